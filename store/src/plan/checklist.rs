//! The checklist of a measure.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{ChecklistPointId, MeasureId, PersonId},
    permission::Action,
    plan::{ChecklistPoint, ChecklistWish, ListStep, MeasureDetail},
    position,
};

use super::measure::Placed;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Session {
    /// The points of a measure's checklist, in their order.
    pub(super) async fn checklist_of(&mut self, measure: MeasureId) -> StoreResult<Vec<ChecklistPoint>> {
        rows!(
            self,
            "select * from checklist_point where measure_id = $1 order by position, checklist_point_id",
            measure,
        )
    }
}

impl Write {
    /// Adds a point at the end of a measure's checklist.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or the person, [`StoreError::NotAllowed`] unless the
    /// actor may edit the measure.
    pub async fn add_checklist_point(
        &mut self,
        measure: MeasureId,
        wish: ChecklistWish,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(measure).await?;
        self.require_for(Action::Edit, &placed.object())?;
        self.check_person(wish.person_id, None).await?;
        let last: Option<(Option<f64>,)> =
            row!(self, "select max(position) from checklist_point where measure_id = $1", measure)?;
        let ChecklistWish { title, person_id, due_on } = wish;
        let point = ChecklistPoint {
            id: ChecklistPointId::new(),
            measure_id: measure,
            title,
            is_done: false,
            person_id,
            due_on,
            position: position::between(last.and_then(|(last,)| last), None).unwrap_or(position::GAP),
            version: 1,
        };
        self.insert_checklist_point(&point, (&placed.plan, &placed.place)).await?;
        self.get_measure(measure).await
    }

    /// Changes what is said of a point.
    ///
    /// # Errors
    /// As [`add_checklist_point`](Self::add_checklist_point), and [`StoreError::Stale`] if it was changed since `version`.
    pub async fn edit_checklist_point(
        &mut self,
        id: ChecklistPointId,
        wish: ChecklistWish,
        version: i64,
    ) -> StoreResult<MeasureDetail> {
        let (before, placed) = self.placed_point(id, Action::Edit).await?;
        refuse_if_changed(&before, version)?;
        self.check_person(wish.person_id, before.person_id).await?;
        let after = before.with(wish);
        self.write_point(&before, &after, ChangeAction::Changed, &placed).await?;
        self.get_measure(placed.measure.id).await
    }

    /// Notes that a point is done, or that it is not.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see it, [`StoreError::NotAllowed`] unless the actor may move the
    /// measure.
    pub async fn set_checklist_point_done(
        &mut self,
        id: ChecklistPointId,
        is_done: bool,
    ) -> StoreResult<MeasureDetail> {
        let (before, placed) = self.placed_point(id, Action::Move).await?;
        // What both wanted is no conflict.
        if before.is_done != is_done {
            let after = ChecklistPoint { is_done, ..before.clone() };
            self.write_point(&before, &after, ChangeAction::Changed, &placed).await?;
        }
        self.get_measure(placed.measure.id).await
    }

    /// Moves a point one step within its checklist; at the end of it, it stays.
    ///
    /// # Errors
    /// As [`add_checklist_point`](Self::add_checklist_point).
    pub async fn move_checklist_point(
        &mut self,
        id: ChecklistPointId,
        step: ListStep,
    ) -> StoreResult<MeasureDetail> {
        let (_, placed) = self.placed_point(id, Action::Edit).await?;
        let points = self.checklist_of(placed.measure.id).await?;
        let place = points.iter().position(|point| point.id == id);
        let next = place.and_then(|place| Some((place, step.from(place, points.len())?)));
        if let Some((place, next)) = next {
            for (point, other) in [(&points[place], &points[next]), (&points[next], &points[place])] {
                let after = ChecklistPoint { position: other.position, ..point.clone() };
                self.write_point(point, &after, ChangeAction::Moved, &placed).await?;
            }
        }
        self.get_measure(placed.measure.id).await
    }

    /// Removes a point. The log keeps what it was.
    ///
    /// # Errors
    /// As [`edit_checklist_point`](Self::edit_checklist_point).
    pub async fn remove_checklist_point(
        &mut self,
        id: ChecklistPointId,
        version: i64,
    ) -> StoreResult<MeasureDetail> {
        let (point, placed) = self.placed_point(id, Action::Edit).await?;
        refuse_if_changed(&point, version)?;
        self.take_point(&point, &placed).await?;
        self.get_measure(placed.measure.id).await
    }

    pub(super) async fn take_point(&mut self, point: &ChecklistPoint, placed: &Placed) -> StoreResult<()> {
        execute!(self, "delete from checklist_point where checklist_point_id = $1", point.id)?;
        self.record_point(Some(point), None, ChangeAction::Removed, placed).await
    }

    /// A point with its measure as they stay until this write is over, if the actor may do this to the measure.
    pub(super) async fn placed_point(
        &mut self,
        id: ChecklistPointId,
        action: Action,
    ) -> StoreResult<(ChecklistPoint, Placed)> {
        let missing = StoreError::NotFound(RecordKind::ChecklistPoint);
        let point: Option<ChecklistPoint> =
            row!(self, "select * from checklist_point where checklist_point_id = $1", id)?;
        let Some(ChecklistPoint { measure_id, .. }) = point else { return Err(missing) };
        let Ok(placed) = self.placed(measure_id).await else { return Err(missing) };
        self.require_for(action, &placed.object())?;
        // Whoever changes the checklist at the same moment comes first or waits.
        execute!(self, "update measure set version = version where measure_id = $1", measure_id)?;
        let point: Option<ChecklistPoint> =
            row!(self, "select * from checklist_point where checklist_point_id = $1", id)?;
        point.map(|point| (point, placed)).ok_or(missing)
    }

    /// Refuses a person whom the actor does not see, unless they were there before.
    pub(super) async fn check_person(
        &mut self,
        person: Option<PersonId>,
        before: Option<PersonId>,
    ) -> StoreResult<()> {
        let Some(person) = person.filter(|_| person != before) else { return Ok(()) };
        let named = self.names_of([person.0]).await?.get(person.0);
        let is_person = named.is_some_and(|named| named.record.kind == RecordKind::Person);
        if is_person { Ok(()) } else { Err(StoreError::NotFound(RecordKind::Person)) }
    }

    pub(super) async fn write_point(
        &mut self,
        before: &ChecklistPoint,
        after: &ChecklistPoint,
        action: ChangeAction,
        placed: &Placed,
    ) -> StoreResult<()> {
        execute!(
            self,
            "update checklist_point set title = $2, is_done = $3, person_id = $4, due_on = $5, position = $6, version = $7
             where checklist_point_id = $1",
            after.id,
            &after.title,
            after.is_done,
            after.person_id,
            after.due_on,
            after.position,
            after.version,
        )?;
        self.record_point(Some(before), Some(after), action, placed).await
    }

    async fn record_point(
        &mut self,
        before: Option<&ChecklistPoint>,
        after: Option<&ChecklistPoint>,
        action: ChangeAction,
        placed: &Placed,
    ) -> StoreResult<()> {
        let Some(point) = after.or(before) else { return Ok(()) };
        self.record(Change {
            record: RecordRef::new(RecordKind::ChecklistPoint, point.id),
            title: &point.title,
            action,
            before,
            after,
            plan: Some(placed.plan.id),
            visibility: placed.plan.visibility,
            place: &placed.place,
        })
        .await
    }
}

fn refuse_if_changed(point: &ChecklistPoint, version: i64) -> StoreResult<()> {
    if point.version == version { Ok(()) } else { Err(StoreError::Stale(RecordKind::ChecklistPoint)) }
}
