//! The page of fields of action and topics, its forms without a script, and the topic of a goal.

use app::{
    directory::fields::api::{AddField, AddTopic, EditField, EditTopic, LoadFields, MoveField, MoveTopic},
    plan::{
        api::LoadBoard,
        outline_api::{CreateGoal, EditGoal},
    },
};
use axum::http::StatusCode;
use domain::{
    directory::{FieldEntry, FieldForm},
    permission::Actor,
    plan::ListStep,
};
use leptos::server_fn::ServerFn as _;
use server::http::sign_in::create_operator;

use crate::{
    pages::assert_complete,
    plan::current_plan,
    record_form::submit,
    support::{
        Demo, Empty,
        people::{COORDINATOR, OPERATOR},
        test_app::Client,
    },
};

const PAGE: &str = "/directory/fields";

contract! {
    async fn whoever_sets_up_an_instance_finds_the_usual_fields(app: Empty) {
        assert!(entries(&app.anonymous()).await.is_empty());
        let email = domain::text::EmailAddress::parse("amt@kreis.example").unwrap();
        create_operator(app.store(), None, "Amt".to_owned(), email, "hash").await.unwrap().unwrap();
        let found = entries(&app.anonymous()).await;
        assert_eq!(found.len(), 5);
        let page = app.anonymous().get(PAGE).await.text();
        assert!(page.contains("Pflege") && page.contains("Kurzzeitpflege"), "{page}");
        assert!(page.contains("0 Ziele, 0 Maßnahmen, 0 Gremien"), "{page}");
        // They come once, not with every start.
        let mut write = app.store().write(&Actor::System).await.unwrap();
        assert!(!write.load_usual_fields().await.unwrap());
    }

    async fn the_page_of_fields_is_complete_and_offers_forms_to_those_who_may_use_them(app: Demo) {
        for (client, may_edit) in [
            (app.anonymous(), false),
            (app.signed_in(COORDINATOR).await, false),
            (app.signed_in(OPERATOR).await, true),
        ] {
            for (language, title) in
                [("de", "Handlungsfelder und Themen"), ("en", "Fields of action and topics")]
            {
                let page = client.get_in(language, PAGE).await;
                assert_eq!(page.status, StatusCode::OK);
                assert_complete(PAGE, &page);
                assert!(page.text().contains(title) && page.text().contains("Kurzzeitpflege"), "{}", page.text());
                assert_eq!(page.body.contains("name=\"form[to]\""), may_edit);
            }
            assert!(client.get("/directory").await.body.contains(&format!("href=\"{PAGE}\"")));
        }
    }

    async fn a_field_is_added_by_a_form_and_nothing_that_was_typed_is_lost(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        for (name, to, code, sentences) in [
            (" ", "", "fields:name.0.empty", ["Das darf nicht leer sein.", "This must not be empty."]),
            (
                "PFLEGE",
                "",
                "fields:name.0.name-taken",
                ["Diesen Namen gibt es hier schon.", "This name is taken here."],
            ),
            ("Klima & <Co>", "bald", "fields:valid-to.0.not-a-day", ["Das ist kein Tag.", "This is not a day."]),
        ] {
            let refused = submit(&operator, PAGE, &AddField { form: form(name, to) }).await;
            assert_eq!(refused.status, StatusCode::SEE_OTHER);
            let location = refused.location();
            assert!(location.ends_with(&format!("&problem={code}")), "{location}");
            for (language, sentence) in ["de", "en"].into_iter().zip(sentences) {
                let page = operator.get_in(language, location).await;
                assert_eq!(page.text().matches(sentence).count(), 1, "{sentence} in {}", page.text());
                assert_eq!(page.body.matches("aria-invalid=\"true\"").count(), 1);
            }
        }
        let refused = submit(&operator, PAGE, &AddField { form: form("Klima & <Co>", "bald") }).await;
        let page = operator.get(refused.location()).await;
        assert!(page.body.contains("value=\"Klima &amp; &lt;Co&gt;\""), "{}", page.body);
        let made = submit(&operator, PAGE, &AddField { form: form("Klima & <Co>", "") }).await;
        assert_eq!(made.location(), PAGE);
        assert_eq!(entries(&operator).await.last().unwrap().field.name, "Klima & <Co>");
    }

    async fn fields_and_topics_are_renamed_ordered_and_ended_by_forms(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        let before = entries(&operator).await;
        let (first, second) = (before[0].field.id, before[1].field.id);
        let topic = before[0].topics[1].0.clone();
        let yesterday = app.store().clock().today().previous_day().unwrap();
        let step = MoveField { field: second, step: ListStep::Up, version: 1 };
        assert_eq!(submit(&operator, PAGE, &step).await.location(), PAGE);
        let step = MoveTopic { topic: topic.id, step: ListStep::Up, version: 1 };
        assert_eq!(submit(&operator, PAGE, &step).await.location(), PAGE);
        let add = AddTopic { field: first, form: form("Terminvermittlung", "") };
        assert_eq!(submit(&operator, PAGE, &add).await.location(), PAGE);
        let edit = EditTopic { topic: topic.id, form: form("Wegweiser", &yesterday.to_string()), version: 2 };
        assert_eq!(submit(&operator, PAGE, &edit).await.location(), PAGE);
        let edit = EditField { field: second, form: form("Vorbeugung", &yesterday.to_string()), version: 2 };
        assert_eq!(submit(&operator, PAGE, &edit).await.location(), PAGE);

        let now = entries(&operator).await;
        assert_eq!((now[0].field.id, now[0].field.name.as_str(), now[1].field.id), (second, "Vorbeugung", first));
        let topics: Vec<_> = now[1].topics.iter().map(|(topic, _)| topic.name.as_str()).collect();
        assert_eq!((topics[0], *topics.last().unwrap()), ("Wegweiser", "Terminvermittlung"));
        let page = app.anonymous().get(PAGE).await.text();
        assert_eq!(page.matches("was darauf beruht, bleibt.").count(), 2, "{page}");
        // It is chosen for no new committee, and read where it was chosen.
        let coordinator = app.signed_in(COORDINATOR).await;
        let new = coordinator.get("/directory/committees/new").await.text();
        assert!(new.contains("Pflege") && !new.contains("Vorbeugung"), "{new}");
        let board = coordinator.get(&format!("/plan/{}/goals", current_plan())).await.text();
        assert!(board.contains("Vorbeugung"), "{board}");
    }

    async fn whoever_was_overtaken_is_told_and_keeps_what_they_typed(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        let field = entries(&operator).await[0].field.id;
        let edit = |name: &str, version| EditField { field, form: form(name, ""), version };
        operator.call(edit("Versorgung", 1)).await.unwrap();
        assert_eq!(operator.call(edit("Anders", 1)).await.unwrap_err().0, StatusCode::CONFLICT);
        let refused = submit(&operator, PAGE, &edit("Anders", 1)).await;
        assert!(refused.location().ends_with("&problem=stale"), "{}", refused.location());
        let page = operator.get(refused.location()).await;
        assert!(page.text().contains("Jemand anderes hat das inzwischen geändert."), "{}", page.text());
        assert!(page.body.contains("value=\"Anders\"") && page.text().contains("Versorgung"), "{}", page.body);
    }

    async fn what_makes_no_sense_is_refused(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        let field = entries(&operator).await[0].field.id;
        for (function, body) in [
            (AddField::PATH, String::new()),
            (EditField::PATH, "field=x&form[name]=Neu&version=1".to_owned()),
            (MoveField::PATH, format!("field={field}&step=sideways&version=1")),
            (MoveTopic::PATH, format!("topic={field}&step=up")),
        ] {
            let answer = operator.post_to_function(function, body.clone()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        }
    }

    async fn a_goal_names_a_topic_of_its_field(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let entries = entries(&coordinator).await;
        let care = entries.iter().find(|entry| entry.field.name == "Pflege").unwrap();
        let other = entries.iter().find(|entry| entry.field.id != care.field.id).unwrap();
        let address = format!("http://geflecht.example/plan/{}/goals", current_plan());
        let goal = |topic: &str| {
            format!(
                "plan={}&form[title]=Plaetze&form[field]={}&form[topic]={topic}",
                current_plan(),
                care.field.id
            )
        };
        for (topic, code) in
            [(other.topics[0].0.id.to_string(), "not-offered"), ("Demenz".to_owned(), "not-understood")]
        {
            let refused = coordinator.submit_on(&address, CreateGoal::PATH, goal(&topic)).await;
            assert!(refused.location().ends_with(&format!("problem={code}")), "{}", refused.location());
        }
        let topic = &care.topics.iter().find(|(topic, _)| topic.name == "Kurzzeitpflege").unwrap().0;
        let made = coordinator.post_to_function(CreateGoal::PATH, goal(&topic.id.to_string())).await;
        assert_eq!(made.status, StatusCode::OK);
        let load = LoadBoard { plan: current_plan(), with_milestones: false, with_ages: false };
        let board = coordinator.call(load).await.unwrap().board;
        let made = board.goals.into_iter().find(|entry| entry.goal.title == "Plaetze").unwrap();
        assert_eq!(made.topic.as_deref(), Some("Kurzzeitpflege"));
        for (language, words) in [("de", "Thema: Kurzzeitpflege"), ("en", "Topic: Kurzzeitpflege")] {
            let page = app.anonymous().get_in(language, &format!("/plan/{}/goals", current_plan())).await;
            assert!(page.text().contains(words), "{words} in {}", page.text());
        }
        // The form says so too, with the topics by field.
        let page = coordinator.get(&format!("/plan/{}/goals", current_plan())).await.body;
        assert!(page.contains(&format!("<option value=\"{}\" selected", topic.id)), "{page}");
        let change = format!(
            "goal={}&version=1&form[title]=Plaetze&form[field]={}&form[topic]=",
            made.goal.id, care.field.id
        );
        let changed = coordinator.post_to_function(EditGoal::PATH, change).await;
        assert_eq!(changed.status, StatusCode::OK);
        let page = app.anonymous().get(&format!("/plan/{}/goals", current_plan())).await.text();
        assert!(!page.contains("Thema: Kurzzeitpflege"), "{page}");
    }
}

fn form(name: &str, to: &str) -> FieldForm {
    FieldForm { name: name.to_owned(), to: to.to_owned() }
}

async fn entries(client: &Client) -> Vec<FieldEntry> {
    client.call(LoadFields {}).await.unwrap().entries
}
