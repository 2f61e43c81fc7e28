//! Links between measures, as a sheet changes them. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{MeasureId, MeasureLinkId},
    plan::{LinkWord, MeasureDetail},
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// Links a measure with another one of its plan; `other` is an id or a whole title.
#[server(output = Postcard)]
pub async fn link_measures(
    measure: MeasureId,
    word: LinkWord,
    other: String,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.link_measures(measure, word, &other).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Removes a link, from either end.
#[server(output = Postcard)]
pub async fn unlink_measures(measure: MeasureId, link: MeasureLinkId) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.unlink_measures(measure, link).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}
