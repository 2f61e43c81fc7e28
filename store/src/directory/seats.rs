//! Seats change: somebody joins a committee, becomes something else in it, leaves it.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{Committee, Membership, MembershipRole, NewMember, NewPerson, NewSeat, Organisation, Person},
    id::{CommitteeId, MembershipId, OrganisationId, PersonId},
    permission::{Action, ObjectKind, Visibility},
};
use time::Date;

use crate::{
    StoreError, StoreResult, Write,
    backend::{execute, row},
    change::Change,
};

impl Write {
    /// Gives a committee a member, from today on if no day is named.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a committee or member that the actor may not see or that is no more,
    /// [`StoreError::NotAllowed`] unless the actor may edit the committee, and for a new person the directory of its
    /// place, [`StoreError::Conflict`] if the member sits there already.
    pub async fn add_seat(&mut self, wish: &NewSeat) -> StoreResult<Membership> {
        let committee = self.committee_to_edit(wish.committee_id).await?;
        let valid_from = wish.valid_from.unwrap_or_else(|| self.today());
        let (person_id, organisation_id) = match &wish.member {
            NewMember::Person(id) => {
                let person = self.standing_person(*id).await?;
                (Some(person.id), person.organisation_id)
            }
            NewMember::Organisation(id) => (None, Some(self.standing_organisation(*id).await?.id)),
            NewMember::NewPerson(person) => (Some(self.add_person(person, &committee).await?.id), None),
        };
        let present: Option<(MembershipId,)> = row!(
            self,
            "select membership_id from membership
             where committee_id = $1 and (person_id = $2 or (person_id is null and $2 is null and organisation_id = $3))
                and (valid_to is null or valid_to > $4)
             limit 1",
            committee.id,
            person_id,
            organisation_id,
            valid_from,
        )?;
        if present.is_some() {
            return Err(StoreError::Conflict("membership".to_owned()));
        }
        let seat = Membership {
            id: MembershipId::new(),
            committee_id: committee.id,
            person_id,
            organisation_id,
            role: wish.role,
            is_voting: wish.is_voting,
            valid_from: Some(valid_from),
            valid_to: None,
            version: 1,
        };
        self.insert_membership(&seat, &committee).await?;
        Ok(seat)
    }

    /// Makes a member something else in the committee, or gives or takes the vote.
    ///
    /// # Errors
    /// As [`end_seat`](Self::end_seat), but no day can be wrong.
    pub async fn change_seat(
        &mut self,
        id: MembershipId,
        role: MembershipRole,
        is_voting: bool,
        version: i64,
    ) -> StoreResult<Membership> {
        self.write_seat(id, version, |seat| Ok(Membership { role, is_voting, ..seat })).await
    }

    /// Ends a seat after its last day.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see its committee, [`StoreError::NotAllowed`]
    /// unless the actor may edit the committee, [`StoreError::Stale`] if the seat was changed since `version`,
    /// [`StoreError::Invalid`] if it would end before it began.
    pub async fn end_seat(
        &mut self,
        id: MembershipId,
        last_day: Date,
        version: i64,
    ) -> StoreResult<Membership> {
        self.write_seat(id, version, |seat| {
            let end = last_day.next_day().filter(|end| seat.valid_from.is_none_or(|from| from < *end));
            let end = end.ok_or(StoreError::Invalid("a seat ends after it began"))?;
            Ok(Membership { valid_to: Some(end), ..seat })
        })
        .await
    }

    async fn write_seat(
        &mut self,
        id: MembershipId,
        version: i64,
        change: impl FnOnce(Membership) -> StoreResult<Membership>,
    ) -> StoreResult<Membership> {
        let before: Option<Membership> = row!(self, "select * from membership where membership_id = $1", id)?;
        let before = before.ok_or(StoreError::NotFound(RecordKind::Membership))?;
        let committee = self.committee_to_edit(before.committee_id).await.map_err(|error| match error {
            StoreError::NotFound(_) => StoreError::NotFound(RecordKind::Membership),
            error => error,
        })?;
        if before.version != version {
            return Err(StoreError::Stale(RecordKind::Membership));
        }
        let after = Membership { version: version + 1, ..change(before.clone())? };
        let written = execute!(
            self,
            "update membership set role = $3, is_voting = $4, valid_to = $5, version = version + 1
             where membership_id = $1 and version = $2",
            id,
            version,
            after.role.as_str(),
            after.is_voting,
            after.valid_to,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Membership));
        }
        self.record(Change {
            record: RecordRef::new(RecordKind::Membership, id),
            title: &committee.name,
            action: ChangeAction::Changed,
            before: Some(&before),
            after: Some(&after),
            plan: None,
            visibility: committee.visibility.max(Visibility::Network),
            place: &committee.place(),
        })
        .await?;
        Ok(after)
    }

    /// The committee, if the actor may change what belongs to it.
    async fn committee_to_edit(&mut self, id: CommitteeId) -> StoreResult<Committee> {
        let committee: Option<Committee> = row!(self, "select * from committee where committee_id = $1", id)?;
        let committee = self.seen(committee, RecordKind::Committee, |c| (c.visibility, c.place()))?;
        self.require(Action::Edit, ObjectKind::Committee, committee.visibility, &committee.place())?;
        Ok(committee)
    }

    async fn standing_person(&mut self, id: PersonId) -> StoreResult<Person> {
        let today = self.today();
        let person: Option<Person> = row!(
            self,
            "select * from person where person_id = $1 and (valid_to is null or valid_to > $2)",
            id,
            today,
        )?;
        self.seen(person, RecordKind::Person, |p| (p.visibility, p.place()))
    }

    /// The organisation, if the actor sees it and it is there today.
    pub(super) async fn standing_organisation(&mut self, id: OrganisationId) -> StoreResult<Organisation> {
        let today = self.today();
        let body: Option<Organisation> = row!(
            self,
            "select * from organisation where organisation_id = $1 and (valid_to is null or valid_to > $2)",
            id,
            today,
        )?;
        self.seen(body, RecordKind::Organisation, |o| (o.visibility, o.place()))
    }

    /// Enters a person into the directory, where the committee lies. Everybody who is signed in sees them.
    async fn add_person(&mut self, new: &NewPerson, committee: &Committee) -> StoreResult<Person> {
        let person = Person {
            id: PersonId::new(),
            name: new.name().to_owned(),
            function: new.function().to_owned(),
            organisation_id: None,
            health_region_id: committee.health_region_id,
            state: committee.state.clone(),
            visibility: Visibility::Network,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        self.require(Action::Create, ObjectKind::Directory, person.visibility, &person.place())?;
        self.insert_person(&person, "").await?;
        Ok(person)
    }
}
