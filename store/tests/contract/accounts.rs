//! Users, their roles, sessions and failed sign-ins.

use domain::{
    accounts::{Role, RoleGrant, User},
    change::RecordKind,
    id::{CommitteeId, GrantId, HealthRegionId, UserId},
    permission::{Actor, Grant, Place, StateKey},
    text::EmailAddress,
};
use store::{Store, StoreError, StoreResult};
use time::Duration;

use crate::support::{CHAIR, COORDINATOR, Demo, Empty, MEMBER, NOW, OPERATOR, PEOPLE};

contract! {
    async fn an_address_belongs_to_one_account(store: Empty) {
        create(&store, &user("amt@kreis.example")).await.unwrap();
        let second = User { id: UserId::named("second"), ..user("amt@kreis.example") };
        assert!(matches!(create(&store, &second).await, Err(StoreError::Conflict(_))));
        assert_eq!(store.read(&Actor::System).await.unwrap().list_users().await.unwrap().len(), 1);
    }

    async fn an_account_is_found_by_its_address_with_its_password_hash(store: Empty) {
        let user = user("amt@kreis.example");
        create(&store, &user).await.unwrap();
        let mut read = store.read(&Actor::System).await.unwrap();
        let found = read.find_credentials(&email("  Amt@Kreis.Example ")).await.unwrap().unwrap();
        assert_eq!((found.user, found.password_hash.as_deref()), (user, Some("hash")));
        assert!(read.find_credentials(&email("niemand@kreis.example")).await.unwrap().is_none());
    }

    async fn an_empty_database_has_no_user_until_one_is_made(store: Empty) {
        let mut read = store.read(&Actor::System).await.unwrap();
        assert!(!read.has_users().await.unwrap());
        assert!(read.is_empty().await.unwrap());
        drop(read);
        create(&store, &user("amt@kreis.example")).await.unwrap();
        let mut read = store.read(&Actor::System).await.unwrap();
        assert!(read.has_users().await.unwrap());
        assert!(!read.is_empty().await.unwrap());
    }

    async fn the_roles_of_the_demo_hold_where_they_should(store: Demo) {
        let region = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("hassberge")),
            committee: None,
        };
        let group =
            Place { committee: Some(CommitteeId::named("hassberge/ag-versorgung")), ..region.clone() };
        for (email, role, place) in [
            (OPERATOR, Role::Operator, Place::default()),
            (COORDINATOR, Role::Coordinator, region),
            (CHAIR, Role::Chair, group),
        ] {
            let Actor::User { grants, .. } = store.actor(email).await else { panic!("{email} is no user") };
            assert_eq!(grants, [Grant { role, place }], "{email}");
        }
    }

    async fn an_account_that_is_switched_off_has_no_actor(store: Empty) {
        let user = User { is_active: false, ..user("amt@kreis.example") };
        create(&store, &user).await.unwrap();
        let mut read = store.read(&Actor::System).await.unwrap();
        assert_eq!(read.find_actor(user.id).await.unwrap(), None);
        assert_eq!(read.find_actor(UserId::named("nobody")).await.unwrap(), None);
    }

    async fn a_role_holds_from_its_first_day_until_before_its_end(store: Empty) {
        let user = user("amt@kreis.example");
        create(&store, &user).await.unwrap();
        let today = store.clock().today();
        let tomorrow = today.next_day().unwrap();
        for (role, valid_from, valid_to) in [
            (Role::Member, None, Some(tomorrow)),
            (Role::Chair, Some(tomorrow), None),
            (Role::Guest, Some(today), None),
            (Role::Manager, None, Some(today)),
        ] {
            let mut write = store.write(&Actor::System).await.unwrap();
            let id = GrantId::named(role.as_str());
            let place = Place::default();
            let grant = RoleGrant { id, user_id: user.id, role, place, valid_from, valid_to };
            write.create_grant(&grant).await.unwrap();
            write.commit().await.unwrap();
        }
        assert_eq!(roles(&store, user.id).await, [Role::Member, Role::Guest]);
        store.clock().advance(Duration::days(1));
        assert_eq!(roles(&store, user.id).await, [Role::Chair, Role::Guest]);
    }

    async fn only_the_program_reads_passwords_and_sessions(store: Demo) {
        for actor in store.everybody().await {
            let is_program = actor == Actor::System;
            let mut read = store.read(&actor).await.unwrap();
            let answers = [
                read.find_credentials(&email(COORDINATOR)).await.map(drop),
                read.find_actor(UserId::named("coordinator")).await.map(drop),
                read.find_session("any").await.map(drop),
                read.count_sign_in_failures("any", NOW).await.map(drop),
                read.has_setup_link("any").await.map(drop),
            ];
            for (question, answer) in answers.into_iter().enumerate() {
                assert_eq!(is_allowed(&answer), is_program, "question {question} of {}", actor.name());
            }
        }
    }

    async fn only_the_program_writes_sessions_links_and_content(store: Demo) {
        let content = store.content();
        for actor in store.everybody().await {
            if actor == Actor::System {
                continue;
            }
            let mut write = store.write(&actor).await.unwrap();
            let answers = [
                write.save_session("any", None, "{}", NOW + Duration::hours(1)).await,
                write.remove_session("any").await,
                write.remove_expired().await.map(drop),
                write.create_sign_in_failure("any").await,
                write.remove_sign_in_failures("any").await,
                write.save_setup_link("any", NOW + Duration::hours(1)).await,
                write.remove_setup_link("any").await.map(drop),
                write.place_nodes().await.map(drop),
                write.load_regions(&store::content::regions::regions()).await,
                write.load(&content, None).await,
            ];
            for (number, answer) in answers.into_iter().enumerate() {
                assert!(!is_allowed(&answer), "write {number} of {}", actor.name());
            }
        }
    }

    async fn operators_keep_accounts_and_nobody_else_does(store: Demo) {
        for actor in store.everybody().await {
            let may = actor == Actor::System || actor.holds(Role::Operator);
            let mut write = store.write(&actor).await.unwrap();
            let user = user("neu@kreis.example");
            let place = Place::default();
            let id = GrantId::named("new");
            let grant = RoleGrant {
                id,
                user_id: user.id,
                role: Role::Guest,
                place,
                valid_from: None,
                valid_to: None,
            };
            // A refusal comes before anything is written, so the transaction goes on.
            let answers = [
                write.list_users().await.map(drop),
                write.create_user(&user, None).await,
                if may { write.create_grant(&grant).await } else { Err(StoreError::NotAllowed) },
                write.set_password(&email(MEMBER), "new").await,
            ];
            for (number, answer) in answers.into_iter().enumerate() {
                assert_eq!(is_allowed(&answer), may, "step {number} of {}", actor.name());
            }
        }
    }

    async fn accounts_are_listed_by_address(store: Demo) {
        let users = store.read(&Actor::System).await.unwrap().list_users().await.unwrap();
        let mut addresses = PEOPLE.to_vec();
        addresses.sort_unstable();
        assert_eq!(users.iter().map(|user| user.email.as_str()).collect::<Vec<_>>(), addresses);
    }

    async fn users_find_their_own_account_and_visitors_have_none(store: Demo) {
        let member = store.actor(MEMBER).await;
        let account = store.read(&member).await.unwrap().get_own_account().await.unwrap();
        assert_eq!(account.email.as_str(), MEMBER);
        let nobody = store.read(&Actor::Visitor).await.unwrap().get_own_account().await;
        assert!(matches!(nobody, Err(StoreError::NotFound(RecordKind::User))));
    }

    async fn a_session_is_found_until_it_expires(store: Empty) {
        let expires = NOW + Duration::hours(1);
        save_session(&store, "one", None, "old").await;
        save_session(&store, "one", None, "new").await;
        assert_eq!(session(&store, "one").await, Some(("new".to_owned(), expires)));
        assert_eq!(session(&store, "two").await, None);
        store.clock().advance(Duration::hours(1));
        assert_eq!(session(&store, "one").await, None);
    }

    async fn a_session_that_was_ended_is_gone(store: Empty) {
        save_session(&store, "one", None, "{}").await;
        save_session(&store, "two", None, "{}").await;
        let mut write = store.write(&Actor::System).await.unwrap();
        write.remove_session("one").await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(session(&store, "one").await, None);
        assert!(session(&store, "two").await.is_some());
    }

    async fn a_new_password_ends_all_sessions_of_its_user_and_no_other(store: Demo) {
        let (member, chair) = (UserId::named("member"), UserId::named("chair"));
        for (id, user) in [("desk", member), ("phone", member), ("other", chair)] {
            save_session(&store, id, Some(user), "{}").await;
        }
        let mut write = store.write(&Actor::System).await.unwrap();
        write.set_password(&email(MEMBER), "new").await.unwrap();
        let unknown = write.set_password(&email("niemand@kreis.example"), "new").await;
        assert!(matches!(unknown, Err(StoreError::NotFound(RecordKind::User))));
        write.commit().await.unwrap();
        assert_eq!(session(&store, "desk").await, None);
        assert_eq!(session(&store, "phone").await, None);
        assert!(session(&store, "other").await.is_some());
        let mut read = store.read(&Actor::System).await.unwrap();
        let found = read.find_credentials(&email(MEMBER)).await.unwrap().unwrap();
        assert_eq!((found.password_hash.as_deref(), found.user.version), (Some("new"), 2));
    }

    async fn what_has_expired_is_removed_and_nothing_else(store: Empty) {
        save_session(&store, "old", None, "{}").await;
        save_link(&store, "link").await;
        fail(&store, "account a").await;
        store.clock().advance(Duration::hours(30));
        save_session(&store, "new", None, "{}").await;
        fail(&store, "account a").await;
        let mut write = store.write(&Actor::System).await.unwrap();
        assert_eq!(write.remove_expired().await.unwrap(), 1);
        write.commit().await.unwrap();
        assert!(session(&store, "new").await.is_some());
        let left = "select cast((select count(*) from session) as text)
            union all select cast((select count(*) from setup_link) as text)
            union all select cast((select count(*) from sign_in_failure) as text)";
        assert_eq!(store.texts(left).await, ["1", "0", "1"]);
    }

    async fn a_set_up_link_works_once(store: Empty) {
        save_link(&store, "link").await;
        assert!(store.read(&Actor::System).await.unwrap().has_setup_link("link").await.unwrap());
        assert!(!use_link(&store, "guess").await.unwrap());
        assert!(use_link(&store, "link").await.unwrap());
        assert!(!use_link(&store, "link").await.unwrap());
        assert!(!store.read(&Actor::System).await.unwrap().has_setup_link("link").await.unwrap());
    }

    async fn of_two_who_use_a_set_up_link_at_once_one_succeeds(store: Empty) {
        save_link(&store, "link").await;
        let (one, two) = tokio::join!(use_link(&store, "link"), use_link(&store, "link"));
        assert_ne!(one.unwrap(), two.unwrap());
    }

    async fn a_set_up_link_expires_and_a_new_one_replaces_it(store: Empty) {
        save_link(&store, "first").await;
        save_link(&store, "second").await;
        assert!(!use_link(&store, "first").await.unwrap());
        store.clock().advance(Duration::hours(1));
        assert!(!store.read(&Actor::System).await.unwrap().has_setup_link("second").await.unwrap());
        assert!(!use_link(&store, "second").await.unwrap());
    }

    async fn failed_sign_ins_count_for_their_subject_and_their_time(store: Empty) {
        fail(&store, "account a").await;
        store.clock().advance(Duration::minutes(10));
        fail(&store, "account a").await;
        fail(&store, "account b").await;
        assert_eq!(failures(&store, "account a", Duration::minutes(15)).await, 2);
        assert_eq!(failures(&store, "account a", Duration::minutes(5)).await, 1);
        assert_eq!(failures(&store, "account c", Duration::minutes(15)).await, 0);
        let mut write = store.write(&Actor::System).await.unwrap();
        write.remove_sign_in_failures("account a").await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(failures(&store, "account a", Duration::minutes(15)).await, 0);
        assert_eq!(failures(&store, "account b", Duration::minutes(15)).await, 1);
    }

    async fn the_change_log_never_holds_a_password(store: Empty) {
        let mut write = store.write(&Actor::System).await.unwrap();
        write.create_user(&user("amt@kreis.example"), Some("first-secret")).await.unwrap();
        write.set_password(&email("amt@kreis.example"), "second-secret").await.unwrap();
        write.commit().await.unwrap();
        let log = store.texts("select coalesce(before_json, '') || after_json from change").await;
        assert_eq!(log.len(), 2);
        assert!(!log.concat().contains("secret"), "{log:?}");
    }
}

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn user(address: &str) -> User {
    User {
        id: UserId::named(address),
        email: email(address),
        name: "Amt".to_owned(),
        person_id: None,
        is_active: true,
        version: 1,
    }
}

