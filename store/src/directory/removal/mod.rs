//! Records that should never have been there are removed, with what belongs to them, and go into the trash of the directory.
//!
//! What is in the trash is in no other table, so that no question has to leave it out. Whatever names a record and is no part
//! of it keeps it from being removed: the database itself refuses a removal that has forgotten somebody.

mod proposal;
mod restoring;
mod trash;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{Committee, ContactOwner, FormerName, Membership, Organisation, Person, Relation},
    id::{FieldId, HealthRegionId, MembershipId, OrganisationId, RemovalId},
    permission::{Action, ObjectKind, Place, Visibility},
    plan::EditError,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
    directory::{Written, changed::Told, committee_editing::joined},
};

/// Every column that the databases call a reference to a committee, and what removing one does with it. A contract test
/// compares them with what the databases say; for people and organisations
/// [`MERGED_REFERENCES`](super::MERGED_REFERENCES) lists them.
pub const COMMITTEE_REFERENCES: &[(&str, &str)] = &[
    ("membership.committee_id", "goes along"),
    ("committee_field.committee_id", "goes along"),
    ("committee.parent_id", "stands below none"),
    ("role_grant.committee_id", "refused"),
    ("plan.adopted_by", "refused"),
    ("measure.committee_id", "refused"),
    ("saved_view.committee_id", "refused"),
    ("saved_plan_view.committee_id", "refused"),
    ("own_dashboard.committee_id", "refused"),
];

/// What a removal has written, and what it needs to be taken back.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Document {
    /// Record by record; the one that was removed comes last.
    written: Vec<Written>,
    /// The fields of action it had.
    fields: Vec<FieldId>,
    /// The names it had before. What was removed before there were any knows none.
    #[serde(default)]
    former_names: Vec<FormerName>,
    /// Where it lay on the map.
    place: Option<(f64, f64)>,
    /// With what the seats ended that went along.
    seat_ends: Vec<(MembershipId, Uuid)>,
}

impl Document {
    fn note<T: Serialize>(
        &mut self,
        kind: RecordKind,
        id: impl Into<Uuid>,
        before: &T,
        after: Option<&T>,
    ) -> StoreResult<()> {
        self.written.push(Written::new(RecordRef::new(kind, id), before, after)?);
        Ok(())
    }

    /// What went along, as it was.
    fn parts(&self) -> impl Iterator<Item = &Written> {
        let parts = self.written.split_last().map_or(&[][..], |(_, parts)| parts);
        parts.iter().filter(|written| written.after.is_none())
    }

    fn as_json(&self) -> StoreResult<String> {
        serde_json::to_string(self).map_err(|_| StoreError::Invalid("it cannot be written as JSON"))
    }
}

fn read_document(text: &str) -> StoreResult<Document> {
    serde_json::from_str(text).map_err(|_| unreadable())
}

fn unreadable() -> StoreError {
    StoreError::Inconsistent { table: "removed_record", column: "written_json" }
}

/// A record that can be removed.
enum Removable {
    Organisation(Organisation),
    Person(Person),
    Committee(Committee),
    Relation(Relation),
}

impl Removable {
    /// The record as it was written last before it went.
    fn of(written: &Written) -> StoreResult<Self> {
        let before = written.before.clone();
        let read = match written.record.kind {
            RecordKind::Organisation => serde_json::from_value(before).map(Self::Organisation),
            RecordKind::Person => serde_json::from_value(before).map(Self::Person),
            RecordKind::Committee => serde_json::from_value(before).map(Self::Committee),
            RecordKind::Relation => serde_json::from_value(before).map(Self::Relation),
            _ => return Err(unreadable()),
        };
        read.map_err(|_| unreadable())
    }

    const fn version(&self) -> i64 {
        match self {
            Self::Organisation(body) => body.version,
            Self::Person(person) => person.version,
            Self::Committee(committee) => committee.version,
            Self::Relation(relation) => relation.version,
        }
    }

    /// What rights are asked for, who sees it and where it lies; nothing for a relation, which lies between two others.
    fn standing(&self) -> Option<(ObjectKind, Visibility, Place)> {
        Some(match self {
            Self::Organisation(body) => (ObjectKind::Directory, body.visibility, body.place()),
            Self::Person(person) => (ObjectKind::Directory, person.visibility, person.place()),
            Self::Committee(committee) => (ObjectKind::Committee, committee.visibility, committee.place()),
            Self::Relation(_) => return None,
        })
    }

    const fn health_region(&self) -> Option<HealthRegionId> {
        match self {
            Self::Organisation(body) => body.health_region_id,
            Self::Person(person) => person.health_region_id,
            Self::Committee(committee) => committee.health_region_id,
            Self::Relation(_) => None,
        }
    }
}

