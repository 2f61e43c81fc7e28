//! An archive as it goes out: piece by piece, so that no more than some records of a table are in memory.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{HealthRegion, NamedRecord},
    exchange::{ARCHIVE_FORMAT, ARCHIVE_VERSION, ArchiveOffer, ArchiveScope, archive_object},
    id::HealthRegionId,
    permission::{Action, Actor, Place, may},
};
use serde_json::Value;
use sqlx::AssertSqlSafe;

use super::{
    column::{Column, Kind, Part, Table},
    part::{Chosen, key},
    tables::TABLES,
    value::{StoredRow, written_time},
};
use crate::{
    Session, Store, StoreError, StoreResult,
    backend::{on_tx, row, rows},
};

/// A record, its values in the order of the columns of its table.
pub(super) type Record = Vec<Value>;

/// Records that are read at once.
const PAGE: i64 = 2_000;

/// An archive on its way out; all of it shows one state of the database.
#[derive(Debug)]
pub struct OutgoingArchive {
    session: Session,
    health_region: Option<NamedRecord>,
    chosen: Option<Chosen>,
    stage: Stage,
}

/// What comes next.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Head,
    /// Records of this table, after so many were read, and whether some were written.
    Records {
        table: usize,
        read: i64,
        has_some: bool,
    },
    End,
}

impl Store {
    /// Begins an archive on behalf of an actor.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the actor may take it, [`StoreError::NotFound`] if there is no such health region or
    /// the actor knows nothing of it.
    pub async fn export(&self, actor: &Actor, scope: ArchiveScope) -> StoreResult<OutgoingArchive> {
        let mut session = self.read(actor).await?;
        let (health_region, chosen) = match scope {
            ArchiveScope::Instance => {
                session.require_for(Action::Read, &archive_object(Place::default()))?;
                (None, None)
            }
            ArchiveScope::HealthRegion(id) => {
                let region = session.archive_region(id).await?;
                (Some(region), Some(Chosen::begin(&mut session, id).await?))
            }
        };
        Ok(OutgoingArchive { session, health_region, chosen, stage: Stage::Head })
    }
}

impl Session {
    /// The archives that the actor may take.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn get_archive_offer(&mut self) -> StoreResult<ArchiveOffer> {
        let is_whole = may(&self.actor, Action::Read, &archive_object(Place::default()));
        let regions: Vec<HealthRegion> =
            rows!(self, "select * from health_region order by name, health_region_id")?;
        let offered =
            regions.iter().filter(|region| may(&self.actor, Action::Read, &archive_object(region.place())));
        Ok(ArchiveOffer { is_whole, health_regions: offered.map(named).collect() })
    }

    /// The health region, if the actor may take its archive.
    async fn archive_region(&mut self, id: HealthRegionId) -> StoreResult<NamedRecord> {
        let missing = StoreError::NotFound(RecordKind::HealthRegion);
        let region: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", id)?;
        let Some(region) = region else { return Err(missing) };
        if may(&self.actor, Action::Read, &archive_object(region.place())) {
            return Ok(named(&region));
        }
        Err(if self.sees(region.visibility, &region.place()) { StoreError::NotAllowed } else { missing })
    }

    /// Some records of a table, in the order in which they go out.
    async fn archive_page(
        &mut self,
        table: &'static Table,
        region: Option<HealthRegionId>,
        read: i64,
    ) -> StoreResult<Vec<Record>> {
        let (sql, region) = select(table, region);
        let page = page(table);
        let mut records: Vec<Record> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::query(AssertSqlSafe(sql));
            if let Some(region) = region {
                statement = statement.bind(region);
            }
            statement.bind(page).bind(read).try_map(|row| record(table, &row)).fetch_all(connection).await
        })?;
        if !table.is_ordered_alike() {
            records.sort_by_cached_key(|record| key(table, record));
        }
        Ok(records)
    }
}

impl OutgoingArchive {
    /// The name of the health region whose part it is; none for the whole instance.
    #[must_use]
    pub fn health_region_name(&self) -> Option<&str> {
        self.health_region.as_ref().map(|region| region.name.as_str())
    }

    /// The next piece of the document; nothing after its end.
    ///
    /// # Errors
    /// [`StoreError::Database`] if the database is away, [`StoreError::Inconsistent`] if it holds what cannot be written.
    pub async fn next(&mut self) -> StoreResult<Option<String>> {
        loop {
            let piece = match self.stage {
                Stage::Head => {
                    self.stage = Stage::Records { table: 0, read: 0, has_some: false };
                    self.head()?
                }
                Stage::Records { table, read, has_some } if table < TABLES.len() => {
                    self.records(table, read, has_some).await?
                }
                Stage::Records { .. } => {
                    self.stage = Stage::End;
                    self.tail()
                }
                Stage::End => return Ok(None),
            };
            // Of a page nothing may belong to the part.
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
        }
    }

