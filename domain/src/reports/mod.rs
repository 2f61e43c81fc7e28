//! Figures for managers and the start page, each defined once.

mod comparison;
mod field_share;
mod needs;
mod network_health;
mod own_dashboard;
mod plan_counts;
mod plan_log;
mod plan_report;
mod together;

pub use comparison::{
    Candidate, Compare, ComparedPlan, ComparedRegion, Deviation, FEWEST_RELEASED, RegionComparison,
    RegionKinds, RegionMap, Settlement, SizeClass, Summary,
};
pub use field_share::{FEW_PERCENT, FieldShare};
pub use needs::{ChangedPlan, NEXT_DAYS, Needs, Urgency};
pub use network_health::{
    HealthFacts, HealthRecord, LEAST_SHARED, MemberFacts, NetworkFigure, NetworkHealth,
};
pub use own_dashboard::{DASHBOARDS_MAX, OwnDashboard, TILES_MAX, Tile, TileKind, TileSource};
pub use plan_counts::{ComparedFigure, FigureValue, MeasureFacts, PlanCounts, PlanFacts, Unit};
pub use plan_log::{
    BurnUpPoint, DayProblem, DayValue, IndicatorThen, JudgementThen, Logged, LoggedDay, MeasureThen,
    PastField, PastRefusal, PastWish, PlanDay, PlanLog, PlanPast, ValueThen,
};
pub use plan_report::{
    AgeFigures, Care, CareRecords, CareShare, Delay, DueMilestone, Figure, LaneFigures, PlanReport,
    ReportSource,
};
use serde::{Deserialize, Serialize};
use time::Date;
pub use together::Together;

use crate::{
    change::ChangeEntry,
    directory::NamedRecord,
    id::{MeasureId, PlanId},
    permission::Place,
    plan::{MeasureStatus, PlanSummary},
    text_enum,
};

text_enum! {
    /// How a measure stands, as managers see it.
    Standing {
        /// Done or permanent.
        Reached = "reached",
        /// Running, and not late.
        Running = "running",
        /// Delayed or paused, or past its day.
        Delayed = "delayed",
        /// An idea, planned or decided, and not late.
        NotBegun = "not_begun",
        /// Given up.
        Stopped = "stopped",
    }
}

impl Standing {
    /// The standing of a measure on a day.
    #[must_use]
    pub fn of(status: MeasureStatus, due_on: Option<Date>, today: Date) -> Self {
        match status {
            MeasureStatus::Done | MeasureStatus::Permanent => Self::Reached,
            MeasureStatus::Stopped => Self::Stopped,
            _ if crate::plan::is_late(status, due_on, today) => Self::Delayed,
            MeasureStatus::Delayed | MeasureStatus::Paused => Self::Delayed,
            MeasureStatus::Running => Self::Running,
            MeasureStatus::Idea | MeasureStatus::Planned | MeasureStatus::Decided => Self::NotBegun,
        }
    }
}

/// How many measures stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingCounts {
    /// In the order of [`Standing::ALL`].
    pub counts: [i64; 5],
}

impl StandingCounts {
    /// Counts one more.
    pub fn add(&mut self, standing: Standing) {
        self.counts[standing as usize] += 1;
    }

    /// How many stand like this.
    #[must_use]
    pub const fn of(&self, standing: Standing) -> i64 {
        self.counts[standing as usize]
    }

    /// Counts as many more as others are.
    pub fn add_all(&mut self, others: Self) {
        for (count, other) in self.counts.iter_mut().zip(others.counts) {
            *count += other;
        }
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.counts.iter().sum()
    }

    /// How many are reached or running as planned.
    #[must_use]
    pub const fn on_course(&self) -> i64 {
        self.of(Standing::Reached) + self.of(Standing::Running)
    }

    /// How many in a hundred are reached or running as planned, rounded; 0 without measures.
    #[must_use]
    pub fn share(&self) -> i64 {
        let total = self.total();
        if total == 0 { 0 } else { (self.on_course() * 100 + total / 2) / total }
    }
}

/// A measure that needs somebody's eyes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasureLine {
    /// The measure.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// The name of the health region.
    pub health_region: String,
    /// The committee that works on it.
    pub committee: Option<NamedRecord>,
    /// How far it is.
    pub status: MeasureStatus,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// Why it is delayed, paused or stopped.
    pub reason: String,
    /// What happens next.
    pub next_step: String,
}

/// The figures of one plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanFigures {
    /// The plan.
    pub plan: PlanSummary,
    /// Where its health region lies.
    pub place: Place,
    /// How its measures stand, by field of action.
    pub fields: Vec<(String, StandingCounts)>,
    /// Measures that are delayed, the longest overdue first.
    pub delayed: Vec<MeasureLine>,
}

impl PlanFigures {
    /// How all measures of the plan stand.
    #[must_use]
    pub fn all(&self) -> StandingCounts {
        self.fields.iter().fold(StandingCounts::default(), |mut sum, (_, field)| {
            for (total, count) in sum.counts.iter_mut().zip(field.counts) {
                *total += count;
            }
            sum
        })
    }
}

/// The start page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Plans of the regions in which the reader holds a role; without such plans, all the reader may see. The rest
    /// of the page is about the same plans.
    pub plans: Vec<PlanSummary>,
    /// The latest changes, newest first.
    pub news: Vec<ChangeEntry>,
    /// Measures that are late, the longest overdue first.
    pub late: Vec<MeasureLine>,
    /// How many are late in all; the list holds the first of them.
    pub late_count: usize,
    /// Measures of the reader's own committees, or for which the reader answers, by due day.
    pub mine: Vec<MeasureLine>,
    /// How many are the reader's in all; the list holds the first of them.
    pub mine_count: usize,
    /// How many of these are late.
    pub mine_late_count: usize,
    /// What needs the reader today; nothing for visitors.
    pub needs: Needs,
    /// Health regions, committees, organisations and people the reader may see.
    pub counts: DirectoryCounts,
}

/// How much of each kind the reader may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryCounts {
    /// Health regions.
    pub health_regions: i64,
    /// Committees.
    pub committees: i64,
    /// Organisations.
    pub organisations: i64,
    /// People.
    pub people: i64,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_running_measure_past_its_day_counts_as_delayed() {
        let today = date!(2026 - 11 - 21);
        let due = Some(date!(2026 - 10 - 01));
        assert_eq!(Standing::of(MeasureStatus::Running, None, today), Standing::Running);
        assert_eq!(Standing::of(MeasureStatus::Running, due, today), Standing::Delayed);
        assert_eq!(Standing::of(MeasureStatus::Done, due, today), Standing::Reached);
        assert_eq!(Standing::of(MeasureStatus::Paused, None, today), Standing::Delayed);
    }

    #[test]
    fn counts_add_up() {
        let mut counts = StandingCounts::default();
        for standing in Standing::ALL {
            counts.add(*standing);
            counts.add(Standing::Running);
        }
        assert_eq!((counts.total(), counts.on_course(), counts.of(Standing::Running)), (10, 7, 6));
    }
}
