//! Lists of others come in: what their columns mean, what their values mean, whom they are about, and what would change;
//! and our own go out, with columns that come in again.
//!
//! A network comes in as a table too, with a row for each node and each edge.
//!
//! A table becomes a [`Preview`]: for every row that is not empty it says whether it is new, changes something, changes
//! nothing, or is rejected and why. Nothing is guessed: what could mean two things becomes a [`Question`].
//!
//! Everything an instance holds goes out as one document, an archive: [`ArchiveScope`] says how much of it.

mod archive;
mod field;
mod import;
mod list;
mod matching;
mod names;
mod network_value;
mod phonetics;
mod preview;
mod question;
mod seat_value;
mod suggestion;
mod value;

pub use archive::{ARCHIVE_FORMAT, ARCHIVE_VERSION, ArchiveOffer, ArchiveScope, archive_object};
pub use field::ImportField;
pub use import::{
    Import, ImportHead, ImportSettings, ImportState, SettingsError, SourceSheet, SourceTable, column_names,
};
pub use list::{ListColumn, ToldColumn, is_read_again, list_columns};
pub use matching::{Known, KnownCommittee, KnownOrganisation, KnownPerson, MatchReason, contact_key};
pub use names::{name_parts, organisation_key, person_key};
pub(crate) use names::{organisation_sound, person_sound};
pub use preview::{
    CommitteeWrite, ContactWrite, Counts, FieldPreview, Met, OrganisationWrite, Outcome, PersonWrite,
    Preview, Problem, Reason, RelationEnd, RelationWrite, RowPart, RowPreview, SeatMember, SeatWrite,
    preview,
};
pub use question::{
    Candidate, LEAVE_OUT, NEW, NO, NODE_KINDS, Question, QuestionKind, YES, is_said_by_an_edge,
};
pub use seat_value::role_of_words;
pub use suggestion::{is_column_name, suggest_columns};
pub use value::{kind_of_words, phone, web};
