//! What a web worker is asked to arrange, and what it answers; both travel as Postcard.

use domain::{
    directory::Level,
    network::{NetworkSnapshot, NodeKind},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    borders::Borders,
    graph::Graph,
    layout::{self, Arrangement, LayoutRequest, around, geography, geography::Polygons, levels, node_radius},
};

/// Chooses among equally good pictures.
const SEED: u64 = 1;
/// Corners of a ring.
const CORNERS: usize = 128;
/// Layout units by which layers are larger than what stands in them: above and below, left and right.
const MARGINS: [f32; 2] = [5.0, 3.0];

/// What the picture is to show first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Who is how many steps away from whom.
    Structure,
    /// Where the health regions lie.
    Geography {
        /// [`Borders`], as Postcard.
        borders: Vec<u8>,
        /// The id of each health region, in the order of the snapshot.
        regions: Vec<Option<Uuid>>,
    },
    /// The administrative levels as layers.
    Levels,
    /// The steps from one node, given by its index in the snapshot, as rings.
    Around(u32),
}

/// A network to arrange, without names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    order: Order,
    kinds: Vec<NodeKind>,
    levels: Vec<Option<Level>>,
    groups: Vec<Option<u16>>,
    links: Vec<(u32, u32)>,
    /// Nodes that are shown; all if empty.
    visible: Vec<bool>,
}

/// A network that has been arranged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// Where each node stands in layout units; not a number for nodes that are not shown.
    pub positions: Vec<[f32; 2]>,
    /// What lies below the network, from the lowest on.
    pub areas: Vec<Area>,
}

/// Something that lies below the network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// What it is.
    pub meaning: Meaning,
    /// Its polygons in layout units.
    pub polygons: Polygons,
}

/// What an area stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Meaning {
    /// A state.
    State(String),
    /// A district.
    District,
    /// A layer of one level, or of what has none.
    Layer(Option<Level>),
    /// The ring of those who are so many steps away.
    Ring(u32),
}

impl Task {
    /// Asks for the nodes of `snapshot` that are visible, in an order.
    #[must_use]
    pub fn new(snapshot: &NetworkSnapshot, visible: &[bool], order: Order) -> Self {
        let nodes = &snapshot.nodes;
        Self {
            order,
            kinds: nodes.iter().map(|node| node.kind).collect(),
            levels: nodes.iter().map(|node| node.level).collect(),
            groups: nodes.iter().map(|node| node.region).collect(),
            links: snapshot.links.iter().map(|link| (link.source, link.target)).collect(),
            visible: visible.to_vec(),
        }
    }

    /// Arranges the network.
    ///
    /// # Errors
    /// [`postcard::Error`] if the borders cannot be read.
    pub fn solve(&self) -> Result<Picture, postcard::Error> {
        let shown: Vec<u32> = (0..self.kinds.len() as u32)
            .filter(|&node| self.visible.get(node as usize).copied().unwrap_or(true))
            .collect();
        let request = self.request(&shown);
        let (positions, areas) = match &self.order {
            Order::Structure => (layout::layout(&request), Vec::new()),
            Order::Geography { borders, regions } => {
                let borders: Borders = postcard::from_bytes(borders)?;
                let picture = geography::by_geography(&request, &borders.land(regions));
                let areas = land_areas(&borders, &picture);
                (picture.positions, areas)
            }
            Order::Levels => {
                let levels: Vec<Option<Level>> =
                    shown.iter().map(|&node| self.levels.get(node as usize).copied().flatten()).collect();
                let picture = levels::by_level(&request, &levels);
                let areas = layer_areas(&picture);
                (picture.positions, areas)
            }
            Order::Around(centre) => {
                let centre = shown.binary_search(centre).unwrap_or(0) as u32;
                let picture = around::around(&request, centre);
                let areas = ring_areas(&picture.rings);
                (picture.positions, areas)
            }
        };
        let mut all = vec![[f32::NAN; 2]; self.kinds.len()];
        for (node, place) in shown.into_iter().zip(positions) {
            all[node as usize] = place;
        }
        Ok(Picture { positions: all, areas })
    }

    /// The layout of the nodes that are shown, in their order.
    fn request(&self, shown: &[u32]) -> LayoutRequest {
        let mut numbers = vec![u32::MAX; self.kinds.len()];
        for (number, &node) in (0..).zip(shown) {
            numbers[node as usize] = number;
        }
        let number = |node: u32| numbers.get(node as usize).copied().filter(|&number| number != u32::MAX);
        let links: Vec<(u32, u32)> =
            self.links.iter().filter_map(|&(source, target)| number(source).zip(number(target))).collect();
        let graph = Graph::new(self.kinds.len(), &self.links);
        LayoutRequest {
            node_count: shown.len(),
            links,
            // As large as they are drawn, whatever the filter hides.
            radii: shown
                .iter()
                .map(|&node| node_radius(self.kinds[node as usize], graph.degree(node)))
                .collect(),
            groups: shown.iter().map(|&node| self.groups.get(node as usize).copied().flatten()).collect(),
            kinds: shown.iter().map(|&node| self.kinds[node as usize]).collect(),
            arrangement: Arrangement::Structure,
            seed: SEED,
            ..LayoutRequest::default()
        }
    }
}

