//! A column of the board.

use domain::{
    id::GoalId,
    plan::{BoardColumn, Card, ColumnColour, Lane, MeasureStatus},
};
use leptos::prelude::*;

use super::{
    card::MeasureCard,
    open_plan::OpenPlan,
    reach::{More, Reach},
    text,
};
use crate::{
    i18n::{t, use_language},
    ui::Icon,
};

/// What a card shows: it is drawn anew when one of these changes, and keeps the focus when only its version does.
fn card_key(card: &Card) -> impl Eq + std::hash::Hash + 'static + use<> {
    let progress = (card.milestones_done, card.milestones, card.due_on, card.signs);
    let who = [&card.committee, &card.responsible].map(|named| named.as_ref().map(|named| named.record.id));
    let words = (card.title.clone(), card.reason.clone(), card.lacks_reason, card.own_values.clone());
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
    let titled = column.clone();
    let column = column.entry;
    let shown = Memo::new(move |_| {
        let held = state.held.get();
        state.arranged(|arranged| arranged.shown_in_column(held, column, lane))
    });
    let count = move || shown.with(Vec::len);
    let reach = Reach::new(state);
    let drawn = Memo::new(move |_| shown.with(|cards| reach.of(cards)));
    let drop_index = move || {
        let held = state.held.get().filter(|held| !held.by_keyboard)?;
        ((held.column, held.lane) == (column, lane)).then_some(held.index)
    };
    let heading = format!("column-{lane}-{column}");
    let labelled_by = heading.clone();
    view! {
        <section class="column" class:column--over=move || drop_index().is_some() aria-labelledby=labelled_by>
            <h2 class="column__head" id=heading>
                <ColumnTitle column=titled/>
                " "
                <Fill state column lane shown=Signal::derive(count)/>
            </h2>
            <ul
                class="column__list"
                data-column=column.as_str()
                data-lane=lane.to_string()
            >
                <For
                    each=move || drawn.get()
                    key=card_key
                    children=move |card| {
                        let goal_id = card.goal_id;
                        let mark = marks.with_value(|marks| {
                            marks.iter().find(|(known, _)| *known == goal_id).map_or("care", |(_, mark)| *mark)
                        });
                        let id = card.id;
                        let is_below_drop = move || {
                            let index = drop_index()?;
                            let others = drawn.with(|cards| {
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
                    let others = drawn.with(|cards| cards.iter().filter(|card| Some(card.id) != held).count());
                    (drop_index().is_some_and(|index| index >= others))
                        .then(|| view! { <li class="drop" aria-hidden="true">{t(text::drop_here)}</li> })
                }}
                {move || {
                    let left = count() - drawn.with(Vec::len);
                    (left > 0).then(|| view! { <More reach left/> })
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

/// How many cards a column of a lane shows, and whether the whole column holds more than it should.
#[component]
fn Fill(state: OpenPlan, column: MeasureStatus, lane: Lane, shown: Signal<usize>) -> impl IntoView {
    let language = use_language();
    // A limit is one of the whole column, not of each lane.
    let fill = Memo::new(move |_| if lane == Lane::All { state.fill(column) } else { (0, None) });
    let is_beyond = move || {
        let (all, limit) = fill.get();
        limit.is_some_and(|limit| all > limit as usize)
    };
    let words = move || {
        let language = language.get();
        match fill.get() {
            (_, None) => text::measures_in_column(language).to_owned(),
            (all, Some(limit)) if is_beyond() => text::fill_beyond(language, all, limit),
            (_, Some(limit)) => text::fill_within(language, limit),
        }
    };
    view! {
        <span class="column__count" class:column__count--beyond=is_beyond>
            {move || is_beyond().then(|| view! { <Icon name="warning" small=true/> })}
            {move || shown.get()}
            {move || fill.get().1.map(|limit| view! { <span aria-hidden="true">" / "{limit}</span> })}
            <span class="visually-hidden">" "{words}</span>
        </span>
    }
    .into_any()
}

/// The mark of a colour: each has a shape of its own.
#[component]
pub(super) fn ColumnMark(colour: ColumnColour) -> impl IntoView {
    view! { <span class=format!("column-mark column-mark--{colour}") aria-hidden="true"></span> }
}

/// The name of a column beside its mark, for the heads of lanes as well.
#[component]
pub(super) fn ColumnTitle(column: BoardColumn) -> impl IntoView {
    let language = use_language();
    let colour = column.colour;
    view! {
        <span class="column__title">
            {colour.map(|colour| view! { <ColumnMark colour/> })}
            <span>{move || text::column(language.get(), &column)}</span>
        </span>
    }
}
