//! An import goes into the directory, all of it or nothing.

use std::collections::HashMap;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Committee, CommitteeForm, Contact, ContactOwner, HealthRegion, Membership, Organisation,
        OrganisationForm, Person, PersonForm, Relation,
    },
    exchange::{
        CommitteeWrite, ContactWrite, Counts, ImportState, Known, OrganisationWrite, PersonWrite,
        RelationEnd, RelationWrite, SeatMember, SeatWrite, preview,
    },
    id::{CommitteeId, ContactId, ImportId, MembershipId, OrganisationId, PersonId, RelationId},
    permission::{Action, ObjectKind, Place, Visibility},
};
use serde::Serialize;
use uuid::Uuid;

use super::to_json;
use crate::{StoreError, StoreResult, Write, backend::execute};

/// The ids of what has been written, in the order of the preview.
#[derive(Default)]
struct WrittenIds {
    organisations: Vec<OrganisationId>,
    people: Vec<PersonId>,
    committees: Vec<CommitteeId>,
}

impl WrittenIds {
    fn organisation(&self, place: Result<usize, OrganisationId>) -> Option<OrganisationId> {
        place.map_or_else(Some, |at| self.organisations.get(at).copied())
    }

    fn person(&self, place: Result<usize, PersonId>) -> Option<PersonId> {
        place.map_or_else(Some, |at| self.people.get(at).copied())
    }

    fn committee(&self, place: Result<usize, CommitteeId>) -> Option<CommitteeId> {
        place.map_or_else(Some, |at| self.committees.get(at).copied())
    }

    fn end(&self, end: &RelationEnd) -> Option<RecordRef> {
        Some(match *end {
            RelationEnd::Organisation(place) => {
                RecordRef::new(RecordKind::Organisation, self.organisation(place)?)
            }
            RelationEnd::Person(place) => RecordRef::new(RecordKind::Person, self.person(place)?),
            RelationEnd::Committee(place) => RecordRef::new(RecordKind::Committee, self.committee(place)?),
            RelationEnd::HealthRegion(id) => RecordRef::new(RecordKind::HealthRegion, id),
        })
    }
}

/// An import that is being written.
struct Applying {
    id: ImportId,
    region: HealthRegion,
    /// How many records it has written.
    written: i64,
    organisations: HashMap<OrganisationId, Organisation>,
    people: HashMap<PersonId, Person>,
    contacts: HashMap<ContactId, Contact>,
    committees: HashMap<CommitteeId, Committee>,
    seats: HashMap<MembershipId, Membership>,
}

impl Applying {
    fn new(id: ImportId, region: HealthRegion, known: Known) -> Self {
        let mut applying = Self {
            id,
            region,
            written: 0,
            organisations: HashMap::new(),
            people: HashMap::new(),
            contacts: HashMap::new(),
            committees: HashMap::new(),
            seats: known.seats.into_iter().map(|seat| (seat.id, seat)).collect(),
        };
        for one in known.organisations {
            applying.contacts.extend(one.contacts.into_iter().map(|contact| (contact.id, contact)));
            applying.organisations.insert(one.record.id, one.record);
        }
        for one in known.people {
            applying.contacts.extend(one.contacts.into_iter().map(|contact| (contact.id, contact)));
            applying.people.insert(one.record.id, one.record);
        }
        let committees = known.committees.into_iter().map(|one| (one.record.id, one.record));
        applying.committees.extend(committees);
        applying
    }

    /// Whether the list replaces the last contact field that a person has agreed to publish: then the name goes back too.
    fn is_withdrawn(&self, person: &Person, wish: &PersonWrite) -> bool {
        let owner = ContactOwner::Person(person.id);
        let is_released =
            |contact: &&Contact| contact.owner == owner && contact.shown_to() == Visibility::Public;
        let is_replaced = |contact: &Contact| {
            wish.contacts.iter().any(|wish| wish.id == Some(contact.id) && wish.value != contact.value)
        };
        let mut released = self.contacts.values().filter(is_released).peekable();
        person.visibility == Visibility::Public && released.peek().is_some() && released.all(is_replaced)
    }
}

