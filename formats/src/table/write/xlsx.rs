//! Workbooks of Excel.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::Cell;

/// Columns are at least and at most this wide, in characters.
const WIDTH: (usize, usize) = (8, 60);

/// How many rows decide how wide a column is.
const SAMPLE: usize = 500;

/// The most rows of a sheet, with its head.
const ROWS: usize = 1_048_576;

/// Why a workbook cannot be written.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WriteError(#[from] XlsxError);

/// A workbook with one sheet: a head that stays in sight and filters, below it texts as texts and numbers as numbers.
/// Rows that have no room in a sheet are refused.
///
/// # Errors
/// [`WriteError`] for more rows, columns or letters than a workbook holds.
pub fn write_xlsx(name: &str, head: &[String], rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(name))?;
    if rows.len() >= ROWS {
        return Err(XlsxError::RowColumnLimitError.into());
    }
    let usual = Format::new();
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    for (column, word) in (0_u16..).zip(head) {
        write_text(sheet, 0, column, word, &bold)?;
        let cells = rows.iter().take(SAMPLE).filter_map(|row| row.get(usize::from(column)));
        let widest = cells.map(letters).chain([word.chars().count() + 3]).max().unwrap_or(0);
        sheet.set_column_width(column, widest.clamp(WIDTH.0, WIDTH.1) as f64 + 1.0)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => write_text(sheet, row, column, text, &usual)?,
                Cell::Number(number) => {
                    sheet.write_number(row, column, *number)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    if let Some(last_column) = head.len().checked_sub(1) {
        sheet.autofilter(0, 0, last_row, u16::try_from(last_column).unwrap_or(u16::MAX))?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Writes a text. What begins and ends like a text in several fonts would be taken for one, and not be escaped; so it is
/// made one, in one font.
fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if text.starts_with("<r>") && text.ends_with("</r>") {
        sheet.write_rich_string_with_format(row, column, &[(&Format::new(), text)], format)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

fn letters(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.chars().count(),
        Cell::Number(number) => number.to_string().len(),
    }
}

/// What Excel takes as the name of a sheet: not too long, and without signs of its own.
fn sheet_name(name: &str) -> String {
    const LONGEST: usize = 31;
    let name = name.replace(['[', ']', ':', '*', '?', '/', '\\'], " ").replace('\u{ad}', "");
    let name: String = name.trim_matches(['\'', ' ']).chars().take(LONGEST).collect();
    if name.is_empty() { "1".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Limits, read};

    #[test]
    fn a_workbook_is_read_as_it_was_written() {
        let head = ["Name", "Telefon", "Sitze"].map(str::to_owned);
        let rows = [
            vec!["=1+1".into(), "+49 9521 27-0".into(), Cell::Number(3.0)],
            vec!["'Haßberge' <&>".into(), "".into(), Cell::Number(-1.5)],
        ];
        let bytes = write_xlsx("Kreise/Städte: [alle], die wir heute kennen", &head, &rows).unwrap();
        let sheets = read(&bytes, &Limits::USUAL).unwrap();
        assert_eq!(sheets[0].name, "Kreise Städte   alle , die wir ");
        let expected =
            [["Name", "Telefon", "Sitze"], ["=1+1", "+49 9521 27-0", "3"], ["'Haßberge' <&>", "", "-1.5"]];
        assert_eq!(sheets[0].rows, expected);
    }

    #[test]
    fn what_looks_like_a_part_of_a_workbook_is_a_text() {
        let texts = ["<r>&</r>", "<r><t>x</t></r>", "</t></si>", "_x0041_", "&amp;"];
        let rows = texts.map(|text| vec![Cell::from(text)]);
        let bytes = write_xlsx("x", &["<r>Name</r>".to_owned()], &rows).unwrap();
        let read = read(&bytes, &Limits::USUAL).unwrap();
        assert_eq!(read[0].rows[0], ["<r>Name</r>"]);
        assert_eq!(read[0].rows[1..], texts.map(|text| [text]));
    }

    #[test]
    fn an_empty_list_has_its_head() {
        let bytes = write_xlsx("", &["Name".to_owned()], &[]).unwrap();
        assert_eq!(read(&bytes, &Limits::USUAL).unwrap()[0].rows, [["Name"]]);
    }

    #[test]
    fn a_text_that_no_cell_holds_is_refused() {
        assert!(write_xlsx("x", &["Name".to_owned()], &[vec![Cell::Text("x".repeat(40_000))]]).is_err());
    }
}
