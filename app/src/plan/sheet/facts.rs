//! What a measure is: as fields for whoever may edit it, as a list for all others.

use domain::{
    directory::NamedRecord,
    plan::{MeasureDetail, MeasureField, MeasureKind, Setting},
};
use leptos::prelude::*;

use super::{
    field::{Control, Field, Group},
    state::SheetState,
    text,
};
use crate::{
    i18n::{Language, t, use_language},
    links,
    plan::text as plan_text,
    ui::format,
};

/// The facts of the measure.
#[component]
pub(super) fn Facts(sheet: SheetState) -> impl IntoView {
    let may_edit = sheet.part(|detail| detail.rights.edit);
    view! {
        <section class="sheet__part" aria-labelledby="sheet-facts">
            <h3 id="sheet-facts">{t(text::facts)}</h3>
            {move || {
                if may_edit.get() {
                    view! { <Fields sheet/> }.into_any()
                } else {
                    let detail = sheet.detail.get();
                    view! { <List detail/> }.into_any()
                }
            }}
        </section>
    }
    .into_any()
}

#[component]
fn Fields(sheet: SheetState) -> impl IntoView {
    let language = use_language();
    let choice = move |groups: fn(Language, &MeasureDetail) -> Vec<Group>| {
        Control::Choice(Memo::new(move |_| sheet.detail.with(|detail| groups(language.get(), detail))))
    };
    view! {
        <div class="form">
            <Field sheet field=MeasureField::Title label=text::title control=Control::Line/>
            <Field sheet field=MeasureField::Description label=text::description control=Control::Lines/>
            <Field sheet field=MeasureField::Committee label=text::committee control=choice(committees)/>
            <Field sheet field=MeasureField::Responsible label=text::responsible control=choice(people)/>
            <Field sheet field=MeasureField::Organisation label=text::organisation control=choice(organisations)/>
            <div class="form__row">
                <Field sheet field=MeasureField::StartsOn label=text::starts_on control=Control::Day/>
                <Field sheet field=MeasureField::DueOn label=text::due_on control=Control::Day/>
            </div>
            <Field sheet field=MeasureField::Goal label=text::goal control=choice(goals)/>
            <Field sheet field=MeasureField::Outcome label=text::outcome control=choice(outcomes)/>
            <div class="form__row">
                <Field sheet field=MeasureField::Kind label=text::kind_label control=choice(kinds)/>
                <Field sheet field=MeasureField::Setting label=text::setting_label control=choice(settings)/>
            </div>
            <div class="form__row">
                <Field sheet field=MeasureField::Cost label=text::cost control=Control::Number/>
                <Field sheet field=MeasureField::Funding label=text::funding control=Control::Line/>
            </div>
            <Field sheet field=MeasureField::Basis label=text::basis control=Control::Lines/>
            <Field sheet field=MeasureField::Origin label=text::origin control=Control::Lines/>
        </div>
    }
    .into_any()
}

fn plain(choices: Vec<(String, String)>) -> Vec<Group> {
    vec![Group { heading: "", choices }]
}

fn named(records: &[NamedRecord]) -> Vec<(String, String)> {
    records.iter().map(|named| (named.record.id.to_string(), named.name.clone())).collect()
}

/// The choices with "nobody" or "none" first; what is chosen but not offered any more stays choosable.
fn optional(
    nothing: &'static str,
    detail: &MeasureDetail,
    field: MeasureField,
    offered: &[NamedRecord],
) -> Vec<Group> {
    let chosen = detail.measure.field(field);
    let mut choices = vec![(String::new(), nothing.to_owned())];
    choices.extend(named(offered));
    if choices.iter().all(|(value, _)| *value != chosen) {
        let name = detail.names.iter().find(|named| named.record.id.to_string() == chosen);
        choices.push((chosen, name.map(|named| named.name.clone()).unwrap_or_default()));
    }
    plain(choices)
}

fn committees(language: Language, detail: &MeasureDetail) -> Vec<Group> {
    optional(text::no_committee(language), detail, MeasureField::Committee, &detail.choices.committees)
}

fn organisations(language: Language, detail: &MeasureDetail) -> Vec<Group> {
    let offered = &detail.choices.organisations;
    optional(text::no_committee(language), detail, MeasureField::Organisation, offered)
}

