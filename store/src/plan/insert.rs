//! New plans and their parts.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    permission::Place,
    plan::{ChecklistPoint, Goal, Indicator, Measure, Measurement, Milestone, Outcome, OwnValues, Plan},
};

use crate::{StoreResult, Write, backend::execute, change::Change, search::SearchEntry};

impl Write {
    pub(crate) async fn insert_plan(&mut self, plan: &Plan, place: &Place) -> StoreResult<()> {
        execute!(
            self,
            "insert into plan (plan_id, health_region_id, title, period_from, period_to, state, adopted_by, adopted_on,
                visibility, columns, own_fields, card_face, released_on, released_by, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            plan.id,
            plan.health_region_id,
            &plan.title,
            plan.period_from,
            plan.period_to,
            plan.state.as_str(),
            plan.adopted_by,
            plan.adopted_on,
            plan.visibility.as_str(),
            written(&plan.columns),
            written(&plan.own_fields),
            written(&plan.card_face),
            plan.released_on,
            plan.released_by,
            plan.version,
        )?;
        self.insert_part(RecordKind::Plan, plan.id, &plan.title, "", plan, (plan, place)).await
    }

    pub(crate) async fn insert_goal(&mut self, goal: &Goal, plan: (&Plan, &Place)) -> StoreResult<()> {
        execute!(
            self,
            "insert into goal (goal_id, plan_id, field_id, topic_id, title, target_group, need, need_source, equity,
                priority, position, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            goal.id,
            goal.plan_id,
            goal.field_id,
            goal.topic_id,
            &goal.title,
            &goal.target_group,
            &goal.need,
            &goal.need_source,
            &goal.equity,
            goal.priority.map(|priority| priority.as_str()),
            goal.position,
            goal.version,
        )?;
        self.insert_part(RecordKind::Goal, goal.id, &goal.title, &goal.search_words(), goal, plan).await
    }

    pub(crate) async fn insert_outcome(
        &mut self,
        outcome: &Outcome,
        plan: (&Plan, &Place),
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into outcome (outcome_id, goal_id, title, position, version) values ($1, $2, $3, $4, $5)",
            outcome.id,
            outcome.goal_id,
            &outcome.title,
            outcome.position,
            outcome.version,
        )?;
        self.record_part(RecordKind::Outcome, outcome.id, &outcome.title, outcome, plan).await
    }

    pub(crate) async fn insert_indicator(
        &mut self,
        indicator: &Indicator,
        plan: (&Plan, &Place),
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into indicator (indicator_id, outcome_id, name, unit, direction, baseline, target, target_on, story,
                story_by, story_at, version, definition, source, baseline_on)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            indicator.id,
            indicator.outcome_id,
            &indicator.name,
            &indicator.unit,
            indicator.direction.as_str(),
            indicator.baseline,
            indicator.target,
            indicator.target_on,
            indicator.story.as_ref().map(|story| story.text.clone()),
            indicator.story.as_ref().and_then(|story| story.written_by),
            indicator.story.as_ref().map(|story| story.written_at),
            indicator.version,
            &indicator.definition,
            &indicator.source,
            indicator.baseline_on,
        )?;
        self.record_part(RecordKind::Indicator, indicator.id, &indicator.name, indicator, plan).await
    }

    pub(crate) async fn insert_measurement(
        &mut self,
        measurement: &Measurement,
        plan: (&Plan, &Place),
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into measurement (measurement_id, indicator_id, measured_on, value, note)
             values ($1, $2, $3, $4, $5)",
            measurement.id,
            measurement.indicator_id,
            measurement.measured_on,
            measurement.value,
            &measurement.note,
        )?;
        self.record_part(RecordKind::Measurement, measurement.id, &measurement.note, measurement, plan).await
    }

    pub(crate) async fn insert_measure(
        &mut self,
        measure: &Measure,
        plan: (&Plan, &Place),
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into measure (measure_id, plan_id, goal_id, outcome_id, title, description, status, position,
                committee_id, responsible_id, organisation_id, kind, setting, starts_on, due_on, cost, funding, basis,
                origin, reason, next_step, continues_id, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23)",
            measure.id,
            measure.plan_id,
            measure.goal_id,
            measure.outcome_id,
            &measure.title,
            &measure.description,
            measure.status.as_str(),
            measure.position,
            measure.committee_id,
            measure.responsible_id,
            measure.organisation_id,
            measure.kind.as_str(),
            measure.setting.map(|setting| setting.as_str()),
            measure.starts_on,
            measure.due_on,
            measure.cost,
            &measure.funding,
            &measure.basis,
            &measure.origin,
            &measure.reason,
            &measure.next_step,
            measure.continues_id,
            measure.version,
        )?;
        if measure.own_values != OwnValues::default() {
            self.store_own_values(measure).await?;
        }
        self.insert_part(
            RecordKind::Measure,
            measure.id,
            &measure.title,
            &measure.search_words(),
            measure,
            plan,
        )
        .await
    }

    pub(crate) async fn insert_milestone(
        &mut self,
        milestone: &Milestone,
        plan: (&Plan, &Place),
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into milestone (milestone_id, measure_id, title, due_on, done_on, person_id, position)
             values ($1, $2, $3, $4, $5, $6, $7)",
            milestone.id,
            milestone.measure_id,
            &milestone.title,
            milestone.due_on,
            milestone.done_on,
            milestone.person_id,
            milestone.position,
        )?;
        self.record_part(RecordKind::Milestone, milestone.id, &milestone.title, milestone, plan).await
    }

    pub(crate) async fn insert_checklist_point(
        &mut self,
        point: &ChecklistPoint,
        plan: (&Plan, &Place),
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into checklist_point (checklist_point_id, measure_id, title, is_done, person_id, due_on, position,
                version)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            point.id,
            point.measure_id,
            &point.title,
            point.is_done,
            point.person_id,
            point.due_on,
            point.position,
            point.version,
        )?;
        self.record_part(RecordKind::ChecklistPoint, point.id, &point.title, point, plan).await
    }

    /// Makes a part of a plan findable and logs that it was made.
    async fn insert_part<T: serde::Serialize + Sync>(
        &mut self,
        kind: RecordKind,
        id: impl Into<uuid::Uuid>,
        title: &str,
        words: &str,
        part: &T,
        (plan, place): (&Plan, &Place),
    ) -> StoreResult<()> {
        let record = RecordRef { kind, id: id.into() };
        let subtitle = if kind == RecordKind::Plan { "" } else { &plan.title };
        self.index(SearchEntry { record, title, subtitle, words, visibility: plan.visibility, place })
            .await?;
        self.record_part(kind, record.id, title, part, (plan, place)).await
    }

    async fn record_part<T: serde::Serialize + Sync>(
        &mut self,
        kind: RecordKind,
        id: impl Into<uuid::Uuid>,
        title: &str,
        part: &T,
        (plan, place): (&Plan, &Place),
    ) -> StoreResult<()> {
        self.record(Change {
            record: RecordRef { kind, id: id.into() },
            title,
            action: ChangeAction::Created,
            before: None,
            after: Some(part),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place,
        })
        .await
    }
}

/// A document as it is stored: nothing for the usual one, which may change in a later version.
pub(super) fn written<T: Default + PartialEq + serde::Serialize>(document: &T) -> Option<String> {
    let own = Some(document).filter(|document| **document != T::default())?;
    serde_json::to_string(own).ok()
}
