//! Files of others become tables that the directory can be compared with.

use domain::exchange::{SourceSheet, SourceTable, is_column_name};
use formats::table::{Limits, TableError, find_head, read};

/// The most bytes of a file.
pub const FILE_LIMIT: usize = 32 * 1024 * 1024;

/// Reads a file and finds the names of its columns. Works for seconds on a large file.
///
/// # Errors
/// [`TableError`] names the place.
pub fn read_table(bytes: &[u8]) -> Result<SourceTable, TableError> {
    let sheets = read(bytes, &Limits::USUAL)?.into_iter().map(|sheet| {
        let head = find_head(&sheet.rows, is_column_name);
        SourceSheet { name: sheet.name, rows: sheet.rows, head: (head.first, head.count) }
    });
    Ok(SourceTable { sheets: sheets.collect() })
}
