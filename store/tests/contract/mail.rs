//! Mail to users: when it is due, for whom, and how it waits to be sent.

use domain::{
    id::MeasureId,
    permission::Actor,
    plan::{Letter, MailChoice, MailRhythm, MeasureField},
};
use store::{Store, StoreError, plan::OutgoingMail};
use time::{Duration, macros::date};

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MEMBER};

contract! {
    async fn what_was_told_is_written_once_in_the_rhythm_of_each(store: Demo) {
        let (coordinator, chair, member) =
            (store.actor(COORDINATOR).await, store.actor(CHAIR).await, store.actor(MEMBER).await);
        choose(&store, &chair, MailRhythm::AtOnce).await;
        choose(&store, &member, MailRhythm::Never).await;
        for actor in [&chair, &member, &coordinator] {
            follow(&store, actor).await;
        }
        set_due(&store, &coordinator, "2027-05-01").await;
        assert!(news(&store).await.is_empty(), "more may happen soon");
        store.clock().advance(Duration::minutes(6));
        assert_eq!(news(&store).await, [CHAIR]);
        let told = store.read(&chair).await.unwrap().list_unmailed_notifications().await.unwrap();
        assert_eq!(told.len(), 1);

        queue_news(&store, &chair, Some(&letter("Neues"))).await;
        assert!(news(&store).await.is_empty());
        assert!(store.read(&chair).await.unwrap().list_unmailed_notifications().await.unwrap().is_empty());
        let sent = claim(&store).await.unwrap();
        assert_eq!((sent.email.as_str(), sent.letter.subject.as_str()), (CHAIR, "Neues"));
    }

    async fn whoever_chose_nothing_is_written_in_the_morning_of_what_they_have_not_read(store: Demo) {
        let (coordinator, chair) = (store.actor(COORDINATOR).await, store.actor(CHAIR).await);
        follow(&store, &chair).await;
        set_due(&store, &coordinator, "2027-05-01").await;
        store.clock().advance(Duration::hours(12));
        assert!(news(&store).await.is_empty());
        store.clock().advance(Duration::hours(12));
        assert_eq!(news(&store).await, [CHAIR]);
        let mut write = store.write(&chair).await.unwrap();
        write.set_all_notifications_read().await.unwrap();
        write.commit().await.unwrap();
        assert!(news(&store).await.is_empty(), "what was read needs no mail");

        set_due(&store, &coordinator, "2027-06-01").await;
        store.clock().advance(Duration::days(4));
        assert!(news(&store).await.is_empty(), "what is old is left to the page");
    }

    async fn the_overview_of_a_week_goes_to_each_once(store: Demo) {
        let member = store.actor(MEMBER).await;
        assert!(digests(&store).await.1.is_empty(), "a Saturday");
        store.clock().advance(Duration::days(2));
        let (day, due) = digests(&store).await;
        assert_eq!(day, date!(2026 - 11 - 23));
        assert!(due.contains(&MEMBER.to_owned()) && due.len() > 3);
        for _ in 0..2 {
            let mut write = store.write(&Actor::System).await.unwrap();
            write.queue_digest(member.user_id().unwrap(), day, Some(&letter("Woche"))).await.unwrap();
            write.commit().await.unwrap();
        }
        assert!(!digests(&store).await.1.contains(&MEMBER.to_owned()));
        assert!(claim(&store).await.is_some());
        assert!(claim(&store).await.is_none(), "the second of two processes sends nothing");

        let guest = store.actor(GUEST).await;
        let mut write = store.write(&guest).await.unwrap();
        let choice = MailChoice { has_digest: false, ..MailChoice::default() };
        write.set_mail_choice(&choice).await.unwrap();
        write.commit().await.unwrap();
        assert!(!digests(&store).await.1.contains(&GUEST.to_owned()));
        store.clock().advance(Duration::days(7));
        assert!(digests(&store).await.1.contains(&MEMBER.to_owned()));
        store.clock().advance(Duration::days(2));
        assert!(digests(&store).await.1.is_empty(), "a Monday's overview is not sent on a Wednesday");
    }

    async fn mail_that_is_not_taken_is_tried_later_and_given_up_in_the_end(store: Demo) {
        let chair = store.actor(CHAIR).await;
        queue_own(&store, &chair, "Erste").await;
        let first = claim(&store).await.unwrap();
        assert_eq!(claim(&store).await, None, "nobody else sends it meanwhile");
        store.clock().advance(Duration::minutes(5));
        assert!(waits(&store).await);
        assert_eq!(claim(&store).await.unwrap().id, first.id);
        store.clock().advance(Duration::minutes(5));
        assert!(!waits(&store).await, "each pause is longer");
        store.clock().advance(Duration::minutes(5));
        assert!(claim(&store).await.is_some());
        store.clock().advance(Duration::days(4));
        assert_eq!(claim(&store).await, None);
        assert!(!waits(&store).await);

        queue_own(&store, &chair, "Zweite").await;
        let second = claim(&store).await.unwrap();
        let mut write = store.write(&Actor::System).await.unwrap();
        write.remove_mail(second.id).await.unwrap();
        write.commit().await.unwrap();
        store.clock().advance(Duration::hours(1));
        assert_eq!(claim(&store).await, None);
    }

    async fn nobody_is_written_who_may_not_sign_in(store: Demo) {
        let chair = store.actor(CHAIR).await;
        queue_own(&store, &chair, "Nichts").await;
        store.clock().advance(Duration::days(2));
        store.execute("update user_account set is_active = false").await;
        assert_eq!(claim(&store).await, None);
        assert!(digests(&store).await.1.is_empty());
    }

    async fn only_the_program_sends_and_each_chooses_for_themselves(store: Demo) {
        let chair = store.actor(CHAIR).await;
        let refused = |answer: Result<(), StoreError>| matches!(answer, Err(StoreError::NotAllowed));
        let mut write = store.write(&chair).await.unwrap();
        assert!(refused(write.claim_mail().await.map(drop)));
        assert!(refused(write.queue_news(chair.user_id().unwrap(), None).await));
        assert!(refused(write.keep_link_key("k").await));
        assert!(refused(write.list_news_recipients().await.map(drop)));
        assert!(refused(write.find_link_key().await.map(drop)));
        drop(write);
        let mut write = store.write(&Actor::System).await.unwrap();
        assert!(refused(write.set_mail_choice(&MailChoice::default()).await));
        write.keep_link_key("first").await.unwrap();
        write.keep_link_key("second").await.unwrap();
        assert_eq!(write.find_link_key().await.unwrap().as_deref(), Some("first"));
    }

    async fn own_measures_are_those_of_a_person_and_of_their_committees(store: Demo) {
        let member = store.actor(MEMBER).await;
        let own = store.read(&member).await.unwrap().list_own_measures().await.unwrap();
        let found = own.iter().find(|own| own.measure.id == measure()).unwrap();
        assert!(found.rights.advance && found.rights.report && !found.indicators.is_empty());
        assert!(own.iter().all(|own| !own.measure.status.is_finished()));
        let days: Vec<_> = own.iter().map(|own| (own.measure.due_on.is_none(), own.measure.due_on)).collect();
        assert!(days.is_sorted(), "the most urgent first");
        let mut ids: Vec<_> = own.iter().map(|own| own.measure.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), own.len(), "each once");

        let hessen = store.actor(HESSEN).await;
        let all = store.read(&hessen).await.unwrap().list_own_measures().await.unwrap();
        assert!(all.iter().all(|own| own.measure.id != measure()));
        let one = store.read(&hessen).await.unwrap().get_own_measure(measure()).await.unwrap();
        assert!(!one.rights.advance && one.indicators.is_empty());
        let visitor = store.read(&Actor::Visitor).await.unwrap().list_own_measures().await.unwrap();
        assert!(visitor.is_empty());
    }
}

