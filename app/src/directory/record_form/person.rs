//! People are entered and changed.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{DirectoryList, NamedRecord, PersonForm, RecordField},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};
use uuid::Uuid;

use super::{
    address::{self, Sent},
    ending::Ending,
    fields::{
        Choice, ContactRows, HoldsNow, Line, OtherProblem, Refusal, RegionChoice, Term, contact_facts,
        records, visibilities,
    },
    frame::{EditHead, FormActions, NewHead},
    keep_up, lead_to_faults,
    namesakes::{MeantCheck, NameField},
    note_overtaken, refusal_of, returned, text,
};
use crate::{
    answer::ask,
    directory::{
        record_api::{
            CreatePerson, EditPerson, EditedPerson, EndRecord, NewPerson, load_edited_person, load_new_person,
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

/// `/directory/people/new`: `organisation` is chosen at first.
#[component]
pub fn NewPersonPage() -> impl IntoView {
    let offered = ask(|| (), |()| load_new_person());
    view! { <Loaded resource=offered children=|offered| view! { <New offered/> }/> }.into_any()
}

#[component]
fn New(offered: NewPerson) -> impl IntoView {
    let create = ServerAction::<CreatePerson>::new();
    lead_to_faults(create);
    let returned = returned(address::person);
    let refusal = refusal_of(create, returned.problem());
    let chosen = match &returned.sent {
        Some(Sent::New(region)) => Some(region.to_string()),
        _ => None,
    };
    let NewPerson { regions, workplaces } = offered;
    let workplace = use_query_map().read_untracked().get("organisation").unwrap_or_default();
    let is_offered = workplaces.iter().any(|offered| offered.record.id.to_string() == workplace);
    let workplace = if is_offered { workplace } else { String::new() };
    let form = returned.form.unwrap_or_else(|| PersonForm::blank(&workplace));
    view! {
        <div class="page">
            <NewHead list=DirectoryList::People title=text::new_person lead=text::new_person_lead/>
            <div class="panel record-form">
                <ActionForm action=create attr:class="form">
                    <PersonFields form workplaces except=None refusal>
                        <RegionChoice regions chosen refusal/>
                    </PersonFields>
                    <OtherProblem refusal/>
                    <MeantCheck refusal/>
                    <FormActions label=text::create_person back=links::directory(DirectoryList::People)/>
                </ActionForm>
            </div>
        </div>
    }
    .into_any()
}

/// The forms that outlive the page's content, which is fetched anew when somebody else was faster.
#[derive(Clone, Copy)]
struct Actions {
    edit: ServerAction<EditPerson>,
    end: ServerAction<EndRecord>,
    /// What was sent last.
    typed: RwSignal<Option<PersonForm>>,
}

/// `/directory/people/{id}/edit`.
#[component]
pub fn EditPersonPage() -> impl IntoView {
    let params = use_params_map();
    let actions = Actions { edit: ServerAction::new(), end: ServerAction::new(), typed: RwSignal::new(None) };
    let overtaken = RwSignal::new(0);
    keep_up(actions.edit, actions.typed, overtaken, |sent| sent.form);
    lead_to_faults(actions.end);
    note_overtaken(actions.end, overtaken);
    let edited = ask(
        move || (params.read().get("id").unwrap_or_default(), overtaken.get()),
        |(id, _)| load_edited_person(id),
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
fn Edit(edited: EditedPerson, actions: Actions) -> impl IntoView {
    let EditedPerson { today, record, contacts, workplaces, seats } = edited;
    let returned = returned(address::person);
    let (refusal, end) = (refusal_of(actions.edit, returned.problem()), returned.end());
    let present = PersonForm::of(&record, &contacts);
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
    let facts = if is_stale { differences(&present, &form, &workplaces) } else { Vec::new() };
    let reference = RecordRef::new(RecordKind::Person, record.id);
    let named = NamedRecord { record: reference, name: record.name };
    let back = links::record(reference).unwrap_or_default();
    view! {
        <div class="page">
            <EditHead list=DirectoryList::People named/>
            <div class="columns columns--even">
                <section class="panel" aria-labelledby="record-details">
                    <h2 class="panel__head" id="record-details">{t(text::details)}</h2>
                    <ActionForm action=actions.edit attr:class="form">
                        <input type="hidden" name="person" value=record.id.to_string()/>
                        <input type="hidden" name="version" value=version.to_string()/>
                        <PersonFields form workplaces except=Some(record.id.0) refusal/>
                        <OtherProblem refusal/>
                        <HoldsNow facts is_stale/>
                        <FormActions label=text::save back/>
                    </ActionForm>
                </section>
                <div class="stack">
                    <Ending
                        record=reference
                        version=record.version
                        today
                        end=actions.end
                        returned=end
                        lead=text::end_person_lead
                        seats=Some(seats)
                    />
                    <RemovalPanel record=reference/>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// What holds now where something else was typed.
fn differences(present: &PersonForm, typed: &PersonForm, workplaces: &[NamedRecord]) -> Vec<AnyView> {
    let visibility = present.visibility;
    let workplace = workplaces.iter().find(|offered| offered.record.id.to_string() == present.organisation);
    let workplace = workplace.map(|offered| offered.name.clone()).unwrap_or_default();
    let german = |label: fn(Language) -> &'static str, words: &str| {
        fact(label, view! { <span lang="de">{words.to_owned()}</span> })
    };
    [
        (present.name != typed.name).then(|| german(directory_text::name, &present.name)),
        (present.function != typed.function).then(|| german(directory_text::function, &present.function)),
        (present.organisation != typed.organisation)
            .then(|| german(directory_text::organisation, &workplace)),
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

/// Everything that is said of a person; the children stand below the name.
#[component]
fn PersonFields(
    form: PersonForm,
    workplaces: Vec<NamedRecord>,
    except: Option<Uuid>,
    refusal: Refusal,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let PersonForm { name, function, organisation, visibility, from, to, contacts } = form;
    view! {
        <NameField kind=RecordKind::Person value=name except refusal hint=text::person_name_hint/>
        {children.map(|children| children())}
        <Choice
            id="record-organisation"
            name="form[organisation]"
            label=directory_text::organisation
            options=records(workplaces, &organisation)
            refusal
            field=RecordField::Organisation
            is_german=true
        />
        <Line
            field=RecordField::Function
            id="record-function"
            name="form[function]"
            label=directory_text::function
            value=function
            refusal
            hint=text::function_hint
        />
        <ContactRows rows=contacts offered=PersonForm::VISIBILITIES refusal of_person=true/>
        <Choice
            id="record-visibility"
            name="form[visibility]"
            label=text::visible_to
            options=visibilities(PersonForm::VISIBILITIES, visibility)
            refusal
            field=RecordField::Visibility
        />
        <Term from to refusal/>
    }
    .into_any()
}
