//! Whom a row is about: somebody in the directory, somebody in an earlier row, or somebody new.

use std::collections::HashMap;

use time::Date;

use super::{
    names::{PersonName, organisation_key, organisation_sound},
    value::phone_key,
};
use crate::{
    directory::{
        Ags, Committee, Contact, ContactKind, Membership, MembershipRole, Organisation, OrganisationKind,
        Person, Region,
    },
    id::{CommitteeId, ContactId, MembershipId, OrganisationId, PersonId},
    permission::Visibility,
    text_enum,
};

text_enum! {
    /// Why two records are, or may be, the same.
    MatchReason {
        /// The same name, whatever its spelling and legal form: certain for organisations of a region.
        SameName = "same_name",
        /// The same name and the same organisation: certain for people.
        SameNameAndOrganisation = "same_name_and_organisation",
        /// The same e-mail address: certain if the family names also sound alike, else only a hint.
        SameEmail = "same_email",
        /// A name that the organisation had before: only a hint.
        FormerName = "former_name",
        /// Names that sound alike.
        SoundsAlike = "sounds_alike",
        /// Somebody has said so.
        Answered = "answered",
    }
}

/// An organisation of the directory, as far as the actor sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownOrganisation {
    /// The organisation.
    pub record: Organisation,
    /// Its contact fields.
    pub contacts: Vec<Contact>,
    /// The names it had before.
    pub former_names: Vec<String>,
    /// Whether the actor may change it.
    pub may_edit: bool,
}

/// A person of the directory, as far as the actor sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownPerson {
    /// The person.
    pub record: Person,
    /// The contact fields.
    pub contacts: Vec<Contact>,
    /// Whether the actor may change them.
    pub may_edit: bool,
}

/// A committee of the health region, as far as the actor sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownCommittee {
    /// The committee.
    pub record: Committee,
    /// Whether the actor may change who sits there.
    pub may_edit: bool,
}

/// What rows are compared with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// Organisations of the health region, and those that belong to none.
    pub organisations: Vec<KnownOrganisation>,
    /// People of the health region.
    pub people: Vec<KnownPerson>,
    /// All districts of today.
    pub districts: Vec<Region>,
    /// Committees of the health region.
    pub committees: Vec<KnownCommittee>,
    /// Their seats, also those that have ended.
    pub seats: Vec<Membership>,
    /// The day on which they are compared: a new seat begins then, unless the list says when.
    pub today: Option<Date>,
}

/// One way to reach somebody, with its id if it is kept already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) id: Option<ContactId>,
    pub(super) kind: ContactKind,
    pub(super) value: String,
    /// Who may see it: as it is kept, or as it would be.
    pub(super) visibility: Visibility,
    pub(super) is_changed: bool,
}

impl Way {
    /// What makes two values the same.
    pub(super) fn key(kind: ContactKind, value: &str) -> String {
        match kind {
            ContactKind::Phone => phone_key(&super::value::phone(value).unwrap_or_else(|| value.to_owned())),
            ContactKind::Email => value.trim().to_lowercase(),
            ContactKind::Address | ContactKind::Web => crate::search::fold(value),
        }
    }
}

/// What makes two contact fields of a kind the same, however they are written.
#[must_use]
pub fn contact_key(kind: ContactKind, value: &str) -> String {
    Way::key(kind, value)
}

fn ways(contacts: &[Contact]) -> Vec<Way> {
    let way = |contact: &Contact| Way {
        id: Some(contact.id),
        kind: contact.kind,
        value: contact.value.clone(),
        visibility: contact.visibility,
        is_changed: false,
    };
    contacts.iter().map(way).collect()
}

/// An organisation as it would be after the rows so far.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Body {
    pub(super) id: Option<OrganisationId>,
    /// The row that brings it, if it is new.
    pub(super) row: Option<usize>,
    pub(super) name: String,
    pub(super) kind: OrganisationKind,
    pub(super) ags: Option<Ags>,
    pub(super) description: String,
    pub(super) visibility: Visibility,
    pub(super) ways: Vec<Way>,
    pub(super) may_edit: bool,
    pub(super) is_changed: bool,
}

/// A person as they would be after the rows so far.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Human {
    pub(super) id: Option<PersonId>,
    pub(super) row: Option<usize>,
    pub(super) name: String,
    pub(super) function: String,
    /// Where they work: a place in the list of organisations.
    pub(super) body: Option<usize>,
    pub(super) visibility: Visibility,
    pub(super) ways: Vec<Way>,
    pub(super) may_edit: bool,
    pub(super) is_changed: bool,
}

/// Who has a seat: a place in the list of people, or in that of organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Member {
    Human(usize),
    Body(usize),
}

