//! How records of the directory are first written.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{
        Committee, Contact, ContactOwner, FieldOfAction, HealthRegion, Membership, Organisation, Person,
        Region, RegionSuccession, Relation, Topic, state_name,
    },
    id::{CommitteeId, FieldId, OrganisationId},
    permission::{Place, Visibility},
};
use uuid::Uuid;

use crate::{
    StoreResult, Write, backend::execute, change::Change, content::HealthRegionDistrict, search::SearchEntry,
};

/// What a record of the directory needs beside itself to be found and logged.
struct Entry<'a, T> {
    kind: RecordKind,
    id: Uuid,
    title: &'a str,
    subtitle: &'a str,
    words: &'a str,
    visibility: Visibility,
    place: Place,
    record: &'a T,
}

impl Write {
    pub(crate) async fn insert_region(&mut self, region: &Region) -> StoreResult<()> {
        execute!(
            self,
            "insert into region (ags, name, kind, state) values ($1, $2, $3, $4) on conflict (ags) do nothing",
            region.ags.as_str(),
            &region.name,
            region.kind.as_str(),
            region.state.as_str(),
        )?;
        execute!(
            self,
            "insert into region_territory (ags, population, lon, lat, valid_from, valid_to)
             values ($1, $2, $3, $4, $5, $6)",
            region.ags.as_str(),
            region.population,
            region.lon,
            region.lat,
            region.valid_from,
            region.valid_to,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_succession(&mut self, succession: &RegionSuccession) -> StoreResult<()> {
        execute!(
            self,
            "insert into region_succession (predecessor, successor, succeeded_on, note) values ($1, $2, $3, $4)",
            succession.predecessor.as_str(),
            succession.successor.as_str(),
            succession.on,
            &succession.note,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_field(&mut self, field: &FieldOfAction) -> StoreResult<()> {
        execute!(
            self,
            "insert into field_of_action (field_id, name, position, valid_to, version) values ($1, $2, $3, $4, $5)",
            field.id,
            &field.name,
            field.position,
            field.valid_to,
            field.version,
        )?;
        self.record_created(
            RecordKind::FieldOfAction,
            field.id.0,
            &field.name,
            field,
            Visibility::Public,
            &Place::default(),
        )
        .await
    }

    pub(crate) async fn insert_topic(&mut self, topic: &Topic) -> StoreResult<()> {
        execute!(
            self,
            "insert into topic (topic_id, field_id, name, position, valid_to, version) values ($1, $2, $3, $4, $5, $6)",
            topic.id,
            topic.field_id,
            &topic.name,
            topic.position,
            topic.valid_to,
            topic.version,
        )?;
        self.record_created(
            RecordKind::Topic,
            topic.id.0,
            &topic.name,
            topic,
            Visibility::Public,
            &Place::default(),
        )
        .await
    }

    pub(crate) async fn insert_health_region(&mut self, region: &HealthRegion) -> StoreResult<()> {
        execute!(
            self,
            "insert into health_region (health_region_id, name, kind, state, description, visibility, valid_from,
                valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            region.id,
            &region.name,
            region.kind.as_str(),
            region.state.as_str(),
            &region.description,
            region.visibility.as_str(),
            region.valid_from,
            region.valid_to,
            region.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::HealthRegion,
            id: region.id.0,
            title: &region.name,
            subtitle: state_name(region.state.as_str()).unwrap_or_default(),
            words: &region.description,
            visibility: region.visibility,
            place: region.place(),
            record: region,
        })
        .await
    }

    pub(crate) async fn insert_district(&mut self, district: &HealthRegionDistrict) -> StoreResult<()> {
        execute!(
            self,
            "insert into health_region_district (health_region_id, ags, valid_from, valid_to) values ($1, $2, $3, $4)",
            district.health_region_id,
            district.ags.as_str(),
            district.valid_from,
            district.valid_to,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_organisation(
        &mut self,
        organisation: &Organisation,
        health_region: &str,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into organisation (organisation_id, name, kind, level, health_region_id, state, ags, description,
                visibility, valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            organisation.id,
            &organisation.name,
            organisation.kind.as_str(),
            organisation.level.as_str(),
            organisation.health_region_id,
            organisation.state.as_ref().map(|state| state.as_str().to_owned()),
            organisation.ags.as_ref().map(|ags| ags.as_str().to_owned()),
            &organisation.description,
            organisation.visibility.as_str(),
            organisation.valid_from,
            organisation.valid_to,
            organisation.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::Organisation,
            id: organisation.id.0,
            title: &organisation.name,
            subtitle: health_region,
            words: &organisation.description,
            visibility: organisation.visibility,
            place: organisation.place(),
            record: organisation,
        })
        .await
    }

    pub(crate) async fn insert_person(&mut self, person: &Person, organisation: &str) -> StoreResult<()> {
        execute!(
            self,
            "insert into person (person_id, name, function, organisation_id, health_region_id, state, visibility,
                valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            person.id,
            &person.name,
            &person.function,
            person.organisation_id,
            person.health_region_id,
            person.state.as_ref().map(|state| state.as_str().to_owned()),
            person.visibility.as_str(),
            person.valid_from,
            person.valid_to,
            person.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::Person,
            id: person.id.0,
            title: &person.name,
            subtitle: organisation,
            words: &person.function,
            visibility: person.visibility,
            place: person.place(),
            record: person,
        })
        .await
    }

    pub(crate) async fn insert_contact(&mut self, contact: &Contact, place: &Place) -> StoreResult<()> {
        let (person_id, organisation_id) = match contact.owner {
            ContactOwner::Person(id) => (Some(id), None),
            ContactOwner::Organisation(id) => (None, Some(id)),
        };
        execute!(
            self,
            "insert into contact (contact_id, person_id, organisation_id, kind, value, visibility, consent_on,
                                  consent_source)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            contact.id,
            person_id,
            organisation_id,
            contact.kind.as_str(),
            &contact.value,
            contact.visibility.as_str(),
            contact.consent_on,
            &contact.consent_source,
        )?;
        self.record_created(
            RecordKind::Contact,
            contact.id.0,
            contact.kind.as_str(),
            contact,
            contact.shown_to(),
            place,
        )
        .await
    }

    pub(crate) async fn insert_committee(
        &mut self,
        committee: &Committee,
        health_region: &str,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into committee (committee_id, name, kind, level, parent_id, health_region_id, state, description,
                visibility, valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            committee.id,
            &committee.name,
            committee.kind.as_str(),
            committee.level.as_str(),
            committee.parent_id,
            committee.health_region_id,
            committee.state.as_ref().map(|state| state.as_str().to_owned()),
            &committee.description,
            committee.visibility.as_str(),
            committee.valid_from,
            committee.valid_to,
            committee.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::Committee,
            id: committee.id.0,
            title: &committee.name,
            subtitle: health_region,
            words: &committee.description,
            visibility: committee.visibility,
            place: committee.place(),
            record: committee,
        })
        .await
    }

    pub(crate) async fn insert_committee_field(
        &mut self,
        committee: CommitteeId,
        field: FieldId,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into committee_field (committee_id, field_id) values ($1, $2) on conflict do nothing",
            committee,
            field,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_organisation_field(
        &mut self,
        organisation: OrganisationId,
        field: FieldId,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into organisation_field (organisation_id, field_id) values ($1, $2) on conflict do nothing",
            organisation,
            field,
        )?;
        Ok(())
    }

    /// `committee` is the one the seat belongs to: it decides who sees the entry in the log.
    pub(crate) async fn insert_membership(
        &mut self,
        seat: &Membership,
        committee: &Committee,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into membership (membership_id, committee_id, person_id, organisation_id, role, is_voting,
                valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            seat.id,
            seat.committee_id,
            seat.person_id,
            seat.organisation_id,
            seat.role.as_str(),
            seat.is_voting,
            seat.valid_from,
            seat.valid_to,
            seat.version,
        )?;
        // Seats name people, who are not for the world even where the committee is.
        let visibility = committee.visibility.max(Visibility::Network);
        self.record_created(
            RecordKind::Membership,
            seat.id.0,
            &committee.name,
            seat,
            visibility,
            &committee.place(),
        )
        .await
    }

    pub(crate) async fn insert_relation(&mut self, relation: &Relation) -> StoreResult<()> {
        execute!(
            self,
            "insert into relation (relation_id, kind, from_kind, from_id, to_kind, to_id, note, valid_from, valid_to,
                version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            relation.id,
            relation.kind.as_str(),
            relation.from.kind.as_str(),
            relation.from.id,
            relation.to.kind.as_str(),
            relation.to.id,
            &relation.note,
            relation.valid_from,
            relation.valid_to,
            relation.version,
        )?;
        self.record_created(
            RecordKind::Relation,
            relation.id.0,
            relation.kind.as_str(),
            relation,
            Visibility::Network,
            &Place::default(),
        )
        .await
    }

    async fn insert_entry<T: serde::Serialize + Sync>(&mut self, entry: Entry<'_, T>) -> StoreResult<()> {
        self.index(SearchEntry {
            record: RecordRef { kind: entry.kind, id: entry.id },
            title: entry.title,
            subtitle: entry.subtitle,
            words: entry.words,
            visibility: entry.visibility,
            place: &entry.place,
        })
        .await?;
        self.record_created(entry.kind, entry.id, entry.title, entry.record, entry.visibility, &entry.place)
            .await
    }

    async fn record_created<T: serde::Serialize + Sync>(
        &mut self,
        kind: RecordKind,
        id: Uuid,
        title: &str,
        record: &T,
        visibility: Visibility,
        place: &Place,
    ) -> StoreResult<()> {
        self.record(Change {
            record: RecordRef { kind, id },
            title,
            action: ChangeAction::Created,
            before: None,
            after: Some(record),
            plan: None,
            visibility,
            place,
        })
        .await
    }
}
