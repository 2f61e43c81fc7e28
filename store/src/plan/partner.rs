//! The organisations that take part in a measure beside the leading one.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::Organisation,
    id::{MeasureId, MeasurePartnerId, OrganisationId},
    permission::{Action, Place},
    plan::{MeasureDetail, MeasurePartner, NamedPartner, Plan, is_seen_with_plan, takes_part},
    search::fold,
};

use super::measure::Placed;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Session {
    /// The organisations that take part in a measure, by name, as far as the actor may see them.
    pub(super) async fn named_partners(&mut self, id: MeasureId) -> StoreResult<Vec<NamedPartner>> {
        let partners = self.partners_of(id).await?;
        let names = self.names_of(partners.iter().map(|partner| partner.organisation_id.0)).await?;
        let named = partners.iter().filter_map(|partner| {
            let organisation = names.get(partner.organisation_id)?;
            Some(NamedPartner { id: partner.id, organisation })
        });
        let mut named: Vec<_> = named.collect();
        named.sort_by_cached_key(|partner| (fold(&partner.organisation.name), partner.id));
        Ok(named)
    }

    /// All partners of a measure.
    pub(super) async fn partners_of(&mut self, id: MeasureId) -> StoreResult<Vec<MeasurePartner>> {
        rows!(self, "select * from measure_partner where measure_id = $1 order by measure_partner_id", id,)
    }
}

impl Write {
    /// Notes that an organisation takes part in a measure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or the organisation, [`StoreError::NotAllowed`]
    /// unless the actor may edit the measure, [`StoreError::Conflict`] if the organisation leads the measure or takes part
    /// in it already.
    pub async fn add_partner(
        &mut self,
        id: MeasureId,
        organisation: OrganisationId,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed_to_edit(id).await?;
        let seen = self.names_of([organisation.0]).await?.get(organisation);
        if seen.is_none_or(|named| named.record.kind != RecordKind::Organisation) {
            return Err(StoreError::NotFound(RecordKind::Organisation));
        }
        let known = self.partners_of(id).await?;
        if takes_part(organisation, placed.measure.organisation_id, &known) {
            return Err(StoreError::Conflict("measure_partner".to_owned()));
        }
        let partner =
            MeasurePartner { id: MeasurePartnerId::new(), measure_id: id, organisation_id: organisation };
        self.insert_partner(&partner, (&placed.plan, &placed.place), &placed.region).await?;
        self.get_measure(id).await
    }

    /// Notes that an organisation no longer takes part in a measure. The log keeps that it did.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or it has no such partner,
    /// [`StoreError::NotAllowed`] unless the actor may edit the measure.
    pub async fn remove_partner(
        &mut self,
        id: MeasureId,
        partner: MeasurePartnerId,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(id).await?;
        let known: Option<MeasurePartner> = row!(
            self,
            "select * from measure_partner where measure_partner_id = $1 and measure_id = $2",
            partner,
            id,
        )?;
        let partner = known.ok_or(StoreError::NotFound(RecordKind::MeasurePartner))?;
        self.require_for(Action::Edit, &placed.object())?;
        self.take_partner(&partner, &placed).await?;
        self.get_measure(id).await
    }

    pub(super) async fn take_partner(
        &mut self,
        partner: &MeasurePartner,
        placed: &Placed,
    ) -> StoreResult<()> {
        execute!(self, "delete from measure_partner where measure_partner_id = $1", partner.id)?;
        let Placed { plan, region, place, .. } = placed;
        self.record_partner(partner, ChangeAction::Removed, (plan, place), region).await
    }

    /// Writes a partner of a measure that lies at a place within the plan's region.
    pub(crate) async fn insert_partner(
        &mut self,
        partner: &MeasurePartner,
        plan: (&Plan, &Place),
        region: &Place,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into measure_partner (measure_partner_id, measure_id, organisation_id) values ($1, $2, $3)",
            partner.id,
            partner.measure_id,
            partner.organisation_id,
        )?;
        self.record_partner(partner, ChangeAction::Created, plan, region).await
    }

    async fn record_partner(
        &mut self,
        partner: &MeasurePartner,
        action: ChangeAction,
        (plan, place): (&Plan, &Place),
        region: &Place,
    ) -> StoreResult<()> {
        let organisation: Option<Organisation> =
            row!(self, "select * from organisation where organisation_id = $1", partner.organisation_id,)?;
        // Whoever reads the log of a plan is not told of organisations that they may not see.
        let named = organisation.filter(|known| is_seen_with_plan(known, plan.visibility, region));
        let title = named.map(|organisation| organisation.name).unwrap_or_default();
        let is_there = action == ChangeAction::Created;
        self.record(Change {
            record: RecordRef::new(RecordKind::MeasurePartner, partner.id),
            title: &title,
            action,
            before: Some(partner).filter(|_| !is_there),
            after: Some(partner).filter(|_| is_there),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place,
        })
        .await
    }
}
