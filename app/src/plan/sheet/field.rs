//! A field that saves itself when it is left, says how far that is, and loses nothing.

use domain::{
    id::{MeasureId, OwnFieldId},
    plan::{MeasureDetail, MeasureField},
};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{
    state::{Saving, SheetState},
    text,
};
use crate::{
    error::AppError,
    i18n::{Language, t, use_language},
    plan::{
        measure_api::{self as api, EditMeasure},
        own_field_api::{self as own_api, EditOwnValue},
        own_value,
    },
    ui::{Icon, area_text},
};

/// What a field changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// What every measure has.
    Fact(MeasureField),
    /// What its plan notes beside that.
    Own(OwnFieldId),
}

impl Which {
    /// What is sent to name it.
    fn name(self) -> String {
        match self {
            Self::Fact(field) => field.to_string(),
            Self::Own(field) => field.to_string(),
        }
    }

    /// Where a form sends it.
    const fn path(self) -> &'static str {
        match self {
            Self::Fact(_) => EditMeasure::PATH,
            Self::Own(_) => EditOwnValue::PATH,
        }
    }

    /// What stands in it, as it is typed.
    fn told(self, detail: &MeasureDetail, language: Language) -> String {
        match self {
            Self::Fact(field) => detail.measure.field(field),
            Self::Own(id) => {
                let value = detail.measure.own_values.get(id);
                let field = detail.own_fields.get(id);
                field.map(|field| own_value::typed(language, field.kind, value)).unwrap_or_default()
            }
        }
    }

    /// What stands in it, for people.
    fn words(self, detail: &MeasureDetail, language: Language) -> String {
        match self {
            Self::Fact(field) => words(detail, field),
            Self::Own(id) => {
                let value = detail.measure.own_values.get(id);
                let field = detail.own_fields.get(id);
                field.map(|field| own_value::shown(language, field.kind, value)).unwrap_or_default()
            }
        }
    }

    async fn send(self, id: MeasureId, text: String, seen: String) -> Result<MeasureDetail, AppError> {
        match self {
            Self::Fact(field) => api::edit_measure(id, field, text, seen).await,
            Self::Own(field) => own_api::edit_own_value(id, field, text, seen).await,
        }
    }
}

/// How a field is filled in.
#[derive(Clone)]
pub(super) enum Control {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// A number that may have decimals.
    Decimal,
    /// One of several, in groups; the group without a heading comes first.
    Choice(Memo<Vec<Group>>),
}

/// Choices under a heading: what is sent, and the words for it.
#[derive(Clone, PartialEq)]
pub(super) struct Group {
    /// The heading; empty for none.
    pub(super) heading: &'static str,
    /// The choices.
    pub(super) choices: Vec<(String, String)>,
}

/// A field of the measure with its label, control and state.
#[component]
pub(super) fn Field(
    sheet: SheetState,
    field: MeasureField,
    label: fn(Language) -> &'static str,
    control: Control,
) -> impl IntoView {
    let language = use_language();
    let label = Signal::derive(move || label(language.get()).to_owned());
    view! { <SavedField sheet which=Which::Fact(field) label control/> }
}

