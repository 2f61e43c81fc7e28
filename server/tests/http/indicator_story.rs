//! The story behind the values of an indicator: told by a form, read under the curve.

use app::{
    error::AppError,
    plan::{
        api::LoadBoard,
        outline_api::{EditIndicator, IndicatorForm},
    },
};
use axum::http::StatusCode;
use domain::plan::{EditError, Indicator, STORY_MAX};
use leptos::server_fn::ServerFn as _;

use crate::{
    plan::current_plan,
    support::{
        Demo,
        people::{COORDINATOR, GUEST, MANAGER, MEMBER},
        test_app::Client,
    },
};

contract! {
    async fn a_story_is_told_by_a_form_and_read_by_all_but_its_writer_only_by_who_is_signed_in(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let known = indicator(&coordinator).await;
        let goals = format!("http://geflecht.example/plan/{}/goals", current_plan());
        let body = form(&known, "Das Bad war\r\nein Jahr zu. <b>Wirklich</b>");
        let told = coordinator.submit_on(&goals, EditIndicator::PATH, body.clone()).await;
        assert_eq!((told.status, told.header("location").trim_end_matches('?')), (StatusCode::FOUND, goals.as_str()));
        let now = indicator(&coordinator).await;
        let story = now.story.clone().unwrap();
        assert_eq!((story.text.as_str(), now.version), ("Das Bad war\nein Jahr zu. <b>Wirklich</b>", known.version + 1));

        let path = format!("/plan/{}/indicators", current_plan());
        let guest = app.signed_in(GUEST).await;
        let writer = writer(&guest, &now).await.unwrap();
        for (reader, is_told) in [(&guest, true), (&app.anonymous(), false)] {
            let page = reader.get(&path).await;
            assert!(page.text().contains("Warum die Werte so sind Das Bad war ein Jahr zu. <b>Wirklich</b>"), "{}", page.text());
            assert_eq!(page.tells(&writer), is_told, "{writer}");
        }
        assert!(app.anonymous().get_in("en", &path).await.text().contains("Why the values are as they are"));

        let stale = coordinator.post_to_function(EditIndicator::PATH, body).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
    }

    async fn a_story_that_is_too_long_is_refused_and_one_without_words_is_none(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let known = indicator(&coordinator).await;
        assert!(known.story.is_some(), "the demo tells one");
        let long = form(&known, &"x".repeat(STORY_MAX + 1));
        let refused = coordinator.post_to_function(EditIndicator::PATH, long.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let goals = format!("http://geflecht.example/plan/{}/goals", current_plan());
        let led_back = coordinator.submit_on(&goals, EditIndicator::PATH, long).await;
        let problem = AppError::Refused(EditError::TooLong { max: STORY_MAX }).code();
        assert_eq!(led_back.location(), format!("/plan/{}/goals?problem={problem}", current_plan()));
        assert_eq!(indicator(&coordinator).await, known);

        let silent = coordinator.post_to_function(EditIndicator::PATH, form(&known, "  ")).await;
        assert_eq!(silent.status, StatusCode::OK);
        assert_eq!(indicator(&coordinator).await.story, None);
    }

    async fn what_an_indicator_means_is_said_by_a_form_and_read_by_all(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let known = indicator(&coordinator).await;
        let goals = format!("http://geflecht.example/plan/{}/goals", current_plan());
        let means = "&form%5Bdefinition%5D=Praxen%20je%20Kopf&form%5Bsource%5D=Bedarfsplanung&form%5Bbaseline%5D=86";
        let body = format!("{}{means}&form%5Bbaseline_on%5D=2024-01-31", form(&known, "So kam es."));
        let told = coordinator.submit_on(&goals, EditIndicator::PATH, body).await;
        assert_eq!(told.status, StatusCode::FOUND, "{}", told.body);
        let path = format!("/plan/{}/indicators", current_plan());
        for (language, words) in [
            ("de", ["Definition Praxen je Kopf", "Datenquelle Bedarfsplanung", "Ausgangswert 86"]),
            ("en", ["Definition Praxen je Kopf", "Source of the data Bedarfsplanung", "Baseline 86"]),
        ] {
            let page = app.anonymous().get_in(language, &path).await.text();
            for words in words {
                assert!(page.contains(words), "{language}: {words}: {page}");
            }
        }
        // A target before the beginning is none.
        let known = indicator(&coordinator).await;
        let days = "&form%5Bbaseline_on%5D=2024-01-31&form%5Btarget_on%5D=2024-01-30";
        let refused = coordinator.post_to_function(EditIndicator::PATH, format!("{}{days}", form(&known, "x"))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(indicator(&coordinator).await, known);
        let page = coordinator.get(&format!("/plan/{}/goals", current_plan())).await.text();
        assert!(page.contains("Indikatoren am Ziel"), "{page}");
    }

    async fn only_who_edits_the_plan_tells_stories(app: Demo) {
        let known = indicator(&app.anonymous()).await;
        for (client, status) in [
            (app.anonymous(), StatusCode::UNAUTHORIZED),
            (app.signed_in(MANAGER).await, StatusCode::FORBIDDEN),
            (app.signed_in(MEMBER).await, StatusCode::FORBIDDEN),
        ] {
            let form = IndicatorForm::named("Wert");
            let edit = EditIndicator { indicator: known.id, form, version: known.version };
            assert_eq!(client.call(edit).await.unwrap_err().0, status);
        }
        assert_eq!(indicator(&app.anonymous()).await, known);
    }
}

/// The form of an indicator as a page sends it.
fn form(known: &Indicator, story: &str) -> String {
    let pairs = [
        ("indicator", known.id.to_string()),
        ("version", known.version.to_string()),
        ("form[name]", known.name.clone()),
        ("form[unit]", known.unit.clone()),
        ("form[direction]", known.direction.to_string()),
        ("form[story]", story.to_owned()),
    ];
    let encode = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    pairs.map(|(name, value)| format!("{name}={}", encode(&value))).join("&")
}

/// An indicator of the demo that has a story.
async fn indicator(client: &Client) -> Indicator {
    let board = client
        .call(LoadBoard { plan: current_plan(), with_milestones: false, with_ages: false })
        .await
        .unwrap()
        .board;
    let mut all = board.goals.into_iter().flat_map(|entry| entry.indicators);
    all.find(|series| series.indicator.name == "Versorgungsgrad Hausärzte").unwrap().indicator
}

/// Whom a reader is told to have written the story of an indicator.
async fn writer(client: &Client, known: &Indicator) -> Option<String> {
    let board = client
        .call(LoadBoard { plan: current_plan(), with_milestones: false, with_ages: false })
        .await
        .unwrap()
        .board;
    let mut writers = board.goals.into_iter().flat_map(|entry| entry.writers);
    let by = known.story.as_ref().and_then(|story| story.written_by);
    writers.find(|(id, _)| Some(*id) == by).map(|(_, name)| name)
}
