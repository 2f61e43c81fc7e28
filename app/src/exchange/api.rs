//! What the assistant asks the server. Each function that changes something is also the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::NamedRecord,
    exchange::{
        ArchiveOffer, Counts, ImportField, ImportHead, ImportSettings, Outcome, Question, RowPreview,
    },
    id::ImportId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{answer::Postcard, error::AppError};

/// Rows on one page of a preview.
pub const PAGE_SIZE: usize = 50;

/// The start of the assistant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportsAnswer {
    /// The health regions into whose directory the reader may bring lists.
    pub regions: Vec<NamedRecord>,
    /// Their imports, the newest first.
    pub imports: Vec<ImportHead>,
}

/// A sheet that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetChoice {
    /// Its name; empty for a text file.
    pub name: String,
    /// How many rows it has.
    pub rows: usize,
}

/// A column with what it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// Its name in the file.
    pub name: String,
    /// Some of its values.
    pub samples: Vec<String>,
    /// What it means.
    pub field: Option<ImportField>,
}

/// A district that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictChoice {
    /// Its key.
    pub key: String,
    /// Its name with its kind.
    pub name: String,
}

/// An import as a page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportAnswer {
    /// The import.
    pub head: ImportHead,
    /// What was said about it.
    pub settings: ImportSettings,
    /// The sheets of the file.
    pub sheets: Vec<SheetChoice>,
    /// The first rows of the chosen sheet, to see where the names of the columns stand.
    pub first_rows: Vec<Vec<String>>,
    /// The columns.
    pub columns: Vec<ColumnChoice>,
    /// What only a person can say.
    pub questions: Vec<Question>,
    /// The districts, if one is asked for.
    pub districts: Vec<DistrictChoice>,
    /// The committees of the health region by name, if one is asked for.
    pub committees: Vec<NamedRecord>,
    /// The sums.
    pub counts: Counts,
    /// The rows of this page.
    pub rows: Vec<RowPreview>,
    /// What keeps it from being taken back.
    pub in_the_way: Vec<NamedRecord>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerForm {
    /// The key of the question.
    pub key: String,
    /// The answer; empty for none.
    #[serde(default)]
    pub answer: String,
}

/// The archives that the reader may take; refused if there is none.
#[server(output = Postcard)]
pub async fn load_archive_offer() -> Result<ArchiveOffer, AppError> {
    use domain::permission::Actor;

    crate::server_context::answer(|caller| async move {
        if caller.actor == Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        let offer = caller.read().await?.get_archive_offer().await?;
        if offer.is_empty() { Err(AppError::NotAllowed) } else { Ok(offer) }
    })
    .await
}

/// The health regions into which the reader may bring lists, with their imports; refused if there is none.
#[server(output = Postcard)]
pub async fn load_imports() -> Result<ImportsAnswer, AppError> {
    use domain::permission::Actor;

    crate::server_context::answer(|caller| async move {
        if caller.actor == Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        let mut session = caller.read().await?;
        let regions = session.list_import_regions().await?;
        if regions.is_empty() {
            return Err(AppError::NotAllowed);
        }
        Ok(ImportsAnswer { regions, imports: session.list_imports().await? })
    })
    .await
}

/// An import with one page of those of its rows that became `show`, or of all.
#[server(output = Postcard)]
pub async fn load_import(
    import: ImportId,
    #[server(default)] show: Option<Outcome>,
    #[server(default)] page: usize,
) -> Result<ImportAnswer, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        server::shown(&mut session, import, show, page).await
    })
    .await
}

/// Says where the names of the columns stand: `sheet` from 0, `first` the row from 1. What the columns mean is suggested anew.
#[server(output = Postcard)]
pub async fn set_import_head(
    import: ImportId,
    version: i64,
    sheet: usize,
    first: usize,
    count: usize,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let before = write.get_import(import).await?;
        let settings = before.table.settings_for(sheet, first.saturating_sub(1), count);
        let settings = settings.map_err(|_| AppError::Invalid)?;
        let settings = write.suggest_settings(before.health_region_id, &before.table, settings).await?;
        write.save_import(import, &settings, version).await?;
        write.commit().await?;
        crate::server_context::lead_to(&crate::links::import_step(import, crate::links::ImportStep::Columns));
        Ok(())
    })
    .await
}

