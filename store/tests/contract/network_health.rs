//! The health of the network: each figure is counted a second time, from the raw records and in another way.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    directory::{Membership, OrganisationKind},
    id::HealthRegionId,
    permission::{Actor, Reach, Visibility},
    reports::{HealthRecord, NetworkFigure, NetworkHealth},
};
use store::{
    Store, StoreError,
    content::{Content, demo::demo},
};
use time::{Date, Duration};
use uuid::Uuid;

use crate::{
    support::{COORDINATOR, Demo, Empty},
    world::{for_anybody, world},
};

contract! {
    async fn each_figure_of_the_demo_is_what_a_recount_finds(store: Demo) {
        let today = store.clock().today();
        let content = demo(today);
        let coordinator = store.actor(COORDINATOR).await;
        let chosen = HealthRegionId::named("hassberge");
        // A recount by removing one after the other takes its time; drawn networks are smaller, and there are more of them.
        check(&store, &content, &Actor::Visitor, None, today).await;
        check(&store, &content, &coordinator, None, today).await;
        check(&store, &content, &coordinator, Some(chosen), today - Duration::days(365)).await;
        let own = health(&store, &coordinator, Some(chosen), today).await;
        for figure in [NetworkFigure::Organisations, NetworkFigure::Committees, NetworkFigure::Sectors] {
            assert!(own.count(figure) > 0, "{figure}");
        }
    }

    async fn each_figure_of_a_drawn_network_is_what_a_recount_finds(store: Empty) {
        let today = store.clock().today();
        let content = drawn(today);
        store.fill(&content).await;
        let region = content.health_regions.iter().find(|region| {
            region.visibility == Visibility::Public
                && content.committees.iter().any(|committee| committee.health_region_id == Some(region.id))
        });
        let region = region.unwrap().id;
        for_anybody(6, async |actor| {
            for region in [None, Some(region)] {
                for day in [today, today - Duration::days(300)] {
                    check(&store, &content, actor, region, day).await;
                }
            }
        });
        // What was drawn has something to count.
        let all = health(&store, &Actor::System, None, today).await;
        for figure in [
            NetworkFigure::Isolated,
            NetworkFigure::Vacant,
            NetworkFigure::Ending,
            NetworkFigure::CutPoints,
            NetworkFigure::Overlaps,
        ] {
            assert!(all.count(figure) > 0, "{figure}");
        }
    }

    async fn a_region_that_may_not_be_seen_is_one_that_is_not_there(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        let hidden = world.content.health_regions.iter().find(|region| region.visibility == Visibility::Office).unwrap();
        let today = store.clock().today();
        for region in [hidden.id, HealthRegionId::named("nowhere")] {
            let mut read = store.read(&Actor::Visitor).await.unwrap();
            let refused = read.get_network_health(Some(region), today).await;
            assert!(matches!(refused, Err(StoreError::NotFound(_))));
        }
        health(&store, &Actor::System, Some(hidden.id), today).await;
    }

    async fn before_a_region_is_founded_there_is_nothing_in_it(store: Empty) {
        let mut world = world();
        let today = store.clock().today();
        let region = world.content.health_regions.iter_mut().find(|region| region.visibility == Visibility::Public).unwrap();
        region.valid_from = Some(today);
        let id = region.id;
        store.fill(&world.content).await;
        let then = health(&store, &Actor::System, Some(id), today - Duration::DAY).await;
        assert!(then.counts().iter().all(|count| *count == 0), "{:?}", then.counts());
        let now = health(&store, &Actor::System, Some(id), today).await;
        assert!(now.count(NetworkFigure::Committees) > 0);
    }
}

async fn health(store: &Store, actor: &Actor, region: Option<HealthRegionId>, day: Date) -> NetworkHealth {
    store.read(actor).await.unwrap().get_network_health(region, day).await.unwrap()
}

/// The world with few bonds, vacant seats, and terms around the day.
fn drawn(today: Date) -> Content {
    let mut content = world().content;
    // A made sequence: the same on both databases and in each run.
    let mut state: u64 = 7;
    let mut draw = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut term = move || {
        let day = |days: u64| today + Duration::days(i64::try_from(days).unwrap() - 400);
        let from = (draw(3) == 0).then(|| day(draw(395)));
        let to = (draw(3) == 0).then(|| day(401 + draw(200)));
        (from, to, draw(40))
    };
    content.memberships.retain_mut(|seat| {
        let (from, to, lot) = term();
        (seat.valid_from, seat.valid_to) = (from, to);
        if lot == 0 {
            seat.person_id = None;
        }
        lot < 3
    });
    content.relations.retain_mut(|relation| {
        let (from, to, lot) = term();
        (relation.valid_from, relation.valid_to) = (from, to);
        lot == 0
    });
    for person in &mut content.people {
        let (from, _, lot) = term();
        person.valid_from = from;
        if lot > 10 {
            person.organisation_id = None;
        }
    }
    for committee in &mut content.committees {
        let (from, _, lot) = term();
        committee.valid_from = from;
        if lot > 5 {
            committee.parent_id = None;
        }
    }
    content
}

