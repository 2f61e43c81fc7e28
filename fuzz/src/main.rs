//! `cargo xtask fuzz`: minutes of bytes that nobody would write.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks to its terminal")]

use std::{
    env, fs, io, panic,
    process::ExitCode,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use clap::Parser;
use fuzz::{TARGETS, Target, hunt::hunt};

/// Gives readers bytes that nobody would write, until one fails or the time is up.
#[derive(Parser)]
#[command(name = "cargo xtask fuzz")]
struct Arguments {
    /// The targets; all if none is named.
    targets: Vec<String>,
    /// How long, for all targets together.
    #[arg(long, default_value_t = 5.0)]
    minutes: f64,
    /// Repeats the inputs of an earlier run; printed at the beginning of each.
    #[arg(long)]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let names = || TARGETS.iter().map(|target| target.name).collect::<Vec<_>>().join(", ");
    if let Some(unknown) =
        arguments.targets.iter().find(|name| TARGETS.iter().all(|target| target.name != **name))
    {
        eprintln!("there is no target {unknown}; there are {}", names());
        return ExitCode::FAILURE;
    }
    let is_meant = |target: &&Target| {
        arguments.targets.is_empty() || arguments.targets.iter().any(|name| name == target.name)
    };
    let targets: Vec<&Target> = TARGETS.iter().filter(is_meant).collect();
    match run(&targets, &arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Goes through the targets and stops at the first that fails.
fn run(targets: &[&Target], arguments: &Arguments) -> io::Result<bool> {
    let seed = arguments.seed.unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        since.as_secs()
    });
    let minutes = if arguments.minutes.is_finite() { arguments.minutes.clamp(0.0, 100_000.0) } else { 5.0 };
    let time = Duration::from_secs_f64(minutes * 60.0) / u32::try_from(targets.len().max(1)).unwrap_or(1);
    println!("{} targets, {:.0} s each, --seed {seed}", targets.len(), time.as_secs_f64());
    // What is wrong is said once, with the input; libraries whose panics are caught say nothing.
    panic::set_hook(Box::new(|_| {}));
    for target in targets {
        let at_hand = env::temp_dir().join(format!("geflecht-fuzz-{}-{}", target.name, std::process::id()));
        println!("{} (if the process dies, its input is {})", target.name, at_hand.display());
        let found = hunt(target, time, seed, &at_hand)?;
        println!("  {} inputs tried, {} of them could be read", found.tried, found.read);
        if let Some((failure, path)) = found.failure {
            let length = fs::metadata(&path)?.len();
            eprintln!("  failed: {failure}\n  input of {length} bytes: {}", path.display());
            return Ok(false);
        }
    }
    Ok(true)
}
