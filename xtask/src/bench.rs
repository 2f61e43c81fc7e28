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

/// Layout and drawing of networks beside the libraries that people would use otherwise.
pub(crate) fn network(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    let worker = build(workspace, &WORKER)?;
    let drawing = build(workspace, &DRAWING)?;
    let adapter = drawing.join("ours_drawing.mjs");
    let folder = workspace.root.join("bench");
    fs::copy(folder.join("network/ours_drawing.mjs"), &adapter)?;
    tools::install_npm_packages(&folder)?;
    command::run(
        Command::new("node")
            .current_dir(&workspace.root)
            .args(["bench/network/main.mjs", "--ours", "bench/network/ours.mjs", "--ours-drawing"])
            .arg(adapter)
            .args(arguments)
            .env("GEFLECHT_MAP_WORKER", worker),
    )
}

/// What the map is asked, in CPU time on this machine.
pub(crate) fn questions(workspace: &Workspace) -> Result<()> {
    command::run(workspace.cargo().args(["bench", "--package", "network_map", "--bench", "questions"]))
}

/// A crate that becomes a WebAssembly module of its own.
struct Module {
    package: &'static str,
    profile: &'static str,
    /// Flags of the compiler in place of those of `.cargo/config.toml`, which belong to the client.
    flags: &'static str,
    optimiser: &'static [&'static str],
}

/// What the map computes in a worker: for speed, with SIMD.
const WORKER: Module = Module {
    package: "map_worker",
    profile: "wasm-worker",
    flags: "-Ctarget-feature=+simd128",
    optimiser: &["-O3", "--enable-simd"],
};

/// What the map draws with: as it is compiled for the client.
const DRAWING: Module =
    Module { package: "map_drawing", profile: "wasm-release", flags: "", optimiser: &["-Oz"] };

/// Compiles a module. Returns the folder of module and script.
fn build(workspace: &Workspace, module: &Module) -> Result<PathBuf> {
    let Module { package: name, profile, flags, optimiser } = module;
    tools::install_wasm_target(workspace)?;
    let npm = NpmTools::install(workspace)?;
    stage(&format!("{name}: compiling ({profile})"));
    let target = workspace.target.join("worker");
    command::run(
        workspace
            .cargo()
            .args(["build", "--lib", "--package", name, "--profile", profile])
            .args(["--target", WASM_TARGET, "--target-dir"])
            .arg(&target)
            .env("CARGO_ENCODED_RUSTFLAGS", flags),
    )?;
    let package = target.join("package").join(name);
    files::remove(&package)?;
    fs::create_dir_all(&package)?;
    Bindgen::new()
        .input_path(target.join(WASM_TARGET).join(profile).join(format!("{name}.wasm")))
        .web(true)?
        .typescript(false)
        .generate(&package)?;
    let module = package.join(format!("{name}_bg.wasm"));
    let mut program = npm.program("wasm-opt");
    program.args(*optimiser).args(crate::client::WASM_FEATURES);
    command::run_quietly(program.arg(&module).arg("-o").arg(&module))?;
    Ok(package)
}
