//! Writes the plans of a whole year with what people did with them: the same records, entries of the search and of the log
//! as when they are written one by one, but many rows at a time.

use std::{collections::HashMap, hash::Hash};

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{MeasureId, UserId},
    permission::Place,
    plan::{Goal, Measure, Milestone, Plan, measure_place},
};
use serde::Serialize;
use time::OffsetDateTime;

use super::insert::written;
use crate::{
    StoreError, StoreResult, Write,
    batch::{Bound, Insert},
    content::{
        Content,
        many_plans::{Deed, Step, YearOfPlans, measure_after},
    },
    search::SearchEntry,
};

const PLANS: Insert = Insert {
    head: "insert into plan (plan_id, health_region_id, title, period_from, period_to, state, adopted_by, adopted_on,
        visibility, columns, own_fields, card_face, released_on, released_by, version)",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    values: 15,
};

const GOALS: Insert = Insert {
    head: "insert into goal (goal_id, plan_id, field_id, topic_id, title, target_group, need, need_source, equity,
        priority, position, version)",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    values: 12,
};

const OUTCOMES: Insert = Insert {
    head: "insert into outcome (outcome_id, goal_id, title, position, version)",
    row: "($1, $2, $3, $4, $5)",
    values: 5,
};

const INDICATORS: Insert = Insert {
    head: "insert into indicator (indicator_id, outcome_id, name, unit, direction, baseline, target, target_on, version,
        definition, source, baseline_on)",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    values: 12,
};

const MEASUREMENTS: Insert = Insert {
    head: "insert into measurement (measurement_id, indicator_id, measured_on, value, note)",
    row: "($1, $2, $3, $4, $5)",
    values: 5,
};

const MEASURES: Insert = Insert {
    head: "insert into measure (measure_id, plan_id, goal_id, outcome_id, title, description, status, position,
        committee_id, responsible_id, organisation_id, kind, setting, starts_on, due_on, cost, funding, basis, origin,
        reason, next_step, continues_id, version)",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)",
    values: 23,
};

const MILESTONES: Insert = Insert {
    head: "insert into milestone (milestone_id, measure_id, title, due_on, done_on, position, person_id)",
    row: "($1, $2, $3, $4, $5, $6, $7)",
    values: 7,
};

const JUDGEMENTS: Insert = Insert {
    head: "insert into judgement (judgement_id, measure_id, user_id, light, sentence, judged_at)",
    row: "($1, $2, $3, $4, $5, $6)",
    values: 6,
};

const CHANGES: Insert = Insert {
    head:
        "insert into change (changed_at, user_id, actor, record_kind, record_id, title, action, before_json,
        after_json, plan_id, visibility, state, health_region_id, committee_id)",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    values: 14,
};

impl Write {
    /// Writes the plans of a year of the health regions of a directory, which is there already.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks, [`StoreError::Conflict`] if some of it is there,
    /// [`StoreError::NotFound`] if a record refers to one that is part neither of the directory nor of the year.
    pub async fn load_year(&mut self, directory: &Content, year: &YearOfPlans) -> StoreResult<()> {
        self.require_program()?;
        let log = YearLog::of(directory, year, self.actor.name().to_owned())?;
        self.insert_outline(&year.content).await?;
        self.insert_measures(year).await?;
        self.index_year(&year.content, &log).await?;
        self.insert_rows(CHANGES, log.creations()).await?;
        self.insert_rows(CHANGES, year.steps.iter().map(|step| log.step(step))).await?;
        let newest = self.newest_change().await?;
        self.last_change = Some(newest).filter(|newest| *newest > 0).or(self.last_change);
        Ok(())
    }

