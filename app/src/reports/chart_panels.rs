//! Charts of one plan: how much of it is reached over time, how its measures stand, and its indicators against their
//! targets.

use domain::{
    id::PlanId,
    plan::IndicatorSeries,
    reports::{BurnUpPoint, Standing, StandingCounts},
};
use leptos::prelude::*;
use time::Date;

use super::{
    chart_text as words,
    dashboard_page::{part, segments},
    sentence, text,
    tile_place::panel_id,
};
use crate::{
    i18n::{t, use_language},
    links,
    ui::{
        chart::{
            Bullet, Cell, ChartFigure, DataTable, Legend, Picture, Step, bullet, burn_up, donut, sparkline,
        },
        format,
    },
};

/// How much is reached, and how the measures stand.
#[component]
pub(super) fn CoursePanels(points: Vec<BurnUpPoint>, all: StandingCounts, today: Date) -> impl IntoView {
    view! {
        <div class="columns columns--even">
            <BurnUp points today/>
            <Standings all/>
        </div>
    }
    .into_any()
}

/// How much was reached when.
#[component]
pub(super) fn BurnUp(points: Vec<BurnUpPoint>, today: Date) -> impl IntoView {
    let language = use_language();
    let said = points.clone();
    let sentence = Signal::derive(move || words::burn_up_said(language.get(), &said));
    let steps: Vec<_> =
        points.iter().map(|point| Step { on: point.on, reached: point.reached, all: point.all }).collect();
    let drawing =
        Callback::new(move |language| burn_up(language, words::burn_up(language).to_owned(), &steps, today));
    let table = Callback::new(move |language| DataTable {
        head: [words::day, words::reached, words::all].map(|word| word(language).to_owned()).into(),
        rows: points
            .iter()
            .map(|point| {
                let day = format::short_date(language, point.on);
                vec![day.into(), Cell::count(point.reached), Cell::count(point.all)]
            })
            .collect(),
    });
    let name = Signal::derive(move || words::burn_up(language.get()).to_owned());
    let heading = panel_id("figures-burn-up");
    let labelled_by = heading.clone();
    view! {
        <section class="panel" aria-labelledby=labelled_by>
            <h2 class="panel__head" id=heading>{t(words::burn_up)}</h2>
            <ChartFigure name sentence drawing table/>
            <p class="note">{t(words::log_note)}</p>
        </section>
    }
    .into_any()
}

/// How the measures stand.
#[component]
pub(super) fn Standings(all: StandingCounts) -> impl IntoView {
    let language = use_language();
    let sentence = Signal::derive(move || sentence::standing(language.get(), &all));
    let name = Signal::derive(move || words::standings(language.get()).to_owned());
    let drawing = Callback::new(move |language| donut(language, words::standings(language), &segments(&all)));
    let table = Callback::new(move |language| DataTable {
        head: [words::standing, words::measures].map(|word| word(language).to_owned()).into(),
        rows: Standing::ALL
            .iter()
            .map(|standing| vec![text::standing(language, *standing).into(), Cell::count(all.of(*standing))])
            .collect(),
    });
    let occurs = Standing::ALL.iter().filter(|standing| all.of(**standing) > 0);
    let parts: Vec<_> = occurs.map(|standing| part(*standing)).collect();
    let legend = view! { <Legend label=text::legend parts/> }.into_any();
    let heading = panel_id("figures-standings");
    let labelled_by = heading.clone();
    view! {
        <section class="panel" aria-labelledby=labelled_by>
            <h2 class="panel__head" id=heading>{t(words::standings)}</h2>
            <ChartFigure name sentence drawing table legend/>
        </section>
    }
    .into_any()
}

/// The indicators of a plan; itself a table, so it needs no other.
#[component]
pub(super) fn IndicatorsPanel(plan: PlanId, indicators: Vec<IndicatorSeries>) -> impl IntoView {
    if indicators.is_empty() {
        return ().into_any();
    }
    let href = links::indicators(plan);
    let rows = indicators.into_iter().map(|series| view! { <IndicatorRow series/> }).collect_view();
    let heading = panel_id("figures-indicators");
    let (labelled_by, described_by) = (heading.clone(), heading.clone());
    view! {
        <section class="panel" aria-labelledby=labelled_by>
            <div class="panel__head">
                <h2 id=heading>{t(words::indicators)}</h2>
                <a class="btn btn--small screen-only" href=href>{t(words::all_courses)}</a>
            </div>
            <p class="note">{t(words::indicators_note)}</p>
            <div class="table-wrap" role="region" aria-labelledby=described_by tabindex="0">
                <table class="table table--plain table--charts">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::indicator)}</th>
                            <th scope="col" class="num">{t(words::value)}</th>
                            <th scope="col" class="num">{t(words::target)}</th>
                            <th scope="col">{t(words::against_target)}</th>
                            <th scope="col">{t(words::course)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn IndicatorRow(series: IndicatorSeries) -> impl IntoView {
    let language = use_language();
    let known = Bullet {
        value: series.latest().map(|latest| latest.value),
        target: series.indicator.target,
        baseline: series.indicator.baseline,
        unit: series.indicator.unit.clone(),
        is_reached: series.is_reached() == Some(true),
    };
    let values: Vec<_> = series.measurements.iter().map(|value| (value.measured_on, value.value)).collect();
    let name = series.indicator.name;
    let (latest, target, baseline) = (known.value, known.target, known.baseline);
    let unit = known.unit.clone();
    let told = StoredValue::new((name.clone(), unit));
    let say = move |value: Option<f64>, none: fn(_) -> &'static str| {
        let language = language.get();
        told.with_value(|(_, unit)| {
            value.map_or_else(|| none(language).to_owned(), |value| format::value(language, value, unit))
        })
    };
    let value = move || say(latest, words::no_value);
    let aim = move || say(target, words::no_target);
    let label = move || told.with_value(|(name, _)| words::against(language.get(), name, &value(), &aim()));
    let course =
        move || format!("{}: {}", words::course(language.get()), told.with_value(|(name, _)| name.clone()));
    view! {
        <tr>
            <th scope="row" lang="de">{name}</th>
            <td class="num nowrap">{value}</td>
            <td class="num nowrap">{aim}</td>
            <td>{move || view! { <Picture drawing=bullet(language.get(), label(), &known)/> }}</td>
            <td>{move || view! { <Picture drawing=sparkline(course(), &values, target, baseline)/> }}</td>
        </tr>
    }
    .into_any()
}
