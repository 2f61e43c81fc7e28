//! What is packed in a workbook, before anybody unpacks it.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{Limits, Measured, Place, TableError};

/// What a package is.
pub(super) enum Kind {
    /// Of Excel.
    Xlsx,
    /// Of `LibreOffice`, with its content.
    Ods {
        /// The part with all sheets.
        content: Vec<u8>,
    },
}

/// Unpacks everything once without keeping it: sizes that a package claims are worth nothing.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<Kind, TableError> {
    let broken = |error: zip::result::ZipError| TableError::broken(Place::default(), error);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = limits.unpacked_bytes;
    let mut kind = None;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        let name = entry.name().map_err(broken)?.into_owned();
        let mut content = Vec::new();
        let mut entry = entry.take(left + 1);
        let is_ods = name == "content.xml";
        let unpacked = if is_ods {
            entry.read_to_end(&mut content).map(|size| size as u64)
        } else {
            std::io::copy(&mut entry, &mut std::io::sink())
        };
        let unpacked = unpacked.map_err(|error| TableError::broken(Place::part(&name), error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| TableError::TooMuch {
            what: Measured::UnpackedBytes,
            max: limits.unpacked_bytes,
            place: Place::part(&name),
        })?;
        if is_ods {
            kind = Some(Kind::Ods { content });
        } else if name == "xl/workbook.xml" {
            kind = Some(Kind::Xlsx);
        }
    }
    kind.ok_or(TableError::NoTable)
}
