//! Arranges a network around one node: whoever is one step away stands on the first ring, and so on.
//!
//! Each ring is a band of one or more circles, so that a node with thousands of neighbours has a picture too. Going
//! outwards every node stays on the side of the one that leads to it, and the neighbours of the centre are sorted by
//! region, so that a region is a sector.

use super::{LayoutRequest, SPACING, ascending::ascending, coarsen::Mesh};

/// Rings that are told apart; what is farther away, or not linked at all, stands outside them.
pub const RINGS: usize = 3;

/// Layout units between two circles of one ring.
const ROW: f32 = 5.0;
/// Free layout units between two rings.
const BETWEEN: f32 = 15.0;
/// A ring with so many nodes has two circles, with four times as many three, and so on.
const ROOM_OF_ONE_ROW: f32 = 36.0;
/// How much looser than necessary a ring is filled: sectors want to be told apart.
const LOOSENESS: f32 = 1.12;
/// Nodes outside the rings stand closer, one unit of spacing from circle to circle.
const LOOSENESS_OUTSIDE: f32 = 1.02;

/// A picture around one node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// Where each node stands, in layout units; the centre is the origin.
    pub positions: Vec<[f32; 2]>,
    /// How many steps each node is from the centre; none if no way leads there.
    pub steps: Vec<Option<u32>>,
    /// The radius within which each ring ends, from the first outwards; only rings that are there.
    pub rings: Vec<f32>,
}

/// Arranges the network around the node `centre`; around the first if there is no such node.
#[must_use]
pub fn around(request: &LayoutRequest, centre: u32) -> Surroundings {
    let count = request.node_count;
    if count == 0 {
        return Surroundings::default();
    }
    let centre = if (centre as usize) < count { centre as usize } else { 0 };
    let links: Vec<(u32, u32, f32)> = request.drawn_links().into_iter().map(|(a, b)| (a, b, 1.0)).collect();
    let mesh = Mesh::new(vec![1.0; count], vec![None; count], &links);
    let Tree { rings, parents, steps } = Tree::grow(request, &mesh, centre);

    let mut positions = vec![[0.0; 2]; count];
    let mut angles = vec![0.0; count];
    let mut shares = shares(&rings, &parents, count);
    let mut borders = Vec::new();
    let mut inner = BETWEEN;
    for (ring, nodes) in rings.iter().enumerate().skip(1) {
        if nodes.is_empty() {
            continue;
        }
        let is_outside = ring > RINGS;
        let wanted: Vec<f32> = if is_outside {
            // Not on anybody's side: evenly, in the order of the regions.
            (0..nodes.len()).map(|place| (place as f32 + 0.5) / nodes.len() as f32).collect()
        } else {
            wanted_turns(nodes, ring == 1, &parents, &angles, &mut shares)
        };
        let circle = Circles::for_nodes(nodes.len(), inner, is_outside);
        for ((&node, turn), place) in nodes.iter().zip(circle.settle(&wanted)).zip(0..) {
            let angle = turn * std::f32::consts::TAU;
            let radius = circle.inner + (place % circle.rows) as f32 * ROW;
            angles[node as usize] = turn;
            // From the top clockwise.
            positions[node as usize] = [angle.sin() * radius, -angle.cos() * radius];
        }
        let outer = circle.inner + (circle.rows - 1) as f32 * ROW;
        if !is_outside {
            borders.push(outer + BETWEEN * 0.5);
        }
        inner = outer + BETWEEN;
    }
    Surroundings { positions, steps, rings: borders }
}

/// Who is how far, and through whom.
struct Tree {
    /// Nodes by ring: the centre, [`RINGS`] rings, everything else; each in the order in which it is walked around.
    rings: Vec<Vec<u32>>,
    parents: Vec<u32>,
    steps: Vec<Option<u32>>,
}

