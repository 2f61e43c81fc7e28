//! `geflecht generate`.

use clap::{Args, ValueEnum};
use domain::{accounts::check_password, permission::Actor};
use store::content::{
    Content,
    busy_plan::busy_plan,
    regions,
    synthetic::{self, synthetic},
};
use time::Date;

use super::{CommandError, open};
use crate::{
    config::{DatabaseArgs, Settings},
    passwords,
};

/// How much is generated.
#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// About 1,000, 10,000 or 100,000 nodes with three edges each.
    #[arg(long, value_enum, required_unless_present = "cards", conflicts_with = "cards")]
    size: Option<Size>,
    /// Instead of a network one region with a plan of so many measures, and twenty people who work on it.
    #[arg(long, value_name = "NUMBER", requires = "password")]
    cards: Option<usize>,
    /// The password of those people.
    #[arg(long, env = "GEFLECHT_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// The same seed gives the same content.
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
    let (content, hash) = content(args, store.clock().today()).await?;
    println!(
        "Writing {} records …",
        content.organisations.len()
            + content.people.len()
            + content.memberships.len()
            + content.measures.len()
            + content.milestones.len()
    );
    let mut write = store.write(&Actor::System).await?;
    write.load_regions(&regions::regions()).await?;
    write.load(&content, hash.as_deref()).await?;
    println!("Placing the nodes on the map …");
    let placed = write.place_nodes().await?;
    write.commit().await?;
    println!("Done: {placed} nodes.");
    for plan in &content.plans {
        println!("Plan: /plan/{}/board", plan.id);
    }
    store.close().await;
    Ok(())
}

/// What to write, and the hash of the password of its people.
async fn content(args: &GenerateArgs, today: Date) -> Result<(Content, Option<String>), CommandError> {
    let Some(cards) = args.cards else {
        let size = match args.size {
            Some(Size::S) | None => synthetic::Size::S,
            Some(Size::M) => synthetic::Size::M,
            Some(Size::L) => synthetic::Size::L,
        };
        return Ok((synthetic(size, args.seed), None));
    };
    let password = args.password.clone().unwrap_or_default();
    check_password(&password).map_err(|error| CommandError::Refused(format!("password: {error}")))?;
    let hash = passwords::hash(password).await.map_err(|error| CommandError::Refused(error.to_string()))?;
    Ok((busy_plan(cards, args.seed, today), Some(hash)))
}
