//! Why a goal is there: what shows that it is needed, how it reaches those who are worse off, and its priority.

use domain::plan::{Goal, Priority};
use leptos::prelude::*;

use super::{forms::Line, text};
use crate::{
    i18n::{Language, t, use_language},
    ui::{Icon, area_text},
};

/// How much a goal matters beside the others; the highest priority has a sign.
#[component]
pub(super) fn PriorityNote(priority: Priority) -> impl IntoView {
    let language = use_language();
    let is_high = priority == Priority::High;
    let words = move || text::priority_is(language.get(), text::priority(language.get(), priority));
    view! {
        <p class="note" class:outline__priority=is_high>
            {is_high.then(|| view! { <Icon name="priority" small=true/> })}
            <span>{words}</span>
        </p>
    }
    .into_any()
}

/// What is said of why a goal is there; nothing where nothing is said.
#[component]
pub(super) fn Reasons(goal: Goal) -> impl IntoView {
    let Goal { need, need_source, equity, .. } = goal;
    let is_silent = [&need, &need_source, &equity].iter().all(|words| words.is_empty());
    (!is_silent).then(|| {
        view! {
            <dl class="facts">
                {reason(text::need, need)}
                {reason(text::need_source, need_source)}
                {reason(text::equity, equity)}
            </dl>
        }
    })
}

fn reason(label: fn(Language) -> &'static str, words: String) -> Option<impl IntoView> {
    (!words.is_empty()).then(|| {
        view! {
            <dt>{t(label)}</dt>
            <dd>
                <span lang="de" class="prose">{words}</span>
            </dd>
        }
    })
}

/// The fields for it in the form of a goal, folded as long as nothing is said.
#[component]
pub(super) fn ReasonFields(id: String, goal: Option<Goal>) -> impl IntoView {
    let language = use_language();
    let known = goal.map(|goal| (goal.need, goal.need_source, goal.equity, goal.priority));
    let (need, need_source, equity, chosen) = known.unwrap_or_default();
    let is_open = chosen.is_some() || [&need, &need_source, &equity].iter().any(|words| !words.is_empty());
    let options = Priority::ALL.iter().map(move |priority| {
        view! {
            <option value=priority.as_str() selected=chosen == Some(*priority)>
                {move || text::priority(language.get(), *priority)}
            </option>
        }
    });
    let priority_id = format!("{id}-priority");
    view! {
        <details class="disclosure" open=is_open>
            <summary>
                <Icon name="chevron-down" small=true/>
                {t(text::reasons)}
            </summary>
            <div class="form">
                <Lines id=format!("{id}-need") name="form[need]" label=text::need hint=text::need_hint value=need/>
                <Line
                    id=format!("{id}-source")
                    name="form[need_source]"
                    label=text::need_source
                    value=need_source
                />
                <Lines
                    id=format!("{id}-equity")
                    name="form[equity]"
                    label=text::equity
                    hint=text::equity_hint
                    value=equity
                />
                <div class="field">
                    <label class="field__label" for=priority_id.clone()>{t(text::priority_label)}</label>
                    <select class="input" id=priority_id name="form[priority]">
                        <option value="">{t(text::no_priority)}</option>
                        {options.collect_view()}
                    </select>
                </div>
            </div>
        </details>
    }
    .into_any()
}

/// A field for several lines of text.
#[component]
pub(super) fn Lines(
    id: String,
    name: &'static str,
    label: fn(Language) -> &'static str,
    hint: fn(Language) -> &'static str,
    value: String,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{t(label)}</label>
            <p class="field__hint" id=hint_id.clone()>{t(hint)}</p>
            <textarea class="input" id=id name=name rows="3" maxlength="4000" lang="de" aria-describedby=hint_id>
                {area_text(value)}
            </textarea>
        </div>
    }
    .into_any()
}
