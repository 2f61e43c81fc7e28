//! What regions lack, as the page shows it.

use domain::gaps::RegionGaps;
use serde::{Deserialize, Serialize};

/// The gaps of the regions that the filter shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GapAnswer {
    /// The regions, those that lack most first.
    pub regions: Vec<RegionGaps>,
    /// How many regions more have gaps.
    pub more: usize,
    /// Names of the fields of action that regions number.
    pub fields: Vec<String>,
}

#[cfg(feature = "ssr")]
mod reading {
    use domain::gaps::{RegionFacts, gaps};
    use time::Date;

    use super::GapAnswer;
    use crate::network::query::{MapQuery, has_bit};

    /// Most regions that are shown at once.
    const REGIONS: usize = 60;

    impl GapAnswer {
        /// Answers `query`. A chosen region is compared with all others; chosen fields and levels look only at the
        /// committees of these.
        #[must_use]
        pub fn of(mut facts: Vec<RegionFacts>, fields: Vec<String>, query: &MapQuery, today: Date) -> Self {
            let regions: Vec<String> = facts.iter().map(|facts| facts.region.name.clone()).collect();
            let filter = query.filter(&fields, &regions);
            let is_wanted = |field: &usize| filter.fields == 0 || has_bit(filter.fields, *field);
            let chosen = filter.region.map(|region| facts[usize::from(region)].region.record);
            for region in &mut facts {
                region.committees.retain(|committee| {
                    (filter.levels.is_empty() || filter.levels.contains(&committee.level))
                        && (filter.fields == 0 || committee.fields.iter().any(is_wanted))
                });
            }
            let wanted: Vec<usize> = (0..fields.len()).filter(is_wanted).collect();
            let mut regions = gaps(&facts, &wanted, today);
            regions.retain(|gaps| chosen.is_none_or(|chosen| chosen == gaps.region.record));
            let more = regions.len().saturating_sub(REGIONS);
            regions.truncate(REGIONS);
            Self { regions, more, fields }
        }
    }

    #[cfg(test)]
    mod tests {
        use domain::{
            change::{RecordKind, RecordRef},
            directory::{HealthRegionKind, Level, NamedRecord},
            gaps::{CommitteeFacts, SeatFacts},
            permission::StateKey,
        };
        use time::macros::date;
        use uuid::Uuid;

        use super::*;

        /// A region with a committee on the first field, which has a vacant seat.
        fn region(id: u128) -> RegionFacts {
            let named = |kind, id| NamedRecord {
                record: RecordRef { kind, id: Uuid::from_u128(id) },
                name: format!("Region {id}"),
            };
            RegionFacts {
                region: named(RecordKind::HealthRegion, id),
                kind: HealthRegionKind::RegionPlus,
                state: StateKey::new("09"),
                is_partly_seen: false,
                committees: vec![CommitteeFacts {
                    committee: named(RecordKind::Committee, 100 + id),
                    level: Level::Region,
                    fields: vec![0],
                    seats: vec![SeatFacts::default()],
                }],
            }
        }

        fn answer(query: &MapQuery) -> GapAnswer {
            let fields = vec!["Hitze".to_owned(), "Pflege".to_owned()];
            GapAnswer::of((1..=2).map(region).collect(), fields, query, date!(2026 - 11 - 21))
        }

        #[test]
        fn the_filter_chooses_region_field_and_level() {
            let all = answer(&MapQuery::default());
            assert_eq!(
                (all.regions.len(), all.regions[0].vacant_seats(), all.regions[0].fields.len()),
                (2, 1, 1)
            );
            let one = answer(&MapQuery { region: Some("Region 2".to_owned()), ..MapQuery::default() });
            assert_eq!(
                one.regions.iter().map(|gaps| gaps.region.name.as_str()).collect::<Vec<_>>(),
                ["Region 2"]
            );
            let care = answer(&MapQuery { fields: vec!["Pflege".to_owned()], ..MapQuery::default() });
            assert_eq!((care.regions[0].vacant_seats(), care.regions[0].fields[0].what), (0, 1));
            let state = answer(&MapQuery { levels: vec![Level::State], ..MapQuery::default() });
            assert_eq!((state.regions[0].vacant_seats(), state.regions[0].fields.len()), (0, 2));
        }
    }
}
