//! What people make of a measure, as its sheet says it; also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::MeasureId,
    plan::{MeasureDetail, TrafficLight},
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// Says what the reader makes of a measure; what was said before is kept.
#[server(output = Postcard)]
pub async fn judge_measure(
    measure: MeasureId,
    light: TrafficLight,
    sentence: String,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.judge_measure(measure, light, &sentence).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}
