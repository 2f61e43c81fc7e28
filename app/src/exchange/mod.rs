//! Lists are brought into the directory: upload, columns, questions, preview, result; and back again.

pub mod api;
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

pub use import_page::ImportPage;
pub use imports_page::ImportsPage;
