//! Components without domain words.

mod area;
pub mod chart;
pub(crate) mod copy;
pub mod focus;
pub mod form;
pub mod form_news;
pub mod format;
pub mod icon;
pub mod kind;
pub mod menu;
pub mod message;
pub mod theme;
pub mod title;

pub use area::area_text;
pub use form_news::{FormNews, News};
pub use icon::Icon;
pub use kind::KindMark;
pub use menu::Menu;
pub use message::{Failed, Loaded};
pub use title::Title;
