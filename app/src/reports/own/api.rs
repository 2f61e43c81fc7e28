//! Dashboards that people put together, as their pages ask for them and change them. Each function that changes something is
//! the door of a plain form.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    directory::NamedRecord,
    id::{OwnDashboardId, PlanId},
    plan::ListStep,
    reports::{BurnUpPoint, MeasureLine, Needs, PlanReport, TileKind},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;
#[cfg(feature = "ssr")]
use {
    super::server,
    crate::{links, network::saved_views::server as views},
    domain::{
        reports::{OwnDashboard, Tile},
        saved_view::Audience,
    },
};

use crate::{
    answer::Postcard, error::AppError, network::saved_views::api::AudienceChoice,
    reports::health::api::HealthDashboard,
};

/// A dashboard that the reader may open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DashboardRow {
    /// Its id.
    pub id: OwnDashboardId,
    /// Its name.
    pub name: String,
    /// How many tiles it has.
    pub tiles: usize,
    /// With whom it is shared.
    pub audience: AudienceChoice,
    /// Who made it, unless the reader did.
    pub owner: Option<String>,
    /// Whether the reader may change and remove it.
    pub may_change: bool,
    /// Its version.
    pub version: i64,
}

/// The dashboards that the reader may open, and with whom new ones may be shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnDashboards {
    /// Whether the reader is signed in.
    pub is_signed_in: bool,
    /// First the reader's, then those of others, each by name.
    pub dashboards: Vec<DashboardRow>,
    /// With whom the reader may share, nobody first; empty for visitors.
    pub audiences: Vec<AudienceChoice>,
}

/// The figures of a plan that a tile shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanTile {
    /// The plan.
    pub plan: PlanId,
    /// Whether it is a draft, which no other dashboard shows.
    pub is_draft: bool,
    /// The part of its report that is shown.
    pub report: PlanReport,
    /// How many measures were reached, day by day.
    pub burn_up: Vec<BurnUpPoint>,
    /// The first of the measures that are delayed.
    pub delayed: Vec<MeasureLine>,
    /// How many are delayed in all.
    pub delayed_count: usize,
}

/// What a tile shows to its reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TileContent {
    /// There is no such plan or health region, or the reader may not see it.
    Gone,
    /// Figures of a plan.
    Plan(Box<PlanTile>),
    /// Figures of the network.
    Network(Box<HealthDashboard>),
    /// What needs the reader.
    Needs(Box<Needs>),
}

/// A tile as its reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownTile {
    /// What it shows.
    pub kind: TileKind,
    /// The name of the plan or health region, if it is about one that the reader may see.
    pub name: Option<String>,
    /// What it shows of it.
    pub content: TileContent,
}

/// A dashboard with its tiles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownDashboard {
    /// The day in Germany, by the server's clock.
    pub today: Date,
    /// The dashboard.
    pub about: DashboardRow,
    /// Its tiles, in their order.
    pub tiles: Vec<ShownTile>,
}

/// A tile in the form of its dashboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TileRow {
    /// What it shows.
    pub kind: TileKind,
    /// The name of the plan or health region, if it is about one that the reader may see.
    pub name: Option<String>,
    /// Whether it is about one that is gone, or that the reader may not see.
    pub is_gone: bool,
}

/// The form of a dashboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DashboardForm {
    /// The dashboard.
    pub about: DashboardRow,
    /// Its tiles, in their order.
    pub tiles: Vec<TileRow>,
    /// The plans that a tile can be about.
    pub plans: Vec<(PlanId, String)>,
    /// The health regions that a tile can be about.
    pub regions: Vec<NamedRecord>,
    /// With whom the reader may share it, and with whom it is shared.
    pub audiences: Vec<AudienceChoice>,
}

/// The dashboards that the reader may open; visitors have none.
#[server(output = Postcard)]
pub async fn list_own_dashboards() -> Result<OwnDashboards, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut read = caller.read().await?;
        let mut dashboards = Vec::new();
        for (dashboard, owner) in read.list_own_dashboards().await? {
            dashboards.push(server::row(&mut read, &caller, &dashboard, owner).await?);
        }
        dashboards.sort_by_key(|row| row.owner.is_some());
        let audiences = server::audiences(&mut read, &caller).await?;
        Ok(OwnDashboards { is_signed_in: caller.actor.user_id().is_some(), dashboards, audiences })
    })
    .await
}

/// A dashboard with what each tile shows by the rights of the reader.
#[server(output = Postcard)]
pub async fn load_own_dashboard(
    /// Its id.
    id: String,
) -> Result<ShownDashboard, AppError> {
    crate::server_context::answer(|caller| async move {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        server::shown(&caller, id).await
    })
    .await
}

