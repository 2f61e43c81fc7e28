//! The forms for goals, outcomes and indicators; each waits behind its heading and works without a script.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{FieldOfAction, Topic},
    id::{GoalId, OutcomeId, PlanId, TopicId},
    plan::{Direction, Goal, Indicator, Outcome, STORY_MAX},
};
use leptos::{form::ActionForm, prelude::*};
use time::Date;

use super::{
    actions::OutlineActions,
    reasons::{Lines, ReasonFields},
    text,
};
use crate::{
    i18n::{Language, t, use_language},
    links,
    ui::{Icon, area_text},
};

/// What a goal can belong to, also what is no longer offered: it stays where it was chosen.
#[derive(Clone)]
pub(in crate::plan) struct OfferedFields {
    /// The fields of action.
    pub(in crate::plan) fields: Vec<FieldOfAction>,
    /// Their topics.
    pub(in crate::plan) topics: Vec<Topic>,
}

/// Something that is unfolded when it is wanted.
#[component]
fn Unfold(
    icon: &'static str,
    /// What stands there.
    words: fn(Language) -> &'static str,
    /// What it is for, where the same words stand several times.
    #[prop(optional)]
    of: String,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let label = move || {
        let words = words(language.get());
        if of.is_empty() { words.to_owned() } else { format!("{words}: {of}") }
    };
    view! {
        <details class="disclosure outline__form">
            <summary aria-label=label>
                <Icon name=icon small=true/>
                {t(words)}
            </summary>
            {children()}
        </details>
    }
    .into_any()
}

/// A field for one line of text, a number or a day.
#[component]
pub(super) fn Line(
    #[prop(into)] id: String,
    name: &'static str,
    label: fn(Language) -> &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] value: String,
) -> impl IntoView {
    let is_text = kind == "text";
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{t(label)}</label>
            <input
                class="input"
                id=id
                name=name
                type=kind
                required=required
                maxlength=is_text.then_some("200")
                step=(kind == "number").then_some("any")
                lang=is_text.then_some("de")
                value=value
            />
        </div>
    }
    .into_any()
}

/// A form for one more goal.
#[component]
pub(super) fn NewGoal(
    plan: PlanId,
    fields: OfferedFields,
    today: Date,
    actions: OutlineActions,
) -> impl IntoView {
    view! {
        <Unfold icon="plus" words=text::new_goal>
            <ActionForm action=actions.create_goal attr:class="form">
                <input type="hidden" name="plan" value=plan.to_string()/>
                <GoalFields id="new-goal" goal=None fields today/>
                <div class="actions">
                    <button class="btn btn--primary">{t(text::create)}</button>
                </div>
            </ActionForm>
        </Unfold>
    }
    .into_any()
}

/// The forms that change and remove a goal.
#[component]
pub(super) fn ChangeGoal(
    goal: Goal,
    fields: OfferedFields,
    today: Date,
    actions: OutlineActions,
) -> impl IntoView {
    let (id, version, title) = (goal.id, goal.version, goal.title.clone());
    let history = links::part_history(goal.plan_id, RecordRef::new(RecordKind::Goal, id));
    view! {
        <Unfold icon="edit" words=text::change_goal of=title>
            <ActionForm action=actions.edit_goal attr:class="form">
                <input type="hidden" name="goal" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <GoalFields id=format!("goal-{id}") goal=Some(goal) fields today/>
                <div class="actions">
                    <button class="btn">{t(text::save)}</button>
                </div>
            </ActionForm>
            <ActionForm action=actions.remove_goal>
                <input type="hidden" name="goal" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <button class="btn btn--quiet btn--small">{t(text::remove)}</button>
            </ActionForm>
            <a class="btn btn--quiet btn--small" href=history>{t(text::history)}</a>
        </Unfold>
    }
    .into_any()
}

