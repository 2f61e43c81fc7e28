//! Views of the map that people have kept; a part of the room `network`.

use std::collections::HashMap;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{CommitteeId, SavedViewId, UserId},
    permission::{Action, Place, Visibility},
    saved_view::{Audience, SavedView},
};

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Session {
    /// The views the actor may see with the names of their owners, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_saved_views(&mut self) -> StoreResult<Vec<(SavedView, String)>> {
        let own = self.actor.user_id();
        let mut views: Vec<SavedView> = rows!(
            self,
            "select * from saved_view where visibility <> 'private' or owner_id = $1 order by lower(name), saved_view_id",
            own,
        )?;
        views.retain(|view| view.allows(&self.actor, Action::Read));
        let owners: Vec<(UserId, String)> = rows!(
            self,
            "select user_id, name from user_account where user_id in (select owner_id from saved_view)"
        )?;
        let owners: HashMap<UserId, String> = owners.into_iter().collect();
        let with_owner = |view: SavedView| {
            let owner = owners.get(&view.owner_id).cloned().unwrap_or_default();
            (view, owner)
        };
        Ok(views.into_iter().map(with_owner).collect())
    }

    /// The name of the committee or health region that an audience is, if it is one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_audience_name(&mut self, audience: &Audience) -> StoreResult<Option<String>> {
        let name: Option<(String,)> = match (audience.visibility, &audience.place) {
            (Visibility::Committee, Place { committee: Some(id), .. }) => {
                row!(self, "select name from committee where committee_id = $1", *id)?
            }
            (Visibility::Region, Place { health_region: Some(id), .. }) => {
                row!(self, "select name from health_region where health_region_id = $1", *id)?
            }
            _ => None,
        };
        Ok(name.map(|(name,)| name))
    }

    /// A view.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it.
    pub async fn get_saved_view(&mut self, id: SavedViewId) -> StoreResult<SavedView> {
        let view: Option<SavedView> = row!(self, "select * from saved_view where saved_view_id = $1", id)?;
        view.filter(|view| view.allows(&self.actor, Action::Read))
            .ok_or(StoreError::NotFound(RecordKind::SavedView))
    }

    /// How a committee shows itself on the map; nothing if the actor may not see that.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_start_view(&mut self, committee: CommitteeId) -> StoreResult<Option<SavedView>> {
        let view: Option<SavedView> =
            row!(self, "select * from saved_view where committee_id = $1 and is_start", committee)?;
        Ok(view.filter(|view| view.allows(&self.actor, Action::Read)))
    }
}

impl Write {
    /// Keeps a new view.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] if the actor is not its owner or may not share it with its audience.
    pub async fn create_saved_view(&mut self, view: &SavedView) -> StoreResult<()> {
        if !view.allows(&self.actor, Action::Create) {
            return Err(StoreError::NotAllowed);
        }
        self.insert_saved_view(view).await
    }

    /// Gives a view another name, content or audience; owner and time of making stay. Returns it as it is then.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::NotAllowed`], the latter also for an audience that the actor may not
    /// choose; [`StoreError::Stale`] if it was changed since the version that `wanted` names.
    pub async fn save_saved_view(&mut self, wanted: &SavedView) -> StoreResult<SavedView> {
        let before = self.get_saved_view(wanted.id).await?;
        let after = SavedView {
            owner_id: before.owner_id,
            created_at: before.created_at,
            changed_at: self.now,
            version: before.version + 1,
            is_start: before.is_start && before.committee() == wanted.committee(),
            ..wanted.clone()
        };
        let may_share = after.audience == before.audience || after.allows(&self.actor, Action::Create);
        if !before.allows(&self.actor, Action::Edit) || !may_share {
            return Err(StoreError::NotAllowed);
        }
        if before.version != wanted.version {
            return Err(StoreError::Stale(RecordKind::SavedView));
        }
        let written = execute!(
            self,
            "update saved_view set name = $3, visibility = $4, state = $5, health_region_id = $6, committee_id = $7,
                query = $8, changed_at = $9, is_start = $10, version = version + 1
             where saved_view_id = $1 and version = $2",
            after.id,
            before.version,
            &after.name,
            after.audience.visibility.as_str(),
            after.audience.place.state.as_ref().map(|state| state.as_str().to_owned()),
            after.audience.place.health_region,
            after.audience.place.committee,
            &after.query,
            after.changed_at,
            after.is_start,
        )?;
        if written == 0 {
            return Err(StoreError::Stale(RecordKind::SavedView));
        }
        self.record_view(&after, ChangeAction::Changed, Some(&before), Some(&after)).await?;
        Ok(after)
    }

