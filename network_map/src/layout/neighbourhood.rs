//! Arranges what belongs together: the members of a health region, or bodies of no region that are linked.
//!
//! Each member belongs to one committee of its own, chosen so that all committees get about as many; around it the
//! members form a fan, and fans part. The node of the region itself stands above them all, like the sign at the gate.

use domain::network::NodeKind;

use super::coarsen::Mesh;
use super::homes::homes;
use super::random::Random;
use super::{LayoutRequest, SPACING, Sets, give_room, overlap, simulation};

/// How strongly links hold, by what they mean for the place of a member.
const SEAT_AT_HOME: f32 = 1.0;
const SEAT_ELSEWHERE: f32 = 0.05;
const DELEGATION: f32 = 0.8;
const BETWEEN_COMMITTEES: f32 = 0.3;
const OTHER: f32 = 0.2;
/// How strongly a fan holds its members together.
const FAN_PULL: f32 = 1.0;
/// The unseen thread that holds an unlinked member.
const THREAD: f32 = 0.6;
/// Layout units that members keep apart, as a share of the spacing.
const EVENNESS: f32 = 0.74;
/// Half of the width that a name needs at least.
const NAME_REACH: f32 = 15.0;
/// How far above the members around it the sign stands.
const SIGN_HEIGHT: f32 = 4.5;
/// The sign stands above all members that are this far to its left or right, as a share of the neighbourhood.
const SIGN_REACH: f32 = 0.5;
/// Room above the sign for its name.
const NAME_HEIGHT: f32 = 10.0;

/// Two members and how strongly they hold each other.
type Spring = (u32, u32, f32);

/// Nodes with their places around the middle of the neighbourhood.
#[derive(Clone, Debug, Default)]
pub(super) struct Neighbourhood {
    nodes: Vec<u32>,
    places: Vec<[f32; 2]>,
    sign: Option<u32>,
    /// Radius of the disc around the members, without the sign.
    reach: f32,
}

impl Neighbourhood {
    /// Arranges `nodes`; `links` are all links between them, by index in `nodes`.
    pub(super) fn new(
        request: &LayoutRequest,
        mut nodes: Vec<u32>,
        links: &[(u32, u32)],
        random: &mut Random,
    ) -> Self {
        let is_sign = |node: u32| request.kind(node as usize) == NodeKind::Region;
        let is_grouped = nodes.first().is_some_and(|&node| request.group(node as usize).is_some());
        let sign = nodes.iter().position(|&node| is_sign(node)).filter(|_| is_grouped && nodes.len() > 1);
        let mut inner: Vec<(u32, u32)> = links.to_vec();
        let sign = sign.map(|index| {
            let index = index as u32;
            inner.retain(|&(a, b)| a != index && b != index);
            inner.iter_mut().for_each(|(a, b)| {
                *a -= u32::from(*a > index);
                *b -= u32::from(*b > index);
            });
            nodes.remove(index as usize)
        });
        let mut places = vec![[0.0; 2]; nodes.len()];
        let radii: Vec<f32> = nodes.iter().map(|&node| request.radius(node as usize)).collect();
        if nodes.len() > 1 {
            let kinds: Vec<NodeKind> = nodes.iter().map(|&node| request.kind(node as usize)).collect();
            let (springs, fans) = springs(&kinds, &inner);
            let mesh = Mesh::new(vec![1.0; nodes.len()], fans, &springs);
            places = simulation::place(&mesh, FAN_PULL, random);
            give_room(&mut places, &springs);
            overlap::spread(&mut places, SPACING * EVENNESS, 60);
            overlap::remove(&mut places, &radii, &vec![1.0; nodes.len()]);
        }
        let middle = middle_of_disc(&places);
        let mut reach = 0.0f32;
        for (place, radius) in places.iter_mut().zip(&radii) {
            *place = [place[0] - middle[0], place[1] - middle[1]];
            reach = reach.max(place[0].hypot(place[1]) + radius);
        }
        Self { nodes, places, sign, reach }
    }

    /// How many nodes live here.
    pub(super) fn len(&self) -> usize {
        self.nodes.len() + usize::from(self.sign.is_some())
    }

    /// Half of the width and half of the height of all that stands here, the name included.
    pub(super) fn extent(&self) -> [f32; 2] {
        let name = if self.sign.is_some() { NAME_REACH } else { 0.0 };
        [self.reach.max(name), self.reach + self.head_room()]
    }

    /// Radius of the disc around the members, or around the sign if it stands alone.
    pub(super) fn reach(&self) -> f32 {
        if self.nodes.is_empty() { 1.0 } else { self.reach }
    }

    /// Pulls the members together to the share `factor` of their distances, as far as they do not overlap.
    pub(super) fn tighten(&mut self, request: &LayoutRequest, factor: f32) {
        self.places.iter_mut().for_each(|place| *place = place.map(|value| value * factor));
        let radii: Vec<f32> = self.nodes.iter().map(|&node| request.radius(node as usize)).collect();
        overlap::remove(&mut self.places, &radii, &vec![1.0; self.nodes.len()]);
        let distances =
            self.places.iter().zip(&radii).map(|(place, radius)| place[0].hypot(place[1]) + radius);
        self.reach = distances.fold(0.0, f32::max);
    }

