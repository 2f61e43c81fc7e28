//! How healthy the network of a health region is: figures of a day beside those of an earlier one, each with what it counts.

pub mod api;
mod page;
pub mod query;
mod records;
pub mod table_file;
pub(crate) mod text;

pub(super) use page::FigureTable;
pub use page::NetworkHealthPage;
