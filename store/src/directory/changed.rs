//! Health regions, committees, organisations, people and their contact fields change.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{Committee, Contact, HealthRegion, Organisation, Person, state_name},
    permission::Place,
};
use serde::Serialize;
use time::Date;

use super::words_of;
use crate::{StoreError, StoreResult, Write, backend::execute, change::Change, search::SearchEntry};

/// A record as its history tells of it: with names that are kept beside it.
#[derive(Serialize)]
pub(super) struct Told<'a, T> {
    #[serde(flatten)]
    record: &'a T,
    /// Of the fields of action of a committee.
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<&'a str>,
    /// Of the districts of a health region.
    #[serde(skip_serializing_if = "Option::is_none")]
    districts: Option<&'a str>,
    /// The day on which these join and leave, unless it is the day of the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    districts_from: Option<Date>,
}

impl<'a> Told<'a, Committee> {
    pub(super) const fn committee(record: &'a Committee, fields: &'a str) -> Self {
        Self { record, fields: Some(fields), districts: None, districts_from: None }
    }
}

impl<'a> Told<'a, HealthRegion> {
    pub(super) const fn health_region(
        record: &'a HealthRegion,
        districts: &'a str,
        districts_from: Option<Date>,
    ) -> Self {
        Self { record, fields: None, districts: Some(districts), districts_from }
    }
}