#[component]
fn GoalFields(
    #[prop(into)] id: String,
    goal: Option<Goal>,
    fields: OfferedFields,
    today: Date,
) -> impl IntoView {
    let chosen = goal.as_ref().map(|goal| goal.field_id);
    let topic = goal.as_ref().and_then(|goal| goal.topic_id);
    let known = goal.as_ref().map(|goal| (goal.title.clone(), goal.target_group.clone()));
    let (title, target_group) = known.unwrap_or_default();
    let OfferedFields { mut fields, mut topics } = fields;
    fields.retain(|field| field.is_offered(today) || chosen == Some(field.id));
    topics.retain(|one| one.is_offered(today) || topic == Some(one.id));
    let first = chosen.or_else(|| fields.first().map(|field| field.id));
    let field = RwSignal::new(first.map(|id| id.to_string()).unwrap_or_default());
    let options = fields.iter().map(|field| {
        view! {
            <option value=field.id.to_string() selected=chosen == Some(field.id)>{field.name.clone()}</option>
        }
    });
    let options = options.collect_view();
    let field_id = format!("{id}-field");
    view! {
        <Line id=format!("{id}-title") name="form[title]" label=text::name required=true value=title/>
        <Line id=format!("{id}-group") name="form[target_group]" label=text::target_group value=target_group/>
        <div class="form__row">
            <div class="field">
                <label class="field__label" for=field_id.clone()>{t(text::field)}</label>
                <select
                    class="input"
                    id=field_id
                    name="form[field]"
                    lang="de"
                    on:change=move |event| field.set(event_target_value(&event))
                >
                    {options}
                </select>
            </div>
            <TopicChoice id=format!("{id}-topic") fields topics chosen=topic field/>
        </div>
        <ReasonFields id goal/>
    }
    .into_any()
}

/// The topics by field of action; with a script those of the chosen field alone can be chosen.
#[component]
fn TopicChoice(
    id: String,
    fields: Vec<FieldOfAction>,
    topics: Vec<Topic>,
    chosen: Option<TopicId>,
    /// The id of the chosen field.
    field: RwSignal<String>,
) -> impl IntoView {
    let topic = RwSignal::new(chosen.map(|id| id.to_string()).unwrap_or_default());
    let is_alive = RwSignal::new(false);
    Effect::new(move |before: Option<String>| {
        let now = field.get();
        is_alive.set(true);
        // A topic does not go along into another field.
        if before.is_some_and(|before| before != now) {
            topic.set(String::new());
        }
        now
    });
    let groups = fields.into_iter().map(|FieldOfAction { id, name, .. }| {
        let options = topics.iter().filter(|topic| topic.field_id == id).map(|topic| {
            view! {
                <option value=topic.id.to_string() selected=chosen == Some(topic.id)>{topic.name.clone()}</option>
            }
        });
        let options = options.collect_view();
        let key = id.to_string();
        let is_other = Signal::derive(move || is_alive.get() && field.with(|field| *field != key));
        view! { <optgroup label=name lang="de" disabled=is_other hidden=is_other>{options}</optgroup> }
    });
    let groups = groups.collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{t(text::topic)}</label>
            <select
                class="input"
                id=id
                name="form[topic]"
                prop:value=move || topic.get()
                on:change=move |event| topic.set(event_target_value(&event))
            >
                <option value="" selected=chosen.is_none()>{t(text::no_topic)}</option>
                {groups}
            </select>
        </div>
    }
    .into_any()
}

/// A form for one more outcome of a goal.
#[component]
pub(super) fn NewOutcome(goal: GoalId, title: String, actions: OutlineActions) -> impl IntoView {
    view! {
        <Unfold icon="plus" words=text::new_outcome of=title>
            <ActionForm action=actions.create_outcome attr:class="form">
                <input type="hidden" name="goal" value=goal.to_string()/>
                <Line id=format!("new-outcome-{goal}") name="title" label=text::name required=true/>
                <div class="actions">
                    <button class="btn">{t(text::create)}</button>
                </div>
            </ActionForm>
        </Unfold>
    }
    .into_any()
}

/// The forms that change and remove an outcome.
#[component]
pub(super) fn ChangeOutcome(outcome: Outcome, actions: OutlineActions) -> impl IntoView {
    let Outcome { id, title, version, .. } = outcome;
    let words = title.clone();
    view! {
        <Unfold icon="edit" words=text::change_outcome of=words>
            <ActionForm action=actions.edit_outcome attr:class="form">
                <input type="hidden" name="outcome" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <Line id=format!("outcome-{id}-title") name="title" label=text::name required=true value=title/>
                <div class="actions">
                    <button class="btn">{t(text::save)}</button>
                </div>
            </ActionForm>
            <ActionForm action=actions.remove_outcome>
                <input type="hidden" name="outcome" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <button class="btn btn--quiet btn--small">{t(text::remove)}</button>
            </ActionForm>
        </Unfold>
    }
    .into_any()
}

/// A form for one more indicator of an outcome.
#[component]
pub(super) fn NewIndicator(outcome: OutcomeId, title: String, actions: OutlineActions) -> impl IntoView {
    view! {
        <Unfold icon="plus" words=text::new_indicator of=title>
            <ActionForm action=actions.create_indicator attr:class="form">
                <input type="hidden" name="outcome" value=outcome.to_string()/>
                <IndicatorFields id=format!("new-indicator-{outcome}") indicator=None/>
                <div class="actions">
                    <button class="btn">{t(text::create)}</button>
                </div>
            </ActionForm>
        </Unfold>
    }
    .into_any()
}

