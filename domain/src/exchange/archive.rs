//! Everything that an instance or one of its health regions holds, as one document.

use serde::{Deserialize, Serialize};

use crate::{
    directory::NamedRecord,
    id::HealthRegionId,
    permission::{Object, ObjectKind, Place, Visibility},
};

/// By what a document says that it is an archive.
pub const ARCHIVE_FORMAT: &str = "geflecht";

/// The version of archives that this program writes, and the only one that it reads.
pub const ARCHIVE_VERSION: i64 = 1;

/// How much an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveScope {
    /// Everything.
    Instance,
    /// What belongs to one health region, and those it refers to.
    HealthRegion(HealthRegionId),
}

/// The archives that somebody may take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveOffer {
    /// Whether that of the whole instance.
    pub is_whole: bool,
    /// Those of these health regions, by name.
    pub health_regions: Vec<NamedRecord>,
}

impl ArchiveOffer {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_whole && self.health_regions.is_empty()
    }
}

/// An archive of what lies in a place, as an object of permissions.
#[must_use]
pub fn archive_object(place: Place) -> Object {
    Object { kind: ObjectKind::Archive, visibility: Visibility::Office, place, responsible: None }
}
