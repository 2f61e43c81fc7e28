//! What answers over HTTP beside the pages.

pub mod caller;
pub mod health;
pub mod live;
pub mod network;
pub mod security_headers;
pub mod session;
pub mod sign_in;

use axum::{body::Body, extract::Request, response::IntoResponse};

/// Server functions; each asks for its rights itself.
pub async fn server_functions(request: Request<Body>) -> impl IntoResponse {
    leptos_axum::handle_server_fns_with_context(|| {}, request).await
}
