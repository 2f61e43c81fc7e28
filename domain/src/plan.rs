//! Implementation plans: goals, outcomes with indicators, measures with milestones, and the board.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    directory::NamedRecord,
    id::{
        CommitteeId, FieldId, GoalId, HealthRegionId, IndicatorId, MeasureId, MeasurementId, MilestoneId,
        OrganisationId, OutcomeId, PersonId, PlanId,
    },
    permission::{Place, StateKey, Visibility},
    text_enum,
};

text_enum! {
    /// How far a plan is.
    PlanState {
        /// Being written.
        Draft = "draft",
        /// Adopted by a committee.
        Adopted = "adopted",
        /// Over; its open measures went on into a later plan.
        Continued = "continued",
    }
}

/// An implementation plan (Umsetzungsplan) of a health region for a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The health region.
    pub health_region_id: HealthRegionId,
    /// The title as shown.
    pub title: String,
    /// First day of the period.
    pub period_from: Date,
    /// Last day of the period.
    pub period_to: Date,
    /// How far it is.
    pub state: PlanState,
    /// The committee that adopted it.
    pub adopted_by: Option<CommitteeId>,
    /// The day it was adopted.
    pub adopted_on: Option<Date>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Raised by every write.
    pub version: i64,
}

/// What is to be reached, for whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The plan.
    pub plan_id: PlanId,
    /// The field of action.
    pub field_id: FieldId,
    /// The title as shown.
    pub title: String,
    /// For whom.
    pub target_group: String,
    /// Place among the goals of the plan.
    pub position: f64,
    /// Raised by every write.
    pub version: i64,
}

/// What will be different when a goal is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its id.
    pub id: OutcomeId,
    /// The goal.
    pub goal_id: GoalId,
    /// The title as shown.
    pub title: String,
    /// Place among the outcomes of the goal.
    pub position: f64,
    /// Raised by every write.
    pub version: i64,
}

text_enum! {
    /// Which way an indicator should go.
    Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

/// How an outcome is seen in a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// The outcome.
    pub outcome_id: OutcomeId,
    /// The name as shown.
    pub name: String,
    /// The unit, e.g. `%` or "Personen".
    pub unit: String,
    /// Which way it should go.
    pub direction: Direction,
    /// The value at the start.
    pub baseline: Option<f64>,
    /// The value to be reached.
    pub target: Option<f64>,
    /// The day by which the target is to be reached.
    pub target_on: Option<Date>,
    /// Raised by every write.
    pub version: i64,
}

/// A measured value of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// Its id.
    pub id: MeasurementId,
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The day it holds for.
    pub measured_on: Date,
    /// The value, in the unit of the indicator.
    pub value: f64,
    /// A remark.
    pub note: String,
}

text_enum! {
    /// The status of a measure.
    MeasureStatus {
        /// Somebody had it.
        Idea = "idea",
        /// Written into the plan.
        Planned = "planned",
        /// Adopted by a committee.
        Decided = "decided",
        /// Being done.
        Running = "running",
        /// Being done, but late.
        Delayed = "delayed",
        /// Not being done for now.
        Paused = "paused",
        /// Done.
        Done = "done",
        /// Done, and kept up for good.
        Permanent = "permanent",
        /// Given up.
        Stopped = "stopped",
    }
}

impl MeasureStatus {
    /// Whether nothing more is to be done.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Permanent | Self::Stopped)
    }

    /// The column of the board in which a measure of this status lies.
    #[must_use]
    pub const fn column(self) -> BoardColumn {
        match self {
            Self::Idea | Self::Planned => BoardColumn::Planned,
            Self::Decided => BoardColumn::Decided,
            Self::Running => BoardColumn::Running,
            Self::Delayed | Self::Paused => BoardColumn::Delayed,
            Self::Done | Self::Permanent | Self::Stopped => BoardColumn::Finished,
        }
    }
}

text_enum! {
    /// A column of the board: one or several statuses.
    BoardColumn {
        /// Ideas and planned measures.
        Planned = "planned",
        /// Decided, not begun.
        Decided = "decided",
        /// Running.
        Running = "running",
        /// Delayed or paused.
        Delayed = "delayed",
        /// Done, permanent or stopped.
        Finished = "finished",
    }
}

impl BoardColumn {
    /// The statuses whose measures lie in this column.
    #[must_use]
    pub const fn statuses(self) -> &'static [MeasureStatus] {
        match self {
            Self::Planned => &[MeasureStatus::Idea, MeasureStatus::Planned],
            Self::Decided => &[MeasureStatus::Decided],
            Self::Running => &[MeasureStatus::Running],
            Self::Delayed => &[MeasureStatus::Delayed, MeasureStatus::Paused],
            Self::Finished => &[MeasureStatus::Done, MeasureStatus::Permanent, MeasureStatus::Stopped],
        }
    }

    /// The status a measure takes when it enters the column; one that is in the column already keeps its own.
    #[must_use]
    pub fn status_on_entry(self, current: MeasureStatus) -> MeasureStatus {
        if current.column() == self {
            return current;
        }
        match self {
            Self::Planned => MeasureStatus::Planned,
            Self::Decided => MeasureStatus::Decided,
            Self::Running => MeasureStatus::Running,
            Self::Delayed => MeasureStatus::Delayed,
            Self::Finished => MeasureStatus::Done,
        }
    }
}

