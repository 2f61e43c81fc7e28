//! Plans as a whole: made, changed, adopted, continued and removed.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{HealthRegion, NamedRecord},
    id::{CommitteeId, HealthRegionId, PlanId},
    permission::{Action, Object, ObjectKind, Place, Visibility, may, may_release},
    plan::{
        BoardColumns, EditError, Goal, Measure, Plan, PlanRights, PlanSettings, PlanState, PlanWish,
        measure_place,
    },
};
use time::Date;
use uuid::Uuid;

use super::insert::written;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
    search::SearchEntry,
};

impl Session {
    /// What the actor may do to a plan as a whole.
    pub(super) fn plan_rights(&self, plan: &Plan, region: &Place) -> PlanRights {
        let object = Object {
            kind: ObjectKind::Plan,
            visibility: plan.visibility,
            place: region.clone(),
            responsible: None,
        };
        let may = |action| may(&self.actor, action, &object);
        let edit = may(Action::Edit);
        PlanRights {
            edit,
            adopt: edit || may(Action::Approve),
            remove: may(Action::Remove),
            release: may(Action::Read) && may_release(&self.actor, region),
        }
    }

    /// A plan with what can be done to it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] if the actor may only read it.
    pub async fn get_plan_settings(&mut self, id: PlanId) -> StoreResult<PlanSettings> {
        let (plan, region) = self.get_plan(id).await?;
        let rights = self.plan_rights(&plan, &region.place());
        if !rights.is_any() {
            return Err(StoreError::NotAllowed);
        }
        let today = self.today();
        let committees: Vec<(Uuid,)> = rows!(
            self,
            "select committee_id from committee
             where health_region_id = $1 and (valid_to is null or valid_to > $2)",
            region.id,
            today,
        )?;
        let committees = self.names_of(committees.into_iter().map(|(id,)| id)).await?.all();
        let adopted_by = plan.adopted_by.map(|committee| committee.0);
        let adopted_by = self.names_of(adopted_by).await?.all().pop();
        let released_by: Option<(String,)> =
            row!(self, "select name from user_account where user_id = $1", plan.released_by)?;
        let released_by = released_by.map(|(name,)| name);
        let part = self.part_of_plan(id).await?;
        let removed =
            if rights.remove { self.removed_measures(&plan, &region.place()).await?.len() } else { 0 };
        let own_values = self.count_own_values(&plan).await?;
        Ok(PlanSettings {
            health_region: named_region(&region),
            adopted_by,
            released_by,
            rights,
            committees,
            is_empty: part.is_none(),
            removed,
            own_values,
            today,
            plan,
        })
    }

    /// The health regions for which the actor may make plans today, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_plan_regions(&mut self) -> StoreResult<Vec<NamedRecord>> {
        let today = self.today();
        let regions: Vec<HealthRegion> = rows!(
            self,
            "select * from health_region where valid_to is null or valid_to > $1 order by name",
            today,
        )?;
        let may_plan = |region: &&HealthRegion| {
            let object = Object {
                kind: ObjectKind::Plan,
                visibility: Visibility::Region,
                place: region.place(),
                responsible: None,
            };
            self.sees(region.visibility, &region.place()) && may(&self.actor, Action::Create, &object)
        };
        Ok(regions.iter().filter(may_plan).map(named_region).collect())
    }

    /// Something that belongs to a plan, if anything does.
    async fn part_of_plan(&mut self, plan: PlanId) -> StoreResult<Option<(Uuid,)>> {
        row!(
            self,
            "select goal_id from goal where plan_id = $1
             union all select measure_id from measure where plan_id = $1 limit 1",
            plan,
        )
    }
}

impl Write {
    /// Makes a plan for a health region: a draft to which nothing belongs yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the health region, [`StoreError::NotAllowed`] unless the actor
    /// may make plans for it.
    pub async fn create_plan(&mut self, region: HealthRegionId, wish: &PlanWish) -> StoreResult<Plan> {
        self.create_plan_like(region, wish, None).await
    }

    /// Makes a plan with the columns, the fields of its own and the cards of another one.
    pub(super) async fn create_plan_like(
        &mut self,
        region: HealthRegionId,
        wish: &PlanWish,
        other: Option<&Plan>,
    ) -> StoreResult<Plan> {
        let missing = StoreError::NotFound(RecordKind::HealthRegion);
        let region: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", region)?;
        let region = region.filter(|region| self.sees(region.visibility, &region.place())).ok_or(missing)?;
        let PlanWish { title, period_from, period_to, visibility } = wish.clone();
        let plan = Plan {
            id: PlanId::new(),
            health_region_id: region.id,
            title,
            period_from,
            period_to,
            state: PlanState::Draft,
            adopted_by: None,
            adopted_on: None,
            visibility,
            columns: other.map(|other| other.columns.clone()).unwrap_or_default(),
            own_fields: other.map(|other| other.own_fields.clone()).unwrap_or_default(),
            card_face: other.map(|other| other.card_face.clone()).unwrap_or_default(),
            released_on: None,
            released_by: None,
            version: 1,
        };
        self.require(Action::Create, ObjectKind::Plan, plan.visibility, &region.place())?;
        self.insert_plan(&plan, &region.place()).await?;
        Ok(plan)
    }

