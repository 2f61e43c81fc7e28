//! What is to be drawn: the network at rest, and on top of it what the visitor looks at.
//!
//! The two are separate layers: selecting or hovering rebuilds only the small upper one, and the lower one steps back
//! as a whole.

mod chosen;
mod naming;
#[cfg(test)]
mod odd_tests;
#[cfg(test)]
mod tests;

use domain::network::{Difference, Link, NetworkSnapshot, NodeKind};

use crate::aggregate::Aggregate;
use crate::camera::{Bounds, Camera};
use crate::comparison::Differences;
use crate::filter::MapFilter;
use crate::graph::{Direction, Graph, Neighbour};
use crate::hulls::{self, CORNERS, Hull};
use crate::labels::{Subject, importance, named_from_zoom};
use crate::layer::{DrawnLink, DrawnNode, Layer, Mark, bends};
use crate::layout::node_radius;
use crate::outlines::Outline;
use crate::picking::PickIndex;
use crate::places::Places;

/// The radii of the smallest and the largest node whose size says a number.
const SIZES: [f32; 2] = [0.4, 1.8];
/// Layout units between a hull and its nodes.
const HULL_PADDING: f32 = 4.0;

/// The outline of a hull where its nodes come from and where they go, or twice where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct HullShape {
    /// Which of the tones of the palette it has.
    pub tone: u8,
    /// Corners of the outline while nothing has moved yet.
    pub origin: [[f32; 2]; CORNERS],
    /// Corners of the outline at rest.
    pub target: [[f32; 2]; CORNERS],
    hull: u32,
}

/// The network with what follows from it, and what the visitor does with it.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    snapshot: NetworkSnapshot,
    graph: Graph,
    places: Places,
    bends: Vec<f32>,
    radii: Vec<f32>,
    widest: f32,
    visible: Vec<bool>,
    filter: MapFilter,
    hidden: Vec<u32>,
    /// How nodes and links differ from another day; empty unless two days are compared.
    differences: Differences,
    hulls: Vec<Hull>,
    hull_shapes: Vec<HullShape>,
    outlines: Vec<Outline>,
    /// All nodes from the most to the least important, each with the zoom from which it is worth a name.
    by_importance: Vec<(u32, f32)>,
    kinds: Vec<NodeKind>,
    pick_index: PickIndex,
    aggregate: Aggregate,
    is_never_gathered: bool,
    selected: Option<u32>,
    hovered: Option<u32>,
    /// The nodes that were chosen together, in the order of their numbers.
    chosen: Vec<u32>,
    /// The nodes of the path that is shown, from end to end; empty if none is.
    path: Vec<u32>,
}

impl Scene {
    /// The scene of `snapshot`, with nothing selected.
    #[must_use]
    pub fn new(snapshot: NetworkSnapshot, filter: MapFilter) -> Self {
        let graph = Graph::of(&snapshot);
        let positions: Vec<[f32; 2]> = snapshot.nodes.iter().map(|node| node.position).collect();
        let kinds: Vec<NodeKind> = snapshot.nodes.iter().map(|node| node.kind).collect();
        let mut by_importance: Vec<u32> = (0..kinds.len() as u32).collect();
        by_importance
            .sort_by_key(|&node| std::cmp::Reverse(importance(kinds[node as usize], graph.degree(node))));
        let worth = |node: u32| (node, named_from_zoom(kinds[node as usize], graph.degree(node)));
        let by_importance = by_importance.into_iter().map(worth).collect();
        let mut scene = Self {
            visible: filter.visible(&snapshot),
            pick_index: PickIndex::new(&positions),
            bends: bends(&snapshot.links),
            graph,
            places: Places::new(positions),
            filter,
            by_importance,
            kinds,
            snapshot,
            ..Self::default()
        };
        scene.set_sizes(None);
        scene.gather();
        scene
    }

    /// What the scene was made from.
    #[must_use]
    pub fn snapshot(&self) -> &NetworkSnapshot {
        &self.snapshot
    }

    /// Shows only what `filter` accepts.
    pub fn set_filter(&mut self, filter: MapFilter) {
        self.filter = filter;
        self.update_visible();
    }

    /// Leaves out these nodes, whatever the filter says.
    pub fn set_hidden(&mut self, nodes: &[u32]) {
        self.hidden = nodes.to_vec();
        self.update_visible();
    }

    fn update_visible(&mut self) {
        self.visible = self.filter.visible(&self.snapshot);
        for &node in &self.hidden {
            if let Some(is_visible) = self.visible.get_mut(node as usize) {
                *is_visible = false;
            }
        }
        self.update_hulls();
        self.gather();
    }

    /// Whether a large network is gathered to its regions when it is seen from afar.
    pub fn set_gathering(&mut self, is_wanted: bool) {
        self.is_never_gathered = !is_wanted;
        self.gather();
    }

    fn gather(&mut self) {
        // A region does not say which of its nodes are new or gone.
        if self.is_never_gathered || self.is_comparison() {
            self.aggregate = Aggregate::default();
            return;
        }
        let is_shown = |link| self.is_link_visible(link);
        self.aggregate = Aggregate::new(&self.snapshot, &self.visible, self.places.targets(), is_shown);
    }

