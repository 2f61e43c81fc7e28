//! Organisations and people are entered, changed and ended one by one, by those who may bring lists into the directory.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Ags, Contact, ContactOwner, ContactWish, FieldFault, FieldProblem, NamedRecord, Organisation,
        OrganisationForm, Person, PersonForm, RecordField, end_after,
    },
    id::{ContactId, HealthRegionId, OrganisationId, PersonId},
    permission::{Action, ObjectKind, Place, Visibility},
};
use time::Date;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{row, rows},
};

impl Session {
    /// Organisations where a person can work: those of the health regions into whose directory the actor may enter people,
    /// and those that belong to no region; by name, as far as the actor sees them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_workplaces(&mut self) -> StoreResult<Vec<NamedRecord>> {
        let today = self.today();
        let regions = self.list_health_regions().await?;
        let regions: Vec<_> =
            regions.into_iter().filter(|region| self.may_import_into(region).is_ok()).collect();
        let bodies: Vec<Organisation> = rows!(
            self,
            "select * from organisation where valid_to is null or valid_to > $1 order by name, organisation_id",
            today,
        )?;
        let is_offered = |body: &&Organisation| {
            let is_near = match (body.health_region_id, &body.state) {
                (Some(id), _) => regions.iter().any(|region| region.id == id),
                (None, Some(state)) => regions.iter().any(|region| region.state == *state),
                (None, None) => true,
            };
            is_near && self.sees(body.visibility, &body.place())
        };
        Ok(bodies.iter().filter(is_offered).map(Organisation::named).collect())
    }
}

impl Write {
    /// Enters an organisation into the directory of a health region, and so confirms it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::NotAllowed`] unless the actor may bring lists into the health region,
    /// [`StoreError::Fields`] if fields cannot hold what was typed.
    pub async fn create_organisation(
        &mut self,
        region: HealthRegionId,
        form: &OrganisationForm,
    ) -> StoreResult<Organisation> {
        let region = self.import_region(region).await?;
        let wish = form.read(None, &[]).map_err(StoreError::Fields)?;
        self.require_district(wish.ags.as_ref()).await?;
        let organisation = Organisation {
            id: OrganisationId::new(),
            name: wish.name,
            kind: wish.kind,
            level: wish.level,
            health_region_id: Some(region.id),
            state: Some(region.state),
            ags: wish.ags,
            description: wish.description,
            visibility: wish.visibility,
            valid_from: wish.valid_from,
            valid_to: wish.valid_to,
            version: 1,
        };
        let place = organisation.place();
        self.require(Action::Create, ObjectKind::Directory, organisation.visibility, &place)?;
        self.insert_organisation(&organisation, &region.name).await?;
        let owner = ContactOwner::Organisation(organisation.id);
        self.write_contacts(owner, &[], &wish.contacts, organisation.visibility, &place).await?;
        self.note_confirmed(organisation.named().record).await?;
        Ok(organisation)
    }

    /// Changes an organisation and its contact fields, and so confirms it; those the actor does not see stay as they are.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it, [`StoreError::NotAllowed`] unless the actor may
    /// edit it, also as it is to be, [`StoreError::Stale`] if it was changed since `version` or one of its contact fields
    /// since it was seen, [`StoreError::Fields`] if fields cannot hold what was typed.
    pub async fn edit_organisation(
        &mut self,
        id: OrganisationId,
        form: &OrganisationForm,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.organisation_to_edit(id, version).await?;
        let (owner, place) = (ContactOwner::Organisation(id), before.place());
        let contacts = self.list_contacts(owner, &place).await?;
        let wish = form.read(Some(before.visibility), &contacts).map_err(StoreError::Fields)?;
        if wish.ags != before.ags {
            self.require_district(wish.ags.as_ref()).await?;
        }
        let after = Organisation {
            name: wish.name,
            kind: wish.kind,
            level: wish.level,
            ags: wish.ags,
            description: wish.description,
            visibility: wish.visibility,
            valid_from: wish.valid_from,
            valid_to: wish.valid_to,
            ..before.clone()
        };
        self.change_organisation(&before, after).await?;
        self.write_contacts(owner, &contacts, &wish.contacts, wish.visibility, &place).await?;
        self.note_confirmed(before.named().record).await
    }

    /// Ends an organisation after its last day, if wanted with its seats, also those that people hold on its behalf. Those who
    /// work there stay.
    ///
    /// # Errors
    /// As [`edit_organisation`](Self::edit_organisation).
    pub async fn end_organisation(
        &mut self,
        id: OrganisationId,
        last_day: Date,
        with_seats: bool,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.organisation_to_edit(id, version).await?;
        let end = end_after(before.valid_from, last_day).map_err(refused)?;
        let after = Organisation { valid_to: Some(end), ..before.clone() };
        self.change_organisation(&before, after).await?;
        if with_seats {
            self.end_seats_with(RecordRef::new(RecordKind::Organisation, id), end).await?;
        }
        Ok(())
    }

