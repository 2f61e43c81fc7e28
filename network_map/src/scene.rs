//! What is to be drawn, as flat numbers: the network at rest, and on top of it what the visitor looks at.
//!
//! The two are separate layers: selecting or hovering rebuilds only the small upper one, and the lower one steps back
//! as a whole. Colours are not in the numbers but looked up by kind, so a change of theme rebuilds nothing.

use domain::network::{NetworkSnapshot, NodeKind};

use crate::camera::{Bounds, Camera};
use crate::filter::MapFilter;
use crate::graph::{Direction, Graph};
use crate::labels::{Candidate, Emphasis, Symbol, importance, named_from_zoom};
use crate::layout::node_radius;
use crate::palette::{Shape, shape};
use crate::picking::PickIndex;

/// Numbers per node: x, y, radius, style. The style is the kind plus [`STYLE_STEP`] times the [`Mark`].
pub const NODE_FLOATS: usize = 4;
/// Numbers per link: x and y of the start, x and y of the end, 1 if it belongs to the selection or else 0.
pub const LINK_FLOATS: usize = 5;
/// See [`NODE_FLOATS`].
pub const STYLE_STEP: f32 = 8.0;
/// More symbols than this are not kept free of labels: from so far away there is no free place anyway.
const MOST_SYMBOLS: usize = 4_000;

/// How a node of the upper layer is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing special.
    None = 0,
    /// Linked with the selected node.
    Neighbour = 1,
    /// Under the pointer.
    Hovered = 2,
    /// Selected.
    Selected = 3,
}

/// Instances of nodes and links, in the order of drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// [`NODE_FLOATS`] numbers per node.
    pub nodes: Vec<f32>,
    /// [`LINK_FLOATS`] numbers per link.
    pub links: Vec<f32>,
}

impl Layer {
    fn add_node(&mut self, place: [f32; 2], radius: f32, kind: NodeKind, mark: Mark) {
        self.nodes.extend([place[0], place[1], radius, kind as u8 as f32 + STYLE_STEP * mark as u8 as f32]);
    }

    fn add_link(&mut self, from: [f32; 2], to: [f32; 2], is_strong: bool) {
        self.links.extend([from[0], from[1], to[0], to[1], f32::from(u8::from(is_strong))]);
    }
}

/// The network with what follows from it, and what the visitor does with it.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    snapshot: NetworkSnapshot,
    graph: Graph,
    positions: Vec<[f32; 2]>,
    radii: Vec<f32>,
    widest: f32,
    visible: Vec<bool>,
    filter: MapFilter,
    /// All nodes from the most to the least important.
    by_importance: Vec<u32>,
    pick_index: PickIndex,
    selected: Option<u32>,
    hovered: Option<u32>,
    /// The nodes of the path that is shown, from end to end; empty if none is.
    path: Vec<u32>,
}

impl Scene {
    /// The scene of `snapshot`, with nothing selected.
    #[must_use]
    pub fn new(snapshot: NetworkSnapshot, filter: MapFilter) -> Self {
        let graph = Graph::of(&snapshot);
        let degree = |node: usize| graph.degree(node as u32);
        let positions: Vec<[f32; 2]> = snapshot.nodes.iter().map(|node| node.position).collect();
        let radii: Vec<f32> = snapshot
            .nodes
            .iter()
            .enumerate()
            .map(|(index, node)| node_radius(node.kind, degree(index)))
            .collect();
        let mut by_importance: Vec<u32> = (0..snapshot.nodes.len() as u32).collect();
        by_importance.sort_by_key(|&node| {
            std::cmp::Reverse(importance(snapshot.nodes[node as usize].kind, graph.degree(node)))
        });
        Self {
            visible: filter.visible(&snapshot),
            pick_index: PickIndex::new(&positions),
            widest: radii.iter().copied().fold(0.0, f32::max),
            graph,
            positions,
            radii,
            filter,
            by_importance,
            snapshot,
            selected: None,
            hovered: None,
            path: Vec::new(),
        }
    }

    /// What the scene was made from.
    #[must_use]
    pub fn snapshot(&self) -> &NetworkSnapshot {
        &self.snapshot
    }

    /// Shows only what `filter` accepts.
    pub fn set_filter(&mut self, filter: MapFilter) {
        self.visible = filter.visible(&self.snapshot);
        self.filter = filter;
    }

    /// Selects a node; returns whether that is a change.
    pub fn set_selection(&mut self, node: Option<u32>) -> bool {
        std::mem::replace(&mut self.selected, node) != node
    }

    /// Tells which node the pointer is on; returns whether that is a change.
    pub fn set_hover(&mut self, node: Option<u32>) -> bool {
        std::mem::replace(&mut self.hovered, node) != node
    }

