//! Taking back one's last step: every write of the plan's parts is in the log with what was before.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{GoalId, IndicatorId, MeasureId, MeasurementId, OutcomeId, PlanId},
    permission::{Action, ObjectKind, Place},
    plan::{
        Goal, GoalWish, Indicator, Measure, Measurement, Milestone, Outcome, Plan, Step, UNDO_MINUTES, Undone,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::trash::read;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::{Change, OWN_VALUES},
    record::parse_text,
};

/// A change as the log keeps it.
pub(super) struct Entry {
    number: i64,
    at: OffsetDateTime,
    pub(super) record: RecordRef,
    pub(super) title: String,
    before: Option<String>,
    after: Option<String>,
    undoes: Option<i64>,
}

impl Entry {
    const fn action(&self) -> ChangeAction {
        match (&self.before, &self.after) {
            (None, _) => ChangeAction::Created,
            (_, None) => ChangeAction::Removed,
            _ => ChangeAction::Changed,
        }
    }

    /// How to take it back, given how the record is now.
    pub(super) fn way_back<T: Serialize + DeserializeOwned>(
        &self,
        now: Option<T>,
    ) -> StoreResult<WayBack<T>> {
        let way = match (known::<T>(self.before.as_deref())?, known::<T>(self.after.as_deref())?, now) {
            (Some(before), Some(after), Some(now)) => undone(&before, &after, &now).map(WayBack::Change),
            (None, Some(after), Some(now)) => is_unchanged(&after, &now).then_some(WayBack::Remove(now)),
            (Some(before), None, None) => Some(WayBack::Insert(before)),
            _ => None,
        };
        way.ok_or(StoreError::Stale(self.record.kind))
    }

    /// Whether a card only made room for another one: then it was not changed, and has the version it had.
    fn made_room(&self) -> bool {
        let version = |json: &Option<String>| -> Option<Value> {
            serde_json::from_str::<Map<String, Value>>(json.as_deref()?).ok()?.remove("version")
        };
        self.record.kind == RecordKind::Measure
            && self.before.is_some()
            && version(&self.before) == version(&self.after)
    }
}

impl Session {
    /// What the actor did last to a plan and can still take back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan.
    pub async fn get_last_step(&mut self, plan: PlanId) -> StoreResult<Option<Step>> {
        self.get_plan(plan).await?;
        let Some(entries) = self.last_step(plan).await? else { return Ok(None) };
        let done: Vec<_> = entries.iter().filter(|entry| !entry.made_room()).collect();
        let is_measure = |entry: &&&Entry| entry.record.kind == RecordKind::Measure;
        let count = done.iter().filter(is_measure).count().max(1);
        let Some(first) = done.iter().find(is_measure).or(done.first()) else { return Ok(None) };
        let until = first.at + Duration::minutes(UNDO_MINUTES);
        Ok(Some(Step {
            change: entries.iter().map(|entry| entry.number).max().unwrap_or_default(),
            kind: first.record.kind,
            action: first.action(),
            title: first.title.clone(),
            count,
            seconds_left: (until - self.now).whole_seconds(),
        }))
    }

    /// The changes of the actor's last write to a plan that was not taken back and takes nothing back, in their order.
    async fn last_step(&mut self, plan: PlanId) -> StoreResult<Option<Vec<Entry>>> {
        let Some(user) = self.actor.user_id() else { return Ok(None) };
        let since = self.now - Duration::minutes(UNDO_MINUTES);
        type Row = (i64, OffsetDateTime, String, Uuid, String, Option<String>, Option<String>, Option<i64>);
        // Whoever makes two records of the directory one, or parts them, does so there and takes it back there.
        let changes: Vec<Row> = rows!(
            self,
            "select change_id, changed_at, record_kind, record_id, title, before_json, after_json, undoes from change
             where plan_id = $1 and user_id = $2 and changed_at > $3 and changed_at not in (
                select merged_at from record_merge
                union all select undone_at from record_merge where undone_at is not null)
             order by change_id",
            plan,
            user,
            since,
        )?;
        let mut steps: Vec<Vec<Entry>> = Vec::new();
        for (number, at, kind, id, title, before, after, undoes) in changes {
            let record = RecordRef { kind: parse_text(&kind, "change", "record_kind")?, id };
            let entry = Entry { number, at, record, title, before, after, undoes };
            match steps.last_mut().filter(|step| step[0].at == entry.at) {
                Some(step) => step.push(entry),
                None => steps.push(vec![entry]),
            }
        }
        let undone: BTreeSet<i64> = steps.iter().flatten().filter_map(|entry| entry.undoes).collect();
        let is_open = |step: &Vec<Entry>| {
            step.iter().all(|entry| {
                entry.undoes.is_none() && !undone.contains(&entry.number) && Step::covers(entry.record.kind)
            })
        };
        Ok(steps.into_iter().rev().find(is_open))
    }
}

