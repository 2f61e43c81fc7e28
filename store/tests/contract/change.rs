//! The change log: complete, in order, and only of what was kept.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, RecordKind},
    directory::{ContactKind, ContactOwner, OrganisationForm},
    id::{MeasureId, OrganisationId, PlanId},
    permission::{Actor, Reach, Visibility},
    plan::{Lane, MeasureStatus, Move},
};
use store::{
    Session, Store, StoreError,
    change::ChangeQuery,
    content::{Content, demo::demo},
};

use crate::{
    plan::{move_on, try_move},
    support::{COORDINATOR, Demo, Empty, GUEST, HESSEN, MEMBER, NOW, current_plan, draft_plan},
    world::{for_anybody, world},
};

/// More than any test writes.
const ALL: i64 = 1_000_000;

contract! {
    async fn a_move_is_logged_with_who_when_and_what_differs(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let board = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
        let card = board.cards.iter().rfind(|card| card.status == MeasureStatus::Running).unwrap();
        store.clock().advance(time::Duration::minutes(5));
        let wish =
            Move { measure_id: card.id, column: MeasureStatus::Done, after: None, lane: Lane::All, version: card.version };
        let moved = try_move(&store, &coordinator, wish).await.unwrap();
        let mut read = store.read(&coordinator).await.unwrap();
        let query = ChangeQuery { after: Some(board.change), limit: ALL, ..ChangeQuery::default() };
        let [change] = &*read.list_changes(query).await.unwrap() else { panic!("one change") };
        assert_eq!((change.id, change.at), (board.change + 1, NOW + time::Duration::minutes(5)));
        assert_eq!(
            (change.actor.as_str(), change.action),
            ("Leitung Geschäftsstelle Haßberge", ChangeAction::Moved)
        );
        assert_eq!((change.record.kind, change.record.id), (RecordKind::Measure, card.id.0));
        assert_eq!(change.title, card.title);
        let fields: Vec<_> = change.fields.iter().map(|f| (&*f.field, &*f.before, &*f.after)).collect();
        let (before, after) = (format!("{:?}", card.position), format!("{:?}", moved.position));
        assert_eq!(fields, [("position", &*before, &*after), ("status", "running", "done")]);
    }

    async fn what_is_not_kept_leaves_no_trace(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let wish =
            Move { measure_id: before.cards[0].id, column: MeasureStatus::Done, after: None, lane: Lane::All, version: 1 };
        write.move_measure(wish).await.unwrap();
        let seen_inside = write.newest_change().await.unwrap();
        assert_eq!(seen_inside, before.change + 1, "a writer sees what it has written");
        drop(write);
        let mut read = store.read(&coordinator).await.unwrap();
        assert_eq!(read.get_board(current_plan()).await.unwrap(), before);
        assert_eq!(read.newest_change().await.unwrap(), before.change);
    }

    async fn a_refused_move_is_not_logged(store: Demo) {
        let member = store.actor(MEMBER).await;
        let board = store.read(&member).await.unwrap().get_board(current_plan()).await.unwrap();
        let others = board.cards.iter().find(|card| !card.may_move).unwrap();
        let wish = Move { measure_id: others.id, column: MeasureStatus::Done, after: None, lane: Lane::All, version: 1 };
        let mut write = store.write(&member).await.unwrap();
        assert!(matches!(write.move_measure(wish).await, Err(StoreError::NotAllowed)));
        write.commit().await.unwrap();
        assert_eq!(store.read(&member).await.unwrap().newest_change().await.unwrap(), board.change);
    }

    async fn everything_that_was_loaded_is_in_the_log(store: Demo) {
        let content = store.content();
        let expected = content.fields.len()
            + content.topics.len()
            + content.health_regions.len()
            + content.organisations.len()
            + content.people.len()
            + content.contacts.len()
            + content.committees.len()
            + content.memberships.len()
            + content.relations.len()
            + content.plans.len()
            + content.goals.len()
            + content.outcomes.len()
            + content.indicators.len()
            + content.measurements.len()
            + content.measures.len()
            + content.milestones.len()
            + content.checklist.len()
            + content.partners.len()
            + content.links.len()
            + content.users.len()
            + content.users.iter().map(|user| user.grants.len()).sum::<usize>();
        let mut read = store.read(&Actor::System).await.unwrap();
        let changes = read.list_changes(ChangeQuery { limit: ALL, ..ChangeQuery::default() }).await.unwrap();
        assert_eq!(changes.len(), expected);
        assert!(
            changes.iter().all(|change| change.action == ChangeAction::Created && change.fields.is_empty())
        );
        let records: BTreeSet<_> = changes.iter().map(|change| change.record.id).collect();
        assert_eq!(records.len(), expected, "each record once");
    }

    async fn the_story_of_the_demo_is_told_by_those_who_were_there(store: Empty) {
        let content = demo(store.clock().today());
        store.fill(&Content::default()).await;
        store.load_content(&content, None).await.unwrap();
        let mut read = store.read(&Actor::System).await.unwrap();
        let everything = ChangeQuery { limit: ALL, ..ChangeQuery::default() };
        let mut told = read.list_changes(ChangeQuery { by_people: true, ..everything }).await.unwrap();
        told.reverse();
        assert!(!content.story.is_empty());
        assert_eq!(told.len(), content.judgements.len() + content.story.len());
        let (judged, moved) = told.split_at(content.judgements.len());
        for (change, said) in judged.iter().zip(&content.judgements) {
            let teller = content.users.iter().find(|user| user.user.id == said.user).unwrap();
            assert_eq!((&change.actor, &change.title), (&teller.user.name, &said.sentence));
            assert_eq!(change.at, NOW - time::Duration::days(said.days_ago));
        }
        for (change, step) in moved.iter().zip(&content.story) {
            let teller = content.users.iter().find(|user| user.user.id == step.user).unwrap();
            assert_eq!((&change.actor, change.record.id), (&teller.user.name, step.measure.0));
            assert_eq!(change.at, NOW - time::Duration::hours(step.hours_ago));
        }
        let loaded = read.list_changes(everything).await.unwrap();
        let told_of: BTreeSet<_> = told.iter().map(|change| change.id).collect();
        let loaded = loaded.iter().filter(|change| !told_of.contains(&change.id));
        assert!(
            loaded.into_iter().all(|change| change.at < told[0].at),
            "what happened came after what was there"
        );
        let last = content.story.last().unwrap();
        assert_eq!(read.get_card(last.measure).await.unwrap().status.stage(), last.column);
    }

    async fn a_change_is_shown_to_exactly_those_who_may_see_its_record(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            let query = ChangeQuery { limit: ALL, ..ChangeQuery::default() };
            let changes = store.read(actor).await.unwrap().list_changes(query).await.unwrap();
            let shown: BTreeSet<_> = changes.iter().map(|change| change.record).collect();
            for thing in &world.things {
                // The log tells the world nothing of people.
                let visibility = match thing.record.kind {
                    RecordKind::Person => thing.visibility.max(Visibility::Network),
                    _ => thing.visibility,
                };
                let is_visible = reach.contains(visibility, &thing.place);
                assert_eq!(shown.contains(&thing.record), is_visible, "{:?}", thing.record);
            }
            for contact in &world.content.contacts {
                let person =
                    world.content.people.iter().find(|person| ContactOwner::Person(person.id) == contact.owner).unwrap();
                let is_visible = reach.contains(contact.visibility, &person.place())
                    && reach.contains(person.visibility, &person.place());
                assert_eq!(shown.iter().any(|record| record.id == contact.id.0), is_visible);
            }
            for seat in &world.content.memberships {
                let committee = world.content.committees.iter().find(|c| c.id == seat.committee_id).unwrap();
                let is_visible = reach.network && reach.contains(committee.visibility, &committee.place());
                assert_eq!(shown.iter().any(|record| record.id == seat.id.0), is_visible);
            }
        });
    }

    async fn the_history_of_a_contact_field_tells_no_more_than_the_field_shows_now(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let (organisation, secret) = (OrganisationId::named("hassberge/psp"), "geheim@hassberge.example");
        let steps = [
            (secret, Visibility::Office),
            ("amt@hassberge.example", Visibility::Public),
            ("neu@hassberge.example", Visibility::Public),
            ("neu@hassberge.example", Visibility::Internal),
        ];
        let readers = [Actor::Visitor, store.actor(GUEST).await, store.actor(MEMBER).await, coordinator.clone()];
        for (value, visibility) in steps {
            set_email(&store, &coordinator, organisation, value, visibility).await;
            for reader in &readers {
                let mut read = store.read(reader).await.unwrap();
                let page = read.get_organisation(organisation).await.unwrap();
                let contacts =
                    read.list_contacts(ContactOwner::Organisation(organisation), &page.record.place()).await.unwrap();
                let shown: Vec<_> = contacts.iter().map(|contact| contact.value.as_str()).collect();
                let everything = ChangeQuery { limit: ALL, ..ChangeQuery::default() };
                let news = read.list_changes(ChangeQuery { by_people: true, ..everything }).await.unwrap();
                for entry in page.around.history.iter().chain(&news) {
                    if entry.record.kind != RecordKind::Contact {
                        continue;
                    }
                    let is_shown = contacts.iter().any(|contact| contact.id.0 == entry.record.id);
                    assert!(is_shown, "{}: {entry:?}", reader.name());
                    for field in entry.fields.iter().filter(|field| field.field != "visibility") {
                        for told in [&field.before, &field.after] {
                            let is_nothing = told.is_empty();
                            let is_visitor = *reader == Actor::Visitor;
                            assert!(is_nothing || !is_visitor, "no address in a history of visitors: {told}");
                            assert!(is_nothing || shown.contains(&told.as_str()), "{}: {told}", reader.name());
                        }
                    }
                }
            }
        }
        let page = store.read(&coordinator).await.unwrap().get_organisation(organisation).await.unwrap();
        let values: Vec<_> =
            page.around.history.iter().flat_map(|entry| &entry.fields).filter(|field| field.field == "value").collect();
        assert_eq!(values.len(), 2, "that it was changed is told");
        assert!(values.iter().any(|field| field.after == "neu@hassberge.example"));

        // What is gone is told to those alone who saw it to its end.
        set_email(&store, &coordinator, organisation, "", Visibility::Internal).await;
        let query = ChangeQuery { by_people: true, limit: ALL, ..ChangeQuery::default() };
        for (reader, sees) in readers.iter().zip([false, false, true, true]) {
            let news = store.read(reader).await.unwrap().list_changes(query).await.unwrap();
            let of_contacts = news.iter().filter(|entry| entry.record.kind == RecordKind::Contact);
            assert_eq!(of_contacts.clone().count() > 0, sees, "{}", reader.name());
            let mut told = of_contacts.flat_map(|entry| &entry.fields).filter(|field| field.field == "value");
            assert!(told.all(|field| field.before.is_empty() && field.after.is_empty()));
        }
        let log = store.read(&Actor::System).await.unwrap().list_changes(query).await.unwrap();
        assert!(log.iter().flat_map(|entry| &entry.fields).any(|field| field.before == secret));
    }

    async fn the_log_can_be_asked_for_a_record_a_plan_and_what_is_new(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let start = store.read(&coordinator).await.unwrap().newest_change().await.unwrap();
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(move_on(&store, &coordinator).await);
        }
        let mut read = store.read(&coordinator).await.unwrap();
        let everything = ChangeQuery { limit: ALL, ..ChangeQuery::default() };
        let new = ChangeQuery { after: Some(start), ..everything };
        assert_eq!(numbers(&mut read, new).await, ids.iter().rev().copied().collect::<Vec<_>>());
        assert_eq!(numbers(&mut read, ChangeQuery { limit: 2, ..new }).await, [ids[2], ids[1]]);
        assert_eq!(numbers(&mut read, ChangeQuery { after: Some(ids[2]), ..everything }).await, [0i64; 0]);
        assert_eq!(numbers(&mut read, ChangeQuery { by_people: true, ..everything }).await.len(), 3);
        let of_plan = ChangeQuery { plan: Some(current_plan()), ..new };
        assert_eq!(numbers(&mut read, of_plan).await.len(), 3);
        let of_other = ChangeQuery { plan: Some(PlanId::named("bamberg/plan")), ..new };
        assert!(numbers(&mut read, of_other).await.is_empty());
        let record = read.list_changes(new).await.unwrap()[0].record.id;
        let of_record = read.list_changes(ChangeQuery { record: Some(record), ..everything }).await.unwrap();
        assert!(of_record.iter().all(|change| change.record.id == record) && of_record.len() > 1);
        assert_eq!(of_record.last().unwrap().action, ChangeAction::Created);
    }

    async fn changes_of_a_draft_stay_in_the_region(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let board = store.read(&coordinator).await.unwrap().get_board(draft_plan()).await.unwrap();
        let wish =
            Move { measure_id: board.cards[0].id, column: MeasureStatus::Running, after: None, lane: Lane::All, version: 1 };
        try_move(&store, &coordinator, wish).await.unwrap();
        let query = ChangeQuery { plan: Some(draft_plan()), limit: ALL, ..ChangeQuery::default() };
        for (actor, sees) in
            [(Actor::Visitor, false), (store.actor(HESSEN).await, false), (store.actor(MEMBER).await, true)]
        {
            let changes = store.read(&actor).await.unwrap().list_changes(query).await.unwrap();
            assert_eq!(!changes.is_empty(), sees, "{}", actor.name());
        }
    }

    async fn whoever_reads_on_from_the_last_number_misses_nothing(store: Demo) {
        const WRITERS: usize = 8;
        const MOVES: usize = 12;
        let coordinator = store.actor(COORDINATOR).await;
        let board = store.read(&coordinator).await.unwrap().get_board(current_plan()).await.unwrap();
        let writers: Vec<_> = board.cards[..WRITERS]
            .iter()
            .map(|card| {
                let (store, coordinator, card) = ((*store).clone(), coordinator.clone(), card.id);
                tokio::spawn(async move { move_back_and_forth(&store, &coordinator, card, MOVES).await })
            })
            .collect();
        let (mut seen, mut newest) = (Vec::new(), board.change);
        while seen.len() < WRITERS * MOVES {
            let is_over = writers.iter().all(tokio::task::JoinHandle::is_finished);
            let query = ChangeQuery { after: Some(newest), limit: ALL, ..ChangeQuery::default() };
            let mut new = numbers(&mut store.read(&coordinator).await.unwrap(), query).await;
            new.reverse();
            assert!(new.is_sorted_by(|a, b| a < b) && new.first().is_none_or(|first| *first > newest));
            assert!(!is_over || !new.is_empty(), "{} of {} changes were seen", seen.len(), WRITERS * MOVES);
            newest = new.last().copied().unwrap_or(newest);
            seen.extend(new);
        }
        for writer in writers {
            writer.await.unwrap();
        }
        let query = ChangeQuery { after: Some(board.change), limit: ALL, ..ChangeQuery::default() };
        let mut all = numbers(&mut store.read(&coordinator).await.unwrap(), query).await;
        all.reverse();
        assert_eq!(seen, all);
    }
}

