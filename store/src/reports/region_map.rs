//! Health regions as areas on a plane, with the land on which they lie.

use std::collections::BTreeSet;

use domain::{
    directory::Ags,
    reports::{RegionComparison, RegionMap, Settlement},
};
use network_map::borders::LinePolygon;

use crate::content::outlines::Outlines;

/// How many steps are left free around the land.
const MARGIN: i32 = 60;

/// Draws the health regions of a comparison: on their state with all its districts, or on the outlines of all states.
pub(super) fn draw(outlines: &Outlines, comparison: &RegionComparison) -> RegionMap {
    let mut pen = Pen { outlines, edges: None };
    let covered: BTreeSet<&str> =
        comparison.regions.iter().flat_map(|region| &region.districts).map(Ags::as_str).collect();
    let is_shown = |key: &str| comparison.state.as_ref().is_none_or(|state| state.as_str() == key);
    let states = outlines.states.iter().filter(|(key, _)| is_shown(key));
    let mut land: Vec<String> = states.map(|(_, polygons)| pen.path(polygons)).collect();
    if let Some(state) = &comparison.state {
        let is_uncovered = |ags: &str| ags.starts_with(state.as_str()) && !covered.contains(ags);
        // A town that left its district lies on it, and has the smaller key.
        let others = outlines.districts.iter().rev().filter(|(ags, _)| is_uncovered(ags));
        land.extend(others.map(|(_, polygons)| pen.path(polygons)));
    }
    let mut regions: Vec<_> = comparison.regions.iter().collect();
    regions.sort_by_key(|region| region.kinds.settlement == Settlement::Urban);
    let areas = regions
        .into_iter()
        .map(|region| {
            let polygons = region.districts.iter().filter_map(|ags| outlines.districts.get(ags.as_str()));
            (region.id, polygons.map(|polygons| pen.path(polygons)).collect())
        })
        .collect();
    let [left, top, right, bottom] = pen.edges.unwrap_or_default();
    let frame = [left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN];
    RegionMap { frame, land, areas }
}

/// Writes paths, and notes how far they reach.
struct Pen<'a> {
    outlines: &'a Outlines,
    /// The farthest places to the left, the top, the right and the bottom.
    edges: Option<[i32; 4]>,
}

impl Pen<'_> {
    /// Polygons as a path: each ring from its first place by steps.
    fn path(&mut self, polygons: &[LinePolygon]) -> String {
        let mut path = String::new();
        for ring in polygons.iter().flatten() {
            let mut before: Option<[i32; 2]> = None;
            for at in self.places(ring) {
                self.note(at);
                match before {
                    None => path.push_str(&format!("M{} {}l", at[0], at[1])),
                    Some(before) if before == at => continue,
                    Some(before) => path.push_str(&format!("{} {} ", at[0] - before[0], at[1] - before[1])),
                }
                before = Some(at);
            }
            if before.is_some() {
                path.truncate(path.trim_end_matches([' ', 'l']).len());
                path.push('z');
            }
        }
        path
    }

    /// The places of a ring; lines that follow one another share the place where they meet.
    fn places(&self, ring: &[i32]) -> Vec<[i32; 2]> {
        let mut places = Vec::new();
        for &line in ring {
            let (index, is_backwards) = if line < 0 { (!line, true) } else { (line, false) };
            let steps = usize::try_from(index).ok().and_then(|index| self.outlines.lines.get(index));
            let mut at = [0; 2];
            let line = steps.into_iter().flatten().map(|step| {
                at = [at[0] + step[0], at[1] + step[1]];
                at
            });
            if is_backwards {
                let mut line: Vec<_> = line.collect();
                line.reverse();
                places.extend(line);
            } else {
                places.extend(line);
            }
        }
        places
    }

    fn note(&mut self, at: [i32; 2]) {
        let [left, top, right, bottom] = self.edges.unwrap_or([at[0], at[1], at[0], at[1]]);
        self.edges = Some([left.min(at[0]), top.min(at[1]), right.max(at[0]), bottom.max(at[1])]);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::{
        id::HealthRegionId,
        permission::{FiguresReach, StateKey},
        reports::{Candidate, Compare, ComparedRegion, RegionKinds},
    };

    use super::*;
    use crate::content::outlines::plane_outlines;

    fn comparison(state: Option<&str>, districts: &[&[&str]]) -> RegionComparison {
        let candidate = |(number, districts): (usize, &&[&str])| Candidate {
            region: ComparedRegion {
                id: HealthRegionId::named(&number.to_string()),
                name: format!("Region {number}"),
                state: StateKey::new(&districts[0][..2]),
                districts: districts.iter().filter_map(|ags| Ags::parse(ags)).collect(),
                population: 0,
                kinds: RegionKinds::of(&[]),
                is_own: false,
                plan: None,
            },
            plans: Vec::new(),
        };
        let reach = FiguresReach::of(&domain::permission::Actor::System);
        let candidates = districts.iter().enumerate().map(candidate).collect();
        RegionComparison::of(candidates, &reach, state.map(StateKey::new), Compare::All)
    }

    #[test]
    fn a_path_follows_its_lines_forwards_and_backwards() {
        // A square of two lines, the second from its end.
        let outlines = Outlines {
            lines: vec![vec![[10, 20], [5, 0], [0, 5]], vec![[10, 20], [0, 5], [5, 0]]],
            districts: BTreeMap::from([("09674".to_owned(), vec![vec![vec![0, !1]]])]),
            states: BTreeMap::new(),
        };
        let map = draw(&outlines, &comparison(None, &[&["09674"]]));
        assert_eq!(map.areas[0].1, "M10 20l5 0 0 5 -5 0 0 -5z");
        assert_eq!(map.frame, [10 - MARGIN, 20 - MARGIN, 5 + 2 * MARGIN, 5 + 2 * MARGIN]);
    }

    #[test]
    fn a_state_is_drawn_with_all_its_districts_and_each_region_with_its_own() {
        let outlines = plane_outlines();
        let map = draw(outlines, &comparison(Some("09"), &[&["09662", "09678"], &["09674"]]));
        // Bavaria has 96 districts, of which three are covered; and it has a border.
        assert_eq!((map.land.len(), map.areas.len()), (1 + 93, 2));
        assert!(map.areas[0].1.matches('M').count() >= 2, "town and district");
        let whole = draw(outlines, &comparison(None, &[&["09674"], &["06414"]]));
        assert_eq!((whole.land.len(), whole.areas.len()), (16, 2));
        assert!(whole.frame[2] > map.frame[2] && whole.frame[3] > map.frame[3]);
        let length: usize =
            whole.land.iter().chain(whole.areas.iter().map(|(_, path)| path)).map(String::len).sum();
        assert!(length < 120_000, "{length} bytes");
    }
}
