//! Organisations go on under another name, or in other organisations. All records stay: who succeeds whom is a relation, and
//! former names lead to the record.

use std::collections::HashMap;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        FieldFault, FieldProblem, FormerName, Membership, NamedRecord, Organisation, RecordField, Relation,
        RelationKind, RenameForm, Seat, SuccessionForm, SuccessionWish, one_seat,
    },
    id::{FormerNameId, MembershipId, OrganisationId, RelationId},
};
use time::Date;
use uuid::Uuid;

use super::editing::refused;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
};

/// Seats that can go over to whoever succeeds an organisation.
#[derive(Debug, Default)]
pub struct SeatsToTakeOver {
    /// Those in committees that the actor looks after.
    pub seats: Vec<Seat>,
    /// How many there are in committees that others look after, as far as the actor sees those.
    pub of_others: usize,
}

impl Session {
    /// The names an organisation had before, the latest first; nothing if the actor may not see it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_former_names(&mut self, id: OrganisationId) -> StoreResult<Vec<FormerName>> {
        if self.names_of([id.0]).await?.get(id).is_none() {
            return Ok(Vec::new());
        }
        self.former_names_of(id).await
    }

    /// The same, whoever may see it.
    pub(super) async fn former_names_of(&mut self, id: OrganisationId) -> StoreResult<Vec<FormerName>> {
        let names: Vec<(FormerNameId, String, Date)> = rows!(
            self,
            "select former_name_id, name, valid_to from former_name where organisation_id = $1
             order by valid_to desc, former_name_id desc",
            id,
        )?;
        Ok(names.into_iter().map(|(id, name, valid_to)| FormerName { id, name, valid_to }).collect())
    }

    /// All former names of all organisations, whoever may see them.
    pub(crate) async fn former_names_by_organisation(
        &mut self,
    ) -> StoreResult<HashMap<OrganisationId, Vec<String>>> {
        let names: Vec<(OrganisationId, String)> =
            rows!(self, "select organisation_id, name from former_name order by valid_to, former_name_id")?;
        let mut by_organisation: HashMap<OrganisationId, Vec<String>> = HashMap::new();
        for (id, name) in names {
            by_organisation.entry(id).or_default().push(name);
        }
        Ok(by_organisation)
    }

    /// Whether others have succeeded an organisation.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn has_successor(&mut self, id: OrganisationId) -> StoreResult<bool> {
        Ok(!self.successions_of(id).await?.is_empty())
    }

    async fn successions_of(&mut self, id: OrganisationId) -> StoreResult<Vec<Relation>> {
        rows!(
            self,
            "select * from relation where kind = $1 and to_id = $2 order by relation_id",
            RelationKind::Succeeds.as_str(),
            id,
        )
    }

    /// The open seats of an organisation and of its people: those that it holds or that somebody holds on its behalf, and
    /// those that who works there holds on behalf of nobody.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_seats_to_take_over(&mut self, id: OrganisationId) -> StoreResult<SeatsToTakeOver> {
        let open = self.open_seats_of(id).await?;
        let open = self.with_committees(open).await?;
        let mentioned = open.iter().flat_map(|(seat, _)| {
            let person = seat.person_id.map(|id| id.0);
            let organisation = seat.organisation_id.map(|id| id.0);
            [Some(seat.committee_id.0), person, organisation].into_iter().flatten()
        });
        let names = self.names_of(mentioned.collect::<Vec<_>>()).await?;
        let mut found = SeatsToTakeOver::default();
        for (seat, committee) in open {
            let Some(named) = names.get(seat.committee_id) else { continue };
            if !self.may_change_seats(&committee) {
                found.of_others += 1;
                continue;
            }
            found.seats.push(Seat {
                membership_id: seat.id,
                committee: named,
                person: seat.person_id.and_then(|id| names.get(id)),
                is_vacant: seat.person_id.is_none(),
                organisation: seat.organisation_id.and_then(|id| names.get(id)),
                role: seat.role,
                is_voting: seat.is_voting,
                valid_from: seat.valid_from,
                valid_to: seat.valid_to,
                version: seat.version,
            });
        }
        let name = |named: &Option<NamedRecord>| named.as_ref().map(|named| named.name.clone());
        found.seats.sort_by_cached_key(|seat| (seat.committee.name.clone(), seat.role, name(&seat.person)));
        Ok(found)
    }

    async fn open_seats_of(&mut self, id: OrganisationId) -> StoreResult<Vec<Membership>> {
        let today = self.today();
        rows!(
            self,
            "select * from membership
             where (membership.organisation_id = $1 or (membership.organisation_id is null and membership.person_id in
                    (select person.person_id from person where person.organisation_id = $1)))
                and (membership.valid_to is null or membership.valid_to > $2)
             order by membership.membership_id",
            id,
            today,
        )
    }
}

