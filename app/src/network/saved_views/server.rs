//! What the server functions of saved views have in common.

use domain::{
    id::SavedViewId,
    permission::{Actor, Visibility},
    saved_view::{Audience, VIEW_NAME_MAX, VIEW_QUERY_MAX},
    text,
};
use store::Session;

use super::api::AudienceChoice;
use crate::{
    error::AppError,
    links,
    network::query::{MapQuery, MapView},
};

/// With whom a view is shared, as a form says it.
pub(crate) async fn choice(read: &mut Session, audience: &Audience) -> Result<AudienceChoice, AppError> {
    let name = read.find_audience_name(audience).await?;
    Ok(AudienceChoice { key: key(audience), visibility: audience.visibility, name })
}

/// "private", "network", or the visibility with the id of its place.
pub(crate) fn key(audience: &Audience) -> String {
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

/// The audience that stands for a key, if the actor may choose it.
pub(crate) fn offered(actor: &Actor, wanted: &str) -> Option<Audience> {
    Audience::offered_to(actor).into_iter().find(|audience| key(audience) == wanted)
}

/// A name as it is kept.
pub(crate) fn checked_name(name: &str) -> Result<String, AppError> {
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

/// As [`opened`], presented; what is no picture is only opened.
pub(super) fn presented(id: SavedViewId, query: &str) -> String {
    let query = MapQuery::from_text(query);
    let presents = query.view == MapView::Net;
    links::map(&MapQuery { saved: Some(id.0), presents, ..query })
}
