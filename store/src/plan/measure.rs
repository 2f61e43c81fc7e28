//! One measure: changes of its fields, time and status, and new ones.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{CommitteeId, MeasureId, OrganisationId, PersonId, PlanId},
    permission::{Action, Object, ObjectKind, Place},
    plan::{
        Card, Measure, MeasureDetail, MeasureField, MeasureKind, NewMeasure, Period, Plan, StatusChange,
        measure_object, measure_place,
    },
    position,
};
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row},
    change::Change,
    search::SearchEntry,
};

/// A measure with the plan it belongs to and where it lies.
pub(super) struct Placed {
    pub(super) measure: Measure,
    pub(super) plan: Plan,
    pub(super) region: Place,
    pub(super) place: Place,
}

impl Placed {
    /// The measure as an object of permissions.
    pub(super) fn object(&self) -> Object {
        measure_object(self.plan.visibility, &self.place, self.measure.responsible_id)
    }
}

impl Session {
    /// The measure, if the actor may see its plan.
    pub(super) async fn placed(&mut self, id: MeasureId) -> StoreResult<Placed> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let measure: Option<Measure> = row!(self, "select * from measure where measure_id = $1", id)?;
        let Some(measure) = measure else { return Err(missing) };
        let Ok((plan, region)) = self.get_plan(measure.plan_id).await else { return Err(missing) };
        let region = region.place();
        let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
        Ok(Placed { measure, plan, region, place })
    }
}

impl Write {
    /// Changes one field of a measure to what a text says; `seen` is the text its writer saw there.
    ///
    /// Two people who change different fields do not get into each other's way.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or what the text names, [`StoreError::NotAllowed`]
    /// unless the actor may edit the measure where it is and where it would be, [`StoreError::Stale`] if the field holds
    /// something else by now, [`StoreError::Refused`] if the field cannot hold the text.
    pub async fn edit_measure(
        &mut self,
        id: MeasureId,
        field: MeasureField,
        text: &str,
        seen: &str,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed_to_edit(id).await?;
        let after = placed.measure.with_field(field, text)?;
        // What both wanted is no conflict.
        if after.field(field) != placed.measure.field(field) {
            if placed.measure.field(field) != seen {
                return Err(StoreError::Stale(RecordKind::Measure));
            }
            self.write_measure(&placed, after, ChangeAction::Changed).await?;
        }
        self.get_measure(id).await
    }

    /// Puts a measure at another time; `seen` is when its writer saw it.
    ///
    /// # Errors
    /// As [`edit_measure`](Self::edit_measure).
    pub async fn reschedule_measure(&mut self, id: MeasureId, to: Period, seen: Period) -> StoreResult<Card> {
        let placed = self.placed_to_edit(id).await?;
        let after = placed.measure.with_period(to)?;
        if after.period() != placed.measure.period() {
            if placed.measure.period() != seen {
                return Err(StoreError::Stale(RecordKind::Measure));
            }
            self.write_measure(&placed, after, ChangeAction::Changed).await?;
        }
        self.get_card(id).await
    }

