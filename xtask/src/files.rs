//! Folders as a whole: walk, copy, fingerprint.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// All files below a folder in a fixed order; none if the folder does not exist.
pub(crate) fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    walk_except(folder, &|_| false)
}

/// As [`walk`], without entering the folders or naming the files for which `skip` answers true.
pub(crate) fn walk_except(folder: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if folder.is_dir() {
        collect(folder, skip, &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, skip: &dyn Fn(&Path) -> bool, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if skip(&path) {
            continue;
        }
        if path.is_dir() {
            collect(&path, skip, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads a file, naming it when that fails.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file so that a reader sees the old or the new content, never a part of it.
pub(crate) fn write_atomically(path: &Path, content: &[u8]) -> Result<()> {
    let temporary = path.with_extension("tmp");
    write(&temporary, content)?;
    fs::rename(&temporary, path).with_context(|| format!("cannot write {}", path.display()))
}

/// Copies a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in walk(from)? {
        write(&to.join(file.strip_prefix(from)?), &read(&file)?)?;
    }
    Ok(())
}

/// Removes a folder if it is there.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// Sums up files by name and content.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds one named piece of content.
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) {
        for part in [name.as_bytes(), content] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds every file of a folder by its path inside.
    pub(crate) fn add_folder(&mut self, folder: &Path) -> Result<()> {
        for file in walk(folder)? {
            self.add(&file.strip_prefix(folder)?.to_string_lossy(), &read(&file)?);
        }
        Ok(())
    }

    /// Sixteen hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        self.0.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_depends_on_names_and_contents() {
        let fingerprint = |name: &str, content: &[u8]| {
            let mut fingerprint = Fingerprint::default();
            fingerprint.add(name, content);
            fingerprint.finish()
        };
        assert_eq!(fingerprint("a", b"b"), fingerprint("a", b"b"));
        assert_ne!(fingerprint("a", b"b"), fingerprint("a", b"c"));
        assert_ne!(fingerprint("a", b"bc"), fingerprint("ab", b"c"));
    }
}
