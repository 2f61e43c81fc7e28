//! Health regions are set up and changed.

use domain::{
    directory::{
        DirectoryList, HealthRegionForm, HealthRegionKind, NamedRecord, OfferedDistrict, RecordField,
        state_name,
    },
    permission::StateKey,
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::{
    components::Form,
    hooks::{use_params_map, use_query_map},
};

use super::{
    address::{self, Sent},
    districts::{Districts, district_names},
    ending::Ending,
    fields::{Choice, Description, HoldsNow, Line, OtherProblem, Refusal, Term, option, visibilities},
    frame::{EditHead, FormActions, NewHead},
    keep_up, lead_to_faults, note_overtaken, refusal_of, returned, text,
};
use crate::{
    answer::ask,
    directory::{
        health_region_api::{
            CreateHealthRegion, EditHealthRegion, EditedHealthRegion, NewHealthRegion,
            load_edited_health_region, load_new_health_region,
        },
        record_api::EndRecord,
        text as directory_text,
        thing::{fact, link_item, word_fact},
        word,
    },
    error::AppError,
    i18n::{Language, t},
    links,
    ui::{Failed, Loaded},
};

/// `/directory/health-regions/new`: the form for the state `state`, or the question for it.
#[component]
pub fn NewHealthRegionPage() -> impl IntoView {
    let query = use_query_map();
    let offered = ask(move || query.read().get("state"), load_new_health_region);
    view! { <Loaded resource=offered children=|offered| view! { <New offered/> }/> }.into_any()
}

#[component]
fn New(offered: NewHealthRegion) -> impl IntoView {
    let NewHealthRegion { states, state, districts } = offered;
    let form = match state {
        Some(state) => view! { <NewInState state districts/> }.into_any(),
        None => view! { <StateQuestion states/> }.into_any(),
    };
    view! {
        <div class="page">
            <NewHead
                list=DirectoryList::HealthRegions
                title=text::new_health_region
                lead=text::new_health_region_lead
            />
            <div class="panel record-form">{form}</div>
        </div>
    }
    .into_any()
}

/// In which state a health region is to lie: by that its districts are known.
#[component]
fn StateQuestion(states: Vec<StateKey>) -> impl IntoView {
    let options = states.iter().filter_map(|state| {
        let name = state_name(state.as_str())?;
        Some(view! { <option value=state.as_str().to_owned()>{name}</option> })
    });
    let options = options.collect_view();
    view! {
        <Form method="GET" action=links::new_record(DirectoryList::HealthRegions) attr:class="form">
            <div class="field">
                <label class="field__label" for="record-state">{t(directory_text::state)}</label>
                <select class="input" id="record-state" name="state" lang="de">{options}</select>
            </div>
            <FormActions label=text::go_on back=links::directory(DirectoryList::HealthRegions)/>
        </Form>
    }
    .into_any()
}

#[component]
fn NewInState(state: StateKey, districts: Vec<OfferedDistrict>) -> impl IntoView {
    let create = ServerAction::<CreateHealthRegion>::new();
    let typed = RwSignal::new(None);
    keep_up(create, typed, RwSignal::new(0), |sent| sent.form);
    let returned = returned(address::health_region);
    let refusal = refusal_of(create, returned.problem());
    let form = returned.form.unwrap_or_else(HealthRegionForm::blank);
    view! {
        <ActionForm action=create attr:class="form">
            <input type="hidden" name="state" value=state.as_str().to_owned()/>
            <HealthRegionFields form typed districts refusal/>
            <OtherProblem refusal/>
            <FormActions
                label=text::create_health_region
                back=links::directory(DirectoryList::HealthRegions)
            />
        </ActionForm>
    }
    .into_any()
}

/// The forms that outlive the page's content, which is fetched anew when somebody else was faster.
#[derive(Clone, Copy)]
struct Actions {
    edit: ServerAction<EditHealthRegion>,
    end: ServerAction<EndRecord>,
    /// What was sent last.
    typed: RwSignal<Option<HealthRegionForm>>,
}

/// `/directory/health-regions/{id}/edit`.
#[component]
pub fn EditHealthRegionPage() -> impl IntoView {
    let params = use_params_map();
    let actions = Actions { edit: ServerAction::new(), end: ServerAction::new(), typed: RwSignal::new(None) };
    let overtaken = RwSignal::new(0);
    keep_up(actions.edit, actions.typed, overtaken, |sent| sent.form);
    lead_to_faults(actions.end);
    note_overtaken(actions.end, overtaken);
    let edited = ask(
        move || (params.read().get("id").unwrap_or_default(), overtaken.get()),
        |(id, _)| load_edited_health_region(id),
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
fn Edit(edited: EditedHealthRegion, actions: Actions) -> impl IntoView {
    let EditedHealthRegion { today, record, covered, districts, offices } = edited;
    let returned = returned(address::health_region);
    let (refusal, end) = (refusal_of(actions.edit, returned.problem()), returned.end());
    let present = HealthRegionForm::of(&record, &covered);
    let is_stale = refusal.get_untracked() == Some(AppError::Stale);
    let sent = actions.typed.get_untracked();
    // What is only to be corrected keeps its version.
    let version = match (&returned.sent, &sent) {
        (Some(Sent::Edit(version)), None) if !is_stale => *version,
        _ => record.version,
    };
    let form = sent.or(returned.form).unwrap_or_else(|| present.clone());
    let facts = if is_stale { differences(&present, &form, &districts) } else { Vec::new() };
    let named = record.named();
    let back = links::record(named.record).unwrap_or_default();
    view! {
        <div class="page">
            <EditHead list=DirectoryList::HealthRegions named=named.clone()/>
            <div class="columns columns--even">
                <section class="panel" aria-labelledby="record-details">
                    <h2 class="panel__head" id="record-details">{t(text::details)}</h2>
                    <ActionForm action=actions.edit attr:class="form">
                        <input type="hidden" name="health_region" value=record.id.to_string()/>
                        <input type="hidden" name="version" value=version.to_string()/>
                        <HealthRegionFields form typed=actions.typed districts refusal is_there=true/>
                        <OtherProblem refusal/>
                        <HoldsNow facts is_stale/>
                        <FormActions label=text::save back/>
                    </ActionForm>
                </section>
                <div class="stack">
                    <Offices offices/>
                    <Ending
                        record=named.record
                        version=record.version
                        today
                        end=actions.end
                        returned=end
                        lead=text::end_health_region_lead
                        seats=None
                    />
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Where what is said of the office is changed: it is an organisation of its own.
#[component]
fn Offices(offices: Vec<NamedRecord>) -> impl IntoView {
    let links = (!offices.is_empty()).then(|| {
        let links = offices.into_iter().map(link_item).collect_view();
        view! { <ul class="links">{links}</ul> }
    });
    view! {
        <section class="panel" aria-labelledby="offices">
            <h2 class="panel__head" id="offices">{t(directory_text::office)}</h2>
            <p class="note">{t(text::office_hint)}</p>
            {links}
        </section>
    }
    .into_any()
}

/// What holds now where something else was typed.
fn differences(
    present: &HealthRegionForm,
    typed: &HealthRegionForm,
    districts: &[OfferedDistrict],
) -> Vec<AnyView> {
    let HealthRegionForm { kind, visibility, .. } = *present;
    let german = |label: fn(Language) -> &'static str, words: &str| {
        fact(label, view! { <span lang="de">{words.to_owned()}</span> })
    };
    let is_same = present.districts.len() == typed.districts.len()
        && present.districts.iter().all(|district| typed.districts.contains(district));
    [
        (present.name != typed.name).then(|| german(directory_text::name, &present.name)),
        (kind != typed.kind).then(|| {
            word_fact(directory_text::kind, move |language| word::health_region_kind(language, kind))
        }),
        (present.description != typed.description)
            .then(|| german(directory_text::description, &present.description)),
        (!is_same).then(|| german(directory_text::districts, &district_names(districts, &present.districts))),
        (visibility != typed.visibility)
            .then(|| word_fact(text::visible_to, move |language| word::visibility(language, visibility))),
        (present.from != typed.from).then(|| fact(directory_text::since, present.from.clone())),
        (present.to != typed.to).then(|| fact(directory_text::until, present.to.clone())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Everything that is said of a health region.
#[component]
fn HealthRegionFields(
    form: HealthRegionForm,
    /// What was sent last by a script: of this something is said if it was refused.
    typed: RwSignal<Option<HealthRegionForm>>,
    districts: Vec<OfferedDistrict>,
    refusal: Refusal,
    /// Whether its districts can change, and not only begin with it.
    #[prop(optional)]
    is_there: bool,
) -> impl IntoView {
    let HealthRegionForm { name, kind, districts: chosen, districts_from, description, visibility, from, to } =
        form;
    let districts_from = is_there.then(|| {
        view! {
            <Line
                field=RecordField::DistrictsFrom
                id="record-districts-from"
                name="form[districts_from]"
                label=text::districts_from
                hint=text::districts_from_hint
                kind="date"
                value=districts_from
                refusal
            />
        }
    });
    let kinds = HealthRegionKind::ALL.iter().map(|&one| {
        option(one.as_str(), one == kind, move |language| word::health_region_kind(language, one).to_owned())
    });
    let kinds: Vec<AnyView> = kinds.collect();
    view! {
        <Line
            field=RecordField::Name
            id="record-name"
            name="form[name]"
            label=directory_text::name
            value=name
            refusal
            required=true
        />
        <Choice id="record-kind" name="form[kind]" label=directory_text::kind options=kinds refusal/>
        <Description
            label=directory_text::description
            hint=text::region_description_hint
            value=description
            refusal
        />
        <Districts offered=districts chosen kind typed refusal/>
        {districts_from}
        <Choice
            id="record-visibility"
            name="form[visibility]"
            label=text::visible_to
            options=visibilities(HealthRegionForm::VISIBILITIES, visibility)
            refusal
            field=RecordField::Visibility
        />
        <Term from to refusal/>
    }
    .into_any()
}
