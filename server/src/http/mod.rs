//! What answers over HTTP beside the pages.

pub mod caller;
pub mod health;
pub mod live;
pub mod network;
pub mod security_headers;
pub mod session;
pub mod sign_in;

use app::error::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER};

/// Server functions; each asks for its rights itself.
pub async fn server_functions(request: Request<Body>) -> impl IntoResponse {
    leptos_axum::handle_server_fns_with_context(|| {}, request).await
}

/// Sets the status where the framework knows only one: before a function is called, when its arguments cannot be read.
pub async fn set_failure_status(request: Request, next: Next) -> Response {
    let answer = next.run(request).await;
    let is_failure = answer.status() == StatusCode::INTERNAL_SERVER_ERROR;
    if !is_failure || !answer.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.status = AppError::de(body.clone()).status();
    Response::from_parts(parts, Body::from(body))
}
