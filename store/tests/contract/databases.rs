//! A database of its own for each test, on either system; also used by the tests of the server.
//!
//! Filling a database takes a second, copying it almost nothing: each run fills it once, as `make_template` of the
//! module above says, and copies it for each test.

use std::{
    env, fs,
    str::FromStr as _,
    sync::{
        LazyLock, Mutex, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use domain::id::UserId;
use sqlx::{
    ConnectOptions as _, Connection as _, Executor as _, PgConnection, SqliteConnection,
    postgres::PgConnectOptions,
};
use tokio::runtime::Runtime;

use super::make_template;

/// Declares tests that run on both databases: `contract! { async fn a_sentence(store: Demo) { … } }`.
///
/// Each becomes a module with the tests `sqlite` and `postgres`.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// Nothing.
    Empty,
    /// What `make_template` wrote.
    Template,
}

/// A database that goes when it is dropped.
pub(crate) struct Database {
    url: String,
    _kept: Kept,
}

enum Kept {
    File { _folder: tempfile::TempDir },
    OnServer { _database: OnServer },
}

impl Database {
    /// The address of the database.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A file of its own.
    pub(crate) fn sqlite(start: Start) -> Self {
        static TEMPLATE: LazyLock<Vec<u8>> = LazyLock::new(|| {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("template.db");
            let url = format!("sqlite:{}", file.display());
            runtime().block_on(async {
                make_template(&url).await;
                keep_in_one_file(&url).await;
            });
            fs::read(file).unwrap()
        });
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db");
        if start == Start::Template {
            fs::write(&file, &*TEMPLATE).unwrap();
        }
        Self { url: format!("sqlite:{}", file.display()), _kept: Kept::File { _folder: folder } }
    }

    /// One on the server of `TEST_POSTGRES_URL`; without a server there is none, which is an error in CI.
    pub(crate) fn postgres(start: Start) -> Option<Self> {
        let server = SERVER.as_ref()?;
        let database = match start {
            Start::Empty => server.create(None),
            Start::Template => server.create(Some(server.template())),
        };
        Some(Self { url: database.url(), _kept: Kept::OnServer { _database: database } })
    }
}

/// Brings what still stands in the write-ahead log into the file: when several connections close at once, none may find
/// itself to be the last.
async fn keep_in_one_file(url: &str) {
    let mut connection = SqliteConnection::connect(url).await.unwrap();
    let (busy, _, _): (i64, i64, i64) =
        sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut connection).await.unwrap();
    assert_eq!(busy, 0, "the template is complete");
    connection.close().await.unwrap();
}

/// What a test runs on.
pub(crate) fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
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
    template: OnceLock<String>,
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
        let (databases, template) = (AtomicU32::new(0), OnceLock::new());
        Some(Self { runtime, options, run, _claim: Mutex::new(claim), databases, template })
    }

    fn create(&'static self, template: Option<&str>) -> OnServer {
        let name = format!("{PREFIX}{}_{}", self.run, self.databases.fetch_add(1, Ordering::Relaxed));
        let template = template.map(|template| format!(" template {template}")).unwrap_or_default();
        self.execute(format!("create database {name}{template}"));
        OnServer { server: self, name }
    }

    fn template(&'static self) -> &'static str {
        self.template.get_or_init(|| {
            let template = self.create(None);
            runtime().block_on(make_template(&template.url()));
            let name = template.name.clone();
            // Needed until the last test; the next run removes it.
            std::mem::forget(template);
            name
        })
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

/// A database on the server that goes when this is dropped.
struct OnServer {
    server: &'static Server,
    name: String,
}

impl OnServer {
    fn url(&self) -> String {
        self.server.options.clone().database(&self.name).to_url_lossy().to_string()
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        self.server.execute(format!("drop database {} with (force)", self.name));
    }
}
