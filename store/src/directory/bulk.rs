//! Several organisations or people are changed at once: all of them or none.

use std::collections::HashMap;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        BULK_MAX, BulkDone, BulkEdit, BulkList, BulkRecord, DirectoryList, DirectoryQuery, FieldProblem,
        Organisation, Person,
    },
    id::{OrganisationId, PersonId},
    permission::Visibility,
};
use uuid::Uuid;

use crate::{Session, StoreError, StoreResult, Write, backend::rows, directory::editing::refused};

impl Session {
    /// The organisations or people that a query leaves, whatever its page, in its order, as far as the actor may change them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for other lists.
    pub async fn list_bulk_records(&mut self, query: &DirectoryQuery) -> StoreResult<BulkList> {
        let mut known: HashMap<Uuid, (RecordRef, Visibility, i64)> = HashMap::new();
        match query.list {
            DirectoryList::Organisations => {
                let records: Vec<Organisation> = rows!(self, "select * from organisation")?;
                let records = records.into_iter().filter(|one| self.may_edit(one.visibility, &one.place()));
                known
                    .extend(records.map(|one| (one.id.0, (one.named().record, one.visibility, one.version))));
            }
            DirectoryList::People => {
                let records: Vec<Person> = rows!(self, "select * from person")?;
                let records = records.into_iter().filter(|one| self.may_edit(one.visibility, &one.place()));
                known.extend(records.map(|one| {
                    let record = RecordRef::new(RecordKind::Person, one.id);
                    (one.id.0, (record, one.visibility, one.version))
                }));
            }
            _ => return Err(StoreError::NotFound(RecordKind::HealthRegion)),
        }
        let listed = self.list_directory_rows(query).await?;
        let mut records: Vec<_> = listed
            .into_iter()
            .filter_map(|row| {
                let (record, visibility, version) = known.remove(&row.key.parse().ok()?)?;
                Some(BulkRecord {
                    named: domain::directory::NamedRecord { record, name: row.name },
                    context: row.context,
                    kind: row.kind,
                    level: row.level,
                    visibility,
                    version,
                })
            })
            .collect();
        let total = records.len();
        records.truncate(BULK_MAX);
        Ok(BulkList { records, total })
    }
}

impl Write {
    /// Changes several organisations or people, each of its version.
    ///
    /// # Errors
    /// For the first record that cannot be changed, and then none is: [`StoreError::NotFound`] if there is none or the actor may
    /// not see it, [`StoreError::NotAllowed`] unless the actor may edit it, also as it is to be, [`StoreError::Stale`] if it was
    /// changed since its version, [`StoreError::Fields`] with its row if it cannot become so.
    pub async fn edit_records(
        &mut self,
        records: &[(RecordRef, i64)],
        edit: &BulkEdit,
    ) -> StoreResult<BulkDone> {
        let mut done = BulkDone::default();
        for (row, (record, version)) in records.iter().enumerate() {
            let is_changed = match record.kind {
                RecordKind::Organisation => {
                    self.edit_organisation_as_others(OrganisationId(record.id), edit, *version).await
                }
                RecordKind::Person => self.edit_person_as_others(PersonId(record.id), edit, *version).await,
                kind => Err(StoreError::NotFound(kind)),
            };
            if is_changed.map_err(|error| of_row(error, row))? {
                done.changed += 1;
            } else {
                done.same += 1;
            }
        }
        Ok(done)
    }

    /// Changes one of several organisations; tells whether it was different.
    async fn edit_organisation_as_others(
        &mut self,
        id: OrganisationId,
        edit: &BulkEdit,
        version: i64,
    ) -> StoreResult<bool> {
        let before = self.organisation_to_edit(id, version).await?;
        let after = edit.organisation(&before).map_err(refused)?;
        let is_changed = after != before;
        self.change_organisation(&before, after).await?;
        self.end_and_confirm(before.named().record, edit).await?;
        Ok(is_changed || edit.is_confirmed)
    }

    /// Changes one of several people; tells whether they were different.
    async fn edit_person_as_others(
        &mut self,
        id: PersonId,
        edit: &BulkEdit,
        version: i64,
    ) -> StoreResult<bool> {
        let before = self.person_to_edit(id, version).await?;
        let after = edit.person(&before).map_err(refused)?;
        if after.organisation_id != before.organisation_id {
            self.require_workplace(after.organisation_id).await?;
        }
        let is_changed = after != before;
        self.change_person(&before, after).await?;
        self.end_and_confirm(RecordRef::new(RecordKind::Person, id), edit).await?;
        Ok(is_changed || edit.is_confirmed)
    }

    async fn end_and_confirm(&mut self, record: RecordRef, edit: &BulkEdit) -> StoreResult<()> {
        let end = edit.end(None).map_err(refused)?.filter(|_| edit.with_seats);
        if let Some(end) = end {
            self.end_seats_with(record, end).await?;
        }
        if edit.is_confirmed {
            self.note_confirmed(record).await?;
        }
        Ok(())
    }
}

/// The same error, of the record in this row.
fn of_row(error: StoreError, row: usize) -> StoreError {
    match error {
        StoreError::Fields(problems) => {
            StoreError::Fields(problems.into_iter().map(|problem| FieldProblem { row, ..problem }).collect())
        }
        error => error,
    }
}
