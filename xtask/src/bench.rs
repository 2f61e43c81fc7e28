//! Benchmarks: the peers and we on the same work in one run. What they measure says `bench/README.md`.

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::tools::{self, NpmTools};
use crate::wasm_module::{MAP_DRAWING, MAP_WORKER};
use crate::workspace::Workspace;

/// Layout and drawing of networks beside the libraries that people would use otherwise.
pub(crate) fn network(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    let npm = NpmTools::install(workspace)?;
    let worker = MAP_WORKER.build(workspace, &npm)?;
    let drawing = MAP_DRAWING.build(workspace, &npm)?;
    tools::install_npm_packages(&workspace.root.join("bench"))?;
    command::run(
        Command::new("node")
            .current_dir(&workspace.root)
            .args(["bench/network/main.mjs", "--ours", "bench/network/ours.mjs", "--ours-drawing"])
            .arg(drawing.join("ours_drawing.mjs"))
            .args(arguments)
            .env("GEFLECHT_MAP_WORKER", worker),
    )
}

/// What the map is asked, in CPU time on this machine.
pub(crate) fn questions(workspace: &Workspace) -> Result<()> {
    command::run(workspace.cargo().args(["bench", "--package", "network_map", "--bench", "questions"]))
}
