//! A database of its own for each test, empty or with the demo, on either system.
//!
//! Loading the demo takes a second, copying it almost nothing: each run loads it once into a template.

use std::{
    env, fs,
    marker::PhantomData,
    ops::Deref,
    path::Path,
    str::FromStr as _,
    sync::{
        LazyLock, Mutex, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use domain::{
    id::{PlanId, UserId},
    permission::Actor,
    text::EmailAddress,
};
use sqlx::{
    ConnectOptions as _, Connection as _, Executor as _, PgConnection, SqliteConnection,
    postgres::PgConnectOptions,
};
use store::{
    Clock, Store,
    content::{Content, demo::demo, regions::regions},
};
use time::{OffsetDateTime, macros::datetime};
use tokio::runtime::Runtime;

/// When every test begins.
pub(crate) const NOW: OffsetDateTime = datetime!(2026 - 11 - 21 08:00 UTC);

/// Declares tests that run on both databases: `contract! { async fn a_sentence(store: Demo) { … } }`.
///
/// Each becomes a module with the tests `sqlite` and `postgres`. `store` is a [`Demo`] or [`Empty`].
macro_rules! contract {
    ($($(#[$attribute:meta])* async fn $name:ident($store:ident: $start:ty) $body:block)+) => {$(
        $(#[$attribute])*
        mod $name {
            use super::*;

            async fn promise($store: $start) $body

            #[test]
            fn sqlite() {
                $crate::support::on_sqlite(promise);
            }

            #[test]
            fn postgres() {
                $crate::support::on_postgres(promise);
            }
        }
    )+};
}

/// What a database holds when a test begins.
pub(crate) trait Start {
    const HAS_DEMO: bool;
}

/// The districts and the demo, placed on the map.
pub(crate) enum WithDemo {}

impl Start for WithDemo {
    const HAS_DEMO: bool = true;
}

/// Nothing, not even tables.
pub(crate) enum Nothing {}

impl Start for Nothing {
    const HAS_DEMO: bool = false;
}

/// A store with the demo.
pub(crate) type Demo = TestStore<WithDemo>;

/// A store with nothing but its tables.
pub(crate) type Empty = TestStore<Nothing>;

/// A store on a database of its own.
pub(crate) struct TestStore<S> {
    store: Store,
    url: String,
    start: PhantomData<S>,
}

impl<S> Deref for TestStore<S> {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

impl<S: Start> TestStore<S> {
    async fn open(url: String) -> Self {
        let store = Store::open(&url, Clock::fixed(NOW)).await.expect("the database of a test opens");
        Self { store, url, start: PhantomData }
    }

    /// The address of the database.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }

    /// Another store on the same database, as another process would open it, with the same clock.
    pub(crate) async fn second(&self) -> Store {
        Store::open(&self.url, self.clock().clone()).await.unwrap()
    }

    /// Writes content, with the districts.
    pub(crate) async fn fill(&self, content: &Content) {
        fill(&self.store, content).await;
    }

    /// Runs a statement that no store method offers.
    pub(crate) async fn execute(&self, sql: &str) {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        if self.is_postgres() {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            connection.execute(sqlx::query(sql)).await.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            connection.execute(sqlx::query(sql)).await.unwrap();
            connection.close().await.unwrap();
        }
    }

    /// The texts that a statement selects, whoever may see them.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        if self.is_postgres() {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        }
    }
}

/// The people of the demo, by what they are.
pub(crate) const OPERATOR: &str = "betrieb@geflecht.example";
/// Coordinates all of Hessen, which Haßberge is no part of.
pub(crate) const HESSEN: &str = "serviceeinheit@hessen.example";
pub(crate) const COORDINATOR: &str = "koordination@hassberge.example";
pub(crate) const MANAGER: &str = "leitung@hassberge.example";
/// Chairs the working group on health care.
pub(crate) const CHAIR: &str = "vorsitz@hassberge.example";
/// A member of the working group on care.
pub(crate) const MEMBER: &str = "mitglied@hassberge.example";
pub(crate) const GUEST: &str = "gast@hassberge.example";

/// All of them.
pub(crate) const PEOPLE: [&str; 7] = [OPERATOR, HESSEN, COORDINATOR, MANAGER, CHAIR, MEMBER, GUEST];

impl Demo {
    /// The actor behind an address, with the roles held today.
    pub(crate) async fn actor(&self, email: &str) -> Actor {
        actor(&self.store, email).await
    }

    /// A visitor, everybody with an account, and the program.
    pub(crate) async fn everybody(&self) -> Vec<Actor> {
        let mut everybody = vec![Actor::Visitor, Actor::System];
        for email in PEOPLE {
            everybody.push(self.actor(email).await);
        }
        everybody
    }

    /// The demo as it was loaded.
    pub(crate) fn content(&self) -> Content {
        demo(self.clock().today())
    }
}

/// The plan of Haßberge that is in force.
pub(crate) fn current_plan() -> PlanId {
    PlanId::named("hassberge/plan")
}

/// Next year's plan of Haßberge, a draft for the region.
pub(crate) fn draft_plan() -> PlanId {
    PlanId::named("hassberge/plan-folgejahr")
}

pub(crate) async fn actor(store: &Store, email: &str) -> Actor {
    let mut read = store.read(&Actor::System).await.unwrap();
    let email = EmailAddress::parse(email).unwrap();
    let user = read.find_credentials(&email).await.unwrap().expect("the account exists").user;
    read.find_actor(user.id).await.unwrap().expect("the account is active")
}

async fn fill(store: &Store, content: &Content) {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.load_regions(&regions()).await.unwrap();
    write.load(content, None).await.unwrap();
    write.commit().await.unwrap();
}

/// Makes a database of the demo; closed, so that it can be copied.
async fn make_demo(url: &str) {
    let store = Store::open(url, Clock::fixed(NOW)).await.expect("the template opens");
    fill(&store, &demo(store.clock().today())).await;
    let mut write = store.write(&Actor::System).await.unwrap();
    write.place_nodes().await.unwrap();
    write.commit().await.unwrap();
    store.close().await;
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// Something expected to happen soon, or the test fails.
pub(crate) async fn soon<T>(what: &str, happens: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(10), happens)
        .await
        .unwrap_or_else(|_| panic!("{what} did not happen"))
}

/// Runs a promise on a new file.
pub(crate) fn on_sqlite<S: Start>(promise: impl AsyncFnOnce(TestStore<S>)) {
    static DEMO: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("demo.db");
        runtime().block_on(make_demo(&sqlite_url(&file)));
        fs::read(file).unwrap()
    });

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    if S::HAS_DEMO {
        fs::write(&file, &*DEMO).unwrap();
    }
    runtime().block_on(async { promise(TestStore::open(sqlite_url(&file)).await).await });
}

pub(crate) fn sqlite_url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Runs a promise on a new database of the server of `TEST_POSTGRES_URL`.
pub(crate) fn on_postgres<S: Start>(promise: impl AsyncFnOnce(TestStore<S>)) {
    let Some(server) = &*SERVER else { return };
    let database = if S::HAS_DEMO { server.copy_of_demo() } else { server.create(None) };
    runtime().block_on(async { promise(TestStore::open(database.url()).await).await });
}

/// The server on which this run makes databases.
struct Server {
    runtime: Runtime,
    options: PgConnectOptions,
    /// Part of the names of this run's databases.
    run: i64,
    /// Holds a lock on the number of the run while the run lives.
    _claim: Mutex<PgConnection>,
    databases: AtomicU32,
    demo: OnceLock<String>,
}

static SERVER: LazyLock<Option<Server>> = LazyLock::new(Server::find);

impl Server {
    #[expect(clippy::print_stderr, reason = "whoever runs the tests should know what did not run")]
    fn find() -> Option<Self> {
        let Some(url) = env::var_os("TEST_POSTGRES_URL") else {
            let required = ["CI", "GEFLECHT_REQUIRE_POSTGRES"].iter().any(|name| env::var_os(name).is_some());
            assert!(!required, "TEST_POSTGRES_URL is not set: name a server whose user may create databases");
            eprintln!("skipped on PostgreSQL: TEST_POSTGRES_URL is not set");
            return None;
        };
        let options = PgConnectOptions::from_str(url.to_str().expect("an address is text")).unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let run = i64::from(UserId::new().0.as_fields().1) << 16 | i64::from(UserId::new().0.as_fields().2);
        let claim = runtime.block_on(async {
            let mut claim = options.connect().await.expect("the server of TEST_POSTGRES_URL answers");
            sqlx::query("select pg_advisory_lock($1)").bind(run).execute(&mut claim).await.unwrap();
            remove_leftovers(&mut claim).await;
            claim
        });
        let (databases, demo) = (AtomicU32::new(0), OnceLock::new());
        Some(Self { runtime, options, run, _claim: Mutex::new(claim), databases, demo })
    }

    fn create(&self, template: Option<&str>) -> Database<'_> {
        let name = format!("{PREFIX}{}_{}", self.run, self.databases.fetch_add(1, Ordering::Relaxed));
        let template = template.map(|template| format!(" template {template}")).unwrap_or_default();
        self.execute(format!("create database {name}{template}"));
        Database { server: self, name }
    }

    fn copy_of_demo(&self) -> Database<'_> {
        let template = self.demo.get_or_init(|| {
            let template = self.create(None);
            runtime().block_on(make_demo(&template.url()));
            let name = template.name.clone();
            // Needed until the last test; the next run removes it.
            std::mem::forget(template);
            name
        });
        self.create(Some(template))
    }

    fn execute(&self, sql: String) {
        self.runtime.block_on(async {
            let mut connection = self.options.connect().await.unwrap();
            connection.execute(sqlx::query(sqlx::AssertSqlSafe(sql))).await.unwrap();
            connection.close().await.unwrap();
        });
    }
}

