//! Pages of records of the directory: the record with what is around it.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Ags, Committee, Contact, ContactOwner, Detail, DistrictChange, HealthRegion, HealthRegionDetail,
        Membership, NamedRecord, Organisation, Person, PersonDetail, Region, RegionDetail, RegionSuccession,
        Relation, RelationEntry, Seat, Surroundings,
    },
    id::{CommitteeId, HealthRegionId, OrganisationId, PersonId},
    permission::{Action, ObjectKind, Place, Visibility},
    search::fold,
};
use time::Date;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult,
    backend::{row, rows},
    change::ChangeQuery,
};

/// Changes shown on a record's page.
const HISTORY: i64 = 20;

impl Session {
    /// The page of a committee.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it.
    pub async fn get_committee(&mut self, id: CommitteeId) -> StoreResult<Detail<Committee>> {
        let committee: Option<Committee> = row!(self, "select * from committee where committee_id = $1", id)?;
        let record = self.seen(committee, RecordKind::Committee, |c| (c.visibility, c.place()))?;
        let memberships: Vec<Membership> =
            rows!(self, "select * from membership where committee_id = $1", id)?;
        let today = self.today();
        let parts: Vec<(Uuid,)> = rows!(
            self,
            "select committee_id from committee where parent_id = $1 and (valid_to is null or valid_to > $2)",
            id,
            today,
        )?;
        let fields: Vec<(String,)> = rows!(
            self,
            "select distinct name from committee_field join field_of_action using (field_id)
             where committee_id = $1 order by name",
            id,
        )?;
        let context = [record.health_region_id.map(|id| id.0), record.parent_id.map(|id| id.0)];
        let page = RecordRef::new(RecordKind::Committee, id);
        let mut around = self.surroundings(page, memberships, parts, context, fields).await?;
        let edited = self.require(Action::Edit, ObjectKind::Committee, record.visibility, &record.place());
        around.may_edit = edited.is_ok();
        around.confirmation = self.find_confirmation(id.0, around.may_edit).await?;
        self.note_removal(&mut around, ObjectKind::Committee, record.visibility, &record.place());
        Ok(Detail { record, around })
    }

    /// The page of an organisation.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it.
    pub async fn get_organisation(&mut self, id: OrganisationId) -> StoreResult<Detail<Organisation>> {
        let organisation: Option<Organisation> =
            row!(self, "select * from organisation where organisation_id = $1", id)?;
        let record = self.seen(organisation, RecordKind::Organisation, |o| (o.visibility, o.place()))?;
        let memberships: Vec<Membership> =
            rows!(self, "select * from membership where organisation_id = $1", id)?;
        let parts: Vec<(Uuid,)> = rows!(self, "select person_id from person where organisation_id = $1", id)?;
        let fields: Vec<(String,)> = rows!(
            self,
            "select distinct name from organisation_field join field_of_action using (field_id)
             where organisation_id = $1 order by name",
            id,
        )?;
        let context = [record.health_region_id.map(|id| id.0), None];
        let page = RecordRef::new(RecordKind::Organisation, id);
        let mut around = self.surroundings(page, memberships, parts, context, fields).await?;
        around.may_edit = self.may_edit(record.visibility, &record.place());
        around.confirmation = self.find_confirmation(id.0, around.may_edit).await?;
        self.note_removal(&mut around, ObjectKind::Directory, record.visibility, &record.place());
        Ok(Detail { record, around })
    }

    /// The page of a person, with those contact fields the actor may see.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see the person.
    pub async fn get_person(&mut self, id: PersonId) -> StoreResult<PersonDetail> {
        let person: Option<Person> = row!(self, "select * from person where person_id = $1", id)?;
        let record = self.seen(person, RecordKind::Person, |p| (p.visibility, p.place()))?;
        let memberships: Vec<Membership> = rows!(self, "select * from membership where person_id = $1", id)?;
        let contacts = self.list_contacts(ContactOwner::Person(id), &record.place()).await?;
        let context = [record.health_region_id.map(|id| id.0), record.organisation_id.map(|id| id.0)];
        let page = RecordRef::new(RecordKind::Person, id);
        let mut around = self.surroundings(page, memberships, Vec::new(), context, Vec::new()).await?;
        around.may_edit = self.may_edit(record.visibility, &record.place());
        around.confirmation = self.find_confirmation(id.0, around.may_edit).await?;
        self.note_removal(&mut around, ObjectKind::Directory, record.visibility, &record.place());
        Ok(PersonDetail { detail: Detail { record, around }, contacts })
    }

