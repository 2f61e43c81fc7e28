//! The page of an organisation.

use domain::{
    directory::{Detail, DirectoryList, OrganisationKind, Surroundings},
    id::OrganisationId,
    network::NodeKind,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{OnDay, OrganisationAnswer, load_organisation},
    care::{ConfirmAction, ConfirmedPanel},
    duplicates::MergedPanel,
    history::History,
    lineage::{Lineage, parted},
    person_page::Contacts,
    record_form::text as form_text,
    region_page::RegionName,
    relations::Relations,
    seats::{Seats, SeatsOf},
    text,
    thing::{
        EditLink, Facts, Path, RecordPanel, ThingHead, context_facts, description, fact, standing_facts,
        state_fact, word_fact,
    },
    word,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    ui::{Icon, Loaded, Title},
};

/// `/directory/organisations/{id}`.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let params = use_params_map();
    let confirm = ConfirmAction::provide();
    let asked = move || (params.read().get("id").unwrap_or_default(), confirm.made());
    let organisation = ask(asked, |(id, _)| load_organisation(id));
    view! { <Loaded resource=organisation children=show/> }.into_any()
}

fn show(organisation: OnDay<OrganisationAnswer>) -> AnyView {
    let language = use_language();
    let OnDay {
        today,
        answer: OrganisationAnswer { detail: Detail { record, around }, district, contacts, former_names },
    } = organisation;
    let Surroundings { seats, relations, parts, context, fields, history, may_edit, confirmation, .. } =
        around;
    let (relations, successions) = parted(relations);
    let actions = may_edit.then(|| {
        view! { <AddPerson organisation=record.id/> <EditLink record=record.named().record/> }.into_any()
    });
    let itself = record.named().record;
    let merged = may_edit.then(|| view! { <MergedPanel record=itself/> });
    let (kind, level) = (record.kind, record.level);
    let node = if kind == OrganisationKind::Office { NodeKind::Office } else { NodeKind::Organisation };
    let note = Signal::derive(move || {
        format!("{} · {}", word::organisation_kind(language.get(), kind), word::level(language.get(), level))
    });
    let facts = [
        word_fact(text::kind, move |language| word::organisation_kind(language, kind)),
        word_fact(text::level, move |language| word::level(language, level)),
    ]
    .into_iter()
    .chain(context_facts(context))
    .chain(district.map(|region| fact(text::district, view! { <RegionName region/> })))
    .chain(state_fact(record.state.as_ref()))
    .chain(standing_facts(record.visibility, record.valid_from, record.valid_to))
    .collect();
    view! {
        <Title text=record.name.clone()/>
        <div class="page">
            <Path list=DirectoryList::Organisations name=record.name.clone()/>
            <ThingHead kind=Some(node) note name=record.name fields node=Some(record.id.0) actions/>
            {description(record.description)}
            <div class="columns">
                <div class="stack">
                    <Lineage former_names successions/>
                    <Seats of=SeatsOf::Organisation seats today/>
                    <RecordPanel id="people" title=text::people records=parts/>
                    <Relations relations/>
                </div>
                <div class="stack">
                    <Contacts contacts/>
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

/// The way to the form for somebody new who works there.
#[component]
fn AddPerson(organisation: OrganisationId) -> impl IntoView {
    view! {
        <a class="btn" href=links::new_person_of(organisation)>
            <Icon name="plus"/>
            {t(form_text::add_person)}
        </a>
    }
    .into_any()
}
