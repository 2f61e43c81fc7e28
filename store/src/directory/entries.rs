//! Whole lists with what the pages of their records say, for files.

use std::collections::HashMap;

use domain::{
    directory::{
        Committee, Contact, ContactOwner, DirectoryList, DirectoryQuery, DirectoryRow, HealthRegion,
        ListEntry, Organisation, Person, Region,
    },
    permission::{Place, StateKey},
};
use uuid::Uuid;

use crate::{Session, StoreResult, backend::rows, search::Names};

/// How the fields of action of a list's records are found.
const COMMITTEE_FIELDS: &str = "select distinct committee_id, name from committee_field
    join field_of_action using (field_id) order by name";

/// As [`COMMITTEE_FIELDS`].
const ORGANISATION_FIELDS: &str = "select distinct organisation_id, name from organisation_field
    join field_of_action using (field_id) order by name";

/// What a list's records have beside what stands in the list.
struct Beside {
    place: Place,
    state: Option<StateKey>,
    description: String,
    parent: Option<Uuid>,
    health_region: Option<Uuid>,
    organisation: Option<Uuid>,
    ags: Option<String>,
}

impl Session {
    /// All records that a query leaves, whatever its page, in its order, with what their pages show this reader.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_entries(&mut self, query: &DirectoryQuery) -> StoreResult<Vec<ListEntry>> {
        let listed = self.list_directory_rows(query).await?;
        if query.list == DirectoryList::Regions {
            return Ok(listed.into_iter().map(district_entry).collect());
        }
        let beside = self.beside(query.list).await?;
        let mentioned = listed.iter().filter_map(|row| beside.get(&row.key.parse().ok()?));
        let mentioned = mentioned.flat_map(|one| [one.parent, one.health_region, one.organisation]).flatten();
        let names = self.names_of(mentioned.collect::<Vec<_>>()).await?;
        let mut contacts = self.contacts_of_list(query.list, &beside).await?;
        let mut fields = self.fields_of_list(query.list).await?;
        let mut covered = self.covered_by_list(query.list).await?;
        let today = self.today();
        let districts: HashMap<String, Region> =
            self.list_regions(today).await?.into_iter().map(|one| (one.ags.to_string(), one)).collect();
        let entries = listed.into_iter().filter_map(|row| {
            let id: Uuid = row.key.parse().ok()?;
            let one = beside.get(&id)?;
            let sits_in = one.ags.as_ref().and_then(|ags| districts.get(ags)).cloned();
            let covers = covered.remove(&id).unwrap_or_default();
            let covers = covers.iter().filter_map(|ags| districts.get(ags)).cloned();
            Some(ListEntry {
                level: row.level,
                organisation: named(&names, one.organisation),
                parent: named(&names, one.parent),
                health_region: named(&names, one.health_region),
                districts: sits_in.into_iter().chain(covers).collect(),
                state: one.state.clone(),
                fields: fields.remove(&id).unwrap_or_default(),
                description: one.description.clone(),
                contacts: contacts.remove(&id).unwrap_or_default(),
                key: row.key,
                name: row.name,
                kind: row.kind,
                size: row.size,
            })
        });
        Ok(entries.collect())
    }

    /// What the records of a list have beside what stands in it, by their ids.
    async fn beside(&mut self, list: DirectoryList) -> StoreResult<HashMap<Uuid, Beside>> {
        Ok(match list {
            DirectoryList::HealthRegions => {
                let records: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
                records.into_iter().map(|record| (record.id.0, record.into())).collect()
            }
            DirectoryList::Committees => {
                let records: Vec<Committee> = rows!(self, "select * from committee")?;
                records.into_iter().map(|record| (record.id.0, record.into())).collect()
            }
            DirectoryList::Organisations => {
                let records: Vec<Organisation> = rows!(self, "select * from organisation")?;
                records.into_iter().map(|record| (record.id.0, record.into())).collect()
            }
            DirectoryList::People => {
                let records: Vec<Person> = rows!(self, "select * from person")?;
                records.into_iter().map(|record| (record.id.0, record.into())).collect()
            }
            DirectoryList::Regions => HashMap::new(),
        })
    }

    /// Those contact fields of a list's records that the actor may see.
    async fn contacts_of_list(
        &mut self,
        list: DirectoryList,
        beside: &HashMap<Uuid, Beside>,
    ) -> StoreResult<HashMap<Uuid, Vec<Contact>>> {
        let contacts: Vec<Contact> = match list {
            DirectoryList::People => {
                rows!(self, "select * from contact where person_id is not null order by kind, value")?
            }
            DirectoryList::Organisations => {
                rows!(self, "select * from contact where organisation_id is not null order by kind, value")?
            }
            _ => Vec::new(),
        };
        let mut by_owner: HashMap<Uuid, Vec<Contact>> = HashMap::new();
        for contact in contacts {
            let id = match contact.owner {
                ContactOwner::Person(id) => id.0,
                ContactOwner::Organisation(id) => id.0,
            };
            let shown = beside.get(&id).and_then(|one| self.shown_contact(contact, &one.place));
            if let Some(contact) = shown {
                by_owner.entry(id).or_default().push(contact);
            }
        }
        Ok(by_owner)
    }

    async fn fields_of_list(&mut self, list: DirectoryList) -> StoreResult<HashMap<Uuid, Vec<String>>> {
        let fields: Vec<(Uuid, String)> = match list {
            DirectoryList::Committees => rows!(self, COMMITTEE_FIELDS)?,
            DirectoryList::Organisations => rows!(self, ORGANISATION_FIELDS)?,
            _ => Vec::new(),
        };
        Ok(grouped(fields))
    }

    /// The keys of the districts that health regions cover today.
    async fn covered_by_list(&mut self, list: DirectoryList) -> StoreResult<HashMap<Uuid, Vec<String>>> {
        if list != DirectoryList::HealthRegions {
            return Ok(HashMap::new());
        }
        let today = self.today();
        let covered: Vec<(Uuid, String)> = rows!(
            self,
            "select health_region_id, ags from health_region_district
             where (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1) order by ags",
            today,
        )?;
        Ok(grouped(covered))
    }
}

