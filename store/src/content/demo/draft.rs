//! Turns tables into records: keys become ids, and what a table leaves out is filled in plausibly.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Ags, Committee, CommitteeKind, Contact, ContactKind, ContactOwner, HealthRegion, HealthRegionKind,
        Level, Membership, MembershipRole, Organisation, OrganisationKind, Person, Relation, RelationKind,
    },
    id::{
        CommitteeId, ContactId, FieldId, HealthRegionId, MembershipId, OrganisationId, PersonId, RelationId,
    },
    permission::{StateKey, Visibility},
};
use time::{Date, Duration};

use crate::content::{Content, HealthRegionDistrict, embedded::CHECKED, fields};

/// Of 256 seats so many were taken later than the committee was founded.
const LATE: u8 = 32;

/// Content in the making.
pub(super) struct Draft {
    content: Content,
    today: Date,
}

/// Where records of a table belong: the health region and what follows from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Home<'a> {
    /// Key of the health region and first part of the keys of its records.
    pub(super) slug: &'a str,
    /// Key of the state; none for the federation, which has no health region either.
    pub(super) state: Option<&'a str>,
    /// Key of the district in which its organisations sit.
    pub(super) ags: Option<&'a str>,
    /// The level of its committees and organisations, unless their kind says otherwise.
    pub(super) level: Level,
    /// The dialling code of its telephone numbers, which all lead nowhere.
    pub(super) dialling_code: &'a str,
}

impl Home<'_> {
    fn health_region_id(&self) -> Option<HealthRegionId> {
        self.state.map(|_| HealthRegionId::named(self.slug))
    }
}

