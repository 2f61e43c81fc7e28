//! Plans as a whole, as their pages ask for them and change them. Each function is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::NamedRecord,
    id::{CommitteeId, HealthRegionId, MeasureId, PlanId},
    permission::Visibility,
    plan::{ColumnWish, ContinuationOffer, PlanSettings, PlanState, PlanWish, Trash},
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// What a form says of a plan; days as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PlanForm {
    /// The title.
    pub title: String,
    /// First day of the period.
    pub from: String,
    /// Last day of the period.
    pub to: String,
    /// Who may see it.
    pub visibility: Visibility,
}

impl PlanForm {
    /// A form that says what is wished already.
    #[must_use]
    pub fn of(wish: &PlanWish) -> Self {
        Self {
            title: wish.title.clone(),
            from: wish.period_from.to_string(),
            to: wish.period_to.to_string(),
            visibility: wish.visibility,
        }
    }

    #[cfg(feature = "ssr")]
    fn read(&self) -> Result<PlanWish, AppError> {
        PlanWish::parse(&self.title, [&self.from, &self.to], self.visibility).map_err(AppError::Refused)
    }

    /// What was typed, by the names under which the pages find it in their address.
    #[cfg(feature = "ssr")]
    fn typed(&self) -> Vec<(&'static str, Option<String>)> {
        vec![
            ("title", Some(self.title.clone())),
            ("from", Some(self.from.clone())),
            ("to", Some(self.to.clone())),
            ("visibility", Some(self.visibility.to_string())),
        ]
    }
}

/// The health regions for which the reader may make plans; refused if there is none.
#[server(output = Postcard)]
pub async fn load_plan_regions() -> Result<Vec<NamedRecord>, AppError> {
    crate::server_context::answer(|caller| async move {
        let regions = caller.read().await?.list_plan_regions().await?;
        if regions.is_empty() { Err(AppError::NotAllowed) } else { Ok(regions) }
    })
    .await
}

/// Makes a plan, and leads to its goals.
#[server(output = Postcard)]
pub async fn create_plan(region: HealthRegionId, form: PlanForm) -> Result<(), AppError> {
    let mut typed = form.typed();
    typed.push(("region", Some(region.to_string())));
    let made = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let plan = write.create_plan(region, &form.read()?).await?;
        write.commit().await?;
        crate::server_context::lead_to(&crate::links::plan_view(
            plan.id,
            super::plan_query::PlanView::Outline,
        ));
        Ok(())
    });
    crate::server_context::keep_typed(&typed, made.await)
}

/// A plan with what can be done to it; refused for those who may only read it.
#[server(output = Postcard)]
pub async fn load_plan_settings(plan: PlanId) -> Result<PlanSettings, AppError> {
    crate::server_context::answer(
        |caller| async move { Ok(caller.read().await?.get_plan_settings(plan).await?) },
    )
    .await
}

/// Changes title, period and visibility; refused if the plan was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_plan(plan: PlanId, form: PlanForm, version: i64) -> Result<(), AppError> {
    let typed = form.typed();
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_plan(plan, &form.read()?, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Notes by which committee a plan was adopted, on a day (YYYY-MM-DD).
#[server(output = Postcard)]
pub async fn adopt_plan(
    plan: PlanId,
    committee: CommitteeId,
    on: String,
    version: i64,
) -> Result<(), AppError> {
    use domain::plan::EditError;

    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let on = domain::calendar::parse_day(&on).ok_or(AppError::Refused(EditError::NotUnderstood))?;
        write.adopt_plan(plan, committee, on, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    })
    .await
}

/// Takes an adoption back, marks a plan as continued, or takes that back.
#[server(output = Postcard)]
pub async fn set_plan_state(plan: PlanId, state: PlanState, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.set_plan_state(plan, state, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    })
    .await
}

/// Releases the figures of a plan to its state, or takes that back; refused if the plan was changed since `version`.
#[server(output = Postcard)]
pub async fn set_figures_released(plan: PlanId, is_released: bool, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.set_figures_released(plan, is_released, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    })
    .await
}

/// Changes the columns of the board; refused if the plan was changed since `version`.
#[server(output = Postcard)]
pub async fn set_board_columns(
    plan: PlanId,
    #[server(default)] wishes: Vec<ColumnWish>,
    version: i64,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let columns = domain::plan::BoardColumns::parse(&wishes).map_err(AppError::Refused)?;
        write.set_board_columns(plan, columns, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&crate::links::plan_settings(plan));
        Ok(())
    })
    .await
}

/// Removes a draft to which nothing belongs, and leads to the list of plans.
#[server(output = Postcard)]
pub async fn remove_plan(plan: PlanId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_plan(plan, version).await?;
        write.commit().await?;
        crate::server_context::lead_to(crate::links::PLANS);
        Ok(())
    })
    .await
}

/// What of a plan can go on into the next one; refused for those who may not edit it.
#[server(output = Postcard)]
pub async fn load_continuation(plan: PlanId) -> Result<ContinuationOffer, AppError> {
    crate::server_context::answer(
        |caller| async move { Ok(caller.read().await?.get_continuation(plan).await?) },
    )
    .await
}

/// Makes the plan that follows, with those open `measures` that were chosen, and leads to its board.
#[server(output = Postcard)]
pub async fn continue_plan(
    plan: PlanId,
    form: PlanForm,
    #[server(default)] measures: Vec<MeasureId>,
    #[server(default)] mark_continued: bool,
) -> Result<(), AppError> {
    let mut typed = form.typed();
    let chosen: Vec<_> = measures.iter().map(ToString::to_string).collect();
    typed.push(("measures", Some(chosen.join(","))));
    let made = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let wish =
            domain::plan::ContinuationWish { plan_id: plan, plan: form.read()?, measures, mark_continued };
        let next = write.continue_plan(&wish).await?;
        write.commit().await?;
        crate::server_context::lead_to(&crate::links::board(next.id));
        Ok(())
    });
    crate::server_context::keep_typed(&typed, made.await)
}

/// The measures that were removed from a plan and can be brought back; refused for those who may not.
#[server(output = Postcard)]
pub async fn load_trash(plan: PlanId) -> Result<Trash, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.read().await?.get_trash(plan).await?) })
        .await
}
