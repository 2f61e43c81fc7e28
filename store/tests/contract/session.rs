//! Opening a database, one view of it for each session, and hearing of changes.

use std::time::Duration;

use domain::{
    permission::Actor,
    plan::{Lane, MeasureStatus, Move},
};
use store::{Clock, Store, StoreError};

use crate::{
    plan::move_on,
    support::{COORDINATOR, Demo, Empty, NOW, actor, current_plan, soon},
};

contract! {
    async fn an_empty_database_can_be_opened_by_many_at_once(store: Empty) {
        for round in 0..4 {
            let url = store.without_tables(round).await;
            let open = |url: String| async move { Store::open(&url, Clock::fixed(NOW)).await };
            let openers: Vec<_> = (0..4).map(|_| tokio::spawn(open(url.clone()))).collect();
            for opener in openers {
                let store = opener.await.unwrap().unwrap();
                assert!(store.read(&Actor::System).await.unwrap().is_empty().await.unwrap());
                store.close().await;
            }
        }
    }

    async fn a_database_of_a_newer_program_is_refused(store: Empty) {
        store.execute("update _sqlx_migrations set version = 9999 where version = 1").await;
        let refused = Store::open(store.url(), Clock::fixed(NOW)).await;
        assert!(matches!(refused, Err(StoreError::Migration(_))), "{refused:?}");
    }

    async fn a_database_that_cannot_be_reached_is_an_error(store: Empty) {
        let url = if store.is_postgres() {
            "postgres://geflecht@127.0.0.1:1/geflecht".to_owned()
        } else {
            "sqlite:/no/such/folder/geflecht.db".to_owned()
        };
        let refused = soon("the refusal", Store::open(&url, Clock::System)).await;
        assert!(matches!(refused, Err(StoreError::Database(_))), "{refused:?}");
        for url in ["mysql://localhost/geflecht", "geflecht.db", ""] {
            let refused = Store::open(url, Clock::System).await;
            assert!(matches!(refused, Err(StoreError::Address(_))), "{refused:?}");
        }
    }

    async fn a_database_that_went_away_is_an_error(store: Demo) {
        store.read(&Actor::System).await.unwrap().ping().await.unwrap();
        store.close().await;
        assert!(matches!(store.read(&Actor::Visitor).await, Err(StoreError::Database(_))));
        assert!(matches!(store.write(&Actor::System).await, Err(StoreError::Database(_))));
    }

    async fn a_database_says_which_it_is(store: Empty) {
        assert_eq!(store.database_name(), if store.is_postgres() { "PostgreSQL" } else { "SQLite" });
    }

    async fn the_day_of_a_session_begins_at_midnight_in_germany(store: Empty) {
        let day = async || store.read(&Actor::Visitor).await.unwrap().today().day();
        assert_eq!(day().await, 21);
        store.clock().advance(time::Duration::hours(15));
        assert_eq!(day().await, 22, "23:00 UTC is midnight in Germany");
    }

    async fn all_answers_of_a_session_show_one_state(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut read = store.read(&coordinator).await.unwrap();
        let before = read.get_board(current_plan()).await.unwrap();
        move_on(&store, &coordinator).await;
        assert_eq!(read.get_board(current_plan()).await.unwrap(), before);
        let after = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
        assert_ne!(after, before);
    }

    async fn a_session_knows_for_whom_it_reads(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        assert_eq!(*store.read(&coordinator).await.unwrap().actor(), coordinator);
        assert_eq!(*store.write(&coordinator).await.unwrap().actor(), coordinator);
    }

    async fn those_who_watch_hear_of_a_change_when_it_can_be_read(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let mut watch = store.watch_changes();
        let newest = newest(&store).await;
        assert_eq!(*watch.borrow_and_update(), newest);
        let write = store.write(&coordinator).await.unwrap();
        drop(write);
        assert!(!watch.has_changed().unwrap(), "nothing was changed");
        move_on(&store, &coordinator).await;
        soon("the news", watch.changed()).await.unwrap();
        assert_eq!(*watch.borrow_and_update(), newest + 1);
        assert_eq!(self::newest(&store).await, newest + 1);
    }

    async fn another_process_on_postgres_hears_of_a_change(store: Demo) {
        let other = store.second().await;
        let mut watch = other.watch_changes();
        // Not in one line: the borrow would lock out the news while the question is asked.
        let known = *watch.borrow_and_update();
        assert_eq!(known, newest(&store).await);
        let change = move_on(&store, &store.actor(COORDINATOR).await).await;
        if store.is_postgres() {
            soon("the news", watch.wait_for(|newest| *newest == change)).await.unwrap();
        }
        assert_eq!(newest(&other).await, change);
    }

    async fn another_process_hears_what_it_missed_while_postgres_was_away(store: Demo) {
        if !store.is_postgres() {
            return;
        }
        let coordinator = store.actor(COORDINATOR).await;
        let other = store.second().await;
        let mut watch = other.watch_changes();
        let change = newest(&store).await + 1;
        // Written before nobody can connect, and kept while nobody listens.
        let card =
            store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap().cards.remove(0);
        let mut write = store.write(&coordinator).await.unwrap();
        let wish =
            Move { measure_id: card.id, column: MeasureStatus::Running, after: None, lane: Lane::All, version: card.version };
        write.move_measure(wish).await.unwrap();
        let later = async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            write.commit().await.unwrap();
        };
        tokio::join!(store.cut_connections(Duration::from_millis(500)), later);
        soon("the news from before", watch.wait_for(|newest| *newest >= change)).await.unwrap();
        let change = move_on(&store, &coordinator).await;
        soon("the news from after", watch.wait_for(|newest| *newest == change)).await.unwrap();
    }

    async fn writers_wait_for_their_turn(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let first = store.write(&coordinator).await.unwrap();
        let second = tokio::spawn({
            let (store, coordinator) = ((*store).clone(), coordinator.clone());
            async move { move_on(&store, &coordinator).await }
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        drop(first);
        soon("the second write", second).await.unwrap();
    }

    async fn an_actor_is_asked_for_anew_in_each_store(store: Demo) {
        let other = store.second().await;
        assert_eq!(actor(&other, COORDINATOR).await, store.actor(COORDINATOR).await);
    }
}

/// The number of the newest change.
async fn newest(store: &Store) -> i64 {
    store.read(&Actor::System).await.unwrap().newest_change().await.unwrap()
}
