//! What would become of a record that is to be removed: what goes along, what stays without it, and what keeps it.

use std::collections::HashMap;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{ContactOwner, Hindrance, Membership, NamedRecord, RemovalProposal},
    id::{CommitteeId, OrganisationId, PersonId, PlanId},
};
use uuid::Uuid;

use super::{Removable, is_on_behalf_of};
use crate::{Session, StoreResult, backend::rows};

impl Session {
    /// What would become of what belongs to a record if that were removed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if there is none or the actor may not see it,
    /// [`StoreError::NotAllowed`](crate::StoreError::NotAllowed) unless the actor may remove it.
    pub async fn propose_removal(&mut self, record: RecordRef) -> StoreResult<RemovalProposal> {
        let found = self.get_removable(record).await?;
        let version = found.version();
        let (named, relation) = match &found {
            Removable::Organisation(body) => (body.named(), None),
            Removable::Person(person) => (NamedRecord { record, name: person.name.clone() }, None),
            Removable::Committee(committee) => (committee.named(), None),
            Removable::Relation(relation) => {
                let name = self.name_of_relation(relation.from.id, relation.to.id).await?;
                (NamedRecord { record, name: name.unwrap_or_default() }, Some(relation.kind))
            }
        };
        let contacts = match &found {
            Removable::Organisation(body) => {
                self.list_contacts(ContactOwner::Organisation(body.id), &body.place()).await?.len()
            }
            Removable::Person(person) => {
                self.list_contacts(ContactOwner::Person(person.id), &person.place()).await?.len()
            }
            Removable::Committee(_) | Removable::Relation(_) => 0,
        };
        let (gone, loosened) = self.count_belongings(record.id, contacts).await?;
        let hindrances = self.list_hindrances(record).await?;
        Ok(RemovalProposal { named, relation, version, gone, loosened, hindrances })
    }

    /// The two that a relation names; nothing if one of them is not there, or the actor may not see it.
    pub(super) async fn name_of_relation(&mut self, from: Uuid, to: Uuid) -> StoreResult<Option<String>> {
        let names = self.names_of([from, to]).await?;
        let (Some(from), Some(to)) = (names.get(from), names.get(to)) else { return Ok(None) };
        Ok(Some(format!("{} – {}", from.name, to.name)))
    }

    /// What goes along, and what stays without the record, as far as the actor may see it.
    async fn count_belongings(
        &mut self,
        id: Uuid,
        contacts: usize,
    ) -> StoreResult<(Vec<(RecordKind, i64)>, Vec<(RecordKind, i64)>)> {
        let seats: Vec<Membership> = rows!(
            self,
            "select * from membership where committee_id = $1 or person_id = $1 or organisation_id = $1",
            id,
        )?;
        let relations: Vec<(Uuid,)> = rows!(
            self,
            "select case when from_id = $1 then to_id else from_id end from relation where from_id = $1 or to_id = $1",
            id,
        )?;
        let people: Vec<(Uuid,)> =
            rows!(self, "select person_id from person where organisation_id = $1", id)?;
        let below: Vec<(Uuid,)> = rows!(self, "select committee_id from committee where parent_id = $1", id)?;
        let mentioned = seats.iter().map(|seat| seat.committee_id.0);
        let mentioned = mentioned.chain([&relations, &people, &below].into_iter().flatten().map(|(id,)| *id));
        let names = self.names_of(mentioned.collect::<Vec<_>>()).await?;
        let seen = |records: &[(Uuid,)]| records.iter().filter(|(id,)| names.get(*id).is_some()).count();
        let seats = seats.iter().filter(|seat| names.get(seat.committee_id).is_some());
        let (kept, taken): (Vec<_>, Vec<_>) = seats.partition(|seat| is_on_behalf_of(seat, id));
        let counted = |counts: &[(RecordKind, usize)]| {
            let counts = counts.iter().filter(|(_, count)| *count > 0);
            counts.map(|(kind, count)| (*kind, i64::try_from(*count).unwrap_or(i64::MAX))).collect()
        };
        let gone = counted(&[
            (RecordKind::Membership, taken.len()),
            (RecordKind::Relation, seen(&relations)),
            (RecordKind::Contact, contacts),
        ]);
        let loosened = counted(&[
            (RecordKind::Person, seen(&people)),
            (RecordKind::Membership, kept.len()),
            (RecordKind::Committee, seen(&below)),
        ]);
        Ok((gone, loosened))
    }

