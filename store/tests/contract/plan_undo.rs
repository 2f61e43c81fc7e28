//! Steps that are taken back, and several measures at once.

use domain::{
    change::{ChangeAction, RecordKind},
    id::MeasureId,
    permission::Actor,
    plan::{
        Card, ChecklistWish, GoalWish, IndicatorWish, Lane, LinkWord, MeasureField, MeasureStatus, Move,
        NewMeasure, Report, Step, TrafficLight, Undone,
    },
};
use store::{Store, StoreError, StoreResult, Write};
use time::Duration;

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MEMBER, current_plan};

contract! {
    async fn a_move_into_another_lane_takes_over_its_goal_and_is_taken_back_whole(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let cards = cards(&store, &coordinator).await;
        let card = cards.iter().find(|card| card.outcome_id.is_some()).unwrap().clone();
        let goal = cards.iter().find(|other| other.goal_id != card.goal_id).unwrap().goal_id;
        let wish = Move {
            measure_id: card.id,
            column: MeasureStatus::Done,
            after: None,
            lane: Lane::Goal(goal),
            version: card.version,
        };
        let chair = store.actor(CHAIR).await;
        if !card_for(&store, &chair, card.id).await.may_edit {
            let refused = step(&store, &chair, async |write| write.move_measure(wish).await).await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
        }
        let moved = step(&store, &coordinator, async |write| write.move_measure(wish).await).await.unwrap();
        assert_eq!((moved.goal_id, moved.outcome_id), (goal, None));
        assert_eq!(moved.status.stage(), MeasureStatus::Done);

        let undone = undo(&store, &coordinator).await.unwrap();
        assert_eq!(undone.cards.iter().map(|card| card.id).collect::<Vec<_>>(), [card.id]);
        let back = card_for(&store, &coordinator, card.id).await;
        assert_eq!(Card { version: card.version, ..back }, card);
    }

    async fn what_somebody_did_last_is_taken_back_first_and_only_within_ten_minutes(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let card = movable(&store, &coordinator).await;
        let before = get(&store, &coordinator, card.id).await;
        assert_eq!(last(&store, &coordinator).await, None);
        edit(&store, &coordinator, card.id, MeasureField::Funding, "Land").await.unwrap();
        edit(&store, &coordinator, card.id, MeasureField::Title, "Anders").await.unwrap();
        let step = last(&store, &coordinator).await.unwrap();
        let told = (step.kind, step.action, step.title.as_str(), step.count);
        assert_eq!(told, (RecordKind::Measure, ChangeAction::Changed, "Anders", 1));
        assert!((500..=600).contains(&step.seconds_left), "{}", step.seconds_left);
        // Nobody else takes it back, nor sees what could be.
        for other in [MEMBER, GUEST] {
            let other = store.actor(other).await;
            assert_eq!(last(&store, &other).await, None);
            let mut write = store.write(&other).await.unwrap();
            let refused = write.undo_step(current_plan(), step.change).await;
            assert!(matches!(refused, Err(StoreError::Stale(_))), "{refused:?}");
        }
        assert_eq!(last(&store, &Actor::Visitor).await, None);
        let hessen = store.actor(HESSEN).await;
        let elsewhere = store.read(&hessen).await.unwrap().get_last_step(crate::support::draft_plan()).await;
        assert!(matches!(elsewhere, Err(StoreError::NotFound(RecordKind::Plan))), "{elsewhere:?}");

        undo(&store, &coordinator).await.unwrap();
        let now = get(&store, &coordinator, card.id).await;
        assert_eq!((&now.title, now.funding.as_str()), (&before.title, "Land"));
        // A step that was taken back is not offered again, nor is the taking back.
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(get(&store, &coordinator, card.id).await.funding, before.funding);
        assert_eq!(last(&store, &coordinator).await, None);

        edit(&store, &coordinator, card.id, MeasureField::Funding, "Bund").await.unwrap();
        let step = last(&store, &coordinator).await.unwrap();
        store.clock().advance(Duration::minutes(10));
        assert_eq!(last(&store, &coordinator).await, None);
        let mut write = store.write(&coordinator).await.unwrap();
        let late = write.undo_step(current_plan(), step.change).await;
        assert!(matches!(late, Err(StoreError::Stale(_))), "{late:?}");
    }

    async fn what_others_have_changed_since_stays(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let chair = store.actor(CHAIR).await;
        let card = movable(&store, &chair).await;
        edit(&store, &coordinator, card.id, MeasureField::Funding, "Land").await.unwrap();
        edit(&store, &chair, card.id, MeasureField::Title, "Von anderen").await.unwrap();
        undo(&store, &coordinator).await.unwrap();
        let now = get(&store, &coordinator, card.id).await;
        assert_eq!((now.title.as_str(), now.funding.as_str()), ("Von anderen", ""));

        edit(&store, &coordinator, card.id, MeasureField::Funding, "Land").await.unwrap();
        edit(&store, &chair, card.id, MeasureField::Funding, "Bund").await.unwrap();
        let refused = undo(&store, &coordinator).await;
        assert!(matches!(refused, Err(StoreError::Stale(RecordKind::Measure))), "{refused:?}");
        assert_eq!(get(&store, &coordinator, card.id).await.funding, "Bund");
    }

    async fn what_was_made_goes_and_what_was_removed_comes_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let chair = store.actor(CHAIR).await;
        let card = movable(&store, &chair).await;
        let wish = NewMeasure {
            plan_id: current_plan(),
            goal_id: card.goal_id,
            committee_id: card.committee.as_ref().map(|named| domain::id::CommitteeId(named.record.id)),
            title: "Neu".to_owned(),
            column: MeasureStatus::Planned,
        };
        // A chair may not remove measures, but take back what was just made.
        let made = step(&store, &chair, async |write| write.create_measure(&wish).await).await.unwrap();
        assert_eq!(undo(&store, &chair).await.unwrap().gone, [made.id]);
        assert!(is_missing(&store, made.id).await);

        let made = step(&store, &chair, async |write| write.create_measure(&wish).await).await.unwrap();
        edit(&store, &coordinator, made.id, MeasureField::Funding, "Land").await.unwrap();
        let refused = undo(&store, &chair).await;
        assert!(matches!(refused, Err(StoreError::Stale(_))), "somebody works on it: {refused:?}");

        let before = store.read(&coordinator).await.unwrap().get_measure(card.id).await.unwrap();
        let step_of = async |write: &mut Write| write.remove_measure(card.id, card.version).await;
        step(&store, &coordinator, step_of).await.unwrap();
        assert!(is_missing(&store, card.id).await);
        undo(&store, &coordinator).await.unwrap();
        let back = store.read(&coordinator).await.unwrap().get_measure(card.id).await.unwrap();
        assert_eq!((back.measure.title, back.milestones), (before.measure.title, before.milestones));
    }

    async fn points_links_and_judgements_are_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let chair = store.actor(CHAIR).await;
        let [card, other] = {
            let cards = cards(&store, &coordinator).await;
            [cards[0].id, cards[1].id]
        };
        let sheet = async || store.read(&coordinator).await.unwrap().get_measure(card).await.unwrap();
        let before = sheet().await;
        let wish = |title: &str| ChecklistWish::parse(title, "", "").unwrap();
        let added = step(&store, &coordinator, async |write| write.add_checklist_point(card, wish("Saal")).await);
        let point = added.await.unwrap().checklist.last().unwrap().clone();
        let tick = async |write: &mut Write| write.set_checklist_point_done(point.id, true).await;
        step(&store, &coordinator, tick).await.unwrap();
        assert_eq!(last(&store, &coordinator).await.unwrap().kind, RecordKind::ChecklistPoint);
        assert_eq!(undo(&store, &coordinator).await.unwrap().cards[0].id, card);
        assert!(!sheet().await.checklist.last().unwrap().is_done);
        let version = sheet().await.checklist.last().unwrap().version;
        let take = async |write: &mut Write| write.remove_checklist_point(point.id, version).await;
        step(&store, &coordinator, take).await.unwrap();
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(sheet().await.checklist.last().unwrap().id, point.id);
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(sheet().await.checklist, before.checklist);

        let link = async |write: &mut Write| {
            write.link_measures(card, LinkWord::Related, &other.to_string()).await
        };
        let linked = step(&store, &coordinator, link).await.unwrap();
        let made = linked.links.iter().find(|known| before.links.iter().all(|old| old.link_id != known.link_id));
        let made = made.unwrap().link_id;
        let unlink = async |write: &mut Write| write.unlink_measures(other, made).await;
        step(&store, &coordinator, unlink).await.unwrap();
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(sheet().await.links.len(), before.links.len() + 1);
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(sheet().await.links, before.links);

        let judge = async |write: &mut Write| write.judge_measure(card, TrafficLight::AtRisk, "Der Saal fehlt").await;
        step(&store, &coordinator, judge).await.unwrap();
        assert_eq!(last(&store, &chair).await, None);
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(sheet().await.judgements, before.judgements);
    }

    async fn a_point_that_others_have_changed_since_is_not_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let chair = store.actor(CHAIR).await;
        let card = movable(&store, &chair).await.id;
        let wish = |title: &str| ChecklistWish::parse(title, "", "").unwrap();
        let added = step(&store, &coordinator, async |write| write.add_checklist_point(card, wish("Saal")).await);
        let point = added.await.unwrap().checklist.last().unwrap().clone();
        let rename = async |write: &mut Write| {
            write.edit_checklist_point(point.id, wish("Großer Saal"), point.version).await
        };
        step(&store, &chair, rename).await.unwrap();
        let refused = undo(&store, &coordinator).await;
        assert!(matches!(refused, Err(StoreError::Stale(RecordKind::ChecklistPoint))), "{refused:?}");
    }

    async fn milestones_values_and_goals_are_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let card = with_indicator(&store, &coordinator).await;
        let sheet = async || store.read(&coordinator).await.unwrap().get_measure(card).await.unwrap();
        let before = sheet().await;
        let added = step(&store, &coordinator, async |write| write.add_milestone(card, "Schritt", "", "").await);
        let milestone = added.await.unwrap().milestones.last().unwrap().id;
        step(&store, &coordinator, async |write| write.set_milestone_done(milestone, true).await).await.unwrap();
        step(&store, &coordinator, async |write| write.remove_milestone(milestone).await).await.unwrap();
        for (milestones, is_done) in [(1, true), (1, false), (0, false)] {
            undo(&store, &coordinator).await.unwrap();
            let now = sheet().await.milestones;
            assert_eq!(now.len(), before.milestones.len() + milestones);
            let known = now.iter().find(|known| known.id == milestone);
            assert_eq!(known.is_some_and(|known| known.done_on.is_some()), is_done);
        }

        let report = |value| Report {
            measure_id: card,
            indicator_id: before.indicators[0].indicator.id,
            value,
            measured_on: store.clock().today(),
            note: String::new(),
        };
        for value in [3.0, 4.0] {
            let report = report(value);
            step(&store, &coordinator, async |write| write.report_value(&report).await).await.unwrap();
        }
        let newest = async || sheet().await.indicators[0].measurements.last().map(|last| last.value);
        let earlier = before.indicators[0].measurements.last().map(|last| last.value);
        for value in [Some(3.0), earlier] {
            undo(&store, &coordinator).await.unwrap();
            assert_eq!(newest().await, value);
        }

        let field_id = before.goals[0].field_id;
        let wish = |title: &str| GoalWish::parse(title, "", field_id).unwrap();
        let [first, second, third] = ["Erst", "Dann", "Dazwischen"].map(wish);
        let goal = step(&store, &coordinator, async |write| write.create_goal(current_plan(), &first).await);
        let goal = goal.await.unwrap();
        for version in [1, 2] {
            let wish = if version == 1 { &third } else { &second };
            let edit = async |write: &mut Write| write.edit_goal(goal.id, wish, version).await;
            step(&store, &coordinator, edit).await.unwrap();
        }
        let outcome = step(&store, &coordinator, async |write| write.create_outcome(goal.id, "Ergebnis").await);
        let outcome = outcome.await.unwrap();
        let indicator = IndicatorWish::parse("Zahl", "", domain::plan::Direction::Up, ["", ""], "").unwrap();
        let indicator =
            step(&store, &coordinator, async |write| write.create_indicator(outcome.id, &indicator).await);
        let indicator = indicator.await.unwrap();
        let remove = async |write: &mut Write| write.remove_indicator(indicator.id, 1).await;
        step(&store, &coordinator, remove).await.unwrap();
        let goals = async || store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap().goals;
        let found = async || goals().await.into_iter().find(|entry| entry.goal.id == goal.id);
        undo(&store, &coordinator).await.unwrap();
        assert_eq!(found().await.unwrap().indicators.len(), 1, "the indicator is back");
        undo(&store, &coordinator).await.unwrap();
        undo(&store, &coordinator).await.unwrap();
        let known = found().await.unwrap();
        assert_eq!((known.outcomes.len(), known.goal.title.as_str()), (0, "Dann"));
        for title in ["Dazwischen", "Erst"] {
            undo(&store, &coordinator).await.unwrap();
            assert_eq!(found().await.unwrap().goal.title, title);
        }
        undo(&store, &coordinator).await.unwrap();
        assert!(found().await.is_none());
    }

    async fn several_measures_are_changed_as_one_step_or_not_at_all(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let cards = cards(&store, &coordinator).await;
        let chosen: Vec<_> = cards.iter().filter(|card| card.status == MeasureStatus::Running).take(3).collect();
        let ids: Vec<_> = chosen.iter().map(|card| card.id).collect();
        let edit = async |write: &mut Write| write.edit_measures(&ids, MeasureField::Funding, "Land").await;
        step(&store, &coordinator, edit).await.unwrap();
        assert_eq!(last(&store, &coordinator).await.unwrap().count, 3);
        let moved = async |write: &mut Write| write.move_measures(&ids, MeasureStatus::Decided).await;
        let moved = step(&store, &coordinator, moved).await.unwrap();
        assert!(moved.iter().all(|card| card.status == MeasureStatus::Decided));
        assert!(moved.is_sorted_by(|above, below| above.position < below.position), "in their order");
        step(&store, &coordinator, async |write| write.remove_measures(&ids).await).await.unwrap();
        assert!(is_missing(&store, ids[1]).await);
        for _ in 0..3 {
            let touched = undo(&store, &coordinator).await.unwrap();
            assert_eq!(touched.cards.len(), 3);
        }
        for card in chosen {
            let back = card_for(&store, &coordinator, card.id).await;
            assert_eq!(Card { version: card.version, ..back }, card.clone());
            assert_eq!(get(&store, &coordinator, card.id).await.funding, "");
        }

        // One of another committee, and none is changed.
        let member = store.actor(MEMBER).await;
        let own = movable(&store, &member).await.id;
        let foreign = cards.iter().map(|card| card.id).find(|id| ids.contains(id)).unwrap();
        let is_own = card_for(&store, &member, foreign).await.may_edit;
        let foreign = if is_own { cards.iter().find(|card| card.committee.is_none()).unwrap().id } else { foreign };
        let both = [own, foreign];
        let edit = async |write: &mut Write| write.edit_measures(&both, MeasureField::Funding, "Bund").await;
        assert!(matches!(step(&store, &member, edit).await, Err(StoreError::NotAllowed)));
        assert_ne!(get(&store, &coordinator, own).await.funding, "Bund");
        let removal = async |write: &mut Write| write.remove_measures(&[own]).await;
        assert!(matches!(step(&store, &member, removal).await, Err(StoreError::NotAllowed)));
    }
}

