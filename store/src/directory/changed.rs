//! Organisations and people change.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{Organisation, Person},
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
            "update organisation set name = $3, kind = $4, level = $5, ags = $6, description = $7, version = $8
             where organisation_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            after.kind.as_str(),
            after.level.as_str(),
            after.ags.as_ref().map(|ags| ags.as_str().to_owned()),
            &after.description,
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
            "update person set name = $3, function = $4, organisation_id = $5, version = $6
             where person_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            &after.function,
            after.organisation_id,
            after.version,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Person));
        }
        let (record, place) = (RecordRef::new(RecordKind::Person, after.id), after.place());
        self.index(SearchEntry {
            record,
            title: &after.name,
            subtitle: organisation,
            words: &after.function,
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
}
