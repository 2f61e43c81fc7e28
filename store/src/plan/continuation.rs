//! A plan goes on in the next one.

use std::collections::HashMap;

use domain::{
    id::{MeasureId, PlanId},
    permission::{Action, ObjectKind},
    plan::{
        ChecklistPoint, Continuation, ContinuationOffer, ContinuationWish, Goal, Indicator, IndicatorSeries,
        Measure, MeasurePartner, Measurement, Milestone, OpenMeasure, Outcome, Plan, PlanContent, PlanState,
        PlanWish, RelatedMeasure, measure_place,
    },
};

use crate::{Session, StoreError, StoreResult, Write, backend::rows};

impl Session {
    /// What of a plan can go on into the next one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may edit it.
    pub async fn get_continuation(&mut self, id: PlanId) -> StoreResult<ContinuationOffer> {
        let settings = self.get_plan_settings(id).await?;
        if !settings.rights.edit {
            return Err(StoreError::NotAllowed);
        }
        let plan = &settings.plan;
        let content = self.plan_content(id).await?;
        let open = |measure: &&Measure| !measure.status.is_finished();
        let open_measure = |measure: &Measure| OpenMeasure {
            id: measure.id,
            title: measure.title.clone(),
            status: measure.status,
            open_milestones: content
                .milestones
                .iter()
                .filter(|step| step.measure_id == measure.id && step.done_on.is_none())
                .count(),
        };
        let goals = content.goals.iter().map(|goal| {
            let measures = content.measures.iter().filter(|measure| measure.goal_id == goal.id);
            (goal.clone(), measures.filter(open).map(open_measure).collect())
        });
        let later: Vec<Plan> = rows!(
            self,
            "select * from plan where health_region_id = $1 and period_from > $2 order by period_from, title",
            plan.health_region_id,
            plan.period_to,
        )?;
        Ok(ContinuationOffer {
            proposal: PlanWish::following(plan),
            goals: goals.collect(),
            finished: content.measures.iter().filter(|measure| !open(measure)).count(),
            later_plans: later.into_iter().map(|plan| plan.title).collect(),
            settings,
        })
    }

    async fn plan_content(&mut self, id: PlanId) -> StoreResult<PlanContent> {
        let goals: Vec<Goal> =
            rows!(self, "select * from goal where plan_id = $1 order by position, goal_id", id)?;
        let outcomes: Vec<Outcome> =
            rows!(self, "select outcome.* from outcome join goal using (goal_id) where plan_id = $1", id)?;
        let indicators: Vec<Indicator> = rows!(
            self,
            "select indicator.* from indicator join outcome using (outcome_id) join goal using (goal_id)
             where plan_id = $1",
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
        let indicators = indicators.into_iter().map(|indicator| IndicatorSeries {
            measurements: series.remove(&indicator.id).unwrap_or_default(),
            indicator,
        });
        let measures: Vec<Measure> =
            rows!(self, "select * from measure where plan_id = $1 order by position, measure_id", id)?;
        let milestones: Vec<Milestone> = rows!(
            self,
            "select milestone.* from milestone join measure using (measure_id) where plan_id = $1
             order by milestone.position, milestone_id",
            id,
        )?;
        let checklist: Vec<ChecklistPoint> = rows!(
            self,
            "select checklist_point.* from checklist_point join measure using (measure_id) where plan_id = $1
             order by checklist_point.position, checklist_point_id",
            id,
        )?;
        let links = self.links_of(id).await?;
        let partners: Vec<MeasurePartner> = rows!(
            self,
            "select measure_partner.* from measure_partner join measure using (measure_id) where plan_id = $1
             order by measure_partner_id",
            id,
        )?;
        let indicators = indicators.collect();
        Ok(PlanContent { goals, outcomes, indicators, measures, milestones, checklist, links, partners })
    }

    /// The measure that one continues, and those that continue it, as far as the actor may see them; by the time of
    /// their plans.
    pub(super) async fn related_measures(
        &mut self,
        measure: &Measure,
    ) -> StoreResult<(Option<RelatedMeasure>, Vec<RelatedMeasure>)> {
        let related: Vec<(MeasureId, String, PlanId)> = rows!(
            self,
            "select measure_id, measure.title, plan_id from measure join plan using (plan_id)
             where measure_id = $1 or continues_id = $2 order by period_from, measure_id",
            measure.continues_id,
            measure.id,
        )?;
        let (mut continues, mut continued_in) = (None, Vec::new());
        for (id, title, plan_id) in related {
            let plan = match self.get_plan(plan_id).await {
                Ok((plan, _)) => plan.title,
                Err(StoreError::NotFound(_)) => continue,
                Err(error) => return Err(error),
            };
            let related = RelatedMeasure { id, title, plan_id, plan };
            if measure.continues_id == Some(id) {
                continues = Some(related);
            } else {
                continued_in.push(related);
            }
        }
        Ok((continues, continued_in))
    }
}

impl Write {
    /// Makes the plan that follows another one, with what goes on from there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan, [`StoreError::NotAllowed`] unless the actor may edit
    /// it and make another one, [`StoreError::Refused`] if it is to be marked as continued and is not adopted.
    pub async fn continue_plan(&mut self, wish: &ContinuationWish) -> StoreResult<Plan> {
        let (before, region) = self.get_plan(wish.plan_id).await?;
        let place = region.place();
        self.require(Action::Edit, ObjectKind::Plan, before.visibility, &place)?;
        if wish.mark_continued {
            self.set_plan_state(before.id, PlanState::Continued, before.version).await?;
        }
        let content = self.plan_content(before.id).await?;
        let plan = self.create_plan_like(before.health_region_id, &wish.plan, Some(&before)).await?;
        let Continuation { goals, outcomes, indicators, measures, milestones, checklist, links, partners } =
            content.continued_in(plan.id, &wish.measures, || MeasureId::new().0);
        for goal in &goals {
            self.insert_goal(goal, (&plan, &place)).await?;
        }
        for outcome in &outcomes {
            self.insert_outcome(outcome, (&plan, &place)).await?;
        }
        for indicator in &indicators {
            self.insert_indicator(indicator, (&plan, &place)).await?;
        }
        for measure in &measures {
            let region = &place;
            let place = measure_place(place.state.clone(), plan.health_region_id, measure.committee_id);
            self.insert_measure(measure, (&plan, &place)).await?;
            for partner in partners.iter().filter(|partner| partner.measure_id == measure.id) {
                self.insert_partner(partner, (&plan, &place), region).await?;
            }
            for milestone in milestones.iter().filter(|step| step.measure_id == measure.id) {
                self.insert_milestone(milestone, (&plan, &place)).await?;
            }
            for point in checklist.iter().filter(|point| point.measure_id == measure.id) {
                self.insert_checklist_point(point, (&plan, &place)).await?;
            }
        }
        for link in &links {
            self.insert_link(link, (&plan, &place)).await?;
        }
        Ok(plan)
    }
}
