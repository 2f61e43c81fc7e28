//! The page of a person; in example content a person is a function.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Contact, Detail, DirectoryList, PersonDetail, Surroundings},
    id::PersonId,
    network::NodeKind,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{OnDay, load_person},
    care::{ConfirmAction, ConfirmedPanel},
    contact_way::ContactWay,
    duplicates::MergedPanel,
    history::History,
    relations::Relations,
    seats::{Seats, SeatsOf},
    sheet_text, text,
    thing::{EditLink, Facts, Path, ThingHead, context_facts, fact, standing_facts, state_fact},
    word,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    ui::{Icon, Loaded, Title},
};

/// `/directory/people/{id}`.
#[component]
pub fn PersonPage() -> impl IntoView {
    let params = use_params_map();
    let confirm = ConfirmAction::provide();
    let asked = move || (params.read().get("id").unwrap_or_default(), confirm.made());
    let person = ask(asked, |(id, _)| load_person(id));
    view! { <Loaded resource=person children=show/> }.into_any()
}

fn show(person: OnDay<PersonDetail>) -> AnyView {
    let language = use_language();
    let OnDay { today, answer: PersonDetail { detail: Detail { record, around }, contacts } } = person;
    let Surroundings { seats, relations, context, fields, history, may_edit, confirmation, .. } = around;
    let itself = RecordRef::new(RecordKind::Person, record.id);
    let edit = may_edit.then(|| view! { <EditLink record=itself/> });
    let merged = may_edit.then(|| view! { <MergedPanel record=itself/> });
    let organisation = context.iter().rfind(|named| named.record.kind == RecordKind::Organisation);
    let organisation = organisation.map(|named| named.name.clone());
    let note = Signal::derive(move || {
        organisation.clone().unwrap_or_else(|| text::person(language.get()).to_owned())
    });
    let function = (!record.function.is_empty()).then(|| fact(text::function, record.function));
    let facts = function
        .into_iter()
        .chain(context_facts(context))
        .chain(state_fact(record.state.as_ref()))
        .chain(standing_facts(record.visibility, record.valid_from, record.valid_to))
        .collect();
    view! {
        <Title text=record.name.clone()/>
        <div class="page">
            <Path list=DirectoryList::People name=record.name.clone()/>
            <ThingHead
                kind=Some(NodeKind::Person)
                note
                name=record.name
                fields
                node=Some(record.id.0)
                actions=Some(view! { <CardLink person=record.id/> {edit} }.into_any())
            />
            <div class="columns">
                <div class="stack">
                    <Seats of=SeatsOf::Person seats today/>
                    <Relations relations/>
                </div>
                <div class="stack">
                    <Contacts contacts may_edit/>
                    <Facts facts/>
                    <ConfirmedPanel record=itself confirmation may_edit/>
                    {merged}
                    <History changes=history/>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The contact fields the reader may see; nothing if there are none.
#[component]
pub(super) fn Contacts(
    contacts: Vec<Contact>,
    /// Whether the reader looks after them, and so is told where a consent is missing.
    #[prop(optional)]
    may_edit: bool,
) -> impl IntoView {
    if contacts.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let rows = contacts
        .into_iter()
        .map(|contact| {
            let kind = contact.kind;
            let missing = (may_edit && contact.lacks_consent()).then(|| {
                view! { <p class="field__hint"><Icon name="warning" small=true/> {t(text::consent_missing)}</p> }
            });
            view! {
                <dt>{move || word::contact_kind(language.get(), kind)}</dt>
                <dd><ContactWay contact/> {missing}</dd>
            }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="contact">
            <h2 class="panel__head" id="contact">{t(text::contact)}</h2>
            <dl class="facts">{rows}</dl>
        </section>
    }
    .into_any()
}

/// The person as a file for address books.
#[component]
fn CardLink(person: PersonId) -> impl IntoView {
    view! {
        <a class="btn" href=links::person_card(person) download="">
            <Icon name="download"/>
            {t(sheet_text::contact)}
        </a>
    }
    .into_any()
}
