//! Files that are attached to a measure, as its sheet adds and removes them. Removing is also the door of a plain form;
//! files go to a route of their own, with a script as without.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    id::{AttachmentId, MeasureId},
    plan::MeasureDetail,
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, RequestInit, Response};

use super::measure_api;
use crate::{answer::Postcard, error::AppError, links};

/// Takes a file away from its measure.
#[server(output = Postcard)]
pub async fn remove_attachment(attachment: AttachmentId) -> Result<MeasureDetail, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let detail = write.remove_attachment(attachment).await?;
        write.commit().await?;
        Ok(detail)
    })
    .await
}

/// Sends a form with a file from the browser, and asks how its measure is then.
pub(super) async fn send_file(measure: MeasureId, form: FormData) -> Result<MeasureDetail, AppError> {
    let answer = post(&form).await.map_err(|_| AppError::Connection)?;
    if answer.ok() {
        return measure_api::load_measure(measure).await;
    }
    // Whoever stands in between may answer too, in words of their own.
    let code = match answer.text() {
        Ok(text) => JsFuture::from(text).await.ok().and_then(|code| code.as_string()),
        Err(_) => None,
    };
    Err(code.and_then(|code| AppError::from_code(&code)).unwrap_or(AppError::Connection))
}

async fn post(form: &FormData) -> Result<Response, JsValue> {
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(form);
    let answer = window().fetch_with_str_and_init(links::ATTACHMENT_UPLOAD, &request);
    JsFuture::from(answer).await?.dyn_into()
}
