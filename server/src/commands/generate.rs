//! `geflecht generate`.

use clap::{Args, ValueEnum, value_parser};
use domain::{accounts::check_password, permission::Actor};
use store::{
    Store,
    content::{
        Content,
        busy_plan::busy_plan,
        many_plans::{ManyPlans, REGIONS_MAX, YEARS_MAX},
        regions,
        synthetic::{self, synthetic},
    },
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
    #[arg(long, value_enum, required_unless_present_any = ["cards", "regions"])]
    size: Option<Size>,
    /// Instead of a network one region with a plan of so many measures, and twenty people who work on it.
    #[arg(long, value_name = "NUMBER", requires = "password", conflicts_with_all = ["size", "regions"])]
    cards: Option<usize>,
    /// Instead of a network so many regions, each with its coordinator and a plan for each year.
    #[arg(long, value_name = "NUMBER", requires = "password", conflicts_with = "size",
        value_parser = value_parser!(u16).range(1..=i64::from(REGIONS_MAX)))]
    regions: Option<u16>,
    /// For how many years those regions have plans, up to the present one.
    #[arg(long, value_name = "NUMBER", default_value_t = 3, conflicts_with_all = ["size", "cards"],
        value_parser = value_parser!(u8).range(1..=i64::from(YEARS_MAX)))]
    years: u8,
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

pub(super) async fn run(args: &GenerateArgs) -> Result<(), CommandError> {
    let settings = Settings::of_database(&args.database)?;
    let store = open(&settings).await?;
    if !store.read(&Actor::System).await?.list_health_regions().await?.is_empty() {
        return Err(CommandError::Refused(
            "the database already holds health regions; generate fills only an empty one".to_owned(),
        ));
    }
    match args.regions {
        Some(regions) => write_plans(&store, args, regions).await?,
        None => write_content(&store, args).await?,
    }
    store.close().await;
    Ok(())
}

/// Writes one region with a busy plan, or a network.
#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
async fn write_content(store: &Store, args: &GenerateArgs) -> Result<(), CommandError> {
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
    Ok(())
}

/// Writes regions with their plans, all of them or none, and says how it goes.
#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
async fn write_plans(store: &Store, args: &GenerateArgs, regions: u16) -> Result<(), CommandError> {
    let hash = password_hash(args).await?;
    let many = ManyPlans { regions, years: args.years, seed: args.seed, today: store.clock().today() };
    let directory = many.directory();
    println!("Writing {regions} health regions …");
    let mut write = store.write_at(&Actor::System, many.begin_at()).await?;
    write.load_regions(&regions::regions()).await?;
    write.load(&directory, Some(&hash)).await?;
    let (mut plans, mut measures, mut measurements) = (0, 0, 0);
    let mut newest = None;
    for number in many.years() {
        let year = many.year(&directory, number);
        println!(
            "Writing the plans of {number}: {} with {} measures, {} measurements and {} steps …",
            year.content.plans.len(),
            year.content.measures.len(),
            year.content.measurements.len(),
            year.steps.len(),
        );
        write.load_year(&directory, &year).await?;
        plans += year.content.plans.len();
        measures += year.content.measures.len();
        measurements += year.content.measurements.len();
        newest = year.content.plans.first().map(|plan| plan.id);
    }
    println!("Placing the nodes on the map …");
    let placed = write.place_nodes().await?;
    write.commit().await?;
    println!("Done: {placed} nodes, {plans} plans, {measures} measures, {measurements} measurements.");
    for account in [directory.users.first(), directory.users.last()].into_iter().flatten() {
        println!("Account: {}", account.user.email.as_str());
    }
    if let Some(plan) = newest {
        println!("Plan: /plan/{plan}/board");
    }
    Ok(())
}

/// The hash of the password of generated people.
async fn password_hash(args: &GenerateArgs) -> Result<String, CommandError> {
    let password = args.password.clone().unwrap_or_default();
    check_password(&password).map_err(|error| CommandError::Refused(format!("password: {error}")))?;
    passwords::hash(password).await.map_err(|error| CommandError::Refused(error.to_string()))
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
    Ok((busy_plan(cards, args.seed, today), Some(password_hash(args).await?)))
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use store::{
        Clock,
        content::many_plans::{MEASUREMENTS, MEASURES},
    };

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        generate: GenerateArgs,
    }

    fn read(line: &str) -> Result<GenerateArgs, clap::Error> {
        let words = ["generate", "--password", "zwölf Zeichen"].into_iter().chain(line.split_whitespace());
        Line::try_parse_from(words).map(|line| line.generate)
    }

    #[test]
    fn regions_have_plans_for_as_many_years_as_is_said_and_else_for_three() {
        let args = read("--regions 400 --years 2 --seed 7").unwrap();
        assert_eq!((args.regions, args.years, args.seed), (Some(400), 2, 7));
        assert_eq!(read("--regions 1").unwrap().years, 3);
    }

    #[test]
    fn one_thing_is_generated_and_no_more_than_there_can_be() {
        for line in [
            "",
            "--regions 402",
            "--regions 0",
            "--regions 4 --years 21",
            "--regions 4 --size s",
            "--regions 4 --cards 5",
            "--cards 5 --size s",
            "--size s --years 2",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
        for line in ["--size l", "--cards 5", "--regions 401 --years 20"] {
            assert!(read(line).is_ok(), "{line}");
        }
    }

    #[tokio::test]
    async fn regions_fill_an_empty_database_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("plans.db").display());
        let args = read(&format!("--regions 2 --years 1 --database {url}")).unwrap();
        run(&args).await.unwrap();
        let refused = run(&args).await.unwrap_err().to_string();
        assert!(refused.contains("generate fills only an empty one"), "{refused}");
        let store = Store::open(&url, Clock::System).await.unwrap();
        let counts = store.read(&Actor::System).await.unwrap().count_records().await.unwrap();
        let count = |table: &str| counts.iter().find(|(name, _)| *name == table).unwrap().1;
        assert_eq!((count("health_regions"), count("plans")), (2, 2));
        assert_eq!(count("measures"), 2 * MEASURES as i64);
        assert_eq!(count("measurements"), 2 * MEASUREMENTS as i64);
        store.close().await;
    }
}
