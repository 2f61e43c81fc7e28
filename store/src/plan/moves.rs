//! Moves on the board.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    permission::{Action, Place},
    plan::{Card, EditError, Measure, Move, Plan, measure_object, measure_place},
    position,
};

use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

/// The position above and below the top of a plan.
const FIRST: &str = "select cast(null as double precision), min(position)
    from measure where plan_id = $1 and measure_id <> $2";

/// The status and position of a card, and the position of the one below it. Another one at the same position counts as
/// below: there is no room between them.
const NEXT: &str = "select above.status, above.position, (select min(position) from measure
        where plan_id = $1 and position >= above.position and measure_id not in ($2, $3))
    from measure above where measure_id = $3 and measure_id <> $2 and plan_id = $1";

/// The position above and below the end of a plan.
const LAST: &str = "select max(position), cast(null as double precision)
    from measure where plan_id = $1 and measure_id <> $2";

impl Write {
    /// Moves a measure to a place in a column of its board.
    ///
    /// If the card it was put under has left the column, it goes to the end. In another lane it takes over what the lane
    /// stands for.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or what the lane stands for,
    /// [`StoreError::NotAllowed`] if the actor may not move it, or not edit it where the lane changes more than its
    /// status, [`StoreError::Refused`] if no status of the column may follow its own, [`StoreError::Stale`] if it was
    /// changed since the actor saw it; then nothing is moved.
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

        let status = plan.columns.enter(wish.column, before.status).ok_or(EditError::DoesNotFollow)?;
        let position = self.place_for(&before, wish, &plan, &region.place()).await?;
        let after = Measure { status, position, version: before.version + 1, ..before.clone() };
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

    /// The position for a move. The measures of a plan lie in one order, of which each column shows its own: so columns can
    /// be put together and taken apart.
    async fn place_for(
        &mut self,
        measure: &Measure,
        wish: Move,
        plan: &Plan,
        region: &Place,
    ) -> StoreResult<f64> {
        let (plan_id, id) = (measure.plan_id, measure.id);
        let column = plan.columns.of(wish.column);
        let neighbours: Option<(String, f64, Option<f64>)> = match wish.after {
            None => None,
            Some(above) => row!(self, NEXT, plan_id, id, above)?,
        };
        let lies_there = |status: &str| status.parse().is_ok_and(|status| plan.columns.of(status) == column);
        match neighbours.filter(|(status, ..)| lies_there(status)) {
            Some((_, above, below)) => match position::between(Some(above), below) {
                Some(position) => Ok(position),
                None => self.make_room(above, wish, plan, region).await,
            },
            None => {
                let end = if wish.after.is_none() { FIRST } else { LAST };
                let neighbours: Option<(Option<f64>, Option<f64>)> = row!(self, end, plan_id, id)?;
                let (above, below) = neighbours.unwrap_or_default();
                Ok(position::between(above, below).unwrap_or(position::GAP))
            }
        }
    }

    /// Lets the measures under a place step aside, as many as have to; returns the place.
    async fn make_room(&mut self, above: f64, wish: Move, plan: &Plan, region: &Place) -> StoreResult<f64> {
        let below: Vec<Measure> = rows!(
            self,
            "select * from measure
             where plan_id = $1 and position >= $4 and measure_id not in ($2, $3) order by position, measure_id",
            plan.id,
            wish.measure_id,
            wish.after,
            above,
        )?;
        let positions: Vec<_> = below.iter().map(|measure| measure.position).collect();
        let places = position::make_room(above, &positions);
        let (own, others) = places.split_first().map_or((above, &[][..]), |(own, others)| (*own, others));
        // The content of the others stays as it is, and with it their version; the log tells boards where they lie.
        for (before, position) in below.iter().zip(others) {
            let after = Measure { position: *position, ..before.clone() };
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
        Ok(own)
    }
}
