//! Taking back what one has done: for ten minutes, the last step first.

use serde::{Deserialize, Serialize};

use super::Card;
use crate::{
    change::{ChangeAction, RecordKind},
    id::MeasureId,
};

/// For how long a step can be taken back.
pub const UNDO_MINUTES: i64 = 10;

/// What somebody did to a plan in one go, and can take back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The number of its last change.
    pub change: i64,
    /// What was changed, or the first of several.
    pub kind: RecordKind,
    /// What was done to it.
    pub action: ChangeAction,
    /// The title of what was changed.
    pub title: String,
    /// How many measures, or other parts of the plan, were changed.
    pub count: usize,
    /// For how many seconds it can still be taken back.
    pub seconds_left: i64,
}

/// What became of the measures that a step had touched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Undone {
    /// Those that are there.
    pub cards: Vec<Card>,
    /// Those that are gone.
    pub gone: Vec<MeasureId>,
}

impl Step {
    /// Whether parts of this kind can be put back as they were.
    #[must_use]
    pub const fn covers(kind: RecordKind) -> bool {
        matches!(
            kind,
            RecordKind::Measure
                | RecordKind::Milestone
                | RecordKind::ChecklistPoint
                | RecordKind::MeasureLink
                | RecordKind::MeasurePartner
                | RecordKind::Judgement
                | RecordKind::Attachment
                | RecordKind::Measurement
                | RecordKind::Goal
                | RecordKind::Outcome
                | RecordKind::Indicator
        )
    }
}
