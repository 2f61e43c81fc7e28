//! Two records of the directory become one: what named the other one names the one that stays, all of it or nothing.
//!
//! The other one goes, so that the database itself refuses a merge that has forgotten somebody who refers to it.

mod moving;
mod parting;
mod proposal;

pub(in crate::directory) use parting::WayBack;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{ContactOwner, MergeChoices, Organisation, Person},
    id::{CommitteeId, FieldId, FormerNameId, MergeId, OrganisationId, PersonId},
    permission::{Action, ObjectKind},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

/// Every column that the databases call a reference to a person or an organisation: merging moves what stands there. A
/// contract test compares them with what the databases say.
pub const MERGED_REFERENCES: &[(&str, &str)] = &[
    ("contact.person_id", "person"),
    ("membership.person_id", "person"),
    ("user_account.person_id", "person"),
    ("measure.responsible_id", "person"),
    ("checklist_point.person_id", "person"),
    ("milestone.person_id", "person"),
    ("contact.organisation_id", "organisation"),
    ("membership.organisation_id", "organisation"),
    ("person.organisation_id", "organisation"),
    ("organisation_field.organisation_id", "organisation"),
    ("measure.organisation_id", "organisation"),
    ("measure_partner.organisation_id", "organisation"),
    ("former_name.organisation_id", "organisation"),
];

/// Columns with ids of records of which the databases do not know whose they are, and what merging does with them.
pub const LOOSE_REFERENCES: &[(&str, &str)] = &[
    ("relation.from_id", "moved"),
    ("relation.to_id", "moved"),
    (
        "membership.ended_with",
        "stays: a seat that ended with the record does not come back with the other one",
    ),
    ("search_entry.record_id", "removed with the record, and made anew when it comes back"),
    ("node_position.record_id", "removed with the record, and put back when it comes back"),
    ("change.record_id", "stays: the log says what was"),
    (
        "import_record.record_id",
        "stays: an import that wrote the record says that it is in the way of being taken back",
    ),
    ("removed_record.record_id", "stays: what was removed comes back by itself"),
    ("not_duplicate.first_id", "stays: it holds again when the record comes back"),
    ("not_duplicate.second_id", "stays: it holds again when the record comes back"),
    (
        "record_care.record_id",
        "stays: when it was confirmed holds again when the record comes back; what those concerned have said goes over",
    ),
    ("record_merge.kept_id", "stays: whoever asks for the one is led from one to the next"),
    ("record_merge.merged_id", "stays: whoever asks for the one is led from one to the next"),
    ("measure.continues_id", "a measure"),
    ("measure_link.from_id", "a measure"),
    ("measure_link.to_id", "a measure"),
];

/// More records than anybody merges into one another, one after the other.
const LONGEST_CHAIN: usize = 32;

/// What a merge has written of one record: no after is a record that went.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) record: RecordRef,
    pub(crate) before: Value,
    pub(crate) after: Option<Value>,
}

impl Written {
    pub(crate) fn new<T: Serialize>(record: RecordRef, before: &T, after: Option<&T>) -> StoreResult<Self> {
        let json = |value: &T| {
            serde_json::to_value(value).map_err(|_| StoreError::Invalid("it cannot be written as JSON"))
        };
        Ok(Self { record, before: json(before)?, after: after.map(json).transpose()? })
    }
}

/// Everything a merge has written, in its order: the record that stays first, the one that went last.
#[derive(Debug, Default, Serialize, Deserialize)]
struct AllWritten {
    records: Vec<Written>,
    /// The fields of action of an organisation that went.
    fields: Vec<FieldId>,
    /// Those of them that the one that stays did not have.
    new_fields: Vec<FieldId>,
    /// The former names that went over. What was written before there were any knows none.
    #[serde(default)]
    former_names: Vec<FormerNameId>,
    /// Where the record that went lay on the map.
    place: Option<(f64, f64)>,
}

impl AllWritten {
    fn note<T: Serialize>(
        &mut self,
        kind: RecordKind,
        id: impl Into<Uuid>,
        before: &T,
        after: Option<&T>,
    ) -> StoreResult<()> {
        self.add(Written::new(RecordRef::new(kind, id), before, after)?);
        Ok(())
    }

    /// What was written twice was written once: from what it was first to what it became last.
    fn add(&mut self, written: Written) {
        match self.records.iter_mut().find(|known| known.record == written.record) {
            Some(known) => known.after = written.after,
            None => self.records.push(written),
        }
    }
}

