//! Two records that became one are parted again: the one that went comes back, with what belonged to it, unless somebody has
//! changed the same since.

use domain::{
    accounts::User,
    calendar::german_time,
    change::{RecordKind, RecordRef},
    directory::{
        Contact, ContactOwner, MERGE_UNDO_DAYS, Membership, Merged, NamedRecord, Organisation, Person,
        Relation, last_day_to_part,
    },
    exchange::contact_key,
    id::{FieldId, MergeId, OrganisationId, PersonId},
    permission::{Place, Visibility},
    plan::{ChecklistPoint, EditError, Measure, MeasurePartner, Milestone},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{AllWritten, Written, from_json};
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::ChangeQuery,
    plan::undone,
    record::parse_text,
};

/// How a record is put back as it was.
pub(in crate::directory) enum WayBack {
    /// It is the first, and becomes the second.
    Change(Value, Value),
    /// It comes back.
    Insert(Value),
    /// It is gone, and with it what was written of it.
    Nothing,
}

impl Session {
    /// The records that have become part of this one and can be parted from it again, the newest first; nothing for those who
    /// may not edit it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_merged(&mut self, kept: RecordRef) -> StoreResult<Vec<Merged>> {
        if !self.may_edit_record(kept).await? {
            return Ok(Vec::new());
        }
        let stored: Vec<(MergeId, Uuid, String, String, OffsetDateTime, String)> = rows!(
            self,
            "select record_merge_id, merged_id, merged_name, actor, merged_at, written_json from record_merge
             where kept_id = $1 and record_kind = $2 and undone_at is null
             order by merged_at desc, record_merge_id desc",
            kept.id,
            kept.kind.as_str(),
        )?;
        let mut merged = Vec::new();
        for (id, gone, name, actor, merged_at, written) in stored {
            let last_day = last_day_to_part(german_time(merged_at).date());
            if last_day < self.today() {
                break;
            }
            let written = from_json(&written)?;
            if !self.sees_gone(&written) {
                continue;
            }
            let in_the_way = self.list_in_the_way(&written).await?;
            let named = NamedRecord { record: RecordRef { id: gone, ..kept }, name };
            merged.push(Merged { id, named, merged_at, actor, last_day, in_the_way });
        }
        Ok(merged)
    }

    /// Whether the actor sees an organisation or a person and may edit it.
    async fn may_edit_record(&mut self, record: RecordRef) -> StoreResult<bool> {
        let found = match record.kind {
            RecordKind::Organisation => {
                let found: Option<Organisation> =
                    row!(self, "select * from organisation where organisation_id = $1", record.id)?;
                found.map(|found| (found.visibility, found.place()))
            }
            RecordKind::Person => {
                let found: Option<Person> =
                    row!(self, "select * from person where person_id = $1", record.id)?;
                found.map(|found| (found.visibility, found.place()))
            }
            _ => None,
        };
        Ok(found.is_some_and(|(visibility, place)| self.may_edit(visibility, &place)))
    }

    /// What somebody has changed since two records became one, so that they cannot be parted.
    async fn list_in_the_way(&mut self, all: &AllWritten) -> StoreResult<Vec<NamedRecord>> {
        let mut in_the_way: Vec<NamedRecord> = Vec::new();
        for written in &all.records {
            let record = written.record;
            if self.way_back(written).await?.is_some()
                || in_the_way.iter().any(|known| known.record == record)
            {
                continue;
            }
            // A name that the log keeps, as far as the actor may read it; of these it keeps none.
            let is_nameless = matches!(record.kind, RecordKind::Contact | RecordKind::Relation);
            let query = ChangeQuery { record: Some(record.id), limit: 1, ..ChangeQuery::default() };
            let known = self.list_changes(query).await?.into_iter().next().filter(|_| !is_nameless);
            in_the_way.push(NamedRecord { record, name: known.map(|entry| entry.title).unwrap_or_default() });
        }
        Ok(in_the_way)
    }

    /// How one record is put back; nothing if something else was made of it since.
    pub(in crate::directory) async fn way_back(&mut self, written: &Written) -> StoreResult<Option<WayBack>> {
        let now = self.record_as_json(written.record).await?;
        let is_of_plan = matches!(
            written.record.kind,
            RecordKind::Measure
                | RecordKind::Milestone
                | RecordKind::ChecklistPoint
                | RecordKind::MeasurePartner
        );
        Ok(match (&written.after, now) {
            (Some(after), Some(now)) => {
                undone(&written.before, after, &now).map(|back| WayBack::Change(now, back))
            }
            // A plan goes on: what was removed from it names nobody any more.
            (Some(_), None) => is_of_plan.then_some(WayBack::Nothing),
            (None, None) => Some(WayBack::Insert(written.before.clone())),
            (None, Some(_)) => None,
        })
    }

    async fn record_as_json(&mut self, record: RecordRef) -> StoreResult<Option<Value>> {
        let id = record.id;
        match record.kind {
            RecordKind::Organisation => {
                let now: Option<Organisation> =
                    row!(self, "select * from organisation where organisation_id = $1", id)?;
                json(now)
            }
            RecordKind::Person => {
                let now: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
                json(now)
            }
            RecordKind::Contact => {
                let now: Option<Contact> = row!(self, "select * from contact where contact_id = $1", id)?;
                json(now)
            }
            RecordKind::Membership => {
                let now: Option<Membership> =
                    row!(self, "select * from membership where membership_id = $1", id)?;
                json(now)
            }
            RecordKind::Relation => {
                let now: Option<Relation> = row!(self, "select * from relation where relation_id = $1", id)?;
                json(now)
            }
            RecordKind::User => {
                let now: Option<User> = row!(self, "select * from user_account where user_id = $1", id)?;
                json(now)
            }
            RecordKind::Measure => {
                let now: Option<Measure> = row!(self, "select * from measure where measure_id = $1", id)?;
                json(now)
            }
            RecordKind::Milestone => {
                let now: Option<Milestone> =
                    row!(self, "select * from milestone where milestone_id = $1", id)?;
                json(now)
            }
            RecordKind::ChecklistPoint => {
                let now: Option<ChecklistPoint> =
                    row!(self, "select * from checklist_point where checklist_point_id = $1", id)?;
                json(now)
            }
            RecordKind::MeasurePartner => {
                let now: Option<MeasurePartner> =
                    row!(self, "select * from measure_partner where measure_partner_id = $1", id)?;
                json(now)
            }
            _ => Err(unreadable()),
        }
    }
}

