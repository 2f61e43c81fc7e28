//! Links in mail: what they allow, signed so that nobody makes one up.

use domain::{permission::Actor, plan::ReportLink};
use store::{Store, StoreResult};

use crate::mail_link::{self, Claimed};

/// What the signature is for.
const USAGE: &str = "report link";

/// The link as it stands in an address, signed with a key.
#[must_use]
pub fn sign(link: &ReportLink, key: &str) -> String {
    mail_link::sign(USAGE, &link.to_bytes(), key)
}

/// The link that an address holds, if it was signed with the key.
#[must_use]
pub fn verify(token: &str, key: &str) -> Option<ReportLink> {
    let claimed = Claimed::<{ ReportLink::BYTES }>::read(token)?;
    if claimed.is_signed(USAGE, key) { ReportLink::from_bytes(&claimed.link) } else { None }
}

/// Who reports with a link: the user it was sent to, with the roles held today; `None` for a link that was made up, has
/// expired, or whose user is switched off.
///
/// # Errors
/// If the database is away.
pub async fn holder(store: &Store, token: &str) -> StoreResult<Option<(ReportLink, Actor)>> {
    let mut read = store.read(&Actor::System).await?;
    let Some(key) = read.find_link_key().await? else { return Ok(None) };
    let link = verify(token, &key).filter(|link| link.is_valid_on(read.today()));
    let Some(link) = link else { return Ok(None) };
    Ok(read.find_actor(link.user_id).await?.map(|actor| (link, actor)))
}

#[cfg(test)]
mod tests {
    use domain::id::{MeasureId, UserId};
    use time::macros::date;

    use super::*;

    #[test]
    fn a_link_opens_with_its_key_alone_and_not_when_a_letter_is_changed() {
        let link = ReportLink::new(UserId::named("anna"), MeasureId::named("kita"), date!(2026 - 11 - 22));
        let token = sign(&link, "key");
        assert_eq!(verify(&token, "key"), Some(link));
        assert_eq!(verify(&token, "other key"), None);
        for at in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).unwrap();
            assert!(verify(&forged, "key").is_none_or(|read| read == link), "{forged}");
        }
        for made_up in ["", "A", "nonsense", &token[..token.len() - 4], &format!("{token}AAAA")] {
            assert_eq!(verify(made_up, "key"), None, "{made_up}");
        }
    }
}
