//! Whether the server lives, and whether it can work.

use std::time::Duration;

use axum::{extract::State, http::StatusCode};
use domain::permission::Actor;

use crate::state::AppState;

/// The process answers.
pub async fn live() -> &'static str {
    "live\n"
}

/// The database answers within three seconds, and the server is not stopping; else 503.
pub async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if state.stopping.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    let ask = async { state.store.read(&Actor::System).await?.ping().await };
    match tokio::time::timeout(Duration::from_secs(3), ask).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database is away\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
