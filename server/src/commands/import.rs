//! `geflecht import`.

use std::{fs, path::PathBuf, process::ExitCode};

use app::{exchange::words, i18n::Language};
use clap::Args;
use domain::{
    directory::{MembershipRole, NamedRecord, RelationKind},
    exchange::{
        Counts, Import, ImportField, ImportSettings, Known, Outcome, Preview, QuestionKind, RowPreview,
        SourceTable, column_names, is_said_by_an_edge, preview,
    },
    id::HealthRegionId,
    permission::Actor,
};
use serde::Serialize;
use store::Store;

use super::{CommandError, open};
use crate::{
    config::{DatabaseArgs, Settings},
    import_file::{FILE_LIMIT, read_table},
    import_mapping::{MappedAnswer, MappedColumn, Mapping},
};

/// Nothing was written into the directory.
const NOTHING_APPLIED: u8 = 2;

/// A list to be brought into the directory.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The list: XLSX, ODS or CSV, contacts as vCard, or a network as GraphML, GEXF, GML or JSON.
    file: PathBuf,
    /// Print what the columns probably mean, as a mapping to be completed, and write nothing.
    #[arg(long, conflicts_with_all = ["mapping", "dry_run", "report"], required_unless_present = "mapping")]
    suggest_mapping: bool,
    /// What the columns mean.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Work everything out and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write the report as JSON into a file; without it, it is printed.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// The health region whose directory is meant, by id or name, where the mapping does not say it.
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
}

/// What became of a list.
#[derive(Debug, Default, Serialize)]
struct Report {
    file: String,
    applied: bool,
    #[serde(flatten)]
    counts: Counts,
    rejected_rows: Vec<RejectedRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Debug, Serialize)]
struct RejectedRow {
    row: usize,
    column: Option<String>,
    reason: String,
}

