//! A plan as an outline: fields of action, goals, outcomes with indicators, measures; read by all, changed by whoever
//! may edit the plan.

mod actions;
mod forms;
mod judged;
mod reasons;
mod roll_up;
pub(crate) mod text;

use domain::{
    id::{GoalId, OutcomeId},
    plan::{BoardGoal, Card, IndicatorSeries, is_late},
};
use leptos::prelude::*;

use self::{
    actions::OutlineActions,
    forms::{ChangeGoal, ChangeIndicator, ChangeOutcome, NewGoal, NewIndicator, NewOutcome},
    judged::{Judged, Meaning},
    reasons::{PriorityNote, Reasons},
    roll_up::Counted,
};
pub(super) use forms::OfferedFields;

use super::{
    open_plan::OpenPlan,
    plan_query::{PlanQuery, PlanView},
    spark::Spark,
    text as plan_text,
};
use crate::{
    i18n::{t, use_language},
    ui::{FormNews, Icon},
};

/// All goals of the plan, by field of action; with a filter those that it leaves.
#[component]
pub(super) fn OutlineView(state: OpenPlan, may_edit: bool, fields: OfferedFields) -> impl IntoView {
    let actions = OutlineActions::new();
    Effect::new(move |_| {
        if actions.made() > 0 {
            state.learn_all();
        }
    });
    let sections = Memo::new(move |_| {
        let mut sections: Vec<(String, Vec<GoalId>)> = Vec::new();
        for entry in state.shown_goals() {
            match sections.iter_mut().find(|(field, _)| *field == entry.field) {
                Some((_, goals)) => goals.push(entry.goal.id),
                None => sections.push((entry.field, vec![entry.goal.id])),
            }
        }
        sections.sort();
        sections
    });
    let form_fields = fields.clone();
    view! {
        <FormNews news=actions.news/>
        {move || {
            sections.with(Vec::is_empty).then(|| {
                let is_filtered = state.query.with(|query| query.is_filtered());
                let words = if is_filtered { text::no_shown_goals } else { text::no_goals };
                view! { <p class="muted">{t(words)}</p> }
            })
        }}
        <div class="outline__plan">
            <Counted state cards=state.all indicators=series_of(state, |_| true)/>
            <Judged state cards=state.all/>
            <Meaning/>
        </div>
        <div class="outline">
            <For each=move || sections.get() key=Clone::clone let:section>
                <section class="outline__field">
                    <h2 lang="de">{section.0}</h2>
                    <FieldRollUp state goals=section.1.clone()/>
                    {section
                        .1
                        .into_iter()
                        .map(|goal| view! { <GoalEntry state goal fields=fields.clone() may_edit actions/> })
                        .collect_view()}
                </section>
            </For>
        </div>
        {may_edit.then(|| view! { <NewGoal plan=state.plan fields=form_fields today=state.today actions/> })}
    }
    .into_any()
}

/// How far the measures of a field of action are, and how they are judged.
#[component]
fn FieldRollUp(state: OpenPlan, goals: Vec<GoalId>) -> impl IntoView {
    let known = goals.clone();
    let cards = Signal::derive(move || {
        state.all.with(|cards| {
            cards.iter().filter(|card| known.contains(&card.goal_id)).cloned().collect::<Vec<_>>()
        })
    });
    let indicators = series_of(state, move |entry| goals.contains(&entry.goal.id));
    view! {
        <Counted state cards indicators/>
        <Judged state cards/>
    }
}

/// The indicators of some goals with their values; a filter does not change them.
fn series_of(
    state: OpenPlan,
    is_meant: impl Fn(&BoardGoal) -> bool + Send + Sync + 'static,
) -> Signal<Vec<IndicatorSeries>> {
    Signal::derive(move || {
        state.goals.with(|goals| {
            let meant = goals.iter().filter(|entry| is_meant(entry));
            meant.flat_map(|entry| entry.indicators.iter().cloned()).collect()
        })
    })
}

/// A goal, drawn anew when it changes; what others change elsewhere leaves a form in it as it is.
#[component]
fn GoalEntry(
    state: OpenPlan,
    goal: GoalId,
    fields: OfferedFields,
    may_edit: bool,
    actions: OutlineActions,
) -> impl IntoView {
    let entry = Memo::new(move |_| {
        state.goals.with(|goals| goals.iter().find(|entry| entry.goal.id == goal).cloned())
    });
    move || entry.get().map(|entry| view! { <GoalPanel state entry fields=fields.clone() may_edit actions/> })
}

