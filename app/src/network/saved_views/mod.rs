//! Views of the map that people keep under a name, open again, and share.

mod actions;
pub mod api;
mod menu;
pub(crate) mod said;
#[cfg(feature = "ssr")]
pub(crate) mod server;
mod start_view;
pub(crate) mod text;
pub(crate) mod view_dialog;
mod view_form;

pub(super) use actions::SavedViews;
pub(super) use menu::SavedViewMenu;
pub(crate) use start_view::StartViewPanel;
