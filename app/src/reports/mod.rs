//! What managers look at and everybody starts with: the overview by role, and the dashboard of plans.
//!
//! Figures come from [`domain::reports`], where each is defined once; here they become sentences, bars and tables.

pub mod api;
pub(crate) mod change_words;
mod chart_panels;
mod chart_text;
mod charts_page;
mod dashboard_page;
pub mod dashboard_table;
mod day_choice;
mod figures;
mod followed;
pub mod health;
mod lane_panel;
mod measure_row;
mod needs_panel;
mod news;
mod overview_page;
pub mod own;
mod past_panels;
mod plan_panels;
mod plan_sentence;
pub(crate) mod plan_text;
mod reader;
pub mod regions;
mod sentence;
mod share_panel;
pub(crate) mod text;
mod tile_place;
mod visitor;

pub use charts_page::ChartsPage;
pub use dashboard_page::DashboardPage;
pub use health::NetworkHealthPage;
pub use overview_page::OverviewPage;
pub use own::{EditOwnDashboardPage, OwnDashboardPage, OwnDashboardsPage};
pub use regions::RegionsPage;
