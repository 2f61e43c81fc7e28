//! The pages behind a plan, and their forms as they are sent without a script.

use app::plan::life_api::{
    AdoptPlan, ContinuePlan, CreatePlan, EditPlan, LoadPlanSettings, PlanForm, RemovePlan, SetBoardColumns,
    SetPlanState,
};
use axum::http::StatusCode;
use domain::{
    id::{CommitteeId, HealthRegionId, PlanId},
    permission::Visibility,
    plan::{ColumnWish, MeasureStatus, PlanSettings, PlanState},
};
use leptos::server_fn::ServerFn;
use serde::Serialize;

use crate::{
    pages::assert_complete,
    plan::{board, current_plan, draft_plan},
    support::{
        Demo,
        people::{COORDINATOR, MANAGER},
        test_app::{Answer, Client},
    },
};

contract! {
    async fn the_pages_are_complete_in_both_languages(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let plan = current_plan();
        for (path, words) in [
            ("/plan/new".to_owned(), ["Neuer Plan", "New plan"]),
            (format!("/plan/{plan}/settings"), ["Beschluss zurücknehmen", "Take the adoption back"]),
            (format!("/plan/{plan}/continue"), ["Was mitgeht", "What goes along"]),
            (format!("/plan/{plan}/trash"), ["Der Papierkorb ist leer", "The trash is empty"]),
        ] {
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let page = coordinator.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_complete(&path, &page);
                assert!(page.text().contains(words), "{words} in {path}");
            }
        }
    }

    async fn a_plan_is_made_by_a_form_and_nothing_that_was_typed_is_lost(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let wish = |from: &str, to: &str| CreatePlan {
            region: HealthRegionId::named("hassberge"),
            form: form("Hitze & <Gesundheit>", from, to),
        };
        for (from, to, code, sentence) in [
            ("2030-12-31", "2030-01-01", "ends-before-it-begins", "Das Ende läge vor dem Anfang."),
            ("2030-01-01", "2300-12-31", "period-too-long:10", "Der Zeitraum ist zu lang: höchstens 10 Jahre."),
            ("", "2030-12-31", "not-understood", "Das passt hier nicht hinein."),
        ] {
            // What an earlier try said is not said twice.
            let refused = submit(&coordinator, "/plan/new?title=alt&problem=empty", &wish(from, to)).await;
            assert_eq!(refused.status, StatusCode::SEE_OTHER);
            let location = refused.location();
            assert!(location.ends_with(&format!("&problem={code}")), "{location}");
            assert_eq!(location.matches("title=").count(), 1, "{location}");
            let page = coordinator.get(location).await;
            for typed in ["value=\"Hitze &amp; &lt;Gesundheit&gt;\"", &format!("value=\"{to}\"")] {
                assert!(page.body.contains(typed), "{typed} in {}", page.body);
            }
            assert!(page.text().contains(sentence), "{sentence}");
        }
        let made = submit(&coordinator, "/plan/new", &wish("2030-01-01", "2030-12-31")).await;
        assert!(made.status.is_redirection(), "{}", made.status);
        let page = coordinator.get(made.location()).await;
        assert!(page.text().contains("Hitze & <Gesundheit>"), "{}", page.text());
    }

    async fn whoever_was_overtaken_sees_what_holds_now_beside_what_they_typed(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let path = format!("/plan/{}/settings", draft_plan());
        let wish = |title: &str, version| EditPlan {
            plan: draft_plan(),
            form: form(title, "2030-01-01", "2030-12-31"),
            version,
        };
        coordinator.call(wish("Schneller", 1)).await.unwrap();
        let stale = submit(&coordinator, &path, &wish("Langsamer", 1)).await;
        let page = coordinator.get(stale.location()).await;
        assert!(page.body.contains("value=\"Langsamer\""), "{}", page.body);
        assert!(page.text().contains("Schneller"), "{}", page.text());
        assert!(page.text().contains("Jemand anderes hat den Plan inzwischen geändert."));
        let saved = submit(&coordinator, stale.location(), &wish("Langsamer", 2)).await;
        assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, path.as_str()));
        assert_eq!(settings(&coordinator).await.plan.title, "Langsamer");
    }

    async fn a_manager_notes_the_adoption_and_takes_it_back(app: Demo) {
        let manager = app.signed_in(MANAGER).await;
        let path = format!("/plan/{}/settings", draft_plan());
        let page = manager.get(&path).await.text();
        assert!(page.contains("Beschluss festhalten") && !page.contains("Papierkorb"), "{page}");
        let wish = |on: &str| AdoptPlan {
            plan: draft_plan(),
            committee: CommitteeId::named("hassberge/forum"),
            on: on.to_owned(),
            version: 1,
        };
        let refused = submit(&manager, &path, &wish("2999-01-01")).await;
        assert_eq!(refused.location(), format!("{path}?problem=in-future"));
        let noted = submit(&manager, refused.location(), &wish("2026-01-02")).await;
        assert_eq!(noted.location(), path);
        assert!(manager.get(&path).await.text().contains("2. Januar 2026"));
        let back = SetPlanState { plan: draft_plan(), state: PlanState::Draft, version: 2 };
        assert_eq!(submit(&manager, &path, &back).await.location(), path);
        assert_eq!(settings(&manager).await.plan.state, PlanState::Draft);
    }

    async fn columns_are_chosen_by_a_form_and_the_board_shows_them(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let path = format!("/plan/{}/settings", current_plan());
        let mut wishes = settings_of(&coordinator, current_plan()).await.plan.columns.wishes();
        let version = settings_of(&coordinator, current_plan()).await.plan.version;
        let wish = |wishes: &[ColumnWish]| SetBoardColumns {
            plan: current_plan(),
            wishes: wishes.to_vec(),
            version,
        };
        for (limit, code) in [("0", "not-understood"), ("viele", "not-understood")] {
            wishes[3].limit = limit.to_owned();
            let refused = submit(&coordinator, &path, &wish(&wishes)).await;
            assert_eq!(refused.location(), format!("{path}?problem={code}"));
        }
        let refused = submit(&coordinator, &path, &wish(&wishes[..3])).await;
        assert_eq!(refused.location(), format!("{path}?problem=columns-incomplete"));
        let page = coordinator.get(refused.location()).await.text();
        assert!(page.contains("Jeder Status braucht eine Spalte, die es gibt"), "{page}");

        (wishes[0].column, wishes[0].title) = (MeasureStatus::Idea, "Ideen & <Wünsche>".to_owned());
        (wishes[3].limit, wishes[3].colour) = ("1".to_owned(), "blue".to_owned());
        let saved = submit(&coordinator, &path, &wish(&wishes)).await;
        assert_eq!(saved.location(), path);
        let page = coordinator.get(&format!("/plan/{}/board", current_plan())).await;
        assert!(page.body.contains("Ideen &amp; &lt;Wünsche&gt;"), "{}", page.body);
        assert!(page.text().contains("mehr als die vorgesehenen 1"), "{}", page.text());
        assert!(page.body.contains("column-mark--blue"));
    }

    async fn a_refused_continuation_keeps_the_choice(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let path = format!("/plan/{}/continue", current_plan());
        let open: Vec<_> =
            board(&coordinator).await.cards.into_iter().filter(|card| !card.status.is_finished()).collect();
        let wish = |to: &str| ContinuePlan {
            plan: current_plan(),
            form: form("Der nächste", "2030-01-01", to),
            measures: open[1..].iter().map(|card| card.id).collect(),
            mark_continued: false,
        };
        let refused = submit(&coordinator, &path, &wish("2029-01-01")).await;
        let page = coordinator.get(refused.location()).await.body;
        let checks = |page: &str| {
            let inputs = page.split("<input").filter(|input| input.contains("name=\"measures[]\""));
            inputs.filter(|input| input.split('>').next().unwrap_or_default().contains("checked")).count()
        };
        assert_eq!(checks(&page), open.len() - 1);
        assert_eq!(checks(&coordinator.get(&path).await.body), open.len());
        let made = submit(&coordinator, &path, &wish("2030-12-31")).await;
        let page = coordinator.get(made.location()).await.text();
        assert!(page.contains("Der nächste") && page.contains(&open[1].title), "{page}");
        assert_eq!(settings_of(&coordinator, current_plan()).await.plan.state, PlanState::Adopted);
    }

    async fn an_empty_draft_is_removed_and_leads_to_the_list(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let region = HealthRegionId::named("hassberge");
        let wish = CreatePlan { region, form: form("Leer", "2030-01-01", "2030-12-31") };
        let made = submit(&coordinator, "/plan/new", &wish).await;
        let id: PlanId = made.location().split('/').nth(2).unwrap().parse().unwrap();
        let path = format!("/plan/{id}/settings");
        assert!(coordinator.get(&path).await.text().contains("Entwurf entfernen"));
        let removed = submit(&coordinator, &path, &RemovePlan { plan: id, version: 1 }).await;
        assert_eq!(removed.location(), "/plan");
        assert_eq!(coordinator.get(&path).await.status, StatusCode::NOT_FOUND);
    }
}

fn form(title: &str, from: &str, to: &str) -> PlanForm {
    PlanForm {
        title: title.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        visibility: Visibility::Region,
    }
}

/// Sends a form from a page as a browser without a script would.
async fn submit<F: ServerFn + Serialize>(client: &Client, page: &str, wish: &F) -> Answer {
    let address = format!("http://geflecht.example{page}");
    client.submit_on(&address, F::PATH, serde_qs::to_string(wish).unwrap()).await
}

async fn settings(client: &Client) -> PlanSettings {
    settings_of(client, draft_plan()).await
}

async fn settings_of(client: &Client, plan: PlanId) -> PlanSettings {
    client.call(LoadPlanSettings { plan }).await.unwrap()
}
