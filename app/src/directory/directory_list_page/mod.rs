//! A list of the directory: tabs, filters, a table that sorts, pages. Everything chosen stands in the URL.

mod filter;
mod table;

use domain::directory::{DirectoryList, DirectoryQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::{filter::Filter, table::ListTable};
use super::{
    api::{Choices, Listed, load_choices, load_counts, load_list},
    bulk::text as bulk_text,
    query::read,
    record_form::text as form_text,
    text, word,
};
use crate::{
    answer::{Answer, ask},
    exchange::list_menu::ListMenu,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Icon, Title, format},
};

/// `/directory/{list}`.
#[component]
pub fn DirectoryListPage() -> impl IntoView {
    let location = use_location();
    // Not from the route: leptos_router 0.8.17 tells a page nothing of a new query if its path changes as well.
    let query = Memo::new(move |before: Option<&Option<DirectoryQuery>>| {
        let path = location.pathname.read();
        let list =
            path.trim_end_matches('/').strip_prefix(links::DIRECTORY).and_then(|rest| rest.strip_prefix('/'));
        match list {
            Some(list)
                if !list.contains('/') && ![links::IMPORTS, links::ARCHIVE].contains(&path.as_str()) =>
            {
                let list: DirectoryList = list.parse().ok()?;
                Some(read(list, |name| location.query.read().get(name)))
            }
            // On the way to another page.
            _ => before.cloned().flatten(),
        }
    });
    let exists = Memo::new(move |_| query.read().is_some());
    let listed = ask(move || query.get(), load_list);
    (move || {
        if exists.get() {
            let query = Memo::new(move |_| {
                query.get().unwrap_or_else(|| DirectoryQuery::new(DirectoryList::Committees))
            });
            view! { <Lists query listed/> }.into_any()
        } else {
            // Asked all the same, so that the answer has the status of a page that is missing.
            let missing = move || {
                Suspend::new(async move { listed.await.err().map(|error| view! { <Failed error/> }) })
            };
            view! { <Transition>{missing}</Transition> }.into_any()
        }
    })
    .into_any()
}

#[component]
fn Lists(query: Memo<DirectoryQuery>, listed: Answer<Listed>) -> impl IntoView {
    let language = use_language();
    let counts = ask(|| (), |()| load_counts());
    let choices = ask(|| (), |()| load_choices());
    // The head of the document may ask once more after the page has gone.
    let list_name =
        move || query.try_with(|query| query.list).map_or("", |list| word::list(language.get(), list));
    view! {
        <Title text=list_name/>
        <div class="page">
            <div class="page-head">
                <h1>
                    {t(text::directory)}
                    <span class="visually-hidden">": " {list_name}</span>
                </h1>
                <div class="page-head__actions">
                    <Transition>
                        {move || Suspend::new(async move {
                            let choices = choices.await.unwrap_or_default();
                            let (may_import, may_archive) = (choices.may_import, choices.may_archive);
                            let new = view! { <NewRecord query choices/> };
                            let import = may_import.then(|| view! {
                                <a class="btn" href=links::IMPORTS>{t(text::import_lists)}</a>
                            });
                            let archive = may_archive.then(|| view! {
                                <a class="btn" href=links::ARCHIVE>{t(text::take_everything)}</a>
                            });
                            let together = may_import.then(|| view! { <ChangeTogether query/> });
                            (new, together, import, archive)
                        })}
                    </Transition>
                    <ListMenu query/>
                </div>
            </div>
            <Transition>
                {move || Suspend::new(async move {
                    let counts = counts.await.unwrap_or_default();
                    view! { <Tabs query counts/> }
                })}
            </Transition>
            <Transition>
                {move || Suspend::new(async move {
                    let choices = choices.await.unwrap_or_default();
                    view! { <Filter query choices/> }
                })}
            </Transition>
            <Transition>
                {move || Suspend::new(async move {
                    match listed.await {
                        Ok(listed) => view! { <ListTable listed/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

/// The way to the form for a new record, for those who may go it.
#[component]
fn NewRecord(query: Memo<DirectoryQuery>, choices: Choices) -> impl IntoView {
    let list = Memo::new(move |_| query.read().list);
    let Choices { may_import, may_add_committee, may_add_health_region, .. } = choices;
    move || {
        let (words, may_add): (fn(Language) -> &'static str, bool) = match list.get() {
            DirectoryList::HealthRegions => (form_text::new_health_region, may_add_health_region),
            DirectoryList::Committees => (form_text::new_committee, may_add_committee),
            DirectoryList::Organisations => (form_text::new_organisation, may_import),
            DirectoryList::People => (form_text::new_person, may_import),
            DirectoryList::Regions => return None,
        };
        may_add.then(|| {
            view! {
                <a class="btn btn--primary" href=links::new_record(list.get())>
                    <Icon name="plus"/>
                    {t(words)}
                </a>
            }
        })
    }
}

/// The way to the page on which what the list shows is changed at once, where that is done.
#[component]
fn ChangeTogether(query: Memo<DirectoryQuery>) -> impl IntoView {
    move || {
        let query = query.get();
        let is_offered = matches!(query.list, DirectoryList::Organisations | DirectoryList::People);
        is_offered
            .then(|| view! { <a class="btn" href=links::bulk(&query)>{t(bulk_text::edit_together)}</a> })
    }
}

#[component]
fn Tabs(query: Memo<DirectoryQuery>, counts: Vec<(DirectoryList, i64)>) -> impl IntoView {
    let language = use_language();
    let tabs = DirectoryList::ALL
        .iter()
        .map(|list| {
            let list = *list;
            let count = counts.iter().find(|(known, _)| *known == list).map(|(_, count)| *count);
            view! {
                <a href=links::directory(list) aria-current=move || (query.read().list == list).then_some("page")>
                    {move || word::list(language.get(), list)}
                    {count.map(|count| {
                        view! { <span class="muted">{move || format::count(language.get(), count)}</span> }
                    })}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=t(text::directory)>{tabs}</nav> }.into_any()
}
