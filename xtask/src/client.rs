//! What the browser loads: WebAssembly in chunks, its script, style sheet and fonts.
//!
//! ```text
//! cargo build -> split lazy routes -> wasm-bindgen -> [wasm-opt] -> + map worker -> + style -> [br, gz] -> target/site
//! ```
//!
//! Script, chunks and style sheet name each other by relative path, so no single file is renamed: they lie
//! together in a folder that bears the hash of its content and may be cached for ever. `build.json` names
//! that folder; it is written last. Steps in brackets belong to the release.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use serde_json::json;
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{self, stage};
use crate::compress;
use crate::files::{self, Fingerprint};
use crate::style;
use crate::tools::{self, NpmTools, WASM_TARGET};
use crate::wasm_module::MAP_WORKER;
use crate::workspace::Workspace;

/// How much care is taken.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Mode {
    /// Small and compressed.
    Release,
    /// Quickly built, for browser tests and `watch`.
    Test,
}

impl Mode {
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Test => "wasm-test",
        }
    }
}

/// Leptos asks for the loader of lazy chunks by this name.
const SPLIT_LOADER: &str = "./__wasm_split.______________________.js";
/// Leptos reads here which chunks a lazy route needs, to name them in the first answer.
const SPLIT_MANIFEST: &str = "__wasm_split_manifest.json";

/// Everything in this program that shapes the result: when it changes, the client is built anew.
const RECIPE: &[&str] = &[include_str!("client.rs"), include_str!("style.rs"), include_str!("compress.rs")];

/// Brings `target/site` up to date. Takes a second when nothing has changed.
pub(crate) fn build(workspace: &Workspace, mode: Mode) -> Result<()> {
    tools::install_wasm_target(workspace)?;
    let npm = NpmTools::install(workspace)?;
    let module = compile(workspace, mode)?;
    let worker = MAP_WORKER.build(workspace, &npm)?;
    let inputs = fingerprint_inputs(workspace, &module, &worker)?;
    let finished = workspace.target.join("client/finished").join(mode.profile());
    if fs::read_to_string(finished.join("inputs")).is_ok_and(|built_from| built_from == inputs) {
        return publish(workspace, mode, &finished);
    }

    let unfinished = finished.with_extension("new");
    files::remove(&unfinished)?;
    let package = unfinished.join("package");
    stage("Client: chunks and bindings");
    bind(workspace, &module, &unfinished.join("main.wasm"), &package)?;
    if mode == Mode::Release {
        optimise(&npm, &package)?;
    }
    files::copy(&worker, &package)?;
    stage("Client: style sheet");
    style::build(workspace, &npm, &package)?;
    let mut content = Fingerprint::default();
    content.add_folder(&package)?;
    files::write(&unfinished.join("hash"), content.finish().as_bytes())?;
    files::copy(&workspace.assets, &unfinished.join("assets"))?;
    if mode == Mode::Release {
        stage("Client: compression");
        compress::compress_folder(&package)?;
        compress::compress_folder(&unfinished.join("assets"))?;
    }
    files::write(&unfinished.join("inputs"), inputs.as_bytes())?;
    files::remove(&finished)?;
    fs::rename(&unfinished, &finished)?;
    publish(workspace, mode, &finished)
}

/// The flags of `.cargo/config.toml` for this target differ from the native ones, hence the folder of its own.
fn compile(workspace: &Workspace, mode: Mode) -> Result<PathBuf> {
    stage(&format!("Client: compiling {} ({})", workspace.client_package, mode.profile()));
    let target_folder = target_folder(workspace);
    command::run(
        workspace
            .cargo()
            .args(["build", "--lib", "--package", &workspace.client_package])
            .args(["--profile", mode.profile(), "--target", WASM_TARGET, "--target-dir"])
            .arg(&target_folder),
    )?;
    let file = format!("{}.wasm", workspace.client_package.replace('-', "_"));
    Ok(target_folder.join(WASM_TARGET).join(mode.profile()).join(file))
}

