//! Lists of the directory, filtered and sorted, as far as their reader may see them.

use domain::{
    directory::{
        DirectoryList, DirectoryPage, DirectoryQuery, DirectoryRow, DirectorySort, HealthRegion, Region,
        state_name,
    },
    id::{FieldId, HealthRegionId},
    permission::{Actor, Reach},
    search::{QUESTION_MAX, fold},
};
use sqlx::{Database, Encode, QueryBuilder, Type};
use time::Date;
use uuid::Uuid;

use crate::{
    Session, StoreResult,
    backend::{on_tx, rows},
    record::{FromRecordRow, parse_text},
    search::without_nul,
    session::push_reach,
};

impl Session {
    /// One page of a list, as far as the actor may see it.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_directory(&mut self, query: &DirectoryQuery) -> StoreResult<DirectoryPage> {
        self.list_part(query, Part::page(query.page)).await
    }

    /// All rows that a query leaves, whatever its page.
    pub(super) async fn list_directory_rows(
        &mut self,
        query: &DirectoryQuery,
    ) -> StoreResult<Vec<DirectoryRow>> {
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
    /// [`StoreError::Database`](crate::StoreError::Database).
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
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_regions(&mut self, on: Date) -> StoreResult<Vec<Region>> {
        rows!(
            self,
            "select * from region join region_territory using (ags)
             where (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1) order by ags",
            on,
        )
    }

    /// The health regions the actor may see, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_health_regions(&mut self) -> StoreResult<Vec<HealthRegion>> {
        let mut regions: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
        regions.retain(|region| self.sees(region.visibility, &region.place()));
        regions.sort_by_cached_key(|region| fold(&region.name));
        Ok(regions)
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
