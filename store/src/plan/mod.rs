//! Plans with goals, outcomes, indicators and measures, and the board.

mod comment;
mod continuation;
mod follow;
mod goal;
mod insert;
mod life;
mod measure;
mod milestone;
mod moves;
mod notification;
mod trash;

use std::collections::HashMap;

pub(crate) use notification::StoredNotification;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{FieldOfAction, HealthRegion},
    id::{FieldId, GoalId, MeasureId, PlanId},
    permission::{Action, Object, ObjectKind, Place, may},
    plan::{
        Board, BoardGoal, Card, Goal, Indicator, IndicatorSeries, Measure, Measurement, Milestone, Outcome,
        Plan, PlanSummary, measure_place,
    },
    search::fold,
};

use crate::{
    Session, StoreError, StoreResult,
    backend::{row, rows},
    search::Names,
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
            RecordKind::Outcome => {
                "select plan_id from outcome join goal using (goal_id) where outcome_id = $1"
            }
            RecordKind::Indicator => {
                "select plan_id from indicator join outcome using (outcome_id) join goal using (goal_id)
                 where indicator_id = $1"
            }
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
        let new_measures = self.new_measure_rights(&plan, &region.place()).await?;
        let rights = self.plan_rights(&plan, &region.place());
        let fields = if rights.edit { self.fields_of(&plan).await? } else { Vec::new() };
        Ok(Board { plan, health_region, adopted_by, goals, cards, new_measures, rights, fields, change })
    }

    /// The milestones of a plan's measures, by day.
    ///
    /// # Errors
    /// As [`get_board`](Self::get_board).
    pub async fn list_milestones(&mut self, id: PlanId) -> StoreResult<Vec<Milestone>> {
        self.get_plan(id).await?;
        rows!(
            self,
            "select milestone.* from milestone join measure using (measure_id)
             where plan_id = $1 order by milestone.due_on, milestone.position, milestone_id",
            id,
        )
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
        let fields: Vec<(GoalId, FieldId)> =
            rows!(self, "select goal_id, field_id from goal where plan_id = $1", plan.id)?;
        let fields: HashMap<_, _> = fields.into_iter().collect();
        let (own_person, own_committees) = self.own_ties().await?;
        let named = measures
            .iter()
            .flat_map(|measure| [measure.committee_id.map(|id| id.0), measure.responsible_id.map(|id| id.0)])
            .flatten();
        let names: Names = self.names_of(named.collect::<Vec<_>>()).await?;
        Ok(measures
            .into_iter()
            .filter_map(|measure| {
                let field_id = *fields.get(&measure.goal_id)?;
                let (all, done) = milestones.get(&measure.id).copied().unwrap_or_default();
                let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
                let object = Object { kind: ObjectKind::Measure, visibility: plan.visibility, place };
                let lacks_reason = measure.lacks_reason();
                Some(Card {
                    id: measure.id,
                    goal_id: measure.goal_id,
                    field_id,
                    outcome_id: measure.outcome_id,
                    title: measure.title,
                    status: measure.status,
                    position: measure.position,
                    committee: measure.committee_id.and_then(|id| names.get(id)),
                    responsible: measure.responsible_id.and_then(|id| names.get(id)),
                    starts_on: measure.starts_on,
                    due_on: measure.due_on,
                    reason: measure.reason,
                    lacks_reason,
                    milestones_done: done,
                    milestones: all,
                    version: measure.version,
                    may_move: may(&self.actor, Action::Move, &object),
                    may_edit: may(&self.actor, Action::Edit, &object),
                    is_mine: (own_person.is_some() && measure.responsible_id == own_person)
                        || measure.committee_id.is_some_and(|id| own_committees.contains(&id)),
                })
            })
            .collect())
    }
}
