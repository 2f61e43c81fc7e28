//! The outlines of districts and states on a plane map, simplified so far that they can be sent to every reader.

use std::{collections::BTreeMap, f64::consts::PI, sync::LazyLock};

use network_map::borders::{LinePolygon, STEP};
use serde::Deserialize;

use super::{
    embedded::CHECKED,
    regions::{outlines, outlines_since_2026},
};

/// Corners that stand out by less than this are left out, in kilometres.
const TOLERANCE: f64 = 0.35;
/// The mean radius of the earth, in kilometres.
const EARTH: f64 = 6371.0;
/// What is not distorted, and what is at the origin: the middle of Germany in degrees of longitude and latitude.
const MIDDLE: [f64; 2] = [10.5, 51.2];

/// Lines of borders in steps of [`STEP`], and who has which. Two areas share the line between them.
#[derive(Clone, Debug, Default)]
pub struct Outlines {
    /// Lines, each place as the difference to the one before.
    pub lines: Vec<Vec<[i32; 2]>>,
    /// Polygons of districts, by their keys.
    pub districts: BTreeMap<String, Vec<LinePolygon>>,
    /// Polygons of states, by their keys.
    pub states: BTreeMap<String, Vec<LinePolygon>>,
}

/// All of Germany. Made once, in some milliseconds.
#[must_use]
pub fn plane_outlines() -> &'static Outlines {
    static OUTLINES: LazyLock<Outlines> = LazyLock::new(make);
    &OUTLINES
}

/// A place on the earth in degrees of longitude and latitude as a place on the plane map, in steps to the east and south.
///
/// A transverse Mercator projection: angles are kept, and lengths within half a percent.
#[must_use]
pub fn project([longitude, latitude]: [f64; 2]) -> [i32; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "Germany is some ten thousand steps wide")]
    project_to_kilometres([longitude, latitude])
        .map(|kilometres| (kilometres / f64::from(STEP)).round() as i32)
}

fn project_to_kilometres([longitude, latitude]: [f64; 2]) -> [f64; 2] {
    let radians = |degrees: f64| degrees * PI / 180.0;
    let (east, north) = (radians(longitude - MIDDLE[0]), radians(latitude));
    let x = (north.cos() * east.sin()).atanh();
    let y = radians(MIDDLE[1]) - north.tan().atan2(east.cos());
    [x * EARTH, y * EARTH]
}

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<[f64; 2]>>,
    transform: Transform,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    regions: Shapes,
    states: Shapes,
}

