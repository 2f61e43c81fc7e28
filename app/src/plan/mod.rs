//! Implementation plans and the board on which their measures move.

pub mod api;
mod arrangement;
mod board;
mod board_state;
mod calendar;
mod card;
mod column;
pub mod comment_api;
mod drag;
mod find_page;
mod goals;
mod grouping_nav;
mod indicators;
mod lane;
mod life;
pub mod life_api;
mod live;
#[cfg(feature = "ssr")]
mod markdown;
pub mod measure_api;
mod measure_link;
mod new_measure;
mod notices;
pub mod notifications;
mod outline;
pub mod outline_api;
mod plan_head;
mod plan_list_page;
pub(crate) mod plan_list_text;
mod plan_page;
pub(crate) mod plan_query;
mod quick_filter;
mod sheet;
mod spark;
mod table;
pub(crate) mod text;
mod timeline;

pub use find_page::FindPage;
pub use life::{ContinuationPage, NewPlanPage, PlanSettingsPage, TrashPage};
pub use notifications::NotificationsPage;
pub(crate) use notifications::{Bell, UnreadNews};
pub use plan_list_page::PlanListPage;
pub(crate) use plan_list_page::PlanRow;
pub use plan_page::PlanPage;
pub(crate) use sheet::text as measure_word;
