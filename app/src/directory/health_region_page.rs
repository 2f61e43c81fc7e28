//! The page of a health region: its districts, plans, committees and organisations.

use domain::{
    change::RecordKind,
    directory::{
        Detail, DirectoryList, DirectoryQuery, DistrictChange, HealthRegionDetail, NamedRecord, Region,
        Surroundings, state_name,
    },
    id::HealthRegionId,
    network::NodeKind,
    plan::PlanSummary,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use time::Date;

use super::{
    api::{HealthRegionAnswer, OnDay, load_health_region},
    history::History,
    record_form::text as form_text,
    region_page::RegionName,
    relations::Relations,
    text,
    thing::{
        EditLink, Facts, Named, Path, RecordPanel, ThingHead, description, standing_facts, state_fact,
        word_fact,
    },
    word,
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, KindMark, Loaded, Title, format},
};

/// `/directory/health-regions/{id}`.
#[component]
pub fn HealthRegionPage() -> impl IntoView {
    let params = use_params_map();
    let region = ask(move || params.read().get("id").unwrap_or_default(), load_health_region);
    view! { <Loaded resource=region children=show/> }.into_any()
}

fn show(region: OnDay<HealthRegionAnswer>) -> AnyView {
    let language = use_language();
    let OnDay { today, answer: HealthRegionAnswer { detail, offices, may_add_committee } } = region;
    let HealthRegionDetail { detail: Detail { record, around }, districts, district_changes, plans } = detail;
    let Surroundings { relations, parts, fields, history, may_edit, .. } = around;
    let (kind, reference) = (record.kind, record.named().record);
    let add = may_add_committee.then(|| view! { <AddCommittee region=record.id/> });
    let edit = may_edit.then(|| view! { <EditLink record=reference/> });
    let actions = (may_add_committee || may_edit).then(|| view! { {add} {edit} }.into_any());
    let state = state_name(record.state.as_str()).unwrap_or_default();
    let note =
        Signal::derive(move || format!("{} · {state}", word::health_region_kind(language.get(), kind)));
    let list = |list| {
        let query = DirectoryQuery { health_region_id: Some(record.id), ..DirectoryQuery::new(list) };
        Some(links::directory_query(&query))
    };
    let (committees, organisations): (Vec<NamedRecord>, Vec<NamedRecord>) = parts
        .into_iter()
        .filter(|part| !offices.contains(part))
        .partition(|part| part.record.kind == RecordKind::Committee);
    let facts = [word_fact(text::kind, move |language| word::health_region_kind(language, kind))]
        .into_iter()
        .chain(state_fact(Some(&record.state)))
        .chain(standing_facts(record.visibility, record.valid_from, record.valid_to))
        .collect();
    view! {
        <Title text=record.name.clone()/>
        <div class="page">
            <Path list=DirectoryList::HealthRegions name=record.name.clone()/>
            <ThingHead kind=Some(NodeKind::Region) note name=record.name fields node=Some(record.id.0) actions/>
            {description(record.description)}
            <div class="columns">
                <div class="stack">
                    <Plans plans/>
                    <RecordPanel
                        id="committees"
                        title=text::committees
                        records=committees
                        list=list(DirectoryList::Committees)
                    />
                    <RecordPanel
                        id="organisations"
                        title=text::organisations
                        records=organisations
                        list=list(DirectoryList::Organisations)
                    />
                    <Relations relations/>
                </div>
                <div class="stack">
                    <Offices offices/>
                    <Facts facts/>
                    <Districts districts changes=district_changes today/>
                    <History changes=history/>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The way to the form for a new committee of it.
#[component]
fn AddCommittee(region: HealthRegionId) -> impl IntoView {
    view! {
        <a class="btn" href=links::new_committee_of(region)>
            <Icon name="plus"/>
            {t(form_text::new_committee)}
        </a>
    }
    .into_any()
}

/// Whom to turn to.
#[component]
fn Offices(offices: Vec<NamedRecord>) -> impl IntoView {
    if offices.is_empty() {
        return ().into_any();
    }
    let items = offices
        .into_iter()
        .map(|named| view! { <li><KindMark kind=NodeKind::Office/><Named named/></li> })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="offices">
            <h2 class="panel__head" id="offices">{t(text::office)}</h2>
            <ul class="links">{items}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Plans(plans: Vec<PlanSummary>) -> impl IntoView {
    if plans.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let rows = plans
        .into_iter()
        .map(|summary| {
            let PlanSummary { plan, measures, finished, .. } = summary;
            let progress = move || {
                let language = language.get();
                if measures == 0 {
                    return text::no_measures(language).to_owned();
                }
                text::plan_progress(
                    language,
                    &format::count(language, finished),
                    &format::count(language, measures),
                )
            };
            let period = move || {
                let month = |date| format::month(language.get(), date);
                text::term_between(language.get(), &month(plan.period_from), &month(plan.period_to))
            };
            view! {
                <li>
                    <div class="row__main">
                        <p class="row__title"><a href=links::board(plan.id)>{plan.title}</a></p>
                        <p class="note">{period}</p>
                    </div>
                    <div class="row__side muted">{progress}</div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="plans">
            <h2 class="panel__head" id="plans">{t(text::plans)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Districts(districts: Vec<Region>, changes: Vec<DistrictChange>, today: Date) -> impl IntoView {
    if districts.is_empty() && changes.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let total: i64 = districts.iter().map(|district| district.population).sum();
    let items = districts
        .into_iter()
        .map(|region| view! { <li><Icon name="place" small=true/><RegionName region/></li> })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="districts">
            <h2 class="panel__head" id="districts">{t(text::districts)}</h2>
            <ul class="links">{items}</ul>
            <p class="note">
                {move || text::inhabitants_of(language.get(), &format::count(language.get(), total))}
            </p>
            <DistrictChanges changes today/>
        </section>
    }
    .into_any()
}

/// Which districts joined and left, or will.
#[component]
fn DistrictChanges(changes: Vec<DistrictChange>, today: Date) -> impl IntoView {
    if changes.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let items = changes.into_iter().map(|change| {
        let path = links::region(&change.ags);
        let name = change.name.clone();
        let words = move || change_words(language.get(), &change, today);
        view! {
            <li>
                <a href=path lang="de">{name}</a>
                <span class="links__side">{words}</span>
            </li>
        }
    });
    let items = items.collect_view();
    view! { <ul class="links">{items}</ul> }.into_any()
}

/// When a district joined or left; people say the last day, and not the first after it.
fn change_words(language: Language, change: &DistrictChange, today: Date) -> String {
    let is_past = change.on <= today;
    let last = change.on.previous_day().unwrap_or(change.on);
    let day = format::date(language, if change.joins { change.on } else { last });
    match (change.joins, is_past) {
        (true, true) => text::district_joined(language, &day),
        (true, false) => text::district_joins(language, &day),
        (false, true) => text::district_left(language, &day),
        (false, false) => text::district_leaves(language, &day),
    }
}
