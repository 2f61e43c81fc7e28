//! The data of the map, as far as the reader may see it.

use std::sync::Arc;

use app::server_context::Caller;
use axum::{
    Extension,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::network::NetworkSnapshot;
use network_map::wire;
use store::StoreError;

/// The network in its compact form; visitors get what is published.
pub async fn snapshot(Extension(caller): Extension<Caller>) -> Response {
    match read(&caller).await {
        Ok(network) => ([(header::CONTENT_TYPE, wire::MEDIA_TYPE)], wire::encode(&network)).into_response(),
        Err(answer) => answer,
    }
}

/// The network as far as the caller may see it, or what to answer instead.
pub(super) async fn read(caller: &Caller) -> Result<Arc<NetworkSnapshot>, Response> {
    let read = async { caller.store.read(&caller.actor).await?.get_network().await };
    read.await.map_err(|error| {
        tracing::error!(%error, "the network could not be read");
        let status = match error {
            StoreError::Database(_) => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        status.into_response()
    })
}
