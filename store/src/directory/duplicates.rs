//! Who may stand in the directory twice, as far as somebody may change both; and who only looks like it.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Contact, ContactKind, ContactOwner, Described, Duplicate, DuplicateRecord, Duplicates, NamedRecord,
        Organisation, Person, find_duplicates,
    },
    id::HealthRegionId,
    permission::{Actor, Place},
};
use time::Date;
use uuid::Uuid;

use super::names_by_id;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, rows},
};

/// More are not reviewed in one go; the likeliest come first.
const SHOWN: usize = 100;

/// The most readers for whom pairs are kept.
const MOST_READERS: usize = 16;

/// A pair with where its records belong.
#[derive(Debug)]
struct Pair {
    ids: [Uuid; 2],
    regions: [Option<HealthRegionId>; 2],
    duplicate: Duplicate,
}

#[derive(Debug)]
struct Kept {
    /// Whose: others may change other records.
    actor: Actor,
    today: Date,
    /// The newest change of all when they were found.
    change: i64,
    pairs: Arc<Vec<Pair>>,
}

/// Pairs that were found before, the most recent reader last: the start page tells their number to everybody who may change
/// them, each time.
#[derive(Debug, Default)]
pub(crate) struct DuplicateCache(Mutex<Vec<Kept>>);

impl DuplicateCache {
    fn find(&self, actor: &Actor, today: Date) -> Option<(i64, Arc<Vec<Pair>>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|kept| kept.actor == *actor && kept.today == today)?;
        Some((found.change, found.pairs.clone()))
    }

    fn keep(&self, actor: &Actor, today: Date, change: i64, pairs: &Arc<Vec<Pair>>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|kept| kept.actor != *actor);
        kept.push(Kept { actor: actor.clone(), today, change, pairs: pairs.clone() });
        let count = kept.len();
        kept.drain(..count.saturating_sub(MOST_READERS));
    }
}

