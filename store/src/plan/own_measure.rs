//! The measures of somebody, over all plans.

use std::collections::{HashMap, hash_map::Entry};

use domain::{
    change::RecordKind,
    id::{CommitteeId, MeasureId, PlanId},
    permission::{Actor, Place},
    plan::{Measure, OwnMeasure, Plan, measure_object, measure_place},
};

use crate::{Session, StoreError, StoreResult, backend::rows};

/// A plan that the actor may see, with the name and the place of its health region.
pub(crate) type SeenPlan = (Plan, String, Place);

/// The same, if the actor may see it.
type Seen = Option<SeenPlan>;

impl Session {
    /// The open measures for which the actor answers or a committee in which they hold a role or a seat, the most urgent
    /// first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_own_measures(&mut self) -> StoreResult<Vec<OwnMeasure>> {
        let mut own = Vec::new();
        for (measure, seen) in self.own_open_measures().await? {
            own.push(self.own_measure(measure, &seen).await?);
        }
        Ok(own)
    }

    /// The same measures, each with no more than its plan.
    pub(crate) async fn own_open_measures(&mut self) -> StoreResult<Vec<(Measure, SeenPlan)>> {
        let (person, committees) = self.own_ties().await?;
        let mut measures: Vec<Measure> = match person {
            Some(person) => rows!(
                self,
                "select measure.* from measure join plan using (plan_id)
                 where responsible_id = $1 and status not in ('done', 'permanent', 'stopped') and plan.state <> 'continued'",
                person,
            )?,
            None => Vec::new(),
        };
        for committee in &committees {
            let of_committee: Vec<Measure> = rows!(
                self,
                "select measure.* from measure join plan using (plan_id)
                 where committee_id = $1 and status not in ('done', 'permanent', 'stopped') and plan.state <> 'continued'",
                *committee,
            )?;
            measures.extend(of_committee);
        }
        measures.sort_by_key(|measure| (measure.due_on.is_none(), measure.due_on, measure.id));
        measures.dedup_by_key(|measure| measure.id);
        let mut plans: HashMap<PlanId, Seen> = HashMap::new();
        let mut own = Vec::new();
        for measure in measures {
            let seen = match plans.entry(measure.plan_id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.seen_plan(measure.plan_id).await?),
            };
            if let Some(seen) = seen.as_ref() {
                own.push((measure, seen.clone()));
            }
        }
        Ok(own)
    }

    /// A measure as whoever reports of it sees it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see its plan.
    pub async fn get_own_measure(&mut self, id: MeasureId) -> StoreResult<OwnMeasure> {
        let placed = self.placed(id).await?;
        let missing = StoreError::NotFound(RecordKind::Measure);
        let seen = self.seen_plan(placed.plan.id).await?.ok_or(missing)?;
        self.own_measure(placed.measure, &seen).await
    }

    async fn seen_plan(&mut self, id: PlanId) -> StoreResult<Seen> {
        match self.get_plan(id).await {
            Ok((plan, region)) => Ok(Some((plan, region.name.clone(), region.place()))),
            Err(StoreError::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn own_measure(
        &mut self,
        measure: Measure,
        (plan, health_region, region): &SeenPlan,
    ) -> StoreResult<OwnMeasure> {
        let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
        let rights = self.rights(&measure_object(plan.visibility, &place, measure.responsible_id));
        let committee = match measure.committee_id {
            Some(CommitteeId(id)) => self.names_of([id]).await?.get(CommitteeId(id)),
            None => None,
        };
        let indicators = if rights.report { self.indicators_of(&measure).await? } else { Vec::new() };
        let Actor::User { person, .. } = &self.actor else { return Err(StoreError::NotAllowed) };
        Ok(OwnMeasure {
            is_responsible: person.is_some() && measure.responsible_id == *person,
            measure,
            plan: plan.title.clone(),
            health_region: health_region.clone(),
            committee,
            indicators,
            rights,
        })
    }
}
