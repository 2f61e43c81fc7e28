//! An organisation goes on under another name, or in other organisations: what the forms for both say, and what they may say.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    FieldFault, FieldProblem, NAME_MAX, Organisation, RecordField,
    record_form::{Problems, words},
};
use crate::{
    calendar::parse_day,
    id::{FormerNameId, MembershipId, OrganisationId},
};

/// How many can succeed one organisation at once.
pub const SUCCESSORS_MAX: usize = 4;

/// A name that an organisation had before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    /// Its id.
    pub id: FormerNameId,
    /// The name.
    pub name: String,
    /// First day on which it had another one.
    pub valid_to: Date,
}

/// What a form says of the next name of an organisation; the day as `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameForm {
    /// The name.
    #[serde(default)]
    pub name: String,
    /// Its first day.
    #[serde(default)]
    pub from: String,
}

/// The next name of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameWish {
    /// The name.
    pub name: String,
    /// Its first day.
    pub from: Date,
}

impl RenameForm {
    /// Checks every field. `renamed_on` is the first day of the name it has, if it had another one before. A day to come is
    /// refused: the directory knows one name, which holds today.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(
        &self,
        organisation: &Organisation,
        renamed_on: Option<Date>,
        today: Date,
    ) -> Result<RenameWish, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let name = problems.of(RecordField::NewName, new_name(&self.name, &organisation.name));
        let from = required_day(&self.from).and_then(|day| {
            let begins = organisation.valid_from.max(renamed_on);
            if begins.is_some_and(|begins| day <= begins) {
                Err(FieldFault::TooEarly)
            } else if day > today {
                Err(FieldFault::InFuture)
            } else if organisation.valid_to.is_some_and(|end| day >= end) {
                Err(FieldFault::HasEnded)
            } else {
                Ok(day)
            }
        });
        match from {
            Ok(from) => problems.or(RenameWish { name, from }),
            Err(fault) => {
                problems.push(FieldProblem::of(RecordField::RenamedOn, fault));
                problems.or(RenameWish { name, from: today })
            }
        }
    }
}

/// What a form says of those that succeed an organisation; the day as `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessionForm {
    /// Their first day, on which it is no more.
    #[serde(default)]
    pub on: String,
    /// Their ids; an empty one is none.
    #[serde(default)]
    pub successors: Vec<String>,
    /// The seats that go over to the first of them, as [`seat_mark`] writes them.
    #[serde(default)]
    pub seats: Vec<String>,
    /// Whether its other seats end with it.
    #[serde(default)]
    pub ends_rest: bool,
}

/// Who succeeds an organisation, and with which seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuccessionWish {
    /// Their first day.
    pub on: Date,
    /// Each with the row in which it was chosen, each once; never empty.
    pub successors: Vec<(usize, OrganisationId)>,
    /// The seats that go over, each with its version.
    pub seats: Vec<(MembershipId, i64)>,
    /// Whether the other seats end.
    pub ends_rest: bool,
}

impl SuccessionForm {
    /// Checks what can be checked without knowing those that succeed it.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(&self, organisation: &Organisation) -> Result<SuccessionWish, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let on = required_day(&self.on)
            .and_then(|day| match organisation.valid_from {
                Some(from) if day <= from => Err(FieldFault::TooEarly),
                _ => Ok(day),
            })
            .map_err(|fault| problems.push(FieldProblem::of(RecordField::SucceededOn, fault)));
        let mut successors: Vec<(usize, OrganisationId)> = Vec::new();
        for (row, id) in self.successors.iter().enumerate().filter(|(_, id)| !id.trim().is_empty()) {
            let fault = match id.trim().parse::<OrganisationId>() {
                Ok(id) if id == organisation.id => FieldFault::SameRecord,
                Ok(_) if row >= SUCCESSORS_MAX => FieldFault::NotOffered,
                Ok(id) => {
                    if successors.iter().all(|(_, known)| *known != id) {
                        successors.push((row, id));
                    }
                    continue;
                }
                Err(_) => FieldFault::NotThere,
            };
            problems.push(FieldProblem { field: RecordField::Successor, row, fault });
        }
        if self.successors.iter().all(|id| id.trim().is_empty()) {
            problems.push(FieldProblem::of(RecordField::Successor, FieldFault::Empty));
        }
        let seats: Option<Vec<_>> = self.seats.iter().map(|mark| marked_seat(mark)).collect();
        if seats.is_none() {
            problems.push(FieldProblem::of(RecordField::Seats, FieldFault::NotThere));
        }
        let seats = seats.unwrap_or_default();
        // Without a day there is a problem, and so no wish.
        let on = on.unwrap_or(Date::MIN);
        problems.or(SuccessionWish { on, successors, seats, ends_rest: self.ends_rest })
    }
}

/// A seat as a form names it, with the version that was seen: a seat that somebody has changed since does not go over.
#[must_use]
pub fn seat_mark(id: MembershipId, version: i64) -> String {
    format!("{id}.{version}")
}

