//! Lists of nodes as they stand in the URL: 22 letters for each, so that many fit into an address.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

/// The most nodes that an address names one by one, hidden, shown and chosen together: as many as it holds everywhere.
pub const LISTED_MAX: usize = 200;

/// A node as it stands in a list.
#[must_use]
pub fn id_word(id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(id.as_bytes())
}

pub(super) fn read_id(word: &str) -> Option<Uuid> {
    // Also as addresses have named nodes before, and people copy them.
    let bytes = || URL_SAFE_NO_PAD.decode(word).ok();
    word.parse().ok().or_else(|| Uuid::from_slice(&bytes()?).ok())
}

/// The nodes of a list, each once; what names none is left out.
pub(super) fn read_ids(words: &[String]) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for id in words.iter().filter_map(|word| read_id(word)) {
        // An address may be longer than what is kept of it.
        if ids.len() == LISTED_MAX {
            break;
        }
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// All of a list; none if it is empty.
pub(super) fn ids_word(ids: &[Uuid]) -> Option<String> {
    let words: Vec<String> = ids.iter().map(|id| id_word(*id)).collect();
    (!words.is_empty()).then(|| words.join(","))
}

/// Shortens lists to what an address holds; the first keep most.
pub(super) fn bound<const N: usize>(lists: [Vec<Uuid>; N]) -> [Vec<Uuid>; N] {
    let mut room = LISTED_MAX;
    lists.map(|mut list| {
        list.truncate(room);
        room -= list.len();
        list
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_of_a_list_than_an_address_holds() {
        let words: Vec<String> = (0..300).map(|id| id_word(Uuid::from_u128(id))).collect();
        let expected: Vec<Uuid> = (0..LISTED_MAX as u128).map(Uuid::from_u128).collect();
        assert_eq!(read_ids(&words), expected);
    }

    #[test]
    fn a_list_survives_the_url_and_its_older_form_is_read_too() {
        let ids: Vec<Uuid> = [1, u128::MAX, 0xfbff_0000_0000].map(Uuid::from_u128).into();
        let word = ids_word(&ids).unwrap();
        assert_eq!(word.len(), 3 * 22 + 2);
        assert!(word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_,".contains(&byte)));
        let words: Vec<String> = word.split(',').map(str::to_owned).collect();
        assert_eq!(read_ids(&words), ids);
        let older = ids.iter().flat_map(|id| [id.simple().to_string(), id.to_string()]);
        let strange = ["", "x", "AAAA", "gibberish-of-the-length", "ä"].map(str::to_owned);
        assert_eq!(read_ids(&older.chain(strange).collect::<Vec<_>>()), ids);
        assert_eq!(ids_word(&[]), None);
    }

    #[test]
    fn lists_share_the_room_there_is() {
        let many = |count| (0..count).map(Uuid::from_u128).collect::<Vec<_>>();
        let [first, second, third] = bound([many(150), many(100), many(7)]);
        assert_eq!([first.len(), second.len(), third.len()], [150, 50, 0]);
    }
}
