//! Arranges a network on the map: each health region with its committees and members in the middle of its districts.
//!
//! The land is drawn so large that most regions find room in their districts. Those that do not, and cities beside
//! each other, make room for one another and stay as near to their place as they can. State and federal bodies stand
//! beside the land, on the side of their capital.

mod area;

use super::neighbourhood::Neighbourhood;
use super::random::Random;
use super::{LayoutRequest, atlas, overlap};
pub use area::Polygons;
use area::{Area, distance};

/// Members stand closer than in a picture without land: this share of the distances there.
const CLOSENESS: f32 = 0.72;
/// So many of a hundred regions find room in their districts.
const HAVING_ROOM: f32 = 0.75;
/// The part of the radius of a disc as large as an area that can be used, because areas are no discs.
const USABLE: f32 = 0.85;
/// Layout units per kilometre, at least and at most.
const SCALES: [f32; 2] = [0.4, 12.0];
/// Free layout units between two regions, and around those that stand beside the land.
const BETWEEN: f32 = 3.0;
const BESIDE: f32 = 8.0;
/// How often regions make room for one another, and the share of the way home they go each time.
const ROUNDS: usize = 200;
const HOMING: f32 = 0.06;

/// Where something is at home.
#[derive(Clone, Debug, PartialEq)]
pub enum Home {
    /// In these areas, by their place in [`Land::areas`].
    Areas(Vec<u32>),
    /// Beside the areas of a state, on the side of this place.
    Beside {
        /// The areas of the state, by their place in [`Land::areas`].
        areas: Vec<u32>,
        /// The capital.
        capital: [f32; 2],
    },
}

/// Areas on a plane map, in kilometres to the east and to the south of some point, and who is at home where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Land {
    /// The areas.
    pub areas: Vec<Polygons>,
    /// Where each group is at home; groups that are not named stand beside the land.
    pub homes: Vec<Option<Home>>,
    /// Beside the land, and on this side, stands whoever is at home nowhere.
    pub capital: [f32; 2],
}

/// A picture on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OnLand {
    /// Where each node stands, in layout units.
    pub positions: Vec<[f32; 2]>,
    /// Layout units per kilometre.
    pub scale: f32,
    /// What is in the middle of the picture, in kilometres.
    pub middle: [f32; 2],
}

impl OnLand {
    /// Where a place of the map is in the picture.
    #[must_use]
    pub fn place(&self, at: [f32; 2]) -> [f32; 2] {
        [0, 1].map(|axis| (at[axis] - self.middle[axis]) * self.scale)
    }
}

