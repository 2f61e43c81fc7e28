//! The data of the map, as far as the reader may see it.

use std::sync::Arc;

use app::server_context::Caller;
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::network::NetworkSnapshot;
use store::StoreError;

use super::network_answer::NetworkAnswers;

/// The network in its compact form; visitors get what is published. Whoever names the tag of an earlier answer gets a new
/// one only if that would differ.
pub async fn snapshot(
    State(answers): State<NetworkAnswers>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Response {
    let network = match read(&caller).await {
        Ok(network) => network,
        Err(answer) => return answer,
    };
    match answers.of(&network).await {
        Ok(answer) => answer.respond(&network, &headers),
        Err(error) => {
            tracing::error!(%error, "the network could not be encoded");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
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
