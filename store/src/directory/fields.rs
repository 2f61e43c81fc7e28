//! Fields of action and their topics: loaded once, listed with what rests on them, changed by those who run the instance.

use std::collections::{HashMap, HashSet};

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{FieldEntry, FieldForm, FieldOfAction, FieldUse, Topic, stepped},
    id::{CommitteeId, FieldId, GoalId, PlanId, TopicId},
    permission::{Action, ObjectKind, Place, Visibility},
    plan::ListStep,
    position,
    search::fold,
};
use serde::Serialize;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
    content,
};

impl Session {
    /// The fields of action in their order, also those that are no longer offered.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_fields(&mut self) -> StoreResult<Vec<FieldOfAction>> {
        rows!(self, "select * from field_of_action order by position, name, field_id")
    }

    /// The fields of action that can be chosen today, in their order.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_offered_fields(&mut self) -> StoreResult<Vec<FieldOfAction>> {
        let today = self.today();
        let mut fields = self.list_fields().await?;
        fields.retain(|field| field.is_offered(today));
        Ok(fields)
    }

    /// The topics of all fields, those of each in their order, also those that are no longer offered.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_topics(&mut self) -> StoreResult<Vec<Topic>> {
        rows!(self, "select * from topic order by field_id, position, name, topic_id")
    }

    /// The fields of action with their topics, and how much rests on each of what the actor may see.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_field_entries(&mut self) -> StoreResult<Vec<FieldEntry>> {
        let plans: HashSet<PlanId> =
            self.list_plans().await?.into_iter().map(|summary| summary.plan.id).collect();
        let measures: Vec<(GoalId, i64)> =
            rows!(self, "select goal_id, count(*) from measure group by goal_id")?;
        let measures: HashMap<GoalId, i64> = measures.into_iter().collect();
        let goals: Vec<(GoalId, PlanId, FieldId, Option<TopicId>)> =
            rows!(self, "select goal_id, plan_id, field_id, topic_id from goal")?;
        let committees: HashSet<CommitteeId> =
            self.list_committees().await?.into_iter().map(|committee| committee.id).collect();
        let chosen: Vec<(CommitteeId, FieldId)> =
            rows!(self, "select committee_id, field_id from committee_field")?;

        let mut of_field: HashMap<FieldId, FieldUse> = HashMap::new();
        let mut of_topic: HashMap<TopicId, FieldUse> = HashMap::new();
        for (goal, _, field, topic) in goals.into_iter().filter(|(_, plan, ..)| plans.contains(plan)) {
            let measures = measures.get(&goal).and_then(|count| usize::try_from(*count).ok()).unwrap_or(0);
            let count = |usage: &mut FieldUse| {
                usage.goals += 1;
                usage.measures += measures;
            };
            count(of_field.entry(field).or_default());
            if let Some(topic) = topic {
                count(of_topic.entry(topic).or_default());
            }
        }
        for (_, field) in chosen.into_iter().filter(|(committee, _)| committees.contains(committee)) {
            of_field.entry(field).or_default().committees += 1;
        }
        let topics = self.list_topics().await?;
        let entry = |field: FieldOfAction| {
            let of_it = topics.iter().filter(|topic| topic.field_id == field.id);
            FieldEntry {
                usage: of_field.get(&field.id).copied().unwrap_or_default(),
                topics: of_it
                    .map(|topic| (topic.clone(), of_topic.get(&topic.id).copied().unwrap_or_default()))
                    .collect(),
                field,
            }
        };
        Ok(self.list_fields().await?.into_iter().map(entry).collect())
    }

    fn may_with_fields(&self, action: Action) -> StoreResult<()> {
        self.require(action, ObjectKind::FieldOfAction, Visibility::Public, &Place::default())
    }

    /// Whether the actor may add fields of action and topics, and change them.
    #[must_use]
    pub fn may_edit_fields(&self) -> bool {
        self.may_with_fields(Action::Edit).is_ok()
    }
}

impl Write {
    /// Gives an instance the usual fields of action and topics, unless it has fields already; none is ever removed, so that
    /// this happens once. Tells whether it did.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the program itself asks.
    pub async fn load_usual_fields(&mut self) -> StoreResult<bool> {
        self.require_program()?;
        if !self.list_fields().await?.is_empty() {
            return Ok(false);
        }
        let (fields, topics) = content::usual_fields();
        for field in &fields {
            self.insert_field(field).await?;
        }
        for topic in &topics {
            self.insert_topic(topic).await?;
        }
        Ok(true)
    }

