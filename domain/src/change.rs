//! The change log: one entry for each write, with before and after.
//!
//! It is the audit trail, the history on each page and the live feed.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::text_enum;

text_enum! {
    /// The kinds of record that are written, searched and linked to.
    RecordKind {
        /// A user account.
        User = "user",
        /// A role held by a user.
        RoleGrant = "role_grant",
        /// A health region.
        HealthRegion = "health_region",
        /// An organisation.
        Organisation = "organisation",
        /// A person.
        Person = "person",
        /// A contact field.
        Contact = "contact",
        /// A committee.
        Committee = "committee",
        /// A seat in a committee.
        Membership = "membership",
        /// A typed relation.
        Relation = "relation",
        /// A field of action.
        FieldOfAction = "field_of_action",
        /// A topic.
        Topic = "topic",
        /// An implementation plan.
        Plan = "plan",
        /// A goal.
        Goal = "goal",
        /// An outcome.
        Outcome = "outcome",
        /// An indicator.
        Indicator = "indicator",
        /// A measured value.
        Measurement = "measurement",
        /// A measure.
        Measure = "measure",
        /// A milestone.
        Milestone = "milestone",
        /// A point of the checklist of a measure.
        ChecklistPoint = "checklist_point",
        /// A link between two measures.
        MeasureLink = "measure_link",
        /// An organisation that takes part in a measure.
        MeasurePartner = "measure_partner",
        /// What somebody has made of a measure.
        Judgement = "judgement",
        /// What somebody has said about a measure.
        Comment = "comment",
        /// A file that is attached to a measure.
        Attachment = "attachment",
        /// A view of the map that somebody has kept.
        SavedView = "saved_view",
        /// A view of a plan that somebody has kept.
        SavedPlanView = "saved_plan_view",
        /// A dashboard that somebody has put together.
        OwnDashboard = "own_dashboard",
        /// A list that is brought into the directory; not written itself, but what it writes is.
        Import = "import",
    }
}

/// A record by kind and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordRef {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    pub id: Uuid,
}

impl RecordRef {
    /// Refers to a record by its typed id.
    #[must_use]
    pub fn new(kind: RecordKind, id: impl Into<Uuid>) -> Self {
        Self { kind, id: id.into() }
    }
}

text_enum! {
    /// What was done to a record.
    ChangeAction {
        /// It was made.
        Created = "created",
        /// Its content was changed.
        Changed = "changed",
        /// It was moved to another status or place.
        Moved = "moved",
        /// It was removed.
        Removed = "removed",
    }
}

/// One field that differs between before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The name of the field in the record.
    pub field: String,
    /// Its value before, as text.
    pub before: String,
    /// Its value after, as text.
    pub after: String,
}

/// One entry of the change log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeEntry {
    /// Its number; later entries have larger ones.
    pub id: i64,
    /// When.
    pub at: OffsetDateTime,
    /// Who: the name of the user at that time, or of the program.
    pub actor: String,
    /// Which record.
    pub record: RecordRef,
    /// The name of the record at that time.
    pub title: String,
    /// What was done.
    pub action: ChangeAction,
    /// Which fields differ.
    pub fields: Vec<FieldChange>,
}
