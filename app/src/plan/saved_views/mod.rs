//! Views of a plan that people keep under a name, open again, and share; said and filled in as those of the map are.

mod actions;
pub mod api;
mod menu;
mod open_view;
mod text;
mod view_form;

pub(super) use menu::SavedPlanViewMenu;
