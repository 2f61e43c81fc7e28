//! Several measures chosen on the board or in the table, and what is done with all of them.

mod bar;
mod text;

use std::collections::BTreeSet;

use domain::id::MeasureId;
use leptos::prelude::*;

pub(super) use self::bar::SelectionBar;
use super::open_plan::OpenPlan;
use crate::{i18n::use_language, ui::Icon};

/// What is chosen; `None` while nothing can be chosen. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Selection(RwSignal<Option<BTreeSet<MeasureId>>>);

impl Selection {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Whether measures are being chosen.
    pub(super) fn is_open(self) -> bool {
        self.0.with(Option::is_some)
    }

    fn ids(self) -> Vec<MeasureId> {
        self.0.with(|chosen| chosen.iter().flatten().copied().collect())
    }

    fn holds(self, id: MeasureId) -> bool {
        self.0.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.contains(&id)))
    }

    /// Chooses a measure, or no longer.
    pub(super) fn toggle(self, id: MeasureId) {
        self.0.update(|chosen| {
            let chosen = chosen.get_or_insert_default();
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    }

    fn choose(self, ids: impl IntoIterator<Item = MeasureId>) {
        self.0.set(Some(ids.into_iter().collect()));
    }
}

/// Begins and ends choosing, for those who may change a measure.
#[component]
pub(super) fn SelectToggle(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let selection = state.selection;
    let may_change =
        Memo::new(move |_| state.all.with(|cards| cards.iter().any(|card| card.may_move || card.may_edit)));
    let toggle = move |_| {
        if selection.is_open() {
            selection.0.set(None);
        } else {
            selection.choose([]);
        }
    };
    let words = move || {
        let language = language.get();
        if selection.is_open() { text::finish(language) } else { text::select(language) }
    };
    view! {
        {move || {
            may_change
                .get()
                .then(|| {
                    view! {
                        <button
                            class="btn btn--quiet btn--small"
                            type="button"
                            aria-pressed=move || selection.is_open().to_string()
                            on:click=toggle
                        >
                            <Icon name="success" small=true/>
                            {words}
                        </button>
                    }
                })
        }}
    }
}

/// The box by which a measure is chosen, while measures are being chosen.
#[component]
pub(super) fn SelectBox(
    state: OpenPlan,
    id: MeasureId,
    #[prop(into)] title: Signal<String>,
) -> impl IntoView {
    let language = use_language();
    let selection = state.selection;
    let is_open = Memo::new(move |_| selection.is_open());
    view! {
        {move || {
            is_open
                .get()
                .then(|| {
                    view! {
                        <input
                            class="select-box"
                            type="checkbox"
                            aria-label=move || text::choose(language.get(), &title.get())
                            prop:checked=move || selection.holds(id)
                            on:change=move |_| selection.toggle(id)
                        />
                    }
                })
        }}
    }
}
