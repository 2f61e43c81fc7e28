//! Being written.
use leptos::prelude::*;
/// Page.
#[component]
pub fn BoardPage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn FindPage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn PlanListPage() -> impl IntoView { view! { <p>"x"</p> } }
