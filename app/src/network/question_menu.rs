//! The questions that the network answers with a list.

use leptos::prelude::*;

use super::{
    bonds::bonds_question,
    gap_text,
    map_state::{MapState, focus_soon},
    query::MapView,
    text,
    time::changes_question,
    topic_text,
};
use crate::{
    i18n::{Language, t},
    links,
    ui::{Icon, Menu},
};

/// A list, the icon of its question, and the question.
type Question = (MapView, &'static str, fn(Language) -> &'static str);

/// In the order of the menu.
const QUESTIONS: [Question; 5] = [
    (MapView::Topic, "idea", topic_text::title),
    (MapView::Bonds, "network", bonds_question),
    (MapView::Overlaps, "overlap", text::overlaps_question),
    (MapView::Gaps, "gap", gap_text::title),
    (MapView::Changes, "history", changes_question),
];

/// Leads to the answers; what is filtered and selected stays.
#[component]
pub(super) fn QuestionMenu(
    state: MapState,
    /// Whether the menu stands at the right end of its line.
    #[prop(optional)]
    at_end: bool,
) -> impl IntoView {
    let item = move |(view, icon, words): Question| {
        view! {
            <a
                class="menu__item"
                href=move || links::map(&state.query.read().with_view(view))
                aria-current=move || (state.query.read().view == view).then_some("page")
                on:click=move |_| focus_soon("main")
            >
                <Icon name=icon/>
                {t(words)}
            </a>
        }
    };
    view! {
        <nav class="map__questions" aria-label=t(text::questions)>
            <Menu title=text::questions icon="question" at_end>
                {QUESTIONS.map(item).collect_view()}
            </Menu>
        </nav>
    }
}
