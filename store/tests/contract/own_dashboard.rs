//! Dashboards that people have put together.

use std::collections::BTreeSet;

use domain::{
    change::{ChangeAction, RecordKind},
    id::{HealthRegionId, OwnDashboardId, PlanId},
    permission::{Action, Actor, Visibility},
    plan::{EditError, PlanWish},
    reports::{DASHBOARDS_MAX, OwnDashboard, TILES_MAX, Tile, TileKind},
    saved_view::Audience,
};
use store::{Store, StoreError, StoreResult, change::ChangeQuery};
use time::macros::date;

use crate::support::{CHAIR, COORDINATOR, Demo, HESSEN, MEMBER, NOW, PEOPLE, current_plan, draft_plan};

contract! {
    async fn everybody_finds_what_is_their_own_and_what_is_shared_with_them(store: Demo) {
        let mut made = Vec::new();
        for email in PEOPLE {
            let actor = store.actor(email).await;
            for (number, audience) in Audience::offered_to(&actor).into_iter().enumerate() {
                let dashboard = dashboard(&actor, &format!("{email} {number}"), audience);
                create(&store, &actor, &dashboard).await.unwrap();
                made.push(dashboard);
            }
        }
        assert!(made.iter().any(|dashboard| dashboard.audience.visibility == Visibility::Region));
        for actor in store.everybody().await {
            let mut read = store.read(&actor).await.unwrap();
            let listed = read.list_own_dashboards().await.unwrap();
            assert!(listed.iter().all(|(_, owner)| !owner.is_empty()));
            let names: Vec<_> = listed.iter().map(|(dashboard, _)| dashboard.name.to_lowercase()).collect();
            assert!(names.is_sorted());
            let listed: BTreeSet<_> = listed.into_iter().map(|(dashboard, _)| dashboard.id).collect();
            for dashboard in &made {
                let is_visible = dashboard.allows(&actor, Action::Read);
                // The program reads what it must; lists are for people.
                if actor != Actor::System {
                    assert_eq!(listed.contains(&dashboard.id), is_visible, "{} for {actor:?}", dashboard.name);
                }
                match read.get_own_dashboard(dashboard.id).await {
                    Ok((found, _)) => assert!(is_visible && found == *dashboard),
                    Err(error) => assert!(!is_visible && is_missing(&error)),
                }
            }
        }
    }

    async fn a_dashboard_is_changed_removed_and_brought_back_and_only_the_log_knows(store: Demo) {
        let (chair, member) = (store.actor(CHAIR).await, store.actor(MEMBER).await);
        let mut wanted = dashboard(&chair, "Montag", Audience::private());
        create(&store, &chair, &wanted).await.unwrap();
        wanted.name = "Dienstag".to_owned();
        wanted.tiles.swap(0, 1);
        wanted.audience = shared_with(&chair, Visibility::Region);
        let others = OwnDashboard { owner_id: member.user_id().unwrap(), ..wanted.clone() };
        let saved = save(&store, &chair, &others).await.unwrap();
        assert_eq!(saved, OwnDashboard { version: 2, ..wanted.clone() }, "the owner stays");
        let stale = save(&store, &chair, &wanted).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::OwnDashboard))), "{stale:?}");
        let stale = remove(&store, &chair, &wanted).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::OwnDashboard))), "{stale:?}");

        assert!(matches!(save(&store, &member, &saved).await, Err(StoreError::NotAllowed)));
        assert!(matches!(remove(&store, &member, &saved).await, Err(StoreError::NotAllowed)));
        remove(&store, &chair, &saved).await.unwrap();
        assert!(is_missing(&remove(&store, &chair, &saved).await.unwrap_err()));
        assert!(matches!(restore(&store, &member, wanted.id).await, Err(StoreError::NotAllowed)));
        let restored = restore(&store, &chair, wanted.id).await.unwrap();
        assert_eq!(restored, OwnDashboard { version: 3, ..saved });
        assert!(matches!(restore(&store, &chair, wanted.id).await, Err(StoreError::Conflict(_))));
        assert!(is_missing(&restore(&store, &chair, OwnDashboardId::named("never")).await.unwrap_err()));

        use ChangeAction::{Changed, Created, Removed};
        assert_eq!(logged(&store, &Actor::System, wanted.id).await, [Created, Removed, Changed, Created]);
        for actor in [chair, member, Actor::Visitor] {
            assert_eq!(logged(&store, &actor, wanted.id).await, [], "it is nobody's news");
        }
    }

    async fn nobody_shares_beyond_their_place(store: Demo) {
        let (member, chair) = (store.actor(MEMBER).await, store.actor(CHAIR).await);
        let theirs = shared_with(&chair, Visibility::Committee);
        let refused = create(&store, &member, &dashboard(&member, "Zu weit", theirs.clone())).await;
        assert!(matches!(refused, Err(StoreError::NotAllowed)), "{refused:?}");
        let own = dashboard(&member, "Eigene", Audience::private());
        create(&store, &member, &own).await.unwrap();
        let wanted = OwnDashboard { audience: theirs, ..own.clone() };
        assert!(matches!(save(&store, &member, &wanted).await, Err(StoreError::NotAllowed)));
        let strangers = OwnDashboard { id: OwnDashboardId::named("fremd"), owner_id: chair.user_id().unwrap(), ..own };
        assert!(matches!(create(&store, &member, &strangers).await, Err(StoreError::NotAllowed)));
        assert!(matches!(create(&store, &Actor::Visitor, &strangers).await, Err(StoreError::NotAllowed)));
    }

    async fn a_new_tile_is_about_what_its_maker_sees_and_an_old_one_stays(store: Demo) {
        let (member, hessen) = (store.actor(MEMBER).await, store.actor(HESSEN).await);
        let mut own = dashboard(&hessen, "Hessen", Audience::private());
        own.tiles = vec![of_plan(current_plan())];
        create(&store, &hessen, &own).await.unwrap();
        let region = Some(HealthRegionId::named("nirgends").0);
        for tile in [of_plan(draft_plan()), Tile { kind: TileKind::Reach, about: region }] {
            let wanted = OwnDashboard { tiles: vec![own.tiles[0], tile], ..own.clone() };
            assert!(is_missing(&save(&store, &hessen, &wanted).await.unwrap_err()), "{tile:?}");
            let new = OwnDashboard { id: OwnDashboardId::named("neu"), ..wanted };
            assert!(is_missing(&create(&store, &hessen, &new).await.unwrap_err()), "{tile:?}");
        }
        // What the member put there does not keep others from changing the rest.
        let coordinator = store.actor(COORDINATOR).await;
        let mut shared = dashboard(&member, "Geteilt", shared_with(&member, Visibility::Region));
        let wish = PlanWish {
            title: "Leer".to_owned(),
            period_from: date!(2030 - 01 - 01),
            period_to: date!(2030 - 12 - 31),
            visibility: Visibility::Region,
        };
        let mut write = store.write(&coordinator).await.unwrap();
        let plan = write.create_plan(HealthRegionId::named("hassberge"), &wish).await.unwrap();
        write.commit().await.unwrap();
        shared.tiles = vec![of_plan(plan.id)];
        create(&store, &member, &shared).await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_plan(plan.id, plan.version).await.unwrap();
        write.commit().await.unwrap();
        let needs = Tile { kind: TileKind::Needs, about: None };
        let wanted = OwnDashboard { tiles: vec![needs, of_plan(plan.id)], ..shared };
        assert_eq!(save(&store, &member, &wanted).await.unwrap().tiles, wanted.tiles, "the tile outlives its plan");
    }

    async fn one_keeps_so_many_dashboards_with_so_many_tiles_and_no_more(store: Demo) {
        let (member, chair) = (store.actor(MEMBER).await, store.actor(CHAIR).await);
        let own = |number: i64| dashboard(&member, &format!("Nummer {number}"), Audience::private());
        let many = vec![Tile { kind: TileKind::Needs, about: None }; TILES_MAX + 1];
        let refused = create(&store, &member, &OwnDashboard { tiles: many.clone(), ..own(0) }).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::TooManyTiles { .. }))), "{refused:?}");
        let mut write = store.write(&member).await.unwrap();
        for number in 0..DASHBOARDS_MAX {
            write.create_own_dashboard(&own(number)).await.unwrap();
        }
        write.commit().await.unwrap();
        let refused = save(&store, &member, &OwnDashboard { tiles: many, ..own(0) }).await;
        assert!(matches!(refused, Err(StoreError::Refused(EditError::TooManyTiles { .. }))), "{refused:?}");
        let is_full = |answer: &StoreResult<()>| {
            matches!(answer, Err(StoreError::Refused(EditError::TooManyDashboards { max })) if *max == DASHBOARDS_MAX)
        };
        let full = create(&store, &member, &own(DASHBOARDS_MAX)).await;
        assert!(is_full(&full), "{full:?}");
        create(&store, &chair, &dashboard(&chair, "Vorsitz", Audience::private())).await.unwrap();
        // What was removed makes room, and comes back only where there is some.
        remove(&store, &member, &own(0)).await.unwrap();
        create(&store, &member, &own(DASHBOARDS_MAX)).await.unwrap();
        let restored = restore(&store, &member, own(0).id).await.map(|_| ());
        assert!(is_full(&restored), "{restored:?}");
    }
}

