//! Views of a plan that people have kept.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, RecordKind},
    id::{HealthRegionId, PlanId, SavedPlanViewId},
    permission::{Action, Actor, Place, StateKey, Visibility},
    plan::{EditError, PLAN_VIEWS_MAX, PlanView, PlanWish, SavedPlanView},
    saved_view::Audience,
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::macros::date;

use crate::support::{
    CHAIR, COORDINATOR, Demo, GUEST, HESSEN, MEMBER, NOW, PEOPLE, current_plan, draft_plan,
};

contract! {
    async fn everybody_finds_what_is_their_own_and_what_is_shared_with_them(store: Demo) {
        let mut views = Vec::new();
        for plan in [current_plan(), draft_plan()] {
            for email in PEOPLE {
                let actor = store.actor(email).await;
                for (number, audience) in Audience::offered_to(&actor).into_iter().enumerate() {
                    let view = view(&actor, plan, &format!("{email} {number}"), audience);
                    match create(&store, &actor, &view).await {
                        Ok(()) => views.push(view),
                        Err(error) => assert!(is_missing(&error) && plan == draft_plan(), "{email}: {error}"),
                    }
                }
            }
        }
        assert!(views.iter().any(|view| view.audience.visibility == Visibility::Committee));
        for actor in store.everybody().await {
            let mut read = store.read(&actor).await.unwrap();
            for plan in [current_plan(), draft_plan()] {
                let sees_plan = read.get_plan(plan).await.is_ok();
                let listed = match read.list_saved_plan_views(plan).await {
                    Ok(listed) => listed,
                    Err(error) => {
                        assert!(!sees_plan && is_missing(&error));
                        Vec::new()
                    }
                };
                assert!(listed.iter().all(|(view, owner)| view.plan_id == plan && !owner.is_empty()));
                let listed: BTreeSet<_> = listed.into_iter().map(|(view, _)| view.id).collect();
                for view in views.iter().filter(|view| view.plan_id == plan) {
                    let is_visible = sees_plan && view.allows(&actor, Action::Read);
                    // The program reads what it must; lists are for people.
                    if actor != Actor::System {
                        assert_eq!(listed.contains(&view.id), is_visible, "{} for {actor:?}", view.name);
                    }
                    match read.get_saved_plan_view(view.id).await {
                        Ok(found) => assert!(is_visible && found == *view),
                        Err(error) => assert!(!is_visible && is_missing(&error)),
                    }
                }
            }
        }
    }

    async fn what_all_who_are_signed_in_may_see_is_still_hidden_with_its_plan(store: Demo) {
        let (member, hessen) = (store.actor(MEMBER).await, store.actor(HESSEN).await);
        for (plan, is_seen) in [(current_plan(), true), (draft_plan(), false)] {
            let shared = view(&member, plan, "Für alle", shared_with(&member, Visibility::Network));
            create(&store, &member, &shared).await.unwrap();
            let found = store.read(&hessen).await.unwrap().get_saved_plan_view(shared.id).await;
            assert_eq!(found.is_ok(), is_seen, "{found:?}");
            let own = view(&hessen, plan, "Eigene", Audience::private());
            assert_eq!(create(&store, &hessen, &own).await.is_ok(), is_seen);
        }
    }

    async fn views_are_listed_by_name_whatever_its_letters(store: Demo) {
        let chair = store.actor(CHAIR).await;
        for name in ["Zuletzt", "ärzte", "Beginn", "Arbeit"] {
            create(&store, &chair, &view(&chair, current_plan(), name, Audience::private())).await.unwrap();
        }
        let listed = store.read(&chair).await.unwrap().list_saved_plan_views(current_plan()).await.unwrap();
        let names: Vec<_> = listed.into_iter().map(|(view, _)| view.name).collect();
        assert_eq!(names, ["Arbeit", "ärzte", "Beginn", "Zuletzt"]);
    }

    async fn a_view_is_changed_removed_and_brought_back_and_only_the_log_knows(store: Demo) {
        let chair = store.actor(CHAIR).await;
        let mut view = view(&chair, current_plan(), "Verspätet", Audience::private());
        create(&store, &chair, &view).await.unwrap();
        assert!(matches!(create(&store, &chair, &view).await, Err(StoreError::Conflict(_))), "an id is given once");

        view.name = "Verspätet 2026".to_owned();
        (view.view, view.query) = (PlanView::Calendar, "month=2026-11".to_owned());
        view.audience = shared_with(&chair, Visibility::Region);
        let elsewhere = SavedPlanView {
            plan_id: draft_plan(),
            owner_id: store.actor(MEMBER).await.user_id().unwrap(),
            ..view.clone()
        };
        let saved = save(&store, &chair, &elsewhere).await.unwrap();
        assert_eq!(saved, SavedPlanView { version: 2, ..view.clone() }, "plan and owner stay");
        let stale = save(&store, &chair, &view).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::SavedPlanView))), "{stale:?}");
        let stale = remove(&store, &chair, &view).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::SavedPlanView))), "{stale:?}");

        let member = store.actor(MEMBER).await;
        assert!(matches!(save(&store, &member, &saved).await, Err(StoreError::NotAllowed)));
        assert!(matches!(remove(&store, &member, &saved).await, Err(StoreError::NotAllowed)));
        assert_eq!(remove(&store, &chair, &saved).await.unwrap(), saved);
        assert!(is_missing(&remove(&store, &chair, &saved).await.unwrap_err()));
        assert!(matches!(restore(&store, &member, view.id).await, Err(StoreError::NotAllowed)));
        let restored = restore(&store, &chair, view.id).await.unwrap();
        assert_eq!(restored, SavedPlanView { version: 3, ..saved });
        assert_eq!(store.read(&chair).await.unwrap().get_saved_plan_view(view.id).await.unwrap(), restored);
        assert!(matches!(restore(&store, &chair, view.id).await, Err(StoreError::Conflict(_))));
        assert!(is_missing(&restore(&store, &chair, SavedPlanViewId::named("never")).await.unwrap_err()));

        // Whoever does not see the plan would learn the name from the log: nobody is told of it there.
        use ChangeAction::{Changed, Created, Removed};
        assert_eq!(logged(&store, &Actor::System, view.id).await, [Created, Removed, Changed, Created]);
        for actor in [chair, member, store.actor(COORDINATOR).await, Actor::Visitor] {
            assert_eq!(logged(&store, &actor, view.id).await, []);
        }
    }

    async fn nobody_shares_beyond_their_place(store: Demo) {
        let (member, guest) = (store.actor(MEMBER).await, store.actor(GUEST).await);
        let region = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("hassberge")),
            committee: None,
        };
        let others = shared_with(&store.actor(CHAIR).await, Visibility::Committee);
        let office = Audience { visibility: Visibility::Office, ..shared_with(&member, Visibility::Region) };
        for (actor, audience) in [
            (&member, others),
            (&member, office),
            (&guest, Audience { visibility: Visibility::Region, place: region }),
        ] {
            let shared = view(actor, current_plan(), "Zu weit", audience.clone());
            assert!(matches!(create(&store, actor, &shared).await, Err(StoreError::NotAllowed)));
            let name = format!("Eigene neben {audience:?}");
            let private = view(actor, current_plan(), &name, Audience::private());
            create(&store, actor, &private).await.unwrap();
            let wanted = SavedPlanView { audience, ..private };
            assert!(matches!(save(&store, actor, &wanted).await, Err(StoreError::NotAllowed)));
        }
        let own = view(&member, current_plan(), "Fremd", Audience::private());
        let others = SavedPlanView { owner_id: guest.user_id().unwrap(), ..own };
        assert!(matches!(create(&store, &member, &others).await, Err(StoreError::NotAllowed)));
        assert!(matches!(create(&store, &Actor::Visitor, &others).await, Err(StoreError::NotAllowed)));
    }

    async fn who_coordinates_a_place_tidies_up_what_is_shared_there(store: Demo) {
        let (member, coordinator) = (store.actor(MEMBER).await, store.actor(COORDINATOR).await);
        let shared = view(&member, current_plan(), "Pflege", shared_with(&member, Visibility::Committee));
        create(&store, &member, &shared).await.unwrap();
        let renamed = SavedPlanView { name: "AG Pflege".to_owned(), ..shared.clone() };
        let renamed = save(&store, &coordinator, &renamed).await.unwrap();
        assert_eq!(renamed.owner_id, shared.owner_id);
        let taken = SavedPlanView { audience: Audience::private(), ..renamed.clone() };
        assert!(matches!(save(&store, &coordinator, &taken).await, Err(StoreError::NotAllowed)));
        remove(&store, &coordinator, &renamed).await.unwrap();
        assert!(restore(&store, &member, shared.id).await.is_ok(), "its owner may bring it back");
    }

    async fn one_keeps_so_many_views_of_a_plan_and_no_more(store: Demo) {
        let (member, chair) = (store.actor(MEMBER).await, store.actor(CHAIR).await);
        let own = |number: i64| view(&member, current_plan(), &format!("Ansicht {number}"), Audience::private());
        let mut write = store.write(&member).await.unwrap();
        for number in 0..PLAN_VIEWS_MAX {
            write.create_saved_plan_view(&own(number)).await.unwrap();
        }
        write.commit().await.unwrap();
        let full = create(&store, &member, &own(PLAN_VIEWS_MAX)).await;
        let is_full = |answer: &StoreResult<()>| {
            matches!(answer, Err(StoreError::Refused(EditError::TooManyViews { max })) if *max == PLAN_VIEWS_MAX)
        };
        assert!(is_full(&full), "{full:?}");
        // Another plan and another person have room of their own, and what is there can still be changed.
        create(&store, &member, &view(&member, draft_plan(), "Entwurf", Audience::private())).await.unwrap();
        create(&store, &chair, &view(&chair, current_plan(), "Vorsitz", Audience::private())).await.unwrap();
        let renamed = SavedPlanView { name: "Umbenannt".to_owned(), ..own(0) };
        let renamed = save(&store, &member, &renamed).await.unwrap();
        // What was removed makes room, and comes back only where there is some.
        remove(&store, &member, &renamed).await.unwrap();
        create(&store, &member, &own(PLAN_VIEWS_MAX)).await.unwrap();
        let restored = restore(&store, &member, renamed.id).await.map(|_| ());
        assert!(is_full(&restored), "{restored:?}");
    }

    async fn views_go_with_their_plan(store: Demo) {
        let (coordinator, member) = (store.actor(COORDINATOR).await, store.actor(MEMBER).await);
        let wish = PlanWish {
            title: "Leer".to_owned(),
            period_from: date!(2030 - 01 - 01),
            period_to: date!(2030 - 12 - 31),
            visibility: Visibility::Region,
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let plan = write.create_plan(HealthRegionId::named("hassberge"), &wish).await.unwrap();
        write.commit().await.unwrap();
        let private = view(&member, plan.id, "Eigene", Audience::private());
        let shared = view(&coordinator, plan.id, "Geteilt", shared_with(&coordinator, Visibility::Region));
        let kept = view(&member, current_plan(), "Bleibt", Audience::private());
        for (actor, view) in [(&member, &private), (&coordinator, &shared), (&member, &kept)] {
            create(&store, actor, view).await.unwrap();
        }
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(write.get_plan_settings(plan.id).await.unwrap().is_empty, "views do not keep a plan");
        write.remove_plan(plan.id, plan.version).await.unwrap();
        write.commit().await.unwrap();
        let left = store.texts("select name from saved_plan_view").await;
        assert_eq!(left, ["Bleibt"]);
        for view in [&private, &shared] {
            assert_eq!(
                logged(&store, &Actor::System, view.id).await,
                [ChangeAction::Removed, ChangeAction::Created]
            );
        }
        assert!(is_missing(&restore(&store, &member, private.id).await.unwrap_err()));
    }
}