/// Compares all figures with a recount.
async fn check(store: &Store, content: &Content, actor: &Actor, region: Option<HealthRegionId>, day: Date) {
    let told = health(store, actor, region, day).await;
    let raw = Raw::new(content, actor, region, day);
    let ids = |figure| {
        let records = told.records(figure).iter();
        let ids: BTreeSet<Uuid> = records
            .map(|record| match record {
                HealthRecord::Named(named) => named.record.id,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(ids.len(), told.count(figure), "{figure}: each once");
        ids
    };
    let context = format!("{actor:?} {region:?} {day}");
    assert_eq!(ids(NetworkFigure::Organisations), raw.own(&raw.bodies), "{context}");
    assert_eq!(ids(NetworkFigure::People), raw.own(&raw.people), "{context}");
    assert_eq!(ids(NetworkFigure::Committees), raw.own(&raw.committees), "{context}");
    assert_eq!(ids(NetworkFigure::Isolated), raw.isolated(), "{context}");
    assert_eq!(ids(NetworkFigure::CutPoints), raw.cut_points(), "{context}");
    assert_eq!(told.count(NetworkFigure::Sectors), raw.sectors(), "{context}");
    assert_eq!(told.count(NetworkFigure::Vacant), raw.vacant(), "{context}");
    assert_eq!(told.count(NetworkFigure::Ending), raw.ending(), "{context}");
    assert_eq!(told.count(NetworkFigure::Bridges), raw.bridges(), "{context}");
    assert_eq!(told.count(NetworkFigure::Overlaps), raw.overlaps(), "{context}");
    assert_eq!(told.count(NetworkFigure::OpenFields), raw.open_fields(), "{context}");
}

/// Records that hold on a day and may be seen, by id, each with its health region.
type Seen = BTreeMap<Uuid, Option<HealthRegionId>>;

/// The raw records as a reader may see them on a day.
struct Raw<'a> {
    content: &'a Content,
    region: Option<HealthRegionId>,
    day: Date,
    regions: BTreeSet<HealthRegionId>,
    bodies: Seen,
    people: Seen,
    committees: Seen,
}

fn holds(day: Date, from: Option<Date>, to: Option<Date>) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
}

impl<'a> Raw<'a> {
    fn new(content: &'a Content, actor: &Actor, region: Option<HealthRegionId>, day: Date) -> Self {
        let reach = Reach::of(actor);
        let mut raw = Self {
            content,
            region,
            day,
            regions: BTreeSet::new(),
            bodies: Seen::new(),
            people: Seen::new(),
            committees: Seen::new(),
        };
        for of in &content.health_regions {
            if holds(day, of.valid_from, of.valid_to) && reach.contains(of.visibility, &of.place()) {
                raw.regions.insert(of.id);
            }
        }
        for of in &content.organisations {
            if holds(day, of.valid_from, of.valid_to) && reach.contains(of.visibility, &of.place()) {
                raw.bodies.insert(of.id.0, of.health_region_id);
            }
        }
        for of in &content.people {
            if holds(day, of.valid_from, of.valid_to) && reach.contains(of.visibility, &of.place()) {
                raw.people.insert(of.id.0, of.health_region_id);
            }
        }
        for of in &content.committees {
            if holds(day, of.valid_from, of.valid_to) && reach.contains(of.visibility, &of.place()) {
                raw.committees.insert(of.id.0, of.health_region_id);
            }
        }
        raw
    }

    fn is_own(&self, region: Option<HealthRegionId>) -> bool {
        self.region.is_none() || (region == self.region && self.regions.contains(&self.region.unwrap()))
    }

    fn own(&self, seen: &Seen) -> BTreeSet<Uuid> {
        seen.iter().filter(|(_, region)| self.is_own(**region)).map(|(id, _)| *id).collect()
    }

    fn is_seen(&self, id: Uuid) -> bool {
        self.bodies.contains_key(&id)
            || self.people.contains_key(&id)
            || self.committees.contains_key(&id)
            || self.regions.contains(&HealthRegionId(id))
    }

