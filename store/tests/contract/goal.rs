//! Goals, outcomes and indicators: made, changed, and removed once nothing belongs to them.

use domain::{
    change::RecordKind,
    id::{FieldId, GoalId, IndicatorId, OutcomeId, PlanId},
    permission::Actor,
    plan::{
        Board, BoardGoal, Direction, EditError, Goal, GoalWish, Indicator, IndicatorWish, Priority, Story,
    },
};
use store::{Store, StoreError, StoreResult, Write, change::ChangeQuery};
use time::{Duration, macros::date};

use crate::support::{
    CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MANAGER, MEMBER, NOW, current_plan, draft_plan,
};

contract! {
    async fn a_board_says_who_may_change_its_goals(store: Demo) {
        for (reader, may_edit) in
            [(COORDINATOR, true), (MANAGER, false), (CHAIR, false), (MEMBER, false), (GUEST, false)]
        {
            let board = board_of(&store, &store.actor(reader).await).await;
            assert_eq!((board.rights.edit, board.fields.is_empty()), (may_edit, !may_edit), "{reader}");
        }
        let actor = store.actor(HESSEN).await;
        let hidden = store.read(&actor).await.unwrap().get_board(draft_plan()).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(RecordKind::Plan))));
    }

    async fn all_fields_are_offered_each_name_once(store: Demo) {
        let board = board_of(&store, &store.actor(COORDINATOR).await).await;
        let mut names: Vec<_> = board.fields.iter().map(|field| field.name.as_str()).collect();
        assert!(names.len() > 2);
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
        for goal in &board.goals {
            assert!(board.fields.iter().any(|field| field.name == goal.field), "{}", goal.field);
        }
    }

    async fn a_goal_grows_outcomes_and_indicators_and_is_found(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let field_id = board_of(&store, &coordinator).await.fields[0].id;
        let mut write = store.write(&coordinator).await.unwrap();
        let wish = GoalWish::parse(" Kinder  lernen schwimmen ", "Grundschulkinder", field_id).unwrap();
        let goal = write.create_goal(current_plan(), &wish).await.unwrap();
        let outcome = write.create_outcome(goal.id, "Mehr Kinder schwimmen sicher").await.unwrap();
        let indicator = write.create_indicator(outcome.id, &swimmers("Seepferdchen je Jahrgang")).await.unwrap();
        write.commit().await.unwrap();

        let board = board_of(&store, &coordinator).await;
        let last = board.goals.last().unwrap();
        assert_eq!((last.goal.title.as_str(), &last.outcomes), ("Kinder lernen schwimmen", &vec![outcome.clone()]));
        assert_eq!(last.indicators[0].indicator, indicator);
        let hits = store.read(&coordinator).await.unwrap().list_search_hits("schwimmen").await.unwrap();
        assert!(hits.iter().any(|hit| hit.record.id == goal.id.0));

        let mut write = store.write(&coordinator).await.unwrap();
        let renamed = GoalWish { title: "Alle Kinder schwimmen".to_owned(), ..wish.clone() };
        let goal = write.edit_goal(goal.id, &renamed, goal.version).await.unwrap();
        let outcome = write.edit_outcome(outcome.id, "Alle sind sicher im Wasser", outcome.version).await.unwrap();
        let indicator =
            write.edit_indicator(indicator.id, &swimmers("Freischwimmer"), indicator.version).await.unwrap();
        write.commit().await.unwrap();
        let board = board_of(&store, &coordinator).await;
        let last = board.goals.last().unwrap();
        assert_eq!((&last.goal, &last.outcomes[0], &last.indicators[0].indicator), (&goal, &outcome, &indicator));

        // What something belongs to stays; from the leaves to the root all goes.
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(in_use(write.remove_goal(goal.id, goal.version).await));
        assert!(in_use(write.remove_outcome(outcome.id, outcome.version).await));
        write.remove_indicator(indicator.id, indicator.version).await.unwrap();
        write.remove_outcome(outcome.id, outcome.version).await.unwrap();
        write.remove_goal(goal.id, goal.version).await.unwrap();
        write.commit().await.unwrap();
        let board = board_of(&store, &coordinator).await;
        assert!(board.goals.iter().all(|entry| entry.goal.id != goal.id));
        let hits = store.read(&coordinator).await.unwrap().list_search_hits("Alle Kinder schwimmen").await.unwrap();
        assert!(hits.is_empty());
    }

    async fn why_a_goal_is_there_is_kept_logged_and_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let field_id = board_of(&store, &coordinator).await.fields[0].id;
        let texts = ["Jedes dritte Kind\r\nschwimmt nicht.", "Bericht 2025, S. 14", "Kurse ohne Gebühr"];
        let silent = GoalWish::parse("Kinder lernen schwimmen", "Grundschulkinder", field_id).unwrap();
        let told = silent.because(texts, "high").unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let made = write.create_goal(current_plan(), &told).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(GoalWish::from(made.clone()), told);
        // Everybody who sees the plan reads it.
        for reader in [Actor::Visitor, store.actor(HESSEN).await] {
            assert_eq!(goal_of(&store, &reader, made.id).await, Some(made.clone()));
        }

        store.clock().advance(Duration::minutes(1));
        let other = GoalWish { need_source: String::new(), priority: Some(Priority::Low), ..told.clone() };
        let mut write = store.write(&coordinator).await.unwrap();
        let changed = write.edit_goal(made.id, &other, 1).await.unwrap();
        let stale = write.edit_goal(made.id, &told, 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Goal))), "{stale:?}");
        write.commit().await.unwrap();
        assert_eq!((GoalWish::from(changed.clone()), changed.version), (other, 2));
        assert_eq!(goal_of(&store, &coordinator, made.id).await, Some(changed));
        let query = ChangeQuery { record: Some(made.id.0), limit: 1, ..ChangeQuery::default() };
        let log = store.read(&coordinator).await.unwrap().list_changes(query).await.unwrap();
        let fields = log[0].fields.iter().map(|it| (it.field.as_str(), it.before.as_str(), it.after.as_str()));
        let fields: Vec<_> = fields.collect();
        assert_eq!(fields, [("need_source", "Bericht 2025, S. 14", ""), ("priority", "high", "low")]);

        undo(&store, &coordinator).await;
        let back = goal_of(&store, &coordinator, made.id).await.unwrap();
        assert_eq!(back, Goal { version: 3, ..made.clone() });
        store.clock().advance(Duration::minutes(1));
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_goal(made.id, back.version).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(goal_of(&store, &coordinator, made.id).await, None);
        undo(&store, &coordinator).await;
        assert_eq!(goal_of(&store, &coordinator, made.id).await, Some(back));
    }

    async fn a_story_is_kept_with_its_writer_and_time_until_its_words_change(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let told = swimmers("Freischwimmer").telling("Das Bad war\r\nein Jahr zu.").unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let outcome = board_of(&store, &coordinator).await.goals[0].outcomes[0].id;
        let made = write.create_indicator(outcome, &told).await.unwrap();
        write.commit().await.unwrap();
        let story = made.story.clone().unwrap();
        assert_eq!(story.text, "Das Bad war\nein Jahr zu.");
        assert_eq!((story.written_by, story.written_at), (coordinator.user_id(), NOW));
        assert_eq!(told_of(&store, &coordinator, made.id).await, (Some(story.clone()), vec![coordinator.name().to_owned()]));

        // Another name of the indicator is no other story.
        let hessen = store.actor(HESSEN).await;
        store.clock().advance(time::Duration::hours(1));
        let mut write = store.write(&coordinator).await.unwrap();
        let named = IndicatorWish { name: "Sichere Schwimmer".to_owned(), ..told.clone() };
        let named = write.edit_indicator(made.id, &named, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((named.story.as_ref(), named.version), (Some(&story), 2));
        let mut write = store.write(&coordinator).await.unwrap();
        let stale = write.edit_indicator(made.id, &told.clone().telling("Veraltet").unwrap(), 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Indicator))), "{stale:?}");
        let retold = write.edit_indicator(made.id, &told.clone().telling("Es ist wieder offen.").unwrap(), 2).await.unwrap();
        write.commit().await.unwrap();
        let retold = retold.story.unwrap();
        assert_eq!((retold.text.as_str(), retold.written_at), ("Es ist wieder offen.", NOW + time::Duration::hours(1)));

        // Everybody who sees the plan reads it; visitors are not told whose it is.
        for reader in [Actor::Visitor, hessen] {
            let (shown, writers) = told_of(&store, &reader, made.id).await;
            assert_eq!((shown.as_ref(), writers.is_empty()), (Some(&retold), reader == Actor::Visitor));
        }

        // What comes back is still whose and of when it was.
        store.clock().advance(time::Duration::minutes(1));
        let mut write = store.write(&coordinator).await.unwrap();
        let step = write.get_last_step(current_plan()).await.unwrap().unwrap();
        write.undo_step(current_plan(), step.change).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(told_of(&store, &coordinator, made.id).await.0, Some(story));

        let board = board_of(&store, &coordinator).await;
        let series = board.goals.iter().flat_map(|entry| &entry.indicators);
        let version = series.map(|series| &series.indicator).find(|known| known.id == made.id).unwrap().version;
        let mut write = store.write(&coordinator).await.unwrap();
        let silent = write.edit_indicator(made.id, &swimmers("Freischwimmer"), version).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((silent.story, told_of(&store, &coordinator, made.id).await), (None, (None, Vec::new())));
    }

    async fn what_an_indicator_means_is_kept_logged_and_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let outcome = board_of(&store, &coordinator).await.goals[0].outcomes[0].id;
        let texts = ["Kinder der 4. Klassen,\r\nohne Förderschulen", "Abfrage der Schulen"];
        let told = swimmers("Freischwimmer").meaning(texts, "2026-07-31").unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let made = write.create_indicator(outcome, &told).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(made.definition, "Kinder der 4. Klassen,\nohne Förderschulen");
        assert_eq!((made.source.as_str(), made.baseline_on), (texts[1], Some(date!(2026 - 07 - 31))));
        for reader in [Actor::Visitor, store.actor(HESSEN).await] {
            assert_eq!(indicator_of(&store, &reader, made.id).await, made);
        }

        store.clock().advance(Duration::minutes(1));
        let mut write = store.write(&coordinator).await.unwrap();
        let other = swimmers("Freischwimmer").meaning(["", texts[1]], "").unwrap();
        let changed = write.edit_indicator(made.id, &other, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(indicator_of(&store, &coordinator, made.id).await, changed);
        let query = ChangeQuery { record: Some(made.id.0), limit: 1, ..ChangeQuery::default() };
        let log = store.read(&coordinator).await.unwrap().list_changes(query).await.unwrap();
        let fields: Vec<_> = log[0].fields.iter().map(|it| (it.field.as_str(), it.before.as_str())).collect();
        assert_eq!(fields, [("baseline_on", "2026-07-31"), ("definition", made.definition.as_str())]);
        undo(&store, &coordinator).await;
        assert_eq!(indicator_of(&store, &coordinator, made.id).await, Indicator { version: 3, ..made });
    }

    async fn what_is_used_cannot_be_removed(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let board = board_of(&store, &coordinator).await;
        let used = board.goals.iter().find(|entry| entry.indicators.iter().any(|i| i.latest().is_some())).unwrap();
        let series = used.indicators.iter().find(|series| series.latest().is_some()).unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(in_use(write.remove_goal(used.goal.id, 1).await));
        assert!(in_use(write.remove_outcome(series.indicator.outcome_id, 1).await));
        assert!(in_use(write.remove_indicator(series.indicator.id, 1).await));
    }

    async fn old_versions_strangers_and_unknown_things_are_refused(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = board_of(&store, &coordinator).await;
        let entry = &before.goals[0];
        let (goal, outcome) = (&entry.goal, &entry.outcomes[0]);
        let indicator = &entry.indicators[0].indicator;
        let wish = GoalWish::parse("Anders", "", before.fields[0].id).unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(matches!(write.edit_goal(goal.id, &wish, 7).await, Err(StoreError::Stale(_))));
        assert!(matches!(write.remove_goal(goal.id, 7).await, Err(StoreError::Stale(_))));
        assert!(matches!(write.edit_outcome(outcome.id, "Anders", 7).await, Err(StoreError::Stale(_))));
        assert!(matches!(write.remove_outcome(outcome.id, 7).await, Err(StoreError::Stale(_))));
        assert!(matches!(write.edit_indicator(indicator.id, &swimmers("x"), 7).await, Err(StoreError::Stale(_))));
        assert!(matches!(write.remove_indicator(indicator.id, 7).await, Err(StoreError::Stale(_))));
        let strange = GoalWish { field_id: FieldId::named("none"), ..wish.clone() };
        assert!(matches!(
            write.create_goal(current_plan(), &strange).await,
            Err(StoreError::NotFound(RecordKind::FieldOfAction))
        ));
        assert!(matches!(
            write.create_goal(PlanId::named("none"), &wish).await,
            Err(StoreError::NotFound(RecordKind::Plan))
        ));
        assert!(matches!(
            write.create_outcome(GoalId::named("none"), "x").await,
            Err(StoreError::NotFound(RecordKind::Goal))
        ));
        assert!(matches!(
            write.create_indicator(OutcomeId::named("none"), &swimmers("x")).await,
            Err(StoreError::NotFound(RecordKind::Outcome))
        ));
        assert!(matches!(
            write.remove_indicator(IndicatorId::named("none"), 1).await,
            Err(StoreError::NotFound(RecordKind::Indicator))
        ));
        assert!(matches!(
            write.edit_outcome(outcome.id, " ", outcome.version).await,
            Err(StoreError::Refused(EditError::Empty))
        ));
        drop(write);
        for reader in [HESSEN, MANAGER, CHAIR, MEMBER, GUEST] {
            let mut write: Write = store.write(&store.actor(reader).await).await.unwrap();
            assert!(matches!(write.create_goal(current_plan(), &wish).await, Err(StoreError::NotAllowed)));
            assert!(matches!(write.edit_goal(goal.id, &wish, 1).await, Err(StoreError::NotAllowed)));
            assert!(matches!(write.create_outcome(goal.id, "x").await, Err(StoreError::NotAllowed)));
            assert!(matches!(write.remove_indicator(indicator.id, 1).await, Err(StoreError::NotAllowed)));
        }
        assert_eq!(board_of(&store, &coordinator).await, before);
    }
}

