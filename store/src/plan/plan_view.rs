//! Views of a plan that people have kept. Whoever does not see the plan sees none of them.

use std::collections::HashMap;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{PlanId, SavedPlanViewId, UserId},
    permission::{Action, Place, Visibility},
    plan::{EditError, PLAN_VIEWS_MAX, SavedPlanView},
    search::fold,
};

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Session {
    /// The views of a plan that the actor may see with the names of their owners, by name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan.
    pub async fn list_saved_plan_views(&mut self, plan: PlanId) -> StoreResult<Vec<(SavedPlanView, String)>> {
        self.get_plan(plan).await?;
        let own = self.actor.user_id();
        let mut views: Vec<SavedPlanView> = rows!(
            self,
            "select * from saved_plan_view where plan_id = $1 and (visibility <> 'private' or owner_id = $2)",
            plan,
            own,
        )?;
        views.retain(|view| view.allows(&self.actor, Action::Read));
        views.sort_by_cached_key(|view| (fold(&view.name), view.id));
        let owners: Vec<(UserId, String)> = rows!(
            self,
            "select user_id, name from user_account
             where user_id in (select owner_id from saved_plan_view where plan_id = $1)",
            plan,
        )?;
        let owners: HashMap<UserId, String> = owners.into_iter().collect();
        let with_owner = |view: SavedPlanView| {
            let owner = owners.get(&view.owner_id).cloned().unwrap_or_default();
            (view, owner)
        };
        Ok(views.into_iter().map(with_owner).collect())
    }

    /// A view of a plan.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it or its plan.
    pub async fn get_saved_plan_view(&mut self, id: SavedPlanViewId) -> StoreResult<SavedPlanView> {
        let view: Option<SavedPlanView> =
            row!(self, "select * from saved_plan_view where saved_plan_view_id = $1", id)?;
        let view = view
            .filter(|view| view.allows(&self.actor, Action::Read))
            .ok_or(StoreError::NotFound(RecordKind::SavedPlanView))?;
        self.get_plan(view.plan_id).await?;
        Ok(view)
    }
}

impl Write {
    /// Keeps a new view of a plan.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan, [`StoreError::NotAllowed`] if they are not the owner of
    /// the view or may not share it with its audience, [`StoreError::Refused`] if they keep [`PLAN_VIEWS_MAX`] already.
    pub async fn create_saved_plan_view(&mut self, view: &SavedPlanView) -> StoreResult<()> {
        self.get_plan(view.plan_id).await?;
        if !view.allows(&self.actor, Action::Create) {
            return Err(StoreError::NotAllowed);
        }
        self.insert_plan_view(view).await
    }

    /// Gives a view of a plan another name, content or audience; plan, owner and time of making stay. Returns it as it is
    /// then.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::NotAllowed`], the latter also for an audience that the actor may not
    /// choose; [`StoreError::Stale`] if it was changed since the version that `wanted` names.
    pub async fn save_saved_plan_view(&mut self, wanted: &SavedPlanView) -> StoreResult<SavedPlanView> {
        let before = self.get_saved_plan_view(wanted.id).await?;
        let after = SavedPlanView {
            plan_id: before.plan_id,
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
            return Err(StoreError::Stale(RecordKind::SavedPlanView));
        }
        let written = execute!(
            self,
            "update saved_plan_view set name = $3, visibility = $4, state = $5, health_region_id = $6,
                committee_id = $7, view = $8, query = $9, changed_at = $10, version = version + 1
             where saved_plan_view_id = $1 and version = $2",
            after.id,
            before.version,
            &after.name,
            after.audience.visibility.as_str(),
            after.audience.place.state.as_ref().map(|state| state.as_str().to_owned()),
            after.audience.place.health_region,
            after.audience.place.committee,
            after.view.as_str(),
            &after.query,
            after.changed_at,
        )?;
        if written == 0 {
            return Err(StoreError::Stale(RecordKind::SavedPlanView));
        }
        self.record_plan_view(&after, ChangeAction::Changed, Some(&before), Some(&after)).await?;
        Ok(after)
    }

