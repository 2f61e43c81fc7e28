//! What the system asks for: dark or light, contrast, little motion.

use leptos::prelude::*;
use network_map::palette;
use web_sys::MediaQueryList;

use crate::ui::theme::Theme;

/// What the system asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct System {
    is_dark: bool,
    wants_contrast: bool,
    pub(super) is_motion_reduced: bool,
}

/// What is asked of the browser, in the order of [`System::now`].
pub(super) const QUESTIONS: [&str; 4] = [
    "(prefers-color-scheme: dark)",
    "(prefers-contrast: more)",
    "(forced-colors: active)",
    "(prefers-reduced-motion: reduce)",
];

impl System {
    pub(super) fn now() -> Self {
        let [is_dark, wants_contrast, is_forced, is_motion_reduced] =
            QUESTIONS.map(|question| media(question).is_some_and(|list| list.matches()));
        Self { is_dark, wants_contrast: wants_contrast || is_forced, is_motion_reduced }
    }

    pub(super) fn theme(self, choice: Option<Theme>) -> palette::Theme {
        let is_dark = choice.map_or(self.is_dark, |choice| choice == Theme::Dark);
        match (is_dark, self.wants_contrast) {
            (false, false) => palette::Theme::Light,
            (true, false) => palette::Theme::Dark,
            (false, true) => palette::Theme::HighContrastLight,
            (true, true) => palette::Theme::HighContrastDark,
        }
    }
}

pub(super) fn media(question: &str) -> Option<MediaQueryList> {
    window().match_media(question).ok().flatten()
}
