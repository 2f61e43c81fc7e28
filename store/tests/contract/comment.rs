//! What is said about measures: who hears it, who may change it, who is meant, and who follows.

use domain::{
    change::{ChangeAction, RecordKind},
    id::{CommentId, MeasureId, UserId},
    permission::Actor,
    plan::{Discussion, EditError, mentioned},
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::Duration;

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MANAGER, MEMBER, OPERATOR, current_plan};

contract! {
    async fn whoever_works_in_the_region_hears_and_takes_part_and_nobody_else(store: Demo) {
        write(&store, &store.actor(MEMBER).await, "Wir beginnen im **Mai**.", &[]).await.unwrap();
        for (email, hears) in [
            (OPERATOR, false), (HESSEN, false), (COORDINATOR, true), (MANAGER, true), (CHAIR, true), (MEMBER, true),
            (GUEST, false),
        ] {
            let actor = store.actor(email).await;
            let heard = hear(&store, &actor).await;
            assert_eq!((heard.may_hear, heard.comments.len()), (hears, usize::from(hears)), "{email}");
            assert_eq!(write(&store, &actor, email, &[]).await.is_ok(), hears, "{email}");
            let mentionable = store.read(&actor).await.unwrap().list_mentionable(measure()).await;
            assert_eq!(mentionable.is_ok(), hears, "{email}");
            let changes = ChangeQuery { plan: Some(current_plan()), limit: 100, ..ChangeQuery::default() };
            let changes = store.read(&actor).await.unwrap().list_changes(changes).await.unwrap();
            let told = changes.iter().any(|change| change.record.kind == RecordKind::Comment);
            assert_eq!(told, hears, "{email}");
            store.execute("delete from comment where text like '%@%'").await;
        }
        let heard = hear(&store, &Actor::Visitor).await;
        assert_eq!((heard.may_hear, heard.comments.len(), heard.is_following), (false, 0, None));
        assert!(matches!(write(&store, &Actor::Visitor, "Ja", &[]).await, Err(StoreError::NotAllowed)));
        assert!(matches!(write(&store, &Actor::System, "Ja", &[]).await, Err(StoreError::NotAllowed)));
    }

    async fn what_is_said_about_a_draft_does_not_exist_for_others(store: Demo) {
        let draft = MeasureId::named("hassberge/plan-folgejahr/Auftakt zum Schwerpunktthema");
        let hessen = store.actor(HESSEN).await;
        let heard = store.read(&hessen).await.unwrap().get_discussion(draft).await;
        assert!(matches!(heard, Err(StoreError::NotFound(RecordKind::Measure))), "{heard:?}");
        let followed = store.write(&hessen).await.unwrap().set_following(draft, true).await;
        assert!(matches!(followed, Err(StoreError::NotFound(RecordKind::Measure))), "{followed:?}");
    }

    async fn comments_stand_in_the_order_in_which_they_were_written(store: Demo) {
        let (chair, member) = (store.actor(CHAIR).await, store.actor(MEMBER).await);
        write(&store, &chair, "Erstens", &[]).await.unwrap();
        write(&store, &member, "Zweitens", &[]).await.unwrap();
        let heard = write(&store, &chair, "Drittens", &[]).await.unwrap();
        assert_eq!(texts(&heard), ["Erstens", "Zweitens", "Drittens"]);
        let rights: Vec<_> = heard.comments.iter().map(|it| (it.may_edit, it.may_remove)).collect();
        assert_eq!(rights, [(true, true), (false, false), (true, true)]);
        assert_eq!(heard.names[&member.user_id().unwrap()], "Pflegedienstleitung Sozialstation Haßfurt");
    }

    async fn what_was_sent_twice_in_a_row_is_said_once(store: Demo) {
        let (chair, member) = (store.actor(CHAIR).await, store.actor(MEMBER).await);
        write(&store, &chair, "Ja.", &[]).await.unwrap();
        assert_eq!(texts(&write(&store, &chair, " Ja.\r\n", &[]).await.unwrap()), ["Ja."]);
        write(&store, &member, "Ja.", &[]).await.unwrap();
        assert_eq!(write(&store, &chair, "Ja.", &[]).await.unwrap().comments.len(), 3);
        store.clock().advance(Duration::minutes(11));
        assert_eq!(write(&store, &chair, "Ja.", &[]).await.unwrap().comments.len(), 4);
    }

    async fn a_text_is_checked(store: Demo) {
        let chair = store.actor(CHAIR).await;
        let empty = write(&store, &chair, " \n", &[]).await;
        assert!(matches!(empty, Err(StoreError::Refused(EditError::Empty))), "{empty:?}");
        let long = write(&store, &chair, &"x".repeat(4_001), &[]).await;
        assert!(matches!(long, Err(StoreError::Refused(EditError::TooLong { max: 4_000 }))), "{long:?}");
        assert_eq!(hear(&store, &chair).await.comments.len(), 0);
    }

    async fn writers_change_their_own_and_coordinators_remove_any(store: Demo) {
        let (chair, member) = (store.actor(CHAIR).await, store.actor(MEMBER).await);
        let coordinator = store.actor(COORDINATOR).await;
        let heard = write(&store, &chair, "Im Mai", &[]).await.unwrap();
        let id = heard.comments[0].comment.id;

        for stranger in [&member, &coordinator] {
            let edited = edit(&store, stranger, id, "Im Juni", &[], 1).await;
            assert!(matches!(edited, Err(StoreError::NotAllowed)), "{edited:?}");
        }
        assert!(matches!(remove(&store, &member, id, 1).await, Err(StoreError::NotAllowed)));
        let guest = store.actor(GUEST).await;
        let hidden = remove(&store, &guest, id, 1).await;
        assert!(matches!(hidden, Err(StoreError::NotFound(RecordKind::Comment))), "{hidden:?}");

        let heard = edit(&store, &chair, id, "Im Juni", &[], 1).await.unwrap();
        assert_eq!(texts(&heard), ["Im Juni"]);
        assert!(heard.comments[0].comment.edited_at.is_some());
        let stale = edit(&store, &chair, id, "Im Juli", &[], 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Comment))), "{stale:?}");
        assert!(matches!(remove(&store, &coordinator, id, 1).await, Err(StoreError::Stale(_))));

        assert_eq!(remove(&store, &coordinator, id, 2).await.unwrap().comments.len(), 0);
        let gone = remove(&store, &chair, id, 2).await;
        assert!(matches!(gone, Err(StoreError::NotFound(RecordKind::Comment))), "{gone:?}");
        let query = ChangeQuery { record: Some(id.0), limit: 10, ..ChangeQuery::default() };
        let log = store.read(&member).await.unwrap().list_changes(query).await.unwrap();
        let actions: Vec<_> = log.iter().map(|change| change.action).collect();
        assert_eq!(actions, [ChangeAction::Removed, ChangeAction::Changed, ChangeAction::Created]);
        let text = log[1].fields.iter().find(|field| field.field == "text").unwrap();
        assert_eq!((text.before.as_str(), text.after.as_str()), ("Im Mai", "Im Juni"));
    }

    async fn only_those_who_hear_it_are_mentioned_and_under_their_present_name(store: Demo) {
        let (chair, member, guest) = (store.actor(CHAIR).await, store.actor(MEMBER).await, store.actor(GUEST).await);
        let people = store.read(&chair).await.unwrap().list_mentionable(measure()).await.unwrap();
        let names: Vec<_> = people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Abteilungsleitung Gesundheit und Soziales Haßberge",
                "Leitung Geschäftsstelle Haßberge",
                "Pflegedienstleitung Sozialstation Haßfurt",
            ]
        );
        let both = [id(&member), id(&guest)];
        let text = format!("@{}, bitte. @{}, nein.", member.name(), guest.name());
        let heard = write(&store, &chair, &text, &both).await.unwrap();
        assert_eq!(mentioned(&heard.comments[0].comment.text), [id(&member)]);

        store.execute("update user_account set name = 'Pflege Haßfurt' where email = 'mitglied@hassberge.example'").await;
        let heard = hear(&store, &chair).await;
        assert_eq!(heard.names[&id(&member)], "Pflege Haßfurt");
        // Who changes the text sees and keeps the new name, without choosing anybody anew.
        let comment = &heard.comments[0].comment;
        let heard = edit(&store, &chair, comment.id, "Noch einmal, @Pflege Haßfurt!", &[], 1).await.unwrap();
        assert_eq!(mentioned(&heard.comments[0].comment.text), [id(&member)]);
        assert!(follows(&store, &member).await);
    }

    async fn who_wrote_or_was_mentioned_follows_until_they_choose_otherwise(store: Demo) {
        let (chair, member, guest) = (store.actor(CHAIR).await, store.actor(MEMBER).await, store.actor(GUEST).await);
        assert!(!follows(&store, &chair).await && !follows(&store, &member).await);
        let text = format!("@{}", member.name());
        write(&store, &chair, &text, &[id(&member)]).await.unwrap();
        assert!(follows(&store, &chair).await && follows(&store, &member).await);

        follow(&store, &chair, false).await;
        write(&store, &chair, "Und noch etwas", &[]).await.unwrap();
        assert!(!follows(&store, &chair).await, "what somebody has chosen stays");

        follow(&store, &guest, true).await;
        assert!(follows(&store, &guest).await, "a guest may follow what a guest may see");
    }

    async fn whoever_answers_for_a_measure_follows_it(store: Demo) {
        let (chair, coordinator) = (store.actor(CHAIR).await, store.actor(COORDINATOR).await);
        assert!(!follows(&store, &chair).await);
        let person = domain::id::PersonId::named("hassberge/aekv").to_string();
        let mut write = store.write(&coordinator).await.unwrap();
        let seen = write.get_measure(measure()).await.unwrap().measure;
        let field = domain::plan::MeasureField::Responsible;
        write.edit_measure(measure(), field, &person, &seen.field(field)).await.unwrap();
        write.commit().await.unwrap();
        assert!(follows(&store, &chair).await);
        follow(&store, &chair, false).await;
        assert!(!follows(&store, &chair).await);
    }

    async fn what_was_said_comes_back_with_a_removed_measure(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        write(&store, &coordinator, "Bleibt", &[]).await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let version = write.get_card(measure()).await.unwrap().version;
        write.remove_measure(measure(), version).await.unwrap();
        assert!(write.get_discussion(measure()).await.is_err());
        write.restore_measure(measure()).await.unwrap();
        assert_eq!(texts(&write.get_discussion(measure()).await.unwrap()), ["Bleibt"]);
    }
}

