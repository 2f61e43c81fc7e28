//! Where nodes stand: equal requests give equal pictures, on the server and in the browser.
//!
//! There are two arrangements. In one, health regions become neighbourhoods with clear gaps between them and committees
//! get their members around them: arrange each neighbourhood by itself, from coarse to fine; arrange the neighbourhoods
//! side by side and turn them to each other. In the other the network is arranged as a whole, so that distances follow
//! the links. In both, parts that nothing links are packed side by side, nothing overlaps, and nodes that already had a
//! place keep it.

pub mod around;
mod ascending;
mod atlas;
mod coarsen;
pub mod geography;
mod homes;
pub mod levels;
mod neighbourhood;
mod overlap;
mod packing;
pub(crate) mod random;
mod repulsion;
mod request;
mod simulation;
mod structure;

pub use request::{Arrangement, LayoutRequest, node_radius};

use coarsen::Mesh;
use random::Random;

/// Square root of the room each node gets, in layout units; labels need most of it.
const SPACING: f32 = 6.0;
/// How far crowded nodes part, as a share of the spacing: one would be a lattice.
const EVENNESS: f32 = 0.78;
/// At least this long is the middle link, so that chains are not squeezed.
const SHORTEST_LINK: f32 = 4.5;
/// Links between health regions hold less than links inside one.
const ACROSS: f32 = 0.35;

/// Positions of all nodes in layout units, around the origin; y grows downwards.
#[must_use]
pub fn layout(request: &LayoutRequest) -> Vec<[f32; 2]> {
    let known = (0..request.node_count).filter(|&node| request.previous(node).is_some()).count();
    if known * 2 > request.node_count {
        return settle(request);
    }
    let mut positions = arrange(request);
    if (0..request.node_count).any(|node| request.is_pinned(node)) {
        positions = yield_to_pins(request, &positions);
    }
    positions
}

/// A picture from nothing.
fn arrange(request: &LayoutRequest) -> Vec<[f32; 2]> {
    let parts = parts(request);
    let mut part_of = vec![0u32; request.node_count];
    let mut index_in_part = vec![0u32; request.node_count];
    for (part, nodes) in parts.iter().enumerate() {
        for (index, &node) in nodes.iter().enumerate() {
            part_of[node as usize] = part as u32;
            index_in_part[node as usize] = index as u32;
        }
    }
    let mut links_of_parts = vec![Vec::new(); parts.len()];
    for (source, target) in request.drawn_links() {
        links_of_parts[part_of[source as usize] as usize].push((
            index_in_part[source as usize],
            index_in_part[target as usize],
            1.0,
        ));
    }
    let mut positions = vec![[0.0; 2]; request.node_count];
    for (part, (nodes, links)) in parts.iter().zip(&links_of_parts).enumerate() {
        let mut random = Random::new(request.seed ^ ((part as u64) << 32));
        let is_grouped = nodes.iter().any(|&node| request.group(node as usize).is_some());
        if is_grouped && request.arrangement == Arrangement::Neighbourhoods {
            atlas::arrange(request, nodes, &mut positions, &mut random);
        } else if nodes.len() > 1 {
            let places = structure::arrange(request, nodes, links, &mut random);
            for (&node, place) in nodes.iter().zip(places) {
                positions[node as usize] = place;
            }
        }
    }
    if parts.len() > 1 {
        packing::pack(&mut positions, &parts);
    }
    positions
}

