//! How an organisation goes on: under another name, or in others that take over its seats.

use domain::directory::{
    DirectoryList, NamedRecord, RecordField, RenameForm, SUCCESSORS_MAX, Seat, SuccessionForm, seat_mark,
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    address::Lookup,
    fields::{Fault, Line, OtherProblem, Refusal, fault_of, records},
    frame::FormActions,
    keep_up, refusal_of, succession_address as address, succession_text as text, text as form_text,
};
use crate::{
    answer::ask,
    directory::{
        succession_api::{RenameOrganisation, SucceedOrganisation, SuccessionOffer, load_succession},
        text as directory_text, word,
    },
    error::AppError,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Title},
};

/// On the form of an organisation: the way to the forms for its succession.
#[component]
pub(super) fn SuccessionPanel(organisation: domain::id::OrganisationId) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="succession">
            <h2 class="panel__head" id="succession">{t(text::succession)}</h2>
            <p>{t(text::succession_lead)}</p>
            <div class="actions">
                <a class="btn" href=links::succession(organisation)>{t(text::succession_link)}</a>
            </div>
        </section>
    }
    .into_any()
}

/// The forms that outlive the page's content, which is fetched anew when somebody else was faster.
#[derive(Clone, Copy)]
struct Actions {
    rename: ServerAction<RenameOrganisation>,
    succeed: ServerAction<SucceedOrganisation>,
    /// What was sent last.
    renamed: RwSignal<Option<RenameForm>>,
    succeeded: RwSignal<Option<SuccessionForm>>,
}

/// A form as it came back from the server without a script: what was typed, of which version, and why it was refused.
struct Returned<F> {
    form: F,
    version: i64,
    problem: Option<AppError>,
}

