//! The checklist of a measure: ticked off by whoever works on it, changed and ordered by whoever plans it.

use domain::{
    id::{ChecklistPointId, PersonId},
    plan::{ChecklistPoint, ListStep, MeasureDetail},
};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{
    checklist_text as text,
    field::SavingNote,
    state::{Saving, SheetState},
};
use crate::{
    i18n::{t, use_language},
    plan::checklist_api::{
        self as api, AddChecklistPoint, EditChecklistPoint, MoveChecklistPoint, RemoveChecklistPoint,
        SetChecklistPointDone,
    },
    ui::{Icon, focus, format},
};

/// A point by its id; a point that is gone is shown no longer.
type Point = Memo<Option<ChecklistPoint>>;

/// All points with how many are done, and a form for one more.
#[component]
pub(super) fn Checklist(sheet: SheetState) -> impl IntoView {
    let language = use_language();
    let saving = RwSignal::new(Saving::Idle);
    let ids = sheet.part(|detail| detail.checklist.iter().map(|point| point.id).collect::<Vec<_>>());
    let counts = sheet.part(|detail| {
        (detail.checklist.iter().filter(|point| point.is_done).count(), detail.checklist.len())
    });
    let rights = sheet.part(|detail| detail.rights);
    let count = move || match counts.get() {
        (_, 0) => text::nothing(language.get()).to_owned(),
        (done, all) => text::done_of(language.get(), done, all),
    };
    let point = move |id: ChecklistPointId| -> Point {
        sheet.part(move |detail| detail.checklist.iter().find(|point| point.id == id).cloned())
    };
    view! {
        <section class="sheet__part" aria-labelledby="sheet-checklist">
            <h3 id="sheet-checklist">{t(text::checklist)}</h3>
            <p class="note">{count}</p>
            // What is open or being typed stays so while others change the list.
            <ul class="milestones">
                <For
                    each=move || ids.get()
                    key=|id| *id
                    children=move |id| view! { <Item sheet id point=point(id) saving/> }
                />
            </ul>
            {move || rights.get().edit.then(|| view! { <Add sheet saving/> })}
            <SavingNote saving/>
            <Stale saving/>
        </section>
    }
    .into_any()
}

/// That somebody else was faster; what was typed is still there.
#[component]
fn Stale(saving: RwSignal<Saving>) -> impl IntoView {
    move || {
        (saving.get() == Saving::Conflict)
            .then(|| view! { <p class="field__error" role="alert">{t(crate::error::text::stale)}</p> })
    }
}

