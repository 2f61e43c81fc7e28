//! A plan's board: goals above, columns below, alone or in lanes by goal.

use domain::{
    change::{RecordKind, RecordRef},
    id::{GoalId, PlanId},
    plan::{BoardColumn, BoardGoal},
};
use leptos::{ev, prelude::*};
use leptos_meta::Title;
use leptos_router::{components::Redirect, hooks::use_params_map};

use super::{
    api::{BoardAnswer, find_plan, load_board},
    board_state::BoardState,
    column::Column,
    drag::PointerDrag,
    goals::{Goals, mark},
    live,
    new_measure::NewMeasureMenu,
    plan_head::{PlanHead, PlanView},
    quick_filter::QuickFilter,
    sheet::Sheet,
    spark::Spark,
    text,
};
use crate::{
    answer::ask,
    error::AppError,
    i18n::{t, use_language},
    links,
    ui::{Failed, Icon, Loaded},
};

/// `/plan/{plan}/board`: `lanes=goal` puts measures into lanes, `goal` shows those of one goal.
#[component]
pub fn BoardPage() -> impl IntoView {
    let params = use_params_map();
    let plan = Memo::new(move |_| params.read().get("plan").and_then(|plan| plan.parse::<PlanId>().ok()));
    let board = ask(
        move || plan.get(),
        |plan| async move {
            match plan {
                Some(plan) => load_board(plan).await,
                None => Err(not_found()),
            }
        },
    );
    view! { <Loaded resource=board children=|answer| view! { <BoardView answer/> }/> }.into_any()
}

