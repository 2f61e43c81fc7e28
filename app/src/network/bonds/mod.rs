//! Who holds the network together: what the server has worked out, and the page that says it in words.

#[cfg(feature = "ssr")]
pub mod cache;
mod page;
mod sections;
#[cfg(feature = "ssr")]
mod survey;
mod text;

use serde::{Deserialize, Serialize};

pub(super) use page::{BondsPage, ask_bonds};
pub(super) use text::{bonds_question, bonds_title};

use super::reading::NodeRow;

/// What holds the network together, as far as the reader sees it. Regions are not counted among the nodes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BondsReading {
    /// Who counts.
    pub counted: Numbers,
    /// Pairs of them that are in contact.
    pub contacts: usize,
    /// How many of the nodes are in contact with each other over any number of steps, at most.
    pub largest_part: usize,
    /// From how many nodes the shortest ways were counted, if not from all.
    pub sample: Option<usize>,
    /// The people and organisations over which most of the shortest ways lead.
    pub people: Vec<GoBetween>,
    /// The committees over which most of the shortest ways lead.
    pub committees: Vec<GoBetween>,
    /// Nodes without which others lose contact, the gravest first.
    pub cut_points: Listed<CutPointRow>,
    /// Contacts without which others lose contact, the gravest first.
    pub bridges: Listed<BridgeRow>,
    /// Who has the most contacts.
    pub connected: Vec<ConnectedRow>,
    /// Who has more to do with each other than with the rest, the largest first.
    pub communities: Listed<CommunityRow>,
    /// Who has no contact, by name.
    pub isolated: Listed<NodeRow>,
}

/// The first of a list, and how many there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// The first.
    pub first: Vec<T>,
    /// How many there are in all.
    pub total: usize,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { first: Vec::new(), total: 0 }
    }
}

/// Somebody over whom shortest ways lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoBetween {
    /// Who; `links` are the contacts.
    pub row: NodeRow,
    /// The share of all pairs of others that a shortest way over this node links, in percent.
    pub percent: f64,
    /// How far off this may be, in percentage points; 0 if it is exact.
    pub error: f64,
    /// The health regions in which they have contacts, those with the most contacts first.
    pub regions: Listed<String>,
    /// What would be without them.
    pub without: Without,
}

/// What would be without somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Without {
    /// Others would lose contact.
    Loss(Loss),
    /// Two of their contacts would be farther from each other.
    Detour {
        /// The one.
        first: String,
        /// The other.
        second: String,
        /// The steps between them.
        steps: u32,
    },
    /// Their contacts would still be near to each other.
    Nothing,
}

/// Who would lose contact with the rest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Loss {
    /// Health regions that would lose contact as a whole, by name.
    pub regions: Vec<String>,
    /// How many committees, organisations and people.
    pub numbers: Numbers,
    /// The first of them by name, committees before all others.
    pub first: Vec<NodeRow>,
}

/// How many there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Numbers {
    /// Committees.
    pub committees: usize,
    /// Organisations, with the offices.
    pub organisations: usize,
    /// People.
    pub people: usize,
}

impl Numbers {
    /// All together.
    #[must_use]
    pub fn total(self) -> usize {
        self.committees + self.organisations + self.people
    }
}

/// A node without which others lose contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CutPointRow {
    /// Who.
    pub row: NodeRow,
    /// Who would lose contact.
    pub loss: Loss,
}

/// A contact without which others lose contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BridgeRow {
    /// Its end in the larger part.
    pub near: NodeRow,
    /// Its end in the smaller part.
    pub far: NodeRow,
    /// The smaller part.
    pub loss: Loss,
}

/// Somebody with many contacts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConnectedRow {
    /// Who; `links` are the contacts.
    pub row: NodeRow,
    /// How near all others are, in percent: 100 if all are direct contacts.
    pub closeness: f64,
}

/// Those who have more to do with each other than with the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityRow {
    /// Its best linked committee, or whoever is best linked if it has none.
    pub middle: NodeRow,
    /// How many belong to it.
    pub members: Numbers,
    /// The health region of most of those who are in one, with their share in percent.
    pub region: Option<(String, u32)>,
    /// How many of its contacts stay inside, in percent.
    pub inside: u32,
    /// The members with the most contacts outside, with their number.
    pub outward: Vec<(NodeRow, usize)>,
}