impl Session {
    /// Reads what can be removed, whoever may see it.
    async fn find_removable(&mut self, RecordRef { kind, id }: RecordRef) -> StoreResult<Option<Removable>> {
        Ok(match kind {
            RecordKind::Organisation => {
                let found: Option<Organisation> =
                    row!(self, "select * from organisation where organisation_id = $1", id)?;
                found.map(Removable::Organisation)
            }
            RecordKind::Person => {
                let found: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
                found.map(Removable::Person)
            }
            RecordKind::Committee => {
                let found: Option<Committee> =
                    row!(self, "select * from committee where committee_id = $1", id)?;
                found.map(Removable::Committee)
            }
            RecordKind::Relation => {
                let found: Option<Relation> =
                    row!(self, "select * from relation where relation_id = $1", id)?;
                found.map(Removable::Relation)
            }
            _ => None,
        })
    }

    /// A record that the actor may remove.
    async fn get_removable(&mut self, record: RecordRef) -> StoreResult<Removable> {
        let found = self.find_removable(record).await?.ok_or(StoreError::NotFound(record.kind))?;
        self.require_removal(record.kind, &found).await?;
        Ok(found)
    }

    /// Refuses whoever may not remove a record, or bring it back. A relation is removed by whoever may remove one of the two
    /// that it names and sees both.
    async fn require_removal(&mut self, kind: RecordKind, found: &Removable) -> StoreResult<()> {
        if let Some((object, visibility, place)) = found.standing() {
            if !self.sees(visibility, &place) {
                return Err(StoreError::NotFound(kind));
            }
            return self.require(Action::Remove, object, visibility, &place);
        }
        let Removable::Relation(relation) = found else { return Err(StoreError::NotAllowed) };
        let names = self.names_of([relation.from.id, relation.to.id]).await?;
        if names.get(relation.from.id).is_none() || names.get(relation.to.id).is_none() {
            return Err(StoreError::NotFound(kind));
        }
        for end in [relation.from, relation.to] {
            let Some(end) = self.find_removable(end).await? else { continue };
            if let Some((object, visibility, place)) = end.standing()
                && self.require(Action::Remove, object, visibility, &place).is_ok()
            {
                return Ok(());
            }
        }
        Err(StoreError::NotAllowed)
    }

    /// Whether the actor may remove an organisation, a person or a committee, and so the relations that name it.
    pub(super) fn may_remove(&self, kind: ObjectKind, visibility: Visibility, place: &Place) -> bool {
        self.require(Action::Remove, kind, visibility, place).is_ok()
    }
}

