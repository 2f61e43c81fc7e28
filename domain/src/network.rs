//! The network as the map sees it: nodes, links and what they can be filtered by.

use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

use crate::directory::{Level, MembershipRole};

/// What a node stands for. The map gives each kind a shape *and* a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// A health region.
    Region,
    /// The office that coordinates a health region, or a state service unit.
    Office,
    /// A forum, conference, working group or other committee.
    Committee,
    /// A hospital, insurer, authority, association or other body.
    Organisation,
    /// A person, in the demo a function.
    Person,
}

impl NodeKind {
    /// All kinds, in the order of the legend.
    pub const ALL: [Self; 5] =
        [Self::Region, Self::Office, Self::Committee, Self::Organisation, Self::Person];
}

/// Why two nodes are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A person or organisation sits in a committee.
    Membership,
    /// A person or organisation chairs or moderates a committee.
    Chair,
    /// A person works for, or speaks for, an organisation.
    Delegation,
    /// A committee was set up by another committee.
    Parent,
    /// A committee, office or organisation belongs to a health region.
    Belongs,
    /// Any other typed relation: funds, advises, reports to, cooperates with.
    Relation,
}

impl LinkKind {
    /// All kinds, in the order of the legend.
    pub const ALL: [Self; 6] =
        [Self::Membership, Self::Chair, Self::Delegation, Self::Parent, Self::Belongs, Self::Relation];
}

/// One node of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// The id of the record behind the node; unique over all kinds.
    pub id: Uuid,
    /// What the node stands for.
    pub kind: NodeKind,
    /// The name as shown.
    pub label: String,
    /// The administrative level, where the record has one.
    pub level: Option<Level>,
    /// Index into [`NetworkSnapshot::regions`]: the health region it belongs to.
    pub region: Option<u16>,
    /// Bit `i` is set if the node works in `NetworkSnapshot::fields[i]`.
    pub fields: u32,
    /// Position in layout units; one unit is about the diameter of a small node.
    pub position: [f32; 2],
}

/// One link of the map; `source` and `target` are indices into [`NetworkSnapshot::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// Index of the node the link starts at.
    pub source: u32,
    /// Index of the node the link ends at.
    pub target: u32,
    /// Why the two are linked.
    pub kind: LinkKind,
}

/// Everything one actor may see of the network, with stored positions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkSnapshot {
    /// All visible nodes, in a stable order.
    pub nodes: Vec<Node>,
    /// Links between visible nodes.
    pub links: Vec<Link>,
    /// Names of the health regions that nodes refer to by index.
    pub regions: Vec<String>,
    /// Names of the fields of action that nodes refer to by bit; at most 32.
    pub fields: Vec<String>,
}

/// A stretch of days; it has no beginning or no end where a bound is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The first day after.
    pub to: Option<Date>,
}

impl Period {
    /// Without beginning or end.
    pub const ALWAYS: Self = Self { from: None, to: None };

    /// From a first day to the day before `to`.
    #[must_use]
    pub const fn new(from: Option<Date>, to: Option<Date>) -> Self {
        Self { from, to }
    }

    /// The days that both have.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let both = |one: Option<Date>, other: Option<Date>, choose: fn(Date, Date) -> Date| {
            one.zip(other).map(|(one, other)| choose(one, other)).or(one).or(other)
        };
        Self { from: both(self.from, other.from, Ord::max), to: both(self.to, other.to, Ord::min) }
    }

    /// Whether `day` is one of its days.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

/// A node and the days on which there is such a node.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatedNode {
    /// The node; its fields of action are those of its own entry.
    pub node: Node,
    /// When it is there.
    pub period: Period,
}

/// A reason why two nodes are linked, and the days on which it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedLink {
    /// The link, between nodes of the history.
    pub link: Link,
    /// What a member is in the committee; none if a visible person sits there on behalf of the organisation.
    pub role: Option<MembershipRole>,
    /// When it holds, as long as both nodes are there.
    pub period: Period,
}

/// Everything one actor may see of the network of all days, with stored positions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkHistory {
    /// All nodes that were, are or will be. Health regions come first, so that the number of a region is the index of
    /// its node.
    pub nodes: Vec<DatedNode>,
    /// All reasons for links, the closest bonds first.
    pub links: Vec<DatedLink>,
    /// Names of the fields of action that nodes refer to by bit; at most 32.
    pub fields: Vec<String>,
}

/// How a node or link of one day differs from another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Difference {
    /// It was not there on the other day.
    New = 1,
    /// It was there on the other day only.
    Gone = 2,
    /// It is there on both days, with other bonds.
    Changed = 3,
}

impl Difference {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::New, Self::Gone, Self::Changed];
}

/// The days between which the network changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSpan {
    /// The first day on which something begins or ends; today if nothing ever did.
    pub first: Date,
    /// The last such day, but not before today.
    pub last: Date,
    /// Today in Germany.
    pub today: Date,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_period_has_its_first_day_and_not_the_day_after_its_last() {
        let year = Period::new(Some(date!(2025 - 01 - 01)), Some(date!(2026 - 01 - 01)));
        assert!(year.contains(date!(2025 - 01 - 01)) && year.contains(date!(2025 - 12 - 31)));
        assert!(!year.contains(date!(2024 - 12 - 31)) && !year.contains(date!(2026 - 01 - 01)));
        assert!(Period::ALWAYS.contains(date!(2025 - 01 - 01)));
    }

    #[test]
    fn two_periods_share_the_days_that_both_have() {
        let (from, to) = (Some(date!(2025 - 01 - 01)), Some(date!(2026 - 01 - 01)));
        assert_eq!(Period::new(from, None).and(Period::new(None, to)), Period::new(from, to));
        let later = Period::new(to, None);
        assert_eq!(Period::new(from, None).and(later), later);
        assert_eq!(Period::ALWAYS.and(Period::ALWAYS), Period::ALWAYS);
    }
}
