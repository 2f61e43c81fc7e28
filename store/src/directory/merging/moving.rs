//! What belonged to a record that becomes part of another one goes over to that, and what would stand there twice becomes one.

use domain::{
    accounts::User,
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{
        Committee, Contact, ContactOwner, Membership, Organisation, Person, Relation, one_relation, one_seat,
    },
    exchange::contact_key,
    id::{CommitteeId, FieldId, OrganisationId, PersonId},
    permission::{Place, Visibility},
};
use uuid::Uuid;

use super::AllWritten;
use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Write {
    /// Contact fields go over; one that is there already goes, and leaves behind what was agreed to. None is shown to more
    /// than see its owner.
    pub(super) async fn move_contacts(
        &mut self,
        (from, to): (ContactOwner, ContactOwner),
        (old_place, new_place): (&Place, &Place),
        visibility: Visibility,
        written: &mut AllWritten,
    ) -> StoreResult<()> {
        let mut own = self.contacts_of(to).await?;
        let key = |contact: &Contact| (contact.kind, contact_key(contact.kind, &contact.value));
        for before in self.contacts_of(from).await? {
            if let Some(known) = own.iter_mut().find(|known| key(known) == key(&before)) {
                // What the world may see of the one it may see of both: the field goes on as its person has agreed.
                let is_released = before.consent().is_some() && before.shown_to() == Visibility::Public;
                if is_released && known.shown_to() != Visibility::Public {
                    let after = Contact { visibility: before.visibility.max(visibility), ..known.clone() }
                        .with_consent(before.consent());
                    self.update_contact(known, &after, new_place).await?;
                    written.note(RecordKind::Contact, after.id, known, Some(&after))?;
                    *known = after;
                }
                self.remove_contact(&before, old_place).await?;
                written.note(RecordKind::Contact, before.id, &before, None)?;
                continue;
            }
            let after =
                Contact { owner: to, visibility: before.visibility.max(visibility), ..before.clone() };
            self.put_contact(&before, &after, new_place).await?;
            written.note(RecordKind::Contact, before.id, &before, Some(&after))?;
        }
        Ok(())
    }

    /// All contact fields of somebody, whoever may see them.
    pub(in crate::directory) async fn contacts_of(
        &mut self,
        owner: ContactOwner,
    ) -> StoreResult<Vec<Contact>> {
        let (ContactOwner::Person(PersonId(id)) | ContactOwner::Organisation(OrganisationId(id))) = owner;
        rows!(
            self,
            "select * from contact where person_id = $1 or organisation_id = $1 order by contact_id",
            id,
        )
    }

    /// Writes a contact field with its owner.
    pub(super) async fn put_contact(
        &mut self,
        before: &Contact,
        after: &Contact,
        place: &Place,
    ) -> StoreResult<()> {
        let (person, organisation) = match after.owner {
            ContactOwner::Person(id) => (Some(id), None),
            ContactOwner::Organisation(id) => (None, Some(id)),
        };
        execute!(
            self,
            "update contact set person_id = $2, organisation_id = $3 where contact_id = $1",
            after.id,
            person,
            organisation,
        )?;
        self.update_contact(before, after, place).await
    }

    /// Seats go over; one in a committee where the record that stays sits at the same time becomes one with that.
    pub(super) async fn move_seats(
        &mut self,
        from: RecordRef,
        to: Uuid,
        written: &mut AllWritten,
    ) -> StoreResult<()> {
        let seats: Vec<Membership> = rows!(
            self,
            "select * from membership where person_id = $1 or organisation_id = $1 order by membership_id",
            from.id,
        )?;
        let renamed = |id: Uuid| if id == from.id { to } else { id };
        for before in seats {
            let moved = Membership {
                person_id: before.person_id.map(|PersonId(id)| PersonId(renamed(id))),
                organisation_id: before.organisation_id.map(|OrganisationId(id)| OrganisationId(renamed(id))),
                version: before.version + 1,
                ..before.clone()
            };
            let others: Vec<Membership> = rows!(
                self,
                "select * from membership
                 where committee_id = $1 and membership_id <> $2 and (person_id = $3 or organisation_id = $3)
                 order by membership_id",
                before.committee_id,
                before.id,
                to,
            )?;
            let double = others.iter().find_map(|known| Some((known, one_seat(known, &moved)?)));
            let Some((known, one)) = double else {
                self.put_membership(Some(&before), Some(&moved)).await?;
                written.note(RecordKind::Membership, before.id, &before, Some(&moved))?;
                continue;
            };
            self.put_membership(Some(&before), None).await?;
            written.note(RecordKind::Membership, before.id, &before, None)?;
            if one != *known {
                let one = Membership { version: known.version + 1, ..one };
                self.put_membership(Some(known), Some(&one)).await?;
                written.note(RecordKind::Membership, known.id, known, Some(&one))?;
            }
        }
        Ok(())
    }

    /// Writes a seat anew, takes it away or puts it back.
    pub(in crate::directory) async fn put_membership(
        &mut self,
        before: Option<&Membership>,
        after: Option<&Membership>,
    ) -> StoreResult<()> {
        let Some(seat) = after.or(before) else { return Ok(()) };
        let committee = self.committee_of_seat(seat.committee_id).await?;
        let action = match (before, after) {
            (None, Some(seat)) => return self.insert_membership(seat, &committee).await,
            (Some(before), Some(after)) => {
                let done = execute!(
                    self,
                    "update membership set person_id = $3, organisation_id = $4, role = $5, is_voting = $6,
                        valid_from = $7, valid_to = $8, version = $9
                     where membership_id = $1 and version = $2",
                    before.id,
                    before.version,
                    after.person_id,
                    after.organisation_id,
                    after.role.as_str(),
                    after.is_voting,
                    after.valid_from,
                    after.valid_to,
                    after.version,
                )?;
                if done != 1 {
                    return Err(StoreError::Stale(RecordKind::Membership));
                }
                ChangeAction::Changed
            }
            (_, None) => {
                execute!(self, "delete from membership where membership_id = $1", seat.id)?;
                ChangeAction::Removed
            }
        };
        self.record(Change {
            record: RecordRef::new(RecordKind::Membership, seat.id),
            title: &committee.name,
            action,
            before,
            after,
            plan: None,
            // Seats name people, who are not for the world even where the committee is.
            visibility: committee.visibility.max(Visibility::Network),
            place: &committee.place(),
        })
        .await
    }

    async fn committee_of_seat(&mut self, id: CommitteeId) -> StoreResult<Committee> {
        let committee: Option<Committee> = row!(self, "select * from committee where committee_id = $1", id)?;
        committee.ok_or(StoreError::NotFound(RecordKind::Committee))
    }

    /// Relations go over; one between the two goes, and one that is there already becomes one with that.
    pub(super) async fn move_relations(
        &mut self,
        from: RecordRef,
        to: Uuid,
        written: &mut AllWritten,
    ) -> StoreResult<()> {
        let relations: Vec<Relation> = rows!(
            self,
            "select * from relation where from_id = $1 or to_id = $1 order by relation_id",
            from.id,
        )?;
        let renamed = |end: RecordRef| if end.id == from.id { RecordRef { id: to, ..end } } else { end };
        for before in relations {
            let moved = Relation {
                from: renamed(before.from),
                to: renamed(before.to),
                version: before.version + 1,
                ..before.clone()
            };
            let others: Vec<Relation> = rows!(
                self,
                "select * from relation where relation_id <> $1 and from_id = $2 and to_id = $3 order by relation_id",
                before.id,
                moved.from.id,
                moved.to.id,
            )?;
            let double = others.iter().find_map(|known| Some((known, one_relation(known, &moved)?)));
            if moved.from != moved.to && double.is_none() {
                self.write_relation(Some(&before), Some(&moved)).await?;
                written.note(RecordKind::Relation, before.id, &before, Some(&moved))?;
                continue;
            }
            self.write_relation(Some(&before), None).await?;
            written.note(RecordKind::Relation, before.id, &before, None)?;
            if let Some((known, one)) = double.filter(|(known, one)| one != *known) {
                let one = Relation { version: known.version + 1, ..one };
                self.write_relation(Some(known), Some(&one)).await?;
                written.note(RecordKind::Relation, known.id, known, Some(&one))?;
            }
        }
        Ok(())
    }

    /// Writes a relation anew, takes it away or puts it back.
    pub(crate) async fn write_relation(
        &mut self,
        before: Option<&Relation>,
        after: Option<&Relation>,
    ) -> StoreResult<()> {
        let Some(relation) = after.or(before) else { return Ok(()) };
        let action = match (before, after) {
            (None, Some(relation)) => return self.insert_relation(relation).await,
            (Some(before), Some(after)) => {
                let done = execute!(
                    self,
                    "update relation set from_id = $3, to_id = $4, note = $5, valid_from = $6, valid_to = $7, version = $8
                     where relation_id = $1 and version = $2",
                    before.id,
                    before.version,
                    after.from.id,
                    after.to.id,
                    &after.note,
                    after.valid_from,
                    after.valid_to,
                    after.version,
                )?;
                if done != 1 {
                    return Err(StoreError::Stale(RecordKind::Relation));
                }
                ChangeAction::Changed
            }
            (_, None) => {
                execute!(self, "delete from relation where relation_id = $1", relation.id)?;
                ChangeAction::Removed
            }
        };
        self.record(Change {
            record: RecordRef::new(RecordKind::Relation, relation.id),
            title: relation.kind.as_str(),
            action,
            before,
            after,
            plan: None,
            visibility: Visibility::Network,
            place: &Place::default(),
        })
        .await
    }

    /// Accounts of a person go over.
    pub(super) async fn move_accounts(
        &mut self,
        from: PersonId,
        to: PersonId,
        written: &mut AllWritten,
    ) -> StoreResult<()> {
        let users: Vec<User> =
            rows!(self, "select * from user_account where person_id = $1 order by user_id", from)?;
        for before in users {
            let after = User { person_id: Some(to), version: before.version + 1, ..before.clone() };
            self.write_account(&before, &after).await?;
            written.note(RecordKind::User, before.id, &before, Some(&after))?;
        }
        Ok(())
    }

    /// Writes whose account it is.
    pub(super) async fn write_account(&mut self, before: &User, after: &User) -> StoreResult<()> {
        let done = execute!(
            self,
            "update user_account set person_id = $3, version = $4 where user_id = $1 and version = $2",
            before.id,
            before.version,
            after.person_id,
            after.version,
        )?;
        if done != 1 {
            return Err(StoreError::Stale(RecordKind::User));
        }
        self.record(Change {
            record: RecordRef::new(RecordKind::User, after.id),
            title: &after.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: None,
            visibility: Visibility::Office,
            place: &Place::default(),
        })
        .await
    }

    /// Those who work in an organisation work in the one of which it becomes part.
    pub(super) async fn move_workers(
        &mut self,
        from: OrganisationId,
        to: &Organisation,
        written: &mut AllWritten,
    ) -> StoreResult<()> {
        let people: Vec<Person> =
            rows!(self, "select * from person where organisation_id = $1 order by person_id", from)?;
        for before in people {
            let after =
                Person { organisation_id: Some(to.id), version: before.version + 1, ..before.clone() };
            self.update_person(&before, &after, &to.name).await?;
            written.note(RecordKind::Person, before.id, &before, Some(&after))?;
        }
        Ok(())
    }

    /// Fields of action go over.
    pub(super) async fn move_fields(
        &mut self,
        from: OrganisationId,
        to: OrganisationId,
        written: &mut AllWritten,
    ) -> StoreResult<()> {
        let fields = self.fields_of(from).await?;
        let known = self.fields_of(to).await?;
        let new: Vec<FieldId> = fields.iter().copied().filter(|field| !known.contains(field)).collect();
        for field in &new {
            self.insert_organisation_field(to, *field).await?;
        }
        execute!(self, "delete from organisation_field where organisation_id = $1", from)?;
        (written.fields, written.new_fields) = (fields, new);
        Ok(())
    }

    pub(in crate::directory) async fn fields_of(
        &mut self,
        organisation: OrganisationId,
    ) -> StoreResult<Vec<FieldId>> {
        let fields: Vec<(FieldId,)> = rows!(
            self,
            "select field_id from organisation_field where organisation_id = $1 order by field_id",
            organisation,
        )?;
        Ok(fields.into_iter().map(|(field,)| field).collect())
    }
}
