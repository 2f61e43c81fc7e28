//! A conversation with the database on behalf of an actor.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
    time::Duration,
};

use domain::permission::{Action, Actor, Object, ObjectKind, Place, Reach, Visibility, may};
use sqlx::{Database, Encode, PgPool, QueryBuilder, Type, postgres::PgListener};
use time::{Date, OffsetDateTime};
use tokio::sync::watch;
use uuid::Uuid;

use crate::{
    Clock, StoreError, StoreResult,
    backend::{Backend, Tx, row},
    directory::DuplicateCache,
    network_cache::NetworkCache,
    plan::PlanCache,
};

/// The channel on which `PostgreSQL` tells other processes that there is a new change.
pub(crate) const CHANGE_CHANNEL: &str = "geflecht_change";

/// How long to wait before listening again.
const RETRY: Duration = Duration::from_secs(1);

/// An open database with its clock.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) backend: Backend,
    clock: Clock,
    newest_change: watch::Sender<i64>,
    networks: Arc<NetworkCache>,
    plans: Arc<PlanCache>,
    duplicates: Arc<DuplicateCache>,
}

impl Store {
    /// Opens a database and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Address`], [`StoreError::Database`] or [`StoreError::Migration`].
    pub async fn open(url: &str, clock: Clock) -> StoreResult<Self> {
        let backend = Backend::open(url).await?;
        backend.migrate().await?;
        let store = Self {
            backend,
            clock,
            newest_change: watch::Sender::new(0),
            networks: Arc::default(),
            plans: Arc::default(),
            duplicates: Arc::default(),
        };
        let newest = store.read(&Actor::System).await?.newest_change().await?;
        store.newest_change.send_replace(newest);
        if let Backend::Postgres(pool) = &store.backend {
            tokio::spawn(listen(pool.clone(), store.newest_change.clone()));
        }
        Ok(store)
    }

    /// Begins to read on behalf of an actor; all answers of one session show the same state of the database.
    ///
    /// # Errors
    /// [`StoreError::Database`] if the database is away.
    pub async fn read(&self, actor: &Actor) -> StoreResult<Session> {
        let tx = self.backend.begin_read().await?;
        let (networks, plans) = (Some(self.networks.clone()), Some(self.plans.clone()));
        Ok(Session {
            tx,
            actor: actor.clone(),
            reach: Reach::of(actor),
            now: self.clock.now(),
            networks,
            plans,
            duplicates: Some(self.duplicates.clone()),
        })
    }

    /// Begins to write on behalf of an actor; nothing is kept until [`Write::commit`].
    ///
    /// # Errors
    /// [`StoreError::Database`] if the database is away.
    pub async fn write(&self, actor: &Actor) -> StoreResult<Write> {
        self.write_at(actor, self.clock.now()).await
    }

    /// Begins to write as if at another time, for prepared content that has a past.
    ///
    /// # Errors
    /// [`StoreError::Database`] if the database is away.
    pub async fn write_at(&self, actor: &Actor, now: OffsetDateTime) -> StoreResult<Write> {
        let tx = self.backend.begin_write().await?;
        let session = Session {
            tx,
            actor: actor.clone(),
            reach: Reach::of(actor),
            now,
            networks: None,
            plans: None,
            duplicates: None,
        };
        let newest_change = self.newest_change.clone();
        let mut write = Write { session, newest_change, last_change: None, undoes: None };
        write.take_turn().await?;
        Ok(write)
    }

    /// The number of the newest change, renewed whenever there is one, in this process or (on `PostgreSQL`) another.
    #[must_use]
    pub fn watch_changes(&self) -> watch::Receiver<i64> {
        self.newest_change.subscribe()
    }

    /// Where the store takes its time from.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Which database this is, for people: `SQLite` or `PostgreSQL`.
    #[must_use]
    pub fn database_name(&self) -> &'static str {
        match self.backend {
            Backend::Sqlite { .. } => "SQLite",
            Backend::Postgres(_) => "PostgreSQL",
        }
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.backend.close().await;
    }
}

/// Hears of changes that other processes make, until the pool is closed.
async fn listen(pool: PgPool, newest_change: watch::Sender<i64>) {
    while !pool.is_closed() {
        if let Err(error) = hear(&pool, &newest_change).await
            && !pool.is_closed()
        {
            tracing::warn!(%error, "changes of other processes are not heard; trying again");
            tokio::time::sleep(RETRY).await;
        }
    }
}

/// Hears of changes until the connection is lost.
async fn hear(pool: &PgPool, newest_change: &watch::Sender<i64>) -> sqlx::Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.eager_reconnect(false);
    listener.listen(CHANGE_CHANNEL).await?;
    // What was announced while nobody listened is not announced again.
    let newest: Option<i64> = sqlx::query_scalar("select max(change_id) from change").fetch_one(pool).await?;
    announce(newest_change, newest.unwrap_or(0));
    while let Some(notification) = listener.try_recv().await? {
        if let Ok(change) = notification.payload().parse() {
            announce(newest_change, change);
        }
    }
    Ok(())
}

fn announce(newest_change: &watch::Sender<i64>, change: i64) {
    newest_change.send_if_modified(|newest| {
        let is_newer = change > *newest;
        if is_newer {
            *newest = change;
        }
        is_newer
    });
}

