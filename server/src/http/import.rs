//! Lists come in as files, and the rows that were left out go out as one.

use app::{exchange::words, links, network::export::Cell, server_context::Caller};
use axum::{
    Extension,
    body::Bytes,
    extract::{Multipart, Path, multipart::MultipartError},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    exchange::{ImportState, Outcome, RowPreview, column_names, preview},
    id::{HealthRegionId, ImportId},
    permission::Actor,
};
use formats::table::{Place, TableError};
use store::StoreError;

use crate::{import_file::read_table, network_file::write_table};

/// Signs of a file's name that are kept.
const NAME_MAX: usize = 200;

/// `POST /directory/import/upload`: keeps a file, and leads to what its columns hold; or back, with the reason.
pub async fn upload(Extension(caller): Extension<Caller>, form: Multipart) -> Response {
    match take(&caller, form).await {
        Ok(import) => Redirect::to(&links::import(import)).into_response(),
        Err(Refusal::Status(status)) => status.into_response(),
        Err(Refusal::Problem(query)) => Redirect::to(&format!("{}?{query}", links::IMPORTS)).into_response(),
    }
}

/// Why a file was not taken.
enum Refusal {
    /// Nobody who can see the form gets this.
    Status(StatusCode),
    /// What the form says.
    Problem(String),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound(_) => Self::Status(StatusCode::NOT_FOUND),
            StoreError::NotAllowed => Self::Status(StatusCode::FORBIDDEN),
            error => Self::Status(app::error::AppError::from(error).status()),
        }
    }
}

impl From<MultipartError> for Refusal {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Self::Problem("problem=too-much".to_owned())
        } else {
            Self::Status(error.status())
        }
    }
}

impl From<TableError> for Refusal {
    fn from(error: TableError) -> Self {
        let (code, place) = match error {
            TableError::Empty => ("empty", Place::default()),
            TableError::NoTable => ("no-table", Place::default()),
            TableError::OldWorkbook => ("old-workbook", Place::default()),
            TableError::TooMuch { place, .. } => ("too-much", place),
            TableError::Broken { place, .. } => ("broken", place),
        };
        let number = |number: Option<usize>| number.map(|number| number.to_string());
        let parts = [
            ("problem", Some(code.to_owned())),
            ("sheet", place.sheet),
            ("row", number(place.row)),
            ("column", number(place.column)),
        ];
        let parts = parts.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?)));
        Self::Problem(super::sign_in::query_string(parts))
    }
}

async fn take(caller: &Caller, mut form: Multipart) -> Result<ImportId, Refusal> {
    if caller.actor == Actor::Visitor {
        return Err(Refusal::Status(StatusCode::UNAUTHORIZED));
    }
    // Nobody's file is read who may not bring one.
    if caller.store.read(&caller.actor).await?.list_import_regions().await?.is_empty() {
        return Err(Refusal::Status(StatusCode::FORBIDDEN));
    }
    let (mut region, mut file): (Option<HealthRegionId>, Option<(String, Bytes)>) = (None, None);
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("region") => region = field.text().await?.parse().ok(),
            Some("file") => {
                let name = field.file_name().unwrap_or_default();
                let name: String =
                    name.chars().filter(|letter| !letter.is_control()).take(NAME_MAX).collect();
                file = Some((name, field.bytes().await?));
            }
            _ => {}
        }
    }
    let region = region.ok_or(Refusal::Status(StatusCode::UNPROCESSABLE_ENTITY))?;
    let (name, bytes) = file
        .filter(|(_, bytes)| !bytes.is_empty())
        .ok_or_else(|| Refusal::Problem("problem=no-file".to_owned()))?;
    let table = tokio::task::spawn_blocking(move || read_table(&bytes)).await;
    let table = table.map_err(|_| Refusal::Problem("problem=broken".to_owned()))??;
    let mut write = caller.store.write(&caller.actor).await?;
    let import = write.create_import(region, &name, &table).await?;
    write.commit().await?;
    Ok(import)
}

/// `GET /directory/import/{import}/rejected.csv`: the rows that were left out with the reasons, and their cells as they
/// were, so that they can be corrected and brought again.
pub async fn rejected(Extension(caller): Extension<Caller>, Path(import): Path<String>) -> Response {
    let Ok(import) = import.parse::<ImportId>() else { return StatusCode::NOT_FOUND.into_response() };
    match rejected_rows(&caller, import).await {
        Ok(bytes) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"geflecht-import.csv\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (headers, bytes).into_response()
        }
        Err(Refusal::Status(status)) => status.into_response(),
        Err(Refusal::Problem(_)) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn rejected_rows(caller: &Caller, id: ImportId) -> Result<Vec<u8>, Refusal> {
    let mut session = caller.store.read(&caller.actor).await?;
    let import = session.get_import(id).await?;
    let rows = if import.head.state == ImportState::Draft {
        let known = session.get_known(import.health_region_id).await?;
        let (table, settings) = (import.table.clone(), import.settings.clone());
        let shown = tokio::task::spawn_blocking(move || preview(&table, &settings, &known).rows).await;
        shown.map_err(|_| Refusal::Status(StatusCode::INTERNAL_SERVER_ERROR))?
    } else {
        session.get_import_rows(id).await?.unwrap_or_default()
    };
    let settings = &import.settings;
    let cells = import.table.sheets.get(settings.sheet).map_or(&[][..], |sheet| &sheet.rows);
    let names = column_names(cells, settings.head_first, settings.head_count);
    let language = caller.language;
    let [row_word, column_word, reason_word] = words::report_head(language);
    let head =
        [row_word, column_word, reason_word].into_iter().map(str::to_owned).chain(names.iter().cloned());
    let rejected = rows.iter().filter(|row| row.outcome == Outcome::Rejected).map(|row: &RowPreview| {
        let columns =
            row.problems.iter().filter_map(|problem| names.get(problem.column?).map(String::as_str));
        let reasons = row.problems.iter().map(|problem| words::reason(language, &problem.reason));
        let row_number = Cell::Text(row.row.to_string());
        let said = [columns.collect::<Vec<_>>().join(", "), reasons.collect::<Vec<_>>().join(" ")];
        let source = cells.get(row.row - 1).map_or(&[][..], Vec::as_slice);
        // Rows of a file are of different lengths, those of a table are not.
        let original = (0..names.len()).map(|at| source.get(at).cloned().unwrap_or_default());
        [row_number].into_iter().chain(said.into_iter().chain(original).map(Cell::Text)).collect::<Vec<_>>()
    });
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let written = write_table(head, rejected, language, &mut bytes);
    written.map(|()| bytes).map_err(|_| Refusal::Status(StatusCode::INTERNAL_SERVER_ERROR))
}
