//! Plans with goals, outcomes, indicators and measures; the board and its moves.

use std::collections::HashMap;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{FieldOfAction, HealthRegion},
    id::{MeasureId, PlanId},
    permission::{Action, Object, ObjectKind, Place, may},
    plan::{
        Board, BoardGoal, Card, Goal, Indicator, IndicatorSeries, Measure, Measurement, Milestone, Move,
        Outcome, Plan, PlanSummary, measure_place,
    },
    position,
    search::fold,
};

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
    search::{Names, SearchEntry},
};

impl Session {
    /// Plans the actor may see, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_plans(&mut self) -> StoreResult<Vec<PlanSummary>> {
        let plans: Vec<Plan> = rows!(self, "select * from plan order by period_from desc, title")?;
        let regions: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
        let regions: HashMap<_, _> = regions.into_iter().map(|region| (region.id, region)).collect();
        let counts: Vec<(PlanId, i64, i64)> = rows!(
            self,
            "select plan_id, count(*), count(case when status in ('done', 'permanent', 'stopped') then 1 end)
             from measure group by plan_id",
        )?;
        let counts: HashMap<_, _> =
            counts.into_iter().map(|(plan, all, finished)| (plan, (all, finished))).collect();
        let mut summaries: Vec<_> = plans
            .into_iter()
            .filter_map(|plan| {
                let region = regions.get(&plan.health_region_id)?;
                let (measures, finished) = counts.get(&plan.id).copied().unwrap_or_default();
                self.sees(plan.visibility, &region.place()).then(|| PlanSummary {
                    health_region: region.name.clone(),
                    plan,
                    measures,
                    finished,
                })
            })
            .collect();
        // The reader's own regions first, then by name of the region, the newest plan of each on top.
        summaries.sort_by_cached_key(|summary| {
            let own = self.reach.region.health_regions.contains(&summary.plan.health_region_id);
            (!own, fold(&summary.health_region), std::cmp::Reverse(summary.plan.period_from))
        });
        Ok(summaries)
    }

    /// A plan with the place of its health region.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it.
    pub async fn get_plan(&mut self, id: PlanId) -> StoreResult<(Plan, HealthRegion)> {
        let missing = StoreError::NotFound(RecordKind::Plan);
        let plan: Option<Plan> = row!(self, "select * from plan where plan_id = $1", id)?;
        let Some(plan) = plan else { return Err(missing) };
        let region: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", plan.health_region_id)?;
        match region {
            Some(region) if self.sees(plan.visibility, &region.place()) => Ok((plan, region)),
            _ => Err(missing),
        }
    }

    /// The plan to which a plan's part belongs.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such part or the actor may not see its plan.
    pub async fn get_plan_of(&mut self, part: RecordRef) -> StoreResult<PlanId> {
        let sql = match part.kind {
            RecordKind::Plan => "select plan_id from plan where plan_id = $1",
            RecordKind::Goal => "select plan_id from goal where goal_id = $1",
            RecordKind::Measure => "select plan_id from measure where measure_id = $1",
            _ => return Err(StoreError::NotFound(part.kind)),
        };
        let found: Option<(PlanId,)> = row!(self, sql, part.id)?;
        let (id,) = found.ok_or(StoreError::NotFound(part.kind))?;
        self.get_plan(id).await.map(|(plan, _)| plan.id)
    }

    /// A plan's board.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan or the actor may not see it.
    pub async fn get_board(&mut self, id: PlanId) -> StoreResult<Board> {
        let (plan, region) = self.get_plan(id).await?;
        let goals: Vec<Goal> =
            rows!(self, "select * from goal where plan_id = $1 order by position, goal_id", id)?;
        let outcomes: Vec<Outcome> = rows!(
            self,
            "select outcome.* from outcome join goal using (goal_id) where plan_id = $1 order by outcome.position",
            id,
        )?;
        let indicators: Vec<Indicator> = rows!(
            self,
            "select indicator.* from indicator join outcome using (outcome_id) join goal using (goal_id)
             where plan_id = $1 order by outcome.position, indicator.name",
            id,
        )?;
        let measurements: Vec<Measurement> = rows!(
            self,
            "select measurement.* from measurement join indicator using (indicator_id)
                join outcome using (outcome_id) join goal using (goal_id)
             where plan_id = $1 order by measured_on, measurement_id",
            id,
        )?;
        let fields: Vec<FieldOfAction> = rows!(self, "select * from field_of_action")?;
        let measures: Vec<Measure> =
            rows!(self, "select * from measure where plan_id = $1 order by position, measure_id", id)?;
        let cards = self.cards(&plan, &region.place(), measures).await?;
        let named = self.names_of([region.id.0].into_iter().chain(plan.adopted_by.map(|id| id.0))).await?;
        let change = self.newest_change().await?;

        let mut series: HashMap<_, Vec<Measurement>> = HashMap::new();
        for measurement in measurements {
            series.entry(measurement.indicator_id).or_default().push(measurement);
        }
        let goals = goals
            .into_iter()
            .map(|goal| {
                let outcomes: Vec<_> =
                    outcomes.iter().filter(|outcome| outcome.goal_id == goal.id).cloned().collect();
                let indicators = indicators
                    .iter()
                    .filter(|indicator| outcomes.iter().any(|outcome| outcome.id == indicator.outcome_id))
                    .map(|indicator| IndicatorSeries {
                        indicator: indicator.clone(),
                        measurements: series.remove(&indicator.id).unwrap_or_default(),
                    })
                    .collect();
                let field = fields.iter().find(|field| field.id == goal.field_id);
                BoardGoal {
                    field: field.map(|field| field.name.clone()).unwrap_or_default(),
                    goal,
                    outcomes,
                    indicators,
                }
            })
            .collect();
        let health_region = named.get(region.id).unwrap_or(domain::directory::NamedRecord {
            record: RecordRef::new(RecordKind::HealthRegion, region.id),
            name: region.name.clone(),
        });
        let adopted_by = plan.adopted_by.and_then(|committee| named.get(committee));
        Ok(Board { plan, health_region, adopted_by, goals, cards, change })
    }

    /// A measure as the actor sees it on the board.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see its plan.
    pub async fn get_card(&mut self, id: MeasureId) -> StoreResult<Card> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let measure: Option<Measure> = row!(self, "select * from measure where measure_id = $1", id)?;
        let Some(measure) = measure else { return Err(missing) };
        let Ok((plan, region)) = self.get_plan(measure.plan_id).await else { return Err(missing) };
        self.cards(&plan, &region.place(), vec![measure]).await?.pop().ok_or(missing)
    }

    async fn cards(&mut self, plan: &Plan, region: &Place, measures: Vec<Measure>) -> StoreResult<Vec<Card>> {
        let milestones: Vec<(MeasureId, i64, i64)> = rows!(
            self,
            "select measure_id, count(*), count(done_on) from milestone join measure using (measure_id)
             where plan_id = $1 group by measure_id",
            plan.id,
        )?;
        let milestones: HashMap<_, _> =
            milestones.into_iter().map(|(id, all, done)| (id, (all, done))).collect();
        let named = measures
            .iter()
            .flat_map(|measure| [measure.committee_id.map(|id| id.0), measure.responsible_id.map(|id| id.0)])
            .flatten();
        let names: Names = self.names_of(named.collect::<Vec<_>>()).await?;
        Ok(measures
            .into_iter()
            .map(|measure| {
                let (all, done) = milestones.get(&measure.id).copied().unwrap_or_default();
                let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
                let object = Object { kind: ObjectKind::Measure, visibility: plan.visibility, place };
                Card {
                    id: measure.id,
                    goal_id: measure.goal_id,
                    outcome_id: measure.outcome_id,
                    title: measure.title,
                    status: measure.status,
                    position: measure.position,
                    committee: measure.committee_id.and_then(|id| names.get(id)),
                    responsible: measure.responsible_id.and_then(|id| names.get(id)),
                    due_on: measure.due_on,
                    reason: measure.reason,
                    milestones_done: done,
                    milestones: all,
                    version: measure.version,
                    may_move: may(&self.actor, Action::Move, &object),
                }
            })
            .collect())
    }
}

