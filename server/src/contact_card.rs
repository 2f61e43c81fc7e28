//! People and organisations of the directory as contacts of an address book.

use domain::{
    directory::{CommitteeMember, ContactKind, DirectoryList, ListEntry},
    exchange::name_parts,
};
use formats::vcard::{Address, Card, NameParts};

/// A row of a list as a contact.
#[must_use]
pub fn list_card(list: DirectoryList, entry: &ListEntry) -> Card {
    if list == DirectoryList::People { person_card(entry) } else { organisation_card(entry) }
}

/// A person as a contact.
#[must_use]
pub fn person_card(entry: &ListEntry) -> Card {
    let [title, first, last] = name_parts(&entry.name);
    Card {
        parts: NameParts { title, first, last },
        organisation: entry.organisation.clone(),
        function: entry.kind.clone(),
        ..reached(entry)
    }
}

/// An organisation as a contact.
#[must_use]
pub fn organisation_card(entry: &ListEntry) -> Card {
    Card { organisation: entry.name.clone(), note: entry.description.clone(), ..reached(entry) }
}

/// Somebody who sits in a committee as a contact, with the committee as category; nothing if the reader may see neither
/// person nor organisation.
#[must_use]
pub fn member_card(committee: &str, member: &CommitteeMember) -> Option<Card> {
    let card = match (&member.person, &member.organisation) {
        (Some(person), _) => person_card(person),
        (None, Some(organisation)) if member.is_vacant => organisation_card(organisation),
        (None, _) => return None,
    };
    Some(Card { categories: vec![committee.to_owned()], ..card })
}

fn reached(entry: &ListEntry) -> Card {
    let all = |kind| entry.ways(kind).map(str::to_owned).collect();
    Card {
        uid: format!("urn:uuid:{}", entry.key),
        name: entry.name.clone(),
        emails: all(ContactKind::Email),
        phones: all(ContactKind::Phone),
        links: all(ContactKind::Web),
        addresses: entry.ways(ContactKind::Address).map(Address::parse).collect(),
        ..Card::default()
    }
}
