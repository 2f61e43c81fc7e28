//! Lists of the directory as files: what a query leaves, all of its pages, as its reader may see it.

use app::{
    directory::query,
    error::AppError,
    exchange::list_table::{list_file_name, list_head, list_row},
    i18n::Language,
    links::ListFile,
    server_context::Caller,
};
use axum::{
    Extension,
    extract::Query,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::directory::{DirectoryList, ListEntry};
use formats::{
    table::{Cell, CsvStyle, write_csv, write_xlsx},
    vcard::write_cards,
};

use crate::{
    contact_card::list_card,
    network_file::{excel, written},
};

/// Answers with a list as a file; what is unknown in the query is ignored, as on its page.
pub async fn list_file(
    list: DirectoryList,
    file: ListFile,
    Extension(caller): Extension<Caller>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let query = query::read(list, value);
    let read = async { caller.read().await?.list_entries(&query).await.map_err(AppError::from) };
    let entries = match read.await {
        Ok(entries) => entries,
        Err(error) => return error.status().into_response(),
    };
    let language = caller.language;
    let name = list_file_name(language, list, file, caller.imprint().today);
    // Thousands of rows take a while.
    let bytes = tokio::task::spawn_blocking(move || written_file(language, list, file, &entries)).await;
    match bytes {
        Ok(Some(bytes)) => download(media_type(file), &name, bytes),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// An answer that browsers keep as a file and nobody else keeps at all.
pub(super) fn download(media_type: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The media type of contacts.
pub(super) const VCARD: &str = "text/vcard; charset=utf-8";

const fn media_type(file: ListFile) -> &'static str {
    match file {
        ListFile::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ListFile::ExcelCsv | ListFile::Csv => "text/csv; charset=utf-8",
        ListFile::VCard => VCARD,
    }
}

fn written_file(
    language: Language,
    list: DirectoryList,
    file: ListFile,
    entries: &[ListEntry],
) -> Option<Vec<u8>> {
    let head = list_head(language, list);
    let rows = entries
        .iter()
        .map(|entry| -> Vec<Cell> { list_row(language, list, entry).into_iter().map(written).collect() });
    let csv = |rows, style| {
        let mut bytes = Vec::new();
        write_csv(&head, rows, style, &mut bytes).map(|()| bytes).ok()
    };
    match file {
        ListFile::Xlsx => {
            let rows: Vec<_> = rows.collect();
            let name = app::exchange::list_table::list_name(language, list);
            write_xlsx(name, &head, &rows)
                .inspect_err(|error| tracing::error!(%error, "a workbook could not be written"))
                .ok()
        }
        ListFile::ExcelCsv => csv(rows, excel(language)),
        ListFile::Csv => csv(rows, CsvStyle::PLAIN),
        ListFile::VCard => {
            let cards: Vec<_> = entries.iter().map(|entry| list_card(list, entry)).collect();
            Some(write_cards(&cards).into_bytes())
        }
    }
}
