//! Health regions side by side: all their plans of a day, counted in a number of statements that does not grow with them.

use std::collections::{BTreeMap, HashMap};

use domain::{
    calendar::german_time,
    directory::{HealthRegion, Region},
    id::{GoalId, HealthRegionId, IndicatorId, MeasureId, PlanId},
    permission::{FiguresReach, StateKey},
    plan::{MeasureStatus, Plan, TrafficLight, Verdict},
    reports::{
        Candidate, Compare, ComparedPlan, ComparedRegion, MeasureFacts, PlanCounts, PlanFacts,
        RegionComparison, RegionKinds, RegionMap,
    },
};
use sqlx::{postgres::PgRow, sqlite::SqliteRow};
use time::{Date, Month, OffsetDateTime};

use super::region_map;
use crate::{
    Session, StoreError, StoreResult,
    backend::{on_tx, rows},
    content::outlines::plane_outlines,
    record::{FromRecordRow, parse_text},
};

/// Which health regions are compared, and by which of their plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonWish {
    /// Those of this state, or of all.
    pub state: Option<StateKey>,
    /// By the plans that hold on the last day of this year, or today.
    pub year: Option<i32>,
    /// Those of this kind.
    pub compare: Compare,
}

impl Session {
    /// The health regions that the actor compares, with the figures within reach.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] if the actor compares nothing.
    pub async fn compare_regions(&mut self, wish: &ComparisonWish) -> StoreResult<RegionComparison> {
        let reach = FiguresReach::of(&self.actor);
        if reach.is_nothing() {
            return Err(StoreError::NotAllowed);
        }
        let last_day = |year| Date::from_calendar_date(year, Month::December, 31).ok();
        let day = wish.year.and_then(last_day).unwrap_or_else(|| self.today());
        let regions = self.covering_regions().await?;
        let plans: Vec<Plan> = rows!(
            self,
            "select * from plan where state <> 'draft' and period_from <= $1 and period_to >= $1",
            day,
        )?;
        // What is out of reach is not even counted; what to show of the rest is the rule's to say.
        let within_reach = |plan: &Plan| {
            let region = regions.iter().find(|(region, _)| region.id == plan.health_region_id);
            region.is_some_and(|(region, _)| reach.contains(&region.place(), plan.is_released()))
        };
        let plans: Vec<Plan> = plans.into_iter().filter(within_reach).collect();
        let mut counted = self.counted_plans(plans).await?;
        let candidates = regions
            .into_iter()
            .map(|(region, districts)| {
                let plans = counted.remove(&region.id).unwrap_or_default();
                let plans = plans.into_iter().map(|(plan, counts)| ComparedPlan {
                    id: plan.id,
                    period: (plan.period_from, plan.period_to),
                    released_on: plan.released_on,
                    may_open: self.sees(plan.visibility, &region.place()),
                    counts,
                });
                Candidate { plans: plans.collect(), region: compared(region, &districts) }
            })
            .collect();
        Ok(RegionComparison::of(candidates, &reach, wish.state.clone(), wish.compare))
    }

    /// Where the compared health regions lie, on the land of their state with all its districts, or on that of all states.
    #[must_use]
    pub fn map_regions(&self, comparison: &RegionComparison) -> RegionMap {
        region_map::draw(plane_outlines(), comparison)
    }

    /// The health regions of today that the actor may see and that cover districts, with those. What lies over other health
    /// regions is not compared with them.
    async fn covering_regions(&mut self) -> StoreResult<Vec<(HealthRegion, Vec<Region>)>> {
        let today = self.today();
        let regions: Vec<HealthRegion> = rows!(
            self,
            "select * from health_region
             where (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1)",
            today,
        )?;
        let covered: Vec<(HealthRegionId, String)> = rows!(
            self,
            "select health_region_id, ags from health_region_district
             where (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1)
             order by health_region_id, ags",
            today,
        )?;
        let territories: BTreeMap<String, Region> = self
            .list_regions(today)
            .await?
            .into_iter()
            .map(|territory| (territory.ags.as_str().to_owned(), territory))
            .collect();
        let mut districts: HashMap<HealthRegionId, Vec<Region>> = HashMap::new();
        for (region, ags) in covered {
            districts.entry(region).or_default().extend(territories.get(&ags).cloned());
        }
        let seen = regions.into_iter().filter(|region| {
            !region.kind.lies_over_others() && self.sees(region.visibility, &region.place())
        });
        Ok(seen.filter_map(|region| districts.remove(&region.id).map(|of| (region, of))).collect())
    }