/// Makes the address of an organisation what it is to be; nothing takes it away.
async fn set_email(
    store: &Store,
    actor: &Actor,
    organisation: OrganisationId,
    value: &str,
    visibility: Visibility,
) {
    let mut write = store.write(actor).await.unwrap();
    let record = write.get_organisation(organisation).await.unwrap().record;
    let owner = ContactOwner::Organisation(organisation);
    let contacts = write.list_contacts(owner, &record.place()).await.unwrap();
    let mut form = OrganisationForm::of(&record, &contacts);
    let row = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Email).unwrap();
    (row.value, row.visibility) = (value.to_owned(), visibility);
    write.edit_organisation(organisation, &form, record.version).await.unwrap();
    write.commit().await.unwrap();
}

async fn numbers(read: &mut Session, query: ChangeQuery) -> Vec<i64> {
    read.list_changes(query).await.unwrap().into_iter().map(|change| change.id).collect()
}

async fn move_back_and_forth(store: &Store, actor: &Actor, measure_id: MeasureId, moves: usize) {
    let mut version = 1;
    for turn in 0..moves {
        let column = [MeasureStatus::Running, MeasureStatus::Delayed][turn % 2];
        let card = try_move(store, actor, Move { measure_id, column, after: None, lane: Lane::All, version })
            .await
            .unwrap();
        version = card.version;
    }
}