    /// Shows a path in place of all neighbours of the selection; returns whether that is a change.
    pub fn set_path(&mut self, nodes: Vec<u32>) -> bool {
        let is_new = self.path != nodes;
        self.path = nodes;
        is_new
    }

    /// The rectangle around the path that is shown.
    #[must_use]
    pub fn path_bounds(&self) -> Option<Bounds> {
        Bounds::around(self.path.iter().filter_map(|&node| self.position(node)))
    }

    /// The selected node, unless it is filtered out.
    #[must_use]
    pub fn selected(&self) -> Option<u32> {
        self.selected.filter(|&node| self.is_visible(node))
    }

    /// The node under the pointer, unless it is filtered out.
    #[must_use]
    pub fn hovered(&self) -> Option<u32> {
        self.hovered.filter(|&node| self.is_visible(node))
    }

    /// Whether `node` exists and is not filtered out.
    #[must_use]
    pub fn is_visible(&self, node: u32) -> bool {
        self.visible.get(node as usize).copied().unwrap_or(false)
    }

    /// Where `node` stands.
    #[must_use]
    pub fn position(&self, node: u32) -> Option<[f32; 2]> {
        self.positions.get(node as usize).copied()
    }

    /// The distance within which most visible neighbours of `node` stand.
    #[must_use]
    pub fn reach(&self, node: u32) -> Option<f32> {
        let [x, y] = self.position(node)?;
        let mut distances: Vec<f32> = self
            .shown_neighbours(node)
            .map(|other| self.positions[other as usize])
            .map(|place| (place[0] - x).hypot(place[1] - y))
            .collect();
        distances.sort_by(f32::total_cmp);
        distances.get(distances.len() * 4 / 5).copied()
    }

