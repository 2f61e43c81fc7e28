//! The milestones of a measure.

use domain::{
    calendar,
    change::{ChangeAction, RecordKind, RecordRef},
    id::{MeasureId, MilestoneId, PersonId, PlanId},
    permission::Action,
    plan::{EditError, MeasureDetail, Milestone, PlanMilestones, title},
    position,
};

use super::measure::Placed;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row},
    change::Change,
};

impl Session {
    /// The milestones of a plan's measures, by day, with the names of those who see to them as far as the actor may see them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan or the actor may not see it.
    pub async fn get_plan_milestones(&mut self, plan: PlanId) -> StoreResult<PlanMilestones> {
        let milestones = self.list_milestones(plan).await?;
        let people = milestones.iter().filter_map(|milestone| milestone.person_id.map(|person| person.0));
        let people = self.names_of(people.collect::<Vec<_>>()).await?.all();
        Ok(PlanMilestones { milestones, people })
    }
}

impl Write {
    /// Adds a milestone at the end of a measure's.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or the person, [`StoreError::NotAllowed`] unless the actor
    /// may edit the measure, [`StoreError::Refused`] for a title that is empty or too long, an id or a day that is none.
    pub async fn add_milestone(
        &mut self,
        measure: MeasureId,
        name: &str,
        person: &str,
        due_on: &str,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(measure).await?;
        self.require_for(Action::Edit, &placed.object())?;
        let person_id = id_of(person)?;
        self.check_person(person_id, None).await?;
        let last: Option<(Option<f64>,)> =
            row!(self, "select max(position) from milestone where measure_id = $1", measure)?;
        let milestone = Milestone {
            id: MilestoneId::new(),
            measure_id: measure,
            title: title(name)?,
            due_on: day(due_on)?,
            done_on: None,
            person_id,
            position: position::between(last.and_then(|(last,)| last), None).unwrap_or(position::GAP),
        };
        self.insert_milestone(&milestone, (&placed.plan, &placed.place)).await?;
        self.get_measure(measure).await
    }

    /// Changes the title and day of a milestone, and who sees to it.
    ///
    /// # Errors
    /// As [`add_milestone`](Self::add_milestone).
    pub async fn edit_milestone(
        &mut self,
        id: MilestoneId,
        name: &str,
        person: &str,
        due_on: &str,
    ) -> StoreResult<MeasureDetail> {
        let (before, placed) = self.placed_milestone(id, Action::Edit).await?;
        let person_id = id_of(person)?;
        self.check_person(person_id, before.person_id).await?;
        let after = Milestone { title: title(name)?, due_on: day(due_on)?, person_id, ..before.clone() };
        self.write_milestone(&before, &after, &placed).await
    }

    /// Notes that a milestone is done, today, or that it is not.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may move the
    /// measure.
    pub async fn set_milestone_done(&mut self, id: MilestoneId, is_done: bool) -> StoreResult<MeasureDetail> {
        let (before, placed) = self.placed_milestone(id, Action::Move).await?;
        let done_on = is_done.then(|| before.done_on.unwrap_or_else(|| self.today()));
        let after = Milestone { done_on, ..before.clone() };
        self.write_milestone(&before, &after, &placed).await
    }

    /// Removes a milestone. The log keeps what it was.
    ///
    /// # Errors
    /// As [`add_milestone`](Self::add_milestone).
    pub async fn remove_milestone(&mut self, id: MilestoneId) -> StoreResult<MeasureDetail> {
        let (milestone, placed) = self.placed_milestone(id, Action::Edit).await?;
        self.take_milestone(&milestone, &placed).await?;
        self.get_measure(placed.measure.id).await
    }

    /// A milestone with its measure, if the actor may do this to the measure.
    pub(super) async fn placed_milestone(
        &mut self,
        id: MilestoneId,
        action: Action,
    ) -> StoreResult<(Milestone, Placed)> {
        let missing = StoreError::NotFound(RecordKind::Milestone);
        let milestone: Option<Milestone> = row!(self, "select * from milestone where milestone_id = $1", id)?;
        let Some(milestone) = milestone else { return Err(missing) };
        let Ok(placed) = self.placed(milestone.measure_id).await else { return Err(missing) };
        self.require_for(action, &placed.object())?;
        Ok((milestone, placed))
    }

    pub(super) async fn write_milestone(
        &mut self,
        before: &Milestone,
        after: &Milestone,
        placed: &Placed,
    ) -> StoreResult<MeasureDetail> {
        if before != after {
            execute!(
                self,
                "update milestone set title = $2, due_on = $3, done_on = $4, person_id = $5 where milestone_id = $1",
                after.id,
                &after.title,
                after.due_on,
                after.done_on,
                after.person_id,
            )?;
            self.record_milestone(Some(before), Some(after), placed).await?;
        }
        self.get_measure(placed.measure.id).await
    }

    pub(super) async fn take_milestone(&mut self, milestone: &Milestone, placed: &Placed) -> StoreResult<()> {
        execute!(self, "delete from milestone where milestone_id = $1", milestone.id)?;
        self.record_milestone(Some(milestone), None, placed).await
    }

    async fn record_milestone(
        &mut self,
        before: Option<&Milestone>,
        after: Option<&Milestone>,
        placed: &Placed,
    ) -> StoreResult<()> {
        let Some(milestone) = after.or(before) else { return Ok(()) };
        self.record(Change {
            record: RecordRef::new(RecordKind::Milestone, milestone.id),
            title: &milestone.title,
            action: if after.is_some() { ChangeAction::Changed } else { ChangeAction::Removed },
            before,
            after,
            plan: Some(placed.plan.id),
            visibility: placed.plan.visibility,
            place: &placed.place,
        })
        .await
    }
}

/// The person that a form names, or nobody.
fn id_of(text: &str) -> StoreResult<Option<PersonId>> {
    match text.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| EditError::NotUnderstood.into()),
    }
}

fn day(text: &str) -> StoreResult<Option<time::Date>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    calendar::parse_day(text).map(Some).ok_or_else(|| EditError::NotUnderstood.into())
}