/// A seat as it would be after the rows so far.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sitting {
    pub(super) id: Option<MembershipId>,
    pub(super) committee: CommitteeId,
    pub(super) member: Member,
    pub(super) role: MembershipRole,
    pub(super) is_voting: bool,
    pub(super) valid_from: Option<Date>,
    /// First day after the term.
    pub(super) valid_to: Option<Date>,
    pub(super) is_changed: bool,
}

impl Sitting {
    /// Whether it holds on one of the days from a first one to before another; without them, the time is open.
    pub(super) fn is_within(&self, from: Option<Date>, to: Option<Date>) -> bool {
        let begins_before = |from: Option<Date>, to: Option<Date>| match (from, to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        };
        begins_before(self.valid_from, to) && begins_before(from, self.valid_to)
    }
}

/// Everybody a row can be about, found by name, sound and address.
#[derive(Debug, Default)]
pub(super) struct Everybody {
    pub(super) bodies: Vec<Body>,
    pub(super) people: Vec<Human>,
    pub(super) seats: Vec<Sitting>,
    seats_by_member: HashMap<(CommitteeId, Member), Vec<usize>>,
    committees_by_key: HashMap<String, Vec<CommitteeId>>,
    bodies_by_key: HashMap<String, Vec<usize>>,
    bodies_by_former_key: HashMap<String, Vec<usize>>,
    bodies_by_sound: HashMap<String, Vec<usize>>,
    bodies_by_email: HashMap<String, Vec<usize>>,
    people_by_key: HashMap<String, Vec<usize>>,
    people_by_sound: HashMap<String, Vec<usize>>,
    people_by_email: HashMap<String, Vec<usize>>,
}

/// Whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This one, and why.
    One(usize, MatchReason),
    /// Nobody known.
    Nobody,
    /// One of these, perhaps; only a person can say.
    Perhaps(Vec<(usize, MatchReason)>),
}

impl Everybody {
    pub(super) fn of(known: &Known) -> Self {
        let mut all = Self::default();
        let mut places: HashMap<OrganisationId, usize> = HashMap::new();
        for one in &known.organisations {
            let body = Body {
                id: Some(one.record.id),
                row: None,
                name: one.record.name.clone(),
                kind: one.record.kind,
                ags: one.record.ags.clone(),
                description: one.record.description.clone(),
                visibility: one.record.visibility,
                ways: ways(&one.contacts),
                may_edit: one.may_edit,
                is_changed: false,
            };
            let place = all.add_body(body);
            for name in &one.former_names {
                all.bodies_by_former_key.entry(organisation_key(name)).or_default().push(place);
            }
            places.insert(one.record.id, place);
        }
        let mut people: HashMap<PersonId, usize> = HashMap::new();
        for one in &known.people {
            let human = Human {
                id: Some(one.record.id),
                row: None,
                name: one.record.name.clone(),
                function: one.record.function.clone(),
                body: one.record.organisation_id.and_then(|id| places.get(&id)).copied(),
                visibility: one.record.visibility,
                ways: ways(&one.contacts),
                may_edit: one.may_edit,
                is_changed: false,
            };
            people.insert(one.record.id, all.add_human(human));
        }
        for one in &known.committees {
            let key = organisation_key(&one.record.name);
            all.committees_by_key.entry(key).or_default().push(one.record.id);
        }
        for seat in &known.seats {
            // The seat of a person is theirs, whoever they sit there for.
            let member = match (seat.person_id, seat.organisation_id) {
                (Some(id), _) => people.get(&id).copied().map(Member::Human),
                (None, Some(id)) => places.get(&id).copied().map(Member::Body),
                (None, None) => None,
            };
            all.add_known_seat(seat, member);
        }
        all
    }

    /// A seat of somebody who is not seen is nobody's that a row can name.
    fn add_known_seat(&mut self, seat: &Membership, member: Option<Member>) {
        if let Some(member) = member {
            self.add_seat(Sitting {
                id: Some(seat.id),
                committee: seat.committee_id,
                member,
                role: seat.role,
                is_voting: seat.is_voting,
                valid_from: seat.valid_from,
                valid_to: seat.valid_to,
                is_changed: false,
            });
        }
    }

    pub(super) fn add_seat(&mut self, seat: Sitting) {
        let places = self.seats_by_member.entry((seat.committee, seat.member)).or_default();
        places.push(self.seats.len());
        self.seats.push(seat);
    }

    /// The seats that a member has or had in a committee.
    pub(super) fn seats_of(&self, committee: CommitteeId, member: Member) -> &[usize] {
        self.seats_by_member.get(&(committee, member)).map_or(&[], Vec::as_slice)
    }

