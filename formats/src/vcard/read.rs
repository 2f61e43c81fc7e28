//! vCards of other programs.

use super::{Address, Card, NameParts};

/// The most contacts of a file.
const CARDS: usize = 100_000;

/// Why a file gives no contacts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// A contact ends before it begins, or not at all.
    #[error("line {line}: a contact is not complete")]
    Broken {
        /// Where, from 1.
        line: usize,
    },
    /// There is none.
    #[error("there is no contact in it")]
    Empty,
    /// More than are read.
    #[error("line {line}: more than {max} contacts")]
    TooMany {
        /// Where it became too much.
        line: usize,
        /// How many are read.
        max: usize,
    },
}

/// Reads the contacts of a file in any encoding; nothing if it is no file of contacts.
///
/// # Errors
/// [`CardError`] names the line.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Result<Vec<Card>, CardError>> {
    const BEGINNING: usize = 64;
    // Looked at first, because a large table would be decoded twice.
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let beginning = match std::str::from_utf8(beginning) {
        // A letter that is cut in two would make its line one of another encoding.
        Err(error) if error.error_len().is_none() => &beginning[..error.valid_up_to()],
        _ => beginning,
    };
    let beginning = crate::table::decoded(beginning)?;
    is_vcard(&beginning).then(|| read_cards(&crate::table::decoded(bytes).ok_or(CardError::Empty)?))
}

/// Whether a text is a file of contacts.
pub(super) fn is_vcard(text: &str) -> bool {
    let first = text.trim_start_matches(['\u{feff}', '\r', '\n', ' ']).get(..11);
    first.is_some_and(|first| first.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// Reads the contacts of a file, one after the other; what is not known is passed over.
///
/// # Errors
/// [`CardError`] names the line.
pub(super) fn read_cards(text: &str) -> Result<Vec<Card>, CardError> {
    let mut cards = Vec::new();
    let mut open: Option<Card> = None;
    let mut last = 0;
    for (number, line) in unfolded(text) {
        last = number;
        let Some((name, value)) = split(&line) else { continue };
        match (name.as_str(), &mut open) {
            ("BEGIN", None) if value.eq_ignore_ascii_case("VCARD") => open = Some(Card::default()),
            ("BEGIN", Some(_)) if value.eq_ignore_ascii_case("VCARD") => {
                return Err(CardError::Broken { line: number });
            }
            ("END", open) if value.eq_ignore_ascii_case("VCARD") => {
                let card = open.take().ok_or(CardError::Broken { line: number })?;
                if cards.len() == CARDS {
                    return Err(CardError::TooMany { line: number, max: CARDS });
                }
                cards.push(finished(card));
            }
            (name, Some(card)) => take(card, name, value),
            (_, None) => {}
        }
    }
    match open {
        Some(_) => Err(CardError::Broken { line: last }),
        None if cards.is_empty() => Err(CardError::Empty),
        None => Ok(cards),
    }
}

fn take(card: &mut Card, name: &str, value: &str) {
    match name {
        "UID" => card.uid = plain(value),
        "FN" if card.name.is_empty() => card.name = plain(value),
        "N" => {
            let parts = split_at(value, ';');
            let part = |at: usize| parts.get(at).map(|part| plain(part)).unwrap_or_default();
            card.parts = NameParts { last: part(0), first: joined(&part(1), &part(2)), title: part(3) };
        }
        "ORG" => card.organisation = split_at(value, ';').first().map(|part| plain(part)).unwrap_or_default(),
        "TITLE" => card.function = plain(value),
        "ROLE" if card.function.is_empty() => card.function = plain(value),
        "EMAIL" => push(&mut card.emails, without_scheme(&plain(value), "mailto:")),
        "TEL" => push(&mut card.phones, without_scheme(&plain(value), "tel:")),
        "URL" => push(&mut card.links, plain(value)),
        "ADR" => {
            let parts = split_at(value, ';');
            let part = |at: usize| parts.get(at).map(|part| plain(part)).unwrap_or_default();
            let street = [part(0), part(1), part(2)].into_iter().filter(|part| !part.is_empty());
            let street = street.collect::<Vec<_>>().join(", ");
            let address = Address { street, town: part(3), postcode: part(5) };
            if address != Address::default() {
                card.addresses.push(address);
            }
        }
        "CATEGORIES" => card.categories.extend(split_at(value, ',').iter().map(|part| plain(part))),
        "NOTE" => card.note = plain(value),
        _ => {}
    }
}

/// A contact without a shown name is called by its parts, or by its organisation.
fn finished(mut card: Card) -> Card {
    if card.name.is_empty() {
        let parts = &card.parts;
        card.name = joined(&joined(&parts.title, &parts.first), &parts.last);
    }
    if card.name.is_empty() {
        card.name = card.organisation.clone();
    }
    card
}

fn push(values: &mut Vec<String>, value: String) {
    if !value.is_empty() && !values.contains(&value) {
        values.push(value);
    }
}

fn joined(before: &str, after: &str) -> String {
    format!("{before} {after}").trim().to_owned()
}

fn without_scheme(value: &str, scheme: &str) -> String {
    let rest = value.get(scheme.len()..).filter(|_| value[..scheme.len()].eq_ignore_ascii_case(scheme));
    // "tel:+49-9521-1;ext=2" has parameters.
    rest.map_or(value, |rest| rest.split(';').next().unwrap_or(rest)).trim().to_owned()
}

/// Lines with their numbers; one that begins with white space goes on with the one before.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push((at + 1, line.to_owned())),
        }
    }
    lines
}

/// The name of a property, without group and parameters, and its value.
fn split(line: &str) -> Option<(String, &str)> {
    let mut is_quoted = false;
    let colon = line.char_indices().find(|(_, letter)| {
        is_quoted ^= *letter == '"';
        !is_quoted && *letter == ':'
    });
    let (head, value) = (&line[..colon?.0], &line[colon?.0 + 1..]);
    let name = head.split(';').next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default();
    Some((name.trim().to_ascii_uppercase(), value.trim()))
}

/// The parts of a value, still escaped.
fn split_at(value: &str, separator: char) -> Vec<&str> {
    let mut is_escaped = false;
    value
        .split(|letter: char| {
            let is_end = letter == separator && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            is_end
        })
        .collect()
}

fn plain(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(letter) => plain.push(letter),
                None => {}
            },
            letter => plain.push(letter),
        }
    }
    plain.trim().to_owned()
}
