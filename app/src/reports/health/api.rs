//! The health of the network as the reader may see it.

use domain::{
    directory::NamedRecord,
    reports::{HealthRecord, NetworkFigure},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// A page of what a figure counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedRecords {
    /// The figure.
    pub figure: NetworkFigure,
    /// Whether these are the records of the earlier day.
    pub is_then: bool,
    /// The records of the page, by name.
    pub records: Vec<HealthRecord>,
    /// How many there are on all pages.
    pub total: usize,
    /// The page, from 0.
    pub page: usize,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthDashboard {
    /// The day in Germany, by the server's clock.
    pub today: Date,
    /// The day with which is compared.
    pub since: Date,
    /// The health regions to choose from.
    pub regions: Vec<NamedRecord>,
    /// The chosen one.
    pub region: Option<NamedRecord>,
    /// The figures of today, in the order of [`NetworkFigure::ALL`].
    pub now: Vec<usize>,
    /// The figures of the earlier day.
    pub then: Vec<usize>,
    /// What a figure counts, if it is asked for.
    pub listed: Option<ListedRecords>,
}

impl HealthDashboard {
    /// A figure of today and of the earlier day.
    #[must_use]
    pub fn figure(&self, figure: NetworkFigure) -> (usize, usize) {
        let of = |counts: &[usize]| counts.get(figure as usize).copied().unwrap_or_default();
        (of(&self.now), of(&self.then))
    }
}

/// The health of the network of a health region or of all; also answers visitors. What cannot be read is ignored.
#[server(output = Postcard)]
pub async fn load_network_health(
    /// The id of a health region.
    region: Option<String>,
    /// The day with which is compared.
    since: Option<String>,
    /// The figure whose records are listed.
    figure: Option<String>,
    /// Of which day these are: `then` for the earlier one.
    of: Option<String>,
    /// Which page of them, from 1.
    page: Option<String>,
) -> Result<HealthDashboard, AppError> {
    use super::query::{HealthQuery, PAGE_SIZE};

    let query = HealthQuery::read(|name| match name {
        "region" => region.clone(),
        "since" => since.clone(),
        "figure" => figure.clone(),
        "of" => of.clone(),
        "page" => page.clone(),
        _ => None,
    });
    crate::server_context::answer(|caller| async move { survey(&caller, &query, PAGE_SIZE).await }).await
}

/// What the caller sees for a query, with so many records on a page.
///
/// # Errors
/// [`AppError::NotFound`] for a health region that the caller does not see.
#[cfg(feature = "ssr")]
pub async fn survey(
    caller: &crate::server_context::Caller,
    query: &super::query::HealthQuery,
    page_size: usize,
) -> Result<HealthDashboard, AppError> {
    use domain::change::{RecordKind, RecordRef};

    let mut session = caller.read().await?;
    let today = session.today();
    let since = query.compared_day(today);
    let now = session.get_network_health(query.region, today).await?;
    let then = session.get_network_health(query.region, since).await?;
    let regions = session.list_health_regions().await?.into_iter();
    let regions: Vec<_> = regions
        .map(|region| NamedRecord {
            record: RecordRef::new(RecordKind::HealthRegion, region.id),
            name: region.name,
        })
        .collect();
    let listed = query.figure.map(|figure| {
        let records = if query.is_then { then.records(figure) } else { now.records(figure) };
        // Whoever asks for a page behind the last one is shown the last one.
        let page = query.page.min(records.len().saturating_sub(1) / page_size.max(1));
        let shown = records.chunks(page_size.max(1)).nth(page).unwrap_or_default();
        ListedRecords { figure, is_then: query.is_then, records: shown.to_vec(), total: records.len(), page }
    });
    let chosen = |region: &&NamedRecord| query.region.is_some_and(|chosen| region.record.id == chosen.0);
    Ok(HealthDashboard {
        today,
        since,
        region: regions.iter().find(chosen).cloned(),
        regions,
        now: now.counts(),
        then: then.counts(),
        listed,
    })
}
