//! Writes tables as spreadsheets open them by a double click.

use std::io::{self, Write};

use app::{i18n::Language, network::export::Cell};
use formats::table::{CsvStyle, write_csv};

/// Writes a table: in German with semicolons and decimal commas, as German Excel expects it.
///
/// What people have typed is never taken for a formula.
///
/// # Errors
/// Those of `out`.
pub fn write_table<Row: IntoIterator<Item = Cell>>(
    head: impl IntoIterator<Item: AsRef<[u8]>>,
    rows: impl Iterator<Item = Row>,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_csv(head, rows.map(|row| row.into_iter().map(written)), excel(language), out)
}

/// What the spreadsheet of a language opens by a double click.
#[must_use]
pub const fn excel(language: Language) -> CsvStyle {
    match language {
        Language::De => CsvStyle::GERMAN_EXCEL,
        Language::En => CsvStyle::ENGLISH_EXCEL,
    }
}

/// A cell as it goes into a file.
#[must_use]
pub fn written(cell: Cell) -> formats::table::Cell {
    match cell {
        Cell::Text(text) => formats::table::Cell::Text(text),
        // The shortest number that means it, not the nearest of twice as many digits.
        Cell::Number(number) => {
            formats::table::Cell::Number(number.to_string().parse().unwrap_or_else(|_| f64::from(number)))
        }
    }
}