/// Says what the columns hold, in their order; an empty text is nothing.
#[server(output = Postcard)]
pub async fn set_import_columns(
    import: ImportId,
    version: i64,
    #[server(default)] columns: Vec<String>,
) -> Result<(), AppError> {
    use crate::links::{ImportStep, import_step};

    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let mut settings = write.get_import(import).await?.settings;
        settings.columns = columns.iter().map(|field| field.parse().ok()).collect();
        write.save_import(import, &settings, version).await?;
        write.commit().await?;
        let asks = server::has_open_questions(&mut caller.read().await?, import).await?;
        let next = if asks { ImportStep::Questions } else { ImportStep::Preview };
        crate::server_context::lead_to(&import_step(import, next));
        Ok(())
    })
    .await
}

/// Answers questions. With `leave_out`, every value that cannot be read is left out.
#[server(output = Postcard)]
pub async fn answer_import(
    import: ImportId,
    version: i64,
    #[server(default)] answers: Vec<AnswerForm>,
    #[server(default)] leave_out: bool,
) -> Result<(), AppError> {
    use crate::links::{ImportStep, import_step};

    crate::server_context::answer(|caller| async move {
        if caller.actor == domain::permission::Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        // Working out a preview takes a moment, and nobody who writes should wait for it: whoever has changed the import
        // meanwhile, `save_import` finds by its version.
        let mut session = caller.read().await?;
        let mut settings = session.get_import(import).await?.settings;
        for AnswerForm { key, answer } in answers {
            if answer.is_empty() {
                settings.answers.remove(&key);
            } else {
                settings.answers.insert(key, answer);
            }
        }
        if leave_out {
            server::leave_unreadable_out(&mut session, import, &mut settings).await?;
        }
        drop(session);
        let mut write = caller.write().await?;
        write.save_import(import, &settings, version).await?;
        write.commit().await?;
        let asks = server::has_open_questions(&mut caller.read().await?, import).await?;
        let next = if asks && leave_out { ImportStep::Questions } else { ImportStep::Preview };
        crate::server_context::lead_to(&import_step(import, next));
        Ok(())
    })
    .await
}

/// Writes everything into the directory, or nothing.
#[server(output = Postcard)]
pub async fn apply_import(import: ImportId, version: i64) -> Result<Counts, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let counts = write.apply_import(import, version).await?;
        write.commit().await?;
        server::place_newcomers(&caller);
        crate::server_context::lead_to(&crate::links::import(import));
        Ok(counts)
    })
    .await
}

/// Takes everything back that an import has written, or nothing: then the page names what is in the way.
#[server(output = Postcard)]
pub async fn undo_import(import: ImportId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        if !write.undo_import(import, version).await?.is_empty() {
            return Err(AppError::Stale);
        }
        write.commit().await?;
        crate::server_context::lead_to(&crate::links::import(import));
        Ok(())
    })
    .await
}

/// Forgets a file that is not in the directory.
#[server(output = Postcard)]
pub async fn remove_import(import: ImportId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_import(import, version).await?;
        write.commit().await?;
        crate::server_context::lead_to(crate::links::IMPORTS);
        Ok(())
    })
    .await
}

#[cfg(feature = "ssr")]
mod server {
    //! What the server works out for the assistant.

    use domain::{
        exchange::{
            Import, ImportSettings, ImportState, Known, LEAVE_OUT, Outcome, Preview, QuestionKind,
            column_names, preview,
        },
        id::ImportId,
        permission::Actor,
    };
    use store::Session;

    use super::{ColumnChoice, DistrictChoice, ImportAnswer, PAGE_SIZE, SheetChoice};
    use crate::{error::AppError, server_context::Caller};

    /// Values shown of each column.
    const SAMPLES: usize = 3;

    /// Rows shown to find the names of the columns.
    const FIRST_ROWS: usize = 12;

    /// A preview takes a moment for a large file: it is worked out where nobody else waits.
    async fn previewed(import: Import, known: Known) -> Result<(Import, Known, Preview), AppError> {
        let work = move || {
            let shown = preview(&import.table, &import.settings, &known);
            (import, known, shown)
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Invalid)
    }

