//! Networks that were read before: as long as nothing has changed that the map shows, readers of equal rights share one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{
    change::RecordKind,
    network::{NetworkHistory, NetworkSnapshot},
    permission::{Actor, Reach},
};
use network_map::history::network_on;
use time::Date;

use crate::{Session, StoreResult, backend::rows};

/// The most readers of different rights for whom networks are kept.
const MOST_READERS: usize = 64;
/// The most days of which one reader's network is kept.
const MOST_DAYS: usize = 4;
/// The most nodes and links of everything that is kept: about 200 MB.
const MOST_PARTS: usize = 4_000_000;

/// The state of the database, as far as a network depends on it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct NetworkState {
    /// The newest change of all.
    change: i64,
    /// How often places were written.
    placing: i64,
}

impl NetworkState {
    fn is_after(self, other: Self) -> bool {
        self.change > other.change || self.placing > other.placing
    }
}

#[derive(Debug)]
struct Kept {
    /// Whose; none is the program itself, which sees everything.
    reach: Option<Reach>,
    state: NetworkState,
    history: Arc<NetworkHistory>,
    /// Single days of it, the most recently used last.
    days: Vec<(Date, Arc<NetworkSnapshot>)>,
}

impl Kept {
    fn parts(&self) -> usize {
        let days = self.days.iter().map(|(_, network)| network.nodes.len() + network.links.len());
        self.history.nodes.len() + self.history.links.len() + days.sum::<usize>()
    }

    fn find_day(&mut self, day: Date) -> Option<Arc<NetworkSnapshot>> {
        let found = self.days.iter().position(|(known, _)| *known == day)?;
        self.days[found..].rotate_left(1);
        self.days.last().map(|(_, network)| network.clone())
    }
}

/// The networks, the most recently used last.
#[derive(Debug, Default)]
pub(crate) struct NetworkCache {
    kept: Mutex<Vec<Kept>>,
    /// Held by whoever reads a network, so that many who want the same read it once.
    turn: tokio::sync::Mutex<()>,
}

impl NetworkCache {
    fn kept(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, reach: Option<&Reach>) -> Option<(NetworkState, Arc<NetworkHistory>)> {
        let mut kept = self.kept();
        let found = kept.iter().position(|one| one.reach.as_ref() == reach)?;
        kept[found..].rotate_left(1);
        kept.last().map(|one| (one.state, one.history.clone()))
    }

    /// Keeps a network, unless a newer one is kept already.
    fn keep(&self, reach: Option<Reach>, state: NetworkState, history: Arc<NetworkHistory>) {
        let mut kept = self.kept();
        if kept.iter().any(|one| one.reach == reach && one.state.is_after(state)) {
            return;
        }
        kept.retain(|one| one.reach != reach);
        kept.push(Kept { reach, state, history, days: Vec::new() });
        forget_oldest(&mut kept);
    }

    /// Notes that what is kept is still true.
    fn confirm(&self, history: &Arc<NetworkHistory>, state: NetworkState) {
        for one in self.kept().iter_mut().filter(|one| Arc::ptr_eq(&one.history, history)) {
            if state.is_after(one.state) {
                one.state = state;
            }
        }
    }

    /// One day of a network, kept beside it.
    pub(crate) fn network_on(&self, history: &Arc<NetworkHistory>, day: Date) -> Arc<NetworkSnapshot> {
        let find = |kept: &mut Vec<Kept>| {
            kept.iter_mut().find(|one| Arc::ptr_eq(&one.history, history))?.find_day(day)
        };
        if let Some(network) = find(&mut self.kept()) {
            return network;
        }
        let network = Arc::new(network_on(history, day));
        let mut kept = self.kept();
        // Somebody else may have been faster.
        if let Some(network) = find(&mut kept) {
            return network;
        }
        if let Some(one) = kept.iter_mut().find(|one| Arc::ptr_eq(&one.history, history)) {
            one.days.push((day, network.clone()));
            let count = one.days.len();
            one.days.drain(..count.saturating_sub(MOST_DAYS));
        }
        forget_oldest(&mut kept);
        network
    }
}

fn forget_oldest(kept: &mut Vec<Kept>) {
    let mut parts = 0;
    let fits = |one: &&Kept| {
        parts += one.parts();
        parts <= MOST_PARTS
    };
    let (count, staying) = (kept.len(), kept.iter().rev().take(MOST_READERS).take_while(fits).count());
    kept.drain(..count - staying);
}

impl Session {
    /// The network of all days, as all readers of the same reach share it: kept from before, or read now.
    pub(crate) async fn share_history(&mut self, cache: &NetworkCache) -> StoreResult<Arc<NetworkHistory>> {
        let reach = (self.actor != Actor::System).then(|| self.reach.clone());
        let state = self.network_state().await?;
        if let Some(history) = self.find_kept(cache, reach.as_ref(), state).await? {
            return Ok(history);
        }
        let _turn = cache.turn.lock().await;
        if let Some(history) = self.find_kept(cache, reach.as_ref(), state).await? {
            return Ok(history);
        }
        let history = Arc::new(self.read_history().await?);
        cache.keep(reach, state, history.clone());
        Ok(history)
    }

