//! What the server functions of own dashboards have in common, and how a tile gets what it shows: from the same questions as
//! the pages that everybody has, so that it shows nobody more than those do.

use std::collections::{HashMap, hash_map::Entry};

use domain::{
    change::{RecordKind, RecordRef},
    directory::NamedRecord,
    id::{HealthRegionId, OwnDashboardId, PlanId},
    permission::Action,
    plan::{ListStep, PlanState, PlanSummary},
    reports::{OwnDashboard, PlanReport, Tile, TileKind, TileSource},
    saved_view::Audience,
};
use store::{Session, StoreError, Write};

use super::{
    api::{DashboardForm, DashboardRow, PlanTile, ShownDashboard, ShownTile, TileContent, TileRow},
    tile::WEEKS,
};
use crate::{
    error::AppError,
    links,
    network::saved_views::{api::AudienceChoice, server as views},
    reports::{
        dashboard_page::plan_name,
        figures::until,
        health::{
            api::{HealthDashboard, survey},
            query::{HealthQuery, PAGE_SIZE},
        },
    },
    server_context::{Caller, lead_forms_to},
};

/// The most delayed measures of a tile; its link leads to the others.
const DELAYED: usize = 10;

/// What was typed, by the names under which the page finds it in its address.
pub(super) fn typed(name: &str, audience: &str) -> [(&'static str, Option<String>); 2] {
    [("name", Some(name.to_owned())), ("audience", Some(audience.to_owned()))]
}

/// A dashboard as a list shows it.
pub(super) async fn row(
    read: &mut Session,
    caller: &Caller,
    dashboard: &OwnDashboard,
    owner: String,
) -> Result<DashboardRow, AppError> {
    let is_own = caller.actor.user_id() == Some(dashboard.owner_id);
    Ok(DashboardRow {
        id: dashboard.id,
        name: dashboard.name.clone(),
        tiles: dashboard.tiles.len(),
        audience: views::choice(read, &dashboard.audience).await?,
        owner: Some(owner).filter(|_| !is_own),
        may_change: dashboard.allows(&caller.actor, Action::Edit),
        version: dashboard.version,
    })
}

/// With whom the caller may share.
pub(super) async fn audiences(read: &mut Session, caller: &Caller) -> Result<Vec<AudienceChoice>, AppError> {
    let mut audiences = Vec::new();
    for audience in Audience::offered_to(&caller.actor) {
        audiences.push(views::choice(read, &audience).await?);
    }
    Ok(audiences)
}

/// A dashboard that the caller is about to change, of the version that they saw.
pub(super) async fn seen(
    write: &mut Write,
    caller: &Caller,
    (id, version): (OwnDashboardId, i64),
) -> Result<OwnDashboard, AppError> {
    let (dashboard, _) = write.get_own_dashboard(id).await?;
    if !dashboard.allows(&caller.actor, Action::Edit) {
        return Err(AppError::NotAllowed);
    }
    // A place in a list means nothing in another version of it.
    if dashboard.version != version {
        return Err(AppError::Stale);
    }
    Ok(dashboard)
}

/// Leads a form back to where it stood, with a word on what was done and the tile that the reader goes on with.
pub(super) fn lead_back(id: OwnDashboardId, said: &str, moved: Option<(usize, ListStep)>) {
    let (place, step) = moved.unzip();
    let pairs = [
        ("said", Some(said.to_owned())),
        ("at", place.map(|place| place.to_string())),
        ("step", step.map(|step| step.to_string())),
    ];
    lead_forms_to(&links::with_query(links::own_dashboard_form(id), &pairs));
}

/// The form of a dashboard.
pub(super) async fn form(caller: &Caller, id: OwnDashboardId) -> Result<DashboardForm, AppError> {
    let mut read = caller.read().await?;
    let (dashboard, owner) = read.get_own_dashboard(id).await?;
    if !dashboard.allows(&caller.actor, Action::Edit) {
        return Err(AppError::NotAllowed);
    }
    let about = row(&mut read, caller, &dashboard, owner).await?;
    let mut audiences = audiences(&mut read, caller).await?;
    if audiences.iter().all(|choice| choice.key != about.audience.key) {
        audiences.insert(0, about.audience.clone());
    }
    let plans = read.list_plans().await?;
    let plans: Vec<_> = plans.iter().map(|summary| (summary.plan.id, plan_name(summary))).collect();
    let regions = read.list_health_regions().await?.into_iter();
    let regions: Vec<_> = regions
        .map(|region| NamedRecord {
            record: RecordRef::new(RecordKind::HealthRegion, region.id),
            name: region.name,
        })
        .collect();
    let tiles = dashboard.tiles.iter().map(|tile| {
        let plan = plans.iter().find(|(id, _)| tile.plan() == Some(*id)).map(|(_, name)| name);
        let region =
            regions.iter().find(|region| tile.health_region() == Some(HealthRegionId(region.record.id)));
        let name = plan.or(region.map(|region| &region.name)).cloned();
        let is_gone = name.is_none() && (tile.about.is_some() || tile.kind.source() == TileSource::Plan);
        TileRow { kind: tile.kind, name, is_gone }
    });
    Ok(DashboardForm { about, tiles: tiles.collect(), plans, regions, audiences })
}

/// A dashboard with what its tiles show to the caller.
pub(super) async fn shown(caller: &Caller, id: OwnDashboardId) -> Result<ShownDashboard, AppError> {
    let mut read = caller.read().await?;
    let (dashboard, owner) = read.get_own_dashboard(id).await?;
    let today = read.today();
    let about = row(&mut read, caller, &dashboard, owner).await?;
    let mut plans = KnownPlans::default();
    let mut tiles = Vec::new();
    for tile in &dashboard.tiles {
        tiles.push(match tile.kind.source() {
            TileSource::Plan => plans.tile(&mut read, tile).await?,
            TileSource::Reader => {
                let needs = Box::new(read.get_needs().await?);
                ShownTile { kind: tile.kind, name: None, content: TileContent::Needs(needs) }
            }
            // Asked below: the network is read in a session of its own.
            TileSource::Network => gone(tile),
        });
    }
    drop(read);
    let mut networks = HashMap::new();
    for (tile, shown) in dashboard.tiles.iter().zip(&mut tiles) {
        if tile.kind.source() == TileSource::Network {
            *shown = network_tile(caller, tile, &mut networks).await?;
        }
    }
    Ok(ShownDashboard { today, about, tiles })
}

/// What says nothing but that there is nothing to be seen.
fn gone(tile: &Tile) -> ShownTile {
    ShownTile { kind: tile.kind, name: None, content: TileContent::Gone }
}

/// A plan as tiles show it.
struct KnownPlan {
    name: String,
    is_draft: bool,
    report: PlanReport,
}

/// The plans of a dashboard: each is read once, however many tiles it has; `None` is one that the reader may not see.
#[derive(Default)]
struct KnownPlans(HashMap<PlanId, Option<KnownPlan>>);

impl KnownPlans {
    async fn tile(&mut self, read: &mut Session, tile: &Tile) -> Result<ShownTile, AppError> {
        let Some(plan) = tile.plan() else { return Ok(gone(tile)) };
        if let Entry::Vacant(place) = self.0.entry(plan) {
            place.insert(known_plan(read, plan).await?);
        }
        let Some(Some(known)) = self.0.get(&plan) else { return Ok(gone(tile)) };
        let burn_up = if tile.kind == TileKind::Course { read.get_burn_up(plan).await? } else { Vec::new() };
        let mut delayed =
            if tile.kind == TileKind::Delayed { read.list_delayed(plan).await? } else { Vec::new() };
        let delayed_count = delayed.len();
        delayed.truncate(DELAYED);
        let report = tile.kind.part_of(&known.report);
        let shown = PlanTile { plan, is_draft: known.is_draft, report, burn_up, delayed, delayed_count };
        Ok(ShownTile {
            kind: tile.kind,
            name: Some(known.name.clone()),
            content: TileContent::Plan(Box::new(shown)),
        })
    }
}

async fn known_plan(read: &mut Session, id: PlanId) -> Result<Option<KnownPlan>, AppError> {
    let (plan, region) = match read.get_plan(id).await {
        Ok(found) => found,
        Err(StoreError::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let is_draft = plan.state == PlanState::Draft;
    let until = until(read.today(), WEEKS);
    let report = read.get_plan_report(id, until).await?;
    let name = plan_name(&PlanSummary { plan, health_region: region.name, measures: 0, finished: 0 });
    Ok(Some(KnownPlan { name, is_draft, report }))
}

/// The networks of a dashboard by their health regions; `None` is one that the reader may not see.
type KnownNetworks = HashMap<Option<HealthRegionId>, Option<HealthDashboard>>;

async fn network_tile(
    caller: &Caller,
    tile: &Tile,
    known: &mut KnownNetworks,
) -> Result<ShownTile, AppError> {
    let region = tile.health_region();
    if let Entry::Vacant(place) = known.entry(region) {
        let query = HealthQuery { region, ..HealthQuery::default() };
        let network = match survey(caller, &query, PAGE_SIZE).await {
            Ok(network) => Some(network),
            Err(AppError::NotFound) => None,
            Err(error) => return Err(error),
        };
        place.insert(network);
    }
    let Some(Some(network)) = known.get(&region) else { return Ok(gone(tile)) };
    // The regions to choose from are for the page of the network.
    let shown = HealthDashboard { regions: Vec::new(), ..network.clone() };
    let name = shown.region.as_ref().map(|region| region.name.clone());
    Ok(ShownTile { kind: tile.kind, name, content: TileContent::Network(Box::new(shown)) })
}
