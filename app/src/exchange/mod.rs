//! Lists are brought into the directory: upload, columns, questions, preview, result; and back again. Everything goes out as
//! one file.

pub mod api;
mod archive_page;
mod archive_text;
mod columns;
mod head;
mod import_page;
mod imports_page;
pub mod list_menu;
pub mod list_table;
mod list_text;
mod questions;
mod result;
mod rows;
mod text;
pub mod words;

pub use archive_page::ArchivePage;
pub use import_page::ImportPage;
pub use imports_page::ImportsPage;
