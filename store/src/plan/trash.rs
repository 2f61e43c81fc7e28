//! Measures that were removed and can still come back.

use std::collections::{BTreeSet, HashMap};

use domain::{
    calendar::german_time,
    change::{ChangeAction, RecordKind, RecordRef},
    id::{GoalId, MeasureId, PlanId},
    permission::{Action, ObjectKind, Place, may},
    plan::{
        Card, EditError, Measure, Milestone, Plan, RemovedMeasure, TRASH_DAYS, Trash, last_day_in_trash,
        measure_object, measure_place,
    },
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{life::named_region, measure::Placed};
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

/// A record as the log keeps it.
pub(super) fn read<T: serde::de::DeserializeOwned>(json: &str) -> StoreResult<T> {
    serde_json::from_str(json)
        .map_err(|_| StoreError::Inconsistent { table: "change", column: "before_json" })
}

impl Session {
    /// The measures that were removed from a plan and can be brought back by the actor.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan,
    /// [`StoreError::NotAllowed`] unless the actor may remove measures of it.
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
            let object = measure_object(plan.visibility, &place, measure.responsible_id);
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

impl Write {
    /// Takes a measure and its milestones out of its plan. The log keeps what they were.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may remove it,
    /// [`StoreError::Stale`] if it was changed since `version`.
    pub async fn remove_measure(&mut self, id: MeasureId, version: i64) -> StoreResult<()> {
        let placed = self.placed(id).await?;
        self.require_for(Action::Remove, &placed.object())?;
        if placed.measure.version != version {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        self.take_measure(&placed).await
    }

    /// Takes a measure and its milestones out of its plan, whoever asks.
    pub(super) async fn take_measure(&mut self, placed: &Placed) -> StoreResult<()> {
        let id = placed.measure.id;
        let milestones: Vec<Milestone> = rows!(self, "select * from milestone where measure_id = $1", id)?;
        for milestone in &milestones {
            self.take_milestone(milestone, placed).await?;
        }
        execute!(self, "delete from search_entry where record_id = $1", id)?;
        execute!(self, "delete from measure where measure_id = $1", id)?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Measure, id),
            title: &placed.measure.title,
            action: ChangeAction::Removed,
            before: Some(&placed.measure),
            after: None,
            plan: Some(placed.plan.id),
            visibility: placed.plan.visibility,
            place: &placed.place,
        })
        .await
    }

    /// Brings a removed measure back as it was, with its milestones. What it named and is gone by now, it names no more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if no such measure was removed, or the actor may not see its plan,
    /// [`StoreError::NotAllowed`] unless the actor might have removed it, [`StoreError::Conflict`] if it is back already,
    /// [`StoreError::Refused`] if it was removed more than [`TRASH_DAYS`] days ago.
    pub async fn restore_measure(&mut self, id: MeasureId) -> StoreResult<Card> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let removed: Option<(OffsetDateTime, String)> = row!(
            self,
            "select changed_at, before_json from change
             where record_id = $1 and record_kind = 'measure' and action = 'removed' order by change_id desc limit 1",
            id,
        )?;
        let Some((removed_at, before)) = removed else { return Err(missing) };
        let measure: Measure = read(&before)?;
        let Ok((plan, region)) = self.get_plan(measure.plan_id).await else { return Err(missing) };
        let region = region.place();
        let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
        self.require(Action::Remove, ObjectKind::Measure, plan.visibility, &place)?;
        let present: Option<(Uuid,)> =
            row!(self, "select measure_id from measure where measure_id = $1", id)?;
        if present.is_some() {
            return Err(StoreError::Conflict("measure".to_owned()));
        }
        if self.today() > last_day_in_trash(german_time(removed_at).date()) {
            return Err(EditError::GoneForGood { days: TRASH_DAYS }.into());
        }
        let outcome: Option<(Uuid,)> = row!(
            self,
            "select outcome_id from outcome where outcome_id = $1 and goal_id = $2",
            measure.outcome_id,
            measure.goal_id,
        )?;
        let measure = Measure {
            outcome_id: measure.outcome_id.filter(|_| outcome.is_some()),
            committee_id: self.present_committee(measure.committee_id).await?,
            responsible_id: self.present_person(measure.responsible_id).await?,
            organisation_id: self.present_organisation(measure.organisation_id).await?,
            own_values: measure.own_values.of(&plan.own_fields),
            version: measure.version + 1,
            ..measure
        };
        self.check_names(&measure, Some(&measure)).await?;
        self.insert_measure(&measure, (&plan, &place)).await?;
        // They were removed by the same write.
        let milestones: Vec<(String,)> = rows!(
            self,
            "select before_json from change
             where record_kind = 'milestone' and action = 'removed' and plan_id = $1 and changed_at = $2
             order by change_id",
            plan.id,
            removed_at,
        )?;
        let milestones: StoreResult<Vec<Milestone>> =
            milestones.iter().map(|(before,)| read(before)).collect();
        let milestones = milestones?.into_iter().filter(|milestone| milestone.measure_id == id);
        let milestones: HashMap<_, _> = milestones.map(|milestone| (milestone.id, milestone)).collect();
        for milestone in milestones.into_values() {
            let person_id = self.present_person(milestone.person_id).await?;
            let milestone = Milestone { person_id, ..milestone };
            self.insert_milestone(&milestone, (&plan, &place)).await?;
        }
        self.card(&plan, &region, &measure).await?.ok_or(missing)
    }
}