/// The forms that change and remove an indicator.
#[component]
pub(super) fn ChangeIndicator(plan: PlanId, indicator: Indicator, actions: OutlineActions) -> impl IntoView {
    let (id, version, name) = (indicator.id, indicator.version, indicator.name.clone());
    let history = links::part_history(plan, RecordRef::new(RecordKind::Indicator, id));
    view! {
        <Unfold icon="edit" words=text::change_indicator of=name>
            <ActionForm action=actions.edit_indicator attr:class="form">
                <input type="hidden" name="indicator" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <IndicatorFields id=format!("indicator-{id}") indicator=Some(indicator)/>
                <div class="actions">
                    <button class="btn">{t(text::save)}</button>
                </div>
            </ActionForm>
            <ActionForm action=actions.remove_indicator>
                <input type="hidden" name="indicator" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <button class="btn btn--quiet btn--small">{t(text::remove)}</button>
            </ActionForm>
            <a class="btn btn--quiet btn--small" href=history>{t(text::history)}</a>
        </Unfold>
    }
    .into_any()
}

#[component]
fn IndicatorFields(#[prop(into)] id: String, indicator: Option<Indicator>) -> impl IntoView {
    let language = use_language();
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let chosen = indicator.as_ref().map(|indicator| indicator.direction);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let known = indicator.as_ref();
    let (baseline, target) =
        known.map(|known| (number(known.baseline), number(known.target))).unwrap_or_default();
    let (baseline_on, target_on) =
        known.map(|known| (day(known.baseline_on), day(known.target_on))).unwrap_or_default();
    let (definition, source) =
        known.map(|known| (known.definition.clone(), known.source.clone())).unwrap_or_default();
    let story = indicator.as_ref().and_then(|known| known.story.as_ref());
    let story = story.map(|story| story.text.clone()).unwrap_or_default();
    let (name, unit) = indicator.map(|known| (known.name, known.unit)).unwrap_or_default();
    let directions = Direction::ALL.iter().map(move |direction| {
        view! {
            <option value=direction.as_str() selected=chosen == Some(*direction)>
                {move || text::direction(language.get(), *direction)}
            </option>
        }
    });
    let direction_id = format!("{id}-direction");
    let (story_id, hint_id) = (format!("{id}-story"), format!("{id}-story-hint"));
    view! {
        <Line id=format!("{id}-name") name="form[name]" label=text::indicator_name required=true value=name/>
        <div class="form__row">
            <Line id=format!("{id}-unit") name="form[unit]" label=text::unit value=unit/>
            <div class="field">
                <label class="field__label" for=direction_id.clone()>{t(text::direction_label)}</label>
                <select class="input" id=direction_id name="form[direction]">{directions.collect_view()}</select>
            </div>
        </div>
        <Lines
            id=format!("{id}-definition")
            name="form[definition]"
            label=text::definition
            hint=text::definition_hint
            value=definition
        />
        <Line id=format!("{id}-source") name="form[source]" label=text::data_source value=source/>
        <div class="form__row">
            <Line id=format!("{id}-baseline") name="form[baseline]" label=text::baseline kind="number" value=baseline/>
            <Line
                id=format!("{id}-begin")
                name="form[baseline_on]"
                label=text::baseline_on
                kind="date"
                value=baseline_on
            />
        </div>
        <div class="form__row">
            <Line id=format!("{id}-target") name="form[target]" label=text::target kind="number" value=target/>
            <Line id=format!("{id}-day") name="form[target_on]" label=text::target_on kind="date" value=target_on/>
        </div>
        <div class="field">
            <label class="field__label" for=story_id.clone()>{t(text::story)}</label>
            <p class="field__hint" id=hint_id.clone()>{t(text::story_hint)}</p>
            <textarea
                class="input"
                id=story_id
                name="form[story]"
                rows="5"
                maxlength=STORY_MAX.to_string()
                lang="de"
                aria-describedby=hint_id
            >
                {area_text(story)}
            </textarea>
        </div>
    }
    .into_any()
}

/// Folds the forms again and empties them, once what they said has been done.
pub(super) fn fold() {
    use wasm_bindgen::JsCast as _;
    let Ok(open) = document().query_selector_all(".outline__form[open]") else { return };
    for index in 0..open.length() {
        let Some(details) = open.item(index).and_then(|it| it.dyn_into::<web_sys::HtmlDetailsElement>().ok())
        else {
            continue;
        };
        details.set_open(false);
        let form = details.query_selector("form").ok().flatten();
        if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
            form.reset();
        }
    }
}
