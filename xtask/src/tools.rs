//! Tools from outside: the wasm target, npm packages, a browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{self, find_program, stage};
use crate::files::{self, Fingerprint};
use crate::workspace::Workspace;

/// The target the client is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the standard library for the browser to the toolchain.
pub(crate) fn install_wasm_target(workspace: &Workspace) -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&workspace.root).args(["--print", "target-libdir", "--target", WASM_TARGET]);
    if Path::new(command::output(&mut rustc)?.trim()).is_dir() {
        return Ok(());
    }
    stage(&format!("Adding the Rust target {WASM_TARGET}"));
    command::run(Command::new("rustup").current_dir(&workspace.root).args(["target", "add", WASM_TARGET]))
        .context("the Rust target wasm32-unknown-unknown is missing; rustup (https://rustup.rs) installs it")
}

/// Adds clippy and rustfmt to the toolchain.
pub(crate) fn install_rust_components(workspace: &Workspace) -> Result<()> {
    for (component, subcommand) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if !command::succeeds(workspace.cargo().args([subcommand, "--version"])) {
            stage(&format!("Adding the Rust component {component}"));
            command::run(Command::new("rustup").current_dir(&workspace.root).args([
                "component",
                "add",
                component,
            ]))
            .with_context(|| {
                format!("the Rust component {component} is missing; rustup (https://rustup.rs) installs it")
            })?;
        }
    }
    Ok(())
}

/// The npm packages of the client build, exactly as the lock file names them.
pub(crate) struct NpmTools {
    folder: PathBuf,
}

impl NpmTools {
    /// Installs them unless they are there.
    pub(crate) fn install(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.target.join("npm");
        let source = workspace.root.join("xtask/npm");
        fs::create_dir_all(&folder)?;
        for name in ["package.json", "package-lock.json"] {
            files::write(&folder.join(name), &files::read(&source.join(name))?)?;
        }
        install_npm_packages(&folder)?;
        Ok(Self { folder })
    }

    /// Where they are installed; scripts that use them run here.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where style sheets of packages are found.
    pub(crate) fn modules(&self) -> PathBuf {
        self.folder.join("node_modules")
    }

    /// A program of these packages.
    pub(crate) fn program(&self, name: &str) -> Command {
        Command::new(self.modules().join(".bin").join(name))
    }

    /// The design system KERN.
    pub(crate) fn kern(&self) -> PathBuf {
        self.modules().join("@kern-ux/native")
    }
}

/// Installs what the lock file of a folder names; does nothing the second time.
pub(crate) fn install_npm_packages(folder: &Path) -> Result<()> {
    let mut fingerprint = Fingerprint::default();
    for name in ["package.json", "package-lock.json"] {
        fingerprint.add(name, &files::read(&folder.join(name))?);
    }
    let wanted = fingerprint.finish();
    let stamp = folder.join("node_modules/.installed-by-xtask");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find_program(&["npm"]).is_none() || find_program(&["node"]).is_none() {
        bail!(
            "node and npm are missing: install Node.js 20 or newer (https://nodejs.org, or `apt-get install \
             nodejs npm`). They run wasm-opt, sass and the browser tests"
        );
    }
    stage(&format!("Installing npm packages in {}", folder.display()));
    command::run(
        Command::new("npm")
            .current_dir(folder)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )?;
    files::write(&stamp, wanted.as_bytes())
}

/// Chromium without windows: it starts and draws in about two thirds of the time of the whole browser.
const HEADLESS_SHELLS: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds Chromium or installs it: a Debian package where that is possible, else Playwright's own.
pub(crate) fn find_or_install_chromium(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(given) = env::var_os("GEFLECHT_CHROMIUM") {
        let given = PathBuf::from(given);
        if !given.is_file() {
            bail!("GEFLECHT_CHROMIUM names {}, which does not exist", given.display());
        }
        return Ok(given);
    }
    if let Some(found) = find_program(&HEADLESS_SHELLS) {
        return Ok(found);
    }
    let may_install = command::may_use_apt();
    // Older releases of Debian have only the whole browser.
    if may_install && command::install_debian_package("chromium-headless-shell").is_ok() {
        return find_program(&HEADLESS_SHELLS)
            .context("the Debian package chromium-headless-shell brought no program of that name");
    }
    if let Some(found) = find_program(&BROWSERS) {
        return Ok(found);
    }
    if may_install {
        command::install_debian_package("chromium")?;
        return find_program(&BROWSERS)
            .context("the Debian package chromium brought no program of that name");
    }
    stage("Installing Playwright's Chromium");
    let playwright = workspace.end2end.join("node_modules/.bin/playwright");
    command::run(Command::new(playwright).args(["install", "chromium"])).context(
        "no Chromium: install it with your package manager, or set GEFLECHT_CHROMIUM to the path of one",
    )?;
    let path = command::output(
        Command::new("node")
            .current_dir(&workspace.end2end)
            .args(["--print", "require('@playwright/test').chromium.executablePath()"]),
    )?;
    Ok(PathBuf::from(path.trim()))
}