    /// Removes a view of a plan. Returns it as it was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NotAllowed`], or [`StoreError::Stale`] if it was changed since `version`.
    pub async fn remove_saved_plan_view(
        &mut self,
        id: SavedPlanViewId,
        version: i64,
    ) -> StoreResult<SavedPlanView> {
        let view = self.get_saved_plan_view(id).await?;
        if !view.allows(&self.actor, Action::Remove) {
            return Err(StoreError::NotAllowed);
        }
        let removed = execute!(
            self,
            "delete from saved_plan_view where saved_plan_view_id = $1 and version = $2",
            id,
            version,
        )?;
        if removed == 0 {
            return Err(StoreError::Stale(RecordKind::SavedPlanView));
        }
        self.record_plan_view(&view, ChangeAction::Removed, Some(&view), None).await?;
        Ok(view)
    }

    /// Brings a removed view of a plan back as it was, under the same id; for whoever may remove it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if nothing of it was removed that the actor may see, or its plan is gone;
    /// [`StoreError::NotAllowed`], [`StoreError::Conflict`] if it is back already, or [`StoreError::Refused`] if its owner
    /// keeps [`PLAN_VIEWS_MAX`] by now.
    pub async fn restore_saved_plan_view(&mut self, id: SavedPlanViewId) -> StoreResult<SavedPlanView> {
        let removed: Option<(Option<String>,)> = row!(
            self,
            "select before_json from change where record_id = $1 and record_kind = $2 and action = $3
             order by change_id desc limit 1",
            id,
            RecordKind::SavedPlanView.as_str(),
            ChangeAction::Removed.as_str(),
        )?;
        let removed: Option<SavedPlanView> =
            removed.and_then(|(before,)| before).and_then(|before| serde_json::from_str(&before).ok());
        let removed = removed
            .filter(|view| view.allows(&self.actor, Action::Read))
            .ok_or(StoreError::NotFound(RecordKind::SavedPlanView))?;
        self.get_plan(removed.plan_id).await?;
        if !removed.allows(&self.actor, Action::Remove) {
            return Err(StoreError::NotAllowed);
        }
        self.require_committee_of(&removed.audience).await?;
        let restored = SavedPlanView { changed_at: self.now, version: removed.version + 1, ..removed };
        self.insert_plan_view(&restored).await?;
        Ok(restored)
    }

    /// Removes all views of a plan, whoever owns them.
    pub(super) async fn remove_views_of_plan(&mut self, plan: PlanId) -> StoreResult<()> {
        let views: Vec<SavedPlanView> = rows!(
            self,
            "select * from saved_plan_view where plan_id = $1 order by saved_plan_view_id",
            plan,
        )?;
        execute!(self, "delete from saved_plan_view where plan_id = $1", plan)?;
        for view in &views {
            self.record_plan_view(view, ChangeAction::Removed, Some(view), None).await?;
        }
        Ok(())
    }

    async fn insert_plan_view(&mut self, view: &SavedPlanView) -> StoreResult<()> {
        let others: Option<(i64,)> = row!(
            self,
            "select count(*) from saved_plan_view where plan_id = $1 and owner_id = $2 and saved_plan_view_id <> $3",
            view.plan_id,
            view.owner_id,
            view.id,
        )?;
        if others.is_some_and(|(others,)| others >= PLAN_VIEWS_MAX) {
            return Err(EditError::TooManyViews { max: PLAN_VIEWS_MAX }.into());
        }
        execute!(
            self,
            "insert into saved_plan_view (saved_plan_view_id, plan_id, name, owner_id, visibility, state,
                health_region_id, committee_id, view, query, created_at, changed_at, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            view.id,
            view.plan_id,
            &view.name,
            view.owner_id,
            view.audience.visibility.as_str(),
            view.audience.place.state.as_ref().map(|state| state.as_str().to_owned()),
            view.audience.place.health_region,
            view.audience.place.committee,
            view.view.as_str(),
            &view.query,
            view.created_at,
            view.changed_at,
            view.version,
        )?;
        self.record_plan_view(view, ChangeAction::Created, None, Some(view)).await
    }

    /// Who sees a view depends on its audience and on its plan, which the log cannot say of one entry: there it is nobody's
    /// news.
    async fn record_plan_view(
        &mut self,
        view: &SavedPlanView,
        action: ChangeAction,
        before: Option<&SavedPlanView>,
        after: Option<&SavedPlanView>,
    ) -> StoreResult<()> {
        self.record(Change {
            record: RecordRef::new(RecordKind::SavedPlanView, view.id),
            title: &view.name,
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
