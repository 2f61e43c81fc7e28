//! Who is offered as right for a topic, and what of them is known to whom.

use std::collections::BTreeSet;

use domain::{
    change::RecordKind,
    id::CommitteeId,
    permission::{Actor, Reach},
    suitability::{Ground, Pool, rank},
};
use store::Store;

use crate::{
    support::{COORDINATOR, Demo, Empty},
    world::{Thing, for_anybody, world},
};

contract! {
    async fn only_what_may_be_seen_is_offered_and_speaks_for_it(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(40, async |actor| {
            let pool = pool(&store, actor).await;
            let reach = Reach::of(actor);
            let sees = |thing: &&Thing| *actor == Actor::System || reach.contains(thing.visibility, &thing.place);
            let seen = |kind| world.of(kind).filter(sees).map(|thing| thing.record).collect::<BTreeSet<_>>();
            let offered = |kind| {
                let records = pool.candidates.iter().map(|candidate| candidate.record);
                records.filter(|record| record.kind == kind).collect::<BTreeSet<_>>()
            };
            for kind in [RecordKind::Committee, RecordKind::HealthRegion] {
                assert_eq!(offered(kind), seen(kind));
            }
            let witnesses = seen(RecordKind::Person).len() + seen(RecordKind::Organisation).len();
            assert_eq!(pool.members.len(), witnesses);
            let plans = seen(RecordKind::Plan);
            let measures = world.content.measures.iter();
            let measures = measures.filter(|measure| plans.iter().any(|plan| plan.id == measure.plan_id.0));
            let titles: BTreeSet<&str> = measures.map(|measure| measure.title.as_str()).collect();
            assert_eq!(pool.works.iter().map(|work| work.witness.name.as_str()).collect::<BTreeSet<_>>(), titles);
        });
    }

    async fn regions_and_fields_are_numbered_as_on_the_map(store: Demo) {
        for actor in store.everybody().await {
            let pool = pool(&store, &actor).await;
            let network = store.read(&actor).await.unwrap().get_network().await.unwrap();
            assert_eq!(pool.regions, network.regions);
            assert_eq!(pool.fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>(), network.fields);
            for candidate in &pool.candidates {
                let node = network.nodes.iter().find(|node| node.id == candidate.record.id).unwrap();
                assert_eq!(node.region.map(usize::from), candidate.region);
                if candidate.record.kind == RecordKind::Committee {
                    assert_eq!(node.fields, candidate.fields.iter().fold(0, |bits, field| bits | 1 << field));
                }
            }
        }
    }

    async fn the_working_group_on_care_is_right_for_care_in_its_region(store: Demo) {
        let pool = pool(&store, &store.actor(COORDINATOR).await).await;
        let ranking = rank("Kurzzeitpflege und pflegende Angehörige in den Haßbergen, Haßberge", &pool);
        let first = &ranking.found[0];
        assert_eq!(pool.candidates[first.candidate].record.id, CommitteeId::named("hassberge/ag-pflege").0);
        let grounds: Vec<Ground> = first.reasons.iter().map(|reason| reason.ground).collect();
        for ground in [Ground::Region, Ground::Field, Ground::Name, Ground::Description, Ground::Members, Ground::Current] {
            assert!(grounds.contains(&ground), "{ground} is missing in {:?}", first.reasons);
        }
    }

    async fn what_has_ended_is_not_offered(store: Demo) {
        let today = store.clock().today();
        let pool = pool(&store, &Actor::System).await;
        let content = store.content();
        let ended = content.health_regions.iter().filter(|region| region.valid_to.is_some_and(|to| to <= today));
        let ended: Vec<_> = ended.map(|region| region.id.0).collect();
        assert!(!ended.is_empty());
        assert!(pool.candidates.iter().all(|candidate| !ended.contains(&candidate.record.id)));
    }
}

async fn pool(store: &Store, actor: &Actor) -> Pool {
    store.read(actor).await.unwrap().get_suitability_pool().await.unwrap()
}
