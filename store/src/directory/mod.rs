//! Regions, organisations, people, committees: lists, pages, how they are first written, and how people change them.

mod bulk;
mod care;
mod changed;
mod committee_editing;
mod duplicates;
mod editing;
mod entries;
mod fields;
mod health_region_editing;
mod insert;
mod list;
mod members;
mod merging;
mod namesakes;
mod page;
mod removal;
mod seat_ends;
mod seats;
mod succession;

use std::collections::HashMap;

pub(crate) use duplicates::DuplicateCache;
pub(crate) use merging::Written;
pub use merging::{LOOSE_REFERENCES, MERGED_REFERENCES};
pub use removal::COMMITTEE_REFERENCES;
pub use succession::SeatsToTakeOver;
pub(crate) use succession::words_of;

use domain::{directory::HealthRegion, id::HealthRegionId};

/// Health regions by id, for naming.
pub(crate) fn names_by_id(regions: &[HealthRegion]) -> HashMap<HealthRegionId, &str> {
    regions.iter().map(|region| (region.id, region.name.as_str())).collect()
}