#[expect(clippy::print_stderr, reason = "the command line talks to its user")]
pub(super) async fn run(args: &ImportArgs) -> ExitCode {
    let file = args.file.display().to_string();
    let done = match &args.mapping {
        None => suggest(args).await.map(|()| true),
        Some(mapping) => import(args, mapping).await,
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => NOTHING_APPLIED.into(),
        Err(error) => {
            eprintln!("geflecht: {error}");
            if args.report.is_some() {
                let report = Report { file, error: Some(error.to_string()), ..Report::default() };
                if let Err(error) = tell(args, &report) {
                    eprintln!("geflecht: {error}");
                }
            }
            NOTHING_APPLIED.into()
        }
    }
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
async fn suggest(args: &ImportArgs) -> Result<(), CommandError> {
    let table = read_file(args)?;
    let store = open(&Settings::of_database(&args.database)?).await?;
    let mut session = store.read(&Actor::System).await?;
    let regions = session.list_import_regions().await?;
    // What is known is not known of any: then whom a row may be about is asked once the region is said.
    let region = match &args.region {
        None if regions.len() > 1 => None,
        wanted => Some(find_region(&regions, wanted.as_deref())?),
    };
    let suggested = table.suggested_settings();
    let (settings, known) = match region {
        Some(region) => {
            let settings = session.suggest_settings(region, &table, suggested).await?;
            (settings, session.get_known(region).await?)
        }
        None => {
            let today = session.today();
            let districts = session.list_regions(today).await?;
            (suggested, Known { districts, ..Known::default() })
        }
    };
    let shown = preview(&table, &settings, &known);
    let mapping = mapping_of(region, &table, &settings, &known, &shown);
    let text = mapping.write().map_err(|error| CommandError::Refused(error.to_string()))?;
    if region.is_none() {
        println!("{}", regions_to_choose(&regions));
    }
    println!("{text}");
    drop(session);
    store.close().await;
    Ok(())
}

/// The health regions as lines of a mapping of which one is to be chosen.
fn regions_to_choose(regions: &[NamedRecord]) -> String {
    let head =
        "# Which health region is meant? Take the mark off its line, or name it by --region.".to_owned();
    // A name is told as one line, whatever is in it.
    let line =
        |region: &NamedRecord| format!("# health_region = \"{}\" # {:?}", region.record.id, region.name);
    [head].into_iter().chain(regions.iter().map(line)).collect::<Vec<_>>().join("\n")
}

/// Brings the list in; tells whether anything was written.
async fn import(args: &ImportArgs, mapping: &PathBuf) -> Result<bool, CommandError> {
    let table = read_file(args)?;
    let text = fs::read_to_string(mapping)
        .map_err(|error| CommandError::Io(mapping.display().to_string(), error))?;
    let mapping = Mapping::read(&text)
        .map_err(|error| CommandError::Refused(format!("{}: {error}", mapping.display())))?;
    let settings = settings_of(&mapping, &table)?;
    let store = open(&Settings::of_database(&args.database)?).await?;
    let mut session = store.read(&Actor::System).await?;
    let region = said_region(&session.list_import_regions().await?, args, &mapping)?;
    let known = session.get_known(region).await?;
    drop(session);
    let shown = preview(&table, &settings, &known);
    let is_applied = !args.dry_run && shown.counts.new + shown.counts.changed > 0;
    if is_applied {
        apply(&store, args, region, &table, &settings).await?;
    }
    let names = names_of(&table, &settings);
    let report = Report {
        file: args.file.display().to_string(),
        applied: is_applied,
        counts: shown.counts,
        rejected_rows: rejected_rows(&shown.rows, &names),
        error: None,
    };
    tell(args, &report)?;
    store.close().await;
    Ok(is_applied)
}

/// Writes everything in one transaction, so that the assistant can take it back.
async fn apply(
    store: &Store,
    args: &ImportArgs,
    region: HealthRegionId,
    table: &SourceTable,
    settings: &ImportSettings,
) -> Result<(), CommandError> {
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let mut write = store.write(&Actor::System).await?;
    let id = write.create_import(region, &name, table).await?;
    let Import { head, .. } = write.get_import(id).await?;
    write.save_import(id, settings, head.version).await?;
    write.apply_import(id, head.version + 1).await?;
    write.place_nodes().await?;
    write.commit().await?;
    Ok(())
}

fn read_file(args: &ImportArgs) -> Result<SourceTable, CommandError> {
    let name = args.file.display().to_string();
    let failed = |error| CommandError::Io(name.clone(), error);
    let size = fs::metadata(&args.file).map_err(failed)?.len();
    if size > FILE_LIMIT as u64 {
        return Err(CommandError::Refused(format!("{name}: more bytes than {FILE_LIMIT}")));
    }
    let bytes = fs::read(&args.file).map_err(failed)?;
    read_table(&bytes).map_err(|error| CommandError::Refused(format!("{name}: {error}")))
}

fn find_region(regions: &[NamedRecord], wanted: Option<&str>) -> Result<HealthRegionId, CommandError> {
    let list = || {
        regions.iter().map(|region| format!("\n  {}  {}", region.record.id, region.name)).collect::<String>()
    };
    let is_wanted = |region: &&NamedRecord| {
        wanted.is_none_or(|wanted| region.name == wanted || region.record.id.to_string() == wanted)
    };
    let found: Vec<_> = regions.iter().filter(is_wanted).collect();
    match found.as_slice() {
        [one] => Ok(HealthRegionId(one.record.id)),
        [] if regions.is_empty() => Err(CommandError::Refused("there is no health region yet".to_owned())),
        [] => Err(CommandError::Refused(format!(
            "--region: there is no such health region; there are{}",
            list()
        ))),
        _ => Err(CommandError::Refused(format!("--region: say which health region is meant:{}", list()))),
    }
}

/// The health region that the mapping or the command line names: one of them, or both the same.
fn said_region(
    regions: &[NamedRecord],
    args: &ImportArgs,
    mapping: &Mapping,
) -> Result<HealthRegionId, CommandError> {
    match (mapping.health_region, args.region.as_deref()) {
        (Some(region), None) => Ok(region),
        (None, wanted) => find_region(regions, wanted),
        (Some(region), wanted) if find_region(regions, wanted)? == region => Ok(region),
        _ => Err(CommandError::Refused("--region: the mapping names another health region".to_owned())),
    }
}

fn names_of(table: &SourceTable, settings: &ImportSettings) -> Vec<String> {
    let sheet = table.sheets.get(settings.sheet);
    sheet.map(|sheet| column_names(&sheet.rows, settings.head_first, settings.head_count)).unwrap_or_default()
}

fn mapping_of(
    health_region: Option<HealthRegionId>,
    table: &SourceTable,
    settings: &ImportSettings,
    known: &Known,
    shown: &Preview,
) -> Mapping {
    let means = |at: usize| settings.columns.get(at).copied().flatten().map_or("", ImportField::as_str);
    let names = names_of(table, settings).into_iter().enumerate();
    let column = names.map(|(at, name)| MappedColumn { name, means: means(at).to_owned() });
    let answer = shown.questions.iter().map(|question| MappedAnswer {
        question: question.key.clone(),
        text: words::question(Language::En, question),
        choices: match &question.kind {
            QuestionKind::District(keys) => keys.iter().map(ToString::to_string).collect(),
            QuestionKind::Organisation(candidates) | QuestionKind::Person(candidates) => {
                let codes = candidates.iter().map(|candidate| candidate.code.clone());
                codes.chain([domain::exchange::NEW.to_owned()]).collect()
            }
            QuestionKind::Email | QuestionKind::Phone | QuestionKind::Web => {
                vec![domain::exchange::LEAVE_OUT.to_owned()]
            }
            // Their names are read as well as their ids, and can be chosen by sight.
            QuestionKind::Committee(_) => {
                let names = known.committees.iter().map(|one| one.record.name.clone());
                let others = [domain::exchange::NEW, domain::exchange::LEAVE_OUT].map(str::to_owned);
                names.chain(others).collect()
            }
            QuestionKind::Voting => [domain::exchange::YES, domain::exchange::NO].map(str::to_owned).to_vec(),
            QuestionKind::Role => MembershipRole::ALL.iter().map(ToString::to_string).collect(),
            QuestionKind::Node => domain::exchange::NODE_KINDS.map(str::to_owned).to_vec(),
            QuestionKind::Relation => {
                let kinds = RelationKind::ALL.iter().filter(|kind| is_said_by_an_edge(**kind));
                kinds.map(ToString::to_string).collect()
            }
            QuestionKind::Kind => Vec::new(),
        },
        answer: question.answer.clone().unwrap_or_default(),
    });
    Mapping {
        health_region,
        sheet: table.sheets.get(settings.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default(),
        head_first: settings.head_first + 1,
        head_count: settings.head_count,
        column: column.collect(),
        answer: answer.collect(),
    }
}

fn settings_of(mapping: &Mapping, table: &SourceTable) -> Result<ImportSettings, CommandError> {
    let refused = |why: String| CommandError::Refused(format!("the mapping does not fit the file: {why}"));
    let sheet = table.sheets.iter().position(|sheet| sheet.name == mapping.sheet);
    let sheet = sheet.ok_or_else(|| refused(format!("there is no sheet \"{}\"", mapping.sheet)))?;
    let first = mapping.head_first.saturating_sub(1);
    let settings = table.settings_for(sheet, first, mapping.head_count);
    let mut settings = settings.map_err(|error| refused(error.to_string()))?;
    let names = names_of(table, &settings);
    settings.columns = vec![None; names.len()];
    for MappedColumn { name, means } in &mapping.column {
        let at = names.iter().position(|known| known == name);
        let at = at.ok_or_else(|| refused(format!("there is no column \"{name}\"")))?;
        if !means.is_empty() {
            let field = means.parse().map_err(|_| refused(format!("\"{means}\" is no field")))?;
            settings.columns[at] = Some(field);
        }
    }
    let answers = mapping.answer.iter().filter(|answer| !answer.answer.is_empty());
    settings.answers = answers.map(|answer| (answer.question.clone(), answer.answer.clone())).collect();
    Ok(settings)
}

fn rejected_rows(rows: &[RowPreview], names: &[String]) -> Vec<RejectedRow> {
    let rejected = rows.iter().filter(|row| row.outcome == Outcome::Rejected);
    let rejected = rejected.map(|row| {
        let column = row.problems.first().and_then(|problem| names.get(problem.column?).cloned());
        let reasons = row.problems.iter().map(|problem| words::reason(Language::En, &problem.reason));
        RejectedRow { row: row.row, column, reason: reasons.collect::<Vec<_>>().join("; ") }
    });
    rejected.collect()
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
fn tell(args: &ImportArgs, report: &Report) -> Result<(), CommandError> {
    let text =
        serde_json::to_string_pretty(report).map_err(|error| CommandError::Refused(error.to_string()))?;
    match &args.report {
        Some(path) => {
            fs::write(path, text).map_err(|error| CommandError::Io(path.display().to_string(), error))
        }
        None => {
            println!("{text}");
            Ok(())
        }
    }
}