/// Arranges the network on `land`.
#[must_use]
pub fn by_geography(request: &LayoutRequest, land: &Land) -> OnLand {
    let mut random = Random::new(request.seed);
    let quarters = quarters(request, &mut random);
    let areas: Vec<Area> = land.areas.iter().map(Area::of).collect();
    let home = |quarter: &Quarter| {
        quarter.group.and_then(|group| land.homes.get(usize::from(group))).and_then(Option::as_ref)
    };
    let on_land: Vec<(usize, Area)> = quarters
        .iter()
        .enumerate()
        .filter_map(|(index, quarter)| match home(quarter) {
            Some(Home::Areas(list)) => Some((index, Area::union(&areas, list)?)),
            _ => None,
        })
        .collect();
    let scale = fitting_scale(&on_land, &quarters);
    let taken: Vec<u32> = {
        let mut taken: Vec<u32> = quarters
            .iter()
            .filter_map(home)
            .filter_map(|home| if let Home::Areas(list) = home { Some(list) } else { None })
            .flatten()
            .copied()
            .filter(|&area| (area as usize) < areas.len())
            .collect();
        taken.sort_unstable();
        taken.dedup();
        taken
    };
    let middle = Area::union(&areas, &taken).map_or([0.0; 2], |area| area.middle);
    let mut picture = OnLand { positions: vec![[0.0; 2]; request.node_count], scale, middle };

    let mut settled = Settled::default();
    settle_on_land(&on_land, &quarters, &picture, &mut settled);
    let borders: Vec<Polygons> = taken
        .iter()
        .map(|&area| {
            let place = |ring: &Vec<[f32; 2]>| ring.iter().map(|&at| picture.place(at)).collect();
            land.areas[area as usize].iter().map(|polygon| polygon.iter().map(place).collect()).collect()
        })
        .collect();
    let mut beside: Vec<usize> =
        (0..quarters.len()).filter(|index| on_land.iter().all(|(other, _)| other != index)).collect();
    // The large ones first; who is at home nowhere comes last and stands farthest out.
    beside.sort_by_key(|&index| {
        (quarters[index].group.is_none(), std::cmp::Reverse(quarters[index].people.len()), index)
    });
    for index in beside {
        let (from, capital) = match home(&quarters[index]) {
            Some(Home::Beside { areas: list, capital }) => {
                (Area::union(&areas, list).map_or(middle, |area| area.middle), *capital)
            }
            _ => (middle, land.capital),
        };
        let way = [picture.place(from), picture.place(capital)];
        let reach = quarters[index].people.reach() + BESIDE;
        let centre = settled.free_place(way, reach, &borders);
        settled.add(index, centre, reach);
    }
    for (index, centre) in settled.places() {
        let people = &quarters[index].people;
        let head = [centre[0], centre[1] - people.head_room()];
        people.settle_at(head).for_each(|(node, place)| picture.positions[node as usize] = place);
    }
    // The sign of a region may stand among its neighbours. Nothing may stretch the picture, as the land stays.
    let radii: Vec<f32> = (0..request.node_count).map(|node| request.radius(node)).collect();
    overlap::remove(&mut picture.positions, &radii, &vec![0.5; request.node_count]);
    picture
}

/// Those who stand together.
struct Quarter {
    group: Option<u16>,
    people: Neighbourhood,
}

/// The health regions, each with those who belong to it only; all others together.
fn quarters(request: &LayoutRequest, random: &mut Random) -> Vec<Quarter> {
    let nodes: Vec<u32> = (0..request.node_count as u32).collect();
    let links = request.drawn_links();
    let mut quarter_of = atlas::quarters(request, &nodes, &links);
    let count = quarter_of.iter().flatten().max().map_or(0, |&last| last as usize + 1);
    let mut groups: Vec<Option<u16>> = vec![None; count];
    for (node, quarter) in quarter_of.iter().enumerate() {
        if let (Some(quarter), Some(group)) = (quarter, request.group(node)) {
            groups[*quarter as usize] = Some(group);
        }
    }
    let mut kept: Vec<Option<u16>> = groups.iter().copied().filter(Option::is_some).collect();
    let mut numbers =
        (0..).zip(&groups).filter(|(_, group)| group.is_some()).map(|(old, _)| old).collect::<Vec<u32>>();
    if kept.len() < groups.len() {
        kept.push(None);
        numbers.push(u32::MAX);
    }
    let rest = kept.len().saturating_sub(1) as u32;
    for quarter in quarter_of.iter_mut().flatten() {
        *quarter = numbers.iter().position(|old| old == quarter).map_or(rest, |new| new as u32);
    }
    let peoples = atlas::neighbourhoods(request, &quarter_of, kept.len(), &links, random);
    let tightened = peoples.into_iter().map(|mut people| {
        people.tighten(request, CLOSENESS);
        people
    });
    kept.into_iter().zip(tightened).map(|(group, people)| Quarter { group, people }).collect()
}

/// Layout units per kilometre with which most regions find room in their areas.
fn fitting_scale(on_land: &[(usize, Area)], quarters: &[Quarter]) -> f32 {
    let mut scales: Vec<f32> = on_land
        .iter()
        .map(|(index, area)| quarters[*index].people.reach() / (area.radius() * USABLE).max(1e-3))
        .collect();
    scales.sort_by(f32::total_cmp);
    let place = (scales.len() as f32 * HAVING_ROOM) as usize;
    scales.get(place.min(scales.len().saturating_sub(1))).copied().unwrap_or(1.0).clamp(SCALES[0], SCALES[1])
}

