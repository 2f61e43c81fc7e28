//! The courses of all indicators of a plan, side by side.

mod chart;
mod meaning;
mod story;
mod text;

use domain::{
    id::{OutcomeId, UserId},
    plan::{BoardGoal, Direction, IndicatorSeries, Lack, Outcome},
};
use leptos::prelude::*;

use self::{
    chart::{Chart, drawing, values},
    meaning::Meaning,
    story::StoryBehind,
};
use super::{
    open_plan::OpenPlan,
    plan_query::{PlanQuery, PlanView},
    text as plan_text,
};
use crate::{
    i18n::{t, use_language},
    ui::{Icon, chart::ChartFiles, format},
};

/// The indicators by goal; with a filter those of the goals that it leaves.
#[component]
pub(super) fn IndicatorsView(state: OpenPlan) -> impl IntoView {
    let goals = Memo::new(move |_| {
        let mut goals = state.shown_goals();
        if state.query.with(|query| query.lacks == Some(Lack::Value)) {
            let lacks_value = |series: &IndicatorSeries| series.lacks_value(state.period, state.today);
            goals.iter_mut().for_each(|entry| entry.indicators.retain(lacks_value));
        }
        goals.into_iter().filter(|entry| !entry.indicators.is_empty()).collect::<Vec<_>>()
    });
    let summary = move || view! { <Summary goals/> };
    view! {
        {summary}
        <For each=move || goals.get() key=|entry| entry.goal.id let:entry>
            <GoalIndicators state entry goals/>
        </For>
    }
    .into_any()
}

/// One sentence before the pictures.
#[component]
fn Summary(goals: Memo<Vec<BoardGoal>>) -> impl IntoView {
    let language = use_language();
    let sentence = move || {
        let language = language.get();
        let all: Vec<IndicatorSeries> =
            goals.with(|goals| goals.iter().flat_map(|entry| entry.indicators.clone()).collect());
        let reached = all.iter().filter(|series| series.is_reached() == Some(true)).count();
        let silent = all.iter().filter(|series| series.latest().is_none()).count();
        match (all.len(), silent) {
            (0, _) => text::none(language).to_owned(),
            (count, 0) => text::reached_of(language, reached, count),
            (count, _) => text::reached_of_silent(language, reached, count, silent),
        }
    };
    view! { <p class="lead">{sentence}</p> }
}

#[component]
fn GoalIndicators(state: OpenPlan, entry: BoardGoal, goals: Memo<Vec<BoardGoal>>) -> impl IntoView {
    let language = use_language();
    let id = entry.goal.id;
    let heading = format!("indicators-{id}");
    let labelled_by = heading.clone();
    let title = entry.goal.title.clone();
    let outcomes = Memo::new(move |_| {
        goals
            .with(|goals| goals.iter().find(|entry| entry.goal.id == id).map(|entry| entry.outcomes.clone()))
            .unwrap_or_default()
    });
    let writers = Memo::new(move |_| {
        goals
            .with(|goals| goals.iter().find(|entry| entry.goal.id == id).map(|entry| entry.writers.clone()))
            .unwrap_or_default()
    });
    // An indicator is drawn anew when it has a new value.
    let series = Memo::new(move |_| {
        goals
            .with(|goals| {
                goals.iter().find(|entry| entry.goal.id == id).map(|entry| entry.indicators.clone())
            })
            .unwrap_or_default()
    });
    let measures = move || state.all.with(|cards| cards.iter().filter(|card| card.goal_id == id).count());
    let board = PlanQuery { goal: Some(id), ..PlanQuery::all(PlanView::Board) }.path(state.plan);
    let label = {
        let title = title.clone();
        move || format!("{}: {title}", text::measures(language.get(), measures()))
    };
    view! {
        <section class="indicators" aria-labelledby=labelled_by>
            <div class="indicators__head">
                <h2 id=heading lang="de">{title}</h2>
                <a class="btn btn--small" href=board aria-label=label>
                    <Icon name="board" small=true/>
                    {move || text::measures(language.get(), measures())}
                </a>
            </div>
            <ul class="indicators__list">
                {move || {
                    series
                        .get()
                        .into_iter()
                        .map(|series| {
                            let outcome = outcome(&outcomes.get(), series.indicator.outcome_id);
                            view! { <IndicatorPanel state series outcome writers=writers.get()/> }
                        })
                        .collect_view()
                }}
            </ul>
        </section>
    }
    .into_any()
}

