//! What would become of each row, and of the directory.

mod reading;
mod seats;
mod writing;

use serde::{Deserialize, Serialize};
use time::Date;

use self::reading::Reading;
use super::{
    field::ImportField,
    import::{ImportSettings, SourceTable},
    matching::{Known, MatchReason},
    question::Question,
};
use crate::{
    directory::{Ags, ContactKind, MembershipRole, OrganisationKind},
    id::{CommitteeId, ContactId, MembershipId, OrganisationId, PersonId},
    permission::Visibility,
    text_enum,
};

text_enum! {
    /// What becomes of a row: exactly one of these.
    Outcome {
        /// It brings an organisation, a person or a seat that is not there yet.
        New = "new",
        /// It changes what is there.
        Changed = "changed",
        /// Everything it says is there already.
        Unchanged = "unchanged",
        /// It is left out, for a reason that is told.
        Rejected = "rejected",
    }
}

/// How many rows became what; the four add up to the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows that are not empty.
    pub rows: usize,
    /// New ones.
    pub new: usize,
    /// Changed ones.
    pub changed: usize,
    /// Unchanged ones.
    pub unchanged: usize,
    /// Rejected ones.
    pub rejected: usize,
}

impl Counts {
    /// How many rows became this.
    #[must_use]
    pub const fn of(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::New => self.new,
            Outcome::Changed => self.changed,
            Outcome::Unchanged => self.unchanged,
            Outcome::Rejected => self.rejected,
        }
    }

    fn count(&mut self, outcome: Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Rejected => self.rejected += 1,
        }
    }
}

/// Why a row, or a value in it, is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Neither an organisation nor a person is named.
    NoName,
    /// The value waits for the answer to a question.
    Asked(Box<Question>),
    /// More characters than the directory keeps.
    TooLong {
        /// The most it keeps.
        max: usize,
    },
    /// The record is in the directory, differs, and the actor may not change it.
    NotYours,
    /// A text that is no day.
    NotADay,
    /// The seat would end before it began.
    EndsBeforeItBegins,
    /// The member would have two seats in the committee on one day.
    SeatsOverlap,
    /// The actor may not say who sits in the committee.
    CommitteeNotYours,
}

/// What is wrong with a row, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The column, from 0; none if it is the whole row.
    pub column: Option<usize>,
    /// What is wrong.
    pub reason: Reason,
}

/// A field that a row changes, as texts; kinds and districts by their codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldPreview {
    /// The field.
    pub field: ImportField,
    /// What is there; empty for nothing.
    pub before: String,
    /// What will be there.
    pub after: String,
    /// Who will see it, where that are fewer than saw what is there: whom a contact field is shown to was said of its value.
    #[serde(default)]
    pub narrowed: Option<Visibility>,
}

/// Whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// The name as it is or will be in the directory.
    pub name: String,
    /// The row of the file that brings them, if they are new.
    pub row: Option<usize>,
    /// Why they are the same; none if this row brings them.
    pub why: Option<MatchReason>,
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPreview {
    /// Its number in the file, from 1.
    pub row: usize,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What it is about, in its own words.
    pub title: String,
    /// The organisation.
    pub organisation: Option<Met>,
    /// The person.
    pub person: Option<Met>,
    /// The committee in which it brings them a seat, or finds one.
    #[serde(default)]
    pub committee: Option<Met>,
    /// What it changes, or brings.
    pub fields: Vec<FieldPreview>,
    /// Why it is rejected.
    pub problems: Vec<Problem>,
}

/// A contact field to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactWrite {
    /// The one it replaces.
    pub id: Option<ContactId>,
    /// What it is.
    pub kind: ContactKind,
    /// The address or number.
    pub value: String,
    /// Who may see it.
    pub visibility: Visibility,
}

/// An organisation to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationWrite {
    /// The one that changes; none for a new one.
    pub id: Option<OrganisationId>,
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The district it sits in.
    pub ags: Option<Ags>,
    /// What it does.
    pub description: String,
    /// Whether anything but contact fields is written.
    pub is_changed: bool,
    /// New and changed contact fields.
    pub contacts: Vec<ContactWrite>,
}

/// A person to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonWrite {
    /// The one that changes; none for a new one.
    pub id: Option<PersonId>,
    /// The name.
    pub name: String,
    /// What the person does.
    pub function: String,
    /// Where they work: a place in [`Preview::organisations`], or somebody who is not written.
    pub organisation: Option<Result<usize, OrganisationId>>,
    /// Whether anything but contact fields is written.
    pub is_changed: bool,
    /// New and changed contact fields.
    pub contacts: Vec<ContactWrite>,
}

/// Whose seat is written: a place in [`Preview::people`] or [`Preview::organisations`], or somebody who is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatMember {
    /// A person, for whom they work.
    Person(Result<usize, PersonId>),
    /// An organisation that names nobody.
    Organisation(Result<usize, OrganisationId>),
}

/// A seat to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatWrite {
    /// The one that changes; none for a new one.
    pub id: Option<MembershipId>,
    /// The committee.
    pub committee: CommitteeId,
    /// Whose it is.
    pub member: SeatMember,
    /// What the member is.
    pub role: MembershipRole,
    /// Whether it has a vote.
    pub is_voting: bool,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day after the term.
    pub valid_to: Option<Date>,
}

/// What would become of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The sums.
    pub counts: Counts,
    /// Every row that is not empty, in the order of the file.
    pub rows: Vec<RowPreview>,
    /// What only a person can say, whether it is answered or not.
    pub questions: Vec<Question>,
    /// Organisations to be written.
    pub organisations: Vec<OrganisationWrite>,
    /// People to be written.
    pub people: Vec<PersonWrite>,
    /// Seats to be written, once the people and organisations are.
    pub seats: Vec<SeatWrite>,
}

/// Works out what would become of a file.
///
/// Rows count one after the other: what the first brings, the second finds. Empty cells change nothing, and a rejected
/// row leaves no trace.
#[must_use]
pub fn preview(table: &SourceTable, settings: &ImportSettings, known: &Known) -> Preview {
    let Some(sheet) = table.sheets.get(settings.sheet) else { return Preview::default() };
    let mut reading = Reading::new(settings, known);
    let first = settings.head_first.saturating_add(settings.head_count);
    let mut rows = Vec::new();
    let mut counts = Counts::default();
    for (at, cells) in sheet.rows.iter().enumerate().skip(first) {
        if cells.iter().any(|cell| !cell.is_empty()) {
            let row = reading.read(at + 1, cells);
            counts.count(row.outcome);
            rows.push(row);
        }
    }
    let (everybody, questions) = reading.finish();
    let (organisations, people, seats) = writing::writes(everybody);
    Preview { counts, rows, questions, organisations, people, seats }
}

#[cfg(test)]
mod seat_tests;
#[cfg(test)]
mod tests;