/// Discs with a place.
#[derive(Default)]
struct Settled {
    indices: Vec<usize>,
    centres: Vec<[f32; 2]>,
    reaches: Vec<f32>,
}

impl Settled {
    fn add(&mut self, index: usize, centre: [f32; 2], reach: f32) {
        self.indices.push(index);
        self.centres.push(centre);
        self.reaches.push(reach);
    }

    fn places(&self) -> impl Iterator<Item = (usize, [f32; 2])> + '_ {
        self.indices.iter().copied().zip(self.centres.iter().copied())
    }

    /// Where a disc finds room beside the borders and all others: going on from a place through the capital, with a
    /// turn to the side if that is shorter.
    fn free_place(&self, [from, capital]: [[f32; 2]; 2], reach: f32, borders: &[Polygons]) -> [f32; 2] {
        const TURNS: [f32; 9] = [0.0, 0.15, -0.15, 0.3, -0.3, 0.5, -0.5, 0.8, -0.8];
        let way = [capital[0] - from[0], capital[1] - from[1]];
        // From the capital itself there is no way to it: then upwards.
        let angle =
            if way[0].hypot(way[1]) < 1.0 { -std::f32::consts::FRAC_PI_2 } else { way[1].atan2(way[0]) };
        let is_free = |at: [f32; 2]| {
            let mut others = self.centres.iter().zip(&self.reaches);
            others.all(|(&other, radius)| distance(at, other) >= reach + radius)
                && borders.iter().all(|polygons| !area::touches(polygons, at, reach))
        };
        let candidate = |turn: &f32| {
            let (sin, cos) = (angle + turn).sin_cos();
            let at = |step: usize| [from[0] + cos * step as f32 * 4.0, from[1] + sin * step as f32 * 4.0];
            let free = (0..4_000).find(|&step| is_free(at(step)))?;
            Some((free as f32 * (1.0 + turn.abs()), at(free)))
        };
        let best =
            TURNS.iter().filter_map(candidate).reduce(|best, next| if next.0 < best.0 { next } else { best });
        best.map_or(from, |(_, at)| at)
    }
}

/// Lets regions make room for one another and go home again and again.
fn settle_on_land(on_land: &[(usize, Area)], quarters: &[Quarter], picture: &OnLand, settled: &mut Settled) {
    for (index, area) in on_land {
        settled.add(*index, picture.place(area.middle), quarters[*index].people.reach() + BETWEEN * 0.5);
    }
    let homes = settled.centres.clone();
    let radii: Vec<f32> = settled.reaches.iter().map(|reach| reach - overlap::GAP * 0.5).collect();
    let mobility: Vec<f32> = radii.iter().map(|radius| 1.0 / radius.max(1.0)).collect();
    for _ in 0..ROUNDS {
        for (centre, home) in settled.centres.iter_mut().zip(&homes) {
            *centre = [0, 1].map(|axis| centre[axis] + (home[axis] - centre[axis]) * HOMING);
        }
        overlap::part(&mut settled.centres, &radii, &mobility, 4);
    }
    overlap::remove(&mut settled.centres, &radii, &mobility);
}

#[cfg(test)]
mod tests {
    use domain::network::NodeKind;

    use super::*;
    use crate::layout::tests::closest_gap;
    use crate::sample::state_network;

    const SIDE: f32 = 30.0;

    fn square([x, y]: [f32; 2]) -> Polygons {
        vec![vec![vec![[x, y], [x + SIDE, y], [x + SIDE, y + SIDE], [x, y + SIDE]]]]
    }

