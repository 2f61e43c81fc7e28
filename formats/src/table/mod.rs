//! Tables: CSV with any separator and encoding, XLSX, ODS are read; CSV and XLSX are written.

mod csv;
mod encoding;
mod head;
mod ods;
mod package;
mod write;
mod xlsx;

use std::{fmt, panic::catch_unwind};

pub(crate) use encoding::text as decoded;
pub use head::{Head, find_head};
pub use write::{Cell, CsvStyle, WriteError, harmless, write_csv, write_xlsx};

/// How much of a file is read; what is larger is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of everything packed in a workbook.
    pub unpacked_bytes: u64,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Rows of a sheet.
    pub rows: usize,
    /// Columns of a sheet.
    pub columns: usize,
    /// Cells with a text, of all sheets.
    pub cells: usize,
    /// Characters of one cell.
    pub cell_letters: usize,
}

impl Limits {
    /// Room for 100,000 rows of a wide list.
    pub const USUAL: Self = Self {
        unpacked_bytes: 200 * 1024 * 1024,
        sheets: 50,
        rows: 200_000,
        columns: 300,
        cells: 4_000_000,
        cell_letters: 10_000,
    };
}

/// A sheet of a workbook, or a whole text file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// The cells, trimmed. Rows may be empty, and of different lengths. Every cell of a merged area has its text.
    pub rows: Vec<Vec<String>>,
}

/// A place in a file as its reader sees it; numbers count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The name of the sheet, or of the part of a workbook.
    pub sheet: Option<String>,
    /// The row.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<usize>,
}

impl Place {
    fn row(sheet: &str, row: usize) -> Self {
        Self { sheet: (!sheet.is_empty()).then(|| sheet.to_owned()), row: Some(row), column: None }
    }

    fn part(name: &str) -> Self {
        Self { sheet: Some(name.to_owned()), ..Self::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sheet = self.sheet.as_ref().map(|sheet| format!("sheet \"{sheet}\""));
        let row = self.row.map(|row| format!("row {row}"));
        let column = self.column.map(|column| format!("column {column}"));
        let parts: Vec<_> = [sheet, row, column].into_iter().flatten().collect();
        f.write_str(if parts.is_empty() { "the file" } else { "" })?;
        f.write_str(&parts.join(", "))
    }
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Bytes after unpacking.
    UnpackedBytes,
    /// Sheets.
    Sheets,
    /// Rows of a sheet.
    Rows,
    /// Columns of a sheet.
    Columns,
    /// Cells of all sheets.
    Cells,
    /// Characters of a cell.
    CellLetters,
}

/// Why a file gives no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No row has anything in it.
    #[error("there is nothing in it")]
    Empty,
    /// Neither text nor a workbook.
    #[error("this is no table: neither CSV nor XLSX nor ODS")]
    NoTable,
    /// The workbook format before XLSX.
    #[error(
        "this is a workbook of the time before 2007 (XLS), or one with a password: save it as XLSX without one"
    )]
    OldWorkbook,
    /// More than [`Limits`] allow.
    #[error("{place}: more {what:?} than {max}")]
    TooMuch {
        /// What there is too much of.
        what: Measured,
        /// How much would be read.
        max: u64,
        /// Where it became too much.
        place: Place,
    },
    /// It breaks off, or contradicts its format.
    #[error("{place} cannot be read: {why}")]
    Broken {
        /// Where.
        place: Place,
        /// What the reader of the format says.
        why: String,
    },
}

impl TableError {
    fn broken(place: Place, why: impl fmt::Display) -> Self {
        Self::Broken { place, why: why.to_string() }
    }
}

/// Reads a file; its format is seen from its content, since names lie. Only sheets with something in them are given.
///
/// # Errors
/// [`TableError`] names the place.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, TableError> {
    const OLD_WORKBOOK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let mut sheets = if bytes.starts_with(OLD_WORKBOOK) {
        return Err(TableError::OldWorkbook);
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        // The readers of workbooks are not ours; a panic of theirs is a broken file.
        let read = catch_unwind(|| match package::check(bytes, limits)? {
            package::Kind::Xlsx => xlsx::read(bytes, limits),
            package::Kind::Ods { content } => ods::read(&content, limits),
        });
        read.unwrap_or_else(|_| Err(TableError::broken(Place::default(), "it contradicts its format")))?
    } else {
        vec![csv::read(&encoding::text(bytes).ok_or(TableError::NoTable)?, limits)?]
    };
    for sheet in &mut sheets {
        let used = sheet.rows.iter().rposition(|row| row.iter().any(|cell| !cell.is_empty()));
        sheet.rows.truncate(used.map_or(0, |last| last + 1));
    }
    sheets.retain(|sheet| !sheet.rows.is_empty());
    if sheets.is_empty() { Err(TableError::Empty) } else { Ok(sheets) }
}

/// Takes in cells one after the other and refuses what is too much.
struct Filling<'a> {
    limits: &'a Limits,
    cells: usize,
}

impl<'a> Filling<'a> {
    const fn new(limits: &'a Limits) -> Self {
        Self { limits, cells: 0 }
    }

    /// Puts a text into a cell of a sheet; `row` and `column` count from 0. White space of all kinds becomes a space.
    fn put(&mut self, sheet: &mut Sheet, row: usize, column: usize, text: &str) -> Result<(), TableError> {
        let text = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let text = text.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Ok(());
        }
        let place = || Place {
            column: Some(column.saturating_add(1)),
            ..Place::row(&sheet.name, row.saturating_add(1))
        };
        let too_much = |what, max: usize| TableError::TooMuch { what, max: max as u64, place: place() };
        if row >= self.limits.rows {
            return Err(too_much(Measured::Rows, self.limits.rows));
        }
        if column >= self.limits.columns {
            return Err(too_much(Measured::Columns, self.limits.columns));
        }
        if text.chars().count() > self.limits.cell_letters {
            return Err(too_much(Measured::CellLetters, self.limits.cell_letters));
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(too_much(Measured::Cells, self.limits.cells));
        }
        if sheet.rows.len() <= row {
            sheet.rows.resize(row + 1, Vec::new());
        }
        if sheet.rows[row].len() <= column {
            sheet.rows[row].resize(column + 1, String::new());
        }
        sheet.rows[row][column] = text;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