impl Write {
    /// Takes back what the actor did last to a plan; `change` says which step that was. What others have changed since
    /// stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the plan, [`StoreError::Stale`] if this is not the last step, or
    /// somebody has changed the same in the meantime, [`StoreError::NotAllowed`] if the actor may no longer do it,
    /// [`StoreError::Refused`] while something belongs to what was made. Then nothing is taken back.
    pub async fn undo_step(&mut self, plan: PlanId, change: i64) -> StoreResult<Undone> {
        let (plan, region) = self.get_plan(plan).await?;
        if self.actor.user_id().is_none() {
            return Err(StoreError::NotAllowed);
        }
        let plan = (&plan, &region.place());
        let last = self.last_step(plan.0.id).await?;
        let entries = last.filter(|entries| entries.iter().any(|entry| entry.number == change));
        let entries = entries.ok_or(StoreError::Stale(RecordKind::Plan))?;
        self.undoes = entries.iter().map(|entry| entry.number).max();
        let removed: BTreeSet<_> = entries
            .iter()
            .filter(|entry| entry.record.kind == RecordKind::Measure && entry.after.is_none())
            .map(|entry| MeasureId(entry.record.id))
            .collect();
        let mut touched = BTreeSet::new();
        for entry in entries.iter().rev().filter(|entry| !entry.made_room()) {
            let id = entry.record.id;
            match entry.record.kind {
                RecordKind::Measure => {
                    self.undo_measure(entry).await?;
                    touched.insert(MeasureId(id));
                }
                RecordKind::Milestone => touched.extend(self.undo_milestone(entry, &removed).await?),
                RecordKind::ChecklistPoint => touched.extend([self.undo_checklist_point(entry).await?]),
                RecordKind::MeasureLink => touched.extend(self.undo_link(entry).await?),
                RecordKind::MeasurePartner => touched.extend([self.undo_partner(entry).await?]),
                RecordKind::Judgement => touched.extend([self.undo_judgement(entry).await?]),
                RecordKind::Attachment => touched.extend([self.undo_attachment(entry).await?]),
                RecordKind::Measurement => self.undo_measurement(entry, plan).await?,
                RecordKind::Goal => self.undo_goal(entry, plan).await?,
                RecordKind::Outcome => self.undo_outcome(entry, plan).await?,
                RecordKind::Indicator => self.undo_indicator(entry, plan).await?,
                kind => return Err(StoreError::Stale(kind)),
            }
        }
        let mut undone = Undone::default();
        for measure in touched {
            match self.get_card(measure).await {
                Ok(card) => undone.cards.push(card),
                Err(StoreError::NotFound(_)) => undone.gone.push(measure),
                Err(error) => return Err(error),
            }
        }
        Ok(undone)
    }

    async fn undo_measure(&mut self, entry: &Entry) -> StoreResult<()> {
        let id = MeasureId(entry.record.id);
        if entry.after.is_none() {
            return self.restore_measure(id).await.map(drop);
        }
        let placed = self.placed(id).await?;
        let now = placed.measure.clone();
        match entry.way_back(Some(now.clone()))? {
            // Whoever made it may take it back, as long as nobody has worked on it.
            WayBack::Remove(_) => {
                self.require_for(Action::Create, &placed.object())?;
                self.take_measure(&placed).await
            }
            WayBack::Change(undone) => {
                // Whom it named earlier may be part of somebody else by now.
                let undone = Measure {
                    committee_id: self.present_committee(undone.committee_id).await?,
                    responsible_id: self.present_person(undone.responsible_id).await?,
                    organisation_id: self.present_organisation(undone.organisation_id).await?,
                    ..undone
                };
                let moved = Measure {
                    status: undone.status,
                    position: undone.position,
                    reason: undone.reason.clone(),
                    next_step: undone.next_step.clone(),
                    ..now
                };
                let action = if moved == undone { Action::Move } else { Action::Edit };
                self.require_for(action, &placed.object())?;
                self.write_measure(&placed, undone, ChangeAction::Changed).await
            }
            WayBack::Insert(_) => Err(StoreError::Stale(entry.record.kind)),
        }
    }

