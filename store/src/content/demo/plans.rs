//! Turns the tables of [`plan_tables`](super::plan_tables) into plans whose dates move with the day of the demo.

use std::collections::HashMap;

use domain::{
    id::{
        CommitteeId, FieldId, GoalId, HealthRegionId, IndicatorId, MeasureId, MeasurementId, MilestoneId,
        OutcomeId, PersonId, PlanId,
    },
    permission::Visibility,
    plan::{
        BoardColumn, Goal, Indicator, Measure, MeasureStatus, Measurement, Milestone, Outcome, Plan, PlanState,
    },
    position,
};
use time::{Date, Duration, Month};

use super::{
    draft::Draft,
    plan_tables::{self, GoalRow, IndicatorRow, MeasureRow, PlanRow},
};

/// Adds all plans with everything in them.
pub(super) fn add(draft: &mut Draft) {
    for row in plan_tables::all() {
        add_plan(draft, row);
    }
}

/// The year in which the plan begins that is in force on a day: plans run from October to September, and the forum
/// adopts the new one in the middle of October.
fn year_in_force(today: Date) -> i32 {
    if (today.month() as u8, today.day()) > (10, 14) { today.year() } else { today.year() - 1 }
}

fn day(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day).expect("the tables hold days that exist in every year")
}

fn add_plan(draft: &mut Draft, row: &PlanRow) {
    let id = PlanId::named(row.key);
    let year = year_in_force(draft.today()) + row.year;
    let adopted = row.adopted.map(|(committee, month, on)| (CommitteeId::named(committee), day(year, month, on)));
    draft.content().plans.push(Plan {
        id,
        health_region_id: HealthRegionId::named(row.health_region),
        title: format!("{} {year}/{:02}", row.title, (year + 1) % 100),
        period_from: day(year, Month::October, 1),
        period_to: day(year + 1, Month::September, 30),
        state: row.state,
        adopted_by: adopted.map(|(committee, _)| committee),
        adopted_on: adopted.map(|(_, on)| on),
        visibility: if row.state == PlanState::Draft { Visibility::Region } else { Visibility::Public },
        version: 1,
    });
    let mut columns = HashMap::new();
    for (index, goal) in row.goals.iter().enumerate() {
        add_goal(draft, row, id, index, goal, &mut columns);
    }
}

fn add_goal(
    draft: &mut Draft,
    plan: &PlanRow,
    plan_id: PlanId,
    index: usize,
    row: &GoalRow,
    columns: &mut HashMap<BoardColumn, usize>,
) {
    let key = format!("{}/{}", plan.key, row.title);
    let id = GoalId::named(&key);
    draft.content().goals.push(Goal {
        id,
        plan_id,
        field_id: FieldId::named(row.field),
        title: row.title.to_owned(),
        target_group: row.target_group.to_owned(),
        position: position::numbered(index),
        version: 1,
    });
    let mut outcome_ids = Vec::new();
    for (index, outcome) in row.outcomes.iter().enumerate() {
        let outcome_key = format!("{key}/{}", outcome.title);
        let outcome_id = OutcomeId::named(&outcome_key);
        outcome_ids.push(outcome_id);
        draft.content().outcomes.push(Outcome {
            id: outcome_id,
            goal_id: id,
            title: outcome.title.to_owned(),
            position: position::numbered(index),
            version: 1,
        });
        for indicator in outcome.indicators {
            add_indicator(draft, &outcome_key, outcome_id, indicator);
        }
    }
    for measure in row.measures {
        let place = columns.entry(measure.status.column()).or_default();
        add_measure(draft, plan, (plan_id, id, outcome_ids.get(measure.outcome).copied()), *place, measure);
        *place += 1;
    }
}

