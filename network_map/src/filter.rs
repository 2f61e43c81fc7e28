//! Which nodes are shown, and how many of each sort there are to choose from.

use domain::directory::Level;
use domain::network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind};

/// What the visitor wants to see. Each restriction that is empty restricts nothing; all together must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapFilter {
    /// Kinds of nodes to show.
    pub kinds: Vec<NodeKind>,
    /// Administrative levels to show; nodes without a level are then hidden.
    pub levels: Vec<Level>,
    /// Fields of action as bits; a node is shown if it works in one of them.
    pub fields: u32,
    /// The one health region to show.
    pub region: Option<u16>,
    /// Kinds of links to show; does not hide nodes.
    pub link_kinds: Vec<LinkKind>,
    /// Also show nodes of the wanted kinds that are linked with a match, whatever their level, field or region.
    pub with_neighbours: bool,
}

/// How many nodes each choice of the legend stands for, given all *other* restrictions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterCounts {
    /// Shown with the filter as it is.
    pub shown: usize,
    /// Per kind, in the order of [`NodeKind::ALL`].
    pub kinds: [usize; 5],
    /// Per level from municipality to federation.
    pub levels: [usize; 4],
    /// Per field of action, in the order of [`NetworkSnapshot::fields`].
    pub fields: Vec<usize>,
}

impl MapFilter {
    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
            && self.levels.is_empty()
            && self.fields == 0
            && self.region.is_none()
            && self.link_kinds.is_empty()
    }

    /// Per node, whether it is shown.
    #[must_use]
    pub fn visible(&self, snapshot: &NetworkSnapshot) -> Vec<bool> {
        let matches: Vec<bool> = snapshot.nodes.iter().map(|node| self.accepts(node)).collect();
        if !self.with_neighbours {
            return matches;
        }
        let mut visible = matches.clone();
        for link in snapshot.links.iter().filter(|link| self.accepts_link(link.kind)) {
            for (from, to) in [(link.source, link.target), (link.target, link.source)] {
                let (from, to) = (from as usize, to as usize);
                if matches.get(from) == Some(&true)
                    && snapshot.nodes.get(to).is_some_and(|node| self.has_kind(node))
                {
                    visible[to] = true;
                }
            }
        }
        visible
    }

    /// Whether links of this kind are shown between visible nodes.
    #[must_use]
    pub fn accepts_link(&self, kind: LinkKind) -> bool {
        self.link_kinds.is_empty() || self.link_kinds.contains(&kind)
    }

    /// The numbers for the legend.
    #[must_use]
    pub fn counts(&self, snapshot: &NetworkSnapshot) -> FilterCounts {
        let mut counts = FilterCounts { fields: vec![0; snapshot.fields.len()], ..FilterCounts::default() };
        counts.shown = self.visible(snapshot).into_iter().filter(|&is_visible| is_visible).count();
        for node in &snapshot.nodes {
            let (kind, level, field) = (self.has_kind(node), self.has_level(node), self.has_field(node));
            if !self.has_region(node) {
                continue;
            }
            if level && field {
                counts.kinds[node.kind as usize] += 1;
            }
            if let Some(level) = node.level.filter(|_| kind && field) {
                counts.levels[level as usize] += 1;
            }
            if kind && level {
                for (bit, count) in counts.fields.iter_mut().enumerate().take(32) {
                    *count += usize::from(node.fields >> bit & 1 == 1);
                }
            }
        }
        counts
    }

    fn accepts(&self, node: &Node) -> bool {
        self.has_kind(node) && self.has_level(node) && self.has_field(node) && self.has_region(node)
    }

    fn has_kind(&self, node: &Node) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&node.kind)
    }

    fn has_level(&self, node: &Node) -> bool {
        self.levels.is_empty() || node.level.is_some_and(|level| self.levels.contains(&level))
    }

    fn has_field(&self, node: &Node) -> bool {
        self.fields == 0 || node.fields & self.fields != 0
    }

    fn has_region(&self, node: &Node) -> bool {
        self.region.is_none() || node.region == self.region
    }
}

