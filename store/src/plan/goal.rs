//! Goals with their outcomes and indicators: made, changed and removed by whoever may edit the plan.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{FieldOfAction, Topic},
    id::{FieldId, GoalId, IndicatorId, OutcomeId, PlanId, UserId},
    permission::{Action, Actor, ObjectKind, Place},
    plan::{EditError, Goal, GoalWish, Indicator, IndicatorWish, Outcome, Plan, Story, title},
    position,
};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
    search::SearchEntry,
};

impl Session {
    /// The fields of action, each name once; of those of one name the one that is known in the plan's health region.
    pub(super) async fn fields_of(&mut self, plan: &Plan) -> StoreResult<Vec<FieldOfAction>> {
        let known: Vec<(FieldId,)> = rows!(
            self,
            "select field_id from committee_field join committee using (committee_id) where health_region_id = $1
             union select field_id from goal join plan using (plan_id) where health_region_id = $1",
            plan.health_region_id,
        )?;
        let fields = self.list_fields().await?;
        let is_known = |field: &FieldOfAction| known.contains(&(field.id,));
        let mut offered: Vec<FieldOfAction> = Vec::with_capacity(fields.len());
        for field in fields {
            match offered.iter_mut().find(|one| one.name == field.name) {
                None => offered.push(field),
                Some(same) if is_known(&field) && !is_known(same) => *same = field,
                Some(_) => {}
            }
        }
        Ok(offered)
    }

    /// The names of those who wrote the stories of a plan's indicators; visitors are not told.
    pub(super) async fn story_writers(&mut self, plan: PlanId) -> StoreResult<Vec<(UserId, String)>> {
        if self.actor == Actor::Visitor {
            return Ok(Vec::new());
        }
        rows!(
            self,
            "select user_id, name from user_account where user_id in (
                select story_by from indicator join outcome using (outcome_id) join goal using (goal_id)
                where plan_id = $1)
             order by user_id",
            plan,
        )
    }
}

impl Write {
    /// Adds a goal at the end of a plan's.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan or there is no such field of action,
    /// [`StoreError::NotAllowed`] unless the actor may edit the plan, [`StoreError::Refused`] for a field that is no longer
    /// offered and for a topic that is none of it.
    pub async fn create_goal(&mut self, plan: PlanId, wish: &GoalWish) -> StoreResult<Goal> {
        let (plan, place) = self.plan_to_edit(RecordRef::new(RecordKind::Plan, plan)).await?;
        self.check_field(wish, None).await?;
        let last: Option<(Option<f64>,)> =
            row!(self, "select max(position) from goal where plan_id = $1", plan.id)?;
        let GoalWish { title, target_group, field_id, topic_id, need, need_source, equity, priority } =
            wish.clone();
        let goal = Goal {
            id: GoalId::new(),
            plan_id: plan.id,
            field_id,
            topic_id,
            title,
            target_group,
            need,
            need_source,
            equity,
            priority,
            position: after(last),
            version: 1,
        };
        self.insert_goal(&goal, (&plan, &place)).await?;
        Ok(goal)
    }

    /// Changes what a goal is.
    ///
    /// # Errors
    /// As [`create_goal`](Self::create_goal), and [`StoreError::Stale`] if it was changed since `version`.
    pub async fn edit_goal(&mut self, id: GoalId, wish: &GoalWish, version: i64) -> StoreResult<Goal> {
        let record = RecordRef::new(RecordKind::Goal, id);
        let (plan, place) = self.plan_to_edit(record).await?;
        let before: Option<Goal> =
            row!(self, "select * from goal where goal_id = $1 and version = $2", id, version)?;
        let before = before.ok_or(StoreError::Stale(record.kind))?;
        self.check_field(wish, Some(&before)).await?;
        let goal = wish.said_of(&before, version + 1);
        let written = execute!(
            self,
            "update goal set title = $3, target_group = $4, field_id = $5, topic_id = $6, need = $7, need_source = $8,
                equity = $9, priority = $10, version = version + 1
             where goal_id = $1 and version = $2",
            id,
            version,
            &goal.title,
            &goal.target_group,
            goal.field_id,
            goal.topic_id,
            &goal.need,
            &goal.need_source,
            &goal.equity,
            goal.priority.map(|priority| priority.as_str()),
        )?;
        refuse_if_overtaken(written, record.kind)?;
        self.index(SearchEntry {
            record,
            title: &goal.title,
            subtitle: &plan.title,
            words: &goal.search_words(),
            visibility: plan.visibility,
            place: &place,
        })
        .await?;
        self.record_change(record, &goal.title, Some(&before), Some(&goal), (&plan, &place)).await?;
        Ok(goal)
    }

