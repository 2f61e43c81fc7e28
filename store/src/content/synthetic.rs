//! Networks of any size over all districts, for tests and benchmarks: same size and seed, same network.
//!
//! Small-world: seats are mostly held by people of the same district, some by neighbours, a few from far
//! away. There are three links to a node, counted as the map counts them: where a record belongs, who works
//! where, which committee set up which, seats, and relations.

use std::collections::HashSet;

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Committee, CommitteeKind, HealthRegion, HealthRegionKind, Level, Membership, MembershipRole,
        Organisation, OrganisationKind, Person, Region, Relation, RelationKind,
    },
    id::{CommitteeId, HealthRegionId, MembershipId, OrganisationId, PersonId, RelationId},
    permission::Visibility,
};
use time::{Date, Duration, macros::date};
use uuid::Uuid;

use super::{Content, HealthRegionDistrict, fields, regions::regions};

/// How large a synthetic network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 1,000 nodes in 40 districts.
    S,
    /// 10,000 nodes in all districts.
    M,
    /// 100,000 nodes in all districts.
    L,
}

impl Size {
    /// Number of nodes aimed at; it is met within two percent.
    #[must_use]
    pub const fn nodes(self) -> usize {
        match self {
            Self::S => 1_000,
            Self::M => 10_000,
            Self::L => 100_000,
        }
    }
}

/// Links per node.
const LINKS_PER_NODE: usize = 3;
/// The day before which everything began.
const EPOCH: Date = date!(2025 - 12 - 31);

/// A network of a size; the seed decides who sits where.
#[must_use]
pub fn synthetic(size: Size, seed: u64) -> Content {
    let (fields, topics) = fields::fields_and_topics();
    let mut builder = Builder {
        content: Content { fields, topics, ..Content::default() },
        random: Random(seed),
        prefix: format!("synthetic/{seed}"),
        next: 0,
        relations: HashSet::new(),
    };
    let districts = districts(size);
    let weights: Vec<f64> = districts.iter().map(|district| (district.population as f64).sqrt()).collect();
    let total: f64 = weights.iter().sum();
    let parts: Vec<Part> = districts
        .iter()
        .zip(weights)
        .map(|(district, weight)| {
            builder.part(district, (size.nodes() as f64 * weight / total).round() as usize)
        })
        .collect();
    for index in 0..parts.len() {
        builder.fill_committees(&parts, index);
        builder.relate_organisations(&parts, index);
    }
    builder.content
}

/// The districts of a network: all that exist, or every tenth.
fn districts(size: Size) -> Vec<Region> {
    let current = regions().regions.into_iter().filter(|region| region.valid_to.is_none());
    match size {
        Size::S => current.step_by(10).take(40).collect(),
        Size::M | Size::L => current.collect(),
    }
}

/// A district's part of the network.
struct Part {
    office: OrganisationId,
    organisations: Vec<OrganisationId>,
    people: Vec<PersonId>,
    committees: Vec<CommitteeId>,
}

impl Part {
    fn nodes(&self) -> usize {
        2 + self.organisations.len() + self.people.len() + self.committees.len()
    }

    /// Links that follow from where records belong: office, organisations and committees to the health
    /// region, people to where they work, committees to the one that set them up.
    fn fixed_links(&self) -> usize {
        1 + self.organisations.len() + 2 * self.committees.len() - 1 + self.people.len()
    }

    /// Relations beside seats: one from the office to the first committee, the others between organisations.
    fn relations(&self) -> usize {
        1 + self.organisations.len() / 3
    }

    fn seats(&self) -> usize {
        (LINKS_PER_NODE * self.nodes()).saturating_sub(self.fixed_links() + self.relations())
    }
}

struct Builder {
    content: Content,
    random: Random,
    prefix: String,
    next: usize,
    relations: HashSet<(Uuid, Uuid)>,
}

impl Builder {
    /// The name of the next record, from which its id follows.
    fn key(&mut self) -> String {
        self.next += 1;
        format!("{}/{}", self.prefix, self.next)
    }