impl Session {
    /// The record of which another one has become part, directly or by way of others; nothing if it has not, or if the actor
    /// would not see it if it were still there.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_kept_record(&mut self, record: RecordRef) -> StoreResult<Option<RecordRef>> {
        let mut kept = None;
        for _ in 0..LONGEST_CHAIN {
            let RecordRef { kind, id } = kept.unwrap_or(record);
            let found: Option<(Uuid, String)> = row!(
                self,
                "select kept_id, written_json from record_merge
                 where merged_id = $1 and record_kind = $2 and undone_at is null",
                id,
                kind.as_str(),
            )?;
            let Some((next, written)) = found else { break };
            if !self.sees_gone(&from_json(&written)?) {
                return Ok(None);
            }
            kept = Some(RecordRef { kind, id: next });
        }
        Ok(kept)
    }

    /// Whether the actor would see the record that went.
    fn sees_gone(&self, written: &AllWritten) -> bool {
        let Some(Written { record, before, .. }) = written.records.last() else { return false };
        if record.kind == RecordKind::Person {
            let gone = serde_json::from_value::<Person>(before.clone());
            gone.is_ok_and(|gone| self.sees(gone.visibility, &gone.place()))
        } else {
            let gone = serde_json::from_value::<Organisation>(before.clone());
            gone.is_ok_and(|gone| self.sees(gone.visibility, &gone.place()))
        }
    }

    /// Who somebody is now who was named earlier: the same, the person of whom they have become part, or nobody.
    pub(crate) async fn present_person(&mut self, id: Option<PersonId>) -> StoreResult<Option<PersonId>> {
        let Some(mut id) = id else { return Ok(None) };
        for _ in 0..LONGEST_CHAIN {
            let there: Option<(Uuid,)> = row!(self, "select person_id from person where person_id = $1", id)?;
            if there.is_some() {
                return Ok(Some(id));
            }
            match self.next_kept(id.0).await? {
                Some(next) => id = PersonId(next),
                None => break,
            }
        }
        Ok(None)
    }

    /// The committee that was named earlier, unless it was removed.
    pub(crate) async fn present_committee(
        &mut self,
        id: Option<CommitteeId>,
    ) -> StoreResult<Option<CommitteeId>> {
        let Some(id) = id else { return Ok(None) };
        let there: Option<(CommitteeId,)> =
            row!(self, "select committee_id from committee where committee_id = $1", id)?;
        Ok(there.map(|(id,)| id))
    }

    /// The same as for a person for an organisation.
    pub(crate) async fn present_organisation(
        &mut self,
        id: Option<OrganisationId>,
    ) -> StoreResult<Option<OrganisationId>> {
        let Some(mut id) = id else { return Ok(None) };
        for _ in 0..LONGEST_CHAIN {
            let there: Option<(Uuid,)> =
                row!(self, "select organisation_id from organisation where organisation_id = $1", id)?;
            if there.is_some() {
                return Ok(Some(id));
            }
            match self.next_kept(id.0).await? {
                Some(next) => id = OrganisationId(next),
                None => break,
            }
        }
        Ok(None)
    }

    async fn next_kept(&mut self, id: Uuid) -> StoreResult<Option<Uuid>> {
        let found: Option<(Uuid,)> =
            row!(self, "select kept_id from record_merge where merged_id = $1 and undone_at is null", id)?;
        Ok(found.map(|(id,)| id))
    }
}

impl Write {
    /// Makes two people one: `other` becomes part of `kept`. The versions are those that whoever decides has seen of the two.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if one of them is not there or the actor may not see them, [`StoreError::NotAllowed`] unless
    /// the actor may edit both, also as the one is to be, and remove the other, [`StoreError::Stale`] if one of them was
    /// changed since, [`StoreError::Invalid`] if they are one already.
    pub async fn merge_people(
        &mut self,
        kept: PersonId,
        other: PersonId,
        versions: [i64; 2],
        choices: &MergeChoices,
    ) -> StoreResult<()> {
        if kept == other {
            return Err(StoreError::Invalid("a record is not merged with itself"));
        }
        let before = self.person_to_edit(kept, versions[0]).await?;
        let gone = self.person_to_edit(other, versions[1]).await?;
        self.require(Action::Remove, ObjectKind::Directory, gone.visibility, &gone.place())?;
        let after = Person { version: before.version + 1, ..before.merged_with(&gone, choices) };
        self.require(Action::Edit, ObjectKind::Directory, after.visibility, &after.place())?;
        let workplace = self.name_of_workplace(after.organisation_id).await?;
        self.update_person(&before, &after, &workplace).await?;
        let mut written = self.begin_written(other.0).await?;
        written.note(RecordKind::Person, kept, &before, Some(&after))?;

        let (from, to) = (RecordRef::new(RecordKind::Person, other), kept.0);
        let owners = (ContactOwner::Person(other), ContactOwner::Person(kept));
        self.move_contacts(owners, (&gone.place(), &after.place()), after.visibility, &mut written).await?;
        self.move_seats(from, to, &mut written).await?;
        self.move_relations(from, to, &mut written).await?;
        self.move_accounts(other, kept, &mut written).await?;
        for renamed in self.rename_in_plans(from, to).await? {
            written.add(renamed);
        }

        self.move_care_note(from, to).await?;
        self.forget(other.0).await?;
        execute!(self, "delete from person where person_id = $1", other)?;
        self.record(Change {
            record: from,
            title: &gone.name,
            action: ChangeAction::Removed,
            before: Some(&gone),
            after: None,
            plan: None,
            visibility: gone.visibility,
            place: &gone.place(),
        })
        .await?;
        written.note(RecordKind::Person, other, &gone, None)?;
        self.insert_merge(from, to, &gone.name, &written).await
    }

