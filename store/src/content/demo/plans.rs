//! Turns the tables of plans into records whose dates move with the day of the demo.

use std::collections::HashMap;

use domain::{
    id::{
        ChecklistPointId, CommitteeId, FieldId, GoalId, HealthRegionId, IndicatorId, MeasureId,
        MeasureLinkId, MeasurePartnerId, MeasurementId, MilestoneId, OrganisationId, OutcomeId, PersonId,
        PlanId, TopicId,
    },
    permission::Visibility,
    plan::{
        BoardColumns, ChecklistPoint, Goal, Indicator, Measure, MeasureKind, MeasureLink, MeasurePartner,
        MeasureStatus, Measurement, Milestone, Outcome, Plan, PlanState,
    },
    position,
};
use time::{Date, Duration, Month};

use super::{
    draft::Draft,
    tables::{self, IndicatorRow, MeasureRow, PlanRow},
};
use crate::content::embedded::CHECKED;

/// Adds all plans with everything in them.
pub(super) fn add(draft: &mut Draft) {
    let plans = tables::plans();
    for row in &plans {
        add_plan(draft, row);
    }
    let mut titles = HashMap::new();
    for row in tables::goals() {
        let key = format!("{}/{}", row.plan, row.title);
        draft.content().goals.push(Goal {
            id: GoalId::named(&key),
            plan_id: PlanId::named(&row.plan),
            field_id: FieldId::named(&row.field),
            topic_id: row.topic.map(|topic| TopicId::named(&format!("{}/{topic}", row.field))),
            title: row.title,
            target_group: row.target_group,
            need: row.need,
            need_source: row.need_source,
            equity: row.equity,
            priority: row.priority,
            position: position::numbered(row.goal - 1),
            version: 1,
        });
        titles.insert((row.plan, row.goal, None), key);
    }
    for row in tables::outcomes() {
        let goal = &titles[&(row.plan.clone(), row.goal, None)];
        let key = format!("{goal}/{}", row.title);
        draft.content().outcomes.push(Outcome {
            id: OutcomeId::named(&key),
            goal_id: GoalId::named(goal),
            title: row.title,
            position: position::numbered(row.outcome - 1),
            version: 1,
        });
        titles.insert((row.plan, row.goal, Some(row.outcome)), key);
    }
    for row in tables::indicators() {
        add_indicator(draft, &titles[&(row.plan.clone(), row.goal, Some(row.outcome))], &row);
    }
    let mut places: HashMap<_, usize> = HashMap::new();
    for row in tables::measures() {
        let plan = plans.iter().find(|plan| plan.key == row.plan).expect(CHECKED);
        let goal_id = GoalId::named(&titles[&(row.plan.clone(), row.goal, None)]);
        let outcome = row
            .outcome
            .map(|outcome| OutcomeId::named(&titles[&(row.plan.clone(), row.goal, Some(outcome))]));
        let place = places.entry(row.plan.clone()).or_default();
        add_measure(draft, plan, (goal_id, outcome), *place, &row);
        *place += 1;
    }
    add_checklists(draft, &plans);
    add_links(draft, &plans);
    for row in tables::partners() {
        draft.content().partners.push(MeasurePartner {
            id: MeasurePartnerId::named(&format!("{}/{}", row.measure, row.organisation)),
            measure_id: MeasureId::named(&row.measure),
            organisation_id: OrganisationId::named(&row.organisation),
        });
    }
}

fn add_links(draft: &mut Draft, plans: &[PlanRow]) {
    for row in tables::links() {
        let plan = plan_of(plans, &row.measure);
        let (this, other) = (MeasureId::named(&row.measure), MeasureId::named(&row.other));
        let (kind, from_id, to_id) = row.word.stored(this, other);
        let id = MeasureLinkId::named(&format!("{}/{}/{}", row.measure, row.word, row.other));
        draft.content().links.push(MeasureLink {
            id,
            plan_id: PlanId::named(&plan.key),
            kind,
            from_id,
            to_id,
        });
    }
}

/// The plan of a measure by its full key.
fn plan_of<'a>(plans: &'a [PlanRow], measure: &str) -> &'a PlanRow {
    plans.iter().find(|plan| measure.starts_with(&format!("{}/", plan.key))).expect(CHECKED)
}

fn add_checklists(draft: &mut Draft, plans: &[PlanRow]) {
    for (index, row) in tables::checklist().into_iter().enumerate() {
        let plan = plan_of(plans, &row.measure);
        let person = Some(row.person).filter(|key| !key.is_empty());
        let due_on = row.due.map(|due| draft.day(due));
        draft.content().checklist.push(ChecklistPoint {
            id: ChecklistPointId::named(&format!("{}/{}", row.measure, row.title)),
            measure_id: MeasureId::named(&row.measure),
            title: row.title,
            is_done: row.is_done,
            person_id: person.map(|key| PersonId::named(&format!("{}/{key}", plan.health_region))),
            due_on,
            position: position::numbered(index),
            version: 1,
        });
    }
}

/// The year in which the plan begins that is in force on a day: plans run from October to September, and the
/// forum adopts the new one in the middle of October.
fn year_in_force(today: Date) -> i32 {
    if (today.month() as u8, today.day()) > (10, 14) { today.year() } else { today.year() - 1 }
}

