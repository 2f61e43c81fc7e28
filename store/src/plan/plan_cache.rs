//! Plans that were read before: as long as the log has nothing new about a plan, all readers share its records.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    id::{OutcomeId, PlanId},
    plan::{Goal, Indicator, IndicatorSeries, Measure, MeasureLink, Measurement, Outcome},
};

use super::card::Around;
use crate::{
    Session, StoreResult,
    backend::{row, rows},
};

/// The most measures of all plans that are kept: some 30 MB.
const MOST_MEASURES: usize = 20_000;

/// What a board is made of, before anybody's rights are asked.
#[derive(Debug)]
pub(super) struct PlanRecords {
    /// The goals in their order, each with its outcomes and their indicators.
    pub(super) goals: Vec<(Goal, Vec<Outcome>, Vec<IndicatorSeries>)>,
    /// By position.
    pub(super) measures: Vec<Measure>,
    pub(super) around: Around,
    /// The links between the measures.
    pub(super) links: Vec<MeasureLink>,
}

#[derive(Debug)]
struct Kept {
    plan: PlanId,
    /// The newest change of the plan: every write of its records is in the log, in the same transaction.
    change: i64,
    records: Arc<PlanRecords>,
}

/// The plans, the most recently used last.
#[derive(Debug, Default)]
pub(crate) struct PlanCache(Mutex<Vec<Kept>>);

impl PlanCache {
    fn find(&self, plan: PlanId, change: i64) -> Option<Arc<PlanRecords>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().position(|one| one.plan == plan && one.change == change)?;
        kept[found..].rotate_left(1);
        kept.last().map(|one| one.records.clone())
    }

    /// Keeps a plan, unless a newer one is kept already; forgets those that nobody has asked for the longest.
    fn keep(&self, plan: PlanId, change: i64, records: Arc<PlanRecords>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.iter().any(|one| one.plan == plan && one.change > change) {
            return;
        }
        kept.retain(|one| one.plan != plan);
        kept.push(Kept { plan, change, records });
        let mut measures: usize = kept.iter().map(|one| one.records.measures.len()).sum();
        while measures > MOST_MEASURES {
            measures -= kept.remove(0).records.measures.len();
        }
    }
}

impl Session {
    /// The records of a plan that the actor may see.
    pub(super) async fn plan_records(&mut self, id: PlanId) -> StoreResult<Arc<PlanRecords>> {
        let newest: Option<(Option<i64>,)> =
            row!(self, "select max(change_id) from change where plan_id = $1", id)?;
        let newest = newest.and_then(|(newest,)| newest).unwrap_or_default();
        if let Some(known) = self.plans.as_ref().and_then(|plans| plans.find(id, newest)) {
            return Ok(known);
        }
        let records = Arc::new(PlanRecords {
            goals: self.goals_with_outcomes(id).await?,
            measures: rows!(
                self,
                "select * from measure where plan_id = $1 order by position, measure_id",
                id
            )?,
            around: self.around_cards(id).await?,
            links: self.links_of(id).await?,
        });
        if let Some(plans) = &self.plans {
            plans.keep(id, newest, records.clone());
        }
        Ok(records)
    }

    async fn goals_with_outcomes(
        &mut self,
        id: PlanId,
    ) -> StoreResult<Vec<(Goal, Vec<Outcome>, Vec<IndicatorSeries>)>> {
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
        let mut series: HashMap<_, Vec<Measurement>> = HashMap::new();
        for measurement in measurements {
            series.entry(measurement.indicator_id).or_default().push(measurement);
        }
        let mut of_outcome: HashMap<OutcomeId, Vec<IndicatorSeries>> = HashMap::new();
        for indicator in indicators {
            let measurements = series.remove(&indicator.id).unwrap_or_default();
            let known = of_outcome.entry(indicator.outcome_id).or_default();
            known.push(IndicatorSeries { indicator, measurements });
        }
        Ok(goals
            .into_iter()
            .map(|goal| {
                let outcomes: Vec<_> =
                    outcomes.iter().filter(|outcome| outcome.goal_id == goal.id).cloned().collect();
                let indicators =
                    outcomes.iter().flat_map(|outcome| of_outcome.remove(&outcome.id).unwrap_or_default());
                let indicators = indicators.collect();
                (goal, outcomes, indicators)
            })
            .collect())
    }
}
