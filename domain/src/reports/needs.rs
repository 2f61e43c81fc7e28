//! What needs somebody today: what is due, what waits for an answer, and what others have changed meanwhile.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use crate::{
    id::PlanId,
    plan::{MeasureStatus, Notification, is_late},
};

/// A measure that is due within so many days comes next.
pub const NEXT_DAYS: i64 = 14;

/// How soon an open measure needs somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Its day has passed.
    Overdue,
    /// It is due within [`NEXT_DAYS`].
    Next,
    /// It is due later, or has no day.
    Later,
}

impl Urgency {
    /// That of an open measure on a day.
    #[must_use]
    pub fn of(status: MeasureStatus, due_on: Option<Date>, today: Date) -> Self {
        match due_on {
            _ if is_late(status, due_on, today) => Self::Overdue,
            Some(due_on) if due_on <= today + Duration::days(NEXT_DAYS) => Self::Next,
            _ => Self::Later,
        }
    }
}

/// A plan in which others have changed measures since the reader was there last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedPlan {
    /// The plan.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// How many measures are new to the reader.
    pub measures: usize,
}

/// What needs a reader today.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Needs {
    /// How many of the reader's open measures are past their day.
    pub overdue: usize,
    /// How many come next.
    pub next: usize,
    /// What waits for the reader's answer, newest first.
    pub asked: Vec<Notification>,
    /// Where something is new, in the order of the plans.
    pub changed: Vec<ChangedPlan>,
}

impl Needs {
    /// Whether nothing does.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.overdue == 0 && self.next == 0 && self.asked.is_empty() && self.changed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_measure_comes_next_for_fourteen_days_and_is_overdue_the_day_after_its_day() {
        let today = date!(2026 - 11 - 21);
        let urgency = |due_on| Urgency::of(MeasureStatus::Running, due_on, today);
        assert_eq!(urgency(Some(date!(2026 - 11 - 20))), Urgency::Overdue);
        assert_eq!(urgency(Some(today)), Urgency::Next);
        assert_eq!(urgency(Some(date!(2026 - 12 - 05))), Urgency::Next);
        assert_eq!(urgency(Some(date!(2026 - 12 - 06))), Urgency::Later);
        assert_eq!(urgency(None), Urgency::Later);
    }

    #[test]
    fn whoever_is_asked_or_behind_has_something_to_do() {
        assert!(Needs::default().is_nothing());
        assert!(!Needs { next: 1, ..Needs::default() }.is_nothing());
        let changed = vec![ChangedPlan { id: PlanId::named("p"), title: "Plan".to_owned(), measures: 1 }];
        assert!(!Needs { changed, ..Needs::default() }.is_nothing());
    }
}
