//! Who sits in a committee, and single people, with the ways to reach them, for files and for paper.

use domain::{
    change::RecordKind,
    directory::{CommitteeMember, CommitteeMembers, ContactOwner, ListEntry},
    id::{CommitteeId, OrganisationId, PersonId},
};
use time::Date;
use uuid::Uuid;

use crate::{Session, StoreResult};

impl Session {
    /// Who sits in a committee today, with those ways to reach them that the actor may see.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if there is none or the actor may not see it.
    pub async fn get_committee_members(&mut self, id: CommitteeId) -> StoreResult<CommitteeMembers> {
        let detail = self.get_committee(id).await?;
        let today = self.today();
        let current = |from: Option<Date>, to: Option<Date>| {
            from.is_none_or(|from| from <= today) && to.is_none_or(|end| end > today)
        };
        let seats: Vec<_> =
            detail.around.seats.into_iter().filter(|seat| current(seat.valid_from, seat.valid_to)).collect();
        let mut members = Vec::with_capacity(seats.len());
        for seat in seats {
            let person = match &seat.person {
                Some(named) => Some(self.person_entry(PersonId(named.record.id)).await?),
                None => None,
            };
            let organisation = match &seat.organisation {
                Some(named) => Some(self.organisation_entry(OrganisationId(named.record.id)).await?),
                None => None,
            };
            members.push(CommitteeMember {
                person,
                organisation,
                is_vacant: seat.is_vacant,
                role: seat.role,
                is_voting: seat.is_voting,
            });
        }
        let named = detail.around.context.iter();
        let mut regions = named.filter(|named| named.record.kind == RecordKind::HealthRegion);
        let health_region = regions.next().map(|named| named.name.clone()).unwrap_or_default();
        Ok(CommitteeMembers { committee: detail.record.name, health_region, on: today, members })
    }

    /// A person as a file has them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if there is none or the actor may not see the person.
    pub async fn person_entry(&mut self, id: PersonId) -> StoreResult<ListEntry> {
        let page = self.get_person(id).await?;
        let (record, context) = (page.detail.record, page.detail.around.context);
        let name = |id: Option<Uuid>| {
            let found = context.iter().find(|named| Some(named.record.id) == id);
            found.map(|named| named.name.clone()).unwrap_or_default()
        };
        Ok(ListEntry {
            key: record.id.to_string(),
            organisation: name(record.organisation_id.map(|id| id.0)),
            health_region: name(record.health_region_id.map(|id| id.0)),
            name: record.name,
            kind: record.function,
            state: record.state,
            contacts: page.contacts,
            ..ListEntry::default()
        })
    }

    async fn organisation_entry(&mut self, id: OrganisationId) -> StoreResult<ListEntry> {
        let record = self.get_organisation(id).await?.record;
        let contacts = self.list_contacts(ContactOwner::Organisation(id), &record.place()).await?;
        Ok(ListEntry {
            key: record.id.to_string(),
            name: record.name,
            kind: record.kind.to_string(),
            level: Some(record.level),
            state: record.state,
            contacts,
            ..ListEntry::default()
        })
    }
}
