//! The start page of the directory: five doors, and shortcuts by state and field of action.

use domain::{
    change::RecordKind,
    directory::{DirectoryList, DirectoryQuery, state_name},
};
use leptos::prelude::*;

use super::{
    api::{Home, load_home},
    care::text as care_text,
    duplicates::text as duplicate_text,
    fields::text as field_text,
    removal::text as removal_text,
    text, word,
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, KindMark, Loaded, Title, format},
};

/// `/directory`.
#[component]
pub fn DirectoryHome() -> impl IntoView {
    let home = ask(|| (), |()| load_home());
    view! { <Loaded resource=home children=show/> }.into_any()
}

fn show(home: Home) -> AnyView {
    let language = use_language();
    let Home { counts, states, fields, duplicates } = home;
    let count_of = {
        let counts = counts.clone();
        move |wanted| counts.iter().find(|(list, _)| *list == wanted).map_or(0, |(_, count)| *count)
    };
    let lead = move || {
        let language = language.get();
        let of = |list, kind| text::counted(language, kind, count_of(list));
        if count_of(DirectoryList::HealthRegions) == 0 {
            return text::nothing_yet(language).to_owned();
        }
        text::lead(
            language,
            &of(DirectoryList::Committees, RecordKind::Committee),
            &of(DirectoryList::Organisations, RecordKind::Organisation),
            &of(DirectoryList::HealthRegions, RecordKind::HealthRegion),
        )
    };
    let doors = counts.into_iter().map(|(list, count)| view! { <Door list count/> }).collect_view();
    let states = states
        .into_iter()
        .map(|(state, count)| {
            let name = state_name(state.as_str()).unwrap_or_default();
            let query =
                DirectoryQuery { state: Some(state), ..DirectoryQuery::new(DirectoryList::HealthRegions) };
            view! {
                <li>
                    <Icon name="place" small=true/>
                    <a href=links::directory_query(&query)>{name}</a>
                    <span class="links__side">
                        {move || text::counted(language.get(), RecordKind::HealthRegion, count)}
                    </span>
                </li>
            }
        })
        .collect_view();
    let fields = fields
        .into_iter()
        .map(|field| {
            let query =
                DirectoryQuery { field_id: Some(field.id), ..DirectoryQuery::new(DirectoryList::Committees) };
            view! {
                <li>
                    <Icon name="arrow-right" small=true/>
                    <a href=links::directory_query(&query)>{field.name}</a>
                </li>
            }
        })
        .collect_view();
    let trash = duplicates.map(|_| {
        view! { <a class="btn btn--quiet" href=links::DIRECTORY_TRASH>{t(removal_text::trash)}</a> }
    });
    let duplicates = duplicates.map(|count| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let words = move || {
            let language = language.get();
            duplicate_text::review(language, &format::count(language, count))
        };
        view! {
            <div class="actions">
                <a class="btn" href=links::DUPLICATES>{words}</a>
                <a class="btn" href=links::CARE>{t(care_text::care)}</a>
                {trash}
            </div>
        }
    });
    view! {
        <Title text=move || text::directory(language.get())/>
        <div class="page">
            <h1>{t(text::directory)}</h1>
            <p class="lead">{lead}</p>
            {duplicates}
            <ul class="doors">{doors}</ul>
            <div class="columns columns--even">
                <section class="panel" aria-labelledby="by-state">
                    <h2 class="panel__head" id="by-state">{t(text::by_state)}</h2>
                    <ul class="links">{states}</ul>
                </section>
                <section class="panel" aria-labelledby="by-field">
                    <h2 class="panel__head" id="by-field">{t(text::by_field)}</h2>
                    <ul class="links">{fields}</ul>
                    <a class="btn btn--quiet" href=links::FIELDS>{t(field_text::all_fields)}</a>
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// The way into one list: its name, its size, and what it is for.
#[component]
fn Door(list: DirectoryList, count: i64) -> impl IntoView {
    let language = use_language();
    let about: fn(Language) -> &'static str = match list {
        DirectoryList::HealthRegions => text::about_health_regions,
        DirectoryList::Committees => text::about_committees,
        DirectoryList::Organisations => text::about_organisations,
        DirectoryList::People => text::about_people,
        DirectoryList::Regions => text::about_regions,
    };
    let size = if list == DirectoryList::People && count == 0 {
        view! { <p class="door__note">{t(text::only_signed_in)}</p> }.into_any()
    } else {
        view! { <p class="door__count">{move || format::count(language.get(), count)}</p> }.into_any()
    };
    view! {
        <li class="door">
            <h2 class="door__title">
                <ListMark list/>
                <a href=links::directory(list)>{move || word::list(language.get(), list)}</a>
            </h2>
            {size}
            <p class="muted">{t(about)}</p>
        </li>
    }
    .into_any()
}

/// The mark of the records of a list.
#[component]
fn ListMark(list: DirectoryList) -> impl IntoView {
    use domain::network::NodeKind;

    match list {
        DirectoryList::HealthRegions => view! { <KindMark kind=NodeKind::Region/> }.into_any(),
        DirectoryList::Committees => view! { <KindMark kind=NodeKind::Committee/> }.into_any(),
        DirectoryList::Organisations => view! { <KindMark kind=NodeKind::Organisation/> }.into_any(),
        DirectoryList::People => view! { <KindMark kind=NodeKind::Person/> }.into_any(),
        DirectoryList::Regions => view! { <Icon name="place" small=true/> }.into_any(),
    }
}
