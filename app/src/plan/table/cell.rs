//! A cell of the table: shows a value, and changes it in place for whoever may.

use domain::{
    id::{MeasureId, OwnFieldId},
    plan::{Card, MeasureDetail, MeasureField, MeasureStatus, OwnFieldKind},
};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{text, title};
use crate::{
    error::AppError,
    i18n::{Language, t, use_language},
    plan::{
        measure_api as api,
        open_plan::OpenPlan,
        own_field_api as own_api, own_value,
        plan_query::{AnyColumn, TableColumn},
        text as plan_text,
    },
    ui::focus,
};

/// What stands for "choose on the sheet, where a reason can be given".
const WITH_REASON: &str = "with-reason";

/// What a cell changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Editing {
    /// A field of the measure.
    Field(MeasureField),
    /// What it says in a field of the plan's own.
    Own(OwnFieldId, OwnFieldKind),
    /// Its status.
    Status,
}

/// Choices: what is sent, and the words for it.
type Choices = Vec<(String, String)>;

/// A value that a click turns into its editor.
#[component]
pub(super) fn Cell(
    state: OpenPlan,
    card: Memo<Option<Card>>,
    column: AnyColumn,
    editing: Editing,
    /// The value in words; empty for none.
    words: Signal<String>,
    /// What is shown instead of the button's words, e.g. a link with a small button behind it.
    #[prop(optional)]
    before: Option<ViewFn>,
) -> impl IntoView {
    let language = use_language();
    let is_open = RwSignal::new(false);
    let may = Memo::new(move |_| {
        card.with(|card| {
            card.as_ref().is_some_and(|card| match editing {
                Editing::Field(_) | Editing::Own(..) => card.may_edit,
                Editing::Status => card.may_move,
            })
        })
    });
    let id = move || card.with_untracked(|card| card.as_ref().map(|card| card.id));
    let cell = move || id().map(|id| format!("{column}-{id}")).unwrap_or_default();
    let close = Callback::new(move |()| {
        is_open.set(false);
        request_animation_frame(move || {
            focus::focus_first(&format!("[data-cell='{}']", cell()));
        });
    });
    let label = move || {
        let language = language.get();
        if column == AnyColumn::Usual(TableColumn::Title) {
            return text::rename(language, &words.get());
        }
        let words = words.get();
        let words = if words.is_empty() { text::nothing(language).to_owned() } else { words };
        text::change(language, &title(state, language, column), &words)
    };
    let has_before = before.is_some();
    let shown = move || {
        let value = words.get();
        if value.is_empty() { text::empty(language.get()).to_owned() } else { value }
    };
    move || {
        let before = before.clone().map(|before| before.run());
        if !may.get() {
            return match before {
                Some(before) => before,
                None => view! { <span>{shown}</span> }.into_any(),
            };
        }
        if is_open.get() {
            return view! { <Editor state card column editing close/> }.into_any();
        }
        view! {
            {before}
            <button
                class="cell"
                class:cell--icon=has_before
                type="button"
                aria-label=label
                data-cell=cell()
                on:click=move |_| is_open.set(true)
            >
                {if has_before {
                    view! { <crate::ui::Icon name="edit" small=true/> }.into_any()
                } else {
                    view! { <span>{shown}</span> }.into_any()
                }}
            </button>
        }
        .into_any()
    }
}