    async fn network_state(&mut self) -> StoreResult<NetworkState> {
        let change = self.newest_change().await?;
        let placings: Vec<(i64,)> = rows!(self, "select revision from node_placing")?;
        Ok(NetworkState { change, placing: placings.iter().map(|(revision,)| revision).sum() })
    }

    /// A kept network that is still what this session would read. A later one is not: all answers of a session show
    /// the same state.
    async fn find_kept(
        &mut self,
        cache: &NetworkCache,
        reach: Option<&Reach>,
        state: NetworkState,
    ) -> StoreResult<Option<Arc<NetworkHistory>>> {
        let Some((known, history)) = cache.find(reach) else { return Ok(None) };
        if known == state {
            return Ok(Some(history));
        }
        if known.placing != state.placing || known.is_after(state) {
            return Ok(None);
        }
        let changed: Vec<(String,)> =
            rows!(self, "select distinct record_kind from change where change_id > $1", known.change)?;
        // A kind that only a newer program knows may be on its map.
        if changed.iter().any(|(kind,)| kind.parse().map_or(true, is_on_map)) {
            return Ok(None);
        }
        cache.confirm(&history, state);
        Ok(Some(history))
    }
}

/// Whether a change to such a record may change what the map shows.
fn is_on_map(kind: RecordKind) -> bool {
    match kind {
        RecordKind::HealthRegion
        | RecordKind::Organisation
        | RecordKind::Person
        | RecordKind::Committee
        | RecordKind::Membership
        | RecordKind::Relation
        | RecordKind::FieldOfAction => true,
        RecordKind::User
        | RecordKind::RoleGrant
        | RecordKind::Contact
        | RecordKind::Topic
        | RecordKind::Plan
        | RecordKind::Goal
        | RecordKind::Outcome
        | RecordKind::Indicator
        | RecordKind::Measurement
        | RecordKind::Measure
        | RecordKind::Milestone
        | RecordKind::ChecklistPoint
        | RecordKind::MeasureLink
        | RecordKind::MeasurePartner
        | RecordKind::Judgement
        | RecordKind::Comment
        | RecordKind::Attachment
        | RecordKind::SavedView
        | RecordKind::SavedPlanView
        | RecordKind::OwnDashboard
        | RecordKind::Import => false,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        accounts::Role,
        id::UserId,
        network::{DatedLink, Link, LinkKind, Period},
        permission::{Grant, Place, StateKey},
    };
    use time::macros::date;

    use super::*;

    const DAY: Date = date!(2026 - 11 - 21);
    const STATE: NetworkState = NetworkState { change: 7, placing: 1 };

    /// Somebody with a role in so many states.
    fn reach(states: usize) -> Option<Reach> {
        let place = Place { state: Some(StateKey::new("09")), ..Place::default() };
        let grants = vec![Grant { role: Role::Guest, place }; states];
        Some(Reach::of(&Actor::User {
            id: UserId::named("somebody"),
            name: String::new(),
            person: None,
            grants,
        }))
    }

    fn history(links: usize) -> Arc<NetworkHistory> {
        let link = Link { source: 0, target: 1, kind: LinkKind::Relation };
        let link = DatedLink { link, role: None, period: Period::ALWAYS };
        Arc::new(NetworkHistory { links: vec![link; links], ..NetworkHistory::default() })
    }

    fn is_kept(cache: &NetworkCache, states: usize) -> bool {
        cache.find(reach(states).as_ref()).is_some()
    }

    #[test]
    fn of_many_networks_those_asked_for_last_are_kept() {
        let cache = NetworkCache::default();
        for states in 0..MOST_READERS {
            cache.keep(reach(states), STATE, history(1));
        }
        assert!(is_kept(&cache, 0));
        cache.keep(reach(MOST_READERS), STATE, history(1));
        assert!(is_kept(&cache, 0) && is_kept(&cache, MOST_READERS) && !is_kept(&cache, 1));
    }

    #[test]
    fn large_networks_leave_room_for_few() {
        let cache = NetworkCache::default();
        for states in 0..3 {
            cache.keep(reach(states), STATE, history(MOST_PARTS / 2));
        }
        assert!(!is_kept(&cache, 0) && is_kept(&cache, 1) && is_kept(&cache, 2));
    }

    #[test]
    fn an_older_network_does_not_replace_a_newer_one() {
        let cache = NetworkCache::default();
        let newer = history(2);
        cache.keep(None, STATE, newer.clone());
        cache.keep(None, NetworkState { change: 6, ..STATE }, history(1));
        cache.keep(None, NetworkState { placing: 0, ..STATE }, history(1));
        assert_eq!(cache.find(None), Some((STATE, newer)));
    }

    #[test]
    fn of_many_days_those_asked_for_last_are_kept() {
        let cache = NetworkCache::default();
        let history = history(1);
        cache.keep(None, STATE, history.clone());
        let on = |days: i64| cache.network_on(&history, DAY + time::Duration::days(days));
        let (first, second) = (on(0), on(1));
        for day in 2..MOST_DAYS as i64 {
            on(day);
        }
        assert!(Arc::ptr_eq(&first, &on(0)));
        on(MOST_DAYS as i64);
        assert!(Arc::ptr_eq(&first, &on(0)) && !Arc::ptr_eq(&second, &on(1)));
    }
}
