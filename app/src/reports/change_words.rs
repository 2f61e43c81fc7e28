//! A change in words: "Maßnahme X verschoben: Geplant → In Umsetzung".

use std::str::FromStr;

use domain::{
    change::{ChangeAction, ChangeEntry, FieldChange, RecordKind},
    plan::MeasureStatus,
};

use super::text;
use crate::{directory::word, i18n::Language, plan::text as plan_text};

/// The word for the kind of the record, with the space after it; none where the name begins with the same word.
pub(crate) fn kind(language: Language, entry: &ChangeEntry) -> String {
    let kind = word::record_kind(language, entry.record.kind);
    match name(entry) {
        // A comment is called after the measure it is about.
        Some(_) if entry.record.kind == RecordKind::Comment => {
            format!("{kind} {} ", text::about_measure(language))
        }
        Some(name) if name.starts_with(kind) => String::new(),
        _ => format!("{kind} "),
    }
}

/// What the log calls a record, where that is a name: a contact field is named by a code only.
pub(crate) fn name(entry: &ChangeEntry) -> Option<&str> {
    let is_named = entry.record.kind != RecordKind::Contact && !entry.title.trim().is_empty();
    is_named.then_some(entry.title.as_str())
}

/// What was done, to follow the kind and name of the record: "verschoben: Geplant → In Umsetzung".
pub(crate) fn what(language: Language, entry: &ChangeEntry) -> String {
    let status = entry.fields.iter().find_map(|field| status_change(language, field));
    let due = entry.fields.iter().find_map(|field| date_change(language, field));
    match (entry.action, status, due) {
        (ChangeAction::Created, ..) if entry.record.kind == RecordKind::Comment => {
            text::written(language).to_owned()
        }
        (ChangeAction::Created, ..) if entry.record.kind == RecordKind::Attachment => {
            text::attached(language).to_owned()
        }
        (ChangeAction::Created, ..) if entry.record.kind == RecordKind::MeasurePartner => {
            text::joined(language).to_owned()
        }
        (ChangeAction::Created, ..) => text::created(language).to_owned(),
        (ChangeAction::Removed, ..) => text::removed(language).to_owned(),
        (ChangeAction::Moved, Some(status), _) => format!("{}: {status}", text::moved(language)),
        (ChangeAction::Moved, None, _) => text::reordered(language).to_owned(),
        (ChangeAction::Changed, Some(change), _) => format!("{}: {change}", text::changed(language)),
        (ChangeAction::Changed, None, Some(change)) => {
            format!("{}: {} {change}", text::changed(language), text::field_due(language))
        }
        (ChangeAction::Changed, None, None) => match field_words(language, &entry.fields) {
            words if words.is_empty() => text::changed(language).to_owned(),
            words => format!("{}: {words}", text::changed(language)),
        },
    }
}

/// A change of status in the words of the stages, or of the statuses if the stage stays the same.
fn status_change(language: Language, field: &FieldChange) -> Option<String> {
    let (before, after) = match field.field.as_str() {
        "status" => {
            let (before, after): (MeasureStatus, MeasureStatus) = parse_both(field)?;
            if before.stage() == after.stage() {
                (plan_text::status(language, before), plan_text::status(language, after))
            } else {
                (plan_text::stage(language, before), plan_text::stage(language, after))
            }
        }
        "state" => {
            let (before, after) = parse_both(field)?;
            (plan_text::plan_state(language, before), plan_text::plan_state(language, after))
        }
        _ => return None,
    };
    Some(format!("{before} → {after}"))
}

fn parse_both<T: FromStr>(field: &FieldChange) -> Option<(T, T)> {
    Some((field.before.parse().ok()?, field.after.parse().ok()?))
}

fn date_change(language: Language, field: &FieldChange) -> Option<String> {
    if field.field != "due_on" {
        return None;
    }
    let day = |text: &str| {
        let day = time::Date::parse(text, time::macros::format_description!("[year]-[month]-[day]")).ok()?;
        Some(crate::ui::format::date(language, day))
    };
    let none = || text::no_day(language).to_owned();
    Some(format!("{} → {}", day(&field.before).unwrap_or_else(none), day(&field.after).unwrap_or_else(none)))
}

