//! Where the health regions lie that one actor may see: borders of their districts and states.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    directory::{HealthRegion, Region, state_name},
    permission::StateKey,
};
use network_map::borders::{Borders, LinePolygon, RegionHome, State};
use uuid::Uuid;

use crate::{
    Session, StoreResult,
    backend::rows,
    content::outlines::{Outlines, plane_outlines, project},
};

/// The districts with the capitals of the states; the last is that of the federation too.
const CAPITALS: [&str; 16] = [
    "01002", "02000", "03241", "04011", "05111", "06414", "07315", "08111", "09162", "10041", "12054",
    "13004", "14612", "15003", "16051", "11000",
];

impl Session {
    /// The districts of all health regions the actor may see, with the states in which they lie.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_borders(&mut self) -> StoreResult<Borders> {
        let today = self.today();
        let mut regions: Vec<HealthRegion> = rows!(
            self,
            "select * from health_region where valid_to is null or valid_to > $1 order by health_region_id",
            today,
        )?;
        regions.retain(|region| self.sees(region.visibility, &region.place()));
        let covered: Vec<(Uuid, String)> = rows!(
            self,
            "select health_region_id, ags from health_region_district
             where (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1)
             order by health_region_id, ags",
            today,
        )?;
        let mut districts: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
        for (region, ags) in covered {
            districts.entry(region).or_default().push(ags);
        }
        let territories = self.list_regions(today).await?;
        Ok(Selection::of(plane_outlines(), &territories, &regions, &districts))
    }
}

/// Takes out of all outlines those that are needed.
struct Selection<'a> {
    outlines: &'a Outlines,
    numbers: BTreeMap<i32, i32>,
    borders: Borders,
}

impl<'a> Selection<'a> {
    fn of(
        outlines: &'a Outlines,
        territories: &[Region],
        regions: &[HealthRegion],
        districts: &BTreeMap<Uuid, Vec<String>>,
    ) -> Borders {
        let mut selection = Self { outlines, numbers: BTreeMap::new(), borders: Borders::default() };
        let capital = |state: Option<&StateKey>| {
            CAPITALS
                .iter()
                .rev()
                .filter_map(|ags| territories.iter().find(|region| region.ags.as_str() == *ags))
                .find(|region| state.is_none_or(|state| region.state == *state))
                .map_or([0; 2], |region| project([region.lon, region.lat]))
        };
        let of_region = |region: &HealthRegion| districts.get(&region.id.0).into_iter().flatten();
        let shown: BTreeSet<&String> =
            regions.iter().flat_map(of_region).filter(|ags| outlines.districts.contains_key(*ags)).collect();
        let mut states: Vec<&StateKey> = regions.iter().map(|region| &region.state).collect();
        states.sort_unstable();
        states.dedup();
        for &key in &states {
            let polygons = outlines.states.get(key.as_str()).map(Vec::as_slice).unwrap_or_default();
            let state = State {
                name: state_name(key.as_str()).unwrap_or_default().to_owned(),
                polygons: selection.take(polygons),
                capital: capital(Some(key)),
                districts: (0..)
                    .zip(&shown)
                    .filter(|(_, ags)| ags.starts_with(key.as_str()))
                    .map(|(index, _)| index)
                    .collect(),
            };
            selection.borders.states.push(state);
        }
        for ags in &shown {
            let district = selection.take(&outlines.districts[*ags]);
            selection.borders.districts.push(district);
        }
        for region in regions {
            let own: Vec<u32> = of_region(region)
                .filter_map(|ags| (0..).zip(&shown).find(|(_, known)| **known == ags).map(|(index, _)| index))
                .collect();
            let state = (0..).zip(&states).find(|(_, state)| **state == &region.state);
            selection.borders.regions.push(RegionHome {
                id: region.id.0,
                state: state.map_or(u32::MAX, |(index, _)| index),
                districts: own,
            });
        }
        selection.borders.capital = capital(None);
        selection.borders
    }

    /// Polygons with their lines numbered as in the answer.
    fn take(&mut self, polygons: &[LinePolygon]) -> Vec<LinePolygon> {
        let Self { outlines, numbers, borders } = self;
        let mut number = |&line: &i32| {
            let (index, is_backwards) = if line < 0 { (!line, true) } else { (line, false) };
            let next = i32::try_from(borders.lines.len()).unwrap_or(i32::MAX);
            let number = *numbers.entry(index).or_insert_with(|| {
                let found = usize::try_from(index).ok().and_then(|index| outlines.lines.get(index));
                borders.lines.push(found.cloned().unwrap_or_default());
                next
            });
            if is_backwards { !number } else { number }
        };
        let mut ring = |ring: &Vec<i32>| ring.iter().map(&mut number).collect();
        polygons.iter().map(|rings| rings.iter().map(&mut ring).collect()).collect()
    }
}
