//! Checked texts and enums that are stored and sent as text.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have one stable text each, used in the database, in URLs and on the wire.
#[macro_export]
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            /// All variants, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable text of this variant.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::text::UnknownText;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::text::UnknownText),
                }
            }
        }
    };
}

/// A text that names no variant of the expected enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such value")]
pub struct UnknownText;

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// More characters than the field holds.
    #[error("longer than {max} characters")]
    TooLong {
        /// The most characters the field holds.
        max: usize,
    },
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    NotAnEmail,
    /// A password that is too short to be safe.
    #[error("shorter than {min} characters")]
    TooShort {
        /// The fewest characters accepted.
        min: usize,
    },
}

/// A trimmed text of 1 to `MAX` characters, fit for one line: whatever is not to be seen becomes a single space.
///
/// # Errors
/// [`TextError::Empty`] or [`TextError::TooLong`].
pub fn line<const MAX: usize>(text: &str) -> Result<String, TextError> {
    let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
    let words = text.split(is_gap).filter(|word| !word.is_empty());
    let text = words.collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(TextError::Empty),
        n if n > MAX => Err(TextError::TooLong { max: MAX }),
        _ => Ok(text),
    }
}

/// An e-mail address in the form in which accounts are found: trimmed and in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address; only its shape is checked, the mailbox may still not exist.
    ///
    /// # Errors
    /// [`TextError`] if it is empty, too long or has no `name@host` shape.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(TextError::Empty);
        }
        if text.chars().count() > 254 {
            return Err(TextError::TooLong { max: 254 });
        }
        let shaped = text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && !host.contains('@')
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control())
        });
        if shaped { Ok(Self(text)) } else { Err(TextError::NotAnEmail) }
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_its_length_counted_in_characters() {
        assert_eq!(line::<6>("  Äö  üß \n"), Ok("Äö üß".to_owned()));
        assert_eq!(line::<4>("Pflege"), Err(TextError::TooLong { max: 4 }));
        assert_eq!(line::<4>(" \t"), Err(TextError::Empty));
        assert_eq!(line::<8>("AG\0Pflege"), Err(TextError::TooLong { max: 8 }));
        assert_eq!(line::<9>("\u{1b}AG\0\u{85}Pflege"), Ok("AG Pflege".to_owned()));
    }

    #[test]
    fn addresses_are_compared_in_lower_case() {
        assert_eq!(
            EmailAddress::parse(" Leitung@Hassberge.Example ").unwrap().as_str(),
            "leitung@hassberge.example"
        );
        for wrong in ["", "a", "a@b", "@b.de", "a@.de", "a b@c.de", "a@b@c.de", "a\0@b.de"] {
            assert!(EmailAddress::parse(wrong).is_err(), "{wrong}");
        }
    }
}
