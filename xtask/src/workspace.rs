//! Where things are: read from cargo and `[[workspace.metadata.leptos]]`, the single source of paths.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

/// Paths and names of this workspace.
pub(crate) struct Workspace {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// What the server hands to browsers.
    pub(crate) site: PathBuf,
    /// Folder inside `site` for everything that is named by its content.
    pub(crate) package_folder: String,
    /// Base name of script, module and style sheet.
    pub(crate) output_name: String,
    /// The Sass file everything starts from.
    pub(crate) style_file: PathBuf,
    /// Files that are handed out as they are.
    pub(crate) assets: PathBuf,
    /// Package with the browser's entry point.
    pub(crate) client_package: String,
    /// Package of the server.
    pub(crate) server_package: String,
    /// Name of the server's binary.
    pub(crate) server_binary: String,
    /// Browser tests.
    pub(crate) end2end: PathBuf,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn load() -> Result<Self> {
        let text = command::output(cargo_command().args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: Value = serde_json::from_str(&text).context("`cargo metadata` answered nonsense")?;
        let root = PathBuf::from(string(&metadata, "workspace_root")?);
        let leptos = metadata
            .pointer("/metadata/leptos/0")
            .context("Cargo.toml lacks [[workspace.metadata.leptos]], the table of paths")?;
        Ok(Self {
            target: PathBuf::from(string(&metadata, "target_directory")?),
            site: root.join(string(leptos, "site-root")?),
            package_folder: string(leptos, "site-pkg-dir")?.to_owned(),
            output_name: string(leptos, "name")?.to_owned(),
            style_file: root.join(string(leptos, "style-file")?),
            assets: root.join(string(leptos, "assets-dir")?),
            client_package: string(leptos, "lib-package")?.to_owned(),
            server_package: string(leptos, "bin-package")?.to_owned(),
            server_binary: string(leptos, "bin-target")?.to_owned(),
            end2end: root.join(string(leptos, "end2end-dir")?),
            root,
        })
    }

    /// A cargo command that runs in the repository.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = cargo_command();
        command.current_dir(&self.root);
        command
    }

    /// The server's binary as built by the named profile (`debug` or `release`).
    pub(crate) fn server_binary(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join(&self.server_binary)
    }
}

fn string<'v>(value: &'v Value, key: &str) -> Result<&'v str> {
    value.get(key).and_then(Value::as_str).with_context(|| format!("Cargo.toml: the metadata lacks `{key}`"))
}

/// Cargo without what the surrounding `cargo xtask` left in the environment: build scripts such as
/// ring's watch these variables, so that every change of command would compile them anew. Compiler
/// flags are those of `.cargo/config.toml`, because server and client must agree on them.
fn cargo_command() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    for (name, _) in env::vars_os() {
        if is_left_by_cargo(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command
}

fn is_left_by_cargo(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "CARGO",
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_PATH",
        "CARGO_PRIMARY_PACKAGE",
        "OUT_DIR",
        "RUSTFLAGS",
    ];
    NAMES.contains(&name) || name.starts_with("CARGO_PKG_")
}
