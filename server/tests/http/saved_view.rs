//! Views of the map: kept, opened by a link, shared.

use app::{
    error::AppError,
    network::saved_views::api::{
        ChangeView, FindStartView, ListViews, OpenView, RemoveView, RestoreView, SaveView, SetStartView,
        ViewRow,
    },
};
use axum::http::{Request, StatusCode};
use domain::id::SavedViewId;
use leptos::server_fn::ServerFn as _;

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{COORDINATOR, GUEST, HESSEN, MEMBER},
        test_app::Client,
    },
};

contract! {
    async fn a_private_view_exists_for_its_owner_alone(app: Demo) {
        let (owner, other) = (app.signed_in(MEMBER).await, app.signed_in(COORDINATOR).await);
        let id = owner.call(save("Nur für mich", "private")).await.unwrap();
        let link = format!("/map?saved={id}");
        let shown = format!("/map?saved={id}&kind=committee&field=Pflege");
        let opened = owner.send(Request::get(&link).header("accept", "text/html")).await;
        assert_eq!((opened.status, opened.header("location")), (StatusCode::FOUND, shown.as_str()));
        assert!(owner.get(&shown).await.tells("Nur für mich"));
        for stranger in [&other, &app.anonymous()] {
            let page = stranger.get(&link).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND);
            assert!(!page.tells("Nur für mich") && page.tells("Diese Ansicht gibt es nicht"));
        }
        let row = view(&owner, id).await.unwrap();
        assert_eq!(view(&other, id).await, None);
        for refused in [
            other.call(change(&row, "Meins")).await,
            other.call(RemoveView { id, version: row.version }).await,
            other.call(RestoreView { id }).await,
            other.call(OpenView { id, presents: true }).await,
        ] {
            assert_eq!(refused, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
        }
    }

    async fn a_shared_view_is_offered_to_those_it_is_shared_with(app: Demo) {
        let owner = app.signed_in(MEMBER).await;
        let audiences = owner.call(ListViews {}).await.unwrap().audiences;
        let region = audiences.iter().find(|choice| choice.key.starts_with("region:")).unwrap();
        let id = owner.call(save("Für die Region", &region.key)).await.unwrap();
        let guest = app.signed_in(GUEST).await;
        let row = view(&guest, id).await.unwrap();
        assert!(!row.may_change && row.owner.is_some());
        assert_eq!(guest.call(change(&row, "Umbenannt")).await, Err((StatusCode::FORBIDDEN, AppError::NotAllowed)));
        assert_eq!(view(&app.signed_in(HESSEN).await, id).await, None);

        let coordinator = app.signed_in(COORDINATOR).await;
        coordinator.call(change(&row, "Umbenannt")).await.unwrap();
        let stale = owner.call(change(&row, "Auch umbenannt")).await;
        assert_eq!(stale, Err((StatusCode::CONFLICT, AppError::Stale)));
        assert_eq!(view(&guest, id).await.unwrap().name, "Umbenannt");
    }

    async fn a_committee_shows_itself_by_a_view_on_its_page(app: Demo) {
        let (member, coordinator) = (app.signed_in(MEMBER).await, app.signed_in(COORDINATOR).await);
        let audiences = member.call(ListViews {}).await.unwrap().audiences;
        let key = &audiences.iter().find(|choice| choice.key.starts_with("committee:")).unwrap().key;
        let committee = key.strip_prefix("committee:").unwrap().parse().unwrap();
        let id = member.call(save("Wer wir sind", key)).await.unwrap();
        let row = view(&member, id).await.unwrap();
        let start = |row: &ViewRow, is_start| SetStartView { id, version: row.version, is_start };
        assert!(!row.may_start && view(&coordinator, id).await.unwrap().may_start);
        assert_eq!(member.call(start(&row, true)).await, Err((StatusCode::FORBIDDEN, AppError::NotAllowed)));
        coordinator.call(start(&row, true)).await.unwrap();
        assert_eq!(coordinator.call(start(&row, false)).await, Err((StatusCode::CONFLICT, AppError::Stale)));

        let path = format!("/directory/committees/{committee}");
        let page = member.get(&path).await;
        assert!(page.tells("Wer wir sind"), "{}", page.text());
        let picture = page.body.split("src=\"/network/export.svg").nth(1).expect("there is a picture");
        let picture = picture.split('"').next().unwrap().replace("&amp;", "&");
        let picture = member.get(&format!("/network/export.svg{picture}")).await;
        assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/svg+xml"));
        let visitor = app.anonymous();
        assert!(!visitor.get(&path).await.tells("Wer wir sind"));
        assert_eq!(visitor.call(FindStartView { committee }).await.unwrap(), None);

        let row = view(&coordinator, id).await.unwrap();
        assert!(row.is_start);
        let body = serde_qs::to_string(&start(&row, false)).unwrap();
        let ended = coordinator.submit_on("http://geflecht.example/map", SetStartView::PATH, body).await;
        assert!(ended.location().starts_with(&format!("/map?saved={id}")));
        assert!(!member.get(&path).await.tells("Wer wir sind"));
    }

    async fn forms_without_a_script_keep_change_remove_and_restore(app: Demo) {
        let owner = app.signed_in(MEMBER).await;
        let address = "http://geflecht.example/map?kind=committee";
        let body = serde_qs::to_string(&save("Ohne Skript", "private")).unwrap();
        let saved = owner.submit_on(address, SaveView::PATH, body).await;
        let id: SavedViewId =
            saved.location().strip_prefix("/map?saved=").unwrap().split('&').next().unwrap().parse().unwrap();
        let row = view(&owner, id).await.unwrap();
        let body = serde_qs::to_string(&change(&row, "Noch ohne Skript")).unwrap();
        let changed = owner.submit_on(address, ChangeView::PATH, body).await;
        assert_eq!(changed.location(), saved.location());

        let body = serde_qs::to_string(&RemoveView { id, version: row.version + 1 }).unwrap();
        let removed = owner.submit_on(address, RemoveView::PATH, body).await;
        assert_eq!(removed.location(), format!("/map?removed={id}&kind=committee&field=Pflege"));
        let page = owner.get(removed.location()).await;
        assert!(page.tells("Die Ansicht ist gelöscht.") && page.tells(RestoreView::PATH));
        let body = serde_qs::to_string(&RestoreView { id }).unwrap();
        let restored = owner.submit_on(address, RestoreView::PATH, body).await;
        assert_eq!(restored.location(), saved.location());
        assert_eq!(view(&owner, id).await.unwrap().name, "Noch ohne Skript");

        let body = serde_qs::to_string(&save("  ", "private")).unwrap();
        let refused = owner.submit_on(address, SaveView::PATH, body).await;
        assert_eq!(refused.location(), "/map?kind=committee&problem=invalid");
    }

    async fn a_view_that_makes_no_sense_is_the_callers_mistake(app: Demo) {
        let (member, guest) = (app.signed_in(MEMBER).await, app.signed_in(GUEST).await);
        let invalid = Err((StatusCode::UNPROCESSABLE_ENTITY, AppError::Invalid));
        assert_eq!(member.call(save("", "private")).await, invalid);
        assert_eq!(member.call(save(&"x".repeat(81), "private")).await, invalid);
        for audience in ["", "public", "region:00000000-0000-0000-0000-000000000000", "committee"] {
            assert_eq!(member.call(save("Name", audience)).await, invalid, "{audience}");
        }
        assert_eq!(guest.call(save("Name", "network")).await, invalid);
        let long = SaveView { query: format!("field={}", "x".repeat(9_000)), ..save("Lang", "private") };
        assert_eq!(member.call(long).await, invalid);
        let odd = SaveView { query: "kind=committee&kind=%ff&evil=1&<b>&field=Pflege".to_owned(), ..save("Seltsam", "private") };
        let id = member.call(odd).await.unwrap();
        assert_eq!(view(&member, id).await.unwrap().query, "kind=committee&field=Pflege");
    }

    async fn kept_pictures_are_presented_one_after_the_other_also_without_a_script(app: Demo) {
        let member = app.signed_in(MEMBER).await;
        let mut ids = Vec::new();
        for (name, query) in [
            ("Vortrag 1", "kind=committee&arrange=geography"),
            ("Vortrag 2", "level=state"),
            ("Vortrag als Tabelle", "view=table"),
        ] {
            let view = SaveView { query: query.to_owned(), ..save(name, "private") };
            ids.push(member.call(view).await.unwrap());
        }
        let first = format!("/map?saved={}&kind=committee&arrange=geography&present=yes", ids[0]);
        let second = format!("/map?saved={}&level=state&present=yes", ids[1]);
        let table = format!("/map?saved={}&view=table", ids[2]);
        for (id, leads_to) in [(ids[0], &first), (ids[1], &second), (ids[2], &table)] {
            let link = Request::get(format!("/map?saved={id}&present")).header("accept", "text/html");
            let opened = member.send(link).await;
            assert_eq!((opened.status, opened.header("location")), (StatusCode::FOUND, leads_to.as_str()));
        }
        let leads = |page: &str, path: &str| page.contains(&format!("href=\"{}\"", path.replace('&', "&amp;")));
        let page = member.get(&first).await;
        assert_complete(&first, &page);
        let text = page.text();
        for said in ["Vortrag 1", "1 von 2", "Art: Gremien", "Grenzen: © GeoBasis-DE", "Stand: ", "nicht amtlich"] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert!(leads(&page.body, &second), "on to the second");
        assert!(leads(&page.body, &first.replace("&present=yes", "")), "and out");
        let page = member.get(&second).await;
        assert!(page.text().contains("2 von 2") && leads(&page.body, &first));
        assert!(!page.text().contains("Grenzen: "));

        let visitor = app.anonymous();
        let page = visitor.get("/map?kind=committee&present").await;
        assert_complete("/map?present", &page);
        assert!(page.body.contains("map--presented") && leads(&page.body, "/map?kind=committee"));
        assert!(!page.body.contains("presentation__steps"), "there is nothing to step through");
        let usual = visitor.get("/map?kind=committee").await;
        assert!(leads(&usual.body, "/map?kind=committee&present=yes") && !usual.body.contains("map--presented"));
    }

    async fn a_view_of_everything_opens(app: Demo) {
        let member = app.signed_in(MEMBER).await;
        let id = member.call(SaveView { query: String::new(), ..save("Alles", "private") }).await.unwrap();
        let page = member.get(&format!("/map?saved={id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.tells("Alles"));
    }
}

fn save(name: &str, audience: &str) -> SaveView {
    SaveView {
        name: name.to_owned(),
        audience: audience.to_owned(),
        query: "field=Pflege&kind=committee".to_owned(),
    }
}

fn change(row: &ViewRow, name: &str) -> ChangeView {
    ChangeView {
        id: row.id,
        version: row.version,
        name: name.to_owned(),
        audience: row.audience.key.clone(),
        query: row.query.clone(),
    }
}

async fn view(client: &Client, id: SavedViewId) -> Option<ViewRow> {
    client.call(ListViews {}).await.unwrap().views.into_iter().find(|row| row.id == id)
}
