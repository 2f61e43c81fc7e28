//! Seats change: somebody joins a committee, becomes something else in it, leaves it.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{
        Committee, Level, Membership, MembershipRole, NewMember, NewOrganisation, NewPerson, NewSeat,
        Organisation, Person,
    },
    id::{CommitteeId, MembershipId, OrganisationId, PersonId},
    permission::{Action, ObjectKind, Visibility},
    search::SearchHit,
};
use time::Date;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, on_tx, row},
    change::Change,
    record::FromRecordRow,
};

impl Session {
    /// People and organisations with every word of a text who can take a seat today, the best matches first: those who have
    /// ended cannot.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_member_hits(&mut self, text: &str) -> StoreResult<Vec<SearchHit>> {
        let mut hits = self.list_search_hits(text).await?;
        hits.retain(|hit| matches!(hit.record.kind, RecordKind::Person | RecordKind::Organisation));
        if hits.is_empty() {
            return Ok(hits);
        }
        let today = self.today();
        let ended: Vec<(Uuid,)> = on_tx!(self.tx, |connection| {
            let mut statement = sqlx::QueryBuilder::new("select person_id from person where valid_to <= ");
            statement.push_bind(today).push(" and person_id in (");
            let mut list = statement.separated(", ");
            for hit in &hits {
                list.push_bind(hit.record.id);
            }
            statement.push(") union all select organisation_id from organisation where valid_to <= ");
            statement.push_bind(today).push(" and organisation_id in (");
            let mut list = statement.separated(", ");
            for hit in &hits {
                list.push_bind(hit.record.id);
            }
            statement.push(")");
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        hits.retain(|hit| !ended.contains(&(hit.record.id,)));
        Ok(hits)
    }
}

impl Write {
    /// Gives a committee a member, from today on if no day is named.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a committee or member that the actor may not see or that is no more,
    /// [`StoreError::NotAllowed`] unless the actor may edit the committee, and for a new person or organisation the
    /// directory of its place, [`StoreError::Conflict`] if the member sits there already.
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
            NewMember::NewOrganisation(body) => (None, Some(self.add_body(body, &committee).await?.id)),
        };
        if self.find_seat(committee.id, person_id, organisation_id, valid_from).await?.is_some() {
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

    /// The seat that a member has in a committee on a day or later.
    pub(super) async fn find_seat(
        &mut self,
        committee: CommitteeId,
        person: Option<PersonId>,
        organisation: Option<OrganisationId>,
        day: Date,
    ) -> StoreResult<Option<MembershipId>> {
        let found: Option<(MembershipId,)> = row!(
            self,
            "select membership_id from membership
             where committee_id = $1 and (person_id = $2 or (person_id is null and $2 is null and organisation_id = $3))
                and (valid_to is null or valid_to > $4)
             limit 1",
            committee,
            person,
            organisation,
            day,
        )?;
        Ok(found.map(|(id,)| id))
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
        let after = change(before.clone())?;
        self.write_membership(&before, after, None, &committee).await
    }

    /// Writes a seat anew, but for whose it is; whoever calls has asked whether the actor may. `ended_with` is the record with which it ends.
    pub(crate) async fn write_membership(
        &mut self,
        before: &Membership,
        after: Membership,
        ended_with: Option<Uuid>,
        committee: &Committee,
    ) -> StoreResult<Membership> {
        let after = Membership { version: before.version + 1, ..after };
        let written = execute!(
            self,
            "update membership set role = $3, is_voting = $4, valid_from = $5, valid_to = $6, version = version + 1
             where membership_id = $1 and version = $2",
            before.id,
            before.version,
            after.role.as_str(),
            after.is_voting,
            after.valid_from,
            after.valid_to,
        )?;
        if written != 1 {
            return Err(StoreError::Stale(RecordKind::Membership));
        }
        // Another role leaves the end, and what it comes from, as it was.
        if after.valid_to != before.valid_to {
            execute!(
                self,
                "update membership set ended_with = $2 where membership_id = $1",
                before.id,
                ended_with
            )?;
        }
        self.record(Change {
            record: RecordRef::new(RecordKind::Membership, before.id),
            title: &committee.name,
            action: ChangeAction::Changed,
            before: Some(before),
            after: Some(&after),
            plan: None,
            visibility: committee.visibility.max(Visibility::Network),
            place: &committee.place(),
        })
        .await?;
        Ok(after)
    }

    /// The committee, if the actor may change what belongs to it.
    pub(crate) async fn committee_to_edit(&mut self, id: CommitteeId) -> StoreResult<Committee> {
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
        self.note_confirmed(RecordRef::new(RecordKind::Person, person.id)).await?;
        Ok(person)
    }

    /// Enters an organisation into the directory, where the committee lies. Everybody who is signed in sees it.
    async fn add_body(&mut self, new: &NewOrganisation, committee: &Committee) -> StoreResult<Organisation> {
        let body = Organisation {
            id: OrganisationId::new(),
            name: new.name().to_owned(),
            kind: new.kind(),
            level: Level::Region,
            health_region_id: committee.health_region_id,
            state: committee.state.clone(),
            ags: None,
            description: String::new(),
            visibility: Visibility::Network,
            valid_from: None,
            valid_to: None,
            version: 1,
        };
        self.require(Action::Create, ObjectKind::Directory, body.visibility, &body.place())?;
        let region = self.name_of_region(body.health_region_id).await?;
        self.insert_organisation(&body, &region).await?;
        self.note_confirmed(body.named().record).await?;
        Ok(body)
    }
}
