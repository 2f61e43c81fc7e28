//! What the map shows, as files: the same network, filter and rights as on the page.

use std::io::{self, BufWriter, Write};

use app::{
    network::{
        caption::description,
        export::{ExportFormat, link_head, link_rows, node_head, node_rows},
        picture::{caption, scene},
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
use domain::network::NetworkSnapshot;
use network_map::comparison::Comparison;
use network_map::{
    camera::Camera,
    palette::{Palette, Theme},
    svg::{PAPER, Picture, write_svg},
};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::network_file::{write_gexf, write_gml, write_graphml, write_json, write_table};

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
    // Also asked for by pages in dark colours, which nobody prints.
    let is_dark = pairs.iter().any(|(name, value)| name == "colours" && value == "dark");
    let query = MapQuery::read(&pairs.into_iter().collect());
    let network = match super::network::read(&caller, query.on).await {
        Ok(network) => network,
        Err(answer) => return answer,
    };
    let language = caller.language;
    let region = query.filter(&network.fields, &network.regions).region;
    let region = region.and_then(|region| network.regions.get(usize::from(region)));
    let name = format.file_name(
        language,
        region.map(String::as_str),
        query.on.unwrap_or_else(|| caller.imprint().today),
    );
    // A picture can also stand in a page.
    let disposition = if format == ExportFormat::Svg { "inline" } else { "attachment" };
    let headers = [
        (header::CONTENT_TYPE, media_type(format).to_owned()),
        (header::CONTENT_DISPOSITION, format!("{disposition}; filename=\"{name}.{}\"", format.extension())),
    ];
    let body = match format {
        ExportFormat::GraphMl => described(&caller, &query, &network, write_graphml),
        ExportFormat::Gexf => described(&caller, &query, &network, write_gexf),
        ExportFormat::Gml => described(&caller, &query, &network, write_gml),
        ExportFormat::Json => described(&caller, &query, &network, write_json),
        ExportFormat::NodeTable => {
            let part = shown_part(&network, &query);
            stream(move |out| write_table(node_head(language), node_rows(&part, language), language, out))
        }
        ExportFormat::LinkTable => {
            let part = shown_part(&network, &query);
            stream(move |out| write_table(link_head(language), link_rows(&part, language), language, out))
        }
        ExportFormat::Svg => {
            let palette = if is_dark { Palette::of(Theme::Dark) } else { Palette::paper() };
            let compared = match query.since {
                None => None,
                Some(since) => match super::network::read_compared(&caller, since, query.on).await {
                    Ok(comparison) => Some(comparison),
                    Err(answer) => return answer,
                },
            };
            drawn(&caller, &query, &network, compared, palette)
        }
    };
    (headers, body).into_response()
}

/// The network as a picture, all of it, with what differs from another day if that is `compared`.
fn drawn(
    caller: &Caller,
    query: &MapQuery,
    network: &NetworkSnapshot,
    compared: Option<Comparison>,
    palette: Palette,
) -> Body {
    let caption = caption(caller.language, query, network, &caller.imprint());
    let scene = match compared {
        None => scene(network, query),
        Some(Comparison { network, differences, .. }) => {
            let mut scene = scene(&network, query);
            scene.set_differences(differences);
            scene
        }
    };
    let language = caller.language.code();
    stream(move |out| {
        let camera = scene.bounds().map(|bounds| Camera::showing(bounds, PAPER)).unwrap_or_default();
        let (scene, camera, palette, caption) = (&scene, &camera, &palette, &caption);
        write_svg(&Picture { scene, camera, palette, caption, language }, out)
    })
}

/// The network as data, with a word on what it is.
fn described(
    caller: &Caller,
    query: &MapQuery,
    network: &NetworkSnapshot,
    write: fn(&NetworkSnapshot, &str, &mut dyn Write) -> io::Result<()>,
) -> Body {
    let description = description(caller.language, query, network, &caller.imprint());
    let part = shown_part(network, query);
    stream(move |out| write(&part, &description, out))
}

fn media_type(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::GraphMl => "application/graphml+xml",
        ExportFormat::Gexf => "application/gexf+xml",
        ExportFormat::Gml => "text/x-gml; charset=us-ascii",
        ExportFormat::NodeTable | ExportFormat::LinkTable => "text/csv; charset=utf-8",
        ExportFormat::Json => "application/json",
        ExportFormat::Svg => "image/svg+xml",
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
