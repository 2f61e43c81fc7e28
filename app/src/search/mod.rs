//! One question over everything.

pub mod api;
mod matched;
mod search_page;
pub(crate) mod text;

pub use search_page::SearchPage;
