//! Soft outlines around groups of nodes.
//!
//! A hull is kept as how far the group reaches in each of [`CORNERS`] directions. When nodes move from one place to
//! another, a mixture of both reaches still holds all of them, so the graphics card can mix the outlines corner by corner.

use std::f32::consts::TAU;

/// How many corners an outline has: so many that it looks round.
pub const CORNERS: usize = 72;

/// A group of nodes to be drawn with an outline and a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hull {
    /// What is written at its upper edge; nothing if empty.
    pub name: String,
    /// Indices of its nodes in the snapshot; unknown and hidden ones do not count.
    pub nodes: Vec<u32>,
    /// Which of the tones of the palette it has; beyond the last they begin again.
    pub tone: u8,
}

/// The corners of a smooth outline that keeps `padding` from each of `points`, in the order of their direction; none if
/// there are no points. All in layout units.
#[must_use]
pub fn outline(points: impl IntoIterator<Item = [f32; 2]>, padding: f32) -> Option<[[f32; 2]; CORNERS]> {
    let mut points = points.into_iter();
    let first = points.next()?;
    // Relative to one of the points, so that places far from the origin lose nothing.
    let mut reach = [0.0f32; CORNERS];
    let directions: [[f32; 2]; CORNERS] = std::array::from_fn(direction);
    for point in points {
        let (x, y) = (point[0] - first[0], point[1] - first[1]);
        for (reach, [along_x, along_y]) in reach.iter_mut().zip(&directions) {
            *reach = reach.max(x * along_x + y * along_y);
        }
    }
    // Where the tangents of two neighbouring directions meet.
    let step = TAU / CORNERS as f32;
    let (sine, cosine) = step.sin_cos();
    Some(std::array::from_fn(|index| {
        let (here, next) = (reach[index] + padding, reach[(index + 1) % CORNERS] + padding);
        let aside = (next - here * cosine) / sine;
        let [x, y] = directions[index];
        [first[0] + here * x - aside * y, first[1] + here * y + aside * x]
    }))
}

fn direction(index: usize) -> [f32; 2] {
    let angle = TAU * index as f32 / CORNERS as f32;
    [angle.cos(), angle.sin()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::random::Random;
    use crate::places::mixed;

    /// How far `point` lies inside a convex outline; negative if it lies outside.
    fn depth(outline: &[[f32; 2]], point: [f32; 2]) -> f32 {
        (0..outline.len())
            .filter_map(|index| {
                let (a, b) = (outline[index], outline[(index + 1) % outline.len()]);
                let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
                let length = dx.hypot(dy);
                (length > 1e-3).then(|| (dx * (point[1] - a[1]) - dy * (point[0] - a[0])) / length)
            })
            .fold(f32::INFINITY, f32::min)
    }

    fn clouds() -> impl Iterator<Item = Vec<[f32; 2]>> {
        let mut random = Random::new(3);
        (0..60).map(move |round| {
            let (count, radius) =
                (1 + random.below(40), if round % 5 == 0 { 0.0 } else { random.unit() * 200.0 });
            let at = random.in_disc(5_000.0);
            (0..count)
                .map(|_| {
                    let [x, y] = random.in_disc(radius);
                    [at[0] + x, at[1] + y]
                })
                .collect()
        })
    }

    #[test]
    fn a_hull_keeps_its_distance_from_all_its_nodes() {
        for cloud in clouds() {
            let outline = outline(cloud.iter().copied(), 3.0).expect("there are points");
            for point in cloud {
                let depth = depth(&outline, point);
                assert!(depth > 2.95, "{point:?} is only {depth} inside");
            }
        }
    }

    #[test]
    fn a_hull_holds_its_nodes_also_while_they_move() {
        let clouds: Vec<_> = clouds().collect();
        for pair in clouds.windows(2) {
            let count = pair[0].len().min(pair[1].len());
            let [from, to] = [0, 1].map(|end| outline(pair[end][..count].iter().copied(), 3.0));
            let (from, to) = (from.expect("there are points"), to.expect("there are points"));
            for share in [0.2, 0.5, 0.9] {
                let between: Vec<[f32; 2]> =
                    from.iter().zip(&to).map(|(a, b)| mixed(*a, *b, share)).collect();
                for (a, b) in pair[0].iter().zip(&pair[1]) {
                    assert!(depth(&between, mixed(*a, *b, share)) > 2.8);
                }
            }
        }
    }

    #[test]
    fn the_hull_of_a_single_node_is_a_circle() {
        let outline = outline([[7.0, -2.0]], 4.0).expect("there is a point");
        for [x, y] in outline {
            assert!(((x - 7.0).hypot(y + 2.0) - 4.0).abs() < 0.02);
        }
    }

    #[test]
    fn nothing_has_no_hull() {
        assert_eq!(outline([], 3.0), None);
    }
}