    /// Enters a person into the directory of a health region, and so confirms them.
    ///
    /// # Errors
    /// As [`create_organisation`](Self::create_organisation).
    pub async fn create_person(&mut self, region: HealthRegionId, form: &PersonForm) -> StoreResult<Person> {
        let region = self.import_region(region).await?;
        let wish = form.read(None, &[], self.today()).map_err(StoreError::Fields)?;
        self.require_workplace(wish.organisation_id).await?;
        let person = Person {
            id: PersonId::new(),
            name: wish.name,
            function: wish.function,
            organisation_id: wish.organisation_id,
            health_region_id: Some(region.id),
            state: Some(region.state),
            visibility: wish.visibility,
            valid_from: wish.valid_from,
            valid_to: wish.valid_to,
            version: 1,
        };
        let place = person.place();
        self.require(Action::Create, ObjectKind::Directory, person.visibility, &place)?;
        let workplace = self.name_of_workplace(person.organisation_id).await?;
        self.insert_person(&person, &workplace).await?;
        let owner = ContactOwner::Person(person.id);
        self.write_contacts(owner, &[], &wish.contacts, person.visibility, &place).await?;
        self.note_confirmed(RecordRef::new(RecordKind::Person, person.id)).await?;
        Ok(person)
    }

    /// Changes a person and their contact fields, and so confirms them; those the actor does not see stay as they are.
    ///
    /// # Errors
    /// As [`edit_organisation`](Self::edit_organisation).
    pub async fn edit_person(&mut self, id: PersonId, form: &PersonForm, version: i64) -> StoreResult<()> {
        let before = self.person_to_edit(id, version).await?;
        let (owner, place) = (ContactOwner::Person(id), before.place());
        let contacts = self.list_contacts(owner, &place).await?;
        let wish = form.read(Some(before.visibility), &contacts, self.today()).map_err(StoreError::Fields)?;
        if wish.organisation_id != before.organisation_id {
            self.require_workplace(wish.organisation_id).await?;
        }
        let after = Person {
            name: wish.name,
            function: wish.function,
            organisation_id: wish.organisation_id,
            visibility: wish.visibility,
            valid_from: wish.valid_from,
            valid_to: wish.valid_to,
            ..before.clone()
        };
        self.change_person(&before, after).await?;
        self.write_contacts(owner, &contacts, &wish.contacts, wish.visibility, &place).await?;
        self.note_confirmed(RecordRef::new(RecordKind::Person, id)).await
    }

    /// Ends a person after their last day, if wanted with their seats.
    ///
    /// # Errors
    /// As [`edit_organisation`](Self::edit_organisation).
    pub async fn end_person(
        &mut self,
        id: PersonId,
        last_day: Date,
        with_seats: bool,
        version: i64,
    ) -> StoreResult<()> {
        let before = self.person_to_edit(id, version).await?;
        let end = end_after(before.valid_from, last_day).map_err(refused)?;
        let after = Person { valid_to: Some(end), ..before.clone() };
        self.change_person(&before, after).await?;
        if with_seats {
            self.end_seats_with(RecordRef::new(RecordKind::Person, id), end).await?;
        }
        Ok(())
    }

    pub(super) async fn organisation_to_edit(
        &mut self,
        id: OrganisationId,
        version: i64,
    ) -> StoreResult<Organisation> {
        let found: Option<Organisation> =
            row!(self, "select * from organisation where organisation_id = $1", id)?;
        let found = self.seen(found, RecordKind::Organisation, |o| (o.visibility, o.place()))?;
        self.require(Action::Edit, ObjectKind::Directory, found.visibility, &found.place())?;
        if found.version == version { Ok(found) } else { Err(StoreError::Stale(RecordKind::Organisation)) }
    }

    pub(super) async fn person_to_edit(&mut self, id: PersonId, version: i64) -> StoreResult<Person> {
        let found: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
        let found = self.seen(found, RecordKind::Person, |p| (p.visibility, p.place()))?;
        self.require(Action::Edit, ObjectKind::Directory, found.visibility, &found.place())?;
        if found.version == version { Ok(found) } else { Err(StoreError::Stale(RecordKind::Person)) }
    }

