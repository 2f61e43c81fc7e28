//! What a topic says: its words, and the places and levels that it names.

use std::collections::HashSet;

use super::{Candidate, Ground, Pool, Reason};
use crate::{
    directory::{Level, STATES, state_name},
    search::fold,
    words::{Word, words},
};

/// What a word counts that is written small beside others that are not: nouns carry the topic of a German text.
const NO_NOUN: f32 = 0.3;

/// Words that name no region by themselves.
const NO_NAMES: &[&str] = &[
    "freistaat",
    "gesund",
    "gesundheit",
    "kreis",
    "land",
    "landkreis",
    "netzwerk",
    "plus",
    "region",
    "stadt",
];

/// Words that name a level, folded.
const LEVELS: [(Level, &[&str]); 4] = [
    (Level::Municipality, &["gemeinde", "gemeinden", "kommune", "kommunen", "kommunal", "gemeindeebene"]),
    (Level::Region, &["landkreis", "kreisweit", "kreisebene", "regional", "regionsweit"]),
    (Level::State, &["bundesland", "landesebene", "landesweit", "ministerium", "landesregierung"]),
    (Level::Federation, &["bund", "bundesebene", "bundesweit", "bundesregierung"]),
];

/// A topic as it was understood.
pub(super) struct Question {
    /// Its words without those that name a place or level, each stem once, in their order.
    pub(super) words: Vec<Word>,
    /// How much each word counts by itself.
    pub(super) shares: Vec<f32>,
    /// Levels that are named.
    pub(super) levels: Vec<Level>,
    /// The regions that are named, as places in the pool.
    regions: Vec<usize>,
    /// The keys of the states that are named.
    states: Vec<&'static str>,
}

impl Question {
    pub(super) fn of(topic: &str, pool: &Pool) -> Self {
        let topic: String = topic.chars().take(super::TOPIC_MAX).collect();
        let mut asked = words(&topic);
        let stems: HashSet<String> = asked.iter().map(|word| word.stem.clone()).collect();
        let levels = LEVELS
            .into_iter()
            .filter(|(_, names)| asked.iter().any(|word| names.contains(&fold(&word.shown).as_str())));
        let levels: Vec<Level> = levels.map(|(level, _)| level).collect();
        let is_named = |name: &str| own_words(name).any(|word| stems.contains(&word.stem));
        let regions: Vec<usize> = (0..pool.regions.len()).filter(|&i| is_named(&pool.regions[i])).collect();
        let states: Vec<&str> =
            STATES.iter().filter(|(_, name)| is_named(name)).map(|(key, _)| *key).collect();

        let names = regions.iter().map(|&region| pool.regions[region].as_str());
        let names = names.chain(states.iter().filter_map(|key| state_name(key)));
        let mut seen: HashSet<String> = names.flat_map(own_words).map(|word| word.stem).collect();
        asked.retain(|word| {
            let names_level = LEVELS.iter().any(|(_, names)| names.contains(&fold(&word.shown).as_str()));
            !names_level && seen.insert(word.stem.clone())
        });
        let is_noun = |word: &Word| word.shown.starts_with(|letter: char| !letter.is_lowercase());
        let has_nouns = asked.iter().any(is_noun);
        let shares =
            asked.iter().map(|word| if has_nouns && !is_noun(word) { NO_NOUN } else { 1.0 }).collect();
        Self { words: asked, shares, levels, regions, states }
    }

    /// The points of a candidate for the place and level that are named.
    pub(super) fn grounds(&self, candidate: &Candidate, pool: &Pool) -> Vec<(f32, Reason)> {
        let mut grounds = Vec::new();
        let region = candidate.region.filter(|region| self.regions.contains(region));
        let state = candidate.state.as_ref().and_then(|state| {
            let key = self.states.iter().find(|key| **key == state.as_str())?;
            state_name(key)
        });
        match (region, state) {
            (Some(region), _) => grounds.push((Ground::Region, vec![pool.regions[region].clone()])),
            (None, Some(state)) => grounds.push((Ground::State, vec![state.to_owned()])),
            (None, None) => {}
        }
        if candidate.level.is_some_and(|level| self.levels.contains(&level)) {
            grounds.push((Ground::Level, Vec::new()));
        }
        let reason = |(ground, evidence): (Ground, Vec<String>)| {
            let points = ground.weight();
            (points as f32, Reason { ground, points, evidence, more: 0 })
        };
        grounds.into_iter().map(reason).collect()
    }

    /// The names of the regions and states that are named.
    pub(super) fn places(&self, pool: &Pool) -> Vec<String> {
        let regions = self.regions.iter().map(|&region| pool.regions[region].clone());
        let states = self.states.iter().filter_map(|key| state_name(key)).map(str::to_owned);
        regions.chain(states).collect()
    }
}

/// The words of a region's name that no other kind of region has.
fn own_words(name: &str) -> impl Iterator<Item = Word> {
    words(name).into_iter().filter(|word| !NO_NAMES.contains(&fold(&word.shown).as_str()))
}
