//! Imports: brought, prepared, applied as one, taken back as one.
//!
//! Only whoever may enter records into the directory of a health region sees its imports. What an import writes is written
//! with the rights of whoever applies it, and is in the change log record by record.
//!
//! Everything at once goes out and comes in by [`archive`].

mod apply;
pub mod archive;
mod known;
mod undo;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{HealthRegion, NamedRecord},
    exchange::{
        Counts, Import, ImportHead, ImportSettings, ImportState, LEAVE_OUT, NEW, RowPreview, SourceTable,
        column_names,
    },
    id::{HealthRegionId, ImportId},
    permission::{Action, ObjectKind, Visibility},
};
use serde::{Serialize, de::DeserializeOwned};
use time::OffsetDateTime;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    record::parse_text,
};

/// Columns of [`ImportHead`] beside the health region.
type HeadRow =
    (ImportId, HealthRegionId, String, String, OffsetDateTime, String, Option<OffsetDateTime>, i64);

impl Session {
    /// The health regions into whose directory the actor may bring lists, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_import_regions(&mut self) -> StoreResult<Vec<NamedRecord>> {
        let today = self.today();
        let mut regions = self.list_health_regions().await?;
        regions.retain(|region| {
            region.valid_to.is_none_or(|end| end > today) && self.may_import_into(region).is_ok()
        });
        Ok(regions.iter().map(named).collect())
    }

    /// The imports of all health regions into which the actor may bring lists, the newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_imports(&mut self) -> StoreResult<Vec<ImportHead>> {
        let regions: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
        let heads: Vec<HeadRow> = rows!(
            self,
            "select import_id, health_region_id, file_name, actor, created_at, state, applied_at, version
             from import order by created_at desc, import_id desc",
        )?;
        let counts: Vec<(ImportId, Option<String>)> =
            rows!(self, "select import_id, counts_json from import")?;
        let mut imports = Vec::new();
        for head in heads {
            let region = regions.iter().find(|region| region.id == head.1);
            let Some(region) = region.filter(|region| self.may_import_into(region).is_ok()) else { continue };
            let counts =
                counts.iter().find(|(id, _)| *id == head.0).and_then(|(_, counts)| counts.as_deref());
            imports.push(import_head(head, region, counts)?);
        }
        Ok(imports)
    }

    /// An import with its file.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none, or the actor may not bring lists into its health region.
    pub async fn get_import(&mut self, id: ImportId) -> StoreResult<Import> {
        let head: Option<HeadRow> = row!(
            self,
            "select import_id, health_region_id, file_name, actor, created_at, state, applied_at, version
             from import where import_id = $1",
            id,
        )?;
        let missing = || StoreError::NotFound(RecordKind::Import);
        let head = head.ok_or_else(missing)?;
        let region = self.import_region(head.1).await.map_err(|error| match error {
            StoreError::NotAllowed | StoreError::NotFound(_) => missing(),
            error => error,
        })?;
        let stored: Option<(String, String, Option<String>)> =
            row!(self, "select table_json, settings_json, counts_json from import where import_id = $1", id)?;
        let (table, settings, counts) = stored.ok_or_else(missing)?;
        Ok(Import {
            health_region_id: region.id,
            head: import_head(head, &region, counts.as_deref())?,
            table: from_json(&table, "table_json")?,
            settings: from_json(&settings, "settings_json")?,
        })
    }

    /// What became of the rows of an import that was applied; nothing before.
    ///
    /// # Errors
    /// As [`get_import`](Self::get_import).
    pub async fn get_import_rows(&mut self, id: ImportId) -> StoreResult<Option<Vec<RowPreview>>> {
        self.get_import(id).await?;
        let stored: Option<(Option<String>,)> =
            row!(self, "select rows_json from import where import_id = $1", id)?;
        stored.and_then(|(rows,)| rows).map(|rows| from_json(&rows, "rows_json")).transpose()
    }

    /// What columns of these names meant the last time.
    async fn find_mapping(
        &mut self,
        region: HealthRegionId,
        names: &str,
    ) -> StoreResult<Option<ImportSettings>> {
        let stored: Option<(String,)> = row!(
            self,
            "select settings_json from import_mapping where health_region_id = $1 and column_names = $2",
            region,
            names,
        )?;
        stored.map(|(settings,)| from_json(&settings, "settings_json")).transpose()
    }

    /// What a file probably means: what its columns meant the last time, or else what their names say.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn suggest_settings(
        &mut self,
        region: HealthRegionId,
        table: &SourceTable,
        mut suggested: ImportSettings,
    ) -> StoreResult<ImportSettings> {
        if let Some(before) = self.find_mapping(region, &names_key(table, &suggested)).await? {
            suggested.columns = before.columns;
            suggested.answers = before.answers;
        }
        Ok(suggested)
    }

    /// The health region, if the actor may bring lists into its directory.
    pub(crate) async fn import_region(&mut self, id: HealthRegionId) -> StoreResult<HealthRegion> {
        let region: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", id)?;
        let region = region.filter(|region| self.sees(region.visibility, &region.place()));
        let region = region.ok_or(StoreError::NotFound(RecordKind::HealthRegion))?;
        self.may_import_into(&region)?;
        Ok(region)
    }

    pub(crate) fn may_import_into(&self, region: &HealthRegion) -> StoreResult<()> {
        self.require(Action::Create, ObjectKind::Directory, Visibility::Network, &region.place())
    }
}

