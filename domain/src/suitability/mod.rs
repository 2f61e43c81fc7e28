//! Who is right for a topic: committees and health regions ranked, each with its reasons.
//!
//! A rule without knowledge of databases and pages, the same for a reader who asks and for an idea that looks for its
//! way. Points add up as [`Ground::weight`] says; within a ground it counts how much of what was asked is found, and
//! rare words count more than frequent ones.

mod kinds;
mod matching;
mod question;

use serde::{Deserialize, Serialize};

use crate::{change::RecordRef, directory::Level, permission::StateKey, search::fold, text_enum};

pub use kinds::kind_words;
use matching::{Match, Matcher};
use question::Question;

/// The longest topic, in characters; the rest is ignored.
pub const TOPIC_MAX: usize = 1_000;

/// So many of the rarest words asked for suffice for all points of a ground: an idea says more than any name can hold.
const ENOUGH_WORDS: usize = 3;

/// So many members or measures suffice for all points of their ground.
const ENOUGH_WITNESSES: usize = 3;

/// Most names that a reason tells.
const EVIDENCE: usize = 3;

text_enum! {
    /// Why somebody is right.
    Ground {
        /// The region that is named.
        Region = "region",
        /// The field of action, or a topic of it.
        Field = "field",
        /// The name.
        Name = "name",
        /// What it does, by its description.
        Description = "description",
        /// Members, or organisations of the region, who work on it.
        Members = "members",
        /// Measures that are not finished.
        Current = "current",
        /// Measures that are finished.
        Past = "past",
        /// The state that is named.
        State = "state",
        /// The level that is named.
        Level = "level",
    }
}

impl Ground {
    /// The most points of a ground. Those about the topic add up to 100; a named place or level comes on top.
    #[must_use]
    pub const fn weight(self) -> u32 {
        match self {
            Self::Region | Self::Field => 25,
            Self::Name => 20,
            Self::Description | Self::Members | Self::Current => 15,
            Self::Past | Self::State | Self::Level => 10,
        }
    }
}

text_enum! {
    /// How right somebody is, in words.
    Fit {
        /// At least 45 points.
        Strong = "strong",
        /// At least 25 points.
        Good = "good",
        /// Less.
        Partial = "partial",
    }
}

/// A field of action with its topics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicField {
    /// Its name.
    pub name: String,
    /// The names of its topics.
    pub topics: Vec<String>,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// The name as shown.
    pub name: String,
    /// All words that say what they do, the name among them.
    pub words: String,
}

/// A measure of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Its title with all words that say what is done, the goal among them.
    pub witness: Witness,
    /// Whether it is not finished.
    pub is_current: bool,
}

/// A committee or health region that may be right. Numbers are places in the lists of the [`Pool`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The record.
    pub record: RecordRef,
    /// The name as shown.
    pub name: String,
    /// What it does, in a few sentences.
    pub description: String,
    /// The level it works on, where it has one.
    pub level: Option<Level>,
    /// The state it works in.
    pub state: Option<StateKey>,
    /// The health region it is or belongs to.
    pub region: Option<usize>,
    /// Its fields of action.
    pub fields: Vec<usize>,
    /// Who sits in it or, for a health region, works there.
    pub members: Vec<usize>,
    /// The measures it works on.
    pub works: Vec<usize>,
}

/// Everybody who may be right, and what is known about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// Names of the health regions.
    pub regions: Vec<String>,
    /// Fields of action.
    pub fields: Vec<TopicField>,
    /// People and organisations.
    pub members: Vec<Witness>,
    /// Measures.
    pub works: Vec<Work>,
    /// Who may be right.
    pub candidates: Vec<Candidate>,
}

/// A reason with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Why.
    pub ground: Ground,
    /// How many points it gives, at most [`Ground::weight`].
    pub points: u32,
    /// The words or names that were found, the best first.
    pub evidence: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// Somebody who is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suitable {
    /// The place in [`Pool::candidates`].
    pub candidate: usize,
    /// The sum of the points.
    pub points: f32,
    /// The reasons, the weightiest first.
    pub reasons: Vec<Reason>,
}

impl Suitable {
    /// The points in words.
    #[must_use]
    pub fn fit(&self) -> Fit {
        match self.points {
            points if points >= 45.0 => Fit::Strong,
            points if points >= 25.0 => Fit::Good,
            _ => Fit::Partial,
        }
    }
}

/// How a topic was understood, and who is right for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// The words that were found anywhere, the rarest first.
    pub words: Vec<String>,
    /// Names of the places that are named.
    pub places: Vec<String>,
    /// Levels that are named.
    pub levels: Vec<Level>,
    /// Who is right, the best first; equals by name.
    pub found: Vec<Suitable>,
}

