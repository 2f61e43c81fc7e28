//! Arranges a network as a whole by its links, with regions that run into each other like landscapes.
//!
//! Distances follow the links better than in [`super::atlas`], borders are less clear. What stands near a node is what it
//! has to do with: its committee holds it most, and its region the more, the more regions there are.

use std::collections::BTreeSet;

use domain::network::NodeKind;

use super::coarsen::Mesh;
use super::homes::homes;
use super::random::Random;
use super::{EVENNESS, LayoutRequest, SPACING, give_room, lay_along_the_width, overlap, simulation};

/// How strongly links and the region hold, found by measuring (`cargo xtask bench network`).
struct Bonds {
    seat_at_home: f32,
    seat_elsewhere: f32,
    /// Between two that stand by the same committee: the seats hold them already.
    companions: f32,
    other: f32,
    /// What is left of a link between two regions.
    across: f32,
    region: f32,
}

impl Bonds {
    /// For a network of so many regions.
    fn new(regions: usize) -> Self {
        let share = (regions.saturating_sub(1) as f32 / 39.0).min(1.0);
        let between = |few: f32, many: f32| few + (many - few) * share;
        Self {
            seat_at_home: between(3.3, 6.0),
            seat_elsewhere: between(0.83, 0.4),
            companions: between(0.3, 0.2),
            other: between(0.61, 0.4),
            across: between(1.0, 0.4),
            region: between(0.0, 0.08),
        }
    }
}

/// Places a connected part of at least two nodes; `links` name nodes by their index in `nodes`.
pub(super) fn arrange(
    request: &LayoutRequest,
    nodes: &[u32],
    links: &[(u32, u32, f32)],
    random: &mut Random,
) -> Vec<[f32; 2]> {
    let kinds: Vec<NodeKind> = nodes.iter().map(|&node| request.kind(node as usize)).collect();
    let groups: Vec<Option<u16>> = nodes.iter().map(|&node| request.group(node as usize)).collect();
    let bonds = Bonds::new(groups.iter().flatten().collect::<BTreeSet<_>>().len());
    let springs = springs(&kinds, &groups, links, &bonds);
    let mesh = Mesh::new(vec![1.0; nodes.len()], groups, &springs);
    let mut places = simulation::place(&mesh, bonds.region, random);
    lay_along_the_width(&mut places);
    give_room(&mut places, links);
    overlap::spread(&mut places, SPACING * EVENNESS, 100);
    let radii: Vec<f32> = nodes.iter().map(|&node| request.radius(node as usize)).collect();
    overlap::remove(&mut places, &radii, &vec![1.0; nodes.len()]);
    places
}

/// The links with their strength by what they mean for the place of the two.
fn springs(
    kinds: &[NodeKind],
    groups: &[Option<u16>],
    links: &[(u32, u32, f32)],
    bonds: &Bonds,
) -> Vec<(u32, u32, f32)> {
    let homes = homes(kinds, groups, &Mesh::new(vec![1.0; kinds.len()], vec![None; kinds.len()], links));
    let is_committee = |node: u32| kinds[node as usize] == NodeKind::Committee;
    let home = |node: u32| homes[node as usize];
    let strength = |&(a, b, weight): &(u32, u32, f32)| {
        let bond = match (is_committee(a), is_committee(b)) {
            (false, true) if home(a) == Some(b) => bonds.seat_at_home,
            (true, false) if home(b) == Some(a) => bonds.seat_at_home,
            (false, true) | (true, false) => bonds.seat_elsewhere,
            (false, false) if home(a).is_some() && home(a) == home(b) => bonds.companions,
            _ => bonds.other,
        };
        let is_across = groups[a as usize] != groups[b as usize];
        (a, b, weight * bond * if is_across { bonds.across } else { 1.0 })
    };
    links.iter().map(strength).collect()
}
