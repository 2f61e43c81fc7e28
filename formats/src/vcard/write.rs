//! vCard 3.0, which every address book reads.

use super::Card;

/// The most bytes of a line; longer ones are folded.
const LINE: usize = 75;

/// Writes contacts one after the other.
#[must_use]
pub fn write_cards(cards: &[Card]) -> String {
    let mut out = String::new();
    for card in cards {
        write_card(card, &mut out);
    }
    out
}

fn write_card(card: &Card, out: &mut String) {
    let is_organisation = card.name == card.organisation;
    line(out, "BEGIN", "VCARD");
    line(out, "VERSION", "3.0");
    if !card.uid.is_empty() {
        line(out, "UID", &escaped(&card.uid));
    }
    line(out, "FN", &escaped(&card.name));
    let parts = &card.parts;
    // Every card has a name in parts; that of an organisation is its family name.
    let last = if is_organisation || parts.last.is_empty() { &card.name } else { &parts.last };
    let first = if is_organisation { "" } else { &parts.first };
    line(out, "N", &components(&[last, first, "", &parts.title, ""]));
    if !card.organisation.is_empty() {
        line(out, "ORG", &escaped(&card.organisation));
    }
    if is_organisation {
        line(out, "X-ABShowAs", "COMPANY");
    }
    if !card.function.is_empty() {
        line(out, "TITLE", &escaped(&card.function));
    }
    for email in &card.emails {
        line(out, "EMAIL;TYPE=INTERNET", &escaped(email));
    }
    for phone in &card.phones {
        line(out, "TEL;TYPE=WORK,VOICE", &escaped(phone));
    }
    for address in &card.addresses {
        let parts = ["", "", &address.street, &address.town, "", &address.postcode, ""];
        line(out, "ADR;TYPE=WORK", &components(&parts));
    }
    for link in &card.links {
        line(out, "URL", &without_breaks(link));
    }
    if !card.categories.is_empty() {
        let categories: Vec<_> = card.categories.iter().map(|category| escaped(category)).collect();
        line(out, "CATEGORIES", &categories.join(","));
    }
    if !card.note.is_empty() {
        line(out, "NOTE", &escaped(&card.note));
    }
    line(out, "END", "VCARD");
}

fn components(parts: &[&str]) -> String {
    parts.iter().map(|part| escaped(part)).collect::<Vec<_>>().join(";")
}

/// A text in which nothing separates, and which begins no new line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' => escaped.push_str("\\n"),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

fn without_breaks(link: &str) -> String {
    link.chars().filter(|letter| !letter.is_control()).collect()
}

/// A line, folded before the letter that would make it too long.
fn line(out: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}
