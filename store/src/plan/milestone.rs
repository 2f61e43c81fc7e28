//! The milestones of a measure.

use domain::{
    calendar,
    change::{ChangeAction, RecordKind, RecordRef},
    id::{MeasureId, MilestoneId},
    permission::Action,
    plan::{EditError, MeasureDetail, Milestone, title},
    position,
};

use super::measure::Placed;
use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row},
    change::Change,
};

impl Write {
    /// Adds a milestone at the end of a measure's.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] unless the actor may edit
    /// it, [`StoreError::Refused`] for a title that is empty or too long or a day that is none.
    pub async fn add_milestone(
        &mut self,
        measure: MeasureId,
        name: &str,
        due_on: &str,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(measure).await?;
        self.require_for(Action::Edit, &placed.object())?;
        let last: Option<(Option<f64>,)> =
            row!(self, "select max(position) from milestone where measure_id = $1", measure)?;
        let milestone = Milestone {
            id: MilestoneId::new(),
            measure_id: measure,
            title: title(name)?,
            due_on: day(due_on)?,
            done_on: None,
            position: position::between(last.and_then(|(last,)| last), None).unwrap_or(position::GAP),
        };
        self.insert_milestone(&milestone, (&placed.plan, &placed.place)).await?;
        self.get_measure(measure).await
    }

    /// Changes the title and day of a milestone.
    ///
    /// # Errors
    /// As [`add_milestone`](Self::add_milestone).
    pub async fn edit_milestone(
        &mut self,
        id: MilestoneId,
        name: &str,
        due_on: &str,
    ) -> StoreResult<MeasureDetail> {
        let (before, placed) = self.placed_milestone(id, Action::Edit).await?;
        let after = Milestone { title: title(name)?, due_on: day(due_on)?, ..before.clone() };
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
                "update milestone set title = $2, due_on = $3, done_on = $4 where milestone_id = $1",
                after.id,
                &after.title,
                after.due_on,
                after.done_on,
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

fn day(text: &str) -> StoreResult<Option<time::Date>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    calendar::parse_day(text).map(Some).ok_or_else(|| EditError::NotUnderstood.into())
}
