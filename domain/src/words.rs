//! German words as they are compared: without endings, without words that say nothing, and with the parts of compounds.

use std::{collections::HashSet, sync::LazyLock};

use rust_stemmers::{Algorithm, Stemmer};

use crate::search::fold;

/// Shorter words say too little, and shorter parts of compounds occur in words that have nothing to do with them.
const SHORTEST: usize = 3;
const SHORTEST_PART: usize = 4;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it stands in the text.
    pub shown: String,
    /// Folded and without its ending: "Pflege" and "pflegen" are "pfleg".
    pub stem: String,
}

/// The words of a text in their order, without those that say nothing about a topic.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let stemmer = Stemmer::create(Algorithm::German);
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter_map(|shown| {
            let folded = fold(shown);
            let says_nothing = folded.len() < SHORTEST || STOP_WORDS.contains(folded.as_str());
            (!says_nothing)
                .then(|| Word { stem: stemmer.stem(&folded).into_owned(), shown: shown.to_owned() })
        })
        .filter(|word| word.stem.len() >= SHORTEST)
        .collect()
}

/// The parts with which a compound begins or ends, as far as they are known words: "pflegestutzpunkt" begins with
/// "pfleg". What is left over must be long enough to be a word too.
#[must_use]
pub fn parts(stem: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    let bounds = stem.char_indices().map(|(index, _)| index);
    let sides = bounds.flat_map(|index| [(&stem[..index], &stem[index..]), (&stem[index..], &stem[..index])]);
    sides
        .filter(|(part, rest)| part.len() >= SHORTEST_PART && rest.len() >= SHORTEST && is_known(part))
        .map(|(part, _)| part)
        .collect()
}

/// Folded words without a topic: articles, prepositions, auxiliary verbs, and what every idea and committee says.
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "aber alle allem allen aller alles als also andere anderen arbeitsgruppe auch auf aus bei beim beispiel \
     besser bessere bin bis bitte bzw dabei dadurch dafur damit dann daran das dass dazu dem den denn der des \
     deshalb die dies diese diesem diesen dieser dieses doch dort durch eigene eigenen ein eine einem einen einer \
     eines einige etc etwa etwas fur gab geben gegen gerade gesundheitsregion gibt gremium habe haben hat hatte \
     hatten hier ich idee ihm ihn ihr ihre ihrem ihren ihrer immer ins ist jede jedem jeden jeder jedes jetzt \
     kann kein keine keinen konnen konnte konnten machen man mehr mein meine mit mochte mochten muss mussen nach \
     neu neue neuen neuer neues nicht noch nun nur oder ohne projekt schon sehr sein seine seit sich sie sind \
     soll sollen sollte sollten sowie statt thema uber und uns unser unsere unseren unter viel viele vielen vom \
     von vor vorhaben war waren was weil welche wenn wer werden wie wieder wir wird wirklich wollen wurde wurden \
     zum zur zwischen"
        .split(' ')
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn endings_and_spellings_do_not_matter() {
        assert_eq!(stems("Pflege, pflegen; PFLEGER"), ["pfleg", "pfleg", "pfleg"]);
        assert_eq!(stems("Ärzte Aerzte"), ["arzt", "arzt"]);
        assert_eq!(stems("Pflegestuetzpunkte"), stems("Pflegestützpunkt"));
    }

    #[test]
    fn words_that_say_nothing_are_left_out() {
        assert_eq!(stems("Wir möchten eine neue Idee für die AG!"), Vec::<String>::new());
        assert_eq!(words("Hitze-Schutz für Ältere")[2].shown, "Ältere");
        assert!(words("").is_empty());
    }

    #[test]
    fn a_compound_has_the_known_words_it_begins_or_ends_with() {
        let known = |part: &str| ["pfleg", "stutzpunkt", "punkt", "kurz", "erin"].contains(&part);
        assert_eq!(parts("pflegestutzpunkt", known), ["pfleg", "stutzpunkt", "punkt"]);
        assert_eq!(parts("kurzzeitpfleg", known), ["kurz", "pfleg"]);
        assert!(parts("pfleg", known).is_empty());
        assert!(parts("saerin", known).is_empty(), "what is left over is no word");
    }

    #[test]
    fn stop_words_are_folded() {
        for word in STOP_WORDS.iter() {
            assert_eq!(fold(word), *word);
        }
    }
}
