//! Health regions side by side as a file, as their reader sees them there.

use app::{
    reports::regions::{
        api::compare,
        query::RegionsQuery,
        table_file::{file_name, head, rows},
    },
    server_context::Caller,
};
use axum::{
    Extension,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};

use super::list_file::download;
use crate::network_file::write_table;

/// Answers with the table that the page shows for the same query and reader.
pub async fn regions_file(
    Extension(caller): Extension<Caller>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let query = RegionsQuery::read(|name| {
        pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    });
    let dashboard = match compare(&caller, &query).await {
        Ok(dashboard) => dashboard,
        Err(error) => return error.status().into_response(),
    };
    let language = caller.language;
    let mut bytes = Vec::new();
    match write_table(head(language), rows(language, &query, &dashboard).into_iter(), language, &mut bytes) {
        Ok(()) => download("text/csv; charset=utf-8", &file_name(language, dashboard.today), bytes),
        Err(error) => {
            tracing::error!(%error, "the table of health regions could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
