//! Health regions side by side, as the reader may compare them.

use domain::reports::{RegionComparison, RegionMap};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionsDashboard {
    /// The day in Germany, by the server's clock.
    pub today: Date,
    /// The health regions with what the reader may compare.
    pub comparison: RegionComparison,
    /// Where they lie.
    pub map: RegionMap,
}

/// Health regions of a state that are alike, by their plans of a year; refused to those who do not coordinate or lead.
/// What of it cannot be read is ignored.
#[server(output = Postcard)]
pub async fn load_regions(
    /// The key of a state.
    state: Option<String>,
    /// A year.
    year: Option<String>,
    /// With which ones is compared.
    compare_with: Option<String>,
) -> Result<RegionsDashboard, AppError> {
    use super::query::RegionsQuery;

    let query = RegionsQuery::read(|name| match name {
        "state" => state.clone(),
        "year" => year.clone(),
        "compare" => compare_with.clone(),
        _ => None,
    });
    crate::server_context::answer(|caller| async move { compare(&caller, &query).await }).await
}

/// What the caller sees for a query.
///
/// # Errors
/// [`AppError::NotSignedIn`] for a visitor, [`AppError::NotAllowed`] for those who compare nothing.
#[cfg(feature = "ssr")]
pub async fn compare(
    caller: &crate::server_context::Caller,
    query: &super::query::RegionsQuery,
) -> Result<RegionsDashboard, AppError> {
    if caller.actor.user_id().is_none() {
        return Err(AppError::NotSignedIn);
    }
    let wish = store::reports::ComparisonWish {
        state: query.state.clone(),
        year: query.year,
        compare: query.compare,
    };
    let mut session = caller.read().await?;
    let comparison = session.compare_regions(&wish).await?;
    Ok(RegionsDashboard { today: session.today(), map: session.map_regions(&comparison), comparison })
}
