//! Word to users: who is told of what, once, and reads it alone.

use domain::{
    id::{CommentId, MeasureId, UserId},
    permission::Actor,
    plan::{
        Lane, MeasureField, MeasureStatus, Move, Notification, NotificationKind, NotificationKind as Kind,
        StatusChange,
    },
};
use store::{Store, StoreError};
use time::{Duration, macros::date};

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MANAGER, MEMBER, NOW};

contract! {
    async fn followers_are_told_of_another_status_or_day_but_not_by_themselves(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        for actor in [&coordinator, &chair] {
            follow(&store, actor).await;
        }
        set_due(&store, &coordinator, "2027-05-01").await;
        let told = unread(&store, &chair).await;
        assert_eq!((told.len(), told[0].kind, told[0].count), (1, Kind::Changed, 1));
        assert_eq!(told[0].news.due_on.unwrap().1, Some(date!(2027 - 05 - 01)));
        assert_eq!(told[0].actor, "Leitung Geschäftsstelle Haßberge");
        assert_eq!(told[0].title, "Börse für Kurzzeitpflege");
        assert!(unread(&store, &coordinator).await.is_empty());
        assert!(unread(&store, &store.actor(MANAGER).await).await.is_empty(), "who does not follow is not told");

        edit(&store, &coordinator, MeasureField::Funding, "Land").await;
        assert_eq!(unread(&store, &chair).await.len(), 1, "money is no news");
    }

    async fn quick_changes_by_one_person_are_one_and_what_is_taken_back_is_none(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        let member = store.actor(MEMBER).await;
        follow(&store, &chair).await;
        let before = store.read(&chair).await.unwrap().get_measure(measure()).await.unwrap().measure;
        set_status(&store, &coordinator, MeasureStatus::Running).await;
        set_due(&store, &coordinator, "2027-05-01").await;
        set_due(&store, &coordinator, "2027-06-01").await;
        let told = unread(&store, &chair).await;
        assert_eq!((told.len(), told[0].count), (1, 3));
        assert_eq!(told[0].news.status, Some((before.status, MeasureStatus::Running)));
        assert_eq!(told[0].news.due_on, Some((before.due_on, Some(date!(2027 - 06 - 01)))));

        move_to(&store, &member, MeasureStatus::Decided).await;
        assert_eq!(unread(&store, &chair).await.len(), 2, "another person is another word");
        move_to(&store, &member, MeasureStatus::Running).await;
        assert_eq!(unread(&store, &chair).await.len(), 1, "what was taken back is no news");

        store.clock().advance(Duration::minutes(11));
        set_due(&store, &coordinator, "2027-07-01").await;
        assert_eq!(unread(&store, &chair).await.len(), 2, "later is another word");
        read_all(&store, &chair).await;
        set_due(&store, &coordinator, "2027-08-01").await;
        assert_eq!(unread(&store, &chair).await.len(), 1, "what was read is not changed any more");
    }

    async fn whoever_is_mentioned_hears_of_that_alone_and_followers_of_the_comment(store: Demo) {
        let (chair, member, manager) =
            (store.actor(CHAIR).await, store.actor(MEMBER).await, store.actor(MANAGER).await);
        follow(&store, &member).await;
        follow(&store, &manager).await;
        let id = say(&store, &chair, &format!("@{}, ja?", member.name()), &[user(&member)]).await;
        let told = |told: &[Notification]| told.iter().map(|it| (it.kind, it.comment_id, it.count)).collect::<Vec<_>>();
        assert_eq!(told(&unread(&store, &member).await), [(Kind::Mentioned, Some(id), 1)]);
        assert_eq!(told(&unread(&store, &manager).await), [(Kind::Commented, Some(id), 1)]);
        assert!(unread(&store, &chair).await.is_empty());

        let second = say(&store, &chair, "Und noch etwas.", &[]).await;
        assert_eq!(told(&unread(&store, &manager).await), [(Kind::Commented, Some(second), 2)]);

        // What is gone is told no longer.
        let mut write = store.write(&chair).await.unwrap();
        write.remove_comment(id, 1).await.unwrap();
        write.remove_comment(second, 1).await.unwrap();
        write.commit().await.unwrap();
        assert!(told(&unread(&store, &member).await).iter().all(|(kind, ..)| *kind != Kind::Mentioned));
    }

    async fn only_new_mentions_of_a_changed_comment_are_told(store: Demo) {
        let (chair, member, manager) =
            (store.actor(CHAIR).await, store.actor(MEMBER).await, store.actor(MANAGER).await);
        let id = say(&store, &chair, &format!("@{}", member.name()), &[user(&member)]).await;
        read_all(&store, &member).await;
        let text = format!("@{} und @{}", member.name(), manager.name());
        let mut write = store.write(&chair).await.unwrap();
        write.edit_comment(id, &text, &[user(&member), user(&manager)], 1).await.unwrap();
        write.commit().await.unwrap();
        assert!(unread(&store, &member).await.is_empty());
        assert_eq!(unread(&store, &manager).await[0].kind, Kind::Mentioned);
    }

    async fn whoever_becomes_responsible_is_told(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        let person = domain::id::PersonId::named("hassberge/aekv").to_string();
        edit(&store, &coordinator, MeasureField::Responsible, &person).await;
        let told = unread(&store, &chair).await;
        assert_eq!((told.len(), told[0].kind), (1, Kind::Assigned));
        set_due(&store, &coordinator, "2027-05-01").await;
        assert_eq!(unread(&store, &chair).await.len(), 2, "whoever is responsible follows");
    }

    async fn nobody_is_told_what_they_may_not_see_or_no_longer(store: Demo) {
        let (coordinator, guest) = (store.actor(COORDINATOR).await, store.actor(GUEST).await);
        let hessen = store.actor(HESSEN).await;
        follow(&store, &guest).await;
        follow(&store, &hessen).await;
        say(&store, &coordinator, "Unter uns", &[]).await;
        assert!(unread(&store, &guest).await.is_empty());
        set_due(&store, &coordinator, "2027-05-01").await;
        assert_eq!((unread(&store, &guest).await.len(), unread(&store, &hessen).await.len()), (1, 1));
        store.execute("update plan set visibility = 'region'").await;
        assert_eq!((unread(&store, &guest).await.len(), unread(&store, &hessen).await.len()), (1, 0));
        set_due(&store, &coordinator, "2027-09-01").await;
        let kept = store.texts("select kind from notification order by kind").await;
        assert_eq!(kept.len(), 2, "{kept:?}");

        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure()).await.unwrap().version;
        write.remove_measure(measure(), version).await.unwrap();
        write.commit().await.unwrap();
        assert!(unread(&store, &guest).await.is_empty());
        assert_eq!(store.read(&Actor::Visitor).await.unwrap().count_unread_notifications().await.unwrap(), None);
    }

    async fn each_reads_their_own_and_chooses_what_to_hear_of(store: Demo) {
        let (coordinator, chair, manager) =
            (store.actor(COORDINATOR).await, store.actor(CHAIR).await, store.actor(MANAGER).await);
        follow(&store, &chair).await;
        follow(&store, &manager).await;
        set_due(&store, &coordinator, "2027-05-01").await;
        let id = unread(&store, &chair).await[0].id;
        let stranger = store.write(&manager).await.unwrap().set_notification_read(id).await;
        assert!(matches!(stranger, Err(StoreError::NotFound(_))));
        let mut write = store.write(&chair).await.unwrap();
        write.set_notification_read(id).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!((unread(&store, &chair).await.len(), list(&store, &chair).await.len()), (0, 1));
        assert_eq!(unread(&store, &manager).await.len(), 1);

        let choices = async || store.read(&chair).await.unwrap().list_notification_choices().await.unwrap();
        assert_eq!(choices().await, NotificationKind::ALL);
        let mut write = store.write(&chair).await.unwrap();
        write.set_notification_choices(&[Kind::Mentioned, Kind::Assigned]).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(choices().await, [Kind::Mentioned, Kind::Assigned]);
        set_due(&store, &coordinator, "2027-06-01").await;
        say(&store, &coordinator, "Hört ihr?", &[]).await;
        assert!(unread(&store, &chair).await.is_empty());
        assert_eq!(unread(&store, &manager).await.len(), 2);
    }

    async fn whoever_sees_to_a_milestone_is_told_of_its_day_once_and_not_when_it_is_done(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        let person = domain::id::PersonId::named("hassberge/aekv").to_string();
        let day = |days: i64| (NOW.date() + Duration::days(days)).to_string();
        tell_of_due(&store).await;
        let before = unread(&store, &chair).await.len();
        let mut write = store.write(&coordinator).await.unwrap();
        for (title, days) in [("Raum gefunden", 7), ("Flyer gedruckt", 7), ("Eröffnet", 8)] {
            write.add_milestone(measure(), title, &person, &day(days)).await.unwrap();
        }
        let detail = write.add_milestone(measure(), "Ohne jemanden", "", &day(1)).await.unwrap();
        write.commit().await.unwrap();

        assert_eq!(tell_of_due(&store).await, 2);
        assert_eq!(tell_of_due(&store).await, 0);
        let mut told: Vec<_> = unread(&store, &chair).await;
        assert_eq!(told.len(), before + 2, "two of the same day are two words");
        told.retain(|it| it.milestone.is_some());
        let mut titles: Vec<_> = told.iter().filter_map(|it| it.milestone.clone()).collect();
        titles.sort();
        assert_eq!(titles, ["Flyer gedruckt", "Raum gefunden"]);
        assert!(told.iter().all(|it| it.kind == Kind::DueSoon && it.due_on == Some(NOW.date() + Duration::days(7))));

        // What is gone is told no longer, and what is done is not told.
        let id = |title: &str| detail.milestones.iter().find(|step| step.title == title).unwrap().id;
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_milestone(id("Flyer gedruckt")).await.unwrap();
        write.set_milestone_done(id("Eröffnet"), true).await.unwrap();
        write.commit().await.unwrap();
        store.clock().advance(Duration::days(10));
        tell_of_due(&store).await;
        let mut told: Vec<_> = unread(&store, &chair).await;
        told.retain(|it| it.milestone.is_some());
        let told: Vec<_> = told.iter().map(|it| (it.kind, it.milestone.as_deref())).collect();
        assert_eq!(told, [(Kind::Overdue, Some("Raum gefunden")), (Kind::DueSoon, Some("Raum gefunden"))]);
    }

    async fn what_is_due_is_told_once_for_each_day(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        tell_of_due(&store).await;
        follow(&store, &chair).await;
        set_due(&store, &coordinator, &(NOW.date() + Duration::days(8)).to_string()).await;
        read_all(&store, &chair).await;
        assert_eq!(tell_of_due(&store).await, 0);

        store.clock().advance(Duration::days(1));
        assert!(tell_of_due(&store).await > 0);
        assert_eq!(tell_of_due(&store).await, 0, "once a day is enough, and twice does no harm");
        let told = unread(&store, &chair).await;
        let day = Some(NOW.date() + Duration::days(8));
        assert_eq!((told.len(), told[0].kind, told[0].due_on), (1, Kind::DueSoon, day));

        store.clock().advance(Duration::days(1));
        tell_of_due(&store).await;
        assert_eq!(unread(&store, &chair).await.len(), 1);
        store.clock().advance(Duration::days(7));
        tell_of_due(&store).await;
        let told = unread(&store, &chair).await;
        assert_eq!((told.len(), told[0].kind, told[0].actor.as_str()), (2, Kind::Overdue, ""));

        // Another day is another word, and what is done is due no longer.
        set_due(&store, &coordinator, &(NOW.date() + Duration::days(10)).to_string()).await;
        read_all(&store, &chair).await;
        tell_of_due(&store).await;
        assert_eq!(unread(&store, &chair).await[0].kind, Kind::DueSoon);
        set_status(&store, &coordinator, MeasureStatus::Done).await;
        read_all(&store, &chair).await;
        store.clock().advance(Duration::days(3));
        tell_of_due(&store).await;
        assert!(unread(&store, &chair).await.is_empty());

        store.clock().advance(Duration::days(91));
        tell_of_due(&store).await;
        assert!(list(&store, &chair).await.is_empty(), "what was read long ago is gone");
        let refused = store.write(&coordinator).await.unwrap().tell_of_due_measures().await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)));
    }
}