async fn board_of(store: &Store, actor: &Actor) -> Board {
    store.read(actor).await.unwrap().get_board(current_plan()).await.unwrap()
}

async fn indicator_of(store: &Store, reader: &Actor, id: IndicatorId) -> Indicator {
    let goals = board_of(store, reader).await.goals;
    let mut all = goals.into_iter().flat_map(|entry| entry.indicators);
    all.find(|series| series.indicator.id == id).unwrap().indicator
}

async fn goal_of(store: &Store, reader: &Actor, id: GoalId) -> Option<Goal> {
    board_of(store, reader).await.goals.into_iter().map(|entry| entry.goal).find(|goal| goal.id == id)
}

/// Takes back what the actor did last, a minute later.
async fn undo(store: &Demo, actor: &Actor) {
    store.clock().advance(Duration::minutes(1));
    let mut write = store.write(actor).await.unwrap();
    let step = write.get_last_step(current_plan()).await.unwrap().unwrap();
    write.undo_step(current_plan(), step.change).await.unwrap();
    write.commit().await.unwrap();
}

/// What a reader is told of the story of an indicator, and whom they are told to have written stories of its goal.
async fn told_of(store: &Store, reader: &Actor, id: IndicatorId) -> (Option<Story>, Vec<String>) {
    let board = board_of(store, reader).await;
    let of_goal = |entry: &&BoardGoal| entry.indicators.iter().any(|series| series.indicator.id == id);
    let entry = board.goals.iter().find(of_goal).unwrap();
    let series = entry.indicators.iter().find(|series| series.indicator.id == id).unwrap();
    let story = series.indicator.story.clone();
    let writers =
        entry.writers.iter().filter(|(id, _)| story.as_ref().is_some_and(|it| it.written_by == Some(*id)));
    let writers = writers.map(|(_, name)| name.clone()).collect();
    (story, writers)
}

fn swimmers(name: &str) -> IndicatorWish {
    IndicatorWish::parse(name, "%", Direction::Up, ["40", "62,5"], "2027-09-30").unwrap()
}

fn in_use(answer: StoreResult<()>) -> bool {
    matches!(answer, Err(StoreError::Refused(EditError::InUse)))
}