impl Write {
    /// Removes an organisation, a person, a committee or a relation that should never have been there, and puts it into the
    /// trash: with its contact fields, its seats and the relations that name it. Who works in an organisation, sits somewhere
    /// on its behalf, or stands below a committee stays without it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it, [`StoreError::NotAllowed`] unless the actor may
    /// remove it, [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Refused`] while a plan, an account or
    /// a view names it.
    pub async fn remove_record(&mut self, record: RecordRef, version: i64) -> StoreResult<()> {
        let found = self.get_removable(record).await?;
        if found.version() != version {
            return Err(StoreError::Stale(record.kind));
        }
        if !self.list_hindrances(record).await?.is_empty() {
            return Err(EditError::InUse.into());
        }
        let place: Option<(f64, f64)> =
            row!(self, "select x, y from node_position where record_id = $1", record.id)?;
        let mut document = Document { place, ..Document::default() };
        match &found {
            Removable::Organisation(body) => self.take_organisation(body, &mut document).await?,
            Removable::Person(person) => self.take_person(person, &mut document).await?,
            Removable::Committee(committee) => self.take_committee(committee, &mut document).await?,
            Removable::Relation(relation) => self.take_relation(relation, &mut document).await?,
        }
        let (user, actor, now) = (self.actor.user_id(), self.actor.name().to_owned(), self.now);
        execute!(
            self,
            "insert into removed_record (removed_record_id, record_kind, record_id, health_region_id, user_id, actor,
                removed_at, written_json)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            RemovalId::new(),
            record.kind.as_str(),
            record.id,
            found.health_region(),
            user,
            &actor,
            now,
            &document.as_json()?,
        )?;
        Ok(())
    }

    async fn take_organisation(&mut self, body: &Organisation, document: &mut Document) -> StoreResult<()> {
        let people: Vec<Person> =
            rows!(self, "select * from person where organisation_id = $1 order by person_id", body.id)?;
        for before in people {
            let after = Person { organisation_id: None, version: before.version + 1, ..before.clone() };
            self.update_person(&before, &after, "").await?;
            document.note(RecordKind::Person, before.id, &before, Some(&after))?;
        }
        document.fields = self.fields_of(body.id).await?;
        execute!(self, "delete from organisation_field where organisation_id = $1", body.id)?;
        document.former_names = self.former_names_of(body.id).await?;
        execute!(self, "delete from former_name where organisation_id = $1", body.id)?;
        let place = body.place();
        self.take_contacts(ContactOwner::Organisation(body.id), &place, document).await?;
        self.take_seats(body.id.0, document).await?;
        self.take_relations(body.id.0, document).await?;
        self.forget(body.id.0).await?;
        execute!(self, "delete from organisation where organisation_id = $1", body.id)?;
        let record = RecordRef::new(RecordKind::Organisation, body.id);
        self.record(Change {
            record,
            title: &body.name,
            action: ChangeAction::Removed,
            before: Some(body),
            after: None,
            plan: None,
            visibility: body.visibility,
            place: &place,
        })
        .await?;
        document.note(RecordKind::Organisation, body.id, body, None)
    }

    async fn take_person(&mut self, person: &Person, document: &mut Document) -> StoreResult<()> {
        let place = person.place();
        self.take_contacts(ContactOwner::Person(person.id), &place, document).await?;
        self.take_seats(person.id.0, document).await?;
        self.take_relations(person.id.0, document).await?;
        self.forget(person.id.0).await?;
        execute!(self, "delete from person where person_id = $1", person.id)?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Person, person.id),
            title: &person.name,
            action: ChangeAction::Removed,
            before: Some(person),
            after: None,
            plan: None,
            visibility: person.visibility,
            place: &place,
        })
        .await?;
        document.note(RecordKind::Person, person.id, person, None)
    }

    async fn take_committee(&mut self, committee: &Committee, document: &mut Document) -> StoreResult<()> {
        let below: Vec<Committee> =
            rows!(self, "select * from committee where parent_id = $1 order by committee_id", committee.id)?;
        for before in below {
            let after = Committee { parent_id: None, version: before.version + 1, ..before.clone() };
            self.write_committee(&before, &after).await?;
            document.note(RecordKind::Committee, before.id, &before, Some(&after))?;
        }
        let fields = self.list_committee_fields(committee.id).await?;
        document.fields = fields.iter().map(|field| field.id).collect();
        execute!(self, "delete from committee_field where committee_id = $1", committee.id)?;
        self.take_seats(committee.id.0, document).await?;
        self.take_relations(committee.id.0, document).await?;
        self.forget(committee.id.0).await?;
        execute!(self, "delete from committee where committee_id = $1", committee.id)?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Committee, committee.id),
            title: &committee.name,
            action: ChangeAction::Removed,
            before: Some(committee),
            after: None,
            plan: None,
            visibility: committee.visibility,
            place: &committee.place(),
        })
        .await?;
        document.note(RecordKind::Committee, committee.id, committee, None)
    }

    async fn take_relation(&mut self, relation: &Relation, document: &mut Document) -> StoreResult<()> {
        self.write_relation(Some(relation), None).await?;
        document.note(RecordKind::Relation, relation.id, relation, None)
    }

    async fn take_contacts(
        &mut self,
        owner: ContactOwner,
        place: &Place,
        document: &mut Document,
    ) -> StoreResult<()> {
        for contact in self.contacts_of(owner).await? {
            self.remove_contact(&contact, place).await?;
            document.note(RecordKind::Contact, contact.id, &contact, None)?;
        }
        Ok(())
    }

    /// Seats go along; what somebody holds on behalf of an organisation stays theirs.
    async fn take_seats(&mut self, of: Uuid, document: &mut Document) -> StoreResult<()> {
        document.seat_ends = rows!(
            self,
            "select membership_id, ended_with from membership
             where (committee_id = $1 or person_id = $1 or organisation_id = $1) and ended_with is not null
             order by membership_id",
            of,
        )?;
        let seats: Vec<Membership> = rows!(
            self,
            "select * from membership where committee_id = $1 or person_id = $1 or organisation_id = $1
             order by membership_id",
            of,
        )?;
        for before in seats {
            if is_on_behalf_of(&before, of) {
                let after =
                    Membership { organisation_id: None, version: before.version + 1, ..before.clone() };
                self.put_membership(Some(&before), Some(&after)).await?;
                document.note(RecordKind::Membership, before.id, &before, Some(&after))?;
            } else {
                self.put_membership(Some(&before), None).await?;
                document.note(RecordKind::Membership, before.id, &before, None)?;
            }
        }
        Ok(())
    }

    async fn take_relations(&mut self, of: Uuid, document: &mut Document) -> StoreResult<()> {
        let relations: Vec<Relation> =
            rows!(self, "select * from relation where from_id = $1 or to_id = $1 order by relation_id", of,)?;
        for relation in &relations {
            self.take_relation(relation, document).await?;
        }
        Ok(())
    }

    /// Writes a committee whose fields of action stay.
    async fn write_committee(&mut self, before: &Committee, after: &Committee) -> StoreResult<()> {
        let region = self.name_of_region(after.health_region_id).await?;
        let fields = self.list_committee_fields(after.id).await?;
        let fields = joined(fields.iter().map(|field| field.name.as_str()));
        let told = [Told::committee(before, &fields), Told::committee(after, &fields)];
        self.update_committee(before, after, &region, told).await
    }
}

/// Whether somebody sits on behalf of an organisation.
fn is_on_behalf_of(seat: &Membership, organisation: Uuid) -> bool {
    seat.person_id.is_some() && seat.organisation_id == Some(OrganisationId(organisation))
}
