//! Workbooks of `LibreOffice`. Cells and rows may be repeated a million times by one number.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{Filling, Limits, Measured, Place, Sheet, TableError};

/// The most letters of a sheet's name; it is repeated wherever a place is named.
const NAME: usize = 255;

/// Reads the part with all sheets.
pub(super) fn read(content: &[u8], limits: &Limits) -> Result<Vec<Sheet>, TableError> {
    let mut reader = Reader::from_reader(content);
    let mut filling = Filling::new(limits);
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut rows_repeated = 1;
    // The cell that is being read: how often it is repeated, and its text.
    let mut cell: Option<(usize, String)> = None;
    let mut in_paragraph = false;
    let mut in_note = 0_usize;
    loop {
        let at =
            sheets.last().map_or_else(Place::default, |sheet| Place::row(&sheet.name, row.saturating_add(1)));
        let event = reader.read_event().map_err(|error| TableError::broken(at.clone(), error))?;
        let (is_start, is_empty) = (matches!(event, Event::Start(_)), matches!(event, Event::Empty(_)));
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "table:table" => {
                    if sheets.len() == limits.sheets {
                        let max = limits.sheets as u64;
                        return Err(TableError::TooMuch { what: Measured::Sheets, max, place: at });
                    }
                    let name = attribute(tag, "table:name").unwrap_or_default();
                    sheets.push(Sheet { name: name.chars().take(NAME).collect(), rows: Vec::new() });
                    row = 0;
                }
                "table:table-row" => {
                    column = 0;
                    rows_repeated = number(tag, "table:number-rows-repeated");
                    if is_empty {
                        row = row.saturating_add(rows_repeated);
                    }
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let repeated = number(tag, "table:number-columns-repeated");
                    let repeated = repeated.max(number(tag, "table:number-columns-spanned"));
                    if is_empty {
                        column = column.saturating_add(number(tag, "table:number-columns-repeated"));
                    } else {
                        cell = Some((repeated, String::new()));
                    }
                }
                "text:p" => in_paragraph = is_start,
                "office:annotation" if is_start => in_note += 1,
                "text:s" | "text:tab" | "text:line-break" => {
                    if let Some((_, text)) = &mut cell {
                        text.push(' ');
                    }
                }
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "text:p" => {
                    in_paragraph = false;
                    if let Some((_, text)) = &mut cell {
                        text.push(' ');
                    }
                }
                "office:annotation" => in_note = in_note.saturating_sub(1),
                "table:table-cell" | "table:covered-table-cell" => {
                    if let (Some((repeated, text)), Some(sheet)) = (cell.take(), sheets.last_mut()) {
                        // What leaves nothing in a cell is not repeated: it would never come to a limit.
                        if text.chars().any(|letter| !letter.is_whitespace() && !letter.is_control()) {
                            // Rows that repeat a text say nothing new after the first; columns are merged areas.
                            for offset in 0..repeated {
                                filling.put(sheet, row, column + offset, &text)?;
                            }
                        }
                        column = column.saturating_add(repeated);
                    }
                }
                "table:table-row" => row = row.saturating_add(rows_repeated),
                _ => {}
            },
            Event::Text(words) if in_paragraph && in_note == 0 => {
                if let Some((_, text)) = &mut cell {
                    text.push_str(words);
                }
            }
            Event::GeneralRef(sign) if in_paragraph && in_note == 0 => {
                if let Some((_, text)) = &mut cell {
                    text.extend(entity(sign));
                }
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The sign behind one of the five names that XML has, or a number; what a file itself declares is not looked up.
fn entity(sign: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = sign.resolve_char_ref() {
        return Some(letter);
    }
    match &**sign {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(attribute.value.into_owned())
}

fn number(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}
