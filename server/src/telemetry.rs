//! Structured logs: one line for each request, with its id.

use app::links;
use axum::{body::Body, http::Request};
use tower_http::{
    classify::{ServerErrorsAsFailures, SharedClassifier},
    trace::{DefaultOnResponse, TraceLayer},
};
use tracing::{Level, Span};
use tracing_subscriber::{EnvFilter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::config::LogFormat;

/// Starts logging to standard error; called once.
pub fn start(format: LogFormat, filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry().with(filter);
    let output = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false);
    let started = match format {
        LogFormat::Text => registry.with(output).try_init(),
        LogFormat::Json => registry.with(output.json()).try_init(),
    };
    // A second start, as in tests, keeps the first.
    drop(started);
}

/// Traces requests in a span that [`request_spans`] makes; says nothing at their begin.
pub type RequestTrace =
    TraceLayer<SharedClassifier<ServerErrorsAsFailures>, fn(&Request<Body>) -> Span, (), DefaultOnResponse>;

/// A path as it may be logged: the link of a mail opens something to whoever holds it.
fn logged(path: &str) -> &str {
    [links::REPORT, links::CARE_LINK].into_iter().find(|start| path.starts_with(start)).unwrap_or(path)
}

/// A span around each request; the path is logged without its query, which may hold what people typed.
pub fn request_spans() -> RequestTrace {
    fn span(request: &Request<Body>) -> Span {
        let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        tracing::info_span!("request", %id, method = %request.method(), path = logged(request.uri().path()))
    }
    TraceLayer::new_for_http()
        .make_span_with(span as fn(&Request<Body>) -> Span)
        .on_request(())
        .on_response(DefaultOnResponse::new().level(Level::INFO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_of_a_link_is_not_logged() {
        assert_eq!(logged(&links::report("secret", None)), "/report/");
        assert_eq!(logged(&links::care_link("secret")), "/care/");
        assert_eq!(logged("/plan/mine"), "/plan/mine");
    }
}
