//! What a goal or an indicator has been, and which values of it can be put back.

use serde::{Deserialize, Serialize};

use super::{MeasureField, Plan};
use crate::{
    change::{ChangeEntry, RecordKind, RecordRef},
    directory::{FieldOfAction, NamedRecord},
};

/// The history of a goal or an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartHistory {
    /// Its plan.
    pub plan: Plan,
    /// The health region of the plan.
    pub health_region: NamedRecord,
    /// The goal or the indicator.
    pub record: RecordRef,
    /// Its present title.
    pub title: String,
    /// What has been done to it, newest first.
    pub changes: Vec<ChangeEntry>,
    /// What its fields hold now, as texts like those of the changes.
    pub now: Vec<(String, String)>,
    /// The fields of action, to say to which one a goal has belonged.
    pub fields: Vec<FieldOfAction>,
    /// Whether the reader may put values back.
    pub may_edit: bool,
}

/// The fields of a goal that can be put back one by one.
const OF_GOAL: [&str; 7] = ["title", "target_group", "field_id", "need", "need_source", "equity", "priority"];

/// The fields of an indicator that can be put back one by one.
const OF_INDICATOR: [&str; 10] = [
    "name",
    "unit",
    "direction",
    "definition",
    "source",
    "baseline",
    "baseline_on",
    "target",
    "target_on",
    "story",
];

/// Whether an earlier value of a field can be put back by itself. The status of a measure follows rules of its own, and its
/// place is that of others too.
#[must_use]
pub fn is_restorable(kind: RecordKind, field: &str) -> bool {
    match kind {
        RecordKind::Measure => field.parse::<MeasureField>().is_ok(),
        RecordKind::Goal => OF_GOAL.contains(&field),
        RecordKind::Indicator => OF_INDICATOR.contains(&field),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_can_be_put_back_but_neither_places_nor_the_status() {
        for (kind, field) in [
            (RecordKind::Measure, "title"),
            (RecordKind::Measure, "responsible_id"),
            (RecordKind::Goal, "need"),
            (RecordKind::Indicator, "story"),
        ] {
            assert!(is_restorable(kind, field), "{kind} {field}");
        }
        for (kind, field) in [
            (RecordKind::Measure, "status"),
            (RecordKind::Measure, "position"),
            (RecordKind::Goal, "plan_id"),
            (RecordKind::Indicator, "outcome_id"),
            (RecordKind::Milestone, "title"),
        ] {
            assert!(!is_restorable(kind, field), "{kind} {field}");
        }
    }
}