    /// Writes an organisation if it differs; those who work there are found under its new name.
    pub(super) async fn change_organisation(
        &mut self,
        before: &Organisation,
        after: Organisation,
    ) -> StoreResult<()> {
        if after == *before {
            return Ok(());
        }
        let after = Organisation { version: before.version + 1, ..after };
        self.require(Action::Edit, ObjectKind::Directory, after.visibility, &after.place())?;
        let region = self.name_of_region(after.health_region_id).await?;
        self.update_organisation(before, &after, &region).await?;
        if after.name != before.name {
            let people: Vec<Person> =
                rows!(self, "select * from person where organisation_id = $1", after.id)?;
            for person in &people {
                self.index_person(person, &after.name).await?;
            }
        }
        if after.valid_to != before.valid_to {
            self.move_successions(after.id, after.valid_to).await?;
        }
        let record = RecordRef::new(RecordKind::Organisation, after.id);
        self.move_seat_ends(record, before.valid_to, after.valid_to).await
    }

    /// Writes a person if they differ.
    pub(super) async fn change_person(&mut self, before: &Person, after: Person) -> StoreResult<()> {
        if after == *before {
            return Ok(());
        }
        let after = Person { version: before.version + 1, ..after };
        self.require(Action::Edit, ObjectKind::Directory, after.visibility, &after.place())?;
        let workplace = self.name_of_workplace(after.organisation_id).await?;
        self.update_person(before, &after, &workplace).await?;
        let record = RecordRef::new(RecordKind::Person, after.id);
        self.move_seat_ends(record, before.valid_to, after.valid_to).await
    }

    /// Makes contact fields what they are wished to be: none is shown to more than see its owner.
    async fn write_contacts(
        &mut self,
        owner: ContactOwner,
        present: &[Contact],
        wishes: &[ContactWish],
        visibility: Visibility,
        place: &Place,
    ) -> StoreResult<()> {
        for wish in wishes {
            let before = match wish.id {
                Some(id) => {
                    let is_seen = |contact: &Contact| {
                        contact.value == wish.seen && contact.consent_seen() == wish.consent_seen
                    };
                    let seen = present.iter().find(|contact| contact.id == id && is_seen(contact));
                    Some(seen.ok_or(StoreError::Stale(RecordKind::Contact))?)
                }
                None => None,
            };
            let (value, visibility) = (wish.value.clone(), wish.visibility.max(visibility));
            match before {
                Some(before) if value.is_empty() => self.remove_contact(before, place).await?,
                Some(before) => {
                    let after = Contact { value, visibility, ..before.clone() };
                    let after = after.with_consent(wish.consent.clone());
                    if after != *before {
                        self.update_contact(before, &after, place).await?;
                    }
                }
                None => {
                    let contact = Contact {
                        id: ContactId::new(),
                        owner,
                        kind: wish.kind,
                        value,
                        visibility,
                        consent_on: None,
                        consent_source: String::new(),
                    };
                    let contact = contact.with_consent(wish.consent.clone());
                    self.insert_contact(&contact, place).await?;
                }
            }
        }
        Ok(())
    }

    /// Refuses a district that is not there today.
    async fn require_district(&mut self, ags: Option<&Ags>) -> StoreResult<()> {
        let Some(ags) = ags else { return Ok(()) };
        let today = self.today();
        let is_there = self.list_regions(today).await?.iter().any(|region| region.ags == *ags);
        let missing = FieldProblem::of(RecordField::District, FieldFault::NotThere);
        if is_there { Ok(()) } else { Err(refused(missing)) }
    }

    /// Refuses an organisation that is not there today, or that the actor does not see.
    pub(super) async fn require_workplace(&mut self, id: Option<OrganisationId>) -> StoreResult<()> {
        let Some(id) = id else { return Ok(()) };
        match self.standing_organisation(id).await {
            Err(StoreError::NotFound(_)) => {
                Err(refused(FieldProblem::of(RecordField::Organisation, FieldFault::NotThere)))
            }
            found => found.map(|_| ()),
        }
    }

    /// The name under which what belongs to a health region is also found.
    pub(super) async fn name_of_region(&mut self, id: Option<HealthRegionId>) -> StoreResult<String> {
        let Some(id) = id else { return Ok(String::new()) };
        let name: Option<(String,)> =
            row!(self, "select name from health_region where health_region_id = $1", id)?;
        Ok(name.map(|(name,)| name).unwrap_or_default())
    }

    /// The name under which a person is also found.
    pub(super) async fn name_of_workplace(&mut self, id: Option<OrganisationId>) -> StoreResult<String> {
        let Some(id) = id else { return Ok(String::new()) };
        let name: Option<(String,)> =
            row!(self, "select name from organisation where organisation_id = $1", id)?;
        Ok(name.map(|(name,)| name).unwrap_or_default())
    }
}

/// The refusal of one field.
pub(super) fn refused(problem: FieldProblem) -> StoreError {
    StoreError::Fields(vec![problem])
}
