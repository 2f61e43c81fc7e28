//! An archive comes in again: into an empty database, with its ids, as one.

use std::collections::{HashMap, HashSet};

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Committee, HealthRegion, Organisation, Person, state_name},
    plan::Plan,
};
use sqlx::AssertSqlSafe;

use super::{
    column::Table,
    document::{Archive, Checked, place},
    refusal::{Refusal, RestoreError},
    tables::{COUNTED, DISTRICTS, TABLES, table_of},
};
use crate::{
    StoreError, StoreResult, Write,
    backend::{Tx, execute, row, rows},
    directory::{names_by_id, words_of},
    search::SearchEntry,
};

impl Write {
    /// Writes everything that an archive holds, and makes what is derived from it. The districts of the archive take the
    /// place of those that are there.
    ///
    /// # Errors
    /// [`RestoreError`]; then the write must not be committed. [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn restore(&mut self, archive: &Archive) -> Result<(), RestoreError> {
        self.require_program()?;
        for table in TABLES.iter().filter(|table| !DISTRICTS.contains(&table.name)) {
            if self.has_records(table).await? {
                return Err(RestoreError::NotEmpty(table.noun));
            }
        }
        for table in DISTRICTS {
            execute!(self, AssertSqlSafe(format!("delete from {table}")))?;
        }
        for (table, records) in TABLES.iter().zip(&archive.records) {
            let sql = insert(table, matches!(self.tx, Tx::Postgres(_)));
            for number in in_order(table, records)? {
                let written = self.execute_bound(&sql, &records[number]).await;
                written.map_err(|error| refused(error, table, number))?;
            }
        }
        self.count_on().await?;
        self.index_everything().await?;
        // Whoever holds the link that the first start has printed would become operator of what is here now.
        if table_of("users").is_some_and(|table| holds_some(archive, table)) {
            execute!(self, "delete from setup_link")?;
        }
        execute!(self, "update node_placing set revision = revision + 1")?;
        let newest = self.newest_change().await?;
        self.last_change = Some(newest).filter(|newest| *newest > 0);
        Ok(())
    }

    async fn has_records(&mut self, table: &Table) -> StoreResult<bool> {
        let count: Option<(i64,)> =
            row!(self, AssertSqlSafe(format!("select count(*) from {}", table.name)))?;
        Ok(count.is_some_and(|(count,)| count > 0))
    }

    /// Lets the numbers of the change log go on after the largest; `SQLite` does so by itself.
    async fn count_on(&mut self) -> StoreResult<()> {
        let newest = self.newest_change().await?;
        if matches!(self.tx, Tx::Postgres(_)) && newest > 0 {
            execute!(self, "select setval(pg_get_serial_sequence('change', 'change_id'), $1)", newest)?;
        }
        Ok(())
    }

    /// Makes everything findable that has a name.
    async fn index_everything(&mut self) -> StoreResult<()> {
        let regions: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
        for region in &regions {
            let (record, place) = (RecordRef::new(RecordKind::HealthRegion, region.id), region.place());
            let subtitle = state_name(region.state.as_str()).unwrap_or_default();
            let (title, words, visibility) = (&region.name, &region.description, region.visibility);
            self.index(SearchEntry { record, title, subtitle, words, visibility, place: &place }).await?;
        }
        let region_names = names_by_id(&regions);
        let former_names = self.former_names_by_organisation().await?;
        let organisations: Vec<Organisation> = rows!(self, "select * from organisation")?;
        for body in &organisations {
            let (record, place) = (RecordRef::new(RecordKind::Organisation, body.id), body.place());
            let region = body.health_region_id.and_then(|id| region_names.get(&id)).copied();
            let former = former_names.get(&body.id).into_iter().flatten().map(String::as_str);
            let (title, words, visibility) =
                (&body.name, &words_of(&body.description, former), body.visibility);
            let subtitle = region.unwrap_or_default();
            self.index(SearchEntry { record, title, subtitle, words, visibility, place: &place }).await?;
        }
        let employers: HashMap<_, _> =
            organisations.iter().map(|body| (body.id, body.name.as_str())).collect();
        let people: Vec<Person> = rows!(self, "select * from person")?;
        for person in &people {
            let (record, place) = (RecordRef::new(RecordKind::Person, person.id), person.place());
            let employer = person.organisation_id.and_then(|id| employers.get(&id)).copied();
            let (title, words, visibility) = (&person.name, &person.function, person.visibility);
            let subtitle = employer.unwrap_or_default();
            self.index(SearchEntry { record, title, subtitle, words, visibility, place: &place }).await?;
        }
        let committees: Vec<Committee> = rows!(self, "select * from committee")?;
        for committee in &committees {
            let (record, place) = (RecordRef::new(RecordKind::Committee, committee.id), committee.place());
            let region = committee.health_region_id.and_then(|id| region_names.get(&id)).copied();
            let (title, words, visibility) = (&committee.name, &committee.description, committee.visibility);
            let subtitle = region.unwrap_or_default();
            self.index(SearchEntry { record, title, subtitle, words, visibility, place: &place }).await?;
        }
        let plans: Vec<Plan> = rows!(self, "select * from plan")?;
        for plan in &plans {
            if let Some(region) = regions.iter().find(|region| region.id == plan.health_region_id) {
                self.index_plan(plan, &region.place()).await?;
            }
        }
        Ok(())
    }
}