/// A field with its label, control and state, whatever it changes.
#[component]
pub(super) fn SavedField(
    sheet: SheetState,
    which: Which,
    label: Signal<String>,
    control: Control,
) -> impl IntoView {
    let language = use_language();
    let told = sheet.part(move |detail| which.told(detail, language.get()));
    // What the writer saw when they began, and what stands there now.
    let seen = RwSignal::new(told.get_untracked());
    let draft = RwSignal::new(told.get_untracked());
    let saving = RwSignal::new(Saving::Idle);
    Effect::new(move |_| {
        let told = told.get();
        if draft.with_untracked(|draft| seen.with_untracked(|seen| draft == seen)) {
            draft.set(told.clone());
            seen.set(told);
        }
    });
    // One after the other: what is typed while a save is on its way is saved after it.
    let is_next = StoredValue::new(false);
    let again = RwSignal::new(());
    let save = move || {
        if saving.get_untracked() == Saving::Pending {
            is_next.set_value(true);
            return;
        }
        let (text, known) = (draft.get_untracked(), seen.get_untracked());
        if text == known && saving.get_untracked() == Saving::Idle {
            return;
        }
        let (id, sent) = (sheet.id(), text.clone());
        sheet.send(saving, which.send(id, text, known), move |is_done| {
            if !is_done {
                return;
            }
            let language = language.get_untracked();
            let now =
                sheet.detail.try_with_untracked(|detail| which.told(detail, language)).unwrap_or_default();
            // Whoever has typed on meanwhile keeps that.
            if draft.try_with_untracked(|draft| *draft == sent) == Some(true) {
                draft.try_set(now.clone());
            }
            seen.try_set(now);
            if is_next.try_get_value() == Some(true) {
                is_next.set_value(false);
                again.try_set(());
            }
        });
    };
    Effect::new(move |was_asked: Option<()>| {
        again.get();
        let is_new = draft.with_untracked(|draft| seen.with_untracked(|seen| draft != seen));
        if was_asked.is_some() && is_new {
            save();
        }
    });
    Effect::new(move |was_offline: Option<bool>| {
        let is_offline = sheet.board.is_offline.get();
        if was_offline == Some(true) && !is_offline && saving.get_untracked() == Saving::Waiting {
            save();
        }
        is_offline
    });
    let on_change = move |event: ev::Event| {
        draft.set(event_target_value(&event));
        save();
    };
    let on_input = move |event: ev::Event| draft.set(event_target_value(&event));
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let id = format!("field-{}", which.name());
    let note = format!("{id}-state");
    let is_invalid = move || matches!(saving.get(), Saving::Refused(_) | Saving::Conflict).then_some("true");
    let first = told.get_untracked();
    let input = match control {
        Control::Line | Control::Day | Control::Number | Control::Decimal => {
            let kind = match control {
                Control::Day => "date",
                Control::Number => "number",
                _ => "text",
            };
            let limit = matches!(control, Control::Line).then_some("200");
            let least = matches!(control, Control::Number).then_some("0");
            let keys = matches!(control, Control::Decimal).then_some("decimal");
            view! {
                <input
                    class="input"
                    id=id.clone()
                    name="text"
                    type=kind
                    inputmode=keys
                    maxlength=limit
                    min=least
                    value=first.clone()
                    prop:value=move || draft.get()
                    aria-describedby=note.clone()
                    aria-invalid=is_invalid
                    on:input=on_input
                    on:change=on_change
                />
            }
            .into_any()
        }
        Control::Lines => view! {
            <textarea
                class="input"
                id=id.clone()
                name="text"
                rows="4"
                maxlength="4000"
                lang="de"
                prop:value=move || draft.get()
                aria-describedby=note.clone()
                aria-invalid=is_invalid
                on:input=on_input
                on:change=on_change
            >
                {area_text(first.clone())}
            </textarea>
        }
        .into_any(),
        Control::Choice(groups) => {
            let options = move || {
                let chosen = draft.get();
                let option = |(value, words): (String, String)| {
                    let is_chosen = value == chosen;
                    view! { <option value=value selected=is_chosen prop:selected=is_chosen>{words}</option> }
                };
                groups
                    .get()
                    .into_iter()
                    .map(|Group { heading, choices }| {
                        let options = choices.into_iter().map(option).collect_view();
                        if heading.is_empty() {
                            options.into_any()
                        } else {
                            view! { <optgroup label=heading>{options}</optgroup> }.into_any()
                        }
                    })
                    .collect_view()
            };
            view! {
                <select
                    class="input"
                    id=id.clone()
                    name="text"
                    aria-describedby=note.clone()
                    aria-invalid=is_invalid
                    on:change=on_change
                >
                    {options}
                </select>
            }
            .into_any()
        }
    };
    view! {
        <form class="field" method="post" action=which.path() on:submit=on_submit>
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <input type="hidden" name="field" value=which.name()/>
            <input type="hidden" name="seen" value=first/>
            <label class="field__label" for=id>{label}</label>
            {input}
            <div id=note>
                <SavingNote saving/>
                <Conflict sheet which draft seen saving save/>
            </div>
            <button class="btn btn--small sheet__save">{t(text::save)}</button>
        </form>
    }
    .into_any()
}

/// How far the saving is, in words.
#[component]
pub(super) fn SavingNote(saving: RwSignal<Saving>) -> impl IntoView {
    let language = use_language();
    let words = move || {
        let language = language.get();
        match saving.get() {
            Saving::Idle | Saving::Conflict => String::new(),
            Saving::Pending => text::saving(language).to_owned(),
            Saving::Done => text::saved(language).to_owned(),
            Saving::Waiting => text::waiting(language).to_owned(),
            Saving::Refused(error) => error.sentence(language),
        }
    };
    let is_error = move || matches!(saving.get(), Saving::Refused(_) | Saving::Waiting);
    view! {
        <p class="sheet__state" class:field__error=is_error role="status">
            {words}
        </p>
    }
}

/// Both versions of a field that two people have changed, and which of them is to stay.
#[component]
fn Conflict(
    sheet: SheetState,
    which: Which,
    draft: RwSignal<String>,
    seen: RwSignal<String>,
    saving: RwSignal<Saving>,
    save: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let language = use_language();
    let is_open = Memo::new(move |_| saving.get() == Saving::Conflict);
    let theirs = sheet.part(move |detail| which.words(detail, language.get()));
    view! {
        {move || {
            is_open
                .get()
                .then(|| {
                    let sentence = move || {
                        let language = language.get();
                        match theirs.get().as_str() {
                            "" => text::conflict_empty(language).to_owned(),
                            theirs => text::conflict(language, theirs),
                        }
                    };
                    let now = move || {
                        let language = language.get_untracked();
                        sheet.detail.with_untracked(|detail| which.told(detail, language))
                    };
                    let keep = move |_: ev::MouseEvent| {
                        seen.set(now());
                        save();
                    };
                    let take = move |_: ev::MouseEvent| {
                        seen.set(now());
                        draft.set(now());
                        saving.set(Saving::Idle);
                    };
                    view! {
                        <div class="sheet__conflict" role="alert">
                            <p class="field__error">
                                <Icon name="warning" small=true/>
                                {sentence}
                            </p>
                            <div class="actions">
                                <button class="btn btn--small" type="button" on:click=keep>{t(text::keep_mine)}</button>
                                <button class="btn btn--small" type="button" on:click=take>{t(text::take_theirs)}</button>
                            </div>
                        </div>
                    }
                })
        }}
    }
}

/// What a field holds, for people: names instead of ids.
fn words(detail: &MeasureDetail, field: MeasureField) -> String {
    let raw = detail.measure.field(field);
    let named = detail.names.iter().find(|named| named.record.id.to_string() == raw);
    let goal = detail.goals.iter().find(|goal| goal.id.to_string() == raw);
    let outcome = detail.outcomes.iter().find(|outcome| outcome.id.to_string() == raw);
    named
        .map(|named| named.name.clone())
        .or_else(|| goal.map(|goal| goal.title.clone()))
        .or_else(|| outcome.map(|outcome| outcome.title.clone()))
        .unwrap_or(raw)
}
