//! The command line.

mod archive;
mod check;
mod generate;
mod import;
mod layout;
mod serve;
mod stats;
mod user;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use store::{Clock, Store, StoreError};

use crate::config::{ConfigError, DatabaseArgs, ServeArgs, Settings};

/// Geflecht: the working place of the people who hold a health region together.
///
/// Start with `geflecht serve --demo` to try it on example data, or with `geflecht serve` to set it up: the first
/// start prints a one-time link for the first account. Every command takes the same --database as `serve`, and
/// works while a server runs.
#[derive(Debug, Parser)]
#[command(name = "geflecht", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server.
    Serve(ServeArgs),
    /// Bring the schema of the database up to date; `serve` does so by itself.
    Migrate(DatabaseArgs),
    /// Check configuration and database, and say what is wrong.
    Check(ServeArgs),
    /// Count what is in the database.
    Stats(stats::StatsArgs),
    /// Add users and reset passwords.
    #[command(subcommand)]
    User(user::UserCommand),
    /// Fill an empty database with a synthetic network or plan, for tests and measurements.
    Generate(generate::GenerateArgs),
    /// Bring a list into the directory of a health region; exits with 0 if anything was written, else with 2.
    Import(import::ImportArgs),
    /// Write everything, or what belongs to one health region, into one JSON document; docs/archive.md says what it holds.
    Export(archive::ExportArgs),
    /// Bring such a document into an empty database: all of it, or nothing with the place of what is wrong.
    Restore(archive::RestoreArgs),
    /// Place the nodes of a network from a file; needs no database.
    Layout(layout::LayoutArgs),
}

/// Why a command failed, in words for the operator.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Files and sockets.
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
    /// Anything else, already in words.
    #[error("{0}")]
    Refused(String),
}

/// Runs a command; failures are told on standard error and by the exit code.
#[expect(clippy::print_stderr, reason = "the command line talks to its user")]
pub async fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        Command::Serve(args) => serve::run(&args).await,
        Command::Migrate(args) => migrate(&args).await,
        Command::Check(args) => check::run(&args).await,
        Command::Stats(args) => stats::run(&args).await,
        Command::User(command) => user::run(command).await,
        Command::Generate(args) => generate::run(&args).await,
        Command::Import(args) => return import::run(&args).await,
        Command::Export(args) => archive::export(&args).await,
        Command::Restore(args) => archive::restore(&args).await,
        Command::Layout(args) => layout::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("geflecht: {error}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
async fn migrate(args: &DatabaseArgs) -> Result<(), CommandError> {
    let settings = Settings::of_database(args)?;
    let store = open(&settings).await?;
    println!("The schema on {} is up to date.", store.database_name());
    store.close().await;
    Ok(())
}

/// Opens the database of the settings.
async fn open(settings: &Settings) -> Result<Store, CommandError> {
    Ok(Store::open(&settings.database, Clock::System).await?)
}