    /// A day up to eight years before the epoch.
    fn day(&mut self) -> Date {
        EPOCH - Duration::days(self.random.below(3_000) as i64)
    }

    fn part(&mut self, district: &Region, nodes: usize) -> Part {
        let place = format!("{} {}", district.kind, district.name);
        let region = HealthRegionId::named(&self.key());
        self.content.health_regions.push(HealthRegion {
            id: region,
            name: format!("Gesundheitsregion {place}"),
            kind: HealthRegionKind::Network,
            state: district.state.clone(),
            description: String::new(),
            visibility: Visibility::Public,
            valid_from: None,
            valid_to: None,
            version: 1,
        });
        self.content.health_region_districts.push(HealthRegionDistrict {
            health_region_id: region,
            ags: district.ags.clone(),
            valid_from: district.valid_from,
            valid_to: None,
        });
        let rest = nodes.max(10) - 2;
        let committees = (rest * 12 / 100).max(1);
        let organisations = (rest * 30 / 100).max(2);
        let office =
            self.organisation(district, region, format!("Geschäftsstelle {place}"), OrganisationKind::Office);
        let organisations: Vec<_> = (1..=organisations)
            .map(|number| {
                let (name, kind) = ORGANISATIONS[self.random.below(ORGANISATIONS.len())];
                self.organisation(district, region, format!("{name} {number}, {place}"), kind)
            })
            .collect();
        let people = (1..=rest - committees - organisations.len())
            .map(|number| self.person(district, region, office, &organisations, (number, &place)))
            .collect();
        let committees = self.committees(district, region, committees, &place);
        Part { office, organisations, people, committees }
    }

    fn organisation(
        &mut self,
        district: &Region,
        region: HealthRegionId,
        name: String,
        kind: OrganisationKind,
    ) -> OrganisationId {
        let id = OrganisationId::named(&self.key());
        let field = self.content.fields[self.random.below(self.content.fields.len())].id;
        self.content.organisation_fields.push((id, field));
        self.content.organisations.push(Organisation {
            id,
            name,
            kind,
            level: if kind == OrganisationKind::Municipality { Level::Municipality } else { Level::Region },
            health_region_id: Some(region),
            state: Some(district.state.clone()),
            ags: Some(district.ags.clone()),
            description: String::new(),
            visibility: Visibility::Public,
            valid_from: None,
            valid_to: None,
            version: 1,
        });
        id
    }

    fn person(
        &mut self,
        district: &Region,
        region: HealthRegionId,
        office: OrganisationId,
        organisations: &[OrganisationId],
        (number, place): (usize, &str),
    ) -> PersonId {
        let id = PersonId::named(&self.key());
        let is_office = number == 1;
        let function = if is_office {
            "Leitung Geschäftsstelle"
        } else {
            FUNCTIONS[self.random.below(FUNCTIONS.len())]
        };
        self.content.people.push(Person {
            id,
            name: format!("{function} {number}, {place}"),
            function: function.to_owned(),
            organisation_id: Some(if is_office {
                office
            } else {
                organisations[self.random.below(organisations.len())]
            }),
            health_region_id: Some(region),
            state: Some(district.state.clone()),
            visibility: Visibility::Network,
            valid_from: None,
            valid_to: None,
            version: 1,
        });
        id
    }

