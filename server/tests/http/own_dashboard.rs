//! Dashboards that people put together: whose they are, what their tiles show to whom, and their forms without a script.

use std::collections::BTreeSet;

use app::{
    error::AppError,
    reports::own::api::{
        AddTile, ChangeDashboard, CreateDashboard, ListOwnDashboards, LoadDashboardForm, LoadOwnDashboard,
        MoveTile, RemoveDashboard, RemoveTile, RestoreDashboard, ShownDashboard, TileContent,
    },
};
use axum::http::StatusCode;
use domain::{
    id::{HealthRegionId, OwnDashboardId},
    plan::{EditError, ListStep},
    reports::{TILES_MAX, TileKind, TileSource},
    saved_view::VIEW_NAME_MAX,
};

use crate::{
    pages::assert_complete,
    plan::{current_plan, draft_plan},
    record_form::submit,
    support::{
        Demo,
        people::{COORDINATOR, GUEST, HESSEN, MEMBER},
        test_app::Client,
    },
};

const LIST: &str = "/dashboard/own";

contract! {
    async fn a_dashboard_is_made_filled_ordered_and_removed_by_plain_forms(app: Demo) {
        let owner = app.signed_in(MEMBER).await;
        assert!(owner.get("/dashboard").await.body.contains("href=\"/dashboard/own\""));
        let made = submit(&owner, LIST, &create("  Mein  Montag", "private")).await;
        let form = made.location().to_owned();
        let page = form.strip_suffix("/edit").unwrap().to_owned();
        let id: OwnDashboardId = page.strip_prefix("/dashboard/own/").unwrap().parse().unwrap();
        assert!(owner.get(&page).await.text().contains("Diese Auswertung zeigt noch nichts."));

        let standings = add(id, 1, TileKind::Standings, &current_plan().to_string());
        assert_eq!(submit(&owner, &form, &standings).await.location(), format!("{form}?said=added"));
        let reach = add(id, 2, TileKind::Reach, &hassberge().to_string());
        submit(&owner, &form, &reach).await.location();
        assert_eq!(kinds(&shown(&owner, id).await), [TileKind::Standings, TileKind::Reach]);

        let step = MoveTile { id, version: 3, place: 1, step: ListStep::Up };
        let moved = submit(&owner, &form, &step).await;
        assert_eq!(moved.location(), format!("{form}?said=moved&at=0&step=up"));
        assert_eq!(kinds(&shown(&owner, id).await), [TileKind::Reach, TileKind::Standings]);
        let moved = owner.get(moved.location()).await;
        assert!(moved.text().contains("Die Kachel ist verschoben."), "{}", moved.text());
        // At the top it can only go down again, so that button has the focus.
        let focused = moved.body.split("<button").find(|button| button.contains(" autofocus")).unwrap();
        assert!(focused.contains("aria-label=\"Nach unten: Wer dabei ist, "), "{focused}");

        // Whoever was overtaken is told, and nothing happens.
        let stale = submit(&owner, &form, &RemoveTile { id, version: 3, place: 0 }).await;
        assert_eq!(stale.location(), format!("{form}?problem=stale"));
        let taken = submit(&owner, &form, &RemoveTile { id, version: 4, place: 0 }).await;
        assert_eq!(taken.location(), format!("{form}?said=removed"));
        assert_eq!(kinds(&shown(&owner, id).await), [TileKind::Standings]);

        let renamed = ChangeDashboard { id, version: 5, name: "Dienstag".to_owned(), audience: "private".to_owned() };
        assert_eq!(submit(&owner, &form, &renamed).await.location(), page);
        let removed = submit(&owner, &form, &RemoveDashboard { id, version: 6 }).await;
        assert_eq!(removed.location(), format!("{LIST}?removed={id}"));
        let list = owner.get(removed.location()).await.text();
        assert!(list.contains("Die Auswertung ist gelöscht.") && !list.contains("Dienstag"), "{list}");
        assert_eq!(owner.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(submit(&owner, LIST, &RestoreDashboard { id }).await.location(), page);
        let back = owner.get(&page).await.text();
        assert!(back.contains("Dienstag") && back.contains("Wie die Maßnahmen stehen"), "{back}");
    }

    async fn every_kind_of_tile_is_shown_in_both_languages_also_twice(app: Demo) {
        let owner = app.signed_in(COORDINATOR).await;
        let id = owner.call(create("Alles", "private")).await.unwrap();
        for (version, kind) in (1..).zip(TileKind::ALL.iter().chain(TileKind::ALL)) {
            let about = match kind.source() {
                TileSource::Plan => current_plan().to_string(),
                TileSource::Network => hassberge().to_string(),
                TileSource::Reader => String::new(),
            };
            owner.call(add(id, version, *kind, &about)).await.unwrap();
        }
        let dashboard = shown(&owner, id).await;
        for tile in &dashboard.tiles {
            let is_full = match &tile.content {
                TileContent::Gone => false,
                TileContent::Plan(shown) => {
                    let has = |kind: TileKind, is_there: bool| (tile.kind == kind) == is_there;
                    assert!(has(TileKind::Course, !shown.burn_up.is_empty()), "{}", tile.kind);
                    assert!(has(TileKind::Ages, !shown.report.ages.is_empty()), "{}", tile.kind);
                    assert!(shown.report.goals.is_empty() && shown.report.people.is_empty());
                    tile.kind.source() == TileSource::Plan
                }
                TileContent::Network(_) => tile.kind.source() == TileSource::Network,
                TileContent::Needs(_) => tile.kind == TileKind::Needs,
            };
            assert!(is_full, "{}", tile.kind);
        }
        let path = format!("{LIST}/{id}");
        for (language, words) in [
            ("de", ["Wie die Maßnahmen stehen", "Nach Handlungsfeld", "Wer dabei ist", "Was heute ansteht"]),
            ("en", ["How the measures stand", "By field of action", "Who takes part", "What needs you today"]),
        ] {
            for path in [path.clone(), format!("{path}/edit")] {
                let page = owner.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK);
                assert_complete(&path, &page);
                for words in words {
                    assert!(page.text().matches(words).count() >= 2, "{words} in {path}: {}", page.text());
                }
            }
        }
        let page = owner.get(&path).await.body;
        assert!(page.contains(&format!("href=\"/dashboard?plan={}", current_plan())));
        assert!(page.contains(&format!("href=\"/dashboard/network?region={}", hassberge())));
        let ids: Vec<_> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let panels: Vec<_> = ids
            .iter()
            .filter(|id| ["figures-", "table-", "health-", "needs"].iter().any(|start| id.starts_with(start)))
            .collect();
        assert!(panels.len() >= 2 * TileKind::ALL.len(), "{panels:?}");
        assert_eq!(panels.iter().collect::<BTreeSet<_>>().len(), panels.len(), "an id is given once: {panels:?}");
    }

    async fn a_tile_shows_each_reader_only_what_they_may_see(app: Demo) {
        let (owner, hessen) = (app.signed_in(MEMBER).await, app.signed_in(HESSEN).await);
        let id = owner.call(create("Für alle", "network")).await.unwrap();
        owner.call(add(id, 1, TileKind::Standings, &current_plan().to_string())).await.unwrap();
        owner.call(add(id, 2, TileKind::Care, &draft_plan().to_string())).await.unwrap();
        let own = shown(&owner, id).await;
        let draft = own.tiles[1].name.clone().unwrap();
        assert!(matches!(own.tiles[1].content, TileContent::Plan(_)));
        let path = format!("{LIST}/{id}");
        assert!(owner.get(&path).await.tells(&draft));

        let seen = shown(&hessen, id).await;
        assert!(matches!(seen.tiles[0].content, TileContent::Plan(_)));
        assert_eq!((&seen.tiles[1].name, &seen.tiles[1].content), (&None, &TileContent::Gone));
        let page = hessen.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("gibt es nicht mehr, oder Sie dürfen sie nicht sehen."), "{}", page.text());
        assert!(!page.tells(&draft) && !page.tells_id(draft_plan()));

        // Nobody adds what they do not see, to whatever is theirs.
        let theirs = hessen.call(create("Hessen", "private")).await.unwrap();
        let refused = hessen.call(add(theirs, 1, TileKind::Care, &draft_plan().to_string())).await;
        assert_eq!(refused, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
        let form = hessen.call(LoadDashboardForm { id: theirs.to_string() }).await.unwrap();
        assert!(form.plans.iter().any(|(plan, _)| *plan == current_plan()));
        assert!(form.plans.iter().all(|(plan, _)| *plan != draft_plan()));
    }

    async fn a_dashboard_is_its_owners_and_read_by_those_it_is_shared_with(app: Demo) {
        let (owner, guest) = (app.signed_in(MEMBER).await, app.signed_in(GUEST).await);
        let private = owner.call(create("Nur für mich", "private")).await.unwrap();
        let audiences = owner.call(ListOwnDashboards {}).await.unwrap().audiences;
        let region = audiences.iter().find(|choice| choice.key.starts_with("region:")).unwrap().key.clone();
        let shared = owner.call(create("Für die Region", &region)).await.unwrap();
        let missing = Err((StatusCode::NOT_FOUND, AppError::NotFound));
        for stranger in [&guest, &app.signed_in(COORDINATOR).await, &app.anonymous()] {
            let asked = stranger.call(LoadOwnDashboard { id: private.to_string() }).await;
            assert_eq!(asked.map(|_| ()), missing);
            assert!(!stranger.get(LIST).await.tells("Nur für mich"));
        }
        let listed = guest.call(ListOwnDashboards {}).await.unwrap().dashboards;
        let row = listed.iter().find(|row| row.id == shared).unwrap();
        assert!(!row.may_change && row.owner.is_some());
        let forbidden = Err((StatusCode::FORBIDDEN, AppError::NotAllowed));
        for refused in [
            guest.call(add(shared, 1, TileKind::Needs, "")).await,
            guest.call(RemoveTile { id: shared, version: 1, place: 0 }).await,
            guest.call(RemoveDashboard { id: shared, version: 1 }).await,
            guest.call(LoadDashboardForm { id: shared.to_string() }).await.map(|_| ()),
        ] {
            assert_eq!(refused, forbidden);
        }
        let path = format!("{LIST}/{shared}");
        assert!(!guest.get(&path).await.body.contains("/edit\""));
        assert_eq!(guest.get(&format!("{path}/edit")).await.status, StatusCode::FORBIDDEN);
        for stranger in [app.signed_in(HESSEN).await, app.anonymous()] {
            assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
        }
        // Who coordinates the region tidies up there, without taking it for themselves.
        let coordinator = app.signed_in(COORDINATOR).await;
        coordinator.call(add(shared, 1, TileKind::Needs, "")).await.unwrap();
        let keep = ChangeDashboard { id: shared, version: 2, name: "Region".to_owned(), audience: region };
        coordinator.call(keep).await.unwrap();
        assert_eq!(shown(&owner, shared).await.about.name, "Region");
    }

    async fn what_makes_no_sense_is_refused_with_a_reason(app: Demo) {
        let owner = app.signed_in(GUEST).await;
        let refused = |why| (StatusCode::UNPROCESSABLE_ENTITY, AppError::Refused(why));
        let long = "x".repeat(VIEW_NAME_MAX + 1);
        for (name, why) in [("  ", EditError::Empty), (long.as_str(), EditError::TooLong { max: VIEW_NAME_MAX })] {
            assert_eq!(owner.call(create(name, "private")).await, Err(refused(why)));
        }
        let beyond = owner.call(create("Name", "network")).await;
        assert_eq!(beyond, Err((StatusCode::UNPROCESSABLE_ENTITY, AppError::Invalid)), "a guest shares nothing");
        let answer = submit(&owner, LIST, &create(" ", "private")).await;
        assert!(answer.location().ends_with("&problem=empty"), "{}", answer.location());
        let page = owner.get(answer.location()).await;
        assert!(page.body.contains("aria-invalid=\"true\"") && page.text().contains("Das darf nicht leer sein."));
        let answer = submit(&owner, LIST, &create(&format!("<b>{long}"), "private")).await;
        let page = owner.get(answer.location()).await;
        assert!(page.body.contains("value=\"&lt;b&gt;xxx"), "what was typed stands there again");

        let id = owner.call(create("Voll", "private")).await.unwrap();
        for (kind, about) in [("weather", ""), ("care", ""), ("care", "1"), ("reach", "Bayern")] {
            let odd = AddTile { id, version: 1, kind: kind.to_owned(), about: about.to_owned() };
            assert_eq!(owner.call(odd).await, Err(refused(EditError::NotOffered)), "{kind} {about}");
        }
        let nowhere = MoveTile { id, version: 1, place: 7, step: ListStep::Down };
        assert_eq!(owner.call(nowhere).await, Err(refused(EditError::NotOffered)));
        for version in 1.. {
            if version > i64::try_from(TILES_MAX).unwrap() {
                let full = owner.call(add(id, version, TileKind::Needs, "")).await;
                assert_eq!(full, Err(refused(EditError::TooManyTiles { max: TILES_MAX })));
                break;
            }
            owner.call(add(id, version, TileKind::Needs, "")).await.unwrap();
        }
        let form = owner.get(&format!("{LIST}/{id}/edit")).await.text();
        assert!(form.contains("Mehr als 24 Kacheln hat eine Auswertung nicht."), "{form}");
    }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn create(name: &str, audience: &str) -> CreateDashboard {
    CreateDashboard { name: name.to_owned(), audience: audience.to_owned() }
}

fn add(id: OwnDashboardId, version: i64, kind: TileKind, about: &str) -> AddTile {
    AddTile { id, version, kind: kind.to_string(), about: about.to_owned() }
}

async fn shown(client: &Client, id: OwnDashboardId) -> ShownDashboard {
    client.call(LoadOwnDashboard { id: id.to_string() }).await.unwrap()
}

fn kinds(dashboard: &ShownDashboard) -> Vec<TileKind> {
    dashboard.tiles.iter().map(|tile| tile.kind).collect()
}
