//! Whom a row is about: somebody in the directory, somebody in an earlier row, or somebody new.

use std::collections::{BTreeSet, HashMap, HashSet};

use time::Date;
use uuid::Uuid;

use super::{
    names::{PersonName, organisation_key, organisation_sound},
    value::phone_key,
};
use crate::{
    directory::{
        Ags, Committee, CommitteeKind, Contact, ContactKind, Level, Membership, MembershipRole, NamedRecord,
        Organisation, OrganisationKind, Person, Region, Relation, RelationKind,
    },
    id::{CommitteeId, ContactId, HealthRegionId, MembershipId, OrganisationId, PersonId},
    network::Period,
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
        /// The id of a record in a file of our own: certain.
        SameId = "same_id",
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
    /// For whom people sit in committees anywhere, also in others.
    pub speakers: Vec<(PersonId, OrganisationId)>,
    /// Relations of those who are known.
    pub relations: Vec<Relation>,
    /// The health region; none if it is not said yet.
    pub health_region: Option<NamedRecord>,
    /// Whether the actor may set up committees in it.
    pub may_add_committees: bool,
    /// The ids of records that the actor sees and that are not among those above: they lie elsewhere, or have ended.
    pub elsewhere: HashSet<Uuid>,
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
    pub(super) level: Level,
    /// Whether it belongs to the health region; others belong to none.
    pub(super) is_here: bool,
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
    /// Whether they work for somebody who is not in that list: it lies elsewhere, or the actor does not see it.
    pub(super) works_unseen: bool,
    pub(super) visibility: Visibility,
    pub(super) ways: Vec<Way>,
    pub(super) may_edit: bool,
    pub(super) is_changed: bool,
}

/// A committee as it would be after the rows so far. Those that are known stay as they are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Board {
    pub(super) id: Option<CommitteeId>,
    /// The row that brings it, if it is new.
    pub(super) row: Option<usize>,
    pub(super) name: String,
    pub(super) kind: CommitteeKind,
    pub(super) level: Level,
    pub(super) description: String,
    /// The committee above it, if that is known: a place in the list of committees.
    pub(super) parent: Option<usize>,
    /// Whether the actor may change who sits there.
    pub(super) may_edit: bool,
}

/// What a relation joins: places in the lists, or the health region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    Human(usize),
    Body(usize),
    Board(usize),
    Region,
}

/// A relation as it would be after the rows so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bond {
    pub(super) is_new: bool,
    pub(super) kind: RelationKind,
    pub(super) from: End,
    pub(super) to: End,
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
    /// A place in the list of committees.
    pub(super) committee: usize,
    pub(super) member: Member,
    /// The organisation for which a person sits there, if it is known: a place in the list of organisations.
    pub(super) on_behalf_of: Option<usize>,
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
    pub(super) boards: Vec<Board>,
    pub(super) seats: Vec<Sitting>,
    pub(super) bonds: Vec<Bond>,
    bonds_by_ends: HashMap<(End, End), Vec<usize>>,
    seats_by_member: HashMap<(usize, Member), Vec<usize>>,
    /// For whom a person sits anywhere.
    speakers: HashSet<(usize, usize)>,
    /// How long seats in a committee are held by an organisation, or on its behalf, by whomever.
    seats_on_behalf: HashMap<(usize, usize), Vec<Period>>,
    boards_by_id: HashMap<CommitteeId, usize>,
    boards_by_key: HashMap<String, Vec<usize>>,
    bodies_by_id: HashMap<OrganisationId, usize>,
    people_by_id: HashMap<PersonId, usize>,
    bodies_by_key: HashMap<String, Vec<usize>>,
    bodies_by_former_key: HashMap<String, Vec<usize>>,
    bodies_by_sound: HashMap<String, Vec<usize>>,
    bodies_by_email: ByEmail,
    people_by_key: HashMap<String, Vec<usize>>,
    people_by_sound: HashMap<String, Vec<usize>>,
    people_by_email: ByEmail,
    /// How many there are in the directory. They come first in every list, so that a long file of new ones need not be gone
    /// through to find them.
    known_bodies: usize,
    known_people: usize,
    known_boards: usize,
}

