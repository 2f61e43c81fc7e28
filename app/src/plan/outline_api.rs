//! Goals, outcomes and indicators of a plan, as their page asks for them and changes them.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{FieldId, GoalId, IndicatorId, OutcomeId, PlanId},
    plan::Direction,
};
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// What the form of a goal says; all but its title and its field of action may be empty.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct GoalForm {
    title: String,
    #[serde(default)]
    target_group: String,
    field: FieldId,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    need: String,
    #[serde(default)]
    need_source: String,
    #[serde(default)]
    equity: String,
    #[serde(default)]
    priority: String,
}

impl GoalForm {
    /// A form that says nothing but a title and a field of action.
    #[must_use]
    pub fn named(title: &str, field: FieldId) -> Self {
        Self {
            title: title.to_owned(),
            target_group: String::new(),
            field,
            topic: String::new(),
            need: String::new(),
            need_source: String::new(),
            equity: String::new(),
            priority: String::new(),
        }
    }

    #[cfg(feature = "ssr")]
    fn read(&self) -> Result<domain::plan::GoalWish, AppError> {
        let reasons = [self.need.as_str(), self.need_source.as_str(), self.equity.as_str()];
        domain::plan::GoalWish::parse(&self.title, &self.target_group, self.field)
            .and_then(|wish| wish.about(&self.topic))
            .and_then(|wish| wish.because(reasons, &self.priority))
            .map_err(AppError::Refused)
    }
}

/// Adds a goal to a plan.
#[server(output = Postcard)]
pub async fn create_goal(plan: PlanId, form: GoalForm) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let wish = form.read()?;
        let mut write = caller.write().await?;
        write.create_goal(plan, &wish).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Changes a goal; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_goal(goal: GoalId, form: GoalForm, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let wish = form.read()?;
        let mut write = caller.write().await?;
        write.edit_goal(goal, &wish, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Removes a goal to which nothing belongs; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_goal(goal: GoalId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_goal(goal, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Adds an outcome to a goal.
#[server(output = Postcard)]
pub async fn create_outcome(goal: GoalId, title: String) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.create_outcome(goal, &title).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Changes an outcome; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_outcome(outcome: OutcomeId, title: String, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.edit_outcome(outcome, &title, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Removes an outcome to which nothing belongs; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_outcome(outcome: OutcomeId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_outcome(outcome, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// What the form of an indicator says; all but its name and its direction may be empty, days are written as YYYY-MM-DD.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct IndicatorForm {
    name: String,
    #[serde(default)]
    unit: String,
    direction: Direction,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    baseline: String,
    #[serde(default)]
    baseline_on: String,
    #[serde(default)]
    target: String,
    #[serde(default)]
    target_on: String,
    #[serde(default)]
    story: String,
}

impl IndicatorForm {
    /// A form that says nothing but a name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            unit: String::new(),
            direction: Direction::Up,
            definition: String::new(),
            source: String::new(),
            baseline: String::new(),
            baseline_on: String::new(),
            target: String::new(),
            target_on: String::new(),
            story: String::new(),
        }
    }

    #[cfg(feature = "ssr")]
    fn read(&self) -> Result<domain::plan::IndicatorWish, AppError> {
        let numbers = [self.baseline.as_str(), self.target.as_str()];
        domain::plan::IndicatorWish::parse(&self.name, &self.unit, self.direction, numbers, &self.target_on)
            .and_then(|wish| wish.meaning([&self.definition, &self.source], &self.baseline_on))
            .and_then(|wish| wish.telling(&self.story))
            .map_err(AppError::Refused)
    }
}

/// Adds an indicator to an outcome.
#[server(output = Postcard)]
pub async fn create_indicator(outcome: OutcomeId, form: IndicatorForm) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let wish = form.read()?;
        let mut write = caller.write().await?;
        write.create_indicator(outcome, &wish).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Changes an indicator; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn edit_indicator(
    indicator: IndicatorId,
    form: IndicatorForm,
    version: i64,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let wish = form.read()?;
        let mut write = caller.write().await?;
        write.edit_indicator(indicator, &wish, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}

/// Removes an indicator of which no value is known; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_indicator(indicator: IndicatorId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_indicator(indicator, version).await?;
        write.commit().await?;
        Ok(())
    })
    .await
}
