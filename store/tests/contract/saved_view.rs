//! Views of the map that people have kept.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, RecordKind},
    id::{CommitteeId, HealthRegionId, SavedViewId},
    permission::{Action, Actor, Place, StateKey, Visibility},
    saved_view::{Audience, SavedView},
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};

use crate::support::{CHAIR, COORDINATOR, Demo, GUEST, MEMBER, NOW, PEOPLE};

contract! {
    async fn everybody_finds_what_is_their_own_and_what_is_shared_with_them(store: Demo) {
        let mut views = Vec::new();
        for email in PEOPLE {
            let actor = store.actor(email).await;
            for (number, audience) in Audience::offered_to(&actor).into_iter().enumerate() {
                let view = view(&actor, &format!("{email} {number}"), audience);
                create(&store, &actor, &view).await.unwrap();
                views.push(view);
            }
        }
        assert!(views.iter().any(|view| view.audience.visibility == Visibility::Committee));
        for actor in store.everybody().await {
            let mut read = store.read(&actor).await.unwrap();
            let listed = read.list_saved_views().await.unwrap();
            assert!(listed.iter().all(|(_, owner)| !owner.is_empty()));
            let names: Vec<_> = listed.iter().map(|(view, _)| view.name.to_lowercase()).collect();
            assert!(names.is_sorted());
            let listed: BTreeSet<_> = listed.into_iter().map(|(view, _)| view.id).collect();
            for view in &views {
                let is_visible = view.allows(&actor, Action::Read);
                // The program reads what it must; lists are for people.
                if actor != Actor::System {
                    assert_eq!(listed.contains(&view.id), is_visible, "{} for {actor:?}", view.name);
                }
                match read.get_saved_view(view.id).await {
                    Ok(found) => assert!(is_visible && found == *view),
                    Err(error) => assert!(!is_visible && is_missing(&error)),
                }
            }
        }
    }

    async fn a_view_is_changed_removed_and_brought_back_and_the_log_knows(store: Demo) {
        let chair = store.actor(CHAIR).await;
        let mut view = view(&chair, "Hitze", Audience::private());
        create(&store, &chair, &view).await.unwrap();
        assert!(create(&store, &chair, &view).await.is_err(), "an id is given once");

        view.name = "Hitze 2026".to_owned();
        view.query = "field=Hitze".to_owned();
        view.audience = shared_with(&chair, Visibility::Region);
        let saved = save(&store, &chair, &view).await.unwrap();
        assert_eq!(saved, SavedView { version: 2, ..view.clone() });
        assert!(matches!(save(&store, &chair, &view).await, Err(StoreError::Stale(RecordKind::SavedView))));
        assert!(matches!(remove(&store, &chair, &view).await, Err(StoreError::Stale(RecordKind::SavedView))));

        let member = store.actor(MEMBER).await;
        assert!(matches!(save(&store, &member, &saved).await, Err(StoreError::NotAllowed)));
        assert!(matches!(remove(&store, &member, &saved).await, Err(StoreError::NotAllowed)));
        remove(&store, &chair, &saved).await.unwrap();
        assert!(is_missing(&remove(&store, &chair, &saved).await.unwrap_err()));
        assert!(matches!(restore(&store, &member, view.id).await, Err(StoreError::NotAllowed)));
        let restored = restore(&store, &chair, view.id).await.unwrap();
        assert_eq!(restored, SavedView { version: 3, ..saved });
        assert_eq!(store.read(&chair).await.unwrap().get_saved_view(view.id).await.unwrap(), restored);
        assert!(matches!(restore(&store, &chair, view.id).await, Err(StoreError::Conflict(_))));
        assert!(is_missing(&restore(&store, &chair, SavedViewId::named("never")).await.unwrap_err()));

        // What was private leaves no trace that others could read.
        use ChangeAction::{Changed, Created, Removed};
        assert_eq!(logged(&store, &Actor::System, view.id).await, [Created, Removed, Changed, Created]);
        assert_eq!(logged(&store, &member, view.id).await, [Created, Removed, Changed]);
        assert_eq!(logged(&store, &Actor::Visitor, view.id).await, []);
    }

    async fn nobody_shares_beyond_their_place(store: Demo) {
        let (member, guest) = (store.actor(MEMBER).await, store.actor(GUEST).await);
        let elsewhere = Place {
            state: Some(StateKey::new("09")),
            health_region: Some(HealthRegionId::named("hassberge")),
            committee: Some(CommitteeId::named("hassberge/ag-versorgung")),
        };
        let office = Audience { visibility: Visibility::Office, ..shared_with(&member, Visibility::Region) };
        for (actor, audience) in [
            (&member, Audience { visibility: Visibility::Region, place: elsewhere.clone() }),
            (&member, office),
            (&guest, Audience { visibility: Visibility::Region, place: elsewhere }),
        ] {
            let shared = view(actor, "Zu weit", audience.clone());
            assert!(matches!(create(&store, actor, &shared).await, Err(StoreError::NotAllowed)));
            let private = view(actor, &format!("Eigene neben {audience:?}"), Audience::private());
            create(&store, actor, &private).await.unwrap();
            let wanted = SavedView { audience, ..private };
            assert!(matches!(save(&store, actor, &wanted).await, Err(StoreError::NotAllowed)));
        }
        let others = SavedView { owner_id: guest.user_id().unwrap(), ..view(&member, "Fremd", Audience::private()) };
        assert!(matches!(create(&store, &member, &others).await, Err(StoreError::NotAllowed)));
        assert!(matches!(create(&store, &Actor::Visitor, &others).await, Err(StoreError::NotAllowed)));
    }

    async fn an_audience_is_called_by_the_name_of_its_place(store: Demo) {
        let member = store.actor(MEMBER).await;
        let mut read = store.read(&member).await.unwrap();
        let mut names = Vec::new();
        for audience in Audience::offered_to(&member) {
            names.push(read.find_audience_name(&audience).await.unwrap());
        }
        let region = "Gesundheitsregion plus Landkreis Haßberge".to_owned();
        assert_eq!(names, [None, Some("AG Versorgung mit Pflege Haßberge".to_owned()), Some(region), None]);
    }

    async fn who_coordinates_a_place_tidies_up_what_is_shared_there(store: Demo) {
        let (member, coordinator) = (store.actor(MEMBER).await, store.actor(COORDINATOR).await);
        let shared = view(&member, "Pflege", shared_with(&member, Visibility::Committee));
        create(&store, &member, &shared).await.unwrap();
        let renamed = SavedView { name: "AG Pflege".to_owned(), ..shared.clone() };
        let renamed = save(&store, &coordinator, &renamed).await.unwrap();
        assert_eq!(renamed.owner_id, shared.owner_id);
        let taken = SavedView { audience: Audience::private(), ..renamed.clone() };
        assert!(matches!(save(&store, &coordinator, &taken).await, Err(StoreError::NotAllowed)));
        remove(&store, &coordinator, &renamed).await.unwrap();
        assert!(restore(&store, &member, shared.id).await.is_ok(), "its owner may bring it back");
    }

    async fn a_committee_shows_itself_by_one_view_and_only_to_those_who_may_see_it(store: Demo) {
        let (member, coordinator) = (store.actor(MEMBER).await, store.actor(COORDINATOR).await);
        let [first, second] =
            ["Erste", "Zweite"].map(|name| view(&member, name, shared_with(&member, Visibility::Committee)));
        let committee = first.committee().unwrap();
        for view in [&first, &second] {
            create(&store, &member, view).await.unwrap();
        }
        assert!(matches!(start(&store, &member, &first, true).await, Err(StoreError::NotAllowed)));
        assert_eq!(shown(&store, &member, committee).await, None);
        let started = start(&store, &coordinator, &first, true).await.unwrap();
        assert_eq!((started.is_start, started.version), (true, 2));
        assert_eq!(shown(&store, &member, committee).await, Some(started.clone()));
        assert_eq!(shown(&store, &Actor::Visitor, committee).await, None);
        assert!(matches!(start(&store, &coordinator, &first, true).await, Err(StoreError::Stale(_))));

        let next = start(&store, &coordinator, &second, true).await.unwrap();
        assert_eq!(shown(&store, &member, committee).await, Some(next.clone()));
        let former = store.read(&member).await.unwrap().get_saved_view(first.id).await.unwrap();
        assert_eq!((former.is_start, former.version), (false, 3));

        // Shared with others than the committee, it is no longer how that shows itself.
        let wider = SavedView { audience: shared_with(&member, Visibility::Region), ..next };
        assert!(!save(&store, &member, &wider).await.unwrap().is_start);
        assert_eq!(shown(&store, &member, committee).await, None);

        let again = start(&store, &coordinator, &former, true).await.unwrap();
        remove(&store, &member, &again).await.unwrap();
        let restored = restore(&store, &member, again.id).await.unwrap();
        assert!(!restored.is_start);
        let ended = start(&store, &coordinator, &restored, true).await.unwrap();
        assert!(!start(&store, &coordinator, &ended, false).await.unwrap().is_start);
        assert_eq!(shown(&store, &member, committee).await, None);
        let private = view(&member, "Eigene", Audience::private());
        create(&store, &member, &private).await.unwrap();
        assert!(matches!(start(&store, &member, &private, true).await, Err(StoreError::NotAllowed)));
    }
}

