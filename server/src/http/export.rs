//! What the map shows, as files: the same network, filter and rights as on the page.

use std::io::{self, BufWriter, Write};

use app::{
    network::{
        caption::description,
        export::{ExportFormat, link_head, link_rows, node_head, node_rows},
        query::MapQuery,
        reading::shown_part,
    },
    server_context::Caller,
};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::Query,
    http::header,
    response::{IntoResponse as _, Response},
};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::network_file::{write_gexf, write_graphml, write_json, write_table};

/// Bytes that are written before they are sent on.
const CHUNK: usize = 64 * 1024;
/// Chunks that wait for a slow reader.
const WAITING: usize = 4;

/// Answers with a file, which is written as fast as it is read.
pub async fn export(
    format: ExportFormat,
    Extension(caller): Extension<Caller>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let query = MapQuery::read(&pairs.into_iter().collect());
    let network = match super::network::read(&caller).await {
        Ok(network) => network,
        Err(answer) => return answer,
    };
    let language = caller.language;
    let region = query.filter(&network.fields, &network.regions).region;
    let region = region.and_then(|region| network.regions.get(usize::from(region)));
    let today = caller.store.clock().today();
    let name = format.file_name(language, region.map(String::as_str), today);
    let description = description(language, &query, &network, today, caller.instance.is_demo);
    let network = shown_part(&network, &query);
    let headers = [
        (header::CONTENT_TYPE, media_type(format).to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{}\"", format.extension())),
    ];
    let body = stream(move |out| match format {
        ExportFormat::GraphMl => write_graphml(&network, &description, out),
        ExportFormat::Gexf => write_gexf(&network, &description, out),
        ExportFormat::Json => write_json(&network, &description, out),
        ExportFormat::NodeTable => {
            write_table(node_head(language), node_rows(&network, language), language, out)
        }
        ExportFormat::LinkTable => {
            write_table(link_head(language), link_rows(&network, language), language, out)
        }
    });
    (headers, body).into_response()
}

fn media_type(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::GraphMl => "application/graphml+xml",
        ExportFormat::Gexf => "application/gexf+xml",
        ExportFormat::NodeTable | ExportFormat::LinkTable => "text/csv; charset=utf-8",
        ExportFormat::Json => "application/json",
    }
}

/// A body that is written on a thread of its own, a few chunks ahead of the reader.
fn stream(write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static) -> Body {
    let (chunks, waiting) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut out = BufWriter::with_capacity(CHUNK, Chunks(chunks));
        // Fails only when the reader has left.
        let _ = write(&mut out).and_then(|()| out.flush());
    });
    Body::from_stream(ReceiverStream::new(waiting))
}

/// Where a writer hands over what it has written.
struct Chunks(mpsc::Sender<io::Result<Bytes>>);

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .blocking_send(Ok(Bytes::copy_from_slice(bytes)))
            .map(|()| bytes.len())
            .map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