    /// The sample with a square district for each region, in rows of six.
    fn state() -> (LayoutRequest, Land) {
        let network = state_network();
        let count = network.regions.len();
        let corner = |index: usize| [(index % 6) as f32 * SIDE, (index / 6) as f32 * SIDE];
        let land = Land {
            areas: (0..count).map(|index| square(corner(index))).collect(),
            homes: (0..count as u32).map(|index| Some(Home::Areas(vec![index]))).collect(),
            capital: [400.0, 60.0],
        };
        (LayoutRequest::of_snapshot(&network, 1), land)
    }

    fn middle(places: &[[f32; 2]]) -> [f32; 2] {
        [0, 1].map(|axis| places.iter().map(|place| place[axis]).sum::<f32>() / places.len() as f32)
    }

    #[test]
    fn a_region_stands_in_its_district() {
        let (request, land) = state();
        let picture = by_geography(&request, &land);
        for group in 0..land.areas.len() as u16 {
            let members: Vec<[f32; 2]> = (0..request.node_count)
                .filter(|&node| request.group(node) == Some(group))
                .map(|node| picture.positions[node])
                .collect();
            let home = picture.place(Area::of(&land.areas[usize::from(group)]).middle);
            let away = distance(middle(&members), home) / (SIDE * picture.scale);
            assert!(away < 0.25, "region {group} stands {away} of its district away");
        }
    }

    #[test]
    fn on_land_nothing_overlaps_and_all_is_the_same_again() {
        let (request, land) = state();
        let picture = by_geography(&request, &land);
        assert_eq!(picture, by_geography(&request, &land));
        assert!(closest_gap(&request, &picture.positions) > 1.0);
    }

    #[test]
    fn who_is_at_home_in_no_district_stands_beside_the_land_towards_the_capital() {
        let (mut request, mut land) = state();
        // One region becomes a state, whose capital is to the south.
        land.homes[0] = Some(Home::Beside { areas: (0..12).collect(), capital: [90.0, 300.0] });
        request.groups[0] = None;
        let picture = by_geography(&request, &land);
        let east = picture.place([SIDE * 6.0, 0.0])[0];
        let south = picture.place([0.0, SIDE * 5.0])[1];
        for node in 0..request.node_count {
            match request.group(node) {
                None => assert!(picture.positions[node][0] > east, "node {node} stands on the land"),
                Some(0) if request.kind(node) != NodeKind::Region => {
                    assert!(
                        picture.positions[node][1] > south - SIDE * picture.scale,
                        "node {node} stands inside"
                    );
                }
                Some(_) => {}
            }
        }
        assert!(closest_gap(&request, &picture.positions) > 1.0);
    }

    #[test]
    fn regions_of_the_same_district_make_room_for_one_another() {
        let (request, mut land) = state();
        for home in &mut land.homes {
            *home = Some(Home::Areas(vec![3]));
        }
        assert!(closest_gap(&request, &by_geography(&request, &land).positions) > 1.0);
    }

    #[test]
    fn odd_networks_are_put_on_land_too() {
        assert!(by_geography(&LayoutRequest::default(), &Land::default()).positions.is_empty());
        let star: Vec<(u32, u32)> = (1..20_000).map(|leaf| (leaf, 0)).collect();
        let (_, land) = state();
        let lost = Land { homes: vec![Some(Home::Areas(vec![99])), None], ..Land::default() };
        for (node_count, links, groups, land) in [
            (1, vec![(0, 0)], vec![Some(0)], &land),
            (3, vec![(0, 1), (0, 1), (1, 0), (9, 1)], vec![Some(0), Some(1), Some(7)], &lost),
            (500, Vec::new(), Vec::new(), &land),
            (20_000, star, vec![Some(2); 20_000], &land),
        ] {
            let request = LayoutRequest { node_count, links, groups, ..LayoutRequest::default() };
            let picture = by_geography(&request, land);
            assert_eq!(picture.positions.len(), node_count);
            assert!(picture.positions.iter().flatten().all(|value| value.is_finite()), "{node_count} nodes");
            if (2..1_000).contains(&node_count) {
                assert!(closest_gap(&request, &picture.positions) > 1.0, "{node_count} nodes");
            }
        }
    }
}
