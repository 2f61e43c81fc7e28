//! Everything goes out as one document, an archive, and comes in again without loss.
//!
//! [`TABLES`] describes each table once; by that description it is read ([`OutgoingArchive`]), checked ([`Archive::read`])
//! and written ([`Write::restore`](crate::Write::restore)). What stands in an archive, field by field, is in
//! `docs/archive.md` and in the JSON Schema beside it; tests compare both with the description.

mod column;
mod document;
mod outgoing;
mod part;
mod refusal;
mod restore;
mod tables;
mod value;

pub use column::{Column, Kind, Part, Table, Target};
pub use document::{Archive, HEALTH_REGION, REFERENCE_OUT};
pub use outgoing::OutgoingArchive;
pub use refusal::{Refusal, RestoreError};
pub use tables::{LEFT_OUT, TABLES};
