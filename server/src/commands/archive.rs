//! `geflecht export` and `geflecht restore`.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use domain::{change::RecordKind, exchange::ArchiveScope, id::HealthRegionId, permission::Actor};
use store::{
    StoreError,
    exchange::archive::{Archive, OutgoingArchive, RestoreError},
};

use super::{CommandError, open};
use crate::config::{DatabaseArgs, Settings};

/// What goes out, and where to.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The file that is written; `-` is standard output.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    /// Only what belongs to this health region, and the people and organisations it refers to.
    #[arg(long, value_name = "ID")]
    health_region: Option<HealthRegionId>,
}

/// What comes in.
#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The archive.
    file: PathBuf,
}

#[expect(
    clippy::print_stderr,
    reason = "the command line talks to its user, and standard output may be the archive"
)]
pub(super) async fn export(args: &ExportArgs) -> Result<(), CommandError> {
    let store = open(&Settings::of_database(&args.database)?).await?;
    let scope = args.health_region.map_or(ArchiveScope::Instance, ArchiveScope::HealthRegion);
    let archive = store.export(&Actor::System, scope).await.map_err(|error| match error {
        StoreError::NotFound(RecordKind::HealthRegion) => {
            CommandError::Refused("--health-region: there is no such health region".to_owned())
        }
        error => error.into(),
    })?;
    let name = args.output.display().to_string();
    let failed = |error| CommandError::Io(name.clone(), error);
    if args.output == Path::new("-") {
        write_all(archive, &mut io::stdout(), &failed).await?;
    } else {
        // A file that is there is there whole.
        let unfinished = args.output.with_added_extension("part");
        let mut out = BufWriter::new(File::create(&unfinished).map_err(failed)?);
        write_all(archive, &mut out, &failed).await?;
        out.into_inner().map_err(|error| failed(error.into_error()))?.sync_all().map_err(failed)?;
        fs::rename(&unfinished, &args.output).map_err(failed)?;
        eprintln!("Written: {name}. It holds what is shared with nobody; keep it as you keep the database.");
    }
    store.close().await;
    Ok(())
}

