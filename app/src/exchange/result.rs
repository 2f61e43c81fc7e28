//! What would come of a list, and what has come of it.

use domain::{change::RecordKind, directory::NamedRecord, exchange::ImportState};
use leptos::{form::ActionForm, prelude::*};

use super::{
    api::ImportAnswer,
    import_page::{Actions, Shown},
    rows::Rows,
    text,
};
use crate::{
    i18n::{t, use_language},
    links::{self, ImportStep},
    ui::{Icon, format},
};

/// What would come of it, with the button that makes it so.
#[component]
pub(super) fn Draft(import: ImportAnswer, shown: Memo<Shown>, actions: Actions) -> impl IntoView {
    let language = use_language();
    let counts = import.counts;
    let number = move |count: usize| format::count(language.get(), count.try_into().unwrap_or(i64::MAX));
    let (id, version) = (import.head.id.to_string(), import.head.version.to_string());
    let is_running = actions.apply.pending();
    let apply = if counts.new + counts.changed > 0 {
        let (id, version) = (id.clone(), version.clone());
        view! {
            <ActionForm action=actions.apply>
                <input type="hidden" name="import" value=id/>
                <input type="hidden" name="version" value=version/>
                <button class="btn btn--primary" aria-disabled=move || is_running.get().then_some("true")>
                    {move || {
                        if is_running.get() {
                            text::applying(language.get()).to_owned()
                        } else {
                            text::apply(language.get(), &number(counts.new), &number(counts.changed))
                        }
                    }}
                </button>
            </ActionForm>
        }
        .into_any()
    } else {
        view! { <p>{t(text::nothing_to_apply)}</p> }.into_any()
    };
    let rejected = (counts.rejected > 0).then(|| {
        view! {
            <div class="alert alert--warning">
                <Icon name="warning"/>
                <p>{move || text::with_rejected(language.get(), &number(counts.rejected))}</p>
            </div>
        }
    });
    view! {
        <p class="lead">{t(text::preview_lead)}</p>
        {rejected}
        <div class="actions">
            {apply}
            <ActionForm action=actions.remove>
                <input type="hidden" name="import" value=id/>
                <input type="hidden" name="version" value=version/>
                <button class="btn btn--quiet">{t(text::discard)}</button>
            </ActionForm>
        </div>
        <div role="status" class="visually-hidden">
            {move || is_running.get().then(|| text::applying(language.get()))}
        </div>
        <Rows import shown step=Some(ImportStep::Preview)/>
    }
    .into_any()
}

/// What has come of it, with the way back.
#[component]
pub(super) fn Result(import: ImportAnswer, shown: Memo<Shown>, actions: Actions) -> impl IntoView {
    let language = use_language();
    let (id, state, counts) = (import.head.id, import.head.state, import.counts);
    let version = import.head.version.to_string();
    let news = if state == ImportState::Undone {
        view! {
            <div class="alert alert--info">
                <Icon name="history"/>
                <p>{t(text::undone)}</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="alert alert--success">
                <Icon name="success"/>
                <p>
                    {move || {
                        let language = language.get();
                        let number = |count: usize| format::count(language, count.try_into().unwrap_or(i64::MAX));
                        let sums = text::sums(language, &number(counts.new), &number(counts.changed), &number(counts.rejected));
                        format!("{} {sums}.", text::applied_lead(language, &number(counts.rows)))
                    }}
                </p>
            </div>
        }
        .into_any()
    };
    let rejected = (counts.rejected > 0).then(|| {
        view! {
            <a class="btn" href=links::import_rejected(id) rel="external" download="">
                <Icon name="download" small=true/>
                {t(text::rejected_file)}
            </a>
        }
    });
    let undo = (state == ImportState::Applied && import.in_the_way.is_empty()).then(|| {
        view! {
            <ActionForm action=actions.undo attr:class="import__undo">
                <input type="hidden" name="import" value=id.to_string()/>
                <input type="hidden" name="version" value=version/>
                <button class="btn">
                    <Icon name="history" small=true/>
                    {t(text::undo)}
                </button>
                <p class="note">{t(text::undo_lead)}</p>
            </ActionForm>
        }
    });
    let in_the_way = import.in_the_way.clone();
    view! {
        <div role="status">{news}</div>
        <div class="actions">
            {rejected}
            {undo}
        </div>
        <InTheWay records=in_the_way/>
        <Rows import shown step=None/>
    }
    .into_any()
}

/// What keeps an import from being taken back.
#[component]
fn InTheWay(records: Vec<NamedRecord>) -> impl IntoView {
    const NAMED: usize = 12;
    let language = use_language();
    if records.is_empty() {
        return ().into_any();
    }
    let more = records.len().saturating_sub(NAMED);
    let names = records.into_iter().take(NAMED).map(|named| {
        let is_node = matches!(named.record.kind, RecordKind::Organisation | RecordKind::Person);
        let name = match links::record(named.record).filter(|_| is_node) {
            Some(path) => view! { <a href=path lang="de">{named.name}</a> }.into_any(),
            None => named.name.into_any(),
        };
        view! { <li>{name}</li> }
    });
    let names = names.collect_view();
    view! {
        <section class="panel" aria-labelledby="in-the-way">
            <h2 class="panel__label" id="in-the-way">{t(text::cannot_undo)}</h2>
            <ul class="import__names">
                {names}
                {(more > 0).then(|| view! { <li class="muted">{move || text::and_more(language.get(), more)}</li> })}
            </ul>
        </section>
    }
    .into_any()
}
