//! Sessions: a random cookie, and what belongs to it in the database.

use async_trait::async_trait;
use domain::{id::UserId, permission::Actor};
use sha2::{Digest as _, Sha256};
use store::Store;
use tower_sessions::{
    Expiry, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::state::AppState;

/// The field of a session that names the user.
pub const USER: &str = "user";

/// How long a session lives without being used.
const IDLE: time::Duration = time::Duration::hours(12);

/// Gives every request its session.
#[must_use]
pub fn layer(state: &AppState) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(state.store.clone()))
        .with_name("geflecht_session")
        .with_secure(state.secure_cookies)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(IDLE))
}

/// Sessions in the database, found by the hash of their id, so that a stolen copy opens none.
#[derive(Clone, Debug)]
pub struct Sessions(Store);

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Ids are 128 random bits; a collision does not happen.
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let user: Option<UserId> =
            record.data.get(USER).and_then(|user| serde_json::from_value(user.clone()).ok());
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let mut write = self.0.write(&Actor::System).await.map_err(backend)?;
        write.save_session(&key(&record.id), user, &data, record.expiry_date).await.map_err(backend)?;
        write.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let mut read = self.0.read(&Actor::System).await.map_err(backend)?;
        let Some((data, expiry_date)) = read.find_session(&key(id)).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&data).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut write = self.0.write(&Actor::System).await.map_err(backend)?;
        write.remove_session(&key(id)).await.map_err(backend)?;
        write.commit().await.map_err(backend)
    }
}

fn backend(error: store::StoreError) -> Error {
    Error::Backend(error.to_string())
}

/// Under which a session is kept.
pub(super) fn key(id: &Id) -> String {
    hashed(&id.to_string())
}

/// The hash under which a secret is kept, in hexadecimal.
#[must_use]
pub fn hashed(secret: &str) -> String {
    Sha256::digest(secret.as_bytes())
        .iter()
        .fold(String::with_capacity(64), |text, byte| text + &format!("{byte:02x}"))
}