    async fn insert_outline(&mut self, content: &Content) -> StoreResult<()> {
        let plans = content.plans.iter().map(|plan| {
            vec![
                Bound::id(plan.id),
                Bound::id(plan.health_region_id),
                Bound::text(&plan.title),
                Bound::Day(Some(plan.period_from)),
                Bound::Day(Some(plan.period_to)),
                Bound::text(plan.state.as_str()),
                Bound::some_id(plan.adopted_by),
                Bound::Day(plan.adopted_on),
                Bound::text(plan.visibility.as_str()),
                Bound::Text(written(&plan.columns)),
                Bound::Text(written(&plan.own_fields)),
                Bound::Text(written(&plan.card_face)),
                Bound::Day(plan.released_on),
                Bound::some_id(plan.released_by),
                Bound::Whole(Some(plan.version)),
            ]
        });
        self.insert_rows(PLANS, plans).await?;
        let goals = content.goals.iter().map(|goal| {
            vec![
                Bound::id(goal.id),
                Bound::id(goal.plan_id),
                Bound::id(goal.field_id),
                Bound::some_id(goal.topic_id),
                Bound::text(&goal.title),
                Bound::text(&goal.target_group),
                Bound::text(&goal.need),
                Bound::text(&goal.need_source),
                Bound::text(&goal.equity),
                Bound::Text(goal.priority.map(|priority| priority.as_str().to_owned())),
                Bound::Real(Some(goal.position)),
                Bound::Whole(Some(goal.version)),
            ]
        });
        self.insert_rows(GOALS, goals).await?;
        let outcomes = content.outcomes.iter().map(|outcome| {
            vec![
                Bound::id(outcome.id),
                Bound::id(outcome.goal_id),
                Bound::text(&outcome.title),
                Bound::Real(Some(outcome.position)),
                Bound::Whole(Some(outcome.version)),
            ]
        });
        self.insert_rows(OUTCOMES, outcomes).await?;
        // Nobody has told a story of one yet.
        let indicators = content.indicators.iter().map(|indicator| {
            vec![
                Bound::id(indicator.id),
                Bound::id(indicator.outcome_id),
                Bound::text(&indicator.name),
                Bound::text(&indicator.unit),
                Bound::text(indicator.direction.as_str()),
                Bound::Real(indicator.baseline),
                Bound::Real(indicator.target),
                Bound::Day(indicator.target_on),
                Bound::Whole(Some(indicator.version)),
                Bound::text(&indicator.definition),
                Bound::text(&indicator.source),
                Bound::Day(indicator.baseline_on),
            ]
        });
        self.insert_rows(INDICATORS, indicators).await?;
        let measurements = content.measurements.iter().map(|measurement| {
            vec![
                Bound::id(measurement.id),
                Bound::id(measurement.indicator_id),
                Bound::Day(Some(measurement.measured_on)),
                Bound::Real(Some(measurement.value)),
                Bound::text(&measurement.note),
            ]
        });
        self.insert_rows(MEASUREMENTS, measurements).await
    }

    async fn insert_measures(&mut self, year: &YearOfPlans) -> StoreResult<()> {
        let measures = year.content.measures.iter().map(|measure| {
            vec![
                Bound::id(measure.id),
                Bound::id(measure.plan_id),
                Bound::id(measure.goal_id),
                Bound::some_id(measure.outcome_id),
                Bound::text(&measure.title),
                Bound::text(&measure.description),
                Bound::text(measure.status.as_str()),
                Bound::Real(Some(measure.position)),
                Bound::some_id(measure.committee_id),
                Bound::some_id(measure.responsible_id),
                Bound::some_id(measure.organisation_id),
                Bound::text(measure.kind.as_str()),
                Bound::Text(measure.setting.map(|setting| setting.as_str().to_owned())),
                Bound::Day(measure.starts_on),
                Bound::Day(measure.due_on),
                Bound::Whole(measure.cost),
                Bound::text(&measure.funding),
                Bound::text(&measure.basis),
                Bound::text(&measure.origin),
                Bound::text(&measure.reason),
                Bound::text(&measure.next_step),
                Bound::some_id(measure.continues_id),
                Bound::Whole(Some(measure.version)),
            ]
        });
        self.insert_rows(MEASURES, measures).await?;
        let milestones = year.content.milestones.iter().map(|milestone| {
            vec![
                Bound::id(milestone.id),
                Bound::id(milestone.measure_id),
                Bound::text(&milestone.title),
                Bound::Day(milestone.due_on),
                Bound::Day(milestone.done_on),
                Bound::Real(Some(milestone.position)),
                Bound::Id(milestone.person_id.map(|person| person.0)),
            ]
        });
        self.insert_rows(MILESTONES, milestones).await?;
        let judgements = year.judgements.iter().map(|judgement| {
            vec![
                Bound::id(judgement.id),
                Bound::id(judgement.measure_id),
                Bound::id(judgement.user_id),
                Bound::text(judgement.light.as_str()),
                Bound::text(&judgement.sentence),
                Bound::Time(Some(judgement.judged_at)),
            ]
        });
        self.insert_rows(JUDGEMENTS, judgements).await
    }

