//! Everything as one file: of the whole instance, or of one health region.

use std::io;

use app::{
    error::AppError,
    links::{ARCHIVE_REGION, archive_file_name},
    server_context::Caller,
};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::Query,
    http::header,
    response::{IntoResponse as _, Response},
};
use domain::{exchange::ArchiveScope, permission::Actor};
use store::exchange::archive::OutgoingArchive;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// Pieces that wait for a slow reader.
const WAITING: usize = 2;

/// `GET /directory/archive.json`: everything, or the part of the health region that the query names.
pub async fn download(
    Extension(caller): Extension<Caller>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let region = pairs.into_iter().find(|(name, _)| name == ARCHIVE_REGION).map(|(_, value)| value);
    match begin(&caller, region.as_deref()).await {
        Ok(archive) => {
            let name = archive_file_name(archive.health_region_name(), caller.imprint().today);
            let headers = [
                (header::CONTENT_TYPE, "application/json".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, stream(archive)).into_response()
        }
        Err(error) => error.status().into_response(),
    }
}

async fn begin(caller: &Caller, region: Option<&str>) -> Result<OutgoingArchive, AppError> {
    if caller.actor == Actor::Visitor {
        return Err(AppError::NotSignedIn);
    }
    let scope = match region {
        None => ArchiveScope::Instance,
        Some(id) => ArchiveScope::HealthRegion(id.parse().map_err(|_| AppError::NotFound)?),
    };
    Ok(caller.store.export(&caller.actor, scope).await?)
}

/// A body that is read from the database a few pieces ahead of the reader, in a task of its own: a question that is cut off
/// halfway would spoil its connection. Whoever gets an archive that could not be read to its end gets a broken answer.
fn stream(mut archive: OutgoingArchive) -> Body {
    let (pieces, waiting) = mpsc::channel(WAITING);
    tokio::spawn(async move {
        loop {
            let piece = match archive.next().await {
                Ok(Some(piece)) => Ok(Bytes::from(piece)),
                Ok(None) => return,
                Err(error) => {
                    tracing::error!(%error, "an archive could not be read to its end");
                    Err(io::Error::other("the archive ends here"))
                }
            };
            let is_over = piece.is_err();
            // Fails only when the reader has left.
            if pieces.send(piece).await.is_err() || is_over {
                return;
            }
        }
    });
    Body::from_stream(ReceiverStream::new(waiting))
}