/// The places of those who have an address.
type ByEmail = HashMap<String, BTreeSet<usize>>;

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
        let region = known.health_region.as_ref().map(|region| HealthRegionId(region.record.id));
        for one in &known.organisations {
            let body = Body {
                id: Some(one.record.id),
                row: None,
                name: one.record.name.clone(),
                kind: one.record.kind,
                level: one.record.level,
                is_here: one.record.health_region_id == region,
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
            all.bodies_by_id.insert(one.record.id, place);
        }
        for one in &known.people {
            let body = one.record.organisation_id.and_then(|id| all.body_of_id(id));
            let human = Human {
                id: Some(one.record.id),
                row: None,
                name: one.record.name.clone(),
                function: one.record.function.clone(),
                body,
                works_unseen: one.record.organisation_id.is_some() && body.is_none(),
                visibility: one.record.visibility,
                ways: ways(&one.contacts),
                may_edit: one.may_edit,
                is_changed: false,
            };
            let place = all.add_human(human);
            all.people_by_id.insert(one.record.id, place);
        }
        all.add_known_committees(known);
        for seat in &known.seats {
            all.add_known_seat(seat);
        }
        for (person, body) in &known.speakers {
            if let (Some(human), Some(body)) = (all.human_of_id(*person), all.body_of_id(*body)) {
                all.speakers.insert((human, body));
            }
        }
        for relation in &known.relations {
            let region = known.health_region.as_ref().map(|region| region.record.id);
            let end = |id| if region == Some(id) { Some(End::Region) } else { all.end_of_id(id) };
            if let (Some(from), Some(to)) = (end(relation.from.id), end(relation.to.id)) {
                all.add_bond(Bond { is_new: false, kind: relation.kind, from, to });
            }
        }
        (all.known_bodies, all.known_people) = (all.bodies.len(), all.people.len());
        all.known_boards = all.boards.len();
        all
    }

    fn add_known_committees(&mut self, known: &Known) {
        for one in &known.committees {
            let Committee { id, name, kind, level, description, .. } = one.record.clone();
            let (row, may_edit) = (None, one.may_edit);
            let board = Board { id: Some(id), row, name, kind, level, description, parent: None, may_edit };
            let place = self.add_board(board);
            self.boards_by_id.insert(id, place);
        }
        for (place, one) in known.committees.iter().enumerate() {
            self.boards[place].parent =
                one.record.parent_id.and_then(|id| self.boards_by_id.get(&id)).copied();
        }
    }

    /// A seat of somebody who is not seen is nobody's that a row can name.
    fn add_known_seat(&mut self, seat: &Membership) {
        let body = seat.organisation_id.and_then(|id| self.body_of_id(id));
        // The seat of a person is theirs, whoever they sit there for.
        let member = match seat.person_id {
            Some(id) => self.people_by_id.get(&id).copied().map(Member::Human),
            None => body.map(Member::Body),
        };
        let committee = self.boards_by_id.get(&seat.committee_id).copied();
        if let (None, Some(body), Some(committee)) = (member, body, committee) {
            let period = Period::new(seat.valid_from, seat.valid_to);
            self.seats_on_behalf.entry((committee, body)).or_default().push(period);
        }
        if let (Some(member), Some(committee)) = (member, committee) {
            self.add_seat(Sitting {
                id: Some(seat.id),
                committee,
                member,
                on_behalf_of: body,
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
        if let Some(body) = seat.on_behalf_of {
            let period = Period::new(seat.valid_from, seat.valid_to);
            self.seats_on_behalf.entry((seat.committee, body)).or_default().push(period);
            if let Member::Human(human) = seat.member {
                self.speakers.insert((human, body));
            }
        }
        self.seats.push(seat);
    }

    /// The seats that a member has or had in a committee.
    pub(super) fn seats_of(&self, committee: usize, member: Member) -> &[usize] {
        self.seats_by_member.get(&(committee, member)).map_or(&[], Vec::as_slice)
    }

    /// Whether a person has a seat anywhere on behalf of an organisation.
    pub(super) fn speaks_for(&self, human: usize, body: usize) -> bool {
        self.speakers.contains(&(human, body))
    }

    /// Whether an organisation has a seat in a committee from a day on, or somebody has one on its behalf.
    pub(super) fn is_represented(&self, committee: usize, body: usize, from: Option<Date>) -> bool {
        let mut periods = self.seats_on_behalf.get(&(committee, body)).into_iter().flatten();
        periods.any(|period| period.to.zip(from).is_none_or(|(to, from)| to > from))
    }

    pub(super) fn add_bond(&mut self, bond: Bond) {
        self.bonds_by_ends.entry((bond.from, bond.to)).or_default().push(self.bonds.len());
        self.bonds.push(bond);
    }

    /// The relations from one to another.
    pub(super) fn bonds_between(&self, from: End, to: End) -> impl Iterator<Item = &Bond> {
        self.bonds_by_ends.get(&(from, to)).into_iter().flatten().map(|at| &self.bonds[*at])
    }

    pub(super) fn add_board(&mut self, board: Board) -> usize {
        let place = self.boards.len();
        self.boards_by_key.entry(organisation_key(&board.name)).or_default().push(place);
        self.boards.push(board);
        place
    }

    /// The committees of a name, compared as names of organisations are.
    pub(super) fn boards_named(&self, name: &str) -> &[usize] {
        self.boards_by_key.get(&organisation_key(name)).map_or(&[], Vec::as_slice)
    }

    /// Those of them that are in the directory.
    pub(super) fn known_boards_named(&self, name: &str) -> Vec<usize> {
        until(self.known_boards, self.boards_named(name))
    }

    /// The row that brings a committee, if it is new.
    pub(super) fn row_of_board(&self, place: usize) -> Option<usize> {
        self.boards.get(place).and_then(|board| board.row)
    }

    pub(super) fn board_of_id(&self, id: CommitteeId) -> Option<usize> {
        self.boards_by_id.get(&id).copied()
    }

    pub(super) fn body_of_id(&self, id: OrganisationId) -> Option<usize> {
        self.bodies_by_id.get(&id).copied()
    }

    pub(super) fn human_of_id(&self, id: PersonId) -> Option<usize> {
        self.people_by_id.get(&id).copied()
    }

    /// Whoever of the directory has this id, whatever it is.
    pub(super) fn end_of_id(&self, id: Uuid) -> Option<End> {
        let human = self.human_of_id(PersonId(id)).map(End::Human);
        let body = || self.body_of_id(OrganisationId(id)).map(End::Body);
        human.or_else(body).or_else(|| self.board_of_id(CommitteeId(id)).map(End::Board))
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

    /// What a row of a list brings, a later row may mean. Two nodes of a network are two: with `is_node`, nobody is found whom
    /// the file itself brings.
    pub(super) fn find_body(&self, name: &str, emails: &[String], is_node: bool) -> Found {
        let key = organisation_key(name);
        let end = if is_node { self.known_bodies } else { self.bodies.len() };
        let all = |places: Option<&Vec<usize>>| until(end, places.into_iter().flatten());
        let same = all(self.bodies_by_key.get(&key));
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
        push_new(&mut perhaps, &all(self.bodies_by_former_key.get(&key)), MatchReason::FormerName);
        let alike = all(self.bodies_by_sound.get(&organisation_sound(&key)));
        push_new(&mut perhaps, &alike, MatchReason::SoundsAlike);
        for email in emails {
            let places = until(end, self.bodies_by_email.get(email).into_iter().flatten());
            push_new(&mut perhaps, &places, MatchReason::SameEmail);
        }
        if perhaps.is_empty() { Found::Nobody } else { Found::Perhaps(perhaps) }
    }

    /// `bodies` are where the row says the person works: one or none, of a node also several. `is_node` as in
    /// [`find_body`](Self::find_body).
    pub(super) fn find_human(
        &self,
        name: &PersonName,
        bodies: &[usize],
        emails: &[String],
        is_node: bool,
    ) -> Found {
        let end = if is_node { self.known_people } else { self.people.len() };
        let all = |places: Option<&Vec<usize>>| until(end, places.into_iter().flatten());
        let is_here = |at: &usize| match self.people[*at].body {
            Some(body) => bodies.contains(&body),
            None => bodies.is_empty(),
        };
        let named = |at: &usize| PersonName::parse(&self.people[*at].name).last_sound() == name.last_sound();
        for email in emails {
            let mut found = until(end, self.people_by_email.get(email).into_iter().flatten());
            found.retain(named);
            if let [one] = found.as_slice() {
                return Found::One(*one, MatchReason::SameEmail);
            }
        }
        let same = all(self.people_by_key.get(&name.key()));
        let here: Vec<usize> = same.iter().copied().filter(is_here).collect();
        if let [one] = here.as_slice() {
            return Found::One(*one, MatchReason::SameNameAndOrganisation);
        }
        let mut perhaps = Vec::new();
        push_new(&mut perhaps, &same, MatchReason::SameName);
        let mut alike = all(self.people_by_sound.get(&name.sound()));
        alike.retain(is_here);
        push_new(&mut perhaps, &alike, MatchReason::SoundsAlike);
        if perhaps.is_empty() { Found::Nobody } else { Found::Perhaps(perhaps) }
    }
}

/// The places before an end; they ascend, so that what comes after it is not gone through.
fn until<'a>(end: usize, places: impl IntoIterator<Item = &'a usize>) -> Vec<usize> {
    places.into_iter().copied().take_while(|at| *at < end).collect()
}

fn note_emails(by_email: &mut ByEmail, ways: &[Way], place: usize) {
    for way in ways.iter().filter(|way| way.kind == ContactKind::Email) {
        by_email.entry(Way::key(way.kind, &way.value)).or_default().insert(place);
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
