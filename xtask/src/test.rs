//! Everything that CI runs, in the order in which it fails fastest.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};

use crate::browser_tests::{self, DatabaseChoice};
use crate::client::{self, Mode};
use crate::command::{self, describe};
use crate::postgres::Postgres;
use crate::report::{Counts, Report};
use crate::server;
use crate::tidy;
use crate::tools::{self, WASM_TARGET};
use crate::workspace::Workspace;

/// Checks and tests; `fast` leaves out what needs a browser.
pub(crate) fn test(workspace: &Workspace, fast: bool, keep_going: bool) -> Result<ExitCode> {
    let mut report = Report::new(keep_going);
    report.step("Rust components and wasm target", || {
        // The server embeds this folder; before the first client is built it is empty.
        fs::create_dir_all(&workspace.site)?;
        tools::install_rust_components(workspace)?;
        tools::install_wasm_target(workspace)
    });
    report.step("rustfmt", || command::run(workspace.cargo().args(["fmt", "--all", "--check"])));
    report.step("house rules", || tidy::run(workspace));
    report.step("clippy, native", || command::run(&mut clippy_native(workspace)));
    report.step("clippy, wasm", || command::run(&mut clippy_wasm(workspace)));
    report.step("documentation", || command::run(&mut documentation(workspace)));

    let postgres = report.step("PostgreSQL", Postgres::given_or_temporary);
    match &postgres {
        Some(postgres) => {
            report.tests("cargo test", || cargo_test(&mut workspace_tests(workspace, postgres)));
        }
        None => report.not_run("cargo test"),
    }
    report.tests("cargo test of xtask", || {
        cargo_test(workspace.cargo().args(["test", "--no-fail-fast", "--package", "xtask"]))
    });
    report.tests("tests of the benchmarks", || bench_tests(workspace));
    if !fast {
        let build_server = server::build_beside_tests;
        browser_steps(workspace, &mut report, build_server, DatabaseChoice::Both, postgres.as_ref(), &[]);
    }
    Ok(finish(&report))
}

/// Only the browser tests, and only on the chosen database.
pub(crate) fn browser_tests_only(
    workspace: &Workspace,
    database: DatabaseChoice,
    arguments: &[OsString],
) -> Result<ExitCode> {
    let mut report = Report::new(false);
    let postgres = if database == DatabaseChoice::Sqlite {
        None
    } else {
        report.step("PostgreSQL", Postgres::given_or_temporary)
    };
    browser_steps(workspace, &mut report, server::build_debug, database, postgres.as_ref(), arguments);
    Ok(finish(&report))
}

fn browser_steps(
    workspace: &Workspace,
    report: &mut Report,
    build_server: fn(&Workspace) -> Result<()>,
    database: DatabaseChoice,
    postgres: Option<&Postgres>,
    arguments: &[OsString],
) {
    let chromium = report.step("Playwright and Chromium", || browser_tests::prepare(workspace));
    let client = report.step("client for tests", || client::build(workspace, Mode::Test));
    let server = report.step("server for tests", || build_server(workspace));
    let ready = chromium.filter(|_| client.is_some() && server.is_some());

    let on_sqlite = "browser tests on SQLite";
    let on_postgres = "browser tests on PostgreSQL";
    match (&ready, database) {
        (_, DatabaseChoice::Postgres) => {}
        (Some(chromium), _) => {
            report.tests(on_sqlite, || browser_tests::run(workspace, chromium, None, arguments));
        }
        (None, _) => report.not_run(on_sqlite),
    }
    match (&ready, postgres, database) {
        (_, _, DatabaseChoice::Sqlite) => {}
        (Some(chromium), Some(postgres), _) => {
            let arguments = match database {
                DatabaseChoice::Both => browser_tests::on_the_other_database(arguments),
                _ => arguments.to_vec(),
            };
            report.tests(on_postgres, || browser_tests::run(workspace, chromium, Some(postgres), &arguments));
        }
        _ => report.not_run(on_postgres),
    }
}

fn finish(report: &Report) -> ExitCode {
    report.print();
    if report.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn clippy_native(workspace: &Workspace) -> Command {
    let mut command = workspace.cargo();
    command
        .args(["clippy", "--workspace", "--exclude", &workspace.client_package, "--all-targets"])
        .args(["--", "-D", "warnings"]);
    command
}

/// The packages that reach the browser, compiled as there.
fn clippy_wasm(workspace: &Workspace) -> Command {
    let mut command = workspace.cargo();
    command.args(["clippy", "--profile", "wasm-test", "--target", WASM_TARGET, "--target-dir"]);
    command.arg(client::target_folder(workspace));
    for package in [&workspace.client_package, "app", "network_map", "map_worker", "domain"] {
        command.args(["--package", package]);
    }
    command.args(["--", "-D", "warnings"]);
    command
}

fn documentation(workspace: &Workspace) -> Command {
    let mut command = workspace.cargo();
    command
        .args(["doc", "--no-deps", "--workspace", "--exclude", &workspace.client_package])
        .env("RUSTDOCFLAGS", "-D warnings");
    command
}

/// Without xtask: with it in the selection, features would unify differently than in `cargo xtask`, and
/// this program with all its dependencies would be compiled a second time.
fn workspace_tests(workspace: &Workspace, postgres: &Postgres) -> Command {
    let mut command = workspace.cargo();
    command
        .args(["test", "--no-fail-fast", "--workspace", "--exclude", &workspace.client_package])
        .args(["--exclude", "xtask"])
        .env("TEST_POSTGRES_URL", &postgres.url);
    command
}

/// Shows what cargo says and sums up the results of its test binaries.
fn cargo_test(command: &mut Command) -> Result<Counts> {
    count_tests(command, Counts::from_cargo_line)
}

/// The scorer, the networks, the loader and the lists of the benchmarks; they need nothing but Node.js.
fn bench_tests(workspace: &Workspace) -> Result<Counts> {
    let mut files = Vec::new();
    for part in ["bench/board", "bench/import", "bench/measure", "bench/network", "bench/reports"] {
        for entry in fs::read_dir(workspace.root.join(part))? {
            files.push(entry?.path());
        }
    }
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=tap"]).args(files);
    count_tests(&mut command, Counts::from_tap_line)
}

fn count_tests(command: &mut Command, read: fn(&str) -> Option<Counts>) -> Result<Counts> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", describe(command)))?;
    let mut counts = Counts::default();
    for line in BufReader::new(child.stdout.take().expect("the output is a pipe")).lines() {
        let line = line?;
        println!("{line}");
        if let Some(part) = read(&line) {
            counts.add(part);
        }
    }
    let status = child.wait()?;
    if !status.success() && counts.failed == 0 {
        bail!(
            "{} failed ({status}) without a failed test: it does not compile, or a test ended the process",
            describe(command)
        );
    }
    Ok(counts)
}