/// A measure of the working group on care.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

fn user(actor: &Actor) -> UserId {
    actor.user_id().unwrap()
}

/// What is told of the measure, newest first: whoever answers for others is told of those too.
async fn list(store: &Store, actor: &Actor) -> Vec<Notification> {
    let mut list = store.read(actor).await.unwrap().list_notifications().await.unwrap();
    list.retain(|notification| notification.measure_id == measure());
    list
}

async fn unread(store: &Store, actor: &Actor) -> Vec<Notification> {
    let mut list = list(store, actor).await;
    list.retain(|notification| !notification.is_read);
    list
}

async fn follow(store: &Store, actor: &Actor) {
    let mut write = store.write(actor).await.unwrap();
    write.set_following(measure(), true).await.unwrap();
    write.commit().await.unwrap();
}

async fn read_all(store: &Store, actor: &Actor) {
    let mut write = store.write(actor).await.unwrap();
    write.set_all_notifications_read().await.unwrap();
    assert_eq!(write.count_unread_notifications().await.unwrap(), Some(0));
    write.commit().await.unwrap();
}

async fn edit(store: &Store, actor: &Actor, field: MeasureField, text: &str) {
    let mut write = store.write(actor).await.unwrap();
    let seen = write.get_measure(measure()).await.unwrap().measure.field(field);
    write.edit_measure(measure(), field, text, &seen).await.unwrap();
    write.commit().await.unwrap();
}