    /// Adds a field of action behind all others.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`] unless the actor may add fields, [`StoreError::Fields`] if fields cannot hold what was typed.
    pub async fn create_field(&mut self, form: &FieldForm) -> StoreResult<FieldOfAction> {
        self.may_with_fields(Action::Create)?;
        let known = self.list_fields().await?;
        let wish = form.read(known.iter().map(|field| field.name.as_str())).map_err(StoreError::Fields)?;
        let field = FieldOfAction {
            id: FieldId::new(),
            name: wish.name,
            position: behind(known.last().map(|last| last.position)),
            valid_to: wish.valid_to,
            version: 1,
        };
        self.insert_field(&field).await?;
        Ok(field)
    }

    /// Changes the name of a field of action, and until when it is offered.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none, [`StoreError::NotAllowed`] unless the actor may change fields,
    /// [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Fields`] if fields cannot hold what was typed.
    pub async fn edit_field(&mut self, id: FieldId, form: &FieldForm, version: i64) -> StoreResult<()> {
        let (known, place) = self.field_of_version(id, version).await?;
        let before = &known[place];
        let others = known.iter().filter(|other| other.id != id).map(|other| other.name.as_str());
        let wish = form.read(unlike(&before.name, others)).map_err(StoreError::Fields)?;
        let after = FieldOfAction {
            name: wish.name,
            valid_to: wish.valid_to,
            version: version + 1,
            ..before.clone()
        };
        if (&after.name, after.valid_to) == (&before.name, before.valid_to) {
            return Ok(());
        }
        self.update_field(before, &after, ChangeAction::Changed).await
    }

    /// Moves a field of action one step; at the end of the list it stays.
    ///
    /// # Errors
    /// As [`edit_field`](Self::edit_field).
    pub async fn move_field(&mut self, id: FieldId, step: ListStep, version: i64) -> StoreResult<()> {
        let (known, place) = self.field_of_version(id, version).await?;
        let positions: Vec<f64> = known.iter().map(|field| field.position).collect();
        let Some(written) = stepped(&positions, place, step) else { return Ok(()) };
        for (other, position) in written {
            let before = &known[other];
            if other == place {
                let after = FieldOfAction { position, version: version + 1, ..before.clone() };
                self.update_field(before, &after, ChangeAction::Moved).await?;
            } else {
                // Those that step aside are in the same order as before.
                let sql = "update field_of_action set position = $2 where field_id = $1";
                execute!(self, sql, before.id, position)?;
            }
        }
        Ok(())
    }

    /// Adds a topic behind those of its field.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such field, [`StoreError::NotAllowed`] unless the actor may add topics,
    /// [`StoreError::Fields`] if fields cannot hold what was typed.
    pub async fn create_topic(&mut self, field: FieldId, form: &FieldForm) -> StoreResult<Topic> {
        self.may_with_fields(Action::Create)?;
        if self.list_fields().await?.iter().all(|known| known.id != field) {
            return Err(StoreError::NotFound(RecordKind::FieldOfAction));
        }
        let known = self.topics_of(field).await?;
        let wish = form.read(known.iter().map(|topic| topic.name.as_str())).map_err(StoreError::Fields)?;
        let topic = Topic {
            id: TopicId::new(),
            field_id: field,
            name: wish.name,
            position: behind(known.last().map(|last| last.position)),
            valid_to: wish.valid_to,
            version: 1,
        };
        self.insert_topic(&topic).await?;
        Ok(topic)
    }

    /// Changes the name of a topic, and until when it is offered.
    ///
    /// # Errors
    /// As [`edit_field`](Self::edit_field).
    pub async fn edit_topic(&mut self, id: TopicId, form: &FieldForm, version: i64) -> StoreResult<()> {
        let (known, place) = self.topic_of_version(id, version).await?;
        let before = &known[place];
        let others = known.iter().filter(|other| other.id != id).map(|other| other.name.as_str());
        let wish = form.read(unlike(&before.name, others)).map_err(StoreError::Fields)?;
        let after =
            Topic { name: wish.name, valid_to: wish.valid_to, version: version + 1, ..before.clone() };
        if (&after.name, after.valid_to) == (&before.name, before.valid_to) {
            return Ok(());
        }
        self.update_topic(before, &after, ChangeAction::Changed).await
    }

