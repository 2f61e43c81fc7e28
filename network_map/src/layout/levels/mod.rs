//! Arranges a network in layers: the federation above, below it state, region and municipality.
//!
//! In a layer each region has a cell, and in it each committee with those who sit in it a block. Cells stand in the same
//! order in all layers. Cells, blocks and members are put into an order in which links cross little: again and again
//! each moves to the middle of what it is linked with.

mod block;
mod cell;
mod order;

use domain::directory::Level;
use domain::network::NodeKind;

use super::LayoutRequest;
use super::coarsen::Mesh;
use super::homes::homes;
use order::Order;

/// The layers from top to bottom; the last is for what has no level and is linked with nothing that has one.
const LEVELS: [Option<Level>; 5] =
    [Some(Level::Federation), Some(Level::State), Some(Level::Region), Some(Level::Municipality), None];
/// The layer of health regions of whose committees no level is known.
const REGIONS: usize = 2;

/// A layer of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer {
    /// The level of all that stands here; none for what has no level and is linked with nothing that has one.
    pub level: Option<Level>,
    /// Where it begins, in layout units; y grows downwards.
    pub top: f32,
    /// Where it ends.
    pub bottom: f32,
}

/// A picture in layers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// Where each node stands, in layout units.
    pub positions: Vec<[f32; 2]>,
    /// The layers in which somebody stands, from top to bottom.
    pub layers: Vec<Layer>,
    /// Where all layers begin on the left and end on the right.
    pub sides: [f32; 2],
}

/// Arranges the network by the level of each node; whoever is not in `levels` has none.
///
/// Health regions stand with their committees. Others without a level stand by the committee they sit in, or else by
/// whom they are linked with.
#[must_use]
pub fn by_level(request: &LayoutRequest, levels: &[Option<Level>]) -> Layers {
    let (mesh, mut order) = sorted_by_level(request, levels);
    if request.node_count == 0 {
        return Layers::default();
    }
    let heights = order.fitting_heights();
    order.reduce_crossings(&mesh, &heights);
    order.settle(&mesh, &heights)
}

/// The links, and all nodes in the order in which they are given.
fn sorted_by_level(request: &LayoutRequest, levels: &[Option<Level>]) -> (Mesh, Order) {
    let count = request.node_count;
    let links: Vec<(u32, u32, f32)> = request.drawn_links().into_iter().map(|(a, b)| (a, b, 1.0)).collect();
    let mesh = Mesh::new(vec![1.0; count], vec![None; count], &links);
    let kinds: Vec<NodeKind> = (0..count).map(|node| request.kind(node)).collect();
    let groups: Vec<Option<u16>> = (0..count).map(|node| request.group(node)).collect();
    let homes = homes(&kinds, &groups, &mesh);
    let mut layers = known_layers(&kinds, &groups, levels);
    for node in 0..count {
        layers[node] = layers[node].or_else(|| homes[node].and_then(|home| layers[home as usize]));
    }
    let order = Order::of(&kinds, &groups, &homes, &spread(layers, &mesh));
    (mesh, order)
}

/// The layers of those who have one by themselves, as places in [`LEVELS`].
fn known_layers(kinds: &[NodeKind], groups: &[Option<u16>], levels: &[Option<Level>]) -> Vec<Option<usize>> {
    let own = |node: usize| {
        let level = levels.get(node).copied().flatten()?;
        LEVELS.iter().position(|layer| *layer == Some(level))
    };
    // Where most of the committees and offices of a region stand: a state is a region too.
    let most = groups.iter().flatten().max().map_or(0, |&last| usize::from(last) + 1);
    let mut counts = vec![[0usize; LEVELS.len()]; most];
    for node in 0..kinds.len() {
        if let (NodeKind::Committee | NodeKind::Office, Some(group), Some(layer)) =
            (kinds[node], groups[node], own(node))
        {
            counts[usize::from(group)][layer] += 1;
        }
    }
    let of_region = |group: Option<u16>| {
        let counts = group.map_or([0; LEVELS.len()], |group| counts[usize::from(group)]);
        let best = (0..LEVELS.len()).max_by_key(|&layer| (counts[layer], layer == REGIONS));
        best.unwrap_or(REGIONS)
    };
    (0..kinds.len())
        .map(|node| own(node).or_else(|| (kinds[node] == NodeKind::Region).then(|| of_region(groups[node]))))
        .collect()
}