fn people(language: Language, detail: &MeasureDetail) -> Vec<Group> {
    let (members, others) = detail.choices.people.split_at(detail.choices.members);
    let mut groups =
        optional(text::nobody(language), detail, MeasureField::Responsible, &detail.choices.people);
    // The first group keeps "nobody" and whoever is chosen from elsewhere.
    for group in &mut groups {
        group.choices.retain(|(value, _)| {
            !detail.choices.people.iter().any(|person| person.record.id.to_string() == *value)
        });
    }
    groups.push(Group { heading: text::members(language), choices: named(members) });
    groups.push(Group { heading: text::others(language), choices: named(others) });
    groups.retain(|group| !group.choices.is_empty());
    groups
}

fn goals(_: Language, detail: &MeasureDetail) -> Vec<Group> {
    plain(detail.goals.iter().map(|goal| (goal.id.to_string(), goal.title.clone())).collect())
}

fn outcomes(language: Language, detail: &MeasureDetail) -> Vec<Group> {
    let of_goal = detail.outcomes.iter().filter(|outcome| outcome.goal_id == detail.measure.goal_id);
    let none = (String::new(), text::no_outcome(language).to_owned());
    plain(
        [none]
            .into_iter()
            .chain(of_goal.map(|outcome| (outcome.id.to_string(), outcome.title.clone())))
            .collect(),
    )
}

fn kinds(language: Language, _: &MeasureDetail) -> Vec<Group> {
    let word = |kind: &MeasureKind| (kind.to_string(), text::kind(language, *kind).to_owned());
    plain(MeasureKind::ALL.iter().map(word).collect())
}

fn settings(language: Language, _: &MeasureDetail) -> Vec<Group> {
    let none = (String::new(), plan_text::not_set(language).to_owned());
    let word = |setting: &Setting| (setting.to_string(), text::setting(language, *setting).to_owned());
    plain([none].into_iter().chain(Setting::ALL.iter().map(word)).collect())
}

/// A heading, and what stands under it if there is something.
type Fact = (fn(Language) -> &'static str, Option<AnyView>);

#[component]
fn List(detail: MeasureDetail) -> impl IntoView {
    let language = use_language();
    let MeasureDetail { measure, names, goals, outcomes, .. } = detail;
    let record = move |id: Option<uuid::Uuid>| {
        let named = names.iter().find(|named| Some(named.record.id) == id)?.clone();
        let link = links::record(named.record)?;
        Some(view! { <a href=link lang="de">{named.name}</a> }.into_any())
    };
    let words = |words: String| {
        (!words.is_empty()).then(|| view! { <span lang="de" class="prose">{words}</span> }.into_any())
    };
    let day = move |day: Option<time::Date>| {
        day.map(|day| view! { {move || format::date(language.get(), day)} }.into_any())
    };
    let goal = goals.into_iter().find(|goal| goal.id == measure.goal_id).map(|goal| goal.title);
    let outcome = outcomes.into_iter().find(|outcome| Some(outcome.id) == measure.outcome_id);
    let (kind, setting, cost) = (measure.kind, measure.setting, measure.cost);
    let facts: Vec<Fact> = vec![
        (text::description, words(measure.description)),
        (text::committee, record(measure.committee_id.map(|id| id.0))),
        (text::responsible, record(measure.responsible_id.map(|id| id.0))),
        (text::organisation, record(measure.organisation_id.map(|id| id.0))),
        (text::starts_on, day(measure.starts_on)),
        (text::due_on, day(measure.due_on)),
        (text::goal, words(goal.unwrap_or_default())),
        (text::outcome, words(outcome.map(|outcome| outcome.title).unwrap_or_default())),
        (text::kind_label, Some(view! { {move || text::kind(language.get(), kind)} }.into_any())),
        (
            text::setting_label,
            setting.map(|setting| view! { {move || text::setting(language.get(), setting)} }.into_any()),
        ),
        (
            text::cost,
            cost.map(|cost| {
                view! {
                    {move || {
                        let language = language.get();
                        text::euros(language, &format::count(language, cost))
                    }}
                }
                .into_any()
            }),
        ),
        (text::funding, words(measure.funding)),
        (text::basis, words(measure.basis)),
        (text::origin, words(measure.origin)),
    ];
    let entries = facts
        .into_iter()
        .filter_map(|(label, value)| value.map(|value| view! { <dt>{t(label)}</dt> <dd>{value}</dd> }));
    view! { <dl class="facts">{entries.collect_view()}</dl> }.into_any()
}
