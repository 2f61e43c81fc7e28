//! Regions, organisations, people, committees: lists, pages, how they are first written, and how people change them.

mod changed;
mod committee_editing;
mod editing;
mod entries;
mod health_region_editing;
mod insert;
mod list;
mod members;
mod namesakes;
mod page;
mod seat_ends;
mod seats;

use std::collections::HashMap;

use domain::{directory::HealthRegion, id::HealthRegionId};

/// Health regions by id, for naming.
pub(crate) fn names_by_id(regions: &[HealthRegion]) -> HashMap<HealthRegionId, &str> {
    regions.iter().map(|region| (region.id, region.name.as_str())).collect()
}