    fn head(&self) -> StoreResult<String> {
        let time = written_time(self.session.now);
        let time = time.ok_or(StoreError::Invalid("the clock shows a year that cannot be written"))?;
        let region = self.health_region.as_ref().map_or("null".to_owned(), |region| {
            let (id, name) = (Value::from(region.record.id.to_string()), Value::from(region.name.clone()));
            format!("{{\"id\":{id},\"name\":{name}}}")
        });
        Ok(format!(
            "{{\n  \"format\": \"{ARCHIVE_FORMAT}\",\n  \"version\": {ARCHIVE_VERSION},\n  \"made_at\": \"{time}\",\n  \
             \"health_region\": {region},\n  \"records\": {{\n"
        ))
    }

    /// Some records of a table, with its name before the first and what closes it after the last.
    async fn records(&mut self, number: usize, read: i64, mut has_some: bool) -> StoreResult<String> {
        let table = &TABLES[number];
        if read == 0 && table.own_reference().is_some() {
            self.announce(table).await?;
        }
        let region = self.chosen.as_ref().map(|chosen| chosen.health_region);
        let page_size = page(table);
        let page = self.session.archive_page(table, region, read).await?;
        let count = i64::try_from(page.len()).unwrap_or(i64::MAX);
        let mut text = if read == 0 { format!("    \"{}\": [", table.noun) } else { String::new() };
        for mut record in page {
            if self.chosen.as_mut().is_none_or(|chosen| chosen.takes(table, &mut record)) {
                text.push_str(if has_some { ",\n      " } else { "\n      " });
                text.push_str(&line(table.columns, &record));
                has_some = true;
            }
        }
        if count < page_size {
            text.push_str(if has_some { "\n    ]" } else { "]" });
            text.push_str(if number + 1 < TABLES.len() { ",\n" } else { "\n" });
            self.stage = Stage::Records { table: number + 1, read: 0, has_some: false };
        } else {
            self.stage = Stage::Records { table: number, read: read + count, has_some };
        }
        Ok(text)
    }

    /// Tells the part which records of a table it will hold.
    async fn announce(&mut self, table: &'static Table) -> StoreResult<()> {
        let Some(chosen) = &mut self.chosen else { return Ok(()) };
        let mut read = 0;
        loop {
            let page = self.session.archive_page(table, Some(chosen.health_region), read).await?;
            chosen.announce(table, &page);
            if page.is_empty() {
                return Ok(());
            }
            read += i64::try_from(page.len()).unwrap_or(i64::MAX);
        }
    }

    fn tail(&self) -> String {
        let references = self.chosen.as_ref().map(Chosen::references_out).unwrap_or_default();
        let references = if references.is_empty() {
            "[]".to_owned()
        } else {
            format!("[\n    {}\n  ]", references.join(",\n    "))
        };
        format!("  }},\n  \"references_out\": {references}\n}}\n")
    }
}

fn named(region: &HealthRegion) -> NamedRecord {
    NamedRecord { record: RecordRef::new(RecordKind::HealthRegion, region.id), name: region.name.clone() }
}

/// How many records of a table are read at once: files one by one, and all where the databases order differently.
fn page(table: &Table) -> i64 {
    if table.columns.iter().any(|column| matches!(column.kind, Kind::Bytes)) {
        1
    } else if table.is_ordered_alike() {
        PAGE
    } else {
        i64::MAX
    }
}

/// The statement that reads some records of a table, and the health region that is bound to it first.
fn select(table: &Table, region: Option<HealthRegionId>) -> (String, Option<HealthRegionId>) {
    let names = |columns: &[Column]| columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
    let (columns, key, name) = (names(table.columns), names(table.key_columns()), table.name);
    match (table.part, region) {
        (Part::Where(condition), Some(region)) => {
            let sql =
                format!("select {columns} from {name} where {condition} order by {key} limit $2 offset $3");
            (sql, Some(region))
        }
        _ => (format!("select {columns} from {name} order by {key} limit $1 offset $2"), None),
    }
}

fn record<R: StoredRow>(table: &Table, row: &R) -> sqlx::Result<Record> {
    (0..table.columns.len()).map(|at| row.value(table, at)).collect()
}

/// A record as an object on one line, its fields in the order of the columns.
pub(super) fn line(columns: &[Column], record: &[Value]) -> String {
    let fields = columns.iter().zip(record).map(|(column, value)| format!("\"{}\":{value}", column.field));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::archive::column::{id, text};

    #[test]
    fn a_record_is_one_line_whatever_it_holds() {
        let written = line(&[id("a_id"), text("name")], &[Value::from("1"), Value::from("zwei\n\"Zeilen\"")]);
        assert_eq!(written, r#"{"id":"1","name":"zwei\n\"Zeilen\""}"#);
    }

    #[test]
    fn only_what_belongs_to_a_region_is_asked_for() {
        let table = TABLES.iter().find(|table| table.name == "plan").unwrap();
        let (whole, none) = select(table, None);
        assert!(
            whole.ends_with("from plan order by plan_id limit $1 offset $2") && none.is_none(),
            "{whole}"
        );
        let region = HealthRegionId::named("hassberge");
        let (part, bound) = select(table, Some(region));
        assert!(part.contains("where health_region_id = $1 order by plan_id limit $2 offset $3"), "{part}");
        assert_eq!(bound, Some(region));
    }
}
