//! Tables: text with any separator in any encoding, and workbooks.

use std::io::{Cursor, Write as _};

use formats::table::{Cell, Limits, Sheet, TableError, find_head, read, write_xlsx};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Small, so that mutations come to the limits.
const LIMITS: Limits = Limits {
    unpacked_bytes: 1024 * 1024,
    sheets: 4,
    rows: 500,
    columns: 60,
    cells: 4_000,
    cell_letters: 1_000,
};

pub(super) const TEXT_WORDS: &[&str] = &[
    ";",
    ",",
    "\t",
    "|",
    "\"",
    "\"\"",
    "\r\n",
    "\r",
    "\n\n",
    "sep=,\n",
    "sep=\u{e9}\n",
    "\u{feff}",
    "'=1",
    "Name;Ort\n",
    "\u{a0}",
    "\u{85}",
    "Ã¼",
    "<r>",
    "</r>",
    "PK\u{3}\u{4}",
    "%PDF-",
];

pub(super) const XLSX_WORDS: &[&str] = &[
    "<sheetData>",
    "</sheetData>",
    "<row r=\"2\">",
    "</row>",
    "<c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c>",
    "<c r=\"A1\" t=\"s\"><v>0</v></c>",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<c t=\"e\"><v>#REF!</v></c>",
    "t=\"b\"",
    "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
    "ref=\"B2:A1\"",
    "<dimension ref=\"A1:XFD9\"/>",
    "&#0;",
    "&amp;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "r=\"A0\"",
    "<f>",
    "t=\"d\"",
];

pub(super) const ODS_WORDS: &[&str] = &[
    "<table:table table:name=\"B\">",
    "</table:table>",
    "<table:table-row>",
    "</table:table-row>",
    "<table:table-row/>",
    "<table:table-cell>",
    "</table:table-cell>",
    "<table:covered-table-cell/>",
    "<text:p>",
    "</text:p>",
    "<text:s/>",
    " table:number-rows-repeated=\"1048576\"",
    " table:number-columns-repeated=\"16384\"",
    " table:number-columns-spanned=\"9\"",
    "<office:annotation>",
    "&lt;r&gt;",
    "&lt;/r&gt;",
    "</office:annotation>",
    "&#0;",
    "&amp;",
    "<![CDATA[",
    "]]>",
    "<!--",
];

/// Whole workbooks.
pub(super) fn workbooks() -> Vec<Vec<u8>> {
    let head = ["Name", "Ort"].map(str::to_owned);
    let rows = [vec![Cell::from("Caritas <&>"), Cell::Number(97437.5)], vec![Cell::from("=1+1"), "".into()]];
    let ods = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Liste\">\
        <table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell></table:table-row></table:table>\
        </office:spreadsheet></office:body></office:document-content>";
    vec![
        write_xlsx("Liste", &head, &rows).expect("two rows have room in a workbook"),
        packed(&[("content.xml", ods.as_bytes())]),
    ]
}

/// Any file.
pub(super) fn check(input: &[u8]) -> bool {
    let read_once = read(input, &LIMITS);
    assert_eq!(read(input, &LIMITS), read_once, "read differently the second time");
    // What is refused for its size is refused by each limit in its turn, never by the machine.
    let Ok(sheets) = read_once else { return false };
    check_sheets(&sheets);
    true
}

/// The part of a workbook of Excel that holds a sheet.
pub(super) fn check_xlsx(input: &[u8]) -> bool {
    check(&packed(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        (
            "_rels/.rels",
            b"<Relationships><Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" \
            Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            b"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
            <sheet name=\"Liste\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"rId1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/>\
            </Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", input),
    ]))
}

/// The part of a workbook of `LibreOffice` that holds all sheets.
pub(super) fn check_ods(input: &[u8]) -> bool {
    check(&packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", input)]))
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("memory takes every part");
        archive.write_all(content).expect("memory takes every part");
    }
    archive.finish().expect("memory takes every part").into_inner()
}

fn check_sheets(sheets: &[Sheet]) {
    assert!((1..=LIMITS.sheets).contains(&sheets.len()), "{} sheets", sheets.len());
    let cells = sheets.iter().flat_map(|sheet| &sheet.rows).flatten().filter(|cell| !cell.is_empty()).count();
    assert!(cells <= LIMITS.cells, "{cells} cells");
    for Sheet { name, rows } in sheets {
        assert!((1..=LIMITS.rows).contains(&rows.len()), "{name}: {} rows", rows.len());
        assert!(
            rows.last().is_some_and(|row| row.iter().any(|cell| !cell.is_empty())),
            "{name}: ends with nothing"
        );
        for cell in rows.iter().inspect(|row| assert!(row.len() <= LIMITS.columns)).flatten() {
            assert!(cell.chars().count() <= LIMITS.cell_letters, "{name}: a long cell");
            assert!(!cell.chars().any(char::is_control) && cell.trim() == cell, "{name}: {cell:?} is untidy");
        }
        let head = find_head(rows, |cell| cell == "Name");
        assert!(head.first + head.count <= rows.len(), "{name}: {head:?} is outside");
    }
    check_written(&sheets[0].rows);
}

/// What was read and goes out as a workbook comes in again as it was.
fn check_written(rows: &[Vec<String>]) {
    // XML has no word for these letters, in no way of writing them.
    let is_lost = |cell: &String| cell.contains(['\u{fffe}', '\u{ffff}']) || cell.contains("_x");
    if rows.iter().flatten().any(is_lost) {
        return;
    }
    let written: Vec<Vec<Cell>> =
        rows[1..].iter().map(|row| row.iter().map(|cell| Cell::Text(cell.clone())).collect()).collect();
    let bytes = write_xlsx("Liste", &rows[0], &written).expect("what was read has room in a workbook");
    let again = match read(&bytes, &LIMITS) {
        Err(TableError::Empty) => Vec::new(),
        again => again.expect("what was written can be read").swap_remove(0).rows,
    };
    assert_eq!(tidy(&again), tidy(rows), "read differently after it was written");
}

/// Rows without empty cells at their end.
fn tidy(rows: &[Vec<String>]) -> Vec<&[String]> {
    let end = |row: &[String]| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    rows.iter().map(|row| &row[..end(row)]).collect()
}
