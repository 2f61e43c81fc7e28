//! The forms for fields of action and topics: added, renamed, ordered, ended. Each works without a script.

use std::fmt;

use domain::{
    directory::{FieldFault, FieldForm, NAME_MAX, RecordField},
    id::{FieldId, TopicId},
    plan::ListStep,
};
use leptos::{form::ActionForm, prelude::*};

use super::{actions::FieldActions, text};
use crate::{
    directory::record_form::text as form_text,
    error::AppError,
    i18n::{Language, t, use_language},
    ui::Icon,
};

/// What a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// One more field of action.
    NewField,
    /// A field of action.
    Field(FieldId),
    /// One more topic of a field.
    NewTopic(FieldId),
    /// A topic.
    Topic(TopicId),
}

impl About {
    /// The word that stands for it in an address and in the page.
    pub(super) fn key(self) -> String {
        let joined = |word: &str, id: &dyn fmt::Display| format!("{word}-{id}");
        match self {
            Self::NewField => "new-field".to_owned(),
            Self::Field(id) => joined("field", &id),
            Self::NewTopic(id) => joined("new-topic", &id),
            Self::Topic(id) => joined("topic", &id),
        }
    }

    /// What such a word stands for.
    pub(super) fn read(key: &str) -> Option<Self> {
        if key == "new-field" {
            Some(Self::NewField)
        } else if let Some(id) = key.strip_prefix("new-topic-") {
            id.parse().ok().map(Self::NewTopic)
        } else if let Some(id) = key.strip_prefix("field-") {
            id.parse().ok().map(Self::Field)
        } else {
            key.strip_prefix("topic-")?.parse().ok().map(Self::Topic)
        }
    }
}

/// What a form is about, and of which version.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) about: About,
    pub(super) version: i64,
}

