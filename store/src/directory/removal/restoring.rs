//! A removed record comes back, with what went along, as far as that has a place: what somebody has changed since stays as it
//! is, and what needs another record that is in the trash waits there for it.

use domain::{
    calendar::german_time,
    change::{RecordKind, RecordRef},
    directory::{Committee, Membership, Person, REMOVED_DAYS, Relation, closes_circle, last_day_to_restore},
    id::{CommitteeId, FieldId, OrganisationId, PersonId, RemovalId},
    plan::EditError,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Document, Removable, read_document, unreadable};
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    directory::{Written, merging::WayBack},
    plan::undone,
};

fn read<T: DeserializeOwned>(value: &Value) -> StoreResult<T> {
    serde_json::from_value(value.clone()).map_err(|_| unreadable())
}

impl Session {
    /// What in the trash has gone with this record, or is this record itself.
    async fn find_holder(&mut self, record: RecordRef) -> StoreResult<Option<(RemovalId, Document)>> {
        let pattern = format!("%{}%", record.id);
        let stored: Vec<(RemovalId, String)> = rows!(
            self,
            "select removed_record_id, written_json from removed_record where written_json like $1
             order by removed_at desc, removed_record_id desc",
            pattern,
        )?;
        for (id, written) in stored {
            let document = read_document(&written)?;
            let holds = |written: &Written| written.record == record && written.after.is_none();
            if document.written.iter().any(holds) {
                return Ok(Some((id, document)));
            }
        }
        Ok(None)
    }
}

impl Write {
    /// Brings a removed record back with what went along. Returns it, or one of the two that a relation names.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if it is not in the trash or the actor may not see it, [`StoreError::NotAllowed`] unless the
    /// actor may remove it, [`StoreError::Refused`] if it was removed more than [`REMOVED_DAYS`] days ago.
    pub async fn restore_record(&mut self, id: RemovalId) -> StoreResult<RecordRef> {
        let stored: Option<(OffsetDateTime, String)> = row!(
            self,
            "select removed_at, written_json from removed_record where removed_record_id = $1",
            id,
        )?;
        let (removed_at, written) = stored.ok_or(StoreError::NotFound(RecordKind::Organisation))?;
        let document = read_document(&written)?;
        let itself = document.written.last().ok_or_else(unreadable)?;
        let (record, found) = (itself.record, Removable::of(itself)?);
        self.require_removal(record.kind, &found).await?;
        if self.today() > last_day_to_restore(german_time(removed_at).date()) {
            return Err(EditError::GoneForGood { days: REMOVED_DAYS }.into());
        }
        execute!(self, "delete from removed_record where removed_record_id = $1", id)?;
        // The record itself was written last, and is there before anything names it.
        for written in document.written.iter().rev() {
            self.restore_written(written).await?;
        }
        self.restore_beside(record, &document).await?;
        Ok(match found {
            Removable::Relation(relation) => relation.from,
            Removable::Organisation(_) | Removable::Person(_) | Removable::Committee(_) => record,
        })
    }

    /// Fields of action, the place on the map, and with what seats had ended.
    async fn restore_beside(&mut self, record: RecordRef, document: &Document) -> StoreResult<()> {
        for field in &document.fields {
            let there: Option<(FieldId,)> =
                row!(self, "select field_id from field_of_action where field_id = $1", *field)?;
            if there.is_none() {
                continue;
            }
            match record.kind {
                RecordKind::Committee => {
                    self.insert_committee_field(CommitteeId(record.id), *field).await?;
                }
                _ => self.insert_organisation_field(OrganisationId(record.id), *field).await?,
            }
        }
        if !document.former_names.is_empty() {
            let id = OrganisationId(record.id);
            for former in &document.former_names {
                self.insert_former_name(id, former).await?;
            }
            self.index_under_all_names(id).await?;
        }
        if let Some((x, y)) = document.place {
            execute!(
                self,
                "insert into node_position (record_id, x, y) values ($1, $2, $3) on conflict do nothing",
                record.id,
                x,
                y,
            )?;
        }
        for (seat, ended_with) in &document.seat_ends {
            execute!(
                self,
                "update membership set ended_with = $2 where membership_id = $1 and valid_to is not null",
                *seat,
                *ended_with,
            )?;
        }
        Ok(())
    }

    async fn restore_written(&mut self, written: &Written) -> StoreResult<()> {
        match written.record.kind {
            RecordKind::Committee => self.restore_committee(written).await,
            RecordKind::Person if written.after.is_none() => self.restore_person(written).await,
            RecordKind::Membership if written.after.is_none() => self.restore_seat(written).await,
            RecordKind::Relation => self.restore_relation(written).await,
            RecordKind::Person | RecordKind::Membership => self.restore_change(written).await,
            _ => self.put_back_if_possible(written).await,
        }
    }

    /// Puts a record back, unless somebody has made something else of it since.
    async fn put_back_if_possible(&mut self, written: &Written) -> StoreResult<()> {
        match self.way_back(written).await? {
            Some(WayBack::Nothing) | None => Ok(()),
            Some(way) => self.put_back(written.record, way).await,
        }
    }

