//! Measures, milestones, points of checklists and partners name somebody else: a record of the directory that has become part of another
//! one, or has come back. Whoever calls has asked whether the actor may.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{HealthRegion, Organisation},
    id::{MeasureId, OrganisationId, PersonId, PlanId},
    permission::{Place, Visibility},
    plan::{ChecklistPoint, Measure, MeasurePartner, Milestone, Plan, is_seen_with_plan, measure_place},
};
use uuid::Uuid;

use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
    directory::Written,
};

/// Where what is said of a measure stands in the log.
struct Shelf {
    plan: Option<PlanId>,
    visibility: Visibility,
    place: Place,
    /// Where the plan lies.
    region: Place,
}

impl Write {
    /// Makes everything in plans that names one record name another one, also in plans that the actor does not see.
    pub(crate) async fn rename_in_plans(&mut self, from: RecordRef, to: Uuid) -> StoreResult<Vec<Written>> {
        let mut written = Vec::new();
        let measures: Vec<Measure> = rows!(
            self,
            "select * from measure where responsible_id = $1 or organisation_id = $1 order by measure_id",
            from.id,
        )?;
        let renamed = |id: Uuid| if id == from.id { to } else { id };
        for before in measures {
            let after = Measure {
                responsible_id: before.responsible_id.map(|PersonId(id)| PersonId(renamed(id))),
                organisation_id: before.organisation_id.map(|OrganisationId(id)| OrganisationId(renamed(id))),
                version: before.version + 1,
                ..before.clone()
            };
            self.write_named(&before, &after).await?;
            let record = RecordRef::new(RecordKind::Measure, before.id);
            written.push(Written::new(record, &before, Some(&after))?);
        }
        let points: Vec<ChecklistPoint> = rows!(
            self,
            "select * from checklist_point where person_id = $1 order by checklist_point_id",
            from.id,
        )?;
        for before in points {
            let after = ChecklistPoint {
                person_id: Some(PersonId(to)),
                version: before.version + 1,
                ..before.clone()
            };
            self.write_whose_point(&before, &after).await?;
            let record = RecordRef::new(RecordKind::ChecklistPoint, before.id);
            written.push(Written::new(record, &before, Some(&after))?);
        }
        let milestones: Vec<Milestone> =
            rows!(self, "select * from milestone where person_id = $1 order by milestone_id", from.id,)?;
        for before in milestones {
            let after = Milestone { person_id: Some(PersonId(to)), ..before.clone() };
            self.write_whose_milestone(&before, &after).await?;
            let record = RecordRef::new(RecordKind::Milestone, before.id);
            written.push(Written::new(record, &before, Some(&after))?);
        }
        if from.kind == RecordKind::Organisation {
            self.rename_partners(OrganisationId(from.id), OrganisationId(to), &mut written).await?;
        }
        Ok(written)
    }

    /// An organisation takes part in a measure once, and not beside itself where it leads.
    async fn rename_partners(
        &mut self,
        from: OrganisationId,
        to: OrganisationId,
        written: &mut Vec<Written>,
    ) -> StoreResult<()> {
        let partners: Vec<MeasurePartner> = rows!(
            self,
            "select * from measure_partner where organisation_id = $1 order by measure_partner_id",
            from,
        )?;
        for before in partners {
            let record = RecordRef::new(RecordKind::MeasurePartner, before.id);
            let there: Option<(Uuid,)> = row!(
                self,
                "select measure_partner_id from measure_partner where measure_id = $1 and organisation_id = $2",
                before.measure_id,
                to,
            )?;
            if there.is_some() {
                self.write_partner(Some(&before), None).await?;
                written.push(Written::new(record, &before, None)?);
            } else {
                let after = MeasurePartner { organisation_id: to, ..before };
                self.write_partner(Some(&before), Some(&after)).await?;
                written.push(Written::new(record, &before, Some(&after))?);
            }
        }
        let beside: Vec<MeasurePartner> = rows!(
            self,
            "select measure_partner.* from measure_partner
             join measure on measure.measure_id = measure_partner.measure_id
             where measure_partner.organisation_id = $1 and measure.organisation_id = $1
             order by measure_partner_id",
            to,
        )?;
        for before in beside {
            self.write_partner(Some(&before), None).await?;
            let record = RecordRef::new(RecordKind::MeasurePartner, before.id);
            written.push(Written::new(record, &before, None)?);
        }
        Ok(())
    }