fn outcome(outcomes: &[Outcome], id: OutcomeId) -> String {
    outcomes.iter().find(|outcome| outcome.id == id).map(|outcome| outcome.title.clone()).unwrap_or_default()
}

#[component]
fn IndicatorPanel(
    state: OpenPlan,
    series: IndicatorSeries,
    outcome: String,
    /// The names of those who wrote stories, as far as the reader is told.
    writers: Vec<(UserId, String)>,
) -> impl IntoView {
    let language = use_language();
    let indicator = series.indicator.clone();
    let unit = indicator.unit.clone();
    let value = {
        let unit = unit.clone();
        move |value: f64| format::value(language.get(), value, &unit)
    };
    let latest = series.latest().cloned();
    let (variant, icon, state_words): (_, _, fn(_) -> _) = match series.is_reached() {
        Some(true) => ("reached", "reached", text::reached),
        Some(false) => ("watch", "watch", text::not_reached),
        None => ("planned", "planned", text::open),
    };
    let now = {
        let (latest, value) = (latest.clone(), value.clone());
        move || {
            latest
                .as_ref()
                .map_or_else(|| plan_text::no_value(language.get()).to_owned(), |it| value(it.value))
        }
    };
    let measured = latest.map(|latest| {
        move || text::measured_on(language.get(), &format::short_date(language.get(), latest.measured_on))
    });
    let aim = indicator.target.map(|target| {
        let value = value.clone();
        move || {
            let language = language.get();
            match indicator.target_on {
                Some(on) => text::target_on(language, &value(target), &format::short_date(language, on)),
                None => plan_text::target(language, &value(target)),
            }
        }
    });
    let forecast = indicator.target_on.and_then(|on| series.forecast(on)).map(|forecast| {
        let value = value.clone();
        move || text::forecast(language.get(), &value((forecast * 10.0).round() / 10.0))
    });
    let less_is_better = indicator.direction == Direction::Down;
    let rows = series.measurements.iter().rev().map(|measurement| {
        let (day, number, note) = (measurement.measured_on, measurement.value, measurement.note.clone());
        let value = value.clone();
        view! {
            <tr>
                <th scope="row" class="nowrap">{move || format::short_date(language.get(), day)}</th>
                <td class="num">{move || value(number)}</td>
                <td lang="de">{note}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let has_values = !series.measurements.is_empty();
    let (drawing, table) = (drawing(&series, state.today), values(&series));
    let file_name = indicator.name.clone();
    let name = indicator.name.clone();
    let label = {
        let name = name.clone();
        move || format!("{}: {name}", text::values(language.get()))
    };
    let meaning = indicator.clone();
    let story = indicator.story.map(|story| view! { <StoryBehind story writers/> });
    view! {
        <li class="panel indicator-panel">
            <p class="note" lang="de">{outcome}</p>
            <h3 lang="de">{name}</h3>
            <p class="indicator-panel__now">
                <b>{now}</b>
                " "
                {measured.map(|words| view! { <span class="note">{words}</span> })}
            </p>
            <p>
                <span class=format!("state state--{variant}")>
                    <Icon name=icon small=true/>
                    {t(state_words)}
                </span>
            </p>
            <Chart drawing/>
            <p class="note">
                {aim}
                {less_is_better.then(|| view! { " · " {t(text::less_is_better)} })}
                {forecast.map(|words| view! { <br/> {words} })}
            </p>
            <Meaning indicator=meaning/>
            {story}
            {has_values
                .then(|| {
                    view! {
                        <details class="disclosure">
                            <summary aria-label=label>{t(text::values)}</summary>
                            <table class="table table--plain">
                                <thead>
                                    <tr>
                                        <th scope="col">{t(text::day)}</th>
                                        <th scope="col" class="num">{t(text::value)}</th>
                                        <th scope="col">{t(text::note)}</th>
                                    </tr>
                                </thead>
                                <tbody>{rows}</tbody>
                            </table>
                            <ChartFiles name=file_name drawing table/>
                        </details>
                    }
                })}
        </li>
    }
    .into_any()
}