    /// Changes title, period and visibility of a plan.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may edit it as
    /// it is and as it would be, [`StoreError::Stale`] if it was changed since `version`.
    pub async fn edit_plan(&mut self, id: PlanId, wish: &PlanWish, version: i64) -> StoreResult<Plan> {
        let (before, region) = self.get_plan(id).await?;
        for visibility in [before.visibility, wish.visibility] {
            self.require(Action::Edit, ObjectKind::Plan, visibility, &region.place())?;
        }
        self.write_plan(&before, before.with(wish), version, &region.place()).await
    }

    /// Changes the columns of a plan's board. No measure changes its status by it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan, [`StoreError::NotAllowed`] unless the actor may edit it,
    /// [`StoreError::Stale`] if it was changed since `version`.
    pub async fn set_board_columns(
        &mut self,
        id: PlanId,
        columns: BoardColumns,
        version: i64,
    ) -> StoreResult<Plan> {
        let (before, region) = self.get_plan(id).await?;
        self.require(Action::Edit, ObjectKind::Plan, before.visibility, &region.place())?;
        let after = Plan { columns, ..before.clone() };
        self.write_plan(&before, after, version, &region.place()).await
    }

    /// Notes by which committee a draft was adopted, and when.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan, or the committee is none of its health region;
    /// [`StoreError::NotAllowed`] unless the actor may approve or edit the plan; [`StoreError::Refused`] for a day to come
    /// or if the plan is no draft; [`StoreError::Stale`] if it was changed since `version`.
    pub async fn adopt_plan(
        &mut self,
        id: PlanId,
        committee: CommitteeId,
        on: Date,
        version: i64,
    ) -> StoreResult<Plan> {
        let (before, place) = self.plan_to_adopt(id).await?;
        let of_region: Option<(Uuid,)> = row!(
            self,
            "select committee_id from committee where committee_id = $1 and health_region_id = $2",
            committee,
            before.health_region_id,
        )?;
        let seen = self.names_of(of_region.map(|(id,)| id)).await?;
        seen.get(committee).ok_or(StoreError::NotFound(RecordKind::Committee))?;
        // Whoever acts on an older state is told that first.
        refuse_if_stale(&before, version)?;
        let after = before.adopted(committee, on, self.today())?;
        self.write_plan(&before, after, version, &place).await
    }

    /// Takes an adoption back, marks a plan as continued, or takes that back.
    ///
    /// # Errors
    /// As [`adopt_plan`](Self::adopt_plan); [`StoreError::Refused`] if the state may not follow the present one.
    pub async fn set_plan_state(&mut self, id: PlanId, state: PlanState, version: i64) -> StoreResult<Plan> {
        let (before, place) = self.plan_to_adopt(id).await?;
        refuse_if_stale(&before, version)?;
        let after = before.in_state(state)?;
        self.write_plan(&before, after, version, &place).await
    }

    /// Releases the figures of a plan to its state, or takes that back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan, [`StoreError::NotAllowed`] unless the actor leads its
    /// health region, [`StoreError::Refused`] for a draft and if they are released already, [`StoreError::Stale`] if the plan
    /// was changed since `version`.
    pub async fn set_figures_released(
        &mut self,
        id: PlanId,
        is_released: bool,
        version: i64,
    ) -> StoreResult<Plan> {
        let (before, region) = self.get_plan(id).await?;
        let place = region.place();
        if !self.plan_rights(&before, &place).release {
            return Err(StoreError::NotAllowed);
        }
        refuse_if_stale(&before, version)?;
        let after = if is_released {
            before.released(self.actor.user_id(), self.today())?
        } else {
            before.not_released()
        };
        self.write_plan(&before, after, version, &place).await
    }