    async fn index_year(&mut self, content: &Content, log: &YearLog<'_>) -> StoreResult<()> {
        let plans = content.plans.iter().zip(&log.plans).map(|(plan, place)| SearchEntry {
            subtitle: "",
            ..entry(RecordRef::new(RecordKind::Plan, plan.id), (&plan.title, ""), (plan, place))
        });
        self.index_new(plans).await?;
        let words: Vec<String> = content.goals.iter().map(Goal::search_words).collect();
        let goals = content.goals.iter().enumerate().map(|(number, goal)| {
            let record = RecordRef::new(RecordKind::Goal, goal.id);
            entry(record, (&goal.title, &words[number]), log.plan(log.goals[number]))
        });
        self.index_new(goals).await?;
        let words: Vec<String> = content.measures.iter().map(Measure::search_words).collect();
        let measures = content.measures.iter().enumerate().map(|(number, measure)| {
            let record = RecordRef::new(RecordKind::Measure, measure.id);
            entry(record, (&measure.title, &words[number]), log.measure(number))
        });
        self.index_new(measures).await
    }
}

/// What is kept to find a part of a plan.
fn entry<'a>(
    record: RecordRef,
    (title, words): (&'a str, &'a str),
    (plan, place): (&'a Plan, &'a Place),
) -> SearchEntry<'a> {
    SearchEntry { record, title, subtitle: &plan.title, words, visibility: plan.visibility, place }
}

/// An entry of the change log.
struct Entry<'a> {
    at: OffsetDateTime,
    user: Option<UserId>,
    actor: &'a str,
    record: RecordRef,
    title: &'a str,
    action: ChangeAction,
    before: Option<String>,
    after: Option<String>,
    plan: &'a Plan,
    place: &'a Place,
}

impl Entry<'_> {
    fn row(self) -> Vec<Bound> {
        let Place { state, health_region, committee } = self.place;
        vec![
            Bound::Time(Some(self.at)),
            Bound::some_id(self.user),
            Bound::text(self.actor),
            Bound::text(self.record.kind.as_str()),
            Bound::id(self.record.id),
            Bound::text(self.title),
            Bound::text(self.action.as_str()),
            Bound::Text(self.before),
            Bound::Text(self.after),
            Bound::id(self.plan.id),
            Bound::text(self.plan.visibility.as_str()),
            Bound::Text(state.as_ref().map(|state| state.as_str().to_owned())),
            Bound::some_id(*health_region),
            Bound::some_id(*committee),
        ]
    }
}

fn json(record: &impl Serialize) -> Option<String> {
    serde_json::to_string(record).ok()
}

/// What the log says of the plans of a year: to which plan and place each record belongs.
struct YearLog<'a> {
    year: &'a YearOfPlans,
    /// The name under which the program itself writes.
    program: String,
    users: HashMap<UserId, &'a str>,
    /// The place of each plan.
    plans: Vec<Place>,
    /// The number of each one's plan.
    goals: Vec<usize>,
    outcomes: Vec<usize>,
    indicators: Vec<usize>,
    measurements: Vec<usize>,
    measures: Vec<(usize, Place)>,
    /// The number of each one's measure.
    milestones: Vec<usize>,
    judgements: Vec<usize>,
}

