//! What is said about a measure: Markdown in which people are mentioned by their account, so that a new name shows.
//!
//! A mention is kept as `@{account}`. Who writes sees and types `@Name`.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use super::EditError;
use crate::{
    id::{CommentId, MeasureId, UserId},
    permission::{Action, Actor, Object, ObjectKind, Place, Visibility, may},
};

/// The most characters of a comment, as its writer sees it.
pub const COMMENT_MAX: usize = 4_000;

/// What somebody has said about a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The measure.
    pub measure_id: MeasureId,
    /// Who wrote it.
    pub user_id: UserId,
    /// Markdown with kept mentions.
    pub text: String,
    /// When it was written.
    pub created_at: OffsetDateTime,
    /// When its writer last changed it.
    pub edited_at: Option<OffsetDateTime>,
    /// Raised by every write.
    pub version: i64,
}

impl Comment {
    /// Whether `actor` may do something to this comment about a measure in `place`: its writer may change and remove it as
    /// long as they may hear the conversation; everybody else as [`may`] says.
    #[must_use]
    pub fn allows(&self, actor: &Actor, action: Action, place: &Place) -> bool {
        let object = comment_object(place);
        let is_own = actor.user_id() == Some(self.user_id);
        match action {
            Action::Edit | Action::Remove if is_own => may(actor, Action::Read, &object),
            _ => may(actor, action, &object),
        }
    }
}

/// Comments about a measure in a place, for questions of permission.
#[must_use]
pub fn comment_object(place: &Place) -> Object {
    Object {
        kind: ObjectKind::Comment,
        visibility: Visibility::Internal,
        place: place.clone(),
        responsible: None,
    }
}

/// What is said about a measure, as far as its reader may hear it.
#[derive(Clone, Debug, PartialEq)]
pub struct Discussion {
    /// The measure.
    pub measure_id: MeasureId,
    /// Whether the reader may hear it, and take part.
    pub may_hear: bool,
    /// Whether the reader follows the measure; nobody without an account can.
    pub is_following: Option<bool>,
    /// The comments, newest last, with what the reader may do to each.
    pub comments: Vec<HeardComment>,
    /// The present names of those who wrote and who are mentioned.
    pub names: HashMap<UserId, String>,
}

/// A comment with what its reader may do to it.
#[derive(Clone, Debug, PartialEq)]
pub struct HeardComment {
    /// The comment.
    pub comment: Comment,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may remove it.
    pub may_remove: bool,
}

/// Somebody who can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentionable {
    /// The account.
    pub id: UserId,
    /// The name others see.
    pub name: String,
    /// What the directory says they do; empty if it does not know.
    pub function: String,
}

/// A comment as its writer sees it: trimmed, not empty, at most [`COMMENT_MAX`] characters.
///
/// # Errors
/// [`EditError::Empty`] or [`EditError::TooLong`].
pub fn comment_text(text: &str) -> Result<String, EditError> {
    let text = text.replace("\r\n", "\n").replace('\0', " ");
    let text = text.trim();
    match text.chars().count() {
        0 => Err(EditError::Empty),
        n if n > COMMENT_MAX => Err(EditError::TooLong { max: COMMENT_MAX }),
        _ => Ok(text.to_owned()),
    }
}

/// Keeps the mentions of these people: each `@Name` that ends where the name does becomes `@{account}`.
///
/// Of several people of one name the first is meant first, and the last by all that follow.
#[must_use]
pub fn with_mentions(text: &str, people: &[(UserId, String)]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut met: Vec<UserId> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, name) = (&rest[..at], &rest[at + 1..]);
        kept.push_str(before);
        let begins = !kept.ends_with(char::is_alphanumeric);
        let fitting = |(_, known): &&(UserId, String)| {
            !known.is_empty()
                && name
                    .strip_prefix(known.as_str())
                    .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        let longest = people.iter().filter(fitting).map(|(_, known)| known.len()).max();
        let of_name = || people.iter().filter(|person| fitting(person) && Some(person.1.len()) == longest);
        let meant = of_name().find(|(id, _)| !met.contains(id)).or_else(|| of_name().next_back());
        match meant.filter(|_| begins) {
            Some((id, known)) => {
                met.push(*id);
                kept.push_str(&format!("@{{{id}}}"));
                rest = &name[known.len()..];
            }
            None => {
                kept.push('@');
                // Nobody is mentioned by typing what only the program writes.
                if next_mention(&rest[at..]).is_some_and(|(begin, ..)| begin == 0) {
                    kept.push('\\');
                }
                rest = name;
            }
        }
    }
    kept + rest
}

/// The text as its writer sees it: each kept mention as `@Name`; one without a name stays as it is.
#[must_use]
pub fn with_names(text: &str, name: impl Fn(UserId) -> Option<String>) -> String {
    let mut shown = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Text(words) => shown.push_str(words),
            Part::Mention(id, kept) => match name(id) {
                Some(name) => {
                    shown.push('@');
                    shown.push_str(&name);
                }
                None => shown.push_str(kept),
            },
        }
    }
    shown
}

/// Who is mentioned, each once, in order.
#[must_use]
pub fn mentioned(text: &str) -> Vec<UserId> {
    let mut ids = Vec::new();
    for part in parts(text) {
        if let Part::Mention(id, _) = part
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids
}

/// A piece of a kept text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words.
    Text(&'a str),
    /// Somebody, and how that is kept.
    Mention(UserId, &'a str),
}

/// The pieces of a kept text, in order.
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (at, id, length) = next_mention(rest).unwrap_or((rest.len(), UserId(Uuid::nil()), 0));
        let part = if at > 0 { Part::Text(&rest[..at]) } else { Part::Mention(id, &rest[..length]) };
        rest = &rest[if at > 0 { at } else { length }..];
        Some(part)
    })
}

