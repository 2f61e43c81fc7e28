//! A plan as an outline: fields of action, goals, outcomes with indicators, measures; read by all, changed by whoever
//! may edit the plan.

mod actions;
mod forms;
mod text;

use domain::{
    id::{OutcomeId, PlanId},
    plan::{BoardColumn, BoardGoal, Card, MeasureStatus, PlanOutline, is_late},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use time::Date;

use self::{
    actions::{OutlineActions, OutlineNews},
    forms::{ChangeGoal, ChangeIndicator, ChangeOutcome, NewGoal, NewIndicator, NewOutcome},
};
use super::{
    board_state::BoardQuery,
    outline_api::load_outline,
    plan_head::{PlanHead, PlanView},
    spark::Spark,
    text as plan_text,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    ui::{Failed, Icon},
};

/// `/plan/{plan}/goals`.
#[component]
pub fn OutlinePage() -> impl IntoView {
    let params = use_params_map();
    let plan = Memo::new(move |_| params.read().get("plan").and_then(|plan| plan.parse::<PlanId>().ok()));
    let actions = OutlineActions::new();
    let outline = ask(
        move || (plan.get(), actions.made()),
        |(plan, _)| async move {
            match plan {
                Some(plan) => load_outline(plan).await,
                None => Err(super::board_page::not_found()),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match outline.await {
                    Ok(outline) => view! { <Outline outline actions/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Outline(outline: PlanOutline, actions: OutlineActions) -> impl IntoView {
    let language = use_language();
    let PlanOutline { board, may_edit, fields, today } = outline;
    let plan = board.plan.id;
    let name = board.plan.title.clone();
    let mut names: Vec<String> = board.goals.iter().map(|entry| entry.field.clone()).collect();
    names.sort();
    names.dedup();
    let is_empty = names.is_empty();
    let cards = board.cards.clone();
    let sections = names
        .into_iter()
        .map(|field| {
            let goals = board.goals.iter().filter(|entry| entry.field == field).cloned();
            let goals = goals.map(|entry| {
                let cards = cards.iter().filter(|card| card.goal_id == entry.goal.id).cloned().collect();
                let fields = fields.clone();
                view! { <GoalPanel entry cards plan today fields may_edit actions/> }
            });
            let goals = goals.collect_view();
            view! {
                <section class="outline__field">
                    <h2 lang="de">{field}</h2>
                    {goals}
                </section>
            }
        })
        .collect_view();
    view! {
        <Title text=move || text::title(language.get(), &name)/>
        <div class="page">
            <PlanHead board=board.clone() view=PlanView::Outline/>
            <OutlineNews actions/>
            {is_empty.then(|| view! { <p class="muted">{t(text::no_goals)}</p> })}
            <div class="outline">{sections}</div>
            {may_edit.then(|| view! { <NewGoal plan fields actions/> })}
        </div>
    }
    .into_any()
}

#[component]
fn GoalPanel(
    entry: BoardGoal,
    cards: Vec<Card>,
    plan: PlanId,
    today: Date,
    fields: Vec<domain::directory::FieldOfAction>,
    may_edit: bool,
    actions: OutlineActions,
) -> impl IntoView {
    let language = use_language();
    let BoardGoal { goal, outcomes, indicators, .. } = entry;
    let heading = format!("goal-{}", goal.id);
    let labelled_by = heading.clone();
    let of_outcome = move |outcome: Option<OutcomeId>| -> Vec<Card> {
        let mut cards: Vec<Card> = cards.iter().filter(|card| card.outcome_id == outcome).cloned().collect();
        let column = |card: &Card| BoardColumn::ALL.iter().position(|column| *column == card.status.column());
        cards.sort_by(|a, b| column(a).cmp(&column(b)).then(a.position.total_cmp(&b.position)));
        cards
    };
    let all: Vec<Card> =
        outcomes.iter().map(|outcome| Some(outcome.id)).chain([None]).flat_map(&of_outcome).collect();
    let whole = of_outcome(None);
    let parts = outcomes.into_iter().map(|outcome| {
        let series: Vec<_> =
            indicators.iter().filter(|series| series.indicator.outcome_id == outcome.id).cloned().collect();
        let cards = of_outcome(Some(outcome.id));
        let (id, title) = (outcome.id, outcome.title.clone());
        let series = series.into_iter().map(|series| {
            let indicator = series.indicator.clone();
            view! {
                <div class="indicator">
                    <Spark series/>
                    {may_edit.then(|| view! { <ChangeIndicator indicator actions/> })}
                </div>
            }
        });
        view! {
            <li class="outline__outcome">
                <h4>
                    <span class="note">{t(text::outcome)}</span>
                    " "
                    <span lang="de">{title.clone()}</span>
                </h4>
                <div class="outline__indicators">{series.collect_view()}</div>
                <Measures cards plan today/>
                {may_edit
                    .then(|| {
                        view! {
                            <div class="outline__forms">
                                <ChangeOutcome outcome actions/>
                                <NewIndicator outcome=id title actions/>
                            </div>
                        }
                    })}
            </li>
        }
    });
    let parts = parts.collect_view();
    let target_group = goal.target_group.clone();
    let board = BoardQuery { goal: Some(goal.id), ..BoardQuery::default() }.path(plan);
    let (id, title) = (goal.id, goal.title.clone());
    let label = {
        let title = title.clone();
        move || text::on_board_of(language.get(), &title)
    };
    view! {
        <section class="panel outline__goal" aria-labelledby=labelled_by>
            <div class="panel__head">
                <h3 id=heading lang="de">{title.clone()}</h3>
                <a class="btn btn--small" href=board aria-label=label>
                    <Icon name="board" small=true/>
                    {t(text::on_board)}
                </a>
            </div>
            {(!target_group.is_empty())
                .then(|| view! { <p class="note">{t(text::target_group)} ": " <span lang="de">{target_group}</span></p> })}
            <RollUp cards=all today/>
            <ul class="outline__outcomes">
                {parts}
                {(!whole.is_empty())
                    .then(|| {
                        view! {
                            <li class="outline__outcome">
                                <h4 class="note">{t(text::without_outcome)}</h4>
                                <Measures cards=whole plan today/>
                            </li>
                        }
                    })}
            </ul>
            {may_edit
                .then(|| {
                    view! {
                        <div class="outline__forms">
                            <ChangeGoal goal fields actions/>
                            <NewOutcome goal=id title actions/>
                        </div>
                    }
                })}
        </section>
    }
    .into_any()
}

/// How far the measures of a goal are: counted, not judged.
#[component]
fn RollUp(cards: Vec<Card>, today: Date) -> impl IntoView {
    let language = use_language();
    let all = cards.len();
    let finished = cards.iter().filter(|card| card.status.is_finished()).count();
    let is_behind =
        |card: &&Card| card.status == MeasureStatus::Delayed || is_late(card.status, card.due_on, today);
    let late = cards.iter().filter(is_behind).count();
    if all == 0 {
        return view! { <p class="muted">{t(text::no_measures)}</p> }.into_any();
    }
    view! {
        <div class="outline__progress">
            <progress
                class="progress"
                max=all.to_string()
                value=finished.to_string()
                aria-label=move || text::progress(language.get(), finished, all)
            ></progress>
            <span>{move || text::progress(language.get(), finished, all)}</span>
            {(late > 0)
                .then(|| {
                    view! {
                        <span class="state state--delayed">
                            <Icon name="delayed" small=true/>
                            {move || text::late(language.get(), late)}
                        </span>
                    }
                })}
        </div>
    }
    .into_any()
}

#[component]
fn Measures(cards: Vec<Card>, plan: PlanId, today: Date) -> impl IntoView {
    let language = use_language();
    if cards.is_empty() {
        return ().into_any();
    }
    let items = cards.into_iter().map(|card| {
        let href = BoardQuery { measure: Some(card.id), ..BoardQuery::default() }.path(plan);
        let (status, late) = (card.status, is_late(card.status, card.due_on, today));
        let words = move || {
            let language = language.get();
            let status = plan_text::status(language, status);
            if late { text::overdue(language, status) } else { status.to_owned() }
        };
        view! {
            <li>
                <a href=href lang="de">{card.title}</a>
                <span class="note" class:field__error=late>{words}</span>
            </li>
        }
    });
    view! { <ul class="links outline__measures" aria-label=t(text::measures)>{items.collect_view()}</ul> }
        .into_any()
}
