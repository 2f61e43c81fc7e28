//! Which of the words asked for a text holds, also within compounds.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Pool, TopicField, question::Question};
use crate::words::{parts, words};

/// What a compound counts of which only a part is the same: "Pflege" in "Pflegestützpunkt".
const PART: f32 = 0.7;
/// What a topic counts beside the name of its field.
const TOPIC: f32 = 0.8;

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    /// The number of a word asked for, and how well it was found, from 0 to 1; each word once, in order.
    pub(super) words: Vec<(usize, f32)>,
    /// What was found, as it stands there.
    pub(super) evidence: Vec<String>,
}

impl Match {
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well all words together were found.
    pub(super) fn sum(&self) -> f32 {
        self.words.iter().map(|(_, strength)| strength).sum()
    }

    /// Takes over what another text says better, as far as it counts.
    pub(super) fn join(&mut self, other: &Self, share: f32, evidence: &[String]) {
        let mut best: BTreeMap<usize, f32> = self.words.iter().copied().collect();
        for &(word, strength) in &other.words {
            let best = best.entry(word).or_default();
            *best = best.max(strength * share);
        }
        self.words = best.into_iter().collect();
        if !other.is_empty() {
            self.evidence.extend(evidence.iter().cloned());
        }
    }
}

/// Looks for the words asked for.
pub(super) struct Matcher {
    /// The words asked for and their parts, each with the words it stands for and how much it counts.
    terms: HashMap<String, Vec<(usize, f32)>>,
}

impl Matcher {
    pub(super) fn new(question: &Question, pool: &Pool) -> Self {
        // A part of a compound is whatever is a word by itself in anything that is known.
        let known: HashSet<String> =
            texts(pool).flat_map(words).chain(question.words.iter().cloned()).map(|word| word.stem).collect();
        let mut terms: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
        for (number, word) in question.words.iter().enumerate() {
            terms.entry(word.stem.clone()).or_default().push((number, 1.0));
            for part in parts(&word.stem, |part| known.contains(part)) {
                terms.entry(part.to_owned()).or_default().push((number, PART));
            }
        }
        Self { terms }
    }

    /// What a text holds of the words asked for.
    pub(super) fn text(&self, text: &str) -> Match {
        let mut best: BTreeMap<usize, f32> = BTreeMap::new();
        let mut evidence: Vec<String> = Vec::new();
        for word in words(text) {
            let whole = self.terms.get(&word.stem).map(|asked| (asked, 1.0));
            let within = parts(&word.stem, |part| self.terms.contains_key(part));
            let within = within.into_iter().filter_map(|part| Some((self.terms.get(part)?, PART)));
            let mut is_found = false;
            for (asked, share) in whole.into_iter().chain(within) {
                is_found = true;
                for &(number, strength) in asked {
                    let best = best.entry(number).or_default();
                    *best = best.max(strength * share);
                }
            }
            if is_found && !evidence.contains(&word.shown) {
                evidence.push(word.shown);
            }
        }
        Match { words: best.into_iter().collect(), evidence }
    }

    /// What a field of action and its topics hold; a topic that says more than its field is named with it.
    pub(super) fn field(&self, field: &TopicField) -> Match {
        let mut found = Match::default();
        found.join(&self.text(&field.name), 1.0, std::slice::from_ref(&field.name));
        for topic in &field.topics {
            let (before, named) = (found.sum(), found.evidence.len());
            found.join(&self.text(topic), TOPIC, &[format!("{topic} ({})", field.name)]);
            if found.sum() <= before {
                found.evidence.truncate(named);
            }
        }
        found
    }
}

/// Everything that is known about anybody.
fn texts(pool: &Pool) -> impl Iterator<Item = &str> {
    let fields = pool.fields.iter().flat_map(|field| std::iter::once(&field.name).chain(&field.topics));
    let members = pool.members.iter().map(|member| &member.words);
    let works = pool.works.iter().map(|work| &work.witness.words);
    let own = pool.candidates.iter().flat_map(|candidate| [&candidate.name, &candidate.description]);
    fields.chain(members).chain(works).chain(own).map(String::as_str)
}
