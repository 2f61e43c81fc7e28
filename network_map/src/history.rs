//! The network of one day, out of the network of all days.

use std::collections::HashSet;

use domain::network::{
    DatedLink, DatedNode, Link, LinkKind, NetworkHistory, NetworkSnapshot, Node, NodeKind,
};
use time::Date;

/// The network as it was, is or will be on `day`. People work in the fields of the committees they sit in that day.
#[must_use]
pub fn network_on(history: &NetworkHistory, day: Date) -> NetworkSnapshot {
    let links = history.links.iter().filter(|link| link.period.contains(day));
    take(history, |node| node.period.contains(day), links)
}

/// Everything that ever was or will be, as if it were there at once: for finding a place for each node.
#[must_use]
pub fn network_of_all_days(history: &NetworkHistory) -> NetworkSnapshot {
    take(history, |_| true, history.links.iter())
}

/// The accepted nodes, and of the links between any two of them the first.
pub(crate) fn take<'a>(
    history: &NetworkHistory,
    accepts_node: impl Fn(&DatedNode) -> bool,
    links: impl Iterator<Item = &'a DatedLink>,
) -> NetworkSnapshot {
    let mut snapshot = NetworkSnapshot { fields: history.fields.clone(), ..NetworkSnapshot::default() };
    let mut taken: Vec<Option<u32>> = Vec::with_capacity(history.nodes.len());
    let mut regions: Vec<Option<u16>> = Vec::new();
    for dated in &history.nodes {
        let is_taken = accepts_node(dated);
        if dated.node.kind == NodeKind::Region {
            regions.push(is_taken.then_some(snapshot.regions.len() as u16));
        }
        if !is_taken {
            taken.push(None);
            continue;
        }
        if dated.node.kind == NodeKind::Region {
            snapshot.regions.push(dated.node.label.clone());
        }
        taken.push(Some(snapshot.nodes.len() as u32));
        let region = dated.node.region.and_then(|region| regions.get(usize::from(region)).copied().flatten());
        snapshot.nodes.push(Node { region, ..dated.node.clone() });
    }
    let mut linked = HashSet::new();
    for dated in links {
        let index = |node: u32| taken.get(node as usize).copied().flatten();
        let Link { source, target, kind } = dated.link;
        let (Some(source), Some(target)) = (index(source), index(target)) else { continue };
        if is_seat(kind) && snapshot.nodes[source as usize].kind == NodeKind::Person {
            let fields = snapshot.nodes[target as usize].fields;
            snapshot.nodes[source as usize].fields |= fields;
        }
        if linked.insert((source.min(target), source.max(target))) {
            snapshot.links.push(Link { source, target, kind });
        }
    }
    snapshot
}

fn is_seat(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::Membership | LinkKind::Chair)
}

#[cfg(test)]
mod tests {
    use domain::network::Period;
    use time::macros::date;
    use uuid::Uuid;

    use super::*;

    const BEFORE: Date = date!(2024 - 12 - 31);
    const AFTER: Date = date!(2025 - 01 - 01);

    fn node(id: u128, kind: NodeKind, region: Option<u16>, fields: u32, period: Period) -> DatedNode {
        let label = format!("{kind:?} {id}");
        let node = Node {
            id: Uuid::from_u128(id),
            kind,
            label,
            level: None,
            region,
            fields,
            position: [id as f32; 2],
        };
        DatedNode { node, period }
    }

    fn link(source: u32, target: u32, kind: LinkKind, period: Period) -> DatedLink {
        DatedLink { link: Link { source, target, kind }, role: None, period }
    }

    /// Region 0 makes way for region 1; person 3 leaves committee 2 and keeps another bond with it.
    fn history() -> NetworkHistory {
        let (old, new) = (Period::new(None, Some(AFTER)), Period::new(Some(AFTER), None));
        NetworkHistory {
            nodes: vec![
                node(0, NodeKind::Region, Some(0), 0, old),
                node(1, NodeKind::Region, Some(1), 0, new),
                node(2, NodeKind::Committee, Some(1), 0b10, Period::ALWAYS),
                node(3, NodeKind::Person, Some(0), 0b01, Period::ALWAYS),
            ],
            links: vec![
                link(3, 2, LinkKind::Chair, old),
                link(2, 1, LinkKind::Belongs, Period::ALWAYS),
                link(2, 3, LinkKind::Relation, Period::ALWAYS),
            ],
            fields: vec!["Pflege".to_owned(), "Prävention".to_owned()],
        }
    }

    fn kinds(snapshot: &NetworkSnapshot) -> Vec<LinkKind> {
        snapshot.links.iter().map(|link| link.kind).collect()
    }

    #[test]
    fn a_period_ends_before_the_day_it_names() {
        let (before, after) = (network_on(&history(), BEFORE), network_on(&history(), AFTER));
        assert_eq!(
            (before.regions, after.regions),
            (vec!["Region 0".to_owned()], vec!["Region 1".to_owned()])
        );
    }

    #[test]
    fn nodes_name_only_regions_of_their_day_and_stay_where_they_are() {
        let (before, after) = (network_on(&history(), BEFORE), network_on(&history(), AFTER));
        let places = |network: &NetworkSnapshot| -> Vec<_> {
            network.nodes.iter().map(|node| (node.position[0], node.region)).collect()
        };
        assert_eq!(places(&before), [(0.0, Some(0)), (2.0, None), (3.0, Some(0))]);
        assert_eq!(places(&after), [(1.0, Some(0)), (2.0, Some(0)), (3.0, None)]);
    }

    #[test]
    fn the_closest_bond_of_the_day_links_two_nodes() {
        let (before, after) = (network_on(&history(), BEFORE), network_on(&history(), AFTER));
        assert_eq!(kinds(&before), [LinkKind::Chair]);
        assert_eq!(kinds(&after), [LinkKind::Belongs, LinkKind::Relation]);
        let all = network_of_all_days(&history());
        assert_eq!((all.nodes.len(), kinds(&all)), (4, vec![LinkKind::Chair, LinkKind::Belongs]));
    }

    #[test]
    fn people_work_in_the_fields_of_the_committees_of_the_day() {
        let fields = |day| network_on(&history(), day).nodes.last().unwrap().fields;
        assert_eq!((fields(BEFORE), fields(AFTER)), (0b11, 0b01));
    }
}
