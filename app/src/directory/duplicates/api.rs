//! Records that are likely the same, as their pages ask for them and make them one. Each function that writes is also the door
//! of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    change::{RecordKind, RecordRef},
    directory::{Duplicates, MergeChoices, MergeProposal, Merged, NamedRecord},
    id::{HealthRegionId, MergeId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{answer::Postcard, error::AppError};

/// The pairs to be reviewed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DuplicatesAnswer {
    /// The health regions whose directory the reader may change.
    pub regions: Vec<NamedRecord>,
    /// The one that is shown; all if there is none.
    pub region: Option<HealthRegionId>,
    /// The pairs.
    pub duplicates: Duplicates,
}

/// The pairs of one health region, or of all for an empty text; refused for those who may change no directory.
#[server(output = Postcard)]
pub async fn load_duplicates(#[server(default)] region: String) -> Result<DuplicatesAnswer, AppError> {
    use domain::permission::Actor;

    crate::server_context::answer(|caller| async move {
        if caller.actor == Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        let region = match region.as_str() {
            "" => None,
            id => Some(id.parse::<HealthRegionId>().map_err(|_| AppError::NotFound)?),
        };
        let mut session = caller.read().await?;
        let regions = session.list_import_regions().await?;
        if regions.is_empty() {
            return Err(AppError::NotAllowed);
        }
        if region.is_some_and(|id| regions.iter().all(|known| known.record.id != id.0)) {
            return Err(AppError::NotFound);
        }
        Ok(DuplicatesAnswer { regions, region, duplicates: session.list_duplicates(region).await? })
    })
    .await
}

/// Notes that two records of a kind are not the same, or takes that back.
#[server(output = Postcard)]
pub async fn set_apart(
    kind: RecordKind,
    one: Uuid,
    other: Uuid,
    #[server(default)] is_apart: bool,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let (one, other) = (RecordRef { kind, id: one }, RecordRef { kind, id: other });
        write.set_apart(one, other, is_apart).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// What would become of two records of a kind if `from` became part of `keep`.
#[server(output = Postcard)]
pub async fn load_merge(kind: RecordKind, keep: String, from: String) -> Result<MergeProposal, AppError> {
    crate::server_context::answer(|caller| async move {
        let read = |id: &str| id.parse::<Uuid>().map_err(|_| AppError::NotFound);
        Ok(caller.read().await?.propose_merge(kind, read(&keep)?, read(&from)?).await?)
    })
    .await
}

/// Makes `from` part of `keep`, and leads to the page of that; refused if one of them was changed since it was seen.
#[server(output = Postcard)]
pub async fn merge_records(
    kind: RecordKind,
    keep: Uuid,
    from: Uuid,
    keep_version: i64,
    from_version: i64,
    #[server(default)] choices: MergeChoices,
) -> Result<(), AppError> {
    use domain::id::{OrganisationId, PersonId};

    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let versions = [keep_version, from_version];
        match kind {
            RecordKind::Organisation => {
                let (keep, from) = (OrganisationId(keep), OrganisationId(from));
                write.merge_organisations(keep, from, versions, &choices).await?;
            }
            RecordKind::Person => {
                write.merge_people(PersonId(keep), PersonId(from), versions, &choices).await?;
            }
            _ => return Err(AppError::NotFound),
        }
        write.commit().await?;
        crate::directory::record_api::lead_to_page(RecordRef { kind, id: keep });
        Ok(())
    })
    .await
}

/// The records that became part of this one and can be parted from it again; nothing for those who may not change it.
#[server(output = Postcard)]
pub async fn load_merged(record: RecordRef) -> Result<Vec<Merged>, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.read().await?.list_merged(record).await?) })
        .await
}

/// Parts two records that became one, and leads to the page of the one that came back. If something stands in the way, it was
/// changed in the meantime; what it is stands on the page.
#[server(output = Postcard)]
pub async fn part_merged(merge: MergeId) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let Ok(back) = write.part_merged(merge).await? else { return Err(AppError::Stale) };
        write.commit().await?;
        crate::directory::record_api::lead_to_page(back);
        Ok(())
    })
    .await
}