impl Write {
    /// Writes everything that the preview of an import says, and keeps what became of each row.
    ///
    /// # Errors
    /// As [`save_import`](Self::save_import); [`StoreError::NotAllowed`] if the actor may not write one of the records.
    pub async fn apply_import(&mut self, id: ImportId, version: i64) -> StoreResult<Counts> {
        let import = self.draft(id, version).await?;
        let known = self.get_known(import.health_region_id).await?;
        let region = self.import_region(import.health_region_id).await?;
        let (import, known, shown) = tokio::task::spawn_blocking(move || {
            let shown = preview(&import.table, &import.settings, &known);
            (import, known, shown)
        })
        .await
        .map_err(|_| StoreError::Invalid("the file could not be compared"))?;
        let mut applying = Applying::new(id, region, known);
        let mut ids = WrittenIds::default();
        for wish in &shown.organisations {
            ids.organisations.push(self.write_organisation(wish, &mut applying).await?);
        }
        for wish in &shown.people {
            let organisation = wish.organisation.and_then(|place| ids.organisation(place));
            ids.people.push(self.write_person(wish, organisation, &mut applying).await?);
        }
        for wish in &shown.committees {
            let parent = wish.parent.and_then(|place| ids.committee(place));
            ids.committees.push(self.write_committee_of_list(wish, parent, &mut applying).await?);
        }
        for wish in &shown.seats {
            self.write_seat_of_list(wish, &ids, &mut applying).await?;
        }
        for wish in &shown.relations {
            self.write_relation_of_list(wish, &ids, &mut applying).await?;
        }
        let now = self.now;
        execute!(
            self,
            "update import set state = $2, applied_at = $3, counts_json = $4, rows_json = $5, version = version + 1
             where import_id = $1",
            id,
            ImportState::Applied.as_str(),
            now,
            to_json(&shown.counts)?,
            to_json(&shown.rows)?,
        )?;
        self.save_mapping(&import).await?;
        Ok(shown.counts)
    }

    async fn write_organisation(
        &mut self,
        wish: &OrganisationWrite,
        applying: &mut Applying,
    ) -> StoreResult<OrganisationId> {
        let before = wish.id.and_then(|id| applying.organisations.get(&id).cloned());
        let after = match &before {
            Some(before) if !wish.is_changed => before.clone(),
            Some(before) => Organisation {
                kind: wish.kind,
                ags: wish.ags.clone(),
                description: wish.description.clone(),
                version: before.version + 1,
                ..before.clone()
            },
            None => Organisation {
                id: OrganisationId::new(),
                name: wish.name.clone(),
                kind: wish.kind,
                level: wish.level,
                health_region_id: Some(applying.region.id),
                state: Some(applying.region.state.clone()),
                ags: wish.ags.clone(),
                description: wish.description.clone(),
                visibility: OrganisationForm::USUAL,
                valid_from: None,
                valid_to: None,
                version: 1,
            },
        };
        let action = if before.is_some() { Action::Edit } else { Action::Create };
        let place = after.place();
        self.require(action, ObjectKind::Directory, after.visibility, &place)?;
        match &before {
            None => {
                self.insert_organisation(&after, &applying.region.name).await?;
                self.keep(applying, RecordKind::Organisation, after.id.0, None::<&Organisation>, &after)
                    .await?;
            }
            Some(before) if wish.is_changed => {
                self.update_organisation(before, &after, &applying.region.name).await?;
                self.keep(applying, RecordKind::Organisation, after.id.0, Some(before), &after).await?;
            }
            Some(_) => {}
        }
        applying.organisations.insert(after.id, after.clone());
        let owner = ContactOwner::Organisation(after.id);
        for contact in &wish.contacts {
            self.write_contact(contact, owner, &place, applying).await?;
        }
        Ok(after.id)
    }

    async fn write_person(
        &mut self,
        wish: &PersonWrite,
        organisation: Option<OrganisationId>,
        applying: &mut Applying,
    ) -> StoreResult<PersonId> {
        let before = wish.id.and_then(|id| applying.people.get(&id).cloned());
        let is_withdrawn = before.as_ref().is_some_and(|before| applying.is_withdrawn(before, wish));
        let is_changed = wish.is_changed || is_withdrawn;
        let after = match &before {
            Some(before) if !is_changed => before.clone(),
            Some(before) => {
                let mut after = Person { version: before.version + 1, ..before.clone() };
                if wish.is_changed {
                    after.function.clone_from(&wish.function);
                    after.organisation_id = organisation.or(before.organisation_id);
                }
                if is_withdrawn {
                    after.visibility = Visibility::Network;
                }
                after
            }
            None => Person {
                id: PersonId::new(),
                name: wish.name.clone(),
                function: wish.function.clone(),
                organisation_id: organisation,
                health_region_id: Some(applying.region.id),
                state: Some(applying.region.state.clone()),
                visibility: PersonForm::USUAL,
                valid_from: None,
                valid_to: None,
                version: 1,
            },
        };
        let action = if before.is_some() { Action::Edit } else { Action::Create };
        let place = after.place();
        self.require(action, ObjectKind::Directory, after.visibility, &place)?;
        let employer = after.organisation_id.and_then(|id| applying.organisations.get(&id));
        let employer = employer.map(|body| body.name.clone()).unwrap_or_default();
        match &before {
            None => {
                self.insert_person(&after, &employer).await?;
                self.keep(applying, RecordKind::Person, after.id.0, None::<&Person>, &after).await?;
            }
            Some(before) if is_changed => {
                self.update_person(before, &after, &employer).await?;
                self.keep(applying, RecordKind::Person, after.id.0, Some(before), &after).await?;
            }
            Some(_) => {}
        }
        let owner = ContactOwner::Person(after.id);
        for contact in &wish.contacts {
            self.write_contact(contact, owner, &place, applying).await?;
        }
        let id = after.id;
        applying.people.insert(id, after);
        Ok(id)
    }

