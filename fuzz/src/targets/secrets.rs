//! What opens something: links in mail, and the cookie of a session.

use app::plan::reporting::link::{sign, verify};
use domain::{
    id::{MeasureId, UserId},
    plan::ReportLink,
};
use server::http::session::hashed;
use time::macros::date;
use tower_sessions::session::Id;

const KEY: &str = "the key of an instance";

pub(super) const WORDS: &[&str] = &["A", "AAAA", "=", "-", "_", "%3D", "\0", "é"];

/// The one link that was ever signed.
fn link() -> ReportLink {
    ReportLink::new(UserId::named("anna"), MeasureId::named("kita"), date!(2026 - 11 - 22))
}

/// That link with its own key, and with another.
pub(super) fn links() -> Vec<Vec<u8>> {
    vec![sign(&link(), KEY).into_bytes(), sign(&link(), "another key").into_bytes()]
}

/// Nothing but the link that was signed opens anything.
pub(super) fn check_link(input: &[u8]) -> bool {
    let Ok(token) = str::from_utf8(input) else { return false };
    match verify(token, KEY) {
        Some(opened) => {
            assert_eq!(opened, link(), "made up: {token}");
            assert_eq!(verify(token, "another key"), None);
            true
        }
        None => false,
    }
}

/// A session has one cookie, and is kept under a name that does not tell it.
pub(super) fn check_session(input: &[u8]) -> bool {
    let Ok(cookie) = str::from_utf8(input) else { return false };
    let Ok(id) = cookie.parse::<Id>() else { return false };
    assert_eq!(id.to_string(), cookie);
    let name = hashed(cookie);
    assert!(
        name.len() == 64 && name.bytes().all(|digit| digit.is_ascii_hexdigit()) && !name.contains(cookie)
    );
    true
}
