//! What is kept: the only crate that knows SQL, for `SQLite` and `PostgreSQL`.
//!
//! Reading and writing need an [`Actor`](domain::permission::Actor): open a [`Session`] with [`Store::read`] or a
//! [`Write`] with [`Store::write`]; a write that is not committed leaves no trace. Each write appends to the change
//! log in the same transaction.
//!
//! Rooms: [`accounts`], [`directory`], [`exchange`], [`network`] (with `saved_view`), [`plan`], [`reports`], [`search`].
//! Questions over several rooms: [`gaps`], [`involvement`], [`suitability`].
//! Foundations: `backend` (the two databases), `batch` (many rows in one statement), `secret` (what signs links), [`session`], [`record`] (rows to records), [`change`] (the log),
//! [`content`] (demo and synthetic records).

pub mod accounts;
mod backend;
mod batch;
mod borders;
pub mod change;
pub mod clock;
pub mod content;
mod current;
pub mod directory;
mod error;
pub mod exchange;
pub mod gaps;
pub mod involvement;
mod load;
pub mod network;
mod network_cache;
pub mod plan;
pub mod record;
pub mod reports;
mod saved_view;
pub mod search;
mod secret;
pub mod session;
pub mod suitability;

pub use clock::Clock;
pub use error::{StoreError, StoreResult};
pub use session::{Session, Store, Write};