impl<'a> YearLog<'a> {
    fn of(directory: &'a Content, year: &'a YearOfPlans, program: String) -> StoreResult<Self> {
        let content = &year.content;
        let regions = numbers(directory.health_regions.iter().map(|region| region.id));
        let regions_of_plans = content.plans.iter().map(|plan| plan.health_region_id);
        let plans: Vec<Place> = found(regions_of_plans, &regions, RecordKind::HealthRegion)?
            .into_iter()
            .map(|region| directory.health_regions[region].place())
            .collect();

        let known = numbers(content.plans.iter().map(|plan| plan.id));
        let goals = found(content.goals.iter().map(|goal| goal.plan_id), &known, RecordKind::Plan)?;
        let plans_of_measures = content.measures.iter().map(|measure| measure.plan_id);
        let measures = found(plans_of_measures, &known, RecordKind::Plan)?.into_iter().zip(&content.measures);
        let measures = measures.map(|(plan, measure)| {
            let region = &plans[plan];
            let health_region = content.plans[plan].health_region_id;
            (plan, measure_place(region.state.clone(), health_region, measure.committee_id))
        });
        let measures = measures.collect();

        let known = numbers(content.goals.iter().map(|goal| goal.id));
        let outcomes = found(content.outcomes.iter().map(|one| one.goal_id), &known, RecordKind::Goal)?;
        let outcomes: Vec<usize> = outcomes.into_iter().map(|goal| goals[goal]).collect();
        let known = numbers(content.outcomes.iter().map(|outcome| outcome.id));
        let of_outcomes = content.indicators.iter().map(|one| one.outcome_id);
        let indicators = found(of_outcomes, &known, RecordKind::Outcome)?;
        let indicators: Vec<usize> = indicators.into_iter().map(|outcome| outcomes[outcome]).collect();
        let known = numbers(content.indicators.iter().map(|indicator| indicator.id));
        let of_values = content.measurements.iter().map(|one| one.indicator_id);
        let measurements = found(of_values, &known, RecordKind::Indicator)?;
        let measurements = measurements.into_iter().map(|indicator| indicators[indicator]).collect();

        let known = numbers(content.measures.iter().map(|measure| measure.id));
        let of = |ids: Vec<MeasureId>| found(ids.into_iter(), &known, RecordKind::Measure);
        let milestones = of(content.milestones.iter().map(|one| one.measure_id).collect())?;
        let judgements = of(year.judgements.iter().map(|one| one.measure_id).collect())?;

        let users = directory.users.iter().map(|one| (one.user.id, one.user.name.as_str()));
        let users: HashMap<UserId, &str> = users.collect();
        if year.steps.iter().any(|step| !users.contains_key(&step.user)) {
            return Err(StoreError::NotFound(RecordKind::User));
        }
        Ok(Self {
            year,
            program,
            users,
            plans,
            goals,
            outcomes,
            indicators,
            measurements,
            measures,
            milestones,
            judgements,
        })
    }

    /// A plan with its place.
    fn plan(&self, number: usize) -> (&Plan, &Place) {
        (&self.year.content.plans[number], &self.plans[number])
    }

    /// The plan of a measure with the place of the measure.
    fn measure(&self, number: usize) -> (&Plan, &Place) {
        let (plan, place) = &self.measures[number];
        (&self.year.content.plans[*plan], place)
    }

    /// What was there when the year began.
    fn creations(&self) -> impl Iterator<Item = Vec<Bound>> {
        let content = &self.year.content;
        let plans = content.plans.iter().enumerate().map(move |(number, plan)| {
            let record = RecordRef::new(RecordKind::Plan, plan.id);
            self.creation(record, &plan.title, json(plan), self.plan(number))
        });
        let goals = content.goals.iter().zip(&self.goals).map(move |(goal, plan)| {
            let record = RecordRef::new(RecordKind::Goal, goal.id);
            self.creation(record, &goal.title, json(goal), self.plan(*plan))
        });
        let outcomes = content.outcomes.iter().zip(&self.outcomes).map(move |(outcome, plan)| {
            let record = RecordRef::new(RecordKind::Outcome, outcome.id);
            self.creation(record, &outcome.title, json(outcome), self.plan(*plan))
        });
        let indicators = content.indicators.iter().zip(&self.indicators).map(move |(indicator, plan)| {
            let record = RecordRef::new(RecordKind::Indicator, indicator.id);
            self.creation(record, &indicator.name, json(indicator), self.plan(*plan))
        });
        let measures = content.measures.iter().enumerate().map(move |(number, measure)| {
            let record = RecordRef::new(RecordKind::Measure, measure.id);
            self.creation(record, &measure.title, json(&measure_after(measure, 0)), self.measure(number))
        });
        let milestones = content.milestones.iter().zip(&self.milestones).map(move |(milestone, measure)| {
            let record = RecordRef::new(RecordKind::Milestone, milestone.id);
            self.creation(record, &milestone.title, json(&not_done(milestone)), self.measure(*measure))
        });
        plans.chain(goals).chain(outcomes).chain(indicators).chain(measures).chain(milestones)
    }