impl Tree {
    fn grow(request: &LayoutRequest, mesh: &Mesh, centre: usize) -> Self {
        let count = request.node_count;
        let mut parents = vec![centre as u32; count];
        let mut steps: Vec<Option<u32>> = vec![None; count];
        steps[centre] = Some(0);
        let sort = |nodes: &mut [u32]| {
            nodes.sort_by_key(|&node| {
                let group = request.group(node as usize);
                (group.is_none(), group, request.kind(node as usize), node)
            });
        };
        let mut rings = vec![vec![centre as u32]];
        let mut front = vec![centre as u32];
        for step in 1.. {
            let mut next: Vec<u32> = Vec::new();
            for &node in &front {
                let mut found: Vec<u32> = Vec::new();
                for &(other, _) in mesh.edges(node as usize) {
                    if steps[other as usize].is_none() {
                        steps[other as usize] = Some(step);
                        parents[other as usize] = node;
                        found.push(other);
                    }
                }
                sort(&mut found);
                next.extend(found);
            }
            if next.is_empty() {
                break;
            }
            if step as usize <= RINGS {
                rings.push(next.clone());
            }
            front = next;
        }
        rings.resize(RINGS + 1, Vec::new());
        let is_outside = |node: &u32| steps[*node as usize].is_none_or(|step| step as usize > RINGS);
        let mut outside: Vec<u32> = (0..count as u32).filter(is_outside).collect();
        sort(&mut outside);
        rings.push(outside);
        Self { rings, parents, steps }
    }
}

/// The share of the full turn that each node of a ring needs for itself and those behind it.
fn shares(rings: &[Vec<u32>], parents: &[u32], count: usize) -> Vec<f32> {
    let mut shares = vec![0.0f32; count];
    for ring in (1..=RINGS).rev() {
        let own = 1.0 / rings[ring].len().max(1) as f32;
        let behind: Vec<f32> = rings[ring].iter().map(|&node| shares[node as usize].max(own)).collect();
        for (&node, share) in rings[ring].iter().zip(behind) {
            shares[node as usize] = share;
            if ring > 1 {
                shares[parents[node as usize] as usize] += share;
            }
        }
    }
    shares
}

/// Where the nodes of a ring would like to stand, in turns: behind the one that leads to them.
fn wanted_turns(
    nodes: &[u32],
    is_first: bool,
    parents: &[u32],
    turns: &[f32],
    shares: &mut [f32],
) -> Vec<f32> {
    let family = |node: u32| if is_first { 0 } else { parents[node as usize] };
    let mut wanted = Vec::with_capacity(nodes.len());
    for siblings in nodes.chunk_by(|&a, &b| family(a) == family(b)) {
        let sum: f32 = siblings.iter().map(|&node| shares[node as usize]).sum();
        let parent = parents[siblings[0] as usize] as usize;
        // The centre gives the whole turn, everybody else what they have.
        let (from, room) =
            if is_first { (0.0, 1.0) } else { (turns[parent] - shares[parent] * 0.5, shares[parent]) };
        let mut before = 0.0;
        for &node in siblings {
            let share = shares[node as usize] / sum.max(f32::MIN_POSITIVE) * room;
            wanted.push(from + before + share * 0.5);
            shares[node as usize] = share;
            before += share;
        }
    }
    wanted
}

/// The circles of one ring.
struct Circles {
    rows: usize,
    inner: f32,
    /// Turns from one node to the next in the order of the ring.
    gap: f32,
}

impl Circles {
    fn for_nodes(count: usize, inner: f32, is_outside: bool) -> Self {
        let (per_row, looseness) = if is_outside {
            (ROOM_OF_ONE_ROW * 0.5, LOOSENESS_OUTSIDE)
        } else {
            (ROOM_OF_ONE_ROW, LOOSENESS)
        };
        let least = (count as f32 / per_row).sqrt().ceil().max(1.0);
        let needed = |rows: f32| {
            // Whole columns of all rows.
            (count as f32 / rows).ceil() * SPACING * looseness / std::f32::consts::TAU
        };
        // Fewer circles if the ring is that wide anyway.
        let fitting = (1..=least as usize).find(|&rows| needed(rows as f32) <= inner);
        let rows = fitting.unwrap_or(least as usize);
        let inner = inner.max(needed(rows as f32));
        Self { rows, inner, gap: SPACING / (inner * rows as f32 * std::f32::consts::TAU) }
    }

    /// Turns close to the `wanted` ones, in the same order.
    fn settle(&self, wanted: &[f32]) -> Vec<f32> {
        // Whole columns of all rows, or the last would touch the first on the same circle.
        let whole = wanted.len().next_multiple_of(self.rows);
        ascending(wanted, |index| index as f32 * self.gap, 1.0 - whole as f32 * self.gap)
    }
}

#[cfg(test)]
mod tests {
    use domain::network::NodeKind;

    use super::*;
    use crate::graph::Graph;
    use crate::layout::tests::closest_gap;
    use crate::sample::state_network;

    fn state_request() -> LayoutRequest {
        LayoutRequest::of_snapshot(&state_network(), 1)
    }

    fn radius([x, y]: [f32; 2]) -> f32 {
        x.hypot(y)
    }

