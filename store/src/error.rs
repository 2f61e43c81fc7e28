//! What can go wrong between a question and the database.

use domain::{change::RecordKind, directory::FieldProblem, plan::EditError};

/// Why a store method gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such record, or the actor may not see it; which of the two is not said.
    #[error("no such {0}")]
    NotFound(RecordKind),
    /// The actor sees the record but may not do this to it.
    #[error("not allowed")]
    NotAllowed,
    /// Somebody else wrote the record since the actor read it.
    #[error("{0} was changed in the meantime")]
    Stale(RecordKind),
    /// A value that must be unique is taken; the name of the constraint says which.
    #[error("already taken: {0}")]
    Conflict(String),
    /// What was asked for contradicts itself or what is there.
    #[error("refused: {0}")]
    Invalid(&'static str),
    /// A field that cannot hold what it was to hold.
    #[error("refused: {0}")]
    Refused(#[from] EditError),
    /// A form with fields that cannot hold what was typed.
    #[error("{} fields were refused", .0.len())]
    Fields(Vec<FieldProblem>),
    /// A stored value that this version cannot read.
    #[error("{table}.{column} holds a value that cannot be read")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// The address of the database is not understood.
    #[error("database address: {0}")]
    Address(String),
    /// The database refused or is away.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

/// The result of a store method.
pub type StoreResult<T> = Result<T, StoreError>;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::ColumnDecode { source, .. } | sqlx::Error::Decode(source) = &error
            && let Some(unknown) = source.downcast_ref::<UnreadableText>()
        {
            return Self::Inconsistent { table: unknown.table, column: unknown.column };
        }
        match error.as_database_error() {
            Some(refusal) if refusal.is_unique_violation() => {
                Self::Conflict(refusal.constraint().unwrap_or_else(|| refusal.message()).to_owned())
            }
            _ => Self::Database(error),
        }
    }
}

/// A text column that holds none of its enum's texts.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{table}.{column} holds a value that cannot be read")]
pub(crate) struct UnreadableText {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
}
