//! The store as a test finds it: empty, or with the demo and its people.

use std::{env, marker::PhantomData, ops::Deref, str::FromStr as _, time::Duration};

use domain::{id::PlanId, permission::Actor, text::EmailAddress};
use sqlx::{Connection as _, Executor as _, PgConnection, SqliteConnection, postgres::PgConnectOptions};
use store::{
    Clock, Store,
    content::{Content, demo::demo, regions::regions},
};
use time::{OffsetDateTime, macros::datetime};

use crate::databases::{Database, Start, runtime};

/// When every test begins.
pub(crate) const NOW: OffsetDateTime = datetime!(2026 - 11 - 21 08:00 UTC);

/// How a store begins.
pub(crate) trait Begin {
    const START: Start;
}

/// With the districts and the demo, placed on the map.
pub(crate) enum WithDemo {}

impl Begin for WithDemo {
    const START: Start = Start::Template;
}

/// With nothing but its tables.
pub(crate) enum Nothing {}

impl Begin for Nothing {
    const START: Start = Start::Empty;
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

impl<S: Begin> TestStore<S> {
    pub(crate) async fn open(url: String) -> Self {
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

    /// The address of a database without tables, once more in each round.
    pub(crate) async fn without_tables(&self, round: u32) -> String {
        if self.is_postgres() {
            self.execute("drop schema public cascade").await;
            self.execute("create schema public").await;
            return self.url.clone();
        }
        format!("{}.{round}", self.url)
    }

    /// Ends all connections to `PostgreSQL` but those that are writing, and lets nobody connect for a while.
    pub(crate) async fn cut_connections(&self, away: Duration) {
        // From another database: nobody can be shut out of the one they are in.
        let server = env::var_os("TEST_POSTGRES_URL").unwrap();
        let mut connection = PgConnection::connect(server.to_str().unwrap()).await.unwrap();
        let options = PgConnectOptions::from_str(&self.url).unwrap();
        let name = options.get_database().unwrap();
        let allow = |allowed: bool| {
            sqlx::query(sqlx::AssertSqlSafe(format!(
                "alter database {name} with allow_connections {allowed}"
            )))
        };
        connection.execute(allow(false)).await.unwrap();
        let ended: Vec<bool> = sqlx::query_scalar(
            "select pg_terminate_backend(pid) from pg_stat_activity
             where datname = $1 and state <> 'idle in transaction'",
        )
        .bind(name)
        .fetch_all(&mut connection)
        .await
        .unwrap();
        assert!(!ended.is_empty(), "nobody was connected");
        tokio::time::sleep(away).await;
        connection.execute(allow(true)).await.unwrap();
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
pub(crate) async fn make_template(url: &str) {
    let store = Store::open(url, Clock::fixed(NOW)).await.expect("the template opens");
    fill(&store, &demo(store.clock().today())).await;
    let mut write = store.write(&Actor::System).await.unwrap();
    write.place_nodes().await.unwrap();
    write.commit().await.unwrap();
    store.close().await;
}

/// Something expected to happen soon, or the test fails.
pub(crate) async fn soon<T>(what: &str, happens: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(10), happens)
        .await
        .unwrap_or_else(|_| panic!("{what} did not happen"))
}

/// Runs a promise on a new file.
pub(crate) fn on_sqlite<S: Begin>(promise: impl AsyncFnOnce(TestStore<S>)) {
    run(&Database::sqlite(S::START), promise);
}

/// Runs a promise on a new database of the server, if there is one.
pub(crate) fn on_postgres<S: Begin>(promise: impl AsyncFnOnce(TestStore<S>)) {
    if let Some(database) = Database::postgres(S::START) {
        run(&database, promise);
    }
}

fn run<S: Begin>(database: &Database, promise: impl AsyncFnOnce(TestStore<S>)) {
    runtime().block_on(async { promise(TestStore::open(database.url().to_owned()).await).await });
}