    /// Removes a draft to which nothing belongs, and the views of it that people have kept. The log keeps what it was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may remove it,
    /// [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Refused`] if it is no empty draft.
    pub async fn remove_plan(&mut self, id: PlanId, version: i64) -> StoreResult<()> {
        let (plan, region) = self.get_plan(id).await?;
        let place = region.place();
        self.require(Action::Remove, ObjectKind::Plan, plan.visibility, &place)?;
        refuse_if_stale(&plan, version)?;
        if plan.state != PlanState::Draft || self.part_of_plan(id).await?.is_some() {
            return Err(EditError::NotAnEmptyDraft.into());
        }
        self.remove_views_of_plan(id).await?;
        execute!(self, "delete from search_entry where record_id = $1", id)?;
        let written = execute!(self, "delete from plan where plan_id = $1 and version = $2", id, version)?;
        refuse_if_overtaken(written)?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Plan, id),
            title: &plan.title,
            action: ChangeAction::Removed,
            before: Some(&plan),
            after: None,
            plan: Some(id),
            visibility: plan.visibility,
            place: &place,
        })
        .await
    }

    async fn plan_to_adopt(&mut self, id: PlanId) -> StoreResult<(Plan, Place)> {
        let (plan, region) = self.get_plan(id).await?;
        let place = region.place();
        if self.plan_rights(&plan, &place).adopt { Ok((plan, place)) } else { Err(StoreError::NotAllowed) }
    }

    /// Writes all fields of a plan, and what follows from them for its parts.
    pub(super) async fn write_plan(
        &mut self,
        before: &Plan,
        after: Plan,
        version: i64,
        place: &Place,
    ) -> StoreResult<Plan> {
        refuse_if_stale(before, version)?;
        let after = Plan { version: version + 1, ..after };
        let written = execute!(
            self,
            "update plan set title = $3, period_from = $4, period_to = $5, state = $6, adopted_by = $7, adopted_on = $8,
                visibility = $9, columns = $10, own_fields = $11, card_face = $12, released_on = $13, released_by = $14,
                version = version + 1
             where plan_id = $1 and version = $2",
            after.id,
            version,
            &after.title,
            after.period_from,
            after.period_to,
            after.state.as_str(),
            after.adopted_by,
            after.adopted_on,
            after.visibility.as_str(),
            written(&after.columns),
            written(&after.own_fields),
            written(&after.card_face),
            after.released_on,
            after.released_by,
        )?;
        refuse_if_overtaken(written)?;
        if after.visibility != before.visibility {
            // What is hidden was never there, also not in the log of those who may not see it. What was said about measures
            // stays among those who heard it.
            execute!(
                self,
                "update change set visibility = $2 where plan_id = $1 and record_kind <> 'comment'",
                after.id,
                after.visibility.as_str(),
            )?;
        }
        let record = RecordRef::new(RecordKind::Plan, after.id);
        if (&after.title, after.visibility) != (&before.title, before.visibility) {
            self.index_plan(&after, place).await?;
        }
        self.record(Change {
            record,
            title: &after.title,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(&after),
            plan: Some(after.id),
            visibility: after.visibility,
            place,
        })
        .await?;
        Ok(after)
    }

    /// Makes a plan and its parts findable anew: they are found by its title, and by whoever may see it.
    pub(crate) async fn index_plan(&mut self, plan: &Plan, region: &Place) -> StoreResult<()> {
        let goals: Vec<Goal> = rows!(self, "select * from goal where plan_id = $1", plan.id)?;
        let measures: Vec<Measure> = rows!(self, "select * from measure where plan_id = $1", plan.id)?;
        let (subtitle, visibility) = (plan.title.as_str(), plan.visibility);
        let record = RecordRef::new(RecordKind::Plan, plan.id);
        self.index(SearchEntry {
            record,
            title: subtitle,
            subtitle: "",
            words: "",
            visibility,
            place: region,
        })
        .await?;
        for goal in &goals {
            let record = RecordRef::new(RecordKind::Goal, goal.id);
            let (title, words) = (&goal.title, &goal.search_words());
            self.index(SearchEntry { record, title, subtitle, words, visibility, place: region }).await?;
        }
        for measure in &measures {
            let record = RecordRef::new(RecordKind::Measure, measure.id);
            let place = &measure_place(region.state.clone(), plan.health_region_id, measure.committee_id);
            let (title, words) = (&measure.title, &measure.search_words());
            self.index(SearchEntry { record, title, subtitle, words, visibility, place }).await?;
        }
        Ok(())
    }
}

/// A health region by the name it has itself.
pub(super) fn named_region(region: &HealthRegion) -> NamedRecord {
    NamedRecord { record: RecordRef::new(RecordKind::HealthRegion, region.id), name: region.name.clone() }
}

pub(super) fn refuse_if_stale(plan: &Plan, version: i64) -> StoreResult<()> {
    if plan.version == version { Ok(()) } else { Err(StoreError::Stale(RecordKind::Plan)) }
}

/// Somebody else may have written between reading and writing.
fn refuse_if_overtaken(written: u64) -> StoreResult<()> {
    if written == 1 { Ok(()) } else { Err(StoreError::Stale(RecordKind::Plan)) }
}