fn view(actor: &Actor, name: &str, audience: Audience) -> SavedView {
    let owner_id = actor.user_id().unwrap();
    SavedView {
        id: SavedViewId::named(&format!("{owner_id} {name} {audience:?}")),
        name: name.to_owned(),
        owner_id,
        audience,
        query: "kind=committee".to_owned(),
        is_start: false,
        created_at: NOW,
        changed_at: NOW,
        version: 1,
    }
}

fn shared_with(actor: &Actor, visibility: Visibility) -> Audience {
    Audience::offered_to(actor).into_iter().find(|audience| audience.visibility == visibility).unwrap()
}

async fn create(store: &Store, actor: &Actor, view: &SavedView) -> StoreResult<()> {
    let mut write = store.write(actor).await.unwrap();
    write.create_saved_view(view).await?;
    write.commit().await
}

async fn save(store: &Store, actor: &Actor, view: &SavedView) -> StoreResult<SavedView> {
    let mut write = store.write(actor).await.unwrap();
    let saved = write.save_saved_view(view).await?;
    write.commit().await?;
    Ok(saved)
}

async fn start(store: &Store, actor: &Actor, view: &SavedView, is_start: bool) -> StoreResult<SavedView> {
    let mut write = store.write(actor).await.unwrap();
    let started = write.set_start_view(view.id, view.version, is_start).await?;
    write.commit().await?;
    Ok(started)
}

async fn shown(store: &Store, actor: &Actor, committee: CommitteeId) -> Option<SavedView> {
    store.read(actor).await.unwrap().find_start_view(committee).await.unwrap()
}

async fn remove(store: &Store, actor: &Actor, view: &SavedView) -> StoreResult<()> {
    let mut write = store.write(actor).await.unwrap();
    write.remove_saved_view(view.id, view.version).await?;
    write.commit().await
}

async fn restore(store: &Store, actor: &Actor, id: SavedViewId) -> StoreResult<SavedView> {
    let mut write = store.write(actor).await.unwrap();
    let restored = write.restore_saved_view(id).await?;
    write.commit().await?;
    Ok(restored)
}

/// What the log tells an actor about a view, the newest first.
async fn logged(store: &Store, actor: &Actor, id: SavedViewId) -> Vec<ChangeAction> {
    let query = ChangeQuery { record: Some(id.0), limit: 10, ..ChangeQuery::default() };
    let changes = store.read(actor).await.unwrap().list_changes(query).await.unwrap();
    changes.into_iter().map(|change| change.action).collect()
}

fn is_missing(error: &StoreError) -> bool {
    matches!(error, StoreError::NotFound(RecordKind::SavedView))
}
