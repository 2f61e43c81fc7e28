//! Plans, the board and its moves.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    change::{RecordKind, RecordRef},
    id::{CommitteeId, GoalId, MeasureId, PlanId},
    permission::{Action, Actor, Reach, may},
    plan::{Board, Card, Lane, MeasureStatus, Move, PlanState, measure_object},
};
use proptest::prelude::*;
use store::{Store, StoreError, StoreResult, change::ChangeQuery};

use crate::{
    support::{
        CHAIR, COORDINATOR, Demo, Empty, GUEST, HESSEN, MANAGER, MEMBER, OPERATOR, current_plan, draft_plan,
    },
    world::{for_all, for_anybody, responsible, world},
};

contract! {
    async fn plans_and_boards_are_there_for_exactly_those_who_may_see_them(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            let mut read = store.read(actor).await.unwrap();
            let listed: BTreeSet<_> =
                read.list_plans().await.unwrap().into_iter().map(|summary| summary.plan.id).collect();
            for thing in world.of(RecordKind::Plan) {
                let id = PlanId(thing.record.id);
                let is_visible = reach.contains(thing.visibility, &thing.place);
                assert_eq!(listed.contains(&id), is_visible);
                assert_eq!(found(read.get_plan(id).await), is_visible);
                assert_eq!(found(read.get_board(id).await), is_visible);
                let of_plan = world.content.measures.iter().filter(|measure| measure.plan_id == id);
                for measure in of_plan {
                    assert_eq!(found(read.get_card(measure.id).await), is_visible);
                    let record = RecordRef::new(RecordKind::Measure, measure.id);
                    assert_eq!(found(read.get_plan_of(record).await), is_visible);
                }
            }
        });
    }

    async fn a_card_can_be_moved_by_exactly_those_who_may(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for thing in world.of(RecordKind::Measure) {
                let visibility = thing.visibility;
                let place = thing.place.clone();
                let measure = measure_object(visibility, &place, Some(responsible()));
                let id = MeasureId(thing.record.id);
                // A board shows plans, which belong to no committee.
                let card = store.read(actor).await.unwrap().get_card(id).await;
                let may_move = may(actor, Action::Move, &measure);
                let mut write = store.write(actor).await.unwrap();
                let wish = Move { measure_id: id, column: MeasureStatus::Done, after: None, lane: Lane::All, version: 1 };
                let moved = write.move_measure(wish).await;
                match card {
                    Ok(card) => {
                        assert_eq!(card.may_move, may_move);
                        assert!(matches!(
                            (moved, may_move),
                            (Ok(_), true) | (Err(StoreError::NotAllowed), false)
                        ));
                    }
                    Err(_) => assert!(matches!(moved, Err(StoreError::NotFound(RecordKind::Measure)))),
                }
            }
        });
    }

    async fn a_draft_is_for_the_region_only(store: Demo) {
        for (reader, is_visible) in [
            (OPERATOR, true),
            (HESSEN, false),
            (COORDINATOR, true),
            (MANAGER, true),
            (MEMBER, true),
            (GUEST, true),
        ] {
            let actor = store.actor(reader).await;
            let mut read = store.read(&actor).await.unwrap();
            assert_eq!(found(read.get_board(draft_plan()).await), is_visible, "{reader}");
        }
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        assert!(!found(read.get_board(draft_plan()).await));
        assert!(found(read.get_board(current_plan()).await));
    }

    async fn plans_of_the_readers_own_region_come_first(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let plans = store.read(&coordinator).await.unwrap().list_plans().await.unwrap();
        let keys: Vec<_> = plans.iter().take(3).map(|summary| summary.plan.id).collect();
        let last_year = PlanId::named("hassberge/plan-vorjahr");
        assert_eq!(keys, [draft_plan(), current_plan(), last_year]);
        let names: Vec<_> =
            plans.iter().skip(3).map(|summary| domain::search::fold(&summary.health_region)).collect();
        assert!(names.is_sorted() && !names.is_empty());
    }

    async fn a_plan_counts_its_measures(store: Demo) {
        let content = store.content();
        for summary in store.read(&Actor::Visitor).await.unwrap().list_plans().await.unwrap() {
            let of_plan = || content.measures.iter().filter(|measure| measure.plan_id == summary.plan.id);
            let finished = of_plan().filter(|measure| measure.status.is_finished()).count();
            assert_eq!((summary.measures, summary.finished), (of_plan().count() as i64, finished as i64));
        }
    }

    async fn a_board_holds_the_plan_with_everything_in_it(store: Demo) {
        let content = store.content();
        let coordinator = store.actor(COORDINATOR).await;
        let board = board(&store, &coordinator).await;
        let plan = content.plans.iter().find(|plan| plan.id == current_plan()).unwrap();
        assert_eq!((&board.plan, board.plan.state), (plan, PlanState::Adopted));
        assert_eq!(board.health_region.name, "Gesundheitsregion plus Landkreis Haßberge");
        assert_eq!(board.adopted_by.as_ref().unwrap().record.id, CommitteeId::named("hassberge/forum").0);

        let goals: Vec<_> = content.goals.iter().filter(|goal| goal.plan_id == plan.id).collect();
        assert_eq!(board.goals.iter().map(|goal| &goal.goal).collect::<Vec<_>>(), goals);
        for goal in &board.goals {
            assert!(!goal.field.is_empty());
            let outcomes: Vec<_> =
                content.outcomes.iter().filter(|outcome| outcome.goal_id == goal.goal.id).collect();
            assert_eq!(goal.outcomes.iter().collect::<Vec<_>>(), outcomes);
            for series in &goal.indicators {
                let of_indicator =
                    content.measurements.iter().filter(|m| m.indicator_id == series.indicator.id);
                assert_eq!(series.measurements.iter().collect::<Vec<_>>(), of_indicator.collect::<Vec<_>>());
            }
        }
        let indicators = board.goals.iter().flat_map(|goal| &goal.indicators).count();
        let of_plan = content.indicators.iter().filter(|indicator| {
            board
                .goals
                .iter()
                .any(|goal| goal.outcomes.iter().any(|outcome| outcome.id == indicator.outcome_id))
        });
        assert_eq!(indicators, of_plan.count());

        let measures: BTreeMap<_, _> =
            content.measures.iter().filter(|measure| measure.plan_id == plan.id).map(|m| (m.id, m)).collect();
        assert_eq!(board.cards.len(), measures.len());
        for card in &board.cards {
            let measure = measures[&card.id];
            assert_eq!(
                (card.title.as_str(), card.status, card.version),
                (measure.title.as_str(), measure.status, 1)
            );
            assert_eq!(card.committee.as_ref().map(|c| c.record.id), measure.committee_id.map(|id| id.0));
            assert_eq!(card.responsible.as_ref().map(|p| p.record.id), measure.responsible_id.map(|id| id.0));
            let milestones = || content.milestones.iter().filter(|milestone| milestone.measure_id == card.id);
            let done = milestones().filter(|milestone| milestone.done_on.is_some()).count();
            assert_eq!((card.milestones, card.milestones_done), (milestones().count() as i64, done as i64));
        }
        let newest = store.read(&Actor::System).await.unwrap().newest_change().await.unwrap();
        assert_eq!(board.change, newest);
    }

    async fn a_board_that_was_read_before_shows_what_has_changed_since(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = board(&store, &coordinator).await;
        let card = before.cards.iter().find(|card| card.status == MeasureStatus::Running).unwrap();
        let wish = Move {
            measure_id: card.id,
            column: MeasureStatus::Done,
            after: None,
            lane: Lane::All,
            version: card.version,
        };
        let status = |board: &Board| board.cards.iter().find(|one| one.id == card.id).unwrap().status;

        let mut write = store.write(&coordinator).await.unwrap();
        write.move_measure(wish).await.unwrap();
        assert_eq!(status(&write.get_board(current_plan()).await.unwrap()), MeasureStatus::Done);
        drop(write);
        assert_eq!(board(&store, &coordinator).await, before, "what was not kept is seen by nobody");

        let mut earlier = store.read(&coordinator).await.unwrap();
        assert_eq!(earlier.get_board(current_plan()).await.unwrap(), before);
        try_move(&store, &coordinator, wish).await.unwrap();
        assert_eq!(status(&board(&store, &coordinator).await), MeasureStatus::Done);
        assert_eq!(earlier.get_board(current_plan()).await.unwrap(), before, "a reader sees one state throughout");
        assert_eq!(status(&board(&store, &Actor::Visitor).await), MeasureStatus::Done);
    }

    async fn a_board_names_nobody_to_visitors(store: Demo) {
        let board = board(&store, &Actor::Visitor).await;
        assert!(board.cards.iter().all(|card| card.responsible.is_none() && !card.may_move));
        assert!(board.cards.iter().any(|card| card.committee.is_some()));
    }

    async fn members_and_chairs_may_move_what_their_committee_works_on(store: Demo) {
        for (reader, committee) in [(MEMBER, "hassberge/ag-pflege"), (CHAIR, "hassberge/ag-versorgung")] {
            let board = board(&store, &store.actor(reader).await).await;
            let own = CommitteeId::named(committee).0;
            for card in &board.cards {
                let is_own = card.committee.as_ref().is_some_and(|committee| committee.record.id == own);
                assert_eq!(card.may_move, is_own, "{reader}: {}", card.title);
            }
            assert!(board.cards.iter().any(|card| card.may_move));
        }
    }

    async fn a_card_is_the_readers_if_they_answer_for_it_or_belong_to_its_committee(store: Demo) {
        let content = store.content();
        for reader in [MEMBER, CHAIR, COORDINATOR, GUEST] {
            let actor = store.actor(reader).await;
            let user = content.users.iter().find(|demo| demo.user.email.as_str() == reader).unwrap();
            let person = user.user.person_id;
            let Actor::User { grants, .. } = &actor else { panic!("{reader} is signed in") };
            let mut committees: BTreeSet<_> = grants.iter().filter_map(|grant| grant.place.committee).collect();
            let seats = content.memberships.iter().filter(|seat| person.is_some() && seat.person_id == person);
            let today = store.clock().today();
            let held = seats.filter(|seat| {
                seat.valid_from.is_none_or(|from| from <= today) && seat.valid_to.is_none_or(|to| to > today)
            });
            committees.extend(held.map(|seat| seat.committee_id));
            let board = board(&store, &actor).await;
            for card in &board.cards {
                let measure = content.measures.iter().find(|measure| measure.id == card.id).unwrap();
                let answers = person.is_some() && measure.responsible_id == person;
                let belongs = measure.committee_id.is_some_and(|id| committees.contains(&id));
                assert_eq!(card.is_mine, answers || belongs, "{reader}: {}", card.title);
            }
        }
        assert!(board(&store, &Actor::Visitor).await.cards.iter().all(|card| !card.is_mine));
        let member = board(&store, &store.actor(MEMBER).await).await;
        assert!(member.cards.iter().any(|card| card.is_mine) && member.cards.iter().any(|card| !card.is_mine));
    }

    async fn only_those_who_may_move_a_card_move_it(store: Demo) {
        let card = card_of(&store, "hassberge/ag-pflege").await;
        let wish =
            Move { measure_id: card.id, column: MeasureStatus::Done, after: None, lane: Lane::All, version: card.version };
        for reader in [OPERATOR, MANAGER, CHAIR, GUEST] {
            let actor = store.actor(reader).await;
            assert!(matches!(try_move(&store, &actor, wish).await, Err(StoreError::NotAllowed)), "{reader}");
        }
        // The plan is public, so these may see the measure, but not move it.
        for actor in [Actor::Visitor, store.actor(HESSEN).await] {
            assert!(
                matches!(try_move(&store, &actor, wish).await, Err(StoreError::NotAllowed)),
                "{}",
                actor.name()
            );
        }
        assert_eq!(card_of(&store, "hassberge/ag-pflege").await, card);
        try_move(&store, &store.actor(MEMBER).await, wish).await.unwrap();
    }

    async fn a_measure_of_a_hidden_plan_does_not_exist_for_the_mover(store: Demo) {
        let board = store.read(&Actor::System).await.unwrap().get_board(draft_plan()).await.unwrap();
        let wish =
            Move { measure_id: board.cards[0].id, column: MeasureStatus::Running, after: None, lane: Lane::All, version: 1 };
        let actor = store.actor(HESSEN).await;
        assert!(matches!(
            try_move(&store, &actor, wish).await,
            Err(StoreError::NotFound(RecordKind::Measure))
        ));
        let wish = Move { measure_id: MeasureId::named("none"), ..wish };
        assert!(matches!(
            try_move(&store, &actor, wish).await,
            Err(StoreError::NotFound(RecordKind::Measure))
        ));
    }

    async fn a_stale_move_is_refused_and_changes_nothing(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let first = board(&store, &coordinator).await.cards[0].clone();
        let wish =
            Move { measure_id: first.id, column: MeasureStatus::Done, after: None, lane: Lane::All, version: first.version };
        let moved = try_move(&store, &coordinator, wish).await.unwrap();
        assert_eq!((moved.version, moved.status), (first.version + 1, MeasureStatus::Done));
        let before = board(&store, &coordinator).await;
        for version in [first.version, first.version + 2, 0, i64::MAX] {
            let stale =
                try_move(&store, &coordinator, Move { column: MeasureStatus::Running, version, ..wish }).await;
            assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Measure))), "{stale:?}");
        }
        assert_eq!(board(&store, &coordinator).await, before);
    }

    async fn of_two_who_move_a_card_at_once_one_succeeds(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        for round in 0..10 {
            let card = board(&store, &coordinator).await.cards[round].clone();
            let wish = |column| Move { measure_id: card.id, column, after: None, lane: Lane::All, version: card.version };
            let (one, two) = tokio::join!(
                try_move(&store, &coordinator, wish(MeasureStatus::Running)),
                try_move(&store, &coordinator, wish(MeasureStatus::Delayed)),
            );
            let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
            assert!(matches!(lost, Err(StoreError::Stale(_))), "{lost:?}");
            let after = store.read(&coordinator).await.unwrap().get_card(card.id).await.unwrap();
            assert_eq!(after, won.unwrap());
        }
    }

    async fn a_card_takes_the_status_of_its_new_column_and_keeps_it_within(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let paused = card_by_status(&store, MeasureStatus::Paused).await;
        let wish = Move {
            measure_id: paused.id,
            column: MeasureStatus::Delayed,
            after: None,
            lane: Lane::All,
            version: paused.version,
        };
        let moved = try_move(&store, &coordinator, wish).await.unwrap();
        assert_eq!(moved.status, MeasureStatus::Paused);
        let wish = Move { column: MeasureStatus::Running, version: moved.version, ..wish };
        assert_eq!(try_move(&store, &coordinator, wish).await.unwrap().status, MeasureStatus::Running);
    }

    async fn a_card_whose_upper_neighbour_has_left_goes_to_the_end(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let board = board(&store, &coordinator).await;
        let running = column(&board, MeasureStatus::Running);
        let elsewhere = column(&board, MeasureStatus::Done)[0];
        let wish =
            Move { measure_id: running[0], column: MeasureStatus::Running, after: Some(elsewhere), lane: Lane::All, version: 1 };
        try_move(&store, &coordinator, wish).await.unwrap();
        let mut expected = running.clone();
        expected.rotate_left(1);
        assert_eq!(column(&self::board(&store, &coordinator).await, MeasureStatus::Running), expected);
    }

    async fn cards_stay_in_the_order_in_which_they_were_put(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let any_column = prop::sample::select(MeasureStatus::STAGES);
        let moves = prop::collection::vec((any::<prop::sample::Index>(), any_column, 0usize..6), 1..30);
        for_all(&moves, 4, async |moves| {
            let before = board(&store, &coordinator).await;
            let mut columns: BTreeMap<MeasureStatus, Vec<MeasureId>> =
                MeasureStatus::STAGES.iter().map(|of| (*of, column(&before, *of))).collect();
            for (which, to, place) in moves {
                let card = which.get(&before.cards).id;
                let version = store.read(&coordinator).await.unwrap().get_card(card).await.unwrap().version;
                for column in columns.values_mut() {
                    column.retain(|other| *other != card);
                }
                let target = columns.get_mut(&to).unwrap();
                let place = place.min(target.len());
                let after = place.checked_sub(1).map(|above| target[above]);
                target.insert(place, card);
                try_move(&store, &coordinator, Move { measure_id: card, column: to, after, lane: Lane::All, version })
                    .await
                    .unwrap();
            }
            let after = board(&store, &coordinator).await;
            for (of, expected) in columns {
                assert_eq!(column(&after, of), expected, "{of}");
            }
        });
    }

    async fn the_room_between_two_cards_never_runs_out(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = board(&store, &coordinator).await;
        let [top, one, other, rest @ ..] = &*column(&before, MeasureStatus::Running) else {
            panic!("four cards run")
        };
        let mut versions = BTreeMap::from([(*one, 1), (*other, 1)]);
        let mut stepped_aside = 0;
        for turn in 0..70 {
            let (moving, below) = if turn % 2 == 0 { (other, one) } else { (one, other) };
            let positions = |board: &Board| -> BTreeMap<_, _> {
                board.cards.iter().map(|card| (card.id, card.position.to_bits())).collect()
            };
            let earlier = positions(&board(&store, &coordinator).await);
            let version = versions.get_mut(moving).unwrap();
            let wish = Move {
                measure_id: *moving,
                column: MeasureStatus::Running,
                after: Some(*top),
                lane: Lane::All,
                version: *version,
            };
            *version = try_move(&store, &coordinator, wish).await.unwrap().version;
            let board = board(&store, &coordinator).await;
            let mut expected = vec![*top, *moving, *below];
            expected.extend(rest);
            assert_eq!(column(&board, MeasureStatus::Running), expected, "turn {turn}");
            let later = positions(&board);
            let others = later.iter().filter(|(card, place)| *card != moving && earlier[card] != **place).count();
            stepped_aside += others;
            assert!(others <= 2, "{others} stepped aside for one");
            for of in MeasureStatus::STAGES.iter().filter(|of| **of != MeasureStatus::Running) {
                assert_eq!(column(&board, *of), column(&before, *of), "{of}");
            }
        }
        assert!((1..10).contains(&stepped_aside), "{stepped_aside} stepped aside");
        // Whoever saw a card before it stepped aside may still move it.
        let wish = Move { measure_id: rest[0], column: MeasureStatus::Done, after: None, lane: Lane::All, version: 1 };
        try_move(&store, &coordinator, wish).await.unwrap();
    }

    async fn parts_of_a_plan_lead_to_it(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let goal = GoalId::named("hassberge/plan/Hausärztliche Versorgung sichern");
        let measure = MeasureId::named("hassberge/plan/Trinkbrunnen an acht Plätzen");
        for part in [
            RecordRef::new(RecordKind::Plan, current_plan()),
            RecordRef::new(RecordKind::Goal, goal),
            RecordRef::new(RecordKind::Measure, measure),
        ] {
            assert_eq!(read.get_plan_of(part).await.unwrap(), current_plan());
        }
        for part in [
            RecordRef::new(RecordKind::Measure, goal),
            RecordRef::new(RecordKind::Outcome, goal),
            RecordRef::new(RecordKind::Plan, draft_plan()),
        ] {
            assert!(!found(read.get_plan_of(part).await), "{part:?}");
        }
    }
}

