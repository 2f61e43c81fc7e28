//! Tables of the dashboard of a plan as files, as their reader sees them there.

use app::{
    error::AppError,
    links::DashboardTable,
    reports::dashboard_table::{TableSource, asked, table_file_name, table_head, table_rows},
    server_context::Caller,
};
use axum::{
    Extension,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::id::PlanId;
use time::Date;

use super::list_file::download;
use crate::network_file::write_table;

/// Answers with a table of the plan that the query names; without one, or for one the reader may not see, there is none.
pub async fn dashboard_file(
    table: DashboardTable,
    Extension(caller): Extension<Caller>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let today = caller.imprint().today;
    let Some((plan, until)) = asked(value, today) else { return StatusCode::NOT_FOUND.into_response() };
    let (title, source) = match read(&caller, plan, until).await {
        Ok(found) => found,
        Err(error) => return error.status().into_response(),
    };
    let language = caller.language;
    let rows = table_rows(language, table, &source);
    let mut bytes = Vec::new();
    match write_table(table_head(language, table), rows.into_iter(), language, &mut bytes) {
        Ok(()) => {
            download("text/csv; charset=utf-8", &table_file_name(language, table, &title, today), bytes)
        }
        Err(error) => {
            tracing::error!(%error, "a table of a dashboard could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The title of a plan, and what its tables are made of.
async fn read(caller: &Caller, id: PlanId, until: Date) -> Result<(String, TableSource), AppError> {
    let mut read = caller.read().await?;
    let (plan, _) = read.get_plan(id).await?;
    let report = read.get_plan_report(id, until).await?;
    let delayed = read.list_delayed(id).await?;
    Ok((plan.title, TableSource { report, delayed }))
}