impl Write {
    /// Keeps a file, so that leaving the page loses nothing; the directory knows nothing of it yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::NotAllowed`] unless the actor may bring lists into the health region.
    pub async fn create_import(
        &mut self,
        region: HealthRegionId,
        file_name: &str,
        table: &SourceTable,
    ) -> StoreResult<ImportId> {
        self.import_region(region).await?;
        let settings = self.suggest_settings(region, table, table.suggested_settings()).await?;
        let id = ImportId::new();
        let (user, actor, now) = (self.actor.user_id(), self.actor.name().to_owned(), self.now);
        execute!(
            self,
            "insert into import (import_id, health_region_id, user_id, actor, created_at, file_name, table_json,
                settings_json, state, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
            id,
            region,
            user,
            &actor,
            now,
            file_name,
            to_json(table)?,
            to_json(&settings)?,
            ImportState::Draft.as_str(),
        )?;
        Ok(id)
    }

    /// Keeps what somebody has said about a file.
    ///
    /// # Errors
    /// As [`Session::get_import`]; [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Invalid`] if it is
    /// applied already.
    pub async fn save_import(
        &mut self,
        id: ImportId,
        settings: &ImportSettings,
        version: i64,
    ) -> StoreResult<()> {
        self.draft(id, version).await?;
        execute!(
            self,
            "update import set settings_json = $2, version = version + 1 where import_id = $1",
            id,
            to_json(settings)?,
        )?;
        Ok(())
    }

    /// Forgets a file that is not applied.
    ///
    /// # Errors
    /// As [`save_import`](Self::save_import).
    pub async fn remove_import(&mut self, id: ImportId, version: i64) -> StoreResult<()> {
        self.draft(id, version).await?;
        execute!(self, "delete from import where import_id = $1", id)?;
        Ok(())
    }

    /// The import, as long as it is a draft of this version.
    async fn draft(&mut self, id: ImportId, version: i64) -> StoreResult<Import> {
        let import = self.get_import(id).await?;
        if import.head.version != version {
            return Err(StoreError::Stale(RecordKind::Import));
        }
        if import.head.state != ImportState::Draft {
            return Err(StoreError::Invalid("this import is applied already"));
        }
        Ok(import)
    }

    /// Remembers what the columns of a file meant, for the next file with the same ones.
    async fn save_mapping(&mut self, import: &Import) -> StoreResult<()> {
        let mut remembered = import.settings.clone();
        // Whom a row was about is not true of the next file.
        // Nor is a seat left out of it because there was no such committee yet, or a committee set up that is there by then.
        remembered.answers.retain(|key, answer| {
            let is_about_one = key.starts_with("organisation:") || key.starts_with("person:");
            let is_left_out = key.starts_with("committee:") && [LEAVE_OUT, NEW].contains(&answer.as_str());
            !is_about_one && !is_left_out
        });
        execute!(
            self,
            "insert into import_mapping (health_region_id, column_names, settings_json) values ($1, $2, $3)
             on conflict (health_region_id, column_names) do update set settings_json = excluded.settings_json",
            import.health_region_id,
            names_key(&import.table, &import.settings),
            to_json(&remembered)?,
        )?;
        Ok(())
    }
}

/// The names of the columns in one text.
fn names_key(table: &SourceTable, settings: &ImportSettings) -> String {
    let sheet = table.sheets.get(settings.sheet);
    let names = sheet.map(|sheet| column_names(&sheet.rows, settings.head_first, settings.head_count));
    names.unwrap_or_default().join("\n")
}

fn named(region: &HealthRegion) -> NamedRecord {
    NamedRecord { record: RecordRef::new(RecordKind::HealthRegion, region.id), name: region.name.clone() }
}

fn import_head(row: HeadRow, region: &HealthRegion, counts: Option<&str>) -> StoreResult<ImportHead> {
    let (id, _, file_name, actor, created_at, state, applied_at, version) = row;
    let state = parse_text(&state, "import", "state")?;
    let counts: Option<Counts> = counts.map(|counts| from_json(counts, "counts_json")).transpose()?;
    let health_region = named(region);
    Ok(ImportHead { id, health_region, file_name, actor, created_at, state, applied_at, counts, version })
}

fn to_json(value: &impl Serialize) -> StoreResult<String> {
    serde_json::to_string(value).map_err(|_| StoreError::Invalid("it cannot be written as JSON"))
}

fn from_json<T: DeserializeOwned>(text: &str, column: &'static str) -> StoreResult<T> {
    serde_json::from_str(text).map_err(|_| StoreError::Inconsistent { table: "import", column })
}
