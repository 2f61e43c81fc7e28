//! Being written.
use leptos::prelude::*;
/// Page.
#[component]
pub fn DashboardPage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn OverviewPage() -> impl IntoView { view! { <p>"x"</p> } }