async fn write_all(
    mut archive: OutgoingArchive,
    out: &mut impl Write,
    failed: &impl Fn(io::Error) -> CommandError,
) -> Result<(), CommandError> {
    while let Some(piece) = archive.next().await? {
        out.write_all(piece.as_bytes()).map_err(failed)?;
    }
    out.flush().map_err(failed)
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
pub(super) async fn restore(args: &RestoreArgs) -> Result<(), CommandError> {
    let name = args.file.display().to_string();
    let document = fs::read(&args.file).map_err(|error| CommandError::Io(name.clone(), error))?;
    let archive = Archive::read(&document).map_err(|refusal| refused(&name, &refusal))?;
    drop(document);
    let store = open(&Settings::of_database(&args.database)?).await?;
    let mut write = store.write(&Actor::System).await?;
    write.restore(&archive).await.map_err(|error| match error {
        RestoreError::Store(error) => error.into(),
        error => refused(&name, &error),
    })?;
    write.commit().await?;
    let count =
        |wanted: &str| archive.counts().find(|(noun, _)| *noun == wanted).map_or(0, |(_, count)| count);
    let all: usize = archive.counts().map(|(_, count)| count).sum();
    println!("Restored {all} records on {}.", store.database_name());
    if count("users") > 0 {
        println!(
            "{} accounts have no password yet: `geflecht user reset-password EMAIL` gives one.",
            count("users")
        );
    }
    store.close().await;
    Ok(())
}

fn refused(name: &str, why: &impl std::fmt::Display) -> CommandError {
    CommandError::Refused(format!("{name}: {why}"))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use tempfile::TempDir;

    use super::*;
    use crate::commands::{Cli, Command, generate};

    /// Runs a command as it is typed, with paths inside a folder.
    async fn geflecht(folder: &TempDir, words: &[&str]) -> Result<(), CommandError> {
        let path = |word: &str| word.replace("DIR", &folder.path().display().to_string());
        let words = ["geflecht"].into_iter().chain(words.iter().copied()).map(path);
        match Cli::try_parse_from(words).unwrap().command {
            Command::Generate(args) => generate::run(&args).await,
            Command::Export(args) => export(&args).await,
            Command::Restore(args) => restore(&args).await,
            other => panic!("{other:?}"),
        }
    }

    async fn generated() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        geflecht(&folder, &["generate", "--size", "s", "--database", "sqlite:DIR/one.db"]).await.unwrap();
        folder
    }

    fn records(folder: &TempDir, file: &str) -> serde_json::Value {
        let text = fs::read(folder.path().join(file)).unwrap();
        let mut document: serde_json::Value = serde_json::from_slice(&text).unwrap();
        document["records"].take()
    }

    #[tokio::test]
    async fn an_instance_goes_out_and_comes_in_again() {
        let folder = generated().await;
        for words in [
            ["export", "--database", "sqlite:DIR/one.db", "--output", "DIR/one.json"].as_slice(),
            &["restore", "DIR/one.json", "--database", "sqlite:DIR/two.db"],
            &["export", "--database", "sqlite:DIR/two.db", "--output", "DIR/two.json"],
        ] {
            geflecht(&folder, words).await.unwrap();
        }
        let (one, two) = (records(&folder, "one.json"), records(&folder, "two.json"));
        assert!(one["people"].as_array().unwrap().len() > 100);
        assert!(one == two, "what came out of the second is not what went into it");
        // Nothing half-written is left, and nothing is restored onto what is there.
        assert!(!folder.path().join("one.json.part").exists());
        let again = geflecht(&folder, &["restore", "DIR/one.json", "--database", "sqlite:DIR/two.db"]).await;
        let again = again.unwrap_err().to_string();
        assert!(again.contains("already holds fields_of_action"), "{again}");
    }

    #[tokio::test]
    async fn a_health_region_goes_out_by_itself() {
        let folder = generated().await;
        geflecht(&folder, &["export", "--database", "sqlite:DIR/one.db", "--output", "DIR/one.json"])
            .await
            .unwrap();
        let regions = records(&folder, "one.json")["health_regions"].take();
        let region = regions[0]["id"].as_str().unwrap();
        let export =
            ["export", "--database", "sqlite:DIR/one.db", "--output", "DIR/part.json", "--health-region"];
        geflecht(&folder, &[&export[..], &[region]].concat()).await.unwrap();
        assert_eq!(records(&folder, "part.json")["health_regions"].as_array().unwrap().len(), 1);
        geflecht(&folder, &["restore", "DIR/part.json", "--database", "sqlite:DIR/three.db"]).await.unwrap();
        let nowhere = "00000000-0000-8000-8000-000000000000";
        let refused = geflecht(&folder, &[&export[..], &[nowhere]].concat()).await.unwrap_err().to_string();
        assert_eq!(refused, "--health-region: there is no such health region");
    }

    #[tokio::test]
    async fn what_is_cut_off_is_refused_with_its_name_and_nothing_is_written() {
        let folder = generated().await;
        geflecht(&folder, &["export", "--database", "sqlite:DIR/one.db", "--output", "DIR/one.json"])
            .await
            .unwrap();
        let whole = fs::read(folder.path().join("one.json")).unwrap();
        let cut = folder.path().join("cut.json");
        fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
        let database = DatabaseArgs {
            database: Some(format!("sqlite:{}/new.db", folder.path().display())),
            ..Default::default()
        };
        let error = restore(&RestoreArgs { database, file: cut.clone() }).await.unwrap_err().to_string();
        assert!(
            error.starts_with(&cut.display().to_string()) && error.contains("no complete JSON"),
            "{error}"
        );
        assert!(!folder.path().join("new.db").exists(), "an archive is read before a database is made");
    }
}
