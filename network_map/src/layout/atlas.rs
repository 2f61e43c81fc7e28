//! Arranges neighbourhoods side by side: what is linked close together, with clear gaps, in the shape of a screen.

use std::collections::BTreeMap;

use super::coarsen::Mesh;
use super::neighbourhood::Neighbourhood;
use super::random::Random;
use super::{LayoutRequest, SPACING, Sets, overlap, simulation};

/// Free room between two neighbourhoods, in layout units.
const GAP: f32 = 4.0;
/// Free room around a node that lives by itself.
const GAP_OF_LONERS: f32 = 2.5;
/// The picture is pulled together so that it becomes about this many times as wide as high, and a little more.
const ASPECT: f32 = 1.2;
/// A neighbourhood is higher than wide, for its name; seen flattened by this it is a disc.
const FLATNESS: f32 = 0.76;
/// Holds neighbourhoods that nothing links near the others.
const THREAD: f32 = 0.02;
/// Share of the way to the middle, and to its friends, a neighbourhood goes in a round.
const GRAVITY: f32 = 0.06;
const ATTRACTION: f32 = 0.08;

/// Places `nodes`, of which at least one has a group.
pub(super) fn arrange(
    request: &LayoutRequest,
    nodes: &[u32],
    positions: &mut [[f32; 2]],
    random: &mut Random,
) {
    let links = request.drawn_links();
    let quarter_of = quarters(request, nodes, &links);
    let count = quarter_of.iter().flatten().max().map_or(0, |&last| last as usize + 1);
    let mut quarters = neighbourhoods(request, &quarter_of, count, &links, random);
    let discs: Vec<f32> = quarters
        .iter()
        .map(|quarter| {
            let [across, down] = quarter.extent();
            across.max(down * FLATNESS) + 0.5 * if quarter.len() > 1 { GAP } else { GAP_OF_LONERS }
        })
        .collect();
    let across: Vec<(u32, u32)> = links
        .iter()
        .copied()
        .filter(|&(a, b)| match (quarter_of[a as usize], quarter_of[b as usize]) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        })
        .collect();
    let mut centres = place_discs(&discs, &between(&across, &quarter_of, &quarters), random);
    centres.iter_mut().for_each(|place| place[1] /= FLATNESS);
    turn(&mut quarters, &centres, &across, &quarter_of, positions);
}

/// The neighbourhood of each node: its group, or the bodies without a group it is linked with. None for other nodes.
pub(super) fn quarters(request: &LayoutRequest, nodes: &[u32], links: &[(u32, u32)]) -> Vec<Option<u32>> {
    let mut groups: Vec<Option<u16>> = vec![None; request.node_count];
    let mut is_here = vec![false; request.node_count];
    // Per node without a group, the only group it is linked with, if it is only one.
    let mut hosts: Vec<Option<Option<u16>>> = vec![None; request.node_count];
    for &node in nodes {
        groups[node as usize] = request.group(node as usize);
        is_here[node as usize] = true;
    }
    for &(source, target) in links {
        for (node, other) in [(source, target), (target, source)] {
            let host = &mut hosts[node as usize];
            let group = request.group(other as usize);
            *host = match *host {
                None => Some(group),
                Some(known) if known == group => Some(known),
                Some(_) => Some(None),
            };
        }
    }
    for &node in nodes {
        let node = node as usize;
        groups[node] = groups[node].or(hosts[node].flatten());
    }
    let mut sets = Sets::new(request.node_count);
    let mut heads: BTreeMap<u16, u32> = BTreeMap::new();
    for &node in nodes {
        if let Some(group) = groups[node as usize] {
            sets.join(node, *heads.entry(group).or_insert(node));
        }
    }
    for &(source, target) in links {
        if is_here[source as usize]
            && is_here[target as usize]
            && groups[source as usize].is_none()
            && groups[target as usize].is_none()
        {
            sets.join(source, target);
        }
    }
    let mut quarter_of_root: BTreeMap<u32, u32> = BTreeMap::new();
    let mut quarters = vec![None; request.node_count];
    for &node in nodes {
        let next = quarter_of_root.len() as u32;
        quarters[node as usize] = Some(*quarter_of_root.entry(sets.root(node)).or_insert(next));
    }
    quarters
}

pub(super) fn neighbourhoods(
    request: &LayoutRequest,
    quarter_of: &[Option<u32>],
    count: usize,
    links: &[(u32, u32)],
    random: &mut Random,
) -> Vec<Neighbourhood> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); count];
    let mut index_in_quarter = vec![0u32; quarter_of.len()];
    for (node, quarter) in quarter_of.iter().enumerate() {
        let Some(quarter) = quarter else { continue };
        index_in_quarter[node] = members[*quarter as usize].len() as u32;
        members[*quarter as usize].push(node as u32);
    }
    let mut inner: Vec<Vec<(u32, u32)>> = vec![Vec::new(); count];
    for &(source, target) in links {
        if let (Some(a), Some(b)) = (quarter_of[source as usize], quarter_of[target as usize])
            && a == b
        {
            inner[a as usize].push((index_in_quarter[source as usize], index_in_quarter[target as usize]));
        }
    }
    members
        .into_iter()
        .zip(&inner)
        .map(|(nodes, links)| Neighbourhood::new(request, nodes, links, random))
        .collect()
}