/// Places newcomers beside their neighbours; everyone else stays but for the nudge that makes room.
fn settle(request: &LayoutRequest) -> Vec<[f32; 2]> {
    let links: Vec<(u32, u32, f32)> = request
        .drawn_links()
        .into_iter()
        .map(|(a, b)| {
            (a, b, if request.group(a as usize) == request.group(b as usize) { 1.0 } else { ACROSS })
        })
        .collect();
    let mesh = Mesh::new(vec![1.0; request.node_count], vec![None; request.node_count], &links);
    let mut random = Random::new(request.seed);
    let mut places: Vec<Option<[f32; 2]>> =
        (0..request.node_count).map(|node| request.previous(node)).collect();
    let mut crowd = Crowd::default();
    places.iter().flatten().for_each(|&place| crowd.add(place));
    // Newcomers linked only with newcomers wait for the next round.
    for _ in 0..8 {
        let seen = places.clone();
        for node in (0..request.node_count).filter(|&node| seen[node].is_none()) {
            let near =
                mesh.edges(node).iter().filter_map(|&(other, weight)| Some((seen[other as usize]?, weight)));
            let [x, y, weight] = near.fold([0.0, 0.0, 0.0], |sum: [f32; 3], ([x, y], weight)| {
                [sum[0] + x * weight, sum[1] + y * weight, sum[2] + weight]
            });
            if weight > 0.0 {
                let place = crowd.freest_place_near([x / weight, y / weight], &mut random);
                crowd.add(place);
                places[node] = Some(place);
            }
        }
    }
    let bottom = places.iter().flatten().map(|place| place[1]).fold(0.0, f32::max);
    let mut loose = 0;
    let mut positions: Vec<[f32; 2]> = places
        .into_iter()
        .map(|place| {
            place.unwrap_or_else(|| {
                loose += 1;
                // Without any link to the rest: in rows below the picture.
                [((loose - 1) % 20) as f32 * SPACING, bottom + ((loose - 1) / 20 + 2) as f32 * SPACING]
            })
        })
        .collect();
    let radii: Vec<f32> = (0..request.node_count).map(|node| request.radius(node)).collect();
    let mobility: Vec<f32> = (0..request.node_count)
        .map(|node| match (request.is_pinned(node), request.previous(node)) {
            (true, _) => 0.0,
            (_, Some(_)) => 0.1,
            (_, None) => 1.0,
        })
        .collect();
    overlap::remove(&mut positions, &radii, &mobility);
    positions
}

/// Taken places, by square, for finding a free one.
#[derive(Default)]
struct Crowd(std::collections::HashMap<(i32, i32), Vec<[f32; 2]>>);

impl Crowd {
    fn square([x, y]: [f32; 2]) -> (i32, i32) {
        ((x / SPACING).floor() as i32, (y / SPACING).floor() as i32)
    }

    fn add(&mut self, place: [f32; 2]) {
        self.0.entry(Self::square(place)).or_default().push(place);
    }

    /// Distance to the nearest taken place, but never more than the spacing: more room is no better.
    fn room(&self, place: [f32; 2]) -> f32 {
        let (column, row) = Self::square(place);
        let squares = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        squares
            .filter_map(|square| self.0.get(&square))
            .flatten()
            .map(|taken| (taken[0] - place[0]).hypot(taken[1] - place[1]))
            .fold(SPACING, f32::min)
    }

    fn freest_place_near(&self, centre: [f32; 2], random: &mut Random) -> [f32; 2] {
        let turn = random.unit() * std::f32::consts::TAU;
        let candidates = (0..32).map(|index| {
            let angle = turn + index as f32 * 2.399_963;
            let distance = SPACING * (0.5 + index as f32 * 0.04);
            [centre[0] + angle.cos() * distance, centre[1] + angle.sin() * distance]
        });
        let best = candidates.map(|place| (self.room(place), place)).reduce(|best, next| {
            // A farther place must be clearly freer to be worth the way.
            if next.0 > best.0 + 0.2 { next } else { best }
        });
        best.map_or(centre, |(_, place)| place)
    }
}

