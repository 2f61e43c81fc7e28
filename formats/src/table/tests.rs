//! Files of all kinds, good and bad.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Liste\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

fn xlsx(sheet: &str) -> Vec<u8> {
    packed(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" Type=\"http://schemas.openxmlformats.org/\
             officeDocument/2006/relationships/officeDocument\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
             <sheet name=\"Liste\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             </Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ])
}

fn inline(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_workbook_of_excel_is_read_with_its_merged_cells() {
    let sheet = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\">{}{}<c r=\"C2\"><f>1+1</f><v>97437</v></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>",
        inline("A1", "Akteure"),
        inline("A2", "Caritas &amp; Co"),
        inline("B2", " Haßfurt\n"),
    );
    let sheets = read(&xlsx(&sheet), &Limits::USUAL).unwrap();
    assert_eq!(sheets[0].name, "Liste");
    assert_eq!(sheets[0].rows, [["Akteure"; 3], ["Caritas & Co", "Haßfurt", "97437"]]);
}

#[test]
fn a_workbook_of_libreoffice_is_read_without_its_notes() {
    let rows = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
        <table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Akteure</text:p></table:table-cell>\
        </table:table-row><table:table-row><table:table-cell><office:annotation><text:p>Notiz</text:p>\
        </office:annotation><text:p>A &amp; B</text:p></table:table-cell><table:table-cell><text:p>Hof</text:p>\
        </table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
        </table:table-row>";
    let sheets = read(&ods(rows), &Limits::USUAL).unwrap();
    let none: [String; 0] = [];
    assert_eq!(sheets[0].rows[..2], [none.clone(), none]);
    assert_eq!(sheets[0].rows[2..], [["Akteure", "Akteure"], ["A & B", "Hof"]]);
}

#[test]
fn a_million_columns_are_refused_with_their_place() {
    let cell = "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\"><text:p>x</text:p>\
        </table:table-cell></table:table-row>";
    let far = format!("<sheetData><row r=\"7\">{}</row></sheetData>", inline("XFD7", "x"));
    let wide = "x;".repeat(1_000_000);
    for (bytes, row) in [(ods(cell), 1), (xlsx(&far), 7), (wide.into_bytes(), 1)] {
        let error = read(&bytes, &Limits::USUAL).unwrap_err();
        let TableError::TooMuch { what: Measured::Columns, place, .. } = error else { panic!("{error}") };
        assert_eq!(place.row, Some(row));
    }
}

#[test]
fn what_leaves_nothing_in_a_cell_is_not_repeated() {
    let cells = |text: &str| {
        let most = u64::MAX;
        format!(
            "<table:table-row><table:table-cell table:number-columns-repeated=\"{most}\"><text:p>{text}</text:p>\
             </table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"{most}\"/>"
        )
    };
    for text in ["\u{1}", " ", "&#1;"] {
        assert_eq!(read(&ods(&cells(text)), &Limits::USUAL), Err(TableError::Empty), "{text:?}");
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = "0".repeat(3_000_000);
    let bomb = packed(&[("xl/workbook.xml", "<workbook/>"), ("xl/media/image1.png", &zeros)]);
    assert!(bomb.len() < 10_000);
    let limits = Limits { unpacked_bytes: 1_000_000, ..Limits::USUAL };
    let error = read(&bomb, &limits).unwrap_err();
    assert!(matches!(&error, TableError::TooMuch { what: Measured::UnpackedBytes, .. }), "{error}");
    assert!(error.to_string().contains("image1.png"));
}

#[test]
fn declared_entities_are_not_looked_up() {
    let content = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><table:table table:name=\"T\">\
        <table:table-row><table:table-cell><text:p>x&b;&amp;</text:p></table:table-cell></table:table-row></table:table>";
    let sheets = read(&packed(&[("content.xml", content)]), &Limits::USUAL).unwrap();
    assert_eq!(sheets[0].rows, [["x&"]]);
}

#[test]
fn what_is_no_table_is_told_apart() {
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert_eq!(read(&old, &Limits::USUAL), Err(TableError::OldWorkbook));
    assert_eq!(read(b" ; ;\n;;", &Limits::USUAL), Err(TableError::Empty));
    assert_eq!(read(b"", &Limits::USUAL), Err(TableError::Empty));
    assert_eq!(read(&packed(&[("word/document.xml", "x")]), &Limits::USUAL), Err(TableError::NoTable));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", &Limits::USUAL), Err(TableError::NoTable));
}

#[test]
fn every_beginning_of_a_workbook_is_read_or_refused() {
    let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>", inline("A1", "Caritas"));
    for whole in [
        xlsx(&sheet),
        ods("<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"),
    ] {
        for end in 4..whole.len() {
            assert!(read(&whole[..end], &Limits::USUAL).is_err(), "{end} of {}", whole.len());
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read(&bytes, &Limits::USUAL);
        let _ = read(&[b"PK\x03\x04", &bytes[..]].concat(), &Limits::USUAL);
    }

    #[test]
    fn no_flipped_byte_of_a_workbook_makes_the_reader_fail(at in 0_usize..1200, byte in any::<u8>()) {
        let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>", inline("A1", "Caritas"));
        let mut bytes = xlsx(&sheet);
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes, &Limits::USUAL);
    }

    #[test]
    fn what_a_csv_writer_writes_is_read_again(rows in prop::collection::vec(prop::collection::vec("[a-zäöü \"]{0,8}", 2..5), 1..9)) {
        let mut writer = ::csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = rows.iter().map(|row| row.iter().map(|cell| tidy(cell)).collect::<Vec<_>>());
        let cut = |mut row: Vec<String>| { while row.last().is_some_and(String::is_empty) { row.pop(); } row };
        let mut wanted: Vec<_> = wanted.map(cut).collect();
        while wanted.last().is_some_and(Vec::is_empty) { wanted.pop(); }
        match read(&bytes, &Limits::USUAL) {
            Ok(sheets) => prop_assert_eq!(sheets[0].rows.iter().cloned().map(cut).collect::<Vec<_>>(), wanted),
            Err(error) => prop_assert!(wanted.is_empty() && error == TableError::Empty),
        }
    }
}