    /// Removes a goal that has neither outcomes nor measures.
    ///
    /// # Errors
    /// As [`edit_goal`](Self::edit_goal), and [`StoreError::Refused`] while something belongs to it.
    pub async fn remove_goal(&mut self, id: GoalId, version: i64) -> StoreResult<()> {
        let record = RecordRef::new(RecordKind::Goal, id);
        let (plan, place) = self.plan_to_edit(record).await?;
        let before: Option<Goal> =
            row!(self, "select * from goal where goal_id = $1 and version = $2", id, version)?;
        let before = before.ok_or(StoreError::Stale(record.kind))?;
        let used: Option<(Uuid,)> = row!(
            self,
            "select measure_id from measure where goal_id = $1
             union all select outcome_id from outcome where goal_id = $1 limit 1",
            id,
        )?;
        refuse_if_used(used)?;
        execute!(self, "delete from search_entry where record_id = $1", id)?;
        let written = execute!(self, "delete from goal where goal_id = $1 and version = $2", id, version)?;
        refuse_if_overtaken(written, record.kind)?;
        self.record_change(record, &before.title, Some(&before), None, (&plan, &place)).await
    }

    /// Adds an outcome at the end of a goal's.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the goal, [`StoreError::NotAllowed`] unless the actor may edit
    /// its plan, [`StoreError::Refused`] for a title that is empty or too long.
    pub async fn create_outcome(&mut self, goal: GoalId, name: &str) -> StoreResult<Outcome> {
        let (plan, place) = self.plan_to_edit(RecordRef::new(RecordKind::Goal, goal)).await?;
        let last: Option<(Option<f64>,)> =
            row!(self, "select max(position) from outcome where goal_id = $1", goal)?;
        let outcome = Outcome {
            id: OutcomeId::new(),
            goal_id: goal,
            title: title(name)?,
            position: after(last),
            version: 1,
        };
        self.insert_outcome(&outcome, (&plan, &place)).await?;
        Ok(outcome)
    }

    /// Changes the title of an outcome.
    ///
    /// # Errors
    /// As [`create_outcome`](Self::create_outcome), and [`StoreError::Stale`] if it was changed since `version`.
    pub async fn edit_outcome(&mut self, id: OutcomeId, name: &str, version: i64) -> StoreResult<Outcome> {
        let record = RecordRef::new(RecordKind::Outcome, id);
        let (plan, place) = self.plan_to_edit(record).await?;
        let before: Option<Outcome> =
            row!(self, "select * from outcome where outcome_id = $1 and version = $2", id, version)?;
        let before = before.ok_or(StoreError::Stale(record.kind))?;
        let outcome = Outcome { title: title(name)?, version: version + 1, ..before.clone() };
        let written = execute!(
            self,
            "update outcome set title = $3, version = version + 1 where outcome_id = $1 and version = $2",
            id,
            version,
            &outcome.title,
        )?;
        refuse_if_overtaken(written, record.kind)?;
        self.record_change(record, &outcome.title, Some(&before), Some(&outcome), (&plan, &place)).await?;
        Ok(outcome)
    }

