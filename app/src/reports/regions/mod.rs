//! Health regions side by side, on a map and in a table: what they have released, and who stands out.

pub mod api;
mod map_panel;
mod page;
pub mod query;
mod sentence;
mod table;
pub mod table_file;
pub(crate) mod text;

pub use page::RegionsPage;
