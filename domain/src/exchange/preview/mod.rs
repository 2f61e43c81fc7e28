//! What would become of each row, and of the directory.

mod edges;
mod network;
mod nodes;
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
    directory::{Ags, CommitteeKind, ContactKind, Level, MembershipRole, OrganisationKind, RelationKind},
    id::{CommitteeId, ContactId, HealthRegionId, MembershipId, OrganisationId, PersonId},
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
    /// The actor may not set up committees in the health region.
    NoNewCommittee,
    /// Somebody has said that it is left out.
    LeftOut,
    /// The record of this id has another name in the directory.
    OtherName {
        /// The name it has.
        name: String,
    },
    /// There is a record of this id that does not lie in the health region, or is not there today.
    Elsewhere,
    /// The node belongs to another health region.
    OtherRegion,
    /// The node works for a state or the federation, and belongs to no health region.
    AboveRegion,
    /// The node is a health region, which no import sets up.
    RegionNode,
    /// A committee has no room for this value.
    NotOfCommittee,
    /// The committee is in the directory, and an import does not change it.
    CommitteeStands,
    /// The edge names a node that is not in the file, or none.
    NoEnd,
    /// The edge ends at a node that does not come in.
    EndLeftOut {
        /// What the node is called.
        name: String,
    },
    /// The edge ends where it begins.
    OneEnd,
    /// The edge links two health regions.
    BetweenRegions,
    /// The person works for another organisation.
    WorksElsewhere {
        /// For which.
        name: String,
    },
    /// The person works for an organisation that does not lie here, or that the actor does not see.
    WorksUnseen,
    /// The organisation belongs to no health region.
    BelongsToNone,
    /// The committee would stand above itself.
    AboveItself,
    /// Who succeeds whom is said on the page of an organisation.
    Succession,
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

/// What a row is in a file that is no table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowPart {
    /// A row.
    #[default]
    Row,
    /// A node of a network, counted from 1.
    Node(usize),
    /// An edge of a network, counted from 1.
    Edge(usize),
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPreview {
    /// Its number in the file, from 1.
    pub row: usize,
    /// What it is, where the file is no table.
    #[serde(default)]
    pub part: RowPart,
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
    /// The administrative level of a new one.
    pub level: Level,
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

/// A committee to be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitteeWrite {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: CommitteeKind,
    /// The administrative level.
    pub level: Level,
    /// What it does.
    pub description: String,
    /// The one above it: an earlier place in [`Preview::committees`], or one that is not written.
    pub parent: Option<Result<usize, CommitteeId>>,
}

/// A seat to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatWrite {
    /// The one that changes; none for a new one.
    pub id: Option<MembershipId>,
    /// The committee: a place in [`Preview::committees`], or one that is not written.
    pub committee: Result<usize, CommitteeId>,
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

/// What a relation joins: places in the lists of [`Preview`], or who is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationEnd {
    /// A person.
    Person(Result<usize, PersonId>),
    /// An organisation.
    Organisation(Result<usize, OrganisationId>),
    /// A committee.
    Committee(Result<usize, CommitteeId>),
    /// The health region.
    HealthRegion(HealthRegionId),
}

/// A relation to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationWrite {
    /// What it says.
    pub kind: RelationKind,
    /// Where it begins.
    pub from: RelationEnd,
    /// Where it ends.
    pub to: RelationEnd,
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
    /// Committees to be set up, those above others first.
    pub committees: Vec<CommitteeWrite>,
    /// Seats to be written, once the people, organisations and committees are.
    pub seats: Vec<SeatWrite>,
    /// Relations to be written after all of them.
    pub relations: Vec<RelationWrite>,
}

/// Works out what would become of a file.
///
/// Rows count one after the other: what the first brings, the second finds. Empty cells change nothing, and a rejected
/// row leaves no trace. Of a network, nodes count before the edges that name them.
#[must_use]
pub fn preview(table: &SourceTable, settings: &ImportSettings, known: &Known) -> Preview {
    let Some(sheet) = table.sheets.get(settings.sheet) else { return Preview::default() };
    let mut reading = Reading::new(settings, known);
    let first = settings.head_first.saturating_add(settings.head_count);
    let is_filled = |cells: &&Vec<String>| cells.iter().any(|cell| !cell.is_empty());
    let filled =
        (first.saturating_add(1)..).zip(sheet.rows.iter().skip(first)).filter(|(_, cells)| is_filled(cells));
    let filled: Vec<(usize, &[String])> = filled.map(|(row, cells)| (row, cells.as_slice())).collect();
    let order = reading.survey(&filled);
    let mut rows: Vec<RowPreview> =
        order.into_iter().map(|at| reading.read(filled[at].0, filled[at].1)).collect();
    rows.sort_by_key(|row| row.row);
    let mut counts = Counts::default();
    for row in &rows {
        counts.count(row.outcome);
    }
    let (everybody, questions) = reading.finish();
    let region = known.health_region.as_ref().map(|region| HealthRegionId(region.record.id));
    Preview { counts, rows, questions, ..writing::writes(everybody, region) }
}

#[cfg(test)]
mod network_tests;
#[cfg(test)]
mod seat_tests;
#[cfg(test)]
mod tests;
