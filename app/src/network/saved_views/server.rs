//! What the server functions of saved views have in common.

use domain::{
    id::SavedViewId,
    permission::{Actor, Visibility},
    saved_view::{Audience, VIEW_NAME_MAX, VIEW_QUERY_MAX},
    text,
};
use leptos::prelude::*;
use store::Session;

use super::api::AudienceChoice;
use crate::{error::AppError, links, network::query::MapQuery};

pub(super) async fn choice(read: &mut Session, audience: &Audience) -> Result<AudienceChoice, AppError> {
    let name = read.find_audience_name(audience).await?;
    Ok(AudienceChoice { key: key(audience), visibility: audience.visibility, name })
}

/// "private", "network", or the visibility with the id of its place.
pub(super) fn key(audience: &Audience) -> String {
    let visibility = audience.visibility;
    match (visibility, &audience.place) {
        (Visibility::Committee, place) => {
            format!("{visibility}:{}", place.committee.map(|id| id.to_string()).unwrap_or_default())
        }
        (Visibility::Region, place) => {
            format!("{visibility}:{}", place.health_region.map(|id| id.to_string()).unwrap_or_default())
        }
        _ => visibility.to_string(),
    }
}

pub(super) fn offered(actor: &Actor, wanted: &str) -> Option<Audience> {
    Audience::offered_to(actor).into_iter().find(|audience| key(audience) == wanted)
}

pub(super) fn checked_name(name: &str) -> Result<String, AppError> {
    text::line::<VIEW_NAME_MAX>(name).map_err(|_| AppError::Invalid)
}

/// The query as the map itself would write it; what it does not know is left out.
pub(super) fn checked_query(query: &str) -> Result<String, AppError> {
    let query = MapQuery::from_text(query).kept_text();
    if query.len() <= VIEW_QUERY_MAX { Ok(query) } else { Err(AppError::Invalid) }
}

pub(super) fn opened(id: SavedViewId, query: &str) -> String {
    links::map(&MapQuery { saved: Some(id.0), ..MapQuery::from_text(query) })
}

/// Leads forms that were sent without a script to a page; scripts go on by themselves.
pub(super) fn lead_forms_to(path: &str) {
    let accepts_pages = use_context::<http::request::Parts>().is_some_and(|request| {
        let accepted = request.headers.get(http::header::ACCEPT).and_then(|value| value.to_str().ok());
        accepted.is_some_and(|accepted| accepted.contains("text/html"))
    });
    if accepts_pages {
        leptos_axum::redirect(path);
        if let Some(answer) = use_context::<leptos_axum::ResponseOptions>() {
            answer.set_status(http::StatusCode::SEE_OTHER);
        }
    }
}
