//! `/dashboard/network`: the choice, a sentence, the figures of two days, and what one of them counts.

use domain::{directory::NamedRecord, reports::NetworkFigure};
use leptos::prelude::*;
use leptos_router::{components::Form, hooks::use_query_map};
use time::Date;

use super::{
    api::{self, HealthDashboard},
    query::HealthQuery,
    records::{LIST, Records},
    text,
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links,
    reports::{text as words, tile_place::panel_id},
    ui::{Icon, Loaded, Title, form::without_empty, format},
};

/// `region` and `since` say whose network on which days, `figure`, `of` and `page` what is listed.
#[component]
pub fn NetworkHealthPage() -> impl IntoView {
    let language = use_language();
    let address = use_query_map();
    let asked = move || ["region", "since", "figure", "of", "page"].map(|name| address.read().get(name));
    let dashboard = ask(asked, |[region, since, figure, of, page]| {
        api::load_network_health(region, since, figure, of, page)
    });
    view! {
        <Title text=move || text::title(language.get())/>
        <Loaded resource=dashboard children=|dashboard| view! { <Health dashboard/> }/>
    }
    .into_any()
}

#[component]
fn Health(dashboard: HealthDashboard) -> impl IntoView {
    let language = use_language();
    let address = use_query_map();
    let query = HealthQuery::read(|name| address.read_untracked().get(name));
    let HealthDashboard { today, since, region, listed, .. } = dashboard.clone();
    let name = region.clone().map(|region| view! { <p lang="de">{region.name}</p> });
    let lead = {
        let dashboard = dashboard.clone();
        move || {
            let language = language.get();
            let of = |figure| number(language, dashboard.figure(figure).0);
            text::said(
                language,
                &of(NetworkFigure::Organisations),
                &of(NetworkFigure::People),
                &of(NetworkFigure::Committees),
                &of(NetworkFigure::Isolated),
            )
        }
    };
    let records = listed.map(|listed| {
        let day = if listed.is_then { since } else { today };
        view! { <Records query listed day region/> }
    });
    let regions = dashboard.regions.clone();
    view! {
        <div class="page">
            <nav class="breadcrumb" aria-label=t(crate::plan::text::path)>
                <ol>
                    <li><a href=links::DASHBOARD>{t(words::dashboard_title)}</a></li>
                </ol>
            </nav>
            <div class="page-head">
                <div class="page-head__title">
                    <h1>{t(text::title)}</h1>
                    {name}
                    <p>{t(text::lead)}</p>
                    <p class="note">
                        {move || words::as_of(language.get(), &format::date(language.get(), today))}
                    </p>
                </div>
            </div>
            <Choice query regions since/>
            <p class="lead">{lead}</p>
            <div class="stack">
                <FigureTable query dashboard=dashboard.clone() is_reach=true/>
                <FigureTable query dashboard is_reach=false/>
                {records}
            </div>
        </div>
    }
    .into_any()
}

fn number(language: Language, number: usize) -> String {
    format::count(language, i64::try_from(number).unwrap_or(i64::MAX))
}

/// The choice: a plain form, so that it also works without JavaScript.
#[component]
fn Choice(query: HealthQuery, regions: Vec<NamedRecord>, since: Date) -> impl IntoView {
    let chosen = query.region.map(|region| region.to_string()).unwrap_or_default();
    let is_all = chosen.is_empty();
    let options = regions
        .into_iter()
        .map(|region| {
            let key = region.record.id.to_string();
            let is_chosen = key == chosen;
            view! { <option value=key selected=is_chosen>{region.name}</option> }
        })
        .collect_view();
    view! {
        <Form
            method="GET"
            action=links::NETWORK_DASHBOARD
            on_form_data=without_empty(&["region", "since"])
            attr:class="regions-choice screen-only"
            attr:aria-label=t(text::choice)
        >
            <div class="field">
                <label class="field__label" for="region">{t(text::region)}</label>
                <select class="input" id="region" name="region" prop:value=chosen.clone()>
                    <option value="" selected=is_all>{t(text::all_regions)}</option>
                    {options}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="since">{t(text::since)}</label>
                <input class="input" type="date" id="since" name="since" value=since.to_string()/>
            </div>
            <button class="btn">{t(text::show)}</button>
        </Form>
    }
    .into_any()
}