/// Something that is done to reach a goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// The plan.
    pub plan_id: PlanId,
    /// The goal.
    pub goal_id: GoalId,
    /// The outcome it works for.
    pub outcome_id: Option<OutcomeId>,
    /// The title as shown.
    pub title: String,
    /// What is done.
    pub description: String,
    /// How far it is.
    pub status: MeasureStatus,
    /// Place in the column.
    pub position: f64,
    /// The committee that works on it.
    pub committee_id: Option<CommitteeId>,
    /// The person who answers for it.
    pub responsible_id: Option<PersonId>,
    /// The organisation that leads it.
    pub organisation_id: Option<OrganisationId>,
    /// First day.
    pub starts_on: Option<Date>,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// Why it is delayed, paused or stopped.
    pub reason: String,
    /// What happens next.
    pub next_step: String,
    /// Raised by every write.
    pub version: i64,
}

/// A step of a measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// Its id.
    pub id: MilestoneId,
    /// The measure.
    pub measure_id: MeasureId,
    /// The title as shown.
    pub title: String,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// Place among the milestones of the measure.
    pub position: f64,
}

/// A plan in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanSummary {
    /// The plan.
    pub plan: Plan,
    /// The name of its health region.
    pub health_region: String,
    /// Number of measures.
    pub measures: i64,
    /// Number of measures that are finished.
    pub finished: i64,
}

/// An indicator with its values, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorSeries {
    /// The indicator.
    pub indicator: Indicator,
    /// Its values, oldest first.
    pub measurements: Vec<Measurement>,
}

impl IndicatorSeries {
    /// The newest value.
    #[must_use]
    pub fn latest(&self) -> Option<&Measurement> {
        self.measurements.last()
    }

    /// Whether the newest value is at the target or beyond; `None` without a value or a target.
    #[must_use]
    pub fn is_reached(&self) -> Option<bool> {
        let (latest, target) = (self.latest()?.value, self.indicator.target?);
        Some(match self.indicator.direction {
            Direction::Up => latest >= target,
            Direction::Down => latest <= target,
        })
    }
}

/// A goal with what shows whether it is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardGoal {
    /// The goal.
    pub goal: Goal,
    /// The name of its field of action.
    pub field: String,
    /// Its outcomes.
    pub outcomes: Vec<Outcome>,
    /// The indicators of its outcomes.
    pub indicators: Vec<IndicatorSeries>,
}

/// A measure as a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The measure.
    pub id: MeasureId,
    /// The goal it belongs to.
    pub goal_id: GoalId,
    /// The outcome it works for.
    pub outcome_id: Option<OutcomeId>,
    /// The title as shown.
    pub title: String,
    /// How far it is.
    pub status: MeasureStatus,
    /// Place in the column.
    pub position: f64,
    /// The committee that works on it.
    pub committee: Option<NamedRecord>,
    /// The person who answers for it, if the reader may see that.
    pub responsible: Option<NamedRecord>,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// Why it is delayed, paused or stopped.
    pub reason: String,
    /// Milestones done.
    pub milestones_done: i64,
    /// Milestones in all.
    pub milestones: i64,
    /// Raised by every write; a move names the version it saw.
    pub version: i64,
    /// Whether the reader may move it.
    pub may_move: bool,
}

/// A plan's board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Board {
    /// The plan.
    pub plan: Plan,
    /// The health region.
    pub health_region: NamedRecord,
    /// The committee that adopted the plan.
    pub adopted_by: Option<NamedRecord>,
    /// Its goals, in their order.
    pub goals: Vec<BoardGoal>,
    /// Its measures, ordered by position within each column.
    pub cards: Vec<Card>,
    /// The number of the newest change the board contains; live updates start after it.
    pub change: i64,
}

/// A wish to move a measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Move {
    /// The measure.
    pub measure_id: MeasureId,
    /// Where to.
    pub column: BoardColumn,
    /// The card it shall lie under; `None` puts it on top.
    pub after: Option<MeasureId>,
    /// The version the mover saw.
    pub version: i64,
}

/// Where the measures of a plan lie, for questions of permission.
#[must_use]
pub fn measure_place(
    state: Option<StateKey>,
    health_region: HealthRegionId,
    committee: Option<CommitteeId>,
) -> Place {
    Place { state, health_region: Some(health_region), committee }
}

/// Whether something due on a day is late on another.
#[must_use]
pub fn is_late(status: MeasureStatus, due_on: Option<Date>, today: Date) -> bool {
    !status.is_finished() && due_on.is_some_and(|due| due < today)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn every_status_lies_in_exactly_one_column() {
        for status in MeasureStatus::ALL {
            let columns: Vec<_> =
                BoardColumn::ALL.iter().filter(|column| column.statuses().contains(status)).collect();
            assert_eq!(columns, [&status.column()]);
        }
    }

    #[test]
    fn a_measure_keeps_its_status_within_a_column_and_takes_the_columns_own_on_entry() {
        assert_eq!(BoardColumn::Finished.status_on_entry(MeasureStatus::Permanent), MeasureStatus::Permanent);
        for column in BoardColumn::ALL {
            for status in MeasureStatus::ALL {
                assert_eq!(column.status_on_entry(*status).column(), *column);
            }
        }
    }

    #[test]
    fn a_finished_measure_is_never_late() {
        let due = Some(date!(2026 - 03 - 01));
        assert!(is_late(MeasureStatus::Running, due, date!(2026 - 03 - 02)));
        assert!(!is_late(MeasureStatus::Running, due, date!(2026 - 03 - 01)));
        assert!(!is_late(MeasureStatus::Done, due, date!(2026 - 03 - 02)));
        assert!(!is_late(MeasureStatus::Running, None, date!(2026 - 03 - 02)));
    }
}