fn add_plan(draft: &mut Draft, row: &PlanRow) {
    let year = year_in_force(draft.today()) + row.year;
    let day = |year: i32, month: Month, day: u8| Date::from_calendar_date(year, month, day).expect(CHECKED);
    let day_of_year = |text: &Option<String>| {
        text.as_deref().and_then(|text| text.split_once('-')).map(|(month, on)| {
            let month: u8 = month.parse().expect(CHECKED);
            day(year, Month::try_from(month).expect(CHECKED), on.parse().expect(CHECKED))
        })
    };
    draft.content().plans.push(Plan {
        id: PlanId::named(&row.key),
        health_region_id: HealthRegionId::named(&row.health_region),
        title: format!("{} {year}/{:02}", row.title, (year + 1) % 100),
        period_from: day(year, Month::October, 1),
        period_to: day(year + 1, Month::September, 30),
        state: row.state,
        adopted_by: row.adopted_by.as_deref().map(CommitteeId::named),
        adopted_on: day_of_year(&row.adopted_on),
        visibility: if row.state == PlanState::Draft { Visibility::Region } else { Visibility::Public },
        columns: BoardColumns::default(),
        own_fields: domain::plan::OwnFields::default(),
        card_face: domain::plan::CardFace::default(),
        released_on: day_of_year(&row.released_on),
        // Most of these regions have no account in the demo.
        released_by: None,
        version: 1,
    });
}

fn add_indicator(draft: &mut Draft, outcome: &str, row: &IndicatorRow) {
    let key = format!("{outcome}/{}", row.name);
    let id = IndicatorId::named(&key);
    let values: Vec<f64> = row.values.split_whitespace().map(|value| value.parse().expect(CHECKED)).collect();
    let target_on = draft.day(row.target_in);
    // The newest value is three weeks old, the others lie at equal distances before it.
    let newest = draft.day(-21);
    let count = values.len() as i64;
    let first_day = newest - Duration::days(row.every * (count - 1));
    draft.content().indicators.push(Indicator {
        id,
        outcome_id: OutcomeId::named(outcome),
        name: row.name.clone(),
        unit: row.unit.clone(),
        direction: row.direction,
        definition: String::new(),
        source: String::new(),
        baseline: values.first().copied(),
        baseline_on: (!values.is_empty()).then_some(first_day),
        target: Some(row.target),
        target_on: Some(target_on),
        story: None,
        version: 1,
    });
    for (index, value) in (0..).zip(values) {
        let measured_on = newest - Duration::days(row.every * (count - 1 - index));
        draft.content().measurements.push(Measurement {
            id: MeasurementId::named(&format!("{key}/{index}")),
            indicator_id: id,
            measured_on,
            value,
            note: if index == 0 { "Ausgangswert".to_owned() } else { String::new() },
        });
    }
}

fn add_measure(
    draft: &mut Draft,
    plan: &PlanRow,
    (goal_id, outcome_id): (GoalId, Option<OutcomeId>),
    place: usize,
    row: &MeasureRow,
) {
    let key = format!("{}/{}", plan.key, row.title);
    let id = MeasureId::named(&key);
    let full =
        |key: &str| if key.contains('/') { key.to_owned() } else { format!("{}/{key}", plan.health_region) };
    let responsible_id = PersonId::named(&full(&row.responsible));
    let organisation_id = draft.employer(responsible_id);
    let (starts_on, due_on) = (draft.day(row.starts), draft.day(row.due));
    draft.content().measures.push(Measure {
        id,
        plan_id: PlanId::named(&plan.key),
        goal_id,
        outcome_id,
        title: row.title.clone(),
        description: row.description.clone(),
        status: row.status,
        position: position::numbered(place),
        committee_id: Some(CommitteeId::named(&full(&row.committee))),
        responsible_id: Some(responsible_id),
        organisation_id,
        kind: MeasureKind::Activity,
        setting: None,
        starts_on: Some(starts_on),
        due_on: Some(due_on),
        cost: None,
        funding: String::new(),
        basis: row.basis.clone(),
        origin: row.origin.clone(),
        reason: row.reason.clone(),
        next_step: row.next_step.clone(),
        own_values: domain::plan::OwnValues::default(),
        continues_id: None,
        version: 1,
    });
    add_milestones(draft, &key, id, row);
}

/// Spreads the milestones evenly over the time of the measure; those whose day has come are done, but for the
/// last few by which the measure is behind.
fn add_milestones(draft: &mut Draft, key: &str, measure_id: MeasureId, row: &MeasureRow) {
    let titles: Vec<&str> = row.milestones.split("; ").collect();
    let count = titles.len() as i64;
    let days: Vec<Date> =
        (1..=count).map(|step| draft.day(row.starts + (row.due - row.starts) * step / count)).collect();
    let done = match row.status {
        MeasureStatus::Done | MeasureStatus::Permanent => titles.len(),
        MeasureStatus::Idea | MeasureStatus::Planned => 0,
        _ => days.iter().filter(|day| **day <= draft.today()).count().saturating_sub(row.behind),
    };
    for (index, (title, due_on)) in titles.into_iter().zip(days).enumerate() {
        // Some were done a little early, some a little late.
        let slip = Duration::days((title.len() % 13) as i64 - 7);
        let done_on = (due_on + slip).clamp(draft.day(row.starts.min(-1)), draft.day(-1));
        draft.content().milestones.push(Milestone {
            id: MilestoneId::named(&format!("{key}/{index}")),
            measure_id,
            title: title.to_owned(),
            due_on: Some(due_on),
            done_on: (index < done).then_some(done_on),
            person_id: None,
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
