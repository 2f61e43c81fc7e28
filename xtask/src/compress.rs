//! Compresses files once at build time, so that the server never does it for them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files;

/// Formats that shrink; fonts and pictures are compressed already.
const TEXTUAL: &[&str] = &["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Puts `.br` and `.gz` beside each file of a folder that gains from it.
pub(crate) fn compress_folder(folder: &Path) -> Result<()> {
    let worthwhile: Vec<PathBuf> = files::walk(folder)?
        .into_iter()
        .filter(|file| {
            file.extension().is_some_and(|extension| TEXTUAL.iter().any(|known| extension == *known))
        })
        .collect();
    for_each_in_parallel(&worthwhile, |file| {
        let content = files::read(file)?;
        for (ending, compressed) in [("br", brotli(&content)?), ("gz", gzip(&content)?)] {
            if compressed.len() < content.len() {
                let mut name = file.as_os_str().to_owned();
                name.push(".");
                name.push(ending);
                files::write(Path::new(&name), &compressed)?;
            }
        }
        Ok(())
    })
}

fn brotli(mut content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// Does something with each file, on all cores; the first error wins.
pub(crate) fn for_each_in_parallel(
    paths: &[PathBuf],
    work: impl Fn(&Path) -> Result<()> + Sync,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(path)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores.min(paths.len())).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_text_is_smaller() {
        let text = "Kinder, Schule, Pflege. ".repeat(100);
        assert!(brotli(text.as_bytes()).unwrap().len() < 100);
        assert!(gzip(text.as_bytes()).unwrap().len() < 150);
    }
}
