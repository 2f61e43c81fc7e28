//! What every request needs.

use std::sync::Arc;

use app::{network::bonds::cache::BondsCache, plan::presence::Presence, server_context::Instance};
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use store::Store;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::{assets, config::Settings, http::network_answer::NetworkAnswers};

/// Shared by all requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// Where pages find the client's files.
    pub leptos_options: LeptosOptions,
    /// The database.
    pub store: Store,
    /// What the operator has set and pages need.
    pub instance: Instance,
    /// What has been worked out about the network already.
    pub bonds: BondsCache,
    /// Who has which measure open.
    pub presence: Presence,
    /// What was sent to those who want a network.
    pub network_answers: NetworkAnswers,
    /// Whether cookies may only travel over HTTPS.
    pub secure_cookies: bool,
    /// Passwords hashed at the same time; each takes a core and 19 MiB.
    pub hashing: Arc<Semaphore>,
    /// Ends long answers when the server stops.
    pub stopping: CancellationToken,
}

impl AppState {
    /// The state for these settings.
    #[must_use]
    pub fn new(store: Store, settings: &Settings) -> Self {
        Self {
            leptos_options: LeptosOptions::builder()
                .output_name("geflecht")
                .site_pkg_dir(assets::pkg_dir())
                .site_root("target/site")
                .build(),
            store,
            instance: Instance { is_demo: settings.demo, is_authority: settings.authority, mail_site: None },
            bonds: BondsCache::default(),
            presence: Presence::default(),
            network_answers: NetworkAnswers::default(),
            secure_cookies: settings.secure_cookies,
            hashing: Arc::new(Semaphore::new(2)),
            stopping: CancellationToken::new(),
        }
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos_options.clone()
    }
}

impl FromRef<AppState> for NetworkAnswers {
    fn from_ref(state: &AppState) -> Self {
        state.network_answers.clone()
    }
}