    pub(super) async fn shown(
        session: &mut Session,
        id: ImportId,
        show: Option<Outcome>,
        page: usize,
    ) -> Result<ImportAnswer, AppError> {
        let import = session.get_import(id).await?;
        let (import, mut answer) = if import.head.state == ImportState::Draft {
            let known = session.get_known(import.health_region_id).await?;
            let (import, known, shown) = previewed(import, known).await?;
            let mut answer = empty(&import);
            let asks_district = |kind: &QuestionKind| matches!(kind, QuestionKind::District(_));
            if shown.questions.iter().any(|question| asks_district(&question.kind)) {
                answer.districts = known
                    .districts
                    .iter()
                    .map(|region| DistrictChoice {
                        key: region.ags.to_string(),
                        name: format!("{} ({})", region.name, region.kind),
                    })
                    .collect();
                answer.districts.sort_by_cached_key(|district| domain::search::fold(&district.name));
            }
            let asks_committee = |kind: &QuestionKind| matches!(kind, QuestionKind::Committee(_));
            if shown.questions.iter().any(|question| asks_committee(&question.kind)) {
                answer.committees = known.committees.iter().map(|one| one.record.named()).collect();
            }
            answer.counts = shown.counts;
            answer.questions = shown.questions;
            answer.rows = shown.rows;
            (import, answer)
        } else {
            let mut answer = empty(&import);
            answer.counts = import.head.counts.unwrap_or_default();
            answer.rows = session.get_import_rows(id).await?.unwrap_or_default();
            if import.head.state == ImportState::Applied {
                answer.in_the_way = session.list_changed_since_import(id).await?;
            }
            (import, answer)
        };
        answer.rows.retain(|row| show.is_none_or(|show| row.outcome == show));
        let first = page.saturating_sub(1).saturating_mul(PAGE_SIZE);
        answer.rows = answer.rows.into_iter().skip(first).take(PAGE_SIZE).collect();
        if let Some(sheet) = import.table.sheets.get(import.settings.sheet) {
            answer.first_rows = sheet.rows.iter().take(FIRST_ROWS).cloned().collect();
        }
        Ok(answer)
    }

    /// What is known of an import without its rows.
    fn empty(import: &Import) -> ImportAnswer {
        let settings = &import.settings;
        let sheets = import.table.sheets.iter();
        let sheets = sheets.map(|sheet| SheetChoice { name: sheet.name.clone(), rows: sheet.rows.len() });
        let rows = import.table.sheets.get(settings.sheet).map_or(&[][..], |sheet| &sheet.rows);
        let names = column_names(rows, settings.head_first, settings.head_count);
        let data = rows.get(settings.head_first + settings.head_count..).unwrap_or_default();
        let columns = names.into_iter().enumerate().map(|(at, name)| {
            let mut samples: Vec<String> = Vec::new();
            for cell in data.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty()) {
                if samples.len() == SAMPLES {
                    break;
                }
                if !samples.contains(cell) {
                    samples.push(cell.chars().take(60).collect());
                }
            }
            ColumnChoice { name, samples, field: settings.columns.get(at).copied().flatten() }
        });
        ImportAnswer {
            head: import.head.clone(),
            settings: settings.clone(),
            sheets: sheets.collect(),
            first_rows: Vec::new(),
            columns: columns.collect(),
            questions: Vec::new(),
            districts: Vec::new(),
            committees: Vec::new(),
            counts: Default::default(),
            rows: Vec::new(),
            in_the_way: Vec::new(),
        }
    }

    async fn preview_of(session: &mut Session, id: ImportId) -> Result<Preview, AppError> {
        let import = session.get_import(id).await?;
        let known = session.get_known(import.health_region_id).await?;
        Ok(previewed(import, known).await?.2)
    }

    pub(super) async fn has_open_questions(session: &mut Session, id: ImportId) -> Result<bool, AppError> {
        let shown = preview_of(session, id).await?;
        Ok(shown.questions.iter().any(|question| question.answer.is_none()))
    }

    pub(super) async fn leave_unreadable_out(
        session: &mut Session,
        id: ImportId,
        settings: &mut ImportSettings,
    ) -> Result<(), AppError> {
        for question in preview_of(session, id).await?.questions {
            let is_unreadable =
                matches!(question.kind, QuestionKind::Email | QuestionKind::Phone | QuestionKind::Web);
            if is_unreadable {
                settings.answers.entry(question.key).or_insert_with(|| LEAVE_OUT.to_owned());
            }
        }
        Ok(())
    }

    /// Gives newcomers a place on the map, near their neighbours; nobody waits for it.
    pub(super) fn place_newcomers(caller: &Caller) {
        let store = caller.store.clone();
        tokio::spawn(async move {
            let placed = async {
                let mut write = store.write(&Actor::System).await?;
                let placed = write.place_nodes().await?;
                write.commit().await?;
                Ok::<_, store::StoreError>(placed)
            };
            match placed.await {
                Ok(placed) => tracing::info!(placed, "nodes were placed on the map"),
                Err(error) => tracing::warn!(%error, "newcomers have no place on the map yet"),
            }
        });
    }
}