fn view(actor: &Actor, plan: PlanId, name: &str, audience: Audience) -> SavedPlanView {
    let owner_id = actor.user_id().unwrap();
    SavedPlanView {
        id: SavedPlanViewId::named(&format!("{plan} {owner_id} {name} {audience:?}")),
        plan_id: plan,
        name: name.to_owned(),
        owner_id,
        audience,
        view: PlanView::Table,
        query: "only=late&sort=-due-on".to_owned(),
        created_at: NOW,
        changed_at: NOW,
        version: 1,
    }
}

fn shared_with(actor: &Actor, visibility: Visibility) -> Audience {
    Audience::offered_to(actor).into_iter().find(|audience| audience.visibility == visibility).unwrap()
}

async fn create(store: &Store, actor: &Actor, view: &SavedPlanView) -> StoreResult<()> {
    let mut write = store.write(actor).await.unwrap();
    write.create_saved_plan_view(view).await?;
    write.commit().await
}

async fn save(store: &Store, actor: &Actor, view: &SavedPlanView) -> StoreResult<SavedPlanView> {
    let mut write = store.write(actor).await.unwrap();
    let saved = write.save_saved_plan_view(view).await?;
    write.commit().await?;
    Ok(saved)
}

async fn remove(store: &Store, actor: &Actor, view: &SavedPlanView) -> StoreResult<SavedPlanView> {
    let mut write = store.write(actor).await.unwrap();
    let removed = write.remove_saved_plan_view(view.id, view.version).await?;
    write.commit().await?;
    Ok(removed)
}

async fn restore(store: &Store, actor: &Actor, id: SavedPlanViewId) -> StoreResult<SavedPlanView> {
    let mut write = store.write(actor).await.unwrap();
    let restored = write.restore_saved_plan_view(id).await?;
    write.commit().await?;
    Ok(restored)
}

/// What the log tells an actor about a view, the newest first.
async fn logged(store: &Store, actor: &Actor, id: SavedPlanViewId) -> Vec<ChangeAction> {
    let query = ChangeQuery { record: Some(id.0), limit: 10, ..ChangeQuery::default() };
    let changes = store.read(actor).await.unwrap().list_changes(query).await.unwrap();
    changes.into_iter().map(|change| change.action).collect()
}

fn is_missing(error: &StoreError) -> bool {
    matches!(error, StoreError::NotFound(_))
}