    /// Lets what stayed name the record again. Who has gone meanwhile names it when they come back.
    async fn restore_change(&mut self, written: &Written) -> StoreResult<()> {
        if let Some(holder) = self.find_holder(written.record).await? {
            return self.wait_in(holder, written).await;
        }
        let workplace = written.before.get("organisation_id").and_then(Value::as_str);
        let Some(id) = workplace.and_then(|id| id.parse::<Uuid>().ok()) else { return Ok(()) };
        let named = RecordRef { kind: RecordKind::Organisation, id };
        if let Some(present) = self.present_record(named).await? {
            // It may have become part of another one while this waited.
            let mut again = written.clone();
            if let Some(field) = again.before.get_mut("organisation_id") {
                *field = Value::String(present.id.to_string());
            }
            return self.put_back_if_possible(&again).await;
        }
        match self.find_holder(named).await? {
            Some(holder) => self.wait_in(holder, written).await,
            None => Ok(()),
        }
    }

    /// A person comes back; where they work, once that is back.
    async fn restore_person(&mut self, written: &Written) -> StoreResult<()> {
        let person: Person = read(&written.before)?;
        self.put_back_if_possible(written).await?;
        if self.present_organisation(person.organisation_id).await?.is_none()
            && person.organisation_id.is_some()
        {
            let without = Person { organisation_id: None, ..person.clone() };
            let change = Written::new(written.record, &person, Some(&without))?;
            self.restore_change(&change).await?;
        }
        Ok(())
    }

    /// A seat comes back once its committee and whoever sits there are back; on whose behalf they do, once that is.
    pub(in crate::directory) async fn restore_seat(&mut self, written: &Written) -> StoreResult<()> {
        let seat: Membership = read(&written.before)?;
        let committee = (RecordKind::Committee, seat.committee_id.0);
        let person = seat.person_id.map(|PersonId(id)| (RecordKind::Person, id));
        let body = seat.organisation_id.map(|OrganisationId(id)| (RecordKind::Organisation, id));
        let needed = [Some(committee), person, body.filter(|_| person.is_none())];
        for (kind, id) in needed.into_iter().flatten() {
            let record = RecordRef { kind, id };
            if self.present_record(record).await?.is_none() {
                return match self.find_holder(record).await? {
                    Some(holder) => self.wait_in(holder, written).await,
                    // What it needs is gone for good.
                    None => Ok(()),
                };
            }
        }
        self.put_back_if_possible(written).await?;
        if let (Some((kind, id)), Some(_)) = (body, person)
            && self.present_record(RecordRef { kind, id }).await?.is_none()
        {
            let without = Membership { organisation_id: None, ..seat.clone() };
            let change = Written::new(written.record, &seat, Some(&without))?;
            self.restore_change(&change).await?;
        }
        Ok(())
    }

    /// A relation comes back once both that it names are; who has become part of somebody else meanwhile is those.
    pub(in crate::directory) async fn restore_relation(&mut self, written: &Written) -> StoreResult<()> {
        let relation: Relation = read(&written.before)?;
        let mut ends = Vec::new();
        for end in [relation.from, relation.to] {
            match self.present_record(end).await? {
                Some(present) => ends.push(present),
                None => {
                    return match self.find_holder(end).await? {
                        Some(holder) => self.wait_in(holder, written).await,
                        None => Ok(()),
                    };
                }
            }
        }
        let (from, to) = (ends[0], ends[1]);
        let there: Option<(Uuid,)> =
            row!(self, "select relation_id from relation where relation_id = $1", relation.id)?;
        let became_one = from == to && relation.from != relation.to;
        if became_one || there.is_some() {
            return Ok(());
        }
        let relation = Relation { from, to, version: relation.version + 1, ..relation };
        self.write_relation(None, Some(&relation)).await
    }

    /// A committee comes back, or stands below it again; below none if it would stand above itself.
    async fn restore_committee(&mut self, written: &Written) -> StoreResult<()> {
        let before: Committee = read(&written.before)?;
        let now: Option<Committee> =
            row!(self, "select * from committee where committee_id = $1", before.id)?;
        let Some(after) = &written.after else {
            let parent = before.parent_id;
            let without = Committee { parent_id: None, version: before.version + 1, ..before.clone() };
            let region = self.name_of_region(without.health_region_id).await?;
            self.insert_committee(&without, &region).await?;
            if parent.is_some() {
                let above = Committee { version: without.version, ..before };
                let change = Written::new(written.record, &above, Some(&without))?;
                Box::pin(self.restore_committee(&change)).await?;
            }
            return Ok(());
        };
        let Some(now) = now else {
            return match self.find_holder(written.record).await? {
                Some(holder) => self.wait_in(holder, written).await,
                None => Ok(()),
            };
        };
        let Some(parent) = before.parent_id else { return Ok(()) };
        let above = RecordRef::new(RecordKind::Committee, parent);
        if self.present_record(above).await?.is_none() {
            return match self.find_holder(above).await? {
                Some(holder) => self.wait_in(holder, written).await,
                None => Ok(()),
            };
        }
        let as_json = serde_json::to_value(&now).map_err(|_| unreadable())?;
        let Some(back) = undone(&written.before, after, &as_json) else { return Ok(()) };
        let parents: Vec<(CommitteeId, Option<CommitteeId>)> =
            rows!(self, "select committee_id, parent_id from committee")?;
        if closes_circle(now.id, parent, &parents) {
            return Ok(());
        }
        let back = Committee { version: now.version + 1, ..read(&back)? };
        self.write_committee(&now, &back).await
    }

    /// Leaves to another removed record what can only come back with it.
    async fn wait_in(
        &mut self,
        (holder, mut document): (RemovalId, Document),
        written: &Written,
    ) -> StoreResult<()> {
        document.written.insert(0, written.clone());
        execute!(
            self,
            "update removed_record set written_json = $2 where removed_record_id = $1",
            holder,
            &document.as_json()?,
        )?;
        Ok(())
    }
}