    /// Moves a topic one step among those of its field; at the end of the list it stays.
    ///
    /// # Errors
    /// As [`edit_field`](Self::edit_field).
    pub async fn move_topic(&mut self, id: TopicId, step: ListStep, version: i64) -> StoreResult<()> {
        let (known, place) = self.topic_of_version(id, version).await?;
        let positions: Vec<f64> = known.iter().map(|topic| topic.position).collect();
        let Some(written) = stepped(&positions, place, step) else { return Ok(()) };
        for (other, position) in written {
            let before = &known[other];
            if other == place {
                let after = Topic { position, version: version + 1, ..before.clone() };
                self.update_topic(before, &after, ChangeAction::Moved).await?;
            } else {
                execute!(self, "update topic set position = $2 where topic_id = $1", before.id, position)?;
            }
        }
        Ok(())
    }

    /// All fields in their order and the place of one of them, if it may be changed and is of this version.
    async fn field_of_version(
        &mut self,
        id: FieldId,
        version: i64,
    ) -> StoreResult<(Vec<FieldOfAction>, usize)> {
        self.may_with_fields(Action::Edit)?;
        let known = self.list_fields().await?;
        let kind = RecordKind::FieldOfAction;
        let place = known.iter().position(|field| field.id == id).ok_or(StoreError::NotFound(kind))?;
        if known[place].version == version { Ok((known, place)) } else { Err(StoreError::Stale(kind)) }
    }

    /// The topics of a field in their order and the place of one of them, if it may be changed and is of this version.
    async fn topic_of_version(&mut self, id: TopicId, version: i64) -> StoreResult<(Vec<Topic>, usize)> {
        self.may_with_fields(Action::Edit)?;
        let kind = RecordKind::Topic;
        let found: Option<(FieldId,)> = row!(self, "select field_id from topic where topic_id = $1", id)?;
        let (field,) = found.ok_or(StoreError::NotFound(kind))?;
        let known = self.topics_of(field).await?;
        let place = known.iter().position(|topic| topic.id == id).ok_or(StoreError::NotFound(kind))?;
        if known[place].version == version { Ok((known, place)) } else { Err(StoreError::Stale(kind)) }
    }

    async fn topics_of(&mut self, field: FieldId) -> StoreResult<Vec<Topic>> {
        rows!(self, "select * from topic where field_id = $1 order by position, name, topic_id", field)
    }

    async fn update_field(
        &mut self,
        before: &FieldOfAction,
        after: &FieldOfAction,
        action: ChangeAction,
    ) -> StoreResult<()> {
        let written = execute!(
            self,
            "update field_of_action set name = $3, position = $4, valid_to = $5, version = $6
             where field_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            after.position,
            after.valid_to,
            after.version,
        )?;
        let record = RecordRef::new(RecordKind::FieldOfAction, after.id);
        self.record_of_field(written, record, &after.name, action, [before, after]).await
    }

    async fn update_topic(&mut self, before: &Topic, after: &Topic, action: ChangeAction) -> StoreResult<()> {
        let written = execute!(
            self,
            "update topic set name = $3, position = $4, valid_to = $5, version = $6
             where topic_id = $1 and version = $2",
            before.id,
            before.version,
            &after.name,
            after.position,
            after.valid_to,
            after.version,
        )?;
        let record = RecordRef::new(RecordKind::Topic, after.id);
        self.record_of_field(written, record, &after.name, action, [before, after]).await
    }

    /// Logs a change for all to see, unless somebody else was faster.
    async fn record_of_field<T: Serialize + Sync>(
        &mut self,
        written: u64,
        record: RecordRef,
        title: &str,
        action: ChangeAction,
        [before, after]: [&T; 2],
    ) -> StoreResult<()> {
        if written != 1 {
            return Err(StoreError::Stale(record.kind));
        }
        let place = Place::default();
        self.record(Change {
            record,
            title,
            action,
            before: Some(before),
            after: Some(after),
            plan: None,
            visibility: Visibility::Public,
            place: &place,
        })
        .await
    }
}

/// The names that something of this name may not take: an archive may have brought two of one name, and each keeps its own.
fn unlike<'a>(own: &str, others: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let own = fold(own);
    others.filter(move |other| fold(other) != own)
}

/// The position behind the last of a list.
fn behind(last: Option<f64>) -> f64 {
    position::between(last, None).unwrap_or(position::GAP)
}
