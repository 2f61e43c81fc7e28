//! Being written.
use leptos::prelude::*;
/// Page.
#[component]
pub fn DirectoryHome() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn DirectoryListPage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn CommitteePage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn OrganisationPage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn PersonPage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn HealthRegionPage() -> impl IntoView { view! { <p>"x"</p> } }
/// Page.
#[component]
pub fn RegionPage() -> impl IntoView { view! { <p>"x"</p> } }