    /// Lets the committee that a view is shared with show itself so, in place of the view it had, or no longer. Returns the
    /// view as it is then.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NotAllowed`], or [`StoreError::Stale`] if it was changed since `version`.
    pub async fn set_start_view(
        &mut self,
        id: SavedViewId,
        version: i64,
        is_start: bool,
    ) -> StoreResult<SavedView> {
        let view = self.get_saved_view(id).await?;
        let Some(committee) = view.committee().filter(|_| view.may_start(&self.actor)) else {
            return Err(StoreError::NotAllowed);
        };
        if view.version != version {
            return Err(StoreError::Stale(RecordKind::SavedView));
        }
        if is_start {
            let before: Option<SavedView> =
                row!(self, "select * from saved_view where committee_id = $1 and is_start", committee)?;
            if let Some(before) = before.filter(|before| before.id != id) {
                self.mark_start_view(&before, false).await?;
            }
        }
        self.mark_start_view(&view, is_start).await
    }

    async fn mark_start_view(&mut self, before: &SavedView, is_start: bool) -> StoreResult<SavedView> {
        let after =
            SavedView { is_start, changed_at: self.now, version: before.version + 1, ..before.clone() };
        let written = execute!(
            self,
            "update saved_view set is_start = $3, changed_at = $4, version = version + 1
             where saved_view_id = $1 and version = $2",
            before.id,
            before.version,
            is_start,
            after.changed_at,
        )?;
        if written == 0 {
            return Err(StoreError::Stale(RecordKind::SavedView));
        }
        self.record_view(&after, ChangeAction::Changed, Some(before), Some(&after)).await?;
        Ok(after)
    }

    /// Removes a view.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NotAllowed`], or [`StoreError::Stale`] if it was changed since `version`.
    pub async fn remove_saved_view(&mut self, id: SavedViewId, version: i64) -> StoreResult<()> {
        let view = self.get_saved_view(id).await?;
        if !view.allows(&self.actor, Action::Remove) {
            return Err(StoreError::NotAllowed);
        }
        let removed =
            execute!(self, "delete from saved_view where saved_view_id = $1 and version = $2", id, version)?;
        if removed == 0 {
            return Err(StoreError::Stale(RecordKind::SavedView));
        }
        self.record_view(&view, ChangeAction::Removed, Some(&view), None).await
    }

    /// Brings a removed view back as it was, under the same id; for whoever may remove it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if nothing of it was removed that the actor may see, [`StoreError::NotAllowed`], or
    /// [`StoreError::Conflict`] if it is back already.
    pub async fn restore_saved_view(&mut self, id: SavedViewId) -> StoreResult<SavedView> {
        let removed: Option<(Option<String>,)> = row!(
            self,
            "select before_json from change where record_id = $1 and record_kind = $2 and action = $3
             order by change_id desc limit 1",
            id,
            RecordKind::SavedView.as_str(),
            ChangeAction::Removed.as_str(),
        )?;
        let removed: Option<SavedView> =
            removed.and_then(|(before,)| before).and_then(|before| serde_json::from_str(&before).ok());
        let removed = removed
            .filter(|view| view.allows(&self.actor, Action::Read))
            .ok_or(StoreError::NotFound(RecordKind::SavedView))?;
        if !removed.allows(&self.actor, Action::Remove) {
            return Err(StoreError::NotAllowed);
        }
        self.require_committee_of(&removed.audience).await?;
        // Its committee may show itself otherwise by now.
        let restored =
            SavedView { is_start: false, changed_at: self.now, version: removed.version + 1, ..removed };
        self.insert_saved_view(&restored).await?;
        Ok(restored)
    }

    /// Refuses to share a view with a committee that was removed.
    pub(crate) async fn require_committee_of(&mut self, audience: &Audience) -> StoreResult<()> {
        let committee = audience.place.committee;
        if self.present_committee(committee).await? == committee {
            Ok(())
        } else {
            Err(StoreError::NotFound(RecordKind::Committee))
        }
    }

    async fn insert_saved_view(&mut self, view: &SavedView) -> StoreResult<()> {
        execute!(
            self,
            "insert into saved_view (saved_view_id, name, owner_id, visibility, state, health_region_id, committee_id,
                query, created_at, changed_at, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            view.id,
            &view.name,
            view.owner_id,
            view.audience.visibility.as_str(),
            view.audience.place.state.as_ref().map(|state| state.as_str().to_owned()),
            view.audience.place.health_region,
            view.audience.place.committee,
            &view.query,
            view.created_at,
            view.changed_at,
            view.version,
        )?;
        self.record_view(view, ChangeAction::Created, None, Some(view)).await
    }

    async fn record_view(
        &mut self,
        view: &SavedView,
        action: ChangeAction,
        before: Option<&SavedView>,
        after: Option<&SavedView>,
    ) -> StoreResult<()> {
        self.record(Change {
            record: RecordRef::new(RecordKind::SavedView, view.id),
            title: &view.name,
            action,
            before,
            after,
            plan: None,
            visibility: view.audience.visibility,
            place: &view.audience.place,
        })
        .await
    }
}
