//! Borders of districts and states as they travel to the browser, and who is at home in which.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::layout::geography::{Home, Land, Polygons};

/// Kilometres in one step of a line.
pub const STEP: f32 = 0.05;

/// A polygon: rings, each of lines by their place in [`Borders::lines`]; `!line` is that line from its end.
pub type LinePolygon = Vec<Vec<i32>>;

/// Borders on a plane map, and where health regions lie. Two areas share the line between them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Borders {
    /// Lines in steps to the east and south, each place as the difference to the one before.
    pub lines: Vec<Vec<[i32; 2]>>,
    /// Districts that belong to a health region.
    pub districts: Vec<Vec<LinePolygon>>,
    /// The states in which they lie.
    pub states: Vec<State>,
    /// Health regions.
    pub regions: Vec<RegionHome>,
    /// The federal capital, in steps.
    pub capital: [i32; 2],
}

/// A state on the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Its name.
    pub name: String,
    /// Its border.
    pub polygons: Vec<LinePolygon>,
    /// Its capital, in steps.
    pub capital: [i32; 2],
    /// Its districts, by their place in [`Borders::districts`].
    pub districts: Vec<u32>,
}

/// Where a health region lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionHome {
    /// The id of its node.
    pub id: Uuid,
    /// The state, by its place in [`Borders::states`].
    pub state: u32,
    /// Its districts; none if it is a whole state.
    pub districts: Vec<u32>,
}

impl Borders {
    /// The districts as a map of kilometres, with the homes of the health regions of these ids.
    #[must_use]
    pub fn land(&self, regions: &[Option<Uuid>]) -> Land {
        let home = |id: &Option<Uuid>| {
            let region = self.regions.iter().find(|region| Some(region.id) == *id)?;
            Some(match self.states.get(region.state as usize) {
                Some(state) if region.districts.is_empty() => {
                    Home::Beside { areas: state.districts.clone(), capital: in_kilometres(state.capital) }
                }
                _ => Home::Areas(region.districts.clone()),
            })
        };
        Land {
            areas: self.districts.iter().map(|district| self.polygons(district)).collect(),
            homes: regions.iter().map(home).collect(),
            capital: in_kilometres(self.capital),
        }
    }

    /// Polygons in kilometres; what is not there is left out.
    #[must_use]
    pub fn polygons(&self, polygons: &[LinePolygon]) -> Polygons {
        polygons.iter().map(|rings| rings.iter().map(|ring| self.ring(ring)).collect()).collect()
    }

    fn ring(&self, lines: &[i32]) -> Vec<[f32; 2]> {
        let mut ring: Vec<[f32; 2]> = Vec::new();
        for &line in lines {
            let (index, is_backwards) = if line < 0 { (!line, true) } else { (line, false) };
            let Some(line) = self.lines.get(index as usize) else { continue };
            let mut at = [0i32; 2];
            let mut places: Vec<[f32; 2]> = line
                .iter()
                .map(|step| {
                    at = [0, 1].map(|axis| at[axis].saturating_add(step[axis]));
                    in_kilometres(at)
                })
                .collect();
            if is_backwards {
                places.reverse();
            }
            // Each line begins where the one before ends.
            let is_joined = ring.last().is_some() && ring.last() == places.first();
            ring.extend(places.into_iter().skip(usize::from(is_joined)));
        }
        ring
    }
}

fn in_kilometres(steps: [i32; 2]) -> [f32; 2] {
    steps.map(|step| step as f32 * STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side that share the line between them.
    fn neighbours() -> Borders {
        Borders {
            lines: vec![
                vec![[20, 0], [0, 20]],
                vec![[20, 20], [-20, 0], [0, -20], [20, 0]],
                vec![[20, 0], [20, 0], [0, 20], [-20, 0]],
            ],
            districts: vec![vec![vec![vec![0, 1]]], vec![vec![vec![!0, 2]]]],
            states: vec![State { capital: [0, 20], districts: vec![0, 1], ..State::default() }],
            regions: vec![
                RegionHome { id: Uuid::from_u128(1), state: 0, districts: vec![1] },
                RegionHome { id: Uuid::from_u128(2), state: 0, districts: Vec::new() },
            ],
            capital: [40, 0],
        }
    }

    #[test]
    fn a_shared_line_is_walked_in_both_directions() {
        let borders = neighbours();
        let rings: Vec<Vec<[f32; 2]>> =
            borders.districts.iter().map(|district| borders.polygons(district)[0][0].clone()).collect();
        assert_eq!(rings[0], [[1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [1.0, 0.0]]);
        assert_eq!(rings[1], [[1.0, 1.0], [1.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 1.0]]);
    }

    #[test]
    fn a_region_is_at_home_in_its_districts_and_a_state_beside_them() {
        let borders = neighbours();
        let land = borders.land(&[2, 1, 9].map(|id| Some(Uuid::from_u128(id))));
        assert_eq!(
            land.homes,
            [Some(Home::Beside { areas: vec![0, 1], capital: [0.0, 1.0] }), Some(Home::Areas(vec![1])), None]
        );
        assert_eq!((land.areas.len(), land.capital), (2, [2.0, 0.0]));
    }
}