    /// The seats of the day in committees that may be seen.
    fn seats(&self) -> impl Iterator<Item = &'a Membership> {
        let seats = self.content.memberships.iter();
        seats.filter(|seat| {
            holds(self.day, seat.valid_from, seat.valid_to)
                && self.committees.contains_key(&seat.committee_id.0)
        })
    }

    /// Who sits there, as far as they may be seen.
    fn seated(&self, seat: &Membership) -> Vec<Uuid> {
        let person = seat.person_id.map(|id| id.0).filter(|id| self.people.contains_key(id));
        let body = seat.organisation_id.map(|id| id.0).filter(|id| self.bodies.contains_key(id));
        person.into_iter().chain(body).collect()
    }

    fn relations(&self) -> Vec<(Uuid, Uuid)> {
        let relations = self.content.relations.iter();
        relations
            .filter(|relation| holds(self.day, relation.valid_from, relation.valid_to))
            .map(|relation| (relation.from.id, relation.to.id))
            .filter(|(from, to)| from != to && self.is_seen(*from) && self.is_seen(*to))
            .collect()
    }

    fn isolated(&self) -> BTreeSet<Uuid> {
        let mut alone: BTreeSet<Uuid> = &self.own(&self.bodies) | &self.own(&self.people);
        for seat in self.seats() {
            for id in self.seated(seat) {
                alone.remove(&id);
            }
        }
        for (from, to) in self.relations() {
            alone.remove(&from);
            alone.remove(&to);
        }
        alone
    }

    fn sectors(&self) -> usize {
        let own = self.own(&self.bodies);
        let kinds: BTreeSet<_> = self
            .content
            .organisations
            .iter()
            .filter(|body| own.contains(&body.id.0))
            .map(|body| body.kind)
            .collect();
        kinds.len() - usize::from(kinds.contains(&OrganisationKind::Other))
    }

    fn seats_of_own(&self) -> Vec<&'a Membership> {
        let own = self.own(&self.committees);
        self.seats().filter(|seat| own.contains(&seat.committee_id.0)).collect()
    }

    fn vacant(&self) -> usize {
        self.seats_of_own().iter().filter(|seat| seat.person_id.is_none()).count()
    }

    fn ending(&self) -> usize {
        let last = self.day + Duration::days(90);
        let is_gap = |seat: &&&Membership| {
            let Some(end) = seat.valid_to else { return false };
            let goes_on = self.content.memberships.iter().any(|other| {
                let is_same = (other.person_id.is_some() && other.person_id == seat.person_id)
                    || (other.organisation_id.is_some() && other.organisation_id == seat.organisation_id);
                other.committee_id == seat.committee_id
                    && is_same
                    && other.valid_from.is_none_or(|from| from <= end)
                    && other.valid_to.is_none_or(|to| to > last)
            });
            end <= last && !goes_on
        };
        self.seats_of_own().iter().filter(is_gap).count()
    }

    /// Who is in contact with whom, of those that belong to the part.
    fn contacts(&self) -> (BTreeSet<Uuid>, BTreeSet<(Uuid, Uuid)>) {
        let nodes = &(&self.own(&self.bodies) | &self.own(&self.people)) | &self.own(&self.committees);
        let mut pairs = self.relations();
        for seat in self.seats() {
            let seated = self.seated(seat);
            pairs.extend(seated.iter().map(|id| (*id, seat.committee_id.0)));
            if let [person, body] = seated[..] {
                pairs.push((person, body));
            }
        }
        // Somebody may speak for an organisation where the committee itself may not be seen.
        for seat in &self.content.memberships {
            if holds(self.day, seat.valid_from, seat.valid_to)
                && let [person, body] = self.seated(seat)[..]
            {
                pairs.push((person, body));
            }
        }
        let parents = self.content.committees.iter();
        pairs.extend(parents.filter_map(|committee| Some((committee.id.0, committee.parent_id?.0))));
        let work = self.content.people.iter();
        pairs.extend(work.filter_map(|person| Some((person.id.0, person.organisation_id?.0))));
        let is_contact =
            |(one, other): &(Uuid, Uuid)| one != other && nodes.contains(one) && nodes.contains(other);
        let pairs = pairs.into_iter().filter(is_contact).map(|(one, other)| (one.min(other), one.max(other)));
        let pairs = pairs.collect();
        (nodes, pairs)
    }

    fn cut_points(&self) -> BTreeSet<Uuid> {
        let (nodes, pairs) = self.contacts();
        let all = parts(&nodes, &pairs);
        let divides = |node: &&Uuid| {
            let rest: BTreeSet<_> = nodes.iter().copied().filter(|other| other != *node).collect();
            // Who stands alone takes a part along.
            parts(&rest, &pairs) > all
        };
        nodes.iter().filter(divides).copied().collect()
    }

    fn bridges(&self) -> usize {
        let (nodes, pairs) = self.contacts();
        let around = around(&nodes, &pairs);
        // Without the contact neither end reaches the other, and both have somebody else.
        let divides = |pair: &&(Uuid, Uuid)| {
            let (one, other) = **pair;
            let left = painted(&around, one, Some(**pair));
            !left.contains(&other) && left.len() > 1 && painted(&around, other, Some(**pair)).len() > 1
        };
        pairs.iter().filter(divides).count()
    }

    fn overlaps(&self) -> usize {
        let mut members: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
        let own = self.own(&self.committees);
        for seat in self.seats().filter(|seat| own.contains(&seat.committee_id.0)) {
            members.entry(seat.committee_id.0).or_default().extend(self.seated(seat));
        }
        let sets: Vec<_> = members.values().collect();
        let pairs = sets
            .iter()
            .enumerate()
            .flat_map(|(place, one)| sets[place + 1..].iter().map(move |other| (one, other)));
        pairs.filter(|(one, other)| one.intersection(other).count() >= 2).count()
    }

    fn open_fields(&self) -> usize {
        let names: BTreeSet<&str> = self.content.fields.iter().map(|field| field.name.as_str()).collect();
        let fields_of = |region: HealthRegionId| -> Option<BTreeSet<&str>> {
            let own: BTreeSet<_> =
                self.committees.iter().filter(|(_, of)| **of == Some(region)).map(|(id, _)| *id).collect();
            let numbers =
                self.content.committee_fields.iter().filter(|(committee, _)| own.contains(&committee.0));
            let names = numbers.map(|(_, field)| {
                self.content.fields.iter().find(|known| known.id == *field).unwrap().name.as_str()
            });
            (!own.is_empty()).then(|| names.collect())
        };
        let regions = self.content.health_regions.iter().filter(|region| self.regions.contains(&region.id));
        let regions: Vec<_> = regions.map(|region| (region, fields_of(region.id))).collect();
        let mut open = 0;
        for (region, own) in &regions {
            if self.region.is_some_and(|chosen| chosen != region.id) {
                continue;
            }
            let others = || {
                regions.iter().filter(|(other, fields)| {
                    other.id != region.id && other.kind == region.kind && fields.is_some()
                })
            };
            let near: Vec<_> = others().filter(|(other, _)| other.state == region.state).collect();
            let mut similar = if near.len() < 3 { others().collect() } else { near };
            if similar.len() < 3 {
                similar.clear();
            }
            let works_on = |fields: &Option<BTreeSet<&str>>, name: &str| {
                fields.as_ref().is_some_and(|fields| fields.contains(name))
            };
            for name in &names {
                let having = similar.iter().filter(|(_, fields)| works_on(fields, name)).count();
                if !works_on(own, name) && 2 * having >= similar.len() {
                    open += 1;
                }
            }
        }
        open
    }
}