#[component]
fn Item(sheet: SheetState, id: ChecklistPointId, point: Point, saving: RwSignal<Saving>) -> impl IntoView {
    let language = use_language();
    let rights = sheet.part(|detail| detail.rights);
    let title = Memo::new(move |_| point.get().map(|point| point.title).unwrap_or_default());
    let is_done = Memo::new(move |_| point.get().is_some_and(|point| point.is_done));
    let person = sheet.part(move |detail| {
        let point = detail.checklist.iter().find(|point| point.id == id)?;
        named(detail, point.person_id?)
    });
    let day = Memo::new(move |_| point.get().and_then(|point| point.due_on));
    let is_late = move || !is_done.get() && day.get().is_some_and(|day| day < sheet.board.today);
    let by = move || {
        let language = language.get();
        day.get().map(|day| {
            let words = format::date(language, day);
            if is_late() { text::late(language, &words) } else { text::by(language, &words) }
        })
    };
    let mark = move || if is_done.get() { "reached" } else { "planned" };
    let tick = move |event: ev::SubmitEvent| {
        event.prevent_default();
        sheet.send(saving, api::set_checklist_point_done(id, !is_done.get_untracked()), |_| {});
    };
    let label = move || text::done(language.get(), &title.get());
    let box_ = move || {
        if !rights.get().advance {
            return view! {
                {move || view! { <Icon name=mark()/> }}
                {move || is_done.get().then(|| view! { <span class="visually-hidden">{t(crate::directory::text::done)}</span> })}
            }
            .into_any();
        }
        view! {
            <form method="post" action=SetChecklistPointDone::PATH on:submit=tick>
                <input type="hidden" name="point" value=id.to_string()/>
                <input type="hidden" name="is_done" value=move || (!is_done.get()).to_string()/>
                <button
                    class="btn btn--quiet btn--small btn--icon"
                    role="checkbox"
                    aria-checked=move || is_done.get().to_string()
                    aria-label=label
                >
                    {move || view! { <Icon name=mark()/> }}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="milestone" class:milestone--done=is_done>
            {box_}
            <div class="milestone__words">
                <span lang="de">{title}</span>
                <span class="checklist__facts note">
                    {move || person.get().map(|name| view! { <span lang="de">{name}</span> })}
                    {move || by().map(|words| view! { <span class:field__error=is_late>{words}</span> })}
                </span>
            </div>
            {move || rights.get().edit.then(|| view! { <Change sheet id point saving/> })}
        </li>
    }
    .into_any()
}

/// The name of a person, if the reader may see it.
pub(super) fn named(detail: &MeasureDetail, person: PersonId) -> Option<String> {
    let named = detail.names.iter().find(|named| named.record.id == person.0);
    named.map(|named| named.name.clone())
}

/// What is said of a point, its place and its removal, behind a button.
#[component]
fn Change(sheet: SheetState, id: ChecklistPointId, point: Point, saving: RwSignal<Saving>) -> impl IntoView {
    let language = use_language();
    let said = Memo::new(move |_| point.get().as_ref().map(Said::of).unwrap_or_default());
    let version = Memo::new(move |_| point.get().map(|point| point.version).unwrap_or_default());
    let first = said.get_untracked();
    let draft = RwSignal::new(first.clone());
    // What was not touched here follows what others do.
    Effect::new(move |before: Option<Said>| {
        let told = said.get();
        if before.is_some_and(|before| draft.with_untracked(|draft| *draft == before)) {
            draft.set(told.clone());
        }
        told
    });
    let label = move || text::change(language.get(), &said.get().title);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Said { title, person, due_on } = draft.get_untracked();
        let change = api::edit_checklist_point(id, title, person, due_on, version.get_untracked());
        sheet.send(saving, change, |_| {});
    };
    let remove = move |event: ev::SubmitEvent| {
        event.prevent_default();
        sheet.send(saving, api::remove_checklist_point(id, version.get_untracked()), |is_done| {
            if is_done {
                request_animation_frame(|| {
                    focus::focus_first("#checklist-new");
                });
            }
        });
    };
    let people = move || {
        let chosen = draft.get().person;
        sheet.detail.with(|detail| people(detail, &chosen)).into_iter().map(move |(value, name)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen prop:selected=is_chosen lang="de">{name}</option> }
        })
        .collect_view()
    };
    let ids = ["title", "person", "day"].map(|field| format!("checklist-{id}-{field}"));
    let [title_id, person_id, day_id] = ids;
    let version_now = move || version.get().to_string();
    view! {
        <details class="milestone__change">
            <summary class="btn btn--quiet btn--small btn--icon" aria-label=label>
                <Icon name="edit" small=true/>
            </summary>
            <form class="form" method="post" action=EditChecklistPoint::PATH on:submit=save>
                <input type="hidden" name="point" value=id.to_string()/>
                <input type="hidden" name="version" value=version_now/>
                <div class="field">
                    <label class="field__label" for=title_id.clone()>{t(text::title)}</label>
                    <input
                        class="input"
                        id=title_id
                        name="title"
                        required=true
                        maxlength="200"
                        lang="de"
                        value=first.title
                        prop:value=move || draft.get().title
                        on:input=move |event| draft.update(|draft| draft.title = event_target_value(&event))
                    />
                </div>
                <div class="form__row">
                    <div class="field">
                        <label class="field__label" for=person_id.clone()>{t(text::person)}</label>
                        <select
                            class="input"
                            id=person_id
                            name="person"
                            on:change=move |event| draft.update(|draft| draft.person = event_target_value(&event))
                        >
                            <option value="" selected=move || draft.get().person.is_empty()>{t(text::nobody)}</option>
                            {people}
                        </select>
                    </div>
                    <div class="field">
                        <label class="field__label" for=day_id.clone()>{t(text::due_on)}</label>
                        <input
                            class="input"
                            id=day_id
                            name="due_on"
                            type="date"
                            value=first.due_on
                            prop:value=move || draft.get().due_on
                            on:input=move |event| draft.update(|draft| draft.due_on = event_target_value(&event))
                        />
                    </div>
                </div>
                <div class="actions">
                    <button class="btn btn--small">{t(text::save)}</button>
                </div>
            </form>
            <div class="actions">
                <Move sheet id saving step=ListStep::Up/>
                <Move sheet id saving step=ListStep::Down/>
                <form method="post" action=RemoveChecklistPoint::PATH on:submit=remove>
                    <input type="hidden" name="point" value=id.to_string()/>
                    <input type="hidden" name="version" value=version_now/>
                    <button class="btn btn--small btn--quiet">{t(text::remove)}</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// One step up or down; told to whoever does not see it.
#[component]
fn Move(sheet: SheetState, id: ChecklistPointId, saving: RwSignal<Saving>, step: ListStep) -> impl IntoView {
    let language = use_language();
    let word = match step {
        ListStep::Up => text::up,
        ListStep::Down => text::down,
    };
    let place = move |detail: &MeasureDetail| {
        let place = detail.checklist.iter().position(|point| point.id == id)?;
        Some((place, detail.checklist.len()))
    };
    let is_end = sheet.part(move |detail| place(detail).is_none_or(|(at, of)| step.from(at, of).is_none()));
    let button = format!("checklist-{id}-{step}");
    let selector = format!("[data-step='{button}']");
    let go = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if is_end.get_untracked() {
            return;
        }
        let selector = selector.clone();
        sheet.send(saving, api::move_checklist_point(id, step), move |is_done| {
            let Some((Some((at, of)), title)) = sheet.detail.try_with_untracked(|detail| {
                let title =
                    detail.checklist.iter().find(|point| point.id == id).map(|point| point.title.clone());
                (place(detail), title.unwrap_or_default())
            }) else {
                return;
            };
            if is_done {
                let words = text::moved(language.get_untracked(), &title, at + 1, of);
                sheet.board.announcement.set(words);
                // What is moved in the page loses the focus.
                request_animation_frame(move || {
                    if focus::is_lost() {
                        focus::focus_first(&selector);
                    }
                });
            }
        });
    };
    view! {
        <form method="post" action=MoveChecklistPoint::PATH on:submit=go>
            <input type="hidden" name="point" value=id.to_string()/>
            <input type="hidden" name="step" value=step.as_str()/>
            <button
                class="btn btn--small btn--quiet"
                data-step=button
                aria-disabled=move || is_end.get().then_some("true")
            >
                {t(word)}
            </button>
        </form>
    }
}