/// Moves a fresh picture as close to the pins as a shift can, then holds the pins and lets the others make room.
fn yield_to_pins(request: &LayoutRequest, positions: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let pins: Vec<(usize, [f32; 2])> = (0..request.node_count)
        .filter(|&node| request.is_pinned(node))
        .filter_map(|node| Some((node, request.previous(node)?)))
        .collect();
    let mean = |axis: usize| {
        pins.iter().map(|&(node, place)| place[axis] - positions[node][axis]).sum::<f32>() / pins.len() as f32
    };
    let shift = [mean(0), mean(1)];
    let mut moved: Vec<[f32; 2]> =
        positions.iter().map(|place| [place[0] + shift[0], place[1] + shift[1]]).collect();
    let mut mobility = vec![1.0; request.node_count];
    for (node, place) in pins {
        moved[node] = place;
        mobility[node] = 0.0;
    }
    let radii: Vec<f32> = (0..request.node_count).map(|node| request.radius(node)).collect();
    overlap::remove(&mut moved, &radii, &mobility);
    moved
}

/// The nodes of each part, by ascending index: what is linked, and, if groups stand side by side, all that has one.
fn parts(request: &LayoutRequest) -> Vec<Vec<u32>> {
    let count = request.node_count;
    let mut sets = Sets::new(count);
    for (source, target) in request.drawn_links() {
        sets.join(source, target);
    }
    let is_side_by_side = request.arrangement == Arrangement::Neighbourhoods;
    let mut grouped = (0..count).filter(|&node| is_side_by_side && request.group(node).is_some());
    if let Some(first) = grouped.next() {
        grouped.for_each(|node| {
            sets.join(first as u32, node as u32);
        });
    }
    let mut part_of_root = vec![usize::MAX; count];
    let mut parts: Vec<Vec<u32>> = Vec::new();
    for node in 0..count as u32 {
        let root = sets.root(node) as usize;
        if part_of_root[root] == usize::MAX {
            part_of_root[root] = parts.len();
            parts.push(Vec::new());
        }
        parts[part_of_root[root]].push(node);
    }
    parts
}

/// Disjoint sets with path halving.
struct Sets(Vec<u32>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    fn root(&mut self, mut node: u32) -> u32 {
        while self.0[node as usize] != node {
            self.0[node as usize] = self.0[self.0[node as usize] as usize];
            node = self.0[node as usize];
        }
        node
    }

    /// Returns whether the two were apart.
    fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
        a != b
    }
}

/// Centres the picture and turns its longest extent to the width of the screen.
fn lay_along_the_width(places: &mut [[f32; 2]]) {
    let count = places.len() as f32;
    let sum = places.iter().fold([0.0, 0.0], |sum, place| [sum[0] + place[0], sum[1] + place[1]]);
    let centre = [sum[0] / count, sum[1] / count];
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for place in places.iter_mut() {
        *place = [place[0] - centre[0], place[1] - centre[1]];
        xx += place[0] * place[0];
        xy += place[0] * place[1];
        yy += place[1] * place[1];
    }
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let (sin, cos) = angle.sin_cos();
    for place in places.iter_mut() {
        *place = [place[0] * cos + place[1] * sin, place[1] * cos - place[0] * sin];
    }
}

/// Scales a centred picture so that each node has the room of `SPACING` squared, and chains are not squeezed.
fn give_room(places: &mut [[f32; 2]], links: &[(u32, u32, f32)]) {
    let count = places.len() as f32;
    let square: f32 =
        places.iter().map(|place| place[0] * place[0] + place[1] * place[1]).sum::<f32>() / count;
    let mut lengths: Vec<f32> = links
        .iter()
        .map(|&(a, b, _)| {
            let (a, b) = (places[a as usize], places[b as usize]);
            (a[0] - b[0]).hypot(a[1] - b[1])
        })
        .collect();
    let middle = lengths.len() / 2;
    let median = *lengths.select_nth_unstable_by(middle, f32::total_cmp).1;
    // A disc of even density has twice its mean square radius as squared radius.
    let by_area = SPACING * (count / (std::f32::consts::TAU * square).max(1e-6)).sqrt();
    let scale = by_area.max(SHORTEST_LINK / median.max(1e-3));
    places.iter_mut().for_each(|place| *place = place.map(|value| value * scale));
}

#[cfg(test)]
mod odd_tests;
#[cfg(test)]
pub(crate) mod tests;
