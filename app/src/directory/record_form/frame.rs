//! What is around the forms: the way here, the title, and how a form ends.

use domain::directory::{DirectoryList, NamedRecord};
use leptos::prelude::*;

use super::text;
use crate::{
    directory::{text as directory_text, word},
    i18n::{Language, t, use_language},
    links,
    ui::Title,
};

/// The head of a form for a new record.
#[component]
pub(super) fn NewHead(
    list: DirectoryList,
    title: fn(Language) -> &'static str,
    lead: fn(Language) -> &'static str,
) -> impl IntoView {
    let language = use_language();
    view! {
        <Title text=move || title(language.get())/>
        <nav class="breadcrumb" aria-label=t(directory_text::path)>
            <ol>
                <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                <li><a href=links::directory(list)>{move || word::list(language.get(), list)}</a></li>
            </ol>
        </nav>
        <h1>{t(title)}</h1>
        <p class="lead">{t(lead)}</p>
    }
    .into_any()
}

/// The head of the forms for a record that is there.
#[component]
pub(super) fn EditHead(list: DirectoryList, named: NamedRecord) -> impl IntoView {
    let language = use_language();
    let NamedRecord { record, name } = named;
    let title = {
        let name = name.clone();
        move || text::edit_of(language.get(), &name)
    };
    view! {
        <Title text=title.clone()/>
        <nav class="breadcrumb" aria-label=t(directory_text::path)>
            <ol>
                <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                <li><a href=links::directory(list)>{move || word::list(language.get(), list)}</a></li>
                <li><a href=links::record(record) lang="de">{name}</a></li>
            </ol>
        </nav>
        <h1>{title}</h1>
    }
    .into_any()
}

/// The button that sends a form, and the way out of it.
#[component]
pub(super) fn FormActions(label: fn(Language) -> &'static str, back: String) -> impl IntoView {
    view! {
        <div class="actions">
            <button class="btn btn--primary">{t(label)}</button>
            <a class="btn btn--quiet" href=back>{t(text::cancel)}</a>
        </div>
    }
    .into_any()
}
