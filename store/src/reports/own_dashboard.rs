//! Dashboards that people have put together. What their tiles show is asked of the tiles' own sources, by the reader's rights.

use std::collections::HashMap;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{OwnDashboardId, UserId},
    permission::{Action, Place, Visibility},
    plan::EditError,
    reports::{DASHBOARDS_MAX, OwnDashboard, TILES_MAX, Tile},
    search::fold,
};

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Session {
    /// The dashboards the actor may see with the names of their owners, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_own_dashboards(&mut self) -> StoreResult<Vec<(OwnDashboard, String)>> {
        let own = self.actor.user_id();
        let mut dashboards: Vec<OwnDashboard> =
            rows!(self, "select * from own_dashboard where visibility <> 'private' or owner_id = $1", own,)?;
        dashboards.retain(|dashboard| dashboard.allows(&self.actor, Action::Read));
        dashboards.sort_by_cached_key(|dashboard| (fold(&dashboard.name), dashboard.id));
        let owners: Vec<(UserId, String)> = rows!(
            self,
            "select user_id, name from user_account where user_id in (select owner_id from own_dashboard)"
        )?;
        let owners: HashMap<UserId, String> = owners.into_iter().collect();
        let with_owner = |dashboard: OwnDashboard| {
            let owner = owners.get(&dashboard.owner_id).cloned().unwrap_or_default();
            (dashboard, owner)
        };
        Ok(dashboards.into_iter().map(with_owner).collect())
    }

    /// A dashboard with the name of its owner.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it.
    pub async fn get_own_dashboard(&mut self, id: OwnDashboardId) -> StoreResult<(OwnDashboard, String)> {
        let dashboard: Option<OwnDashboard> =
            row!(self, "select * from own_dashboard where own_dashboard_id = $1", id)?;
        let dashboard = dashboard
            .filter(|dashboard| dashboard.allows(&self.actor, Action::Read))
            .ok_or(StoreError::NotFound(RecordKind::OwnDashboard))?;
        let owner: Option<(String,)> =
            row!(self, "select name from user_account where user_id = $1", dashboard.owner_id)?;
        Ok((dashboard, owner.map(|(name,)| name).unwrap_or_default()))
    }
}

impl Write {
    /// Keeps a new dashboard.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] if the actor is not its owner or may not share it with its audience,
    /// [`StoreError::Refused`] if they keep [`DASHBOARDS_MAX`] already or it has more tiles than [`TILES_MAX`],
    /// [`StoreError::NotFound`] if a tile is about what they may not see.
    pub async fn create_own_dashboard(&mut self, dashboard: &OwnDashboard) -> StoreResult<()> {
        if !dashboard.allows(&self.actor, Action::Create) {
            return Err(StoreError::NotAllowed);
        }
        self.require_tiles(&dashboard.tiles, &[]).await?;
        self.insert_own_dashboard(dashboard).await
    }

    /// Gives a dashboard another name, audience or tiles; owner and time of making stay. Returns it as it is then.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a new tile about what the actor may not see; [`StoreError::NotAllowed`], also for
    /// an audience that they may not choose; [`StoreError::Refused`] if there are more tiles than [`TILES_MAX`];
    /// [`StoreError::Stale`] if it was changed since the version that `wanted` names.
    pub async fn save_own_dashboard(&mut self, wanted: &OwnDashboard) -> StoreResult<OwnDashboard> {
        let (before, _) = self.get_own_dashboard(wanted.id).await?;
        let after = OwnDashboard {
            owner_id: before.owner_id,
            created_at: before.created_at,
            changed_at: self.now,
            version: before.version + 1,
            ..wanted.clone()
        };
        let may_share = after.audience == before.audience || after.allows(&self.actor, Action::Create);
        if !before.allows(&self.actor, Action::Edit) || !may_share {
            return Err(StoreError::NotAllowed);
        }
        if before.version != wanted.version {
            return Err(StoreError::Stale(RecordKind::OwnDashboard));
        }
        self.require_tiles(&after.tiles, &before.tiles).await?;
        let tiles = document(&after.tiles)?;
        let written = execute!(
            self,
            "update own_dashboard set name = $3, visibility = $4, state = $5, health_region_id = $6, committee_id = $7,
                tiles = $8, changed_at = $9, version = version + 1
             where own_dashboard_id = $1 and version = $2",
            after.id,
            before.version,
            &after.name,
            after.audience.visibility.as_str(),
            after.audience.place.state.as_ref().map(|state| state.as_str().to_owned()),
            after.audience.place.health_region,
            after.audience.place.committee,
            &tiles,
            after.changed_at,
        )?;
        if written == 0 {
            return Err(StoreError::Stale(RecordKind::OwnDashboard));
        }
        self.record_dashboard(&after, ChangeAction::Changed, Some(&before), Some(&after)).await?;
        Ok(after)
    }

