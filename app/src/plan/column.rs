//! A column of the board.

use domain::{
    id::GoalId,
    plan::{BoardColumn, Card, Lane},
};
use leptos::prelude::*;

use super::{arrangement, card::MeasureCard, open_plan::OpenPlan, text};
use crate::i18n::{t, use_language};

/// What a card shows: it is drawn anew when one of these changes, and keeps the focus when only its version does.
fn card_key(card: &Card) -> impl Eq + std::hash::Hash + 'static + use<> {
    let progress = (card.milestones_done, card.milestones, card.due_on, card.signs);
    let who = [&card.committee, &card.responsible].map(|named| named.as_ref().map(|named| named.record.id));
    let words = (card.title.clone(), card.reason.clone(), card.lacks_reason);
    (card.id, card.goal_id, card.status, card.position.to_bits(), words, progress, who)
}

/// The cards of a column, of a lane; `marks` says which mark belongs to a goal's field.
#[component]
pub(super) fn Column(
    state: OpenPlan,
    column: BoardColumn,
    lane: Lane,
    marks: StoredValue<Vec<(GoalId, &'static str)>>,
) -> impl IntoView {
    let language = use_language();
    let shown = Memo::new(move |_| {
        let held = state.held.get();
        state.cards.with(|cards| arrangement::shown_in_column(cards, held, column, lane))
    });
    let count = move || shown.with(Vec::len);
    let drop_index = move || {
        let held = state.held.get().filter(|held| !held.by_keyboard)?;
        ((held.column, held.lane) == (column, lane)).then_some(held.index)
    };
    let heading = format!("column-{lane}-{column}");
    let labelled_by = heading.clone();
    view! {
        <section class="column" class:column--over=move || drop_index().is_some() aria-labelledby=labelled_by>
            <h2 class="column__head" id=heading>
                <span>{move || text::column(language.get(), column)}</span>
                " "
                <span class="column__count">
                    {count}
                    <span class="visually-hidden">" "{t(text::measures_in_column)}</span>
                </span>
            </h2>
            <ul
                class="column__list"
                data-column=column.as_str()
                data-lane=lane.to_string()
            >
                <For
                    each=move || shown.get()
                    key=card_key
                    children=move |card| {
                        let goal_id = card.goal_id;
                        let mark = marks.with_value(|marks| {
                            marks.iter().find(|(known, _)| *known == goal_id).map_or("care", |(_, mark)| *mark)
                        });
                        let id = card.id;
                        let is_below_drop = move || {
                            let index = drop_index()?;
                            let others = shown.with(|cards| {
                                let held = state.held.get().map(|held| held.id);
                                cards.iter().filter(|card| Some(card.id) != held).nth(index).map(|card| card.id)
                            });
                            (others == Some(id)).then_some("")
                        };
                        view! {
                            <li data-drop-before=is_below_drop>
                                <MeasureCard state card lane mark/>
                            </li>
                        }
                    }
                />
                {move || {
                    let held = state.held.get().map(|held| held.id);
                    let others = shown.with(|cards| cards.iter().filter(|card| Some(card.id) != held).count());
                    (drop_index().is_some_and(|index| index >= others))
                        .then(|| view! { <li class="drop" aria-hidden="true">{t(text::drop_here)}</li> })
                }}
                {move || {
                    (count() == 0 && drop_index().is_none())
                        .then(|| view! { <li class="column__empty muted">{t(text::empty_column)}</li> })
                }}
            </ul>
        </section>
    }
    .into_any()
}
