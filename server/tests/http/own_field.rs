//! Fields of a plan's own and the face of its cards, as plain forms and pages tell them.

use app::plan::{
    api::LoadBoard,
    life_api::LoadPlanSettings,
    own_field_api::{AddOwnField, EditOwnField, EditOwnValue, MoveOwnField, RemoveOwnField, SetCardFace},
};
use axum::http::StatusCode;
use domain::{
    id::MeasureId,
    plan::{CardPart, ListStep, OwnField, OwnFieldKind, OwnFieldWish, PlanSettings},
};
use leptos::server_fn::ServerFn;
use serde::Serialize;

use crate::{
    plan::current_plan,
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::{Answer, Client},
    },
};

contract! {
    async fn a_field_is_made_by_a_form_and_nothing_that_was_typed_is_lost(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let version = settings(&coordinator).await.plan.version;
        let add = |name: &str, options: &str| AddOwnField {
            plan: current_plan(),
            kind: OwnFieldKind::Choice,
            form: OwnFieldWish { is_on_card: true, ..wish(name, options) },
            version,
        };
        for (name, options, code, sentences) in [
            (" ", "Kreis\nLand", "empty", ["Das darf nicht leer sein.", "This must not be empty."]),
            (
                "Träger & <Co>",
                "Kreis",
                "wrong-options",
                ["Zur Auswahl gehören 2 bis 30", "A choice needs 2 to 30 different options"],
            ),
            ("FÖRDERKENNZEICHEN", "Kreis\nLand", "name-taken", ["Diesen Namen gibt es hier schon.", "This name is taken"]),
        ] {
            let refused = submit(&coordinator, &add(name, options)).await;
            assert_eq!(refused.status, StatusCode::SEE_OTHER);
            assert!(refused.location().ends_with(&format!("&problem={code}")), "{}", refused.location());
            for (language, sentence) in ["de", "en"].into_iter().zip(sentences) {
                let page = coordinator.get_in(language, refused.location()).await;
                assert!(page.text().contains(sentence), "{sentence} in {}", page.text());
                assert!(page.body.contains(">Kreis"), "the options are still there");
            }
        }
        let refused = submit(&coordinator, &add("Träger & <Co>", "Kreis")).await;
        let page = coordinator.get(refused.location()).await;
        assert!(page.body.contains("value=\"Träger &amp; &lt;Co&gt;\""), "{}", page.body);

        let made = submit(&coordinator, &add("Träger & <Co>", "Kreis\r\nLand")).await;
        assert_eq!(made.location(), path());
        let page = coordinator.get(&path()).await;
        assert!(page.body.contains("Träger &amp; &lt;Co&gt;"), "{}", page.body);
        let field = last(&coordinator).await;
        assert_eq!((field.options, field.is_on_card), (vec!["Kreis".to_owned(), "Land".to_owned()], true));
    }

    async fn what_makes_no_sense_is_refused(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let plan = current_plan();
        for (function, body) in [
            (AddOwnField::PATH, format!("plan={plan}&kind=shape&form[name]=Form&version=1")),
            (AddOwnField::PATH, format!("plan={plan}&kind=text&version=1")),
            (MoveOwnField::PATH, format!("plan={plan}&field=x&step=up&version=1")),
            (SetCardFace::PATH, format!("plan={plan}&shown[]=nothing&version=1")),
        ] {
            let answer = coordinator.post_to_function(function, body.clone()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        }
    }

    async fn a_field_is_renamed_moved_and_removed_by_forms(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let before = settings(&coordinator).await.plan;
        let own: Vec<_> = before.own_fields.iter().cloned().collect();
        let [first, second]: [OwnField; 2] = own.try_into().unwrap();
        let (plan, version) = (before.id, before.version);
        let form = wish("Zeichen", "");
        let renamed = submit(&coordinator, &EditOwnField { plan, field: second.id, form, version }).await;
        assert_eq!(renamed.location(), path());
        let step = MoveOwnField { plan, field: second.id, step: ListStep::Up, version: version + 1 };
        assert_eq!(submit(&coordinator, &step).await.location(), path());
        let now = settings(&coordinator).await;
        let names: Vec<_> = now.plan.own_fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["Zeichen", first.name.as_str()]);

        let (_, measures) = *now.own_values.iter().find(|(id, _)| *id == first.id).unwrap();
        let lost = format!("{measures} Maßnahmen haben hier eine Angabe");
        let page = coordinator.get(&path()).await.text();
        assert!(page.contains(&lost), "{lost} in {page}");
        let remove = |meant, version| RemoveOwnField { plan, field: first.id, meant, version };
        let refused = submit(&coordinator, &remove(false, version + 2)).await;
        assert_eq!(refused.location(), format!("{}?problem=values-would-be-lost", path()));
        let page = coordinator.get(refused.location()).await.text();
        assert!(page.contains("Bitte bestätigen Sie mit dem Häkchen"), "{page}");
        assert_eq!(submit(&coordinator, &remove(true, version + 2)).await.location(), path());
        assert!(settings(&coordinator).await.plan.own_fields.get(first.id).is_none());
    }

    async fn a_field_that_is_marked_stands_on_the_card_and_all_stand_in_the_table(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let visitor = app.anonymous();
        let board = format!("/plan/{}/board", current_plan());
        let page = visitor.get(&board).await.text();
        assert!(page.contains("Präventionsbereich: Bewegung"), "{page}");
        assert!(!page.contains("GKV-BY-2214"), "{page}");
        let page = visitor.get(&format!("/plan/{}/table", current_plan())).await.text();
        assert!(page.contains("GKV-BY-2214"), "{page}");
        let hidden = last(&coordinator).await;
        let page = visitor.get(&format!("/plan/{}/table?hide={}", current_plan(), hidden.id)).await.text();
        assert!(!page.contains("GKV-BY-2214"), "{page}");
        // A word of a field finds its measures.
        let page = visitor.get(&format!("{board}?q=gkv-by-1907")).await.text();
        assert!(page.contains("Suchtvorbeugung an allen Mittelschulen") && !page.contains("Krisenwegweiser"), "{page}");
    }

    async fn what_is_left_out_is_on_no_card(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let plan = settings(&coordinator).await.plan;
        let board = format!("/plan/{}/board", plan.id);
        assert!(coordinator.get(&board).await.body.contains("avatar--small"));
        let shown: Vec<_> =
            CardPart::ALL.iter().filter(|part| **part != CardPart::Responsible).copied().collect();
        let saved = submit(&coordinator, &SetCardFace { plan: plan.id, shown, version: plan.version }).await;
        assert_eq!(saved.location(), path());
        let page = coordinator.get(&board).await;
        let cards = page.body.split("<article").skip(1);
        assert!(cards.clone().count() > 10);
        for card in cards {
            let card = card.split("</article>").next().unwrap_or_default();
            assert!(!card.contains("avatar"), "{card}");
        }
    }

    async fn a_value_is_written_by_a_form_and_shown_in_the_language_of_the_reader(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let plan = settings(&coordinator).await.plan;
        let form = wish("Kosten je Kopf", "");
        let add = AddOwnField { plan: plan.id, kind: OwnFieldKind::Number, form, version: plan.version };
        coordinator.call(add).await.unwrap();
        let (field, measure) = (last(&coordinator).await.id, care_measure());
        let member = app.signed_in(MEMBER).await;
        let write = |text: &str, seen: &str| EditOwnValue {
            measure,
            field,
            text: text.to_owned(),
            seen: seen.to_owned(),
        };
        let detail = member.call(write("1234,5", "")).await.unwrap();
        assert_eq!(detail.measure.own_values.get(field), "1234.5");
        for (text, seen, status) in [
            ("viele", "1234,5", StatusCode::UNPROCESSABLE_ENTITY),
            ("7", "", StatusCode::CONFLICT),
        ] {
            assert_eq!(member.call(write(text, seen)).await.unwrap_err().0, status, "{text}");
        }
        let sheet = format!("/plan/{}/board?measure={measure}", plan.id);
        for (language, heading, number) in
            [("de", "Weitere Angaben", "1.234,5"), ("en", "Further details", "1,234.5")]
        {
            let page = app.anonymous().get_in(language, &sheet).await.text();
            assert!(page.contains(heading) && page.contains(number), "{page}");
        }
        let board = member.call(LoadBoard { plan: plan.id, with_milestones: false, with_ages: false }).await.unwrap().board;
        let card = board.cards.iter().find(|card| card.id == measure).unwrap();
        assert_eq!(card.own_values.get(field), "1234.5");
    }
}

fn path() -> String {
    format!("/plan/{}/settings", current_plan())
}

/// A measure of the working group on care.
fn care_measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

fn wish(name: &str, options: &str) -> OwnFieldWish {
    OwnFieldWish { name: name.to_owned(), options: options.to_owned(), is_on_card: false }
}

/// Sends a form from the page of settings as a browser without a script would.
async fn submit<F: ServerFn + Serialize>(client: &Client, wish: &F) -> Answer {
    let address = format!("http://geflecht.example{}", path());
    client.submit_on(&address, F::PATH, serde_qs::to_string(wish).unwrap()).await
}

async fn settings(client: &Client) -> PlanSettings {
    client.call(LoadPlanSettings { plan: current_plan() }).await.unwrap()
}

/// The last field that the plan has of its own.
async fn last(client: &Client) -> OwnField {
    settings(client).await.plan.own_fields.iter().last().unwrap().clone()
}
