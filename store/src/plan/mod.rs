//! Plans with goals, outcomes, indicators and measures, and the board.

mod age;
mod attachment;
mod bulk;
mod card;
mod card_signs;
mod checklist;
mod comment;
mod continuation;
mod follow;
mod goal;
mod insert;
mod judgement;
mod life;
mod link;
mod load_year;
mod mail;
mod measure;
mod measure_detail;
mod milestone;
mod moves;
mod notification;
mod own_field;
mod own_measure;
mod partner;
mod plan_cache;
mod plan_view;
mod renaming;
mod report;
mod restoring;
mod trash;
mod undo;
mod undo_parts;
mod visit;

use std::collections::HashMap;

pub use mail::OutgoingMail;
pub(crate) use notification::StoredNotification;
pub(crate) use plan_cache::PlanCache;
pub(crate) use undo::undone;

use domain::{
    change::{RecordKind, RecordRef},
    directory::HealthRegion,
    id::{PlanId, UserId},
    plan::{Board, BoardGoal, IndicatorSeries, Milestone, Plan, PlanSummary},
    search::fold,
};

use crate::{
    Session, StoreError, StoreResult,
    backend::{row, rows},
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
        let records = self.plan_records(id).await?;
        let (fields, all_topics) = (self.list_fields().await?, self.list_topics().await?);
        let cards = self.cards(&plan, &region.place(), &records.measures, &records.around).await?;
        let named = self.names_of([region.id.0].into_iter().chain(plan.adopted_by.map(|id| id.0))).await?;
        let (links, change) = (records.links.clone(), self.newest_change().await?);

        let writers = self.story_writers(id).await?;
        let has_written = |series: &IndicatorSeries, writer: UserId| {
            series.indicator.story.as_ref().is_some_and(|story| story.written_by == Some(writer))
        };
        let goals = records
            .goals
            .iter()
            .map(|(goal, outcomes, indicators)| {
                let field = fields.iter().find(|field| field.id == goal.field_id);
                let of_goal = |(writer, _): &&(UserId, String)| {
                    indicators.iter().any(|series| has_written(series, *writer))
                };
                BoardGoal {
                    writers: writers.iter().filter(of_goal).cloned().collect(),
                    field: field.map(|field| field.name.clone()).unwrap_or_default(),
                    topic: goal.topic_id.and_then(|id| {
                        all_topics.iter().find(|topic| topic.id == id).map(|topic| topic.name.clone())
                    }),
                    goal: goal.clone(),
                    outcomes: outcomes.clone(),
                    indicators: indicators.clone(),
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
        let (fields, topics) =
            if rights.edit { (self.fields_of(&plan).await?, all_topics) } else { (Vec::new(), Vec::new()) };
        Ok(Board {
            plan,
            health_region,
            adopted_by,
            goals,
            cards,
            links,
            new_measures,
            rights,
            fields,
            topics,
            change,
        })
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
}
