//! Moves on the board.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    permission::{Action, ObjectKind, Place},
    plan::{Card, Measure, Move, Plan, measure_place},
    position,
};

use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Write {
    /// Moves a measure to a place in a column of its board.
    ///
    /// If the card it was put under has left the column, it goes to the end.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] if the actor may not
    /// move it, [`StoreError::Stale`] if it was changed since the actor saw it; then nothing is moved.
    pub async fn move_measure(&mut self, wish: Move) -> StoreResult<Card> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let measure: Option<Measure> =
            row!(self, "select * from measure where measure_id = $1", wish.measure_id)?;
        let Some(before) = measure else { return Err(missing) };
        let Ok((plan, region)) = self.get_plan(before.plan_id).await else { return Err(missing) };
        let place = measure_place(Some(region.state.clone()), plan.health_region_id, before.committee_id);
        self.require(Action::Move, ObjectKind::Measure, plan.visibility, &place)?;
        if before.version != wish.version {
            return Err(StoreError::Stale(RecordKind::Measure));
        }

        let position = self.make_room(&before, wish, &plan, &region.place()).await?;
        let after = Measure {
            status: wish.column.status_on_entry(before.status),
            position,
            version: before.version + 1,
            ..before.clone()
        };
        let written = execute!(
            self,
            "update measure set status = $3, position = $4, version = version + 1
             where measure_id = $1 and version = $2",
            before.id,
            before.version,
            after.status.as_str(),
            after.position,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Measure));
        }
        self.record(Change {
            record: RecordRef::new(RecordKind::Measure, after.id),
            title: &after.title,
            action: ChangeAction::Moved,
            before: Some(&before),
            after: Some(&after),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place: &place,
        })
        .await?;
        self.tell_of_change(&before, &after, &plan, &place).await?;
        self.cards(&plan, &region.place(), vec![after]).await?.pop().ok_or(missing)
    }

    /// The position for a move; numbers the column afresh where two neighbours have no room between them.
    async fn make_room(
        &mut self,
        measure: &Measure,
        wish: Move,
        plan: &Plan,
        region: &Place,
    ) -> StoreResult<f64> {
        let statuses = wish.column.statuses();
        let status = |index: usize| statuses.get(index).unwrap_or(&statuses[0]).as_str();
        let column: Vec<Measure> = rows!(
            self,
            "select * from measure
             where plan_id = $1 and measure_id <> $2 and status in ($3, $4, $5) order by position, measure_id",
            measure.plan_id,
            measure.id,
            status(0),
            status(1),
            status(2),
        )?;
        let index = match wish.after {
            None => 0,
            Some(after) => {
                column.iter().position(|card| card.id == after).map_or(column.len(), |above| above + 1)
            }
        };
        let above = index.checked_sub(1).map(|above| column[above].position);
        let below = column.get(index).map(|card| card.position);
        if let Some(position) = position::between(above, below) {
            return Ok(position);
        }
        // The content of the others stays as it is, and with it their version; the log tells boards where they lie.
        for (place, before) in column.iter().enumerate() {
            let place = if place < index { place } else { place + 1 };
            let after = Measure { position: position::numbered(place), ..before.clone() };
            execute!(
                self,
                "update measure set position = $2 where measure_id = $1",
                after.id,
                after.position
            )?;
            self.record(Change {
                record: RecordRef::new(RecordKind::Measure, after.id),
                title: &after.title,
                action: ChangeAction::Moved,
                before: Some(before),
                after: Some(&after),
                plan: Some(plan.id),
                visibility: plan.visibility,
                place: &measure_place(region.state.clone(), plan.health_region_id, after.committee_id),
            })
            .await?;
        }
        Ok(position::numbered(index))
    }
}
