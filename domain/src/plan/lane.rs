//! Lanes: measures that have something in common, and what a measure takes over when it is put among them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Card, Measure};
use crate::{
    directory::NamedRecord,
    id::{CommitteeId, FieldId, GoalId, PersonId},
    text::UnknownText,
};

/// Which measures belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Lane {
    /// All of them.
    #[default]
    All,
    /// Those of a goal.
    Goal(GoalId),
    /// Those of a field of action.
    Field(FieldId),
    /// Those of a committee, or of none.
    Committee(Option<CommitteeId>),
    /// Those of a person, or of nobody.
    Person(Option<PersonId>),
}

impl Lane {
    /// Whether a card belongs there.
    #[must_use]
    pub fn holds(self, card: &Card) -> bool {
        let id = |named: &Option<NamedRecord>| named.as_ref().map(|named| named.record.id);
        match self {
            Self::All => true,
            Self::Goal(goal) => card.goal_id == goal,
            Self::Field(field) => card.field_id == field,
            Self::Committee(committee) => id(&card.committee) == committee.map(|CommitteeId(id)| id),
            Self::Person(person) => id(&card.responsible) == person.map(|PersonId(id)| id),
        }
    }

    /// Whether a measure that is put there takes over what the lane stands for. A field of action is what the goal of a
    /// measure belongs to, and cannot be taken over without another goal.
    #[must_use]
    pub const fn takes(self) -> bool {
        matches!(self, Self::Goal(_) | Self::Committee(_) | Self::Person(_))
    }

    /// The measure as it is once it lies in the lane. With another goal it serves no outcome of the former one.
    #[must_use]
    pub fn take(self, measure: Measure) -> Measure {
        match self {
            Self::All | Self::Field(_) => measure,
            Self::Goal(goal_id) if goal_id == measure.goal_id => measure,
            Self::Goal(goal_id) => Measure { goal_id, outcome_id: None, ..measure },
            Self::Committee(committee_id) => Measure { committee_id, ..measure },
            Self::Person(responsible_id) => Measure { responsible_id, ..measure },
        }
    }
}

/// The lane as text, as addresses and attributes of a document hold it.
impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Goal(goal) => write!(f, "goal-{goal}"),
            Self::Field(field) => write!(f, "field-{field}"),
            Self::Committee(committee) => {
                write!(f, "committee-{}", committee.map(|id| id.0).unwrap_or_default())
            }
            Self::Person(person) => write!(f, "person-{}", person.map(|id| id.0).unwrap_or_default()),
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
            "committee" => Ok(Self::Committee(some.map(CommitteeId))),
            "person" => Ok(Self::Person(some.map(PersonId))),
            _ => Err(UnknownText),
        }
    }
}

impl From<Lane> for String {
    fn from(lane: Lane) -> Self {
        lane.to_string()
    }
}

impl TryFrom<String> for Lane {
    type Error = UnknownText;

    fn try_from(text: String) -> Result<Self, UnknownText> {
        text.parse()
    }
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
            Lane::Committee(Some(CommitteeId(id))),
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