    /// Those contact fields of somebody in this place that the actor may see.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_contacts(&mut self, owner: ContactOwner, place: &Place) -> StoreResult<Vec<Contact>> {
        let id = match owner {
            ContactOwner::Person(id) => id.0,
            ContactOwner::Organisation(id) => id.0,
        };
        let contacts: Vec<Contact> = rows!(
            self,
            "select * from contact where person_id = $1 or organisation_id = $1 order by kind, value",
            id,
        )?;
        Ok(contacts.into_iter().filter_map(|contact| self.shown_contact(contact, place)).collect())
    }

    /// A contact field of somebody in this place as the actor may see it: whether and how its person has agreed to its
    /// publication is for those who look after it.
    pub(crate) fn shown_contact(&self, contact: Contact, place: &Place) -> Option<Contact> {
        let visibility = contact.shown_to();
        if !self.sees(visibility, place) {
            return None;
        }
        Some(if self.may_edit(visibility, place) { contact } else { contact.without_consent() })
    }

    /// The page of a health region.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none or the actor may not see it.
    pub async fn get_health_region(&mut self, id: HealthRegionId) -> StoreResult<HealthRegionDetail> {
        let region: Option<HealthRegion> =
            row!(self, "select * from health_region where health_region_id = $1", id)?;
        let record = self.seen(region, RecordKind::HealthRegion, |r| (r.visibility, r.place()))?;
        let today = self.today();
        let districts: Vec<Region> = rows!(
            self,
            "select region.*, region_territory.population, region_territory.lon, region_territory.lat,
                region_territory.valid_from, region_territory.valid_to
             from health_region_district
             join region on region.ags = health_region_district.ags
             join region_territory on region_territory.ags = region.ags
             where health_region_id = $1
                and (health_region_district.valid_from is null or health_region_district.valid_from <= $2)
                and (health_region_district.valid_to is null or health_region_district.valid_to > $2)
                and (region_territory.valid_from is null or region_territory.valid_from <= $2)
                and (region_territory.valid_to is null or region_territory.valid_to > $2)
             order by region.name, region.ags",
            id,
            today,
        )?;
        let district_changes = self.list_district_changes(&record).await?;
        let parts: Vec<(Uuid,)> = rows!(
            self,
            "select committee_id from committee
             where health_region_id = $1 and (valid_to is null or valid_to > $2)
             union all select organisation_id from organisation
             where health_region_id = $1 and (valid_to is null or valid_to > $2)",
            id,
            today,
        )?;
        let page = RecordRef::new(RecordKind::HealthRegion, id);
        let mut around = self.surroundings(page, Vec::new(), parts, [None, None], Vec::new()).await?;
        let edited = self.require(Action::Edit, ObjectKind::HealthRegion, record.visibility, &record.place());
        around.may_edit = edited.is_ok();
        let plans = self
            .list_plans()
            .await?
            .into_iter()
            .filter(|summary| summary.plan.health_region_id == id)
            .collect();
        Ok(HealthRegionDetail { detail: Detail { record, around }, districts, district_changes, plans })
    }

    /// The days on which districts joined and left a health region, or will, earliest first. What it began with has not
    /// joined it.
    async fn list_district_changes(&mut self, region: &HealthRegion) -> StoreResult<Vec<DistrictChange>> {
        let terms: Vec<(String, String, Option<Date>, Option<Date>)> = rows!(
            self,
            "select region.ags, region.name, health_region_district.valid_from, health_region_district.valid_to
             from health_region_district join region on region.ags = health_region_district.ags
             where health_region_id = $1 order by region.name, region.ags",
            region.id,
        )?;
        let mut changes = Vec::new();
        for (ags, name, from, to) in terms {
            let Some(ags) = Ags::parse(&ags) else { continue };
            let from = from.filter(|_| from != region.valid_from);
            for (on, joins) in [(from, true), (to, false)] {
                changes.extend(on.map(|on| DistrictChange {
                    on,
                    ags: ags.clone(),
                    name: name.clone(),
                    joins,
                }));
            }
        }
        changes.sort_by_key(|change| change.on);
        Ok(changes)
    }

    /// The page of a district; what a district is, is public.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub async fn get_region(&mut self, ags: &Ags) -> StoreResult<RegionDetail> {
        let territories: Vec<Region> = rows!(
            self,
            "select * from region join region_territory using (ags) where ags = $1
             order by coalesce(valid_from, '0001-01-01') desc",
            ags.as_str(),
        )?;
        if territories.is_empty() {
            return Err(StoreError::NotFound(RecordKind::HealthRegion));
        }
        let today = self.today();
        let covering: Vec<(Uuid,)> = rows!(
            self,
            "select health_region_id from health_region_district
             where ags = $1 and (valid_from is null or valid_from <= $2) and (valid_to is null or valid_to > $2)",
            ags.as_str(),
            today,
        )?;
        let health_regions = self.names_of(covering.into_iter().map(|(id,)| id)).await?.all();
        let successions: Vec<(String, String, Date, String)> = rows!(
            self,
            "select predecessor, successor, succeeded_on, note from region_succession
             where predecessor = $1 or successor = $1 order by succeeded_on",
            ags.as_str(),
        )?;
        let successions = successions
            .into_iter()
            .filter_map(|(predecessor, successor, on, note)| {
                let (predecessor, successor) = (Ags::parse(&predecessor)?, Ags::parse(&successor)?);
                Some(RegionSuccession { predecessor, successor, on, note })
            })
            .collect();
        Ok(RegionDetail { territories, health_regions, successions })
    }

    /// The record, if it exists and the actor may see it.
    pub(super) fn seen<T>(
        &self,
        record: Option<T>,
        kind: RecordKind,
        place: impl Fn(&T) -> (Visibility, Place),
    ) -> StoreResult<T> {
        record
            .filter(|record| {
                let (visibility, place) = place(record);
                self.sees(visibility, &place)
            })
            .ok_or(StoreError::NotFound(kind))
    }

    /// What a page shows around its record; names the actor may not see are left out.
    async fn surroundings(
        &mut self,
        page: RecordRef,
        memberships: Vec<Membership>,
        parts: Vec<(Uuid,)>,
        context: [Option<Uuid>; 2],
        fields: Vec<(String,)>,
    ) -> StoreResult<Surroundings> {
        let id = page.id;
        let relations: Vec<Relation> = rows!(
            self,
            "select * from relation where from_id = $1 or to_id = $1 order by kind, relation_id",
            id
        )?;
        let mentioned = memberships
            .iter()
            .flat_map(|seat| {
                [
                    Some(seat.committee_id.0),
                    seat.person_id.map(|id| id.0),
                    seat.organisation_id.map(|id| id.0),
                ]
            })
            .chain(context)
            .flatten()
            .chain(relations.iter().flat_map(|relation| [relation.from.id, relation.to.id]));
        let names = self.names_of(mentioned.collect::<Vec<_>>()).await?;
        let history = match page.kind {
            RecordKind::Organisation | RecordKind::Person => {
                ChangeQuery { with_contacts: Some(id), limit: HISTORY, ..ChangeQuery::default() }
            }
            _ => ChangeQuery { record: Some(id), limit: HISTORY, ..ChangeQuery::default() },
        };
        let history = self.list_changes(history).await?;
        let relations = relations
            .into_iter()
            .filter_map(|relation| {
                let is_outgoing = relation.from.id == id;
                let other = names.get(if is_outgoing { relation.to.id } else { relation.from.id })?;
                let Relation { id, kind, note, valid_from, .. } = relation;
                Some(RelationEntry { kind, is_outgoing, other, note, valid_from, id, may_remove: false })
            })
            .collect();
        let mut seats: Vec<Seat> = memberships
            .into_iter()
            .filter_map(|seat| {
                Some(Seat {
                    membership_id: seat.id,
                    committee: names.get(seat.committee_id)?,
                    person: seat.person_id.and_then(|id| names.get(id)),
                    is_vacant: seat.person_id.is_none(),
                    organisation: seat.organisation_id.and_then(|id| names.get(id)),
                    role: seat.role,
                    is_voting: seat.is_voting,
                    valid_from: seat.valid_from,
                    valid_to: seat.valid_to,
                    version: seat.version,
                })
            })
            .collect();
        let name =
            |named: &Option<NamedRecord>| named.as_ref().map(|named| fold(&named.name)).unwrap_or_default();
        seats.sort_by_cached_key(|seat| {
            (seat.role, fold(&seat.committee.name), name(&seat.organisation), name(&seat.person))
        });
        let context = context.into_iter().flatten().filter_map(|id| names.get(id)).collect();
        let parts = self.names_of(parts.into_iter().map(|(id,)| id)).await?.all();
        let fields = fields.into_iter().map(|(name,)| name).collect();
        Ok(Surroundings {
            seats,
            relations,
            parts,
            context,
            fields,
            history,
            may_edit: false,
            may_remove: false,
            confirmation: None,
        })
    }

    /// Notes whether the actor may remove the record of a page, and with that right the relations that name it.
    fn note_removal(
        &self,
        around: &mut Surroundings,
        kind: ObjectKind,
        visibility: Visibility,
        place: &Place,
    ) {
        around.may_remove = self.may_remove(kind, visibility, place);
        for relation in &mut around.relations {
            relation.may_remove = around.may_remove;
        }
    }
}