    /// Changes the status of a measure, and says why.
    ///
    /// # Errors
    /// As [`edit_measure`](Self::edit_measure); [`StoreError::Stale`] if the status or its reason is no longer what its
    /// writer saw in `version`.
    pub async fn set_measure_status(
        &mut self,
        id: MeasureId,
        change: &StatusChange,
        version: i64,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(id).await?;
        self.require_for(Action::Move, &placed.object())?;
        if placed.measure.version != version {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        let mut after = placed.measure.with_status(change)?;
        let columns = &placed.plan.columns;
        if columns.of(after.status) != columns.of(placed.measure.status) {
            after.position = self.top_of(placed.plan.id).await?;
        }
        self.write_measure(&placed, after, ChangeAction::Changed).await?;
        self.get_measure(id).await
    }

    /// Adds a measure to a plan, on top of a column.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan or the committee or the goal is none of the plan's,
    /// [`StoreError::NotAllowed`] unless the actor may make measures for that committee.
    pub async fn create_measure(&mut self, wish: &NewMeasure) -> StoreResult<Card> {
        let (plan, region) = self.get_plan(wish.plan_id).await?;
        let region = region.place();
        let place = measure_place(region.state.clone(), plan.health_region_id, wish.committee_id);
        self.require(Action::Create, ObjectKind::Measure, plan.visibility, &place)?;
        let measure = Measure {
            id: MeasureId::new(),
            plan_id: plan.id,
            goal_id: wish.goal_id,
            outcome_id: None,
            title: wish.title.clone(),
            description: String::new(),
            status: plan.columns.of(wish.column),
            position: self.top_of(plan.id).await?,
            committee_id: wish.committee_id,
            responsible_id: None,
            organisation_id: None,
            kind: MeasureKind::Activity,
            setting: None,
            starts_on: None,
            due_on: None,
            cost: None,
            funding: String::new(),
            basis: String::new(),
            origin: String::new(),
            reason: String::new(),
            next_step: String::new(),
            own_values: domain::plan::OwnValues::default(),
            continues_id: None,
            version: 1,
        };
        self.check_names(&measure, None).await?;
        self.insert_measure(&measure, (&plan, &place)).await?;
        let missing = StoreError::NotFound(RecordKind::Measure);
        self.card(&plan, &region, &measure).await?.ok_or(missing)
    }

    /// The measure as it stays until this write is over, if the actor may edit it.
    pub(super) async fn placed_to_edit(&mut self, id: MeasureId) -> StoreResult<Placed> {
        let placed = self.placed(id).await?;
        self.require_for(Action::Edit, &placed.object())?;
        // Whoever changes another field at the same moment comes first or waits, and is no conflict.
        execute!(self, "update measure set version = version where measure_id = $1", id)?;
        let placed = self.placed(id).await?;
        self.require_for(Action::Edit, &placed.object())?;
        Ok(placed)
    }

    /// Writes all fields of a measure, and what follows from them.
    pub(super) async fn write_measure(
        &mut self,
        placed: &Placed,
        after: Measure,
        action: ChangeAction,
    ) -> StoreResult<()> {
        let Placed { measure: before, plan, region, .. } = placed;
        let after = Measure { version: before.version + 1, ..after };
        self.check_names(&after, Some(before)).await?;
        let place = measure_place(region.state.clone(), plan.health_region_id, after.committee_id);
        if after.committee_id != before.committee_id {
            self.require_for(Action::Edit, &measure_object(plan.visibility, &place, after.responsible_id))?;
        }
        let written = execute!(
            self,
            "update measure set goal_id = $3, outcome_id = $4, title = $5, description = $6, status = $7, position = $8,
                committee_id = $9, responsible_id = $10, organisation_id = $11, kind = $12, setting = $13,
                starts_on = $14, due_on = $15, cost = $16, funding = $17, basis = $18, origin = $19,
                reason = $20, next_step = $21, version = version + 1
             where measure_id = $1 and version = $2",
            before.id,
            before.version,
            after.goal_id,
            after.outcome_id,
            &after.title,
            &after.description,
            after.status.as_str(),
            after.position,
            after.committee_id,
            after.responsible_id,
            after.organisation_id,
            after.kind.as_str(),
            after.setting.map(|setting| setting.as_str()),
            after.starts_on,
            after.due_on,
            after.cost,
            &after.funding,
            &after.basis,
            &after.origin,
            &after.reason,
            &after.next_step,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        if after.own_values != before.own_values {
            self.store_own_values(&after).await?;
        }
        let record = RecordRef::new(RecordKind::Measure, after.id);
        self.index(SearchEntry {
            record,
            title: &after.title,
            subtitle: &plan.title,
            words: &after.search_words(),
            visibility: plan.visibility,
            place: &place,
        })
        .await?;
        self.record(Change {
            record,
            title: &after.title,
            action,
            before: Some(before),
            after: Some(&after),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place: &place,
        })
        .await?;
        self.tell_of_change(before, &after, plan, &place).await
    }

    /// Refuses a goal or outcome of another plan, and committees, people and organisations that the actor does not see;
    /// what was there before may stay.
    pub(super) async fn check_names(
        &mut self,
        measure: &Measure,
        before: Option<&Measure>,
    ) -> StoreResult<()> {
        let goal: Option<(Uuid,)> = row!(
            self,
            "select goal_id from goal where goal_id = $1 and plan_id = $2",
            measure.goal_id,
            measure.plan_id,
        )?;
        goal.ok_or(StoreError::NotFound(RecordKind::Goal))?;
        if let Some(outcome) = measure.outcome_id {
            let outcome: Option<(Uuid,)> = row!(
                self,
                "select outcome_id from outcome where outcome_id = $1 and goal_id = $2",
                outcome,
                measure.goal_id,
            )?;
            outcome.ok_or(StoreError::NotFound(RecordKind::Outcome))?;
        }
        let named = |measure: &Measure| {
            [
                (RecordKind::Committee, measure.committee_id.map(|CommitteeId(id)| id)),
                (RecordKind::Person, measure.responsible_id.map(|PersonId(id)| id)),
                (RecordKind::Organisation, measure.organisation_id.map(|OrganisationId(id)| id)),
            ]
        };
        let known = before.map(named);
        let new = named(measure).into_iter().filter(|entry| known.is_none_or(|known| !known.contains(entry)));
        let new: Vec<_> = new.filter_map(|(kind, id)| Some(RecordRef { kind, id: id? })).collect();
        let names = self.names_of(new.iter().map(|record| record.id)).await?;
        for record in new {
            if names.get(record.id).is_none_or(|named| named.record != record) {
                return Err(StoreError::NotFound(record.kind));
            }
        }
        Ok(())
    }

    /// The position above all measures of a plan, and so on top of any column.
    pub(super) async fn top_of(&mut self, plan: PlanId) -> StoreResult<f64> {
        let top: Option<(Option<f64>,)> =
            row!(self, "select min(position) from measure where plan_id = $1", plan)?;
        let top = top.and_then(|(top,)| top);
        Ok(position::between(None, top).unwrap_or(position::GAP))
    }
}