/// Figures of two days side by side: those of the reach, or those that say where to look.
#[component]
pub(in crate::reports) fn FigureTable(
    query: HealthQuery,
    dashboard: HealthDashboard,
    is_reach: bool,
) -> impl IntoView {
    let language = use_language();
    let (id, title): (_, fn(Language) -> &'static str) =
        if is_reach { ("health-reach", text::reach) } else { ("health-attention", text::attention) };
    let (heading, caption) = (panel_id(id), panel_id(&format!("{id}-caption")));
    let (headed_by, labelled_by) = (heading.clone(), caption.clone());
    let figures: Vec<_> =
        NetworkFigure::ALL.iter().copied().filter(|figure| figure.is_reach() == is_reach).collect();
    let definitions = figures
        .iter()
        .map(|figure| {
            let figure = *figure;
            view! {
                <dt>{move || text::figure(language.get(), figure)}</dt>
                <dd>{move || text::definition(language.get(), figure)}</dd>
            }
        })
        .collect_view();
    let since = dashboard.since;
    let rows = figures
        .into_iter()
        .map(|figure| view! { <FigureRow query figure counts=dashboard.figure(figure)/> })
        .collect_view();
    let file = is_reach.then(|| {
        let href = query.without_records().file_path();
        view! {
            <a class="btn btn--small screen-only" href=href download="" aria-label=t(text::csv_label)>
                <Icon name="download" small=true/>
                {t(text::csv)}
            </a>
        }
    });
    view! {
        <section class="panel" aria-labelledby=headed_by>
            <div class="panel__head">
                <h2 id=heading>{t(title)}</h2>
                {file}
            </div>
            <div class="table-wrap" role="region" aria-labelledby=labelled_by tabindex="0">
                <table class="table table--plain">
                    <caption class="visually-hidden" id=caption>
                        {t(title)}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(text::figure_head)}</th>
                            <th scope="col" class="num">{t(text::today)}</th>
                            <th scope="col" class="num">{move || format::date(language.get(), since)}</th>
                            <th scope="col" class="num">{t(text::change_head)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <details class="disclosure">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {t(text::definitions)}
                </summary>
                <dl class="facts">{definitions}</dl>
                <p class="note panel__section">{t(text::seen_rule)}</p>
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn FigureRow(query: HealthQuery, figure: NetworkFigure, counts: (usize, usize)) -> impl IntoView {
    let language = use_language();
    let (now, then) = counts;
    let is_listed = |is_then: bool| query.figure == Some(figure) && query.is_then == is_then;
    view! {
        <tr>
            <th scope="row">{move || text::figure(language.get(), figure)}</th>
            <td class="num">
                <Counted count=now query=query.with_records(figure, false) is_listed=is_listed(false)/>
            </td>
            <td class="num">
                <Counted count=then query=query.with_records(figure, true) is_listed=is_listed(true)/>
            </td>
            <td class="num nowrap">{move || text::change(language.get(), counts)}</td>
        </tr>
    }
    .into_any()
}

/// A number that leads to what it counts; none leads nowhere.
#[component]
fn Counted(count: usize, query: HealthQuery, is_listed: bool) -> impl IntoView {
    let language = use_language();
    let words = move || number(language.get(), count);
    if count == 0 {
        return view! { <span class="muted">{words}</span> }.into_any();
    }
    let href = format!("{}#{LIST}", query.path());
    let current = is_listed.then_some("true");
    view! {
        <a class="figure-link" href=href aria-current=current>
            {words}
        </a>
    }
    .into_any()
}
