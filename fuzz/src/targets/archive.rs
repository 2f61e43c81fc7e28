//! Everything as one document.

use serde_json::{Map, Value, json};
use store::exchange::archive::{Archive, TABLES};

pub(super) const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "true",
    "\"id\"",
    "\"867739e9-073d-8e9c-aa17-73685733fac8\"",
    "\"2026-11-22\"",
    "\"2026-11-21T08:00:00Z\"",
    "\"public\"",
    "\"people\"",
    "\"version\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "1.5",
];

/// An archive that holds nothing, and one that holds a little.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let records: Map<String, Value> = TABLES.iter().map(|table| (table.noun.to_owned(), json!([]))).collect();
    let mut document = json!({
        "format": "geflecht", "version": 1, "made_at": "2026-11-21T08:00:00Z", "health_region": null,
        "records": records, "references_out": [],
    });
    let empty = document.to_string();
    document["records"]["fields_of_action"] = json!([{ "id": "867739e9-073d-8e9c-aa17-73685733fac8", "name": "Pflege", "position": 65536.0, "valid_to": null, "version": 1 }]);
    vec![empty.into_bytes(), document.to_string().into_bytes()]
}

/// An archive is the same however its JSON is laid out; what is refused has a place.
pub(super) fn check(input: &[u8]) -> bool {
    let archive = match Archive::read(input) {
        Ok(archive) => archive,
        Err(refusal) => {
            assert!(refusal.place.is_empty() || refusal.place.starts_with('/'), "{refusal}");
            assert!(!refusal.reason.is_empty());
            return false;
        }
    };
    let document: Value = serde_json::from_slice(input).expect("what an archive was read from is JSON");
    let laid_out = serde_json::to_vec_pretty(&document).expect("JSON can be written");
    assert_eq!(Archive::read(&laid_out).ok(), Some(archive));
    true
}
