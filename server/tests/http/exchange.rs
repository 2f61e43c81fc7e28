//! Lists come in as files: who may send one, what is said of a bad one, and what goes out again.

use app::links::{ImportStep, import_step};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    directory::{ContactKind, OrganisationForm},
    exchange::Outcome,
    id::{CommitteeId, HealthRegionId, ImportId, OrganisationId},
    permission::{Actor, Visibility},
};
use time::Duration;

use crate::support::{
    Demo,
    people::{COORDINATOR, HESSEN, MEMBER},
    test_app::{Answer, Client},
};

const BOUNDARY: &str = "grenze";

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

/// Sends a file as the form of the assistant does.
pub(crate) async fn upload(client: &Client, site: &str, region: &str, name: &str, bytes: &[u8]) -> Answer {
    let head = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"region\"\r\n\r\n{region}\r\n--{BOUNDARY}\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
    let request = Request::post("/directory/import/upload")
        .header("sec-fetch-site", site)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
    client.send_body(request, Body::from(body)).await
}

pub(crate) fn import_of(answer: &Answer) -> ImportId {
    answer.location().rsplit('/').next().unwrap().parse().unwrap()
}

contract! {
    async fn a_file_is_taken_from_those_who_may_bring_one_and_from_our_own_pages(app: Demo) {
        let region = hassberge().to_string();
        let list = "Einrichtung;Ort\r\nVerein A;Haßfurt\r\n".as_bytes();
        let coordinator = app.signed_in(COORDINATOR).await;
        let taken = upload(&coordinator, "same-origin", &region, "liste.csv", list).await;
        let page = coordinator.get(taken.location()).await;
        assert!(page.status.is_success() && page.text().contains("Einrichtung"), "{}", page.body);

        let refused = [
            (app.anonymous(), "same-origin", region.as_str(), StatusCode::UNAUTHORIZED),
            (app.signed_in(MEMBER).await, "same-origin", &region, StatusCode::FORBIDDEN),
            (app.signed_in(HESSEN).await, "same-origin", &region, StatusCode::FORBIDDEN),
            (coordinator.clone(), "cross-site", &region, StatusCode::FORBIDDEN),
            (coordinator, "same-origin", "x", StatusCode::UNPROCESSABLE_ENTITY),
        ];
        for (client, site, region, status) in refused {
            assert_eq!(upload(&client, site, region, "liste.csv", list).await.status, status);
        }
    }

    async fn a_bad_file_is_refused_with_its_place_and_nothing_is_kept(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let region = hassberge().to_string();
        let wide = "x;".repeat(1_000_000);
        let files: [(&[u8], &str); 5] = [
            (b"", "problem=no-file"),
            (b";;\r\n", "problem=empty"),
            (b"%PDF-1.7", "problem=no-table"),
            (b"PK\x03\x04 cut off", "problem=broken"),
            (wide.as_bytes(), "problem=too-much&row=1&column=301"),
        ];
        for (bytes, problem) in files {
            let answer = upload(&client, "same-origin", &region, "liste.xlsx", bytes).await;
            assert_eq!(answer.location(), format!("/directory/import?{problem}"));
            let page = client.get(answer.location()).await;
            assert!(page.body.contains("alert--danger"), "{problem}");
        }
        let imports = app.store().read(&Actor::System).await.unwrap().list_imports().await.unwrap();
        assert!(imports.is_empty());
    }

    async fn a_file_may_be_larger_than_anything_else_but_not_endless(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let region = hassberge().to_string();
        let long = format!("Einrichtung;Beschreibung\r\n{}", "Verein;\r\n".repeat(180_000));
        assert!(long.len() > 1_500_000);
        let taken = upload(&client, "same-origin", &region, "lang.csv", long.as_bytes()).await;
        assert!(taken.location().starts_with("/directory/import/"), "{}", taken.location());
        let endless = vec![b'x'; server::import_file::FILE_LIMIT + 1];
        let refused = upload(&client, "same-origin", &region, "lang.csv", &endless).await;
        assert_eq!(refused.location(), "/directory/import?problem=too-much");
    }

    async fn rejected_rows_go_out_as_they_came_with_the_reason_and_no_formula(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let list = "Einrichtung;Telefon;Bemerkung\r\nVerein A;siehe oben;=1+1\r\n;;\r\n;09521 1234\r\nVerein B;;\r\n".as_bytes();
        let answer = upload(&client, "same-origin", &hassberge().to_string(), "liste.csv", list).await;
        let path = format!("/directory/import/{}/rejected.csv", import_of(&answer));
        let file = client.get(&path).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let lines: Vec<_> = file.body.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[2].starts_with("4;;") && lines[2].ends_with(";;09521 1234;"), "{}", lines[2]);
        assert!(lines[0].ends_with("Zeile;Spalte;Grund;Einrichtung;Telefon;Bemerkung"), "{}", lines[0]);
        assert!(lines[1].starts_with("2;Telefon;") && lines[1].ends_with(";Verein A;siehe oben;'=1+1"), "{}", lines[1]);
        for (other, status) in [(app.anonymous(), StatusCode::NOT_FOUND), (app.signed_in(HESSEN).await, StatusCode::NOT_FOUND)] {
            assert_eq!(other.get(&path).await.status, status);
        }
    }

    async fn a_preview_says_that_another_value_is_not_released_with_the_old_one(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let body = OrganisationId::named("hassberge/psp");
        let mut write = app.store().write(&Actor::System).await.unwrap();
        let record = write.get_organisation(body).await.unwrap().record;
        let mut form = OrganisationForm::of(&record, &[]);
        let phone = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Phone).unwrap();
        (phone.value, phone.visibility) = ("+49 9521 27-0".to_owned(), Visibility::Public);
        write.edit_organisation(body, &form, record.version).await.unwrap();
        write.commit().await.unwrap();
        for (phone, is_said) in [("09521 99", true), ("09521 27-0", false)] {
            let list = format!("Einrichtung;Telefon\r\nPflegestützpunkt Haßberge;{phone}\r\n");
            let region = hassberge().to_string();
            let answer = upload(&client, "same-origin", &region, "liste.csv", list.as_bytes()).await;
            let page = client.get(&import_step(import_of(&answer), ImportStep::Preview)).await;
            let words = "Der neue Wert wird sichtbar für alle Angemeldeten; die Freigabe galt dem alten.";
            assert_eq!(page.text().contains(words), is_said, "{}", page.text());
        }
    }

    async fn a_list_says_who_sits_in_a_committee(app: Demo) {
        use app::exchange::api;

        let client = app.signed_in(COORDINATOR).await;
        let care = CommitteeId::named("hassberge/ag-pflege");
        let joined = app.store().clock().today() - Duration::days(100);
        let list = format!(
            "Organisation;Person;Gremium;Funktion im Gremium;Mitglied seit\r\n\
             Verein A;Mia Muster;AK Pflege;Mitglied;{joined}\r\n\
             Verein A;Nora Neu;Gesundheitsforum Haßberge;Gast;neulich\r\n"
        );
        let answer = upload(&client, "same-origin", &hassberge().to_string(), "sitze.csv", list.as_bytes()).await;
        let import = import_of(&answer);
        let columns = client.get(&import_step(import, ImportStep::Columns)).await;
        assert!(columns.body.contains("Sitz in einem Gremium"), "{}", columns.body);
        let questions = client.get(&import_step(import, ImportStep::Questions)).await;
        assert!(questions.text().contains("Welches Gremium ist mit „AK Pflege“ gemeint?"), "{}", questions.text());
        assert!(questions.text().contains("das Gremium und seine Sitze weglassen") && questions.body.contains(&care.to_string()));
        let asked = client.call(api::LoadImport { import, show: None, page: 1 }).await.unwrap();
        let answers = vec![api::AnswerForm { key: asked.questions[0].key.clone(), answer: care.to_string() }];
        client.call(api::AnswerImport { import, version: 1, answers, leave_out: false }).await.unwrap();
        let page = client.get(&import_step(import, ImportStep::Preview)).await;
        let said = page.text();
        assert!(said.contains("AG Versorgung mit Pflege Haßberge") && said.contains("Das ist kein Tag."), "{said}");
        let counts = client.call(api::ApplyImport { import, version: 2 }).await.unwrap();
        assert_eq!((counts.new, counts.rejected), (1, 1));
        let begun = async || {
            let known = app.store().read(&Actor::System).await.unwrap().get_known(hassberge()).await.unwrap();
            known.seats.iter().filter(|seat| seat.committee_id == care && seat.valid_from == Some(joined)).count()
        };
        assert_eq!(begun().await, 1);
        let committee = format!("/directory/committees/{care}");
        assert!(client.get(&committee).await.text().contains("Mia Muster"));
        client.call(api::UndoImport { import, version: 3 }).await.unwrap();
        assert_eq!(begun().await, 0);
    }

    async fn a_list_is_prepared_applied_and_taken_back_by_its_functions(app: Demo) {
        use app::exchange::api;

        let client = app.signed_in(COORDINATOR).await;
        let list = "Wer;Bereich\r\nVerein A;7\r\nVerein B;7\r\n".as_bytes();
        let answer = upload(&client, "same-origin", &hassberge().to_string(), "liste.csv", list).await;
        let import = import_of(&answer);
        let columns = vec!["organisation_name".to_owned(), "organisation_kind".to_owned()];
        client.call(api::SetImportColumns { import, version: 1, columns }).await.unwrap();
        let asked = client.call(api::LoadImport { import, show: None, page: 1 }).await.unwrap();
        assert_eq!((asked.questions.len(), asked.counts.rejected), (1, 2));
        let answers =
            vec![api::AnswerForm { key: asked.questions[0].key.clone(), answer: "sports".to_owned() }];
        client.call(api::AnswerImport { import, version: 2, answers, leave_out: false }).await.unwrap();
        let counts = client.call(api::ApplyImport { import, version: 3 }).await.unwrap();
        assert_eq!(counts.new, 2);
        let shown = client.call(api::LoadImport { import, show: Some(Outcome::New), page: 1 }).await.unwrap();
        assert_eq!((shown.rows.len(), shown.in_the_way.len()), (2, 0));
        client.call(api::UndoImport { import, version: 4 }).await.unwrap();
        let (status, _) = client.call(api::UndoImport { import, version: 5 }).await.unwrap_err();
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
