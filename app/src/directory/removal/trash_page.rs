//! What was removed from the directory and can be brought back.

use domain::directory::{REMOVED_DAYS, RemovedRecord};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    api::{RestoreRecord, load_directory_trash},
    in_one_line, text, what_it_was,
};
use crate::{
    answer::ask,
    directory::{duplicates::Problem, text as directory_text},
    error::AppError,
    i18n::{t, use_language},
    links,
    ui::{Failed, Icon, Title, format},
};

/// `/directory/trash`.
#[component]
pub fn DirectoryTrashPage() -> impl IntoView {
    let restore = ServerAction::<RestoreRecord>::new();
    let returned =
        use_query_map().read_untracked().get("problem").and_then(|code| AppError::from_code(&code));
    let problem = Signal::derive(move || match restore.value().get() {
        Some(answer) => answer.err(),
        None => returned.clone(),
    });
    let trash = ask(move || restore.version().get(), |_| load_directory_trash());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match trash.await {
                    Ok(removed) => view! { <Content removed restore problem/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(
    removed: Vec<RemovedRecord>,
    restore: ServerAction<RestoreRecord>,
    problem: Signal<Option<AppError>>,
) -> impl IntoView {
    let language = use_language();
    let content = if removed.is_empty() {
        view! {
            <div class="empty">
                <Icon name="history" large=true/>
                <h2 class="empty__title">{t(text::trash_empty)}</h2>
                <p>{t(text::trash_empty_hint)}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = removed.into_iter().map(|removed| view! { <Removed removed restore/> });
        view! {
            <section class="panel" aria-label=t(text::removed_records)>
                <ul class="rows">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <Title text=move || text::trash_of(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::trash_of)}</h1>
            <p class="lead">{move || text::trash_lead(language.get(), REMOVED_DAYS)}</p>
            <Problem problem/>
            {content}
        </div>
    }
    .into_any()
}

#[component]
fn Removed(removed: RemovedRecord, restore: ServerAction<RestoreRecord>) -> impl IntoView {
    let language = use_language();
    let RemovedRecord { id, named, relation, gone, removed_at, actor, last_day } = removed;
    let record = named.record;
    let along = (!gone.is_empty()).then(|| {
        let words = move || text::comes_back(language.get(), &in_one_line(language.get(), &gone));
        view! { <p class="note">{words}</p> }
    });
    let name = named.name.clone();
    view! {
        <li>
            <div class="row__main">
                <p class="row__title" lang="de">{named.name}</p>
                <p class="muted">{move || what_it_was(language.get(), record, relation)}</p>
                {along}
            </div>
            <div class="row__side">
                <p class="note">
                    {move || {
                        let language = language.get();
                        text::removed_by(language, &format::date_time(language, removed_at), &actor)
                    }}
                </p>
                <p class="note">
                    {move || {
                        let language = language.get();
                        text::until(language, &format::date(language, last_day))
                    }}
                </p>
            </div>
            <ActionForm action=restore>
                <input type="hidden" name="removal" value=id.to_string()/>
                <button class="btn btn--small">
                    <Icon name="history" small=true/>
                    {t(text::restore)}
                    <span class="visually-hidden" lang="de">": " {name}</span>
                </button>
            </ActionForm>
        </li>
    }
    .into_any()
}
