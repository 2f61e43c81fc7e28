//! Implementation plans and the board on which their measures move.

pub mod api;
mod arrangement;
mod board_page;
mod board_state;
mod card;
mod column;
pub mod comment_api;
mod drag;
mod goals;
mod life;
pub mod life_api;
mod live;
#[cfg(feature = "ssr")]
mod markdown;
pub mod measure_api;
mod new_measure;
pub mod notifications;
mod outline;
pub mod outline_api;
mod plan_head;
mod plan_list_page;
pub(crate) mod plan_list_text;
mod quick_filter;
mod sheet;
mod spark;
pub(crate) mod text;

pub use board_page::{BoardPage, FindPage};
pub use life::{ContinuationPage, NewPlanPage, PlanSettingsPage, TrashPage};
pub use notifications::NotificationsPage;
pub(crate) use notifications::{Bell, UnreadNews};
pub use outline::OutlinePage;
pub use plan_list_page::PlanListPage;
pub(crate) use plan_list_page::PlanRow;
pub(crate) use sheet::text as measure_word;
