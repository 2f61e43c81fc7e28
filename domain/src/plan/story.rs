//! The story behind the values of an indicator: why they are as they are.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{EditError, lines};
use crate::id::UserId;

/// The most characters of a story.
pub const STORY_MAX: usize = 2_000;

/// Why the values of an indicator are as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// The words, never empty.
    pub text: String,
    /// Who wrote them, unless it was the program.
    pub written_by: Option<UserId>,
    /// When.
    pub written_at: OffsetDateTime,
}

impl Story {
    /// The story that an indicator has once somebody has said this text of it: as long as the words are the same it stays
    /// whose it was, and without words there is none.
    #[must_use]
    pub fn rewritten(
        before: Option<&Self>,
        text: &str,
        by: Option<UserId>,
        at: OffsetDateTime,
    ) -> Option<Self> {
        match before {
            _ if text.is_empty() => None,
            Some(story) if story.text == text => Some(story.clone()),
            _ => Some(Self { text: text.to_owned(), written_by: by, written_at: at }),
        }
    }
}

/// A story as a form says it: several lines, or nothing.
///
/// # Errors
/// [`EditError::TooLong`].
pub fn story_text(text: &str) -> Result<String, EditError> {
    let too_long = EditError::TooLong { max: STORY_MAX };
    let text = lines(text).map_err(|_| too_long)?;
    if text.chars().count() > STORY_MAX { Err(too_long) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_story_belongs_to_whoever_wrote_its_words_last() {
        let (one, other) = (Some(UserId::named("one")), Some(UserId::named("other")));
        let (then, now) = (datetime!(2026-11-20 08:00 UTC), datetime!(2026-11-21 08:00 UTC));
        let first = Story::rewritten(None, "Zwei Praxen haben geschlossen.", one, then);
        assert_eq!(first.as_ref().map(|story| (story.written_by, story.written_at)), Some((one, then)));
        let kept = Story::rewritten(first.as_ref(), "Zwei Praxen haben geschlossen.", other, now);
        assert_eq!(kept, first, "whoever leaves the words as they are does not write them");
        let changed = Story::rewritten(first.as_ref(), "Drei Praxen haben geschlossen.", other, now);
        let changed = changed.map(|story| (story.text, story.written_by, story.written_at));
        assert_eq!(changed, Some(("Drei Praxen haben geschlossen.".to_owned(), other, now)));
        assert_eq!(Story::rewritten(first.as_ref(), "", other, now), None);
        assert_eq!(Story::rewritten(None, "", one, now), None);
    }

    #[test]
    fn a_story_has_several_lines_and_an_end() {
        assert_eq!(story_text(" Erst so.\r\n\r\nDann\tso. "), Ok("Erst so.\n\nDann so.".to_owned()));
        assert_eq!(story_text(" \n "), Ok(String::new()));
        assert_eq!(story_text(&"ä".repeat(STORY_MAX)).map(|text| text.chars().count()), Ok(STORY_MAX));
        for length in [STORY_MAX + 1, 5_000] {
            assert_eq!(story_text(&"ä".repeat(length)), Err(EditError::TooLong { max: STORY_MAX }));
        }
    }
}
