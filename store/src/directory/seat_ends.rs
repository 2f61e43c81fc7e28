//! Seats that end together with their committee, person or organisation, and follow when that end is moved or taken back.

use std::collections::HashMap;

use domain::{
    change::RecordRef,
    directory::{Committee, FieldFault, FieldProblem, Membership, OpenSeats, RecordField},
    id::CommitteeId,
    permission::{Action, ObjectKind},
};
use time::Date;
use uuid::Uuid;

use crate::{Session, StoreError, StoreResult, Write, backend::rows};

impl Session {
    /// How many seats of a committee, person or organisation have not ended yet, in committees that the actor sees.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn count_open_seats(&mut self, record: RecordRef) -> StoreResult<OpenSeats> {
        let mut count = OpenSeats::default();
        for (_, committee) in self.list_open_seats(record, self.today()).await? {
            if self.may_change_seats(&committee) {
                count.yours += 1;
            } else if self.sees(committee.visibility, &committee.place()) {
                count.of_others += 1;
            }
        }
        Ok(count)
    }

    /// The seats of a record that do not end before a day, each with its committee.
    async fn list_open_seats(
        &mut self,
        record: RecordRef,
        day: Date,
    ) -> StoreResult<Vec<(Membership, Committee)>> {
        let seats: Vec<Membership> = rows!(
            self,
            "select * from membership where (committee_id = $1 or person_id = $1 or organisation_id = $1)
                and (valid_to is null or valid_to > $2) order by membership_id",
            record.id,
            day,
        )?;
        self.with_committees(seats).await
    }

    pub(super) async fn with_committees(
        &mut self,
        seats: Vec<Membership>,
    ) -> StoreResult<Vec<(Membership, Committee)>> {
        let mut known: HashMap<CommitteeId, Committee> = HashMap::new();
        for seat in &seats {
            if !known.contains_key(&seat.committee_id) {
                let found: Vec<Committee> =
                    rows!(self, "select * from committee where committee_id = $1", seat.committee_id)?;
                known.extend(found.into_iter().map(|committee| (committee.id, committee)));
            }
        }
        let with =
            |seat: Membership| known.get(&seat.committee_id).cloned().map(|committee| (seat, committee));
        Ok(seats.into_iter().filter_map(with).collect())
    }

    /// Whether the actor may change who sits in a committee.
    pub(crate) fn may_change_seats(&self, committee: &Committee) -> bool {
        self.require(Action::Edit, ObjectKind::Committee, committee.visibility, &committee.place()).is_ok()
    }
}

impl Write {
    /// Ends the open seats of a record that ends before a day; those in committees that others look after stay.
    ///
    /// # Errors
    /// [`StoreError::Fields`] if a seat begins only then.
    pub(super) async fn end_seats_with(&mut self, record: RecordRef, end: Date) -> StoreResult<()> {
        for (seat, committee) in self.list_open_seats(record, end).await? {
            if self.may_change_seats(&committee) {
                let ended = seat.ended_before(end).ok_or_else(|| begins_later(RecordField::ValidTo))?;
                self.write_membership(&seat, ended, Some(record.id), &committee).await?;
            }
        }
        Ok(())
    }

    /// Lets the seats that ended with a record follow its end, which has just been written. They come back if it was taken
    /// back, unless something else has ended them meanwhile, or the member sits there again already.
    ///
    /// # Errors
    /// [`StoreError::Fields`] if a seat begins only after the end.
    pub(super) async fn move_seat_ends(
        &mut self,
        record: RecordRef,
        before: Option<Date>,
        after: Option<Date>,
    ) -> StoreResult<()> {
        if before == after {
            return Ok(());
        }
        let seats: Vec<Membership> =
            rows!(self, "select * from membership where ended_with = $1 order by membership_id", record.id)?;
        for (seat, committee) in self.with_committees(seats).await? {
            if !self.may_change_seats(&committee) {
                continue;
            }
            let first = self.find_first_end(&seat).await?;
            let moved = match first {
                Some((_, end)) => seat.ended_before(end).ok_or_else(|| begins_later(RecordField::ValidTo))?,
                None => Membership { valid_to: None, ..seat.clone() },
            };
            if moved.valid_to.is_none() && self.sits_there_again(&seat).await? {
                continue;
            }
            self.write_membership(&seat, moved, first.map(|(id, _)| id), &committee).await?;
        }
        Ok(())
    }

    /// What ends first of all that a seat needs, and when.
    pub(crate) async fn find_first_end(&mut self, seat: &Membership) -> StoreResult<Option<(Uuid, Date)>> {
        let ends: Vec<(Uuid, Option<Date>)> = rows!(
            self,
            "select committee_id, valid_to from committee where committee_id = $1
             union all select person_id, valid_to from person where person_id = $2
             union all select organisation_id, valid_to from organisation where organisation_id = $3",
            seat.committee_id,
            seat.person_id,
            seat.organisation_id,
        )?;
        let ends = ends.into_iter().filter_map(|(id, end)| Some((id, end?)));
        Ok(ends.min_by_key(|(_, end)| *end))
    }

    /// Whether the member has taken another seat since this one ended.
    async fn sits_there_again(&mut self, seat: &Membership) -> StoreResult<bool> {
        let Some(end) = seat.valid_to else { return Ok(false) };
        let other = self.find_seat(seat.committee_id, seat.person_id, seat.organisation_id, end).await?;
        Ok(other.is_some())
    }
}

/// The refusal of a day before which a seat does not begin.
pub(super) fn begins_later(field: RecordField) -> StoreError {
    StoreError::Fields(vec![FieldProblem::of(field, FieldFault::SeatBeginsLater)])
}