    /// A forum, working groups set up by it, and project groups set up by those.
    fn committees(
        &mut self,
        district: &Region,
        region: HealthRegionId,
        count: usize,
        place: &str,
    ) -> Vec<CommitteeId> {
        let groups = count.isqrt() + 1;
        let mut ids: Vec<CommitteeId> = Vec::new();
        for number in 0..count {
            let id = CommitteeId::named(&self.key());
            let (name, kind, parent_id) = if number == 0 {
                (format!("Gesundheitsforum {place}"), CommitteeKind::Forum, None)
            } else if number <= groups {
                (format!("Arbeitsgruppe {number}, {place}"), CommitteeKind::WorkingGroup, Some(ids[0]))
            } else {
                let parent = ids[1 + self.random.below(groups)];
                (format!("Projektgruppe {number}, {place}"), CommitteeKind::ProjectGroup, Some(parent))
            };
            let field = self.content.fields[self.random.below(self.content.fields.len())].id;
            self.content.committee_fields.push((id, field));
            self.content.committees.push(Committee {
                id,
                name,
                kind,
                level: Level::Region,
                parent_id,
                health_region_id: Some(region),
                state: Some(district.state.clone()),
                description: String::new(),
                visibility: Visibility::Public,
                valid_from: None,
                valid_to: None,
                version: 1,
            });
            ids.push(id);
        }
        ids
    }

    fn fill_committees(&mut self, parts: &[Part], index: usize) {
        let part = &parts[index];
        let (seats, count) = (part.seats(), part.committees.len());
        for (number, committee) in part.committees.iter().enumerate() {
            let seats = seats / count + usize::from(number < seats % count);
            let mut taken = HashSet::new();
            while taken.len() < seats {
                let role = match taken.len() {
                    0 => MembershipRole::Chair,
                    1 => MembershipRole::DeputyChair,
                    n if n % 11 == 0 => MembershipRole::Associated,
                    _ => MembershipRole::Member,
                };
                let home = &parts[self.near(index, parts.len())];
                // One seat in five is an organisation's that names nobody; the chair is a person.
                let is_person = taken.is_empty() || self.random.below(5) > 0;
                let (person_id, organisation_id) = if is_person {
                    (Some(home.people[self.random.below(home.people.len())]), None)
                } else {
                    (None, Some(home.organisations[self.random.below(home.organisations.len())]))
                };
                if taken.insert((person_id, organisation_id)) {
                    let seat = Membership {
                        id: MembershipId::named(&self.key()),
                        committee_id: *committee,
                        person_id,
                        organisation_id,
                        role,
                        is_voting: role != MembershipRole::Associated,
                        valid_from: Some(self.day()),
                        valid_to: None,
                        version: 1,
                    };
                    self.content.memberships.push(seat);
                }
            }
        }
    }

    fn relate_organisations(&mut self, parts: &[Part], index: usize) {
        let part = &parts[index];
        let office = RecordRef::new(RecordKind::Organisation, part.office);
        let forum = RecordRef::new(RecordKind::Committee, part.committees[0]);
        self.relate(RelationKind::Coordinates, office, forum);
        let mut open = part.relations() - 1;
        while open > 0 {
            let other = &parts[self.near(index, parts.len())];
            let from = part.organisations[self.random.below(part.organisations.len())];
            let to = other.organisations[self.random.below(other.organisations.len())];
            // The last kind is succession, which only what has ended has.
            let kind = RelationKind::ALL[self.random.below(RelationKind::ALL.len() - 1)];
            let from = RecordRef::new(RecordKind::Organisation, from);
            let to = RecordRef::new(RecordKind::Organisation, to);
            open -= usize::from(self.relate(kind, from, to));
        }
    }

    /// Relates two records once; whether they were not yet related.
    fn relate(&mut self, kind: RelationKind, from: RecordRef, to: RecordRef) -> bool {
        let is_new = from != to
            && !self.relations.contains(&(to.id, from.id))
            && self.relations.insert((from.id, to.id));
        if is_new {
            let relation = Relation {
                id: RelationId::named(&self.key()),
                kind,
                from,
                to,
                note: String::new(),
                valid_from: None,
                valid_to: None,
                version: 1,
            };
            self.content.relations.push(relation);
        }
        is_new
    }

    /// Mostly the district itself, sometimes one of its neighbours by key, seldom any other.
    fn near(&mut self, index: usize, count: usize) -> usize {
        match self.random.below(100) {
            0..85 => index,
            85..97 => (index + count + self.random.below(7) - 3) % count,
            _ => self.random.below(count),
        }
    }
}