impl Write {
    /// Moves a measure to a place in a column of its board.
    ///
    /// If the card it was put under has left the column, it goes to the end.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] if the actor may not
    /// move it, [`StoreError::Stale`] if it was changed since the actor saw it; then nothing is moved.
    pub async fn move_measure(&mut self, wish: Move) -> StoreResult<Card> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let measure: Option<Measure> =
            row!(self, "select * from measure where measure_id = $1", wish.measure_id)?;
        let Some(before) = measure else { return Err(missing) };
        let Ok((plan, region)) = self.get_plan(before.plan_id).await else { return Err(missing) };
        let place = measure_place(Some(region.state.clone()), plan.health_region_id, before.committee_id);
        self.require(Action::Move, ObjectKind::Measure, plan.visibility, &place)?;
        if before.version != wish.version {
            return Err(StoreError::Stale(RecordKind::Measure));
        }

        let position = self.make_room(&before, wish, &plan, &region.place()).await?;
        let after = Measure {
            status: wish.column.status_on_entry(before.status),
            position,
            version: before.version + 1,
            ..before.clone()
        };
        let written = execute!(
            self,
            "update measure set status = $3, position = $4, version = version + 1
             where measure_id = $1 and version = $2",
            before.id,
            before.version,
            after.status.as_str(),
            after.position,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        self.record(Change {
            record: RecordRef::new(RecordKind::Measure, after.id),
            title: &after.title,
            action: ChangeAction::Moved,
            before: Some(&before),
            after: Some(&after),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place: &place,
        })
        .await?;
        self.cards(&plan, &region.place(), vec![after]).await?.pop().ok_or(missing)
    }