impl Write {
    /// Gives an organisation another name from a day on, and so confirms it. It is still found under the one it had.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it, [`StoreError::NotAllowed`] unless the actor may
    /// edit it, [`StoreError::Stale`] if it was changed since `version`, [`StoreError::Fields`] if name or day cannot hold.
    pub async fn rename_organisation(
        &mut self,
        id: OrganisationId,
        form: &RenameForm,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.organisation_to_edit(id, version).await?;
        let renamed_on = self.former_names_of(id).await?.first().map(|former| former.valid_to);
        let wish = form.read(&before, renamed_on, self.today()).map_err(StoreError::Fields)?;
        let former = FormerName { id: FormerNameId::new(), name: before.name.clone(), valid_to: wish.from };
        self.insert_former_name(id, &former).await?;
        let after = Organisation { name: wish.name, ..before.clone() };
        self.change_organisation(&before, after).await?;
        self.note_confirmed(before.named().record).await
    }

    /// Ends an organisation the day before others succeed it. The seats that are named go over to the first of them: each
    /// ends with that day, and goes on as a new one.
    ///
    /// # Errors
    /// As [`rename_organisation`](Self::rename_organisation), [`StoreError::Fields`] also for a successor that is not there
    /// or has ended, and if it has been succeeded already; [`StoreError::Stale`] also if one of the seats was changed since,
    /// [`StoreError::NotAllowed`] if the actor may not edit its committee.
    pub async fn succeed_organisation(
        &mut self,
        id: OrganisationId,
        form: &SuccessionForm,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.organisation_to_edit(id, version).await?;
        let wish = form.read(&before).map_err(StoreError::Fields)?;
        if self.has_successor(id).await? {
            return Err(refused(FieldProblem::of(RecordField::SucceededOn, FieldFault::HasSuccessor)));
        }
        let successors = self.require_successors(&wish).await?;
        if let Some(heir) = successors.first() {
            self.take_seats_over(id, *heir, &wish).await?;
        }
        let record = before.named().record;
        let after = Organisation { valid_to: Some(wish.on), ..before.clone() };
        self.change_organisation(&before, after).await.map_err(on_the_day)?;
        if wish.ends_rest {
            self.end_seats_with(record, wish.on).await.map_err(on_the_day)?;
        }
        for successor in successors {
            let relation = Relation {
                id: RelationId::new(),
                kind: RelationKind::Succeeds,
                from: RecordRef::new(RecordKind::Organisation, successor),
                to: record,
                note: String::new(),
                valid_from: Some(wish.on),
                valid_to: None,
                version: 1,
            };
            self.write_relation(None, Some(&relation)).await?;
        }
        Ok(())
    }

    /// Those who succeed an organisation: each is there on the day and today, as far as the actor sees it.
    async fn require_successors(&mut self, wish: &SuccessionWish) -> StoreResult<Vec<OrganisationId>> {
        let latest = wish.on.max(self.today());
        let mut problems = Vec::new();
        for (row, id) in &wish.successors {
            let found: Option<Organisation> =
                row!(self, "select * from organisation where organisation_id = $1", *id)?;
            let found = found.filter(|found| self.sees(found.visibility, &found.place()));
            let fault = match found {
                None => FieldFault::NotThere,
                Some(found) if found.valid_to.is_some_and(|end| end <= latest) => FieldFault::HasEnded,
                Some(found) if found.valid_from.is_some_and(|from| from > wish.on) => FieldFault::NotYetThere,
                Some(_) => continue,
            };
            problems.push(FieldProblem { field: RecordField::Successor, row: *row, fault });
        }
        if problems.is_empty() {
            Ok(wish.successors.iter().map(|(_, id)| *id).collect())
        } else {
            Err(StoreError::Fields(problems))
        }
    }

