//! Organisations are entered and changed.

use domain::{
    change::RecordKind,
    directory::{DirectoryList, Level, OrganisationForm, OrganisationKind, RecordField, Region},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::{
    address::{self, Sent},
    ending::Ending,
    fields::{
        Choice, ContactRows, Description, HoldsNow, OtherProblem, Refusal, RegionChoice, Term, contact_facts,
        option, visibilities,
    },
    frame::{EditHead, FormActions, NewHead},
    keep_up, lead_to_faults,
    namesakes::{MeantCheck, NameField},
    note_overtaken, refusal_of, returned,
    succession::SuccessionPanel,
    text,
};
use crate::{
    answer::ask,
    directory::{
        record_api::{
            CreateOrganisation, EditOrganisation, EditedOrganisation, EndRecord, NewOrganisation,
            load_edited_organisation, load_new_organisation,
        },
        removal::RemovalPanel,
        text as directory_text,
        thing::{fact, word_fact},
        word,
    },
    error::AppError,
    i18n::{Language, t},
    links,
    ui::{Failed, Loaded},
};

/// `/directory/organisations/new`.
#[component]
pub fn NewOrganisationPage() -> impl IntoView {
    let offered = ask(|| (), |()| load_new_organisation());
    view! { <Loaded resource=offered children=|offered| view! { <New offered/> }/> }.into_any()
}

#[component]
fn New(offered: NewOrganisation) -> impl IntoView {
    let create = ServerAction::<CreateOrganisation>::new();
    lead_to_faults(create);
    let returned = returned(address::organisation);
    let refusal = refusal_of(create, returned.problem());
    let chosen = match &returned.sent {
        Some(Sent::New(region)) => Some(region.to_string()),
        _ => None,
    };
    let form = returned.form.unwrap_or_else(OrganisationForm::blank);
    let NewOrganisation { regions, districts } = offered;
    view! {
        <div class="page">
            <NewHead
                list=DirectoryList::Organisations
                title=text::new_organisation
                lead=text::new_organisation_lead
            />
            <div class="panel record-form">
                <ActionForm action=create attr:class="form">
                    <OrganisationFields form districts except=None refusal>
                        <RegionChoice regions chosen refusal/>
                    </OrganisationFields>
                    <OtherProblem refusal/>
                    <MeantCheck refusal/>
                    <FormActions
                        label=text::create_organisation
                        back=links::directory(DirectoryList::Organisations)
                    />
                </ActionForm>
            </div>
        </div>
    }
    .into_any()
}

/// The forms that outlive the page's content, which is fetched anew when somebody else was faster.
#[derive(Clone, Copy)]
struct Actions {
    edit: ServerAction<EditOrganisation>,
    end: ServerAction<EndRecord>,
    /// What was sent last.
    typed: RwSignal<Option<OrganisationForm>>,
}

/// `/directory/organisations/{id}/edit`.
#[component]
pub fn EditOrganisationPage() -> impl IntoView {
    let params = use_params_map();
    let actions = Actions { edit: ServerAction::new(), end: ServerAction::new(), typed: RwSignal::new(None) };
    let overtaken = RwSignal::new(0);
    keep_up(actions.edit, actions.typed, overtaken, |sent| sent.form);
    lead_to_faults(actions.end);
    note_overtaken(actions.end, overtaken);
    let edited = ask(
        move || (params.read().get("id").unwrap_or_default(), overtaken.get()),
        |(id, _)| load_edited_organisation(id),
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match edited.await {
                    Ok(edited) => view! { <Edit edited actions/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Edit(edited: EditedOrganisation, actions: Actions) -> impl IntoView {
    let EditedOrganisation { today, record, contacts, districts, seats } = edited;
    let returned = returned(address::organisation);
    let (refusal, end) = (refusal_of(actions.edit, returned.problem()), returned.end());
    let present = OrganisationForm::of(&record, &contacts);
    let is_stale = refusal.get_untracked() == Some(AppError::Stale);
    let sent = actions.typed.get_untracked();
    // What is only to be corrected keeps its version and its rows, about which something is said.
    let version = match (&returned.sent, &sent) {
        (Some(Sent::Edit(version)), None) if !is_stale => *version,
        _ => record.version,
    };
    let form = match (sent, returned.form) {
        (Some(sent), _) => sent.over(&contacts),
        (None, Some(form)) if is_stale => form.over(&contacts),
        (None, Some(form)) => form,
        (None, None) => present.clone(),
    };
    let facts = if is_stale { differences(&present, &form, &districts) } else { Vec::new() };
    let named = record.named();
    let back = links::record(named.record).unwrap_or_default();
    view! {
        <div class="page">
            <EditHead list=DirectoryList::Organisations named=named.clone()/>
            <div class="columns columns--even">
                <section class="panel" aria-labelledby="record-details">
                    <h2 class="panel__head" id="record-details">{t(text::details)}</h2>
                    <ActionForm action=actions.edit attr:class="form">
                        <input type="hidden" name="organisation" value=record.id.to_string()/>
                        <input type="hidden" name="version" value=version.to_string()/>
                        <OrganisationFields form districts except=Some(record.id.0) refusal/>
                        <OtherProblem refusal/>
                        <HoldsNow facts is_stale/>
                        <FormActions label=text::save back/>
                    </ActionForm>
                </section>
                <div class="stack">
                    <Ending
                        record=named.record
                        version=record.version
                        today
                        end=actions.end
                        returned=end
                        lead=text::end_organisation_lead
                        seats=Some(seats)
                    />
                    <SuccessionPanel organisation=record.id/>
                    <RemovalPanel record=named.record/>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// What holds now where something else was typed.
fn differences(present: &OrganisationForm, typed: &OrganisationForm, districts: &[Region]) -> Vec<AnyView> {
    let OrganisationForm { kind, level, visibility, .. } = *present;
    let district = districts.iter().find(|district| district.ags.as_str() == present.district);
    let district = district.map_or_else(|| present.district.clone(), |district| district.name.clone());
    let german = |label: fn(Language) -> &'static str, words: &str| {
        fact(label, view! { <span lang="de">{words.to_owned()}</span> })
    };
    [
        (present.name != typed.name).then(|| german(directory_text::name, &present.name)),
        (kind != typed.kind).then(|| {
            word_fact(directory_text::kind, move |language| word::organisation_kind(language, kind))
        }),
        (level != typed.level)
            .then(|| word_fact(directory_text::level, move |language| word::level(language, level))),
        (present.district != typed.district).then(|| german(directory_text::district, &district)),
        (present.description != typed.description)
            .then(|| german(directory_text::description, &present.description)),
        (visibility != typed.visibility)
            .then(|| word_fact(text::visible_to, move |language| word::visibility(language, visibility))),
        (present.from != typed.from).then(|| fact(directory_text::since, present.from.clone())),
        (present.to != typed.to).then(|| fact(directory_text::until, present.to.clone())),
    ]
    .into_iter()
    .flatten()
    .chain(contact_facts(&present.contacts, &typed.contacts))
    .collect()
}

/// Everything that is said of an organisation; the children stand below its name.
#[component]
fn OrganisationFields(
    form: OrganisationForm,
    districts: Vec<Region>,
    except: Option<Uuid>,
    refusal: Refusal,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let OrganisationForm { name, kind, level, district, description, visibility, from, to, contacts } = form;
    let kinds = OrganisationKind::ALL.iter().map(|&one| {
        option(one.as_str(), one == kind, move |language| word::organisation_kind(language, one).to_owned())
    });
    let kinds: Vec<AnyView> = kinds.collect();
    let levels = Level::ALL.iter().map(|&one| {
        option(one.as_str(), one == level, move |language| word::level(language, one).to_owned())
    });
    let levels: Vec<AnyView> = levels.collect();
    view! {
        <NameField kind=RecordKind::Organisation value=name except refusal/>
        {children.map(|children| children())}
        <div class="form__row">
            <Choice id="record-kind" name="form[kind]" label=directory_text::kind options=kinds refusal/>
            <Choice id="record-level" name="form[level]" label=directory_text::level options=levels refusal/>
        </div>
        <Choice
            id="record-district"
            name="form[district]"
            label=directory_text::district
            options=district_options(districts, &district)
            refusal
            field=RecordField::District
        />
        <Description
            label=directory_text::description
            hint=text::description_hint
            value=description
            refusal
        />
        <ContactRows rows=contacts offered=OrganisationForm::VISIBILITIES refusal/>
        <Choice
            id="record-visibility"
            name="form[visibility]"
            label=text::visible_to
            options=visibilities(OrganisationForm::VISIBILITIES, visibility)
            refusal
            field=RecordField::Visibility
        />
        <Term from to refusal/>
    }
    .into_any()
}

/// The districts, by name; one that is chosen and not there any more stays as it is.
fn district_options(mut districts: Vec<Region>, chosen: &str) -> Vec<AnyView> {
    districts.sort_by_cached_key(|district| domain::search::fold(&district.name));
    let is_there = chosen.is_empty() || districts.iter().any(|district| district.ags.as_str() == chosen);
    let none = option("", chosen.is_empty(), |language| text::nothing_chosen(language).to_owned());
    let kept = (!is_there).then(|| option(chosen, true, |language| text::as_before(language).to_owned()));
    let named = districts.into_iter().map(|Region { ags, name, kind, .. }| {
        let named = move |language: Language| format!("{name} ({})", word::region_kind(language, kind));
        option(ags.as_str(), ags.as_str() == chosen, named)
    });
    [none].into_iter().chain(kept).chain(named).collect()
}
