//! The organisations that take part in a measure, as a sheet changes them. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{MeasureId, MeasurePartnerId, OrganisationId},
    plan::MeasureDetail,
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// Notes that an organisation takes part in a measure.
#[server(output = Postcard)]
pub async fn add_partner(
    measure: MeasureId,
    organisation: OrganisationId,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.add_partner(measure, organisation).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Notes that an organisation no longer takes part in a measure.
#[server(output = Postcard)]
pub async fn remove_partner(
    measure: MeasureId,
    partner: MeasurePartnerId,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.remove_partner(measure, partner).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}
