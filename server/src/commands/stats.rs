//! `geflecht stats`.

use clap::Args;
use domain::permission::Actor;
use serde_json::{Map, Value, json};

use super::{CommandError, open};
use crate::config::{DatabaseArgs, Settings};

/// What is counted, and how it is printed.
#[derive(Debug, Args)]
pub(super) struct StatsArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
pub(super) async fn run(args: &StatsArgs) -> Result<(), CommandError> {
    let settings = Settings::of_database(&args.database)?;
    let store = open(&settings).await?;
    let mut read = store.read(&Actor::System).await?;
    let records = read.count_records().await?;
    let network = read.get_network().await?;
    if args.json {
        let records: Map<String, Value> =
            records.into_iter().map(|(name, count)| (name.to_owned(), json!(count))).collect();
        let network = json!({ "nodes": network.nodes.len(), "edges": network.links.len() });
        println!("{}", json!({ "records": records, "network": network }));
    } else {
        for (name, count) in records {
            println!("{name:<20} {count:>9}");
        }
        println!("{:<20} {:>9}", "network nodes", network.nodes.len());
        println!("{:<20} {:>9}", "network edges", network.links.len());
    }
    drop(read);
    store.close().await;
    Ok(())
}