impl Write {
    /// Parts two records that became one. Returns the one that came back, or what stands in the way; then nothing is written.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if they did not become one, are parted already, or the actor may not see the one that stays,
    /// [`StoreError::NotAllowed`] unless the actor may edit it, [`StoreError::Refused`] if they became one more than
    /// [`MERGE_UNDO_DAYS`] days ago.
    pub async fn part_merged(&mut self, id: MergeId) -> StoreResult<Result<RecordRef, Vec<NamedRecord>>> {
        let stored: Option<(String, Uuid, Uuid, OffsetDateTime, String)> = row!(
            self,
            "select record_kind, kept_id, merged_id, merged_at, written_json from record_merge
             where record_merge_id = $1 and undone_at is null",
            id,
        )?;
        let (kind, kept, gone, merged_at, written) =
            stored.ok_or(StoreError::NotFound(RecordKind::Organisation))?;
        let kind: RecordKind = parse_text(&kind, "record_merge", "record_kind")?;
        self.require_edit(RecordRef { kind, id: kept }).await?;
        let written = from_json(&written)?;
        if !self.sees_gone(&written) {
            return Err(StoreError::NotFound(kind));
        }
        if self.today() > last_day_to_part(german_time(merged_at).date()) {
            return Err(EditError::GoneForGood { days: MERGE_UNDO_DAYS }.into());
        }
        let in_the_way = self.list_in_the_way(&written).await?;
        if !in_the_way.is_empty() {
            return Ok(Err(in_the_way));
        }
        let kept_now = match kind {
            RecordKind::Person => self.contacts_of(ContactOwner::Person(PersonId(kept))).await?,
            _ => Vec::new(),
        };
        // The last that was written first: then the one that went is there before anything names it.
        for one in written.records.iter().rev() {
            // What else these name may lie in the trash by now: then they wait there for it.
            match (one.record.kind, &one.after) {
                (RecordKind::Membership, None) => self.restore_seat(one).await?,
                (RecordKind::Relation, None) => self.restore_relation(one).await?,
                _ => match self.way_back(one).await? {
                    Some(WayBack::Insert(contact)) if one.record.kind == RecordKind::Contact => {
                        self.put_contact_back(agreed_to(contact, &kept_now)?).await?;
                    }
                    Some(way) => self.put_back(one.record, way).await?,
                    None => return Err(StoreError::Stale(one.record.kind)),
                },
            }
        }
        if kind == RecordKind::Person {
            for id in [kept, gone] {
                self.withdraw_name(PersonId(id)).await?;
            }
        }
        if kind == RecordKind::Organisation {
            let (kept, gone) = (OrganisationId(kept), OrganisationId(gone));
            self.put_fields_back((kept, gone), &written).await?;
            self.move_former_names(kept, gone, &written.former_names).await?;
        }
        if let Some((x, y)) = written.place {
            execute!(
                self,
                "insert into node_position (record_id, x, y) values ($1, $2, $3) on conflict do nothing",
                gone,
                x,
                y,
            )?;
        }
        let now = self.now;
        execute!(self, "update record_merge set undone_at = $2 where record_merge_id = $1", id, now)?;
        Ok(Ok(RecordRef { kind, id: gone }))
    }

