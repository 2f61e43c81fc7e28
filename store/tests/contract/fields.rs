//! Fields of action and topics: loaded once, listed with what the reader sees of their use, changed, ordered and ended.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    directory::{CommitteeForm, FieldEntry, FieldFault, FieldForm, FieldOfAction, FieldProblem, RecordField},
    id::{CommitteeId, FieldId, HealthRegionId, TopicId},
    permission::{Action, Actor, Object, ObjectKind, Place, Visibility, may},
    plan::{EditError, GoalWish, ListStep},
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};

use crate::{
    merging::literal,
    support::{COORDINATOR, Demo, Empty, HESSEN, OPERATOR, current_plan},
    world::{for_anybody, world},
};

contract! {
    async fn the_usual_fields_are_loaded_once_and_only_where_there_are_none(store: Empty) {
        let mut write = store.write(&Actor::System).await.unwrap();
        assert!(write.load_usual_fields().await.unwrap());
        assert!(!write.load_usual_fields().await.unwrap());
        write.commit().await.unwrap();
        let entries = entries(&store, &Actor::Visitor).await;
        let names: Vec<_> = entries.iter().map(|entry| entry.field.name.as_str()).collect();
        assert_eq!(names[..3], ["Gesundheitsversorgung", "Gesundheitsförderung und Prävention", "Pflege"]);
        assert!(entries.iter().all(|entry| entry.topics.len() > 2));
        assert_eq!(entries[0].topics[0].0.name, "Haus- und fachärztliche Versorgung");
        let told = changes(&store, RecordRef::new(RecordKind::FieldOfAction, entries[0].field.id)).await;
        assert_eq!(told, [(ChangeAction::Created, vec![])]);

        let mut write = store.write(&Actor::System).await.unwrap();
        write.edit_field(entries[0].field.id, &form("Versorgung", ""), 1).await.unwrap();
        assert!(!write.load_usual_fields().await.unwrap(), "what was renamed does not come again");
    }

    async fn the_usual_fields_are_loaded_by_the_program_alone(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(10, async |actor| {
            let refused = store.write(actor).await.unwrap().load_usual_fields().await;
            assert!(matches!(refused, Err(StoreError::NotAllowed)) != (*actor == Actor::System));
        });
    }

    async fn fields_are_changed_by_exactly_those_who_may(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        let field = world.content.fields[0].id;
        for_anybody(20, async |actor| {
            let object = Object {
                kind: ObjectKind::FieldOfAction,
                visibility: Visibility::Public,
                place: Place::default(),
                responsible: None,
            };
            let may_edit = may(actor, Action::Edit, &object);
            assert_eq!(store.read(actor).await.unwrap().may_edit_fields(), may_edit);
            let mut write = store.write(actor).await.unwrap();
            let new = form("Neues", "");
            let topic = write.create_topic(field, &new).await.map(|topic| topic.id);
            let id = topic.as_ref().copied().unwrap_or(TopicId::named("none"));
            for answer in [
                topic.map(drop),
                write.create_field(&new).await.map(drop),
                write.edit_field(field, &form("Anders", ""), 1).await,
                write.move_field(field, ListStep::Up, if may_edit { 2 } else { 1 }).await,
                write.edit_topic(id, &form("Anders", ""), 1).await,
                write.move_topic(id, ListStep::Down, if may_edit { 2 } else { 1 }).await,
            ] {
                match answer {
                    Ok(()) => assert!(may_edit),
                    Err(StoreError::NotAllowed) => assert!(!may_edit),
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }

    async fn a_field_is_added_renamed_ordered_and_ended_and_all_of_it_is_logged(store: Demo) {
        let operator = store.actor(OPERATOR).await;
        let mut write = store.write(&operator).await.unwrap();
        let made = write.create_field(&form(" Klima  und Gesundheit", "")).await.unwrap();
        assert_eq!((made.name.as_str(), made.version), ("Klima und Gesundheit", 1));
        let topic = write.create_topic(made.id, &form("Hitze", "")).await.unwrap();
        write.create_topic(made.id, &form("Wasser", "")).await.unwrap();
        write.move_field(made.id, ListStep::Up, 1).await.unwrap();
        write.edit_field(made.id, &form("Klima", "2026-11-20"), 2).await.unwrap();
        write.move_topic(topic.id, ListStep::Down, 1).await.unwrap();
        write.commit().await.unwrap();

        let entries = entries(&store, &Actor::Visitor).await;
        let place = entries.iter().position(|entry| entry.field.id == made.id).unwrap();
        assert_eq!(place + 2, entries.len(), "one step up from the end");
        let topics: Vec<_> = entries[place].topics.iter().map(|(topic, _)| topic.name.as_str()).collect();
        assert_eq!(topics, ["Wasser", "Hitze"]);
        let told = changes(&store, RecordRef::new(RecordKind::FieldOfAction, made.id)).await;
        assert_eq!(
            told,
            [
                (ChangeAction::Changed, vec!["name", "valid_to"]),
                (ChangeAction::Moved, vec!["position"]),
                (ChangeAction::Created, vec![]),
            ]
            .map(|(action, fields)| (action, fields.into_iter().map(str::to_owned).collect::<Vec<String>>()))
        );
        // What is no longer offered is still there to be read.
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let is_in = |fields: Vec<FieldOfAction>| fields.iter().any(|field| field.id == made.id);
        assert!(is_in(read.list_fields().await.unwrap()));
        assert!(!is_in(read.list_offered_fields().await.unwrap()));
    }

    async fn steps_without_room_number_the_list_anew(store: Demo) {
        store.execute("update field_of_action set position = 1").await;
        let before = entries(&store, &Actor::Visitor).await;
        let operator = store.actor(OPERATOR).await;
        let mut write = store.write(&operator).await.unwrap();
        write.move_field(before[2].field.id, ListStep::Up, 1).await.unwrap();
        // Those that stepped aside are of the same version as before.
        write.move_field(before[0].field.id, ListStep::Up, 1).await.unwrap();
        write.commit().await.unwrap();
        let now = entries(&store, &Actor::Visitor).await;
        let order: Vec<_> = now.iter().map(|entry| entry.field.id).collect();
        let expected: Vec<_> = [0, 2, 1, 3, 4].iter().map(|place: &usize| before[*place].field.id).collect();
        assert_eq!(order, expected);
    }

    async fn whoever_was_overtaken_or_typed_nonsense_changes_nothing(store: Demo) {
        let operator = store.actor(OPERATOR).await;
        let before = entries(&store, &operator).await;
        let (field, topic) = (before[0].field.id, before[0].topics[0].0.id);
        let mut write = store.write(&operator).await.unwrap();
        for (stale, kind) in [
            (write.edit_field(field, &form("x", ""), 7).await, RecordKind::FieldOfAction),
            (write.move_field(field, ListStep::Down, 7).await, RecordKind::FieldOfAction),
            (write.edit_topic(topic, &form("x", ""), 7).await, RecordKind::Topic),
            (write.move_topic(topic, ListStep::Down, 7).await, RecordKind::Topic),
        ] {
            assert!(matches!(stale, Err(StoreError::Stale(found)) if found == kind));
        }
        let none = FieldId::named("none");
        for (missing, kind) in [
            (write.edit_field(none, &form("x", ""), 1).await, RecordKind::FieldOfAction),
            (write.create_topic(none, &form("x", "")).await.map(drop), RecordKind::FieldOfAction),
            (write.edit_topic(TopicId::named("none"), &form("x", ""), 1).await, RecordKind::Topic),
        ] {
            assert!(matches!(missing, Err(StoreError::NotFound(found)) if found == kind));
        }
        let taken = FieldProblem::of(RecordField::Name, FieldFault::NameTaken);
        assert_eq!(refused(write.create_field(&form("PFLEGE", "")).await), [taken]);
        assert_eq!(refused(write.edit_field(field, &form("Pflege", ""), 1).await), [taken]);
        let other = before[0].topics[1].0.name.as_str();
        assert_eq!(refused(write.create_topic(field, &form(other, "")).await), [taken]);
        let empty = FieldProblem::of(RecordField::Name, FieldFault::Empty);
        assert_eq!(refused(write.edit_topic(topic, &form(" ", ""), 1).await), [empty]);
        // In another field there may be a topic of this name, and a form that says nothing new writes nothing.
        write.create_topic(before[1].field.id, &form(other, "")).await.unwrap();
        write.edit_field(field, &form(&before[0].field.name, ""), 1).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(entries(&store, &operator).await[0].field.version, 1);
    }

    async fn of_two_of_one_name_each_may_keep_it(store: Demo) {
        let operator = store.actor(OPERATOR).await;
        let before = entries(&store, &operator).await;
        let (field, topic) = (before[0].field.id, before[0].topics[0].0.id);
        let (name, other) = (before[1].field.name.as_str(), before[0].topics[1].0.name.as_str());
        let id = |id| literal(store.is_postgres(), id);
        let (of_field, of_topic) = (id(field.0), id(topic.0));
        store.execute(&format!("update field_of_action set name = '{name}' where field_id = {of_field}")).await;
        store.execute(&format!("update topic set name = '{other}' where topic_id = {of_topic}")).await;
        let mut write = store.write(&operator).await.unwrap();
        write.edit_field(field, &form(name, "2027-12-31"), 1).await.unwrap();
        write.edit_topic(topic, &form(other, "2027-12-31"), 1).await.unwrap();
        let taken = FieldProblem::of(RecordField::Name, FieldFault::NameTaken);
        let third = before[2].field.name.as_str();
        assert_eq!(refused(write.edit_field(field, &form(third, ""), 2).await), [taken]);
    }

    async fn a_reader_is_told_of_the_use_that_they_see(store: Demo) {
        let (visitor, all) = (entries(&store, &Actor::Visitor).await, entries(&store, &Actor::System).await);
        let content = store.content();
        for (seen, known) in visitor.iter().zip(&all) {
            let goals: Vec<_> =
                content.goals.iter().filter(|goal| goal.field_id == known.field.id).map(|goal| goal.id).collect();
            let measures = content.measures.iter().filter(|measure| goals.contains(&measure.goal_id)).count();
            assert_eq!((known.usage.goals, known.usage.measures), (goals.len(), measures), "{}", known.field.name);
            assert!(seen.usage.goals <= known.usage.goals && seen.usage.committees <= known.usage.committees);
            for (topic, usage) in &known.topics {
                let about = content.goals.iter().filter(|goal| goal.topic_id == Some(topic.id)).count();
                assert_eq!((usage.goals, usage.committees), (about, 0), "{}", topic.name);
            }
        }
        let goals = |entries: &[FieldEntry]| entries.iter().map(|entry| entry.usage.goals).sum::<usize>();
        assert!(goals(&visitor) < goals(&all), "a draft is nobody's business");
        assert!(all.iter().any(|entry| entry.usage.committees > 0));
        assert!(all.iter().flat_map(|entry| &entry.topics).any(|(_, usage)| usage.measures > 0));
    }

    async fn what_has_ended_is_chosen_nowhere_new_and_stays_where_it_was(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let operator = store.actor(OPERATOR).await;
        let board = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
        let used = board.goals.iter().find(|entry| entry.goal.topic_id.is_some()).unwrap();
        let goal = used.goal.clone();
        let (field, topic) = (goal.field_id, goal.topic_id.unwrap());
        let (field_name, topic_name) = (&used.field, used.topic.as_ref().unwrap());

        let mut write = store.write(&operator).await.unwrap();
        write.edit_topic(topic, &form(topic_name, "2026-11-20"), 1).await.unwrap();
        write.commit().await.unwrap();
        let same = GoalWish::from(goal.clone());
        let mut write = store.write(&coordinator).await.unwrap();
        let kept = GoalWish { title: "Anders".to_owned(), ..same.clone() };
        let goal = write.edit_goal(goal.id, &kept, goal.version).await.unwrap();
        assert_eq!(goal.topic_id, Some(topic));
        assert!(is_not_offered(write.create_goal(current_plan(), &same).await));
        let elsewhere = board.fields.iter().find(|other| other.id != field).unwrap();
        let strange = GoalWish { field_id: elsewhere.id, ..same.clone() };
        assert!(is_not_offered(write.create_goal(current_plan(), &strange).await));
        let unknown = GoalWish { topic_id: Some(TopicId::named("none")), ..same.clone() };
        assert!(is_not_offered(write.create_goal(current_plan(), &unknown).await));
        let without = GoalWish { topic_id: None, ..same.clone() };
        write.create_goal(current_plan(), &without).await.unwrap();
        write.commit().await.unwrap();

        let mut write = store.write(&operator).await.unwrap();
        write.edit_field(field, &form(field_name, "2026-11-20"), 1).await.unwrap();
        write.commit().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.edit_goal(goal.id, &same, goal.version).await.unwrap();
        assert!(is_not_offered(write.create_goal(current_plan(), &without).await));
        let committee = CommitteeForm {
            name: "Runde".to_owned(),
            fields: vec![field.to_string()],
            ..CommitteeForm::blank()
        };
        let not_there = FieldProblem::of(RecordField::Fields, FieldFault::NotThere);
        assert_eq!(
            refused(write.create_committee(hassberge(), &committee).await),
            [not_there]
        );
        let content = store.content();
        let is_here = |id: CommitteeId| {
            content.committees.iter().any(|one| one.id == id && one.health_region_id == Some(hassberge()))
        };
        let known = content.committee_fields.iter().find(|(id, of)| *of == field && is_here(*id)).unwrap().0;
        let page = write.get_committee(known).await.unwrap().record;
        let fields: Vec<_> =
            write.list_committee_fields(known).await.unwrap().iter().map(|field| field.id).collect();
        let renamed = CommitteeForm { name: "Runde".to_owned(), ..CommitteeForm::of(&page, &fields) };
        write.edit_committee(known, &renamed, page.version).await.unwrap();
        let kept: Vec<_> =
            write.list_committee_fields(known).await.unwrap().iter().map(|field| field.id).collect();
        assert_eq!(kept, fields);
        let pool = write.get_suitability_pool().await.unwrap();
        let ended = pool.fields.iter().find(|known| known.name == *field_name).unwrap();
        assert!(ended.topics.is_empty(), "its topics lead nobody there any more");
    }

    async fn nobody_lacks_a_committee_for_what_has_ended(store: Demo) {
        let operator = store.actor(OPERATOR).await;
        let mut write = store.write(&operator).await.unwrap();
        let (_, names) = write.list_region_facts().await.unwrap();
        let before = &names[0];
        for entry in write.list_field_entries().await.unwrap() {
            if entry.field.name == *before {
                let ended = form(before, "2026-11-20");
                write.edit_field(entry.field.id, &ended, entry.field.version).await.unwrap();
            }
        }
        let (facts, left) = write.list_region_facts().await.unwrap();
        assert_eq!(left, names[1..]);
        let mut numbers = facts.iter().flat_map(|region| &region.committees).flat_map(|one| &one.fields);
        assert!(numbers.all(|number| *number < left.len()));
        let pool = write.get_suitability_pool().await.unwrap();
        assert!(pool.fields.iter().any(|field| field.name == *before), "who knows it still does");
    }

    async fn whoever_coordinates_a_state_does_not_shape_what_all_plan_by(store: Demo) {
        for reader in [HESSEN, COORDINATOR] {
            let actor = store.actor(reader).await;
            let answer = store.write(&actor).await.unwrap().create_field(&form("Neu", "")).await;
            assert!(matches!(answer, Err(StoreError::NotAllowed)), "{reader}");
        }
    }
}

fn form(name: &str, to: &str) -> FieldForm {
    FieldForm { name: name.to_owned(), to: to.to_owned() }
}

async fn entries(store: &Store, actor: &Actor) -> Vec<FieldEntry> {
    store.read(actor).await.unwrap().list_field_entries().await.unwrap()
}

/// What the log says of a record, newest first: what was done, and the fields that differ.
async fn changes(store: &Store, record: RecordRef) -> Vec<(ChangeAction, Vec<String>)> {
    let query = ChangeQuery { record: Some(record.id), limit: 10, ..ChangeQuery::default() };
    let changes = store.read(&Actor::Visitor).await.unwrap().list_changes(query).await.unwrap();
    let fields =
        |change: &domain::change::ChangeEntry| change.fields.iter().map(|it| it.field.clone()).collect();
    changes.iter().map(|change| (change.action, fields(change))).collect()
}

fn refused<T: std::fmt::Debug>(answer: StoreResult<T>) -> Vec<FieldProblem> {
    match answer {
        Err(StoreError::Fields(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

fn is_not_offered<T>(answer: StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::Refused(EditError::NotOffered)))
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}