type Around = BTreeMap<Uuid, Vec<Uuid>>;

fn around(nodes: &BTreeSet<Uuid>, pairs: &BTreeSet<(Uuid, Uuid)>) -> Around {
    let mut around = Around::new();
    for (one, other) in pairs.iter().filter(|(one, other)| nodes.contains(one) && nodes.contains(other)) {
        around.entry(*one).or_default().push(*other);
        around.entry(*other).or_default().push(*one);
    }
    around
}

/// All that can be reached from a node, by painting one after the other, without using a contact.
fn painted(around: &Around, start: Uuid, without: Option<(Uuid, Uuid)>) -> BTreeSet<Uuid> {
    let (mut painted, mut next) = (BTreeSet::from([start]), vec![start]);
    while let Some(node) = next.pop() {
        for other in around.get(&node).into_iter().flatten() {
            let is_taken = without == Some((node.min(*other), node.max(*other)));
            if !is_taken && painted.insert(*other) {
                next.push(*other);
            }
        }
    }
    painted
}

/// How many parts a network has that are not in contact.
fn parts(nodes: &BTreeSet<Uuid>, pairs: &BTreeSet<(Uuid, Uuid)>) -> usize {
    let around = around(nodes, pairs);
    let mut left = nodes.clone();
    let mut parts = 0;
    while let Some(first) = left.pop_first() {
        for node in painted(&around, first, None) {
            left.remove(&node);
        }
        parts += 1;
    }
    parts
}