    /// Writes who answers for a measure and which organisation leads it. Nobody is told: it is who it was.
    pub(crate) async fn write_named(&mut self, before: &Measure, after: &Measure) -> StoreResult<()> {
        let done = execute!(
            self,
            "update measure set responsible_id = $3, organisation_id = $4, version = $5
             where measure_id = $1 and version = $2",
            before.id,
            before.version,
            after.responsible_id,
            after.organisation_id,
            after.version,
        )?;
        if done != 1 {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        let shelf = self.shelf_of(after.id).await?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Measure, after.id),
            title: &after.title,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: shelf.plan,
            visibility: shelf.visibility,
            place: &shelf.place,
        })
        .await
    }

    /// Writes who sees to a point of a checklist.
    pub(crate) async fn write_whose_point(
        &mut self,
        before: &ChecklistPoint,
        after: &ChecklistPoint,
    ) -> StoreResult<()> {
        execute!(
            self,
            "update checklist_point set person_id = $2, version = $3 where checklist_point_id = $1",
            after.id,
            after.person_id,
            after.version,
        )?;
        let shelf = self.shelf_of(after.measure_id).await?;
        self.record(Change {
            record: RecordRef::new(RecordKind::ChecklistPoint, after.id),
            title: &after.title,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: shelf.plan,
            visibility: shelf.visibility,
            place: &shelf.place,
        })
        .await
    }

    /// Writes who sees to a milestone.
    pub(crate) async fn write_whose_milestone(
        &mut self,
        before: &Milestone,
        after: &Milestone,
    ) -> StoreResult<()> {
        execute!(
            self,
            "update milestone set person_id = $2 where milestone_id = $1",
            after.id,
            after.person_id,
        )?;
        let shelf = self.shelf_of(after.measure_id).await?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Milestone, after.id),
            title: &after.title,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: shelf.plan,
            visibility: shelf.visibility,
            place: &shelf.place,
        })
        .await
    }

    /// Writes a partner of a measure anew, takes it away or puts it back.
    pub(crate) async fn write_partner(
        &mut self,
        before: Option<&MeasurePartner>,
        after: Option<&MeasurePartner>,
    ) -> StoreResult<()> {
        let Some(partner) = after.or(before) else { return Ok(()) };
        let action = match (before, after) {
            (None, Some(after)) => {
                execute!(
                    self,
                    "insert into measure_partner (measure_partner_id, measure_id, organisation_id)
                     values ($1, $2, $3)",
                    after.id,
                    after.measure_id,
                    after.organisation_id,
                )?;
                ChangeAction::Created
            }
            (Some(_), Some(after)) => {
                execute!(
                    self,
                    "update measure_partner set organisation_id = $2 where measure_partner_id = $1",
                    after.id,
                    after.organisation_id,
                )?;
                ChangeAction::Changed
            }
            (_, None) => {
                execute!(self, "delete from measure_partner where measure_partner_id = $1", partner.id)?;
                ChangeAction::Removed
            }
        };
        let shelf = self.shelf_of(partner.measure_id).await?;
        let organisation: Option<Organisation> =
            row!(self, "select * from organisation where organisation_id = $1", partner.organisation_id)?;
        // Whoever reads the log of a plan is not told of organisations that they may not see.
        let named = organisation.filter(|known| is_seen_with_plan(known, shelf.visibility, &shelf.region));
        let title = named.map(|organisation| organisation.name).unwrap_or_default();
        self.record(Change {
            record: RecordRef::new(RecordKind::MeasurePartner, partner.id),
            title: &title,
            action,
            before,
            after,
            plan: shelf.plan,
            visibility: shelf.visibility,
            place: &shelf.place,
        })
        .await
    }

    /// Where the log keeps what is said of a measure. That of one in the trash is for offices of the whole instance alone.
    async fn shelf_of(&mut self, id: MeasureId) -> StoreResult<Shelf> {
        let nowhere = Shelf {
            plan: None,
            visibility: Visibility::Office,
            place: Place::default(),
            region: Place::default(),
        };
        let measure: Option<Measure> = row!(self, "select * from measure where measure_id = $1", id)?;
        let Some(measure) = measure else { return Ok(nowhere) };
        let plan: Option<Plan> = row!(self, "select * from plan where plan_id = $1", measure.plan_id)?;
        let Some(plan) = plan else { return Ok(nowhere) };
        let region: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", plan.health_region_id)?;
        let region = region.map(|region| region.place()).unwrap_or_default();
        let place = measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
        Ok(Shelf { plan: Some(plan.id), visibility: plan.visibility, place, region })
    }
}
