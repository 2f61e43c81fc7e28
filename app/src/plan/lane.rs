//! Groups of measures: lanes on the board, sections of the table and the timeline.

use domain::{
    directory::NamedRecord,
    id::{CommitteeId, PersonId},
    plan::{BoardGoal, Card, Lane},
    search::fold,
};
use uuid::Uuid;

use super::{plan_query::Grouping, text};
use crate::i18n::Language;

/// A lane with its heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Which measures.
    pub(super) lane: Lane,
    /// What they have in common; `None` for those that lack it.
    pub(super) name: Option<String>,
}

impl Group {
    /// The heading.
    pub(super) fn title(&self, language: Language) -> String {
        self.name.clone().unwrap_or_else(|| match self.lane {
            Lane::Person(_) => text::nobody(language).to_owned(),
            _ => text::no_committee(language).to_owned(),
        })
    }
}

/// The groups in which cards lie: goals and fields in the plan's order, committees and people by name, none last. Goals
/// and fields without a card are groups too if `with_empty`.
pub(super) fn groups(by: Grouping, goals: &[BoardGoal], cards: &[Card], with_empty: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = match by {
        Grouping::Goal => goals
            .iter()
            .map(|entry| Group { lane: Lane::Goal(entry.goal.id), name: Some(entry.goal.title.clone()) })
            .collect(),
        Grouping::Field => goals
            .iter()
            .map(|entry| Group { lane: Lane::Field(entry.goal.field_id), name: Some(entry.field.clone()) })
            .collect(),
        Grouping::Committee => {
            named(cards, |card| card.committee.as_ref(), |id| Lane::Committee(id.map(CommitteeId)))
        }
        Grouping::Person => {
            named(cards, |card| card.responsible.as_ref(), |id| Lane::Person(id.map(PersonId)))
        }
    };
    let mut known: Vec<Lane> = Vec::new();
    groups.retain(|group| {
        let is_new = !known.contains(&group.lane);
        known.push(group.lane);
        is_new && (with_empty || cards.iter().any(|card| group.lane.holds(card)))
    });
    groups
}

fn named(
    cards: &[Card],
    of: impl Fn(&Card) -> Option<&NamedRecord>,
    lane: fn(Option<Uuid>) -> Lane,
) -> Vec<Group> {
    let mut groups: Vec<Group> = cards
        .iter()
        .map(|card| {
            let named = of(card);
            Group { lane: lane(named.map(|it| it.record.id)), name: named.map(|it| it.name.clone()) }
        })
        .collect();
    groups.sort_by_cached_key(|group| (group.name.is_none(), group.name.as_deref().map(fold)));
    groups
}
