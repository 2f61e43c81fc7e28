//! Which nodes are shown, and how many of each sort there are to choose from.

use std::collections::HashSet;

use domain::directory::Level;
use domain::network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind};

use uuid::Uuid;

use crate::graph::Graph;

/// What somebody is in a committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Chairs or moderates it.
    Chair,
    /// Sits in it.
    Member,
}

impl Seat {
    /// All, in the order of the legend.
    pub const ALL: [Self; 2] = [Self::Chair, Self::Member];

    const fn link(self) -> LinkKind {
        match self {
            Self::Chair => LinkKind::Chair,
            Self::Member => LinkKind::Membership,
        }
    }
}

/// The surroundings of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// The id of the node.
    pub node: Uuid,
    /// How many steps from it, along links of any kind.
    pub depth: u32,
}

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
    /// Seats to show; nodes that hold none of them in any committee are then hidden.
    pub seats: Vec<Seat>,
    /// Show only what is around a node; no step leads over a hidden node.
    pub around: Option<Around>,
    /// Ids of the only nodes to show; those that are not there restrict nothing.
    pub only: Vec<Uuid>,
    /// Ids of nodes that are not shown.
    pub hidden: Vec<Uuid>,
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
    /// Per seat, in the order of [`Seat::ALL`].
    pub seats: [usize; 2],
}

