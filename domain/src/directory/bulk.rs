//! Several organisations or people are changed at once: what they are all to be, and what each keeps.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    FieldFault, FieldProblem, Level, NamedRecord, Organisation, OrganisationForm, OrganisationKind, Person,
    PersonForm, RecordField, end_after,
    record_form::{Problems, choice, day},
};
use crate::{change::RecordKind, id::OrganisationId, permission::Visibility};

/// The most records that are changed at once.
pub const BULK_MAX: usize = 100;

/// A record that can be changed together with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRecord {
    /// The record.
    pub named: NamedRecord,
    /// The organisation a person works in, or the health region of an organisation; may be empty.
    pub context: String,
    /// The stable text of an organisation's kind; of a person what they do.
    pub kind: String,
    /// Its level, where it has one.
    pub level: Option<Level>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The version that is changed.
    pub version: i64,
}

/// Records of a list that can be changed together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkList {
    /// The first of them, at most [`BULK_MAX`].
    pub records: Vec<BulkRecord>,
    /// How many there are.
    pub total: usize,
}

/// What came of changing several records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkDone {
    /// How many were changed.
    pub changed: usize,
    /// How many were like that before.
    pub same: usize,
}

/// What a form says of several records; an empty field leaves them as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkForm {
    /// What the organisations are.
    #[serde(default)]
    pub kind: String,
    /// The level the organisations work on.
    #[serde(default)]
    pub level: String,
    /// Where the people work, by its id.
    #[serde(default)]
    pub organisation: String,
    /// Who may see them.
    #[serde(default)]
    pub visibility: String,
    /// The last day, as `YYYY-MM-DD`.
    #[serde(default)]
    pub last_day: String,
    /// Whether their seats end with them.
    #[serde(default)]
    pub with_seats: bool,
    /// Whether what is said of them was confirmed.
    #[serde(default)]
    pub is_confirmed: bool,
}

/// What several records are to be; what is `None` stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BulkEdit {
    /// What the organisations are.
    pub kind: Option<OrganisationKind>,
    /// The level the organisations work on.
    pub level: Option<Level>,
    /// Where the people work.
    pub organisation_id: Option<OrganisationId>,
    /// Who may see them.
    pub visibility: Option<Visibility>,
    /// The last day.
    pub last_day: Option<Date>,
    /// Whether their seats end with them.
    pub with_seats: bool,
    /// Whether what is said of them was confirmed.
    pub is_confirmed: bool,
}

impl BulkForm {
    /// To whom several records of a kind can be shown at once. People come before everybody's eyes one by one, since each
    /// of them is asked.
    #[must_use]
    pub fn visibilities(kind: RecordKind) -> &'static [Visibility] {
        match kind {
            RecordKind::Organisation => OrganisationForm::VISIBILITIES,
            _ => PersonForm::VISIBILITIES.split_first().map_or(&[], |(_, rest)| rest),
        }
    }

    /// Checks every field for records of this kind.
    ///
    /// # Errors
    /// All fields that cannot hold what was typed; [`RecordField::Changes`] if nothing is to change.
    pub fn read(&self, kind: RecordKind) -> Result<BulkEdit, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let is_organisation = kind == RecordKind::Organisation;
        let of_organisation = |text: &str| if is_organisation { text.to_owned() } else { String::new() };
        let edit = BulkEdit {
            kind: problems
                .of(RecordField::Kind, choice(&of_organisation(&self.kind), |text| text.parse().ok())),
            level: problems
                .of(RecordField::Level, choice(&of_organisation(&self.level), |text| text.parse().ok())),
            organisation_id: if is_organisation {
                None
            } else {
                problems.of(RecordField::Organisation, choice(&self.organisation, |text| text.parse().ok()))
            },
            visibility: problems.of(RecordField::Visibility, self.visibility_of(kind)),
            last_day: problems.of(RecordField::ValidTo, day(&self.last_day)),
            with_seats: self.with_seats,
            is_confirmed: self.is_confirmed,
        };
        let nothing = Self { with_seats: self.with_seats, ..Self::default() };
        if *self == nothing {
            problems.push(FieldProblem::of(RecordField::Changes, FieldFault::Empty));
        }
        problems.or(edit)
    }

    fn visibility_of(&self, kind: RecordKind) -> Result<Option<Visibility>, FieldFault> {
        let offered = Self::visibilities(kind);
        match self.visibility.trim() {
            "" => Ok(None),
            text => {
                let chosen = text.parse().ok().filter(|visibility| offered.contains(visibility));
                chosen.map(Some).ok_or(FieldFault::NotOffered)
            }
        }
    }
}

