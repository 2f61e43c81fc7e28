//! Files come to a measure, and go out as something to be saved: never as something that a browser runs.

use app::{error::AppError, links, server_context::Caller};
use axum::{
    Extension,
    extract::{
        Multipart, Path,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    id::MeasureId,
    permission::Actor,
    plan::{Attachment, FILE_MAX, FileProblem, NewFile},
};

use super::{expects_page, page_of_form, saying, sign_in::encoded};

/// The most bytes that are read of somebody who sends too much. A browser hears nothing before it has sent all it has to
/// send, and whoever chose the wrong file shall hear what is wrong with it.
pub const UPLOAD_LIMIT: usize = 64 * 1024 * 1024;

/// `POST /plan/attachment/upload`: attaches a file to a measure. A form is led back to its page, with the reason if the
/// file was not taken; a script is told by the status, and the reason by its code.
pub async fn upload(Extension(caller): Extension<Caller>, headers: HeaderMap, form: Multipart) -> Response {
    let taken = take(&caller, form).await;
    if !expects_page(&headers) {
        return match taken {
            Ok(()) => StatusCode::NO_CONTENT.into_response(),
            Err(error) => (error.status(), error.code()).into_response(),
        };
    }
    let page = page_of_form(&headers);
    let page = if page.path().starts_with("/plan/") { page } else { Uri::from_static(links::PLANS) };
    let back = match taken {
        Ok(()) => format!("{}#sheet-attachments", saying(&page, &[])),
        Err(error) => saying(&page, &[&format!("problem={}", error.code())]),
    };
    Redirect::to(&back).into_response()
}

async fn take(caller: &Caller, mut form: Multipart) -> Result<(), AppError> {
    if caller.actor == Actor::Visitor {
        return Err(AppError::NotSignedIn);
    }
    let mut measure: Option<MeasureId> = None;
    while let Some(field) = form.next_field().await.map_err(unread)? {
        match field.name() {
            Some("measure") => measure = field.text().await.map_err(unread)?.parse().ok(),
            Some("file") => {
                let measure = measure.ok_or(AppError::Invalid)?;
                // Nobody's file is read who may not attach one.
                caller.read().await?.require_attaching(measure).await?;
                let name = field.file_name().unwrap_or_default().to_owned();
                let file = NewFile::read(&name, content(field).await?).map_err(refused)?;
                let mut write = caller.write().await?;
                write.add_attachment(measure, &file).await?;
                write.commit().await?;
                return Ok(());
            }
            _ => {}
        }
    }
    Err(refused(FileProblem::Missing))
}

/// What is in a file. One that is too large is read to its end and forgotten.
async fn content(mut field: Field<'_>) -> Result<Vec<u8>, AppError> {
    let (mut content, mut size) = (Vec::new(), 0);
    while let Some(part) = field.chunk().await.map_err(unread)? {
        size += part.len();
        if size <= FILE_MAX {
            content.extend_from_slice(&part);
        } else {
            content = Vec::new();
        }
    }
    if size > FILE_MAX { Err(refused(FileProblem::TooLarge)) } else { Ok(content) }
}

fn refused(problem: FileProblem) -> AppError {
    AppError::Refused(problem.into())
}

fn unread(error: MultipartError) -> AppError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        refused(FileProblem::TooLarge)
    } else {
        AppError::Invalid
    }
}

/// `GET /plan/attachment/{id}`: a file, for those who may see it.
pub async fn download(Extension(caller): Extension<Caller>, Path(id): Path<String>) -> Response {
    let read = async {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        Ok::<_, AppError>(caller.read().await?.get_attachment(id).await?)
    };
    match read.await {
        Ok((attachment, content)) => file(&attachment, content),
        Err(error) => error.status().into_response(),
    }
}

/// A file as an answer that is saved and not shown, by whatever name it is called; shown all the same, it runs nothing.
fn file(attachment: &Attachment, content: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, attachment.kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&attachment.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, content).into_response()
}

/// What a browser is to do with a file, and its name: once in plain letters, and once as it is (RFC 6266, RFC 8187).
fn disposition(name: &str) -> String {
    let is_plain = |letter: char| (letter.is_ascii_graphic() || letter == ' ') && !"\"\\%".contains(letter);
    let plain = name.replace(|letter| !is_plain(letter), "_");
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_told_to_browsers_old_and_new() {
        assert_eq!(
            disposition("Übersicht \"1\" 100%.pdf"),
            "attachment; filename=\"_bersicht _1_ 100_.pdf\"; \
             filename*=UTF-8''%C3%9Cbersicht%20%221%22%20100%25.pdf"
        );
        assert!(header::HeaderValue::from_str(&disposition("a\r\nb\u{202e}.txt")).is_ok());
    }
}
