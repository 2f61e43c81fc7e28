//! Word to the reader of what has happened to measures they follow: the bell, the list, and what they want to hear of.

pub mod api;
mod bell;
mod choices;
mod item;
mod mail_choices;
mod page;
pub(super) mod text;

pub(crate) use bell::{Bell, UnreadNews};
pub use page::NotificationsPage;
pub(crate) use text::sentence;