    /// How far the disc around the members stands below the middle of the whole.
    pub(super) fn head_room(&self) -> f32 {
        if self.sign.is_some() { (SIGN_HEIGHT + NAME_HEIGHT) * 0.5 } else { 0.0 }
    }

    /// All nodes with their places, the middle of the whole at `centre`.
    pub(super) fn settle_at(&self, centre: [f32; 2]) -> impl Iterator<Item = (u32, [f32; 2])> + '_ {
        let [x, y] = [centre[0], centre[1] + self.head_room()];
        let top = self
            .places
            .iter()
            .filter(|place| place[0].abs() < (self.reach * SIGN_REACH).max(SIGN_HEIGHT))
            .map(|place| place[1])
            .fold(self.reach, f32::min);
        let sign = self.sign.map(|node| (node, [x, y + top.min(0.0) - SIGN_HEIGHT]));
        let members = self
            .nodes
            .iter()
            .zip(&self.places)
            .map(move |(&node, place)| (node, [x + place[0], y + place[1]]));
        members.chain(sign)
    }

    /// Turns (and mirrors, if that is better) the members so that they look to what they are linked with elsewhere:
    /// `pulls` gives the index of a member and the direction of each such link.
    pub(super) fn turn_towards(&mut self, pulls: &[(u32, [f32; 2])]) {
        let mut sums = [[0.0f32; 2]; 2];
        for &(node, [to_x, to_y]) in pulls {
            let Some(&[x, y]) = self.places.get(node as usize) else { continue };
            for (sum, x) in sums.iter_mut().zip([x, -x]) {
                sum[0] += x * to_x + y * to_y;
                sum[1] += x * to_y - y * to_x;
            }
        }
        let strength = sums.map(|[along, across]| along.hypot(across));
        let is_mirrored = strength[1] > strength[0] * 1.001;
        let [along, across] = sums[usize::from(is_mirrored)];
        let length = along.hypot(across);
        if length < 1e-3 {
            return;
        }
        let (cos, sin) = (along / length, across / length);
        for place in &mut self.places {
            let [x, y] = [if is_mirrored { -place[0] } else { place[0] }, place[1]];
            *place = [x * cos - y * sin, x * sin + y * cos];
        }
    }

    /// The index of `node` among the members, for [`Self::turn_towards`]; the order is that of the nodes given.
    pub(super) fn members(&self) -> &[u32] {
        &self.nodes
    }
}

/// The links as springs that hold all nodes together, and the fan each node stands in.
fn springs(kinds: &[NodeKind], links: &[(u32, u32)]) -> (Vec<Spring>, Vec<Option<u16>>) {
    let unweighted: Vec<Spring> = links.iter().map(|&(a, b)| (a, b, 1.0)).collect();
    let mesh = Mesh::new(vec![1.0; kinds.len()], vec![None; kinds.len()], &unweighted);
    let homes = homes(kinds, &[], &mesh);
    let is_committee = |node: u32| kinds[node as usize] == NodeKind::Committee;
    let is_plain = homes.iter().all(Option::is_none);
    let mut springs: Vec<Spring> = links
        .iter()
        .map(|&(a, b)| {
            let weight = match (is_committee(a), is_committee(b)) {
                _ if is_plain => 1.0,
                (true, true) => BETWEEN_COMMITTEES,
                (false, true) if homes[a as usize] == Some(b) => SEAT_AT_HOME,
                (true, false) if homes[b as usize] == Some(a) => SEAT_AT_HOME,
                (false, true) | (true, false) => SEAT_ELSEWHERE,
                (false, false) if homes[a as usize] == homes[b as usize] => DELEGATION,
                (false, false) => OTHER,
            };
            (a, b, weight)
        })
        .collect();
    let mut sets = Sets::new(kinds.len());
    for &(a, b) in links {
        sets.join(a, b);
    }
    // Best linked first, so that the thread leads from and to the middle of a loose part.
    let mut order: Vec<u32> = (0..kinds.len() as u32).collect();
    order.sort_by_key(|&node| std::cmp::Reverse(mesh.edges(node as usize).len()));
    let anchor = order[0];
    for &node in &order[1..] {
        if sets.join(node, anchor) {
            springs.push((node, anchor, THREAD));
        }
    }
    let fans = (0..kinds.len() as u32)
        .map(|node| homes[node as usize].or(is_committee(node).then_some(node)))
        .map(|fan| fan.and_then(|fan| u16::try_from(fan).ok()))
        .collect();
    (springs, fans)
}

/// Close to the middle of the smallest disc around `places`: again and again a shrinking step towards the farthest.
fn middle_of_disc(places: &[[f32; 2]]) -> [f32; 2] {
    let mut middle = places.first().copied().unwrap_or_default();
    for step in 1..=100 {
        let distance = |place: &[f32; 2]| (place[0] - middle[0]).hypot(place[1] - middle[1]);
        let Some(farthest) = places.iter().max_by(|a, b| distance(a).total_cmp(&distance(b))) else { break };
        let share = 1.0 / (step as f32 + 1.0);
        middle = [0, 1].map(|axis| middle[axis] + (farthest[axis] - middle[axis]) * share);
    }
    middle
}
