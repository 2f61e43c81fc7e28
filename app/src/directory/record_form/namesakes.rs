//! The name of a record, and below it who is in the directory under this name already: a hint, which blocks nothing.

use std::time::Duration;

use domain::{
    change::{RecordKind, RecordRef},
    directory::RecordField,
    search::SearchHit,
};
use leptos::{leptos_dom::helpers::debounce, prelude::*};
use uuid::Uuid;

use super::{
    fields::{Fault, Refusal, fault_of},
    text,
};
use crate::{
    answer::ask,
    directory::{duplicates::text as duplicate_text, record_api::find_namesakes, text as directory_text},
    i18n::{Language, t, use_language},
    links,
    ui::{KindMark, kind::node_kind},
};

/// The field for the name.
#[component]
pub(super) fn NameField(
    kind: RecordKind,
    value: String,
    /// The record that has the name already.
    except: Option<Uuid>,
    refusal: Refusal,
    /// What to write there.
    #[prop(optional)]
    hint: Option<fn(Language) -> &'static str>,
) -> impl IntoView {
    let fault = fault_of(refusal, RecordField::Name, 0);
    let typed = RwSignal::new(value.clone());
    let mut type_soon = debounce(Duration::from_millis(200), move |name: String| {
        typed.try_set(name);
    });
    let described =
        if hint.is_some() { "record-name-hint record-name-problem" } else { "record-name-problem" };
    view! {
        <div class="field">
            <label class="field__label" for="record-name">{t(directory_text::name)}</label>
            {hint.map(|hint| view! { <p class="field__hint" id="record-name-hint">{t(hint)}</p> })}
            <input
                class="input"
                id="record-name"
                name="form[name]"
                required=true
                maxlength=RecordField::Name.longest().to_string()
                lang="de"
                autocomplete="off"
                value=value
                aria-invalid=move || fault.get().is_some().then_some("true")
                aria-describedby=described
                on:input:target=move |event| type_soon(event.target().value())
            />
            <Fault id="record-name-problem".to_owned() field=RecordField::Name fault/>
            <Namesakes kind name=typed except/>
        </div>
    }
    .into_any()
}

#[component]
fn Namesakes(kind: RecordKind, name: RwSignal<String>, except: Option<Uuid>) -> impl IntoView {
    let found = ask(
        move || name.get(),
        move |name| async move {
            if name.trim().is_empty() { Ok(Vec::new()) } else { find_namesakes(kind, name, except).await }
        },
    );
    view! {
        <div role="status">
            <Transition>
                {move || Suspend::new(async move {
                    let hits = found.await.unwrap_or_default();
                    (!hits.is_empty()).then(|| view! { <Found hits except/> })
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Found(
    hits: Vec<SearchHit>,
    /// The record that has the name already.
    except: Option<Uuid>,
) -> impl IntoView {
    let language = use_language();
    let items = hits.into_iter().map(move |SearchHit { record, title, subtitle }| {
        // What is there already under another id can become one with it.
        let merge = except.and_then(|id| links::merge_records(RecordRef { id, ..record }, record.id));
        let merge = merge.map(|path| {
            let name = title.clone();
            let words = move || duplicate_text::merge_with(language.get(), &name);
            view! { <a class="links__side" href=path>{words}</a> }
        });
        let mark = node_kind(record.kind).map(|kind| view! { <KindMark kind/> });
        view! {
            <li>
                {mark}
                // What was typed stays where it is.
                <a href=links::record(record) target="_blank">
                    <span lang="de">{title}</span>
                    " "
                    <span class="visually-hidden">{t(text::new_tab)}</span>
                </a>
                <span class="note" lang="de">{subtitle}</span>
                {merge}
            </li>
        }
    });
    view! {
        <p class="note">{t(text::namesakes)}</p>
        <ul class="links">{items.collect_view()}</ul>
    }
    .into_any()
}

/// What whoever has no script says to be understood: that somebody or something else is meant.
#[component]
pub(super) fn MeantCheck(refusal: Refusal) -> impl IntoView {
    let language = use_language();
    move || {
        (refusal.get() == Some(crate::error::AppError::AlreadyThere)).then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" name="meant" value="true"/>
                    <span>{move || text::meant(language.get())}</span>
                </label>
            }
        })
    }
}
