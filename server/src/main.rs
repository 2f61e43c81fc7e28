//! The program: reads the command line and runs the command.

use std::process::ExitCode;

use clap::Parser as _;
use server::commands::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    server::commands::run(Cli::parse()).await
}
