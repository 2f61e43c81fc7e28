//! What answers over HTTP beside the pages.

pub mod archive;
pub mod attachment;
pub mod caller;
pub mod contact_card;
pub mod dashboard_file;
pub mod export;
pub mod health;
pub mod import;
pub mod list_file;
pub mod live;
pub mod network;
pub mod network_answer;
pub mod network_health_file;
pub mod regions_file;
pub mod security_headers;
pub mod session;
pub mod sign_in;

use app::{error::AppError, server_context::TYPED_HEADER};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER};
use tracing::Instrument as _;

/// Ends what was begun, also when the reader has left meanwhile: a question to the database that is cut off halfway leaves
/// its connection in a state that spoils the next one.
pub async fn finish(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(answer) => answer,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Server functions; each asks for its rights itself.
pub async fn server_functions(request: Request<Body>) -> impl IntoResponse {
    leptos_axum::handle_server_fns_with_context(|| {}, request).await
}

/// A form that was sent without a script gets a page, not bare data: the one it was on, which says what went wrong.
pub async fn lead_back(request: Request, next: Next) -> Response {
    let (is_form, form) = (expects_page(request.headers()), page_of_form(request.headers()));
    let answer = next.run(request).await;
    if !is_form || !answer.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return answer;
    }
    let typed = answer.headers().get(TYPED_HEADER).and_then(|typed| typed.to_str().ok()).map(str::to_owned);
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap_or_default();
    let problem = format!("problem={}", AppError::de(body).code());
    let said: Vec<_> = typed.iter().flat_map(|typed| typed.split('&')).chain([problem.as_str()]).collect();
    Redirect::to(&saying(&form, &said)).into_response()
}

/// Whether a page is expected, and not bare data.
fn expects_page(headers: &HeaderMap) -> bool {
    header_text(headers, header::ACCEPT).is_some_and(|accepted| accepted.contains("text/html"))
}

/// The page that a form stood on, as its browser says.
fn page_of_form(headers: &HeaderMap) -> Uri {
    header_text(headers, header::REFERER).and_then(|referer| referer.parse().ok()).unwrap_or_default()
}

fn header_text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// The address of a page with this in its query, instead of what stood there under the same names, and without what was
/// wrong before.
fn saying(page: &Uri, said: &[&str]) -> String {
    let name = |part: &str| part.split('=').next().unwrap_or_default().to_owned();
    let kept = page.query().into_iter().flat_map(|query| query.split('&'));
    let kept =
        kept.filter(|kept| name(kept) != "problem" && said.iter().all(|said| name(said) != name(kept)));
    let query = kept.chain(said.iter().copied()).collect::<Vec<_>>().join("&");
    if query.is_empty() { page.path().to_owned() } else { format!("{}?{query}", page.path()) }
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