impl MapFilter {
    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
            && self.levels.is_empty()
            && self.fields == 0
            && self.region.is_none()
            && self.seats.is_empty()
            && self.around.is_none()
            && self.only.is_empty()
            && self.hidden.is_empty()
            && self.link_kinds.is_empty()
    }

    /// Per node, whether it is shown.
    #[must_use]
    pub fn visible(&self, snapshot: &NetworkSnapshot) -> Vec<bool> {
        let (reached, seats) = (self.reached(snapshot), seats(snapshot));
        let nodes = snapshot.nodes.iter().zip(reached.iter().zip(&seats));
        let matches: Vec<bool> = nodes
            .map(|(node, (is_reached, held))| *is_reached && self.has_seat(*held) && self.accepts(node))
            .collect();
        if !self.with_neighbours {
            return matches;
        }
        let mut visible = matches.clone();
        for link in snapshot.links.iter().filter(|link| self.accepts_link(link.kind)) {
            for (from, to) in [(link.source, link.target), (link.target, link.source)] {
                let (from, to) = (from as usize, to as usize);
                if matches.get(from) == Some(&true)
                    && reached.get(to) == Some(&true)
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
        let (reached, held) = (self.reached(snapshot), seats(snapshot));
        for ((node, is_reached), held) in snapshot.nodes.iter().zip(reached).zip(held) {
            let (kind, level, field) = (self.has_kind(node), self.has_level(node), self.has_field(node));
            let seat = self.has_seat(held);
            if !is_reached || !self.has_region(node) {
                continue;
            }
            if level && field && seat {
                counts.kinds[node.kind as usize] += 1;
            }
            if let Some(level) = node.level.filter(|_| kind && field && seat) {
                counts.levels[level as usize] += 1;
            }
            if kind && level && seat {
                for (bit, count) in counts.fields.iter_mut().enumerate().take(32) {
                    *count += usize::from(node.fields >> bit & 1 == 1);
                }
            }
            if kind && level && field {
                for (seat, count) in counts.seats.iter_mut().enumerate() {
                    *count += usize::from(held[seat]);
                }
            }
        }
        counts
    }

    /// Per node, whether it is one of those to show, neither hidden nor too far away.
    fn reached(&self, snapshot: &NetworkSnapshot) -> Vec<bool> {
        let [hidden, only]: [HashSet<Uuid>; 2] =
            [&self.hidden, &self.only].map(|ids| ids.iter().copied().collect());
        let is_restricted = !only.is_empty() && snapshot.nodes.iter().any(|node| only.contains(&node.id));
        let is_open = |node: &Node| !hidden.contains(&node.id) && (!is_restricted || only.contains(&node.id));
        let open: Vec<bool> = snapshot.nodes.iter().map(is_open).collect();
        let Some(Around { node, depth }) = self.around else { return open };
        // A node that is not there restricts nothing.
        let Some(middle) = snapshot.nodes.iter().position(|known| known.id == node) else { return open };
        let graph = Graph::of(snapshot);
        let mut reached = vec![false; open.len()];
        let mut ring = Vec::new();
        if open[middle] {
            reached[middle] = true;
            ring.push(middle as u32);
        }
        for _ in 0..depth {
            let mut next = Vec::new();
            for neighbour in ring.iter().flat_map(|&node| graph.neighbours(node)) {
                let place = neighbour.node as usize;
                if open[place] && !reached[place] {
                    reached[place] = true;
                    next.push(neighbour.node);
                }
            }
            ring = next;
        }
        reached
    }

    fn has_seat(&self, held: [bool; 2]) -> bool {
        self.seats.is_empty() || self.seats.iter().any(|seat| held[*seat as usize])
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

/// Per node, which seats it holds in any committee, in the order of [`Seat::ALL`].
fn seats(snapshot: &NetworkSnapshot) -> Vec<[bool; 2]> {
    let mut seats = vec![[false; 2]; snapshot.nodes.len()];
    for link in &snapshot.links {
        if let Some(held) = seats.get_mut(link.source as usize) {
            for seat in Seat::ALL.iter().filter(|seat| seat.link() == link.kind) {
                held[*seat as usize] = true;
            }
        }
    }
    seats
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
    fn only_some_nodes_are_shown_and_ids_of_nobody_restrict_nothing() {
        let snapshot = state_network();
        let [one, other] = [3, 8].map(|index: usize| snapshot.nodes[index].clone());
        let only = |only: &[Uuid]| MapFilter { only: only.to_vec(), ..MapFilter::default() };
        let strange = Uuid::from_u128(u128::MAX);
        assert_eq!(shown(&only(&[other.id, one.id, strange])), [one.clone(), other.clone()]);
        assert_eq!(shown(&only(&[strange])).len(), snapshot.nodes.len());
        let without = MapFilter { hidden: vec![one.id], ..only(&[one.id, other.id]) };
        assert_eq!(shown(&without), [other]);
        assert!(!without.is_empty() && !only(&[one.id]).is_empty());
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
    fn around_a_node_is_what_few_steps_reach_that_lead_over_nothing_hidden() {
        let snapshot = state_network();
        let graph = Graph::of(&snapshot);
        let node = (0..snapshot.nodes.len() as u32).max_by_key(|&node| graph.degree(node)).unwrap();
        let id = |node: u32| snapshot.nodes[node as usize].id;
        let reached = |depth, hidden: &[u32]| {
            let around = Some(Around { node: id(node), depth });
            let hidden = hidden.iter().map(|&node| id(node)).collect();
            MapFilter { around, hidden, ..MapFilter::default() }.visible(&snapshot)
        };
        let count = |shown: &[bool]| shown.iter().filter(|is_shown| **is_shown).count();
        let neighbours: std::collections::BTreeSet<u32> =
            graph.neighbours(node).iter().map(|next| next.node).collect();
        let near = reached(1, &[]);
        assert_eq!(count(&near), neighbours.len() + 1);
        assert!(neighbours.iter().all(|&next| near[next as usize]));
        assert_eq!(count(&reached(0, &[])), 1);
        assert!(count(&reached(2, &[])) > count(&near));
        assert!(reached(3, &[]).iter().zip(&near).all(|(far, near)| *far || !near));
        assert_eq!(count(&reached(3, &[node])), 0);
        let cut: Vec<u32> = neighbours.into_iter().collect();
        assert_eq!(count(&reached(3, &cut)), 1);
    }

    #[test]
    fn hidden_nodes_count_for_no_choice_and_unknown_ones_change_nothing() {
        let snapshot = state_network();
        let all = MapFilter::default().counts(&snapshot);
        let hiding = MapFilter { hidden: vec![snapshot.nodes[0].id, Uuid::max()], ..MapFilter::default() };
        let counts = hiding.counts(&snapshot);
        assert!(!hiding.visible(&snapshot)[0] && !hiding.is_empty());
        assert_eq!(counts.shown, all.shown - 1);
        let kind = snapshot.nodes[0].kind as usize;
        assert_eq!(counts.kinds[kind], all.kinds[kind] - 1);
    }

    #[test]
    fn seats_are_those_of_the_links_that_start_at_a_node() {
        let snapshot = state_network();
        let all = MapFilter::default().counts(&snapshot);
        for (seat, kind) in [(Seat::Chair, LinkKind::Chair), (Seat::Member, LinkKind::Membership)] {
            let filter = MapFilter { seats: vec![seat], ..MapFilter::default() };
            let visible = filter.visible(&snapshot);
            let holders: std::collections::BTreeSet<u32> =
                snapshot.links.iter().filter(|link| link.kind == kind).map(|link| link.source).collect();
            assert!(!holders.is_empty());
            assert_eq!(visible.iter().filter(|is_shown| **is_shown).count(), holders.len());
            assert!(holders.iter().all(|&holder| visible[holder as usize]));
            let counts = filter.counts(&snapshot);
            assert_eq!((counts.shown, counts.seats), (all.seats[seat as usize], all.seats));
            assert_eq!(counts.kinds[NodeKind::Region as usize], 0);
        }
    }

    #[test]
    fn links_of_other_kinds_can_be_hidden() {
        let filter = MapFilter { link_kinds: vec![LinkKind::Chair], ..MapFilter::default() };
        assert!(filter.accepts_link(LinkKind::Chair) && !filter.accepts_link(LinkKind::Parent));
        assert!(MapFilter::default().accepts_link(LinkKind::Parent));
    }
}
