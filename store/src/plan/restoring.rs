//! Earlier values of a measure, a goal or an indicator, put back one by one as the log keeps them.

use std::str::FromStr as _;

use domain::{
    change::{RecordKind, RecordRef},
    directory::Topic,
    id::{CommitteeId, FieldId, GoalId, IndicatorId, MeasureId, OrganisationId, PersonId, TopicId},
    permission::{Action, Object, ObjectKind, may},
    plan::{
        EditError, Goal, GoalWish, Indicator, MeasureField, PartHistory, begins_after_its_end, is_restorable,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{life::named_region, trash::read};
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::row,
    change::{ChangeQuery, plain},
    record::parse_text,
};

/// How many changes a history shows.
const SHOWN: i64 = 200;

impl Session {
    /// The history of a goal or an indicator; visitors are not told whose changes they were.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for any other record, if there is none, or if the actor may not see its plan.
    pub async fn get_part_history(&mut self, record: RecordRef) -> StoreResult<PartHistory> {
        let plan = match record.kind {
            RecordKind::Goal | RecordKind::Indicator => self.get_plan_of(record).await?,
            kind => return Err(StoreError::NotFound(kind)),
        };
        let (plan, region) = self.get_plan(plan).await?;
        let (title, now) = if record.kind == RecordKind::Goal {
            let goal = self.goal(GoalId(record.id)).await?;
            (goal.title.clone(), texts(&goal))
        } else {
            let indicator = self.indicator(IndicatorId(record.id)).await?;
            (indicator.name.clone(), texts(&indicator))
        };
        let query =
            ChangeQuery { record: Some(record.id), by_people: true, limit: SHOWN, ..ChangeQuery::default() };
        let object = Object {
            kind: ObjectKind::Plan,
            visibility: plan.visibility,
            place: region.place(),
            responsible: None,
        };
        let changes = self.list_changes(query).await?;
        Ok(PartHistory {
            record,
            title,
            now,
            changes,
            fields: self.list_fields().await?,
            may_edit: may(&self.actor, Action::Edit, &object),
            health_region: named_region(&region),
            plan,
        })
    }

    async fn goal(&mut self, id: GoalId) -> StoreResult<Goal> {
        let goal: Option<Goal> = row!(self, "select * from goal where goal_id = $1", id)?;
        goal.ok_or(StoreError::NotFound(RecordKind::Goal))
    }

    async fn indicator(&mut self, id: IndicatorId) -> StoreResult<Indicator> {
        let indicator: Option<Indicator> = row!(self, "select * from indicator where indicator_id = $1", id)?;
        indicator.ok_or(StoreError::NotFound(RecordKind::Indicator))
    }
}

impl Write {
    /// Puts the value back that a field had before a change; `seen` is the text that whoever wants it saw there. All else stays
    /// as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such change or the actor may not see its record, [`StoreError::NotAllowed`]
    /// unless the actor may edit the record, [`StoreError::Stale`] if the field holds something else by now,
    /// [`StoreError::Refused`] if the field is none that can be put back, or can no longer hold the value.
    pub async fn restore_value(&mut self, change: i64, field: &str, seen: &str) -> StoreResult<()> {
        let found: Option<(String, uuid::Uuid, Option<String>)> = row!(
            self,
            "select record_kind, record_id, before_json from change where change_id = $1",
            change
        )?;
        let Some((kind, id, Some(before))) = found else {
            return Err(StoreError::NotFound(RecordKind::Measure));
        };
        let kind: RecordKind = parse_text(&kind, "change", "record_kind")?;
        if !is_restorable(kind, field) {
            return Err(EditError::NotUnderstood.into());
        }
        let before: Map<String, Value> = read(&before)?;
        // Older entries do not know each field: then there was nothing in it.
        let value = before.get(field).cloned();
        match kind {
            RecordKind::Measure => self.restore_of_measure(MeasureId(id), field, value.as_ref(), seen).await,
            RecordKind::Goal => self.restore_of_goal(GoalId(id), (field, value), &before, seen).await,
            _ => self.restore_of_indicator(IndicatorId(id), field, value, seen).await,
        }
    }

    async fn restore_of_measure(
        &mut self,
        id: MeasureId,
        field: &str,
        value: Option<&Value>,
        seen: &str,
    ) -> StoreResult<()> {
        let field = MeasureField::from_str(field).map_err(|_| EditError::NotUnderstood)?;
        let text = plain(value);
        // Whom it named earlier may be part of somebody else by now, or gone.
        let text = match field {
            MeasureField::Responsible => {
                let person = text.parse().ok().map(PersonId);
                self.present_person(person).await?.map(|id| id.to_string()).unwrap_or_default()
            }
            MeasureField::Organisation => {
                let organisation = text.parse().ok().map(OrganisationId);
                self.present_organisation(organisation).await?.map(|id| id.to_string()).unwrap_or_default()
            }
            MeasureField::Committee => {
                let committee = text.parse().ok().map(CommitteeId);
                self.present_committee(committee).await?.map(|id| id.to_string()).unwrap_or_default()
            }
            _ => text,
        };
        self.edit_measure(id, field, &text, seen).await.map(drop)
    }

    async fn restore_of_goal(
        &mut self,
        id: GoalId,
        (field, value): (&str, Option<Value>),
        before: &Map<String, Value>,
        seen: &str,
    ) -> StoreResult<()> {
        self.plan_to_edit(RecordRef::new(RecordKind::Goal, id)).await?;
        let now = self.goal(id).await?;
        let Some(mut back) = with_value(&now, field, value, seen, RecordKind::Goal)? else { return Ok(()) };
        if back.field_id != now.field_id {
            // A topic of another field cannot stay.
            back.topic_id = self.topic_then(before, back.field_id).await?;
        }
        self.edit_goal(id, &GoalWish::from(back), now.version).await.map(drop)
    }

    /// The topic that a goal had then, if it can be chosen within this field today.
    async fn topic_then(
        &mut self,
        before: &Map<String, Value>,
        field: FieldId,
    ) -> StoreResult<Option<TopicId>> {
        let Some(id) = plain(before.get("topic_id")).parse().ok().map(TopicId) else { return Ok(None) };
        let topic: Option<Topic> = row!(self, "select * from topic where topic_id = $1", id)?;
        let today = self.today();
        let topic = topic.filter(|topic| topic.field_id == field && topic.is_offered(today));
        Ok(topic.map(|topic| topic.id))
    }

    async fn restore_of_indicator(
        &mut self,
        id: IndicatorId,
        field: &str,
        value: Option<Value>,
        seen: &str,
    ) -> StoreResult<()> {
        let (plan, place) = self.plan_to_edit(RecordRef::new(RecordKind::Indicator, id)).await?;
        let now = self.indicator(id).await?;
        let Some(back) = with_value(&now, field, value, seen, RecordKind::Indicator)? else { return Ok(()) };
        if begins_after_its_end(back.baseline_on, back.target_on) {
            return Err(EditError::EndsBeforeItBegins.into());
        }
        // Not by a wish: a story that comes back is still whose it was.
        self.write_indicator(&now, back, (&plan, &place)).await.map(drop)
    }
}

/// A record with another value in one field; `None` if it holds that already.
fn with_value<T: Serialize + DeserializeOwned>(
    now: &T,
    field: &str,
    value: Option<Value>,
    seen: &str,
    kind: RecordKind,
) -> StoreResult<Option<T>> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(now) else {
        return Err(StoreError::Stale(kind));
    };
    let known = plain(fields.get(field));
    if known == plain(value.as_ref()) {
        return Ok(None);
    }
    if known != seen {
        return Err(StoreError::Stale(kind));
    }
    // What was not known then is what it is in a record that says nothing of it.
    match value {
        Some(value) => drop(fields.insert(field.to_owned(), value)),
        None => drop(fields.remove(field)),
    }
    serde_json::from_value(Value::Object(fields)).map(Some).map_err(|_| EditError::NotUnderstood.into())
}

/// What the fields of a record hold, as texts.
fn texts<T: Serialize>(record: &T) -> Vec<(String, String)> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => {
            fields.iter().map(|(field, value)| (field.clone(), plain(Some(value)))).collect()
        }
        _ => Vec::new(),
    }
}
