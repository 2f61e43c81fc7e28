//! Benchmarks: the peers and we on the same work in one run. What they measure says `bench/README.md`.

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::postgres::{Durability, Postgres};
use crate::server;
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

/// The board under load and, with `--browser`, in Chromium: the release on both databases, and a peer if one is named.
pub(crate) fn board(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    on_both_databases(workspace, "bench/board/main.mjs", arguments, |bench| {
        if arguments.iter().any(|argument| argument == "--browser") {
            tools::install_npm_packages(&workspace.root.join("bench"))?;
            bench.env("GEFLECHT_CHROMIUM", tools::find_or_install_chromium(workspace)?);
        }
        Ok(())
    })
}

/// The dashboards of many plans under load, and what it costs to move a card beside them.
pub(crate) fn reports(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    on_both_databases(workspace, "bench/reports/main.mjs", arguments, |bench| {
        bench.env("GEFLECHT_BENCH_CACHE", workspace.target.join("bench"));
        Ok(())
    })
}

/// A long list that comes in by the command line, and what is there if it is killed.
pub(crate) fn import(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    on_both_databases(workspace, "bench/import/main.mjs", arguments, |_| Ok(()))
}

/// Runs a benchmark of the release, with a PostgreSQL server of its own.
fn on_both_databases(
    workspace: &Workspace,
    script: &str,
    arguments: &[OsString],
    prepare: impl FnOnce(&mut Command) -> Result<()>,
) -> Result<()> {
    server::build_release(workspace)?;
    let mut bench = Command::new("node");
    bench.current_dir(&workspace.root).arg(script).args(arguments);
    prepare(&mut bench)?;
    // One that loses what it has acknowledged would be faster than any that people rely on.
    let postgres = Postgres::temporary(Durability::Full)?;
    bench
        .env("GEFLECHT_BINARY", workspace.server_binary("release"))
        .env("GEFLECHT_TEST_DATABASE_URL", &postgres.url)
        .env("GEFLECHT_PSQL", &postgres.psql);
    command::run(&mut bench)
}

/// Twenty people on one board for as long as it takes, on both databases one after the other.
pub(crate) fn soak(workspace: &Workspace, minutes: u64) -> Result<()> {
    let postgres = Postgres::given_or_temporary()?;
    command::run(
        workspace
            .cargo()
            .args(["test", "--package", &workspace.server_package, "--test", "http", "soak"])
            .args(["--", "--nocapture", "--test-threads=1"])
            .env("TEST_POSTGRES_URL", &postgres.url)
            .env("GEFLECHT_SOAK_MINUTES", minutes.to_string()),
    )
}
