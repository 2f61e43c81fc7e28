//! Contacts of address books.

use formats::vcard::{Card, read, write_cards};

pub(super) const WORDS: &[&str] = &[
    "BEGIN:VCARD\r\n",
    "END:VCARD\r\n",
    "VERSION:4.0\r\n",
    "FN:",
    "N:",
    "ORG:",
    "TITLE:",
    "ROLE:",
    "EMAIL:mailto:",
    "TEL;TYPE=\"a:b\":tel:",
    "URL:",
    "ADR:;;",
    "CATEGORIES:",
    "NOTE:",
    "UID:",
    "item1.",
    ";",
    ",",
    "\\",
    "\\n",
    "\r\n ",
    "\n\t",
    "\u{feff}",
    "\u{85}",
];

/// Contacts, out and in again: after what only one side knows is gone, nothing changes any more.
pub(super) fn check(input: &[u8]) -> bool {
    let Some(Ok(cards)) = read(input) else { return false };
    assert!(!cards.is_empty());
    // Letters that could not be decoded may make a short file look like no text.
    if write_cards(&cards).contains('\u{fffd}') {
        return true;
    }
    let twice = again(&again(&cards));
    assert_eq!(twice.len(), cards.len());
    for (before, after) in twice.iter().zip(again(&twice)) {
        assert_eq!(kept(before), kept(&after));
    }
    true
}

fn again(cards: &[Card]) -> Vec<Card> {
    let written = write_cards(cards);
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "a line that no reader takes: {written}");
    read(written.as_bytes()).expect("it begins as a file of contacts").expect("what was written can be read")
}

/// Everything but what may begin with a scheme, of which one is taken off each time.
fn kept(card: &Card) -> Card {
    Card { emails: Vec::new(), phones: Vec::new(), links: Vec::new(), ..card.clone() }
}
