//! Earlier values of measures, goals and indicators are put back one by one.

use domain::{
    change::{ChangeEntry, RecordKind, RecordRef},
    directory::CommitteeForm,
    id::{CommitteeId, GoalId, HealthRegionId, IndicatorId, MeasureId, PersonId},
    permission::Actor,
    plan::{Direction, EditError, Goal, GoalWish, IndicatorWish, MeasureField, Priority},
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::Duration;
use uuid::Uuid;

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MEMBER, current_plan};

contract! {
    async fn a_value_of_a_measure_comes_back_and_all_else_stays(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = field(&store, &coordinator, MeasureField::Title).await;
        edit(&store, &coordinator, MeasureField::Title, "Gesunde Kita am Main").await;
        let renamed = newest(&store, measure().0).await;
        edit(&store, &coordinator, MeasureField::Funding, "Land").await;
        let person = PersonId::named("hassberge/psp").to_string();
        edit(&store, &coordinator, MeasureField::Responsible, &person).await;
        edit(&store, &coordinator, MeasureField::Responsible, "").await;
        let left = newest(&store, measure().0).await;

        restore(&store, &coordinator, &renamed, "title", "Gesunde Kita am Main").await.unwrap();
        assert_eq!(field(&store, &coordinator, MeasureField::Title).await, before);
        assert_eq!(field(&store, &coordinator, MeasureField::Funding).await, "Land");
        restore(&store, &coordinator, &left, "responsible_id", "").await.unwrap();
        assert_eq!(field(&store, &coordinator, MeasureField::Responsible).await, person);
        // It is a change like any other, and what is there already is none.
        let logged = newest(&store, measure().0).await;
        assert_eq!((logged.actor.as_str(), logged.fields[0].field.as_str()), (coordinator.name(), "responsible_id"));
        restore(&store, &coordinator, &left, "responsible_id", "").await.unwrap();
        assert_eq!(newest(&store, measure().0).await.id, logged.id);
    }

    async fn a_committee_that_was_removed_meanwhile_is_put_back_as_none(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let form = CommitteeForm {
            name: "Gremium Irrtum".to_owned(),
            parent: CommitteeId::named("hassberge/forum").to_string(),
            ..CommitteeForm::blank()
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let made = write.create_committee(HealthRegionId::named("hassberge"), &form).await.unwrap();
        write.commit().await.unwrap();
        let before = field(&store, &coordinator, MeasureField::Committee).await;
        edit(&store, &coordinator, MeasureField::Committee, &made.id.to_string()).await;
        edit(&store, &coordinator, MeasureField::Committee, &before).await;
        let left = newest(&store, measure().0).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_record(made.named().record, made.version).await.unwrap();
        write.commit().await.unwrap();
        restore(&store, &coordinator, &left, "committee_id", &before).await.unwrap();
        assert_eq!(field(&store, &coordinator, MeasureField::Committee).await, "");
    }

    async fn what_somebody_has_changed_since_it_was_seen_is_not_put_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        edit(&store, &coordinator, MeasureField::Funding, "Land").await;
        edit(&store, &coordinator, MeasureField::Funding, "Kreis").await;
        let change = newest(&store, measure().0).await;
        edit(&store, &coordinator, MeasureField::Funding, "Kasse").await;
        let late = restore(&store, &coordinator, &change, "funding", "Kreis").await;
        assert!(matches!(late, Err(StoreError::Stale(RecordKind::Measure))), "{late:?}");
        assert_eq!(field(&store, &coordinator, MeasureField::Funding).await, "Kasse");
        restore(&store, &coordinator, &change, "funding", "Kasse").await.unwrap();
        assert_eq!(field(&store, &coordinator, MeasureField::Funding).await, "Land");
    }

    async fn values_of_a_goal_come_back_one_by_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let made = make_goal(&store, &coordinator).await;
        let silent = GoalWish { need: String::new(), priority: None, ..GoalWish::from(made.clone()) };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_goal(made.id, &silent, 1).await.unwrap();
        write.commit().await.unwrap();
        let change = newest(&store, made.id.0).await;

        let record = RecordRef::new(RecordKind::Goal, made.id);
        let history = store.read(&coordinator).await.unwrap().get_part_history(record).await.unwrap();
        assert_eq!((history.title.as_str(), history.may_edit, history.changes.len()), (made.title.as_str(), true, 2));
        assert!(history.now.contains(&("need".to_owned(), String::new())));
        let told = store.read(&Actor::Visitor).await.unwrap().get_part_history(record).await.unwrap();
        assert!(!told.may_edit);
        assert!(history.changes.iter().all(|change| change.actor == coordinator.name()));
        let unnamed = told.changes.iter().all(|change| change.actor.is_empty());
        assert!(unnamed && told.changes.len() == 2, "visitors are not told who it was");

        restore(&store, &coordinator, &change, "need", "").await.unwrap();
        let now = goal(&store, &coordinator, made.id).await;
        assert_eq!(now, Goal { priority: None, version: 3, ..made.clone() });
        restore(&store, &coordinator, &change, "priority", "").await.unwrap();
        assert_eq!(goal(&store, &coordinator, made.id).await.priority, Some(Priority::High));
        let late = restore(&store, &coordinator, &change, "target_group", "niemand").await;
        assert!(late.is_ok(), "it holds that already: {late:?}");
        let mut write = store.write(&coordinator).await.unwrap();
        let wish = GoalWish { need: "Neu".to_owned(), ..GoalWish::from(made.clone()) };
        write.edit_goal(made.id, &wish, 4).await.unwrap();
        write.commit().await.unwrap();
        let late = restore(&store, &coordinator, &change, "need", "").await;
        assert!(matches!(late, Err(StoreError::Stale(RecordKind::Goal))), "{late:?}");
    }

    async fn a_field_of_action_comes_back_with_the_topic_of_that_time(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let board = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
        let made = board.goals.iter().map(|entry| &entry.goal).find(|goal| goal.topic_id.is_some()).unwrap();
        let other = board.fields.iter().find(|field| field.id != made.field_id).unwrap().id;
        let elsewhere = GoalWish { field_id: other, topic_id: None, ..GoalWish::from(made.clone()) };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_goal(made.id, &elsewhere, made.version).await.unwrap();
        write.commit().await.unwrap();
        let left = newest(&store, made.id.0).await;

        restore(&store, &coordinator, &left, "field_id", &other.to_string()).await.unwrap();
        let now = goal(&store, &coordinator, made.id).await;
        assert_eq!((now.field_id, now.topic_id), (made.field_id, made.topic_id));
        let back = newest(&store, made.id.0).await;
        restore(&store, &coordinator, &back, "field_id", &made.field_id.to_string()).await.unwrap();
        let now = goal(&store, &coordinator, made.id).await;
        assert_eq!((now.field_id, now.topic_id), (other, None));
    }

    async fn a_story_and_a_day_of_an_indicator_come_back_as_they_were(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let outcome = board_goals(&store, &coordinator).await[0].outcomes[0].id;
        let wish = |from: &str, to: &str, story: &str| {
            let wish = IndicatorWish::parse("Anteil", "%", Direction::Up, ["1", "2,5"], to).unwrap();
            wish.meaning(["Alle", "Liste"], from).unwrap().telling(story).unwrap()
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let made = write.create_indicator(outcome, &wish("2026-01-31", "2027-01-01", "So kam es.")).await.unwrap();
        write.commit().await.unwrap();
        store.clock().advance(Duration::hours(1));
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_indicator(made.id, &wish("", "2025-12-31", "Anders."), 1).await.unwrap();
        write.commit().await.unwrap();
        let change = newest(&store, made.id.0).await;
        let story = change.fields.iter().find(|it| it.field == "story").unwrap();
        assert_eq!((story.before.as_str(), story.after.as_str()), ("So kam es.", "Anders."));

        restore(&store, &coordinator, &change, "story", "Anders.").await.unwrap();
        assert_eq!(indicator(&store, &coordinator, made.id).await.story, made.story, "with its writer and time");
        let refused = restore(&store, &coordinator, &change, "baseline_on", "").await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::EndsBeforeItBegins))), "{refused:?}");
        restore(&store, &coordinator, &change, "target_on", "2025-12-31").await.unwrap();
        restore(&store, &coordinator, &change, "baseline_on", "").await.unwrap();
        let now = indicator(&store, &coordinator, made.id).await;
        assert_eq!((now.target_on, now.baseline_on), (made.target_on, made.baseline_on));
    }

    async fn strangers_unknown_changes_and_fields_with_rules_of_their_own_are_refused(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        edit(&store, &coordinator, MeasureField::Funding, "Land").await;
        let change = newest(&store, measure().0).await;
        let made = make_goal(&store, &coordinator).await;
        let wish = GoalWish { need: String::new(), ..GoalWish::from(made.clone()) };
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_goal(made.id, &wish, 1).await.unwrap();
        write.commit().await.unwrap();
        let of_goal = newest(&store, made.id.0).await;
        for reader in [HESSEN, CHAIR, MEMBER, GUEST] {
            let reader = store.actor(reader).await;
            for (change, field, seen) in [(&change, "funding", "Land"), (&of_goal, "need", "")] {
                let refused = restore(&store, &reader, change, field, seen).await;
                assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
            }
        }
        for field in ["status", "position", "version", "plan_id", "nothing"] {
            let refused = restore(&store, &coordinator, &change, field, "").await;
            assert!(matches!(refused, Err(StoreError::Refused(EditError::NotUnderstood))), "{refused:?}");
        }
        let unknown = ChangeEntry { id: -1, ..change.clone() };
        let refused = restore(&store, &coordinator, &unknown, "funding", "Land").await;
        assert!(matches!(refused, Err(StoreError::NotFound(_))), "{refused:?}");
        let mut read = store.read(&coordinator).await.unwrap();
        for record in [
            RecordRef::new(RecordKind::Measure, measure()),
            RecordRef::new(RecordKind::Goal, GoalId::named("none")),
        ] {
            assert!(matches!(read.get_part_history(record).await, Err(StoreError::NotFound(_))));
        }
        assert_eq!(field(&store, &coordinator, MeasureField::Funding).await, "Land");
    }
}

fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Gesunde Kita")
}

async fn field(store: &Store, actor: &Actor, field: MeasureField) -> String {
    store.read(actor).await.unwrap().get_measure(measure()).await.unwrap().measure.field(field)
}

async fn edit(store: &Store, actor: &Actor, field: MeasureField, text: &str) {
    let mut write = store.write(actor).await.unwrap();
    let seen = write.get_measure(measure()).await.unwrap().measure.field(field);
    write.edit_measure(measure(), field, text, &seen).await.unwrap();
    write.commit().await.unwrap();
}

async fn restore(
    store: &Store,
    actor: &Actor,
    change: &ChangeEntry,
    field: &str,
    seen: &str,
) -> StoreResult<()> {
    let mut write = store.write(actor).await?;
    write.restore_value(change.id, field, seen).await?;
    write.commit().await?;
    Ok(())
}

/// The newest change of a record.
async fn newest(store: &Store, record: Uuid) -> ChangeEntry {
    let query = ChangeQuery { record: Some(record), limit: 1, ..ChangeQuery::default() };
    store.read(&Actor::System).await.unwrap().list_changes(query).await.unwrap().remove(0)
}

async fn make_goal(store: &Store, actor: &Actor) -> Goal {
    let field = store.read(actor).await.unwrap().get_board(current_plan()).await.unwrap().fields[0].id;
    let wish = GoalWish::parse("Kinder lernen schwimmen", "Grundschulkinder", field).unwrap();
    let wish = wish.because(["Jedes dritte Kind\nschwimmt nicht.", "", ""], "high").unwrap();
    let mut write = store.write(actor).await.unwrap();
    let goal = write.create_goal(current_plan(), &wish).await.unwrap();
    write.commit().await.unwrap();
    goal
}

async fn board_goals(store: &Store, actor: &Actor) -> Vec<domain::plan::BoardGoal> {
    store.read(actor).await.unwrap().get_board(current_plan()).await.unwrap().goals
}

async fn goal(store: &Store, actor: &Actor, id: GoalId) -> Goal {
    let goals = board_goals(store, actor).await;
    goals.into_iter().map(|entry| entry.goal).find(|goal| goal.id == id).unwrap()
}

async fn indicator(store: &Store, actor: &Actor, id: IndicatorId) -> domain::plan::Indicator {
    let goals = board_goals(store, actor).await;
    let mut all = goals.into_iter().flat_map(|entry| entry.indicators);
    all.find(|series| series.indicator.id == id).unwrap().indicator
}
