//! Taking back what was done to a measure's checklist, its links, its partners and its judgements.

use domain::{
    change::ChangeAction,
    id::{ChecklistPointId, JudgementId, MeasureId, MeasureLinkId, MeasurePartnerId},
    permission::Action,
    plan::{ChecklistPoint, Judgement, MeasureLink, MeasurePartner, takes_part},
};
use uuid::Uuid;

use super::undo::{Entry, WayBack};
use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Write {
    /// Puts a point of a checklist back; returns its measure.
    pub(super) async fn undo_checklist_point(&mut self, entry: &Entry) -> StoreResult<MeasureId> {
        let id = ChecklistPointId(entry.record.id);
        let now: Option<ChecklistPoint> =
            row!(self, "select * from checklist_point where checklist_point_id = $1", id)?;
        let way_back = entry.way_back(now.clone())?;
        let (WayBack::Change(point) | WayBack::Remove(point) | WayBack::Insert(point)) = &way_back;
        let measure = point.measure_id;
        match (way_back, now) {
            (WayBack::Change(undone), Some(now)) => {
                let person_id = self.present_person(undone.person_id).await?;
                let undone = ChecklistPoint { person_id, ..undone };
                let ticked = ChecklistPoint { is_done: undone.is_done, ..now.clone() };
                let action = if ticked == undone { Action::Move } else { Action::Edit };
                let (now, placed) = self.placed_point(id, action).await?;
                let undone = ChecklistPoint { version: now.version + 1, ..undone };
                self.write_point(&now, &undone, ChangeAction::Changed, &placed).await?;
            }
            (WayBack::Remove(point), _) => {
                let (_, placed) = self.placed_point(id, Action::Edit).await?;
                self.take_point(&point, &placed).await?;
            }
            (WayBack::Insert(point), _) => {
                let placed = self.placed(measure).await?;
                self.require_for(Action::Edit, &placed.object())?;
                let person_id = self.present_person(point.person_id).await?;
                let point = ChecklistPoint { person_id, ..point };
                self.insert_checklist_point(&point, (&placed.plan, &placed.place)).await?;
            }
            (WayBack::Change(_), None) => return Err(StoreError::Stale(entry.record.kind)),
        }
        Ok(measure)
    }

    /// Links measures again, or no longer; returns both. A link that others have made superfluous in the meantime, or that
    /// would now close a circle, does not come back.
    pub(super) async fn undo_link(&mut self, entry: &Entry) -> StoreResult<[MeasureId; 2]> {
        let id = MeasureLinkId(entry.record.id);
        let now: Option<MeasureLink> =
            row!(self, "select * from measure_link where measure_link_id = $1", id)?;
        let (WayBack::Change(link) | WayBack::Remove(link) | WayBack::Insert(link)) = &entry.way_back(now)?;
        let placed = self.placed(link.from_id).await?;
        self.require_for(Action::Edit, &placed.object())?;
        if now.is_some() {
            self.take_link(link, &placed).await?;
        } else {
            let known: Vec<MeasureLink> =
                rows!(self, "select * from measure_link where plan_id = $1", placed.plan.id)?;
            link.check(&known)?;
            self.insert_link(link, (&placed.plan, &placed.place)).await?;
        }
        Ok([link.from_id, link.to_id])
    }

    /// Lets an organisation take part in a measure again, or no longer; returns the measure. One that has come to lead it or
    /// to take part in it in the meantime does not come back a second time, and one that is gone not at all.
    pub(super) async fn undo_partner(&mut self, entry: &Entry) -> StoreResult<MeasureId> {
        let id = MeasurePartnerId(entry.record.id);
        let now: Option<MeasurePartner> =
            row!(self, "select * from measure_partner where measure_partner_id = $1", id)?;
        let (WayBack::Change(partner) | WayBack::Remove(partner) | WayBack::Insert(partner)) =
            &entry.way_back(now)?;
        let placed = self.placed_to_edit(partner.measure_id).await?;
        if now.is_some() {
            self.take_partner(partner, &placed).await?;
        } else {
            let organisation: Option<(Uuid,)> = row!(
                self,
                "select organisation_id from organisation where organisation_id = $1",
                partner.organisation_id,
            )?;
            let known = self.partners_of(partner.measure_id).await?;
            let takes_part = takes_part(partner.organisation_id, placed.measure.organisation_id, &known);
            if organisation.is_none() || takes_part {
                return Err(StoreError::Stale(entry.record.kind));
            }
            self.insert_partner(partner, (&placed.plan, &placed.place), &placed.region).await?;
        }
        Ok(partner.measure_id)
    }

    /// Takes a judgement back, so that the one before it holds again; returns its measure.
    pub(super) async fn undo_judgement(&mut self, entry: &Entry) -> StoreResult<MeasureId> {
        let id = JudgementId(entry.record.id);
        let now: Option<Judgement> = row!(self, "select * from judgement where judgement_id = $1", id)?;
        let WayBack::Remove(judgement) = entry.way_back(now)? else {
            return Err(StoreError::Stale(entry.record.kind));
        };
        let placed = self.placed(judgement.measure_id).await?;
        self.require_for(Action::Report, &placed.object())?;
        execute!(self, "delete from judgement where judgement_id = $1", id)?;
        self.record(Change {
            record: entry.record,
            title: &entry.title,
            action: ChangeAction::Removed,
            before: Some(&judgement),
            after: None,
            plan: Some(placed.plan.id),
            visibility: placed.plan.visibility,
            place: &placed.place,
        })
        .await?;
        Ok(judgement.measure_id)
    }
}
