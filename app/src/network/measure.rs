//! What the size of a node says: a measure with a number for each node, the same on the server and in the browser.

use domain::network::{LinkKind, NetworkSnapshot};
use network_map::bonds::{centrality::Centrality, contacts::Contacts};
use serde::{Deserialize, Serialize};

use super::reading::degrees;

/// What the size of a node says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeSize {
    /// What it stands for; committees grow a little with their members.
    #[default]
    Kind,
    /// How many links it has.
    Links,
    /// The share of all pairs of others whose shortest way leads over it.
    Betweenness,
    /// How many seats it holds, or has if it is a committee.
    Seats,
}

impl NodeSize {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Links, Self::Betweenness, Self::Seats];

    /// As it stands in the URL; the first needs no word.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Kind => None,
            Self::Links => Some("degree"),
            Self::Betweenness => Some("betweenness"),
            Self::Seats => Some("seats"),
        }
    }

    pub(super) fn read(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|size| size.word() == word).unwrap_or_default()
    }
}

/// The number of each node, in the order of the network. It is of the whole network as its reader sees it, so that no
/// node grows or shrinks because of a filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// What is measured.
    pub size: NodeSize,
    /// The numbers; betweenness in percent.
    pub numbers: Vec<f64>,
    /// Whether they are from a sample, because all of a large network would take too long.
    pub is_estimate: bool,
}

impl Measured {
    /// Measures a network; nothing if the size says what a node stands for.
    #[must_use]
    pub fn of(network: &NetworkSnapshot, size: NodeSize) -> Option<Self> {
        let (numbers, is_estimate) = match size {
            NodeSize::Kind => return None,
            NodeSize::Links => (degrees(network).into_iter().map(|degree| degree as f64).collect(), false),
            NodeSize::Betweenness => betweenness(network),
            NodeSize::Seats => (seats(network), false),
        };
        Some(Self { size, numbers, is_estimate })
    }

    /// The number of a node.
    #[must_use]
    pub fn number(&self, node: usize) -> f64 {
        self.numbers.get(node).copied().unwrap_or(0.0)
    }

    /// The first of the nodes with the largest number; none if all are 0.
    #[must_use]
    pub fn largest(&self) -> Option<usize> {
        let largest = self.numbers.iter().copied().fold(0.0, f64::max);
        (largest > 0.0).then(|| self.numbers.iter().position(|&number| number >= largest)).flatten()
    }

    /// The numbers as shares of the largest, as [`Scene::set_sizes`](network_map::scene::Scene::set_sizes) wants them.
    #[must_use]
    pub fn shares(&self) -> Vec<f32> {
        let largest = self.largest().map_or(1.0, |node| self.number(node));
        self.numbers.iter().map(|number| (number / largest) as f32).collect()
    }
}

/// Regions link nobody who does not know each other anyway; they have none.
fn betweenness(network: &NetworkSnapshot) -> (Vec<f64>, bool) {
    let contacts = Contacts::of(network, &vec![true; network.nodes.len()]);
    let centrality = Centrality::at_once(&contacts);
    let mut numbers = vec![0.0; network.nodes.len()];
    for node in contacts.nodes() {
        numbers[contacts.index(node)] = 100.0 * centrality.betweenness[node as usize];
    }
    (numbers, !centrality.is_exact())
}

fn seats(network: &NetworkSnapshot) -> Vec<f64> {
    let mut numbers = vec![0.0; network.nodes.len()];
    let seats = network.links.iter().filter(|link| is_seat(link.kind));
    for end in seats.flat_map(|link| [link.source, link.target]) {
        if let Some(number) = numbers.get_mut(end as usize) {
            *number += 1.0;
        }
    }
    numbers
}

/// Whether a link is a seat in a committee.
pub(super) fn is_seat(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::Membership | LinkKind::Chair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::reading::tests::network;

    fn numbers(size: NodeSize) -> Vec<f64> {
        Measured::of(&network(), size).map(|measured| measured.numbers).unwrap_or_default()
    }

    #[test]
    fn links_and_seats_are_counted_and_kinds_are_not() {
        assert!(Measured::of(&network(), NodeSize::Kind).is_none());
        assert_eq!(numbers(NodeSize::Links), [1.0, 5.0, 2.0, 1.0, 3.0]);
        assert_eq!(numbers(NodeSize::Seats), [0.0, 2.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn whoever_stands_between_the_others_is_the_largest_and_regions_are_not_counted() {
        let measured = Measured::of(&network(), NodeSize::Betweenness).unwrap();
        // Of the three others, two pairs meet only in the forum: the chair with the working group and with the organisation.
        assert!((measured.numbers[1] - 200.0 / 3.0).abs() < 1e-9, "{measured:?}");
        assert_eq!(measured.numbers[0], 0.0);
        assert_eq!((measured.largest(), measured.is_estimate), (Some(1), false));
        assert_eq!(measured.shares()[1], 1.0);
    }

    #[test]
    fn where_all_numbers_are_nothing_there_is_no_largest() {
        let measured = Measured { numbers: vec![0.0; 3], ..Measured::default() };
        assert_eq!((measured.largest(), measured.shares()), (None, vec![0.0; 3]));
        assert!(Measured::of(&NetworkSnapshot::default(), NodeSize::Betweenness).unwrap().numbers.is_empty());
    }
}