fn holds_some(archive: &Archive, table: &Table) -> bool {
    archive.counts().any(|(noun, count)| noun == table.noun && count > 0)
}

/// The statement that writes a record of a table.
fn insert(table: &Table, is_postgres: bool) -> String {
    let columns = table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
    let values = (1..=table.columns.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
    // `PostgreSQL` counts by itself unless it is told that the number is meant.
    let overriding = if is_postgres && table.name == COUNTED { " overriding system value" } else { "" };
    format!("insert into {} ({columns}){overriding} values ({values})", table.name)
}

/// The order in which the records of a table can be written: what another one refers to comes before it.
fn in_order(table: &Table, records: &[Checked]) -> Result<Vec<usize>, Refusal> {
    let Some(reference) = table.own_reference() else { return Ok((0..records.len()).collect()) };
    let mut order = Vec::with_capacity(records.len());
    let mut written = HashSet::new();
    let mut waiting: Vec<usize> = (0..records.len()).collect();
    while let Some(first) = waiting.first().copied() {
        let (ready, later): (Vec<usize>, Vec<usize>) = waiting
            .into_iter()
            .partition(|number| records[*number][reference].key().is_none_or(|key| written.contains(&key)));
        if ready.is_empty() {
            let place = place(table, first, Some(&table.columns[reference]));
            return Err(Refusal::at(
                place,
                "this and what it refers to lead in a circle; empty one of these fields",
            ));
        }
        written.extend(ready.iter().filter_map(|number| records[*number][0].key()));
        order.extend(ready);
        waiting = later;
    }
    Ok(order)
}

/// What the database did not take, with its place; that it is away is no fault of the archive.
fn refused(error: StoreError, table: &Table, number: usize) -> RestoreError {
    let place = place(table, number, None);
    match error {
        StoreError::Conflict(name) => {
            let reason = format!("another record already has what must be unique: {name}");
            Refusal::at(place, reason).into()
        }
        StoreError::Database(error) => match error.as_database_error() {
            Some(refusal) => Refusal::at(place, format!("the database refuses it: {refusal}")).into(),
            None => StoreError::Database(error).into(),
        },
        error => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::batch::Bound;

    fn committee(id: u128, parent: Option<u128>) -> Checked {
        let table = table_of("committees").unwrap();
        let mut record = vec![Bound::Text(None); table.columns.len()];
        record[0] = Bound::Id(Some(Uuid::from_u128(id)));
        record[table.own_reference().unwrap()] = Bound::Id(parent.map(Uuid::from_u128));
        record
    }

    #[test]
    fn a_committee_is_written_after_the_one_above_it() {
        let table = table_of("committees").unwrap();
        let records = [committee(1, Some(2)), committee(2, Some(3)), committee(3, None), committee(4, None)];
        assert_eq!(in_order(table, &records), Ok(vec![2, 3, 1, 0]));
    }

    #[test]
    fn committees_that_lead_in_a_circle_are_refused() {
        let table = table_of("committees").unwrap();
        let records = [committee(1, None), committee(2, Some(3)), committee(3, Some(2))];
        let refusal = in_order(table, &records).unwrap_err();
        assert_eq!(refusal.place, "/records/committees/1/parent_id");
    }

    #[test]
    fn the_number_of_a_change_is_meant_as_it_is() {
        let table = table_of("changes").unwrap();
        assert!(insert(table, true).contains("undoes) overriding system value values ($1, $2"));
        assert!(!insert(table, false).contains("overriding"));
        assert!(!insert(table_of("plans").unwrap(), true).contains("overriding"));
    }
}
