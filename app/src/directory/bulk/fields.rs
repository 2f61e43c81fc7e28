//! The fields of records that are changed at once, and how they travel in an address.

use domain::{
    change::RecordKind,
    directory::{BulkForm, Level, NamedRecord, OrganisationKind, RecordField},
};
use leptos::prelude::*;

use super::text;
use crate::{
    directory::{
        record_form::{
            fields::{Choice, Line, Refusal, option},
            text as form_text,
        },
        text as directory_text, word,
    },
    i18n::t,
};

/// What was typed, by the names under which [`returned`] finds it; the ids of the records that were ticked in one value.
#[cfg(feature = "ssr")]
pub(super) fn said(records: &[String], form: &BulkForm) -> Vec<(&'static str, Option<String>)> {
    let ids: Vec<_> = records.iter().filter_map(|record| record.split(':').next()).collect();
    let flag = |is_set: bool| is_set.then(|| "true".to_owned());
    vec![
        ("ticked", Some(ids.join(","))),
        ("to-kind", Some(form.kind.clone())),
        ("to-level", Some(form.level.clone())),
        ("to-organisation", Some(form.organisation.clone())),
        ("to-visibility", Some(form.visibility.clone())),
        ("last-day", Some(form.last_day.clone())),
        ("with-seats", flag(form.with_seats)),
        ("confirmed", flag(form.is_confirmed)),
    ]
}

/// What an address says was typed and ticked, if it comes from a form that was refused.
pub(super) fn returned(get: impl Fn(&str) -> Option<String>) -> Option<(Vec<String>, BulkForm)> {
    let ticked = get("ticked")?;
    let typed = |name: &str| get(name).unwrap_or_default();
    let form = BulkForm {
        kind: typed("to-kind"),
        level: typed("to-level"),
        organisation: typed("to-organisation"),
        visibility: typed("to-visibility"),
        last_day: typed("last-day"),
        with_seats: get("with-seats").is_some(),
        is_confirmed: get("confirmed").is_some(),
    };
    Some((ticked.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect(), form))
}

/// What records of a kind can be changed to.
#[component]
pub(super) fn Changes(
    kind: RecordKind,
    form: BulkForm,
    workplaces: Vec<NamedRecord>,
    refusal: Refusal,
) -> impl IntoView {
    let is_organisation = kind == RecordKind::Organisation;
    let BulkForm { kind: chosen, level, organisation, visibility, last_day, with_seats, is_confirmed } = form;
    let own = if is_organisation {
        view! { <OfOrganisations kind=chosen level refusal/> }.into_any()
    } else {
        let workplaces = workplaces.into_iter().map(|NamedRecord { record, name }| {
            let id = record.id.to_string();
            option(&id, id == organisation, move |_| name.clone())
        });
        let options = [stays(&organisation)].into_iter().chain(workplaces).collect::<Vec<_>>();
        view! {
            <Choice
                id="bulk-organisation"
                name="form[organisation]"
                label=directory_text::organisation
                options
                refusal
                field=RecordField::Organisation
            />
        }
        .into_any()
    };
    let visibilities = BulkForm::visibilities(kind).iter().map(|&one| {
        option(one.as_str(), one.as_str() == visibility, move |language| {
            word::visibility(language, one).to_owned()
        })
    });
    let visibilities = [stays(&visibility)].into_iter().chain(visibilities).collect::<Vec<_>>();
    let one_by_one =
        (!is_organisation).then(|| view! { <p class="field__hint">{t(text::publish_one_by_one)}</p> });
    view! {
        {own}
        <Choice
            id="bulk-visibility"
            name="form[visibility]"
            label=directory_text::visible_to
            options=visibilities
            refusal
            field=RecordField::Visibility
        />
        {one_by_one}
        <Line
            field=RecordField::ValidTo
            id="bulk-last-day"
            name="form[last_day]"
            label=form_text::last_day
            hint=text::last_day_hint
            kind="date"
            value=last_day
            refusal
        />
        <label class="check">
            <input type="checkbox" name="form[with_seats]" value="true" checked=with_seats/>
            <span>{t(text::with_seats)}</span>
        </label>
        <label class="check">
            <input
                type="checkbox"
                name="form[is_confirmed]"
                value="true"
                checked=is_confirmed
                aria-describedby="bulk-confirmed-hint"
            />
            <span>{t(text::is_confirmed)}</span>
        </label>
        <p class="field__hint" id="bulk-confirmed-hint">{t(text::is_confirmed_hint)}</p>
    }
    .into_any()
}

#[component]
fn OfOrganisations(kind: String, level: String, refusal: Refusal) -> impl IntoView {
    let kinds = OrganisationKind::ALL.iter().map(|&one| {
        option(one.as_str(), one.as_str() == kind, move |language| {
            word::organisation_kind(language, one).to_owned()
        })
    });
    let kinds = [stays(&kind)].into_iter().chain(kinds).collect::<Vec<_>>();
    let levels = Level::ALL.iter().map(|&one| {
        option(one.as_str(), one.as_str() == level, move |language| word::level(language, one).to_owned())
    });
    let levels = [stays(&level)].into_iter().chain(levels).collect::<Vec<_>>();
    view! {
        <Choice
            id="bulk-kind"
            name="form[kind]"
            label=directory_text::kind
            options=kinds
            refusal
            field=RecordField::Kind
        />
        <Choice
            id="bulk-level"
            name="form[level]"
            label=directory_text::level
            options=levels
            refusal
            field=RecordField::Level
        />
    }
    .into_any()
}

/// The first choice, which changes nothing.
fn stays(chosen: &str) -> AnyView {
    option("", chosen.is_empty(), |language| text::stays(language).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_and_ticked_comes_back_from_its_address() {
        let form = BulkForm {
            kind: "practice".to_owned(),
            visibility: "region".to_owned(),
            with_seats: true,
            ..BulkForm::default()
        };
        let said = said(&["a:1".to_owned(), "b:22".to_owned()], &form);
        let get = |name: &str| said.iter().find(|(known, _)| *known == name)?.1.clone();
        assert_eq!(returned(get), Some((vec!["a".to_owned(), "b".to_owned()], form)));
        assert_eq!(returned(|_| None), None);
    }
}