    /// Shows a person no longer to the world if nothing is left that they have agreed to publish.
    async fn withdraw_name(&mut self, id: PersonId) -> StoreResult<()> {
        let person: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
        let Some(person) = person.filter(|person| person.visibility == Visibility::Public) else {
            return Ok(());
        };
        let contacts = self.contacts_of(ContactOwner::Person(id)).await?;
        if contacts.iter().any(|contact| contact.shown_to() == Visibility::Public) {
            return Ok(());
        }
        let after = Person { visibility: Visibility::Network, version: person.version + 1, ..person.clone() };
        let workplace = self.name_of_workplace(after.organisation_id).await?;
        self.update_person(&person, &after, &workplace).await
    }

    /// Refuses whoever may not edit an organisation or a person.
    pub(in crate::directory) async fn require_edit(&mut self, record: RecordRef) -> StoreResult<()> {
        if self.may_edit_record(record).await? {
            return Ok(());
        }
        let is_seen = self.names_of([record.id]).await?.get(record.id).is_some();
        Err(if is_seen { StoreError::NotAllowed } else { StoreError::NotFound(record.kind) })
    }

    /// Puts one record back; whoever calls has asked whether what it names is there.
    pub(in crate::directory) async fn put_back(
        &mut self,
        record: RecordRef,
        way: WayBack,
    ) -> StoreResult<()> {
        match record.kind {
            RecordKind::Organisation => self.put_organisation_back(way).await,
            RecordKind::Person => self.put_person_back(way).await,
            RecordKind::Contact => self.put_contact_back(way).await,
            RecordKind::Membership => match way {
                WayBack::Change(now, back) => {
                    let (now, back): (Membership, Membership) = (read(now)?, read(back)?);
                    let back = Membership { version: now.version + 1, ..back };
                    self.put_membership(Some(&now), Some(&back)).await
                }
                WayBack::Insert(seat) => {
                    let seat: Membership = read(seat)?;
                    let seat = Membership {
                        person_id: self.present_person(seat.person_id).await?,
                        organisation_id: self.present_organisation(seat.organisation_id).await?,
                        version: seat.version + 1,
                        ..seat
                    };
                    self.put_membership(None, Some(&seat)).await
                }
                WayBack::Nothing => Ok(()),
            },
            RecordKind::Relation => match way {
                WayBack::Change(now, back) => {
                    let (now, back): (Relation, Relation) = (read(now)?, read(back)?);
                    let back = Relation { version: now.version + 1, ..back };
                    self.write_relation(Some(&now), Some(&back)).await
                }
                WayBack::Insert(relation) => {
                    let relation: Relation = read(relation)?;
                    let relation = Relation { version: relation.version + 1, ..relation };
                    self.write_relation(None, Some(&relation)).await
                }
                WayBack::Nothing => Ok(()),
            },
            RecordKind::User => {
                let WayBack::Change(now, back) = way else { return Err(unreadable()) };
                let (now, back): (User, User) = (read(now)?, read(back)?);
                let back = User { version: now.version + 1, ..back };
                self.write_account(&now, &back).await
            }
            RecordKind::Measure => {
                let WayBack::Change(now, back) = way else { return Ok(()) };
                let (now, back): (Measure, Measure) = (read(now)?, read(back)?);
                let back = Measure { version: now.version + 1, ..back };
                self.write_named(&now, &back).await
            }
            RecordKind::Milestone => {
                let WayBack::Change(now, back) = way else { return Ok(()) };
                let (now, back): (Milestone, Milestone) = (read(now)?, read(back)?);
                self.write_whose_milestone(&now, &back).await
            }
            RecordKind::ChecklistPoint => {
                let WayBack::Change(now, back) = way else { return Ok(()) };
                let (now, back): (ChecklistPoint, ChecklistPoint) = (read(now)?, read(back)?);
                let back = ChecklistPoint { version: now.version + 1, ..back };
                self.write_whose_point(&now, &back).await
            }
            RecordKind::MeasurePartner => match way {
                WayBack::Change(now, back) => {
                    let (now, back): (MeasurePartner, MeasurePartner) = (read(now)?, read(back)?);
                    self.write_partner(Some(&now), Some(&back)).await
                }
                WayBack::Insert(partner) => {
                    let partner: MeasurePartner = read(partner)?;
                    self.put_partner_back(&partner).await
                }
                WayBack::Nothing => Ok(()),
            },
            _ => Err(unreadable()),
        }
    }

