//! The trash of the directory: what is in it, and what is taken out for good.

use domain::{
    calendar::german_time,
    change::{RecordKind, RecordRef},
    directory::{Membership, NamedRecord, Relation, RemovedRecord, last_day_to_restore},
    id::RemovalId,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Document, Removable, read_document, unreadable};
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, rows},
    record::parse_text,
};

impl Session {
    /// What was removed from the directory and can be brought back by the actor, the newest first. A relation is told as long
    /// as both that it names are there.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_removed(&mut self) -> StoreResult<Vec<RemovedRecord>> {
        let stored: Vec<(RemovalId, String, Uuid, OffsetDateTime, String, String)> = rows!(
            self,
            "select removed_record_id, record_kind, record_id, removed_at, actor, written_json from removed_record
             order by removed_at desc, removed_record_id desc",
        )?;
        let mut removed = Vec::new();
        for (id, kind, record, removed_at, actor, written) in stored {
            let last_day = last_day_to_restore(german_time(removed_at).date());
            if last_day < self.today() {
                break;
            }
            let kind: RecordKind = parse_text(&kind, "removed_record", "record_kind")?;
            let record = RecordRef { kind, id: record };
            let document = read_document(&written)?;
            let found = Removable::of(document.written.last().ok_or_else(unreadable)?)?;
            match self.require_removal(kind, &found).await {
                Ok(()) => {}
                Err(StoreError::NotFound(_) | StoreError::NotAllowed) => continue,
                Err(error) => return Err(error),
            }
            let (name, relation) = match found {
                Removable::Organisation(body) => (body.name, None),
                Removable::Person(person) => (person.name, None),
                Removable::Committee(committee) => (committee.name, None),
                Removable::Relation(relation) => {
                    let name = self.name_of_relation(relation.from.id, relation.to.id).await?;
                    (name.unwrap_or_default(), Some(relation.kind))
                }
            };
            let (named, gone) = (NamedRecord { record, name }, self.count_gone(record, &document).await?);
            removed.push(RemovedRecord { id, named, relation, gone, removed_at, actor, last_day });
        }
        Ok(removed)
    }

    /// The seats and relations that went along, as far as the actor would see them if they were there.
    async fn count_gone(
        &mut self,
        record: RecordRef,
        document: &Document,
    ) -> StoreResult<Vec<(RecordKind, i64)>> {
        let mut others = Vec::new();
        for part in document.parts() {
            let before = part.before.clone();
            match part.record.kind {
                RecordKind::Membership => {
                    let seat: Membership = serde_json::from_value(before).map_err(|_| unreadable())?;
                    others.push((RecordKind::Membership, seat.committee_id.0));
                }
                RecordKind::Relation => {
                    let relation: Relation = serde_json::from_value(before).map_err(|_| unreadable())?;
                    let is_first = relation.from.id == record.id;
                    let other = if is_first { relation.to.id } else { relation.from.id };
                    others.push((RecordKind::Relation, other));
                }
                _ => {}
            }
        }
        let names = self.names_of(others.iter().map(|(_, id)| *id)).await?;
        let count = |wanted: RecordKind| {
            let seen = |id: Uuid| id == record.id || names.get(id).is_some();
            let found = others.iter().filter(|(kind, id)| *kind == wanted && seen(*id)).count();
            (wanted, i64::try_from(found).unwrap_or(i64::MAX))
        };
        let counts = [RecordKind::Membership, RecordKind::Relation].map(count);
        Ok(counts.into_iter().filter(|(_, count)| *count > 0).collect())
    }
}

impl Write {
    /// Takes out of the trash for good what nobody can bring back any more, and what those concerned have said about it. Returns
    /// how many.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn remove_old_records(&mut self) -> StoreResult<usize> {
        self.require_program()?;
        let stored: Vec<(RemovalId, String, Uuid, OffsetDateTime)> =
            rows!(self, "select removed_record_id, record_kind, record_id, removed_at from removed_record")?;
        let today = self.today();
        let is_old = |removed_at| last_day_to_restore(german_time(removed_at).date()) < today;
        let mut removed = 0;
        for (id, kind, record, _) in stored.into_iter().filter(|(.., removed_at)| is_old(*removed_at)) {
            execute!(self, "delete from removed_record where removed_record_id = $1", id)?;
            let kind: RecordKind = parse_text(&kind, "removed_record", "record_kind")?;
            // An archive may have brought it back.
            if self.present_record(RecordRef { kind, id: record }).await?.is_none() {
                self.forget_care(record).await?;
            }
            removed += 1;
        }
        Ok(removed)
    }
}
