//! Reporting of one's own measures; with a link from a mail also without signing in.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{IndicatorId, MeasureId},
    plan::{MeasureStatus, OwnMeasure},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// The reader's measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnMeasures {
    /// The measures, the most urgent first.
    pub measures: Vec<OwnMeasure>,
    /// The day in Germany.
    pub today: Date,
}

/// What a link in a mail leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkedReport {
    /// The measure.
    pub measure: OwnMeasure,
    /// The name under which is reported.
    pub name: String,
    /// The last day on which the link can be used.
    pub last_day: Date,
    /// The day in Germany.
    pub today: Date,
}

/// The reader's open measures, over all plans.
#[server(output = Postcard)]
pub async fn load_own_measures() -> Result<OwnMeasures, AppError> {
    crate::server_context::answer(|caller| async move {
        if caller.actor.user_id().is_none() {
            return Err(AppError::NotSignedIn);
        }
        let mut session = caller.read().await?;
        Ok(OwnMeasures { measures: session.list_own_measures().await?, today: session.today() })
    })
    .await
}

/// The measure to which a link in a mail leads.
#[server(output = Postcard)]
pub async fn load_linked_report(token: String) -> Result<LinkedReport, AppError> {
    crate::server_context::answer(|caller| async move {
        let holder = super::link::holder(&caller.store, &token).await?;
        let (link, actor) = holder.ok_or(AppError::NotFound)?;
        let mut session = caller.store.read(&actor).await?;
        Ok(LinkedReport {
            measure: session.get_own_measure(link.measure_id).await?,
            name: actor.name().to_owned(),
            last_day: link.last_day,
            today: session.today(),
        })
    })
    .await
}

/// Reports the status of a measure, and why; refused if the measure was changed since `version`. A `token` from a mail
/// stands for whoever it was sent to, for that measure alone.
#[server(output = Postcard)]
pub async fn report_status(
    measure: MeasureId,
    status: MeasureStatus,
    #[server(default)] reason: String,
    #[server(default)] next_step: String,
    version: i64,
    #[server(default)] token: String,
) -> Result<OwnMeasure, AppError> {
    let typed = [
        ("measure", Some(measure.to_string())),
        ("status", Some(status.to_string())),
        ("reason", Some(reason.clone())),
        ("next_step", Some(next_step.clone())),
    ];
    let told = crate::server_context::answer(|caller| async move {
        let mut write = reporter(&caller, measure, &token).await?;
        let change = domain::plan::StatusChange { status, reason, next_step };
        write.set_measure_status(measure, &change, version).await?;
        let told = write.get_own_measure(measure).await?;
        write.commit().await?;
        lead_forms_back(&token);
        Ok(told)
    });
    crate::server_context::keep_typed(&typed, told.await)
}

/// Reports today's value of an indicator that a measure works for; `token` as in [`report_status`].
#[server(output = Postcard)]
pub async fn report_todays_value(
    measure: MeasureId,
    indicator: IndicatorId,
    #[server(default)] value: String,
    #[server(default)] token: String,
) -> Result<OwnMeasure, AppError> {
    use domain::plan::{EditError, Report};

    crate::server_context::answer(|caller| async move {
        let missing = AppError::Refused(EditError::NotUnderstood);
        let value = domain::plan::number(&value).map_err(AppError::Refused)?.ok_or(missing)?;
        let mut write = reporter(&caller, measure, &token).await?;
        let measured_on = write.today();
        let note = String::new();
        let report = Report { measure_id: measure, indicator_id: indicator, value, measured_on, note };
        write.report_value(&report).await?;
        let told = write.get_own_measure(measure).await?;
        write.commit().await?;
        lead_forms_back(&token);
        Ok(told)
    })
    .await
}

/// Begins to write for whoever reports of a measure: the holder of the link, if there is one, else the reader.
#[cfg(feature = "ssr")]
async fn reporter(
    caller: &crate::server_context::Caller,
    measure: MeasureId,
    token: &str,
) -> Result<store::Write, AppError> {
    if token.is_empty() {
        return caller.write().await;
    }
    match super::link::holder(&caller.store, token).await? {
        Some((link, actor)) if link.measure_id == measure => Ok(caller.store.write(&actor).await?),
        _ => Err(AppError::NotFound),
    }
}

/// Leads forms that were sent without a script to where they came from.
#[cfg(feature = "ssr")]
fn lead_forms_back(token: &str) {
    let page = match token {
        "" => crate::links::MY_MEASURES.to_owned(),
        token => crate::links::report(token, None),
    };
    crate::server_context::lead_forms_to(&page);
}
