//! Organisations, people and their contact fields change.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{Contact, Organisation, Person},
    permission::Place,
};

use crate::{StoreError, StoreResult, Write, backend::execute, change::Change, search::SearchEntry};

impl Write {
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
        let (record, place) = (RecordRef::new(RecordKind::Organisation, after.id), after.place());
        self.index(SearchEntry {
            record,
            title: &after.name,
            subtitle: health_region,
            words: &after.description,
            visibility: after.visibility,
            place: &place,
        })
        .await?;
        self.record(Change {
            record,
            title: &after.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: None,
            visibility: after.visibility,
            place: &place,
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
            "update contact set value = $2, visibility = $3 where contact_id = $1",
            after.id,
            &after.value,
            after.visibility.as_str(),
        )?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Contact, after.id),
            title: after.kind.as_str(),
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(after),
            plan: None,
            visibility: after.visibility,
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
            visibility: contact.visibility,
            place,
        })
        .await
    }
}
