//! Measures that were removed and can still come back.

use std::collections::{BTreeSet, HashMap};

use domain::{
    calendar::german_time,
    id::{GoalId, MeasureId, PlanId},
    permission::{Action, Object, ObjectKind, Place, may},
    plan::{Measure, Plan, RemovedMeasure, Trash, last_day_in_trash, measure_place},
};
use time::OffsetDateTime;

use super::{life::named_region, measure::read};
use crate::{Session, StoreResult, backend::rows};

impl Session {
    /// The measures that were removed from a plan and can be brought back by the actor.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if the actor may not see the plan,
    /// [`StoreError::NotAllowed`](crate::StoreError::NotAllowed) unless the actor may remove measures of it.
    pub async fn get_trash(&mut self, id: PlanId) -> StoreResult<Trash> {
        let (plan, region) = self.get_plan(id).await?;
        self.require(Action::Remove, ObjectKind::Measure, plan.visibility, &region.place())?;
        let measures = self.removed_measures(&plan, &region.place()).await?;
        Ok(Trash { health_region: named_region(&region), measures, plan })
    }

    /// What is in the trash, the newest first.
    pub(super) async fn removed_measures(
        &mut self,
        plan: &Plan,
        region: &Place,
    ) -> StoreResult<Vec<RemovedMeasure>> {
        let removals: Vec<(OffsetDateTime, String, String)> = rows!(
            self,
            "select changed_at, actor, before_json from change
             where plan_id = $1 and record_kind = 'measure' and action = 'removed' order by change_id desc",
            plan.id,
        )?;
        let present: Vec<(MeasureId,)> =
            rows!(self, "select measure_id from measure where plan_id = $1", plan.id)?;
        let goals: Vec<(GoalId, String)> =
            rows!(self, "select goal_id, title from goal where plan_id = $1", plan.id)?;
        let goals: HashMap<_, _> = goals.into_iter().collect();
        // What is there is not in the trash, and what was removed twice is in it once.
        let mut known: BTreeSet<_> = present.into_iter().map(|(id,)| id).collect();
        let mut removed = Vec::new();
        for (at, removed_by, before) in removals {
            let removed_on = german_time(at).date();
            let last_day = last_day_in_trash(removed_on);
            if last_day < self.today() {
                break;
            }
            let measure: Measure = read(&before)?;
            let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
            let object = Object { kind: ObjectKind::Measure, visibility: plan.visibility, place };
            if known.insert(measure.id) && may(&self.actor, Action::Remove, &object) {
                removed.push(RemovedMeasure {
                    id: measure.id,
                    title: measure.title,
                    status: measure.status,
                    goal: goals.get(&measure.goal_id).cloned(),
                    removed_on,
                    removed_by,
                    last_day,
                });
            }
        }
        Ok(removed)
    }
}