/// A measure of the working group on care, of which the member is one and the chair is not.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

fn id(actor: &Actor) -> UserId {
    actor.user_id().unwrap()
}

fn texts(heard: &Discussion) -> Vec<&str> {
    heard.comments.iter().map(|heard| heard.comment.text.as_str()).collect()
}

async fn hear(store: &Store, actor: &Actor) -> Discussion {
    store.read(actor).await.unwrap().get_discussion(measure()).await.unwrap()
}

async fn follows(store: &Store, actor: &Actor) -> bool {
    hear(store, actor).await.is_following.unwrap()
}

async fn write(store: &Store, actor: &Actor, text: &str, mentions: &[UserId]) -> StoreResult<Discussion> {
    let mut write = store.write(actor).await?;
    let heard = write.create_comment(measure(), text, mentions).await?;
    write.commit().await?;
    Ok(heard)
}

async fn edit(
    store: &Store,
    actor: &Actor,
    id: CommentId,
    text: &str,
    mentions: &[UserId],
    version: i64,
) -> StoreResult<Discussion> {
    let mut write = store.write(actor).await?;
    let heard = write.edit_comment(id, text, mentions, version).await?;
    write.commit().await?;
    Ok(heard)
}

async fn remove(store: &Store, actor: &Actor, id: CommentId, version: i64) -> StoreResult<Discussion> {
    let mut write = store.write(actor).await?;
    let heard = write.remove_comment(id, version).await?;
    write.commit().await?;
    Ok(heard)
}

async fn follow(store: &Store, actor: &Actor, is_on: bool) {
    let mut write = store.write(actor).await.unwrap();
    write.set_following(measure(), is_on).await.unwrap();
    write.commit().await.unwrap();
}