/// Where cargo builds for the browser.
pub(crate) fn target_folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("client")
}

fn fingerprint_inputs(workspace: &Workspace, module: &Path, worker: &Path) -> Result<String> {
    let mut inputs = Fingerprint::default();
    for source in RECIPE {
        inputs.add("recipe", source.as_bytes());
    }
    for file in ["Cargo.lock", "xtask/npm/package-lock.json"] {
        inputs.add(file, &files::read(&workspace.root.join(file))?);
    }
    inputs.add("module", &files::read(module)?);
    inputs.add_folder(worker)?;
    inputs.add_folder(workspace.style_file.parent().context("the style file lies in no folder")?)?;
    inputs.add_folder(&workspace.assets)?;
    Ok(inputs.finish())
}

/// Cuts lazy routes into chunks of their own and writes the script that loads the main module.
fn bind(workspace: &Workspace, module: &Path, main_module: &Path, package: &Path) -> Result<()> {
    let input = files::read(module)?;
    let script = format!("./{}.js", workspace.output_name);
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = package;
    options.main_out_path = main_module;
    options.main_module = &script;
    options.link_name = SPLIT_LOADER;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cannot split {}: {error:#}", module.display()))?;
    Bindgen::new()
        .input_path(main_module)
        .web(true)?
        .out_name(&workspace.output_name)
        .keep_lld_exports(true)
        .demangle(false)
        .typescript(false)
        .generate(package)?;
    fs::remove_file(main_module)?;
    files::write(&package.join(SPLIT_MANIFEST), json!(split.prefetch_map).to_string().as_bytes())
}

fn optimise(npm: &NpmTools, package: &Path) -> Result<()> {
    stage("Client: wasm-opt -Oz");
    let modules: Vec<PathBuf> = files::walk(package)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "wasm"))
        .collect();
    compress::for_each_in_parallel(&modules, |module| {
        let mut optimiser = npm.program("wasm-opt");
        command::run_quietly(optimiser.arg("-Oz").args(WASM_FEATURES).arg(module).arg("-o").arg(module))
    })
}

/// What Rust 1.95 uses by default; wasm-opt must be told.
pub(crate) const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// Puts a finished client where the server finds it.
fn publish(workspace: &Workspace, mode: Mode, finished: &Path) -> Result<()> {
    let started = Instant::now();
    let inputs = fs::read_to_string(finished.join("inputs"))?;
    let hash = fs::read_to_string(finished.join("hash"))?;
    let folder = format!("{}/{hash}", workspace.package_folder);
    let manifest = json!({ "pkg_dir": folder, "profile": mode.profile(), "inputs": inputs }).to_string();
    let manifest_file = workspace.site.join("build.json");
    if fs::read_to_string(&manifest_file).is_ok_and(|published| published == manifest)
        && workspace.site.join(&folder).is_dir()
    {
        return Ok(());
    }

    let packages = workspace.site.join(&workspace.package_folder);
    let package = packages.join(&hash);
    let unfinished = packages.join("new");
    files::remove(&unfinished)?;
    files::copy(&finished.join("package"), &unfinished)?;
    files::remove(&package)?;
    fs::rename(&unfinished, &package)?;
    let assets = finished.join("assets");
    files::copy(&assets, &workspace.site)?;
    files::write_atomically(&manifest_file, manifest.as_bytes())?;

    for file in files::walk(&workspace.site)? {
        let name = file.strip_prefix(&workspace.site)?;
        let is_current = file.starts_with(&package) || assets.join(name).is_file() || file == manifest_file;
        if !is_current {
            fs::remove_file(&file)?;
        }
    }
    for entry in fs::read_dir(&packages)? {
        let entry = entry?.path();
        if entry != package {
            files::remove(&entry)?;
        }
    }
    stage(&format!("Client: in {} ({:.1} s to copy)", package.display(), started.elapsed().as_secs_f32()));
    Ok(())
}