/// A measure of the working group on care.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

fn letter(subject: &str) -> Letter {
    Letter { subject: subject.to_owned(), text: "Text".to_owned(), html: "<p>Text</p>".to_owned() }
}

async fn choose(store: &Store, actor: &Actor, rhythm: MailRhythm) {
    let mut write = store.write(actor).await.unwrap();
    let choice = MailChoice { rhythm, ..MailChoice::default() };
    write.set_mail_choice(&choice).await.unwrap();
    assert_eq!(write.get_mail_choice().await.unwrap(), choice);
    write.commit().await.unwrap();
}

async fn follow(store: &Store, actor: &Actor) {
    let mut write = store.write(actor).await.unwrap();
    write.set_following(measure(), true).await.unwrap();
    write.set_all_notifications_read().await.unwrap();
    write.commit().await.unwrap();
}

async fn set_due(store: &Store, actor: &Actor, day: &str) {
    let mut write = store.write(actor).await.unwrap();
    let seen = write.get_measure(measure()).await.unwrap().measure.field(MeasureField::DueOn);
    write.edit_measure(measure(), MeasureField::DueOn, day, &seen).await.unwrap();
    write.commit().await.unwrap();
}

/// Who is to be written of what they were told.
async fn news(store: &Store) -> Vec<String> {
    let due = store.read(&Actor::System).await.unwrap().list_news_recipients().await.unwrap();
    due.into_iter().map(|recipient| recipient.email.as_str().to_owned()).collect()
}

/// Which day's overview is due, and for whom.
async fn digests(store: &Store) -> (time::Date, Vec<String>) {
    let (day, due) = store.read(&Actor::System).await.unwrap().list_digest_recipients().await.unwrap();
    (day, due.into_iter().map(|recipient| recipient.email.as_str().to_owned()).collect())
}

async fn queue_news(store: &Store, actor: &Actor, letter: Option<&Letter>) {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.queue_news(actor.user_id().unwrap(), letter).await.unwrap();
    write.commit().await.unwrap();
}

async fn queue_own(store: &Store, actor: &Actor, subject: &str) {
    let mut write = store.write(actor).await.unwrap();
    write.queue_own_mail(&letter(subject)).await.unwrap();
    write.commit().await.unwrap();
}

async fn waits(store: &Store) -> bool {
    store.read(&Actor::System).await.unwrap().has_waiting_mail().await.unwrap()
}

async fn claim(store: &Store) -> Option<OutgoingMail> {
    let mut write = store.write(&Actor::System).await.unwrap();
    let mail = write.claim_mail().await.unwrap();
    write.commit().await.unwrap();
    mail
}
