//! Views of a plan: kept, shared, opened by their address.

use app::{
    error::AppError,
    plan::saved_views::api::{
        ChangePlanView, ListPlanViews, PlanViewRow, RemovePlanView, RestorePlanView, SavePlanView,
    },
};
use axum::http::StatusCode;
use domain::{
    id::{MeasureId, SavedPlanViewId},
    permission::Actor,
    plan::{EditError, PLAN_VIEWS_MAX, PlanView, SavedPlanView},
    saved_view::Audience,
    text::EmailAddress,
};
use leptos::server_fn::ServerFn as _;

use crate::{
    plan::{current_plan, draft_plan},
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
        let shown = address(id);
        let page = owner.get(&shown).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Nur für mich Tabelle · nur ich"), "{}", page.text());
        for stranger in [&other, &app.anonymous()] {
            // The address says everything; the view itself is not there.
            let page = stranger.get(&shown).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.tells("Nur für mich"));
        }
        let row = view(&owner, id).await.unwrap();
        assert_eq!(view(&other, id).await, None);
        for refused in [
            other.call(change(&row, "Meins")).await,
            other.call(RemovePlanView { id, version: row.version }).await,
            other.call(RestorePlanView { id }).await,
        ] {
            assert_eq!(refused, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
        }
    }

    async fn a_shared_view_is_offered_to_those_it_is_shared_with_and_who_see_the_plan(app: Demo) {
        let (owner, guest) = (app.signed_in(MEMBER).await, app.signed_in(GUEST).await);
        let audiences = owner.call(ListPlanViews { plan: current_plan() }).await.unwrap().audiences;
        let region = audiences.iter().find(|choice| choice.key.starts_with("region:")).unwrap();
        let id = owner.call(save("Für die Region", &region.key)).await.unwrap();
        let row = view(&guest, id).await.unwrap();
        assert!(!row.may_change && row.owner.is_some());
        let refused = guest.call(change(&row, "Umbenannt")).await;
        assert_eq!(refused, Err((StatusCode::FORBIDDEN, AppError::NotAllowed)));
        assert_eq!(view(&app.signed_in(HESSEN).await, id).await, None);

        let coordinator = app.signed_in(COORDINATOR).await;
        coordinator.call(change(&row, "Umbenannt")).await.unwrap();
        let stale = owner.call(change(&row, "Auch umbenannt")).await;
        assert_eq!(stale, Err((StatusCode::CONFLICT, AppError::Stale)));
        let stale = owner.call(RemovePlanView { id, version: row.version }).await;
        assert_eq!(stale, Err((StatusCode::CONFLICT, AppError::Stale)));
        assert_eq!(view(&guest, id).await.unwrap().name, "Umbenannt");

        // What everybody who is signed in may see of a draft, only its region does.
        let draft = SavePlanView { plan: draft_plan(), ..save("Im Entwurf", "network") };
        let id = owner.call(draft).await.unwrap();
        let listed = guest.call(ListPlanViews { plan: draft_plan() }).await.unwrap().views;
        assert!(listed.iter().any(|row| row.id == id));
        let hessen = app.signed_in(HESSEN).await;
        let hidden = hessen.call(ListPlanViews { plan: draft_plan() }).await;
        assert_eq!(hidden, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
        let refused = hessen.call(SavePlanView { plan: draft_plan(), ..save("Fremd", "private") }).await;
        assert_eq!(refused, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
    }

    async fn the_page_says_which_view_it_shows(app: Demo) {
        let owner = app.signed_in(MEMBER).await;
        let id = owner.call(save("Was spät ist", "private")).await.unwrap();
        let current = |body: &str| {
            let menu = body.split("class=\"plan-views\"").nth(1).unwrap().split("</details>").next().unwrap();
            let items: Vec<_> = menu.split("<a ").skip(1).filter(|item| item.contains("Was spät ist")).collect();
            assert_eq!(items.len(), 1, "{menu}");
            items[0].contains("aria-current=\"page\"")
        };
        let same = format!("/plan/{}/table?only=late&group=person&sort=-due-on", current_plan());
        for path in [address(id), same.clone(), format!("{same}&measure={}", MeasureId::named("none"))] {
            assert!(current(&owner.get(&path).await.body), "{path}");
        }
        let gone_on = format!("{}&goal=150d2a96-a883-821e-88d8-77cad191c904", address(id));
        for path in [gone_on.clone(), format!("/plan/{}/board?only=late", current_plan())] {
            assert!(!current(&owner.get(&path).await.body), "{path}");
        }
        let page = owner.get(&gone_on).await.text();
        assert!(page.contains("Was spät ist (inzwischen verändert)"), "{page}");
        assert!(page.contains("Mit dem jetzigen Stand überschreiben"), "{page}");
        let page = owner.get_in("en", &address(id)).await.text();
        assert!(page.contains("Was spät ist Table · only me"), "{page}");
        assert!(!page.contains("Replace with what is shown now"), "{page}");
    }

    async fn forms_without_a_script_keep_change_remove_and_restore(app: Demo) {
        let owner = app.signed_in(MEMBER).await;
        let page = format!("http://geflecht.example/plan/{}/table?only=late", current_plan());
        let body = serde_qs::to_string(&save("Ohne Skript", "private")).unwrap();
        let saved = owner.submit_on(&page, SavePlanView::PATH, body).await;
        let id: SavedPlanViewId =
            saved.location().split("saved=").nth(1).unwrap().split('&').next().unwrap().parse().unwrap();
        assert_eq!(saved.location(), address(id));
        let row = view(&owner, id).await.unwrap();
        let body = serde_qs::to_string(&change(&row, "Noch ohne Skript")).unwrap();
        let changed = owner.submit_on(&page, ChangePlanView::PATH, body).await;
        assert_eq!(changed.location(), saved.location());

        let body = serde_qs::to_string(&RemovePlanView { id, version: row.version + 1 }).unwrap();
        let removed = owner.submit_on(&page, RemovePlanView::PATH, body).await;
        assert_eq!(
            removed.location(),
            format!("/plan/{}/table?removed={id}&group=person&only=late&sort=-due-on", current_plan())
        );
        let offer = owner.get(removed.location()).await;
        assert!(offer.tells("Die Ansicht ist gelöscht.") && offer.tells(RestorePlanView::PATH));
        let body = serde_qs::to_string(&RestorePlanView { id }).unwrap();
        let restored = owner.submit_on(&page, RestorePlanView::PATH, body).await;
        assert_eq!(restored.location(), saved.location());
        assert_eq!(view(&owner, id).await.unwrap().name, "Noch ohne Skript");

        let body = serde_qs::to_string(&save("  ", "private")).unwrap();
        let refused = owner.submit_on(&page, SavePlanView::PATH, body).await;
        assert_eq!(refused.location(), format!("/plan/{}/table?only=late&problem=invalid", current_plan()));
    }

    async fn a_view_that_makes_no_sense_is_the_callers_mistake_and_one_too_many_is_refused(app: Demo) {
        let (member, guest) = (app.signed_in(MEMBER).await, app.signed_in(GUEST).await);
        let invalid = Err((StatusCode::UNPROCESSABLE_ENTITY, AppError::Invalid));
        assert_eq!(member.call(save("", "private")).await, invalid);
        assert_eq!(member.call(save(&"x".repeat(81), "private")).await, invalid);
        for audience in ["", "public", "region:00000000-0000-0000-0000-000000000000", "committee"] {
            assert_eq!(member.call(save("Name", audience)).await, invalid, "{audience}");
        }
        assert_eq!(guest.call(save("Name", "network")).await, invalid);
        let unknown = "plan=7ca198e9-7b07-8266-a280-66b7c376ffb5&name=Name&audience=private&view=list&query=";
        let answer = member.post_to_function(SavePlanView::PATH, unknown.to_owned()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for number in 0..PLAN_VIEWS_MAX {
            guest.call(save(&format!("Ansicht {number}"), "private")).await.unwrap();
        }
        let full = AppError::Refused(EditError::TooManyViews { max: PLAN_VIEWS_MAX });
        assert_eq!(
            guest.call(save("Eine zu viel", "private")).await,
            Err((StatusCode::UNPROCESSABLE_ENTITY, full))
        );
    }

    async fn only_what_the_view_shows_is_kept(app: Demo) {
        let member = app.signed_in(MEMBER).await;
        let odd = "measure=x&evil=1&<b>&hide=title.nothing&only=late&month=2026-11&group=%ff&q=  Hitze+&saved=1";
        for (kind, kept) in [
            (PlanView::Table, "q=Hitze&only=late&hide=title"),
            (PlanView::Calendar, "q=Hitze&only=late&month=2026-11"),
            (PlanView::Board, "q=Hitze&only=late"),
        ] {
            let odd = SavePlanView { view: kind, query: odd.to_owned(), ..save("Seltsam", "private") };
            let id = member.call(odd).await.unwrap();
            let row = view(&member, id).await.unwrap();
            assert_eq!((row.view, row.query.as_str()), (kind, kept));
        }
    }

    async fn what_cannot_be_read_of_a_kept_view_is_left_out(app: Demo) {
        let mut read = app.store().read(&Actor::System).await.unwrap();
        let email = EmailAddress::parse(MEMBER).unwrap();
        let user = read.find_credentials(&email).await.unwrap().unwrap().user;
        let actor = read.find_actor(user.id).await.unwrap().unwrap();
        drop(read);
        let now = app.store().clock().now();
        let odd = SavedPlanView {
            id: SavedPlanViewId::named("odd"),
            plan_id: current_plan(),
            name: "Von morgen".to_owned(),
            owner_id: user.id,
            audience: Audience::private(),
            view: PlanView::Table,
            query: "sort=colour&colour=red&%ff&q=%ff&only=late&measure=x".to_owned(),
            created_at: now,
            changed_at: now,
            version: 1,
        };
        let mut write = app.store().write(&actor).await.unwrap();
        write.create_saved_plan_view(&odd).await.unwrap();
        write.commit().await.unwrap();
        let member = app.signed_in(MEMBER).await;
        let kept = view(&member, odd.id).await.unwrap().query;
        assert!(kept.ends_with("only=late") && !kept.contains("colour") && !kept.contains("measure"), "{kept}");
        let page = member.get(&format!("/plan/{}/table", current_plan())).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Von morgen"));
    }
}

/// The address of the view that [`save`] keeps.
fn address(id: SavedPlanViewId) -> String {
    format!("/plan/{}/table?saved={id}&group=person&only=late&sort=-due-on", current_plan())
}

fn save(name: &str, audience: &str) -> SavePlanView {
    SavePlanView {
        plan: current_plan(),
        name: name.to_owned(),
        audience: audience.to_owned(),
        view: PlanView::Table,
        query: "sort=-due-on&only=late&group=person".to_owned(),
    }
}

fn change(row: &PlanViewRow, name: &str) -> ChangePlanView {
    ChangePlanView {
        id: row.id,
        version: row.version,
        name: name.to_owned(),
        audience: row.audience.key.clone(),
        view: row.view,
        query: row.query.clone(),
    }
}

async fn view(client: &Client, id: SavedPlanViewId) -> Option<PlanViewRow> {
    let listed = client.call(ListPlanViews { plan: current_plan() }).await.unwrap().views;
    listed.into_iter().find(|row| row.id == id)
}