/// One end of a relation, by key.
#[derive(Clone, Copy, Debug)]
pub(super) enum End<'a> {
    /// A health region.
    Region(&'a str),
    /// An organisation.
    Organisation(&'a str),
    /// A committee.
    Committee(&'a str),
    /// A person.
    Person(&'a str),
}

impl<'a> End<'a> {
    /// Reads a kind of record and a key, separated by a blank.
    pub(super) fn parse(text: &'a str) -> Self {
        match text.split_once(' ') {
            Some(("health_region", key)) => Self::Region(key),
            Some(("organisation", key)) => Self::Organisation(key),
            Some(("committee", key)) => Self::Committee(key),
            Some(("person", key)) => Self::Person(key),
            _ => panic!("{text} names no end of a relation; {CHECKED}"),
        }
    }

    fn record(self) -> RecordRef {
        match self {
            Self::Region(key) => RecordRef::new(RecordKind::HealthRegion, HealthRegionId::named(key)),
            Self::Organisation(key) => RecordRef::new(RecordKind::Organisation, OrganisationId::named(key)),
            Self::Committee(key) => RecordRef::new(RecordKind::Committee, CommitteeId::named(key)),
            Self::Person(key) => RecordRef::new(RecordKind::Person, PersonId::named(key)),
        }
    }
}

/// A seat to be given: of a person on behalf of their organisation, unless said otherwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat<'a> {
    committee: &'a str,
    person: Option<&'a str>,
    organisation: Option<&'a str>,
    role: MembershipRole,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
}

impl<'a> Seat<'a> {
    /// The seat of a person, on behalf of the organisation where the person works.
    pub(super) fn of(committee: &'a str, person: &'a str, role: MembershipRole) -> Self {
        Self { committee, person: Some(person), organisation: None, role, valid_from: None, valid_to: None }
    }

    /// The seat of an organisation that names nobody, or nobody yet.
    pub(super) fn of_organisation(committee: &'a str, organisation: &'a str, role: MembershipRole) -> Self {
        Self { organisation: Some(organisation), person: None, ..Self::of(committee, "", role) }
    }

    /// The same seat for a term that began or ended on a day.
    pub(super) fn within(self, began: Option<Date>, ended: Option<Date>) -> Self {
        Self { valid_from: began, valid_to: ended, ..self }
    }
}

impl Draft {
    /// An empty draft with the fields of action.
    pub(super) fn new(today: Date) -> Self {
        let (fields, topics) = fields::fields_and_topics();
        Self { content: Content { fields, topics, ..Content::default() }, today }
    }

    /// The finished content.
    pub(super) fn into_content(self) -> Content {
        self.content
    }

    /// The content so far.
    pub(super) fn content(&mut self) -> &mut Content {
        &mut self.content
    }

    /// The day the demo is made for.
    pub(super) const fn today(&self) -> Date {
        self.today
    }

    /// The day so many days after (or before) the day the demo is made for.
    pub(super) fn day(&self, offset: i64) -> Date {
        self.today + Duration::days(offset)
    }

    /// Adds a health region that covers districts.
    pub(super) fn health_region(
        &mut self,
        home: &Home<'_>,
        name: &str,
        kind: HealthRegionKind,
        districts: &[&str],
        validity: (Option<Date>, Option<Date>),
        description: &str,
    ) {
        let id = HealthRegionId::named(home.slug);
        let (valid_from, valid_to) = validity;
        self.content.health_regions.push(HealthRegion {
            id,
            name: name.to_owned(),
            kind,
            state: StateKey::new(home.state.expect(CHECKED)),
            description: description.to_owned(),
            visibility: Visibility::Public,
            valid_from,
            valid_to,
            version: 1,
        });
        self.content.health_region_districts.extend(districts.iter().map(|key| HealthRegionDistrict {
            health_region_id: id,
            ags: Ags::parse(key).expect(CHECKED),
            valid_from,
            valid_to,
        }));
    }

    /// Adds an organisation of a health region; `fields` are keys separated by blanks.
    pub(super) fn organisation(
        &mut self,
        home: &Home<'_>,
        key: &str,
        name: &str,
        kind: OrganisationKind,
        fields: &str,
        description: &str,
    ) {
        let id = OrganisationId::named(&format!("{}/{key}", home.slug));
        let level = match kind {
            OrganisationKind::Municipality => Level::Municipality,
            _ => home.level,
        };
        self.content.organisations.push(Organisation {
            id,
            name: name.to_owned(),
            kind,
            level,
            health_region_id: home.health_region_id(),
            state: home.state.map(StateKey::new),
            ags: home.ags.map(|ags| Ags::parse(ags).expect(CHECKED)),
            description: description.to_owned(),
            visibility: Visibility::Public,
            valid_from: None,
            valid_to: None,
            version: 1,
        });
        self.content
            .organisation_fields
            .extend(fields.split_whitespace().map(|field| (id, FieldId::named(field))));
    }

    /// Says when the organisation that was added last came and went.
    pub(super) fn organisation_was_there(&mut self, since: Option<Date>, until: Option<Date>) {
        if let Some(last) = self.content.organisations.last_mut() {
            (last.valid_from, last.valid_to) = (since, until);
        }
    }

    /// Says when the committee that was added last came to an end.
    pub(super) fn committee_ended(&mut self, until: Option<Date>) {
        if let Some(last) = self.content.committees.last_mut() {
            last.valid_to = until;
        }
    }

    /// Adds a committee of a health region, set up by another (full key); `fields` are keys separated by
    /// blanks.
    #[expect(clippy::too_many_arguments, reason = "one argument per column of the tables")]
    pub(super) fn committee(
        &mut self,
        home: &Home<'_>,
        key: &str,
        name: &str,
        kind: CommitteeKind,
        parent: Option<&str>,
        fields: &str,
        since: Option<Date>,
        description: &str,
    ) {
        let id = CommitteeId::named(&format!("{}/{key}", home.slug));
        self.content.committees.push(Committee {
            id,
            name: name.to_owned(),
            kind,
            level: home.level,
            parent_id: parent.map(CommitteeId::named),
            health_region_id: home.health_region_id(),
            state: home.state.map(StateKey::new),
            description: description.to_owned(),
            visibility: Visibility::Public,
            valid_from: since,
            valid_to: None,
            version: 1,
        });
        self.content
            .committee_fields
            .extend(fields.split_whitespace().map(|field| (id, FieldId::named(field))));
    }

    /// Adds a person (a function) who works at an organisation (full key), with made-up ways to reach them.
    pub(super) fn person(
        &mut self,
        home: &Home<'_>,
        key: &str,
        name: &str,
        function: &str,
        organisation: &str,
    ) {
        let full_key = format!("{}/{key}", home.slug);
        let id = PersonId::named(&full_key);
        self.content.people.push(Person {
            id,
            name: name.to_owned(),
            function: function.to_owned(),
            organisation_id: Some(OrganisationId::named(organisation)),
            health_region_id: home.health_region_id(),
            state: home.state.map(StateKey::new),
            visibility: Visibility::Network,
            valid_from: None,
            valid_to: None,
            version: 1,
        });
        let extension = 10 + self.content.people.len() % 90;
        let mut contact = |kind: ContactKind, value: String, visibility| {
            self.content.contacts.push(Contact {
                id: ContactId::named(&format!("{full_key}/{kind}")),
                owner: ContactOwner::Person(id),
                kind,
                value,
                visibility,
                consent_on: None,
                consent_source: String::new(),
            });
        };
        contact(ContactKind::Email, format!("{key}@{}.example", home.slug), Visibility::Region);
        contact(ContactKind::Phone, format!("{} 000-{extension}", home.dialling_code), Visibility::Office);
    }

    /// Gives a seat. Without dates of its own it lasts as long as the committee; some have joined it later, one to
    /// five years ago.
    pub(super) fn seat(&mut self, seat: Seat<'_>) {
        let committee_id = CommitteeId::named(seat.committee);
        let person_id = seat.person.map(PersonId::named);
        let organisation_id = match seat.organisation {
            Some(key) => Some(OrganisationId::named(key)),
            None => person_id.and_then(|id| self.employer(id)),
        };
        let holder = seat.person.or(seat.organisation).unwrap_or_default();
        let ended = if seat.valid_to.is_some() { "/ended" } else { "" };
        let id = MembershipId::named(&format!("{}/{holder}/{}{ended}", seat.committee, seat.role));
        let committee = self.content.committees.iter().find(|committee| committee.id == committee_id);
        let (founded, closed) = committee.map_or((None, None), |body| (body.valid_from, body.valid_to));
        let [.., when, whether] = id.0.into_bytes();
        let joined = self.day(-400 - i64::from(when) * 6);
        let is_late = whether < LATE && closed.is_none();
        let begin = founded.filter(|day| !is_late || *day > joined).unwrap_or(joined);
        let valid_from = seat.valid_from.unwrap_or(begin);
        self.content.memberships.push(Membership {
            id,
            committee_id,
            person_id,
            organisation_id,
            role: seat.role,
            is_voting: !matches!(seat.role, MembershipRole::Associated | MembershipRole::Moderator),
            valid_from: Some(valid_from),
            valid_to: seat.valid_to.or(closed),
            version: 1,
        });
    }

    /// Relates two records.
    pub(super) fn relate(&mut self, kind: RelationKind, from: End<'_>, to: End<'_>, note: &str) {
        let (from, to) = (from.record(), to.record());
        self.content.relations.push(Relation {
            id: RelationId::named(&format!("{}/{kind}/{}", from.id, to.id)),
            kind,
            from,
            to,
            note: note.to_owned(),
            valid_from: None,
            valid_to: None,
            version: 1,
        });
    }

    /// The organisation where a person works.
    pub(super) fn employer(&self, person_id: PersonId) -> Option<OrganisationId> {
        let person = self.content.people.iter().find(|person| person.id == person_id)?;
        person.organisation_id
    }
}