#[component]
fn GoalPanel(
    state: OpenPlan,
    entry: BoardGoal,
    fields: OfferedFields,
    may_edit: bool,
    actions: OutlineActions,
) -> impl IntoView {
    let language = use_language();
    let BoardGoal { goal, topic, outcomes, indicators, .. } = entry;
    let heading = format!("goal-{}", goal.id);
    let labelled_by = heading.clone();
    let id = goal.id;
    let all = Signal::derive(move || {
        state.all.with(|cards| cards.iter().filter(|card| card.goal_id == id).cloned().collect::<Vec<_>>())
    });
    let of_goal = StoredValue::new(indicators.clone());
    let whole = Memo::new(move |_| cards_of(state, id, None));
    let parts = outcomes.into_iter().map(|outcome| {
        let series: Vec<_> =
            indicators.iter().filter(|series| series.indicator.outcome_id == outcome.id).cloned().collect();
        let (outcome_id, title) = (outcome.id, outcome.title.clone());
        let cards = Memo::new(move |_| cards_of(state, id, Some(outcome_id)));
        let all = Signal::derive(move || {
            let is_meant = |card: &&Card| card.goal_id == id && card.outcome_id == Some(outcome_id);
            state.all.with(|cards| cards.iter().filter(is_meant).cloned().collect::<Vec<_>>())
        });
        let of_outcome = StoredValue::new(series.clone());
        let series = series.into_iter().map(|series| {
            let indicator = series.indicator.clone();
            view! {
                <div class="indicator">
                    <Spark series/>
                    {may_edit.then(|| view! { <ChangeIndicator plan=state.plan indicator actions/> })}
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
                <Counted state cards=all indicators=Signal::derive(move || of_outcome.get_value())/>
                <Judged state cards=all/>
                <div class="outline__indicators">{series.collect_view()}</div>
                <Measures state cards/>
                {may_edit
                    .then(|| {
                        view! {
                            <div class="outline__forms">
                                <ChangeOutcome outcome actions/>
                                <NewIndicator outcome=outcome_id title actions/>
                            </div>
                        }
                    })}
            </li>
        }
    });
    let parts = parts.collect_view();
    let (target_group, priority, reasons_of) = (goal.target_group.clone(), goal.priority, goal.clone());
    let board = PlanQuery { goal: Some(id), ..PlanQuery::all(PlanView::Board) }.path(state.plan);
    let title = goal.title.clone();
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
            {priority.map(|priority| view! { <PriorityNote priority/> })}
            {topic.map(|topic| view! { <p class="note">{t(text::topic)} ": " <span lang="de">{topic}</span></p> })}
            {(!target_group.is_empty())
                .then(|| view! { <p class="note">{t(text::target_group)} ": " <span lang="de">{target_group}</span></p> })}
            <Reasons goal=reasons_of/>
            <Counted state cards=all indicators=Signal::derive(move || of_goal.get_value())/>
            <Judged state cards=all/>
            <ul class="outline__outcomes">
                {parts}
                {move || {
                    (!whole.with(Vec::is_empty))
                        .then(|| {
                            view! {
                                <li class="outline__outcome">
                                    <h4 class="note">{t(text::without_outcome)}</h4>
                                    <Measures state cards=whole/>
                                </li>
                            }
                        })
                }}
            </ul>
            {may_edit
                .then(|| {
                    view! {
                        <div class="outline__forms">
                            <ChangeGoal goal fields today=state.today actions/>
                            <NewOutcome goal=id title actions/>
                        </div>
                    }
                })}
        </section>
    }
    .into_any()
}

/// The shown measures of an outcome, or of the goal as a whole, the least finished first.
fn cards_of(state: OpenPlan, goal: GoalId, outcome: Option<OutcomeId>) -> Vec<Card> {
    let mut cards: Vec<Card> = state.cards.with(|cards| {
        cards.iter().filter(|card| card.goal_id == goal && card.outcome_id == outcome).cloned().collect()
    });
    state.columns.with(|columns| {
        let column = |card: &Card| columns.place(card.status);
        cards.sort_by(|a, b| column(a).cmp(&column(b)).then(a.position.total_cmp(&b.position)));
    });
    cards
}

#[component]
fn Measures(state: OpenPlan, cards: Memo<Vec<Card>>) -> impl IntoView {
    let language = use_language();
    let item = move |card: Card| {
        let (id, status, late) = (card.id, card.status, is_late(card.status, card.due_on, state.today));
        let words = move || {
            let language = language.get();
            let status = plan_text::status(language, status);
            if late { text::overdue(language, status) } else { status.to_owned() }
        };
        view! {
            <li>
                <a
                    href=move || state.path(|query| query.measure = Some(id))
                    data-noscroll="true"
                    data-open=id.to_string()
                    lang="de"
                >
                    {card.title}
                </a>
                <span class="note" class:field__error=late>{words}</span>
            </li>
        }
    };
    move || {
        (!cards.with(Vec::is_empty)).then(|| {
            let items = cards.get().into_iter().map(item).collect_view();
            view! { <ul class="links outline__measures" aria-label=t(text::measures)>{items}</ul> }
        })
    }
}
