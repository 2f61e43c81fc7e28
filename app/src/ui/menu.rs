//! A button that opens a list of links and buttons. Without a script it opens and closes all the same.

use leptos::{
    ev::{Event, FocusEvent, KeyboardEvent, MouseEvent},
    prelude::*,
};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, Node};

use super::Icon;
use crate::i18n::{Language, t};

/// Closes when one of its items was chosen, on Escape, and when the focus goes elsewhere.
#[component]
pub fn Menu(
    /// The words on the button.
    title: fn(Language) -> &'static str,
    /// The icon before them.
    icon: &'static str,
    /// Whether the list hangs from the right end of the button.
    #[prop(optional)]
    at_end: bool,
    /// The items, each with the class `menu__item`.
    children: Children,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(details) = menu(&event).filter(HtmlDetailsElement::open)
        {
            event.stop_propagation();
            details.set_open(false);
            if let Some(Ok(summary)) = details.first_element_child().map(Element::dyn_into::<HtmlElement>) {
                drop(summary.focus());
            }
        }
    };
    let on_leave = move |event: FocusEvent| {
        let target = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(details) = menu(&event).filter(|details| !details.contains(target.as_ref())) {
            details.set_open(false);
        }
    };
    let on_choose = move |event: MouseEvent| {
        let chosen = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_item = chosen.is_some_and(|it| it.closest(".menu__item").is_ok_and(|item| item.is_some()));
        if let Some(details) = menu(&event).filter(|_| is_item) {
            details.set_open(false);
        }
    };
    view! {
        <details
            class="menu"
            class:menu--end=at_end
            on:keydown=on_key
            on:focusout=on_leave
            on:click=on_choose
        >
            <summary class="btn">
                <Icon name=icon/>
                <span class="menu__word">{t(title)}</span>
                <Icon name="chevron-down" small=true/>
            </summary>
            // Can hold the focus, so that a click between two items leaves it inside.
            <div class="menu__list" tabindex="-1">{children()}</div>
        </details>
    }
    .into_any()
}

/// The menu that listens to an event; it may be leaving the page already.
fn menu(event: &Event) -> Option<HtmlDetailsElement> {
    event.current_target()?.dyn_into().ok()
}