/// Reads on behalf of an actor. The rooms add their questions to it.
#[derive(Debug)]
pub struct Session {
    pub(crate) tx: Tx,
    pub(crate) actor: Actor,
    pub(crate) reach: Reach,
    pub(crate) now: OffsetDateTime,
    /// What was read before; none for a [`Write`], which sees what nobody else sees yet.
    pub(crate) networks: Option<Arc<NetworkCache>>,
    pub(crate) plans: Option<Arc<PlanCache>>,
    pub(crate) duplicates: Option<Arc<DuplicateCache>>,
}

impl Session {
    /// Who reads or writes.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The day in Germany.
    #[must_use]
    pub fn today(&self) -> Date {
        domain::calendar::german_time(self.now).date()
    }

    /// Whether the actor may see something of this visibility in this place.
    pub(crate) fn sees(&self, visibility: Visibility, place: &Place) -> bool {
        matches!(self.actor, Actor::System) || self.reach.contains(visibility, place)
    }

    /// Refuses what the actor may not do.
    pub(crate) fn require(
        &self,
        action: Action,
        kind: ObjectKind,
        visibility: Visibility,
        place: &Place,
    ) -> StoreResult<()> {
        self.require_for(action, &Object { kind, visibility, place: place.clone(), responsible: None })
    }

    /// Refuses what the actor may not do to an object.
    pub(crate) fn require_for(&self, action: Action, object: &Object) -> StoreResult<()> {
        if may(&self.actor, action, object) { Ok(()) } else { Err(StoreError::NotAllowed) }
    }

    /// Refuses everybody but the program itself.
    pub(crate) fn require_program(&self) -> StoreResult<()> {
        if self.actor == Actor::System { Ok(()) } else { Err(StoreError::NotAllowed) }
    }

    /// Asks the database whether it is there.
    ///
    /// # Errors
    /// [`StoreError::Database`] if it is away.
    pub async fn ping(&mut self) -> StoreResult<()> {
        let _: Option<(i64,)> = row!(self, "select cast(1 as bigint) as n")?;
        Ok(())
    }
}

/// Writes on behalf of an actor, and reads what it has written.
#[derive(Debug)]
pub struct Write {
    session: Session,
    newest_change: watch::Sender<i64>,
    pub(crate) last_change: Option<i64>,
    /// The last change of the write that this one takes back.
    pub(crate) undoes: Option<i64>,
}

impl Write {
    /// Keeps what was written and tells those who watch.
    ///
    /// # Errors
    /// [`StoreError::Database`]; then nothing was kept.
    pub async fn commit(mut self) -> StoreResult<()> {
        if let Some(change) = self.last_change {
            self.notify(change).await?;
        }
        self.session.tx.commit().await?;
        if let Some(change) = self.last_change {
            announce(&self.newest_change, change);
        }
        Ok(())
    }
}

impl Deref for Write {
    type Target = Session;
    fn deref(&self) -> &Session {
        &self.session
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}

/// The columns that decide who may see a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReachColumns {
    pub(crate) visibility: &'static str,
    pub(crate) state: &'static str,
    pub(crate) health_region: &'static str,
    /// Empty where rows belong to no committee.
    pub(crate) committee: &'static str,
}

/// Adds "and the actor may see it" to a statement; the SQL twin of [`Reach::contains`].
pub(crate) fn push_reach<'args, DB>(
    statement: &mut QueryBuilder<DB>,
    actor: &Actor,
    reach: &Reach,
    columns: ReachColumns,
) where
    DB: Database,
    String: Encode<'args, DB> + Type<DB>,
    Uuid: Encode<'args, DB> + Type<DB>,
{
    if matches!(actor, Actor::System) {
        return;
    }
    let visibility = columns.visibility;
    statement.push(format!(" and ({visibility} = 'public'"));
    if reach.network {
        statement.push(format!(" or {visibility} = 'network'"));
    }
    let levels = [
        ("region", &reach.region),
        ("internal", &reach.internal),
        ("committee", &reach.committee),
        ("office", &reach.office),
    ];
    for (level, cover) in levels {
        let is_level = format!("{visibility} = '{level}'");
        if cover.everything {
            statement.push(format!(" or {is_level}"));
            continue;
        }
        let states = cover.states.iter().map(|state| state.as_str().to_owned()).collect();
        let regions = cover.health_regions.iter().map(|id| id.0).collect();
        let committees = cover.committees.iter().map(|id| id.0).collect();
        push_among::<DB, String>(statement, &is_level, columns.state, states);
        push_among::<DB, Uuid>(statement, &is_level, columns.health_region, regions);
        push_among::<DB, Uuid>(statement, &is_level, columns.committee, committees);
    }
    statement.push(")");
}

fn push_among<'args, DB, T>(statement: &mut QueryBuilder<DB>, condition: &str, column: &str, values: Vec<T>)
where
    DB: Database,
    T: Encode<'args, DB> + Type<DB> + Send + 'args,
{
    if values.is_empty() || column.is_empty() {
        return;
    }
    statement.push(format!(" or ({condition} and {column} in ("));
    let mut list = statement.separated(", ");
    for value in values {
        list.push_bind(value);
    }
    statement.push("))");
}
