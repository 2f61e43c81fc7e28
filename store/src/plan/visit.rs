//! Visits of plans: what is new for somebody since they were there last.

use std::collections::{HashMap, HashSet};

use domain::{
    change::{ChangeEntry, RecordKind},
    id::{MeasureId, PlanId, UserId},
    permission::{Action, may},
    plan::{PlanVisit, comment_object},
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Session, StoreResult, Write,
    backend::{execute, row, rows},
    change::ChangeQuery,
};

/// The most changes that are looked through.
const LOOKED_THROUGH: i64 = 2_000;

/// What belongs to measures and is logged by itself, each beside its measure.
const PARTS: &str = "select milestone_id, measure_id from milestone join measure using (measure_id) where plan_id = $1
     union all select checklist_point_id, measure_id from checklist_point join measure using (measure_id) where plan_id = $1
     union all select judgement_id, measure_id from judgement join measure using (measure_id) where plan_id = $1
     union all select comment_id, measure_id from comment join measure using (measure_id) where plan_id = $1
     union all select attachment_id, measure_id from attachment join measure using (measure_id) where plan_id = $1
     union all select measure_partner_id, measure_id from measure_partner join measure using (measure_id) where plan_id = $1
     union all select measure_link_id, from_id from measure_link where plan_id = $1
     union all select measure_link_id, to_id from measure_link where plan_id = $1";

impl Session {
    /// Whether the actor is told who else has a measure open: whoever hears what is said about it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if the actor may not see the measure.
    pub async fn may_meet_others(&mut self, id: MeasureId) -> StoreResult<bool> {
        let placed = self.placed(id).await?;
        Ok(may(&self.actor, Action::Read, &comment_object(&placed.place)))
    }

    /// How many measures of a plan others have changed since the actor's last visit; none of one they have never visited. It
    /// counts what their next visit shows as new, and is no visit itself.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub(crate) async fn count_new_measures(&mut self, plan: PlanId) -> StoreResult<usize> {
        let Some(user) = self.actor.user_id() else { return Ok(0) };
        let Some(known) = self.last_visit(user, plan).await? else { return Ok(0) };
        let visit = PlanVisit::next(Some(known), self.newest_change().await?, self.now);
        if !self.has_news_of_others(user, plan, visit.since).await? {
            return Ok(0);
        }
        let changed = self.changed_measures(plan, visit.since).await?;
        if changed.is_empty() {
            return Ok(0);
        }
        // What was removed since then stands nowhere.
        let there: Vec<(MeasureId,)> =
            rows!(self, "select measure_id from measure where plan_id = $1", plan)?;
        Ok(there.iter().filter(|(id,)| changed.contains(id)).count())
    }

    async fn last_visit(&mut self, user: UserId, plan: PlanId) -> StoreResult<Option<PlanVisit>> {
        let known: Option<(i64, i64, OffsetDateTime)> = row!(
            self,
            "select since, shown, visited_at from plan_visit where user_id = $1 and plan_id = $2",
            user,
            plan,
        )?;
        Ok(known.map(|(since, shown, at)| PlanVisit { since, shown, at }))
    }

    /// Whether anybody else has changed anything in a plan after a change, seen or not: mostly nobody has, and then nothing
    /// has to be read of it.
    async fn has_news_of_others(&mut self, user: UserId, plan: PlanId, since: i64) -> StoreResult<bool> {
        let news: Option<(i64,)> = row!(
            self,
            "select change_id from change
             where plan_id = $1 and change_id > $2 and user_id is not null and user_id <> $3 limit 1",
            plan,
            since,
            user,
        )?;
        Ok(news.is_some())
    }

    /// The measures of a plan that others have changed after a change, as far as the actor may see that.
    async fn changed_measures(&mut self, plan: PlanId, since: i64) -> StoreResult<Vec<MeasureId>> {
        let query = ChangeQuery {
            after: Some(since),
            plan: Some(plan),
            by_people: true,
            limit: LOOKED_THROUGH,
            ..ChangeQuery::default()
        };
        let own_name = self.actor.name().to_owned();
        let mut changes = self.list_changes(query).await?;
        // Where a card lies among others says nothing new about it.
        let is_only_moved = |change: &ChangeEntry| {
            !change.fields.is_empty()
                && change.fields.iter().all(|field| ["position", "version"].contains(&field.field.as_str()))
        };
        changes.retain(|change| change.actor != own_name && !is_only_moved(change));
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        let parts: Vec<(Uuid, MeasureId)> = rows!(self, PARTS, plan)?;
        let mut measures_of: HashMap<Uuid, Vec<MeasureId>> = HashMap::new();
        for (part, measure) in parts {
            measures_of.entry(part).or_default().push(measure);
        }
        let mut changed = HashSet::new();
        for change in changes {
            match change.record.kind {
                RecordKind::Measure => changed.extend([MeasureId(change.record.id)]),
                _ => changed.extend(measures_of.get(&change.record.id).into_iter().flatten()),
            }
        }
        let mut changed: Vec<_> = changed.into_iter().collect();
        changed.sort_unstable();
        Ok(changed)
    }
}

impl Write {
    /// Notes that the actor is shown a plan now; returns the measures that others have changed since their last visit. For
    /// visitors nothing is noted, and nothing is new.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if the actor may not see the plan.
    pub async fn visit_plan(&mut self, id: PlanId) -> StoreResult<Vec<MeasureId>> {
        self.get_plan(id).await?;
        let Some(user) = self.actor.user_id() else { return Ok(Vec::new()) };
        let known = self.last_visit(user, id).await?;
        let visit = PlanVisit::next(known, self.newest_change().await?, self.now);
        execute!(
            self,
            "insert into plan_visit (user_id, plan_id, since, shown, visited_at) values ($1, $2, $3, $4, $5)
             on conflict (user_id, plan_id) do update set since = excluded.since, shown = excluded.shown,
                visited_at = excluded.visited_at",
            user,
            id,
            visit.since,
            visit.shown,
            visit.at,
        )?;
        self.changed_measures(id, visit.since).await
    }
}
