//! Several organisations or people of a list are changed at once.

pub mod api;
mod bulk_page;
mod fields;
pub(super) mod text;

pub use bulk_page::BulkPage;