fn add_indicator(draft: &mut Draft, outcome_key: &str, outcome_id: OutcomeId, row: &IndicatorRow) {
    let key = format!("{outcome_key}/{}", row.name);
    let id = IndicatorId::named(&key);
    let target_on = draft.day(row.target_in);
    draft.content().indicators.push(Indicator {
        id,
        outcome_id,
        name: row.name.to_owned(),
        unit: row.unit.to_owned(),
        direction: row.direction,
        baseline: Some(row.values[0]),
        target: Some(row.target),
        target_on: Some(target_on),
        version: 1,
    });
    // The newest value is three weeks old, the others lie at equal distances before it.
    let mut measured_on = draft.day(-21);
    let mut measurements = Vec::new();
    for (index, value) in row.values.iter().enumerate().rev() {
        measurements.push(Measurement {
            id: MeasurementId::named(&format!("{key}/{index}")),
            indicator_id: id,
            measured_on,
            value: *value,
            note: if index == 0 { "Ausgangswert".to_owned() } else { String::new() },
        });
        measured_on -= Duration::days(row.every);
    }
    draft.content().measurements.extend(measurements.into_iter().rev());
}

fn add_measure(
    draft: &mut Draft,
    plan: &PlanRow,
    (plan_id, goal_id, outcome_id): (PlanId, GoalId, Option<OutcomeId>),
    place: usize,
    row: &MeasureRow,
) {
    let key = format!("{}/{}", plan.key, row.title);
    let id = MeasureId::named(&key);
    let local = |key: &str| {
        if key.contains('/') { key.to_owned() } else { format!("{}/{key}", plan.health_region) }
    };
    let responsible_id = PersonId::named(&local(row.responsible));
    let organisation_id = {
        let people = &draft.content().people;
        people.iter().find(|person| person.id == responsible_id).and_then(|person| person.organisation_id)
    };
    let (starts_on, due_on) = (draft.day(row.starts), draft.day(row.due));
    draft.content().measures.push(Measure {
        id,
        plan_id,
        goal_id,
        outcome_id,
        title: row.title.to_owned(),
        description: row.description.to_owned(),
        status: row.status,
        position: position::numbered(place),
        committee_id: Some(CommitteeId::named(&local(row.committee))),
        responsible_id: Some(responsible_id),
        organisation_id,
        starts_on: Some(starts_on),
        due_on: Some(due_on),
        reason: row.reason.to_owned(),
        next_step: row.next_step.to_owned(),
        version: 1,
    });
    add_milestones(draft, &key, id, row);
}

/// Spreads the milestones evenly over the time of the measure; those whose day has come are done, but for the last
/// few by which the measure is behind.
fn add_milestones(draft: &mut Draft, key: &str, measure_id: MeasureId, row: &MeasureRow) {
    let (today, count) = (draft.today(), row.milestones.len() as i64);
    let due = |index: usize| draft.day(row.starts + (row.due - row.starts) * (index as i64 + 1) / count);
    let days: Vec<Date> = (0..row.milestones.len()).map(due).collect();
    let done = match row.status {
        MeasureStatus::Done | MeasureStatus::Permanent => row.milestones.len(),
        MeasureStatus::Idea | MeasureStatus::Planned => 0,
        _ => days.iter().filter(|day| **day <= today).count().saturating_sub(row.behind),
    };
    for (index, (title, due_on)) in row.milestones.iter().zip(days).enumerate() {
        // Some were done a little early, some a little late.
        let slip = Duration::days((title.len() % 13) as i64 - 7);
        let done_on = (due_on + slip).min(draft.day(-1)).max(draft.day(row.starts.min(-1)));
        draft.content().milestones.push(Milestone {
            id: MilestoneId::named(&format!("{key}/{index}")),
            measure_id,
            title: (*title).to_owned(),
            due_on: Some(due_on),
            done_on: (index < done).then_some(done_on),
            position: position::numbered(index),
        });
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_plan_in_force_changes_with_the_session_of_the_forum() {
        assert_eq!(year_in_force(date!(2026 - 10 - 14)), 2025);
        assert_eq!(year_in_force(date!(2026 - 10 - 15)), 2026);
        assert_eq!(year_in_force(date!(2026 - 11 - 21)), 2026);
        assert_eq!(year_in_force(date!(2027 - 01 - 01)), 2026);
    }
}
