//! Crates that become WebAssembly modules of their own, beside that of the client.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::client::WASM_FEATURES;
use crate::command::{self, stage};
use crate::files::{self, Fingerprint};
use crate::tools::{self, NpmTools, WASM_TARGET};
use crate::workspace::Workspace;

/// A crate that becomes a WebAssembly module of its own.
pub(crate) struct WasmModule {
    package: &'static str,
    profile: &'static str,
    /// Flags of the compiler in place of those of `.cargo/config.toml`, which belong to the client.
    flags: &'static str,
    optimiser: &'static [&'static str],
    /// A script that comes beside the module, and its name there.
    script: (&'static str, &'static str),
}

/// What the map computes in a web worker, with the script that starts it: for speed, with SIMD.
pub(crate) const MAP_WORKER: WasmModule = WasmModule {
    package: "map_worker",
    profile: "wasm-worker",
    flags: "-Ctarget-feature=+simd128",
    optimiser: &["-O3", "--enable-simd"],
    script: ("map_worker/worker.js", "worker.js"),
};

/// What the map draws with, for the benchmark: as it is compiled for the client.
pub(crate) const MAP_DRAWING: WasmModule = WasmModule {
    package: "map_drawing",
    profile: "wasm-release",
    flags: "",
    optimiser: &["-Oz"],
    script: ("bench/network/ours_drawing.mjs", "ours_drawing.mjs"),
};

impl WasmModule {
    /// Builds module and scripts, unless they are there. Returns their folder.
    pub(crate) fn build(&self, workspace: &Workspace, npm: &NpmTools) -> Result<PathBuf> {
        let Self { package: name, profile, flags, optimiser, script: (script, script_name) } = self;
        tools::install_wasm_target(workspace)?;
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
        let compiled = target.join(WASM_TARGET).join(profile).join(format!("{name}.wasm"));
        let script = workspace.root.join(script);
        let mut inputs = Fingerprint::default();
        inputs.add("recipe", include_bytes!("wasm_module.rs"));
        inputs.add("module", &files::read(&compiled)?);
        inputs.add("script", &files::read(&script)?);
        let inputs = inputs.finish();
        let package = target.join("package").join(name);
        let built_from = target.join("package").join(format!("{name}.inputs"));
        if fs::read_to_string(&built_from).is_ok_and(|before| before == inputs) {
            return Ok(package);
        }
        files::remove(&package)?;
        fs::create_dir_all(&package)?;
        Bindgen::new().input_path(&compiled).web(true)?.typescript(false).generate(&package)?;
        let module = package.join(format!("{name}_bg.wasm"));
        let mut program = npm.program("wasm-opt");
        program.args(*optimiser).args(WASM_FEATURES);
        command::run_quietly(program.arg(&module).arg("-o").arg(&module))?;
        fs::copy(&script, package.join(script_name))?;
        files::write(&built_from, inputs.as_bytes())?;
        Ok(package)
    }
}