    /// What large networks are gathered to when they are seen from afar.
    #[must_use]
    pub fn aggregate(&self) -> &Aggregate {
        &self.aggregate
    }

    /// Marks how nodes and links differ from another day, in the order of the snapshot; empty lists for no comparison.
    pub fn set_differences(&mut self, differences: Differences) {
        self.differences = differences;
        self.gather();
    }

    /// Whether two days are compared.
    #[must_use]
    pub fn is_comparison(&self) -> bool {
        !self.differences.nodes.is_empty()
    }

    fn difference(&self, node: u32) -> Option<Difference> {
        self.differences.nodes.get(node as usize).copied().flatten()
    }

    /// Lets the area of each node say its share of the largest, from 0 to 1, or makes all as large as their kind and links
    /// say. Nodes without a share, or with one that is no number, are the smallest.
    pub fn set_sizes(&mut self, shares: Option<&[f32]>) {
        let [least, most] = SIZES.map(|radius| radius * radius);
        let radius = |(index, &kind): (usize, &NodeKind)| match shares {
            None => node_radius(kind, self.graph.degree(index as u32)),
            Some(shares) => {
                let share = shares.get(index).copied().filter(|share| !share.is_nan()).unwrap_or(0.0);
                (least + (most - least) * share.clamp(0.0, 1.0)).sqrt()
            }
        };
        self.radii = self.kinds.iter().enumerate().map(radius).collect();
        self.widest = self.radii.iter().copied().fold(0.0, f32::max);
    }

    /// Sends the nodes to other places: see [`Places::move_to`].
    pub fn set_positions(&mut self, positions: &[[f32; 2]], is_animated: bool) {
        self.places.move_to(positions, is_animated);
        self.pick_index = PickIndex::new(self.places.targets());
        self.update_hulls();
        self.gather();
    }

    /// Moves nodes on: see [`Places::advance`].
    pub fn advance(&mut self, now_ms: f64) -> bool {
        self.places.advance(now_ms)
    }

    /// Where nodes stand, or come from and go to.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Draws outlines around groups of nodes.
    pub fn set_hulls(&mut self, hulls: Vec<Hull>) {
        self.hulls = hulls;
        self.update_hulls();
    }

    /// The outlines around groups that have visible nodes, the large ones first.
    #[must_use]
    pub fn hull_shapes(&self) -> &[HullShape] {
        &self.hull_shapes
    }

    fn update_hulls(&mut self) {
        let shape = |(index, hull): (usize, &Hull)| {
            let around = |places: &[[f32; 2]]| {
                let shown = hull.nodes.iter().copied().filter(|&node| self.is_visible(node));
                hulls::outline(shown.filter_map(|node| places.get(node as usize).copied()), HULL_PADDING)
            };
            let target = around(self.places.targets())?;
            let origin = around(self.places.origins()).unwrap_or(target);
            Some(HullShape { tone: hull.tone, origin, target, hull: index as u32 })
        };
        let mut shapes: Vec<HullShape> = self.hulls.iter().enumerate().filter_map(shape).collect();
        shapes.sort_by_key(|shape| std::cmp::Reverse(self.hulls[shape.hull as usize].nodes.len()));
        self.hull_shapes = shapes;
    }

    /// Draws borders below the network.
    pub fn set_outlines(&mut self, outlines: Vec<Outline>) {
        self.outlines = outlines;
    }

    /// The borders below the network.
    #[must_use]
    pub fn outlines(&self) -> &[Outline] {
        &self.outlines
    }

