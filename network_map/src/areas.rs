//! Hulls and outlines as flat numbers.

use crate::hulls::CORNERS;
use crate::layer::Numbers;
use crate::outlines::Outline;
use crate::palette::TONES;
use crate::scene::HullShape;

/// How strongly a hull is filled, and how strongly its border is drawn, from 0 to 1.
pub const HULL_STRENGTHS: [f32; 2] = [0.1, 0.62];
/// The same for an outline.
pub const OUTLINE_STRENGTHS: [f32; 2] = [0.035, 0.3];
/// The tone of outlines comes after those of hulls.
pub const OUTLINE_TONE: usize = TONES;

/// Everything that lies below the network. Looks are a tone and a strength from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areas {
    /// One point per corner of a triangle.
    pub fills: Numbers,
    /// Two points per piece of a border.
    pub borders: Numbers,
}

impl Areas {
    /// The outlines, and over them the hulls. Outlines never move; hulls do if `is_moving`.
    #[must_use]
    pub fn new(outlines: &[Outline], hulls: &[HullShape], is_moving: bool) -> Self {
        let mut areas = Self::default();
        let Self { fills, borders } = &mut areas;
        for outline in outlines {
            let look = |strength| [OUTLINE_TONE as f32, strength];
            for place in outline.triangles() {
                add(fills, is_moving, &[place], &[place], look(OUTLINE_STRENGTHS[0]));
            }
            for segment in outline.segments() {
                add(borders, is_moving, &segment, &segment, look(OUTLINE_STRENGTHS[1]));
            }
        }
        for HullShape { tone, target, origin, .. } in hulls {
            let look = |strength| [f32::from(tone % TONES as u8), strength];
            for corner in 0..CORNERS {
                let next = (corner + 1) % CORNERS;
                if corner > 0 && next > 0 {
                    for corner in [0, corner, next] {
                        let (from, to) = (origin[corner], target[corner]);
                        add(fills, is_moving, &[from], &[to], look(HULL_STRENGTHS[0]));
                    }
                }
                let [from, to] = [origin, target].map(|corners| [corners[corner], corners[next]]);
                add(borders, is_moving, &from, &to, look(HULL_STRENGTHS[1]));
            }
        }
        areas
    }
}

fn add(numbers: &mut Numbers, is_moving: bool, from: &[[f32; 2]], to: &[[f32; 2]], look: [f32; 2]) {
    numbers.places.extend(to.iter().flatten());
    if is_moving {
        numbers.origins.extend(from.iter().flatten());
    }
    numbers.looks.extend(look);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::MapFilter;
    use crate::hulls::Hull;
    use crate::sample::state_network;
    use crate::scene::Scene;

    #[test]
    fn areas_move_with_the_nodes_and_outlines_stay() {
        let mut scene = Scene::new(state_network(), MapFilter::default());
        let hull = Hull { name: String::new(), nodes: vec![0, 1, 2], tone: 9 };
        scene.set_hulls(vec![hull]);
        let ring = vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0]];
        scene.set_outlines(vec![Outline { name: String::new(), polygons: vec![vec![ring]] }]);
        let moved: Vec<[f32; 2]> = (0..9).map(|index| [index as f32 * 10.0, 0.0]).collect();
        let areas =
            |scene: &Scene| Areas::new(scene.outlines(), scene.hull_shapes(), scene.places().is_moving());
        let still = areas(&scene);
        assert_eq!(still.fills.places.len(), 2 * 3 * (1 + CORNERS - 2));
        assert_eq!(still.borders.places.len(), 4 * (3 + CORNERS));
        assert!(still.fills.origins.is_empty());
        scene.set_positions(&moved, true);
        let moving = areas(&scene);
        assert_eq!(moving.borders.origins, still.borders.places);
        assert_eq!(moving.borders.places[..12], still.borders.places[..12]);
        assert_ne!(moving.borders.places[12..], still.borders.places[12..]);
    }
}