    /// Removes a dashboard.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NotAllowed`], or [`StoreError::Stale`] if it was changed since `version`.
    pub async fn remove_own_dashboard(&mut self, id: OwnDashboardId, version: i64) -> StoreResult<()> {
        let (dashboard, _) = self.get_own_dashboard(id).await?;
        if !dashboard.allows(&self.actor, Action::Remove) {
            return Err(StoreError::NotAllowed);
        }
        let removed = execute!(
            self,
            "delete from own_dashboard where own_dashboard_id = $1 and version = $2",
            id,
            version,
        )?;
        if removed == 0 {
            return Err(StoreError::Stale(RecordKind::OwnDashboard));
        }
        self.record_dashboard(&dashboard, ChangeAction::Removed, Some(&dashboard), None).await
    }

    /// Brings a removed dashboard back as it was, under the same id; for whoever may remove it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if nothing of it was removed that the actor may see, [`StoreError::NotAllowed`],
    /// [`StoreError::Conflict`] if it is back already, or [`StoreError::Refused`] if its owner keeps [`DASHBOARDS_MAX`] by
    /// now.
    pub async fn restore_own_dashboard(&mut self, id: OwnDashboardId) -> StoreResult<OwnDashboard> {
        let removed: Option<(Option<String>,)> = row!(
            self,
            "select before_json from change where record_id = $1 and record_kind = $2 and action = $3
             order by change_id desc limit 1",
            id,
            RecordKind::OwnDashboard.as_str(),
            ChangeAction::Removed.as_str(),
        )?;
        let removed: Option<OwnDashboard> =
            removed.and_then(|(before,)| before).and_then(|before| serde_json::from_str(&before).ok());
        let removed = removed
            .filter(|dashboard| dashboard.allows(&self.actor, Action::Read))
            .ok_or(StoreError::NotFound(RecordKind::OwnDashboard))?;
        if !removed.allows(&self.actor, Action::Remove) {
            return Err(StoreError::NotAllowed);
        }
        self.require_committee_of(&removed.audience).await?;
        let restored = OwnDashboard { changed_at: self.now, version: removed.version + 1, ..removed };
        self.insert_own_dashboard(&restored).await?;
        Ok(restored)
    }

    /// Refuses more tiles than there may be, and new ones about what the actor may not see. Those that were there stay,
    /// whatever became of their plan.
    async fn require_tiles(&mut self, tiles: &[Tile], before: &[Tile]) -> StoreResult<()> {
        if tiles.len() > TILES_MAX {
            return Err(EditError::TooManyTiles { max: TILES_MAX }.into());
        }
        for tile in tiles.iter().filter(|tile| !before.contains(tile)) {
            if let Some(plan) = tile.plan() {
                self.get_plan(plan).await?;
            }
            if let Some(wanted) = tile.health_region() {
                let regions = self.list_health_regions().await?;
                if regions.iter().all(|region| region.id != wanted) {
                    return Err(StoreError::NotFound(RecordKind::HealthRegion));
                }
            }
        }
        Ok(())
    }

    async fn insert_own_dashboard(&mut self, dashboard: &OwnDashboard) -> StoreResult<()> {
        let others: Option<(i64,)> = row!(
            self,
            "select count(*) from own_dashboard where owner_id = $1 and own_dashboard_id <> $2",
            dashboard.owner_id,
            dashboard.id,
        )?;
        if others.is_some_and(|(others,)| others >= DASHBOARDS_MAX) {
            return Err(EditError::TooManyDashboards { max: DASHBOARDS_MAX }.into());
        }
        let tiles = document(&dashboard.tiles)?;
        execute!(
            self,
            "insert into own_dashboard (own_dashboard_id, name, owner_id, visibility, state, health_region_id,
                committee_id, tiles, created_at, changed_at, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            dashboard.id,
            &dashboard.name,
            dashboard.owner_id,
            dashboard.audience.visibility.as_str(),
            dashboard.audience.place.state.as_ref().map(|state| state.as_str().to_owned()),
            dashboard.audience.place.health_region,
            dashboard.audience.place.committee,
            &tiles,
            dashboard.created_at,
            dashboard.changed_at,
            dashboard.version,
        )?;
        self.record_dashboard(dashboard, ChangeAction::Created, None, Some(dashboard)).await
    }

    /// Each tile that is added or moved is an entry, which would bury the news of a region: these are nobody's.
    async fn record_dashboard(
        &mut self,
        dashboard: &OwnDashboard,
        action: ChangeAction,
        before: Option<&OwnDashboard>,
        after: Option<&OwnDashboard>,
    ) -> StoreResult<()> {
        self.record(Change {
            record: RecordRef::new(RecordKind::OwnDashboard, dashboard.id),
            title: &dashboard.name,
            action,
            before,
            after,
            plan: None,
            visibility: Visibility::Private,
            place: &Place::default(),
        })
        .await
    }
}

fn document(tiles: &[Tile]) -> StoreResult<String> {
    serde_json::to_string(tiles).map_err(|_| StoreError::Invalid("it cannot be written as JSON"))
}