/// Ranks everybody of the pool for a topic, given as a few words or a whole text. Who has nothing to do with the topic
/// is left out. Equal questions get equal answers.
#[must_use]
pub fn rank(topic: &str, pool: &Pool) -> Ranking {
    let question = Question::of(topic, pool);
    let matcher = Matcher::new(&question, pool);
    let about_members: Vec<Match> = pool.members.iter().map(|member| matcher.text(&member.words)).collect();
    let about_works: Vec<Match> = pool.works.iter().map(|work| matcher.text(&work.witness.words)).collect();
    let about_fields: Vec<Match> = pool.fields.iter().map(|field| matcher.field(field)).collect();
    let findings: Vec<Vec<Finding>> = pool
        .candidates
        .iter()
        .map(|candidate| {
            let mut findings = vec![
                Finding::of(Ground::Name, matcher.text(&candidate.name)),
                Finding::of(Ground::Description, matcher.text(&candidate.description)),
            ];
            let fields = candidate.fields.iter().map(|&field| &about_fields[field]);
            // Who works on everything is less right than who works on this alone.
            findings.push(Finding::joined(
                Ground::Field,
                fields,
                1.0 / (candidate.fields.len() as f32).sqrt(),
            ));
            let members = candidate.members.iter();
            let members = members.map(|&member| (&about_members[member], pool.members[member].name.as_str()));
            findings.push(Finding::witnessed(Ground::Members, members));
            for (ground, is_current) in [(Ground::Current, true), (Ground::Past, false)] {
                let works = candidate.works.iter().filter(|&&work| pool.works[work].is_current == is_current);
                let works = works.map(|&work| (&about_works[work], pool.works[work].witness.name.as_str()));
                findings.push(Finding::witnessed(ground, works));
            }
            findings.retain(|finding| !finding.found.is_empty());
            findings
        })
        .collect();

    let weights = weights(&findings, &question.shares);
    let mut heaviest = weights.clone();
    heaviest.sort_by(|a, b| b.total_cmp(a));
    let enough: f32 = heaviest.iter().take(ENOUGH_WORDS).sum();
    let mut found: Vec<Suitable> = findings
        .into_iter()
        .enumerate()
        .filter(|(_, findings)| !findings.is_empty())
        .map(|(index, findings)| {
            let candidate = &pool.candidates[index];
            let mut reasons: Vec<(f32, Reason)> =
                findings.into_iter().map(|finding| finding.reason(&weights, enough)).collect();
            reasons.extend(question.grounds(candidate, pool));
            reasons.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(first.ground.cmp(&second.ground)));
            let points = reasons.iter().map(|(points, _)| points).sum();
            let reasons = reasons.into_iter().map(|(_, reason)| reason).collect();
            Suitable { candidate: index, points, reasons }
        })
        .collect();
    found.sort_by_cached_key(|suitable| {
        let candidate = &pool.candidates[suitable.candidate];
        // Hundredths of a point: less is chance.
        let points = (suitable.points * 100.0).round() as i64;
        (-points, fold(&candidate.name), candidate.record)
    });

    let mut words: Vec<usize> = (0..question.words.len()).filter(|&word| weights[word] > 0.0).collect();
    words.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]).then(a.cmp(&b)));
    Ranking {
        words: words.into_iter().map(|word| question.words[word].shown.clone()).collect(),
        places: question.places(pool),
        levels: question.levels.clone(),
        found,
    }
}

/// How much each word asked for counts: the rarer among the candidates, the more; nothing if nobody has it.
fn weights(findings: &[Vec<Finding>], shares: &[f32]) -> Vec<f32> {
    let mut holders = vec![0_u32; shares.len()];
    for findings in findings {
        let mut seen = vec![false; shares.len()];
        for &(word, _) in findings.iter().flat_map(|finding| &finding.found.words) {
            seen[word] = true;
        }
        for (holders, seen) in holders.iter_mut().zip(seen) {
            *holders += u32::from(seen);
        }
    }
    let all = findings.len() as f32;
    let weight = |holders: u32| if holders == 0 { 0.0 } else { (1.0 + all / holders as f32).ln() };
    holders.into_iter().zip(shares).map(|(holders, share)| weight(holders) * share).collect()
}

/// What was found on one ground.
struct Finding {
    ground: Ground,
    found: Match,
    /// How many witnesses there are; one where a text speaks for itself.
    witnesses: usize,
}

impl Finding {
    fn of(ground: Ground, found: Match) -> Self {
        Self { ground, found, witnesses: ENOUGH_WITNESSES }
    }

    fn joined<'a>(ground: Ground, matches: impl Iterator<Item = &'a Match>, share: f32) -> Self {
        let mut found = Match::default();
        for one in matches {
            found.join(one, share, &one.evidence);
        }
        Self::of(ground, found)
    }

    /// What several say who are named, the best first.
    fn witnessed<'a>(ground: Ground, witnesses: impl Iterator<Item = (&'a Match, &'a str)>) -> Self {
        let mut witnesses: Vec<_> = witnesses.filter(|(one, _)| !one.is_empty()).collect();
        witnesses.sort_by(|(a, first), (b, second)| b.sum().total_cmp(&a.sum()).then(first.cmp(second)));
        witnesses.dedup_by_key(|(_, name)| *name);
        let mut found = Match::default();
        for (one, name) in &witnesses {
            found.join(one, 1.0, &[(*name).to_owned()]);
        }
        Self { ground, found, witnesses: witnesses.len() }
    }

    /// The points with their reason.
    fn reason(self, weights: &[f32], enough: f32) -> (f32, Reason) {
        let covered: f32 = self.found.words.iter().map(|&(word, strength)| weights[word] * strength).sum();
        // One witness gives two thirds of the points.
        let witnesses = self.witnesses.min(ENOUGH_WITNESSES);
        let share = (ENOUGH_WITNESSES + witnesses) as f32 / (2 * ENOUGH_WITNESSES) as f32;
        let points = self.ground.weight() as f32 * share * (covered / enough).min(1.0);
        let mut evidence = self.found.evidence;
        let more = evidence.len().saturating_sub(EVIDENCE);
        evidence.truncate(EVIDENCE);
        (points, Reason { ground: self.ground, points: points.round() as u32, evidence, more })
    }
}

#[cfg(test)]
mod tests;
