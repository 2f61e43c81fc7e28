//! The plans of the demo as tables: titles, people and days relative to the day of the demo, no logic.

mod hassberge;
mod others;

use domain::plan::{Direction, MeasureStatus, PlanState};
use time::Month;

/// A plan.
pub(super) struct PlanRow {
    /// Key of its id.
    pub(super) key: &'static str,
    /// Key of the health region.
    pub(super) health_region: &'static str,
    /// The title without its years.
    pub(super) title: &'static str,
    /// Years after the plan that is in force.
    pub(super) year: i32,
    /// How far it is.
    pub(super) state: PlanState,
    /// The committee that adopted it (full key), and the day in the year in which it begins.
    pub(super) adopted: Option<(&'static str, Month, u8)>,
    /// Its goals.
    pub(super) goals: &'static [GoalRow],
}

/// A goal with its outcomes and measures.
pub(super) struct GoalRow {
    /// Key of the field of action.
    pub(super) field: &'static str,
    /// The title.
    pub(super) title: &'static str,
    /// For whom.
    pub(super) target_group: &'static str,
    /// Its outcomes.
    pub(super) outcomes: &'static [OutcomeRow],
    /// Its measures.
    pub(super) measures: &'static [MeasureRow],
}

/// An outcome with its indicators.
pub(super) struct OutcomeRow {
    /// The title.
    pub(super) title: &'static str,
    /// Its indicators.
    pub(super) indicators: &'static [IndicatorRow],
}

/// An indicator with its values.
pub(super) struct IndicatorRow {
    /// The name.
    pub(super) name: &'static str,
    /// The unit.
    pub(super) unit: &'static str,
    /// Which way it should go.
    pub(super) direction: Direction,
    /// The value to be reached.
    pub(super) target: f64,
    /// Days from today until then.
    pub(super) target_in: i64,
    /// Days between two values.
    pub(super) every: i64,
    /// Values, oldest first; the first is the baseline.
    pub(super) values: &'static [f64],
}

/// A measure with its milestones.
pub(super) struct MeasureRow {
    /// The title.
    pub(super) title: &'static str,
    /// What is done.
    pub(super) description: &'static str,
    /// How far it is.
    pub(super) status: MeasureStatus,
    /// Which of the goal's outcomes it works for.
    pub(super) outcome: usize,
    /// Key of the committee, within the health region or complete.
    pub(super) committee: &'static str,
    /// Key of the person who answers for it, within the health region or complete.
    pub(super) responsible: &'static str,
    /// First day, in days from today.
    pub(super) starts: i64,
    /// Last day, in days from today.
    pub(super) due: i64,
    /// Milestones whose day has come but that are not done.
    pub(super) behind: usize,
    /// Titles of the milestones in their order.
    pub(super) milestones: &'static [&'static str],
    /// Why it is delayed, paused or stopped.
    pub(super) reason: &'static str,
    /// What happens next.
    pub(super) next_step: &'static str,
}

/// All plans, the one of Haßberge that is in force first.
pub(super) fn all() -> impl Iterator<Item = &'static PlanRow> {
    hassberge::PLANS.iter().chain(others::PLANS)
}

const fn up(
    name: &'static str,
    unit: &'static str,
    target: f64,
    target_in: i64,
    every: i64,
    values: &'static [f64],
) -> IndicatorRow {
    IndicatorRow { name, unit, direction: Direction::Up, target, target_in, every, values }
}

const fn down(
    name: &'static str,
    unit: &'static str,
    target: f64,
    target_in: i64,
    every: i64,
    values: &'static [f64],
) -> IndicatorRow {
    IndicatorRow { direction: Direction::Down, ..up(name, unit, target, target_in, every, values) }
}

/// A measure for the goal's first outcome, on time.
const fn measure(
    status: MeasureStatus,
    title: &'static str,
    description: &'static str,
    (committee, responsible): (&'static str, &'static str),
    (starts, due): (i64, i64),
    milestones: &'static [&'static str],
) -> MeasureRow {
    MeasureRow {
        title,
        description,
        status,
        outcome: 0,
        committee,
        responsible,
        starts,
        due,
        behind: 0,
        milestones,
        reason: "",
        next_step: "",
    }
}

impl MeasureRow {
    /// The same measure for another outcome of the goal.
    const fn of_outcome(self, outcome: usize) -> Self {
        Self { outcome, ..self }
    }

    /// The same measure with milestones that should be done and are not.
    const fn behind(self, behind: usize) -> Self {
        Self { behind, ..self }
    }

    /// The same measure with a reason why it does not go on as planned, and what happens next.
    const fn because(self, reason: &'static str, next_step: &'static str) -> Self {
        Self { reason, next_step, ..self }
    }

    /// The same measure with what happens next.
    const fn next(self, next_step: &'static str) -> Self {
        Self { next_step, ..self }
    }
}
