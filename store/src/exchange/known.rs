//! What the rows of a file are compared with.

use std::collections::{HashMap, HashSet};

use domain::{
    directory::{Committee, Contact, ContactOwner, HealthRegion, Membership, Organisation, Person, Relation},
    exchange::{Known, KnownCommittee, KnownOrganisation, KnownPerson},
    id::{CommitteeId, HealthRegionId, OrganisationId, PersonId},
    permission::{Action, ObjectKind, Place, Visibility},
};
use uuid::Uuid;

use crate::{Session, StoreResult, backend::rows};

impl Session {
    /// What an import into this health region is compared with: its organisations and people, its committees with their
    /// seats, the relations between them, and the organisations of its state that belong to no region, as far as the actor sees
    /// them; of everything else that is seen only the ids.
    ///
    /// # Errors
    /// As [`get_import`](Self::get_import).
    pub async fn get_known(&mut self, region: HealthRegionId) -> StoreResult<Known> {
        let region = self.import_region(region).await?;
        let mut contacts = self.contacts_by_owner(&region).await?;
        let (id, state, today) = (region.id, region.state.as_str().to_owned(), self.today());
        let mut organisations: Vec<Organisation> = rows!(
            self,
            "select * from organisation
             where (health_region_id = $1 or (health_region_id is null and (state is null or state = $2)))
                and (valid_to is null or valid_to > $3)
             order by organisation_id",
            id,
            &state,
            today,
        )?;
        organisations.retain(|body| self.sees(body.visibility, &body.place()));
        let mut people: Vec<Person> = rows!(
            self,
            "select * from person where health_region_id = $1 and (valid_to is null or valid_to > $2)
             order by person_id",
            id,
            today,
        )?;
        people.retain(|person| self.sees(person.visibility, &person.place()));
        let districts = self.list_regions(today).await?;
        let mut former_names = self.former_names_by_organisation().await?;
        let organisations: Vec<KnownOrganisation> = organisations
            .into_iter()
            .map(|record| KnownOrganisation {
                contacts: contacts.remove(&ContactOwner::Organisation(record.id)).unwrap_or_default(),
                former_names: former_names.remove(&record.id).unwrap_or_default(),
                may_edit: self.may_edit(record.visibility, &record.place()),
                record,
            })
            .collect();
        let people: Vec<KnownPerson> = people
            .into_iter()
            .map(|record| KnownPerson {
                contacts: contacts.remove(&ContactOwner::Person(record.id)).unwrap_or_default(),
                may_edit: self.may_edit(record.visibility, &record.place()),
                record,
            })
            .collect();
        let (committees, seats) = self.known_seats(&region).await?;
        let mut ids: HashSet<Uuid> = [region.id.0].into();
        ids.extend(organisations.iter().map(|one| one.record.id.0));
        ids.extend(people.iter().map(|one| one.record.id.0));
        ids.extend(committees.iter().map(|one| one.record.id.0));
        let mut relations: Vec<Relation> = rows!(
            self,
            "select * from relation where valid_to is null or valid_to > $1 order by relation_id",
            today,
        )?;
        relations.retain(|relation| ids.contains(&relation.from.id) && ids.contains(&relation.to.id));
        let speakers: Vec<(PersonId, OrganisationId, CommitteeId)> = rows!(
            self,
            "select distinct membership.person_id, membership.organisation_id, membership.committee_id from membership
             join person on person.person_id = membership.person_id
             where person.health_region_id = $1 and membership.organisation_id is not null",
            region.id,
        )?;
        // For whom somebody sits where the actor does not look, an answer must not tell.
        let mut all: Vec<Committee> = rows!(self, "select * from committee order by committee_id")?;
        all.retain(|committee| self.sees(committee.visibility, &committee.place()));
        let all: HashSet<CommitteeId> = all.iter().map(|committee| committee.id).collect();
        let speakers = speakers.into_iter().filter(|(.., committee)| all.contains(committee));
        let speakers = speakers.map(|(person, body, _)| (person, body)).collect();
        let seen = self.list_seen_ids().await?;
        Ok(Known {
            organisations,
            people,
            districts,
            committees,
            seats,
            speakers,
            relations,
            health_region: Some(super::named(&region)),
            may_add_committees: self.may_add_committee(&region),
            elsewhere: seen.into_iter().filter(|id| !ids.contains(id)).collect(),
            today: Some(today),
        })
    }

    /// The committees of a health region that the actor sees, by name, and who sits or sat there.
    async fn known_seats(
        &mut self,
        region: &HealthRegion,
    ) -> StoreResult<(Vec<KnownCommittee>, Vec<Membership>)> {
        let mut committees = self.list_committees().await?;
        committees.retain(|committee| committee.health_region_id == Some(region.id));
        let mut seats: Vec<Membership> = rows!(
            self,
            "select membership.* from membership join committee using (committee_id) where health_region_id = $1
             order by membership_id",
            region.id,
        )?;
        let seen: HashSet<CommitteeId> = committees.iter().map(|committee| committee.id).collect();
        seats.retain(|seat| seen.contains(&seat.committee_id));
        let known = committees
            .into_iter()
            .map(|record| KnownCommittee { may_edit: self.may_change_seats(&record), record });
        Ok((known.collect(), seats))
    }

    async fn contacts_by_owner(
        &mut self,
        region: &HealthRegion,
    ) -> StoreResult<HashMap<ContactOwner, Vec<Contact>>> {
        let contacts: Vec<Contact> = rows!(
            self,
            "select contact.* from contact
             left join person on person.person_id = contact.person_id
             left join organisation on organisation.organisation_id = contact.organisation_id
             where person.health_region_id = $1 or organisation.health_region_id = $1
             order by contact.contact_id",
            region.id,
        )?;
        let place = region.place();
        let mut by_owner: HashMap<ContactOwner, Vec<Contact>> = HashMap::new();
        for contact in contacts.into_iter().filter(|contact| self.sees(contact.visibility, &place)) {
            by_owner.entry(contact.owner).or_default().push(contact);
        }
        Ok(by_owner)
    }

    /// Whether the actor may change a record of the directory.
    pub(crate) fn may_edit(&self, visibility: Visibility, place: &Place) -> bool {
        self.require(Action::Edit, ObjectKind::Directory, visibility, place).is_ok()
    }
}
