//! Where structures are double: committees in which the same people and organisations sit.

use std::collections::BTreeMap;

use domain::network::{LinkKind, NetworkSnapshot, NodeKind};

/// Two committees with members in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    /// The one, by its index in the snapshot.
    pub first: u32,
    /// The other, with a larger index.
    pub second: u32,
    /// Who sits in both.
    pub members: Vec<u32>,
    /// How much of what the two have they share (weighted Jaccard), from 0 to 1.
    pub similarity: f32,
}

/// The pairs of committees that `accepts` lets through and that have at least `least` members in common, the most
/// similar first. Of two committees, a member counts once and a field of action `field_weight` times.
#[must_use]
pub fn overlaps(
    snapshot: &NetworkSnapshot,
    accepts: impl Fn(u32) -> bool,
    least: usize,
    field_weight: u32,
) -> Vec<Overlap> {
    let seats = seats(snapshot, accepts);
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    let mut shared: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    for (member, committees) in (0..).zip(&seats) {
        for (index, &committee) in committees.iter().enumerate() {
            *sizes.entry(committee).or_default() += 1;
            for &other in &committees[index + 1..] {
                shared.entry((committee, other)).or_default().push(member);
            }
        }
    }
    let mut found: Vec<Overlap> = shared
        .into_iter()
        .filter(|(_, members)| members.len() >= least)
        .map(|((first, second), members)| {
            let fields = [first, second].map(|committee| snapshot.nodes[committee as usize].fields);
            let weight = |fields: u32| (fields.count_ones() * field_weight) as usize;
            let common = members.len() + weight(fields[0] & fields[1]);
            let all = sizes[&first] + sizes[&second] - members.len() + weight(fields[0] | fields[1]);
            Overlap { first, second, similarity: common as f32 / all as f32, members }
        })
        .collect();
    found.sort_by(|a, b| {
        let by_similarity = b.similarity.total_cmp(&a.similarity).then(b.members.len().cmp(&a.members.len()));
        by_similarity.then((a.first, a.second).cmp(&(b.first, b.second)))
    });
    found
}

/// Per node, the committees in which it sits, in order and each once. Who chairs sits there too.
fn seats(snapshot: &NetworkSnapshot, accepts: impl Fn(u32) -> bool) -> Vec<Vec<u32>> {
    let kind = |node: u32| snapshot.nodes.get(node as usize).map(|node| node.kind);
    let mut seats = vec![Vec::new(); snapshot.nodes.len()];
    for link in &snapshot.links {
        let is_seat = matches!(link.kind, LinkKind::Membership | LinkKind::Chair)
            && kind(link.target) == Some(NodeKind::Committee)
            && kind(link.source).is_some_and(|kind| kind != NodeKind::Committee);
        if is_seat && accepts(link.target) {
            seats[link.source as usize].push(link.target);
        }
    }
    for committees in &mut seats {
        committees.sort_unstable();
        committees.dedup();
    }
    seats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::network_of;

    const COMMITTEE: NodeKind = NodeKind::Committee;
    const PERSON: NodeKind = NodeKind::Person;

    fn network() -> NetworkSnapshot {
        let member = LinkKind::Membership;
        network_of(
            &[COMMITTEE, COMMITTEE, COMMITTEE, PERSON, PERSON, PERSON, PERSON],
            &[
                (3, 0, member),
                (4, 0, member),
                (5, 0, LinkKind::Chair),
                (5, 0, member),
                (3, 1, member),
                (4, 1, member),
                (3, 2, member),
                (6, 2, member),
                (1, 0, LinkKind::Parent),
                (6, 9, member),
            ],
        )
    }

    #[test]
    fn pairs_are_ranked_by_the_share_of_common_members() {
        let found = overlaps(&network(), |_| true, 1, 0);
        let pairs: Vec<_> =
            found.iter().map(|pair| (pair.first, pair.second, pair.members.clone())).collect();
        assert_eq!(pairs, [(0, 1, vec![3, 4]), (1, 2, vec![3]), (0, 2, vec![3])]);
        assert!((found[0].similarity - 2.0 / 3.0).abs() < 1e-6, "{}", found[0].similarity);
        assert!((found[1].similarity - 1.0 / 3.0).abs() < 1e-6, "{}", found[1].similarity);
    }

    #[test]
    fn few_common_members_and_hidden_committees_are_left_out() {
        assert_eq!(overlaps(&network(), |_| true, 2, 0).len(), 1);
        assert!(overlaps(&network(), |node| node != 0, 2, 0).is_empty());
        assert!(overlaps(&NetworkSnapshot::default(), |_| true, 2, 0).is_empty());
    }

    #[test]
    fn common_fields_count_as_many_members_as_they_weigh() {
        let mut network = network();
        network.nodes[0].fields = 0b011;
        network.nodes[1].fields = 0b110;
        let similarity = |weight| overlaps(&network, |_| true, 2, weight)[0].similarity;
        // Two of three members are shared, and one of three fields.
        for (weight, expected) in [(0, 2.0 / 3.0), (1, 3.0 / 6.0), (3, 5.0 / 12.0)] {
            assert!((similarity(weight) - expected).abs() < 1e-6, "{weight}: {}", similarity(weight));
        }
    }

    #[test]
    fn the_pairs_are_those_of_a_count_by_hand() {
        let snapshot = crate::sample::state_network();
        let members = |committee: u32| -> std::collections::BTreeSet<u32> {
            let is_seat = |kind| matches!(kind, LinkKind::Membership | LinkKind::Chair);
            let links = snapshot.links.iter().filter(|link| is_seat(link.kind) && link.target == committee);
            let seated = links.map(|link| link.source);
            seated.filter(|&node| snapshot.nodes[node as usize].kind != NodeKind::Committee).collect()
        };
        let found = overlaps(&snapshot, |_| true, 2, 0);
        assert!(!found.is_empty());
        for pair in &found {
            let (first, second) = (members(pair.first), members(pair.second));
            assert!(pair.members.iter().eq(first.intersection(&second)));
            let all = first.union(&second).count();
            assert!((pair.similarity - pair.members.len() as f32 / all as f32).abs() < 1e-6);
        }
    }
}
