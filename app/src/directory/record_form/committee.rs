//! Committees are set up and changed.

use domain::directory::{
    CommitteeForm, CommitteeKind, DirectoryList, FieldOfAction, Level, NamedRecord, RecordField,
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    address::{self, Sent},
    ending::Ending,
    fields::{
        Choice, Description, Fault, HoldsNow, Line, OtherProblem, Refusal, RegionChoice, Term, fault_of,
        option, records, visibilities,
    },
    frame::{EditHead, FormActions, NewHead},
    keep_up, lead_to_faults, note_overtaken, refusal_of, returned, text,
};
use crate::{
    answer::ask,
    directory::{
        committee_api::{
            CreateCommittee, EditCommittee, EditedCommittee, NewCommittee, load_edited_committee,
            load_new_committee,
        },
        record_api::EndRecord,
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

/// `/directory/committees/new`: `region` is chosen at first.
#[component]
pub fn NewCommitteePage() -> impl IntoView {
    let offered = ask(|| (), |()| load_new_committee());
    view! { <Loaded resource=offered children=|offered| view! { <New offered/> }/> }.into_any()
}

#[component]
fn New(offered: NewCommittee) -> impl IntoView {
    let create = ServerAction::<CreateCommittee>::new();
    lead_to_faults(create);
    let returned = returned(address::committee);
    let refusal = refusal_of(create, returned.problem());
    let chosen = match &returned.sent {
        Some(Sent::New(region)) => Some(region.to_string()),
        _ => use_query_map().read_untracked().get("region"),
    };
    let form = returned.form.unwrap_or_else(CommitteeForm::blank);
    let NewCommittee { regions, parents, fields } = offered;
    view! {
        <div class="page">
            <NewHead
                list=DirectoryList::Committees
                title=text::new_committee
                lead=text::new_committee_lead
            />
            <div class="panel record-form">
                <ActionForm action=create attr:class="form">
                    <CommitteeFields form parents fields refusal>
                        <RegionChoice regions chosen refusal/>
                    </CommitteeFields>
                    <OtherProblem refusal/>
                    <FormActions
                        label=text::create_committee
                        back=links::directory(DirectoryList::Committees)
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
    edit: ServerAction<EditCommittee>,
    end: ServerAction<EndRecord>,
    /// What was sent last.
    typed: RwSignal<Option<CommitteeForm>>,
}

/// `/directory/committees/{id}/edit`.
#[component]
pub fn EditCommitteePage() -> impl IntoView {
    let params = use_params_map();
    let actions = Actions { edit: ServerAction::new(), end: ServerAction::new(), typed: RwSignal::new(None) };
    let overtaken = RwSignal::new(0);
    keep_up(actions.edit, actions.typed, overtaken, |sent| sent.form);
    lead_to_faults(actions.end);
    note_overtaken(actions.end, overtaken);
    let edited = ask(
        move || (params.read().get("id").unwrap_or_default(), overtaken.get()),
        |(id, _)| load_edited_committee(id),
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
fn Edit(edited: EditedCommittee, actions: Actions) -> impl IntoView {
    let EditedCommittee { today, record, chosen, parents, fields, seats, may_remove } = edited;
    let returned = returned(address::committee);
    let (refusal, end) = (refusal_of(actions.edit, returned.problem()), returned.end());
    let present = CommitteeForm::of(&record, &chosen);
    let is_stale = refusal.get_untracked() == Some(AppError::Stale);
    let sent = actions.typed.get_untracked();
    // What is only to be corrected keeps its version.
    let version = match (&returned.sent, &sent) {
        (Some(Sent::Edit(version)), None) if !is_stale => *version,
        _ => record.version,
    };
    let form = sent.or(returned.form).unwrap_or_else(|| present.clone());
    let facts = if is_stale { differences(&present, &form, &parents, &fields) } else { Vec::new() };
    let named = record.named();
    let back = links::record(named.record).unwrap_or_default();
    // Chairs edit their committee, but do not remove it.
    let removal = may_remove.then(|| view! { <RemovalPanel record=named.record/> });
    view! {
        <div class="page">
            <EditHead list=DirectoryList::Committees named=named.clone()/>
            <div class="columns columns--even">
                <section class="panel" aria-labelledby="record-details">
                    <h2 class="panel__head" id="record-details">{t(text::details)}</h2>
                    <ActionForm action=actions.edit attr:class="form">
                        <input type="hidden" name="committee" value=record.id.to_string()/>
                        <input type="hidden" name="version" value=version.to_string()/>
                        <CommitteeFields form parents fields refusal/>
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
                        lead=text::end_committee_lead
                        seats=Some(seats)
                    />
                    {removal}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// What holds now where something else was typed.
fn differences(
    present: &CommitteeForm,
    typed: &CommitteeForm,
    parents: &[NamedRecord],
    fields: &[FieldOfAction],
) -> Vec<AnyView> {
    let CommitteeForm { kind, level, visibility, .. } = *present;
    let parent = parents.iter().find(|parent| parent.record.id.to_string() == present.parent);
    let parent = parent.map(|parent| parent.name.clone()).unwrap_or_default();
    let names = fields.iter().filter(|field| present.fields.contains(&field.id.to_string()));
    let names = names.map(|field| field.name.as_str()).collect::<Vec<_>>().join(", ");
    let german = |label: fn(Language) -> &'static str, words: &str| {
        fact(label, view! { <span lang="de">{words.to_owned()}</span> })
    };
    [
        (present.name != typed.name).then(|| german(directory_text::name, &present.name)),
        (kind != typed.kind)
            .then(|| word_fact(directory_text::kind, move |language| word::committee_kind(language, kind))),
        (level != typed.level)
            .then(|| word_fact(directory_text::level, move |language| word::level(language, level))),
        (present.parent != typed.parent).then(|| german(directory_text::parent, &parent)),
        (present.fields != typed.fields).then(|| german(directory_text::fields_of_action, &names)),
        (present.description != typed.description).then(|| german(text::task, &present.description)),
        (visibility != typed.visibility)
            .then(|| word_fact(text::visible_to, move |language| word::visibility(language, visibility))),
        (present.from != typed.from).then(|| fact(directory_text::since, present.from.clone())),
        (present.to != typed.to).then(|| fact(directory_text::until, present.to.clone())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Everything that is said of a committee; the children stand below its name.
#[component]
fn CommitteeFields(
    form: CommitteeForm,
    parents: Vec<NamedRecord>,
    fields: Vec<FieldOfAction>,
    refusal: Refusal,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let CommitteeForm { name, kind, level, parent, fields: chosen, description, visibility, from, to } = form;
    let kinds = CommitteeKind::ALL.iter().map(|&one| {
        option(one.as_str(), one == kind, move |language| word::committee_kind(language, one).to_owned())
    });
    let kinds: Vec<AnyView> = kinds.collect();
    let levels = Level::ALL.iter().map(|&one| {
        option(one.as_str(), one == level, move |language| word::level(language, one).to_owned())
    });
    let levels: Vec<AnyView> = levels.collect();
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
        {children.map(|children| children())}
        <div class="form__row">
            <Choice id="record-kind" name="form[kind]" label=directory_text::kind options=kinds refusal/>
            <Choice id="record-level" name="form[level]" label=directory_text::level options=levels refusal/>
        </div>
        <Choice
            id="record-parent"
            name="form[parent]"
            label=directory_text::parent
            options=records(parents, &parent)
            refusal
            field=RecordField::Parent
            is_german=true
        />
        <Description label=text::task hint=text::task_hint value=description refusal/>
        <FieldsOfAction fields chosen refusal/>
        <Choice
            id="record-visibility"
            name="form[visibility]"
            label=text::visible_to
            options=visibilities(CommitteeForm::VISIBILITIES, visibility)
            refusal
            field=RecordField::Visibility
        />
        <Term from to refusal/>
    }
    .into_any()
}

#[component]
fn FieldsOfAction(fields: Vec<FieldOfAction>, chosen: Vec<String>, refusal: Refusal) -> impl IntoView {
    if fields.is_empty() {
        return ().into_any();
    }
    let fault = fault_of(refusal, RecordField::Fields, 0);
    let checks = fields.into_iter().map(|FieldOfAction { id, name, .. }| {
        let id = id.to_string();
        let is_chosen = chosen.contains(&id);
        view! {
            <label class="check">
                <input type="checkbox" name="form[fields][]" value=id checked=is_chosen/>
                <span lang="de">{name}</span>
            </label>
        }
    });
    view! {
        <fieldset aria-describedby="record-fields-problem">
            <legend class="legend">{t(directory_text::fields_of_action)}</legend>
            {checks.collect_view()}
            <Fault id="record-fields-problem".to_owned() field=RecordField::Fields fault/>
        </fieldset>
    }
    .into_any()
}
