//! The data of the map, as far as the reader may see it.

use app::server_context::Caller;
use axum::{
    Extension,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use network_map::wire;
use store::StoreError;

/// The network in its compact form; visitors get what is published.
pub async fn snapshot(Extension(caller): Extension<Caller>) -> Response {
    let read = async { caller.store.read(&caller.actor).await?.get_network().await };
    match read.await {
        Ok(network) => ([(header::CONTENT_TYPE, wire::MEDIA_TYPE)], wire::encode(&network)).into_response(),
        Err(error @ StoreError::Database(_)) => {
            tracing::error!(%error, "the network could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the network could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
