//! `/dashboard/regions`: the choice, a sentence, the map, who stands out, the table, and what all of it means.

use domain::{
    directory::state_name,
    reports::{Compare, ComparedFigure, RegionComparison},
};
use leptos::prelude::*;
use leptos_router::{components::Form, hooks::use_query_map};

use super::{
    api::{self, RegionsDashboard},
    map_panel::MapPanel,
    query::RegionsQuery,
    sentence,
    table::{RegionTable, row_id},
    text,
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links,
    reports::text as words,
    ui::{Icon, Loaded, Title, form::without_empty, format},
};

/// How many years can be chosen, this one and those before.
const YEARS: i32 = 4;

/// `state`, `year` and `compare` say which health regions and plans, `figure` what the map shows, `sort` the order.
#[component]
pub fn RegionsPage() -> impl IntoView {
    let language = use_language();
    let query = use_query();
    let asked = move || {
        let RegionsQuery { state, year, compare, .. } = query.get();
        (
            state.map(|state| state.as_str().to_owned()),
            year.map(|year| year.to_string()),
            (compare != Compare::All).then(|| compare.to_string()),
        )
    };
    let dashboard = ask(asked, |(state, year, compare)| api::load_regions(state, year, compare));
    view! {
        <Title text=move || text::title(language.get())/>
        <Loaded resource=dashboard children=|dashboard| view! { <Comparison dashboard/> }/>
    }
    .into_any()
}

/// What the address says.
fn use_query() -> Memo<RegionsQuery> {
    let address = use_query_map();
    Memo::new(move |_| RegionsQuery::read(|name| address.read().get(name)))
}

/// What was fetched, ordered and coloured as the address says; for that alone it is not fetched anew.
#[component]
fn Comparison(dashboard: RegionsDashboard) -> impl IntoView {
    let query = use_query();
    view! { <div class="page">{move || view! { <Shown query=query.get() dashboard=dashboard.clone()/> }}</div> }
        .into_any()
}

#[component]
fn Shown(query: RegionsQuery, dashboard: RegionsDashboard) -> impl IntoView {
    let language = use_language();
    let RegionsDashboard { today, comparison, map } = dashboard;
    let figure = query.figure;
    let said = comparison.clone();
    let left_out = (comparison.left_out > 0).then(|| {
        let count = i64::try_from(comparison.left_out).unwrap_or(i64::MAX);
        view! { <p class="note">{move || text::left_out(language.get(), &format::count(language.get(), count))}</p> }
    });
    let body = if comparison.regions.is_empty() {
        let all = RegionsQuery { compare: Compare::All, ..query.clone() }.path();
        view! {
            <div class="panel empty">
                <Icon name="chart" large=true/>
                <h2 class="empty__title">{t(text::nothing_title)}</h2>
                <p>{t(text::nothing)}</p>
                <a class="btn" href=all>{t(text::show_all)}</a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <p class="lead">{move || sentence::released(language.get(), &said, figure)}</p>
            {left_out}
            <div class="columns columns--even">
                <MapPanel figure comparison=comparison.clone() map/>
                <div class="stack">
                    <StandsOut figure comparison=comparison.clone()/>
                    <Rules/>
                </div>
            </div>
            <RegionTable query=query.clone() comparison=comparison.clone()/>
        }
        .into_any()
    };
    view! {
        <nav class="breadcrumb" aria-label=t(crate::plan::text::path)>
            <ol>
                <li><a href=links::DASHBOARD>{t(words::dashboard_title)}</a></li>
            </ol>
        </nav>
        <div class="page-head">
            <div class="page-head__title">
                <h1>{t(text::title)}</h1>
                <p>{t(text::lead)}</p>
                <p class="note">
                    {move || words::as_of(language.get(), &format::date(language.get(), today))}
                </p>
            </div>
        </div>
        <Choice query comparison year=today.year()/>
        {body}
    }
    .into_any()
}

