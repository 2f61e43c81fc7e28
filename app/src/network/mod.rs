//! Being written.
use leptos::prelude::*;
/// Page.
#[component]
pub fn MapPage() -> impl IntoView { view! { <p>"x"</p> } }
