//! The server: build it, start it.

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::client::{self, Mode};
use crate::command::{self, stage};
use crate::workspace::Workspace;

/// Builds the release: one file with everything in it.
pub(crate) fn build_release(workspace: &Workspace) -> Result<()> {
    client::build(workspace, Mode::Release)?;
    stage("Server: compiling (release)");
    command::run(workspace.cargo().args([
        "build",
        "--release",
        "--package",
        &workspace.server_package,
        "--bin",
        &workspace.server_binary,
    ]))?;
    stage(&format!("Ready: {}", workspace.server_binary("release").display()));
    Ok(())
}

/// Builds the server for `watch` and `e2e`.
pub(crate) fn build_debug(workspace: &Workspace) -> Result<()> {
    stage("Server: compiling (dev)");
    let selection = ["--package", &workspace.server_package, "--bin", &workspace.server_binary];
    command::run(workspace.cargo().arg("build").args(selection))
}

/// Builds the server after `cargo test`, out of the same parts. Features of development dependencies are
/// part of them (tokio's `test-util`), so another selection would compile most of the tree a second time;
/// that the HTTP tests are named here is what makes cargo count those features.
pub(crate) fn build_beside_tests(workspace: &Workspace) -> Result<()> {
    stage("Server: compiling (dev, as in its tests)");
    command::run(
        workspace
            .cargo()
            .args(["build", "--workspace", "--exclude", &workspace.client_package, "--exclude", "xtask"])
            .args(["--bin", &workspace.server_binary, "--test", "http"]),
    )
}

/// Builds the release and becomes the demo server.
pub(crate) fn serve(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    build_release(workspace)?;
    let mut server = Command::new(workspace.server_binary("release"));
    server.current_dir(&workspace.root).args(["serve", "--demo"]).args(arguments);
    become_program(&mut server)
}

/// Replaces this process, so that signals reach the server itself.
#[cfg(unix)]
fn become_program(program: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = program.exec();
    Err(error).map_err(|error| anyhow::anyhow!("cannot start {}: {error}", command::describe(program)))
}

#[cfg(not(unix))]
fn become_program(program: &mut Command) -> Result<()> {
    command::run(program)
}