    /// Lets seats go over: a term that ends later goes on to its end, one that begins later goes over whole. An end that came
    /// from the organisation itself is none of the seat. Who sits there already does not sit there twice, and what ends before
    /// the day does not go on.
    async fn take_seats_over(
        &mut self,
        id: OrganisationId,
        heir: OrganisationId,
        wish: &SuccessionWish,
    ) -> StoreResult<()> {
        let open = self.open_seats_of(id).await?;
        for (chosen, version) in &wish.seats {
            let seat = open.iter().find(|seat| seat.id == *chosen && seat.version == *version);
            let seat = seat.ok_or(StoreError::Stale(RecordKind::Membership))?;
            let committee = self.committee_to_edit(seat.committee_id).await?;
            let end = self.end_of_its_own(seat, id).await?;
            if [end, committee.valid_to].into_iter().flatten().any(|end| end <= wish.on) {
                continue;
            }
            let next = Membership { organisation_id: Some(heir), valid_to: end, ..seat.clone() };
            let Some(ended) = seat.ended_before(wish.on) else {
                let next = Membership { version: seat.version + 1, ..next };
                self.put_membership(Some(seat), Some(&next)).await?;
                self.end_by_itself(seat.id).await?;
                continue;
            };
            self.write_membership(seat, ended, None, &committee).await?;
            self.end_by_itself(seat.id).await?;
            let next = Membership { id: MembershipId::new(), valid_from: Some(wish.on), version: 1, ..next };
            let others: Vec<Membership> = rows!(
                self,
                "select * from membership where committee_id = $1 and membership_id <> $2 order by membership_id",
                committee.id,
                seat.id,
            )?;
            let is_theirs = |other: &Membership| open.iter().any(|own| own.id == other.id);
            if others.iter().any(|other| !is_theirs(other) && one_seat(other, &next).is_some()) {
                continue;
            }
            self.insert_membership(&next, &committee).await?;
        }
        Ok(())
    }

    /// When a seat ends, unless it does only because the organisation ends.
    async fn end_of_its_own(&mut self, seat: &Membership, id: OrganisationId) -> StoreResult<Option<Date>> {
        let ended_with: Option<(Option<Uuid>,)> =
            row!(self, "select ended_with from membership where membership_id = $1", seat.id)?;
        let is_with_it = ended_with.is_some_and(|(with,)| with == Some(id.0));
        Ok(seat.valid_to.filter(|_| !is_with_it))
    }

    /// Lets a seat stay ended, whatever it ended with until now.
    async fn end_by_itself(&mut self, seat: MembershipId) -> StoreResult<()> {
        execute!(self, "update membership set ended_with = null where membership_id = $1", seat)?;
        Ok(())
    }

    /// Lets those who succeed an organisation follow its end, which has just been written: whoever takes the end back takes
    /// the succession back.
    pub(super) async fn move_successions(
        &mut self,
        id: OrganisationId,
        end: Option<Date>,
    ) -> StoreResult<()> {
        for before in self.successions_of(id).await? {
            let after = end.map(|day| Relation {
                valid_from: Some(day),
                version: before.version + 1,
                ..before.clone()
            });
            self.write_relation(Some(&before), after.as_ref()).await?;
        }
        Ok(())
    }

    /// Keeps a name that an organisation had; whoever calls makes it found under it.
    pub(super) async fn insert_former_name(
        &mut self,
        organisation: OrganisationId,
        former: &FormerName,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into former_name (former_name_id, organisation_id, name, valid_to) values ($1, $2, $3, $4)",
            former.id,
            organisation,
            &former.name,
            former.valid_to,
        )?;
        Ok(())
    }

    /// Former names of one organisation become those of another one.
    pub(super) async fn move_former_names(
        &mut self,
        from: OrganisationId,
        to: OrganisationId,
        names: &[FormerNameId],
    ) -> StoreResult<()> {
        if names.is_empty() {
            return Ok(());
        }
        for name in names {
            execute!(
                self,
                "update former_name set organisation_id = $3 where former_name_id = $1 and organisation_id = $2",
                *name,
                from,
                to,
            )?;
        }
        self.index_under_all_names(from).await?;
        self.index_under_all_names(to).await
    }

    /// Makes an organisation be found under the names it has and had.
    pub(super) async fn index_under_all_names(&mut self, id: OrganisationId) -> StoreResult<()> {
        let found: Option<Organisation> =
            row!(self, "select * from organisation where organisation_id = $1", id)?;
        let Some(found) = found else { return Ok(()) };
        let region = self.name_of_region(found.health_region_id).await?;
        self.index_organisation(&found, &region).await
    }
}

/// Says of the day of a succession what was said of the last day of the organisation.
fn on_the_day(error: StoreError) -> StoreError {
    match error {
        StoreError::Fields(problems) => {
            let moved = problems.into_iter().map(|problem| match problem.field {
                RecordField::ValidTo => FieldProblem { field: RecordField::SucceededOn, ..problem },
                _ => problem,
            });
            StoreError::Fields(moved.collect())
        }
        error => error,
    }
}

/// All words under which an organisation is found beside its name.
pub(crate) fn words_of<'a>(description: &str, former_names: impl IntoIterator<Item = &'a str>) -> String {
    let mut words = description.to_owned();
    for name in former_names {
        words.push(' ');
        words.push_str(name);
    }
    words
}

/// An organisation that the actor sees, and a name that it had before.
pub(super) type FormerHit = (Uuid, String, String, String, String);
