//! An import is taken back, all of it or nothing.

use std::collections::{HashMap, HashSet};

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{
        Committee, Contact, ContactOwner, Membership, NamedRecord, Organisation, Person, Relation, one_seat,
    },
    exchange::ImportState,
    id::ImportId,
    permission::{Action, ObjectKind, Place, Visibility},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::from_json;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, rows},
    change::Change,
    record::parse_text,
};

/// A record that an import has written: before (none for a new one) and after.
struct Written<T> {
    before: Option<T>,
    after: T,
}

/// Everything an import has written, in its order.
#[derive(Default)]
struct AllWritten {
    organisations: Vec<Written<Organisation>>,
    people: Vec<Written<Person>>,
    contacts: Vec<Written<Contact>>,
    committees: Vec<Written<Committee>>,
    seats: Vec<Written<Membership>>,
    relations: Vec<Written<Relation>>,
}

impl AllWritten {
    /// Organisations, people and committees by the names they were given.
    fn named(&self) -> impl Iterator<Item = NamedRecord> {
        let organisations = self.organisations.iter().map(|written| written.after.named());
        let people = self.people.iter().map(|written| NamedRecord {
            record: RecordRef::new(RecordKind::Person, written.after.id),
            name: written.after.name.clone(),
        });
        let committees = self.committees.iter().map(|written| written.after.named());
        organisations.chain(people).chain(committees)
    }

    /// Where organisations and people lie.
    fn places(&self) -> HashMap<Uuid, Place> {
        let organisations =
            self.organisations.iter().map(|written| (written.after.id.0, written.after.place()));
        organisations
            .chain(self.people.iter().map(|written| (written.after.id.0, written.after.place())))
            .collect()
    }
}

/// How a record of the directory is called, and what it must still be.
trait Kept: PartialEq + Clone {
    const KIND: RecordKind;
    fn id(&self) -> Uuid;
}