    /// Puts a milestone back, unless it comes with its measure; returns the measure.
    async fn undo_milestone(
        &mut self,
        entry: &Entry,
        removed: &BTreeSet<MeasureId>,
    ) -> StoreResult<Option<MeasureId>> {
        let now: Option<Milestone> =
            row!(self, "select * from milestone where milestone_id = $1", entry.record.id)?;
        let measure = match (now.clone(), known::<Milestone>(entry.before.as_deref())?) {
            (Some(known), _) | (None, Some(known)) => known.measure_id,
            (None, None) => return Err(StoreError::Stale(entry.record.kind)),
        };
        if removed.contains(&measure) {
            return Ok(None);
        }
        let placed = self.placed(measure).await?;
        match entry.way_back(now.clone())? {
            WayBack::Insert(milestone) => {
                self.require_for(Action::Edit, &placed.object())?;
                // Whom it named earlier may be part of somebody else by now.
                let person_id = self.present_person(milestone.person_id).await?;
                let milestone = Milestone { person_id, ..milestone };
                self.insert_milestone(&milestone, (&placed.plan, &placed.place)).await?;
            }
            WayBack::Remove(milestone) => {
                self.require_for(Action::Edit, &placed.object())?;
                self.take_milestone(&milestone, &placed).await?;
            }
            WayBack::Change(undone) => {
                let person_id = self.present_person(undone.person_id).await?;
                let undone = Milestone { person_id, ..undone };
                let ticked = now.map(|now| Milestone { done_on: undone.done_on, ..now });
                let action = if ticked.as_ref() == Some(&undone) { Action::Move } else { Action::Edit };
                let (now, placed) = self.placed_milestone(undone.id, action).await?;
                self.write_milestone(&now, &undone, &placed).await?;
            }
        }
        Ok(Some(measure))
    }

    /// Takes a reported value back. Whoever reported it could, and what they could not take back they could correct.
    async fn undo_measurement(&mut self, entry: &Entry, (plan, place): (&Plan, &Place)) -> StoreResult<()> {
        let id = MeasurementId(entry.record.id);
        let now: Option<Measurement> = row!(self, "select * from measurement where measurement_id = $1", id)?;
        let undone = match entry.way_back(now.clone())? {
            WayBack::Change(undone) => {
                execute!(
                    self,
                    "update measurement set value = $2, note = $3 where measurement_id = $1",
                    id,
                    undone.value,
                    &undone.note,
                )?;
                Some(undone)
            }
            WayBack::Remove(_) => {
                execute!(self, "delete from measurement where measurement_id = $1", id)?;
                None
            }
            WayBack::Insert(_) => return Err(StoreError::Stale(entry.record.kind)),
        };
        self.record(Change {
            record: entry.record,
            title: &entry.title,
            action: if undone.is_some() { ChangeAction::Changed } else { ChangeAction::Removed },
            before: now.as_ref(),
            after: undone.as_ref(),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place,
        })
        .await
    }

    async fn undo_goal(&mut self, entry: &Entry, plan: (&Plan, &Place)) -> StoreResult<()> {
        let id = GoalId(entry.record.id);
        let now: Option<Goal> = row!(self, "select * from goal where goal_id = $1", id)?;
        match entry.way_back(now)? {
            WayBack::Change(goal) => {
                let version = goal.version;
                self.edit_goal(id, &GoalWish::from(goal), version).await.map(drop)
            }
            WayBack::Remove(goal) => self.remove_goal(id, goal.version).await,
            WayBack::Insert(goal) => {
                self.require_plan(plan)?;
                self.insert_goal(&goal, plan).await
            }
        }
    }

