//! The client's files, embedded in a release binary and read from `target/site` in development.

use std::collections::HashMap;

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;

/// What a script may do that runs in a worker: there its own answer decides, not that of the page.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// What the build put into `target/site`.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
struct Site;

/// The manifest of the build.
#[derive(Deserialize)]
struct Build {
    pkg_dir: String,
}

/// The folder of the client's files: its name is the hash of their content.
#[must_use]
pub fn pkg_dir() -> String {
    Site::get("build.json")
        .and_then(|file| serde_json::from_slice::<Build>(&file.data).ok())
        .map_or_else(|| "pkg".to_owned(), |build| build.pkg_dir)
}

/// Which chunks each lazy page consists of, for telling the browser before its scripts find out.
#[must_use]
pub fn chunks_of_pages() -> HashMap<String, Vec<String>> {
    Site::get(&format!("{}/__wasm_split_manifest.json", pkg_dir()))
        .and_then(|file| serde_json::from_slice(&file.data).ok())
        .unwrap_or_default()
}

/// A file of the client: it never changes under its name.
pub async fn hashed_file(Path(path): Path<String>, headers: HeaderMap) -> Response {
    // Files read from disk in development would be found on detours too.
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return StatusCode::NOT_FOUND.into_response();
    }
    serve(&format!("pkg/{path}"), &headers, "public, max-age=31536000, immutable")
}

/// A file that keeps its name when it changes.
pub async fn public_file(uri: Uri, headers: HeaderMap) -> Response {
    serve(uri.path().trim_start_matches('/'), &headers, "public, max-age=3600")
}

/// The icon, for browsers that ask for the old name.
pub async fn favicon(headers: HeaderMap) -> Response {
    serve("favicon.svg", &headers, "public, max-age=3600")
}

/// Whether a browser understands a form of compression.
pub(crate) fn accepts_encoding(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|offer| offer.trim().split(';').next() == Some(encoding))
}

/// The smallest form of a file that the browser understands.
fn serve(path: &str, headers: &HeaderMap, cache: &'static str) -> Response {
    let compressed = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, extension)| {
        let file =
            accepts_encoding(headers, encoding).then(|| Site::get(&format!("{path}.{extension}")))??;
        Some((file, Some(encoding)))
    });
    let Some((file, encoding)) = compressed.or_else(|| Some((Site::get(path)?, None))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answer(path, file, encoding, headers, cache)
}

fn answer(
    path: &str,
    file: EmbeddedFile,
    encoding: Option<&'static str>,
    headers: &HeaderMap,
    cache: &'static str,
) -> Response {
    let tag: String = file.metadata.sha256_hash()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let mut response = Response::new(Body::from(file.data));
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    if path.ends_with(".js") {
        out.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(WORKER_POLICY));
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The few types the build produces.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
