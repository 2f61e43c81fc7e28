//! What of the scene could be named, and what names should keep clear of.

use domain::network::{Difference, NodeKind};

use super::Scene;
use crate::camera::Camera;
use crate::labels::{Candidate, Emphasis, Subject, Symbol, importance};
use crate::layer::Mark;
use crate::palette::{Shape, shape};
use crate::places::mixed;
use crate::shapes::{RING_GAP, RING_WIDTH};

/// More symbols than this are not kept free of labels: from so far away there is no free place anyway.
const MOST_SYMBOLS: usize = 4_000;

/// How much further a symbol reaches that differs from another day, in CSS pixels: ring and badge.
const MARKED: f32 = RING_GAP + RING_WIDTH + 1.0;

/// The symbol of a region belongs to no node.
const NOBODY: u32 = u32::MAX;

impl Scene {
    /// The nodes that could be named now, the most important first.
    pub fn label_candidates<'a>(&'a self, camera: &'a Camera) -> impl Iterator<Item = Candidate> + 'a {
        let focus = self.emphases();
        let strong: std::collections::BTreeSet<u32> = focus.iter().map(|&(node, _)| node).collect();
        let zoom = camera.zoom();
        let is_gathered = self.is_gathered(camera);
        // What differs from another day is what one looks for.
        let compared = if self.is_comparison() { self.by_importance.as_slice() } else { &[] };
        let different = compared.iter().copied().filter(|(node, _)| self.difference(*node).is_some());
        let same = self.by_importance.iter().copied().filter(move |(node, from_zoom)| {
            !is_gathered && *from_zoom <= zoom && self.difference(*node).is_none()
        });
        let rest = different.chain(same);
        let rest = rest.filter(move |(node, _)| self.is_visible(*node) && !strong.contains(node));
        let rest = rest.map(|(node, _)| {
            let is_region = self.kinds[node as usize] == NodeKind::Region;
            let comes_or_goes = !matches!(self.difference(node), None | Some(Difference::Changed));
            (node, if is_region || comes_or_goes { Emphasis::Landmark } else { Emphasis::Plain })
        });
        let of_node = |(node, emphasis): (u32, Emphasis)| Candidate {
            subject: Subject::Node(node),
            at: camera.to_screen(self.places.now(node as usize)),
            radius: self.extent(node, camera) * enlargement(emphasis),
            emphasis,
        };
        let focus = focus.into_iter().map(of_node);
        let regions = self.region_names(camera).filter(move |_| is_gathered);
        focus
            .chain(self.hull_names(camera))
            .chain(regions)
            .chain(rest.map(of_node))
            .chain(self.outline_names(camera))
    }

    /// The names of regions that stand for their nodes, each at its mark.
    fn region_names<'a>(&'a self, camera: &'a Camera) -> impl Iterator<Item = Candidate> + 'a {
        self.aggregate.marks.iter().enumerate().map(|(index, mark)| Candidate {
            subject: Subject::Region(index as u32),
            at: camera.to_screen(mark.place),
            radius: mark.radius() * camera.symbol_scale(),
            emphasis: Emphasis::Landmark,
        })
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
        let focus = self.emphases();
        let mut symbols: Vec<Symbol> = Vec::new();
        let mut add = |node: u32| {
            if self.is_visible(node) {
                symbols.push(Symbol {
                    node,
                    at: camera.to_screen(self.places.now(node as usize)),
                    radius: self.extent(node, camera),
                    // The sign of a region is how one finds one's way.
                    is_strong: self.kinds[node as usize] == NodeKind::Region,
                });
            }
        };
        if self.is_gathered(camera) {
            symbols.extend(self.region_names(camera).map(|Candidate { at, radius, .. }| Symbol {
                node: NOBODY,
                at,
                radius,
                is_strong: true,
            }));
        } else if self.places.is_moving() {
            (0..self.visible.len() as u32).for_each(&mut add);
        } else if self.pick_index.count_in(camera.visible_world()) <= MOST_SYMBOLS {
            self.pick_index.visit(camera.visible_world(), &mut add);
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
        let corner = match shape(self.kinds[node as usize]) {
            Shape::Square | Shape::Circle => 1.0,
            Shape::Triangle => 1.16,
            Shape::Diamond => 1.28,
        };
        let ring = if self.difference(node).is_some() { MARKED } else { 0.0 };
        self.radii[node as usize] * camera.symbol_scale() * corner + ring
    }

    /// What stands out, the most important first, each node once.
    fn emphases(&self) -> Vec<(u32, Emphasis)> {
        let mut emphases: Vec<(u32, Emphasis)> = Vec::new();
        emphases.extend(self.selected().map(|node| (node, Emphasis::Selected)));
        emphases.extend(self.hovered().map(|node| (node, Emphasis::Hovered)));
        let by_importance =
            |node: &u32| std::cmp::Reverse(importance(self.kinds[*node as usize], self.graph.degree(*node)));
        let mut chosen: Vec<u32> = self.chosen().collect();
        chosen.sort_by_key(by_importance);
        emphases.extend(chosen.into_iter().map(|node| (node, Emphasis::Neighbour)));
        let path = self.path.iter().copied().filter(|&node| self.is_visible(node));
        emphases.extend(path.map(|node| (node, Emphasis::Neighbour)));
        let mut neighbours: Vec<u32> = self
            .selected()
            .filter(|_| self.path.is_empty())
            .or(self.hovered())
            .map(|node| self.shown_neighbours(node).collect())
            .unwrap_or_default();
        neighbours.sort_by_key(by_importance);
        emphases.extend(neighbours.into_iter().map(|node| (node, Emphasis::Neighbour)));
        let mut seen = std::collections::BTreeSet::new();
        emphases.retain(|&(node, _)| seen.insert(node));
        emphases
    }
}

/// How much larger than at rest a symbol is drawn.
fn enlargement(emphasis: Emphasis) -> f32 {
    let mark = match emphasis {
        Emphasis::Area | Emphasis::Plain | Emphasis::Landmark => Mark::None,
        Emphasis::Neighbour => Mark::Neighbour,
        Emphasis::Hovered => Mark::Hovered,
        Emphasis::Selected => Mark::Selected,
    };
    mark.enlargement()
}