    async fn undo_outcome(&mut self, entry: &Entry, plan: (&Plan, &Place)) -> StoreResult<()> {
        let id = OutcomeId(entry.record.id);
        let now: Option<Outcome> = row!(self, "select * from outcome where outcome_id = $1", id)?;
        match entry.way_back(now)? {
            WayBack::Change(outcome) => {
                self.edit_outcome(id, &outcome.title, outcome.version).await.map(drop)
            }
            WayBack::Remove(outcome) => self.remove_outcome(id, outcome.version).await,
            WayBack::Insert(outcome) => {
                self.require_plan(plan)?;
                self.insert_outcome(&outcome, plan).await
            }
        }
    }

    async fn undo_indicator(&mut self, entry: &Entry, plan: (&Plan, &Place)) -> StoreResult<()> {
        let id = IndicatorId(entry.record.id);
        let now: Option<Indicator> = row!(self, "select * from indicator where indicator_id = $1", id)?;
        match entry.way_back(now.clone())? {
            // Not by a wish: a story that comes back is still whose it was.
            WayBack::Change(indicator) => {
                self.require_plan(plan)?;
                let now = now.ok_or(StoreError::Stale(entry.record.kind))?;
                self.write_indicator(&now, indicator, plan).await.map(drop)
            }
            WayBack::Remove(indicator) => self.remove_indicator(id, indicator.version).await,
            WayBack::Insert(indicator) => {
                self.require_plan(plan)?;
                self.insert_indicator(&indicator, plan).await
            }
        }
    }

    fn require_plan(&self, (plan, place): (&Plan, &Place)) -> StoreResult<()> {
        self.require(Action::Edit, ObjectKind::Plan, plan.visibility, place)
    }
}

pub(super) fn known<T: DeserializeOwned>(json: Option<&str>) -> StoreResult<Option<T>> {
    json.map(read).transpose()
}

/// How a record is put back as it was.
pub(super) enum WayBack<T> {
    /// It becomes this; its version is the one it has now.
    Change(T),
    /// It goes.
    Remove(T),
    /// It comes back.
    Insert(T),
}

/// Fields that say nothing of what a record is: a card that has made room for others lies where it lies.
const INCIDENTAL: [&str; 2] = ["version", "position"];

/// The record as it is now, with those fields as they were before that differ after a change; `None` if one of them holds
/// something else by now. The version stays.
pub(crate) fn undone<T: Serialize + DeserializeOwned>(before: &T, after: &T, now: &T) -> Option<T> {
    let (before, after, mut now) = (fields(before)?, fields(after)?, fields(now)?);
    for (field, was) in before {
        let became = after.get(&field);
        if field == "version" || became == Some(&was) {
            continue;
        }
        if field == OWN_VALUES {
            let values = undone_values(&was, became, now.get(&field))?;
            now.insert(field, values);
        } else if now.get(&field) == became {
            now.insert(field, was);
        } else if !INCIDENTAL.contains(&field.as_str()) {
            return None;
        }
    }
    serde_json::from_value(Value::Object(now)).ok()
}

/// The values of a measure in the fields of its plan, put back each by itself, like its other fields.
fn undone_values(before: &Value, after: Option<&Value>, now: Option<&Value>) -> Option<Value> {
    let values = |value: Option<&Value>| value.and_then(Value::as_object).cloned().unwrap_or_default();
    let (before, after, mut now) = (values(Some(before)), values(after), values(now));
    let named: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for field in named {
        let (was, became) = (before.get(field), after.get(field));
        if was == became {
            continue;
        }
        if now.get(field) != became {
            return None;
        }
        match was {
            Some(was) => drop(now.insert(field.clone(), was.clone())),
            None => drop(now.remove(field)),
        }
    }
    Some(Value::Object(now))
}

/// Whether a record still says what it said after a change.
fn is_unchanged<T: Serialize>(after: &T, now: &T) -> bool {
    let said = |record: &T| {
        let mut fields = fields(record)?;
        fields.retain(|field, _| !INCIDENTAL.contains(&field.as_str()));
        Some(fields)
    };
    said(after) == said(now)
}

fn fields<T: Serialize>(record: &T) -> Option<Map<String, Value>> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}