impl Write {
    /// Writes a health region anew; whoever calls has asked whether the actor may. `told` is it before and after.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it is no longer of the version of `before`.
    pub(super) async fn update_health_region(
        &mut self,
        before: &HealthRegion,
        after: &HealthRegion,
        told: [Told<'_, HealthRegion>; 2],
    ) -> StoreResult<()> {
        let written = execute!(
            self,
            "update health_region set name = $3, kind = $4, description = $5, visibility = $6, valid_from = $7,
                valid_to = $8, version = $9
             where health_region_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            after.kind.as_str(),
            &after.description,
            after.visibility.as_str(),
            after.valid_from,
            after.valid_to,
            after.version,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::HealthRegion));
        }
        let (record, place) = (RecordRef::new(RecordKind::HealthRegion, after.id), after.place());
        self.index(SearchEntry {
            record,
            title: &after.name,
            subtitle: state_name(after.state.as_str()).unwrap_or_default(),
            words: &after.description,
            visibility: after.visibility,
            place: &place,
        })
        .await?;
        let [before, told] = &told;
        self.record(Change {
            record,
            title: &after.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(told),
            plan: None,
            visibility: after.visibility,
            place: &place,
        })
        .await
    }

    /// Writes a committee anew; whoever calls has asked whether the actor may. `told` is it before and after.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it is no longer of the version of `before`.
    pub(super) async fn update_committee(
        &mut self,
        before: &Committee,
        after: &Committee,
        health_region: &str,
        told: [Told<'_, Committee>; 2],
    ) -> StoreResult<()> {
        let written = execute!(
            self,
            "update committee set name = $3, kind = $4, level = $5, parent_id = $6, description = $7, visibility = $8,
                valid_from = $9, valid_to = $10, version = $11
             where committee_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            after.kind.as_str(),
            after.level.as_str(),
            after.parent_id,
            &after.description,
            after.visibility.as_str(),
            after.valid_from,
            after.valid_to,
            after.version,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Committee));
        }
        self.index_committee(after, health_region).await?;
        let [before, told] = &told;
        self.record(Change {
            record: RecordRef::new(RecordKind::Committee, after.id),
            title: &after.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(told),
            plan: None,
            visibility: after.visibility,
            place: &after.place(),
        })
        .await
    }

    /// Keeps what is needed to find a committee, also under the name of its health region.
    pub(super) async fn index_committee(
        &mut self,
        committee: &Committee,
        health_region: &str,
    ) -> StoreResult<()> {
        self.index(SearchEntry {
            record: RecordRef::new(RecordKind::Committee, committee.id),
            title: &committee.name,
            subtitle: health_region,
            words: &committee.description,
            visibility: committee.visibility,
            place: &committee.place(),
        })
        .await
    }

    /// Keeps what is needed to find an organisation, also under the name of its health region and under those it had before.
    pub(super) async fn index_organisation(
        &mut self,
        organisation: &Organisation,
        health_region: &str,
    ) -> StoreResult<()> {
        let former = self.former_names_of(organisation.id).await?;
        let words = words_of(&organisation.description, former.iter().map(|former| former.name.as_str()));
        self.index(SearchEntry {
            record: RecordRef::new(RecordKind::Organisation, organisation.id),
            title: &organisation.name,
            subtitle: health_region,
            words: &words,
            visibility: organisation.visibility,
            place: &organisation.place(),
        })
        .await
    }

    /// Writes an organisation anew; whoever calls has asked whether the actor may.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it is no longer of the version of `before`.
    pub(crate) async fn update_organisation(
        &mut self,
        before: &Organisation,
        after: &Organisation,
        health_region: &str,
    ) -> StoreResult<()> {
        let written = execute!(
            self,
            "update organisation set name = $3, kind = $4, level = $5, ags = $6, description = $7, visibility = $8,
                valid_from = $9, valid_to = $10, version = $11
             where organisation_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            after.kind.as_str(),
            after.level.as_str(),
            after.ags.as_ref().map(|ags| ags.as_str().to_owned()),
            &after.description,
            after.visibility.as_str(),
            after.valid_from,
            after.valid_to,
            after.version,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Organisation));
        }
        self.index_organisation(after, health_region).await?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Organisation, after.id),
            title: &after.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: None,
            visibility: after.visibility,
            place: &after.place(),
        })
        .await
    }

    /// Writes a person anew; whoever calls has asked whether the actor may.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if they are no longer of the version of `before`.
    pub(crate) async fn update_person(
        &mut self,
        before: &Person,
        after: &Person,
        organisation: &str,
    ) -> StoreResult<()> {
        let written = execute!(
            self,
            "update person set name = $3, function = $4, organisation_id = $5, visibility = $6, valid_from = $7,
                valid_to = $8, version = $9
             where person_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            &after.function,
            after.organisation_id,
            after.visibility.as_str(),
            after.valid_from,
            after.valid_to,
            after.version,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Person));
        }
        self.index_person(after, organisation).await?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Person, after.id),
            title: &after.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: None,
            visibility: after.visibility,
            place: &after.place(),
        })
        .await
    }

    /// Keeps what is needed to find a person, also under the name of where they work.
    pub(super) async fn index_person(&mut self, person: &Person, organisation: &str) -> StoreResult<()> {
        self.index(SearchEntry {
            record: RecordRef::new(RecordKind::Person, person.id),
            title: &person.name,
            subtitle: organisation,
            words: &person.function,
            visibility: person.visibility,
            place: &person.place(),
        })
        .await
    }

    /// Writes a contact field anew; whoever calls has asked whether the actor may. `place` is that of its owner.
    pub(crate) async fn update_contact(
        &mut self,
        before: &Contact,
        after: &Contact,
        place: &Place,
    ) -> StoreResult<()> {
        execute!(
            self,
            "update contact set value = $2, visibility = $3, consent_on = $4, consent_source = $5
             where contact_id = $1",
            after.id,
            &after.value,
            after.visibility.as_str(),
            after.consent_on,
            &after.consent_source,
        )?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Contact, after.id),
            title: after.kind.as_str(),
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: None,
            visibility: after.shown_to(),
            place,
        })
        .await
    }

    /// Takes a contact field away; whoever calls has asked whether the actor may. `place` is that of its owner.
    pub(crate) async fn remove_contact(&mut self, contact: &Contact, place: &Place) -> StoreResult<()> {
        execute!(self, "delete from contact where contact_id = $1", contact.id)?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Contact, contact.id),
            title: contact.kind.as_str(),
            action: ChangeAction::Removed,
            before: Some(contact),
            after: None,
            plan: None,
            visibility: contact.shown_to(),
            place,
        })
        .await
    }
}
