//! Developer commands of Geflecht, run as `cargo xtask <command>`.
//!
//! `serve` shows the application, `watch` is the inner loop, `test` is everything that CI runs.
//! Whatever a command needs and may install (wasm target, npm tools, browser, PostgreSQL) it
//! installs itself; for the rest it says what is missing and how to get it.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks to its terminal")]

mod bench;
mod browser_tests;
mod client;
mod command;
mod compress;
mod files;
mod postgres;
mod report;
mod server;
mod style;
mod test;
mod tidy;
mod tools;
mod wasm_module;
mod watch;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::browser_tests::DatabaseChoice;
use crate::client::Mode;
use crate::workspace::Workspace;

/// Developer commands of Geflecht.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the release and start it with demo data on port 3000 of this machine.
    Serve {
        /// Passed on to `geflecht serve`, for example `-- --address 127.0.0.1:8080`.
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Build the release binary target/release/geflecht; it runs alone from any directory.
    Build,
    /// Build only what the browser loads, into target/site.
    Client {
        /// Optimise and compress it as for `build`.
        #[arg(long)]
        release: bool,
    },
    /// Rebuild and restart whenever a source file changes.
    Watch {
        /// Passed on to `geflecht serve`.
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Run everything that CI runs.
    Test {
        /// Leave out the browser tests and what only they need.
        #[arg(long)]
        fast: bool,
        /// Run the remaining steps after one has failed.
        #[arg(long)]
        keep_going: bool,
    },
    /// Run only the browser tests.
    E2e {
        /// The database under the server.
        #[arg(long, value_enum, default_value_t = DatabaseChoice::Sqlite)]
        database: DatabaseChoice,
        /// Passed on to Playwright, for example `-- smoke --headed`.
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Measure us beside our peers.
    #[command(subcommand)]
    Bench(Bench),
    /// Give everything that reads what others have written bytes that nobody would write.
    Fuzz {
        /// Passed on, for example `gml --minutes 5`; `--help` says more.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Check the house rules.
    Tidy,
    /// Format the code and apply what clippy can repair by itself.
    Fix,
}

#[derive(Subcommand)]
enum Bench {
    /// Layout and drawing of networks of 1,000, 10,000 and 100,000 nodes.
    Network {
        /// Passed on to the benchmark, for example `--sizes S --parts layout --json rows.json`; `--help` says more.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// The board under load and in the browser, on both databases, beside a peer if one is named.
    Board {
        /// Instead of figures: twenty people work on one board for so long, and everything must go well.
        #[arg(long, value_name = "MINUTES")]
        soak: Option<u64>,
        /// Passed on to the benchmark, for example `--browser --json rows.json`; `--help` says more.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// The dashboards of many plans under load, on both databases.
    Reports {
        /// Passed on to the benchmark, for example `--regions 40 --json rows.json`; `--help` says more.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// A list of 100,000 rows that comes in by the command line, on both databases, and is killed on its way.
    Import {
        /// Passed on to the benchmark, for example `--rows 10000 --json rows.json`; `--help` says more.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// What the map is asked, at 1,000, 10,000 and 100,000 nodes.
    Questions,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let workspace = Workspace::load()?;
    match task {
        Task::Serve { arguments } => server::serve(&workspace, &arguments)?,
        Task::Build => server::build_release(&workspace)?,
        Task::Client { release } => {
            client::build(&workspace, if release { Mode::Release } else { Mode::Test })?;
        }
        Task::Watch { arguments } => watch::watch(&workspace, &arguments)?,
        Task::Test { fast, keep_going } => return test::test(&workspace, fast, keep_going),
        Task::E2e { database, arguments } => {
            return test::browser_tests_only(&workspace, database, &arguments);
        }
        Task::Bench(Bench::Network { arguments }) => bench::network(&workspace, &arguments)?,
        Task::Bench(Bench::Board { soak: Some(minutes), .. }) => bench::soak(&workspace, minutes)?,
        Task::Bench(Bench::Board { soak: None, arguments }) => bench::board(&workspace, &arguments)?,
        Task::Bench(Bench::Reports { arguments }) => bench::reports(&workspace, &arguments)?,
        Task::Bench(Bench::Import { arguments }) => bench::import(&workspace, &arguments)?,
        Task::Bench(Bench::Questions) => bench::questions(&workspace)?,
        Task::Fuzz { arguments } => fuzz(&workspace, &arguments)?,
        Task::Tidy => tidy::run(&workspace)?,
        Task::Fix => fix(&workspace)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn fuzz(workspace: &Workspace, arguments: &[OsString]) -> Result<()> {
    command::run(
        workspace
            .cargo()
            .args(["run", "--quiet", "--profile", "fuzz", "--package", "fuzz", "--"])
            .args(arguments),
    )
}

fn fix(workspace: &Workspace) -> Result<()> {
    command::run(workspace.cargo().args([
        "clippy",
        "--fix",
        "--allow-dirty",
        "--allow-staged",
        "--workspace",
        "--exclude",
        "frontend",
        "--all-targets",
    ]))?;
    command::run(workspace.cargo().args(["fmt", "--all"]))
}