/// The fields that differ, in the reader's words; those that only the program knows are left out.
fn field_words(language: Language, fields: &[FieldChange]) -> String {
    let words: Vec<_> = fields.iter().filter_map(|field| text::field(language, &field.field)).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use domain::change::RecordRef;
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;
    use crate::i18n::Language::{De, En};

    fn entry(kind: RecordKind, action: ChangeAction, fields: &[(&str, &str, &str)]) -> ChangeEntry {
        ChangeEntry {
            id: 1,
            at: datetime!(2026 - 11 - 21 08:00 UTC),
            actor: "AG Pflege".to_owned(),
            record: RecordRef { kind, id: Uuid::nil() },
            title: "Lotsenstelle".to_owned(),
            action,
            fields: fields
                .iter()
                .map(|(field, before, after)| FieldChange {
                    field: (*field).to_owned(),
                    before: (*before).to_owned(),
                    after: (*after).to_owned(),
                })
                .collect(),
        }
    }

    #[test]
    fn a_move_names_both_columns() {
        let moved = entry(
            RecordKind::Measure,
            ChangeAction::Moved,
            &[("position", "1.0", "2.0"), ("status", "planned", "running")],
        );
        assert_eq!(what(De, &moved), "verschoben: Geplant → In Umsetzung");
        assert_eq!(what(En, &moved), "moved: Planned → Running");
        let sorted = entry(RecordKind::Measure, ChangeAction::Moved, &[("position", "1.0", "2.0")]);
        assert_eq!(what(De, &sorted), "neu eingeordnet");
        let kept = entry(RecordKind::Measure, ChangeAction::Changed, &[("status", "done", "permanent")]);
        assert_eq!(what(De, &kept), "geändert: erreicht → verstetigt");
    }

    #[test]
    fn a_change_names_what_a_reader_knows() {
        let change = |fields| what(De, &entry(RecordKind::Measure, ChangeAction::Changed, fields));
        assert_eq!(
            change(&[("due_on", "2026-10-30", "2027-01-08")]),
            "geändert: Termin 30. Oktober 2026 → 8. Januar 2027"
        );
        assert_eq!(change(&[("due_on", "", "2027-01-08")]), "geändert: Termin offen → 8. Januar 2027");
        assert_eq!(
            change(&[("description", "a", "b"), ("title", "a", "b")]),
            "geändert: Beschreibung, Titel"
        );
        assert_eq!(change(&[("position", "1", "2")]), "geändert");
    }

    #[test]
    fn a_kind_is_not_said_twice() {
        let mut plan = entry(RecordKind::Plan, ChangeAction::Changed, &[]);
        assert_eq!(kind(De, &plan), "Umsetzungsplan ");
        plan.title = "Umsetzungsplan 2026/27".to_owned();
        assert_eq!(kind(De, &plan), "");
        assert_eq!(kind(En, &plan), "Implementation plan ");
    }

    #[test]
    fn a_comment_is_about_a_measure() {
        let said = entry(RecordKind::Comment, ChangeAction::Created, &[]);
        assert_eq!(format!("{}… {}", kind(De, &said), what(De, &said)), "Kommentar zu … geschrieben");
        let edited = entry(RecordKind::Comment, ChangeAction::Changed, &[("text", "a", "b")]);
        assert_eq!(format!("{}… {}", kind(En, &edited), what(En, &edited)), "Comment on … changed");
    }

    #[test]
    fn a_partner_is_added_and_named_only_where_all_may_know_it() {
        let mut partner = entry(RecordKind::MeasurePartner, ChangeAction::Created, &[]);
        assert_eq!((kind(De, &partner).as_str(), what(De, &partner).as_str()), ("Partner ", "hinzugefügt"));
        assert_eq!((what(En, &partner).as_str(), name(&partner)), ("added", Some("Lotsenstelle")));
        partner.title.clear();
        assert_eq!((kind(En, &partner).as_str(), name(&partner)), ("Partner ", None));
    }

    #[test]
    fn a_file_is_attached() {
        let mut added = entry(RecordKind::Attachment, ChangeAction::Created, &[]);
        added.title = "Protokoll.pdf".to_owned();
        assert_eq!(format!("{}… {}", kind(De, &added), what(De, &added)), "Anlage … angehängt");
    }

    #[test]
    fn a_contact_detail_is_not_called_by_its_code() {
        assert_eq!(name(&entry(RecordKind::Contact, ChangeAction::Created, &[])), None);
        assert_eq!(name(&entry(RecordKind::Measure, ChangeAction::Created, &[])), Some("Lotsenstelle"));
    }
}
