//! What somebody brings into the directory, and what they say about it.

use std::collections::BTreeSet;

use domain::exchange::{Counts, ImportSettings, Known, SourceTable, column_names, preview};
use server::{import_file::read_table, import_mapping::Mapping};

/// The most rows that are compared with each other.
const PREVIEWED: usize = 200;

pub(super) const SETTINGS_WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"sheet\"",
    "\"head_first\"",
    "\"head_count\"",
    "\"columns\"",
    "\"answers\"",
    "null",
    "true",
    "\"person_name\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
];

pub(super) const MAPPING_WORDS: &[&str] = &[
    "[[column]]\n",
    "[[answer]]\n",
    "name = ",
    "means = ",
    "question = ",
    "answer = ",
    "choices = [",
    "]",
    "\"",
    "\"\"\"",
    "'''",
    "# ",
    "\n",
    "\\u0000",
    "\\U0010ffff",
    "health_region = ",
    "head_first = ",
    "1979-05-27T07:32:00Z",
    "0x",
    "_",
    "inf",
    "{ a = 1 }",
];

/// A list with the names of its columns, as an import keeps it.
pub(super) fn check_table(input: &[u8]) -> bool {
    let Ok(table) = read_table(input) else { return false };
    for sheet in &table.sheets {
        let (first, count) = sheet.head;
        let names = column_names(&sheet.rows, first, count);
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        let different: BTreeSet<&String> = names.iter().collect();
        assert_eq!((names.len(), different.len()), (width, width), "{names:?}");
        assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    }
    let settings = table.suggested_settings();
    let sheet = &table.sheets[settings.sheet];
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    assert!(settings.columns.len() <= width, "{} of {width} columns", settings.columns.len());
    // Every row is compared with all before it.
    if sheet.rows.len() <= PREVIEWED {
        let shown = preview(&table, &settings, &Known::default());
        let Counts { rows, new, changed, unchanged, rejected } = shown.counts;
        assert_eq!((rows, new + changed + unchanged + rejected), (shown.rows.len(), rows));
    }
    let kept = serde_json::to_string(&table).expect("a table of texts is JSON");
    assert_eq!(serde_json::from_str::<SourceTable>(&kept).ok().as_ref(), Some(&table));
    true
}

/// The answers of the assistant, as they are kept.
pub(super) fn check_settings(input: &[u8]) -> bool {
    let Ok(settings) = serde_json::from_slice::<ImportSettings>(input) else { return false };
    let kept = serde_json::to_string(&settings).expect("settings are JSON");
    assert_eq!(serde_json::from_str::<ImportSettings>(&kept).ok(), Some(settings));
    true
}

/// The answers in a file.
pub(super) fn check_mapping(input: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(input) else { return false };
    let Ok(mapping) = Mapping::read(text) else { return false };
    let written = mapping.write().expect("what TOML has said it can say");
    assert_eq!(Mapping::read(&written).ok().as_ref(), Some(&mapping), "{written}");
    true
}
