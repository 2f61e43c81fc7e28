//! The inputs that are kept: small files of ours, and what has ever failed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Where the files of a kind are.
#[must_use]
pub fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(kind)
}

/// The names of all kinds there are files of.
///
/// # Errors
/// If the corpus cannot be read.
pub fn kinds() -> io::Result<Vec<String>> {
    let mut kinds = Vec::new();
    for entry in fs::read_dir(folder(""))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            kinds.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    kinds.sort();
    Ok(kinds)
}

/// The files of a kind with their names; none if there is no folder of it.
///
/// # Errors
/// If the corpus cannot be read.
pub fn files(kind: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
    let folder = folder(kind);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, fs::read(&path)?));
    }
    files.sort();
    Ok(files)
}

/// Keeps an input that failed, under a name that follows from its content.
///
/// # Errors
/// If it cannot be written.
pub fn keep(kind: &str, target: &str, input: &[u8]) -> io::Result<PathBuf> {
    let folder = folder(kind);
    fs::create_dir_all(&folder)?;
    // FNV-1a: the same input is kept once.
    let hash = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let path = folder.join(format!("failed-{target}-{hash:016x}"));
    fs::write(&path, input)?;
    Ok(path)
}
