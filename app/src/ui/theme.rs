//! Light, dark, or what the system says.

use serde::{Deserialize, Serialize};

/// The cookie that keeps the reader's choice.
pub const THEME_COOKIE: &str = "geflecht_theme";

/// A chosen theme; no choice follows the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The code for attributes, URLs and cookies.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads a code; `system` and anything unknown is no choice.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.code() == code)
    }
}