    /// Plans with their figures, by health region.
    async fn counted_plans(
        &mut self,
        plans: Vec<Plan>,
    ) -> StoreResult<HashMap<HealthRegionId, Vec<(Plan, PlanCounts)>>> {
        let today = self.today();
        let ids: Vec<PlanId> = plans.iter().map(|plan| plan.id).collect();
        let mut facts = self.plan_facts(&ids).await?;
        let mut counted: HashMap<HealthRegionId, Vec<(Plan, PlanCounts)>> = HashMap::new();
        for plan in plans {
            let facts = facts.remove(&plan.id).unwrap_or_default();
            let counts = PlanCounts::of(&facts, (plan.period_from, plan.period_to), today);
            counted.entry(plan.health_region_id).or_default().push((plan, counts));
        }
        Ok(counted)
    }

    /// What the figures of plans are counted from: five statements for however many.
    async fn plan_facts(&mut self, plans: &[PlanId]) -> StoreResult<HashMap<PlanId, PlanFacts>> {
        let mut facts: HashMap<PlanId, PlanFacts> = HashMap::new();
        let goals: Vec<(PlanId, GoalId)> =
            self.rows_of_plans("select plan_id, goal_id from goal where plan_id in (", plans, ")").await?;
        for (plan, goal) in goals {
            facts.entry(plan).or_default().goals.push(goal);
        }

        // The newest comes last, and stays.
        let judged: Vec<(MeasureId, String, OffsetDateTime)> = self
            .rows_of_plans(
                "select measure_id, light, judged_at from judgement join measure using (measure_id) where plan_id in (",
                plans,
                ") order by judged_at, judgement_id",
            )
            .await?;
        let mut verdicts: HashMap<MeasureId, Verdict> = HashMap::new();
        for (measure, light, judged_at) in judged {
            let light: TrafficLight = parse_text(&light, "judgement", "light")?;
            verdicts.insert(measure, Verdict { light, on: german_time(judged_at).date() });
        }
        let measures: Vec<(PlanId, MeasureId, GoalId, String, Option<Date>)> = self
            .rows_of_plans(
                "select plan_id, measure_id, goal_id, status, due_on from measure where plan_id in (",
                plans,
                ")",
            )
            .await?;
        for (plan, measure, goal_id, status, due_on) in measures {
            let status: MeasureStatus = parse_text(&status, "measure", "status")?;
            let verdict = verdicts.get(&measure).copied();
            facts.entry(plan).or_default().measures.push(MeasureFacts { goal_id, status, due_on, verdict });
        }

        let values: Vec<(PlanId, IndicatorId, Option<Date>)> = self
            .rows_of_plans(
                "select goal.plan_id, indicator.indicator_id, measurement.measured_on from goal
                    join outcome on outcome.goal_id = goal.goal_id
                    join indicator on indicator.outcome_id = outcome.outcome_id
                    left join measurement on measurement.indicator_id = indicator.indicator_id
                 where goal.plan_id in (",
                plans,
                ")",
            )
            .await?;
        let mut days: BTreeMap<(PlanId, IndicatorId), Vec<Date>> = BTreeMap::new();
        for (plan, indicator, day) in values {
            days.entry((plan, indicator)).or_default().extend(day);
        }
        for ((plan, _), days) in days {
            facts.entry(plan).or_default().indicators.push(days);
        }

        let touched: Vec<(PlanId, OffsetDateTime)> = self
            .rows_of_plans(
                "select plan_id, max(changed_at) from change
                 where record_kind in ('measure', 'milestone', 'checklist_point', 'judgement') and plan_id in (",
                plans,
                ") group by plan_id",
            )
            .await?;
        for (plan, touched_at) in touched {
            facts.entry(plan).or_default().touched_on = Some(german_time(touched_at).date());
        }
        Ok(facts)
    }

    /// The rows of a statement with a list of plans in its middle; none of no plan.
    async fn rows_of_plans<T>(
        &mut self,
        before: &'static str,
        plans: &[PlanId],
        after: &'static str,
    ) -> StoreResult<Vec<T>>
    where
        T: FromRecordRow<SqliteRow> + FromRecordRow<PgRow> + Send + Unpin,
    {
        if plans.is_empty() {
            return Ok(Vec::new());
        }
        on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new(before);
            let mut list = statement.separated(", ");
            for plan in plans {
                list.push_bind(*plan);
            }
            statement.push(after);
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })
        .map_err(StoreError::from)
    }
}

/// A health region as it is compared, still without a plan.
fn compared(region: HealthRegion, districts: &[Region]) -> ComparedRegion {
    ComparedRegion {
        id: region.id,
        state: region.state,
        name: region.name,
        districts: districts.iter().map(|district| district.ags.clone()).collect(),
        population: districts.iter().map(|district| district.population).sum(),
        kinds: RegionKinds::of(districts),
        is_own: false,
        plan: None,
    }
}