fn named(names: &Names, id: Option<Uuid>) -> String {
    id.and_then(|id| names.get(id)).map(|named| named.name).unwrap_or_default()
}

fn grouped(pairs: Vec<(Uuid, String)>) -> HashMap<Uuid, Vec<String>> {
    let mut groups: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (id, text) in pairs {
        groups.entry(id).or_default().push(text);
    }
    groups
}

fn district_entry(row: DirectoryRow) -> ListEntry {
    let state = row.key.get(..2).map(StateKey::new);
    ListEntry { key: row.key, name: row.name, kind: row.kind, state, size: row.size, ..ListEntry::default() }
}

impl From<HealthRegion> for Beside {
    fn from(record: HealthRegion) -> Self {
        Self {
            place: record.place(),
            state: Some(record.state),
            description: record.description,
            parent: None,
            health_region: None,
            organisation: None,
            ags: None,
        }
    }
}

impl From<Committee> for Beside {
    fn from(record: Committee) -> Self {
        Self {
            place: record.place(),
            state: record.state,
            description: record.description,
            parent: record.parent_id.map(|id| id.0),
            health_region: record.health_region_id.map(|id| id.0),
            organisation: None,
            ags: None,
        }
    }
}

impl From<Organisation> for Beside {
    fn from(record: Organisation) -> Self {
        Self {
            place: record.place(),
            state: record.state,
            description: record.description,
            parent: None,
            health_region: record.health_region_id.map(|id| id.0),
            organisation: None,
            ags: record.ags.map(|ags| ags.to_string()),
        }
    }
}

impl From<Person> for Beside {
    fn from(record: Person) -> Self {
        Self {
            place: record.place(),
            state: record.state,
            description: String::new(),
            parent: None,
            health_region: record.health_region_id.map(|id| id.0),
            organisation: record.organisation_id.map(|id| id.0),
            ags: None,
        }
    }
}