    /// Steps from `centre` by relaxing all links until nothing changes.
    fn steps_from(request: &LayoutRequest, centre: u32) -> Vec<Option<u32>> {
        let mut steps: Vec<Option<u32>> = vec![None; request.node_count];
        steps[centre as usize] = Some(0);
        loop {
            let before = steps.clone();
            for (a, b) in request.drawn_links() {
                for (near, far) in [(a as usize, b as usize), (b as usize, a as usize)] {
                    if let Some(step) = steps[near] {
                        steps[far] = Some(steps[far].map_or(step + 1, |known| known.min(step + 1)));
                    }
                }
            }
            if steps == before {
                return steps;
            }
        }
    }

    #[test]
    fn a_ring_holds_exactly_those_who_are_as_many_steps_away() {
        let request = state_request();
        for centre in [0, 1, 40, 333] {
            let picture = around(&request, centre);
            let steps = steps_from(&request, centre);
            assert_eq!(picture.steps, steps);
            let ring = |node: usize| steps[node].map_or(RINGS + 1, |step| (step as usize).min(RINGS + 1));
            let mut reach = [(f32::MAX, 0.0f32); RINGS + 2];
            for node in 0..request.node_count {
                let (least, most) = &mut reach[ring(node)];
                *least = least.min(radius(picture.positions[node]));
                *most = most.max(radius(picture.positions[node]));
            }
            for pair in reach.windows(2).filter(|pair| pair[1].0 < f32::MAX) {
                assert!(pair[0].1 + 10.0 < pair[1].0, "rings around {centre} touch: {reach:?}");
            }
            for (border, pair) in picture.rings.iter().zip(reach[1..].windows(2)) {
                assert!(
                    (pair[0].1..pair[1].0).contains(border),
                    "{border} is not between two rings: {reach:?}"
                );
            }
        }
    }

    #[test]
    fn around_one_nothing_overlaps_and_all_is_the_same_again() {
        let request = state_request();
        for centre in [0, 1, 40, 333] {
            let picture = around(&request, centre);
            assert_eq!(picture, around(&request, centre));
            assert_eq!(picture.positions[centre as usize], [0.0; 2]);
            let gap = closest_gap(&request, &picture.positions);
            assert!(gap > 1.0, "around {centre} two nodes are {gap} apart");
        }
    }

    #[test]
    fn neighbours_of_a_neighbour_stand_on_its_side() {
        let request = state_request();
        let graph = Graph::new(request.node_count, &request.links);
        let picture = around(&request, 0);
        let (mut near, mut all) = (0, 0);
        for node in (0..request.node_count as u32).filter(|&node| picture.steps[node as usize] == Some(2)) {
            let [x, y] = picture.positions[node as usize];
            let closest = graph
                .neighbours(node)
                .iter()
                .filter(|next| picture.steps[next.node as usize] == Some(1))
                .map(|next| picture.positions[next.node as usize])
                .map(|[a, b]| (x * b - y * a).atan2(x * a + y * b).abs())
                .fold(f32::MAX, f32::min);
            all += 1;
            near += usize::from(closest < 0.6);
        }
        assert!(near * 10 > all * 9, "only {near} of {all} stand near the one that leads to them");
    }

    #[test]
    fn odd_networks_have_surroundings_too() {
        assert_eq!(around(&LayoutRequest::default(), 3), Surroundings::default());
        let star: Vec<(u32, u32)> = (1..20_000).map(|leaf| (0, leaf)).collect();
        let path: Vec<(u32, u32)> = (1..1_000).map(|node| (node - 1, node)).collect();
        for (node_count, links, centre) in [
            (1, vec![(0, 0)], 0),
            (2, vec![(0, 1), (0, 1), (1, 0), (1, 1), (7, 1)], 9),
            (500, Vec::new(), 3),
            (20_000, star.clone(), 0),
            (20_000, star, 19_999),
            (1_000, path, 500),
        ] {
            let request = LayoutRequest {
                node_count,
                links,
                kinds: vec![NodeKind::Person; node_count],
                ..LayoutRequest::default()
            };
            let picture = around(&request, centre);
            assert_eq!(picture.positions.len(), node_count);
            assert!(picture.positions.iter().flatten().all(|value| value.is_finite()), "{node_count} nodes");
            if node_count > 1 {
                let gap = closest_gap(&request, &picture.positions);
                assert!(gap > 1.0, "of {node_count} nodes two are {gap} apart");
            }
        }
    }
}
