//! Implementation plans and the board on which their measures move.

pub mod api;
mod arrangement;
pub mod attachment_api;
mod board;
mod calendar;
mod card;
mod card_signs;
pub mod checklist_api;
mod column;
pub mod comment_api;
mod drag;
mod find_page;
mod goals;
mod grouping_nav;
mod indicators;
pub mod judgement_api;
mod lane;
mod life;
pub mod life_api;
mod light;
pub mod link_api;
pub(crate) mod live;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod markdown;
pub mod measure_api;
mod measure_link;
mod new_measure;
mod notices;
pub mod notifications;
mod open_plan;
mod outline;
pub mod outline_api;
pub mod own_field_api;
pub(crate) mod own_value;
pub mod partner_api;
mod plan_head;
mod plan_list_page;
pub(crate) mod plan_list_text;
mod plan_page;
pub(crate) mod plan_query;
#[cfg(feature = "ssr")]
pub mod presence;
mod quick_filter;
mod reach;
pub mod reporting;
pub mod saved_views;
mod selection;
mod sheet;
mod spark;
pub mod steps_api;
mod table;
pub(crate) mod text;
mod timeline;
mod undo;

pub use find_page::FindPage;
pub use life::{ContinuationPage, NewPlanPage, PlanSettingsPage, TrashPage};
pub use notifications::NotificationsPage;
pub(crate) use notifications::{Bell, UnreadNews};
pub use plan_list_page::PlanListPage;
pub(crate) use plan_list_page::PlanRow;
pub use plan_page::PlanPage;
pub use plan_query::kept_query;
pub use reporting::{MyMeasuresPage, ReportLinkPage};
pub(crate) use sheet::text as measure_word;
