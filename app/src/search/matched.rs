//! Which part of a title answers a question, compared as the search compares: without case, diacritics, "ue" for "ü".

use domain::search::fold;

/// A part of a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The text.
    pub(super) text: String,
    /// Whether it answers the question.
    pub(super) is_match: bool,
}

/// Cuts a title into parts that match a word of the question and parts that do not.
#[must_use]
pub(super) fn parts(title: &str, question: &str) -> Vec<Part> {
    let letters: Vec<char> = title.chars().collect();
    let ends = folded_ends(&letters);
    let folded = fold(title);
    let mut is_match = vec![false; letters.len()];
    for word in fold(question).split(' ').filter(|word| !word.is_empty()) {
        for at in places(&folded, word) {
            // A letter belongs to the match if it brought one of its folded letters.
            let mut before = 0;
            for (place, end) in ends.iter().enumerate() {
                let is_silent = *end == before && letters[place].is_alphabetic();
                if before < at + word.len() && *end > at || is_silent && place > 0 && is_match[place - 1] {
                    is_match[place] = true;
                }
                before = *end;
            }
        }
    }
    // The gap before a matched word is no part of it.
    for place in 0..letters.len() {
        if !letters[place].is_alphanumeric() {
            is_match[place] = false;
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    for (letter, is_match) in letters.into_iter().zip(is_match) {
        match parts.last_mut() {
            Some(part) if part.is_match == is_match => part.text.push(letter),
            _ => parts.push(Part { text: letter.to_string(), is_match }),
        }
    }
    parts
}

/// For each letter, how long the folded text is once it has been read.
fn folded_ends(letters: &[char]) -> Vec<usize> {
    let mut read = String::with_capacity(letters.len() * 2);
    letters
        .iter()
        .map(|letter| {
            read.push(*letter);
            fold(&read).len()
        })
        .collect()
}

/// Where a word stands in a folded text: at the beginning of words if it does anywhere, otherwise within compounds.
fn places(folded: &str, word: &str) -> Vec<usize> {
    let all: Vec<usize> = folded.match_indices(word).map(|(at, _)| at).collect();
    let starts: Vec<usize> =
        all.iter().copied().filter(|at| *at == 0 || folded.as_bytes()[at - 1] == b' ').collect();
    if starts.is_empty() { all } else { starts }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The title with its matches in brackets.
    fn marked(title: &str, question: &str) -> String {
        let mark = |part: Part| if part.is_match { format!("[{}]", part.text) } else { part.text };
        parts(title, question).into_iter().map(mark).collect()
    }

    #[test]
    fn the_beginning_of_a_word_is_marked() {
        assert_eq!(marked("AG Pflege", "pflege"), "AG [Pflege]");
        assert_eq!(marked("Pflegestützpunkt Haßberge", "PFLEGE"), "[Pflege]stützpunkt Haßberge");
    }

    #[test]
    fn umlauts_and_their_spelling_are_one() {
        for question in ["pflegestutz", "Pflegestütz", "pflegestuetz"] {
            assert_eq!(marked("Pflegestützpunkt", question), "[Pflegestütz]punkt", "{question}");
        }
        assert_eq!(marked("Pflegestuetzpunkt", "stützpunkt"), "Pflege[stuetzpunkt]");
        assert_eq!(marked("Kreis Haßberge", "hassberge"), "Kreis [Haßberge]");
        assert_eq!(marked("Mueller", "mü"), "[Mue]ller");
    }

    #[test]
    fn within_a_compound_only_if_no_word_begins_so() {
        assert_eq!(marked("Tagespflege und Pflege", "pflege"), "Tagespflege und [Pflege]");
        assert_eq!(marked("Tagespflege", "pflege"), "Tages[pflege]");
    }

    #[test]
    fn every_word_is_marked_and_gaps_are_not() {
        assert_eq!(marked("AG „Gesund leben“ (Kreis)", "gesund kreis"), "AG „[Gesund] leben“ ([Kreis])");
        assert_eq!(marked("Forum Pflege", "forum pflege"), "[Forum] [Pflege]");
    }

    #[test]
    fn nothing_is_marked_without_a_match() {
        assert_eq!(marked("Gesundheitsforum", "pflege"), "Gesundheitsforum");
        assert_eq!(marked("Gesundheitsforum", "?!"), "Gesundheitsforum");
        assert_eq!(marked("", "pflege"), "");
    }
}
