//! What the search asks the server.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::search::SearchHit;
use leptos::prelude::*;

use crate::{answer::Postcard, error::AppError};

/// The records that answer a question, best first; none for an empty one.
#[server(output = Postcard)]
pub async fn load_hits(question: String) -> Result<Vec<SearchHit>, AppError> {
    crate::server_context::answer(|caller| async move {
        if question.trim().is_empty() {
            return Ok(Vec::new());
        }
        Ok(caller.read().await?.list_search_hits(&question).await?)
    })
    .await
}