    /// A person sits in the committee for the organisation they work for, as somebody does who is added on its page.
    async fn write_seat_of_list(
        &mut self,
        wish: &SeatWrite,
        ids: &WrittenIds,
        applying: &mut Applying,
    ) -> StoreResult<()> {
        let (person, organisation) = match wish.member {
            SeatMember::Person(place) => (ids.person(place), None),
            SeatMember::Organisation(place) => (None, ids.organisation(place)),
        };
        let committee = ids.committee(wish.committee).and_then(|id| applying.committees.get(&id).cloned());
        let committee = committee.ok_or(StoreError::NotFound(RecordKind::Committee))?;
        self.require(Action::Edit, ObjectKind::Committee, committee.visibility, &committee.place())?;
        let before = wish.id.and_then(|id| applying.seats.get(&id).cloned());
        let after = match &before {
            Some(before) => {
                let after = Membership {
                    role: wish.role,
                    is_voting: wish.is_voting,
                    valid_from: wish.valid_from,
                    valid_to: wish.valid_to,
                    ..before.clone()
                };
                self.write_membership(before, after, None, &committee).await?
            }
            None => {
                let employer = person.and_then(|id| applying.people.get(&id)?.organisation_id);
                let seat = Membership {
                    id: MembershipId::new(),
                    committee_id: committee.id,
                    person_id: person,
                    organisation_id: organisation.or(employer),
                    role: wish.role,
                    is_voting: wish.is_voting,
                    valid_from: wish.valid_from,
                    valid_to: wish.valid_to,
                    version: 1,
                };
                self.insert_membership(&seat, &committee).await?;
                seat
            }
        };
        self.keep(applying, RecordKind::Membership, after.id.0, before.as_ref(), &after).await
    }

    /// Sets up a committee as somebody does on a page of its own, without fields of action and days.
    async fn write_committee_of_list(
        &mut self,
        wish: &CommitteeWrite,
        parent: Option<CommitteeId>,
        applying: &mut Applying,
    ) -> StoreResult<CommitteeId> {
        let committee = Committee {
            id: CommitteeId::new(),
            name: wish.name.clone(),
            kind: wish.kind,
            level: wish.level,
            parent_id: parent,
            health_region_id: Some(applying.region.id),
            state: Some(applying.region.state.clone()),
            description: wish.description.clone(),
            visibility: CommitteeForm::USUAL,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        let id = committee.id;
        self.require(Action::Create, ObjectKind::Committee, committee.visibility, &committee.place())?;
        self.insert_committee(&committee, &applying.region.name).await?;
        self.keep(applying, RecordKind::Committee, id.0, None::<&Committee>, &committee).await?;
        applying.committees.insert(id, committee);
        Ok(id)
    }

    /// Whether the actor may say so, the preview has decided by the rights over both ends.
    async fn write_relation_of_list(
        &mut self,
        wish: &RelationWrite,
        ids: &WrittenIds,
        applying: &mut Applying,
    ) -> StoreResult<()> {
        let missing = || StoreError::NotFound(RecordKind::Relation);
        let relation = Relation {
            id: RelationId::new(),
            kind: wish.kind,
            from: ids.end(&wish.from).ok_or_else(missing)?,
            to: ids.end(&wish.to).ok_or_else(missing)?,
            note: String::new(),
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        self.insert_relation(&relation).await?;
        self.keep(applying, RecordKind::Relation, relation.id.0, None::<&Relation>, &relation).await
    }

    async fn write_contact(
        &mut self,
        wish: &ContactWrite,
        owner: ContactOwner,
        place: &Place,
        applying: &mut Applying,
    ) -> StoreResult<()> {
        let before = wish.id.and_then(|id| applying.contacts.get(&id).cloned());
        let (value, visibility) = (wish.value.clone(), wish.visibility);
        let after = match &before {
            Some(before) => before.replaced_by(&value, visibility),
            None => Contact {
                id: ContactId::new(),
                owner,
                kind: wish.kind,
                value,
                visibility,
                consent_on: None,
                consent_source: String::new(),
            },
        };
        match &before {
            Some(before) => self.update_contact(before, &after, place).await?,
            None => self.insert_contact(&after, place).await?,
        }
        self.keep(applying, RecordKind::Contact, after.id.0, before.as_ref(), &after).await
    }

    /// Keeps what a record was before, for undoing.
    async fn keep<T: Serialize>(
        &mut self,
        applying: &mut Applying,
        kind: RecordKind,
        record: Uuid,
        before: Option<&T>,
        after: &T,
    ) -> StoreResult<()> {
        let before = before.map(to_json).transpose()?;
        execute!(
            self,
            "insert into import_record (import_id, position, record_kind, record_id, before_json, after_json)
             values ($1, $2, $3, $4, $5, $6)",
            applying.id,
            applying.written,
            kind.as_str(),
            record,
            before,
            to_json(after)?,
        )?;
        applying.written += 1;
        Ok(())
    }
}
