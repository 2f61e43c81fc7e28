//! A PostgreSQL server for the duration of a test run.

use std::env;
use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command::{self, find_program, is_root, may_use_apt, pause, stage};
use crate::files;

/// A server that tests may fill with databases of their own.
pub(crate) struct Postgres {
    /// Names a database whose user may create others.
    pub(crate) url: String,
    /// The command line client.
    pub(crate) psql: PathBuf,
    /// `None` for a server that was given to us.
    supervisor: Option<Child>,
}

/// What happens to what was acknowledged when the machine loses power.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Durability {
    /// It is kept, as people need it.
    Full,
    /// It is lost, which tests do not mind.
    None,
}

/// Ends the server when its standard input closes, that is when xtask ends, however that happens.
const SUPERVISOR: &str = r#"
trap "" INT TERM HUP
"$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c max_connections=200 \
    -c fsync="$4" -c synchronous_commit="$4" -c full_page_writes="$4" >"$2/log" 2>&1 </dev/null &
cat >/dev/null
kill -INT $!
wait
cd /
rm -rf "$2"
"#;

impl Postgres {
    /// The server of `TEST_POSTGRES_URL`, else a temporary one.
    pub(crate) fn given_or_temporary() -> Result<Self> {
        if let Some(url) = env::var_os("TEST_POSTGRES_URL") {
            let url = url.into_string().ok().context("TEST_POSTGRES_URL is not UTF-8")?;
            let psql = find_program(&["psql"])
                .or_else(|| find_binaries().map(|binaries| binaries.join("psql")))
                .context("TEST_POSTGRES_URL is set, but psql, the client, is missing")?;
            if !command::succeeds(Command::new(&psql).args(["--no-psqlrc", "--command=select 1", &url])) {
                bail!("no PostgreSQL server answers at TEST_POSTGRES_URL");
            }
            return Ok(Self { url, psql, supervisor: None });
        }
        Self::temporary(Durability::None)
    }

    /// One of our own, whatever else there is.
    pub(crate) fn temporary(durability: Durability) -> Result<Self> {
        let binaries = find_or_install_binaries()?;
        stage(&format!("Starting a temporary PostgreSQL from {}", binaries.display()));
        let user = is_root().then(unprivileged_user);
        let folder = env::temp_dir().join(format!("geflecht-postgres-{}", random_digits()));
        fs::create_dir_all(&folder)?;
        let password = random_digits();
        files::write(&folder.join("password"), password.as_bytes())?;
        if let Some(user) = user {
            command::run(Command::new("chown").args(["-R", user]).arg(&folder))?;
            command::run(Command::new("chmod").arg("700").arg(&folder))?;
        }

        let mut initdb = as_user(user, &binaries.join("initdb"));
        initdb
            .current_dir("/")
            .args([
                "--username=geflecht",
                "--auth=password",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ])
            .arg("--pgdata")
            .arg(folder.join("data"))
            .arg("--pwfile")
            .arg(folder.join("password"));
        if let Err(error) = command::run_quietly(&mut initdb) {
            files::remove(&folder)?;
            return Err(error.context("cannot prepare a temporary PostgreSQL"));
        }

        let port = free_port()?;
        let supervisor = as_user(user, Path::new("/bin/sh"))
            .current_dir("/")
            .args(["-c", SUPERVISOR, "postgres-supervisor"])
            .arg(&binaries)
            .arg(&folder)
            .arg(port.to_string())
            .arg(if durability == Durability::Full { "on" } else { "off" })
            .stdin(Stdio::piped())
            .spawn()
            .context("cannot start the temporary PostgreSQL")?;
        let server = Self {
            url: format!("postgres://geflecht:{password}@127.0.0.1:{port}/postgres"),
            psql: binaries.join("psql"),
            supervisor: Some(supervisor),
        };
        server.wait_until_ready(&folder.join("log"))?;
        Ok(server)
    }

    fn wait_until_ready(&self, log: &Path) -> Result<()> {
        let started = Instant::now();
        while !command::succeeds(Command::new(&self.psql).args([
            "--no-psqlrc",
            "--command=select 1",
            &self.url,
        ])) {
            if started.elapsed() > Duration::from_secs(30) {
                let log = fs::read_to_string(log).unwrap_or_default();
                bail!("the temporary PostgreSQL does not answer:\n{log}");
            }
            pause(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(mut supervisor) = self.supervisor.take() {
            drop(supervisor.stdin.take());
            let _ = supervisor.wait();
        }
    }
}

fn find_or_install_binaries() -> Result<PathBuf> {
    if let Some(found) = find_binaries() {
        return Ok(found);
    }
    if may_use_apt() {
        command::install_debian_package("postgresql")?;
        return find_binaries().context("the Debian package postgresql brought no initdb");
    }
    bail!(
        "PostgreSQL is missing: install it (for example `apt-get install postgresql`), or set \
         TEST_POSTGRES_URL to a server whose user may create databases"
    )
}

/// The folder of the server's programs; Debian keeps them out of `PATH`.
fn find_binaries() -> Option<PathBuf> {
    if let Some(initdb) = find_program(&["initdb"]) {
        return initdb.canonicalize().ok()?.parent().map(Path::to_owned);
    }
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|path| Some((path.file_name()?.to_str()?.parse().ok()?, path.join("bin"))))
        .filter(|(_, binaries)| binaries.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, binaries)| binaries)
}

/// PostgreSQL refuses to run as root.
fn unprivileged_user() -> &'static str {
    if command::succeeds(Command::new("id").arg("postgres")) { "postgres" } else { "nobody" }
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    match user {
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]).arg(program);
            command
        }
        None => Command::new(program),
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The standard library seeds each hasher from the system's random numbers.
fn random_digits() -> String {
    format!("{:016x}", RandomState::new().build_hasher().finish())
}