    fn creation(
        &self,
        record: RecordRef,
        title: &str,
        after: Option<String>,
        (plan, place): (&Plan, &Place),
    ) -> Vec<Bound> {
        let (at, actor, action) = (self.year.began_at, self.program.as_str(), ChangeAction::Created);
        Entry { at, user: None, actor, record, title, action, before: None, after, plan, place }.row()
    }

    /// What somebody did.
    fn step(&self, step: &Step) -> Vec<Bound> {
        let content = &self.year.content;
        let (record, title, action, before, after, (plan, place)) = match step.deed {
            Deed::Status { measure: number, number: taken } => {
                let measure = &content.measures[number];
                let record = RecordRef::new(RecordKind::Measure, measure.id);
                let before = json(&measure_after(measure, taken));
                let after = json(&measure_after(measure, taken + 1));
                let (title, action) = (&measure.title, ChangeAction::Moved);
                (record, title, action, before, after, self.measure(number))
            }
            Deed::Milestone(number) => {
                let milestone = &content.milestones[number];
                let record = RecordRef::new(RecordKind::Milestone, milestone.id);
                let (before, after) = (json(&not_done(milestone)), json(milestone));
                let (title, action) = (&milestone.title, ChangeAction::Changed);
                (record, title, action, before, after, self.measure(self.milestones[number]))
            }
            Deed::Measurement(number) => {
                let measurement = &content.measurements[number];
                let record = RecordRef::new(RecordKind::Measurement, measurement.id);
                let (title, action) = (&measurement.note, ChangeAction::Created);
                (record, title, action, None, json(measurement), self.plan(self.measurements[number]))
            }
            Deed::Judgement(number) => {
                let judgement = &self.year.judgements[number];
                let record = RecordRef::new(RecordKind::Judgement, judgement.id);
                let (title, action) = (&judgement.sentence, ChangeAction::Created);
                (record, title, action, None, json(judgement), self.measure(self.judgements[number]))
            }
        };
        let actor = self.users.get(&step.user).copied().unwrap_or_default();
        let user = Some(step.user);
        Entry { at: step.at, user, actor, record, title, action, before, after, plan, place }.row()
    }
}

/// A milestone as it was at first.
fn not_done(milestone: &Milestone) -> Milestone {
    Milestone { done_on: None, ..milestone.clone() }
}

fn numbers<Id: Eq + Hash>(ids: impl Iterator<Item = Id>) -> HashMap<Id, usize> {
    ids.enumerate().map(|(number, id)| (id, number)).collect()
}

/// The numbers of what is referred to.
fn found<Id: Eq + Hash>(
    ids: impl Iterator<Item = Id>,
    known: &HashMap<Id, usize>,
    kind: RecordKind,
) -> StoreResult<Vec<usize>> {
    ids.map(|id| known.get(&id).copied().ok_or(StoreError::NotFound(kind))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_statement_names_as_many_columns_as_it_has_values() {
        let all =
            [PLANS, GOALS, OUTCOMES, INDICATORS, MEASUREMENTS, MEASURES, MILESTONES, JUDGEMENTS, CHANGES];
        for insert in all {
            let values: Vec<_> = (1..=insert.values).map(|number| format!("${number}")).collect();
            assert_eq!(insert.row, format!("({})", values.join(", ")), "{}", insert.head);
            assert_eq!(insert.head.split(',').count(), insert.values, "{}", insert.head);
        }
    }
}
