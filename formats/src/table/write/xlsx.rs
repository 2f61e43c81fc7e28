//! Workbooks of Excel.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

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
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    for (column, word) in (0_u16..).zip(head) {
        sheet.write_string_with_format(0, column, word, &bold)?;
        let cells = rows.iter().take(SAMPLE).filter_map(|row| row.get(usize::from(column)));
        let widest = cells.map(letters).chain([word.chars().count() + 3]).max().unwrap_or(0);
        sheet.set_column_width(column, widest.clamp(WIDTH.0, WIDTH.1) as f64 + 1.0)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    sheet.write_string(row, column, text)?;
                }
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
    fn an_empty_list_has_its_head() {
        let bytes = write_xlsx("", &["Name".to_owned()], &[]).unwrap();
        assert_eq!(read(&bytes, &Limits::USUAL).unwrap()[0].rows, [["Name"]]);
    }

    #[test]
    fn a_text_that_no_cell_holds_is_refused() {
        assert!(write_xlsx("x", &["Name".to_owned()], &[vec![Cell::Text("x".repeat(40_000))]]).is_err());
    }
}
