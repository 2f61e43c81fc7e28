//! Records of a list with what their pages say of them, for files.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Contact, ContactKind, Level, MembershipRole, Region};
use crate::permission::StateKey;

/// A record of a list with what its page says of it, as far as the reader may see it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListEntry {
    /// Key of the record within its list: an id, or a district's key.
    pub key: String,
    /// The name as shown.
    pub name: String,
    /// The stable text of its kind; of a person what they do.
    pub kind: String,
    /// Its level, where it has one.
    pub level: Option<Level>,
    /// Where a person works.
    pub organisation: String,
    /// The committee that set a committee up.
    pub parent: String,
    /// The health region it belongs to.
    pub health_region: String,
    /// The districts a health region covers; the one an organisation sits in.
    pub districts: Vec<Region>,
    /// The state it lies or works in.
    pub state: Option<StateKey>,
    /// The names of its fields of action.
    pub fields: Vec<String>,
    /// What it is and does.
    pub description: String,
    /// Ways to reach it.
    pub contacts: Vec<Contact>,
    /// Seats, committees of a health region, inhabitants of a district.
    pub size: i64,
}

impl ListEntry {
    /// The ways of one kind to reach it.
    pub fn ways(&self, kind: ContactKind) -> impl Iterator<Item = &str> {
        ways(&self.contacts, kind)
    }
}

fn ways(contacts: &[Contact], kind: ContactKind) -> impl Iterator<Item = &str> {
    contacts.iter().filter(move |contact| contact.kind == kind).map(|contact| contact.value.as_str())
}

/// Somebody who sits in a committee, with the ways to reach them that the reader may see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommitteeMember {
    /// Who sits there, if the reader may see that; nobody on a vacant seat.
    pub person: Option<ListEntry>,
    /// Whether nobody sits there.
    pub is_vacant: bool,
    /// On whose behalf, with its ways to reach it.
    pub organisation: Option<ListEntry>,
    /// What the member is.
    pub role: MembershipRole,
    /// Whether the seat has a vote.
    pub is_voting: bool,
}

/// A committee with those who sit in it on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommitteeMembers {
    /// The name of the committee.
    pub committee: String,
    /// The health region it belongs to.
    pub health_region: String,
    /// The day.
    pub on: Date,
    /// Who sits there, those who lead first.
    pub members: Vec<CommitteeMember>,
}

impl CommitteeMembers {
    /// The same without mail addresses: for visitors, who are given each on the page of whose it is and no list of them.
    #[must_use]
    pub fn without_emails(mut self) -> Self {
        for member in &mut self.members {
            for entry in [&mut member.person, &mut member.organisation].into_iter().flatten() {
                entry.contacts.retain(|contact| contact.kind != ContactKind::Email);
            }
        }
        self
    }
}

impl CommitteeMember {
    /// Where mail to the member goes: to the person, or to the organisation that holds the seat alone.
    #[must_use]
    pub fn emails(&self) -> Vec<&str> {
        self.ways(ContactKind::Email)
    }

    /// The postal address of the member: the person's own, or that of the organisation.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        let of = |entry: &Option<ListEntry>| {
            entry.as_ref().and_then(|entry| {
                let address = entry.contacts.iter().find(|contact| contact.kind == ContactKind::Address);
                Some(address?.id)
            })
        };
        let id = of(&self.person).or_else(|| of(&self.organisation))?;
        let contacts =
            [&self.person, &self.organisation].into_iter().flatten().flat_map(|entry| &entry.contacts);
        contacts.into_iter().find(|contact| contact.id == id).map(|contact| contact.value.as_str())
    }

    fn ways(&self, kind: ContactKind) -> Vec<&str> {
        let entry = if self.is_vacant { self.organisation.as_ref() } else { self.person.as_ref() };
        entry.map(|entry| entry.ways(kind).collect()).unwrap_or_default()
    }
}

/// Addresses for a field of a mail program, each once whatever its case, in their order.
#[must_use]
pub fn mailing_list<'a>(members: impl IntoIterator<Item = &'a CommitteeMember>) -> Vec<&'a str> {
    let mut seen = std::collections::HashSet::new();
    let all = members.into_iter().flat_map(CommitteeMember::emails).map(str::trim);
    all.filter(|address| !address.is_empty() && seen.insert(address.to_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::ContactOwner,
        id::{ContactId, PersonId},
        permission::Visibility,
    };

    fn entry(ways: &[(ContactKind, &str)]) -> ListEntry {
        let contact = |(kind, value): &(ContactKind, &str)| Contact {
            id: ContactId::named(value),
            owner: ContactOwner::Person(PersonId::named("a")),
            kind: *kind,
            value: (*value).to_owned(),
            visibility: Visibility::Region,
            consent_on: None,
            consent_source: String::new(),
        };
        ListEntry { contacts: ways.iter().map(contact).collect(), ..ListEntry::default() }
    }

    fn member(person: Option<ListEntry>, organisation: Option<ListEntry>) -> CommitteeMember {
        CommitteeMember {
            is_vacant: person.is_none(),
            person,
            organisation,
            role: MembershipRole::Member,
            is_voting: true,
        }
    }

    #[test]
    fn mail_goes_to_each_address_once_and_to_the_organisation_only_where_nobody_sits() {
        use ContactKind::{Email, Phone};
        let clinic = || Some(entry(&[(Email, "info@klinik.example")]));
        let members = [
            member(Some(entry(&[(Email, "A@b.example"), (Phone, "1")])), clinic()),
            member(Some(entry(&[(Email, "a@B.example ")])), None),
            member(Some(entry(&[])), clinic()),
            member(None, Some(entry(&[(Email, "amt@kreis.example")]))),
        ];
        assert_eq!(mailing_list(&members), ["A@b.example", "amt@kreis.example"]);
    }

    #[test]
    fn without_mail_addresses_every_other_way_is_left() {
        use ContactKind::{Address, Email, Phone};
        let person = entry(&[(Email, "a@b.example"), (Phone, "1")]);
        let clinic = entry(&[(Address, "Weg 1"), (Email, "info@klinik.example")]);
        let committee = CommitteeMembers {
            committee: "AG Pflege".to_owned(),
            health_region: String::new(),
            on: time::macros::date!(2026 - 11 - 21),
            members: vec![member(Some(person), Some(clinic))],
        };
        let without = CommitteeMembers {
            members: vec![member(Some(entry(&[(Phone, "1")])), Some(entry(&[(Address, "Weg 1")])))],
            ..committee.clone()
        };
        assert_eq!(committee.without_emails(), without);
    }

    #[test]
    fn a_letter_goes_to_the_person_or_else_to_where_they_work() {
        use ContactKind::Address;
        let clinic = || Some(entry(&[(Address, "Weg 1, 97437 Haßfurt")]));
        let at = |member: &CommitteeMember| member.address().map(str::to_owned);
        let own = member(Some(entry(&[(Address, "Gasse 2, 97437 Haßfurt")])), clinic());
        assert_eq!(at(&own).as_deref(), Some("Gasse 2, 97437 Haßfurt"));
        assert_eq!(at(&member(Some(entry(&[])), clinic())).as_deref(), Some("Weg 1, 97437 Haßfurt"));
        assert_eq!(at(&member(None, None)), None);
    }
}