/// Gives those without a layer that of the next node that has one; without any, the last.
fn spread(mut layers: Vec<Option<usize>>, mesh: &Mesh) -> Vec<usize> {
    let mut front: Vec<usize> = (0..layers.len()).filter(|&node| layers[node].is_some()).collect();
    while !front.is_empty() {
        let mut next = Vec::new();
        for &node in &front {
            for &(other, _) in mesh.edges(node) {
                if layers[other as usize].is_none() {
                    layers[other as usize] = layers[node];
                    next.push(other as usize);
                }
            }
        }
        front = next;
    }
    layers.into_iter().map(|layer| layer.unwrap_or(LEVELS.len() - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::tests::closest_gap;
    use crate::sample::state_network;

    fn state() -> (LayoutRequest, Vec<Option<Level>>) {
        let network = state_network();
        (LayoutRequest::of_snapshot(&network, 1), network.nodes.iter().map(|node| node.level).collect())
    }

    fn rank(level: Option<Level>) -> usize {
        LEVELS.iter().position(|known| *known == level).unwrap()
    }

    #[test]
    fn every_level_is_a_layer_and_higher_levels_stand_above() {
        let (request, levels) = state();
        let picture = by_level(&request, &levels);
        let found: Vec<Option<Level>> = picture.layers.iter().map(|layer| layer.level).collect();
        assert_eq!(found, [Some(Level::State), Some(Level::Region), Some(Level::Municipality)]);
        assert!(
            picture.layers.windows(2).all(|pair| pair[0].bottom + order::BETWEEN_LAYERS * 0.9 < pair[1].top)
        );
        for (node, [x, y]) in picture.positions.iter().enumerate() {
            assert!((picture.sides[0]..=picture.sides[1]).contains(x));
            if levels[node].is_some() {
                let layer = picture.layers.iter().find(|layer| layer.level == levels[node]).unwrap();
                assert!((layer.top..=layer.bottom).contains(y), "node {node} stands outside its layer");
            }
        }
    }

    #[test]
    fn in_layers_nothing_overlaps_and_all_is_the_same_again() {
        let (request, levels) = state();
        let picture = by_level(&request, &levels);
        assert_eq!(picture, by_level(&request, &levels));
        assert!(closest_gap(&request, &picture.positions) > 1.0);
    }

    #[test]
    fn who_has_no_level_stands_under_the_committee_they_sit_in() {
        let (request, levels) = state();
        let picture = by_level(&request, &levels);
        let people = (0..request.node_count).filter(|&node| request.kind(node) == NodeKind::Person);
        for person in people {
            let [x, y] = picture.positions[person];
            let is_under = |other: usize| {
                let [a, b] = picture.positions[other];
                y > b && y - b < 40.0 && (x - a).abs() < 40.0
            };
            let seats = request.drawn_links().into_iter().filter(|&(a, _)| a as usize == person);
            assert!(seats.map(|(_, seat)| seat as usize).any(is_under), "person {person} stands alone");
        }
    }

    #[test]
    fn sweeps_take_away_crossings() {
        let (request, levels) = state();
        let (mesh, mut order) = sorted_by_level(&request, &levels);
        let heights = order.fitting_heights();
        let count = |order: &Order| {
            let places = order.settle(&mesh, &heights).positions;
            order::crossings(&mesh, order.layers(), &places)
        };
        let before = count(&order);
        order.reduce_crossings(&mesh, &heights);
        let after = count(&order);
        assert!(after * 10 < before * 9, "{before} crossings became {after}");
    }

    #[test]
    fn odd_networks_have_layers_too() {
        assert_eq!(by_level(&LayoutRequest::default(), &[]), Layers::default());
        let star: Vec<(u32, u32)> = (1..20_000).map(|leaf| (leaf, 0)).collect();
        for (node_count, links, kinds, levels) in [
            (1, vec![(0, 0)], Vec::new(), Vec::new()),
            (3, vec![(0, 1), (0, 1), (1, 0), (9, 1)], vec![NodeKind::Person; 3], vec![Some(Level::Region)]),
            (500, Vec::new(), vec![NodeKind::Person; 500], Vec::new()),
            (20_000, star.clone(), vec![NodeKind::Committee; 20_000], vec![Some(Level::State)]),
            (20_000, star, vec![NodeKind::Committee], vec![Some(Level::Federation)]),
        ] {
            let request = LayoutRequest { node_count, links, kinds, ..LayoutRequest::default() };
            let picture = by_level(&request, &levels);
            assert_eq!(picture.positions.len(), node_count);
            assert!(picture.positions.iter().flatten().all(|value| value.is_finite()), "{node_count} nodes");
            if node_count > 1 {
                let gap = closest_gap(&request, &picture.positions);
                assert!(gap > 1.0, "of {node_count} nodes two are {gap} apart");
            }
            let levels: Vec<usize> = picture.layers.iter().map(|layer| rank(layer.level)).collect();
            assert!(levels.is_sorted());
        }
    }
}
