//! The title of a page.

use leptos::{prelude::*, text_prop::TextProp};

/// The title of a page, for as long as the component is shown.
///
/// On the server it is worked out at once. The framework asks for it only when the whole page is ready, and where many
/// pages are asked for at the same time, it may by then be looking for signals among those of another request.
#[component]
pub fn Title(
    /// What the page is called, without the name of the program.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    let text = TextProp::from(untrack(|| text.get()));
    view! { <leptos_meta::Title text/> }
}
