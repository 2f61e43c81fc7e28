//! How much of a long column is drawn: its beginning, and more whenever its end comes near.

use domain::plan::Card;
use leptos::{ev, html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast as _, prelude::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::{open_plan::OpenPlan, plan_query::PlanView, text};
use crate::i18n::use_language;

/// How many cards are drawn at first, and how many more each time.
const STRETCH: usize = 40;

/// How far below the window the end of a column is near, as a margin in CSS.
const NEAR: &str = "1200px 0px";

/// How many cards of a column are drawn; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    state: OpenPlan,
    cards: RwSignal<usize>,
}

impl Reach {
    pub(super) fn new(state: OpenPlan) -> Self {
        let cards = RwSignal::new(STRETCH);
        Effect::new(move |_| {
            // On paper nothing is left to come.
            let listener = window_event_listener(ev::beforeprint, move |_| cards.set(usize::MAX));
            on_cleanup(move || listener.remove());
        });
        Self { state, cards }
    }

    /// The first ones of a column's cards, at least as far as one that is looked for, or held by keyboard.
    pub(super) fn of(self, shown: &[Card]) -> Vec<Card> {
        let held = self.state.held.get().map(|held| held.id);
        let wanted = [held, self.state.sought.get()];
        let last = shown.iter().rposition(|card| wanted.contains(&Some(card.id))).map_or(0, |at| at + 1);
        shown.iter().take(self.cards.get().max(last)).cloned().collect()
    }

    fn lengthen(self) {
        self.cards.update(|cards| *cards = cards.saturating_add(STRETCH));
    }
}

/// The end of what is drawn of a column: more is drawn as it comes near. Without a script the table has all.
#[component]
pub(super) fn More(reach: Reach, left: usize) -> impl IntoView {
    let language = use_language();
    let end = NodeRef::<html::Li>::new();
    Effect::new(move |_| {
        if let Some(end) = end.get() {
            when_near(&end, move || reach.lengthen());
        }
    });
    view! {
        <li class="column__more note" node_ref=end>
            <a href=move || reach.state.path(|query| query.view = PlanView::Table)>
                {move || text::more_in_table(language.get(), left)}
            </a>
        </li>
    }
    .into_any()
}

/// Calls whenever an element has come near the window, until the present owner is cleaned up.
fn when_near(element: &web_sys::Element, call: impl Fn() + 'static) {
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        if entries.iter().any(|entry| entry.unchecked_ref::<IntersectionObserverEntry>().is_intersecting()) {
            call();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options);
    let Ok(observer) = observer else { return };
    observer.observe(element);
    let kept = SendWrapper::new((observer, callback));
    on_cleanup(move || kept.0.disconnect());
}
