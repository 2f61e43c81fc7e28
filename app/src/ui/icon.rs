//! Line icons from the set in `public/icons.svg`; always beside a word, or with a label on the button around it.

use leptos::prelude::*;

/// An icon of the set, hidden from assistive technology.
#[component]
pub fn Icon(
    /// Its id in the set.
    name: &'static str,
    /// Whether it stands in a line of small text.
    #[prop(optional)]
    small: bool,
    /// Whether it stands alone in an empty place.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let class = if small {
        "icon icon--small"
    } else if large {
        "icon icon--large"
    } else {
        "icon"
    };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
