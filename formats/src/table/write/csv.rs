//! Text files with separators, as spreadsheets open them by a double click.

use std::io::{self, Write};

use ::csv::{Terminator, WriterBuilder};

use super::Cell;

/// Tells Excel that what follows is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// How a file separates cells and writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvStyle {
    /// What separates cells.
    pub separator: u8,
    /// Whether numbers have a comma, not a point.
    pub has_decimal_comma: bool,
    /// Whether the file begins with the mark by which Excel knows UTF-8.
    pub is_marked: bool,
}

impl CsvStyle {
    /// As RFC 4180 has it, and as programs expect it.
    pub const PLAIN: Self = Self { separator: b',', has_decimal_comma: false, is_marked: false };
    /// As an English Excel opens it.
    pub const ENGLISH_EXCEL: Self = Self { is_marked: true, ..Self::PLAIN };
    /// As a German Excel opens it.
    pub const GERMAN_EXCEL: Self = Self { separator: b';', has_decimal_comma: true, is_marked: true };
}

/// Writes a table. What people have typed is never taken for a formula.
///
/// # Errors
/// Those of `out`.
pub fn write_csv<Row: IntoIterator<Item = Cell>>(
    head: impl IntoIterator<Item: AsRef<[u8]>>,
    rows: impl Iterator<Item = Row>,
    style: CsvStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    if style.is_marked {
        out.write_all(MARK)?;
    }
    let mut table =
        WriterBuilder::new().delimiter(style.separator).terminator(Terminator::CRLF).from_writer(out);
    table.write_record(head)?;
    for row in rows {
        table.write_record(row.into_iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) if style.has_decimal_comma => number.to_string().replace('.', ","),
            Cell::Number(number) => number.to_string(),
        }))?;
    }
    table.flush()
}

/// An apostrophe before what a spreadsheet would calculate, and before what already has one, so that it can be taken off
/// again.
#[must_use]
pub fn harmless(text: String) -> String {
    if is_calculated(text.trim_start_matches('\'')) { format!("'{text}") } else { text }
}

/// The text that [`harmless`] has made harmless.
pub(in crate::table) fn as_typed(text: &str) -> &str {
    let rest = text.strip_prefix('\'').unwrap_or(text);
    if is_calculated(rest.trim_start_matches('\'')) { rest } else { text }
}

fn is_calculated(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Limits, read};

    fn table(rows: Vec<[Cell; 2]>, style: CsvStyle) -> String {
        let mut bytes = Vec::new();
        write_csv(["Name", "x"], rows.into_iter(), style, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn each_spreadsheet_has_the_table_it_expects() {
        let rows = || vec![["AG \"Pflege\"; Sucht".into(), Cell::Number(-1.5)]];
        let german = "\u{feff}Name;x\r\n\"AG \"\"Pflege\"\"; Sucht\";-1,5\r\n";
        let english = "\u{feff}Name,x\r\n\"AG \"\"Pflege\"\"; Sucht\",-1.5\r\n";
        assert_eq!(table(rows(), CsvStyle::GERMAN_EXCEL), german);
        assert_eq!(table(rows(), CsvStyle::ENGLISH_EXCEL), english);
        assert_eq!(table(rows(), CsvStyle::PLAIN), english.trim_start_matches('\u{feff}'));
    }

    #[test]
    fn what_people_type_is_no_formula() {
        for typed in ["=1+1", "+49 9521", "-A1", "@SUM(A1)", " =1", "\t=1", "\r=1", "'=1"] {
            let table = table(vec![[typed.into(), Cell::Number(0.0)]], CsvStyle::GERMAN_EXCEL);
            let cell = table.lines().nth(1).unwrap().trim_start_matches('"');
            assert!(cell.starts_with('\''), "{typed:?} becomes {cell}");
        }
        let plain = table(vec![["Haus-Notruf".into(), Cell::Number(0.0)]], CsvStyle::GERMAN_EXCEL);
        assert!(plain.contains("\nHaus-Notruf;"));
    }

    #[test]
    fn what_was_made_harmless_is_read_as_it_was_typed() {
        let typed = ["=1+1", "+49 9521 27-0", "''=1", "'quoted", "a;b,\"c\"", "'"];
        for style in [CsvStyle::PLAIN, CsvStyle::GERMAN_EXCEL] {
            let rows = typed.iter().map(|text| [Cell::from(*text), Cell::Number(1.0)]);
            let sheets = read(table(rows.collect(), style).as_bytes(), &Limits::USUAL).unwrap();
            let cells: Vec<&str> = sheets[0].rows[1..].iter().map(|row| row[0].as_str()).collect();
            assert_eq!(cells, typed);
        }
    }
}
