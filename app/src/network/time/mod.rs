//! What changed: the network of other days, and what differs between two of them.
//!
//! The browser asks once for the network of all days ([`travel`]); from then on moving through time asks nobody.

mod change_list;
mod notice;
mod reading;
mod stops;
mod text;
mod time_bar;
mod travel;

pub(super) use change_list::ChangeList;
pub(super) use notice::{DayNotice, SelectedChange};
pub use reading::{ChangeRow, ComparisonReading, Counts, read_history};
pub(super) use text::{changes_question, changes_title};
pub(super) use time_bar::{Loading, TimeBar, TimeButton};
pub(super) use travel::{History, Moment, TimeTravel};