async fn set_due(store: &Store, actor: &Actor, day: &str) {
    edit(store, actor, MeasureField::DueOn, day).await;
}

async fn set_status(store: &Store, actor: &Actor, status: MeasureStatus) {
    let mut write = store.write(actor).await.unwrap();
    let version = write.get_card(measure()).await.unwrap().version;
    let change = StatusChange { status, reason: String::new(), next_step: String::new() };
    write.set_measure_status(measure(), &change, version).await.unwrap();
    write.commit().await.unwrap();
}

async fn move_to(store: &Store, actor: &Actor, column: MeasureStatus) {
    let mut write = store.write(actor).await.unwrap();
    let version = write.get_card(measure()).await.unwrap().version;
    write
        .move_measure(Move { measure_id: measure(), column, after: None, lane: Lane::All, version })
        .await
        .unwrap();
    write.commit().await.unwrap();
}

async fn say(store: &Store, actor: &Actor, text: &str, mentions: &[UserId]) -> CommentId {
    let mut write = store.write(actor).await.unwrap();
    let heard = write.create_comment(measure(), text, mentions).await.unwrap();
    write.commit().await.unwrap();
    heard.comments.last().unwrap().comment.id
}

async fn tell_of_due(store: &Store) -> u64 {
    let mut write = store.write(&Actor::System).await.unwrap();
    let told = write.tell_of_due_measures().await.unwrap();
    write.commit().await.unwrap();
    told
}