    /// What is written for a subject of a label.
    #[must_use]
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Node(node) => self.snapshot.nodes.get(node as usize).map(|node| node.label.as_str()),
            Subject::Region(mark) => self.aggregate.marks.get(mark as usize).map(|mark| mark.name.as_str()),
            Subject::Hull(hull) => self.hulls.get(hull as usize).map(|hull| hull.name.as_str()),
            Subject::Outline(outline) => {
                self.outlines.get(outline as usize).map(|outline| outline.name.as_str())
            }
        }
        .unwrap_or_default()
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
        self.places.targets().get(node as usize).copied()
    }

    /// The distance within which most visible neighbours of `node` stand.
    #[must_use]
    pub fn reach(&self, node: u32) -> Option<f32> {
        let [x, y] = self.position(node)?;
        let mut distances: Vec<f32> = self
            .shown_neighbours(node)
            .filter_map(|other| self.position(other))
            .map(|place| (place[0] - x).hypot(place[1] - y))
            .collect();
        distances.sort_by(f32::total_cmp);
        distances.get(distances.len() * 4 / 5).copied()
    }

    /// The rectangle around all visible nodes, or around all if none is visible.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let positions = self.places.targets();
        let visible = positions.iter().zip(&self.visible).filter(|(_, is_visible)| **is_visible);
        Bounds::around(visible.map(|(place, _)| *place)).or_else(|| Bounds::around(positions.iter().copied()))
    }

    /// The same with all borders.
    #[must_use]
    pub fn full_bounds(&self) -> Option<Bounds> {
        let borders = self.outlines.iter().flat_map(|outline| outline.polygons.iter().flatten().flatten());
        let nodes = self.bounds().into_iter().flat_map(|bounds| [bounds.low, bounds.high]);
        Bounds::around(borders.copied().chain(nodes))
    }

    /// See [`Graph::neighbour_towards`]; leads to visible nodes only.
    #[must_use]
    pub fn neighbour_towards(&self, node: u32, direction: Direction) -> Option<u32> {
        self.graph.neighbour_towards(node, direction, self.places.targets(), |other| self.is_visible(other))
    }

    /// Whether regions rather than their nodes are seen.
    #[must_use]
    pub fn is_gathered(&self, camera: &Camera) -> bool {
        self.aggregate.share(camera.zoom()) > 0.5
    }

    /// The visible node at a place on the screen, or the nearest within `tolerance` CSS pixels of its outline. From afar
    /// it is the node of a region, if that has one.
    #[must_use]
    pub fn pick(&self, camera: &Camera, screen: [f32; 2], tolerance: f32) -> Option<u32> {
        let symbol = camera.symbol_scale() / camera.zoom();
        if self.is_gathered(camera) {
            let mark = self.aggregate.pick(camera.to_world(screen), tolerance / camera.zoom(), symbol);
            return mark.and_then(|mark| mark.node);
        }
        self.pick_index.nearest(
            self.places.targets(),
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
        for (node, _) in self.by_importance.iter().rev().filter(|(node, _)| self.is_visible(*node)) {
            layer.nodes.push(self.drawn_node(*node, Mark::None));
        }
        // What differs over the rest, the new on top.
        layer.nodes.sort_by_key(|drawn| drawn.difference.map(std::cmp::Reverse));
        let links = 0..self.snapshot.links.len() as u32;
        let links = links.filter(|&link| self.is_link_visible(link)).map(|link| self.drawn_link(link, false));
        layer.links.extend(links);
        layer.links.sort_by_key(|drawn| drawn.bend != 0.0);
        layer
    }

    /// What the visitor looks at: the selected and the hovered node with their links and neighbours, and the chosen nodes
    /// with the links among them.
    #[must_use]
    pub fn highlight(&self) -> Layer {
        let mut layer = Layer::default();
        let (selected, hovered) = (self.selected(), self.hovered());
        let focus = selected.filter(|_| self.path.is_empty());
        for focus in [focus, hovered.filter(|_| hovered != selected)].into_iter().flatten() {
            layer.links.extend(self.shown_links(focus).map(|next| self.drawn_link(next.link, true)));
        }
        for pair in self.path.windows(2).filter(|pair| self.is_visible(pair[0]) && self.is_visible(pair[1])) {
            // Also by links that the filter hides: they are the way.
            let steps = self.graph.neighbours(pair[0]).iter().filter(|next| next.node == pair[1]);
            layer.links.extend(steps.map(|next| self.drawn_link(next.link, true)));
        }
        layer.links.extend(self.links_among_chosen().map(|link| self.drawn_link(link, true)));
        layer.links.sort_by_key(|drawn| drawn.bend != 0.0);
        for &node in self.path.iter().filter(|&&node| self.is_visible(node)) {
            layer.nodes.push(self.drawn_node(node, Mark::Neighbour));
        }
        if let Some(focus) = focus {
            layer
                .nodes
                .extend(self.shown_neighbours(focus).map(|node| self.drawn_node(node, Mark::Neighbour)));
        }
        layer.nodes.extend(self.chosen().map(|node| self.drawn_node(node, Mark::Hovered)));
        if let Some(hovered) = hovered {
            layer
                .nodes
                .extend(self.shown_neighbours(hovered).map(|node| self.drawn_node(node, Mark::Neighbour)));
            layer.nodes.push(self.drawn_node(hovered, Mark::Hovered));
        }
        if let Some(selected) = selected {
            layer.nodes.push(self.drawn_node(selected, Mark::Selected));
        }
        layer
    }

    fn shown_neighbours(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        self.shown_links(node).map(|next| next.node)
    }

    fn shown_links(&self, node: u32) -> impl Iterator<Item = Neighbour> + '_ {
        self.graph.neighbours(node).iter().copied().filter(|next| self.is_link_visible(next.link))
    }

    fn is_link_visible(&self, link: u32) -> bool {
        let Link { source, target, kind } = self.snapshot.links[link as usize];
        source != target
            && self.is_visible(source)
            && self.is_visible(target)
            && self.filter.accepts_link(kind)
    }

    fn drawn_node(&self, node: u32, mark: Mark) -> DrawnNode {
        let index = node as usize;
        DrawnNode {
            node,
            radius: self.radii[index],
            kind: self.kinds[index],
            mark,
            difference: self.difference(node),
        }
    }

    fn drawn_link(&self, link: u32, is_strong: bool) -> DrawnLink {
        let Link { source, target, kind } = self.snapshot.links[link as usize];
        DrawnLink {
            source,
            target,
            kind,
            bend: self.bends[link as usize],
            is_strong,
            difference: self.differences.links.get(link as usize).copied().flatten(),
        }
    }
}