/// Any other failure than a refusal is no answer at all.
#[track_caller]
fn is_allowed<T>(answer: &StoreResult<T>) -> bool {
    match answer {
        Ok(_) => true,
        Err(StoreError::NotAllowed) => false,
        Err(other) => panic!("{other}"),
    }
}

async fn create(store: &Store, user: &User) -> StoreResult<()> {
    let mut write = store.write(&Actor::System).await?;
    write.create_user(user, Some("hash")).await?;
    write.commit().await
}

async fn roles(store: &Store, user: UserId) -> Vec<Role> {
    let actor = store.read(&Actor::System).await.unwrap().find_actor(user).await.unwrap().unwrap();
    let Actor::User { grants, .. } = actor else { panic!("not a user") };
    Role::ALL.iter().copied().filter(|role| grants.iter().any(|grant| grant.role == *role)).collect()
}

/// Keeps a session for an hour.
async fn save_session(store: &Store, id: &str, user: Option<UserId>, data: &str) {
    let mut write = store.write(&Actor::System).await.unwrap();
    let expires = store.clock().now() + Duration::hours(1);
    write.save_session(id, user, data, expires).await.unwrap();
    write.commit().await.unwrap();
}

async fn session(store: &Store, id: &str) -> Option<(String, time::OffsetDateTime)> {
    store.read(&Actor::System).await.unwrap().find_session(id).await.unwrap()
}

/// Keeps a link for an hour.
async fn save_link(store: &Store, hash: &str) {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.save_setup_link(hash, store.clock().now() + Duration::hours(1)).await.unwrap();
    write.commit().await.unwrap();
}

async fn use_link(store: &Store, hash: &str) -> StoreResult<bool> {
    let mut write = store.write(&Actor::System).await?;
    let used = write.remove_setup_link(hash).await?;
    write.commit().await?;
    Ok(used)
}

async fn fail(store: &Store, subject: &str) {
    let mut write = store.write(&Actor::System).await.unwrap();
    write.create_sign_in_failure(subject).await.unwrap();
    write.commit().await.unwrap();
}

async fn failures(store: &Store, subject: &str, within: Duration) -> i64 {
    let since = store.clock().now() - within;
    store.read(&Actor::System).await.unwrap().count_sign_in_failures(subject, since).await.unwrap()
}
