//! Groups of nodes folded into one: a committee with those who sit in it, a health region with all that belongs to it.

use std::collections::HashSet;

use domain::network::{Link, LinkKind, NetworkSnapshot, NodeKind};
use uuid::Uuid;

/// Whether nodes of this kind hold others that can be folded into them.
#[must_use]
pub fn is_group(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Committee | NodeKind::Region)
}

/// The network with each of these groups folded into the node that stands for it, which then says how many it holds: "AG
/// Pflege (+12)". Links of those inside become links of their group, one for each reason and other end. Nothing if
/// nobody is inside any of them.
///
/// Whoever is in several groups is in the first; a group that is folded stays beside the others, and so do the nodes that are
/// `kept`.
#[must_use]
pub fn folded(snapshot: &NetworkSnapshot, groups: &[Uuid], kept: &[Uuid]) -> Option<NetworkSnapshot> {
    let kept: HashSet<&Uuid> = kept.iter().collect();
    let find = |id: &Uuid| snapshot.nodes.iter().position(|node| node.id == *id && is_group(node.kind));
    let groups: Vec<usize> = groups.iter().filter_map(find).collect();
    let mut holders: Vec<usize> = (0..snapshot.nodes.len()).collect();
    let mut counts = vec![0usize; snapshot.nodes.len()];
    for &group in &groups {
        for member in members(snapshot, group) {
            let stays = groups.contains(&member) || kept.contains(&snapshot.nodes[member].id);
            if holders[member] == member && !stays {
                holders[member] = group;
                counts[group] += 1;
            }
        }
    }
    if counts.iter().all(|&count| count == 0) {
        return None;
    }
    let mut numbers = vec![0u32; snapshot.nodes.len()];
    let mut nodes = Vec::new();
    for (index, node) in snapshot.nodes.iter().enumerate().filter(|(index, _)| holders[*index] == *index) {
        numbers[index] = nodes.len() as u32;
        let mut node = node.clone();
        if counts[index] > 0 {
            node.label = format!("{} (+{})", node.label, counts[index]);
        }
        nodes.push(node);
    }
    let mut seen = HashSet::new();
    let links = snapshot.links.iter().filter_map(|link| {
        let [source, target] = [link.source, link.target].map(|end| holders.get(end as usize).copied());
        let (source, target) = (source?, target?);
        let is_moved = (source, target) != (link.source as usize, link.target as usize);
        let link = Link { source: numbers[source], target: numbers[target], kind: link.kind };
        let is_inside = is_moved && source == target;
        // Links that were there twice before stay twice; those of a group are told once.
        let is_told = !seen.insert(link) && is_moved;
        (!is_inside && !is_told).then_some(link)
    });
    let links = links.collect();
    let (regions, fields) = (snapshot.regions.clone(), snapshot.fields.clone());
    Some(NetworkSnapshot { nodes, links, regions, fields })
}

/// Who is inside a group.
fn members(snapshot: &NetworkSnapshot, group: usize) -> Vec<usize> {
    let node = &snapshot.nodes[group];
    if node.kind == NodeKind::Region {
        let nodes = snapshot.nodes.iter().enumerate();
        let is_inside =
            |index: usize, region: Option<u16>| index != group && region.is_some() && region == node.region;
        return nodes
            .filter(|(index, other)| is_inside(*index, other.region))
            .map(|(index, _)| index)
            .collect();
    }
    let is_seat = |link: &&Link| {
        matches!(link.kind, LinkKind::Membership | LinkKind::Chair) && link.target as usize == group
    };
    let members = snapshot.links.iter().filter(is_seat).map(|link| link.source as usize);
    members.filter(|&member| snapshot.nodes.get(member).is_some_and(|node| !is_group(node.kind))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{network_of, state_network};

    fn id(node: u128) -> Uuid {
        Uuid::from_u128(node)
    }

    /// Two committees (0, 1) with a person who sits in both (2), one each (3, 4), and an organisation (5) that knows two.
    fn two_committees() -> NetworkSnapshot {
        use LinkKind::{Chair, Membership, Parent, Relation};
        let kinds =
            [NodeKind::Committee, NodeKind::Committee, NodeKind::Person, NodeKind::Person, NodeKind::Person];
        let kinds = [&kinds[..], &[NodeKind::Organisation]].concat();
        let links = [
            (2, 0, Membership),
            (2, 1, Membership),
            (3, 0, Chair),
            (4, 1, Membership),
            (1, 0, Parent),
            (5, 2, Relation),
            (5, 3, Relation),
        ];
        let mut snapshot = network_of(&kinds, &links);
        for (index, node) in snapshot.nodes.iter_mut().enumerate() {
            node.label = format!("Knoten {index}");
        }
        snapshot
    }

    #[test]
    fn a_committee_holds_its_members_and_takes_over_their_links_once() {
        let folded = folded(&two_committees(), &[id(0)], &[]).unwrap();
        let names: Vec<&str> = folded.nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(names, ["Knoten 0 (+2)", "Knoten 1", "Knoten 4", "Knoten 5"]);
        let links: Vec<_> = folded.links.iter().map(|link| (link.source, link.target, link.kind)).collect();
        assert_eq!(
            links,
            [
                (0, 1, LinkKind::Membership),
                (2, 1, LinkKind::Membership),
                (1, 0, LinkKind::Parent),
                (3, 0, LinkKind::Relation),
            ]
        );
    }

    #[test]
    fn whoever_is_in_two_groups_is_in_the_first_and_groups_stay_beside_each_other() {
        let folded = folded(&two_committees(), &[id(1), id(0)], &[]).unwrap();
        let names: Vec<&str> = folded.nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(names, ["Knoten 0 (+1)", "Knoten 1 (+2)", "Knoten 5"]);
    }

    #[test]
    fn who_is_kept_stays_beside_their_group() {
        let folded = folded(&two_committees(), &[id(0)], &[id(2)]).unwrap();
        let names: Vec<&str> = folded.nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(names, ["Knoten 0 (+1)", "Knoten 1", "Knoten 2", "Knoten 4", "Knoten 5"]);
        let has_seat = |link: &Link| (link.source, link.target, link.kind) == (2, 0, LinkKind::Membership);
        assert!(folded.links.iter().any(has_seat));
        assert_eq!(super::folded(&two_committees(), &[id(0)], &[id(2), id(3)]), None);
    }

    #[test]
    fn what_is_folded_is_not_folded_again() {
        let network = state_network();
        let regions = network.nodes.iter().filter(|node| node.kind == NodeKind::Region);
        let groups: Vec<Uuid> = regions.map(|node| node.id).take(3).collect();
        let once = folded(&network, &groups, &[]).unwrap();
        assert!(once.nodes.len() + 40 < network.nodes.len());
        assert!(once.links.iter().all(|link| (link.source.max(link.target) as usize) < once.nodes.len()));
        let inside = |node: &&domain::network::Node| node.region == Some(0);
        assert_eq!(once.nodes.iter().filter(inside).count(), 1);
        assert_eq!(folded(&once, &groups, &[]), None);
    }

    #[test]
    fn what_holds_nobody_is_not_folded() {
        let network = two_committees();
        assert_eq!(folded(&network, &[id(2), id(5), id(99)], &[]), None);
        assert_eq!(folded(&network, &[], &[]), None);
        assert_eq!(folded(&NetworkSnapshot::default(), &[id(0)], &[]), None);
    }
}