    /// The position for a move; numbers the column afresh where two neighbours have no room between them.
    async fn make_room(
        &mut self,
        measure: &Measure,
        wish: Move,
        plan: &Plan,
        region: &Place,
    ) -> StoreResult<f64> {
        let statuses = wish.column.statuses();
        let status = |index: usize| statuses.get(index).unwrap_or(&statuses[0]).as_str();
        let column: Vec<Measure> = rows!(
            self,
            "select * from measure
             where plan_id = $1 and measure_id <> $2 and status in ($3, $4, $5) order by position, measure_id",
            measure.plan_id,
            measure.id,
            status(0),
            status(1),
            status(2),
        )?;
        let index = match wish.after {
            None => 0,
            Some(after) => {
                column.iter().position(|card| card.id == after).map_or(column.len(), |above| above + 1)
            }
        };
        let above = index.checked_sub(1).map(|above| column[above].position);
        let below = column.get(index).map(|card| card.position);
        if let Some(position) = position::between(above, below) {
            return Ok(position);
        }
        // The content of the others stays as it is, and with it their version; the log tells boards where they lie.
        for (place, before) in column.iter().enumerate() {
            let place = if place < index { place } else { place + 1 };
            let after = Measure { position: position::numbered(place), ..before.clone() };
            execute!(
                self,
                "update measure set position = $2 where measure_id = $1",
                after.id,
                after.position
            )?;
            self.record(Change {
                record: RecordRef::new(RecordKind::Measure, after.id),
                title: &after.title,
                action: ChangeAction::Moved,
                before: Some(before),
                after: Some(&after),
                plan: Some(plan.id),
                visibility: plan.visibility,
                place: &measure_place(region.state.clone(), plan.health_region_id, after.committee_id),
            })
            .await?;
        }
        Ok(position::numbered(index))
    }

    pub(crate) async fn insert_plan(&mut self, plan: &Plan, place: &Place) -> StoreResult<()> {
        execute!(
            self,
            "insert into plan (plan_id, health_region_id, title, period_from, period_to, state, adopted_by, adopted_on,
                visibility, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            plan.id,
            plan.health_region_id,
            &plan.title,
            plan.period_from,
            plan.period_to,
            plan.state.as_str(),
            plan.adopted_by,
            plan.adopted_on,
            plan.visibility.as_str(),
            plan.version,
        )?;
        self.insert_part(RecordKind::Plan, plan.id, &plan.title, "", plan, (plan, place)).await
    }

    pub(crate) async fn insert_goal(&mut self, goal: &Goal, plan: (&Plan, &Place)) -> StoreResult<()> {
        execute!(
            self,
            "insert into goal (goal_id, plan_id, field_id, title, target_group, position, version)
             values ($1, $2, $3, $4, $5, $6, $7)",
            goal.id,
            goal.plan_id,
            goal.field_id,
            &goal.title,
            &goal.target_group,
            goal.position,
            goal.version,
        )?;
        self.insert_part(RecordKind::Goal, goal.id, &goal.title, &goal.target_group, goal, plan).await
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
            "insert into indicator (indicator_id, outcome_id, name, unit, direction, baseline, target, target_on, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            indicator.id,
            indicator.outcome_id,
            &indicator.name,
            &indicator.unit,
            indicator.direction.as_str(),
            indicator.baseline,
            indicator.target,
            indicator.target_on,
            indicator.version,
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
                committee_id, responsible_id, organisation_id, starts_on, due_on, reason, next_step, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
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
            measure.starts_on,
            measure.due_on,
            &measure.reason,
            &measure.next_step,
            measure.version,
        )?;
        self.insert_part(RecordKind::Measure, measure.id, &measure.title, &measure.description, measure, plan)
            .await
    }

    pub(crate) async fn insert_milestone(
        &mut self,
        milestone: &Milestone,
        plan: (&Plan, &Place),
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into milestone (milestone_id, measure_id, title, due_on, done_on, position)
             values ($1, $2, $3, $4, $5, $6)",
            milestone.id,
            milestone.measure_id,
            &milestone.title,
            milestone.due_on,
            milestone.done_on,
            milestone.position,
        )?;
        self.record_part(RecordKind::Milestone, milestone.id, &milestone.title, milestone, plan).await
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