const PREFIX: &str = "geflecht_test_";

/// Removes the databases of runs that have ended.
async fn remove_leftovers(connection: &mut PgConnection) {
    let names: Vec<String> =
        sqlx::query_scalar("select datname from pg_database").fetch_all(&mut *connection).await.unwrap();
    for name in names {
        let run = name.strip_prefix(PREFIX).and_then(|rest| rest.split('_').next()?.parse::<i64>().ok());
        let Some(run) = run else { continue };
        let is_over: bool = sqlx::query_scalar("select pg_try_advisory_lock($1)")
            .bind(run)
            .fetch_one(&mut *connection)
            .await
            .unwrap();
        if is_over {
            let drop = format!("drop database if exists {name} with (force)");
            connection.execute(sqlx::query(sqlx::AssertSqlSafe(drop))).await.unwrap();
            let unlock = sqlx::query("select pg_advisory_unlock($1)").bind(run);
            connection.execute(unlock).await.unwrap();
        }
    }
}

/// A database that goes when this is dropped.
struct Database<'server> {
    server: &'server Server,
    name: String,
}

impl Database<'_> {
    fn url(&self) -> String {
        self.server.options.clone().database(&self.name).to_url_lossy().to_string()
    }
}

impl Drop for Database<'_> {
    fn drop(&mut self) {
        self.server.execute(format!("drop database {} with (force)", self.name));
    }
}
