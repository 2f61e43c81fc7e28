//! Benchmarks: the peers and we on the same work in one run. What they measure says `bench/README.md`.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{self, stage};
use crate::files;
use crate::tools::{self, NpmTools, WASM_TARGET};
use crate::workspace::Workspace;

const PROFILE: &str = "wasm-worker";

/// Layout and drawing of networks beside the libraries that people would use otherwise.
pub(crate) fn network(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    let worker = build_map_worker(workspace)?;
    let folder = workspace.root.join("bench");
    tools::install_npm_packages(&folder)?;
    command::run(
        Command::new("node")
            .current_dir(&workspace.root)
            .args(["bench/network/main.mjs", "--ours", "bench/network/ours.mjs"])
            .args(arguments)
            .env("GEFLECHT_MAP_WORKER", worker),
    )
}

/// What the map is asked, in CPU time on this machine.
pub(crate) fn questions(workspace: &Workspace) -> Result<()> {
    command::run(workspace.cargo().args(["bench", "--package", "network_map", "--bench", "questions"]))
}

/// Compiles what the map computes in a worker: for speed, with SIMD. Returns the folder of module and script.
fn build_map_worker(workspace: &Workspace) -> Result<PathBuf> {
    tools::install_wasm_target(workspace)?;
    let npm = NpmTools::install(workspace)?;
    stage(&format!("Map worker: compiling ({PROFILE})"));
    let target = workspace.target.join("worker");
    command::run(
        workspace
            .cargo()
            .args(["build", "--lib", "--package", "map_worker", "--profile", PROFILE])
            .args(["--target", WASM_TARGET, "--target-dir"])
            .arg(&target)
            .env("CARGO_ENCODED_RUSTFLAGS", "-Ctarget-feature=+simd128"),
    )?;
    let package = target.join("package");
    files::remove(&package)?;
    fs::create_dir_all(&package)?;
    Bindgen::new()
        .input_path(target.join(WASM_TARGET).join(PROFILE).join("map_worker.wasm"))
        .web(true)?
        .typescript(false)
        .generate(&package)?;
    let module = package.join("map_worker_bg.wasm");
    let mut optimiser = npm.program("wasm-opt");
    optimiser.args(["-O3", "--enable-simd"]).args(crate::client::WASM_FEATURES);
    command::run_quietly(optimiser.arg(&module).arg("-o").arg(&module))?;
    Ok(package)
}
