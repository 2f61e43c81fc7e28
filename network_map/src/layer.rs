//! What one layer of the picture consists of, and the flat numbers that are drawn.
//!
//! Nodes and links name the nodes they are about, so that the same layer can be drawn while nodes move. Colours are not
//! in the numbers but looked up by kind, so a change of theme rebuilds nothing.

use std::collections::HashMap;

use domain::network::{Difference, Link, LinkKind, NodeKind};

use crate::places::Places;

/// A style is a kind plus this times a [`Mark`], or for links times 1 if they belong to what is looked at.
pub const STYLE_STEP: f32 = 16.0;
/// A style has this times a [`Difference`] too, where there is one.
pub const DIFFERENCE_STEP: f32 = 64.0;
/// How far parallel links part in their middle, as a share of their length.
const PARALLEL: f32 = 0.16;

/// How a node of the upper layer is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing special.
    None = 0,
    /// Linked with the selected node.
    Neighbour = 1,
    /// Under the pointer, or chosen together with others.
    Hovered = 2,
    /// Selected.
    Selected = 3,
}

impl Mark {
    /// How much larger than at rest a symbol is drawn; the shader of the nodes knows the same numbers.
    #[must_use]
    pub fn enlargement(self) -> f32 {
        match self {
            Self::None => 1.0,
            Self::Neighbour => 1.15,
            Self::Hovered => 1.25,
            Self::Selected => 1.4,
        }
    }
}

/// A node as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnNode {
    /// Its index in the snapshot.
    pub node: u32,
    /// In units of symbol size, see [`Camera::symbol_scale`](crate::camera::Camera::symbol_scale).
    pub radius: f32,
    /// What it stands for.
    pub kind: NodeKind,
    /// How it stands out.
    pub mark: Mark,
    /// How it differs from another day.
    pub difference: Option<Difference>,
}

/// A link as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnLink {
    /// The node it starts at.
    pub source: u32,
    /// The node it ends at.
    pub target: u32,
    /// Why the two are linked.
    pub kind: LinkKind,
    /// How far its middle lies to the right of the straight line, seen from the source on the screen, as a share of its
    /// length; 0 is straight.
    pub bend: f32,
    /// Whether it belongs to what is looked at.
    pub is_strong: bool,
    /// How it differs from another day.
    pub difference: Option<Difference>,
}

/// Nodes and links in the order of drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// Above the links.
    pub nodes: Vec<DrawnNode>,
    /// Below the nodes; the straight ones first.
    pub links: Vec<DrawnLink>,
}

/// Flat numbers for the graphics card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// x and y of each point, one per node and two per link: where it goes, or stands.
    pub places: Vec<f32>,
    /// x and y of where each point comes from; empty unless nodes are moving.
    pub origins: Vec<f32>,
    /// Two per node: radius and style; two per link: style and bend.
    pub looks: Vec<f32>,
}

impl Layer {
    /// The nodes as numbers.
    #[must_use]
    pub fn node_numbers(&self, places: &Places) -> Numbers {
        let gather = |from: &[[f32; 2]]| {
            if from.is_empty() {
                return Vec::new();
            }
            self.nodes.iter().flat_map(|drawn| from[drawn.node as usize]).collect()
        };
        let style = |drawn: &DrawnNode| {
            drawn.kind as u8 as f32
                + STYLE_STEP * drawn.mark as u8 as f32
                + difference_style(drawn.difference)
        };
        Numbers {
            places: gather(places.targets()),
            origins: gather(places.origins()),
            looks: self.nodes.iter().flat_map(|drawn| [drawn.radius, style(drawn)]).collect(),
        }
    }

    /// The links as numbers.
    #[must_use]
    pub fn link_numbers(&self, places: &Places) -> Numbers {
        let gather = |from: &[[f32; 2]]| {
            if from.is_empty() {
                return Vec::new();
            }
            let ends = self.links.iter().flat_map(|drawn| [drawn.source, drawn.target]);
            ends.flat_map(|node| from[node as usize]).collect()
        };
        let style = |drawn: &DrawnLink| {
            let strength = if drawn.is_strong { STYLE_STEP } else { 0.0 };
            drawn.kind as u8 as f32 + strength + difference_style(drawn.difference)
        };
        Numbers {
            places: gather(places.targets()),
            origins: gather(places.origins()),
            looks: self.links.iter().flat_map(|drawn| [style(drawn), drawn.bend]).collect(),
        }
    }

    /// How many of the links are straight.
    #[must_use]
    pub fn straight_count(&self) -> usize {
        self.links.partition_point(|drawn| drawn.bend == 0.0)
    }
}

fn difference_style(difference: Option<Difference>) -> f32 {
    difference.map_or(0.0, |difference| DIFFERENCE_STEP * difference as u8 as f32)
}

/// How far each link is bent so that links between the same two nodes part: see [`DrawnLink::bend`].
#[must_use]
pub fn bends(links: &[Link]) -> Vec<f32> {
    let pair = |link: &Link| (link.source.min(link.target), link.source.max(link.target));
    let mut counts: HashMap<(u32, u32), u32> = HashMap::with_capacity(links.len());
    for link in links {
        *counts.entry(pair(link)).or_default() += 1;
    }
    counts.retain(|_, count| *count > 1);
    let mut seen: HashMap<(u32, u32), u32> = HashMap::new();
    links
        .iter()
        .map(|link| {
            let Some(&count) = counts.get(&pair(link)) else { return 0.0 };
            let place = seen.entry(pair(link)).or_default();
            let aside = *place as f32 - (count - 1) as f32 * 0.5;
            *place += 1;
            // Left of one direction is right of the other.
            aside * PARALLEL * if link.source < link.target { 1.0 } else { -1.0 }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(source: u32, target: u32) -> Link {
        Link { source, target, kind: LinkKind::Relation }
    }

    #[test]
    fn a_single_link_is_straight_and_parallel_ones_part() {
        let bends = bends(&[link(0, 1), link(1, 2), link(2, 1), link(1, 2)]);
        assert_eq!(bends[0], 0.0);
        // As seen from the node with the smaller number.
        let mut sides = [bends[1], -bends[2], bends[3]];
        sides.sort_by(f32::total_cmp);
        assert!(
            sides[1] - sides[0] >= PARALLEL * 0.99 && sides[2] - sides[1] >= PARALLEL * 0.99,
            "{sides:?}"
        );
    }

    #[test]
    fn two_parallel_links_lie_on_either_side() {
        let bends = bends(&[link(0, 1), link(0, 1)]);
        assert_eq!(bends[0], -bends[1]);
        assert!(bends[0] != 0.0);
    }
}
