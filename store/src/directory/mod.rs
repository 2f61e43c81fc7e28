//! Regions, organisations, people, committees: lists, pages, and how they are first written.

mod changed;
mod entries;
mod insert;
mod list;
mod members;
mod page;
mod seats;

use std::collections::HashMap;

use domain::{directory::HealthRegion, id::HealthRegionId};

/// Health regions by id, for naming.
pub(crate) fn names_by_id(regions: &[HealthRegion]) -> HashMap<HealthRegionId, &str> {
    regions.iter().map(|region| (region.id, region.name.as_str())).collect()
}