/// Where the next mention begins, whom it means and how many bytes it takes up.
fn next_mention(text: &str) -> Option<(usize, UserId, usize)> {
    text.match_indices("@{").find_map(|(at, opening)| {
        let inner = &text[at + opening.len()..];
        let inner = &inner[..inner.find('}')?];
        // Only the one way in which ids are written.
        let id = inner.parse::<UserId>().ok().filter(|id| id.to_string() == inner)?;
        Some((at, id, opening.len() + inner.len() + 1))
    })
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::{
        accounts::Role,
        id::HealthRegionId,
        permission::{Grant, StateKey},
    };

    fn anna() -> (UserId, String) {
        (UserId::named("anna"), "Anna Berg".to_owned())
    }

    fn bergmann() -> (UserId, String) {
        (UserId::named("bergmann"), "Anna Bergmann".to_owned())
    }

    #[test]
    fn a_mention_is_kept_by_account_and_shows_the_present_name() {
        let (id, _) = anna();
        let kept = with_mentions("Frag @Anna Berg, bitte.", &[anna(), bergmann()]);
        assert_eq!(kept, format!("Frag @{{{id}}}, bitte."));
        assert_eq!(mentioned(&kept), [id]);
        let renamed = with_names(&kept, |known| (known == id).then(|| "Anna Talmann".to_owned()));
        assert_eq!(renamed, "Frag @Anna Talmann, bitte.");
        assert_eq!(with_names(&kept, |_| None), kept);
    }

    #[test]
    fn only_the_whole_name_of_somebody_chosen_is_a_mention() {
        let people = [anna(), bergmann()];
        let meant = |text: &str| mentioned(&with_mentions(text, &people));
        assert_eq!(meant("@Anna Bergmann und @Anna Berg"), [bergmann().0, anna().0]);
        assert_eq!(meant("@Anna Bergwerk, @Anna, post@Anna Berg, Anna Berg, @ "), []);
        assert_eq!(with_mentions("@Anna Berg", &[]), "@Anna Berg");
        assert_eq!(with_mentions("@", &[(UserId::named("none"), String::new())]), "@");
    }

    #[test]
    fn nobody_is_mentioned_by_typing_an_account() {
        let typed = format!("@{{{}}} @Anna Berg", anna().0);
        assert_eq!(mentioned(&with_mentions(&typed, &[])), []);
        assert_eq!(mentioned(&with_mentions(&typed, &[anna()])), [anna().0]);
    }

    #[test]
    fn two_people_of_one_name_are_meant_one_after_the_other() {
        let other = (UserId::named("other"), "Anna Berg".to_owned());
        let kept = with_mentions("@Anna Berg @Anna Berg @Anna Berg", &[anna(), other.clone()]);
        assert_eq!(mentioned(&kept), [anna().0, other.0]);
    }

    #[test]
    fn what_only_looks_like_a_mention_is_text() {
        for text in ["@{}", "@{anna}", "@{", "{@}", "@{00000000000000000000000000000000}", "@{Ä}"] {
            assert_eq!(mentioned(text), [], "{text}");
            assert_eq!(with_names(text, |_| Some("x".to_owned())), text);
        }
    }

    #[test]
    fn a_comment_has_one_to_four_thousand_characters() {
        assert_eq!(comment_text(" \r\n "), Err(EditError::Empty));
        assert_eq!(comment_text(" a\r\nb\0 "), Ok("a\nb".to_owned()));
        assert!(comment_text(&"ä".repeat(COMMENT_MAX)).is_ok());
        let too_long = comment_text(&"ä".repeat(COMMENT_MAX + 1));
        assert_eq!(too_long, Err(EditError::TooLong { max: COMMENT_MAX }));
    }

    #[test]
    fn writers_change_and_remove_their_own_and_coordinators_remove_any() {
        let place = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("Haßberge")),
            committee: None,
        };
        let actor = |name: &str, role| Actor::User {
            id: UserId::named(name),
            name: name.to_owned(),
            person: None,
            grants: vec![Grant { role, place: place.clone() }],
        };
        let at = datetime!(2026-11-21 08:00 UTC);
        let comment = Comment {
            id: CommentId::named("c"),
            measure_id: MeasureId::named("m"),
            user_id: UserId::named("writer"),
            text: "Ja".to_owned(),
            created_at: at,
            edited_at: None,
            version: 1,
        };
        let allowed = |actor: &Actor| {
            [Action::Read, Action::Edit, Action::Remove].map(|action| comment.allows(actor, action, &place))
        };
        assert_eq!(allowed(&actor("writer", Role::Member)), [true, true, true]);
        assert_eq!(allowed(&actor("other", Role::Member)), [true, false, false]);
        assert_eq!(allowed(&actor("other", Role::Manager)), [true, false, false]);
        assert_eq!(allowed(&actor("other", Role::Coordinator)), [true, false, true]);
        // Who no longer works there has no say in what they said.
        assert_eq!(allowed(&actor("writer", Role::Guest)), [false, false, false]);
        assert_eq!(allowed(&Actor::Visitor), [false, false, false]);
    }
}
