//! Views of the map that people keep under a name, open again, and share.

mod actions;
pub mod api;
mod menu;
#[cfg(feature = "ssr")]
mod server;
mod start_view;
mod text;
mod view_form;

pub(super) use actions::SavedViews;
pub(super) use menu::SavedViewMenu;
pub(crate) use start_view::StartViewPanel;