fn land_areas(borders: &Borders, picture: &geography::OnLand) -> Vec<Area> {
    let area = |meaning, polygons: &[_]| {
        let mut polygons = borders.polygons(polygons);
        polygons.iter_mut().flatten().flatten().for_each(|place| *place = picture.place(*place));
        Area { meaning, polygons }
    };
    let states = borders.states.iter().map(|state| area(Meaning::State(state.name.clone()), &state.polygons));
    states.chain(borders.districts.iter().map(|district| area(Meaning::District, district))).collect()
}

fn layer_areas(picture: &levels::Layers) -> Vec<Area> {
    let [left, right] = [picture.sides[0] - MARGINS[1], picture.sides[1] + MARGINS[1]];
    let area = |layer: &levels::Layer| {
        let [top, bottom] = [layer.top - MARGINS[0], layer.bottom + MARGINS[0]];
        Area {
            meaning: Meaning::Layer(layer.level),
            polygons: vec![vec![vec![[left, top], [right, top], [right, bottom], [left, bottom]]]],
        }
    };
    picture.layers.iter().map(area).collect()
}

/// Discs, the widest first: inner ones lie on outer ones.
fn ring_areas(rings: &[f32]) -> Vec<Area> {
    let disc = |radius: f32| -> Vec<[f32; 2]> {
        let angles = (0..CORNERS).map(|corner| corner as f32 / CORNERS as f32 * std::f32::consts::TAU);
        angles.map(|angle| [angle.sin() * radius, -angle.cos() * radius]).collect()
    };
    let ring = |(step, radius): (u32, &f32)| Area {
        meaning: Meaning::Ring(step),
        polygons: vec![vec![disc(*radius)]],
    };
    let mut areas: Vec<Area> = (1..).zip(rings).map(ring).collect();
    areas.reverse();
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::state_network;

    fn solve(order: Order, visible: &[bool]) -> Picture {
        let task = Task::new(&state_network(), visible, order);
        let bytes = postcard::to_allocvec(&task).unwrap();
        postcard::from_bytes::<Task>(&bytes).unwrap().solve().unwrap()
    }

    #[test]
    fn every_order_gives_each_node_a_place() {
        let count = state_network().nodes.len();
        let borders = postcard::to_allocvec(&Borders::default()).unwrap();
        for order in [
            Order::Structure,
            Order::Levels,
            Order::Around(7),
            Order::Geography { borders, regions: Vec::new() },
        ] {
            let picture = solve(order.clone(), &[]);
            assert_eq!(picture.positions.len(), count, "{order:?}");
            assert!(picture.positions.iter().flatten().all(|value| value.is_finite()), "{order:?}");
        }
    }

    #[test]
    fn what_is_hidden_has_no_place_and_does_not_matter() {
        let network = state_network();
        let visible: Vec<bool> = network.nodes.iter().map(|node| node.region == Some(3)).collect();
        let picture = solve(Order::Levels, &visible);
        for (place, &is_visible) in picture.positions.iter().zip(&visible) {
            assert_eq!(place[0].is_finite(), is_visible);
        }
        assert_eq!(picture.areas.len(), 2, "a region without its state has two layers");
    }

    #[test]
    fn rings_and_layers_lie_below_those_who_stand_in_them() {
        let around = solve(Order::Around(0), &[]);
        let steps: Vec<_> = around.areas.iter().map(|area| area.meaning.clone()).collect();
        assert_eq!(steps, [Meaning::Ring(3), Meaning::Ring(2), Meaning::Ring(1)]);
        let layers = solve(Order::Levels, &[]);
        for (node, [x, y]) in state_network().nodes.iter().zip(&layers.positions) {
            let holds = |area: &Area| {
                let corners = &area.polygons[0][0];
                (corners[0][0]..corners[2][0]).contains(x) && (corners[0][1]..corners[2][1]).contains(y)
            };
            let found = layers.areas.iter().find(|area| holds(area)).expect("everybody stands in a layer");
            assert!(node.level.is_none() || found.meaning == Meaning::Layer(node.level));
        }
    }

    #[test]
    fn borders_that_cannot_be_read_are_said_to_be_so() {
        let order = Order::Geography { borders: vec![255; 9], regions: Vec::new() };
        assert!(Task::new(&state_network(), &[], order).solve().is_err());
    }
}
