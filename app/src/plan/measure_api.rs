//! One measure, as its sheet asks for it and changes it. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{GoalId, IndicatorId, MeasureId, MilestoneId, PlanId},
    plan::{Card, MeasureDetail, MeasureField, MeasureStatus, Period},
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// A measure with all that its sheet shows; also answers visitors, where the plan is public.
#[server(output = Postcard)]
pub async fn load_measure(measure: MeasureId) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(
        |caller| async move { Ok(caller.read().await?.get_measure(measure).await?) },
    )
    .await
}

/// Changes one field to what a text says; refused if the field no longer holds what was `seen` there.
#[server(output = Postcard)]
pub async fn edit_measure(
    measure: MeasureId,
    field: MeasureField,
    #[server(default)] text: String,
    #[server(default)] seen: String,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        // A form sends line breaks as two characters.
        let detail = write.edit_measure(measure, field, &text, &seen.replace("\r\n", "\n")).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Puts a measure at another time; refused if it is no longer when it was `seen`. A period without a day is sent as nothing.
#[server(output = Postcard)]
pub async fn reschedule_measure(
    measure: MeasureId,
    #[server(default)] to: Period,
    #[server(default)] seen: Period,
) -> Result<Card, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let card = write.reschedule_measure(measure, to, seen).await?;
        write.commit().await?;
        Ok(card)
    })
    .await
}

/// Changes the status, and says why; refused if the measure was changed since `version`.
#[server(output = Postcard)]
pub async fn set_measure_status(
    measure: MeasureId,
    status: MeasureStatus,
    #[server(default)] reason: String,
    #[server(default)] next_step: String,
    version: i64,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let change = domain::plan::StatusChange { status, reason, next_step };
        let detail = write.set_measure_status(measure, &change, version).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Adds a measure on top of a column; `committee` is an id or empty.
#[server(output = Postcard)]
pub async fn create_measure(
    plan: PlanId,
    goal: GoalId,
    title: String,
    #[server(default)] committee: String,
    column: MeasureStatus,
) -> Result<Card, AppError> {
    crate::server_context::answer(|caller| async move {
        let committee_id = match committee.trim() {
            "" => None,
            id => Some(id.parse().map_err(|_| AppError::Invalid)?),
        };
        let title = domain::plan::title(&title).map_err(AppError::Refused)?;
        let mut write = caller.write().await?;
        let wish = domain::plan::NewMeasure { plan_id: plan, goal_id: goal, title, committee_id, column };
        let card = write.create_measure(&wish).await?;
        write.commit().await?;
        Ok(card)
    })
    .await
}

/// Takes a measure out of its plan; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_measure(measure: MeasureId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_measure(measure, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Brings a removed measure back.
#[server(output = Postcard)]
pub async fn restore_measure(measure: MeasureId) -> Result<Card, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let card = write.restore_measure(measure).await?;
        write.commit().await?;
        Ok(card)
    })
    .await
}

/// Adds a milestone; `person` is an id or empty, `due_on` a day (YYYY-MM-DD) or empty.
#[server(output = Postcard)]
pub async fn add_milestone(
    measure: MeasureId,
    title: String,
    #[server(default)] person: String,
    #[server(default)] due_on: String,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.add_milestone(measure, &title, &person, &due_on).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Changes the title and day of a milestone, and who sees to it.
#[server(output = Postcard)]
pub async fn edit_milestone(
    milestone: MilestoneId,
    title: String,
    #[server(default)] person: String,
    #[server(default)] due_on: String,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.edit_milestone(milestone, &title, &person, &due_on).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Notes that a milestone is done today, or that it is not.
#[server(output = Postcard)]
pub async fn set_milestone_done(milestone: MilestoneId, is_done: bool) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.set_milestone_done(milestone, is_done).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Removes a milestone.
#[server(output = Postcard)]
pub async fn remove_milestone(milestone: MilestoneId) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.remove_milestone(milestone).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Reports a value of an indicator for a day (YYYY-MM-DD).
#[server(output = Postcard)]
pub async fn report_value(
    measure: MeasureId,
    indicator: IndicatorId,
    value: String,
    measured_on: String,
    #[server(default)] note: String,
) -> Result<MeasureDetail, AppError> {
    use domain::plan::{EditError, Report};

    crate::server_context::answer(|caller| async move {
        let not_understood = AppError::Refused(EditError::NotUnderstood);
        let value = domain::plan::number(&value).map_err(AppError::Refused)?.ok_or(not_understood.clone())?;
        let measured_on = domain::calendar::parse_day(&measured_on).ok_or(not_understood)?;
        let report = Report { measure_id: measure, indicator_id: indicator, value, measured_on, note };
        let mut write = caller.write().await?;
        let detail = write.report_value(&report).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}