#[component]
fn Editor(
    state: OpenPlan,
    card: Memo<Option<Card>>,
    column: AnyColumn,
    editing: Editing,
    close: Callback<()>,
) -> impl IntoView {
    let language = use_language();
    let Some(first) = card.get_untracked() else { return ().into_any() };
    let id = first.id;
    let seen = RwSignal::new(raw(&first, editing, language.get_untracked()));
    let draft = RwSignal::new(seen.get_untracked());
    let error = RwSignal::new(None::<AppError>);
    let is_saving = RwSignal::new(false);
    let is_over = StoredValue::new(false);
    let close = Callback::new(move |()| {
        is_over.try_set_value(true);
        close.run(());
    });
    let editor = format!("edit-{column}-{id}");
    let selector = format!("[id='{editor}']");
    Effect::new(move |_| {
        let selector = selector.clone();
        request_animation_frame(move || {
            focus::focus_first(&selector);
        });
    });
    let navigate = use_navigate();
    let save = move || {
        // An editor that is taken away loses the focus too.
        let (Some(text), Some(known)) = (draft.try_get_untracked(), seen.try_get_untracked()) else { return };
        if is_over.try_get_value() != Some(false) || is_saving.get_untracked() {
            return;
        }
        if text == known {
            close.run(());
            return;
        }
        if text == WITH_REASON {
            let path = untrack(|| state.path(|query| query.measure = Some(id)));
            navigate(&path, NavigateOptions { scroll: false, ..NavigateOptions::default() });
            return;
        }
        is_saving.set(true);
        error.set(None);
        spawn_local(async move {
            let version = card.with_untracked(|card| card.as_ref().map_or(-1, |card| card.version));
            match send(id, editing, text, known, version).await {
                Ok(_) => {
                    state.reload_card(id).await;
                    let language = language.get_untracked();
                    state
                        .announcement
                        .try_set(text::saved(language, &untrack(|| title(state, language, column))));
                    close.run(());
                }
                Err(problem) => {
                    // Whoever saves once more has seen what somebody else wrote.
                    if problem == AppError::Stale {
                        state.reload_card(id).await;
                        let now = card.try_get_untracked().flatten();
                        now.map(|now| seen.try_set(raw(&now, editing, language.get_untracked())));
                    }
                    error.try_set(Some(problem));
                }
            }
            is_saving.try_set(false);
        });
    };
    let on_key = {
        let save = save.clone();
        move |event: ev::KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                save();
            }
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                close.run(());
            }
            _ => {}
        }
    };
    let on_leave = {
        let save = save.clone();
        move |_: ev::FocusEvent| {
            if error.try_with_untracked(Option::is_none) == Some(true) {
                save();
            }
        }
    };
    let label = move || title(state, language.get(), column);
    let note = format!("{editor}-note");
    let input = match editing {
        Editing::Field(MeasureField::Committee | MeasureField::Responsible | MeasureField::Goal)
        | Editing::Own(_, OwnFieldKind::Choice)
        | Editing::Status => {
            let choices = RwSignal::new(None::<Choices>);
            spawn_local(async move {
                match choices_of(state, &first, editing, language).await {
                    Ok(list) => drop(choices.try_set(Some(list))),
                    Err(problem) => drop(error.try_set(Some(problem))),
                }
            });
            let options = move || match choices.get() {
                None => view! { <option>{t(text::loading)}</option> }.into_any(),
                Some(list) => {
                    let chosen = draft.get_untracked();
                    list.into_iter()
                        .map(|(value, words)| {
                            let is_chosen = value == chosen;
                            view! { <option value=value prop:selected=is_chosen>{words}</option> }
                        })
                        .collect_view()
                        .into_any()
                }
            };
            view! {
                <select
                    class="input cell__input"
                    id=editor
                    aria-label=label
                    aria-describedby=note.clone()
                    on:keydown=on_key
                    on:blur=on_leave
                    on:change=move |event| {
                        draft.set(event_target_value(&event));
                        save();
                    }
                >
                    {options}
                </select>
            }
            .into_any()
        }
        Editing::Field(_) | Editing::Own(..) => {
            let is_day = matches!(
                editing,
                Editing::Field(MeasureField::StartsOn | MeasureField::DueOn)
                    | Editing::Own(_, OwnFieldKind::Day)
            );
            let is_number = matches!(editing, Editing::Own(_, OwnFieldKind::Number));
            view! {
                <input
                    class="input cell__input"
                    id=editor
                    type=if is_day { "date" } else { "text" }
                    inputmode=is_number.then_some("decimal")
                    maxlength=(!is_day).then_some("200")
                    lang=(!is_day).then_some("de")
                    aria-label=label
                    aria-describedby=note.clone()
                    prop:value=move || draft.get()
                    on:input=move |event| {
                        draft.set(event_target_value(&event));
                        error.set(None);
                    }
                    on:keydown=on_key
                    on:blur=on_leave
                />
            }
            .into_any()
        }
    };
    view! {
        {input}
        <p class="field__error" id=note role="alert">
            {move || error.get().map(|error| error.sentence(language.get()))}
        </p>
    }
    .into_any()
}