    async fn put_organisation_back(&mut self, way: WayBack) -> StoreResult<()> {
        match way {
            WayBack::Change(now, back) => {
                let (now, back): (Organisation, Organisation) = (read(now)?, read(back)?);
                let back = Organisation { version: now.version + 1, ..back };
                let region = self.name_of_region(back.health_region_id).await?;
                self.update_organisation(&now, &back, &region).await?;
                if back.name != now.name {
                    self.index_workers(&back).await?;
                }
                Ok(())
            }
            WayBack::Insert(gone) => {
                let gone: Organisation = read(gone)?;
                let gone = Organisation { version: gone.version + 1, ..gone };
                let region = self.name_of_region(gone.health_region_id).await?;
                self.insert_organisation(&gone, &region).await
            }
            WayBack::Nothing => Ok(()),
        }
    }

    async fn put_person_back(&mut self, way: WayBack) -> StoreResult<()> {
        match way {
            WayBack::Change(now, back) => {
                let (now, back): (Person, Person) = (read(now)?, read(back)?);
                let organisation_id = self.present_organisation(back.organisation_id).await?;
                let back = Person { organisation_id, version: now.version + 1, ..back };
                let workplace = self.name_of_workplace(organisation_id).await?;
                self.update_person(&now, &back, &workplace).await
            }
            WayBack::Insert(gone) => {
                let gone: Person = read(gone)?;
                let organisation_id = self.present_organisation(gone.organisation_id).await?;
                let gone = Person { organisation_id, version: gone.version + 1, ..gone };
                let workplace = self.name_of_workplace(organisation_id).await?;
                self.insert_person(&gone, &workplace).await
            }
            WayBack::Nothing => Ok(()),
        }
    }

    async fn put_contact_back(&mut self, way: WayBack) -> StoreResult<()> {
        match way {
            WayBack::Change(now, back) => {
                let (now, back): (Contact, Contact) = (read(now)?, read(back)?);
                let place = self.place_of_owner(back.owner).await?;
                self.put_contact(&now, &back, &place).await
            }
            WayBack::Insert(contact) => {
                let contact: Contact = read(contact)?;
                let place = self.place_of_owner(contact.owner).await?;
                self.insert_contact(&contact, &place).await
            }
            WayBack::Nothing => Ok(()),
        }
    }

    async fn place_of_owner(&mut self, owner: ContactOwner) -> StoreResult<Place> {
        Ok(match owner {
            ContactOwner::Person(PersonId(id)) => {
                let owner: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
                owner.map(|owner| owner.place()).unwrap_or_default()
            }
            ContactOwner::Organisation(OrganisationId(id)) => {
                let owner: Option<Organisation> =
                    row!(self, "select * from organisation where organisation_id = $1", id)?;
                owner.map(|owner| owner.place()).unwrap_or_default()
            }
        })
    }

    /// Lets an organisation take part in a measure again, unless it does so by now.
    async fn put_partner_back(&mut self, partner: &MeasurePartner) -> StoreResult<()> {
        let there: Option<(Uuid,)> = row!(
            self,
            "select measure_partner_id from measure_partner where measure_id = $1 and organisation_id = $2",
            partner.measure_id,
            partner.organisation_id,
        )?;
        if there.is_some() { Ok(()) } else { self.write_partner(None, Some(partner)).await }
    }

    async fn put_fields_back(
        &mut self,
        (kept, gone): (OrganisationId, OrganisationId),
        written: &AllWritten,
    ) -> StoreResult<()> {
        for field in &written.new_fields {
            execute!(
                self,
                "delete from organisation_field where organisation_id = $1 and field_id = $2",
                kept,
                *field,
            )?;
        }
        for field in &written.fields {
            let there: Option<(FieldId,)> =
                row!(self, "select field_id from field_of_action where field_id = $1", *field)?;
            if there.is_some() {
                self.insert_organisation_field(gone, *field).await?;
            }
        }
        Ok(())
    }
}

fn json<T: Serialize>(record: Option<T>) -> StoreResult<Option<Value>> {
    record.map(|record| serde_json::to_value(record).map_err(|_| unreadable())).transpose()
}

fn read<T: DeserializeOwned>(value: Value) -> StoreResult<T> {
    serde_json::from_value(value).map_err(|_| unreadable())
}

/// A contact field that comes back. For the one that stayed in its place the person may have withdrawn by now what they had
/// agreed to; then they have for this one.
fn agreed_to(contact: Value, kept: &[Contact]) -> StoreResult<WayBack> {
    let contact: Contact = read(contact)?;
    let key = |contact: &Contact| (contact.kind, contact_key(contact.kind, &contact.value));
    let is_public = contact.shown_to() == Visibility::Public;
    let holds = !is_public || kept.iter().any(|now| key(now) == key(&contact) && now.consent().is_some());
    let contact = if holds { contact } else { contact.without_consent() };
    serde_json::to_value(contact).map(WayBack::Insert).map_err(|_| unreadable())
}

fn unreadable() -> StoreError {
    StoreError::Inconsistent { table: "record_merge", column: "written_json" }
}
