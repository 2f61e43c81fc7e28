//! The columns of a plan's board: who chooses them, and what then lies and enters where.

use domain::{
    change::RecordKind,
    id::{MeasureId, PlanId},
    permission::{Action, Actor, Object, ObjectKind, may},
    plan::{
        BoardColumns, Card, ContinuationWish, EditError, Lane, MeasureStatus, Move, NewMeasure, Plan,
        PlanWish, StatusChange,
    },
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};

use crate::{
    plan::try_move,
    support::{COORDINATOR, Demo, Empty, current_plan},
    world::{for_anybody, world},
};

contract! {
    async fn columns_are_chosen_by_exactly_those_who_may_edit_the_plan(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for thing in world.of(RecordKind::Plan) {
                let (visibility, place) = (thing.visibility, thing.place.clone());
                let object = Object { kind: ObjectKind::Plan, visibility, place, responsible: None };
                let mut write = store.write(actor).await.unwrap();
                let is_seen = write.get_plan(PlanId(thing.record.id)).await.is_ok();
                let chosen = write.set_board_columns(PlanId(thing.record.id), with_ideas(), 1).await;
                match chosen {
                    Ok(_) => assert!(may(actor, Action::Edit, &object)),
                    Err(StoreError::NotAllowed) => assert!(is_seen && !may(actor, Action::Edit, &object)),
                    Err(StoreError::NotFound(RecordKind::Plan)) => assert!(!is_seen),
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }

    async fn chosen_columns_are_kept_told_and_refused_to_whoever_is_late(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = plan(&store).await;
        assert_eq!(before.columns, BoardColumns::default());
        let cards = cards(&store).await;
        let after = choose(&store, &coordinator, with_ideas(), before.version).await.unwrap();
        assert_eq!((after.version, &plan(&store).await), (before.version + 1, &after));
        assert_eq!(after.columns, with_ideas());
        // Other columns are another look at the same measures.
        assert_eq!(self::cards(&store).await, cards);
        let stale = choose(&store, &coordinator, BoardColumns::default(), before.version).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Plan))), "{stale:?}");
        assert_eq!(plan(&store).await.columns, with_ideas());
        let log = ChangeQuery { record: Some(before.id.0), limit: 1, ..ChangeQuery::default() };
        let log = store.read(&coordinator).await.unwrap().list_changes(log).await.unwrap();
        assert_eq!(log[0].fields.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), ["columns"]);
        // The usual ones again.
        choose(&store, &coordinator, BoardColumns::default(), after.version).await.unwrap();
        assert_eq!(plan(&store).await.columns, BoardColumns::default());
    }

    async fn what_enters_a_column_takes_a_status_of_it_that_may_follow(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        choose(&store, &coordinator, with_ideas(), plan(&store).await.version).await.unwrap();
        let by_status = async |status| cards(&store).await.into_iter().find(|card| card.status == status).unwrap();
        let to_ideas = |card: &Card| Move {
            measure_id: card.id,
            column: MeasureStatus::Idea,
            after: None,
            lane: Lane::All,
            version: card.version,
        };
        let planned = by_status(MeasureStatus::Planned).await;
        let moved = try_move(&store, &coordinator, to_ideas(&planned)).await.unwrap();
        assert_eq!(moved.status, MeasureStatus::Idea);
        let running = by_status(MeasureStatus::Running).await;
        let refused = try_move(&store, &coordinator, to_ideas(&running)).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::DoesNotFollow))), "{refused:?}");
        // Of several, none is moved if one of them may not enter.
        let mut write = store.write(&coordinator).await.unwrap();
        let next = by_status(MeasureStatus::Planned).await;
        let refused = write.move_measures(&[next.id, running.id], MeasureStatus::Idea).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::DoesNotFollow))), "{refused:?}");
        drop(write);
        assert_eq!(by_status(MeasureStatus::Running).await, running);
        assert_eq!(by_status(MeasureStatus::Planned).await, next);
    }

    async fn a_new_measure_takes_the_status_that_names_its_column(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let goal_id = cards(&store).await[0].goal_id;
        let make = async |column| {
            let mut write = store.write(&coordinator).await.unwrap();
            let wish = NewMeasure {
                plan_id: current_plan(),
                goal_id,
                title: "Neu".to_owned(),
                committee_id: None,
                column,
            };
            let card = write.create_measure(&wish).await.unwrap();
            write.commit().await.unwrap();
            card
        };
        assert_eq!(make(MeasureStatus::Idea).await.status, MeasureStatus::Planned, "ideas lie with planned measures");
        choose(&store, &coordinator, with_ideas(), plan(&store).await.version).await.unwrap();
        let idea = make(MeasureStatus::Idea).await;
        assert_eq!(idea.status, MeasureStatus::Idea);
        let above_all = cards(&store).await.iter().all(|card| card.id == idea.id || card.position > idea.position);
        assert!(above_all, "on top");
    }

    async fn a_status_that_is_given_by_hand_brings_a_measure_to_the_top_of_its_column_alone(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        choose(&store, &coordinator, with_ideas(), plan(&store).await.version).await.unwrap();
        let give = async |id: MeasureId, status| {
            let mut write = store.write(&coordinator).await.unwrap();
            let version = write.get_card(id).await.unwrap().version;
            let change = StatusChange { status, reason: "Grund".to_owned(), next_step: "Weiter".to_owned() };
            write.set_measure_status(id, &change, version).await.unwrap();
            write.commit().await.unwrap();
            store.read(&coordinator).await.unwrap().get_card(id).await.unwrap()
        };
        let cards = cards(&store).await;
        let delayed = cards.iter().rfind(|card| card.status == MeasureStatus::Delayed).unwrap();
        let paused = give(delayed.id, MeasureStatus::Paused).await;
        assert_eq!(paused.position.to_bits(), delayed.position.to_bits(), "it stays in its column");
        let planned = cards.iter().rfind(|card| card.status == MeasureStatus::Planned).unwrap();
        let idea = give(planned.id, MeasureStatus::Idea).await;
        assert!(cards.iter().all(|card| card.position > idea.position), "another column, on top");
    }

    async fn the_next_plan_has_the_columns_of_this_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        choose(&store, &coordinator, with_ideas(), plan(&store).await.version).await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let wish = PlanWish::following(&plan(&store).await);
        let wish = ContinuationWish {
            plan_id: current_plan(),
            plan: wish,
            measures: Vec::new(),
            mark_continued: false,
        };
        let next = write.continue_plan(&wish).await.unwrap();
        write.commit().await.unwrap();
        let next = store.read(&coordinator).await.unwrap().get_plan(next.id).await.unwrap().0;
        assert_eq!(next.columns, with_ideas());
    }
}

/// The usual columns with one for ideas before them.
fn with_ideas() -> BoardColumns {
    let mut wishes = BoardColumns::default().wishes();
    for wish in wishes.iter_mut().filter(|wish| wish.status == MeasureStatus::Idea) {
        (wish.column, wish.title, wish.limit) = (wish.status, "Ideen".to_owned(), "3".to_owned());
    }
    BoardColumns::parse(&wishes).unwrap()
}

async fn choose(store: &Store, actor: &Actor, columns: BoardColumns, version: i64) -> StoreResult<Plan> {
    let mut write = store.write(actor).await?;
    let plan = write.set_board_columns(current_plan(), columns, version).await?;
    write.commit().await.map(|()| plan)
}

async fn plan(store: &Store) -> Plan {
    store.read(&Actor::System).await.unwrap().get_plan(current_plan()).await.unwrap().0
}

async fn cards(store: &Store) -> Vec<Card> {
    store.read(&Actor::System).await.unwrap().get_board(current_plan()).await.unwrap().cards
}