    /// The rectangle around all visible nodes, or around all if none is visible.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let visible = self.positions.iter().zip(&self.visible).filter(|(_, is_visible)| **is_visible);
        Bounds::around(visible.map(|(place, _)| *place))
            .or_else(|| Bounds::around(self.positions.iter().copied()))
    }

    /// See [`Graph::neighbour_towards`]; leads to visible nodes only.
    #[must_use]
    pub fn neighbour_towards(&self, node: u32, direction: Direction) -> Option<u32> {
        self.graph.neighbour_towards(node, direction, &self.positions, |other| self.is_visible(other))
    }

    /// The visible node at a place on the screen, or the nearest within `tolerance` CSS pixels of its outline.
    #[must_use]
    pub fn pick(&self, camera: &Camera, screen: [f32; 2], tolerance: f32) -> Option<u32> {
        let symbol = camera.symbol_scale() / camera.zoom();
        self.pick_index.nearest(
            &self.positions,
            camera.to_world(screen),
            tolerance / camera.zoom(),
            self.widest * symbol,
            |node| self.is_visible(node).then(|| self.radii[node as usize] * symbol),
        )
    }

    /// The network at rest: visible nodes and the links between them.
    #[must_use]
    pub fn base(&self) -> Layer {
        let mut layer = Layer::default();
        // The unimportant first, so that the important are drawn over them.
        for &node in self.by_importance.iter().rev().filter(|&&node| self.is_visible(node)) {
            self.add_node(&mut layer, node, Mark::None);
        }
        for link in &self.snapshot.links {
            if self.is_link_visible(link.source, link.target) && self.filter.accepts_link(link.kind) {
                layer.add_link(
                    self.positions[link.source as usize],
                    self.positions[link.target as usize],
                    false,
                );
            }
        }
        layer
    }

    /// What the visitor looks at: the selected and the hovered node with their links and neighbours.
    #[must_use]
    pub fn highlight(&self) -> Layer {
        let mut layer = Layer::default();
        let (selected, hovered) = (self.selected(), self.hovered());
        let focus = selected.filter(|_| self.path.is_empty());
        for focus in [focus, hovered.filter(|_| hovered != selected)].into_iter().flatten() {
            for neighbour in self.shown_neighbours(focus) {
                layer.add_link(self.positions[focus as usize], self.positions[neighbour as usize], true);
            }
        }
        for pair in self.path.windows(2) {
            if self.is_visible(pair[0]) && self.is_visible(pair[1]) {
                layer.add_link(self.positions[pair[0] as usize], self.positions[pair[1] as usize], true);
            }
        }
        for &node in self.path.iter().filter(|&&node| self.is_visible(node)) {
            self.add_node(&mut layer, node, Mark::Neighbour);
        }
        if let Some(focus) = focus {
            for neighbour in self.shown_neighbours(focus) {
                self.add_node(&mut layer, neighbour, Mark::Neighbour);
            }
        }
        if let Some(hovered) = hovered {
            for neighbour in self.shown_neighbours(hovered) {
                self.add_node(&mut layer, neighbour, Mark::Neighbour);
            }
            self.add_node(&mut layer, hovered, Mark::Hovered);
        }
        if let Some(selected) = selected {
            self.add_node(&mut layer, selected, Mark::Selected);
        }
        layer
    }

    /// The nodes that could be named now, the most important first.
    pub fn label_candidates<'a>(&'a self, camera: &'a Camera) -> impl Iterator<Item = Candidate> + 'a {
        let focus = self.emphases();
        let strong: std::collections::BTreeSet<u32> = focus.iter().map(|&(node, _)| node).collect();
        let rest = self.by_importance.iter().copied().filter_map(move |node| {
            let kind = self.snapshot.nodes[node as usize].kind;
            let is_worth_it = named_from_zoom(kind, self.graph.degree(node)) <= camera.zoom();
            (is_worth_it && self.is_visible(node) && !strong.contains(&node))
                .then(|| (node, if kind == NodeKind::Region { Emphasis::Landmark } else { Emphasis::Plain }))
        });
        focus.into_iter().chain(rest).map(|(node, emphasis)| Candidate {
            node,
            at: camera.to_screen(self.positions[node as usize]),
            radius: self.extent(node, camera) * enlargement(emphasis),
            emphasis,
        })
    }

    /// The symbols on the screen, for labels to keep clear of.
    #[must_use]
    pub fn symbols(&self, camera: &Camera) -> Vec<Symbol> {
        let Bounds { low, high } = camera.visible_world();
        let is_near = |[x, y]: [f32; 2]| x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1];
        let focus = self.emphases();
        let mut symbols: Vec<Symbol> = Vec::new();
        for (node, &place) in self.positions.iter().enumerate() {
            if self.visible[node] && is_near(place) {
                let node = node as u32;
                symbols.push(Symbol {
                    node,
                    at: camera.to_screen(place),
                    radius: self.extent(node, camera),
                    // The sign of a region is how one finds one's way.
                    is_strong: self.snapshot.nodes[node as usize].kind == NodeKind::Region,
                });
            }
        }
        if symbols.len() > MOST_SYMBOLS {
            symbols.clear();
        }
        symbols.extend(focus.into_iter().map(|(node, emphasis)| Symbol {
            node,
            at: camera.to_screen(self.positions[node as usize]),
            radius: self.extent(node, camera) * enlargement(emphasis),
            is_strong: true,
        }));
        symbols
    }

    /// How far a symbol at rest reaches from its centre, in CSS pixels: shapes of one radius differ in their corners.
    fn extent(&self, node: u32, camera: &Camera) -> f32 {
        let corner = match shape(self.snapshot.nodes[node as usize].kind) {
            Shape::Square | Shape::Circle => 1.0,
            Shape::Triangle => 1.16,
            Shape::Diamond => 1.28,
        };
        self.radii[node as usize] * camera.symbol_scale() * corner
    }

    /// What stands out, the most important first, each node once.
    fn emphases(&self) -> Vec<(u32, Emphasis)> {
        let mut emphases: Vec<(u32, Emphasis)> = Vec::new();
        emphases.extend(self.selected().map(|node| (node, Emphasis::Selected)));
        emphases.extend(self.hovered().map(|node| (node, Emphasis::Hovered)));
        let path = self.path.iter().copied().filter(|&node| self.is_visible(node));
        emphases.extend(path.map(|node| (node, Emphasis::Neighbour)));
        let mut neighbours: Vec<u32> = self
            .selected()
            .filter(|_| self.path.is_empty())
            .or(self.hovered())
            .map(|node| self.shown_neighbours(node).collect())
            .unwrap_or_default();
        neighbours.sort_by_key(|&node| {
            std::cmp::Reverse(importance(self.snapshot.nodes[node as usize].kind, self.graph.degree(node)))
        });
        emphases.extend(neighbours.into_iter().map(|node| (node, Emphasis::Neighbour)));
        let mut seen = std::collections::BTreeSet::new();
        emphases.retain(|&(node, _)| seen.insert(node));
        emphases
    }

    fn shown_neighbours(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        self.graph
            .neighbours(node)
            .iter()
            .filter(|next| self.filter.accepts_link(self.snapshot.links[next.link as usize].kind))
            .map(|next| next.node)
            .filter(|&other| self.is_visible(other))
    }

    fn is_link_visible(&self, source: u32, target: u32) -> bool {
        source != target && self.is_visible(source) && self.is_visible(target)
    }

    fn add_node(&self, layer: &mut Layer, node: u32, mark: Mark) {
        let index = node as usize;
        layer.add_node(self.positions[index], self.radii[index], self.snapshot.nodes[index].kind, mark);
    }
}

/// How much larger than at rest a symbol is drawn; the shader of the nodes knows the same numbers.
fn enlargement(emphasis: Emphasis) -> f32 {
    match emphasis {
        Emphasis::Plain | Emphasis::Landmark => 1.0,
        Emphasis::Neighbour => 1.15,
        Emphasis::Hovered => 1.25,
        Emphasis::Selected => 1.4,
    }
}

