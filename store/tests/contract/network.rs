//! The network as the map shows it.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use domain::{
    change::RecordKind,
    directory::OrganisationKind,
    id::{CommitteeId, HealthRegionId, OrganisationId, PersonId},
    network::{LinkKind, NetworkSnapshot, NodeKind, TimeSpan},
    permission::{Actor, Reach, Visibility},
};
use network_map::{history::network_on, layout::geography::Home};
use store::{Store, network::is_node};
use time::{Date, macros::date};
use uuid::Uuid;

use crate::{
    support::{Demo, Empty, MEMBER},
    world::{for_anybody, world},
};

contract! {
    async fn the_map_shows_exactly_what_its_reader_may_see(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            let network = store.read(actor).await.unwrap().get_network().await.unwrap();
            let visible: BTreeSet<Uuid> = world
                .things
                .iter()
                .filter(|thing| is_node(thing.record.kind) && reach.contains(thing.visibility, &thing.place))
                .map(|thing| thing.record.id)
                .collect();
            assert_eq!(network.nodes.iter().map(|node| node.id).collect::<BTreeSet<_>>(), visible);
            assert_eq!(network.nodes.len(), visible.len());
            // A region that is hidden must not be named by those who lie in it.
            let regions = world.of(RecordKind::HealthRegion);
            let hidden = regions.filter(|thing| !visible.contains(&thing.record.id));
            let names: BTreeMap<_, _> = world
                .content
                .health_regions
                .iter()
                .map(|region| (region.id.0, region.name.as_str()))
                .collect();
            for region in hidden {
                assert!(!network.regions.iter().any(|name| name == names[&region.record.id]));
            }
        });
    }

    async fn borders_name_exactly_the_regions_that_their_reader_may_see(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            let borders = store.read(actor).await.unwrap().get_borders().await.unwrap();
            let regions = world.of(RecordKind::HealthRegion);
            let visible: BTreeSet<Uuid> = regions
                .filter(|thing| reach.contains(thing.visibility, &thing.place))
                .map(|thing| thing.record.id)
                .collect();
            assert_eq!(borders.regions.iter().map(|region| region.id).collect::<BTreeSet<_>>(), visible);
        });
    }

    async fn a_region_lies_in_the_districts_it_covers_today(store: Demo) {
        let borders = store.read(&Actor::System).await.unwrap().get_borders().await.unwrap();
        let region = |name: &str| {
            let id = HealthRegionId::named(name).0;
            borders.regions.iter().find(|region| region.id == id).unwrap()
        };
        let state = |name: &str| borders.states[region(name).state as usize].name.as_str();
        assert_eq!((region("hassberge").districts.len(), state("hassberge")), (1, "Bayern"));
        let land = borders.land(&[Some(region("hassberge").id)]);
        let Some(Home::Areas(areas)) = &land.homes[0] else { panic!("a district has borders") };
        let corners: Vec<[f32; 2]> = land.areas[areas[0] as usize].iter().flatten().flatten().copied().collect();
        // Haßfurt is 130 km south of the middle of the map.
        assert!(corners.iter().any(|corner| corner[1] > 120.0) && corners.iter().all(|corner| corner[1] < 160.0));
        let states = borders.regions.iter().filter(|region| region.districts.is_empty()).count();
        assert_eq!(states, 2, "Hessen and Bayern are no districts");
    }

    async fn two_nodes_are_linked_once_by_their_closest_bond(store: Demo) {
        let network = network(&store, &Actor::System).await;
        let mut pairs = BTreeSet::new();
        for link in &network.links {
            assert_ne!(link.source, link.target);
            assert!(pairs.insert((link.source.min(link.target), link.source.max(link.target))), "{link:?}");
        }
        assert!(network.nodes.len() >= 600 && network.links.len() >= 1800);
        let office = PersonId::named("hassberge/leitung-gs").0;
        for (one, other, kind) in [
            (
                CommitteeId::named("hassberge/forum").0,
                HealthRegionId::named("hassberge").0,
                LinkKind::Belongs,
            ),
            (
                CommitteeId::named("hassberge/ag-pflege").0,
                CommitteeId::named("hassberge/forum").0,
                LinkKind::Parent,
            ),
            (office, CommitteeId::named("hassberge/forum").0, LinkKind::Chair),
            (
                PersonId::named("hassberge/psp").0,
                OrganisationId::named("hassberge/psp").0,
                LinkKind::Delegation,
            ),
        ] {
            assert_eq!(link(&network, one, other), Some(kind));
        }
        for kind in LinkKind::ALL {
            assert!(network.links.iter().any(|link| link.kind == kind), "{kind:?}");
        }
    }

    async fn nodes_know_their_kind_region_and_fields(store: Demo) {
        let content = store.content();
        let network = network(&store, &Actor::System).await;
        let nodes: HashMap<Uuid, _> = network.nodes.iter().map(|node| (node.id, node)).collect();
        for body in &content.organisations {
            let Some(node) = nodes.get(&body.id.0) else { continue };
            let is_office = body.kind == OrganisationKind::Office;
            assert_eq!(node.kind, if is_office { NodeKind::Office } else { NodeKind::Organisation });
            let region =
                content.health_regions.iter().find(|region| Some(region.id) == body.health_region_id);
            assert_eq!(
                node.region.map(|index| network.regions[usize::from(index)].as_str()),
                region.map(|region| region.name.as_str()),
            );
            let fields: BTreeSet<&str> = content
                .organisation_fields
                .iter()
                .filter(|(of, _)| *of == body.id)
                .filter_map(|(_, id)| content.fields.iter().find(|field| field.id == *id))
                .map(|field| field.name.as_str())
                .collect();
            assert_eq!(field_names(&network, node.fields), fields, "{}", body.name);
        }
        let forum = nodes[&CommitteeId::named("hassberge/forum").0];
        assert_eq!((forum.kind, forum.label.as_str()), (NodeKind::Committee, "Gesundheitsforum Haßberge"));
        // People work in the fields of the committees they sit in.
        let member = nodes[&PersonId::named("hassberge/psp").0];
        assert!(field_names(&network, member.fields).contains("Pflege"));
    }

    async fn what_has_ended_is_not_on_the_map(store: Demo) {
        let content = store.content();
        let today = store.clock().today();
        let network = network(&store, &Actor::System).await;
        let ended =
            content.health_regions.iter().find(|region| region.valid_to.is_some_and(|to| to <= today));
        let ended = ended.expect("the demo has a region that ended").id.0;
        assert!(network.nodes.iter().all(|node| node.id != ended));
        // A seat that ended links nobody, unless something else does.
        let lasting: BTreeSet<_> = content
            .memberships
            .iter()
            .filter(|seat| seat.valid_to.is_none_or(|to| today < to))
            .filter_map(|seat| Some((seat.person_id?, seat.committee_id)))
            .collect();
        let over = content.memberships.iter().filter(|seat| seat.valid_to.is_some_and(|to| to <= today));
        let mut checked = 0;
        for seat in over {
            let Some(person) = seat.person_id else { continue };
            if !lasting.contains(&(person, seat.committee_id)) {
                assert_eq!(link(&network, person.0, seat.committee_id.0), None);
                checked += 1;
            }
        }
        assert!(checked > 0);
    }

    async fn a_seat_links_from_its_first_day(store: Empty) {
        let mut world = world();
        let tomorrow = store.clock().today().next_day().unwrap();
        let (person, committee) = (PersonId::named("0/public"), CommitteeId::named("0/public"));
        let seats = world.content.memberships.iter_mut();
        for seat in seats.filter(|seat| seat.person_id == Some(person) && seat.committee_id == committee) {
            seat.valid_from = Some(tomorrow);
        }
        store.fill(&world.content).await;
        assert_eq!(link(&network(&store, &Actor::System).await, person.0, committee.0), None);
        store.clock().advance(time::Duration::days(1));
        let kind = link(&network(&store, &Actor::System).await, person.0, committee.0);
        assert_eq!(kind, Some(LinkKind::Membership));
    }

    async fn the_network_of_a_day_is_that_of_its_records(store: Demo) {
        let content = store.content();
        let mut read = store.read(&Actor::System).await.unwrap();
        let history = read.get_network_history().await.unwrap();
        for day in [date!(2014 - 06 - 30), date!(2024 - 12 - 31), date!(2025 - 01 - 01), read.today()] {
            let network = read.get_network_on(day).await.unwrap();
            assert_eq!(*network, network_on(&history, day));
            let is_there = |from: Option<Date>, to: Option<Date>| {
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
            };
            let committees: BTreeSet<Uuid> = content
                .committees
                .iter()
                .filter(|committee| is_there(committee.valid_from, committee.valid_to))
                .map(|committee| committee.id.0)
                .collect();
            let shown = network.nodes.iter().filter(|node| node.kind == NodeKind::Committee);
            assert_eq!(shown.map(|node| node.id).collect::<BTreeSet<_>>(), committees, "{day}");
            for seat in content.memberships.iter().filter(|seat| is_there(seat.valid_from, seat.valid_to)) {
                let Some(person) = seat.person_id else { continue };
                assert!(link(&network, person.0, seat.committee_id.0).is_some(), "{day} {seat:?}");
            }
        }
        assert_eq!(*read.get_network().await.unwrap(), network_on(&history, read.today()));
    }

    async fn nobody_sees_more_of_the_past_than_of_the_present(store: Empty) {
        let mut world = world();
        let yesterday = store.clock().today().previous_day().unwrap();
        for committee in &mut world.content.committees {
            committee.valid_to = Some(store.clock().today());
        }
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            let mut read = store.read(actor).await.unwrap();
            let visible: BTreeSet<Uuid> = world
                .things
                .iter()
                .filter(|thing| is_node(thing.record.kind) && reach.contains(thing.visibility, &thing.place))
                .map(|thing| thing.record.id)
                .collect();
            let before = read.get_network_on(yesterday).await.unwrap();
            assert_eq!(before.nodes.iter().map(|node| node.id).collect::<BTreeSet<_>>(), visible);
            let now = read.get_network().await.unwrap();
            assert!(now.nodes.iter().all(|node| node.kind != NodeKind::Committee));
        });
    }

    async fn what_is_over_has_a_place_too(store: Demo) {
        let network = store.read(&Actor::System).await.unwrap().get_network_history().await.unwrap();
        assert!(network.nodes.iter().all(|dated| dated.node.position != [0.0, 0.0]));
        assert!(network.nodes.iter().any(|dated| dated.period.to.is_some()));
    }

    async fn the_span_of_time_is_that_of_what_may_be_seen(store: Empty) {
        let today = store.clock().today();
        let empty = TimeSpan { first: today, last: today, today };
        assert_eq!(store.read(&Actor::System).await.unwrap().get_time_span().await.unwrap(), empty);
        let mut world = world();
        let (first, last) = (date!(1999 - 03 - 01), date!(2031 - 07 - 01));
        let committees = world.content.committees.iter_mut();
        for committee in committees.filter(|committee| committee.visibility == Visibility::Office) {
            (committee.valid_from, committee.valid_to) = (Some(first), Some(last));
        }
        store.fill(&world.content).await;
        let all = store.read(&Actor::System).await.unwrap().get_time_span().await.unwrap();
        assert_eq!(all, TimeSpan { first, last, today });
        let visitor = Actor::Visitor;
        let seen = store.read(&visitor).await.unwrap().get_time_span().await.unwrap();
        assert!(seen.first > first && seen.last < last, "{seen:?}");
    }

    async fn the_same_content_gives_the_same_map(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        let first = place(&store).await;
        store.execute("delete from node_position").await;
        let second = place(&store).await;
        assert!(
            first == second && first.len() == world.things.iter().filter(|t| is_node(t.record.kind)).count()
        );
        let places: BTreeSet<_> = first.values().map(|[x, y]| (x.to_bits(), y.to_bits())).collect();
        assert_eq!(places.len(), first.len(), "no two nodes lie on one another");
    }

    async fn new_nodes_are_placed_and_old_ones_stay_where_they_are(store: Demo) {
        let before = positions(&network(&store, &Actor::System).await);
        assert!(before.values().any(|[x, y]| *x != 0.0 || *y != 0.0));
        let mut write = store.write(&Actor::System).await.unwrap();
        assert_eq!(write.place_nodes().await.unwrap(), 0, "everything has its place");
        write.load(&world().content, None).await.unwrap();
        let new = write.place_nodes().await.unwrap();
        write.commit().await.unwrap();
        let after = positions(&network(&store, &Actor::System).await);
        assert_eq!((new, after.len()), (after.len() - before.len(), before.len() + new));
        for (id, position) in &before {
            assert_eq!(after[id], *position);
        }
        let placed = after.iter().filter(|(id, _)| !before.contains_key(id));
        let distinct: BTreeSet<_> = placed.map(|(_, [x, y])| (x.to_bits(), y.to_bits())).collect();
        assert_eq!(distinct.len(), new);
    }

    async fn everybody_sees_a_node_at_the_same_place(store: Demo) {
        let all = positions(&network(&store, &Actor::System).await);
        for actor in [Actor::Visitor, store.actor(MEMBER).await] {
            for (id, position) in positions(&network(&store, &actor).await) {
                assert_eq!(all[&id], position);
            }
        }
    }
}

async fn network(store: &Store, actor: &Actor) -> NetworkSnapshot {
    Arc::unwrap_or_clone(store.read(actor).await.unwrap().get_network().await.unwrap())
}

fn positions(network: &NetworkSnapshot) -> BTreeMap<Uuid, [f32; 2]> {
    network.nodes.iter().map(|node| (node.id, node.position)).collect()
}

async fn place(store: &Store) -> BTreeMap<Uuid, [f32; 2]> {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.place_nodes().await.unwrap();
    write.commit().await.unwrap();
    positions(&network(store, &Actor::System).await)
}

fn link(network: &NetworkSnapshot, one: Uuid, other: Uuid) -> Option<LinkKind> {
    let id = |index: u32| network.nodes[index as usize].id;
    let ends = BTreeSet::from([one, other]);
    network
        .links
        .iter()
        .find(|link| BTreeSet::from([id(link.source), id(link.target)]) == ends)
        .map(|link| link.kind)
}

fn field_names(network: &NetworkSnapshot, bits: u32) -> BTreeSet<&str> {
    network
        .fields
        .iter()
        .enumerate()
        .filter(|(bit, _)| bits & 1 << bit != 0)
        .map(|(_, name)| name.as_str())
        .collect()
}
