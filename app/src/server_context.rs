//! What a server function knows about its request: who asks, and where the answer is kept.

use std::future::Future;

use domain::{accounts::Role, id::HealthRegionId, permission::Actor};
use http::request::Parts;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::{Session, Store, StoreError, Write};

use crate::{
    error::AppError,
    i18n::Language,
    links,
    network::{api::Imprint, bonds::cache::BondsCache},
    plan::presence::Presence,
    ui::theme::Theme,
};

/// A request as the server has understood it; the server puts it into the request's extensions.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who asks.
    pub actor: Actor,
    /// The database.
    pub store: Store,
    /// The language of the answer.
    pub language: Language,
    /// The theme the reader chose.
    pub theme: Option<Theme>,
    /// What the operator has set.
    pub instance: Instance,
    /// What has been worked out about the network already.
    pub bonds: BondsCache,
    /// Who has which measure open.
    pub presence: Presence,
}

/// What the operator has set and pages need.
#[derive(Clone, Debug, Default)]
pub struct Instance {
    /// Whether the content is an example.
    pub is_demo: bool,
    /// Whether the operator has declared to be an authority, which shows the official header line.
    pub is_authority: bool,
    /// Where mail is sent: the address of the application that stands in it.
    pub mail_site: Option<String>,
}

impl Caller {
    /// Begins to read on behalf of the caller.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] if the database is away.
    pub async fn read(&self) -> Result<Session, AppError> {
        Ok(self.store.read(&self.actor).await?)
    }

    /// Begins to write on behalf of the caller.
    ///
    /// # Errors
    /// [`AppError::NotSignedIn`] for a visitor, [`AppError::Unavailable`] if the database is away.
    pub async fn write(&self) -> Result<Write, AppError> {
        if self.actor == Actor::Visitor {
            return Err(AppError::NotSignedIn);
        }
        Ok(self.store.write(&self.actor).await?)
    }

    /// What stands on everything that leaves the program.
    #[must_use]
    pub fn imprint(&self) -> Imprint {
        Imprint { today: self.store.clock().today(), is_demo: self.instance.is_demo }
    }

    /// The health regions in which the caller holds a role.
    #[must_use]
    pub fn own_regions(&self) -> Vec<HealthRegionId> {
        match &self.actor {
            Actor::User { grants, .. } => {
                grants.iter().filter_map(|grant| grant.place.health_region).collect()
            }
            Actor::Visitor | Actor::System => Vec::new(),
        }
    }

    /// The highest role the caller holds, for greetings.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| self.actor.holds(*role))
    }
}

/// The request that is being answered, if there is one.
#[must_use]
pub fn caller() -> Option<Caller> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Caller>().cloned())
}

/// Answers a server function: hands it the caller, and sets the HTTP status if it fails, which the framework would
/// otherwise always make 500.
///
/// # Errors
/// What the work returns.
pub async fn answer<T, F, Fut>(work: F) -> Result<T, AppError>
where
    F: FnOnce(Caller) -> Fut,
    Fut: Future<Output = Result<T, AppError>>,
{
    let options = use_context::<ResponseOptions>();
    let result = match caller() {
        Some(caller) => work(caller).await,
        None => Err(AppError::Connection),
    };
    if let (Err(error), Some(options)) = (&result, options) {
        options.set_status(error.status());
    }
    result
}

/// Leads to a page, also whoever sent a form without a script.
pub fn lead_to(path: &str) {
    leptos_axum::redirect(path);
    if let (true, Some(answer)) = (is_plain_form(), use_context::<ResponseOptions>()) {
        answer.set_status(http::StatusCode::SEE_OTHER);
    }
}

/// Leads forms that were sent without a script to a page; scripts go on by themselves.
pub fn lead_forms_to(path: &str) {
    if is_plain_form() {
        lead_to(path);
    }
}

/// Whether a form was sent without a script: a page is expected, and not bare data.
#[must_use]
pub fn is_plain_form() -> bool {
    use_context::<Parts>().is_some_and(|request| {
        let accepted = request.headers.get(http::header::ACCEPT).and_then(|value| value.to_str().ok());
        accepted.is_some_and(|accepted| accepted.contains("text/html"))
    })
}

/// The header in which a refused form says what was typed, as a query; it goes into the address to which the form is led
/// back, so that its page shows it again.
pub const TYPED_HEADER: http::HeaderName = http::HeaderName::from_static("geflecht-typed");

/// Keeps what was typed if the answer is a refusal.
///
/// # Errors
/// Those of the answer.
pub fn keep_typed<T>(typed: &[(&str, Option<String>)], answer: Result<T, AppError>) -> Result<T, AppError> {
    let query = links::with_query(String::new(), typed);
    if let (Err(_), Some(options)) = (&answer, use_context::<ResponseOptions>())
        && let Ok(query) = http::HeaderValue::from_str(query.trim_start_matches('?'))
    {
        options.insert_header(TYPED_HEADER, query);
    }
    answer
}

impl From<StoreError> for AppError {
    /// The one place where a failed store becomes an answer: causes are logged here, under a reference.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound(_) => Self::NotFound,
            StoreError::NotAllowed => Self::NotAllowed,
            StoreError::Stale(_) => Self::Stale,
            StoreError::Conflict(_) => Self::AlreadyThere,
            StoreError::Invalid(_) => Self::Invalid,
            StoreError::Refused(why) => Self::Refused(why),
            StoreError::Fields(problems) => Self::Fields(problems),
            StoreError::Inconsistent { .. }
            | StoreError::Address(_)
            | StoreError::Database(_)
            | StoreError::Migration(_) => {
                let reference = uuid::Uuid::from(domain::id::UserId::new()).simple().to_string();
                let reference = reference[reference.len() - 8..].to_owned();
                tracing::error!(%reference, %error, "a question failed");
                Self::Unavailable { reference }
            }
        }
    }
}