    /// Removes an outcome that has no indicators and for which no measure works.
    ///
    /// # Errors
    /// As [`edit_outcome`](Self::edit_outcome), and [`StoreError::Refused`] while something belongs to it.
    pub async fn remove_outcome(&mut self, id: OutcomeId, version: i64) -> StoreResult<()> {
        let record = RecordRef::new(RecordKind::Outcome, id);
        let (plan, place) = self.plan_to_edit(record).await?;
        let before: Option<Outcome> =
            row!(self, "select * from outcome where outcome_id = $1 and version = $2", id, version)?;
        let before = before.ok_or(StoreError::Stale(record.kind))?;
        let used: Option<(Uuid,)> = row!(
            self,
            "select measure_id from measure where outcome_id = $1
             union all select indicator_id from indicator where outcome_id = $1 limit 1",
            id,
        )?;
        refuse_if_used(used)?;
        let written =
            execute!(self, "delete from outcome where outcome_id = $1 and version = $2", id, version)?;
        refuse_if_overtaken(written, record.kind)?;
        self.record_change(record, &before.title, Some(&before), None, (&plan, &place)).await
    }

    /// Adds an indicator to an outcome.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the outcome, [`StoreError::NotAllowed`] unless the actor may
    /// edit its plan.
    pub async fn create_indicator(
        &mut self,
        outcome: OutcomeId,
        wish: &IndicatorWish,
    ) -> StoreResult<Indicator> {
        let (plan, place) = self.plan_to_edit(RecordRef::new(RecordKind::Outcome, outcome)).await?;
        let story = Story::rewritten(None, &wish.story, self.actor.user_id(), self.now);
        let indicator = Indicator { story, ..wished(IndicatorId::new(), outcome, wish, 1) };
        self.insert_indicator(&indicator, (&plan, &place)).await?;
        Ok(indicator)
    }

    /// Changes what an indicator measures, what is to be reached and the story behind the values; the values stay.
    ///
    /// # Errors
    /// As [`create_indicator`](Self::create_indicator), and [`StoreError::Stale`] if it was changed since `version`.
    pub async fn edit_indicator(
        &mut self,
        id: IndicatorId,
        wish: &IndicatorWish,
        version: i64,
    ) -> StoreResult<Indicator> {
        let record = RecordRef::new(RecordKind::Indicator, id);
        let (plan, place) = self.plan_to_edit(record).await?;
        let before: Option<Indicator> =
            row!(self, "select * from indicator where indicator_id = $1 and version = $2", id, version)?;
        let before = before.ok_or(StoreError::Stale(record.kind))?;
        let story = Story::rewritten(before.story.as_ref(), &wish.story, self.actor.user_id(), self.now);
        let after = Indicator { story, ..wished(id, before.outcome_id, wish, version) };
        self.write_indicator(&before, after, (&plan, &place)).await
    }

    /// Writes all that is said of an indicator, in the place of what was said `before`.
    pub(super) async fn write_indicator(
        &mut self,
        before: &Indicator,
        after: Indicator,
        plan: (&Plan, &Place),
    ) -> StoreResult<Indicator> {
        let record = RecordRef::new(RecordKind::Indicator, before.id);
        let after = Indicator { version: before.version + 1, ..after };
        let written = execute!(
            self,
            "update indicator set name = $3, unit = $4, direction = $5, baseline = $6, target = $7, target_on = $8,
                story = $9, story_by = $10, story_at = $11, definition = $12, source = $13, baseline_on = $14,
                version = version + 1
             where indicator_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            &after.unit,
            after.direction.as_str(),
            after.baseline,
            after.target,
            after.target_on,
            after.story.as_ref().map(|story| story.text.clone()),
            after.story.as_ref().and_then(|story| story.written_by),
            after.story.as_ref().map(|story| story.written_at),
            &after.definition,
            &after.source,
            after.baseline_on,
        )?;
        refuse_if_overtaken(written, record.kind)?;
        self.record_change(record, &after.name, Some(before), Some(&after), plan).await?;
        Ok(after)
    }

