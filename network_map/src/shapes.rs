//! The outlines of symbols, for pictures that are not drawn by shaders. The numbers are those of `nodes.frag`.

use crate::palette::Shape;

/// The corners of a symbol around the origin, y downwards; none for a circle.
#[must_use]
pub fn corners(shape: Shape, radius: f32) -> Vec<[f32; 2]> {
    match shape {
        Shape::Square => {
            let half = radius * 0.88;
            vec![[-half, -half], [half, -half], [half, half], [-half, half]]
        }
        Shape::Triangle => {
            let (half, down) = (radius * 1.16, radius * 0.1);
            let third = half / 3.0f32.sqrt();
            vec![[0.0, down - 2.0 * third], [half, down + third], [-half, down + third]]
        }
        Shape::Diamond => {
            let reach = radius * 1.28;
            vec![[0.0, -reach], [reach, 0.0], [0.0, reach], [-reach, 0.0]]
        }
        Shape::Circle => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_shapes_of_one_radius_are_about_equally_heavy() {
        let circle = std::f32::consts::PI;
        for shape in [Shape::Square, Shape::Triangle, Shape::Diamond] {
            let corners = corners(shape, 1.0);
            let next = corners.iter().cycle().skip(1);
            let area = corners.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>() * 0.5;
            assert!(area > circle * 0.7 && area < circle * 1.1, "{shape:?} has {area}");
        }
    }

    #[test]
    fn a_triangle_stands_on_its_base() {
        let corners = corners(Shape::Triangle, 1.0);
        assert!(corners[0][1] < 0.0 && corners[1][1] > 0.0 && corners[1][1] == corners[2][1]);
    }
}
