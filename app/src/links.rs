//! The paths of the application: part of the interface, so they are written in one place.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Ags, DirectoryList},
    id::PlanId,
};
use uuid::Uuid;

/// The page of a record, if its kind has one.
#[must_use]
pub fn record(record: RecordRef) -> Option<String> {
    let list = match record.kind {
        RecordKind::HealthRegion => DirectoryList::HealthRegions,
        RecordKind::Organisation => DirectoryList::Organisations,
        RecordKind::Person => DirectoryList::People,
        RecordKind::Committee => DirectoryList::Committees,
        RecordKind::Plan => return Some(board(PlanId(record.id))),
        RecordKind::Goal | RecordKind::Measure => return Some(format!("/plan/find/{}/{}", record.kind, record.id)),
        _ => return None,
    };
    Some(format!("{}/{}", directory(list), record.id))
}

/// A list of the directory.
#[must_use]
pub fn directory(list: DirectoryList) -> String {
    format!("/directory/{list}")
}

/// The page of a district.
#[must_use]
pub fn region(ags: &Ags) -> String {
    format!("/directory/regions/{ags}")
}

/// The map with a record selected.
#[must_use]
pub fn on_the_map(id: Uuid) -> String {
    format!("/map?node={id}")
}

/// The board of a plan.
#[must_use]
pub fn board(plan: PlanId) -> String {
    format!("/plan/{plan}/board")
}
