//! How an organisation goes on, as its form asks for it and says it. Each function that writes is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::{NamedRecord, Organisation, RenameForm, Seat, SuccessionForm},
    id::OrganisationId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{answer::Postcard, error::AppError};

/// An organisation that can go on under another name, or in others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SuccessionOffer {
    /// The organisation.
    pub record: Organisation,
    /// Whether others have succeeded it already.
    pub is_succeeded: bool,
    /// Those that can succeed it.
    pub successors: Vec<NamedRecord>,
    /// The open seats that can go over.
    pub seats: Vec<Seat>,
    /// How many there are in committees that others look after.
    pub of_others: usize,
}

/// How an organisation can go on; refused for those who may only read it.
#[server(output = Postcard)]
pub async fn load_succession(id: String) -> Result<SuccessionOffer, AppError> {
    crate::server_context::answer(|caller| async move {
        let id: OrganisationId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut session = caller.read().await?;
        let detail = session.get_organisation(id).await?;
        if !detail.around.may_edit {
            return Err(AppError::NotAllowed);
        }
        let mut successors = session.list_workplaces().await?;
        successors.retain(|named| named.record.id != id.0);
        let found = session.list_seats_to_take_over(id).await?;
        Ok(SuccessionOffer {
            record: detail.record,
            is_succeeded: session.has_successor(id).await?,
            successors,
            seats: found.seats,
            of_others: found.of_others,
        })
    })
    .await
}

/// Gives an organisation another name from a day on, and leads to its page; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn rename_organisation(
    organisation: OrganisationId,
    #[server(default)] form: RenameForm,
    version: i64,
) -> Result<(), AppError> {
    use domain::change::{RecordKind, RecordRef};

    let typed = super::record_form::succession_address::said_of_rename(&form, version);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.rename_organisation(organisation, &form, version).await?;
        write.commit().await?;
        super::record_api::lead_to_page(RecordRef::new(RecordKind::Organisation, organisation));
        Ok(())
    });
    crate::server_context::keep_typed(&super::record_api::pairs(&typed), done.await)
}

/// Ends an organisation the day before others succeed it, with the seats that go over, and leads to its page; refused if it or
/// one of the seats was changed since.
#[server(output = Postcard)]
pub async fn succeed_organisation(
    organisation: OrganisationId,
    #[server(default)] form: SuccessionForm,
    version: i64,
) -> Result<(), AppError> {
    use domain::change::{RecordKind, RecordRef};

    let typed = super::record_form::succession_address::said_of_succession(&form, version);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.succeed_organisation(organisation, &form, version).await?;
        write.commit().await?;
        super::record_api::lead_to_page(RecordRef::new(RecordKind::Organisation, organisation));
        Ok(())
    });
    crate::server_context::keep_typed(&super::record_api::pairs(&typed), done.await)
}
