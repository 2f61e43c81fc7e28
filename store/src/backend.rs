//! The two databases, and nowhere else: connections, transactions, and one macro that runs a body on either.

use std::{str::FromStr as _, time::Duration};

use sqlx::{
    ConnectOptions as _, Connection as _, PgPool, Postgres, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{StoreError, StoreResult};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// How long a `SQLite` writer waits for its turn, and a request for a connection.
const PATIENCE: Duration = Duration::from_secs(15);

/// An open database.
#[derive(Clone, Debug)]
pub enum Backend {
    /// An embedded file: many readers, one writer.
    Sqlite {
        /// Read-only connections.
        readers: SqlitePool,
        /// The one connection that writes.
        writer: SqlitePool,
    },
    /// A server.
    Postgres(PgPool),
}

/// Opens a file. While another process turns it into one with a write-ahead log, or leaves it as the last one, `SQLite`
/// refuses at once instead of waiting.
async fn connect_sqlite(connections: u32, options: SqliteConnectOptions) -> StoreResult<SqlitePool> {
    let pause = Duration::from_millis(50);
    for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
        // A file does not go away like a server: nothing has to be asked before each use.
        let pool = SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false);
        match pool.connect_with(options.clone()).await {
            Err(error) if is_busy(&error) => tokio::time::sleep(pause).await,
            opened => return Ok(opened?),
        }
    }
    Err(sqlx::Error::PoolTimedOut.into())
}

/// Whether somebody else has the file; the low byte of the code is its kind.
fn is_busy(error: &sqlx::Error) -> bool {
    const SQLITE_BUSY: u32 = 5;
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == SQLITE_BUSY)
}

/// An open transaction.
#[derive(Debug)]
pub enum Tx {
    /// On an embedded file.
    Sqlite(Transaction<'static, Sqlite>),
    /// On a server.
    Postgres(Transaction<'static, Postgres>),
}

/// Runs one body on whichever database the transaction is open on; `$connection` is a `&mut` connection in it.
macro_rules! on_tx {
    ($tx:expr, |$connection:ident| $body:expr) => {
        match &mut $tx {
            $crate::backend::Tx::Sqlite(tx) => {
                let $connection = &mut **tx;
                $body
            }
            $crate::backend::Tx::Postgres(tx) => {
                let $connection = &mut **tx;
                $body
            }
        }
    };
}

/// Runs one body on a connection that reads, without a transaction: for a single statement.
macro_rules! on_pool {
    ($backend:expr, |$pool:ident| $body:expr) => {
        match &$backend {
            $crate::backend::Backend::Sqlite { readers: $pool, .. } => $body,
            $crate::backend::Backend::Postgres($pool) => $body,
        }
    };
}

/// All rows of a statement as records: `rows!(session, "select …", value, …)`.
macro_rules! rows {
    ($session:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::backend::on_tx!($session.tx, |connection| {
            sqlx::query($sql)
                $(.bind($value))*
                .try_map(|row| $crate::record::FromRecordRow::from_record_row(&row))
                .fetch_all(connection)
                .await
        })
        .map_err($crate::StoreError::from)
    };
}

/// The row of a statement as a record, if there is one: `row!(session, "select …", value, …)`.
macro_rules! row {
    ($session:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::backend::on_tx!($session.tx, |connection| {
            sqlx::query($sql)
                $(.bind($value))*
                .try_map(|row| $crate::record::FromRecordRow::from_record_row(&row))
                .fetch_optional(connection)
                .await
        })
        .map_err($crate::StoreError::from)
    };
}

/// The number of rows a statement wrote: `execute!(write, "insert …", value, …)`.
macro_rules! execute {
    ($session:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::backend::on_tx!($session.tx, |connection| {
            sqlx::query($sql)$(.bind($value))*.execute(connection).await.map(|done| done.rows_affected())
        })
        .map_err($crate::StoreError::from)
    };
}

pub(crate) use {execute, on_pool, on_tx, row, rows};

impl Backend {
    /// Opens `sqlite:PATH` (made if missing) or `postgres://…`; runs no migration.
    ///
    /// # Errors
    /// [`StoreError::Address`] if the address is not understood, [`StoreError::Database`] if it cannot be opened.
    pub async fn open(url: &str) -> StoreResult<Self> {
        let address = |error: sqlx::Error| StoreError::Address(error.to_string());
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url).map_err(address)?;
            // A pool would try again and again, and in the end not say why.
            options.connect().await?.close().await?;
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(PATIENCE)
                .connect_with(options)
                .await?;
            return Ok(Self::Postgres(pool));
        }
        if !url.starts_with("sqlite:") {
            return Err(StoreError::Address("it must begin with sqlite: or postgres:".to_owned()));
        }
        let options = SqliteConnectOptions::from_str(url)
            .map_err(address)?
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .journal_mode(SqliteJournalMode::Wal)
            // A write that was acknowledged survives a power cut, not only the end of the process.
            .synchronous(SqliteSynchronous::Full)
            .optimize_on_close(true, None);
        let writer = connect_sqlite(1, options.clone()).await?;
        let readers = connect_sqlite(8, options.read_only(true).create_if_missing(false)).await?;
        Ok(Self::Sqlite { readers, writer })
    }

    /// Brings the schema up to date; several processes may call it at once, one at a time does the work.
    ///
    /// # Errors
    /// [`StoreError::Migration`] if a migration fails or the database is newer than this program.
    pub async fn migrate(&self) -> StoreResult<()> {
        match self {
            Self::Sqlite { writer, .. } => {
                // The driver has no lock of its own for this database.
                let mut turn = writer.begin_with("begin immediate").await?;
                SQLITE_MIGRATIONS.run_direct(None, &mut *turn, false).await?;
                turn.commit().await?;
            }
            Self::Postgres(pool) => POSTGRES_MIGRATIONS.run(pool).await?,
        }
        Ok(())
    }

    /// Begins a transaction that sees one state of the database throughout.
    pub(crate) async fn begin_read(&self) -> StoreResult<Tx> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?)
            }
        })
    }

    /// Begins a transaction that writes; on `SQLite` it waits for its turn now and not at its first write, where
    /// waiting could no longer help.
    pub(crate) async fn begin_write(&self) -> StoreResult<Tx> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    pub(crate) async fn commit(self) -> StoreResult<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