    /// What names a record and is no part of it: plans, accounts, roles and views. Also what the actor may not see keeps it.
    pub(super) async fn list_hindrances(&mut self, record: RecordRef) -> StoreResult<Vec<Hindrance>> {
        let id = record.id;
        let plans = self.list_plans().await?.into_iter();
        let plans: HashMap<PlanId, String> =
            plans.map(|summary| (summary.plan.id, summary.plan.title)).collect();
        let mut hindrances = Vec::new();
        let measures: Vec<(Uuid, String, PlanId)> = rows!(
            self,
            "select measure_id, title, plan_id from measure
             where responsible_id = $1 or organisation_id = $1 or committee_id = $1 order by title, measure_id",
            id,
        )?;
        let points: Vec<(Uuid, String, PlanId)> = rows!(
            self,
            "select measure.measure_id, measure.title, measure.plan_id from checklist_point
             join measure on measure.measure_id = checklist_point.measure_id
             where checklist_point.person_id = $1 order by measure.title, measure.measure_id",
            id,
        )?;
        let milestones: Vec<(Uuid, String, PlanId)> = rows!(
            self,
            "select measure.measure_id, measure.title, measure.plan_id from milestone
             join measure on measure.measure_id = milestone.measure_id
             where milestone.person_id = $1 order by measure.title, measure.measure_id",
            id,
        )?;
        let partners: Vec<(Uuid, String, PlanId)> = rows!(
            self,
            "select measure.measure_id, measure.title, measure.plan_id from measure_partner
             join measure on measure.measure_id = measure_partner.measure_id
             where measure_partner.organisation_id = $1 order by measure.title, measure.measure_id",
            id,
        )?;
        let adopted: Vec<(Uuid, String, PlanId)> = rows!(
            self,
            "select plan_id, title, plan_id as again from plan where adopted_by = $1 order by title, plan_id",
            id,
        )?;
        for (kind, page, found) in [
            (RecordKind::Measure, RecordKind::Measure, measures),
            (RecordKind::ChecklistPoint, RecordKind::Measure, points),
            (RecordKind::Milestone, RecordKind::Measure, milestones),
            (RecordKind::MeasurePartner, RecordKind::Measure, partners),
            (RecordKind::Plan, RecordKind::Plan, adopted),
        ] {
            for (target, name, plan) in found {
                let seen = plans.get(&plan);
                let named = seen.map(|_| NamedRecord { record: RecordRef { kind: page, id: target }, name });
                let plan = seen.filter(|_| page != RecordKind::Plan).cloned().unwrap_or_default();
                hindrances.push(Hindrance { kind, named, plan });
            }
        }
        for (kind, count) in self.count_holders(record).await? {
            hindrances.extend((0..count).map(|_| Hindrance { kind, named: None, plan: String::new() }));
        }
        Ok(hindrances)
    }

    /// Accounts, roles and views that name a record; none of them has a page to lead to.
    async fn count_holders(&mut self, record: RecordRef) -> StoreResult<Vec<(RecordKind, usize)>> {
        Ok(match record.kind {
            RecordKind::Person => {
                let id = PersonId(record.id);
                let users: Vec<(Uuid,)> =
                    rows!(self, "select user_id from user_account where person_id = $1", id)?;
                vec![(RecordKind::User, users.len())]
            }
            RecordKind::Committee => {
                let id = CommitteeId(record.id);
                let roles: Vec<(Uuid,)> =
                    rows!(self, "select grant_id from role_grant where committee_id = $1", id)?;
                let views: Vec<(Uuid,)> =
                    rows!(self, "select saved_view_id from saved_view where committee_id = $1", id)?;
                let plan_views: Vec<(Uuid,)> = rows!(
                    self,
                    "select saved_plan_view_id from saved_plan_view where committee_id = $1",
                    id
                )?;
                let dashboards: Vec<(Uuid,)> =
                    rows!(self, "select own_dashboard_id from own_dashboard where committee_id = $1", id)?;
                vec![
                    (RecordKind::RoleGrant, roles.len()),
                    (RecordKind::SavedView, views.len()),
                    (RecordKind::SavedPlanView, plan_views.len()),
                    (RecordKind::OwnDashboard, dashboards.len()),
                ]
            }
            _ => Vec::new(),
        })
    }
}

impl Session {
    /// Who somebody is now who was named earlier, whatever kind of record it is; nobody if it is gone.
    pub(super) async fn present_record(&mut self, record: RecordRef) -> StoreResult<Option<RecordRef>> {
        let RecordRef { kind, id } = record;
        Ok(match kind {
            RecordKind::Person => {
                let person = self.present_person(Some(PersonId(id))).await?;
                person.map(|PersonId(id)| RecordRef { kind, id })
            }
            RecordKind::Organisation => {
                let body = self.present_organisation(Some(OrganisationId(id))).await?;
                body.map(|OrganisationId(id)| RecordRef { kind, id })
            }
            _ => {
                let there: Vec<(Uuid,)> = rows!(
                    self,
                    "select committee_id from committee where committee_id = $1
                     union all select health_region_id from health_region where health_region_id = $1
                     union all select membership_id from membership where membership_id = $1",
                    id,
                )?;
                (!there.is_empty()).then_some(record)
            }
        })
    }
}
