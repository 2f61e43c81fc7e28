//! What somebody is part of beside seats and relations: contact, measures, the latest changes.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    change::{ChangeEntry, RecordKind, RecordRef},
    directory::Contact,
    id::MeasureId,
    plan::{Measure, MeasureStatus},
    text_enum,
};

text_enum! {
    /// What somebody does in a measure, the closest bond first.
    Part {
        /// The person answers for it.
        Responsible = "responsible",
        /// The organisation leads it.
        Leads = "leads",
        /// The committee works on it.
        WorksOn = "works_on",
        /// The organisation takes part in it.
        TakesPart = "takes_part",
        /// The measure is in a plan of the health region.
        Plans = "plans",
    }
}

impl Part {
    /// What a record does in a measure that names it, or in whose plan it is.
    #[must_use]
    pub fn of(measure: &Measure, record: RecordRef) -> Self {
        let id = record.id;
        if measure.responsible_id.is_some_and(|person| person.0 == id) {
            Self::Responsible
        } else if measure.organisation_id.is_some_and(|organisation| organisation.0 == id) {
            Self::Leads
        } else if measure.committee_id.is_some_and(|committee| committee.0 == id) {
            Self::WorksOn
        } else if record.kind == RecordKind::Organisation {
            Self::TakesPart
        } else {
            Self::Plans
        }
    }
}

/// A measure in which somebody takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvolvedMeasure {
    /// The measure.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// How far it is.
    pub status: MeasureStatus,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// What they do in it.
    pub part: Part,
}

/// What somebody is part of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Involvement {
    /// Ways to reach a person, as far as the reader may see them.
    pub contacts: Vec<Contact>,
    /// The first measures: what is not finished, the most urgent first, then what is.
    pub measures: Vec<InvolvedMeasure>,
    /// How many measures more there are.
    pub more_measures: usize,
    /// The latest changes, newest first.
    pub history: Vec<ChangeEntry>,
}