/// What a cell holds, as its field is sent.
fn raw(card: &Card, editing: Editing, language: Language) -> String {
    let day = |day: Option<time::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let id = |named: &Option<domain::directory::NamedRecord>| {
        named.as_ref().map(|named| named.record.id.to_string()).unwrap_or_default()
    };
    match editing {
        Editing::Status => card.status.to_string(),
        Editing::Field(MeasureField::Title) => card.title.clone(),
        Editing::Field(MeasureField::Goal) => card.goal_id.to_string(),
        Editing::Field(MeasureField::Committee) => id(&card.committee),
        Editing::Field(MeasureField::Responsible) => id(&card.responsible),
        Editing::Field(MeasureField::StartsOn) => day(card.starts_on),
        Editing::Field(MeasureField::DueOn) => day(card.due_on),
        Editing::Field(_) => String::new(),
        Editing::Own(field, kind) => own_value::typed(language, kind, card.own_values.get(field)),
    }
}

async fn send(
    id: MeasureId,
    editing: Editing,
    text: String,
    seen: String,
    version: i64,
) -> Result<MeasureDetail, AppError> {
    match editing {
        Editing::Field(field) => api::edit_measure(id, field, text, seen).await,
        Editing::Own(field, _) => own_api::edit_own_value(id, field, text, seen).await,
        Editing::Status => {
            let status = text.parse().map_err(|_| AppError::Invalid)?;
            api::set_measure_status(id, status, String::new(), String::new(), version).await
        }
    }
}

/// What a cell can be changed to.
async fn choices_of(
    state: OpenPlan,
    card: &Card,
    editing: Editing,
    language: RwSignal<Language>,
) -> Result<Choices, AppError> {
    let words = language.get_untracked();
    let field = match editing {
        Editing::Field(field) => field,
        Editing::Own(field, _) => {
            let options = state.own_fields.with_untracked(|fields| {
                fields.get(field).map(|field| own_value::choices(words, field, card.own_values.get(field.id)))
            });
            return Ok(options.unwrap_or_default());
        }
        Editing::Status => return Ok(statuses(card, words)),
    };
    let detail = api::load_measure(card.id).await?;
    let named = |list: Vec<domain::directory::NamedRecord>| {
        list.into_iter().map(|named| (named.record.id.to_string(), named.name)).collect::<Vec<_>>()
    };
    let none = |words: &str| vec![(String::new(), words.to_owned())];
    Ok(match field {
        MeasureField::Goal => {
            detail.goals.into_iter().map(|goal| (goal.id.to_string(), goal.title)).collect()
        }
        MeasureField::Committee => {
            [none(plan_text::no_committee(words)), named(detail.choices.committees)].concat()
        }
        _ => [none(plan_text::nobody(words)), named(detail.choices.people)].concat(),
    })
}

/// What the status can become; what needs a reason is one choice that leads to the sheet.
fn statuses(card: &Card, language: Language) -> Choices {
    let next = MeasureStatus::ALL.iter().copied();
    let next = next.filter(|next| *next == card.status || card.status.may_become(*next));
    let (reasoned, plain): (Vec<_>, Vec<_>) =
        next.partition(|next| *next != card.status && next.needs_reason());
    let mut choices: Choices = plain
        .into_iter()
        .map(|status| (status.to_string(), plan_text::status(language, status).to_owned()))
        .collect();
    if !reasoned.is_empty() {
        choices.push((WITH_REASON.to_owned(), text::with_reason(language).to_owned()));
    }
    choices
}
