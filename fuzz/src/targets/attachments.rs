//! Documents of office programs, as they are attached to a measure.

use std::io::{Cursor, Write as _};

use domain::plan::NewFile;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

pub(super) const WORDS: &[&str] = &[
    "PK\u{3}\u{4}",
    "PK\u{1}\u{2}",
    "PK\u{5}\u{6}",
    "PK\u{6}\u{6}",
    "PK\u{6}\u{7}",
    "word/vbaProject.bin",
    "word/xbaProject.bin",
    "[Content_Types].xml",
    "mimetype",
    "Basic/Standard/Module1.xml",
    "\0\0\0\0",
];

const TEXT: &str = "application/vnd.oasis.opendocument.text";

/// Documents with programs in them and without, laid out alike.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let office =
        |part| packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), (part, "")]);
    let open = |part| packed(&[("mimetype", TEXT), ("content.xml", "<x/>"), (part, "")]);
    let [clean, programs] = [office("word/xbaProject.bin"), office("word/vbaProject.bin")];
    let both = [clean.as_slice(), &programs].concat();
    let cut = clean[..clean.len() / 2].to_vec();
    vec![clean, programs, open("Pictures/1.png"), open("Basic/Standard/Module1.xml"), both, cut]
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        archive.start_file(*name, options).expect("memory takes every part");
        archive.write_all(content.as_bytes()).expect("memory takes every part");
    }
    archive.finish().expect("memory takes every part").into_inner()
}

/// What is taken has no programs in it for another reader either.
pub(super) fn check(input: &[u8]) -> bool {
    let is_taken = |ending: &str| NewFile::read(&format!("Datei.{ending}"), input.to_vec()).is_ok();
    let is_office = ["docx", "xlsx", "pptx"].into_iter().any(is_taken);
    let is_open = ["odt", "ods", "odp"].into_iter().any(is_taken);
    if !is_office && !is_open {
        return false;
    }
    for name in names(input) {
        let is_program = if is_office {
            name.to_ascii_lowercase().contains("vbaproject")
        } else {
            name.starts_with("Basic/Standard/Module") && !name.ends_with('/')
        };
        assert!(!is_program, "{name} was not seen");
    }
    true
}

/// The names of the parts as another reader sees them; none if it sees no package.
fn names(input: &[u8]) -> Vec<String> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(input)) else { return Vec::new() };
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index(index) else { continue };
        names.extend(entry.name().ok().map(|name| name.into_owned()));
    }
    names
}