    /// The committees of a name, compared as names of organisations are.
    pub(super) fn committees_named(&self, name: &str) -> &[CommitteeId] {
        self.committees_by_key.get(&organisation_key(name)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add_body(&mut self, body: Body) -> usize {
        let place = self.bodies.len();
        let key = organisation_key(&body.name);
        self.bodies_by_sound.entry(organisation_sound(&key)).or_default().push(place);
        self.bodies_by_key.entry(key).or_default().push(place);
        self.bodies.push(body);
        self.note_body_emails(place);
        place
    }

    pub(super) fn add_human(&mut self, human: Human) -> usize {
        let place = self.people.len();
        let name = PersonName::parse(&human.name);
        self.people_by_key.entry(name.key()).or_default().push(place);
        self.people_by_sound.entry(name.sound()).or_default().push(place);
        self.people.push(human);
        self.note_human_emails(place);
        place
    }

    /// Makes an organisation be found by the addresses it has now.
    pub(super) fn note_body_emails(&mut self, place: usize) {
        note_emails(&mut self.bodies_by_email, &self.bodies[place].ways, place);
    }

    /// Makes a person be found by the addresses they have now.
    pub(super) fn note_human_emails(&mut self, place: usize) {
        note_emails(&mut self.people_by_email, &self.people[place].ways, place);
    }

    pub(super) fn find_body(&self, name: &str, emails: &[String]) -> Found {
        let key = organisation_key(name);
        let none = Vec::new();
        let same = self.bodies_by_key.get(&key).unwrap_or(&none);
        match same.as_slice() {
            [one] => return Found::One(*one, MatchReason::SameName),
            [] => {}
            several => {
                let exact: Vec<_> = several.iter().filter(|at| self.bodies[**at].name == name).collect();
                if let [one] = exact.as_slice() {
                    return Found::One(**one, MatchReason::SameName);
                }
                return Found::Perhaps(several.iter().map(|at| (*at, MatchReason::SameName)).collect());
            }
        }
        let mut perhaps = Vec::new();
        let former = self.bodies_by_former_key.get(&key).unwrap_or(&none);
        push_new(&mut perhaps, former, MatchReason::FormerName);
        let alike = self.bodies_by_sound.get(&organisation_sound(&key)).unwrap_or(&none);
        push_new(&mut perhaps, alike, MatchReason::SoundsAlike);
        for email in emails {
            push_new(&mut perhaps, self.bodies_by_email.get(email).unwrap_or(&none), MatchReason::SameEmail);
        }
        if perhaps.is_empty() { Found::Nobody } else { Found::Perhaps(perhaps) }
    }

    /// `body` is where the row says the person works.
    pub(super) fn find_human(&self, name: &PersonName, body: Option<usize>, emails: &[String]) -> Found {
        let none = Vec::new();
        let named =
            |at: &&usize| PersonName::parse(&self.people[**at].name).last_sound() == name.last_sound();
        for email in emails {
            let found: Vec<_> =
                self.people_by_email.get(email).unwrap_or(&none).iter().filter(named).collect();
            if let [one] = found.as_slice() {
                return Found::One(**one, MatchReason::SameEmail);
            }
        }
        let same = self.people_by_key.get(&name.key()).unwrap_or(&none);
        let here: Vec<_> = same.iter().filter(|at| self.people[**at].body == body).collect();
        if let [one] = here.as_slice() {
            return Found::One(**one, MatchReason::SameNameAndOrganisation);
        }
        let mut perhaps = Vec::new();
        push_new(&mut perhaps, same, MatchReason::SameName);
        let alike = self.people_by_sound.get(&name.sound()).unwrap_or(&none);
        let alike: Vec<usize> = alike.iter().copied().filter(|at| self.people[*at].body == body).collect();
        push_new(&mut perhaps, &alike, MatchReason::SoundsAlike);
        if perhaps.is_empty() { Found::Nobody } else { Found::Perhaps(perhaps) }
    }
}

fn note_emails(by_email: &mut HashMap<String, Vec<usize>>, ways: &[Way], place: usize) {
    for way in ways.iter().filter(|way| way.kind == ContactKind::Email) {
        let places = by_email.entry(Way::key(way.kind, &way.value)).or_default();
        if !places.contains(&place) {
            places.push(place);
        }
    }
}

/// The most candidates of one question; more are not compared by anybody.
const MOST_CANDIDATES: usize = 6;

fn push_new(perhaps: &mut Vec<(usize, MatchReason)>, places: &[usize], why: MatchReason) {
    for place in places {
        if perhaps.len() < MOST_CANDIDATES && perhaps.iter().all(|(known, _)| known != place) {
            perhaps.push((*place, why));
        }
    }
}
