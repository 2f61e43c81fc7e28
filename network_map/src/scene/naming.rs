//! What of the scene could be named, and what names should keep clear of.

use domain::network::NodeKind;

use super::Scene;
use crate::camera::{Bounds, Camera};
use crate::labels::{Candidate, Emphasis, Subject, Symbol, importance, named_from_zoom};
use crate::palette::{Shape, shape};
use crate::places::mixed;

/// More symbols than this are not kept free of labels: from so far away there is no free place anyway.
const MOST_SYMBOLS: usize = 4_000;

impl Scene {
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
        let of_node = |(node, emphasis): (u32, Emphasis)| Candidate {
            subject: Subject::Node(node),
            at: camera.to_screen(self.places.now(node as usize)),
            radius: self.extent(node, camera) * enlargement(emphasis),
            emphasis,
        };
        let focus = focus.into_iter().map(of_node);
        focus.chain(self.hull_names(camera)).chain(rest.map(of_node)).chain(self.outline_names(camera))
    }

    /// The names of hulls, each at its upper edge.
    fn hull_names<'a>(&'a self, camera: &'a Camera) -> impl Iterator<Item = Candidate> + 'a {
        let share = self.places.share();
        self.hull_shapes.iter().filter(|shape| !self.hulls[shape.hull as usize].name.is_empty()).map(
            move |shape| {
                let corners =
                    shape.origin.iter().zip(&shape.target).map(|(from, to)| mixed(*from, *to, share));
                let top = corners.min_by(|a, b| a[1].total_cmp(&b[1])).unwrap_or_default();
                let at = camera.to_screen(top);
                Candidate {
                    subject: Subject::Hull(shape.hull),
                    at,
                    radius: 0.0,
                    emphasis: Emphasis::Landmark,
                }
            },
        )
    }

    /// The names of outlines, each in its middle.
    fn outline_names<'a>(&'a self, camera: &'a Camera) -> impl Iterator<Item = Candidate> + 'a {
        self.outlines.iter().enumerate().filter(|(_, outline)| !outline.name.is_empty()).filter_map(
            move |(index, outline)| {
                let (middle, half_width) = outline.middle()?;
                Some(Candidate {
                    subject: Subject::Outline(index as u32),
                    at: camera.to_screen(middle),
                    radius: half_width * camera.zoom(),
                    emphasis: Emphasis::Area,
                })
            },
        )
    }

    /// The symbols on the screen, for labels to keep clear of.
    #[must_use]
    pub fn symbols(&self, camera: &Camera) -> Vec<Symbol> {
        let Bounds { low, high } = camera.visible_world();
        let is_near = |[x, y]: [f32; 2]| x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1];
        let focus = self.emphases();
        let mut symbols: Vec<Symbol> = Vec::new();
        for node in 0..self.visible.len() {
            let place = self.places.now(node);
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
            at: camera.to_screen(self.places.now(node as usize)),
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
}

/// How much larger than at rest a symbol is drawn; the shader of the nodes knows the same numbers.
fn enlargement(emphasis: Emphasis) -> f32 {
    match emphasis {
        Emphasis::Area | Emphasis::Plain | Emphasis::Landmark => 1.0,
        Emphasis::Neighbour => 1.15,
        Emphasis::Hovered => 1.25,
        Emphasis::Selected => 1.4,
    }
}
