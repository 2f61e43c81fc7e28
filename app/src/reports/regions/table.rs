//! All figures of all compared health regions: each number leads as far as its reader may follow.

use domain::{
    change::{RecordKind, RecordRef},
    plan::{Judged, Lack, MeasureFilter, PlanView},
    reports::{
        ComparedFigure, ComparedPlan, ComparedRegion, FigureValue, PlanCounts, RegionComparison, Standing,
        Summary,
    },
};
use leptos::prelude::*;

use super::{
    query::{RegionsQuery, SortBy},
    text,
};
use crate::{
    i18n::{Language, t, use_language},
    links,
    plan::plan_query::{lacking_path, measures_path},
    ui::{Icon, format},
};

/// The id of a health region's row.
pub(super) fn row_id(region: &ComparedRegion) -> String {
    format!("region-{}", region.id)
}

/// The table with its file.
#[component]
pub(super) fn RegionTable(query: RegionsQuery, comparison: RegionComparison) -> impl IntoView {
    let RegionComparison { mut regions, summary, .. } = comparison;
    query.sort.order(&mut regions);
    let heads = ComparedFigure::ALL
        .iter()
        .map(|figure| {
            view! { <SortHead query=query.clone() by=SortBy::Figure(*figure) label=Label::Figure(*figure)/> }
        })
        .collect_view();
    let rows =
        regions.into_iter().map(|region| view! { <Row region summary=summary.clone()/> }).collect_view();
    let last = summary.sums.map(|sums| view! { <LastRows sums summary=summary.clone()/> });
    view! {
        <section class="panel" aria-labelledby="regions-table">
            <div class="panel__head">
                <h2 id="regions-table">{t(text::table)}</h2>
                <a class="btn btn--small screen-only" href=query.file_path() download="" aria-label=t(text::csv_label)>
                    <Icon name="download" small=true/>
                    {t(text::csv)}
                </a>
            </div>
            <div class="table-wrap" role="region" aria-labelledby="regions-caption" tabindex="0">
                <table class="table table--plain table--regions">
                    <caption class="visually-hidden" id="regions-caption">
                        {t(text::table_caption)}
                    </caption>
                    <thead>
                        <tr>
                            <SortHead query=query.clone() by=SortBy::Name label=Label::Text(text::region)/>
                            <SortHead query=query.clone() by=SortBy::Population label=Label::Text(text::population)/>
                            {heads}
                            <th scope="col">{t(text::released)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows} {last}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What stands over a column.
#[derive(Clone, Copy)]
enum Label {
    Text(fn(Language) -> &'static str),
    Figure(ComparedFigure),
}

impl Label {
    fn word(self, language: Language) -> &'static str {
        match self {
            Self::Text(text) => text(language),
            Self::Figure(figure) => text::figure(language, figure),
        }
    }
}

#[component]
fn SortHead(query: RegionsQuery, by: SortBy, label: Label) -> impl IntoView {
    let language = use_language();
    let class = (by != SortBy::Name).then_some("num");
    let sorted = query.sort.aria(by);
    let path = RegionsQuery { sort: query.sort.next(by), ..query }.path();
    view! {
        <th scope="col" class=class aria-sort=sorted>
            <a class="table__sort" href=path data-noscroll="true">
                {move || label.word(language.get())}
                <Icon name="sort" small=true/>
            </a>
        </th>
    }
    .into_any()
}

#[component]
fn Row(region: ComparedRegion, summary: Summary) -> impl IntoView {
    let language = use_language();
    let id = row_id(&region);
    let href = links::record(RecordRef::new(RecordKind::HealthRegion, region.id));
    let ComparedRegion { name, population, kinds, is_own, plan, .. } = region;
    let own = is_own.then(|| view! { <span class="chip chip--on">{t(text::own)}</span> });
    let cells = match plan {
        None => view! {
            <td class="muted" colspan="10">{t(text::no_figures)}</td>
            <td class="muted">{t(text::no_value)}</td>
        }
        .into_any(),
        Some(plan) => {
            let released_on = plan.released_on;
            let released = move || match released_on {
                Some(day) => text::released_on(language.get(), &format::date(language.get(), day)),
                None => text::only_own(language.get()).to_owned(),
            };
            let cells = ComparedFigure::ALL
                .iter()
                .map(
                    |figure| view! { <FigureCell figure=*figure plan=plan.clone() summary=summary.clone()/> },
                )
                .collect_view();
            view! {
                {cells}
                <td>{released}</td>
            }
            .into_any()
        }
    };
    view! {
        <tr id=id>
            <th scope="row">
                <a href=href lang="de">{name}</a>
                <p class="note">{move || text::kinds(language.get(), kinds)}</p>
                {own}
            </th>
            <td class="num">{move || format::count(language.get(), population)}</td>
            {cells}
        </tr>
    }
    .into_any()
}

/// Where a figure of a plan leads: to what it counts, or to what it lacks.
fn leads_to(plan: &ComparedPlan, figure: ComparedFigure) -> Option<String> {
    if !plan.may_open {
        return None;
    }
    let all = MeasureFilter::default();
    let standing = |standing| MeasureFilter { standing: Some(standing), ..all };
    let judged = |judged| MeasureFilter { judged: Some(judged), ..all };
    let filter = match figure {
        ComparedFigure::Measures => all,
        ComparedFigure::Running => standing(Standing::Running),
        ComparedFigure::Reached => standing(Standing::Reached),
        ComparedFigure::Late => standing(Standing::Delayed),
        ComparedFigure::OnTrack => judged(Judged::OnTrack),
        ComparedFigure::AtRisk => judged(Judged::AtRisk),
        ComparedFigure::InTrouble => judged(Judged::InTrouble),
        ComparedFigure::Goals if plan.counts.goals_with_measure < plan.counts.goals => {
            return Some(lacking_path(plan.id, PlanView::Outline, Lack::Measure));
        }
        ComparedFigure::Goals => return Some(links::plan_view(plan.id, PlanView::Outline)),
        ComparedFigure::Indicators if plan.counts.indicators_with_value < plan.counts.indicators => {
            return Some(lacking_path(plan.id, PlanView::Indicators, Lack::Value));
        }
        ComparedFigure::Indicators => return Some(links::plan_view(plan.id, PlanView::Indicators)),
        ComparedFigure::Untouched => return Some(links::dashboard(plan.id, 4)),
    };
    Some(measures_path(plan.id, filter))
}

#[component]
fn FigureCell(figure: ComparedFigure, plan: ComparedPlan, summary: Summary) -> impl IntoView {
    let language = use_language();
    let Some(of) = plan.counts.value(figure) else {
        return view! { <td class="num muted">{t(text::no_value)}</td> }.into_any();
    };
    let number = move || text::value_in_full(language.get(), figure, of);
    let counted = of.of.map_or(of.value, |(part, _)| part);
    // Of measures that are not there, nothing is listed; goals and indicators that lack something are.
    let is_empty = counted == 0 && !matches!(figure, ComparedFigure::Goals | ComparedFigure::Indicators);
    let number = match leads_to(&plan, figure).filter(|_| !is_empty) {
        Some(href) => view! {
            <a class="figure-link" href=href>
                {number}
            </a>
        }
        .into_any(),
        None => view! { <span>{number}</span> }.into_any(),
    };
    // Only what is released is measured against the others.
    let deviation = plan.released_on.and_then(|_| summary.deviation(figure, of.value)).map(|far| {
        let is_above = far.value > far.median;
        let words: fn(Language) -> &'static str =
            if is_above { text::far_above } else { text::far_below };
        let sign = if is_above { "▲" } else { "▼" };
        view! {
            <p class="deviation">
                <span aria-hidden="true">{sign}</span>
                <span class="visually-hidden">{t(words)}</span>
                {move || format!(" {}", text::median(language.get(), &text::value(language.get(), figure, far.median)))}
            </p>
        }
    });
    view! { <td class="num">{number} {deviation}</td> }.into_any()
}

/// Sums and medians of what is released.
#[component]
fn LastRows(sums: PlanCounts, summary: Summary) -> impl IntoView {
    let language = use_language();
    let sum = ComparedFigure::ALL
        .iter()
        .map(|figure| {
            let (figure, value) = (*figure, sums.value(*figure));
            let words = move || told(language.get(), figure, value);
            view! { <td class="num">{words}</td> }
        })
        .collect_view();
    let medians = ComparedFigure::ALL
        .iter()
        .map(|figure| {
            let median = summary.median(*figure).map(|value| FigureValue { value, of: None });
            let figure = *figure;
            view! { <td class="num">{move || told(language.get(), figure, median)}</td> }
        })
        .collect_view();
    view! {
        <tr class="table__sum">
            <th scope="row" colspan="2">{t(text::sums)}</th>
            {sum}
            <td></td>
        </tr>
        <tr class="table__sum">
            <th scope="row" colspan="2">{t(text::medians)}</th>
            {medians}
            <td></td>
        </tr>
    }
    .into_any()
}

fn told(language: Language, figure: ComparedFigure, value: Option<FigureValue>) -> String {
    value.map_or_else(
        || text::no_value(language).to_owned(),
        |value| text::value_in_full(language, figure, value),
    )
}
