//! Areas on a plane map: how large they are, and where in them there is most room.

/// Polygons, each a ring around it and rings around its holes; rings need not be closed.
pub type Polygons = Vec<Vec<Vec<[f32; 2]>>>;

/// What a picture must know of an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    /// A place inside, far from the border.
    pub(super) middle: [f32; 2],
    /// In the square of the unit of the map.
    pub(super) size: f32,
}

impl Area {
    /// Of polygons; its middle is in the largest.
    pub(super) fn of(polygons: &Polygons) -> Self {
        let size_of = |polygon: &Vec<Vec<[f32; 2]>>| {
            let holes: f32 = polygon.iter().skip(1).map(|ring| moments(ring).0.abs()).sum();
            (polygon.first().map_or(0.0, |ring| moments(ring).0.abs()) - holes).max(0.0)
        };
        let size = polygons.iter().map(size_of).sum();
        let largest = polygons.iter().max_by(|a, b| size_of(a).total_cmp(&size_of(b)));
        Self { middle: largest.map_or([0.0; 2], |polygon| roomiest_place(polygon)), size }
    }

    /// Of several areas together; none if there are none.
    pub(super) fn union(areas: &[Self], list: &[u32]) -> Option<Self> {
        let mut found = list.iter().filter_map(|&index| areas.get(index as usize));
        let first = *found.next()?;
        Some(found.fold(first, |sum, area| {
            let size = sum.size + area.size;
            let share = if size > 0.0 { area.size / size } else { 0.5 };
            let middle = [0, 1].map(|axis| sum.middle[axis] + (area.middle[axis] - sum.middle[axis]) * share);
            Self { middle, size }
        }))
    }

    /// Radius of a disc of the same size.
    pub(super) fn radius(&self) -> f32 {
        (self.size / std::f32::consts::PI).sqrt()
    }
}

pub(super) fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Whether a disc has a point in common with polygons.
pub(super) fn touches(polygons: &Polygons, at: [f32; 2], radius: f32) -> bool {
    polygons.iter().any(|polygon| depth(polygon, at) > -radius)
}

/// Signed size and middle of what a ring surrounds.
fn moments(ring: &[[f32; 2]]) -> (f32, [f32; 2]) {
    let Some(&origin) = ring.first() else { return (0.0, [0.0; 2]) };
    let mut size = 0.0;
    let mut sum = [0.0f32; 2];
    for (a, b) in edges(ring) {
        // From the first corner: coordinates far from the origin would cost digits.
        let [a, b] = [a, b].map(|place| [place[0] - origin[0], place[1] - origin[1]]);
        let part = (a[0] * b[1] - b[0] * a[1]) * 0.5;
        size += part;
        sum = [0, 1].map(|axis| sum[axis] + (a[axis] + b[axis]) * part / 3.0);
    }
    let middle = if size.abs() < 1e-6 { origin } else { [0, 1].map(|axis| origin[axis] + sum[axis] / size) };
    (size, middle)
}

fn edges(ring: &[[f32; 2]]) -> impl Iterator<Item = ([f32; 2], [f32; 2])> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// How far a place is inside a polygon; negative outside.
fn depth(polygon: &[Vec<[f32; 2]>], [x, y]: [f32; 2]) -> f32 {
    let mut nearest = f32::MAX;
    let mut is_inside = false;
    for (a, b) in polygon.iter().flat_map(|ring| edges(ring)) {
        if (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] {
            is_inside = !is_inside;
        }
        let way = [b[0] - a[0], b[1] - a[1]];
        let length = way[0] * way[0] + way[1] * way[1];
        let along = if length > 0.0 {
            (((x - a[0]) * way[0] + (y - a[1]) * way[1]) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        nearest = nearest.min(distance([x, y], [a[0] + way[0] * along, a[1] + way[1] * along]));
    }
    if is_inside { nearest } else { -nearest }
}

/// The place of a polygon that is farthest from its border, found on grids that get finer where there is most room;
/// the centroid is preferred where it is almost as good.
fn roomiest_place(polygon: &[Vec<[f32; 2]>]) -> [f32; 2] {
    const CELLS: i32 = 6;
    let Some(ring) = polygon.first().filter(|ring| !ring.is_empty()) else { return [0.0; 2] };
    let (low, high) = ring.iter().fold((ring[0], ring[0]), |(low, high), place| {
        ([0, 1].map(|axis| low[axis].min(place[axis])), [0, 1].map(|axis| high[axis].max(place[axis])))
    });
    let mut half = [0, 1].map(|axis| (high[axis] - low[axis]) * 0.5);
    let centroid = moments(ring).1;
    let mut best = (depth(polygon, centroid) * 1.15, centroid);
    let mut centre = [0, 1].map(|axis| (high[axis] + low[axis]) * 0.5);
    for _ in 0..4 {
        for row in -CELLS..=CELLS {
            for column in -CELLS..=CELLS {
                let step = [column, row].map(|cell| cell as f32 / CELLS as f32);
                let place = [0, 1].map(|axis| centre[axis] + half[axis] * step[axis]);
                let room = depth(polygon, place);
                if room > best.0 {
                    best = (room, place);
                }
            }
        }
        centre = best.1;
        half = half.map(|half| half / CELLS as f32);
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(low: f32, high: f32) -> Vec<[f32; 2]> {
        vec![[low, low], [high, low], [high, high], [low, high]]
    }

    #[test]
    fn an_area_is_as_large_as_its_polygons_without_their_holes() {
        let area = Area::of(&vec![vec![square(0.0, 10.0), square(4.0, 6.0)], vec![square(20.0, 21.0)]]);
        assert!((area.size - 97.0).abs() < 1e-3);
        assert!((0.0..=10.0).contains(&area.middle[0]));
        assert!((Area::of(&vec![vec![square(3.0, 5.0)]]).middle[0] - 4.0).abs() < 1e-3);
    }

    #[test]
    fn the_middle_of_a_ring_shaped_district_is_in_the_district() {
        let district = vec![vec![square(0.0, 30.0), square(6.0, 24.0)]];
        let middle = Area::of(&district).middle;
        assert!(depth(&district[0], middle) > 2.9, "{middle:?}");
        let town = Area::of(&vec![vec![square(6.0, 24.0)]]);
        let both = Area::union(&[Area::of(&district), town], &[0, 1, 7]).unwrap();
        assert!((both.size - 900.0).abs() < 1e-2);
    }

    #[test]
    fn a_disc_touches_what_it_overlaps_and_nothing_else() {
        let polygons = vec![vec![square(0.0, 10.0)]];
        assert!(touches(&polygons, [5.0, 5.0], 0.1));
        assert!(touches(&polygons, [12.0, 5.0], 2.5));
        assert!(!touches(&polygons, [13.0, 5.0], 2.5));
    }

    #[test]
    fn areas_without_extent_are_no_mistake() {
        for polygons in [vec![], vec![vec![]], vec![vec![vec![]]], vec![vec![vec![[1.0, 1.0]; 3]]]] {
            let area = Area::of(&polygons);
            assert!(area.middle.iter().all(|value| value.is_finite()) && area.size == 0.0);
        }
        assert_eq!(Area::union(&[], &[1]), None);
    }
}
