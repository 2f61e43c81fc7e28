//! What there is to say about several nodes: who they are, how they are linked, and where they meet.

use std::collections::{HashMap, HashSet};

use domain::{
    network::{LinkKind, NetworkSnapshot},
    search::fold,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::network::reading::{NodeRow, row};

/// Most committees that are named.
const COMMON: usize = 6;

/// Several nodes together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChoiceReading {
    /// The nodes, by kind and name.
    pub rows: Vec<NodeRow>,
    /// Links between two of them.
    pub among: usize,
    /// Links between one of them and somebody else.
    pub outwards: usize,
    /// Committees in which at least two of them sit, those with most of them first.
    pub common: Vec<CommonCommittee>,
}

/// A committee in which several of the chosen nodes sit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommonCommittee {
    /// The committee.
    pub row: NodeRow,
    /// How many of them.
    pub members: usize,
}

/// Reads the nodes of `chosen` that are there; none if there are none.
pub(in crate::network) fn read_choice(
    network: &NetworkSnapshot,
    degrees: &[usize],
    chosen: &[Uuid],
) -> Option<ChoiceReading> {
    let wanted: HashSet<Uuid> = chosen.iter().copied().collect();
    let is_chosen: Vec<bool> = network.nodes.iter().map(|node| wanted.contains(&node.id)).collect();
    let indices = (0..network.nodes.len()).filter(|&index| is_chosen[index]);
    let mut rows: Vec<NodeRow> = indices.map(|index| row(network, degrees, index)).collect();
    if rows.is_empty() {
        return None;
    }
    rows.sort_by_cached_key(|row| (row.kind, fold(&row.name), row.id));
    let has = |node: u32| is_chosen.get(node as usize) == Some(&true);
    let (mut among, mut outwards) = (0, 0);
    let mut seats: HashMap<u32, HashSet<u32>> = HashMap::new();
    for link in &network.links {
        match (has(link.source), has(link.target)) {
            (true, true) => among += 1,
            (false, false) => continue,
            _ => outwards += 1,
        }
        if has(link.source) && matches!(link.kind, LinkKind::Chair | LinkKind::Membership) {
            seats.entry(link.target).or_default().insert(link.source);
        }
    }
    let shared = seats
        .into_iter()
        .filter(|(committee, members)| members.len() > 1 && (*committee as usize) < network.nodes.len());
    let mut common: Vec<CommonCommittee> = shared
        .map(|(committee, members)| CommonCommittee {
            row: row(network, degrees, committee as usize),
            members: members.len(),
        })
        .collect();
    common.sort_by_cached_key(|it| (std::cmp::Reverse(it.members), fold(&it.row.name), it.row.id));
    common.truncate(COMMON);
    Some(ChoiceReading { rows, among, outwards, common })
}

#[cfg(test)]
mod tests {
    use domain::network::{Link, NodeKind};

    use super::*;
    use crate::network::{
        query::MapQuery,
        reading::{MapReading, tests::network},
    };

    fn read(numbers: &[u128], network: &NetworkSnapshot) -> Option<ChoiceReading> {
        let query = MapQuery::default().with_chosen(numbers.iter().copied().map(Uuid::from_u128));
        MapReading::of(network, &query).choice
    }

    #[test]
    fn links_among_the_chosen_and_outwards_are_told_apart() {
        let choice = read(&[4, 2, 5, 99], &network()).expect("three of them are there");
        let names: Vec<&str> = choice.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Gesundheitsforum Haßberge", "Pflegestützpunkt", "Ärztlicher Leiter"]);
        assert_eq!((choice.among, choice.outwards), (3, 3));
        assert_eq!(read(&[99], &network()), None);
        assert_eq!(read(&[], &network()), None);
    }

    #[test]
    fn a_committee_is_common_to_those_who_sit_there_not_to_one_with_two_seats() {
        let mut network = network();
        let both = read(&[4, 5], &network).expect("both are there").common;
        let said: Vec<_> = both.iter().map(|it| (it.row.name.as_str(), it.row.kind, it.members)).collect();
        assert_eq!(said, [("Gesundheitsforum Haßberge", NodeKind::Committee, 2)]);
        network.links.push(Link { source: 3, target: 1, kind: LinkKind::Membership });
        assert!(read(&[4], &network).expect("it is there").common.is_empty());
    }
}