/// The form for one more field of action.
#[component]
pub(super) fn NewField(actions: FieldActions) -> impl IntoView {
    let about = About::NewField;
    view! {
        <section class="panel" aria-labelledby="new-field">
            <h2 class="panel__head" id="new-field">{t(text::new_field)}</h2>
            <ActionForm action=actions.add_field attr:class="form">
                <Inputs about present=FieldForm::default() actions/>
                <div class="actions">
                    <button class="btn btn--primary" id=format!("change-{}", about.key())>
                        {t(text::add_field)}
                    </button>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// The form for one more topic of a field.
#[component]
pub(super) fn NewTopic(field: FieldId, name: String, actions: FieldActions) -> impl IntoView {
    let about = About::NewTopic(field);
    view! {
        <Unfold about words=text::new_topic label=text::new_topic_of name icon="plus" actions>
            <ActionForm action=actions.add_topic attr:class="form">
                <input type="hidden" name="field" value=field.to_string()/>
                <Inputs about present=FieldForm::default() actions/>
                <div class="actions">
                    <button class="btn btn--primary">{t(text::add_topic)}</button>
                </div>
            </ActionForm>
        </Unfold>
    }
    .into_any()
}

/// What can be done to a field of action or a topic: a step up or down, another name, a last day.
#[component]
pub(super) fn Change(
    seen: Seen,
    present: FieldForm,
    /// Whether it is the first, and whether it is the last.
    ends: (bool, bool),
    actions: FieldActions,
) -> impl IntoView {
    let about = seen.about;
    let name = present.name.clone();
    let inputs = view! {
        <Hidden seen/>
        <Inputs about present actions/>
        <div class="actions">
            <button class="btn btn--primary">{t(text::save)}</button>
        </div>
    };
    let form = if matches!(about, About::Topic(_)) {
        view! { <ActionForm action=actions.edit_topic attr:class="form">{inputs}</ActionForm> }.into_any()
    } else {
        view! { <ActionForm action=actions.edit_field attr:class="form">{inputs}</ActionForm> }.into_any()
    };
    view! {
        <div class="field-entry__steps">
            <Step step=ListStep::Up seen name=name.clone() is_end=ends.0 actions/>
            <Step step=ListStep::Down seen name=name.clone() is_end=ends.1 actions/>
        </div>
        <Unfold about words=text::change label=text::change_of name icon="edit" actions>
            {form}
        </Unfold>
    }
    .into_any()
}

/// A button that moves a field or a topic one place.
#[component]
fn Step(step: ListStep, seen: Seen, name: String, is_end: bool, actions: FieldActions) -> impl IntoView {
    let language = use_language();
    let word = match step {
        ListStep::Up => text::up,
        ListStep::Down => text::down,
    };
    let label = move |language| match step {
        ListStep::Up => text::up_of(language, &name),
        ListStep::Down => text::down_of(language, &name),
    };
    let button = view! {
        <Hidden seen/>
        <input type="hidden" name="step" value=step.as_str()/>
        <button
            class="btn btn--quiet btn--small"
            id=format!("{step}-{}", seen.about.key())
            aria-label=move || label(language.get())
            disabled=is_end
        >
            {t(word)}
        </button>
    };
    if matches!(seen.about, About::Topic(_)) {
        view! { <ActionForm action=actions.move_topic>{button}</ActionForm> }.into_any()
    } else {
        view! { <ActionForm action=actions.move_field>{button}</ActionForm> }.into_any()
    }
}

/// Names what a form is about, and the version that was seen.
#[component]
fn Hidden(seen: Seen) -> impl IntoView {
    let id = match seen.about {
        About::Field(id) => Some(("field", id.to_string())),
        About::Topic(id) => Some(("topic", id.to_string())),
        About::NewField | About::NewTopic(_) => None,
    };
    view! {
        {id.map(|(name, id)| view! { <input type="hidden" name=name value=id/> })}
        <input type="hidden" name="version" value=seen.version.to_string()/>
    }
}

/// A form that is unfolded when it is wanted, and stands open when it was refused.
#[component]
fn Unfold(
    about: About,
    words: fn(Language) -> &'static str,
    /// The same with the name, which tells it from others.
    label: fn(Language, &str) -> String,
    name: String,
    icon: &'static str,
    actions: FieldActions,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let is_open = actions
        .refused
        .with_untracked(|refused| refused.as_ref().is_some_and(|refused| refused.about == about));
    view! {
        <details class="disclosure" open=is_open>
            <summary id=format!("change-{}", about.key()) aria-label=move || label(language.get(), &name)>
                <Icon name=icon small=true/>
                {t(words)}
            </summary>
            {children()}
        </details>
    }
    .into_any()
}

/// Name and last day, each with what is wrong with it; what was typed and refused stands there again.
#[component]
fn Inputs(about: About, present: FieldForm, actions: FieldActions) -> impl IntoView {
    let typed = actions.refused.with_untracked(|refused| {
        refused.as_ref().filter(|refused| refused.about == about).map(|refused| refused.form.clone())
    });
    let FieldForm { name, to } = typed.unwrap_or(present);
    let key = about.key();
    let (name_id, day_id) = (format!("name-{key}"), format!("day-{key}"));
    let (name_problem, day_problem) = (format!("{name_id}-problem"), format!("{day_id}-problem"));
    let day_hint = format!("{day_id}-hint");
    let described = format!("{day_hint} {day_problem}");
    let name_fault = fault_of(actions, about, RecordField::Name);
    let day_fault = fault_of(actions, about, RecordField::ValidTo);
    view! {
        <div class="field">
            <label class="field__label" for=name_id.clone()>{t(text::name)}</label>
            <input
                class="input"
                id=name_id
                name="form[name]"
                required=true
                maxlength=NAME_MAX.to_string()
                lang="de"
                autocomplete="off"
                value=name
                aria-invalid=move || name_fault.get().is_some().then_some("true")
                aria-describedby=name_problem.clone()
            />
            <Fault id=name_problem field=RecordField::Name fault=name_fault/>
        </div>
        <div class="field">
            <label class="field__label" for=day_id.clone()>{t(text::last_day)}</label>
            <p class="field__hint" id=day_hint>{t(text::last_day_hint)}</p>
            <input
                class="input"
                id=day_id
                name="form[to]"
                type="date"
                value=to
                aria-invalid=move || day_fault.get().is_some().then_some("true")
                aria-describedby=described
            />
            <Fault id=day_problem field=RecordField::ValidTo fault=day_fault/>
        </div>
    }
    .into_any()
}

/// What is wrong with a field of a form.
fn fault_of(actions: FieldActions, about: About, field: RecordField) -> Memo<Option<FieldFault>> {
    Memo::new(move |_| {
        actions.refused.with(|refused| {
            let refused = refused.as_ref().filter(|refused| refused.about == about)?;
            let AppError::Fields(problems) = &refused.error else { return None };
            problems.iter().find(|problem| problem.field == field).map(|problem| problem.fault)
        })
    })
}

#[component]
fn Fault(id: String, field: RecordField, fault: Memo<Option<FieldFault>>) -> impl IntoView {
    let language = use_language();
    view! {
        <p class="field__error record-form__problem" id=id role="alert">
            {move || fault.get().map(|fault| view! {
                <Icon name="error" small=true/>
                {form_text::fault(language.get(), field, fault)}
            })}
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_found_again_by_its_word() {
        let (field, topic) = (FieldId::named("f"), TopicId::named("t"));
        for about in [About::NewField, About::Field(field), About::NewTopic(field), About::Topic(topic)] {
            assert_eq!(About::read(&about.key()), Some(about));
        }
        for nonsense in ["", "field-", "topic-x", "new-topic", "goal-1"] {
            assert_eq!(About::read(nonsense), None, "{nonsense}");
        }
    }
}