fn marked_seat(mark: &str) -> Option<(MembershipId, i64)> {
    let (id, version) = mark.split_once('.')?;
    Some((id.parse().ok()?, version.parse().ok()?))
}

fn new_name(typed: &str, present: &str) -> Result<String, FieldFault> {
    let name = words::<NAME_MAX>(typed)?;
    if name == present { Err(FieldFault::SameName) } else { Ok(name) }
}

fn required_day(text: &str) -> Result<Date, FieldFault> {
    if text.trim().is_empty() {
        return Err(FieldFault::Empty);
    }
    parse_day(text.trim()).ok_or(FieldFault::NotADay)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{
        directory::{Level, OrganisationKind},
        permission::Visibility,
    };

    fn organisation() -> Organisation {
        Organisation {
            id: OrganisationId::named("a"),
            name: "Kreisklinik".to_owned(),
            kind: OrganisationKind::Other,
            level: Level::Region,
            health_region_id: None,
            state: None,
            ags: None,
            description: String::new(),
            visibility: Visibility::Network,
            valid_from: Some(date!(2020 - 01 - 01)),
            valid_to: None,
            version: 1,
        }
    }

    fn faults<T: std::fmt::Debug>(read: Result<T, Vec<FieldProblem>>) -> Vec<String> {
        read.unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_name_begins_after_the_one_before_it_and_not_in_days_to_come() {
        let today = date!(2026 - 11 - 21);
        let read = |name: &str, from: &str, renamed_on| {
            let form = RenameForm { name: name.to_owned(), from: from.to_owned() };
            form.read(&organisation(), renamed_on, today)
        };
        let wish = RenameWish { name: "Klinikum".to_owned(), from: date!(2026 - 01 - 01) };
        assert_eq!(read(" Klinikum ", "2026-01-01", None), Ok(wish));
        assert!(read("Klinikum", "2026-11-21", Some(date!(2026 - 11 - 20))).is_ok());
        for (name, from, renamed_on, fault) in [
            ("Klinikum", "", None, "renamed-on.0.empty"),
            ("Klinikum", "bald", None, "renamed-on.0.not-a-day"),
            ("Klinikum", "2020-01-01", None, "renamed-on.0.too-early"),
            ("Klinikum", "2025-01-01", Some(date!(2025 - 01 - 01)), "renamed-on.0.too-early"),
            ("Klinikum", "2026-11-22", None, "renamed-on.0.in-future"),
            ("Kreisklinik", "2026-01-01", None, "new-name.0.same-name"),
            (" ", "2026-01-01", None, "new-name.0.empty"),
        ] {
            assert_eq!(faults(read(name, from, renamed_on)), [fault], "{name} {from}");
        }
        let ended = Organisation { valid_to: Some(date!(2026 - 01 - 01)), ..organisation() };
        let form = RenameForm { name: "Klinikum".to_owned(), from: "2026-01-01".to_owned() };
        assert_eq!(faults(form.read(&ended, None, today)), ["renamed-on.0.has-ended"]);
    }

    #[test]
    fn an_organisation_is_succeeded_by_others_each_once_after_it_has_begun() {
        let (own, b, c) = (organisation().id, OrganisationId::named("b"), OrganisationId::named("c"));
        let read = |on: &str, successors: &[String]| {
            let form = SuccessionForm {
                on: on.to_owned(),
                successors: successors.to_vec(),
                ..SuccessionForm::default()
            };
            form.read(&organisation())
        };
        let wish = read("2027-01-01", &[String::new(), b.to_string(), b.to_string(), c.to_string()]).unwrap();
        assert_eq!((wish.on, wish.successors), (date!(2027 - 01 - 01), vec![(1, b), (3, c)]));
        for (on, successors, fault) in [
            ("", vec![b.to_string()], "succeeded-on.0.empty"),
            ("31.13.2026", vec![b.to_string()], "succeeded-on.0.not-a-day"),
            ("2020-01-01", vec![b.to_string()], "succeeded-on.0.too-early"),
            ("2027-01-01", vec![String::new()], "successor.0.empty"),
            ("2027-01-01", vec![], "successor.0.empty"),
            ("2027-01-01", vec![b.to_string(), own.to_string()], "successor.1.same-record"),
            ("2027-01-01", vec!["x".to_owned()], "successor.0.not-there"),
        ] {
            assert_eq!(faults(read(on, &successors)), [fault], "{on} {successors:?}");
        }
    }

    #[test]
    fn a_seat_is_named_with_the_version_that_was_seen() {
        let id = MembershipId::named("m");
        let read = |mark: String| {
            let form = SuccessionForm {
                on: "2027-01-01".to_owned(),
                successors: vec![OrganisationId::named("b").to_string()],
                seats: vec![mark],
                ends_rest: true,
            };
            form.read(&organisation())
        };
        assert_eq!(read(seat_mark(id, 7)).unwrap().seats, [(id, 7)]);
        assert_eq!(faults(read(id.to_string())), ["seats.0.not-there"]);
    }
}
