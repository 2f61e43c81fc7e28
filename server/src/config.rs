//! Configuration: flags, then environment (`GEFLECHT_…`), then file, then defaults.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use clap::{Args, ValueEnum, builder::BoolishValueParser};
use serde::Deserialize;

/// How logs are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For machines, one object on each line.
    Json,
}

/// Which database; every command takes the same.
#[derive(Clone, Debug, Default, Args)]
pub struct DatabaseArgs {
    /// The database: `sqlite:PATH` or `postgres://USER@HOST/NAME` [default: sqlite:geflecht.db, with --demo
    /// sqlite:geflecht-demo.db].
    #[arg(long, env = "GEFLECHT_DATABASE", hide_env_values = true, value_name = "URL")]
    pub database: Option<String>,
    /// Work on example data: an empty database is filled with it.
    #[arg(long, env = "GEFLECHT_DEMO", value_parser = BoolishValueParser::new())]
    pub demo: bool,
    /// A TOML file with the same names as the flags.
    #[arg(long, env = "GEFLECHT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How logs are written to standard error.
    #[arg(long, env = "GEFLECHT_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// What is logged, as in `info,sqlx=debug`.
    #[arg(long, env = "GEFLECHT_LOG", value_name = "FILTER")]
    pub log: Option<String>,
}

/// How the server runs.
#[derive(Clone, Debug, Default, Args)]
pub struct ServeArgs {
    /// Which database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// Where to listen [default: 127.0.0.1:3000, reachable from this machine only].
    #[arg(long, env = "GEFLECHT_ADDRESS", value_name = "IP:PORT")]
    pub address: Option<SocketAddr>,
    /// The one password of all demo people; generated and printed if not given.
    #[arg(long, env = "GEFLECHT_DEMO_PASSWORD", hide_env_values = true, value_name = "PASSWORD")]
    pub demo_password: Option<String>,
    /// Cookies only over HTTPS; set it wherever a proxy in front speaks HTTPS.
    #[arg(long, env = "GEFLECHT_SECURE_COOKIES", value_parser = BoolishValueParser::new())]
    pub secure_cookies: bool,
    /// The operator declares to be a German authority: shows the official header line.
    #[arg(long, env = "GEFLECHT_AUTHORITY", value_parser = BoolishValueParser::new())]
    pub authority: bool,
    /// How mail is sent: `smtp://USER:PASSWORD@HOST:587?tls=required`, `smtps://…`, or `file:FOLDER` to look at
    /// it; without it none is.
    #[arg(long, env = "GEFLECHT_MAIL", hide_env_values = true, value_name = "URL")]
    pub mail: Option<String>,
    /// From whom mail comes; `Geflecht <geflecht@localhost>` unless it is said.
    #[arg(long, env = "GEFLECHT_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Under which address people reach the application, for links in mail [default: the address it listens on].
    #[arg(long, env = "GEFLECHT_SITE", value_name = "URL")]
    pub site: Option<String>,
}

/// What a configuration file may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    database: Option<String>,
    demo: bool,
    address: Option<SocketAddr>,
    secure_cookies: bool,
    authority: bool,
    mail: Option<String>,
    mail_from: Option<String>,
    site: Option<String>,
    log_format: Option<LogFormat>,
    log: Option<String>,
}

/// The settings in force.
#[derive(Clone)]
pub struct Settings {
    /// The address of the database, which may hold a password.
    pub database: String,
    /// Whether the content is an example.
    pub demo: bool,
    /// Where to listen.
    pub address: SocketAddr,
    /// The password of the demo people.
    pub demo_password: Option<String>,
    /// Whether cookies may only travel over HTTPS.
    pub secure_cookies: bool,
    /// Whether the operator is an authority.
    pub authority: bool,
    /// How mail is sent, which may hold a password.
    pub mail: Option<String>,
    /// From whom mail comes.
    pub mail_from: String,
    /// Under which address people reach the application, if that is not the one it listens on.
    pub site: Option<String>,
    /// How logs are written.
    pub log_format: LogFormat,
    /// What is logged.
    pub log: String,
}

