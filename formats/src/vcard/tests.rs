//! Contacts out, and in again.

use proptest::prelude::*;

use super::{
    read::{is_vcard, read_cards},
    *,
};

fn person() -> Card {
    Card {
        uid: "urn:uuid:1".to_owned(),
        name: "Dr. Anna Müller-Lüdenscheidt".to_owned(),
        parts: NameParts {
            title: "Dr.".to_owned(),
            first: "Anna".to_owned(),
            last: "Müller-Lüdenscheidt".to_owned(),
        },
        organisation: "Klinik; Haus \"A\", Haßfurt".to_owned(),
        function: "Pflegedirektion\\Leitung".to_owned(),
        emails: vec!["a@klinik.example".to_owned(), "b@klinik.example".to_owned()],
        phones: vec!["+49 9521 27-0".to_owned()],
        addresses: vec![Address::parse("Am Herrenhof 1, 97437 Haßfurt")],
        links: vec!["https://klinik.example/?a=1,2;b".to_owned()],
        categories: vec!["AG Pflege, Versorgung".to_owned(), "Forum".to_owned()],
        note: "erste Zeile\nzweite; Zeile".to_owned(),
    }
}

#[test]
fn a_card_is_read_as_it_was_written() {
    let office = Card {
        name: "Büro".to_owned(),
        organisation: "Büro".to_owned(),
        parts: NameParts { last: "Büro".to_owned(), ..NameParts::default() },
        ..Card::default()
    };
    let cards = [person(), office];
    assert_eq!(read_cards(&write_cards(&cards)).unwrap(), cards);
}

#[test]
fn no_line_is_too_long_and_no_letter_is_cut() {
    let card = Card { name: "Gesundheitsförderung ß€😀 ".repeat(30), ..Card::default() };
    let written = write_cards(&[card]);
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    assert!(written.split("\r\n").filter(|line| line.starts_with(' ')).count() > 10);
}

#[test]
fn what_people_type_begins_no_line_of_its_own() {
    let card = Card { name: "A\r\nEMAIL:x@y.example\nEND:VCARD".to_owned(), ..Card::default() };
    let links = vec!["https://a.example\r\nTEL:1".to_owned()];
    let read = read_cards(&write_cards(&[Card { links, ..card }])).unwrap();
    assert_eq!(read.len(), 1);
    assert!(read[0].emails.is_empty() && read[0].phones.is_empty());
}

#[test]
fn a_letter_across_the_beginning_hides_no_card() {
    for gap in 0..40 {
        let file = format!("BEGIN:VCARD\r\nFN:{}ČÁČÁČÁČÁČÁ\r\nEND:VCARD\r\n", "x".repeat(gap));
        assert_eq!(read(file.as_bytes()).unwrap().unwrap().len(), 1, "{gap}");
    }
}

#[test]
fn cards_of_other_programs_are_read() {
    let text = "begin:vcard\nVERSION:4.0\nitem1.EMAIL;PREF=1;TYPE=\"work:a\":mailto:a@b.example\n\
        TEL;VALUE=uri;TYPE=\"voice,work\":tel:+49-9521-1234;ext=5\nN:Beispiel;Erika;Maria;Dr.;\nORG:Klinik;Pflege\n\
        ADR;LABEL=\"x\":;Haus A;Weg 1;Haßfurt;Bayern;97437;Deutschland\nX-FOO:1\nROLE:Leitung\nend:vcard\n";
    assert!(is_vcard(text));
    let cards = read_cards(text).unwrap();
    assert_eq!(
        (cards[0].name.as_str(), cards[0].organisation.as_str()),
        ("Dr. Erika Maria Beispiel", "Klinik")
    );
    assert_eq!((cards[0].emails[0].as_str(), cards[0].phones[0].as_str()), ("a@b.example", "+49-9521-1234"));
    assert_eq!(cards[0].addresses[0].line(), "Haus A, Weg 1, 97437 Haßfurt");
    assert_eq!(cards[0].function, "Leitung");
}

#[test]
fn what_is_not_complete_is_refused_with_its_line() {
    assert_eq!(read_cards("BEGIN:VCARD\nFN:A\n"), Err(CardError::Broken { line: 2 }));
    assert_eq!(read_cards("END:VCARD\n"), Err(CardError::Broken { line: 1 }));
    assert_eq!(read_cards("BEGIN:VCARD\nBEGIN:VCARD\n"), Err(CardError::Broken { line: 2 }));
    assert_eq!(read_cards("Name;Ort"), Err(CardError::Empty));
    assert!(read(b"Name;Ort").is_none() && read(b"PK\x03\x04").is_none() && read(b"").is_none());
    assert_eq!(read("\u{feff}BEGIN:VCARD\nFN:Ä\nEND:VCARD".as_bytes()).unwrap().unwrap()[0].name, "Ä");
    assert!(!is_vcard("Name;Ort") && !is_vcard("ÄÖÜÄÖÜÄÖÜ"));
}

#[test]
fn an_address_is_taken_apart_where_it_has_a_postcode() {
    let address = Address::parse("Haus A, Weg 1, 97437 Bad Königshofen");
    assert_eq!((address.street.as_str(), address.town.as_str()), ("Haus A, Weg 1", "Bad Königshofen"));
    for line in ["Haus A, Weg 1, 97437 Haßfurt", "Postfach 7", "Haßfurt, Marktplatz"] {
        assert_eq!(Address::parse(line).line(), line);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,300}", begin in any::<bool>()) {
        let text = if begin { format!("BEGIN:VCARD\n{text}\nEND:VCARD") } else { text };
        let _ = read_cards(&text);
    }

    #[test]
    fn every_name_comes_back(name in "[a-zA-ZäöüÄ;,:\\\\ß]{1,90}", organisation in "[a-z;,\\\\]{0,40}") {
        let card = Card { name: name.clone(), organisation: organisation.clone(), ..Card::default() };
        let read = read_cards(&write_cards(&[card])).unwrap();
        prop_assert_eq!((&read[0].name, &read[0].organisation), (&name, &organisation));
    }
}