/// Links between neighbourhoods, those of the same two added up; all neighbourhoods are held together.
fn between(
    across: &[(u32, u32)],
    quarter_of: &[Option<u32>],
    quarters: &[Neighbourhood],
) -> Vec<(u32, u32, f32)> {
    let mut sums: BTreeMap<(u32, u32), f32> = BTreeMap::new();
    let mut sets = Sets::new(quarters.len());
    for &(source, target) in across {
        if let (Some(a), Some(b)) = (quarter_of[source as usize], quarter_of[target as usize]) {
            *sums.entry((a.min(b), a.max(b))).or_default() += 1.0;
            sets.join(a, b);
        }
    }
    let mut order: Vec<u32> = (0..quarters.len() as u32).collect();
    order.sort_by_key(|&quarter| std::cmp::Reverse(quarters[quarter as usize].len()));
    let anchor = order[0];
    let threads = order[1..]
        .iter()
        .filter(|&&quarter| sets.join(quarter, anchor))
        .map(|&quarter| (quarter, anchor, THREAD));
    // Ten links between two neighbourhoods are not ten times as important as one.
    let mut springs: Vec<(u32, u32, f32)> = sums.iter().map(|(&(a, b), &sum)| (a, b, sum.sqrt())).collect();
    springs.extend(threads);
    springs
}

/// Centres of discs that do not overlap, in a shape that fits a screen, linked ones near each other.
fn place_discs(discs: &[f32], springs: &[(u32, u32, f32)], random: &mut Random) -> Vec<[f32; 2]> {
    if discs.len() == 1 {
        return vec![[0.0; 2]];
    }
    let masses: Vec<f32> = discs.iter().map(|radius| (radius / SPACING).powi(2).max(0.2)).collect();
    let mesh = Mesh::new(masses.clone(), vec![None; discs.len()], springs);
    let mut centres = simulation::place(&mesh, 0.0, random);
    super::lay_along_the_width(&mut centres);
    let area: f32 = discs.iter().map(|radius| 4.0 * radius * radius).sum();
    let square: f32 = centres
        .iter()
        .zip(&masses)
        .map(|(place, mass)| mass * (place[0].powi(2) + place[1].powi(2)))
        .sum::<f32>()
        / masses.iter().sum::<f32>();
    let scale = (area / (std::f32::consts::TAU * square).max(1e-6)).sqrt();
    centres.iter_mut().for_each(|place| *place = [place[0] * scale, place[1] * scale]);
    let pulls: Vec<f32> =
        (0..discs.len()).map(|disc| mesh.edges(disc).iter().map(|&(_, weight)| weight).sum()).collect();
    // Large ones make way less than small ones.
    let mobility: Vec<f32> = masses.iter().map(|mass| 1.0 / mass.max(1.0)).collect();
    let radii: Vec<f32> = discs.iter().map(|radius| radius - overlap::GAP * 0.5).collect();
    let rounds = if discs.len() > 1_000 { 60 } else { 300 };
    for round in 0..rounds {
        // Seen flattened the picture must be wider still.
        const WIDTH: f32 = ASPECT / FLATNESS;
        let calm = 1.0 - round as f32 / rounds as f32;
        let pull = GRAVITY * calm.max(0.2);
        let before = centres.clone();
        for (disc, place) in centres.iter_mut().enumerate() {
            let [x, y] = *place;
            let mut friends = [0.0f32; 2];
            for &(other, weight) in mesh.edges(disc) {
                let share = weight / (pulls[disc] + 1.0);
                friends[0] += share * (before[other as usize][0] - x);
                friends[1] += share * (before[other as usize][1] - y);
            }
            place[0] += (calm * friends[0] * ATTRACTION - pull * x) / WIDTH;
            place[1] += (calm * friends[1] * ATTRACTION - pull * y) * WIDTH;
        }
        overlap::part(&mut centres, &radii, &mobility, 6);
    }
    overlap::remove(&mut centres, &radii, &mobility);
    centres
}

/// Turns neighbourhoods to each other and writes down where all nodes stand.
fn turn(
    quarters: &mut [Neighbourhood],
    centres: &[[f32; 2]],
    across: &[(u32, u32)],
    quarter_of: &[Option<u32>],
    positions: &mut [[f32; 2]],
) {
    let mut index_in_quarter = vec![u32::MAX; positions.len()];
    for quarter in quarters.iter() {
        for (index, &node) in quarter.members().iter().enumerate() {
            index_in_quarter[node as usize] = index as u32;
        }
    }
    let mut settle = |quarters: &[Neighbourhood]| {
        for (quarter, &centre) in quarters.iter().zip(centres) {
            quarter.settle_at(centre).for_each(|(node, place)| positions[node as usize] = place);
        }
        positions.to_vec()
    };
    for _ in 0..3 {
        let places = settle(quarters);
        let mut pulls: Vec<Vec<(u32, [f32; 2])>> = vec![Vec::new(); quarters.len()];
        for &(source, target) in across {
            for (node, other) in [(source, target), (target, source)] {
                let Some(quarter) = quarter_of[node as usize] else { continue };
                let (from, to) = (centres[quarter as usize], places[other as usize]);
                let way = [to[0] - from[0], to[1] - from[1]];
                let length = way[0].hypot(way[1]).max(1e-3);
                pulls[quarter as usize]
                    .push((index_in_quarter[node as usize], [way[0] / length, way[1] / length]));
            }
        }
        for (quarter, pulls) in quarters.iter_mut().zip(&pulls) {
            quarter.turn_towards(pulls);
        }
    }
    settle(quarters);
}