fn of_plan(plan: PlanId) -> Tile {
    Tile { kind: TileKind::Care, about: Some(plan.0) }
}

fn dashboard(actor: &Actor, name: &str, audience: Audience) -> OwnDashboard {
    let owner_id = actor.user_id().unwrap();
    OwnDashboard {
        id: OwnDashboardId::named(&format!("{owner_id} {name}")),
        name: name.to_owned(),
        owner_id,
        audience,
        tiles: vec![of_plan(current_plan()), Tile { kind: TileKind::Reach, about: None }],
        created_at: NOW,
        changed_at: NOW,
        version: 1,
    }
}

fn shared_with(actor: &Actor, visibility: Visibility) -> Audience {
    Audience::offered_to(actor).into_iter().find(|audience| audience.visibility == visibility).unwrap()
}

async fn create(store: &Store, actor: &Actor, dashboard: &OwnDashboard) -> StoreResult<()> {
    let mut write = store.write(actor).await.unwrap();
    write.create_own_dashboard(dashboard).await?;
    write.commit().await
}

async fn save(store: &Store, actor: &Actor, dashboard: &OwnDashboard) -> StoreResult<OwnDashboard> {
    let mut write = store.write(actor).await.unwrap();
    let saved = write.save_own_dashboard(dashboard).await?;
    write.commit().await?;
    Ok(saved)
}

async fn remove(store: &Store, actor: &Actor, dashboard: &OwnDashboard) -> StoreResult<()> {
    let mut write = store.write(actor).await.unwrap();
    write.remove_own_dashboard(dashboard.id, dashboard.version).await?;
    write.commit().await
}

async fn restore(store: &Store, actor: &Actor, id: OwnDashboardId) -> StoreResult<OwnDashboard> {
    let mut write = store.write(actor).await.unwrap();
    let restored = write.restore_own_dashboard(id).await?;
    write.commit().await?;
    Ok(restored)
}

/// What the log tells an actor about a dashboard, the newest first.
async fn logged(store: &Store, actor: &Actor, id: OwnDashboardId) -> Vec<ChangeAction> {
    let query = ChangeQuery { record: Some(id.0), limit: 10, ..ChangeQuery::default() };
    let changes = store.read(actor).await.unwrap().list_changes(query).await.unwrap();
    changes.into_iter().map(|change| change.action).collect()
}

fn is_missing(error: &StoreError) -> bool {
    matches!(error, StoreError::NotFound(_))
}
