//! The checklist of a measure: who writes it, in which order it stands, and what happens to it with its measure.

use domain::{
    change::{ChangeAction, RecordKind},
    id::{ChecklistPointId, MeasureId, PersonId},
    permission::Actor,
    plan::{ChecklistWish, ListStep, MeasureDetail},
};
use store::{Store, StoreError, change::ChangeQuery};
use time::macros::date;

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, MANAGER, MEMBER, current_plan};

/// A measure of the working group on care.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Runder Tisch Pflege")
}

contract! {
    async fn points_are_added_said_anew_ticked_and_removed_and_all_of_it_is_logged(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        add(&store, &coordinator, "Themen sammeln").await;
        let detail = add(&store, &coordinator, "Raum buchen").await;
        let id = detail.checklist[1].id;
        assert_eq!(titles(&detail), ["Themen sammeln", "Raum buchen"]);
        assert_eq!((detail.changes[0].record.id, detail.changes[0].action), (id.0, ChangeAction::Created));

        let person = PersonId::named("hassberge/psp");
        let wish = ChecklistWish::parse("Saal buchen", &person.to_string(), "2026-12-01").unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let detail = write.edit_checklist_point(id, wish, 1).await.unwrap();
        write.commit().await.unwrap();
        let point = &detail.checklist[1];
        assert_eq!((point.title.as_str(), point.person_id), ("Saal buchen", Some(person)));
        assert_eq!((point.due_on, point.version), (Some(date!(2026 - 12 - 01)), 2));
        assert!(detail.names.iter().any(|named| named.record.id == person.0));
        let fields: Vec<_> = detail.changes[0].fields.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["due_on", "person_id", "title"]);

        let member = store.actor(MEMBER).await;
        let detail = tick(&store, &member, id, true).await.unwrap();
        assert!(detail.checklist[1].is_done);
        assert_eq!(detail.checklist[1].version, 2, "what is said of it is still the same");
        assert_eq!(detail.changes[0].fields[0].field, "is_done");
        // What both wanted is no change.
        let again = tick(&store, &member, id, true).await.unwrap();
        assert_eq!(again.changes[0].id, detail.changes[0].id);
        assert_eq!(counts(&store, &member).await, (1, 2));

        let mut write = store.write(&coordinator).await.unwrap();
        let detail = write.remove_checklist_point(id, 2).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(titles(&detail), ["Themen sammeln"]);
        let query = ChangeQuery { record: Some(id.0), limit: 9, ..ChangeQuery::default() };
        let log = store.read(&coordinator).await.unwrap().list_changes(query).await.unwrap();
        let actions: Vec<_> = log.iter().map(|change| change.action).collect();
        use ChangeAction::{Changed, Created, Removed};
        assert_eq!(actions, [Removed, Changed, Changed, Created]);
    }

    async fn the_second_of_two_who_say_a_point_anew_is_told(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = add(&store, &coordinator, "Raum buchen").await.checklist[0].id;
        let wish = |text: &str| ChecklistWish::parse(text, "", "").unwrap();
        // Whoever ticks it off or moves it gets into nobody's way.
        tick(&store, &coordinator, id, true).await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_checklist_point(id, wish("Saal buchen"), 1).await.unwrap();
        let stale = write.edit_checklist_point(id, wish("Zelt buchen"), 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::ChecklistPoint))));
        let stale = write.remove_checklist_point(id, 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::ChecklistPoint))));
    }

    async fn points_are_moved_one_step_and_stay_at_either_end(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        for title in ["A", "B", "C"] {
            add(&store, &coordinator, title).await;
        }
        let steps = [
            ("C", ListStep::Up, ["A", "C", "B"]),
            ("C", ListStep::Up, ["C", "A", "B"]),
            ("C", ListStep::Up, ["C", "A", "B"]),
            ("A", ListStep::Down, ["C", "B", "A"]),
            ("A", ListStep::Down, ["C", "B", "A"]),
        ];
        for (title, step, expected) in steps {
            let mut write = store.write(&coordinator).await.unwrap();
            let known = write.get_measure(measure()).await.unwrap();
            let id = known.checklist.iter().find(|point| point.title == title).unwrap().id;
            let detail = write.move_checklist_point(id, step).await.unwrap();
            write.commit().await.unwrap();
            assert_eq!(titles(&detail), expected, "{title} {step}");
        }
    }

    async fn those_of_the_committee_write_and_tick_off_and_no_others(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = add(&store, &coordinator, "Raum buchen").await.checklist[0].id;
        let wish = || ChecklistWish::parse("Saal buchen", "", "").unwrap();
        for reader in [MANAGER, CHAIR, GUEST] {
            let actor = store.actor(reader).await;
            let ticked = tick(&store, &actor, id, true).await;
            assert!(matches!(ticked, Err(StoreError::NotAllowed)), "{reader}");
        }
        for reader in [MANAGER, CHAIR, GUEST] {
            let mut write = store.write(&store.actor(reader).await).await.unwrap();
            for refused in [
                write.add_checklist_point(measure(), wish()).await,
                write.edit_checklist_point(id, wish(), 1).await,
                write.move_checklist_point(id, ListStep::Up).await,
                write.remove_checklist_point(id, 1).await,
            ] {
                assert!(matches!(refused, Err(StoreError::NotAllowed)), "{reader}");
            }
        }
        let mut write = store.write(&store.actor(MEMBER).await).await.unwrap();
        write.edit_checklist_point(id, wish(), 1).await.unwrap();
        drop(write);
        let mut write = store.write(&Actor::Visitor).await.unwrap();
        let missing = write.set_checklist_point_done(ChecklistPointId::named("none"), true).await;
        assert!(matches!(missing, Err(StoreError::NotFound(RecordKind::ChecklistPoint))));
        drop(write);
        let nobody = ChecklistWish { person_id: Some(PersonId::named("nobody")), ..wish() };
        let mut write = store.write(&coordinator).await.unwrap();
        let missing = write.add_checklist_point(measure(), nobody).await;
        assert!(matches!(missing, Err(StoreError::NotFound(RecordKind::Person))));
    }

    async fn a_checklist_comes_back_with_its_measure(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        add(&store, &coordinator, "Raum buchen").await;
        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure()).await.unwrap().version;
        write.remove_measure(measure(), version).await.unwrap();
        let card = write.restore_measure(measure()).await.unwrap();
        assert_eq!((card.signs.checklist_done, card.signs.checklist), (0, 1));
    }

    async fn the_board_counts_the_points_of_each_measure(store: Demo) {
        let guest = store.actor(GUEST).await;
        let board = store.read(&guest).await.unwrap().get_board(current_plan()).await.unwrap();
        for card in board.cards {
            let points: Vec<_> = store.content().checklist;
            let own: Vec<_> = points.iter().filter(|point| point.measure_id == card.id).collect();
            let done = own.iter().filter(|point| point.is_done).count();
            assert_eq!((card.signs.checklist_done, card.signs.checklist), (done as i64, own.len() as i64), "{}", card.title);
        }
    }
}

fn titles(detail: &MeasureDetail) -> Vec<&str> {
    detail.checklist.iter().map(|point| point.title.as_str()).collect()
}

async fn add(store: &Store, actor: &Actor, title: &str) -> MeasureDetail {
    let mut write = store.write(actor).await.unwrap();
    let wish = ChecklistWish::parse(title, "", "").unwrap();
    let detail = write.add_checklist_point(measure(), wish).await.unwrap();
    write.commit().await.unwrap();
    detail
}

async fn tick(
    store: &Store,
    actor: &Actor,
    id: ChecklistPointId,
    is_done: bool,
) -> store::StoreResult<MeasureDetail> {
    let mut write = store.write(actor).await.unwrap();
    let detail = write.set_checklist_point_done(id, is_done).await?;
    write.commit().await.unwrap();
    Ok(detail)
}

/// How many points are done, and how many there are, as the card says it.
async fn counts(store: &Store, actor: &Actor) -> (i64, i64) {
    let card = store.read(actor).await.unwrap().get_card(measure()).await.unwrap();
    (card.signs.checklist_done, card.signs.checklist)
}
