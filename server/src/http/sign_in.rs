//! Signing in and out, and the first account: plain forms, answered with a redirect.

use std::net::SocketAddr;

use axum::{
    Form,
    extract::{ConnectInfo, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    accounts::{Role, RoleGrant, User, check_password},
    id::{GrantId, UserId},
    permission::{Actor, Place},
    text::{EmailAddress, line},
};
use serde::{Deserialize, Serialize};
use store::{Store, StoreError};
use tower_sessions::Session;

use super::session::{USER, hashed};
use crate::{passwords, state::AppState};

/// Failed attempts after which an account is locked for a while.
const ATTEMPTS_PER_ACCOUNT: i64 = 5;

/// Failed attempts after which an address is locked for a while: a whole office may share one.
const ATTEMPTS_PER_ADDRESS: i64 = 50;

/// How long failed attempts count.
const LOCKED: time::Duration = time::Duration::minutes(15);

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct SignInForm {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`.
pub async fn sign_in(
    State(state): State<AppState>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    session: Session,
    Form(form): Form<SignInForm>,
) -> Response {
    match check(&state, address, &form).await {
        Ok(Ok(user)) => {
            // A new id, so that nobody can have planted the old one.
            let kept = async {
                session.cycle_id().await?;
                session.insert(USER, user).await
            };
            match kept.await {
                Ok(()) => Redirect::to(local_path(&form.next)).into_response(),
                Err(error) => unavailable(&error),
            }
        }
        Ok(Err(refusal)) => {
            let query = Refused { error: refusal, email: &form.email, next: &form.next };
            Redirect::to(&format!("/sign-in?{}", query.encoded())).into_response()
        }
        Err(error) => unavailable(&error),
    }
}

/// `POST /sign-out`.
pub async fn sign_out(session: Session) -> Response {
    match session.flush().await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(error) => unavailable(&error),
    }
}

#[derive(Serialize)]
struct Refused<'a> {
    error: &'static str,
    email: &'a str,
    next: &'a str,
}

impl Refused<'_> {
    fn encoded(&self) -> String {
        let fields = [("error", self.error), ("email", self.email), ("next", self.next)];
        query_string(fields.into_iter().filter(|(_, value)| !value.is_empty()))
    }
}

/// The user whose e-mail and password these are, or why not.
async fn check(
    state: &AppState,
    address: SocketAddr,
    form: &SignInForm,
) -> Result<Result<UserId, &'static str>, StoreError> {
    // No address holds signs that cannot be seen, and no database keeps the sign NUL.
    let typed: String = form.email.chars().filter(|sign| !sign.is_control()).collect();
    let account = typed.trim().to_lowercase();
    let account: String = format!("account {account}").chars().take(300).collect();
    let origin = format!("address {}", address.ip());
    let since = state.store.clock().now() - LOCKED;

    let mut read = state.store.read(&Actor::System).await?;
    let locked = read.count_sign_in_failures(&account, since).await? >= ATTEMPTS_PER_ACCOUNT
        || read.count_sign_in_failures(&origin, since).await? >= ATTEMPTS_PER_ADDRESS;
    if locked {
        return Ok(Err("locked"));
    }
    let credentials = match EmailAddress::parse(&typed) {
        Ok(email) => read.find_credentials(&email).await?.filter(|found| found.user.is_active),
        Err(_) => None,
    };
    drop(read);

    let hash = credentials.as_ref().and_then(|found| found.password_hash.clone());
    let fits = passwords::verify(&state.hashing, form.password.clone(), hash).await;
    let mut write = state.store.write(&Actor::System).await?;
    let answer = match credentials {
        Some(found) if fits => {
            write.remove_sign_in_failures(&account).await?;
            Ok(found.user.id)
        }
        _ => {
            write.create_sign_in_failure(&account).await?;
            write.create_sign_in_failure(&origin).await?;
            Err("wrong")
        }
    };
    write.commit().await?;
    Ok(answer)
}

/// What the set-up form sends.
#[derive(Debug, Deserialize)]
pub struct SetUpForm {
    token: String,
    name: String,
    email: String,
    password: String,
}

/// `POST /set-up`: makes the first operator, once, by the link that the first start printed.
pub async fn set_up(
    State(state): State<AppState>,
    session: Session,
    Form(form): Form<SetUpForm>,
) -> Response {
    let back = |error: &str| {
        let fields = [("error", error), ("token", &form.token), ("name", &form.name), ("email", &form.email)];
        Redirect::to(&format!("/set-up?{}", query_string(fields.into_iter()))).into_response()
    };
    let (Ok(name), Ok(email), Ok(())) =
        (line::<200>(&form.name), EmailAddress::parse(&form.email), check_password(&form.password))
    else {
        return back("invalid");
    };
    let Ok(hash) = passwords::hash(form.password.clone()).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    match create_operator(&state.store, Some(&form.token), name, email, &hash).await {
        Ok(Some(user)) => match session.insert(USER, user).await {
            Ok(()) => Redirect::to("/").into_response(),
            Err(error) => unavailable(&error),
        },
        Ok(None) => back("expired"),
        Err(StoreError::Conflict(_)) => back("invalid"),
        Err(error) => unavailable(&error),
    }
}

/// Makes an operator of the whole instance and of its content; with a token only if the token still works.
///
/// # Errors
/// [`StoreError::Conflict`] if the address is taken, [`StoreError::Database`] if the database is away.
pub async fn create_operator(
    store: &Store,
    token: Option<&str>,
    name: String,
    email: EmailAddress,
    password_hash: &str,
) -> Result<Option<UserId>, StoreError> {
    let mut write = store.write(&Actor::System).await?;
    if let Some(token) = token
        && !write.remove_setup_link(&hashed(token)).await?
    {
        return Ok(None);
    }
    let user = User { id: UserId::new(), email, name, person_id: None, is_active: true, version: 1 };
    write.create_user(&user, Some(password_hash)).await?;
    // Not earlier: an archive is restored only where nothing is.
    write.load_usual_fields().await?;
    for role in [Role::Operator, Role::Coordinator] {
        let grant = RoleGrant {
            id: GrantId::new(),
            user_id: user.id,
            role,
            place: Place::default(),
            valid_from: None,
            valid_to: None,
        };
        write.create_grant(&grant).await?;
    }
    write.commit().await?;
    Ok(Some(user.id))
}

/// A path on this site; anything else would let a link send people elsewhere after they signed in.
fn local_path(next: &str) -> &str {
    let is_local =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && next.is_ascii();
    if is_local { next } else { "/" }
}

pub(super) fn query_string<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    fields.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

/// A text of letters, digits and `-._~` alone: everything else as percent codes.
pub(super) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn unavailable(error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "sign-in is unavailable");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        assert_eq!(local_path("/plan/1/board"), "/plan/1/board");
        for elsewhere in ["https://example.com", "//example.com", "/\\example.com", "javascript:alert(1)", ""]
        {
            assert_eq!(local_path(elsewhere), "/", "{elsewhere}");
        }
    }

    #[test]
    fn what_was_typed_comes_back_encoded() {
        assert_eq!(query_string([("email", "a&b=ä@c")].into_iter()), "email=a%26b%3D%C3%A4%40c");
    }
}
