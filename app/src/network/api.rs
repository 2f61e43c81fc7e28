//! The network as far as the reader may see it.

use leptos::prelude::*;

use super::{bonds::BondsReading, query::MapQuery, reading::MapReading};
use crate::{answer::Postcard, error::AppError};

/// What the page says: the legend with its numbers, the selected node, one page of the table.
#[server(output = Postcard)]
pub async fn load_map(
    /// What was asked for.
    query: MapQuery,
) -> Result<MapReading, AppError> {
    crate::server_context::answer(|caller| async move {
        let network = caller.read().await?.get_network().await?;
        Ok(MapReading::of(&network, &query))
    })
    .await
}

/// Who holds the network together, of what the filter shows.
#[server(output = Postcard)]
pub async fn load_bonds(
    /// What was asked for.
    query: MapQuery,
) -> Result<BondsReading, AppError> {
    crate::server_context::answer(|caller| async move {
        let network = caller.read().await?.get_network().await?;
        caller.bonds.read(network, query.only_filter()).await
    })
    .await
}
