//! What is known of regions, and what they lack, for whom.

use std::collections::BTreeSet;

use domain::{
    change::RecordKind,
    gaps::{RegionFacts, gaps},
    id::{CommitteeId, PersonId},
    permission::{Actor, Reach, Visibility},
};
use store::Store;
use time::Duration;

use crate::{
    support::{COORDINATOR, Demo, Empty, GUEST, HESSEN},
    world::{Thing, for_anybody, world},
};

contract! {
    async fn only_what_may_be_seen_is_known_of_regions(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(40, async |actor| {
            let (facts, _) = facts(&store, actor).await;
            let reach = Reach::of(actor);
            let sees = |thing: &&Thing| reach.contains(thing.visibility, &thing.place);
            let seen = |kind| world.of(kind).filter(sees).map(|thing| thing.record).collect::<BTreeSet<_>>();
            let regions: BTreeSet<_> = facts.iter().map(|region| region.region.record).collect();
            assert_eq!(regions, seen(RecordKind::HealthRegion));
            let committees = seen(RecordKind::Committee);
            for committee in facts.iter().flat_map(|region| &region.committees) {
                assert!(committees.contains(&committee.committee.record));
                let named = committee.seats.iter().filter(|seat| seat.name.is_some()).count();
                assert_eq!(named > 0, !seen(RecordKind::Person).is_empty() || !seen(RecordKind::Organisation).is_empty());
                // Somebody who may not be seen sits there all the same.
                assert!(committee.seats.iter().all(|seat| seat.person_id.is_some()));
            }
            for region in &facts {
                let thing = world.things.iter().find(|thing| thing.record == region.region.record).unwrap();
                let mut shared = Visibility::ALL.iter().filter(|visibility| **visibility != Visibility::Private);
                let sees_all = shared.all(|visibility| reach.contains(*visibility, &thing.place));
                assert_eq!(region.is_partly_seen, !sees_all);
            }
        });
    }

    async fn whoever_coordinates_a_region_sees_it_whole_and_others_in_part(store: Demo) {
        for (email, whole, part) in [(COORDINATOR, "Haßberge", "Bamberg"), (HESSEN, "Land Hessen", "Haßberge")] {
            let (facts, _) = facts(&store, &store.actor(email).await).await;
            let find = |name: &str| facts.iter().find(|region| region.region.name.contains(name)).unwrap();
            assert!(!find(whole).is_partly_seen && find(part).is_partly_seen, "{email}");
        }
        let (facts, _) = facts(&store, &store.actor(GUEST).await).await;
        assert!(facts.iter().all(|region| region.is_partly_seen));
    }

    async fn a_seat_is_a_gap_from_ninety_days_before_its_end_until_it_ends(store: Empty) {
        let mut world = world();
        let end = store.clock().today() + Duration::days(100);
        let (committee, person) = (CommitteeId::named("2/public"), PersonId::named("2/public"));
        let seats = world.content.memberships.iter_mut();
        for seat in seats.filter(|seat| seat.committee_id == committee && seat.person_id == Some(person)) {
            seat.valid_to = Some(end);
        }
        store.fill(&world.content).await;
        let ending = async || {
            let (facts, _) = facts(&store, &Actor::System).await;
            let gaps = gaps(&facts, &[], store.clock().today());
            gaps.into_iter().flat_map(|region| region.ending).filter(|seat| seat.ends_on == end).count()
        };
        assert_eq!(ending().await, 0);
        store.clock().advance(Duration::days(10));
        assert_eq!(ending().await, 1);
        store.clock().advance(Duration::days(90));
        assert_eq!(ending().await, 0);
    }
}

async fn facts(store: &Store, actor: &Actor) -> (Vec<RegionFacts>, Vec<String>) {
    store.read(actor).await.unwrap().list_region_facts().await.unwrap()
}
