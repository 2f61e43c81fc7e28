//! The districts of Germany with their changes of territory, and their outlines.
//!
//! Source and licence of the data: `store/data/README.md`.

use domain::{
    directory::{Ags, Region, RegionKind, RegionSuccession},
    permission::StateKey,
};
use serde::Deserialize;
use time::Date;

use super::embedded::{CHECKED, rows};

const REGIONS: &str = include_str!("../../data/regions.csv");
const SUCCESSIONS: &str = include_str!("../../data/region-successions.csv");

/// Districts and how they followed one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Regions {
    /// One record per district and territory, ordered by key and first day.
    pub regions: Vec<Region>,
    /// Changes of territory, oldest first. Predecessors that no longer exist have no record of their own.
    pub successions: Vec<RegionSuccession>,
}

/// All districts of Germany. A district whose territory changed occurs once per territory.
#[must_use]
pub fn regions() -> Regions {
    Regions {
        regions: rows(REGIONS).into_iter().map(RegionRow::into_region).collect(),
        successions: rows(SUCCESSIONS).into_iter().map(SuccessionRow::into_succession).collect(),
    }
}

/// Outlines of the 400 districts and 16 states at the end of 2022, as `TopoJSON` (objects `regions` and
/// `states`).
#[must_use]
pub fn outlines() -> &'static str {
    include_str!("../../data/regions.topojson")
}

/// Outlines of Hanau and the Main-Kinzig-Kreis since 2026, as GeoJSON: they take the place of `06435` in
/// [`outlines`]. Derived, not official geometry.
#[must_use]
pub fn outlines_since_2026() -> &'static str {
    include_str!("../../data/hanau-2026.geojson")
}

#[derive(Deserialize)]
struct RegionRow {
    ags: String,
    name: String,
    kind: RegionKind,
    state_ags: String,
    population: i64,
    lon: f64,
    lat: f64,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
}

impl RegionRow {
    fn into_region(self) -> Region {
        Region {
            ags: Ags::parse(&self.ags).expect(CHECKED),
            name: self.name,
            kind: self.kind,
            state: StateKey::new(&self.state_ags),
            population: self.population,
            lon: self.lon,
            lat: self.lat,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }
}

#[derive(Deserialize)]
struct SuccessionRow {
    predecessor: String,
    successor: String,
    on: Date,
    note: String,
}

impl SuccessionRow {
    fn into_succession(self) -> RegionSuccession {
        RegionSuccession {
            predecessor: Ags::parse(&self.predecessor).expect(CHECKED),
            successor: Ags::parse(&self.successor).expect(CHECKED),
            on: self.on,
            note: self.note,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use time::macros::date;

    use super::*;

    fn on(day: Date) -> Vec<Region> {
        let holds = |region: &Region| {
            region.valid_from.is_none_or(|from| from <= day) && region.valid_to.is_none_or(|to| day < to)
        };
        regions().regions.into_iter().filter(holds).collect()
    }

    fn count(regions: &[Region], state: &str, kind: RegionKind) -> usize {
        regions.iter().filter(|region| region.state.as_str() == state && region.kind == kind).count()
    }

    #[test]
    fn germany_has_four_hundred_districts_before_hanau_left_and_one_more_since() {
        let (before, since) = (on(date!(2025 - 12 - 31)), on(date!(2026 - 01 - 01)));
        assert_eq!((before.len(), since.len()), (400, 401));
        assert_eq!(count(&before, "06", RegionKind::KreisfreieStadt), 5);
        assert_eq!(count(&since, "06", RegionKind::KreisfreieStadt), 6);
        assert_eq!(count(&since, "06", RegionKind::Landkreis), 21);
        assert_eq!(count(&since, "09", RegionKind::Landkreis), 71);
        assert_eq!(count(&since, "09", RegionKind::KreisfreieStadt), 25);
    }

    #[test]
    fn nobody_is_lost_when_hanau_leaves() {
        let people = |regions: Vec<Region>| regions.iter().map(|region| region.population).sum::<i64>();
        assert_eq!(people(on(date!(2025 - 12 - 31))), people(on(date!(2026 - 01 - 01))));
    }

    #[test]
    fn a_district_has_one_territory_at_a_time_and_lies_in_its_state() {
        let days =
            [date!(2020 - 01 - 01), date!(2025 - 12 - 31), date!(2026 - 01 - 01), date!(2026 - 11 - 21)];
        for day in days {
            let keys: Vec<_> = on(day).into_iter().map(|region| region.ags).collect();
            assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{day}");
        }
        for region in regions().regions {
            assert_eq!(region.ags.state(), region.state);
            assert!(
                region.population > 0
                    && (5.8..15.1).contains(&region.lon)
                    && (47.2..55.1).contains(&region.lat)
            );
            assert!(region.valid_from.zip(region.valid_to).is_none_or(|(from, to)| from < to));
        }
    }

    #[test]
    fn every_change_of_territory_leads_to_a_district_that_exists() {
        let Regions { regions, successions } = regions();
        assert_eq!(successions.len(), 4);
        for succession in &successions {
            assert_ne!(succession.predecessor, succession.successor);
            assert!(regions.iter().any(|region| {
                region.ags == succession.successor && region.valid_from == Some(succession.on)
            }));
        }
        assert!(successions.is_sorted_by_key(|succession| succession.on));
    }

    #[test]
    fn every_territory_has_an_outline() {
        let parse = |text| serde_json::from_str::<serde_json::Value>(text).expect("outlines are JSON");
        let (old, new) = (parse(outlines()), parse(outlines_since_2026()));
        let keys = |list: &serde_json::Value| {
            let list = list.as_array().expect("a list of shapes").clone();
            list.iter()
                .filter_map(|shape| shape["id"].as_str().map(ToOwned::to_owned))
                .collect::<BTreeSet<_>>()
        };
        let mut outlined = keys(&old["objects"]["regions"]["geometries"]);
        assert_eq!(outlined.len(), 400);
        outlined.extend(keys(&new["features"]));
        for region in regions().regions {
            assert!(outlined.contains(region.ags.as_str()), "{} has no outline", region.name);
        }
    }
}