#[cfg(test)]
mod tests {
    use domain::network::{Link, LinkKind, Node};
    use uuid::Uuid;

    use super::*;

    /// A committee (0) with an organisation (1) and a person (2); a region (3) that nobody is linked with.
    fn small() -> Scene {
        let node = |index: u128, kind, position| Node {
            id: Uuid::from_u128(index),
            kind,
            label: format!("Knoten {index}"),
            level: None,
            region: None,
            fields: 0,
            position,
        };
        let link = |source, target, kind| Link { source, target, kind };
        let snapshot = NetworkSnapshot {
            nodes: vec![
                node(0, NodeKind::Committee, [0.0, 0.0]),
                node(1, NodeKind::Organisation, [10.0, 0.0]),
                node(2, NodeKind::Person, [0.0, 10.0]),
                node(3, NodeKind::Region, [-10.0, -10.0]),
            ],
            links: vec![
                link(1, 0, LinkKind::Membership),
                link(2, 0, LinkKind::Chair),
                link(2, 2, LinkKind::Parent),
            ],
            ..NetworkSnapshot::default()
        };
        Scene::new(snapshot, MapFilter::default())
    }

    fn styles(layer: &Layer) -> Vec<f32> {
        layer.nodes.chunks(NODE_FLOATS).map(|node| node[3]).collect()
    }

    #[test]
    fn at_rest_everything_visible_is_drawn_once_the_important_on_top() {
        let base = small().base();
        assert_eq!(styles(&base), [4.0, 3.0, 2.0, 0.0]);
        assert_eq!(base.nodes[..3], [0.0, 10.0, 0.5]);
        assert_eq!(base.links, [10.0, 0.0, 0.0, 0.0, 0.0, 0.0, 10.0, 0.0, 0.0, 0.0]);
        assert_eq!(small().highlight(), Layer::default());
    }

    #[test]
    fn filtered_nodes_and_their_links_are_not_drawn() {
        let mut scene = small();
        scene.set_filter(MapFilter {
            kinds: vec![NodeKind::Committee, NodeKind::Person],
            ..MapFilter::default()
        });
        assert_eq!(styles(&scene.base()), [4.0, 2.0]);
        assert_eq!(scene.base().links.len(), LINK_FLOATS);
        scene.set_selection(Some(1));
        assert_eq!(scene.selected(), None);
        assert_eq!(scene.highlight(), Layer::default());
    }

    #[test]
    fn links_of_hidden_kinds_are_not_drawn() {
        let mut scene = small();
        scene.set_filter(MapFilter { link_kinds: vec![LinkKind::Chair], ..MapFilter::default() });
        scene.set_selection(Some(0));
        assert_eq!(scene.base().links.len(), LINK_FLOATS);
        assert_eq!(styles(&scene.highlight()), [12.0, 26.0]);
    }

    #[test]
    fn the_selection_is_drawn_above_its_neighbours() {
        let mut scene = small();
        assert!(scene.set_selection(Some(0)));
        assert!(!scene.set_selection(Some(0)));
        let highlight = scene.highlight();
        assert_eq!(styles(&highlight), [11.0, 12.0, 26.0]);
        assert_eq!(highlight.links, [0.0, 0.0, 10.0, 0.0, 1.0, 0.0, 0.0, 0.0, 10.0, 1.0]);
    }

    #[test]
    fn the_selected_node_is_named_first_then_its_neighbours() {
        let mut scene = small();
        scene.set_selection(Some(2));
        let camera = Camera::default();
        let named: Vec<(u32, Emphasis)> =
            scene.label_candidates(&camera).map(|candidate| (candidate.node, candidate.emphasis)).collect();
        assert_eq!(named, [(2, Emphasis::Selected), (0, Emphasis::Neighbour), (3, Emphasis::Landmark)]);
    }

    #[test]
    fn a_node_is_picked_where_it_is_drawn() {
        let scene = small();
        let mut camera = Camera::default();
        camera.resize(400.0, 400.0);
        let screen = camera.to_screen([10.0, 0.0]);
        assert_eq!(scene.pick(&camera, [screen[0] + 3.0, screen[1]], 4.0), Some(1));
        assert_eq!(scene.pick(&camera, [screen[0] + 20.0, screen[1]], 4.0), None);
    }

    #[test]
    fn bounds_are_those_of_what_is_visible() {
        let mut scene = small();
        scene.set_filter(MapFilter { kinds: vec![NodeKind::Person], ..MapFilter::default() });
        assert_eq!(scene.bounds(), Some(Bounds { low: [0.0, 10.0], high: [0.0, 10.0] }));
        assert_eq!(Scene::default().bounds(), None);
    }
}
