//! Visits of a plan: what is new for somebody is what others have changed since they left it last.

use time::{Duration, OffsetDateTime};

/// After how long without a page of the plan a visit is over.
const VISIT_PAUSE: Duration = Duration::minutes(30);

/// A visit of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanVisit {
    /// The newest change that was there when the visit before this one ended.
    pub since: i64,
    /// The newest change that the visitor has been shown.
    pub shown: i64,
    /// When they were shown it.
    pub at: OffsetDateTime,
}

impl PlanVisit {
    /// The visit in which somebody is shown the plan with its `newest` change now: a new one after a pause, else still the
    /// same, in which what was new stays so. Whoever comes for the first time finds nothing new.
    #[must_use]
    pub fn next(before: Option<Self>, newest: i64, now: OffsetDateTime) -> Self {
        let since = match before {
            None => newest,
            Some(before) if now - before.at >= VISIT_PAUSE => before.shown,
            Some(before) => before.since,
        };
        Self { since, shown: newest, at: now }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn what_is_new_stays_so_until_the_visit_after_the_next_pause() {
        let morning = datetime!(2026-11-22 08:00 UTC);
        let first = PlanVisit::next(None, 10, morning);
        assert_eq!(first.since, 10);
        let afternoon = morning + Duration::hours(6);
        let second = PlanVisit::next(Some(first), 15, afternoon);
        assert_eq!((second.since, second.shown), (10, 15));
        let reloaded = PlanVisit::next(Some(second), 17, afternoon + Duration::minutes(29));
        assert_eq!(
            (reloaded.since, reloaded.shown),
            (10, 17),
            "a page that is loaded again shows the same as new"
        );
        let third = PlanVisit::next(Some(reloaded), 17, afternoon + Duration::minutes(59));
        assert_eq!(third.since, 17);
    }
}
