//! Double structures in words: committees in which the same people and organisations sit.

use domain::{network::NetworkSnapshot, search::fold};
use network_map::overlaps::{Overlap, overlaps};
use serde::{Deserialize, Serialize};

use super::{
    overlap_rule::OverlapRule,
    query::has_bit,
    reading::{NodeRow, row},
};

/// Most pairs in the list.
const PAIRS: usize = 100;

/// Two committees with members in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverlapRow {
    /// The one.
    pub first: NodeRow,
    /// The other.
    pub second: NodeRow,
    /// Who sits in both, by name.
    pub members: Vec<NodeRow>,
    /// How much of what the two have they share, in percent.
    pub percent: u32,
    /// Names of the fields of action of both.
    pub fields: Vec<String>,
}

/// The most similar pairs of visible committees.
pub(super) fn read_overlaps(
    network: &NetworkSnapshot,
    degrees: &[usize],
    visible: &[bool],
    rule: OverlapRule,
) -> Vec<OverlapRow> {
    let found = overlaps(network, |node| visible[node as usize], rule.least, rule.field_weight);
    let overlap = |pair: &Overlap| {
        let (first, second) = (pair.first as usize, pair.second as usize);
        let both = network.nodes[first].fields & network.nodes[second].fields;
        let fields = network.fields.iter().enumerate().filter(|(bit, _)| has_bit(both, *bit));
        let mut members: Vec<_> =
            pair.members.iter().map(|&member| row(network, degrees, member as usize)).collect();
        members.sort_by_cached_key(|row| (row.kind, fold(&row.name), row.id));
        OverlapRow {
            first: row(network, degrees, first),
            second: row(network, degrees, second),
            members,
            percent: (pair.similarity * 100.0).round() as u32,
            fields: fields.map(|(_, name)| name.clone()).collect(),
        }
    };
    found.iter().take(PAIRS).map(overlap).collect()
}

/// A walk along the links of all pairs of the list, from the one to the other over each who sits in both. The ends of
/// two pairs follow each other without a link.
pub(super) fn walk_of_pairs(network: &NetworkSnapshot, visible: &[bool], rule: OverlapRule) -> Vec<u32> {
    let found = overlaps(network, |node| visible[node as usize], rule.least, rule.field_weight);
    let steps = |pair: &Overlap| {
        let ends = [pair.first, pair.second].into_iter().cycle();
        let mut walk: Vec<u32> = ends.zip(&pair.members).flat_map(|(end, &member)| [end, member]).collect();
        // An even number of members leads back to where the pair began.
        walk.push(if pair.members.len() % 2 == 1 { pair.second } else { pair.first });
        walk
    };
    found.iter().take(PAIRS).flat_map(steps).collect()
}

#[cfg(test)]
mod tests {
    use domain::network::{Link, LinkKind, NodeKind};

    use super::*;
    use crate::network::{
        query::{MapQuery, MapView},
        reading::{MapReading, tests::network},
    };

    #[test]
    fn committees_with_common_members_are_paired() {
        let mut network = network();
        for (source, target) in [(3, 1), (4, 1), (3, 2), (4, 2)] {
            network.links.push(Link { source, target, kind: LinkKind::Membership });
        }
        let query = MapQuery { view: MapView::Overlaps, ..MapQuery::default() };
        let pairs = MapReading::of(&network, &query).overlaps.unwrap();
        assert_eq!(pairs.len(), 1);
        assert_eq!(
            (&*pairs[0].first.name, &*pairs[0].second.name),
            ("Gesundheitsforum Haßberge", "AG Pflege")
        );
        let members: Vec<_> = pairs[0].members.iter().map(|row| &*row.name).collect();
        assert_eq!(members, ["Pflegestützpunkt", "Ärztlicher Leiter"]);
        assert_eq!(pairs[0].fields, [network.fields[0].clone()]);
        let hidden = query.changed(|query| query.kinds = vec![NodeKind::Person]);
        assert!(MapReading::of(&network, &hidden).overlaps.unwrap().is_empty());
    }

    #[test]
    fn the_walk_of_a_pair_goes_over_all_who_sit_in_both() {
        let mut network = network();
        network.links.clear();
        for (source, target) in [(3, 1), (4, 1), (3, 2), (4, 2)] {
            network.links.push(Link { source, target, kind: LinkKind::Membership });
        }
        let walk = walk_of_pairs(&network, &[true; 5], OverlapRule::default());
        assert_eq!(walk, [1, 3, 2, 4, 1]);
        assert!(walk_of_pairs(&network, &[true, false, true, true, true], OverlapRule::default()).is_empty());
    }

    #[test]
    fn the_reader_chooses_how_many_members_must_be_common_and_what_fields_weigh() {
        let mut network = network();
        for (source, target) in [(3, 1), (4, 1), (3, 2), (4, 2)] {
            network.links.push(Link { source, target, kind: LinkKind::Membership });
        }
        let pairs = |least, field_weight| {
            let overlap_rule = OverlapRule { least, field_weight };
            let query = MapQuery { view: MapView::Overlaps, overlap_rule, ..MapQuery::default() };
            MapReading::of(&network, &query).overlaps.unwrap()
        };
        // Both sit in both; one of two fields is common.
        assert_eq!(pairs(2, 0)[0].percent, 100);
        assert_eq!(pairs(2, 1)[0].percent, 75);
        assert_eq!(pairs(2, 3)[0].percent, 63);
        assert!(pairs(3, 0).is_empty());
    }
}
