//! What becomes of what belongs to a record if that is removed, what keeps it, and the button that removes it.

use domain::{
    change::RecordKind,
    directory::{Hindrance, REMOVED_DAYS, RemovalProposal},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    Counts,
    api::{RemoveRecord, load_removal},
    in_one_line, text, what_it_was,
};
use crate::{
    answer::ask,
    directory::{duplicates::Problem, text as directory_text},
    error::AppError,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Title},
};

/// `/directory/remove?kind=…&id=…`.
#[component]
pub fn RemovalPage() -> impl IntoView {
    let query = use_query_map();
    let remove = ServerAction::<RemoveRecord>::new();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (query.get("kind").unwrap_or_default(), query.get("id").unwrap_or_default())
    });
    let returned = query.read_untracked().get("problem").and_then(|code| AppError::from_code(&code));
    let problem = Signal::derive(move || match remove.value().get() {
        Some(answer) => answer.err(),
        None => returned.clone(),
    });
    // Whoever was refused sees what has changed; what has gone is asked for no more.
    let refused = RwSignal::new(0_u32);
    Effect::new(move |_| {
        if matches!(remove.value().get(), Some(Err(AppError::Stale | AppError::Refused(_)))) {
            refused.update(|times| *times += 1);
        }
    });
    let proposal = ask(move || (asked.get(), refused.get()), |((kind, id), _)| load_removal(kind, id));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match proposal.await {
                    Ok(proposal) => view! { <Content proposal remove problem/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(
    proposal: RemovalProposal,
    remove: ServerAction<RemoveRecord>,
    problem: Signal<Option<AppError>>,
) -> impl IntoView {
    let language = use_language();
    let (seen, others) = proposal.told();
    let seen: Vec<Hindrance> = seen.into_iter().cloned().collect();
    let RemovalProposal { named, relation, version, gone, loosened, hindrances } = proposal;
    let record = named.record;
    let title = {
        let name = named.name.clone();
        move || text::remove_this(language.get(), &name)
    };
    let back = links::record(record).unwrap_or_else(|| links::DIRECTORY.to_owned());
    let kept = (!hindrances.is_empty()).then(|| view! { <KeptBy seen others/> });
    let along = if gone.is_empty() {
        view! { <p>{t(text::nothing_along)}</p> }.into_any()
    } else {
        view! {
            <Counts counts=gone/>
            <p class="note">{t(text::goes_along_hint)}</p>
        }
        .into_any()
    };
    let without = (!loosened.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="removal-loosened">
                <h2 class="panel__head" id="removal-loosened">{t(text::stays_without)}</h2>
                <Counts counts=loosened/>
                <p class="note">{t(text::stays_without_hint)}</p>
            </section>
        }
    });
    let button = hindrances.is_empty().then(|| {
        view! { <button class="btn btn--danger">{t(text::remove)}</button> }
    });
    view! {
        <Title text=title.clone()/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                    <li><a href=links::DIRECTORY_TRASH>{t(text::trash)}</a></li>
                </ol>
            </nav>
            <p class="note">{move || what_it_was(language.get(), record, relation)}</p>
            <h1>{title}</h1>
            <p class="lead">{move || text::lead(language.get(), REMOVED_DAYS)}</p>
            <p>{t(text::only_mistakes)}</p>
            <Problem problem/>
            {kept}
            <section class="panel" aria-labelledby="removal-gone">
                <h2 class="panel__head" id="removal-gone">{t(text::goes_along)}</h2>
                {along}
            </section>
            {without}
            <ActionForm action=remove attr:class="form">
                <input type="hidden" name="kind" value=record.kind.as_str()/>
                <input type="hidden" name="id" value=record.id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <div class="actions">
                    {button}
                    <a class="btn btn--quiet" href=back>{t(text::cancel)}</a>
                </div>
            </ActionForm>
        </div>
    }
    .into_any()
}

/// What names the record and is no part of it: where that is, as far as the reader can go there.
#[component]
fn KeptBy(seen: Vec<Hindrance>, others: Vec<(RecordKind, i64)>) -> impl IntoView {
    let language = use_language();
    let items = seen.into_iter().filter_map(|Hindrance { kind, named, plan }| {
        let named = named?;
        let side = (!plan.is_empty()).then(|| view! { <span class="links__side" lang="de">{plan}</span> });
        Some(view! {
            <li>
                <span>{t(where_named(kind))} ": "</span>
                <a href=links::record(named.record) lang="de">{named.name}</a>
                {side}
            </li>
        })
    });
    let items: Vec<_> = items.collect();
    let list = (!items.is_empty()).then(|| view! { <ul class="links">{items}</ul> });
    let others = (!others.is_empty()).then(|| {
        let counts = move || text::not_visible(language.get(), &in_one_line(language.get(), &others));
        view! { <p>{counts}</p> }
    });
    view! {
        <section class="panel" aria-labelledby="removal-kept">
            <h2 class="panel__head" id="removal-kept">{t(text::kept_by)}</h2>
            {list}
            {others}
            <p class="note">{t(text::kept_by_hint)}</p>
        </section>
    }
    .into_any()
}

/// In which way a record is named there.
const fn where_named(kind: RecordKind) -> fn(Language) -> &'static str {
    match kind {
        RecordKind::ChecklistPoint => text::checklist_of,
        RecordKind::Milestone => text::milestone_of,
        RecordKind::MeasurePartner => text::partner_of,
        RecordKind::Plan => text::adopted,
        _ => text::named_by,
    }
}
