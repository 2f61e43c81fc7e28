//! Dashboards that people put together themselves: a list, the tiles of one, and its forms. All forms are plain ones.

pub mod api;
mod choice;
mod edit_page;
mod list_page;
mod page;
#[cfg(feature = "ssr")]
mod server;
mod text;
mod tile;

pub use edit_page::EditOwnDashboardPage;
pub use list_page::OwnDashboardsPage;
pub use page::OwnDashboardPage;