/// `/plan/find/{kind}/{id}`: leads to the board on which a goal or measure lies.
#[component]
pub fn FindPage() -> impl IntoView {
    let params = use_params_map();
    let record = Memo::new(move |_| {
        let params = params.read();
        let kind: RecordKind = params.get("kind")?.parse().ok()?;
        let id = params.get("id")?.parse::<domain::id::MeasureId>().ok()?;
        Some(RecordRef::new(kind, id))
    });
    let plan = ask(
        move || record.get(),
        |record| async move {
            match record {
                Some(record) => find_plan(record).await.map(|plan| (plan, record)),
                None => Err(not_found()),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match plan.await {
                    Ok((plan, record)) => {
                        let board = links::board(plan);
                        let path = match record.kind {
                            RecordKind::Goal => format!("{board}?goal={}", record.id),
                            _ => format!("{board}#measure-{}", record.id),
                        };
                        view! { <Redirect path/> }.into_any()
                    }
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// A path that names no record; on the server the answer gets the status.
pub(super) fn not_found() -> AppError {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    AppError::NotFound
}

#[component]
fn BoardView(answer: BoardAnswer) -> impl IntoView {
    let BoardAnswer { board, today } = answer;
    let state = BoardState::new(&board, today);
    let chosen = Signal::derive(move || state.query.get().goal);
    let in_lanes = Memo::new(move |_| state.query.get().in_lanes);
    let open = Memo::new(move |_| state.query.get().measure);
    let back = Signal::derive(move || state.path(|query| query.measure = None));
    let open_link = Callback::new(move |measure| state.path(|query| query.measure = Some(measure)));
    let plan = board.plan.id;
    let change = board.change;
    Effect::new(move |_| live::follow(state, plan, change));
    Effect::new(move |_| hold_back_closing(state));
    Effect::new(|_| request_animation_frame(show_target));

    let lanes_link = move |in_lanes: bool| state.path(|query| query.in_lanes = in_lanes);
    let goal_link = Callback::new(move |goal| state.path(|query| query.goal = goal));
    let marks = StoredValue::new(
        board.goals.iter().map(|entry| (entry.goal.id, mark(&entry.field))).collect::<Vec<_>>(),
    );
    let title = board.plan.title.clone();
    let goal_titles: Vec<_> =
        board.goals.iter().map(|entry| (entry.goal.id, entry.goal.title.clone())).collect();
    let rights = board.new_measures.clone();
    let goals = state.goals;

    view! {
        <Title text=title.clone()/>
        <div class="page">
            <PlanHead board=board.clone() view=PlanView::Board>
                <SaveState state/>
                <nav class="segmented" aria-label=t(text::arrangement)>
                    <a
                        href=move || lanes_link(false)
                        data-noscroll="true"
                        aria-current=move || (!in_lanes.get()).then_some("page")
                    >
                        {t(text::together)}
                    </a>
                    <a
                        href=move || lanes_link(true)
                        data-noscroll="true"
                        aria-current=move || in_lanes.get().then_some("page")
                    >
                        {t(text::by_goal)}
                    </a>
                </nav>
                {(rights.is_any() && !goal_titles.is_empty())
                    .then(|| {
                        view! {
                            <NewMeasureMenu
                                board=state
                                plan
                                goals=goal_titles
                                chosen=chosen.get_untracked()
                                rights
                                link=open_link
                            />
                        }
                    })}
            </PlanHead>
            <QuickFilter state/>
            <Notices state/>
            {move || {
                if in_lanes.get() {
                    let shown = goals.with_untracked(|goals| {
                        goals.iter().filter(|entry| chosen.get().is_none_or(|id| id == entry.goal.id)).cloned().collect::<Vec<_>>()
                    });
                    view! { <Lanes state goals=shown marks/> }.into_any()
                } else {
                    view! {
                        {move || view! { <Goals goals=goals.get() chosen link=goal_link/> }}
                        <Columns state goal=chosen marks lane=String::new() label=language_label()/>
                    }
                        .into_any()
                }
            }}
            <p class="note">{t(text::board_hint)}</p>
            <p class="visually-hidden" role="status" aria-live="assertive">{move || state.announcement.get()}</p>
            <Sheet board=state open back/>
        </div>
    }
    .into_any()
}

/// Whether what was done here has reached the server. It is announced where a card is dropped.
#[component]
fn SaveState(state: BoardState) -> impl IntoView {
    let language = use_language();
    let is_saving = move || state.unsaved.with(|unsaved| !unsaved.is_empty());
    let words = move || match (is_saving(), state.is_saved.get()) {
        (true, _) => text::saving(language.get()),
        (false, true) => text::saved(language.get()),
        (false, false) => "",
    };
    view! { <span class="note" data-save-state>{words}</span> }
}

/// Asks before the page is closed while a move is on its way.
fn hold_back_closing(state: BoardState) {
    let listener = window_event_listener(ev::beforeunload, move |event| {
        if state.unsaved.try_with_untracked(|unsaved| !unsaved.is_empty()) == Some(true) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Brings the card into sight that the address names; within the application the address comes before the cards.
fn show_target() {
    let Ok(hash) = window().location().hash() else { return };
    if let Some(target) = hash.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
        target.scroll_into_view();
    }
}

/// The label of the one board of a page.
fn language_label() -> Signal<String> {
    let language = use_language();
    Signal::derive(move || text::board(language.get()).to_owned())
}

/// Moves that were refused, and a broken connection.
#[component]
fn Notices(state: BoardState) -> impl IntoView {
    let language = use_language();
    let refused = move || {
        let refused = state.refused.get()?;
        let language = language.get();
        let wanted = text::column(language, refused.wish.column);
        let sentence = if refused.error == AppError::Stale {
            let now = state.cards.with(|cards| {
                cards.iter().find(|card| card.id == refused.wish.measure_id).map(|card| card.status.column())
            });
            let now = text::column(language, now.unwrap_or(refused.wish.column));
            text::not_moved_stale(language, &refused.title, wanted, now)
        } else {
            format!("„{}“: {}", refused.title, refused.error.sentence(language))
        };
        let again = if refused.error == AppError::Stale {
            text::move_again(language, wanted)
        } else {
            text::again(language).to_owned()
        };
        let may_retry =
            !matches!(refused.error, AppError::NotAllowed | AppError::NotFound | AppError::NotSignedIn);
        let retry = move |_: ev::MouseEvent| state.retry(&refused);
        Some(view! {
            <div class="alert alert--warning" role="alert">
                <Icon name="warning"/>
                <div>
                    <p class="alert__title">{text::not_moved(language)}</p>
                    <p>{sentence}</p>
                    <div class="actions">
                        {may_retry
                            .then(|| {
                                view! { <button class="btn btn--small btn--primary" type="button" on:click=retry>{again}</button> }
                            })}
                        <button class="btn btn--small" type="button" on:click=move |_| state.refused.set(None)>
                            {text::dismiss(language)}
                        </button>
                    </div>
                </div>
            </div>
        })
    };
    let removed = move || {
        let (id, title) = state.removed.get()?;
        let language = language.get();
        Some(view! {
            <div class="alert" role="status">
                <Icon name="info"/>
                <div>
                    <p>{text::removed(language, &title)}</p>
                    <div class="actions">
                        <button class="btn btn--small" type="button" on:click=move |_| state.restore(id)>
                            {text::undo(language)}
                        </button>
                        <a class="btn btn--small btn--quiet" href=links::plan_trash(state.plan)>{text::trash(language)}</a>
                        <button class="btn btn--small btn--quiet" type="button" on:click=move |_| state.removed.set(None)>
                            {text::close(language)}
                        </button>
                    </div>
                </div>
            </div>
        })
    };
    view! {
        {refused}
        {removed}
        {move || {
            state
                .is_offline
                .get()
                .then(|| {
                    view! {
                        <div class="alert" role="status">
                            <Icon name="offline"/>
                            <div><p>{t(text::offline)}</p></div>
                        </div>
                    }
                })
        }}
    }
}

/// The five columns.
#[component]
fn Columns(
    state: BoardState,
    goal: Signal<Option<GoalId>>,
    marks: StoredValue<Vec<(GoalId, &'static str)>>,
    lane: String,
    label: Signal<String>,
) -> impl IntoView {
    let drag = PointerDrag::new(state);
    let columns = BoardColumn::ALL
        .iter()
        .map(|column| view! { <Column state column=*column goal marks lane=lane.clone()/> })
        .collect_view();
    view! {
        <div
            class="board"
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

/// One lane for each goal, with its outcomes and indicators.
#[component]
fn Lanes(
    state: BoardState,
    goals: Vec<BoardGoal>,
    marks: StoredValue<Vec<(GoalId, &'static str)>>,
) -> impl IntoView {
    let language = use_language();
    let heads = BoardColumn::ALL
        .iter()
        .map(|column| view! { <span>{move || text::column(language.get(), *column)}</span> })
        .collect_view();
    let lanes = goals
        .into_iter()
        .map(|entry| {
            let id = entry.goal.id;
            let heading = format!("lane-{id}");
            let labelled_by = heading.clone();
            let title = entry.goal.title.clone();
            let label = {
                let title = title.clone();
                Signal::derive(move || text::board_of(language.get(), &title))
            };
            let outcomes = entry.outcomes.iter().map(|outcome| outcome.title.clone()).collect::<Vec<_>>();
            let spark = entry.indicators.into_iter().find(|series| series.latest().is_some());
            view! {
                <section class="lane" aria-labelledby=labelled_by>
                    <div class="lane__head">
                        <h2 id=heading>{title}</h2>
                        <p class="note">{entry.field}</p>
                        <ul class="note lane__outcomes" aria-label=t(text::outcomes)>
                            {outcomes.into_iter().map(|outcome| view! { <li>{outcome}</li> }).collect_view()}
                        </ul>
                        {spark.map(|series| view! { <Spark series/> })}
                    </div>
                    <Columns state goal=Signal::stored(Some(id)) marks lane=format!("{id}-") label/>
                </section>
            }
        })
        .collect_view();
    view! {
        <div>
            <div class="lane__heads" aria-hidden="true">
                {heads}
            </div>
            {lanes}
        </div>
    }
    .into_any()
}
