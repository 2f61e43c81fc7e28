//! An import: a file that somebody has brought, and what they have said about it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{field::ImportField, preview::Counts, suggestion::suggest_columns};
use crate::{
    directory::NamedRecord,
    id::{HealthRegionId, ImportId},
    text_enum,
};

text_enum! {
    /// How far an import has come.
    ImportState {
        /// It is being prepared; the directory knows nothing of it.
        Draft = "draft",
        /// It is in the directory.
        Applied = "applied",
        /// It was in the directory and was taken back.
        Undone = "undone",
    }
}

/// A sheet as it was brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceSheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// The cells; rows may be empty, and of different lengths.
    pub rows: Vec<Vec<String>>,
    /// The first row that names the columns, from 0, and how many there are, as they were found.
    pub head: (usize, usize),
}

/// A file as it was brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceTable {
    /// The sheets, each with something in it.
    pub sheets: Vec<SourceSheet>,
}

/// What somebody has said about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSettings {
    /// The sheet, from 0.
    pub sheet: usize,
    /// The first row that names the columns, from 0.
    pub head_first: usize,
    /// How many rows name the columns.
    pub head_count: usize,
    /// What each column holds.
    pub columns: Vec<Option<ImportField>>,
    /// Answers to questions, by their keys.
    pub answers: BTreeMap<String, String>,
}

/// Why settings do not fit a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// There is no such sheet.
    #[error("there is no such sheet")]
    NoSheet,
    /// More rows name the columns than there are, or than anybody has.
    #[error("there are no such rows of column names")]
    NoHead,
}

impl SourceTable {
    /// What a file probably means: its fullest sheet, with the columns that are understood.
    #[must_use]
    pub fn suggested_settings(&self) -> ImportSettings {
        let fullest =
            self.sheets.iter().enumerate().max_by_key(|(at, sheet)| (sheet.rows.len(), usize::MAX - at));
        let sheet = fullest.map_or(0, |(at, _)| at);
        let (first, count) = self.sheets.get(sheet).map_or((0, 0), |sheet| sheet.head);
        self.settings_for(sheet, first, count).unwrap_or_default()
    }

    /// What the columns probably mean once somebody has said where their names stand.
    ///
    /// # Errors
    /// [`SettingsError`] if there is no such place.
    pub fn settings_for(
        &self,
        sheet: usize,
        first: usize,
        count: usize,
    ) -> Result<ImportSettings, SettingsError> {
        const MOST_HEAD_ROWS: usize = 5;
        let source = self.sheets.get(sheet).ok_or(SettingsError::NoSheet)?;
        if count > MOST_HEAD_ROWS || first.saturating_add(count) > source.rows.len() {
            return Err(SettingsError::NoHead);
        }
        let names = column_names(&source.rows, first, count);
        let columns = suggest_columns(&names, &source.rows[first + count..]);
        Ok(ImportSettings { sheet, head_first: first, head_count: count, columns, answers: BTreeMap::new() })
    }
}

/// The names of the columns, each different: those of several rows joined, a group of columns named once counting for all
/// of them. Columns without a name have the letter of Excel.
#[must_use]
pub fn column_names(rows: &[Vec<String>], first: usize, count: usize) -> Vec<String> {
    let head = rows.iter().skip(first).take(count);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut names = vec![String::new(); width];
    for (line, row) in head.enumerate() {
        let mut group = "";
        for (at, name) in names.iter_mut().enumerate() {
            let cell = row.get(at).map_or("", String::as_str);
            let is_last = line + 1 == count;
            if !cell.is_empty() {
                group = cell;
            } else if is_last {
                continue;
            }
            if !group.is_empty() && !name.ends_with(group) {
                let gap = if name.is_empty() { "" } else { " " };
                let cell = if is_last { cell } else { group };
                *name = format!("{name}{gap}{cell}");
            }
        }
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (at, name) in names.iter_mut().enumerate() {
        if name.is_empty() {
            *name = letters(at);
        }
        let times = times.entry(name.clone()).or_insert(0);
        // A list may itself call a column "Name (2)".
        while !taken.insert(if *times > 0 { format!("{name} ({})", *times + 1) } else { name.clone() }) {
            *times += 1;
        }
        if *times > 0 {
            *name = format!("{name} ({})", *times + 1);
        }
    }
    names
}

/// The letters of a column, from 0: "A", "Z", "AA".
fn letters(column: usize) -> String {
    let rest = column / 26;
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if rest == 0 { last.to_string() } else { format!("{}{last}", letters(rest - 1)) }
}

/// An import without its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportHead {
    /// Its id.
    pub id: ImportId,
    /// The health region whose directory it goes into.
    pub health_region: NamedRecord,
    /// The name of the file.
    pub file_name: String,
    /// Who brought it.
    pub actor: String,
    /// When.
    pub created_at: OffsetDateTime,
    /// How far it has come.
    pub state: ImportState,
    /// When it was applied.
    pub applied_at: Option<OffsetDateTime>,
    /// What became of its rows, once it is applied.
    pub counts: Option<Counts>,
    /// Raised by every write.
    pub version: i64,
}

/// An import with everything it was made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The import.
    pub head: ImportHead,
    /// The health region whose directory it goes into.
    pub health_region_id: HealthRegionId,
    /// The file.
    pub table: SourceTable,
    /// What was said about it.
    pub settings: ImportSettings,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn names_in_two_rows_are_joined_and_a_group_counts_for_all_its_columns() {
        let head = rows(&[&["Organisation", "", "Kontakt", ""], &["Name", "Ort", "Name", "Name"]]);
        assert_eq!(
            column_names(&head, 0, 2),
            ["Organisation Name", "Organisation Ort", "Kontakt Name", "Kontakt Name (2)"]
        );
    }

    #[test]
    fn a_column_without_a_name_has_its_letter() {
        assert_eq!(column_names(&rows(&[&["Name", ""], &["A", "B", "C"]]), 0, 1), ["Name", "B", "C"]);
        let twice = rows(&[&["Name", "Name", "Name (2)", "Name"]]);
        assert_eq!(column_names(&twice, 0, 1), ["Name", "Name (2)", "Name (2) (2)", "Name (3)"]);
        assert_eq!(
            (letters(25), letters(26), letters(701)),
            ("Z".to_owned(), "AA".to_owned(), "ZZ".to_owned())
        );
    }

    #[test]
    fn settings_that_point_outside_the_file_are_refused() {
        let table = SourceTable {
            sheets: vec![SourceSheet {
                rows: rows(&[&["Name"], &["A"]]),
                head: (0, 1),
                ..Default::default()
            }],
        };
        assert_eq!(table.suggested_settings().columns, [Some(ImportField::OrganisationName)]);
        assert_eq!(table.settings_for(1, 0, 1), Err(SettingsError::NoSheet));
        assert_eq!(table.settings_for(0, usize::MAX, 1), Err(SettingsError::NoHead));
        assert_eq!(table.settings_for(0, 0, 3), Err(SettingsError::NoHead));
    }
}