impl Session {
    /// Pairs of organisations and of people that are likely the same, of which the actor may change both; of one health
    /// region, if one is named.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_duplicates(&mut self, region: Option<HealthRegionId>) -> StoreResult<Duplicates> {
        let apart = self.pairs_apart().await?;
        let pairs = self.duplicate_pairs().await?;
        let mut duplicates = Duplicates::default();
        for pair in pairs.iter().filter(|pair| region.is_none() || pair.regions.contains(&region)) {
            if apart.contains(&pair.ids) {
                duplicates.apart.push(pair.duplicate.clone());
                continue;
            }
            duplicates.total += 1;
            if duplicates.open.len() < SHOWN {
                duplicates.open.push(pair.duplicate.clone());
            }
        }
        Ok(duplicates)
    }

    /// How many such pairs there are of which nobody has said anything.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn count_duplicates(&mut self) -> StoreResult<usize> {
        let apart = self.pairs_apart().await?;
        Ok(self.duplicate_pairs().await?.iter().filter(|pair| !apart.contains(&pair.ids)).count())
    }

    async fn pairs_apart(&mut self) -> StoreResult<HashSet<[Uuid; 2]>> {
        let apart: Vec<(Uuid, Uuid)> = rows!(self, "select first_id, second_id from not_duplicate")?;
        Ok(apart.into_iter().map(|(first, second)| [first, second]).collect())
    }

    /// All pairs, found now or kept from before.
    async fn duplicate_pairs(&mut self) -> StoreResult<Arc<Vec<Pair>>> {
        let (change, today) = (self.newest_change().await?, self.today());
        let Some(cache) = self.duplicates.clone() else { return Ok(Arc::new(self.find_pairs().await?)) };
        if let Some((known, pairs)) = cache.find(&self.actor, today)
            && known <= change
            && !self.has_changed_since(known).await?
        {
            cache.keep(&self.actor, today, change, &pairs);
            return Ok(pairs);
        }
        let pairs = Arc::new(self.find_pairs().await?);
        cache.keep(&self.actor, today, change, &pairs);
        Ok(pairs)
    }

    /// Whether somebody has written a record since by which pairs are found or named.
    async fn has_changed_since(&mut self, change: i64) -> StoreResult<bool> {
        let kinds: Vec<(String,)> =
            rows!(self, "select distinct record_kind from change where change_id > $1", change)?;
        Ok(kinds.iter().any(|(kind,)| {
            matches!(
                kind.parse::<RecordKind>(),
                Ok(RecordKind::Organisation
                    | RecordKind::Person
                    | RecordKind::Contact
                    | RecordKind::HealthRegion)
                    | Err(_)
            )
        }))
    }

    async fn find_pairs(&mut self) -> StoreResult<Vec<Pair>> {
        let today = self.today();
        let bodies: Vec<Organisation> =
            rows!(self, "select * from organisation where valid_to is null or valid_to > $1", today)?;
        let people: Vec<Person> =
            rows!(self, "select * from person where valid_to is null or valid_to > $1", today)?;
        let bodies: Vec<_> =
            bodies.into_iter().filter(|body| self.may_edit(body.visibility, &body.place())).collect();
        let people: Vec<_> =
            people.into_iter().filter(|one| self.may_edit(one.visibility, &one.place())).collect();
        if bodies.is_empty() && people.is_empty() {
            return Ok(Vec::new());
        }
        let places = bodies.iter().map(|body| (ContactOwner::Organisation(body.id), body.place()));
        let places: HashMap<ContactOwner, Place> =
            places.chain(people.iter().map(|one| (ContactOwner::Person(one.id), one.place()))).collect();
        let mut contacts = self.contacts_to_compare(&places).await?;
        let mut described = Vec::with_capacity(bodies.len() + people.len());
        let mut details: HashMap<Uuid, String> = HashMap::new();
        let mut former_names = self.former_names_by_organisation().await?;
        for body in bodies {
            details.insert(body.id.0, body.kind.to_string());
            described.push(Described {
                contacts: contacts.remove(&ContactOwner::Organisation(body.id)).unwrap_or_default(),
                record: RecordRef::new(RecordKind::Organisation, body.id),
                name: body.name,
                former_names: former_names.remove(&body.id).unwrap_or_default(),
                health_region: body.health_region_id,
            });
        }
        for one in people {
            details.insert(one.id.0, one.function);
            described.push(Described {
                contacts: contacts.remove(&ContactOwner::Person(one.id)).unwrap_or_default(),
                record: RecordRef::new(RecordKind::Person, one.id),
                name: one.name,
                former_names: Vec::new(),
                health_region: one.health_region_id,
            });
        }
        let regions = self.list_health_regions().await?;
        let regions = names_by_id(&regions);
        let found = find_duplicates(&described);
        let by_id: HashMap<Uuid, &Described> =
            described.iter().map(|record| (record.record.id, record)).collect();
        let shown = |record: &Described| DuplicateRecord {
            named: NamedRecord { record: record.record, name: record.name.clone() },
            detail: details.get(&record.record.id).cloned().unwrap_or_default(),
            health_region: record
                .health_region
                .and_then(|id| regions.get(&id).copied())
                .unwrap_or_default()
                .to_owned(),
        };
        let pairs = found.into_iter().filter_map(|pair| {
            let [one, other] = pair.ids;
            let (one, other) = (by_id.get(&one)?, by_id.get(&other)?);
            Some(Pair {
                ids: pair.ids,
                regions: [one.health_region, other.health_region],
                duplicate: Duplicate { records: [shown(one), shown(other)], reasons: pair.reasons },
            })
        });
        Ok(pairs.collect())
    }

    /// The contact fields of these owners that the actor may see.
    async fn contacts_to_compare(
        &mut self,
        places: &HashMap<ContactOwner, Place>,
    ) -> StoreResult<HashMap<ContactOwner, Vec<(ContactKind, String)>>> {
        let contacts: Vec<Contact> = rows!(self, "select * from contact where kind <> 'web'")?;
        let mut by_owner: HashMap<ContactOwner, Vec<(ContactKind, String)>> = HashMap::new();
        for contact in contacts {
            let Some(place) = places.get(&contact.owner) else { continue };
            if self.sees(contact.shown_to(), place) {
                by_owner.entry(contact.owner).or_default().push((contact.kind, contact.value));
            }
        }
        Ok(by_owner)
    }
}

impl Write {
    /// Notes that two organisations or two people are not the same, or takes that back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if one of them is not there or the actor may not see it, [`StoreError::NotAllowed`] unless the
    /// actor may edit both, [`StoreError::Invalid`] if they are one or of two kinds.
    pub async fn set_apart(&mut self, one: RecordRef, other: RecordRef, is_apart: bool) -> StoreResult<()> {
        self.require_edit(one).await?;
        self.require_edit(other).await?;
        if one.kind != other.kind || one.id == other.id {
            return Err(StoreError::Invalid("two records of a kind are told apart"));
        }
        let (first, second) = (one.id.min(other.id), one.id.max(other.id));
        if !is_apart {
            execute!(
                self,
                "delete from not_duplicate where first_id = $1 and second_id = $2",
                first,
                second
            )?;
            return Ok(());
        }
        let (user, actor, now) = (self.actor.user_id(), self.actor.name().to_owned(), self.now);
        execute!(
            self,
            "insert into not_duplicate (first_id, second_id, record_kind, user_id, actor, said_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            first,
            second,
            one.kind.as_str(),
            user,
            &actor,
            now,
        )?;
        Ok(())
    }
}
