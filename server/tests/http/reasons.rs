//! Why a goal and a measure are there, and who takes part: said by forms, read by all who see the plan.

use app::plan::{
    api::LoadBoard,
    measure_api::{EditMeasure, LoadMeasure},
    outline_api::{CreateGoal, EditGoal},
    partner_api::{AddPartner, RemovePartner},
};
use axum::http::StatusCode;
use domain::{
    id::{MeasureId, OrganisationId},
    plan::{Goal, MeasureField, Priority},
};
use leptos::server_fn::ServerFn as _;

use crate::{
    plan::current_plan,
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::Client,
    },
};

/// The title of the goal that the tests make.
const TITLE: &str = "Alle Kinder lernen schwimmen";

contract! {
    async fn a_goal_is_made_by_a_form_that_says_why_it_is_there_and_all_read_it(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let texts = ["Jedes dritte Kind\r\nschwimmt nicht. <b>Wirklich</b>", "Bericht 2025, S. 14", "Kurse ohne Gebühr"];
        let form = new_goal(&coordinator, texts, "high").await;
        let made = coordinator.submit_on(&address(), CreateGoal::PATH, form).await;
        let location = made.header("location").trim_end_matches('?').to_owned();
        assert_eq!((made.status, location), (StatusCode::FOUND, address()), "{}", made.body);
        let goal = find_goal(&coordinator).await.unwrap();
        assert_eq!(goal.need, "Jedes dritte Kind\nschwimmt nicht. <b>Wirklich</b>");
        assert_eq!((goal.need_source.as_str(), goal.equity.as_str()), (texts[1], texts[2]));
        assert_eq!(goal.priority, Some(Priority::High));

        for (language, words) in [
            (
                "de",
                [
                    "Priorität: hoch",
                    "Bedarf Jedes dritte Kind schwimmt nicht. <b>Wirklich</b>",
                    "Quelle Bericht 2025, S. 14",
                    "Chancengerechtigkeit Kurse ohne Gebühr",
                ],
            ),
            (
                "en",
                [
                    "Priority: high",
                    "Need Jedes dritte Kind schwimmt nicht. <b>Wirklich</b>",
                    "Source Bericht 2025, S. 14",
                    "Equal chances Kurse ohne Gebühr",
                ],
            ),
        ] {
            let page = app.anonymous().get_in(language, &path()).await.text();
            for words in words {
                assert!(page.contains(words), "{language}: {words}");
            }
        }
        // Whoever may change it finds in the form what is said.
        let page = coordinator.get(&path()).await;
        assert!(page.body.contains(&format!("id=\"goal-{}-need\"", goal.id)));

        let known = [("goal", goal.id.to_string()), ("version", goal.version.to_string())];
        let silent = [known.to_vec(), fields(&goal, ["", "", ""], "")].concat();
        let changed = coordinator.submit_on(&address(), EditGoal::PATH, encoded(&silent)).await;
        assert_eq!(changed.status, StatusCode::FOUND);
        let now = find_goal(&coordinator).await.unwrap();
        assert_eq!((now.need.as_str(), now.equity.as_str(), now.priority, now.version), ("", "", None, goal.version + 1));
        let stale = coordinator.post_to_function(EditGoal::PATH, encoded(&silent)).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
    }

    async fn what_a_goal_cannot_hold_is_refused_in_both_languages_and_nothing_is_made(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let (line, text) = ("x".repeat(201), "x".repeat(4_001));
        for (texts, priority, [german, english]) in [
            ([text.as_str(), "", ""], "", ["höchstens 4000 Zeichen.", "at most 4000 characters."]),
            (["", line.as_str(), ""], "", ["höchstens 200 Zeichen.", "at most 200 characters."]),
            (["", "", text.as_str()], "", ["höchstens 4000 Zeichen.", "at most 4000 characters."]),
            (["", "", ""], "urgent", ["Das passt hier nicht hinein.", "This does not fit in here."]),
        ] {
            let form = new_goal(&coordinator, texts, priority).await;
            let refused = coordinator.post_to_function(CreateGoal::PATH, form.clone()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            let led_back = coordinator.submit_on(&address(), CreateGoal::PATH, form).await;
            let location = led_back.location();
            for (language, sentence) in [("de", german), ("en", english)] {
                let page = app.anonymous().get_in(language, location).await.text();
                assert!(page.contains(sentence), "{language}: {sentence}");
            }
        }
        assert_eq!(find_goal(&coordinator).await, None);
    }

    async fn a_measure_is_told_its_decision_and_its_origin_by_forms_and_visitors_read_both(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        let sheet = format!("/plan/{}/board?measure={id}", current_plan());
        let form = |field: MeasureField, text: &str| {
            let field = ("field", field.to_string());
            encoded(&[("measure", id.to_string()), field, ("seen", String::new()), ("text", text.to_owned())])
        };
        for (field, text) in [
            (MeasureField::Basis, "Beschluss des Gesundheitsforums,\r\nTOP 4"),
            (MeasureField::Origin, "Bürgerwerkstatt Haßfurt"),
        ] {
            let address = format!("http://geflecht.example{sheet}");
            let told = coordinator.submit_on(&address, EditMeasure::PATH, form(field, text)).await;
            assert_eq!(told.status, StatusCode::FOUND, "{}", told.body);
        }
        let measure = coordinator.call(LoadMeasure { measure: id }).await.unwrap().measure;
        assert_eq!(measure.basis, "Beschluss des Gesundheitsforums,\nTOP 4");
        let visitor = app.anonymous();
        let german = visitor.get_in("de", &sheet).await.text();
        assert!(german.contains("Grundlage Beschluss des Gesundheitsforums, TOP 4 Ursprung Bürgerwerkstatt Haßfurt"), "{german}");
        let english = visitor.get_in("en", &sheet).await.text();
        assert!(english.contains("Basis Beschluss des Gesundheitsforums, TOP 4 Origin Bürgerwerkstatt"), "{english}");

        // Somebody else has said something in the meantime; and a member of another committee says nothing.
        let late = coordinator.post_to_function(EditMeasure::PATH, form(MeasureField::Basis, "Anders")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let member = app.signed_in(MEMBER).await;
        let refused = member.post_to_function(EditMeasure::PATH, form(MeasureField::Origin, "Anders")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(coordinator.call(LoadMeasure { measure: id }).await.unwrap().measure, measure);
    }

    async fn partners_come_and_go_by_plain_forms_each_of_them_once(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let id = MeasureId::named("hassberge/plan/Gesunde Kita");
        let sheet = format!("/plan/{}/board?measure={id}", current_plan());
        let address = format!("http://geflecht.example{sheet}");
        let organisation = OrganisationId::named("hassberge/ebern").to_string();
        let form = encoded(&[("measure", id.to_string()), ("organisation", organisation)]);
        let added = coordinator.submit_on(&address, AddPartner::PATH, form.clone()).await;
        assert_eq!(added.status, StatusCode::FOUND, "{}", added.body);
        let twice = coordinator.submit_on(&address, AddPartner::PATH, form).await;
        assert_eq!(twice.location(), format!("{sheet}&problem=already-there"));
        for (language, words) in [("de", "Partner Stadt Ebern"), ("en", "Partners Stadt Ebern")] {
            let page = app.anonymous().get_in(language, &sheet).await.text();
            assert!(page.contains(words), "{language}: {page}");
        }

        let partners = coordinator.call(LoadMeasure { measure: id }).await.unwrap().partners;
        let form = encoded(&[("measure", id.to_string()), ("partner", partners[0].id.to_string())]);
        let removed = coordinator.submit_on(&address, RemovePartner::PATH, form).await;
        assert_eq!(removed.status, StatusCode::FOUND, "{}", removed.body);
        let page = app.anonymous().get_in("de", &sheet).await.text();
        assert!(page.contains("Partner Noch keine Partner."), "{page}");
    }
}

fn path() -> String {
    format!("/plan/{}/goals", current_plan())
}

fn address() -> String {
    format!("http://geflecht.example{}", path())
}

/// The goal that the tests make, if it is there.
async fn find_goal(client: &Client) -> Option<Goal> {
    let board = client
        .call(LoadBoard { plan: current_plan(), with_milestones: false, with_ages: false })
        .await
        .unwrap()
        .board;
    board.goals.into_iter().map(|entry| entry.goal).find(|goal| goal.title == TITLE)
}

/// The form of a new goal as a page sends it.
async fn new_goal(client: &Client, texts: [&str; 3], priority: &str) -> String {
    let board = client
        .call(LoadBoard { plan: current_plan(), with_milestones: false, with_ages: false })
        .await
        .unwrap()
        .board;
    let any = Goal { title: TITLE.to_owned(), ..board.goals[0].goal.clone() };
    encoded(&[vec![("plan", current_plan().to_string())], fields(&any, texts, priority)].concat())
}

/// What the form of a goal sends: of its own title, target group and field, and of why it is there.
fn fields(goal: &Goal, [need, source, equity]: [&str; 3], priority: &str) -> Vec<(&'static str, String)> {
    vec![
        ("form[title]", goal.title.clone()),
        ("form[target_group]", goal.target_group.clone()),
        ("form[field]", goal.field_id.to_string()),
        ("form[need]", need.to_owned()),
        ("form[need_source]", source.to_owned()),
        ("form[equity]", equity.to_owned()),
        ("form[priority]", priority.to_owned()),
    ]
}

fn encoded(pairs: &[(&str, String)]) -> String {
    let encode = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    pairs.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}
