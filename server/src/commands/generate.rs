//! `geflecht generate`.

use clap::{Args, ValueEnum};
use domain::permission::Actor;
use store::content::{
    regions,
    synthetic::{self, synthetic},
};

use super::{CommandError, open};
use crate::config::{DatabaseArgs, Settings};

/// How much is generated.
#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// About 1,000, 10,000 or 100,000 nodes with three edges each.
    #[arg(long, value_enum)]
    size: Size,
    /// The same seed gives the same network.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Size {
    S,
    M,
    L,
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
pub(super) async fn run(args: &GenerateArgs) -> Result<(), CommandError> {
    let settings = Settings::of_database(&args.database)?;
    let store = open(&settings).await?;
    if !store.read(&Actor::System).await?.list_health_regions().await?.is_empty() {
        return Err(CommandError::Refused(
            "the database already holds health regions; generate fills only an empty one".to_owned(),
        ));
    }
    let size = match args.size {
        Size::S => synthetic::Size::S,
        Size::M => synthetic::Size::M,
        Size::L => synthetic::Size::L,
    };
    let content = synthetic(size, args.seed);
    println!(
        "Writing {} records …",
        content.organisations.len() + content.people.len() + content.memberships.len()
    );
    let mut write = store.write(&Actor::System).await?;
    write.load_regions(&regions::regions()).await?;
    write.load(&content, None).await?;
    println!("Placing the nodes on the map …");
    let placed = write.place_nodes().await?;
    write.commit().await?;
    println!("Done: {placed} nodes.");
    store.close().await;
    Ok(())
}