impl BulkEdit {
    /// The first day on which a record that begins then is no more, unless it goes on as before.
    ///
    /// # Errors
    /// [`RecordField::ValidTo`] if the last day comes before it begins.
    pub fn end(&self, valid_from: Option<Date>) -> Result<Option<Date>, FieldProblem> {
        self.last_day.map(|last| end_after(valid_from, last)).transpose()
    }

    /// What an organisation is to be.
    ///
    /// # Errors
    /// As [`end`](Self::end).
    pub fn organisation(&self, before: &Organisation) -> Result<Organisation, FieldProblem> {
        Ok(Organisation {
            kind: self.kind.unwrap_or(before.kind),
            level: self.level.unwrap_or(before.level),
            visibility: self.visibility.unwrap_or(before.visibility),
            valid_to: self.end(before.valid_from)?.or(before.valid_to),
            ..before.clone()
        })
    }

    /// What a person is to be.
    ///
    /// # Errors
    /// As [`end`](Self::end).
    pub fn person(&self, before: &Person) -> Result<Person, FieldProblem> {
        Ok(Person {
            organisation_id: self.organisation_id.or(before.organisation_id),
            visibility: self.visibility.unwrap_or(before.visibility),
            valid_to: self.end(before.valid_from)?.or(before.valid_to),
            ..before.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn faults(form: &BulkForm, kind: RecordKind) -> Vec<String> {
        form.read(kind).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_empty_stays_and_something_has_to_change() {
        let form = BulkForm { with_seats: true, ..BulkForm::default() };
        assert_eq!(faults(&form, RecordKind::Person), ["changes.0.empty"]);
        let form = BulkForm { visibility: "region".to_owned(), ..BulkForm::default() };
        let edit = form.read(RecordKind::Organisation).unwrap();
        assert_eq!(edit, BulkEdit { visibility: Some(Visibility::Region), ..BulkEdit::default() });
    }

    #[test]
    fn people_are_published_one_by_one() {
        let form = BulkForm { visibility: "public".to_owned(), ..BulkForm::default() };
        assert!(form.read(RecordKind::Organisation).is_ok());
        assert_eq!(faults(&form, RecordKind::Person), ["visibility.0.not-offered"]);
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let form = BulkForm {
            kind: "Schloss".to_owned(),
            level: "Turm".to_owned(),
            organisation: "?".to_owned(),
            last_day: "nie".to_owned(),
            ..BulkForm::default()
        };
        let of_organisations = ["kind.0.not-there", "level.0.not-there", "valid-to.0.not-a-day"];
        assert_eq!(faults(&form, RecordKind::Organisation), of_organisations);
        assert_eq!(faults(&form, RecordKind::Person), ["organisation.0.not-there", "valid-to.0.not-a-day"]);
    }

    #[test]
    fn nothing_ends_before_it_begins() {
        let edit = BulkEdit { last_day: Some(date!(2026 - 12 - 31)), ..BulkEdit::default() };
        assert_eq!(edit.end(None), Ok(Some(date!(2027 - 01 - 01))));
        let problem = FieldProblem::of(RecordField::ValidTo, FieldFault::EndsBeforeItBegins);
        assert_eq!(edit.end(Some(date!(2027 - 01 - 01))), Err(problem));
        assert_eq!(BulkEdit::default().end(Some(date!(2027 - 01 - 01))), Ok(None));
    }
}
