//! What is removed from the directory and brought back, as its pages ask for it. Each function that writes is also the door of a
//! plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    change::RecordKind,
    directory::{RemovalProposal, RemovedRecord},
    id::RemovalId,
};
use leptos::prelude::*;
use uuid::Uuid;

use crate::{answer::Postcard, error::AppError};

/// What would become of what belongs to a record if that were removed; a kind or an id that is none is nothing that is there.
#[server(output = Postcard)]
pub async fn load_removal(
    #[server(default)] kind: String,
    #[server(default)] id: String,
) -> Result<RemovalProposal, AppError> {
    use domain::change::RecordRef;

    crate::server_context::answer(|caller| async move {
        let kind: RecordKind = kind.parse().map_err(|_| AppError::NotFound)?;
        let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
        Ok(caller.read().await?.propose_removal(RecordRef { kind, id }).await?)
    })
    .await
}

/// Removes a record, and leads to the trash; refused if it was changed since `version`, or while something names it that is
/// no part of it.
#[server(output = Postcard)]
pub async fn remove_record(kind: RecordKind, id: Uuid, version: i64) -> Result<(), AppError> {
    use domain::change::RecordRef;

    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_record(RecordRef { kind, id }, version).await?;
        write.commit().await?;
        crate::server_context::lead_to(crate::links::DIRECTORY_TRASH);
        Ok(())
    })
    .await
}

/// What is in the trash; refused for those who look after no directory.
#[server(output = Postcard)]
pub async fn load_directory_trash() -> Result<Vec<RemovedRecord>, AppError> {
    use domain::permission::Actor;

    crate::server_context::answer(|caller| async move {
        if caller.actor == Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        let mut session = caller.read().await?;
        if session.list_import_regions().await?.is_empty() {
            return Err(AppError::NotAllowed);
        }
        Ok(session.list_removed().await?)
    })
    .await
}

/// Brings a removed record back, and leads to its page; for a relation to the first of the two that it names.
#[server(output = Postcard)]
pub async fn restore_record(removal: RemovalId) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let record = write.restore_record(removal).await?;
        write.commit().await?;
        crate::directory::record_api::lead_to_page(record);
        Ok(())
    })
    .await
}