/// What is said of a point, as texts of a form.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    title: String,
    person: String,
    due_on: String,
}

impl Said {
    fn of(point: &ChecklistPoint) -> Self {
        Self {
            title: point.title.clone(),
            person: point.person_id.map(|id| id.to_string()).unwrap_or_default(),
            due_on: point.due_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// Those who can be chosen; whoever is chosen and not offered any more stays so.
pub(super) fn people(detail: &MeasureDetail, chosen: &str) -> Vec<(String, String)> {
    let offered =
        detail.choices.people.iter().map(|person| (person.record.id.to_string(), person.name.clone()));
    let mut people: Vec<_> = offered.collect();
    if !chosen.is_empty() && people.iter().all(|(id, _)| id != chosen) {
        let name = chosen.parse().ok().and_then(|id| named(detail, PersonId(id)));
        people.push((chosen.to_owned(), name.unwrap_or_default()));
    }
    people
}

#[component]
fn Add(sheet: SheetState, saving: RwSignal<Saving>) -> impl IntoView {
    let title = RwSignal::new(String::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sent = title.get_untracked();
        let change = api::add_checklist_point(sheet.id(), sent.clone(), String::new(), String::new());
        sheet.send(saving, change, move |is_done| {
            // Whoever has typed on meanwhile keeps that.
            if is_done && title.try_with_untracked(|title| *title == sent) == Some(true) {
                title.try_set(String::new());
            }
        });
    };
    view! {
        <form class="checklist__add" method="post" action=AddChecklistPoint::PATH on:submit=add>
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <div class="field">
                <label class="field__label" for="checklist-new">{t(text::new_point)}</label>
                <input
                    class="input"
                    id="checklist-new"
                    name="title"
                    required=true
                    maxlength="200"
                    lang="de"
                    autocomplete="off"
                    prop:value=move || title.get()
                    on:input=move |event| title.set(event_target_value(&event))
                />
            </div>
            <button class="btn">{t(text::add)}</button>
        </form>
    }
    .into_any()
}
