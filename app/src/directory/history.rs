//! The history of a record: who did what, when, and how the fields differ, in words.

use std::sync::Arc;

use domain::{
    change::{ChangeAction, ChangeEntry, FieldChange, RecordKind},
    directory::state_name,
    plan::OwnFieldKind,
};
use leptos::{prelude::*, server_fn::ServerFn as _};
use time::{Date, macros::format_description};

use super::{text, word};
use crate::{
    i18n::{Language, t, use_language},
    plan::{goal_word, measure_word, own_value, restoring_api::RestoreValue, text as plan_word},
    ui::{Icon, format},
};

/// How many changes are shown before the rest is folded.
const SHOWN: usize = 5;

/// What stands beside a value that a field had before: a way to put it back, where there is one.
pub(crate) type Restoring = Arc<dyn Fn(&ChangeEntry, &FieldChange) -> Option<AnyView> + Send + Sync>;

/// The panel of the latest changes.
#[component]
pub(crate) fn History(
    /// The changes, newest first.
    changes: Vec<ChangeEntry>,
    /// How earlier values are put back, if the reader may do that.
    #[prop(optional_no_strip)]
    restore: Option<Restoring>,
) -> impl IntoView {
    let language = use_language();
    let mut changes = changes;
    let folded = if changes.len() > SHOWN + 1 { changes.split_off(SHOWN) } else { Vec::new() };
    let more = (!folded.is_empty()).then(|| {
        let count = folded.len();
        view! {
            <details class="disclosure">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {move || text::more_changes(language.get(), count)}
                </summary>
                <ol class="timeline">
                    {folded.into_iter().map(|change| item(change, restore.as_ref())).collect_view()}
                </ol>
            </details>
        }
    });
    let shown = if changes.is_empty() {
        view! { <p class="muted">{t(text::no_history)}</p> }.into_any()
    } else {
        let items = changes.into_iter().map(|change| item(change, restore.as_ref())).collect_view();
        view! { <ol class="timeline">{items}</ol> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="history">
            <h2 class="panel__head" id="history">{t(text::history)}</h2>
            {shown}
            {more}
        </section>
    }
    .into_any()
}

/// What a form says that puts a value back, and its button; `name` says to what the value refers, where that is a record.
#[component]
pub(crate) fn RestoreFields(change: i64, field: String, seen: String, name: String) -> impl IntoView {
    let language = use_language();
    let word = {
        let name = field.clone();
        move || self::field(language.get(), &name)
    };
    let named = (!name.is_empty()).then(|| view! { ": " <span lang="de">{name}</span> });
    view! {
        <input type="hidden" name="change" value=change.to_string()/>
        <input type="hidden" name="field" value=field/>
        <input type="hidden" name="seen" value=seen/>
        <button class="btn btn--quiet btn--small">
            <Icon name="history" small=true/>
            {t(text::restore_value)}
            {named}
            <span class="visually-hidden">" (" {word} ")"</span>
        </button>
    }
    .into_any()
}

/// The same as a form of its own.
#[component]
pub(crate) fn RestoreForm(change: i64, field: String, seen: String, name: String) -> impl IntoView {
    view! {
        <form method="post" action=RestoreValue::PATH>
            <RestoreFields change field seen name/>
        </form>
    }
    .into_any()
}

fn item(change: ChangeEntry, restore: Option<&Restoring>) -> AnyView {
    let language = use_language();
    let ways: Vec<Option<AnyView>> =
        change.fields.iter().map(|field| restore.and_then(|restore| restore(&change, field))).collect();
    let ChangeEntry { at, actor, record, title, action, fields, .. } = change;
    // A part is named, since it stands among the changes of what it is a part of.
    let is_part = matches!(
        record.kind,
        RecordKind::Milestone
            | RecordKind::ChecklistPoint
            | RecordKind::MeasureLink
            | RecordKind::MeasurePartner
            | RecordKind::Judgement
            | RecordKind::Attachment
            | RecordKind::Contact
    );
    let kind = move || word::record_kind(language.get(), record.kind);
    let part = is_part.then(|| {
        // A contact field is named by a code only.
        let contact = title.parse().ok().filter(|_| record.kind == RecordKind::Contact);
        let name = match contact {
            Some(contact) => {
                let word = move || word::contact_kind(language.get(), contact);
                Some(view! { ": " <span>{word}</span> }.into_any())
            }
            // What not every reader may see is not named.
            None => (!title.is_empty()).then(|| view! { ": " <span lang="de">{title}</span> }.into_any()),
        };
        view! { <p class="note">{kind} {name}</p> }
    });
    let what = if fields.is_empty() {
        let words = match action {
            ChangeAction::Created => text::created,
            ChangeAction::Changed => text::changed,
            ChangeAction::Moved => text::moved,
            ChangeAction::Removed => text::removed,
        };
        view! { <p>{t(words)}</p> }.into_any()
    } else {
        fields
            .into_iter()
            .zip(ways)
            .map(|(change, way)| {
                let sentence = move || sentence(language.get(), record.kind, &change);
                view! {
                    <p>{sentence}</p>
                    {way}
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <li>
            {part}
            {what}
            <p class="note">
                {(!actor.is_empty()).then(|| format!("{actor} · "))}
                <time datetime=at.date().to_string()>{move || format::date_time(language.get(), at)}</time>
            </p>
        </li>
    }
    .into_any()
}

/// "Ebene: Land, vorher Region".
#[must_use]
fn sentence(language: Language, kind: RecordKind, change: &FieldChange) -> String {
    let name = field(language, &change.field);
    let after = value(language, kind, &change.field, &change.after);
    let before = value(language, kind, &change.field, &change.before);
    match (after, before) {
        (Some(after), Some(before)) => format!("{name}: {after}, {}", text::before(language, &before)),
        (Some(after), None) => format!("{name}: {after}"),
        (None, Some(before)) => {
            format!("{name}: {}, {}", text::emptied(language), text::before(language, &before))
        }
        (None, None) => format!("{name}: {}", text::changed(language)),
    }
}

/// The kind and the name of a field that a plan has of its own.
fn own_field(name: &str) -> Option<(OwnFieldKind, &str)> {
    let (kind, name) = name.strip_prefix("own_values.")?.split_once('.')?;
    Some((kind.parse().ok()?, name))
}

/// The word for a field; an unknown one is shown by its own name.
fn field(language: Language, name: &str) -> String {
    if let Some((_, name)) = own_field(name) {
        return name.to_owned();
    }
    let word = match name {
        "name" => text::name,
        "kind" => text::kind,
        "level" => text::level,
        "parent_id" => text::parent,
        "health_region_id" => text::health_region,
        "organisation_id" => text::organisation,
        "person_id" => text::person,
        "committee_id" => text::committee,
        "state" => text::state,
        "ags" => text::key,
        "function" => text::function,
        "description" => text::description,
        "fields" => text::fields_of_action,
        "districts" => text::districts,
        "districts_from" => text::districts_from,
        "visibility" => text::visible_to,
        "consent_on" => text::consent_on,
        "consent_source" => text::consent_source,
        "valid_from" => text::valid_from,
        "valid_to" => text::valid_to,
        "role" => text::role,
        "is_voting" => text::vote,
        "title" => text::title,
        "status" => text::status,
        "due_on" => text::due_on,
        "starts_on" => text::starts_on,
        "done_on" => text::done_on,
        "goal_id" => text::goal,
        "outcome_id" => text::outcome,
        "responsible_id" => text::responsible,
        "setting" => text::setting,
        "cost" => text::cost,
        "funding" => text::funding,
        "basis" => text::basis,
        "origin" => text::origin,
        "reason" => text::reason,
        "next_step" => text::next_step,
        "position" => text::position,
        "is_done" => text::done,
        "value" => text::value,
        "own_values" => text::own_value,
        "target_group" => text::target_group,
        "field_id" => text::field_of_action,
        "topic_id" => text::topic,
        "need" => text::need,
        "need_source" => text::need_source,
        "equity" => text::equity,
        "priority" => text::priority,
        "unit" => text::unit,
        "direction" => text::direction,
        "definition" => text::definition,
        "source" => text::data_source,
        "baseline" => text::baseline,
        "baseline_on" => text::baseline_on,
        "target" => text::target,
        "target_on" => text::target_on,
        "story" => text::story,
        _ => return name.to_owned(),
    };
    word(language).replace('\u{ad}', "")
}

/// A value in words; `None` if it is empty or only a machine could read it.
pub(super) fn value(language: Language, kind: RecordKind, field: &str, raw: &str) -> Option<String> {
    if let Some((kind, _)) = own_field(field) {
        return Some(own_value::shown(language, kind, raw)).filter(|words| !words.is_empty());
    }
    if raw.is_empty() || field.ends_with("_id") || field == "position" {
        return None;
    }
    if kind == RecordKind::Indicator && matches!(field, "baseline" | "target") {
        return raw.parse().ok().map(|number| format::number(language, number));
    }
    let word = match (field, kind) {
        ("kind", RecordKind::Committee) => raw.parse().ok().map(|kind| word::committee_kind(language, kind)),
        ("kind", RecordKind::Organisation) => {
            raw.parse().ok().map(|kind| word::organisation_kind(language, kind))
        }
        ("kind", RecordKind::HealthRegion) => {
            raw.parse().ok().map(|kind| word::health_region_kind(language, kind))
        }
        ("kind", RecordKind::Measure) => raw.parse().ok().map(|kind| measure_word::kind(language, kind)),
        ("priority", RecordKind::Goal) => {
            raw.parse().ok().map(|priority| goal_word::priority(language, priority))
        }
        ("direction", RecordKind::Indicator) => {
            raw.parse().ok().map(|direction| goal_word::direction(language, direction))
        }
        ("setting", _) => raw.parse().ok().map(|setting| measure_word::setting(language, setting)),
        ("status", _) => raw.parse().ok().map(|status| plan_word::status(language, status)),
        ("level", _) => raw.parse().ok().map(|level| word::level(language, level)),
        ("role", _) => raw.parse().ok().map(|role| word::membership_role(language, role)),
        ("visibility", _) => raw.parse().ok().map(|visibility| word::visibility(language, visibility)),
        ("state", _) => state_name(raw),
        (_, _) if raw == "true" => Some(text::yes(language)),
        (_, _) if raw == "false" => Some(text::no(language)),
        _ => None,
    };
    if let Some(word) = word {
        return Some(word.to_owned());
    }
    match Date::parse(raw, format_description!("[year]-[month]-[day]")) {
        // The log keeps the first day after; people say the last.
        Ok(day) if field == "valid_to" => Some(format::date(language, day.previous_day().unwrap_or(day))),
        Ok(day) => Some(format::date(language, day)),
        Err(_) => Some(raw.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: Language, field: &str, before: &str, after: &str) -> String {
        let change =
            FieldChange { field: field.to_owned(), before: before.to_owned(), after: after.to_owned() };
        sentence(language, RecordKind::Committee, &change)
    }

    #[test]
    fn changes_are_said_in_words() {
        assert_eq!(said(Language::De, "level", "region", "state"), "Ebene: Land, vorher Region");
        assert_eq!(said(Language::En, "kind", "", "forum"), "Kind: Health forum");
        assert_eq!(said(Language::De, "valid_to", "", "2027-01-01"), "Gilt bis: 31. Dezember 2026");
        assert_eq!(said(Language::De, "is_voting", "false", "true"), "Stimme: ja, vorher nein");
        assert_eq!(said(Language::De, "description", "Alt", ""), "Beschreibung: gelöscht, vorher Alt");
        assert_eq!(
            said(Language::En, "fields", "Pflege", "Hitze, Pflege"),
            "Fields of action: Hitze, Pflege, before: Pflege"
        );
        assert_eq!(
            said(Language::En, "value", "a@b.example", "c@d.example"),
            "Value: c@d.example, before: a@b.example"
        );
        assert_eq!(said(Language::De, "status", "running", "done"), "Stand: erreicht, vorher läuft");
    }

    #[test]
    fn fields_of_a_plans_own_are_called_as_its_people_call_them() {
        let number = "own_values.number.Kosten je Kopf in €";
        assert_eq!(said(Language::De, number, "", "1200.5"), "Kosten je Kopf in €: 1.200,5");
        assert_eq!(
            said(Language::En, "own_values.day.Start a.m.", "2026-12-03", ""),
            "Start a.m.: cleared, before: 3 December 2026"
        );
        // Words that look like a day stay words, and a name that ends like a key stays a name.
        assert_eq!(said(Language::De, "own_values.text.a_id", "", "2026-12-03"), "a_id: 2026-12-03");
    }

    #[test]
    fn ids_are_not_shown_and_unknown_fields_keep_their_name() {
        assert_eq!(said(Language::De, "definition", "", "Je Kopf"), "Definition: Je Kopf");
        assert_eq!(
            said(Language::En, "baseline_on", "", "2026-01-31"),
            "Day of the baseline: 31 January 2026"
        );
        assert_eq!(said(Language::De, "parent_id", "0190", "0191"), "Übergeordnet: Geändert");
        assert_eq!(said(Language::De, "topic_id", "0190", ""), "Thema: Geändert");
        assert_eq!(said(Language::En, "person_id", "", "0190"), "Person: Changed");
        assert_eq!(said(Language::De, "colour", "", "blau"), "colour: blau");
    }
}
