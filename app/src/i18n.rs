//! Two languages, checked by the compiler: a text exists in both or the program does not build.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The cookie that keeps the reader's choice.
pub const LANGUAGE_COOKIE: &str = "geflecht_language";

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// German, which comes first.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// The code for `lang` attributes, URLs and cookies.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// Reads a code such as `de` or `en-GB`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?.trim();
        [Self::De, Self::En].into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// Reads an `Accept-Language` header: the supported language the reader likes best.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|wish| {
                let (code, weight) = wish.split_once(";q=").unwrap_or((wish, "1"));
                // What is no number is no wish, and no greater than one either.
                let weight = weight.trim().parse().ok().filter(|weight: &f32| !weight.is_nan());
                Some((weight.unwrap_or(0.0), Self::from_code(code)?))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().filter(|(weight, _)| *weight > 0.0).map(|(_, language)| *language)
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }
}

/// Declares texts: each becomes a function of the language and of what the text mentions.
///
/// `name: "deutsch", "english";` gives `name(language) -> &'static str`, and
/// `name(count: usize): "{count} Sitze", "{count} seats";` gives `name(language, count) -> String`.
#[macro_export]
macro_rules! texts {
    () => {};
    ($(#[$doc:meta])* $name:ident: $de:literal, $en:literal; $($rest:tt)*) => {
        $(#[$doc])*
        #[must_use]
        pub(crate) const fn $name(language: $crate::i18n::Language) -> &'static str {
            match language {
                $crate::i18n::Language::De => $de,
                $crate::i18n::Language::En => $en,
            }
        }
        $crate::texts!($($rest)*);
    };
    ($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),+ $(,)?): $de:literal, $en:literal; $($rest:tt)*) => {
        $(#[$doc])*
        #[must_use]
        pub(crate) fn $name(language: $crate::i18n::Language, $($argument: $type),+) -> String {
            match language {
                $crate::i18n::Language::De => format!($de),
                $crate::i18n::Language::En => format!($en),
            }
        }
        $crate::texts!($($rest)*);
    };
}

/// The language of the page, changed without a reload.
#[must_use]
pub fn use_language() -> RwSignal<Language> {
    use_context().unwrap_or_else(|| RwSignal::new(Language::default()))
}

/// A text that follows the language of the page: `{t(text::title)}`.
pub fn t(text: fn(Language) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let language = use_language();
    move || text(language.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    texts! {
        title: "Gremium", "Committee";
        seats(count: usize): "{count} Sitze", "{count} seats";
    }

    #[test]
    fn a_text_is_chosen_by_language_and_filled_in() {
        assert_eq!((title(Language::De), title(Language::En)), ("Gremium", "Committee"));
        assert_eq!(seats(Language::De, 3), "3 Sitze");
    }

    #[test]
    fn the_language_liked_best_wins() {
        let of = Language::from_accept_language;
        assert_eq!(of("en-GB,en;q=0.9,de;q=0.8"), Some(Language::En));
        assert_eq!(of("fr, de;q=0.5, en;q=0.4"), Some(Language::De));
        assert_eq!(of("fr-FR"), None);
        assert_eq!(of("en;q=0, "), None);
        assert_eq!(of("de;q=nan, en"), Some(Language::En));
    }
}