impl Kept for Organisation {
    const KIND: RecordKind = RecordKind::Organisation;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Kept for Person {
    const KIND: RecordKind = RecordKind::Person;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Kept for Contact {
    const KIND: RecordKind = RecordKind::Contact;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Kept for Membership {
    const KIND: RecordKind = RecordKind::Membership;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Kept for Committee {
    const KIND: RecordKind = RecordKind::Committee;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Kept for Relation {
    const KIND: RecordKind = RecordKind::Relation;
    fn id(&self) -> Uuid {
        self.id.0
    }
}

impl Write {
    /// Takes back everything an import has written, if it is still as the import left it. Otherwise nothing is written, and
    /// the answer names what was changed or used since.
    ///
    /// # Errors
    /// As [`get_import`](crate::Session::get_import); [`StoreError::Stale`] if it was changed since `version`, or if what it
    /// has written was, and the actor sees nothing of that by now;
    /// [`StoreError::Invalid`] if it is not applied, [`StoreError::NotAllowed`] if the actor may not write one of the records.
    pub async fn undo_import(&mut self, id: ImportId, version: i64) -> StoreResult<Vec<NamedRecord>> {
        let import = self.get_import(id).await?;
        if import.head.version != version {
            return Err(StoreError::Stale(RecordKind::Import));
        }
        if import.head.state != ImportState::Applied {
            return Err(StoreError::Invalid("this import is not applied"));
        }
        let all = self.read_written(id).await?;
        let (is_changed, in_the_way) = self.changed_since(id, &all).await?;
        if !in_the_way.is_empty() {
            return Ok(in_the_way);
        }
        // Whom the actor does not see is in the way without a name.
        if is_changed {
            return Err(StoreError::Stale(RecordKind::Import));
        }
        let region = self.import_region(import.health_region_id).await?.place();
        let places = all.places();
        for written in all.contacts.iter().rev() {
            let place = places.get(&owner_id(&written.after)).unwrap_or(&region).clone();
            self.take_contact_back(written, &place).await?;
        }
        for written in all.relations.iter().rev() {
            self.write_relation(Some(&written.after), written.before.as_ref()).await?;
        }
        for written in all.seats.iter().rev() {
            self.take_seat_back(written).await?;
        }
        // Those below come after those above them.
        for written in all.committees.iter().rev() {
            self.take_committee_back(&written.after).await?;
        }
        for written in all.people.iter().rev() {
            self.take_person_back(written).await?;
        }
        for written in all.organisations.iter().rev() {
            self.take_organisation_back(written, &import.head.health_region.name).await?;
        }
        execute!(
            self,
            "update import set state = $2, version = version + 1 where import_id = $1",
            id,
            ImportState::Undone.as_str(),
        )?;
        Ok(Vec::new())
    }
}

impl Session {
    /// What keeps an import from being taken back: records that are no longer as it left them, or to which something else
    /// now belongs.
    ///
    /// # Errors
    /// As [`get_import`](Session::get_import).
    pub async fn list_changed_since_import(&mut self, id: ImportId) -> StoreResult<Vec<NamedRecord>> {
        self.get_import(id).await?;
        let all = self.read_written(id).await?;
        Ok(self.changed_since(id, &all).await?.1)
    }

    async fn read_written(&mut self, id: ImportId) -> StoreResult<AllWritten> {
        let stored: Vec<(String, Option<String>, String)> = rows!(
            self,
            "select record_kind, before_json, after_json from import_record where import_id = $1 order by position",
            id,
        )?;
        let mut all = AllWritten::default();
        for (kind, before, after) in stored {
            match parse_text::<RecordKind>(&kind, "import_record", "record_kind")? {
                RecordKind::Organisation => all.organisations.push(written(before, &after)?),
                RecordKind::Person => all.people.push(written(before, &after)?),
                RecordKind::Contact => all.contacts.push(written(before, &after)?),
                RecordKind::Committee => all.committees.push(written(before, &after)?),
                RecordKind::Membership => all.seats.push(written(before, &after)?),
                RecordKind::Relation => all.relations.push(written(before, &after)?),
                _ => return Err(StoreError::Inconsistent { table: "import_record", column: "record_kind" }),
            }
        }
        Ok(all)
    }

    /// Whether anything is other than the import left it, and whom of that the actor may be told.
    async fn changed_since(
        &mut self,
        id: ImportId,
        all: &AllWritten,
    ) -> StoreResult<(bool, Vec<NamedRecord>)> {
        let organisations: Vec<Organisation> = rows!(
            self,
            "select organisation.* from organisation
             join import_record on import_record.record_id = organisation.organisation_id where import_id = $1",
            id,
        )?;
        let people: Vec<Person> = rows!(
            self,
            "select person.* from person join import_record on import_record.record_id = person.person_id
             where import_id = $1",
            id,
        )?;
        let contacts: Vec<Contact> = rows!(
            self,
            "select contact.* from contact join import_record on import_record.record_id = contact.contact_id
             where import_id = $1",
            id,
        )?;
        let seats: Vec<Membership> = rows!(
            self,
            "select membership.* from membership join import_record on import_record.record_id = membership.membership_id
             where import_id = $1",
            id,
        )?;
        let committees: Vec<Committee> = rows!(
            self,
            "select committee.* from committee
             join import_record on import_record.record_id = committee.committee_id where import_id = $1",
            id,
        )?;
        let relations: Vec<Relation> = rows!(
            self,
            "select relation.* from relation join import_record on import_record.record_id = relation.relation_id
             where import_id = $1",
            id,
        )?;
        // What was made since and belongs to a record that the import has made.
        let used: Vec<(Uuid,)> = rows!(
            self,
            "select record_id from import_record made where import_id = $1 and before_json is null and (
                exists (select 1 from membership
                    where (person_id = made.record_id or organisation_id = made.record_id
                        or committee_id = made.record_id) and not exists (
                    select 1 from import_record own
                    where own.import_id = $1 and own.record_id = membership.membership_id))
                or exists (select 1 from relation
                    where (from_id = made.record_id or to_id = made.record_id) and not exists (
                    select 1 from import_record own
                    where own.import_id = $1 and own.record_id = relation.relation_id))
                or exists (select 1 from committee where parent_id = made.record_id and not exists (
                    select 1 from import_record own
                    where own.import_id = $1 and own.record_id = committee.committee_id))
                or exists (select 1 from committee_field where committee_id = made.record_id)
                or exists (select 1 from role_grant where committee_id = made.record_id)
                or exists (select 1 from plan where adopted_by = made.record_id)
                or exists (select 1 from measure where committee_id = made.record_id)
                or exists (select 1 from saved_view where committee_id = made.record_id)
                or exists (select 1 from saved_plan_view where committee_id = made.record_id)
                or exists (select 1 from own_dashboard where committee_id = made.record_id)
                or exists (select 1 from measure
                    where responsible_id = made.record_id or organisation_id = made.record_id)
                or exists (select 1 from measure_partner where organisation_id = made.record_id)
                or exists (select 1 from user_account where person_id = made.record_id)
                or exists (select 1 from checklist_point where person_id = made.record_id)
                or exists (select 1 from milestone where person_id = made.record_id)
                or exists (select 1 from organisation_field where organisation_id = made.record_id)
                or exists (select 1 from person where organisation_id = made.record_id and not exists (
                    select 1 from import_record own where own.import_id = $1 and own.record_id = person.person_id))
                or exists (select 1 from contact
                    where (person_id = made.record_id or organisation_id = made.record_id) and not exists (
                    select 1 from import_record own where own.import_id = $1 and own.record_id = contact.contact_id)))",
            id,
        )?;
        let mut ids: Vec<Uuid> = used.into_iter().map(|(id,)| id).collect();
        ids.extend(differing(&all.organisations, organisations));
        ids.extend(differing(&all.people, people));
        ids.extend(differing(&all.contacts, contacts));
        ids.extend(differing(&all.committees, committees));
        // A relation has no name either: those are named whom it joins.
        let relations: HashSet<Uuid> = differing(&all.relations, relations).into_iter().collect();
        let gone = all.relations.iter().map(|written| &written.after);
        for relation in gone.filter(|relation| relations.contains(&relation.id.0)) {
            ids.extend([relation.from.id, relation.to.id]);
        }
        // A seat has no name: those are named whose it is, and where.
        let seats: HashSet<Uuid> = differing(&all.seats, seats).into_iter().collect();
        for seat in all.seats.iter().map(|written| &written.after).filter(|seat| seats.contains(&seat.id.0)) {
            let member = seat.person_id.map(|id| id.0).or(seat.organisation_id.map(|id| id.0));
            ids.extend(member.into_iter().chain([seat.committee_id.0]));
        }
        let owners = all.contacts.iter().filter(|written| ids.contains(&written.after.id.0));
        let owners: Vec<Uuid> = owners.map(|written| owner_id(&written.after)).collect();
        ids.extend(owners);
        for written in &all.seats {
            ids.extend(self.sits_there_again(written, all).await?);
        }
        let mut named = self.names_of(ids.iter().copied()).await?.all();
        // What is gone has no name but the one it had.
        named.extend(
            all.named()
                .filter(|gone| {
                    ids.contains(&gone.record.id) && named.iter().all(|known| known.record != gone.record)
                })
                .collect::<Vec<_>>(),
        );
        Ok((!ids.is_empty(), named))
    }

    /// Whose seat cannot be as it was, and in which committee: somebody has it for the same time by now.
    async fn sits_there_again(
        &mut self,
        written: &Written<Membership>,
        all: &AllWritten,
    ) -> StoreResult<Vec<Uuid>> {
        let Written { before: Some(before), after } = written else { return Ok(Vec::new()) };
        let others: Vec<Membership> = rows!(
            self,
            "select * from membership where committee_id = $1 order by membership_id",
            before.committee_id,
        )?;
        let is_own = |other: &Membership| all.seats.iter().any(|own| own.after.id == other.id);
        let overlaps =
            |other: &Membership| one_seat(before, other).is_some() && one_seat(after, other).is_none();
        if !others.iter().any(|other| !is_own(other) && overlaps(other)) {
            return Ok(Vec::new());
        }
        let member = after.person_id.map(|id| id.0).or(after.organisation_id.map(|id| id.0));
        Ok(member.into_iter().chain([after.committee_id.0]).collect())
    }
}

impl Write {
    async fn take_contact_back(&mut self, written: &Written<Contact>, place: &Place) -> StoreResult<()> {
        let Written { before, after } = written;
        match before {
            Some(before) => self.update_contact(after, before, place).await,
            None => self.remove_contact(after, place).await,
        }
    }

    async fn take_seat_back(&mut self, written: &Written<Membership>) -> StoreResult<()> {
        let Written { before, after } = written;
        let committee = self.committee_to_edit(after.committee_id).await?;
        if let Some(before) = before {
            // An end that came from what the seat needs comes from it again.
            let first = self.find_first_end(before).await?;
            let ended_with = first.filter(|(_, end)| Some(*end) == before.valid_to).map(|(id, _)| id);
            self.write_membership(after, before.clone(), ended_with, &committee).await?;
            return Ok(());
        }
        execute!(self, "delete from membership where membership_id = $1", after.id)?;
        // As it was written: seats name people, who are not for the world even where the committee is.
        let visibility = committee.visibility.max(Visibility::Network);
        self.record_removed(after, &committee.name, visibility, &committee.place()).await
    }

    async fn take_committee_back(&mut self, committee: &Committee) -> StoreResult<()> {
        let place = committee.place();
        self.require(Action::Remove, ObjectKind::Committee, committee.visibility, &place)?;
        self.forget(committee.id.0).await?;
        self.forget_care(committee.id.0).await?;
        execute!(self, "delete from committee where committee_id = $1", committee.id)?;
        self.record_removed(committee, &committee.name, committee.visibility, &place).await
    }

    async fn take_person_back(&mut self, written: &Written<Person>) -> StoreResult<()> {
        let Written { before, after } = written;
        let place = after.place();
        match before {
            Some(before) => {
                self.require(Action::Edit, ObjectKind::Directory, after.visibility, &place)?;
                let employer = match before.organisation_id {
                    Some(id) => {
                        self.names_of([id.0]).await?.get(id).map(|named| named.name).unwrap_or_default()
                    }
                    None => String::new(),
                };
                let restored = Person { version: after.version + 1, ..before.clone() };
                self.update_person(after, &restored, &employer).await
            }
            None => {
                self.require(Action::Remove, ObjectKind::Directory, after.visibility, &place)?;
                self.forget(after.id.0).await?;
                self.forget_care(after.id.0).await?;
                execute!(self, "delete from person where person_id = $1", after.id)?;
                self.record_removed(after, &after.name, after.visibility, &place).await
            }
        }
    }

    async fn take_organisation_back(
        &mut self,
        written: &Written<Organisation>,
        health_region: &str,
    ) -> StoreResult<()> {
        let Written { before, after } = written;
        let place = after.place();
        match before {
            Some(before) => {
                self.require(Action::Edit, ObjectKind::Directory, after.visibility, &place)?;
                let restored = Organisation { version: after.version + 1, ..before.clone() };
                self.update_organisation(after, &restored, health_region).await
            }
            None => {
                self.require(Action::Remove, ObjectKind::Directory, after.visibility, &place)?;
                self.forget(after.id.0).await?;
                self.forget_care(after.id.0).await?;
                execute!(self, "delete from organisation where organisation_id = $1", after.id)?;
                self.record_removed(after, &after.name, after.visibility, &place).await
            }
        }
    }

    /// Takes a record off the map and out of the search.
    pub(crate) async fn forget(&mut self, id: Uuid) -> StoreResult<()> {
        execute!(self, "delete from search_entry where record_id = $1", id)?;
        execute!(self, "delete from node_position where record_id = $1", id)?;
        Ok(())
    }

    async fn record_removed<T: Kept + Serialize + Sync>(
        &mut self,
        record: &T,
        title: &str,
        visibility: Visibility,
        place: &Place,
    ) -> StoreResult<()> {
        self.record(Change {
            record: RecordRef { kind: T::KIND, id: record.id() },
            title,
            action: ChangeAction::Removed,
            before: Some(record),
            after: None,
            plan: None,
            visibility,
            place,
        })
        .await
    }
}

fn written<T: DeserializeOwned>(before: Option<String>, after: &str) -> StoreResult<Written<T>> {
    let before = before.map(|before| from_json(&before, "before_json")).transpose()?;
    Ok(Written { before, after: from_json(after, "after_json")? })
}

/// The ids of those that are no longer as they were left.
fn differing<T: Kept>(written: &[Written<T>], now: Vec<T>) -> Vec<Uuid> {
    let now: HashMap<Uuid, T> = now.into_iter().map(|record| (record.id(), record)).collect();
    let is_other = |written: &&Written<T>| now.get(&written.after.id()) != Some(&written.after);
    written.iter().filter(is_other).map(|written| written.after.id()).collect()
}

fn owner_id(contact: &Contact) -> Uuid {
    match contact.owner {
        ContactOwner::Person(id) => id.0,
        ContactOwner::Organisation(id) => id.0,
    }
}
