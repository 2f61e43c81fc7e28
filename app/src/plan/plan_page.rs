//! The page of a plan: one head, one filter and one sheet around six views of the same measures.

use domain::{id::PlanId, plan::Board};
use leptos::prelude::*;
use leptos_router::{
    hooks::{use_params_map, use_query_map},
    params::ParamsMap,
};

use super::{
    api::{BoardAnswer, load_board},
    board::BoardView,
    calendar::CalendarView,
    grouping_nav::GroupingNav,
    indicators::IndicatorsView,
    live,
    new_measure::NewMeasureMenu,
    notices::{Notices, SaveState, hold_back_closing},
    open_plan::OpenPlan,
    outline::{OfferedFields, OutlineView},
    plan_head::{PlanHead, PlanTabs},
    plan_query::{PlanQuery, PlanView},
    quick_filter::QuickFilter,
    saved_views::SavedPlanViewMenu,
    selection::{SelectToggle, SelectionBar},
    sheet::Sheet,
    table::TableView,
    text,
    timeline::TimelineView,
    undo::Undo,
};
use crate::{
    answer::ask,
    error::AppError,
    i18n::use_language,
    ui::{Loaded, Title},
};

/// `/plan/{plan}/{view}`; what the query means is said in `plan_query.rs`.
#[component]
pub fn PlanPage() -> impl IntoView {
    let params = use_params_map();
    let view = move |params: &ParamsMap| params.get("view")?.parse::<PlanView>().ok();
    let plan = Memo::new(move |_| {
        let params = params.read();
        view(&params).and_then(|_| params.get("plan")?.parse::<PlanId>().ok())
    });
    let query = use_query_map();
    let board = ask(
        move || {
            let view = view(&params.read_untracked());
            let needs_ages = |view| PlanQuery::read(view, &query.read_untracked()).filter().needs_ages();
            (plan.get(), view.is_some_and(PlanView::has_milestones), view.is_some_and(needs_ages))
        },
        |(plan, with_milestones, with_ages)| async move {
            match plan {
                Some(plan) => load_board(plan, with_milestones, with_ages).await,
                None => Err(not_found()),
            }
        },
    );
    view! { <Loaded resource=board children=|answer| view! { <Views answer/> }/> }.into_any()
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
fn Views(answer: BoardAnswer) -> impl IntoView {
    let language = use_language();
    let state = OpenPlan::new(&answer);
    let board = answer.board;
    let Board { plan, new_measures, rights, fields, topics, change, .. } = board.clone();
    let offered = OfferedFields { fields, topics };
    let id = plan.id;
    Effect::new(move |_| live::follow(state, id, change));
    Effect::new(move |_| hold_back_closing(state));
    Effect::new(move |_| state.learn_what_is_new());
    state.resume_when_connected();
    Effect::new(move |_| {
        let is_news = state.news.get() > 0;
        let is_first = state.query.with(|query| query.view.has_milestones())
            && state.milestones.with_untracked(Option::is_none);
        if is_news || is_first {
            state.learn_milestones();
        }
    });
    Effect::new(move |_| {
        let changes = (state.news.get(), state.own_changes.get());
        let is_news = changes != (0, 0);
        let is_first = state.query.with(|query| query.filter().needs_ages())
            && state.ages.with_untracked(Option::is_none);
        if is_news || is_first {
            state.learn_ages();
        }
    });

    let view = Memo::new(move |_| state.query.with(|query| query.view));
    let open = Memo::new(move |_| state.query.with(|query| query.measure));
    let back = Signal::derive(move || state.path(|query| query.measure = None));
    let open_link = Callback::new(move |measure| state.path(|query| query.measure = Some(measure)));
    let name = plan.title.clone();
    let title = move || match view.get() {
        PlanView::Board => name.clone(),
        view => format!("{}: {name}", text::view(language.get(), view)),
    };
    let goals: Vec<_> = board.goals.iter().map(|entry| (entry.goal.id, entry.goal.title.clone())).collect();
    let chosen = state.query.with_untracked(|query| query.goal);
    let new_measure = (new_measures.is_any() && !goals.is_empty()).then(|| {
        view! { <NewMeasureMenu board=state plan=id goals chosen rights=new_measures link=open_link/> }
    });
    view! {
        <Title text=title/>
        <div class="page">
            <PlanHead board>
                <SaveState state/>
                <Undo state/>
                {move || view.get().has_selection().then(|| view! { <SelectToggle state/> })}
                {new_measure}
            </PlanHead>
            <div class="plan-ways">
                <PlanTabs state/>
                <SavedPlanViewMenu state/>
            </div>
            <div class="plan-tools">
                <QuickFilter state/>
                {move || view.get().is_grouped().then(|| view! { <GroupingNav state/> })}
            </div>
            <Notices state/>
            {move || match view.get() {
                PlanView::Board => view! { <BoardView state/> }.into_any(),
                PlanView::Table => view! { <TableView state/> }.into_any(),
                PlanView::Outline => view! { <OutlineView state may_edit=rights.edit fields=offered.clone()/> }.into_any(),
                PlanView::Timeline => view! { <TimelineView state period=(plan.period_from, plan.period_to)/> }.into_any(),
                PlanView::Calendar => view! { <CalendarView state/> }.into_any(),
                PlanView::Indicators => view! { <IndicatorsView state/> }.into_any(),
            }}
            {move || view.get().has_selection().then(|| view! { <SelectionBar state/> })}
            <p class="visually-hidden" role="status" aria-live="assertive">{move || state.announcement.get()}</p>
            <Sheet board=state open back/>
        </div>
    }
    .into_any()
}
