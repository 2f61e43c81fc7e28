//! The checklist of a measure, as its sheet changes it. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{ChecklistPointId, MeasureId},
    plan::{ListStep, MeasureDetail},
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// Adds a point; `person` is an id or empty, `due_on` a day (YYYY-MM-DD) or empty.
#[server(output = Postcard)]
pub async fn add_checklist_point(
    measure: MeasureId,
    title: String,
    #[server(default)] person: String,
    #[server(default)] due_on: String,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let wish = domain::plan::ChecklistWish::parse(&title, &person, &due_on).map_err(AppError::Refused)?;
        let mut write = caller.write().await?;
        let detail = write.add_checklist_point(measure, wish).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Changes what is said of a point; refused if that was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_checklist_point(
    point: ChecklistPointId,
    title: String,
    #[server(default)] person: String,
    #[server(default)] due_on: String,
    version: i64,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let wish = domain::plan::ChecklistWish::parse(&title, &person, &due_on).map_err(AppError::Refused)?;
        let mut write = caller.write().await?;
        let detail = write.edit_checklist_point(point, wish, version).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Notes that a point is done, or that it is not.
#[server(output = Postcard)]
pub async fn set_checklist_point_done(
    point: ChecklistPointId,
    is_done: bool,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.set_checklist_point_done(point, is_done).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Moves a point one step within its checklist.
#[server(output = Postcard)]
pub async fn move_checklist_point(
    point: ChecklistPointId,
    step: ListStep,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.move_checklist_point(point, step).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Removes a point; refused if what is said of it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_checklist_point(
    point: ChecklistPointId,
    version: i64,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.remove_checklist_point(point, version).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}