fn returned<F>(name: &str, form: fn(Lookup<'_>) -> F) -> Option<Returned<F>> {
    let query = use_query_map();
    let query = query.read_untracked();
    let get = |name: &str| query.get(name);
    if get("sent").as_deref() != Some(name) {
        return None;
    }
    let version = get("version")?.parse().ok()?;
    let problem = get("problem").and_then(|code| AppError::from_code(&code));
    Some(Returned { form: form(&get), version, problem })
}

/// What a form shows, and of which version it is: what is only to be corrected keeps the version that was seen.
fn shown<F>(
    sent: Option<F>,
    returned: Option<Returned<F>>,
    refusal: Refusal,
    present: i64,
    fresh: F,
) -> (F, i64) {
    let is_stale = refusal.get_untracked() == Some(AppError::Stale);
    match (sent, returned) {
        (Some(sent), _) => (sent, present),
        (None, Some(Returned { form, .. })) if is_stale => (form, present),
        (None, Some(Returned { form, version, .. })) => (form, version),
        (None, None) => (fresh, present),
    }
}

/// `/directory/organisations/{id}/succession`.
#[component]
pub fn SuccessionPage() -> impl IntoView {
    let params = use_params_map();
    let actions = Actions {
        rename: ServerAction::new(),
        succeed: ServerAction::new(),
        renamed: RwSignal::new(None),
        succeeded: RwSignal::new(None),
    };
    let overtaken = RwSignal::new(0);
    keep_up(actions.rename, actions.renamed, overtaken, |sent| sent.form);
    keep_up(actions.succeed, actions.succeeded, overtaken, |sent| sent.form);
    let offer = ask(
        move || (params.read().get("id").unwrap_or_default(), overtaken.get()),
        |(id, _)| load_succession(id),
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match offer.await {
                    Ok(offer) => view! { <Content offer actions/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(offer: SuccessionOffer, actions: Actions) -> impl IntoView {
    let language = use_language();
    let NamedRecord { record, name } = offer.record.named();
    let title = {
        let name = name.clone();
        move || text::succession_of(language.get(), &name)
    };
    let path = links::record(record).unwrap_or_default();
    let list = DirectoryList::Organisations;
    view! {
        <Title text=title.clone()/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                    <li><a href=links::directory(list)>{move || word::list(language.get(), list)}</a></li>
                    <li><a href=path lang="de">{name}</a></li>
                </ol>
            </nav>
            <h1>{title}</h1>
            <p class="lead">{t(text::succession_lead)}</p>
            <div class="columns columns--even">
                <Rename offer=offer.clone() actions/>
                <Succession offer actions/>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Rename(offer: SuccessionOffer, actions: Actions) -> impl IntoView {
    let returned = returned(address::RENAME, address::rename);
    let refusal = refusal_of(actions.rename, returned.as_ref().and_then(|back| back.problem.clone()));
    let record = offer.record;
    let sent = actions.renamed.get_untracked();
    let (form, version) = shown(sent, returned, refusal, record.version, RenameForm::default());
    let back = links::record(record.named().record).unwrap_or_default();
    view! {
        <section class="panel" aria-labelledby="rename">
            <h2 class="panel__head" id="rename">{t(text::rename)}</h2>
            <p>{t(text::rename_lead)}</p>
            <ActionForm action=actions.rename attr:class="form panel__section">
                <input type="hidden" name="organisation" value=record.id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <Line
                    field=RecordField::NewName
                    id="new-name"
                    name="form[name]"
                    label=text::new_name
                    required=true
                    value=form.name
                    refusal
                />
                <Line
                    field=RecordField::RenamedOn
                    id="renamed-on"
                    name="form[from]"
                    label=text::first_day_of_name
                    kind="date"
                    required=true
                    value=form.from
                    refusal
                />
                <OtherProblem refusal/>
                <FormActions label=text::rename back/>
            </ActionForm>
        </section>
    }
    .into_any()
}

#[component]
fn Succession(offer: SuccessionOffer, actions: Actions) -> impl IntoView {
    let returned = returned(address::SUCCEED, address::succession);
    let refusal = refusal_of(actions.succeed, returned.as_ref().and_then(|back| back.problem.clone()));
    let SuccessionOffer { record, is_succeeded, successors, seats, of_others } = offer;
    let back = links::record(record.named().record).unwrap_or_default();
    if is_succeeded {
        return view! {
            <section class="panel" aria-labelledby="succeed">
                <h2 class="panel__head" id="succeed">{t(text::succeed)}</h2>
                <p>{t(text::is_succeeded)}</p>
                <OtherProblem refusal/>
                <div class="actions">
                    <a class="btn" href=back lang="de">{record.name}</a>
                </div>
            </section>
        }
        .into_any();
    }
    // Unless somebody says otherwise everything goes over.
    let fresh = SuccessionForm {
        seats: seats.iter().map(|seat| seat_mark(seat.membership_id, seat.version)).collect(),
        ends_rest: true,
        ..SuccessionForm::default()
    };
    let sent = actions.succeeded.get_untracked();
    let (form, version) = shown(sent, returned, refusal, record.version, fresh);
    let SuccessionForm { on, successors: chosen, seats: marks, ends_rest } = form;
    let choices = (0..SUCCESSORS_MAX).map(move |row| {
        let chosen = chosen.get(row).cloned().unwrap_or_default();
        view! { <SuccessorChoice row offered=successors.clone() chosen refusal/> }
    });
    view! {
        <section class="panel" aria-labelledby="succeed">
            <h2 class="panel__head" id="succeed">{t(text::succeed)}</h2>
            <p>{t(text::succeed_lead)}</p>
            <ActionForm action=actions.succeed attr:class="form panel__section">
                <input type="hidden" name="organisation" value=record.id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <Line
                    field=RecordField::SucceededOn
                    id="succeeded-on"
                    name="form[on]"
                    label=text::first_day
                    kind="date"
                    required=true
                    value=on
                    refusal
                />
                <p class="field__hint" id="successor-hint">{t(text::successor_hint)}</p>
                {choices.collect_view()}
                <SeatChoice seats marks of_others ends_rest refusal/>
                <OtherProblem refusal/>
                <FormActions label=text::succeed back/>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// One of those that succeed.
#[component]
fn SuccessorChoice(
    row: usize,
    offered: Vec<NamedRecord>,
    /// The id of the one that was chosen before; may be empty.
    chosen: String,
    refusal: Refusal,
) -> impl IntoView {
    let language = use_language();
    let fault = fault_of(refusal, RecordField::Successor, row);
    let id = format!("successor-{row}");
    let problem_id = format!("{id}-problem");
    let described = format!("successor-hint {problem_id}");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {move || text::successor(language.get(), row + 1)}
            </label>
            <select
                class="input"
                id=id
                name=format!("form[successors][{row}]")
                lang="de"
                aria-invalid=move || fault.get().is_some().then_some("true")
                aria-describedby=described
            >
                {records(offered, &chosen)}
            </select>
            <Fault id=problem_id field=RecordField::Successor fault/>
        </div>
    }
    .into_any()
}

/// The open seats, each of which can go over, and what becomes of the others.
#[component]
fn SeatChoice(
    seats: Vec<Seat>,
    /// Those that are chosen, as they were when they were chosen.
    marks: Vec<String>,
    of_others: usize,
    ends_rest: bool,
    refusal: Refusal,
) -> impl IntoView {
    let language = use_language();
    let fault = fault_of(refusal, RecordField::Seats, 0);
    let none = seats.is_empty().then(|| view! { <p class="field__hint">{t(text::no_seats)}</p> });
    let checks = seats.into_iter().map(|seat| {
        let of_seat = format!("{}.", seat.membership_id);
        let is_chosen = marks.iter().any(|mark| mark.starts_with(&of_seat));
        view! { <SeatCheck seat is_chosen/> }
    });
    let checks = checks.collect_view();
    let others = (of_others > 0).then(|| {
        let words = move || form_text::seats_of_others(language.get(), of_others);
        view! { <p class="field__hint">{words}</p> }
    });
    view! {
        <fieldset aria-describedby="succession-seats-hint succession-seats-problem">
            <legend class="legend">{t(text::seats)}</legend>
            <p class="field__hint" id="succession-seats-hint">{t(text::seats_hint)}</p>
            {none}
            {checks}
            {others}
            <Fault id="succession-seats-problem".to_owned() field=RecordField::Seats fault/>
        </fieldset>
        <label class="check">
            <input
                type="checkbox"
                name="form[ends_rest]"
                value="true"
                checked=ends_rest
                aria-describedby="ends-rest-hint"
            />
            <span>{t(text::ends_rest)}</span>
        </label>
        <p class="field__hint" id="ends-rest-hint">{t(text::ends_rest_hint)}</p>
    }
    .into_any()
}

#[component]
fn SeatCheck(seat: Seat, is_chosen: bool) -> impl IntoView {
    let language = use_language();
    let mark = seat_mark(seat.membership_id, seat.version);
    let role = seat.role;
    let who = match seat.person {
        Some(person) => view! { <span lang="de">{person.name}</span> }.into_any(),
        None => {
            let words: fn(Language) -> &'static str =
                if seat.is_vacant { text::vacant } else { text::person_unseen };
            view! { <span>{t(words)}</span> }.into_any()
        }
    };
    view! {
        <label class="check">
            <input type="checkbox" name="form[seats][]" value=mark checked=is_chosen/>
            <span>
                <span lang="de">{seat.committee.name}</span>
                ": "
                {who}
                ", "
                {move || word::membership_role(language.get(), role)}
            </span>
        </label>
    }
    .into_any()
}
