//! Several measures at once, and taking back what was done last. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{MeasureId, PlanId},
    plan::{Card, MeasureField, MeasureStatus, Step, Undone},
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// The most measures that are changed at once.
#[cfg(feature = "ssr")]
const AT_ONCE: usize = 1_000;

#[cfg(feature = "ssr")]
fn few(measures: &[MeasureId]) -> Result<(), AppError> {
    if measures.len() <= AT_ONCE { Ok(()) } else { Err(AppError::Invalid) }
}

/// Changes one field of several measures to what a text says: of all or, if one of them cannot be changed, of none.
#[server(output = Postcard)]
pub async fn edit_measures(
    #[server(default)] measures: Vec<MeasureId>,
    field: MeasureField,
    #[server(default)] text: String,
) -> Result<Vec<Card>, AppError> {
    crate::server_context::answer(|caller| async move {
        few(&measures)?;
        let mut write = caller.write().await?;
        let cards = write.edit_measures(&measures, field, &text).await?;
        write.commit().await?;
        Ok(cards)
    })
    .await
}

/// Puts several measures on top of a column: all or, if one of them cannot be moved, none.
#[server(output = Postcard)]
pub async fn move_measures(
    #[server(default)] measures: Vec<MeasureId>,
    column: MeasureStatus,
) -> Result<Vec<Card>, AppError> {
    crate::server_context::answer(|caller| async move {
        few(&measures)?;
        let mut write = caller.write().await?;
        let cards = write.move_measures(&measures, column).await?;
        write.commit().await?;
        Ok(cards)
    })
    .await
}

/// Removes several measures: all or, if one of them cannot be removed, none.
#[server(output = Postcard)]
pub async fn remove_measures(#[server(default)] measures: Vec<MeasureId>) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        few(&measures)?;
        let mut write = caller.write().await?;
        write.remove_measures(&measures).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// What the reader did last to a plan and can still take back; nothing for visitors.
#[server(output = Postcard)]
pub async fn load_last_step(plan: PlanId) -> Result<Option<Step>, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.read().await?.get_last_step(plan).await?) })
        .await
}

/// Takes back what the reader did last; refused if that is not `change`, or somebody has changed the same since.
#[server(output = Postcard)]
pub async fn undo_step(plan: PlanId, change: i64) -> Result<Undone, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let undone = write.undo_step(plan, change).await?;
        write.commit().await?;
        Ok(undone)
    })
    .await
}