impl std::fmt::Debug for Settings {
    /// Without passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("database", &without_password(&self.database))
            .field("demo", &self.demo)
            .field("address", &self.address)
            .field("secure_cookies", &self.secure_cookies)
            .field("authority", &self.authority)
            .field("mail", &self.mail.as_deref().map(without_password))
            .field("mail_from", &self.mail_from)
            .field("site", &self.site)
            .field("log_format", &self.log_format)
            .field("log", &self.log)
            .finish_non_exhaustive()
    }
}

/// The address of a database as it may be shown.
#[must_use]
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((user, host)) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default()),
        None => url.to_owned(),
    }
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("configuration file {path}: {cause}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The cause.
        cause: std::io::Error,
    },
    /// The file holds something that is not understood.
    #[error("configuration file {path}: {cause}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// The cause, with line and column.
        cause: toml::de::Error,
    },
}

impl Settings {
    /// Joins flags and environment with the file and the defaults.
    ///
    /// # Errors
    /// [`ConfigError`] if there is a file that cannot be read or understood.
    pub fn read(args: &ServeArgs) -> Result<Self, ConfigError> {
        let file = match &args.database.config {
            Some(path) => read_file(path)?,
            None => File::default(),
        };
        let demo = args.database.demo || file.demo;
        let address =
            args.address.or(file.address).unwrap_or(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000));
        let default_database = if demo { "sqlite:geflecht-demo.db" } else { "sqlite:geflecht.db" };
        Ok(Self {
            database: args
                .database
                .database
                .clone()
                .or(file.database)
                .unwrap_or_else(|| default_database.to_owned()),
            demo,
            address,
            demo_password: args.demo_password.clone().filter(|password| !password.is_empty()),
            secure_cookies: args.secure_cookies || file.secure_cookies,
            authority: args.authority || file.authority,
            mail: args.mail.clone().or(file.mail),
            mail_from: args
                .mail_from
                .clone()
                .or(file.mail_from)
                .unwrap_or_else(|| "Geflecht <geflecht@localhost>".to_owned()),
            site: args.site.clone().or(file.site),
            log_format: args.database.log_format.or(file.log_format).unwrap_or_default(),
            log: args.database.log.clone().or(file.log).unwrap_or_else(|| "info,sqlx=warn".to_owned()),
        })
    }

    /// The settings of a command that only needs the database.
    ///
    /// # Errors
    /// As [`Settings::read`].
    pub fn of_database(args: &DatabaseArgs) -> Result<Self, ConfigError> {
        Self::read(&ServeArgs { database: args.clone(), ..ServeArgs::default() })
    }
}

fn read_file(path: &PathBuf) -> Result<File, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|cause| ConfigError::Unreadable { path: path.clone(), cause })?;
    toml::from_str(&text).map_err(|cause| ConfigError::Invalid { path: path.clone(), cause })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(without_password("postgres://amt:geheim@host/db"), "postgres://amt@host/db");
        assert_eq!(without_password("sqlite:geflecht.db"), "sqlite:geflecht.db");
        let args = ServeArgs {
            database: DatabaseArgs {
                database: Some("postgres://a:geheim@h/d".to_owned()),
                ..DatabaseArgs::default()
            },
            demo_password: Some("geheim".to_owned()),
            mail: Some("smtp://amt:geheim@mail.example".to_owned()),
            ..ServeArgs::default()
        };
        assert!(!format!("{:?}", Settings::read(&args).unwrap()).contains("geheim"));
    }

    #[test]
    fn the_demo_has_a_file_of_its_own_and_listens_on_this_machine_only() {
        let args = ServeArgs {
            database: DatabaseArgs { demo: true, ..DatabaseArgs::default() },
            ..ServeArgs::default()
        };
        let settings = Settings::read(&args).unwrap();
        assert_eq!(settings.database, "sqlite:geflecht-demo.db");
        assert!(settings.address.ip().is_loopback());
    }

    #[test]
    fn an_unknown_name_in_the_file_is_an_error() {
        assert!(toml::from_str::<File>("adress = \"127.0.0.1:1\"").is_err());
        assert!(toml::from_str::<File>("address = \"127.0.0.1:1\"\nlog-format = \"json\"").is_ok());
    }
}
