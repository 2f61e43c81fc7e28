//! Live updates as server-sent events: the change log, as far as the reader may see it.
//!
//! The id of an event is the number of the change, so a reader who reconnects misses nothing: the browser sends the
//! last id it saw, and the log is read from there.

use std::{convert::Infallible, time::Duration};

use app::server_context::Caller;
use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use domain::id::PlanId;
use futures::{Stream, StreamExt as _, stream};
use serde::Deserialize;
use store::{StoreError, change::ChangeQuery};

use crate::state::AppState;

/// A stream ends after this time; the browser reconnects, and its rights are worked out anew.
const LIFETIME: Duration = Duration::from_secs(600);

/// The most changes sent at once; a reader further behind is told to load the page anew.
const BACKLOG: i64 = 200;

/// Where a reader begins who has not seen an event yet.
#[derive(Debug, Default, Deserialize)]
pub struct Start {
    /// The number of the newest change on the page.
    after: Option<i64>,
}

/// Changes on the board of a plan.
pub async fn plan_changes(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    Path(plan): Path<String>,
    Query(start): Query<Start>,
    headers: HeaderMap,
) -> Response {
    let Ok(plan) = plan.parse::<PlanId>() else { return StatusCode::NOT_FOUND.into_response() };
    let allowed = async { caller.store.read(&caller.actor).await?.get_plan(plan).await.map(drop) };
    match allowed.await {
        Ok(()) => {}
        Err(StoreError::NotFound(_)) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "live updates could not begin");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    }
    let resumed = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let after = resumed.or(start.after).unwrap_or_else(|| *state.store.watch_changes().borrow());
    let stop = state.stopping.clone();
    let events = changes(caller, plan, after)
        .take_until(async move { stop.cancelled().await })
        .take_until(tokio::time::sleep(LIFETIME));
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}

/// All changes after a number, then each new one as it comes.
fn changes(caller: Caller, plan: PlanId, after: i64) -> impl Stream<Item = Result<Event, Infallible>> {
    let watch = caller.store.watch_changes();
    stream::unfold((caller, watch, after, false), move |(caller, mut watch, after, waited)| async move {
        if waited && watch.changed().await.is_err() {
            return None;
        }
        watch.borrow_and_update();
        // A task of its own, which ends also when the reader leaves meanwhile.
        let reading = tokio::spawn(read(caller.clone(), plan, after));
        let events = match reading.await.ok()? {
            Ok(events) => events,
            Err(error) => {
                // The browser reconnects and resumes at the last id.
                tracing::warn!(%error, "live updates ended");
                return None;
            }
        };
        let newest = events.last().map_or(after, |(id, _)| *id);
        let events: Vec<_> = events.into_iter().map(|(_, event)| Ok(event)).collect();
        Some((stream::iter(events), (caller, watch, newest, true)))
    })
    .flatten()
}

async fn read(caller: Caller, plan: PlanId, after: i64) -> Result<Vec<(i64, Event)>, StoreError> {
    let query =
        ChangeQuery { after: Some(after), plan: Some(plan), limit: BACKLOG + 1, ..ChangeQuery::default() };
    let mut changes = caller.store.read(&caller.actor).await?.list_changes(query).await?;
    if let Some(newest) = changes.first().filter(|_| changes.len() as i64 > BACKLOG) {
        let reload = Event::default().id(newest.id.to_string()).event("reload").data("null");
        return Ok(vec![(newest.id, reload)]);
    }
    changes.reverse();
    Ok(changes
        .into_iter()
        .map(|change| {
            let event = Event::default().id(change.id.to_string()).event("change");
            let event =
                event.json_data(&change).unwrap_or_else(|_| Event::default().id(change.id.to_string()));
            (change.id, event)
        })
        .collect())
}
