//! Why an archive was not taken: where in it, and what would have to be different.

use std::fmt;

use crate::StoreError;

/// What is wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where: a JSON pointer, empty for the document as a whole.
    pub place: String,
    /// What is wrong there, in a sentence.
    pub reason: String,
}

impl Refusal {
    pub(super) fn at(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { place: place.into(), reason: reason.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.place.is_empty() { "the document" } else { &self.place };
        write!(f, "{place}: {}", self.reason)
    }
}

impl std::error::Error for Refusal {}

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The archive is not as it must be.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is something already.
    #[error("the database already holds {0}; an archive goes only into an empty one")]
    NotEmpty(&'static str),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A part of a JSON pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
