//! The data of the map, as far as the reader may see it.

use std::sync::Arc;

use app::server_context::Caller;
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::network::NetworkSnapshot;
use network_map::comparison::{Comparison, compare};
use sha2::{Digest as _, Sha256};
use store::StoreError;
use time::Date;

use super::network_answer::NetworkAnswers;

/// The network in its compact form; visitors get what is published. Whoever names the tag of an earlier answer gets a new
/// one only if that would differ.
pub async fn snapshot(
    State(answers): State<NetworkAnswers>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Response {
    let network = match read(&caller, None).await {
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

/// Borders of districts and states as Postcard; sent again only if they have changed since.
pub async fn borders(Extension(caller): Extension<Caller>, headers: HeaderMap) -> Response {
    let read = async { caller.store.read(&caller.actor).await?.get_borders().await };
    let borders = match read.await {
        Ok(borders) => borders,
        Err(error) => return failure(&error),
    };
    let Ok(bytes) = postcard::to_allocvec(&borders) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let hash = Sha256::digest(&bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    // Weak, because it is compressed on the way.
    let tag = format!("W/\"{hash}\"");
    let caching = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    (caching, [(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response()
}

/// The network of a day, or of today, as far as the caller may see it, or what to answer instead.
pub(super) async fn read(caller: &Caller, on: Option<Date>) -> Result<Arc<NetworkSnapshot>, Response> {
    let read = async {
        let mut session = caller.store.read(&caller.actor).await?;
        let day = on.unwrap_or(session.today());
        session.get_network_on(day).await
    };
    read.await.map_err(|error| failure(&error))
}

/// The networks of two days laid over one another, as far as the caller may see them.
pub(super) async fn read_compared(
    caller: &Caller,
    since: Date,
    on: Option<Date>,
) -> Result<Comparison, Response> {
    let read = async {
        let mut session = caller.store.read(&caller.actor).await?;
        let on = on.unwrap_or(session.today());
        Ok(compare(&*session.get_network_history().await?, since, on))
    };
    read.await.map_err(|error| failure(&error))
}

fn failure(error: &StoreError) -> Response {
    tracing::error!(%error, "the data of the map could not be read");
    match error {
        StoreError::Database(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