    /// Makes two organisations one: `other` becomes part of `kept`.
    ///
    /// # Errors
    /// As [`merge_people`](Self::merge_people).
    pub async fn merge_organisations(
        &mut self,
        kept: OrganisationId,
        other: OrganisationId,
        versions: [i64; 2],
        choices: &MergeChoices,
    ) -> StoreResult<()> {
        if kept == other {
            return Err(StoreError::Invalid("a record is not merged with itself"));
        }
        let before = self.organisation_to_edit(kept, versions[0]).await?;
        let gone = self.organisation_to_edit(other, versions[1]).await?;
        self.require(Action::Remove, ObjectKind::Directory, gone.visibility, &gone.place())?;
        let after = Organisation { version: before.version + 1, ..before.merged_with(&gone, choices) };
        self.require(Action::Edit, ObjectKind::Directory, after.visibility, &after.place())?;
        let region = self.name_of_region(after.health_region_id).await?;
        self.update_organisation(&before, &after, &region).await?;
        let mut written = self.begin_written(other.0).await?;
        written.note(RecordKind::Organisation, kept, &before, Some(&after))?;

        let (from, to) = (RecordRef::new(RecordKind::Organisation, other), kept.0);
        let owners = (ContactOwner::Organisation(other), ContactOwner::Organisation(kept));
        self.move_contacts(owners, (&gone.place(), &after.place()), after.visibility, &mut written).await?;
        self.move_workers(other, &after, &mut written).await?;
        if after.name != before.name {
            self.index_workers(&after).await?;
        }
        self.move_fields(other, kept, &mut written).await?;
        written.former_names =
            self.former_names_of(other).await?.into_iter().map(|former| former.id).collect();
        self.move_former_names(other, kept, &written.former_names).await?;
        self.move_seats(from, to, &mut written).await?;
        self.move_relations(from, to, &mut written).await?;
        for renamed in self.rename_in_plans(from, to).await? {
            written.add(renamed);
        }

        self.move_care_note(from, to).await?;
        self.forget(other.0).await?;
        execute!(self, "delete from organisation where organisation_id = $1", other)?;
        self.record(Change {
            record: from,
            title: &gone.name,
            action: ChangeAction::Removed,
            before: Some(&gone),
            after: None,
            plan: None,
            visibility: gone.visibility,
            place: &gone.place(),
        })
        .await?;
        written.note(RecordKind::Organisation, other, &gone, None)?;
        self.insert_merge(from, to, &gone.name, &written).await
    }

    async fn begin_written(&mut self, gone: Uuid) -> StoreResult<AllWritten> {
        let place: Option<(f64, f64)> =
            row!(self, "select x, y from node_position where record_id = $1", gone)?;
        Ok(AllWritten { place, ..AllWritten::default() })
    }

    async fn insert_merge(
        &mut self,
        merged: RecordRef,
        kept: Uuid,
        name: &str,
        written: &AllWritten,
    ) -> StoreResult<()> {
        let (user, actor, now) = (self.actor.user_id(), self.actor.name().to_owned(), self.now);
        let written = serde_json::to_string(written)
            .map_err(|_| StoreError::Invalid("it cannot be written as JSON"))?;
        execute!(
            self,
            "insert into record_merge (record_merge_id, record_kind, kept_id, merged_id, merged_name, user_id, actor,
                merged_at, written_json)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            MergeId::new(),
            merged.kind.as_str(),
            kept,
            merged.id,
            name,
            user,
            &actor,
            now,
            &written,
        )?;
        Ok(())
    }

    /// Makes those who work in an organisation be found under the name it has.
    async fn index_workers(&mut self, organisation: &Organisation) -> StoreResult<()> {
        let people: Vec<Person> =
            rows!(self, "select * from person where organisation_id = $1", organisation.id)?;
        for person in &people {
            self.index_person(person, &organisation.name).await?;
        }
        Ok(())
    }
}

fn from_json(text: &str) -> StoreResult<AllWritten> {
    serde_json::from_str(text)
        .map_err(|_| StoreError::Inconsistent { table: "record_merge", column: "written_json" })
}
