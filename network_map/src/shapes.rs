//! The outlines of symbols, for pictures that are not drawn by shaders. The numbers are those of `nodes.frag`.

use crate::palette::Shape;

/// The corners of a symbol around the origin, y downwards, all its sides moved outwards by `more`; none for a circle.
#[must_use]
pub fn corners(shape: Shape, radius: f32, more: f32) -> Vec<[f32; 2]> {
    match shape {
        Shape::Square => {
            let half = radius * 0.88 + more;
            vec![[-half, -half], [half, -half], [half, half], [-half, half]]
        }
        Shape::Triangle => {
            // The distance of each side from the middle is half of that of a corner.
            let third = radius * 1.16 / 3.0f32.sqrt() + more;
            let (half, down) = (third * 3.0f32.sqrt(), radius * 0.1);
            vec![[0.0, down - 2.0 * third], [half, down + third], [-half, down + third]]
        }
        Shape::Diamond => {
            let reach = radius * 1.28 + more * std::f32::consts::SQRT_2;
            vec![[0.0, -reach], [reach, 0.0], [0.0, reach], [-reach, 0.0]]
        }
        Shape::Circle => Vec::new(),
    }
}

/// The outline of a symbol around a place as a path, as SVG and the 2D canvas read it.
#[must_use]
pub fn path(shape: Shape, [x, y]: [f32; 2], radius: f32) -> String {
    if shape == Shape::Circle {
        let (left, across) = (x - radius, 2.0 * radius);
        let half = |across: f32| format!("a{radius:.1} {radius:.1} 0 1 0 {across:.1} 0");
        return format!("M{left:.1} {y:.1}{}{}Z", half(across), half(-across));
    }
    let corners: Vec<String> = corners(shape, radius, 0.0)
        .iter()
        .map(|corner| format!("{:.1} {:.1}", x + corner[0], y + corner[1]))
        .collect();
    format!("M{}Z", corners.join("L"))
}

/// CSS pixels between a symbol's outline and the ring around it, if it differs from another day.
pub const RING_GAP: f32 = 1.5;
/// The width of that ring in CSS pixels.
pub const RING_WIDTH: f32 = 1.6;
/// From the beginning of one dash to that of the next, and what of it is drawn, where the ring is dashed.
pub const RING_DASH: [f32; 2] = [6.0, 0.55];

/// Smaller symbols have no badge for being changed, because most that differ are that.
pub const LARGE: f32 = 6.0;

/// The badge at the upper right of a symbol that differs from another day, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Badge {
    /// Its middle lies so far right of that of the symbol, and above it.
    pub aside: f32,
    /// Its radius.
    pub radius: f32,
    /// Half the length of the strokes of its sign.
    pub arm: f32,
    /// Half their width.
    pub thickness: f32,
    /// The radius of its dot.
    pub dot: f32,
}

impl Badge {
    /// The badge of a symbol with this radius and outline.
    #[must_use]
    pub fn of(radius: f32, outline: f32) -> Self {
        let size = (radius * 0.45 + 1.5).clamp(3.4, 5.6);
        Self {
            aside: 0.74 * (radius + outline + RING_GAP + 1.0),
            radius: size,
            arm: size * 0.58,
            thickness: size * 0.2,
            dot: size * 0.36,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLYGONS: [Shape; 3] = [Shape::Square, Shape::Triangle, Shape::Diamond];

    #[test]
    fn all_shapes_of_one_radius_are_about_equally_heavy() {
        let circle = std::f32::consts::PI;
        for shape in POLYGONS {
            let corners = corners(shape, 1.0, 0.0);
            let next = corners.iter().cycle().skip(1);
            let area = corners.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>() * 0.5;
            assert!(area > circle * 0.7 && area < circle * 1.1, "{shape:?} has {area}");
        }
    }

    #[test]
    fn a_triangle_stands_on_its_base() {
        let corners = corners(Shape::Triangle, 1.0, 0.0);
        assert!(corners[0][1] < 0.0 && corners[1][1] > 0.0 && corners[1][1] == corners[2][1]);
    }

    /// How far the straight line through two corners passes from the middle of all.
    fn distances(corners: &[[f32; 2]]) -> Vec<f32> {
        let middle =
            [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).sum::<f32>() / corners.len() as f32);
        let next = corners.iter().cycle().skip(1);
        let sides = corners.iter().zip(next).map(|(a, b)| {
            let along = [b[0] - a[0], b[1] - a[1]];
            (along[0] * (middle[1] - a[1]) - along[1] * (middle[0] - a[0])).abs() / along[0].hypot(along[1])
        });
        sides.collect()
    }

    #[test]
    fn an_outline_grows_by_the_same_on_all_sides() {
        for shape in POLYGONS {
            let [small, large] = [0.0, 2.0].map(|more| distances(&corners(shape, 10.0, more)));
            for (small, large) in small.iter().zip(&large) {
                assert!((large - small - 2.0).abs() < 1e-3, "{shape:?}");
            }
        }
    }

    #[test]
    fn a_path_goes_around_its_place() {
        assert_eq!(path(Shape::Diamond, [5.0, 6.0], 1.0), "M5.0 4.7L6.3 6.0L5.0 7.3L3.7 6.0Z");
        assert!(path(Shape::Circle, [5.0, 6.0], 2.0).starts_with("M3.0 6.0a2.0 2.0"));
    }
}