const ORGANISATIONS: &[(&str, OrganisationKind)] = &[
    ("Hausarztpraxis", OrganisationKind::Physicians),
    ("Facharztpraxis", OrganisationKind::Physicians),
    ("Pflegedienst", OrganisationKind::Care),
    ("Pflegeheim", OrganisationKind::Care),
    ("Klinik", OrganisationKind::Hospital),
    ("Gemeinde", OrganisationKind::Municipality),
    ("Apotheke", OrganisationKind::Pharmacies),
    ("Beratungsstelle", OrganisationKind::Welfare),
    ("Selbsthilfegruppe", OrganisationKind::SelfHelp),
    ("Sportverein", OrganisationKind::Sports),
    ("Schule", OrganisationKind::Education),
    ("Krankenkasse", OrganisationKind::HealthInsurer),
    ("Therapiepraxis", OrganisationKind::Therapists),
    ("Betrieb", OrganisationKind::Company),
];

const FUNCTIONS: &[&str] =
    &["Leitung", "Geschäftsführung", "Vertretung", "Sprechstelle", "Fachreferat", "Koordination", "Vorsitz"];

/// A small generator of random numbers (`SplitMix64`): fast, and the same on every machine.
pub(super) struct Random(pub(super) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which must not be zero.
    pub(super) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::checks::{
        Network, assert_committees_are_led, assert_ids_are_unique, assert_references_resolve,
        assert_validity_is_sane,
    };

    fn within_two_percent(is: usize, aim: usize) -> bool {
        is.abs_diff(aim) * 50 <= aim
    }

    #[test]
    fn sizes_are_met_within_two_percent() {
        for size in [Size::S, Size::M, Size::L] {
            let network = Network::of(&synthetic(size, 1));
            let (nodes, links) = (network.nodes.len(), network.links.len());
            assert!(within_two_percent(nodes, size.nodes()), "{size:?}: {nodes} nodes");
            assert!(
                within_two_percent(links, nodes * LINKS_PER_NODE),
                "{size:?}: {links} links of {nodes} nodes"
            );
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_network_and_another_seed_another() {
        assert_eq!(synthetic(Size::S, 7), synthetic(Size::S, 7));
        let seats = |seed| {
            let seats = synthetic(Size::S, seed).memberships;
            seats
                .iter()
                .map(|seat| seat.role)
                .zip(seats.iter().map(|seat| seat.valid_from))
                .collect::<Vec<_>>()
        };
        assert_ne!(seats(7), seats(8));
    }

    #[test]
    fn small_and_middle_networks_are_sound() {
        for size in [Size::S, Size::M] {
            let content = synthetic(size, 42);
            assert_ids_are_unique(&content);
            assert_references_resolve(&content);
            assert_validity_is_sane(&content);
            let network = Network::of(&content);
            assert!(network.lonely().is_empty());
            assert_eq!(network.largest_part(), network.nodes.len());
        }
        assert_committees_are_led(&synthetic(Size::S, 42));
    }

    #[test]
    fn every_district_has_its_part_from_the_middle_size_on() {
        let content = synthetic(Size::M, 1);
        assert_eq!((content.health_regions.len(), content.health_region_districts.len()), (401, 401));
    }

    #[test]
    fn most_seats_are_held_from_within_the_district() {
        let content = synthetic(Size::M, 3);
        let homes: std::collections::HashMap<_, _> =
            content.people.iter().map(|person| (person.id, person.health_region_id)).collect();
        let committees: std::collections::HashMap<_, _> =
            content.committees.iter().map(|committee| (committee.id, committee.health_region_id)).collect();
        let of_people: Vec<_> = content
            .memberships
            .iter()
            .filter_map(|seat| seat.person_id.map(|id| (id, seat.committee_id)))
            .collect();
        let local =
            of_people.iter().filter(|(person, committee)| homes[person] == committees[committee]).count();
        assert!(local * 100 / of_people.len() >= 70, "{local} of {}", of_people.len());
    }
}
