//! All and only what a layout depends on: equal requests give equal positions.

use domain::network::{Link, NetworkSnapshot, NodeKind};

use crate::graph::Graph;

/// What a picture is to show first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Which region somebody belongs to: regions side by side.
    #[default]
    Neighbourhoods,
    /// Who is how many steps away from whom, across regions.
    Structure,
}

/// What to lay out. Lists about nodes have one entry per node, or are empty where they have nothing to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutRequest {
    /// How many nodes there are.
    pub node_count: usize,
    /// Pairs of linked nodes; self-links and pairs out of range are ignored.
    pub links: Vec<(u32, u32)>,
    /// Radius of each node in layout units; `0.5` where the list is empty.
    pub radii: Vec<f32>,
    /// The neighbourhood (health region) each node wants to live in.
    pub groups: Vec<Option<u16>>,
    /// What each node stands for; an organisation where the list is empty.
    pub kinds: Vec<NodeKind>,
    /// Where each node was; those that have a place keep it but for a nudge.
    pub previous: Vec<Option<[f32; 2]>>,
    /// Nodes that must stay exactly at their previous position.
    pub pinned: Vec<bool>,
    /// What the picture is to show first.
    pub arrangement: Arrangement,
    /// Chooses among equally good pictures.
    pub seed: u64,
}

impl LayoutRequest {
    /// A fresh layout of `snapshot`, grouped by health region, that ignores the positions stored in it.
    #[must_use]
    pub fn of_snapshot(snapshot: &NetworkSnapshot, seed: u64) -> Self {
        let links: Vec<(u32, u32)> =
            snapshot.links.iter().map(|&Link { source, target, .. }| (source, target)).collect();
        let graph = Graph::new(snapshot.nodes.len(), &links);
        Self {
            node_count: snapshot.nodes.len(),
            radii: snapshot
                .nodes
                .iter()
                .enumerate()
                .map(|(index, node)| node_radius(node.kind, graph.degree(index as u32)))
                .collect(),
            groups: snapshot.nodes.iter().map(|node| node.region).collect(),
            kinds: snapshot.nodes.iter().map(|node| node.kind).collect(),
            links,
            previous: Vec::new(),
            pinned: Vec::new(),
            arrangement: Arrangement::default(),
            seed,
        }
    }

    pub(super) fn radius(&self, node: usize) -> f32 {
        self.radii.get(node).copied().unwrap_or(0.5)
    }

    pub(super) fn kind(&self, node: usize) -> NodeKind {
        self.kinds.get(node).copied().unwrap_or(NodeKind::Organisation)
    }

    /// The links between two nodes that exist.
    pub(super) fn drawn_links(&self) -> Vec<(u32, u32)> {
        let is_drawn = |&(source, target): &(u32, u32)| {
            source != target && (source as usize) < self.node_count && (target as usize) < self.node_count
        };
        self.links.iter().copied().filter(is_drawn).collect()
    }

    pub(super) fn group(&self, node: usize) -> Option<u16> {
        self.groups.get(node).copied().flatten()
    }

    pub(super) fn previous(&self, node: usize) -> Option<[f32; 2]> {
        self.previous.get(node).copied().flatten().filter(|place| place.iter().all(|value| value.is_finite()))
    }

    /// A pin without a place to stick to holds nothing.
    pub(super) fn is_pinned(&self, node: usize) -> bool {
        self.pinned.get(node).copied().unwrap_or(false) && self.previous(node).is_some()
    }
}

/// Radius of a node in layout units: a person is one unit wide, committees grow with their members.
#[must_use]
pub fn node_radius(kind: NodeKind, degree: usize) -> f32 {
    let growth = (degree as f32 + 1.0).log2();
    match kind {
        NodeKind::Person => 0.5,
        NodeKind::Organisation => 0.54 + (growth * 0.04).min(0.24),
        NodeKind::Office => 0.68,
        NodeKind::Region => 0.66,
        NodeKind::Committee => 0.7 + (growth * 0.06).min(0.36),
    }
}
