//! Earlier values, put back by the forms of a history.

use app::plan::{
    api::LoadBoard,
    measure_api::{EditMeasure, LoadMeasure},
    outline_api::{EditGoal, GoalForm},
    restoring_api::{LoadPartHistory, RestoreValue},
};
use axum::http::StatusCode;
use domain::{
    change::{ChangeEntry, RecordKind, RecordRef},
    id::{GoalId, MeasureId},
    plan::{Goal, MeasureField},
};
use leptos::server_fn::ServerFn as _;

use crate::{
    pages::assert_complete,
    plan::current_plan,
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::Client,
    },
};

contract! {
    async fn a_value_of_a_measure_is_put_back_by_the_form_of_its_history(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let measure = MeasureId::named("hassberge/plan/Gesunde Kita");
        let text = "Gesunde Kita am Main".to_owned();
        let seen = "Gesunde Kita".to_owned();
        let edited = coordinator.call(EditMeasure { measure, field: MeasureField::Title, text, seen }).await.unwrap();
        let change = &edited.changes[0];
        let sheet = format!("/plan/{}/board?measure={measure}", current_plan());
        let button = "Früheren Wert wiederherstellen (Titel)";
        assert!(coordinator.get(&sheet).await.text().contains(button));
        assert!(coordinator.get_in("en", &sheet).await.text().contains("Restore the earlier value (Title)"));
        let member = app.signed_in(MEMBER).await;
        assert!(!member.get(&sheet).await.text().contains(button), "who may not edit is offered nothing");
        let refused = member.call(restore(change, "title", "Gesunde Kita am Main")).await;
        assert_eq!(refused.unwrap_err().0, StatusCode::FORBIDDEN);

        let address = format!("http://geflecht.example{sheet}");
        let body = |seen: &str| format!("change={}&field=title&seen={}", change.id, seen.replace(' ', "%20"));
        let stale = coordinator.submit_on(&address, RestoreValue::PATH, body("Anders")).await;
        assert!(stale.location().ends_with("problem=stale"), "{}", stale.location());
        let restored = coordinator.submit_on(&address, RestoreValue::PATH, body("Gesunde Kita am Main")).await;
        assert_eq!(restored.status, StatusCode::FOUND, "{}", restored.body);
        let now = coordinator.call(LoadMeasure { measure }).await.unwrap();
        assert_eq!(now.measure.title, "Gesunde Kita");
    }

    async fn the_history_of_a_goal_is_a_page_that_puts_values_back(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let before = goal(&coordinator).await;
        let form = GoalForm::named("Hausärzte sichern", before.field_id);
        coordinator.call(EditGoal { goal: before.id, form, version: before.version }).await.unwrap();
        let record = RecordRef::new(RecordKind::Goal, before.id);
        let history = coordinator.call(LoadPartHistory { record }).await.unwrap();
        let path = format!("/plan/{}/history/goal/{}", current_plan(), before.id);
        for (language, words) in [
            ("de", ["Verlauf", "Bedarf: gelöscht, vorher Jede vierte", "Früheren Wert wiederherstellen (Bedarf)"]),
            ("en", ["History", "Need: cleared, before: Jede vierte", "Restore the earlier value (Need)"]),
        ] {
            let page = coordinator.get_in(language, &path).await;
            assert_complete(&path, &page);
            for words in words {
                assert!(page.text().contains(words), "{language}: {words}: {}", page.text());
            }
        }
        let visitor = app.anonymous().get(&path).await;
        assert!(visitor.text().contains("Bedarf: gelöscht") && !visitor.text().contains("wiederherstellen"));

        let address = format!("http://geflecht.example{path}");
        let body = format!("change={}&field=need&seen=", history.changes[0].id);
        let restored = coordinator.submit_on(&address, RestoreValue::PATH, body).await;
        assert_eq!(restored.status, StatusCode::FOUND, "{}", restored.body);
        let now = goal(&coordinator).await;
        assert_eq!((&now.need, now.title.as_str()), (&before.need, "Hausärzte sichern"));
        let late = coordinator.call(restore(&history.changes[0], "title", "Anders")).await;
        assert_eq!(late.unwrap_err().0, StatusCode::CONFLICT);
    }
}

fn restore(change: &ChangeEntry, field: &str, seen: &str) -> RestoreValue {
    RestoreValue { change: change.id, field: field.to_owned(), seen: seen.to_owned() }
}

/// The first goal of the plan.
async fn goal(client: &Client) -> Goal {
    let board = client
        .call(LoadBoard { plan: current_plan(), with_milestones: false, with_ages: false })
        .await
        .unwrap()
        .board;
    let id = GoalId::named("hassberge/plan/Hausärztliche Versorgung sichern");
    board.goals.into_iter().map(|entry| entry.goal).find(|goal| goal.id == id).unwrap()
}
