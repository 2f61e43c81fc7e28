//! What opens something: links in mail, and the cookie of a session.

use app::{
    directory::care::link as care_link,
    plan::reporting::link::{sign, verify},
};
use domain::{
    change::{RecordKind, RecordRef},
    directory::CareLink,
    id::{MeasureId, PersonId, UserId},
    plan::ReportLink,
    text::EmailAddress,
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

/// The one link that those concerned were ever sent, and the address it was signed for.
fn question() -> (CareLink, EmailAddress) {
    let record = RecordRef::new(RecordKind::Person, PersonId::named("anna"));
    (CareLink::new(record, 1, date!(2026 - 11 - 22)), address("anna@haus.example"))
}

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

/// That link with its own key, with another, and for another address.
pub(super) fn care_links() -> Vec<Vec<u8>> {
    let (link, email) = question();
    let signed = [
        care_link::sign(&link, &email, KEY),
        care_link::sign(&link, &email, "another key"),
        care_link::sign(&link, &address("other@haus.example"), KEY),
    ];
    signed.into_iter().map(String::into_bytes).collect()
}

/// Nothing but the link that was signed for an address opens anything, and only while the record has that address.
pub(super) fn check_care_link(input: &[u8]) -> bool {
    let Ok(token) = str::from_utf8(input) else { return false };
    let (link, email) = question();
    let emails = [email];
    match care_link::verify(token, &emails, KEY) {
        Some(opened) => {
            assert_eq!(opened, link, "made up: {token}");
            assert_eq!(care_link::verify(token, &emails, "another key"), None);
            assert_eq!(care_link::verify(token, &[address("new@haus.example")], KEY), None);
            assert_eq!(verify(token, KEY), None, "a link of one kind is none of the other");
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
