//! The inner loop: rebuild what a change touches and restart the server.
//!
//! Looks at modification times instead of asking the system for events: three hundred files cost a
//! millisecond, and it works on every system and network folder alike.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::client::{self, Mode};
use crate::command::{pause, stage};
use crate::files;
use crate::server;
use crate::workspace::Workspace;

const INTERVAL: Duration = Duration::from_millis(300);

/// Runs until it is interrupted.
pub(crate) fn watch(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    let mut server: Option<Child> = None;
    let mut running: Option<Vec<Option<SystemTime>>> = None;
    loop {
        let before = snapshot(workspace)?;
        match build(workspace) {
            Ok(()) => {
                let built = products(workspace);
                if running.as_ref() != Some(&built) {
                    stop(server.take())?;
                    server = Some(start(workspace, arguments)?);
                    running = Some(built);
                }
            }
            Err(error) => eprintln!("\nerror: {error:#}"),
        }
        stage("Waiting for a change");
        wait_for_change(workspace, &before)?;
    }
}

fn build(workspace: &Workspace) -> Result<()> {
    client::build(workspace, Mode::Test)?;
    server::build_debug(workspace)
}

/// When what a running server depends on was last written.
fn products(workspace: &Workspace) -> Vec<Option<SystemTime>> {
    [workspace.server_binary("debug"), workspace.site.join("build.json")]
        .iter()
        .map(|file| modified(file))
        .collect()
}

fn start(workspace: &Workspace, arguments: &[OsString]) -> Result<Child> {
    Command::new(workspace.server_binary("debug"))
        .current_dir(&workspace.root)
        .args(["serve", "--demo"])
        .args(arguments)
        .spawn()
        .context("cannot start the server")
}

fn stop(server: Option<Child>) -> Result<()> {
    if let Some(mut server) = server {
        // It may have ended by itself.
        let _ = server.kill();
        server.wait()?;
    }
    Ok(())
}

fn wait_for_change(workspace: &Workspace, before: &[(PathBuf, Option<SystemTime>)]) -> Result<()> {
    while snapshot(workspace)? == before {
        pause(INTERVAL);
    }
    // An editor saves several files one after the other.
    pause(INTERVAL);
    Ok(())
}

fn snapshot(workspace: &Workspace) -> Result<Vec<(PathBuf, Option<SystemTime>)>> {
    let ignored = ["target", "node_modules", "end2end", "data", "docs"];
    let watched = files::walk_except(&workspace.root, &|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with('.')
            || name.ends_with('~')
            || path.parent() == Some(&workspace.root) && ignored.contains(&&*name)
    })?;
    Ok(watched
        .into_iter()
        .map(|file| {
            let time = modified(&file);
            (file, time)
        })
        .collect())
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|metadata| metadata.modified()).ok()
}
