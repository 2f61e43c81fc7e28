//! Moves on the board.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    permission::{Action, Place},
    plan::{Card, Measure, Move, Plan, measure_object, measure_place},
    position,
};

use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

/// The position above and below the top of a column. Each status is asked for by itself, which the index answers at once.
const FIRST: &str = "select cast(null as double precision), min(position) from (
        select min(position) as position from measure where plan_id = $1 and status = $3 and measure_id <> $2
        union all select min(position) from measure where plan_id = $1 and status = $4 and measure_id <> $2
        union all select min(position) from measure where plan_id = $1 and status = $5 and measure_id <> $2
    ) as top";

/// The position of a card in a column and of the one below it, if the card is there. Another one at the same position
/// counts as below: there is no room between them.
const NEXT: &str = "select above.position, (select min(position) from (
        select min(position) as position from measure
        where plan_id = $1 and status = $3 and position >= above.position and measure_id not in ($2, $6)
        union all select min(position) from measure
        where plan_id = $1 and status = $4 and position >= above.position and measure_id not in ($2, $6)
        union all select min(position) from measure
        where plan_id = $1 and status = $5 and position >= above.position and measure_id not in ($2, $6)
    ) as under)
    from measure above
    where measure_id = $6 and measure_id <> $2 and plan_id = $1 and status in ($3, $4, $5)";

/// The position above and below the end of a column.
const LAST: &str = "select max(position), cast(null as double precision) from (
        select max(position) as position from measure where plan_id = $1 and status = $3 and measure_id <> $2
        union all select max(position) from measure where plan_id = $1 and status = $4 and measure_id <> $2
        union all select max(position) from measure where plan_id = $1 and status = $5 and measure_id <> $2
    ) as bottom";

impl Write {
    /// Moves a measure to a place in a column of its board.
    ///
    /// If the card it was put under has left the column, it goes to the end. In another lane it takes over what the lane
    /// stands for.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or what the lane stands for,
    /// [`StoreError::NotAllowed`] if the actor may not move it, or not edit it where the lane changes more than its
    /// status, [`StoreError::Stale`] if it was changed since the actor saw it; then nothing is moved.
    pub async fn move_measure(&mut self, wish: Move) -> StoreResult<Card> {
        let missing = StoreError::NotFound(RecordKind::Measure);
        let measure: Option<Measure> =
            row!(self, "select * from measure where measure_id = $1", wish.measure_id)?;
        let Some(before) = measure else { return Err(missing) };
        let Ok((plan, region)) = self.get_plan(before.plan_id).await else { return Err(missing) };
        let place = measure_place(Some(region.state.clone()), plan.health_region_id, before.committee_id);
        self.require_for(Action::Move, &measure_object(plan.visibility, &place, before.responsible_id))?;
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
        let lies_as_before = after == wish.lane.take(after.clone());
        if !lies_as_before {
            return self.move_to_lane(before, wish.lane.take(after)).await;
        }
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
        self.card(&plan, &region.place(), &after).await?.ok_or(missing)
    }

    /// Writes a move that changes more than status and position.
    async fn move_to_lane(&mut self, before: Measure, after: Measure) -> StoreResult<Card> {
        let placed = self.placed(before.id).await?;
        self.require_for(Action::Edit, &placed.object())?;
        self.write_measure(&placed, after, ChangeAction::Moved).await?;
        self.get_card(before.id).await
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
        let (plan_id, id) = (measure.plan_id, measure.id);
        let neighbours: Option<(Option<f64>, Option<f64>)> = match wish.after {
            None => row!(self, FIRST, plan_id, id, status(0), status(1), status(2))?,
            Some(above) => row!(self, NEXT, plan_id, id, status(0), status(1), status(2), above)?,
        };
        let (above, below) = match neighbours {
            Some(neighbours) => neighbours,
            None => row!(self, LAST, plan_id, id, status(0), status(1), status(2))?.unwrap_or_default(),
        };
        if let Some(position) = position::between(above, below) {
            return Ok(position);
        }

        let column: Vec<Measure> = rows!(
            self,
            "select * from measure
             where plan_id = $1 and measure_id <> $2 and status in ($3, $4, $5) order by position, measure_id",
            plan_id,
            id,
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
