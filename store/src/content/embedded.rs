//! Reading tables that are embedded into the program.

use serde::Deserialize;

/// Why reading embedded data cannot fail.
pub(super) const CHECKED: &str = "embedded data is checked by a test";

/// The rows of an embedded table with a header.
pub(super) fn rows<Row: for<'de> Deserialize<'de>>(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().map(|row| row.expect(CHECKED)).collect()
}