#[derive(Deserialize)]
struct Shapes {
    geometries: Vec<Shape>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Shape {
    Polygon { id: String, arcs: LinePolygon },
    MultiPolygon { id: String, arcs: Vec<LinePolygon> },
}

impl Shape {
    fn polygons(self) -> (String, Vec<LinePolygon>) {
        match self {
            Self::Polygon { id, arcs } => (id, vec![arcs]),
            Self::MultiPolygon { id, arcs } => (id, arcs),
        }
    }
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    id: String,
    geometry: Geometry,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

fn make() -> Outlines {
    let topology: Topology = serde_json::from_str(outlines()).expect(CHECKED);
    let Transform { scale, translate } = topology.transform;
    let mut lines: Vec<Vec<[i32; 2]>> = topology
        .arcs
        .into_iter()
        .map(|arc| {
            let mut at = [0.0; 2];
            let places = arc.into_iter().map(|step| {
                at = [at[0] + step[0], at[1] + step[1]];
                [at[0] * scale[0] + translate[0], at[1] * scale[1] + translate[1]]
            });
            line(places)
        })
        .collect();
    let polygons =
        |shapes: Shapes| shapes.geometries.into_iter().map(Shape::polygons).collect::<BTreeMap<_, _>>();
    let (mut districts, states) = (polygons(topology.objects.regions), polygons(topology.objects.states));
    // Towns that left their district lie on it: what is left of the district shares its lines with its neighbours.
    let newer: Collection = serde_json::from_str(outlines_since_2026()).expect(CHECKED);
    for Feature { id, geometry } in newer.features {
        if districts.contains_key(&id) {
            continue;
        }
        let shapes = match geometry {
            Geometry::Polygon(rings) => vec![rings],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        let mut add = |ring: Vec<[f64; 2]>| {
            lines.push(line(ring.into_iter()));
            vec![i32::try_from(lines.len() - 1).expect("there are some thousand lines")]
        };
        let polygons = shapes.into_iter().map(|rings| rings.into_iter().map(&mut add).collect()).collect();
        districts.insert(id, polygons);
    }
    Outlines { lines, districts, states }
}

/// Places on the earth as a simplified line of differences.
fn line(places: impl Iterator<Item = [f64; 2]>) -> Vec<[i32; 2]> {
    let places: Vec<[f64; 2]> = places.map(project_to_kilometres).collect();
    let mut is_kept = vec![false; places.len()];
    if let (Some(first), Some(last)) = (is_kept.first().map(|_| 0), places.len().checked_sub(1)) {
        is_kept[first] = true;
        is_kept[last] = true;
        keep_corners(&places, first, last, &mut is_kept);
    }
    let mut before = [0i32; 2];
    let kept = places.iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(place, _)| place);
    kept.map(|place| {
        #[expect(clippy::cast_possible_truncation, reason = "Germany is some ten thousand steps wide")]
        let at = place.map(|kilometres| (kilometres / f64::from(STEP)).round() as i32);
        let step = [at[0] - before[0], at[1] - before[1]];
        before = at;
        step
    })
    .collect()
}

/// Keeps the corner that stands out most between two that are kept, and so on, as long as it stands out enough
/// (Douglas and Peucker).
fn keep_corners(places: &[[f64; 2]], first: usize, last: usize, is_kept: &mut [bool]) {
    let (from, to) = (places[first], places[last]);
    let way = [to[0] - from[0], to[1] - from[1]];
    let length = way[0].hypot(way[1]);
    let stands_out = |place: [f64; 2]| {
        let [dx, dy] = [place[0] - from[0], place[1] - from[1]];
        if length > 0.0 { (way[0] * dy - way[1] * dx).abs() / length } else { dx.hypot(dy) }
    };
    let farthest =
        (first + 1..last).map(|index| (stands_out(places[index]), index)).max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((distance, corner)) = farthest
        && distance > TOLERANCE
    {
        is_kept[corner] = true;
        keep_corners(places, first, corner, is_kept);
        keep_corners(places, corner, last, is_kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_districts_and_states_have_rings_of_lines_that_exist() {
        let outlines = plane_outlines();
        assert_eq!((outlines.districts.len(), outlines.states.len()), (401, 16));
        let count = i32::try_from(outlines.lines.len()).unwrap();
        for polygons in outlines.districts.values().chain(outlines.states.values()) {
            assert!(!polygons.is_empty());
            for &line in polygons.iter().flatten().flatten() {
                let line = if line < 0 { !line } else { line };
                assert!(line < count);
            }
        }
        assert!(outlines.lines.iter().all(|line| line.len() > 1));
    }

    #[test]
    fn simplified_outlines_are_a_fraction_of_the_source() {
        let corners: usize = plane_outlines().lines.iter().map(Vec::len).sum();
        assert!((6_000..16_000).contains(&corners), "{corners} corners");
    }

    #[test]
    fn lengths_are_those_on_the_earth() {
        // Hamburg and München are 612 km apart.
        let [a, b] = [[10.0, 53.55], [11.57, 48.14]].map(project_to_kilometres);
        let distance = (a[0] - b[0]).hypot(a[1] - b[1]);
        assert!((distance - 612.0).abs() < 4.0, "{distance} km");
        assert_eq!(project(MIDDLE), [0, 0]);
        assert!(project([8.0, 54.0])[0] < 0 && project([8.0, 54.0])[1] < 0);
    }

    #[test]
    fn a_line_keeps_its_ends_and_the_corners_that_stand_out() {
        let kept = line([[10.5, 51.2], [10.6, 51.2001], [10.7, 51.2], [10.7, 51.4]].into_iter());
        assert_eq!(kept.len(), 3);
        assert!(line(std::iter::empty()).is_empty());
        assert_eq!(line([[10.5, 51.2]].into_iter()), [[0, 0]]);
    }
}
