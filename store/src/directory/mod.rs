//! Regions, organisations, people, committees: lists, pages, and how they are first written.

mod changed;
mod entries;
mod members;
mod seats;

use std::collections::HashMap;

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{
        Ags, Committee, Contact, ContactOwner, Detail, DirectoryList, DirectoryPage, DirectoryQuery,
        DirectoryRow, DirectorySort, FieldOfAction, HealthRegion, HealthRegionDetail, Membership,
        NamedRecord, Organisation, Person, PersonDetail, Region, RegionDetail, RegionSuccession, Relation,
        RelationEntry, Seat, Surroundings, Topic, state_name,
    },
    id::{CommitteeId, FieldId, HealthRegionId, OrganisationId, PersonId},
    permission::{Action, Actor, ObjectKind, Place, Reach, Visibility},
    search::{QUESTION_MAX, fold},
};
use sqlx::{Database, Encode, QueryBuilder, Type};
use time::Date;
use uuid::Uuid;

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, on_tx, row, rows},
    change::{Change, ChangeQuery},
    content::HealthRegionDistrict,
    record::{FromRecordRow, parse_text},
    search::{SearchEntry, without_nul},
    session::push_reach,
};

/// Changes shown on a record's page.
const HISTORY: i64 = 20;

impl Session {
    /// One page of a list, as far as the actor may see it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_directory(&mut self, query: &DirectoryQuery) -> StoreResult<DirectoryPage> {
        self.list_part(query, Part::page(query.page)).await
    }

    /// All rows that a query leaves, whatever its page.
    async fn list_directory_rows(&mut self, query: &DirectoryQuery) -> StoreResult<Vec<DirectoryRow>> {
        Ok(self.list_part(query, Part::ALL).await?.rows)
    }

    async fn list_part(&mut self, query: &DirectoryQuery, part: Part) -> StoreResult<DirectoryPage> {
        if query.list == DirectoryList::Regions {
            return self.list_regions_part(query, part).await;
        }
        let (actor, reach, today) = (self.actor.clone(), self.reach.clone(), self.today());
        let listed: Vec<ListedRow> = on_tx!(self.tx, |connection| {
            let mut statement = list_statement(query, part, &actor, &reach, today);
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        let mut page = DirectoryPage::default();
        for (id, name, kind, level, context, size, total) in listed {
            page.total = total;
            let level = level.map(|level| parse_text(&level, "directory", "level")).transpose()?;
            page.rows.push(DirectoryRow { key: id.to_string(), name, kind, level, context, size });
        }
        Ok(page)
    }

    /// How many records each list of the directory holds for the actor.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn count_directory(&mut self) -> StoreResult<Vec<(DirectoryList, i64)>> {
        let (actor, reach, today) = (self.actor.clone(), self.reach.clone(), self.today());
        let mut counts = Vec::with_capacity(DirectoryList::ALL.len());
        for list in DirectoryList::ALL {
            let (table, key) = match list {
                DirectoryList::HealthRegions => ("health_region", "health_region_id"),
                DirectoryList::Committees => ("committee", "committee_id"),
                DirectoryList::Organisations => ("organisation", "organisation_id"),
                DirectoryList::People => ("person", "person_id"),
                DirectoryList::Regions => {
                    counts.push((
                        *list,
                        i64::try_from(self.list_regions(today).await?.len()).unwrap_or(i64::MAX),
                    ));
                    continue;
                }
            };
            let (count,): (i64,) = on_tx!(self.tx, |connection| {
                let mut statement = QueryBuilder::new(format!(
                    "select count(*) from {table} join search_entry on search_entry.record_id = {table}.{key}
                     where ({table}.valid_to is null or {table}.valid_to > "
                ));
                statement.push_bind(today).push(")");
                push_reach(&mut statement, &actor, &reach, crate::search::ENTRY_REACH);
                statement
                    .build()
                    .try_map(|row| FromRecordRow::from_record_row(&row))
                    .fetch_one(connection)
                    .await
            })?;
            counts.push((*list, count));
        }
        Ok(counts)
    }

    /// The districts are few: filtered and sorted here, where umlauts are understood on both databases.
    async fn list_regions_part(&mut self, query: &DirectoryQuery, part: Part) -> StoreResult<DirectoryPage> {
        let wanted = fold(&query.text);
        let mut regions = self.list_regions(self.today()).await?;
        regions.retain(|region| {
            fold(&region.name).contains(&wanted)
                && query.kind.as_deref().is_none_or(|kind| kind == region.kind.as_str())
                && query.state.as_ref().is_none_or(|state| *state == region.state)
        });
        regions.sort_by_cached_key(|region| {
            let name = fold(&region.name);
            match query.sort {
                DirectorySort::Name => (String::new(), 0, name),
                DirectorySort::Kind => (region.kind.to_string(), 0, name),
                DirectorySort::Region => (region.state.as_str().to_owned(), 0, name),
                DirectorySort::Size => (String::new(), -region.population, name),
            }
        });
        let total = i64::try_from(regions.len()).unwrap_or(i64::MAX);
        let size = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        let rows = regions
            .into_iter()
            .skip(size(part.first))
            .take(size(part.count))
            .map(|region| DirectoryRow {
                key: region.ags.to_string(),
                context: state_name(region.state.as_str()).unwrap_or_default().to_owned(),
                name: region.name,
                kind: region.kind.to_string(),
                level: None,
                size: region.population,
            })
            .collect();
        Ok(DirectoryPage { rows, total })
    }

    /// All districts with the territory they have on a day.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_regions(&mut self, on: Date) -> StoreResult<Vec<Region>> {
        rows!(
            self,
            "select * from region join region_territory using (ags)
             where (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1) order by ags",
            on,
        )
    }

    /// The fields of action, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_fields(&mut self) -> StoreResult<Vec<FieldOfAction>> {
        rows!(self, "select * from field_of_action order by name, field_id")
    }

    /// The health regions the actor may see, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_health_regions(&mut self) -> StoreResult<Vec<HealthRegion>> {
        let mut regions: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
        regions.retain(|region| self.sees(region.visibility, &region.place()));
        regions.sort_by_cached_key(|region| fold(&region.name));
        Ok(regions)
    }

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
        let mut around = self.surroundings(id.0, memberships, parts, context, fields).await?;
        let edited = self.require(Action::Edit, ObjectKind::Committee, record.visibility, &record.place());
        around.may_edit = edited.is_ok();
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
        let around = self.surroundings(id.0, memberships, parts, context, fields).await?;
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
        let around = self.surroundings(id.0, memberships, Vec::new(), context, Vec::new()).await?;
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
        let mut contacts: Vec<Contact> = rows!(
            self,
            "select * from contact where person_id = $1 or organisation_id = $1 order by kind, value",
            id,
        )?;
        contacts.retain(|contact| self.sees(contact.visibility, place));
        Ok(contacts)
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
        let parts: Vec<(Uuid,)> = rows!(
            self,
            "select committee_id from committee
             where health_region_id = $1 and (valid_to is null or valid_to > $2)
             union all select organisation_id from organisation
             where health_region_id = $1 and (valid_to is null or valid_to > $2)",
            id,
            today,
        )?;
        let around = self.surroundings(id.0, Vec::new(), parts, [None, None], Vec::new()).await?;
        let plans = self
            .list_plans()
            .await?
            .into_iter()
            .filter(|summary| summary.plan.health_region_id == id)
            .collect();
        Ok(HealthRegionDetail { detail: Detail { record, around }, districts, plans })
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
        let covering: Vec<(Uuid,)> =
            rows!(self, "select health_region_id from health_region_district where ags = $1", ags.as_str())?;
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
    fn seen<T>(
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
        id: Uuid,
        memberships: Vec<Membership>,
        parts: Vec<(Uuid,)>,
        context: [Option<Uuid>; 2],
        fields: Vec<(String,)>,
    ) -> StoreResult<Surroundings> {
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
        let history = self
            .list_changes(ChangeQuery { record: Some(id), limit: HISTORY, ..ChangeQuery::default() })
            .await?;
        let relations = relations
            .into_iter()
            .filter_map(|relation| {
                let is_outgoing = relation.from.id == id;
                let other = names.get(if is_outgoing { relation.to.id } else { relation.from.id })?;
                Some(RelationEntry { kind: relation.kind, is_outgoing, other, note: relation.note })
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
        Ok(Surroundings { seats, relations, parts, context, fields, history, may_edit: false })
    }
}

/// The rows of a list that are asked for.
#[derive(Clone, Copy)]
struct Part {
    first: i64,
    count: i64,
}

impl Part {
    const ALL: Self = Self { first: 0, count: i64::MAX };

    fn page(page: u32) -> Self {
        let count = i64::from(DirectoryQuery::PAGE_SIZE);
        Self { first: i64::from(page.saturating_sub(1)) * count, count }
    }
}

/// Id, name, kind, level, context, size, rows in all.
type ListedRow = (Uuid, String, String, Option<String>, String, i64, i64);

/// The statement behind a list of records (all but districts).
fn list_statement<'args, DB>(
    query: &DirectoryQuery,
    part: Part,
    actor: &Actor,
    reach: &Reach,
    today: Date,
) -> QueryBuilder<DB>
where
    DB: Database,
    String: Encode<'args, DB> + Type<DB>,
    Uuid: Encode<'args, DB> + Type<DB>,
    FieldId: Encode<'args, DB> + Type<DB>,
    HealthRegionId: Encode<'args, DB> + Type<DB>,
    Date: Encode<'args, DB> + Type<DB>,
    i64: Encode<'args, DB> + Type<DB>,
{
    // What differs between the lists: table, key, what a record belongs to, and what its size is the number of.
    let (table, key, level, belongs_to, counted) = match query.list {
        DirectoryList::HealthRegions => {
            ("health_region", "health_region_id", "cast(null as text)", None, "committee")
        }
        DirectoryList::Committees => {
            ("committee", "committee_id", "committee.level", Some("committee.health_region_id"), "membership")
        }
        DirectoryList::Organisations => (
            "organisation",
            "organisation_id",
            "organisation.level",
            Some("organisation.health_region_id"),
            "membership",
        ),
        DirectoryList::People | DirectoryList::Regions => {
            ("person", "person_id", "cast(null as text)", Some("person.organisation_id"), "membership")
        }
    };
    let kind = if table == "person" { "person.function" } else { "kind" };
    let kind = if kind == "kind" { format!("{table}.kind") } else { kind.to_owned() };
    let context = if belongs_to.is_some() { "coalesce(around.title, '')" } else { "health_region.state" };
    let mut statement = QueryBuilder::new(format!(
        "select {table}.{key}, {table}.name, {kind}, {level}, {context},
            (select count(*) from {counted} where {counted}.{key} = {table}.{key}
                and ({counted}.valid_to is null or {counted}.valid_to > "
    ));
    statement.push_bind(today).push(format!(
        ")) as size, count(*) over () as total
         from {table} join search_entry on search_entry.record_id = {table}.{key}"
    ));
    if let Some(belongs_to) = belongs_to {
        // What is hidden is not named beside what is not.
        statement.push(" left join (select record_id, title from search_entry where 1 = 1");
        push_reach(&mut statement, actor, reach, crate::search::ENTRY_REACH);
        statement.push(format!(") as around on around.record_id = {belongs_to}"));
    }
    statement.push(format!(" where ({table}.valid_to is null or {table}.valid_to > "));
    statement.push_bind(today).push(")");
    push_reach(&mut statement, actor, reach, crate::search::ENTRY_REACH);
    let text: String = query.text.chars().take(QUESTION_MAX).collect();
    for word in fold(&text).split(' ').filter(|word| !word.is_empty()) {
        statement.push(" and search_entry.folded like ").push_bind(format!("%{word}%"));
    }
    if let (Some(wanted), false) = (&query.kind, table == "person") {
        statement.push(format!(" and {kind} = ")).push_bind(without_nul(wanted));
    }
    if let (Some(wanted), true) = (query.level, matches!(table, "committee" | "organisation")) {
        statement.push(format!(" and {level} = ")).push_bind(wanted.as_str().to_owned());
    }
    if let Some(region) = query.health_region_id {
        statement.push(format!(" and {table}.health_region_id = ")).push_bind(region);
    }
    if let Some(state) = &query.state {
        statement.push(format!(" and {table}.state = ")).push_bind(without_nul(state.as_str()));
    }
    if let Some(field) = query.field_id {
        let (from, on) = match table {
            "committee" => ("committee_field", "committee_field.committee_id = committee.committee_id"),
            "organisation" => {
                ("organisation_field", "organisation_field.organisation_id = organisation.organisation_id")
            }
            "person" => (
                "membership join committee_field on committee_field.committee_id = membership.committee_id",
                "membership.person_id = person.person_id",
            ),
            _ => (
                "committee join committee_field using (committee_id)",
                "committee.health_region_id = health_region.health_region_id",
            ),
        };
        statement.push(format!(
            " and exists (select 1 from {from} where {on} and field_id in (select same.field_id
                from field_of_action same join field_of_action chosen on chosen.name = same.name
                where chosen.field_id = "
        ));
        statement.push_bind(field).push("))");
    }
    statement.push(match query.sort {
        DirectorySort::Name => " order by search_entry.folded".to_owned(),
        DirectorySort::Kind => format!(" order by {kind}, search_entry.folded"),
        DirectorySort::Region => format!(" order by {context}, search_entry.folded"),
        DirectorySort::Size => " order by size desc, search_entry.folded".to_owned(),
    });
    statement.push(format!(", {table}.{key} limit ")).push_bind(part.count);
    statement.push(" offset ").push_bind(part.first);
    statement
}

/// What a record of the directory needs beside itself to be found and logged.
struct Entry<'a, T> {
    kind: RecordKind,
    id: Uuid,
    title: &'a str,
    subtitle: &'a str,
    words: &'a str,
    visibility: Visibility,
    place: Place,
    record: &'a T,
}

impl Write {
    pub(crate) async fn insert_region(&mut self, region: &Region) -> StoreResult<()> {
        execute!(
            self,
            "insert into region (ags, name, kind, state) values ($1, $2, $3, $4) on conflict (ags) do nothing",
            region.ags.as_str(),
            &region.name,
            region.kind.as_str(),
            region.state.as_str(),
        )?;
        execute!(
            self,
            "insert into region_territory (ags, population, lon, lat, valid_from, valid_to)
             values ($1, $2, $3, $4, $5, $6)",
            region.ags.as_str(),
            region.population,
            region.lon,
            region.lat,
            region.valid_from,
            region.valid_to,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_succession(&mut self, succession: &RegionSuccession) -> StoreResult<()> {
        execute!(
            self,
            "insert into region_succession (predecessor, successor, succeeded_on, note) values ($1, $2, $3, $4)",
            succession.predecessor.as_str(),
            succession.successor.as_str(),
            succession.on,
            &succession.note,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_field(&mut self, field: &FieldOfAction) -> StoreResult<()> {
        execute!(
            self,
            "insert into field_of_action (field_id, name) values ($1, $2)",
            field.id,
            &field.name
        )?;
        self.record_created(
            RecordKind::FieldOfAction,
            field.id.0,
            &field.name,
            field,
            Visibility::Public,
            &Place::default(),
        )
        .await
    }

    pub(crate) async fn insert_topic(&mut self, topic: &Topic) -> StoreResult<()> {
        execute!(
            self,
            "insert into topic (topic_id, field_id, name) values ($1, $2, $3)",
            topic.id,
            topic.field_id,
            &topic.name,
        )?;
        self.record_created(
            RecordKind::Topic,
            topic.id.0,
            &topic.name,
            topic,
            Visibility::Public,
            &Place::default(),
        )
        .await
    }

    pub(crate) async fn insert_health_region(&mut self, region: &HealthRegion) -> StoreResult<()> {
        execute!(
            self,
            "insert into health_region (health_region_id, name, kind, state, description, visibility, valid_from,
                valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            region.id,
            &region.name,
            region.kind.as_str(),
            region.state.as_str(),
            &region.description,
            region.visibility.as_str(),
            region.valid_from,
            region.valid_to,
            region.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::HealthRegion,
            id: region.id.0,
            title: &region.name,
            subtitle: state_name(region.state.as_str()).unwrap_or_default(),
            words: &region.description,
            visibility: region.visibility,
            place: region.place(),
            record: region,
        })
        .await
    }

    pub(crate) async fn insert_district(&mut self, district: &HealthRegionDistrict) -> StoreResult<()> {
        execute!(
            self,
            "insert into health_region_district (health_region_id, ags, valid_from, valid_to) values ($1, $2, $3, $4)",
            district.health_region_id,
            district.ags.as_str(),
            district.valid_from,
            district.valid_to,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_organisation(
        &mut self,
        organisation: &Organisation,
        health_region: &str,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into organisation (organisation_id, name, kind, level, health_region_id, state, ags, description,
                visibility, valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            organisation.id,
            &organisation.name,
            organisation.kind.as_str(),
            organisation.level.as_str(),
            organisation.health_region_id,
            organisation.state.as_ref().map(|state| state.as_str().to_owned()),
            organisation.ags.as_ref().map(|ags| ags.as_str().to_owned()),
            &organisation.description,
            organisation.visibility.as_str(),
            organisation.valid_from,
            organisation.valid_to,
            organisation.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::Organisation,
            id: organisation.id.0,
            title: &organisation.name,
            subtitle: health_region,
            words: &organisation.description,
            visibility: organisation.visibility,
            place: organisation.place(),
            record: organisation,
        })
        .await
    }

    pub(crate) async fn insert_person(&mut self, person: &Person, organisation: &str) -> StoreResult<()> {
        execute!(
            self,
            "insert into person (person_id, name, function, organisation_id, health_region_id, state, visibility,
                valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            person.id,
            &person.name,
            &person.function,
            person.organisation_id,
            person.health_region_id,
            person.state.as_ref().map(|state| state.as_str().to_owned()),
            person.visibility.as_str(),
            person.valid_from,
            person.valid_to,
            person.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::Person,
            id: person.id.0,
            title: &person.name,
            subtitle: organisation,
            words: &person.function,
            visibility: person.visibility,
            place: person.place(),
            record: person,
        })
        .await
    }

    pub(crate) async fn insert_contact(&mut self, contact: &Contact, place: &Place) -> StoreResult<()> {
        let (person_id, organisation_id) = match contact.owner {
            ContactOwner::Person(id) => (Some(id), None),
            ContactOwner::Organisation(id) => (None, Some(id)),
        };
        execute!(
            self,
            "insert into contact (contact_id, person_id, organisation_id, kind, value, visibility)
             values ($1, $2, $3, $4, $5, $6)",
            contact.id,
            person_id,
            organisation_id,
            contact.kind.as_str(),
            &contact.value,
            contact.visibility.as_str(),
        )?;
        self.record_created(
            RecordKind::Contact,
            contact.id.0,
            contact.kind.as_str(),
            contact,
            contact.visibility,
            place,
        )
        .await
    }

    pub(crate) async fn insert_committee(
        &mut self,
        committee: &Committee,
        health_region: &str,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into committee (committee_id, name, kind, level, parent_id, health_region_id, state, description,
                visibility, valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            committee.id,
            &committee.name,
            committee.kind.as_str(),
            committee.level.as_str(),
            committee.parent_id,
            committee.health_region_id,
            committee.state.as_ref().map(|state| state.as_str().to_owned()),
            &committee.description,
            committee.visibility.as_str(),
            committee.valid_from,
            committee.valid_to,
            committee.version,
        )?;
        self.insert_entry(Entry {
            kind: RecordKind::Committee,
            id: committee.id.0,
            title: &committee.name,
            subtitle: health_region,
            words: &committee.description,
            visibility: committee.visibility,
            place: committee.place(),
            record: committee,
        })
        .await
    }

    pub(crate) async fn insert_committee_field(
        &mut self,
        committee: CommitteeId,
        field: FieldId,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into committee_field (committee_id, field_id) values ($1, $2) on conflict do nothing",
            committee,
            field,
        )?;
        Ok(())
    }

    pub(crate) async fn insert_organisation_field(
        &mut self,
        organisation: OrganisationId,
        field: FieldId,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into organisation_field (organisation_id, field_id) values ($1, $2) on conflict do nothing",
            organisation,
            field,
        )?;
        Ok(())
    }

    /// `committee` is the one the seat belongs to: it decides who sees the entry in the log.
    pub(crate) async fn insert_membership(
        &mut self,
        seat: &Membership,
        committee: &Committee,
    ) -> StoreResult<()> {
        execute!(
            self,
            "insert into membership (membership_id, committee_id, person_id, organisation_id, role, is_voting,
                valid_from, valid_to, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            seat.id,
            seat.committee_id,
            seat.person_id,
            seat.organisation_id,
            seat.role.as_str(),
            seat.is_voting,
            seat.valid_from,
            seat.valid_to,
            seat.version,
        )?;
        // Seats name people, who are not for the world even where the committee is.
        let visibility = committee.visibility.max(Visibility::Network);
        self.record_created(
            RecordKind::Membership,
            seat.id.0,
            &committee.name,
            seat,
            visibility,
            &committee.place(),
        )
        .await
    }

    pub(crate) async fn insert_relation(&mut self, relation: &Relation) -> StoreResult<()> {
        execute!(
            self,
            "insert into relation (relation_id, kind, from_kind, from_id, to_kind, to_id, note, valid_from, valid_to,
                version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            relation.id,
            relation.kind.as_str(),
            relation.from.kind.as_str(),
            relation.from.id,
            relation.to.kind.as_str(),
            relation.to.id,
            &relation.note,
            relation.valid_from,
            relation.valid_to,
            relation.version,
        )?;
        self.record_created(
            RecordKind::Relation,
            relation.id.0,
            relation.kind.as_str(),
            relation,
            Visibility::Network,
            &Place::default(),
        )
        .await
    }

    async fn insert_entry<T: serde::Serialize + Sync>(&mut self, entry: Entry<'_, T>) -> StoreResult<()> {
        self.index(SearchEntry {
            record: RecordRef { kind: entry.kind, id: entry.id },
            title: entry.title,
            subtitle: entry.subtitle,
            words: entry.words,
            visibility: entry.visibility,
            place: &entry.place,
        })
        .await?;
        self.record_created(entry.kind, entry.id, entry.title, entry.record, entry.visibility, &entry.place)
            .await
    }

    async fn record_created<T: serde::Serialize + Sync>(
        &mut self,
        kind: RecordKind,
        id: Uuid,
        title: &str,
        record: &T,
        visibility: Visibility,
        place: &Place,
    ) -> StoreResult<()> {
        self.record(Change {
            record: RecordRef { kind, id },
            title,
            action: ChangeAction::Created,
            before: None,
            after: Some(record),
            plan: None,
            visibility,
            place,
        })
        .await
    }
}

/// Health regions by id, for naming.
pub(crate) fn names_by_id(regions: &[HealthRegion]) -> HashMap<HealthRegionId, &str> {
    regions.iter().map(|region| (region.id, region.name.as_str())).collect()
}
