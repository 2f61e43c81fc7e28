//! Fields of action with their topics: how much rests on each, and the forms of those who run the instance.

mod actions;
pub mod api;
mod forms;
mod page;
pub(super) mod text;

pub use page::FieldsPage;
