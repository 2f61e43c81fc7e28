//! Networks that are kept: shared by equal readers, and never by others, nor for longer than they are true.

use std::sync::Arc;

use domain::{
    accounts::Role,
    id::{OrganisationId, UserId},
    network::NetworkSnapshot,
    permission::{Actor, Grant, Place},
};
use store::Store;

use crate::{
    plan::move_on,
    support::{COORDINATOR, Demo, Empty, GUEST, MEMBER},
    world::world,
};

contract! {
    async fn readers_of_equal_rights_share_a_network(store: Demo) {
        let member = store.actor(MEMBER).await;
        let network = read(&store, &member).await;
        assert!(Arc::ptr_eq(&network, &read(&store, &member).await));
        assert!(Arc::ptr_eq(&network, &read(&store, &renamed(&member)).await));
        for other in [Actor::Visitor, store.actor(GUEST).await, store.actor(COORDINATOR).await, Actor::System] {
            assert!(!Arc::ptr_eq(&network, &read(&store, &other).await), "{other:?}");
        }
    }

    async fn a_role_that_is_gained_or_lost_counts_at_once(store: Empty) {
        store.fill(&world().content).await;
        let holding = |grants: Vec<Grant>| {
            Actor::User { id: UserId::named("somebody"), name: "Somebody".to_owned(), person: None, grants }
        };
        let appointed = holding(vec![Grant { role: Role::Coordinator, place: Place::default() }]);
        let dismissed = holding(Vec::new());
        let before = read(&store, &dismissed).await;
        assert!(read(&store, &appointed).await.nodes.len() > before.nodes.len());
        assert!(Arc::ptr_eq(&before, &read(&store, &dismissed).await));
    }

    async fn what_changes_on_the_map_is_there_at_once_for_everybody(store: Demo) {
        let elsewhere = store.second().await;
        let everybody = store.everybody().await;
        for actor in &everybody {
            assert!(!has_the_world(&read(&store, actor).await));
            assert!(!has_the_world(&read(&elsewhere, actor).await));
        }
        load_world(&store).await;
        for actor in &everybody {
            assert!(has_the_world(&read(&store, actor).await), "{actor:?}");
            assert!(has_the_world(&read(&elsewhere, actor).await), "{actor:?} in another process");
        }
        elsewhere.close().await;
    }

    async fn what_changes_beside_the_map_costs_nothing(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = read(&store, &coordinator).await;
        move_on(&store, &coordinator).await;
        assert!(Arc::ptr_eq(&before, &read(&store, &coordinator).await));
        move_on(&store, &coordinator).await;
        load_world(&store).await;
        assert!(has_the_world(&read(&store, &coordinator).await));
    }

    async fn new_places_are_seen_though_no_change_tells_of_them(store: Demo) {
        load_world(&store).await;
        let unplaced = place_of_the_world(&read(&store, &Actor::Visitor).await);
        let mut write = store.write(&Actor::System).await.unwrap();
        assert!(write.place_nodes().await.unwrap() > 0);
        write.commit().await.unwrap();
        assert_ne!(place_of_the_world(&read(&store, &Actor::Visitor).await), unplaced);
    }

    async fn what_is_not_committed_is_seen_by_its_writer_alone(store: Demo) {
        let before = read(&store, &Actor::System).await;
        let mut write = store.write(&Actor::System).await.unwrap();
        write.load(&world().content, None).await.unwrap();
        assert!(has_the_world(&write.get_network().await.unwrap()));
        assert!(Arc::ptr_eq(&before, &read(&store, &Actor::System).await));
        drop(write);
        assert!(Arc::ptr_eq(&before, &read(&store, &Actor::System).await));
    }

    async fn who_began_before_a_change_sees_the_network_before_it(store: Demo) {
        let mut early = store.read(&Actor::Visitor).await.unwrap();
        early.newest_change().await.unwrap();
        load_world(&store).await;
        let later = read(&store, &Actor::Visitor).await;
        assert!(has_the_world(&later));
        assert!(!has_the_world(&early.get_network().await.unwrap()));
        drop(early);
        assert!(Arc::ptr_eq(&later, &read(&store, &Actor::Visitor).await));
    }

    async fn many_who_ask_at_once_get_the_same(store: Demo) {
        let ask = || read(&store, &Actor::Visitor);
        let (first, second, third) = tokio::join!(ask(), ask(), ask());
        assert!(Arc::ptr_eq(&first, &second) && Arc::ptr_eq(&second, &third));
    }
}

async fn read(store: &Store, actor: &Actor) -> Arc<NetworkSnapshot> {
    store.read(actor).await.unwrap().get_network().await.unwrap()
}

async fn load_world(store: &Store) {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.load(&world().content, None).await.unwrap();
    write.commit().await.unwrap();
}

/// Somebody else with the same roles.
fn renamed(actor: &Actor) -> Actor {
    let Actor::User { grants, .. } = actor else { unreachable!() };
    Actor::User {
        id: UserId::named("somebody else"),
        name: "Somebody Else".to_owned(),
        person: None,
        grants: grants.clone(),
    }
}

fn published() -> uuid::Uuid {
    OrganisationId::named("0/public").0
}

fn has_the_world(network: &Arc<NetworkSnapshot>) -> bool {
    network.nodes.iter().any(|node| node.id == published())
}

fn place_of_the_world(network: &Arc<NetworkSnapshot>) -> [f32; 2] {
    network.nodes.iter().find(|node| node.id == published()).unwrap().position
}
