//! Being written.
use leptos::prelude::*;
/// Page.
#[component]
pub fn SearchPage() -> impl IntoView { view! { <p>"x"</p> } }
