//! Playwright against the real server, on either database.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::command;
use crate::postgres::Postgres;
use crate::report::Counts;
use crate::tools;
use crate::workspace::Workspace;

/// The database under the server of a browser test.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum DatabaseChoice {
    /// A file for each worker.
    Sqlite,
    /// A database for each worker on one server.
    Postgres,
    /// All on SQLite, then those that write on PostgreSQL.
    Both,
}

/// What runs on PostgreSQL too where both databases are asked for: tests that write, search, sign in, or in which several are
/// at work at once. What only looks at pages needs one database: contract and HTTP tests compare what both answer.
const WRITING_SPECS: [&str; 14] = [
    "accounts",
    "directory_committees",
    "directory_health_regions",
    "directory_seats",
    "durability",
    "exchange",
    "journey",
    "notifications",
    "plan.spec",
    "plan_life",
    "plan_steps",
    "plan_together",
    "reporting",
    "search",
];

/// The tests to run on PostgreSQL after all have run on SQLite: those that were asked for, or those that write.
pub(crate) fn on_the_other_database(arguments: &[OsString]) -> Vec<OsString> {
    if arguments.is_empty() { WRITING_SPECS.iter().map(OsString::from).collect() } else { arguments.to_vec() }
}

/// Installs Playwright, what the tests read files with, and a browser, checks the types of the tests, and returns the browser.
pub(crate) fn prepare(workspace: &Workspace) -> Result<PathBuf> {
    tools::install_npm_packages(&workspace.end2end)?;
    command::run(Command::new("node").current_dir(&workspace.end2end).arg("fetch_networkx.mjs"))?;
    command::run(
        Command::new(workspace.end2end.join("node_modules/.bin/tsc"))
            .current_dir(&workspace.end2end)
            .arg("--noEmit"),
    )?;
    tools::find_or_install_chromium(workspace)
}

/// Runs the tests; their failures are in the counts.
pub(crate) fn run(
    workspace: &Workspace,
    chromium: &Path,
    postgres: Option<&Postgres>,
    arguments: &[OsString],
) -> Result<Counts> {
    let results = workspace.target.join("browser-tests.json");
    if results.exists() {
        fs::remove_file(&results)?;
    }
    let mut playwright = Command::new(workspace.end2end.join("node_modules/.bin/playwright"));
    playwright
        .current_dir(&workspace.end2end)
        .arg("test")
        .args(arguments)
        .env("GEFLECHT_BINARY", workspace.server_binary("debug"))
        .env("GEFLECHT_CHROMIUM", chromium)
        .env("GEFLECHT_RESULTS", &results)
        .env_remove("GEFLECHT_TEST_DATABASE_URL");
    if let Some(postgres) = postgres {
        playwright.env("GEFLECHT_TEST_DATABASE_URL", &postgres.url).env("GEFLECHT_PSQL", &postgres.psql);
    }
    let status = playwright.status().context("cannot start Playwright")?;
    let report = fs::read_to_string(&results)
        .with_context(|| format!("Playwright ended without a report ({status}); see above"))?;
    let mut counts = Counts::from_playwright(&report)?;
    if !status.success() && counts.failed == 0 {
        // For example an error outside of any test.
        counts.failed = 1;
    }
    Ok(counts)
}
