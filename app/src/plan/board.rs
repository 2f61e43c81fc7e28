//! The board: goals above, columns below, alone or in lanes.

use domain::{
    id::GoalId,
    plan::{BoardGoal, Lane},
};
use leptos::{ev, prelude::*};

use super::{
    column::{Column, ColumnTitle},
    drag::PointerDrag,
    goals::{Goals, mark},
    lane::{self, Group},
    open_plan::OpenPlan,
    plan_query::Grouping,
    spark::Spark,
    text,
};
use crate::i18n::{t, use_language};

/// Which mark belongs to a goal's field.
type Marks = StoredValue<Vec<(GoalId, &'static str)>>;

/// The board of a plan.
#[component]
pub(super) fn BoardView(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let goals = state.goals;
    let marks = StoredValue::new(goals.with_untracked(|goals| {
        goals.iter().map(|entry| (entry.goal.id, mark(&entry.field))).collect::<Vec<_>>()
    }));
    Effect::new(move |_| {
        let new = goals.with(|goals| goals.iter().map(|entry| (entry.goal.id, mark(&entry.field))).collect());
        marks.set_value(new);
    });
    let chosen = Signal::derive(move || state.query.with(|query| query.goal));
    let link = Callback::new(move |goal| state.path(|query| query.goal = goal));
    let label = Signal::derive(move || text::board(language.get()).to_owned());
    let grouping = Memo::new(move |_| state.query.with(|query| query.group));
    Effect::new(move |_| request_animation_frame(move || show_target(state, LOOKS, None)));
    view! {
        {move || match grouping.get() {
            Some(by) => view! { <Lanes state by marks/> }.into_any(),
            None => view! {
                {move || view! { <Goals goals=goals.get() chosen link/> }}
                <Columns state lane=Lane::All marks label/>
            }
            .into_any(),
        }}
        <p class="note">{t(text::board_hint)}</p>
    }
    .into_any()
}

/// How often the board looks for the card that its address names, a second or so.
const LOOKS: u32 = 30;

/// Brings the card into sight that the address names. Within the application the address may come after the cards; and
/// cards get their own height only as they come near the window, which moves it once more: so until it rests.
fn show_target(state: OpenPlan, looks: u32, rested: Option<f64>) {
    let hash = window().location().hash().unwrap_or_default();
    if let Some(id) = hash.strip_prefix("#measure-").and_then(|id| id.parse().ok()) {
        state.sought.maybe_update(|sought| sought.replace(id) != Some(id));
    }
    let heading = hash.strip_prefix('#').and_then(|id| document().get_element_by_id(id));
    let card = heading.and_then(|heading| heading.closest("article").ok()?);
    let top = card.as_ref().map(|card| card.get_bounding_client_rect().top());
    if looks == 0 || (top.is_some() && top == rested) {
        return;
    }
    let top = card.map(|card| {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        card.scroll_into_view_with_scroll_into_view_options(&options);
        card.get_bounding_client_rect().top()
    });
    // What has come near is measured in one frame, and moves the others in the next.
    request_animation_frame(move || request_animation_frame(move || show_target(state, looks - 1, top)));
}

/// From how many columns on a board is wider than the window, which is scrolled then.
const MANY: usize = 7;

/// The columns of a plan, of a lane.
#[component]
fn Columns(state: OpenPlan, lane: Lane, marks: Marks, label: Signal<String>) -> impl IntoView {
    let drag = PointerDrag::new(state);
    let columns = move || {
        let columns = state.columns.get();
        columns.iter().map(|column| view! { <Column state column=column.clone() lane marks/> }).collect_view()
    };
    view! {
        <div
            class="board"
            class:board--many=move || state.columns.with(|columns| columns.iter().len() >= MANY)
            role="region"
            aria-label=move || label.get()
            tabindex="0"
            on:pointerdown=move |event| drag.down(&event)
            on:pointermove=move |event| drag.moved(&event)
            on:pointerup=move |event| drag.up(&event)
            on:pointercancel=move |event| drag.cancelled(&event)
            on:keydown=move |event: ev::KeyboardEvent| {
                if event.key() == "Escape" {
                    drag.escape();
                }
            }
        >
            {columns}
        </div>
    }
    .into_any()
}

/// One lane for each group; those of goals with their outcomes and first indicator.
#[component]
fn Lanes(state: OpenPlan, by: Grouping, marks: Marks) -> impl IntoView {
    let heads = move || {
        let columns = state.columns.get();
        columns.iter().map(|column| view! { <ColumnTitle column=column.clone()/> }).collect_view()
    };
    let groups = Memo::new(move |_| {
        let with_empty = !state.query.with(|query| query.is_filtered());
        state.goals.with(|goals| state.cards.with(|cards| lane::groups(by, goals, cards, with_empty)))
    });
    view! {
        <div>
            <div
                class="lane__heads"
                class:lane__heads--many=move || state.columns.with(|columns| columns.iter().len() >= MANY)
                aria-hidden="true"
            >
                {heads}
            </div>
            <For each=move || groups.get() key=|group| (group.lane.to_string(), group.name.clone()) let:group>
                <LaneView state group marks/>
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn LaneView(state: OpenPlan, group: Group, marks: Marks) -> impl IntoView {
    let language = use_language();
    let lane = group.lane;
    let heading = format!("lane-{lane}");
    let labelled_by = heading.clone();
    let title = Signal::derive(move || group.title(language.get()));
    let label = Signal::derive(move || text::board_of(language.get(), &title.get()));
    let about = move || match lane {
        Lane::Goal(goal) => state
            .goals
            .with(|goals| goals.iter().find(|entry| entry.goal.id == goal).cloned())
            .map(|entry| view! { <AboutGoal entry/> }.into_any()),
        _ => None,
    };
    view! {
        <section class="lane" aria-labelledby=labelled_by>
            <div class="lane__head">
                <h2 id=heading lang="de">{title}</h2>
                {about}
            </div>
            <Columns state lane marks label/>
        </section>
    }
    .into_any()
}

#[component]
fn AboutGoal(entry: BoardGoal) -> impl IntoView {
    let outcomes = entry.outcomes.iter().map(|outcome| outcome.title.clone()).collect::<Vec<_>>();
    let spark = entry.indicators.into_iter().find(|series| series.latest().is_some());
    view! {
        <p class="note">{entry.field}</p>
        <ul class="note lane__outcomes" aria-label=t(text::outcomes)>
            {outcomes.into_iter().map(|outcome| view! { <li>{outcome}</li> }).collect_view()}
        </ul>
        {spark.map(|series| view! { <Spark series/> })}
    }
    .into_any()
}
