//! The network as far as the reader may see it.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    change::RecordRef,
    involvement::Involvement,
    network::{NetworkHistory, TimeSpan},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

#[cfg(feature = "ssr")]
use super::time::read_history;
use super::{
    bonds::BondsReading, gap_answer::GapAnswer, query::MapQuery, reading::MapReading,
    topic_answer::TopicAnswer,
};
use crate::{answer::Postcard, directory::api::OnDay, error::AppError};

/// What stands on everything that leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint {
    /// The day in Germany.
    pub today: Date,
    /// Whether the content is an example.
    pub is_demo: bool,
}

/// When this is, and whether the content is an example.
#[server(output = Postcard)]
pub async fn load_imprint() -> Result<Imprint, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.imprint()) }).await
}

/// What the page says: the legend with its numbers, the selected node, one page of the table.
#[server(output = Postcard)]
pub async fn load_map(query: MapQuery) -> Result<MapReading, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        if query.is_about_time() {
            let today = session.today();
            let history = session.get_network_history().await?;
            return Ok(read_history(&history, &query, today));
        }
        let network = session.get_network().await?;
        Ok(MapReading::of(&network, &query))
    })
    .await
}

/// Who holds the network together, of what the filter shows.
#[server(output = Postcard)]
pub async fn load_bonds(query: MapQuery) -> Result<BondsReading, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let day = query.on.unwrap_or(session.today());
        let network = session.get_network_on(day).await?;
        caller.bonds.read(network, query.only_filter()).await
    })
    .await
}

/// Who is right for the topic of a query; nobody for an empty one.
#[server(output = Postcard)]
pub async fn load_topic(query: MapQuery) -> Result<TopicAnswer, AppError> {
    crate::server_context::answer(|caller| async move {
        if query.text.trim().is_empty() {
            return Ok(TopicAnswer::default());
        }
        let pool = caller.read().await?.get_suitability_pool().await?;
        Ok(TopicAnswer::of(&pool, &query))
    })
    .await
}

/// What the regions of a query lack.
#[server(output = Postcard)]
pub async fn load_gaps(query: MapQuery) -> Result<GapAnswer, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let (facts, fields) = session.list_region_facts().await?;
        Ok(GapAnswer::of(facts, fields, &query, session.today()))
    })
    .await
}

/// What a node is part of, with the day in Germany.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Involved {
    /// The day, by the server's clock.
    pub today: Date,
    /// What it is part of.
    pub involvement: Involvement,
}

/// What the record behind a node is part of beside its links.
#[server(output = Postcard)]
pub async fn load_involvement(record: RecordRef) -> Result<Involved, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        Ok(Involved { today: session.today(), involvement: session.get_involvement(record).await? })
    })
    .await
}

/// The days between which the network changes.
#[server(output = Postcard)]
pub async fn load_span() -> Result<TimeSpan, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.read().await?.get_time_span().await?) })
        .await
}

/// The network of all days.
#[server(output = Postcard)]
pub async fn load_history() -> Result<OnDay<NetworkHistory>, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let history = session.get_network_history().await?;
        Ok(OnDay { today: session.today(), answer: std::sync::Arc::unwrap_or_clone(history) })
    })
    .await
}
