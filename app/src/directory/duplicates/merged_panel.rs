//! On the page of a record: what has become part of it, and the way back for thirty days.

use domain::{change::RecordRef, directory::Merged};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    Problem,
    api::{PartMerged, load_merged},
    text,
};
use crate::{
    answer::ask,
    directory::word,
    error::AppError,
    i18n::{t, use_language},
    ui::{Icon, format},
};

/// What has become part of a record; nothing if nothing has, or if it was too long ago.
#[component]
pub(crate) fn MergedPanel(record: RecordRef) -> impl IntoView {
    let part = ServerAction::<PartMerged>::new();
    let returned =
        use_query_map().read_untracked().get("problem").and_then(|code| AppError::from_code(&code));
    let problem = Signal::derive(move || match part.value().get() {
        Some(answer) => answer.err(),
        None => returned.clone(),
    });
    let merged = ask(move || part.version().get(), move |_| load_merged(record));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let merged = merged.await.unwrap_or_default();
                (!merged.is_empty()).then(|| view! { <Panel merged part problem/> })
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Panel(
    merged: Vec<Merged>,
    part: ServerAction<PartMerged>,
    problem: Signal<Option<AppError>>,
) -> impl IntoView {
    let rows = merged.into_iter().map(|merged| view! { <Row merged part/> }).collect_view();
    view! {
        <section class="panel" aria-labelledby="merged">
            <h2 class="panel__head" id="merged">{t(text::merged)}</h2>
            <Problem problem/>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Row(merged: Merged, part: ServerAction<PartMerged>) -> impl IntoView {
    let language = use_language();
    let Merged { id, named, merged_at, actor, last_day, in_the_way } = merged;
    let way_back = if in_the_way.is_empty() {
        let name = named.name.clone();
        view! {
            <ActionForm action=part>
                <input type="hidden" name="merge" value=id.to_string()/>
                <button class="btn">
                    <Icon name="history" small=true/>
                    {t(text::part)}
                    <span class="visually-hidden" lang="de">": " {name}</span>
                </button>
                <p class="note">
                    {move || {
                        let language = language.get();
                        text::part_until(language, &format::date(language, last_day))
                    }}
                </p>
            </ActionForm>
        }
        .into_any()
    } else {
        let items = in_the_way.into_iter().map(|named| {
            let words = move || {
                let kind = word::record_kind(language.get(), named.record.kind);
                if named.name.is_empty() { kind.to_owned() } else { format!("{kind}: {}", named.name) }
            };
            view! { <li>{words}</li> }
        });
        view! {
            <p>{t(text::in_the_way)}</p>
            <ul class="merge__moved">{items.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <li>
            <div class="row__main">
                <p class="row__title" lang="de">{named.name}</p>
                <p class="note">
                    {move || {
                        let language = language.get();
                        text::merged_by(language, &format::date_time(language, merged_at), &actor)
                    }}
                </p>
                {way_back}
            </div>
        </li>
    }
    .into_any()
}
