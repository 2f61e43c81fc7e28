//! Earlier values of measures, goals and indicators. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{change::RecordRef, plan::PartHistory};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// The history of a goal or an indicator; also answers visitors, where the plan is public.
#[server(output = Postcard)]
pub async fn load_part_history(record: RecordRef) -> Result<PartHistory, AppError> {
    crate::server_context::answer(
        |caller| async move { Ok(caller.read().await?.get_part_history(record).await?) },
    )
    .await
}

/// Puts the value back that a field had before a change; refused if the field no longer holds what was `seen` there.
#[server(output = Postcard)]
pub async fn restore_value(
    change: i64,
    field: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        // A form sends line breaks as two characters.
        write.restore_value(change, &field, &seen.replace("\r\n", "\n")).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}
