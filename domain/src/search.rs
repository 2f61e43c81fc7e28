//! One question over everything: how text is made comparable, and what a hit is.

use serde::{Deserialize, Serialize};

use crate::{
    change::RecordRef,
    plan::{Goal, Measure},
};

/// One found record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchHit {
    /// The record.
    pub record: RecordRef,
    /// Its name.
    pub title: String,
    /// Where it belongs.
    pub subtitle: String,
}

impl Goal {
    /// The words it is found by beside its title.
    #[must_use]
    pub fn search_words(&self) -> String {
        [&*self.target_group, &*self.need, &*self.need_source, &*self.equity].join("\n")
    }
}

impl Measure {
    /// The words it is found by beside its title.
    #[must_use]
    pub fn search_words(&self) -> String {
        [&*self.description, &*self.basis, &*self.origin].join("\n")
    }
}

/// The longest question, in characters; the rest is ignored.
pub const QUESTION_MAX: usize = 200;

/// The most hits of one question.
pub const HITS_MAX: usize = 60;

/// The words of a text as they are compared: lower case, diacritics folded, everything else a gap.
///
/// Umlauts are folded to their base letter, and so is their spelling with "e", so that "Pflegestuetzpunkt",
/// "Pflegestützpunkt" and "pflegestutzpunkt" are one word.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'à' | 'á' | 'â' | 'å' | 'ã' => folded.push('a'),
            'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' => folded.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => folded.push('u'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'ï' | 'î' | 'í' | 'ì' => folded.push('i'),
            'ç' => folded.push('c'),
            'ñ' => folded.push('n'),
            'ß' => folded.push_str("ss"),
            // The second letter of ae, oe, ue; after a vowel it is no umlaut ("neue", "Steuer").
            'e' if ends_like_an_umlaut(&folded) => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn ends_like_an_umlaut(folded: &str) -> bool {
    let mut letters = folded.chars().rev();
    let vowel = |letter: Option<char>| letter.is_some_and(|letter| "aeiouyq".contains(letter));
    letters.next().is_some_and(|last| "aou".contains(last)) && !vowel(letters.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_and_their_spelling_with_e_are_one_word() {
        for spelling in ["Pflegestützpunkt", "PFLEGESTUETZPUNKT", "pflegestutzpunkt"] {
            assert_eq!(fold(spelling), "pflegestutzpunkt");
        }
        assert_eq!(fold("Haßberge"), fold("HASSBERGE"));
    }

    #[test]
    fn an_e_after_two_vowels_stays() {
        assert_eq!(fold("neue Steuer"), "neue steuer");
        assert_eq!(fold("Quelle"), "quelle");
    }

    #[test]
    fn punctuation_is_a_gap() {
        assert_eq!(fold("  AG „Gesund leben“ (Kreis)"), "ag gesund leben kreis");
        assert_eq!(fold("?!"), "");
    }
}