/// The choice: a plain form, so that it also works without JavaScript.
#[component]
fn Choice(query: RegionsQuery, comparison: RegionComparison, year: i32) -> impl IntoView {
    let language = use_language();
    let RegionComparison { states, state, compare, own, .. } = comparison;
    let chosen_state = state.map(|state| state.as_str().to_owned()).unwrap_or_default();
    let states: Vec<_> = states.iter().map(|state| state.as_str().to_owned()).collect();
    let state_field = (states.len() > 1).then(|| {
        let options = states
            .iter()
            .map(|key| {
                let (key, name) = (key.clone(), state_name(key).unwrap_or_default());
                let is_chosen = key == chosen_state;
                view! { <option value=key selected=is_chosen>{name}</option> }
            })
            .collect_view();
        let is_all = chosen_state.is_empty();
        view! {
            <div class="field">
                <label class="field__label" for="state">{t(text::state)}</label>
                <select class="input" id="state" name="state" prop:value=chosen_state.clone()>
                    <option value="" selected=is_all>{t(text::all_states)}</option>
                    {options}
                </select>
            </div>
        }
    });
    let figures = ComparedFigure::ALL
        .iter()
        .map(|figure| {
            let (figure, is_chosen) = (*figure, *figure == query.figure);
            view! {
                <option value=figure.as_str() selected=is_chosen>
                    {move || text::figure_in_full(language.get(), figure)}
                </option>
            }
        })
        .collect_view();
    let years = (0..YEARS)
        .map(|before| {
            let of = year - before;
            let is_chosen = query.year == Some(of);
            view! {
                <option value=of.to_string() selected=is_chosen>
                    {move || text::of_year(language.get(), of)}
                </option>
            }
        })
        .collect_view();
    let compares = Compare::ALL
        .iter()
        .filter(|offered| **offered != Compare::Like || own.is_some())
        .map(|offered| {
            let (offered, is_chosen) = (*offered, *offered == compare);
            view! {
                <option value=offered.as_str() selected=is_chosen>
                    {move || text::compare(language.get(), offered)}
                </option>
            }
        })
        .collect_view();
    let chosen_year = query.year.map(|year| year.to_string()).unwrap_or_default();
    let sort = query.sort.to_string();
    view! {
        <Form
            method="GET"
            action=links::REGIONS_DASHBOARD
            on_form_data=without_empty(&["state", "year"])
            attr:class="regions-choice screen-only"
            attr:aria-label=t(text::filter)
        >
            <input type="hidden" name="sort" value=sort/>
            {state_field}
            <div class="field">
                <label class="field__label" for="figure">{t(text::figure_head)}</label>
                <select class="input" id="figure" name="figure" prop:value=query.figure.as_str()>{figures}</select>
            </div>
            <div class="field">
                <label class="field__label" for="year">{t(text::year)}</label>
                <select class="input" id="year" name="year" prop:value=chosen_year.clone()>
                    <option value="" selected=chosen_year.is_empty()>{t(text::of_today)}</option>
                    {years}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="compare">{t(text::compare_with)}</label>
                <select class="input" id="compare" name="compare" prop:value=compare.as_str()>{compares}</select>
            </div>
            <button class="btn">{t(text::show)}</button>
        </Form>
    }
    .into_any()
}

/// The health regions that are far from the median, each with the reason.
#[component]
fn StandsOut(figure: ComparedFigure, comparison: RegionComparison) -> impl IntoView {
    let language = use_language();
    let rows: Vec<_> = comparison
        .deviations(figure)
        .into_iter()
        .map(|(region, far)| {
            let (href, name) = (format!("#{}", row_id(region)), region.name.clone());
            view! {
                <li>
                    <div class="row__main">
                        <p class="row__title">
                            <a href=href lang="de">{name}</a>
                        </p>
                        <p class="muted">{move || sentence::deviation(language.get(), figure, far)}</p>
                    </div>
                </li>
            }
        })
        .collect();
    let list = if comparison.summary.median(figure).is_none() {
        view! { <p>{t(text::too_few)}</p> }.into_any()
    } else if rows.is_empty() {
        view! { <p class="muted">{t(text::nobody_stands_out)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="regions-stand-out">
            <h2 class="panel__head" id="regions-stand-out">{t(text::stands_out)}</h2>
            {list}
        </section>
    }
    .into_any()
}

/// What the figures mean, and by which rules regions are alike and stand out.
#[component]
fn Rules() -> impl IntoView {
    type Words = fn(Language) -> &'static str;
    const RULES: [(Words, Words); 6] = [
        (text::released_word, text::released_rule),
        (text::rural_urban, text::rural_urban_rule),
        (text::sizes, text::sizes_rule),
        (text::like, text::like_rule),
        (text::median_word, text::median_rule),
        (text::deviation_word, text::deviation_rule),
    ];
    let language = use_language();
    let rules = RULES
        .into_iter()
        .map(|(word, rule)| {
            view! {
                <dt>{t(word)}</dt>
                <dd>{t(rule)}</dd>
            }
        })
        .collect_view();
    let figures = ComparedFigure::ALL
        .iter()
        .map(|figure| {
            let figure = *figure;
            view! {
                <dt>{move || text::figure_in_full(language.get(), figure)}</dt>
                <dd>{move || text::definition(language.get(), figure)}</dd>
            }
        })
        .collect_view();
    view! {
        <section class="panel">
            <details class="disclosure">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {t(text::rules)}
                </summary>
                <dl class="facts">{figures} {rules}</dl>
            </details>
        </section>
    }
    .into_any()
}
