//! The fields that a plan has of its own, the face of its cards, and what measures say in those fields. Each function is
//! also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{MeasureId, OwnFieldId, PlanId},
    plan::{CardPart, ListStep, MeasureDetail, OwnFieldKind, OwnFieldWish},
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// What was typed of a field, by the names under which the page finds it in its address; `about` is the field, or nothing for
/// a new one.
#[cfg(feature = "ssr")]
fn typed(
    about: Option<OwnFieldId>,
    kind: Option<OwnFieldKind>,
    form: &OwnFieldWish,
) -> Vec<(&'static str, Option<String>)> {
    vec![
        ("own", Some(about.map_or_else(|| "new".to_owned(), |field| field.to_string()))),
        ("own-kind", kind.map(|kind| kind.to_string())),
        ("own-name", Some(form.name.clone())),
        ("own-options", Some(form.options.clone())),
        ("own-card", Some(form.is_on_card.to_string())),
    ]
}

/// Gives a plan a field of its own; refused if the plan was changed since `version`.
#[server(output = Postcard)]
pub async fn add_own_field(
    plan: PlanId,
    kind: OwnFieldKind,
    form: OwnFieldWish,
    version: i64,
) -> Result<(), AppError> {
    let typed = typed(None, Some(kind), &form);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.add_own_field(plan, kind, &form, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Changes name and options of a field, and whether cards show it; refused if the plan was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_own_field(
    plan: PlanId,
    field: OwnFieldId,
    form: OwnFieldWish,
    version: i64,
) -> Result<(), AppError> {
    let typed = typed(Some(field), None, &form);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_own_field(plan, field, &form, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Moves a field one step; refused if the plan was changed since `version`.
#[server(output = Postcard)]
pub async fn move_own_field(
    plan: PlanId,
    field: OwnFieldId,
    step: ListStep,
    version: i64,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.move_own_field(plan, field, step, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    })
    .await
}

/// Removes a field with what measures say in it; refused if they say anything and this is not `meant`, or if the plan was
/// changed since `version`.
#[server(output = Postcard)]
pub async fn remove_own_field(
    plan: PlanId,
    field: OwnFieldId,
    #[server(default)] meant: bool,
    version: i64,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_own_field(plan, field, meant, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    })
    .await
}

/// Chooses the parts that cards show; refused if the plan was changed since `version`.
#[server(output = Postcard)]
pub async fn set_card_face(
    plan: PlanId,
    #[server(default)] shown: Vec<CardPart>,
    version: i64,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.set_card_face(plan, domain::plan::CardFace::showing(&shown), version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    })
    .await
}

/// Changes what a measure says in a field of its plan; refused if the field no longer holds what was `seen` there.
#[server(output = Postcard)]
pub async fn edit_own_value(
    measure: MeasureId,
    field: OwnFieldId,
    #[server(default)] text: String,
    #[server(default)] seen: String,
) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.edit_own_value(measure, field, &text, &seen).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}