    /// Removes an indicator of which no value is known.
    ///
    /// # Errors
    /// As [`edit_indicator`](Self::edit_indicator), and [`StoreError::Refused`] while there are values.
    pub async fn remove_indicator(&mut self, id: IndicatorId, version: i64) -> StoreResult<()> {
        let record = RecordRef::new(RecordKind::Indicator, id);
        let (plan, place) = self.plan_to_edit(record).await?;
        let before: Option<Indicator> =
            row!(self, "select * from indicator where indicator_id = $1 and version = $2", id, version)?;
        let before = before.ok_or(StoreError::Stale(record.kind))?;
        let used: Option<(Uuid,)> =
            row!(self, "select measurement_id from measurement where indicator_id = $1 limit 1", id)?;
        refuse_if_used(used)?;
        let written =
            execute!(self, "delete from indicator where indicator_id = $1 and version = $2", id, version)?;
        refuse_if_overtaken(written, record.kind)?;
        self.record_change(record, &before.name, Some(&before), None, (&plan, &place)).await
    }

    /// The plan to which a part belongs, if the actor may edit it.
    pub(super) async fn plan_to_edit(&mut self, part: RecordRef) -> StoreResult<(Plan, Place)> {
        let id = self.get_plan_of(part).await.map_err(|error| match error {
            StoreError::NotFound(_) => StoreError::NotFound(part.kind),
            error => error,
        })?;
        let (plan, region) = self.get_plan(id).await?;
        let place = region.place();
        self.require(Action::Edit, ObjectKind::Plan, plan.visibility, &place)?;
        Ok((plan, place))
    }

    /// Refuses a field that is not there, a topic of another field, and what is no longer offered, unless the goal names it
    /// already.
    async fn check_field(&mut self, wish: &GoalWish, before: Option<&Goal>) -> StoreResult<()> {
        let today = self.today();
        let field: Option<FieldOfAction> =
            row!(self, "select * from field_of_action where field_id = $1", wish.field_id)?;
        let field = field.ok_or(StoreError::NotFound(RecordKind::FieldOfAction))?;
        let is_kept = before.is_some_and(|before| before.field_id == field.id);
        if !is_kept && !field.is_offered(today) {
            return Err(EditError::NotOffered.into());
        }
        let Some(id) = wish.topic_id else { return Ok(()) };
        let topic: Option<Topic> = row!(self, "select * from topic where topic_id = $1", id)?;
        let topic = topic.filter(|topic| topic.field_id == field.id);
        let is_kept = before.is_some_and(|before| before.topic_id == Some(id));
        if topic.is_some_and(|topic| is_kept || topic.is_offered(today)) {
            Ok(())
        } else {
            Err(EditError::NotOffered.into())
        }
    }

    async fn record_change<T: Serialize + Sync>(
        &mut self,
        record: RecordRef,
        title: &str,
        before: Option<&T>,
        after: Option<&T>,
        (plan, place): (&Plan, &Place),
    ) -> StoreResult<()> {
        let action = if after.is_some() { ChangeAction::Changed } else { ChangeAction::Removed };
        let (plan, visibility) = (Some(plan.id), plan.visibility);
        self.record(Change { record, title, action, before, after, plan, visibility, place }).await
    }
}

fn after(last: Option<(Option<f64>,)>) -> f64 {
    position::between(last.and_then(|(last,)| last), None).unwrap_or(position::GAP)
}

fn refuse_if_used(used: Option<(Uuid,)>) -> StoreResult<()> {
    if used.is_some() { Err(EditError::InUse.into()) } else { Ok(()) }
}

/// Somebody else may have written between reading and writing.
fn refuse_if_overtaken(written: u64, kind: RecordKind) -> StoreResult<()> {
    if written == 1 { Ok(()) } else { Err(StoreError::Stale(kind)) }
}

/// The indicator that a wish makes, still without its story.
fn wished(id: IndicatorId, outcome_id: OutcomeId, wish: &IndicatorWish, version: i64) -> Indicator {
    let IndicatorWish {
        name,
        unit,
        direction,
        definition,
        source,
        baseline,
        baseline_on,
        target,
        target_on,
        ..
    } = wish.clone();
    Indicator {
        id,
        outcome_id,
        name,
        unit,
        direction,
        definition,
        source,
        baseline,
        baseline_on,
        target,
        target_on,
        story: None,
        version,
    }
}
