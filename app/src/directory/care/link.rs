//! Links in mail to those concerned: signed for one address, so that they end with it.

use domain::{
    directory::{AskedRecord, CareLink},
    permission::Actor,
    text::EmailAddress,
};
use store::{Store, StoreResult};

use crate::mail_link::{self, Claimed};

/// What the signature is for: a link to one address. No address holds a control character, so none can be mistaken for
/// another one.
fn usage(email: &EmailAddress) -> String {
    format!("care link {}", email.as_str())
}

/// The link as it stands in an address, signed with a key for whom it is sent to.
#[must_use]
pub fn sign(link: &CareLink, email: &EmailAddress, key: &str) -> String {
    mail_link::sign(&usage(email), &link.to_bytes(), key)
}

/// The link that an address holds, if it was signed with the key for one of these addresses.
#[must_use]
pub fn verify(token: &str, emails: &[EmailAddress], key: &str) -> Option<CareLink> {
    let claimed = Claimed::<{ CareLink::BYTES }>::read(token)?;
    let is_signed = emails.iter().any(|email| claimed.is_signed(&usage(email), key));
    if is_signed { CareLink::from_bytes(&claimed.link) } else { None }
}

/// What a link opens; `None` for one that was made up, was used, has expired, or was sent to an address that the record no longer
/// has.
///
/// # Errors
/// If the database is away.
pub async fn open(store: &Store, token: &str) -> StoreResult<Option<(CareLink, AskedRecord)>> {
    let claimed = Claimed::<{ CareLink::BYTES }>::read(token).and_then(|it| CareLink::from_bytes(&it.link));
    let Some(claimed) = claimed else { return Ok(None) };
    let mut read = store.read(&Actor::System).await?;
    let Some(key) = read.find_link_key().await? else { return Ok(None) };
    // The record has to be asked for its addresses before anybody knows whether the link is genuine.
    let Some((record, emails)) = read.find_asked_record(&claimed).await? else { return Ok(None) };
    Ok(verify(token, &emails, &key).map(|link| (link, record)))
}

#[cfg(test)]
mod tests {
    use domain::{
        change::{RecordKind, RecordRef},
        id::PersonId,
    };
    use time::macros::date;

    use super::*;

    #[test]
    fn a_link_opens_with_its_key_and_its_address_alone() {
        let record = RecordRef::new(RecordKind::Person, PersonId::named("anna"));
        let link = CareLink::new(record, 1, date!(2026 - 11 - 22));
        let email = |text| EmailAddress::parse(text).unwrap();
        let (anna, other) = (email("anna@haus.example"), email("other@haus.example"));
        let token = sign(&link, &anna, "key");
        assert_eq!(verify(&token, &[other.clone(), anna.clone()], "key"), Some(link));
        assert_eq!(verify(&token, &[other], "key"), None);
        assert_eq!(verify(&token, &[], "key"), None);
        assert_eq!(verify(&token, std::slice::from_ref(&anna), "other key"), None);
        for at in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).unwrap();
            let read = verify(&forged, std::slice::from_ref(&anna), "key");
            assert!(read.is_none_or(|read| read == link), "{forged}");
        }
        for made_up in ["", "A", "nonsense", &token[..token.len() - 4], &format!("{token}AAAA")] {
            assert_eq!(verify(made_up, std::slice::from_ref(&anna), "key"), None, "{made_up}");
        }
    }
}
