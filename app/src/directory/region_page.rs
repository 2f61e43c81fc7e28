//! The page of a district: its people, who is there for its health, and how its territory has changed.

use domain::directory::{Ags, DirectoryList, Region, RegionDetail, RegionSuccession, state_name};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use time::Date;

use super::{
    api::{OnDay, RegionAnswer, load_region},
    seats::term,
    text,
    thing::{Day, Facts, Path, RecordPanel, ThingHead, fact, state_fact, word_fact},
    word,
};
use crate::{
    answer::ask,
    error::AppError,
    i18n::{t, use_language},
    links,
    ui::{Failed, Icon, Loaded, Title, format},
};

/// `/directory/regions/{ags}`.
#[component]
pub fn RegionPage() -> impl IntoView {
    let params = use_params_map();
    let region = ask(move || params.read().get("ags").unwrap_or_default(), load_region);
    view! { <Loaded resource=region children=show/> }.into_any()
}

fn show(region: OnDay<RegionAnswer>) -> AnyView {
    let language = use_language();
    let OnDay { today, answer: RegionAnswer { detail, mentioned } } = region;
    let RegionDetail { territories, health_regions, successions } = detail;
    let Some(shown) =
        territories.iter().find(|territory| holds_on(territory, today)).or(territories.first()).cloned()
    else {
        return view! { <Failed error=AppError::NotFound/> }.into_any();
    };
    let state = state_name(shown.state.as_str()).unwrap_or_default();
    let kind = shown.kind;
    let note = Signal::derive(move || format!("{} · {state}", word::region_kind(language.get(), kind)));
    let title = {
        let name = shown.name.clone();
        move || format!("{name} ({})", word::region_kind(language.get(), kind))
    };
    let ended = shown.valid_to.filter(|end| *end <= today).and_then(Date::previous_day).map(|last| {
        view! {
            <div class="alert alert--warning">
                <Icon name="info"/>
                <div>
                    <p class="alert__title">{t(text::ended)}</p>
                    <p>{move || text::ended_on(language.get(), &format::date(language.get(), last))}</p>
                </div>
            </div>
        }
    });
    let population = shown.population;
    let facts = [
        word_fact(text::kind, move |language| word::region_kind(language, kind)),
        fact(text::census, move || format::count(language.get(), population)),
        fact(text::key, shown.ags.to_string()),
    ]
    .into_iter()
    .chain(state_fact(Some(&shown.state)))
    .collect();
    let covered = if health_regions.is_empty() {
        view! {
            <section class="panel" aria-labelledby="covered">
                <h2 class="panel__head" id="covered">{t(text::covered_by)}</h2>
                <p class="muted">{t(text::not_covered)}</p>
            </section>
        }
        .into_any()
    } else {
        view! { <RecordPanel id="covered" title=text::covered_by records=health_regions/> }.into_any()
    };
    let ags = shown.ags.clone();
    view! {
        <Title text=title/>
        <div class="page">
            <Path list=DirectoryList::Regions name=shown.name.clone()/>
            <ThingHead kind=None note name=shown.name/>
            {ended}
            <div class="columns">
                <div class="stack">
                    {covered}
                    <Territories territories today/>
                    <Successions ags successions mentioned/>
                </div>
                <div class="stack">
                    <Facts facts/>
                </div>
            </div>
            // The licences of the data want to be named beside them.
            <p class="note">{t(text::sources)}</p>
        </div>
    }
    .into_any()
}

fn holds_on(territory: &Region, day: Date) -> bool {
    territory.valid_from.is_none_or(|from| from <= day) && territory.valid_to.is_none_or(|to| to > day)
}

/// The name of a district with its kind, because 22 names occur twice.
#[component]
pub(super) fn RegionName(
    /// The district.
    region: Region,
) -> impl IntoView {
    let language = use_language();
    let kind = region.kind;
    view! {
        <a href=links::region(&region.ags)>
            {region.name} " (" {move || word::region_kind(language.get(), kind)} ")"
        </a>
    }
    .into_any()
}

/// The territories a district has had; nothing if it never changed.
#[component]
fn Territories(territories: Vec<Region>, today: Date) -> impl IntoView {
    if territories.len() < 2 {
        return ().into_any();
    }
    let language = use_language();
    let rows = territories
        .into_iter()
        .map(|territory| {
            let Region { valid_from, valid_to, population, .. } = territory;
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">
                        {move || term(language.get(), valid_from, valid_to, today)}
                    </th>
                    <td role="cell" class="num" data-label=t(text::inhabitants)>
                        {move || format::count(language.get(), population)}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="panel panel--flush">
            <h2 class="panel__head panel__head--flush">{t(text::territories)}</h2>
            <div class="table-wrap" role="region" aria-labelledby="territories" tabindex="0">
                <table class="table table--stack" role="table">
                    <caption class="visually-hidden" id="territories">{t(text::territories)}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t(text::period)}</th>
                            <th scope="col" role="columnheader" class="num">{t(text::census)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// How territory went from one district to another.
#[component]
fn Successions(ags: Ags, successions: Vec<RegionSuccession>, mentioned: Vec<Region>) -> impl IntoView {
    if successions.is_empty() {
        return ().into_any();
    }
    let items = successions
        .into_iter()
        .map(|RegionSuccession { predecessor, successor, on, note }| {
            let (words, other) = if predecessor == ags {
                (text::gave_to as Label, successor)
            } else {
                (text::took_from as Label, predecessor)
            };
            let other = match mentioned.iter().find(|region| region.ags == other) {
                Some(region) => view! { <RegionName region=region.clone()/> }.into_any(),
                None => other.to_string().into_any(),
            };
            view! {
                <li>
                    <p>{t(words)} " " {other}</p>
                    <p class="note"><Day date=on/> " · " <span lang="de">{note}</span></p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="successions">
            <h2 class="panel__head" id="successions">{t(text::successions)}</h2>
            <ol class="timeline">{items}</ol>
        </section>
    }
    .into_any()
}

type Label = fn(crate::i18n::Language) -> &'static str;