/// Whether there is one; any other failure than that there is none is no answer at all.
#[track_caller]
fn found<T>(answer: StoreResult<T>) -> bool {
    match answer {
        Ok(_) => true,
        Err(StoreError::NotFound(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

async fn board(store: &Store, actor: &Actor) -> Board {
    store.read(actor).await.unwrap().get_board(current_plan()).await.unwrap()
}

/// The cards of a column, from top to bottom.
fn column(board: &Board, column: MeasureStatus) -> Vec<MeasureId> {
    board.cards.iter().filter(|card| card.status.stage() == column).map(|card| card.id).collect()
}

/// The first card that a committee works on.
async fn card_of(store: &Store, committee: &str) -> Card {
    let board = board(store, &Actor::System).await;
    let committee = CommitteeId::named(committee).0;
    let is_its = |card: &Card| card.committee.as_ref().is_some_and(|named| named.record.id == committee);
    board.cards.into_iter().find(is_its).unwrap()
}

async fn card_by_status(store: &Store, status: MeasureStatus) -> Card {
    board(store, &Actor::System).await.cards.into_iter().find(|card| card.status == status).unwrap()
}

/// Moves and keeps it.
pub(crate) async fn try_move(store: &Store, actor: &Actor, wish: Move) -> StoreResult<Card> {
    let mut write = store.write(actor).await?;
    let card = write.move_measure(wish).await?;
    write.commit().await?;
    Ok(card)
}

/// Moves the first card of the plan to the top of the next column; returns the number of the change.
pub(crate) async fn move_on(store: &Store, actor: &Actor) -> i64 {
    let mut read = store.read(actor).await.unwrap();
    let card = read.get_board(current_plan()).await.unwrap().cards.remove(0);
    drop(read);
    let next = MeasureStatus::STAGES
        .iter()
        .cycle()
        .skip_while(|column| **column != card.status.stage())
        .nth(1)
        .unwrap();
    let wish =
        Move { measure_id: card.id, column: *next, after: None, lane: Lane::All, version: card.version };
    try_move(store, actor, wish).await.unwrap();
    let query = ChangeQuery { record: Some(card.id.0), limit: 1, ..ChangeQuery::default() };
    store.read(actor).await.unwrap().list_changes(query).await.unwrap()[0].id
}