/// The form of a dashboard, for those who may change it.
#[server(output = Postcard)]
pub async fn load_dashboard_form(
    /// Its id.
    id: String,
) -> Result<DashboardForm, AppError> {
    crate::server_context::answer(|caller| async move {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        server::form(&caller, id).await
    })
    .await
}

/// Keeps a new dashboard without tiles, for an audience of those that [`list_own_dashboards`] offers.
#[server(output = Postcard)]
pub async fn create_dashboard(name: String, audience: String) -> Result<OwnDashboardId, AppError> {
    let typed = server::typed(&name, &audience);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let now = caller.store.clock().now();
        let dashboard = OwnDashboard {
            id: OwnDashboardId::new(),
            name: OwnDashboard::read_name(&name).map_err(AppError::Refused)?,
            owner_id: caller.actor.user_id().ok_or(AppError::NotSignedIn)?,
            audience: views::offered(&caller.actor, &audience).ok_or(AppError::Invalid)?,
            tiles: Vec::new(),
            created_at: now,
            changed_at: now,
            version: 1,
        };
        write.create_own_dashboard(&dashboard).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&links::own_dashboard_form(dashboard.id));
        Ok(dashboard.id)
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Gives a dashboard another name and audience; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn change_dashboard(
    id: OwnDashboardId,
    version: i64,
    name: String,
    audience: String,
) -> Result<(), AppError> {
    let typed = server::typed(&name, &audience);
    let done = crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let (before, _) = write.get_own_dashboard(id).await?;
        // Whoever tidies up for others keeps the audience, which may be none of theirs.
        let audience: Audience = if audience == views::key(&before.audience) {
            before.audience.clone()
        } else {
            views::offered(&caller.actor, &audience).ok_or(AppError::Invalid)?
        };
        let name = OwnDashboard::read_name(&name).map_err(AppError::Refused)?;
        write.save_own_dashboard(&OwnDashboard { name, audience, version, ..before }).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&links::own_dashboard(id));
        Ok(())
    });
    crate::server_context::keep_typed(&typed, done.await)
}

/// Adds a tile at the end; refused if the dashboard was changed since `version`.
#[server(output = Postcard)]
pub async fn add_tile(
    id: OwnDashboardId,
    version: i64,
    /// What it shows.
    kind: String,
    /// The id of the plan or health region, or nothing.
    about: String,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let tile = Tile::read(&kind, &about).map_err(AppError::Refused)?;
        let mut write = caller.write().await?;
        let before = server::seen(&mut write, &caller, (id, version)).await?;
        write.save_own_dashboard(&before.with_tile(tile).map_err(AppError::Refused)?).await?;
        write.commit().await?;
        server::lead_back(id, "added", None);
        Ok(())
    })
    .await
}

/// Moves a tile one place; refused if the dashboard was changed since `version`.
#[server(output = Postcard)]
pub async fn move_tile(
    id: OwnDashboardId,
    version: i64,
    /// Where it is, from 0.
    place: usize,
    step: ListStep,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let before = server::seen(&mut write, &caller, (id, version)).await?;
        let (after, place) = before.with_moved(place, step).map_err(AppError::Refused)?;
        write.save_own_dashboard(&after).await?;
        write.commit().await?;
        server::lead_back(id, "moved", Some((place, step)));
        Ok(())
    })
    .await
}

/// Takes a tile away; refused if the dashboard was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_tile(
    id: OwnDashboardId,
    version: i64,
    /// Where it is, from 0.
    place: usize,
) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let before = server::seen(&mut write, &caller, (id, version)).await?;
        write.save_own_dashboard(&before.without_tile(place).map_err(AppError::Refused)?).await?;
        write.commit().await?;
        server::lead_back(id, "removed", None);
        Ok(())
    })
    .await
}

/// Removes a dashboard; refused if it was changed since `version`.
#[server(output = Postcard)]
pub async fn remove_dashboard(id: OwnDashboardId, version: i64) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.remove_own_dashboard(id, version).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&links::removed_dashboard(id));
        Ok(())
    })
    .await
}

/// Brings a removed dashboard back.
#[server(output = Postcard)]
pub async fn restore_dashboard(id: OwnDashboardId) -> Result<(), AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        write.restore_own_dashboard(id).await?;
        write.commit().await?;
        crate::server_context::lead_forms_to(&links::own_dashboard(id));
        Ok(())
    })
    .await
}
