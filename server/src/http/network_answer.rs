//! Networks in their compact form: made and compressed once for all readers who share one.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use brotli::enc::BrotliEncoderParams;
use domain::network::NetworkSnapshot;
use network_map::wire;
use sha2::{Digest as _, Sha256};
use tokio::task::{JoinError, spawn_blocking};

use crate::assets::accepts_encoding;

/// The third of what the best compression takes, for a size that is hardly larger.
const QUALITY: i32 = 5;

/// The answers to those who want a network, for as long as the store keeps that network.
#[derive(Clone, Debug, Default)]
pub struct NetworkAnswers(Arc<Mutex<Vec<Known>>>);

type Known = (Weak<NetworkSnapshot>, Arc<NetworkAnswer>);

/// A network as it is sent.
#[derive(Debug)]
pub(super) struct NetworkAnswer {
    /// Follows from the content, so that it holds across restarts and processes.
    tag: HeaderValue,
    brotli: Bytes,
}

impl NetworkAnswers {
    /// The answer for a network.
    pub(super) async fn of(&self, network: &Arc<NetworkSnapshot>) -> Result<Arc<NetworkAnswer>, JoinError> {
        if let Some(answer) = self.find(network) {
            return Ok(answer);
        }
        let encoded = network.clone();
        let answer = Arc::new(spawn_blocking(move || NetworkAnswer::new(&encoded)).await?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(network, _)| network.strong_count() > 0);
        known.push((Arc::downgrade(network), answer.clone()));
        Ok(answer)
    }

    fn find(&self, network: &Arc<NetworkSnapshot>) -> Option<Arc<NetworkAnswer>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The address of what is gone is not given away while a weak reference to it is kept.
        let found = known.iter().find(|(one, _)| std::ptr::eq(one.as_ptr(), Arc::as_ptr(network)));
        found.map(|(_, answer)| answer.clone())
    }
}

impl NetworkAnswer {
    fn new(network: &NetworkSnapshot) -> Self {
        let bytes = wire::encode(network);
        let hash: String = Sha256::digest(&bytes)[..12].iter().map(|byte| format!("{byte:02x}")).collect();
        let parameters = BrotliEncoderParams { quality: QUALITY, ..BrotliEncoderParams::default() };
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &parameters)
            .expect("memory can be written to");
        Self {
            tag: HeaderValue::from_str(&format!("W/\"{hash}\"")).expect("hexadecimal digits are allowed"),
            brotli: compressed.into(),
        }
    }

    /// What is sent to somebody who asks with these headers: nothing, if they have it.
    pub(super) fn respond(&self, network: &NetworkSnapshot, headers: &HeaderMap) -> Response {
        let mut response = if headers.get_all(header::IF_NONE_MATCH).iter().any(|known| known == self.tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else if accepts_encoding(headers, "br") {
            let mut response = Response::new(Body::from(self.brotli.clone()));
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            response
        } else {
            Response::new(Body::from(wire::encode(network)))
        };
        let out = response.headers_mut();
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(wire::MEDIA_TYPE));
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        out.insert(header::ETAG, self.tag.clone());
        response
    }
}
