//! The milestones of a measure: ticked off by whoever works on it, changed by whoever plans it.

use domain::{
    id::PersonId,
    plan::{MeasureDetail, Milestone},
};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};
use time::Date;

use super::{
    checklist::{named, people},
    field::SavingNote,
    state::{Saving, SheetState},
    text,
};
use crate::{
    i18n::{t, use_language},
    plan::measure_api::{self as api, AddMilestone, EditMilestone, RemoveMilestone, SetMilestoneDone},
    ui::{Icon, focus, format},
};

/// All milestones, and a form for one more.
#[component]
pub(super) fn Milestones(sheet: SheetState) -> impl IntoView {
    let saving = RwSignal::new(Saving::Idle);
    let shown = sheet.part(|detail: &MeasureDetail| detail.milestones.clone());
    let rights = sheet.part(|detail| detail.rights);
    let is_empty = Memo::new(move |_| shown.with(Vec::is_empty));
    let list = move || {
        if is_empty.get() {
            return view! { <p class="muted">{t(text::no_milestones)}</p> }.into_any();
        }
        // Only what has changed is drawn anew, so that what is open beside it stays open.
        view! {
            <ul class="milestones">
                <For
                    each=move || shown.get()
                    key=|milestone| {
                        let Milestone { id, title, due_on, done_on, person_id, .. } = milestone;
                        (*id, title.clone(), *due_on, *done_on, *person_id)
                    }
                    children=move |milestone| {
                        let rights = rights.get_untracked();
                        view! { <Item sheet milestone saving may_tick=rights.advance may_edit=rights.edit/> }
                    }
                />
            </ul>
        }
        .into_any()
    };
    let may_edit = sheet.part(|detail| detail.rights.edit);
    view! {
        <section class="sheet__part" aria-labelledby="sheet-milestones">
            <h3 id="sheet-milestones">{t(text::milestones)}</h3>
            {list}
            {move || may_edit.get().then(|| view! { <Add sheet saving/> })}
            <SavingNote saving/>
        </section>
    }
    .into_any()
}

#[component]
fn Item(
    sheet: SheetState,
    milestone: Milestone,
    saving: RwSignal<Saving>,
    may_tick: bool,
    may_edit: bool,
) -> impl IntoView {
    let language = use_language();
    let Milestone { id, title, due_on, done_on, person_id, .. } = milestone;
    let is_done = done_on.is_some();
    let today = sheet.board.today;
    let when = move || {
        let language = language.get();
        let day = |day: Date| format::date(language, day);
        match (done_on, due_on) {
            (Some(done), _) => text::done_on(language, &day(done)),
            (None, Some(due)) if due < today => text::late(language, &day(due)),
            (None, Some(due)) => text::by(language, &day(due)),
            (None, None) => String::new(),
        }
    };
    let name = sheet.part(move |detail| person_id.and_then(|person| named(detail, person)));
    let is_late = !is_done && due_on.is_some_and(|due| due < today);
    let label = {
        let title = title.clone();
        move || text::milestone_done(language.get(), &title)
    };
    let tick = move |event: ev::SubmitEvent| {
        event.prevent_default();
        sheet.send(saving, api::set_milestone_done(id, !is_done), move |_| refocus(&id.to_string()));
    };
    let mark = if is_done { "reached" } else { "planned" };
    let box_ = if may_tick {
        view! {
            <form method="post" action=SetMilestoneDone::PATH on:submit=tick>
                <input type="hidden" name="milestone" value=id.to_string()/>
                <input type="hidden" name="is_done" value=(!is_done).to_string()/>
                <button
                    class="btn btn--quiet btn--small btn--icon"
                    role="checkbox"
                    aria-checked=is_done.to_string()
                    aria-label=label
                    data-tick=id.to_string()
                >
                    <Icon name=mark/>
                </button>
            </form>
        }
        .into_any()
    } else {
        view! { <Icon name=mark/> }.into_any()
    };
    view! {
        <li class="milestone" class:milestone--done=is_done>
            {box_}
            <div class="milestone__words">
                <span lang="de">{title.clone()}</span>
                <span class="checklist__facts note">
                    {move || name.get().map(|name| view! { <span lang="de">{name}</span> })}
                    <span class:field__error=is_late>{when}</span>
                </span>
            </div>
            {may_edit.then(|| view! { <Change sheet saving id title due_on person_id/> })}
        </li>
    }
    .into_any()
}

