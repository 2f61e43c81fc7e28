//! A plan as it stood on another day, and what has changed since an earlier one. Only what the change log holds is told;
//! what it cannot tell is named, and never taken from today.

use domain::{
    plan::{Judged, MeasureStatus},
    reports::{DayValue, PastRefusal, PlanDay, PlanPast, Standing},
};
use leptos::prelude::*;
use time::Date;

use super::{chart_text as words, text};
use crate::{
    i18n::{Language, t, use_language},
    plan::text as plan_text,
    ui::{
        Icon,
        chart::{Bar, Cell, ChartFigure, DataTable, bars},
        format,
    },
};

/// The names of counts in the language of the page.
type Name = Box<dyn Fn(Language) -> &'static str + Send + Sync>;

/// A count on a day with its name, and on the earlier one.
struct Row {
    name: Name,
    now: i64,
    before: Option<i64>,
}

impl Row {
    fn new(
        past: &PlanPast,
        name: impl Fn(Language) -> &'static str + Send + Sync + 'static,
        count: impl Fn(&PlanDay) -> i64,
    ) -> Self {
        Self { name: Box::new(name), now: count(&past.day), before: past.since.as_ref().map(count) }
    }
}

/// All that can be told of a day.
#[component]
pub(super) fn PastPanels(past: PlanPast) -> impl IntoView {
    let language = use_language();
    let day = past.day.on;
    let since = past.since.as_ref().map(|since| since.on);
    let told = [past.day.standing.on_course(), past.day.standing.total(), past.day.late];
    let standings = Standing::ALL
        .iter()
        .map(|standing| {
            Row::new(
                &past,
                move |language| text::standing(language, *standing),
                |day| day.standing.of(*standing),
            )
        })
        .chain([
            Row::new(&past, text::total, |day| day.standing.total()),
            Row::new(&past, words::past_due, |day| day.late),
        ])
        .collect();
    let judged = Judged::ALL
        .iter()
        .map(|judged| {
            let count = |day: &PlanDay| i64::try_from(day.judged.judged(*judged)).unwrap_or(i64::MAX);
            Row::new(&past, move |language| plan_text::judged(language, *judged), count)
        })
        .collect();
    view! {
        <p class="lead">{move || words::day_said(language.get(), day, told)}</p>
        <p class="note">{t(words::from_log)}</p>
        <div class="stack">
            <div class="columns columns--even">
                <CountPanel id="past-standings" title=words::how_they_stood head=words::standing rows=standings since/>
                <CountPanel id="past-judged" title=words::how_judged head=words::judgement rows=judged since/>
            </div>
            <Statuses past=past.clone()/>
            <Values past/>
            <NotTold/>
        </div>
    }
    .into_any()
}

