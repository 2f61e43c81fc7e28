//! Hashing and checking passwords (argon2id), away from the threads that answer requests.

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use rand::{Rng as _, distr::Alphanumeric};
use tokio::sync::Semaphore;

/// Why a password could not be hashed or checked.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashingFailed;

/// A salted hash in PHC format.
///
/// # Errors
/// [`HashingFailed`] if the machine has no memory or randomness left.
pub async fn hash(password: String) -> Result<String, HashingFailed> {
    tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    })
    .await
    .map_err(|_| HashingFailed)?
    .map_err(|_| HashingFailed)
}

/// Whether a password belongs to a hash. Without a hash it takes as long and fails, so that nobody can measure which
/// accounts exist.
pub async fn verify(limit: &Semaphore, password: String, hash: Option<String>) -> bool {
    let Ok(_permit) = limit.acquire().await else { return false };
    tokio::task::spawn_blocking(move || {
        let has_hash = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODYS_HASH.to_owned());
        let matches = argon2::PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        matches && has_hash
    })
    .await
    .unwrap_or(false)
}

/// A hash with the default cost that no password is known for.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Z2VmbGVjaHRnZWZsZWNodA$7dM1mUnPBsTSSIfsuvNbAcqIYEECAEtnPnHUTsb8fC0";

/// A random password or token of letters and digits.
#[must_use]
pub fn random_token(length: usize) -> String {
    rand::rng().sample_iter(Alphanumeric).take(length).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let limit = Semaphore::new(1);
        let hash = hash("ein langer Satz".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify(&limit, "ein langer Satz".to_owned(), Some(hash.clone())).await);
        assert!(!verify(&limit, "ein anderer Satz".to_owned(), Some(hash)).await);
        assert!(!verify(&limit, "ein langer Satz".to_owned(), None).await);
    }
}
