//! Writes tables as spreadsheets open them by a double click.

use std::io::{self, Write};

use app::{i18n::Language, network::export::Cell};

/// Tells Excel that what follows is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

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
    out.write_all(MARK)?;
    let separator = match language {
        Language::De => b';',
        Language::En => b',',
    };
    let terminator = csv::Terminator::CRLF;
    let mut table = csv::WriterBuilder::new().delimiter(separator).terminator(terminator).from_writer(out);
    table.write_record(head)?;
    for row in rows {
        table.write_record(row.into_iter().map(|cell| written(cell, language)))?;
    }
    table.flush()
}

fn written(cell: Cell, language: Language) -> String {
    match (cell, language) {
        (Cell::Text(text), _) => harmless(text),
        (Cell::Number(number), Language::De) => number.to_string().replace('.', ","),
        (Cell::Number(number), Language::En) => number.to_string(),
    }
}

/// An apostrophe before what a spreadsheet would calculate.
fn harmless(text: String) -> String {
    if text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: Vec<[Cell; 2]>, language: Language) -> String {
        let mut bytes = Vec::new();
        write_table(["Name", "x"], rows.into_iter(), language, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn each_language_has_the_table_its_spreadsheet_expects() {
        let rows = || vec![["AG \"Pflege\"; Sucht".into(), Cell::Number(-1.5)]];
        assert_eq!(table(rows(), Language::De), "\u{feff}Name;x\r\n\"AG \"\"Pflege\"\"; Sucht\";-1,5\r\n");
        assert_eq!(table(rows(), Language::En), "\u{feff}Name,x\r\n\"AG \"\"Pflege\"\"; Sucht\",-1.5\r\n");
    }

    #[test]
    fn what_people_type_is_no_formula() {
        for typed in ["=1+1", "+49 9521", "-A1", "@SUM(A1)", " =1", "\t=1", "\r=1"] {
            let table = table(vec![[typed.into(), Cell::Number(0.0)]], Language::De);
            let cell = table.lines().nth(1).unwrap().trim_start_matches('"');
            assert!(cell.starts_with('\''), "{typed:?} becomes {cell}");
        }
        assert!(
            table(vec![["Haus-Notruf".into(), Cell::Number(0.0)]], Language::De).contains("\nHaus-Notruf;")
        );
    }
}