/// Does something in a write of its own, a second after what was before.
async fn step<T>(
    store: &Demo,
    actor: &Actor,
    does: impl AsyncFnOnce(&mut Write) -> StoreResult<T>,
) -> StoreResult<T> {
    store.clock().advance(Duration::seconds(1));
    let mut write = store.write(actor).await?;
    let done = does(&mut write).await?;
    write.commit().await?;
    Ok(done)
}

async fn undo(store: &Demo, actor: &Actor) -> StoreResult<Undone> {
    let last = last(store, actor).await.unwrap();
    step(store, actor, async |write| write.undo_step(current_plan(), last.change).await).await
}

async fn edit(
    store: &Demo,
    actor: &Actor,
    id: MeasureId,
    field: MeasureField,
    text: &str,
) -> StoreResult<Vec<Card>> {
    step(store, actor, async |write| write.edit_measures(&[id], field, text).await).await
}

async fn last(store: &Store, actor: &Actor) -> Option<Step> {
    store.read(actor).await.unwrap().get_last_step(current_plan()).await.unwrap()
}

async fn get(store: &Store, actor: &Actor, id: MeasureId) -> domain::plan::Measure {
    store.read(actor).await.unwrap().get_measure(id).await.unwrap().measure
}

async fn card_for(store: &Store, actor: &Actor, id: MeasureId) -> Card {
    store.read(actor).await.unwrap().get_card(id).await.unwrap()
}

async fn is_missing(store: &Store, id: MeasureId) -> bool {
    let card = store.read(&Actor::System).await.unwrap().get_card(id).await;
    matches!(card, Err(StoreError::NotFound(RecordKind::Measure)))
}

async fn cards(store: &Store, actor: &Actor) -> Vec<Card> {
    store.read(actor).await.unwrap().get_board(current_plan()).await.unwrap().cards
}

/// A card that somebody may edit, whose measure names nobody who pays for it.
async fn movable(store: &Store, actor: &Actor) -> Card {
    for card in cards(store, actor).await.into_iter().filter(|card| card.may_edit) {
        if get(store, actor, card.id).await.funding.is_empty() {
            return card;
        }
    }
    panic!("no card without funding")
}

/// A measure that works for an indicator.
async fn with_indicator(store: &Store, actor: &Actor) -> MeasureId {
    for card in cards(store, actor).await {
        let sheet = store.read(actor).await.unwrap().get_measure(card.id).await.unwrap();
        if !sheet.indicators.is_empty() {
            return card.id;
        }
    }
    panic!("no measure with an indicator")
}