/// The visible nodes by themselves, with the links between them that `filter` accepts.
#[must_use]
pub fn part(snapshot: &NetworkSnapshot, visible: &[bool], filter: &MapFilter) -> NetworkSnapshot {
    let is_visible = |node: usize| visible.get(node) == Some(&true);
    let nodes = snapshot.nodes.iter().enumerate().filter(|(index, _)| is_visible(*index));
    let mut places = vec![None; snapshot.nodes.len()];
    for (place, (index, _)) in (0u32..).zip(nodes.clone()) {
        places[index] = Some(place);
    }
    let place = |node: u32| places.get(node as usize).copied().flatten();
    let links = snapshot.links.iter().filter(|link| filter.accepts_link(link.kind)).filter_map(|link| {
        Some(Link { source: place(link.source)?, target: place(link.target)?, kind: link.kind })
    });
    NetworkSnapshot {
        nodes: nodes.map(|(_, node)| node.clone()).collect(),
        links: links.collect(),
        regions: snapshot.regions.clone(),
        fields: snapshot.fields.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::state_network;

    fn shown(filter: &MapFilter) -> Vec<Node> {
        let snapshot = state_network();
        let visible = filter.visible(&snapshot);
        snapshot
            .nodes
            .into_iter()
            .zip(visible)
            .filter(|(_, is_visible)| *is_visible)
            .map(|(node, _)| node)
            .collect()
    }

    #[test]
    fn an_empty_filter_shows_everything() {
        let filter = MapFilter::default();
        assert!(filter.is_empty());
        assert_eq!(shown(&filter).len(), state_network().nodes.len());
    }

    #[test]
    fn all_restrictions_must_hold_together() {
        let filter = MapFilter {
            kinds: vec![NodeKind::Committee],
            levels: vec![Level::Region],
            fields: 0b1,
            region: Some(4),
            ..MapFilter::default()
        };
        let nodes = shown(&filter);
        assert!(!nodes.is_empty());
        assert!(nodes.iter().all(|node| node.kind == NodeKind::Committee
            && node.level == Some(Level::Region)
            && node.fields & 1 == 1
            && node.region == Some(4)));
    }

    #[test]
    fn one_of_several_fields_is_enough() {
        let either = MapFilter { fields: 0b11, ..MapFilter::default() };
        let first = MapFilter { fields: 0b01, ..MapFilter::default() };
        assert!(shown(&either).len() > shown(&first).len());
    }

    #[test]
    fn neighbours_of_a_match_can_be_shown_with_it() {
        let alone = MapFilter { region: Some(4), ..MapFilter::default() };
        let with = MapFilter { with_neighbours: true, ..alone.clone() };
        let strangers: Vec<Node> = shown(&with).into_iter().filter(|node| node.region != Some(4)).collect();
        assert!(shown(&alone).iter().all(|node| node.region == Some(4)));
        assert!(strangers.iter().any(|node| node.label == "Serviceeinheit Hessen"));
    }

    #[test]
    fn counts_per_kind_add_up_to_all_nodes() {
        let snapshot = state_network();
        let counts = MapFilter::default().counts(&snapshot);
        assert_eq!(counts.kinds.iter().sum::<usize>(), snapshot.nodes.len());
        assert_eq!((counts.kinds[0], counts.kinds[1], counts.shown), (26, 27, snapshot.nodes.len()));
    }

    #[test]
    fn a_choice_does_not_change_the_counts_beside_it_but_those_of_the_others() {
        let snapshot = state_network();
        let all = MapFilter::default().counts(&snapshot);
        let filter = MapFilter { kinds: vec![NodeKind::Person], ..MapFilter::default() };
        let persons = filter.counts(&snapshot);
        assert_eq!(persons.kinds, all.kinds);
        assert_eq!(persons.shown, all.kinds[NodeKind::Person as usize]);
        assert_eq!(persons.fields, [0; 6]);
        let care = MapFilter { fields: 1, ..MapFilter::default() }.counts(&snapshot);
        assert_eq!(care.shown, all.fields[0]);
        assert_eq!(care.fields, all.fields);
    }

    #[test]
    fn a_part_holds_the_visible_nodes_and_the_links_between_them() {
        let snapshot = state_network();
        let filter = MapFilter { kinds: vec![NodeKind::Committee, NodeKind::Region], ..MapFilter::default() };
        let part = part(&snapshot, &filter.visible(&snapshot), &filter);
        assert_eq!(part.nodes, shown(&filter));
        let ends = |network: &NetworkSnapshot, link: &Link| {
            [link.source, link.target].map(|node| network.nodes[node as usize].id)
        };
        let is_inside = |link: &&Link| {
            [link.source, link.target]
                .iter()
                .all(|&node| filter.kinds.contains(&snapshot.nodes[node as usize].kind))
        };
        let expected: Vec<_> =
            snapshot.links.iter().filter(is_inside).map(|link| ends(&snapshot, link)).collect();
        assert!(!expected.is_empty());
        assert_eq!(part.links.iter().map(|link| ends(&part, link)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn links_of_other_kinds_can_be_hidden() {
        let filter = MapFilter { link_kinds: vec![LinkKind::Chair], ..MapFilter::default() };
        assert!(filter.accepts_link(LinkKind::Chair) && !filter.accepts_link(LinkKind::Parent));
        assert!(MapFilter::default().accepts_link(LinkKind::Parent));
    }
}
