//! The health of the network as a file: its figures, or what one of them counts, as their reader sees them there.

use app::{
    reports::health::{
        api::survey,
        query::HealthQuery,
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

/// Answers with the table that the page shows for the same query and reader, with all pages of a list.
pub async fn network_health_file(
    Extension(caller): Extension<Caller>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let query = HealthQuery::read(|name| {
        pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    });
    let dashboard = match survey(&caller, &query, usize::MAX).await {
        Ok(dashboard) => dashboard,
        Err(error) => return error.status().into_response(),
    };
    let language = caller.language;
    let mut bytes = Vec::new();
    let rows = rows(language, &dashboard).into_iter();
    match write_table(head(language, &dashboard), rows, language, &mut bytes) {
        Ok(()) => download("text/csv; charset=utf-8", &file_name(language, &dashboard), bytes),
        Err(error) => {
            tracing::error!(%error, "the health of the network could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
