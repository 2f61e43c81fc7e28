//! Which points a line that was drawn around them encloses.

use crate::camera::Bounds;

/// A closed line; its last corner is joined to its first.
#[derive(Clone, Debug, PartialEq)]
pub struct Lasso {
    corners: Vec<[f32; 2]>,
    bounds: Bounds,
}

impl Lasso {
    /// The line along `corners`, in any unit and either direction; none if it has less than three or encloses no area
    /// that could be told from a point. Corners that are not finite are left out.
    #[must_use]
    pub fn new(corners: impl IntoIterator<Item = [f32; 2]>) -> Option<Self> {
        let corners: Vec<[f32; 2]> =
            corners.into_iter().filter(|corner| corner.iter().all(|length| length.is_finite())).collect();
        let bounds = Bounds::around(corners.iter().copied()).filter(|_| corners.len() >= 3)?;
        let has_area = [0, 1].iter().all(|&axis| bounds.high[axis] > bounds.low[axis]);
        has_area.then_some(Self { corners, bounds })
    }

    /// The rectangle between two opposite corners.
    #[must_use]
    pub fn rectangle(from: [f32; 2], to: [f32; 2]) -> Vec<[f32; 2]> {
        vec![from, [to[0], from[1]], to, [from[0], to[1]]]
    }

    /// The rectangle around it.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Whether `point` lies inside. What the line goes around more than once counts as inside, so that a loop in a line
    /// drawn by hand leaves nobody out.
    #[must_use]
    pub fn encloses(&self, point: [f32; 2]) -> bool {
        let [x, y] = point;
        let Bounds { low, high } = self.bounds;
        if x < low[0] || x > high[0] || y < low[1] || y > high[1] {
            return false;
        }
        let nexts = self.corners.iter().cycle().skip(1);
        let turns = self.corners.iter().zip(nexts).map(|(from, to)| {
            // Upwards and downwards over the ray that leads to the right.
            match (from[1] <= y, to[1] <= y) {
                (true, false) if side(*from, *to, point) > 0.0 => 1,
                (false, true) if side(*from, *to, point) < 0.0 => -1,
                _ => 0,
            }
        });
        turns.sum::<i32>() != 0
    }
}

/// Positive on one side of the line through two points, negative on the other.
fn side(from: [f32; 2], to: [f32; 2], point: [f32; 2]) -> f64 {
    let [[ax, ay], [bx, by], [px, py]] = [from, to, point].map(|place| place.map(f64::from));
    (bx - ax) * (py - ay) - (px - ax) * (by - ay)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::picking::PickIndex;

    /// How often the line turns around the point, by adding up angles.
    fn turns(corners: &[[f32; 2]], [x, y]: [f32; 2]) -> f64 {
        let angle = |[cx, cy]: [f32; 2]| f64::from(cy - y).atan2(f64::from(cx - x));
        let nexts = corners.iter().cycle().skip(1);
        let sum: f64 = corners
            .iter()
            .zip(nexts)
            .map(|(from, to)| {
                let turn = angle(*to) - angle(*from);
                turn - std::f64::consts::TAU * (turn / std::f64::consts::TAU).round()
            })
            .sum();
        sum / std::f64::consts::TAU
    }

    fn place() -> impl Strategy<Value = [f32; 2]> {
        [-50.0_f32..50.0, -50.0_f32..50.0]
    }

    proptest! {
        #[test]
        fn a_line_however_it_is_drawn_takes_what_it_turns_around(
            corners in prop::collection::vec(place(), 3..40),
            nodes in prop::collection::vec(place(), 1..120),
        ) {
            let lasso = Lasso::new(corners.iter().copied()).expect("random corners enclose something");
            let expected: Vec<u32> = (0..nodes.len() as u32)
                .filter(|&node| turns(&corners, nodes[node as usize]).round() != 0.0)
                .collect();
            prop_assert_eq!(PickIndex::new(&nodes).inside(&nodes, &lasso), expected);
        }

        #[test]
        fn a_box_takes_what_lies_between_its_corners(
            from in place(),
            to in place(),
            nodes in prop::collection::vec(place(), 1..120),
        ) {
            let lasso = Lasso::new(Lasso::rectangle(from, to)).expect("random corners enclose something");
            let is_between = |node: &[f32; 2]| {
                (0..2).all(|axis| (from[axis] - node[axis]) * (to[axis] - node[axis]) < 0.0)
            };
            let expected: Vec<u32> =
                (0..nodes.len() as u32).filter(|&node| is_between(&nodes[node as usize])).collect();
            prop_assert_eq!(PickIndex::new(&nodes).inside(&nodes, &lasso), expected);
        }
    }

    #[test]
    fn a_loop_in_the_line_leaves_nobody_out() {
        // Twice around the origin.
        let corners = [[-2.0, -2.0], [2.0, -2.0], [2.0, 2.0], [-2.0, 2.0]];
        let lasso = Lasso::new(corners.into_iter().cycle().take(8)).unwrap();
        assert!(lasso.encloses([0.0, 0.0]) && !lasso.encloses([3.0, 0.0]));
    }

    #[test]
    fn what_is_no_area_is_no_lasso() {
        assert_eq!(Lasso::new([]), None);
        assert_eq!(Lasso::new([[0.0, 0.0], [1.0, 1.0]]), None);
        assert_eq!(Lasso::new([[0.0, 3.0], [1.0, 3.0], [2.0, 3.0]]), None);
        assert_eq!(Lasso::new([[0.0, 0.0], [f32::NAN, 1.0], [1.0, 1.0], [f32::INFINITY, 0.0]]), None);
        assert!(
            PickIndex::new(&[])
                .inside(&[], &Lasso::new(Lasso::rectangle([0.0; 2], [1.0; 2])).unwrap())
                .is_empty()
        );
    }
}
