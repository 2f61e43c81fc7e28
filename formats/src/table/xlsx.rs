//! Workbooks of Excel, cell by cell: a sheet may claim to be larger than any memory.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::{Filling, Limits, Measured, Place, Sheet, TableError};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, TableError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))
        .map_err(|error: XlsxError| TableError::broken(Place::default(), error))?;
    let names = workbook.sheet_names();
    if names.len() > limits.sheets {
        let max = limits.sheets as u64;
        return Err(TableError::TooMuch { what: Measured::Sheets, max, place: Place::default() });
    }
    let mut filling = Filling::new(limits);
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let mut sheet = Sheet { name: name.clone(), rows: Vec::new() };
        let broken = |error: XlsxError| TableError::broken(Place::part(&name), error);
        match workbook.worksheet_cells_reader(&name) {
            Ok(mut cells) => {
                while let Some(cell) = cells.next_cell().map_err(broken)? {
                    let (row, column) = cell.get_position();
                    filling.put(&mut sheet, row as usize, column as usize, &shown(cell.get_value()))?;
                }
            }
            // A sheet that holds only a chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(broken)?;
        for area in merged {
            let ((top, left), (bottom, right)) = (area.start, area.end);
            spread(&mut sheet, &mut filling, [top, left, bottom, right].map(|at| at as usize))?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Gives every cell of a merged area the text of its first one, as far as the sheet has rows.
fn spread(
    sheet: &mut Sheet,
    filling: &mut Filling<'_>,
    [top, left, bottom, right]: [usize; 4],
) -> Result<(), TableError> {
    let text = sheet.rows.get(top).and_then(|row| row.get(left)).cloned().unwrap_or_default();
    if text.is_empty() {
        return Ok(());
    }
    let bottom = bottom.min(sheet.rows.len().saturating_sub(1));
    for row in top..=bottom {
        for column in left..=right.min(filling.limits.columns - 1) {
            filling.put(sheet, row, column, &text)?;
        }
    }
    Ok(())
}

/// What a cell shows, as far as a list of names and addresses needs it.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_true) => if *is_true { "ja" } else { "nein" }.to_owned(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