/// Title, person, day and removal, behind a button.
#[component]
fn Change(
    sheet: SheetState,
    saving: RwSignal<Saving>,
    id: domain::id::MilestoneId,
    title: String,
    due_on: Option<Date>,
    person_id: Option<PersonId>,
) -> impl IntoView {
    let language = use_language();
    let label = {
        let title = title.clone();
        move || text::change_milestone(language.get(), &title)
    };
    let day = due_on.map(|due| due.to_string()).unwrap_or_default();
    let (new_title, new_day) = (RwSignal::new(title.clone()), RwSignal::new(day.clone()));
    let person = RwSignal::new(person_id.map(|person| person.to_string()).unwrap_or_default());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (title, day) = (new_title.get_untracked(), new_day.get_untracked());
        let change = api::edit_milestone(id, title, person.get_untracked(), day);
        sheet.send(saving, change, |_| {});
    };
    let remove = move |event: ev::SubmitEvent| {
        event.prevent_default();
        sheet.send(saving, api::remove_milestone(id), |_| {});
    };
    let (title_id, day_id) = (format!("milestone-{id}"), format!("milestone-{id}-day"));
    let person_field = format!("milestone-{id}-person");
    view! {
        <details class="milestone__change">
            <summary class="btn btn--quiet btn--small btn--icon" aria-label=label>
                <Icon name="edit" small=true/>
            </summary>
            <form class="form" method="post" action=EditMilestone::PATH on:submit=save>
                <input type="hidden" name="milestone" value=id.to_string()/>
                <div class="field">
                    <label class="field__label" for=title_id.clone()>{t(text::title)}</label>
                    <input
                        class="input"
                        id=title_id
                        name="title"
                        required=true
                        maxlength="200"
                        lang="de"
                        value=title
                        on:input=move |event| new_title.set(event_target_value(&event))
                    />
                </div>
                <PersonField sheet id=person_field person/>
                <div class="field">
                    <label class="field__label" for=day_id.clone()>{t(text::milestone_day)}</label>
                    <input
                        class="input"
                        id=day_id
                        name="due_on"
                        type="date"
                        value=day
                        on:input=move |event| new_day.set(event_target_value(&event))
                    />
                </div>
                <div class="actions">
                    <button class="btn btn--small">{t(text::save)}</button>
                </div>
            </form>
            <form method="post" action=RemoveMilestone::PATH on:submit=remove>
                <input type="hidden" name="milestone" value=id.to_string()/>
                <button class="btn btn--small btn--quiet">{t(text::remove_milestone)}</button>
            </form>
        </details>
    }
    .into_any()
}

#[component]
fn Add(sheet: SheetState, saving: RwSignal<Saving>) -> impl IntoView {
    let (title, day) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let person = RwSignal::new(String::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (named, due_on) = (title.get_untracked(), day.get_untracked());
        let change = api::add_milestone(sheet.id(), named, person.get_untracked(), due_on);
        sheet.send(saving, change, move |is_done| {
            if is_done {
                title.try_set(String::new());
                day.try_set(String::new());
                person.try_set(String::new());
            }
        });
    };
    view! {
        <form class="sheet__row sheet__row--person" method="post" action=AddMilestone::PATH on:submit=add>
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <div class="field">
                <label class="field__label" for="milestone-title">{t(text::milestone_title)}</label>
                <input
                    class="input"
                    id="milestone-title"
                    name="title"
                    required=true
                    maxlength="200"
                    lang="de"
                    prop:value=move || title.get()
                    on:input=move |event| title.set(event_target_value(&event))
                />
            </div>
            <div class="field">
                <label class="field__label" for="milestone-day">{t(text::milestone_day)}</label>
                <input
                    class="input"
                    id="milestone-day"
                    name="due_on"
                    type="date"
                    prop:value=move || day.get()
                    on:input=move |event| day.set(event_target_value(&event))
                />
            </div>
            <PersonField sheet id="milestone-person" person/>
            <button class="btn">{t(text::add_milestone)}</button>
        </form>
    }
    .into_any()
}

/// Who sees to a milestone.
#[component]
fn PersonField(sheet: SheetState, #[prop(into)] id: String, person: RwSignal<String>) -> impl IntoView {
    let options = move || {
        let chosen = person.get();
        let option = |(value, name): (String, String)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen prop:selected=is_chosen lang="de">{name}</option> }
        };
        sheet.detail.with(|detail| people(detail, &chosen)).into_iter().map(option).collect_view()
    };
    let is_nobody = move || person.with(String::is_empty);
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{t(text::milestone_person)}</label>
            <select
                class="input"
                id=id
                name="person"
                on:change=move |event| person.set(event_target_value(&event))
            >
                <option value="" selected=is_nobody prop:selected=is_nobody>{t(text::milestone_nobody)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The list is drawn anew when a milestone is ticked; the focus stays with it.
fn refocus(id: &str) {
    let selector = format!("[data-tick='{id}']");
    request_animation_frame(move || {
        if focus::is_lost() {
            focus::focus_first(&selector);
        }
    });
}