/// Counts as a table, each with its difference in words.
#[component]
fn CountPanel(
    id: &'static str,
    title: fn(Language) -> &'static str,
    head: fn(Language) -> &'static str,
    rows: Vec<Row>,
    /// The earlier day.
    since: Option<Date>,
) -> impl IntoView {
    let language = use_language();
    let rows = rows.into_iter().map(|Row { name, now, before }| {
        let difference = before.zip(since).map(|(before, since)| {
            view! { <td>{move || words::more_than(language.get(), (now, before), since)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{move || name(language.get())}</th>
                <td class="num">{move || format::count(language.get(), now)}</td>
                {difference}
            </tr>
        }
    });
    let difference = since.map(|_| view! { <th scope="col">{t(words::difference)}</th> });
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 class="panel__head" id=id>{t(title)}</h2>
            <div class="table-wrap" role="region" aria-labelledby=id tabindex="0">
                <table class="table table--plain">
                    <thead>
                        <tr>
                            <th scope="col">{t(head)}</th>
                            <th scope="col" class="num">{t(words::count)}</th>
                            {difference}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// How many measures had which status; those that occurred on one of the two days.
#[component]
fn Statuses(past: PlanPast) -> impl IntoView {
    let language = use_language();
    let since = past.since.as_ref().map(|since| since.on);
    let counts = MeasureStatus::ALL.iter().map(|status| {
        (*status, past.day.status(*status), past.since.as_ref().map(|since| since.status(*status)))
    });
    let counts: Vec<_> =
        counts.filter(|(_, now, before)| *now > 0 || before.is_some_and(|before| before > 0)).collect();
    let (drawn, day) = (counts.clone(), past.day.on);
    let drawing = Callback::new(move |language| {
        let bar = |(status, count, before): &(MeasureStatus, i64, Option<i64>)| Bar {
            name: plan_text::status(language, *status).to_owned(),
            count: *count,
            before: *before,
        };
        let label = format!("{}, {}", words::which_status(language), format::date(language, day));
        bars(language, label, &drawn.iter().map(bar).collect::<Vec<_>>())
    });
    let table = Callback::new(move |language| {
        let mut head = vec![words::status(language).to_owned(), format::date(language, day)];
        head.extend(since.map(|since| format::date(language, since)));
        head.extend(since.map(|_| words::difference(language).to_owned()));
        let row = |(status, now, before): &(MeasureStatus, i64, Option<i64>)| {
            let mut row: Vec<Cell> = vec![plan_text::status(language, *status).into(), Cell::count(*now)];
            row.extend(before.map(Cell::count));
            let earlier = before.zip(since);
            row.extend(
                earlier.map(|(before, since)| words::more_than(language, (*now, before), since).into()),
            );
            row
        };
        DataTable { head, rows: counts.iter().map(row).collect() }
    });
    let name = Signal::derive(move || words::which_status(language.get()).to_owned());
    let sentence = Signal::derive(move || words::from_log(language.get()).to_owned());
    view! {
        <section class="panel" aria-labelledby="past-statuses">
            <h2 class="panel__head" id="past-statuses">{t(words::which_status)}</h2>
            <ChartFigure name sentence drawing table/>
        </section>
    }
    .into_any()
}

/// The newest value that was known of each indicator.
#[component]
fn Values(past: PlanPast) -> impl IntoView {
    let since = past.since.as_ref().map(|since| since.on);
    let rows = past.day.values.into_iter().map(|now| {
        let earlier = past.since.as_ref().map(|since| {
            let before = since.value(now.id).and_then(|before| before.value);
            (since.on, before.map(|(_, value)| value))
        });
        view! { <ValueRow now earlier/> }
    });
    let rows = rows.collect_view();
    let difference = since.map(|_| view! { <th scope="col">{t(words::difference)}</th> });
    let list = if rows.is_empty() {
        view! { <p class="muted">{t(words::no_indicators)}</p> }.into_any()
    } else {
        view! {
            <div class="table-wrap" role="region" aria-labelledby="past-values" tabindex="0">
                <table class="table table--plain">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::indicator)}</th>
                            <th scope="col" class="num">{t(words::value)}</th>
                            <th scope="col" class="num">{t(words::target)}</th>
                            {difference}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="past-values">
            <h2 class="panel__head" id="past-values">{t(words::which_values)}</h2>
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn ValueRow(
    now: DayValue,
    /// The earlier day, and the value that was known then.
    earlier: Option<(Date, Option<f64>)>,
) -> impl IntoView {
    let language = use_language();
    let value = now.value.map(|(_, value)| value);
    let target = now.indicator.target;
    let unit = StoredValue::new(now.indicator.unit);
    let say = move |value: Option<f64>, none: fn(Language) -> &'static str| {
        let language = language.get();
        let words = |value| unit.with_value(|unit| format::value(language, value, unit));
        value.map_or_else(|| none(language).to_owned(), words)
    };
    let difference = earlier.map(|(day, before)| {
        let words =
            move || unit.with_value(|unit| words::value_than(language.get(), (value, before), unit, day));
        view! { <td>{words}</td> }
    });
    view! {
        <tr>
            <th scope="row" lang="de">{now.indicator.name}</th>
            <td class="num nowrap">{move || say(value, words::no_value)}</td>
            <td class="num nowrap">{move || say(target, words::no_target)}</td>
            {difference}
        </tr>
    }
    .into_any()
}

/// The figures that the log cannot tell.
#[component]
fn NotTold() -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="past-not-told">
            <h2 class="panel__head" id="past-not-told">{t(words::not_told)}</h2>
            <p>{t(words::not_told_lead)}</p>
            <ul>
                <li>{t(words::not_told_fields)}</li>
                <li>{t(words::not_told_names)}</li>
                <li>{t(words::not_told_steps)}</li>
                <li>{t(words::not_told_care)}</li>
            </ul>
        </section>
    }
    .into_any()
}

/// Why a day is not shown; nothing of today stands in its place.
#[component]
pub(super) fn Refused(refusal: PastRefusal) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="alert alert--warning" role="alert">
            <Icon name="error"/>
            <div>
                <p class="alert__title">{t(words::cannot_show)}</p>
                <p>{move || words::refused(language.get(), refusal.field, refusal.problem)}</p>
            </div>
        </div>
    }
    .into_any()
}
