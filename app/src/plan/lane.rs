//! Groups of measures: lanes on the board, sections of the table and the timeline.

use std::{fmt, str::FromStr};

use domain::{
    directory::NamedRecord,
    id::{FieldId, GoalId},
    plan::{BoardGoal, Card},
    search::fold,
    text::UnknownText,
};
use uuid::Uuid;

use super::{plan_query::Grouping, text};
use crate::i18n::Language;

/// Which measures belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lane {
    /// All of them.
    #[default]
    All,
    /// Those of a goal.
    Goal(GoalId),
    /// Those of a field of action.
    Field(FieldId),
    /// Those of a committee, or of none.
    Committee(Option<Uuid>),
    /// Those of a person, or of nobody.
    Person(Option<Uuid>),
}

impl Lane {
    /// Whether a card belongs there.
    pub(super) fn holds(self, card: &Card) -> bool {
        let id = |named: &Option<NamedRecord>| named.as_ref().map(|named| named.record.id);
        match self {
            Self::All => true,
            Self::Goal(goal) => card.goal_id == goal,
            Self::Field(field) => card.field_id == field,
            Self::Committee(committee) => id(&card.committee) == committee,
            Self::Person(person) => id(&card.responsible) == person,
        }
    }
}

/// The lane in an attribute of the document.
impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Goal(goal) => write!(f, "goal-{goal}"),
            Self::Field(field) => write!(f, "field-{field}"),
            Self::Committee(committee) => write!(f, "committee-{}", committee.unwrap_or_default()),
            Self::Person(person) => write!(f, "person-{}", person.unwrap_or_default()),
        }
    }
}

impl FromStr for Lane {
    type Err = UnknownText;

    fn from_str(text: &str) -> Result<Self, UnknownText> {
        let Some((kind, id)) = text.split_once('-') else {
            return if text == "all" { Ok(Self::All) } else { Err(UnknownText) };
        };
        let id: Uuid = id.parse().map_err(|_| UnknownText)?;
        let some = Some(id).filter(|id| !id.is_nil());
        match kind {
            "goal" => Ok(Self::Goal(GoalId(id))),
            "field" => Ok(Self::Field(FieldId(id))),
            "committee" => Ok(Self::Committee(some)),
            "person" => Ok(Self::Person(some)),
            _ => Err(UnknownText),
        }
    }
}

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
        Grouping::Committee => named(cards, |card| card.committee.as_ref(), Lane::Committee),
        Grouping::Person => named(cards, |card| card.responsible.as_ref(), Lane::Person),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_read_as_it_was_written() {
        let id = Uuid::from_u128(7);
        for lane in [
            Lane::All,
            Lane::Goal(GoalId(id)),
            Lane::Field(FieldId(id)),
            Lane::Committee(Some(id)),
            Lane::Committee(None),
            Lane::Person(None),
        ] {
            assert_eq!(lane.to_string().parse(), Ok(lane));
        }
        for text in ["", "none", "goal-", "goal-7", "team-00000000-0000-0000-0000-000000000007"] {
            assert_eq!(text.parse::<Lane>(), Err(UnknownText), "{text}");
        }
    }
}
