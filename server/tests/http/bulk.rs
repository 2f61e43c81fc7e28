//! Organisations and people are changed several at once, with and without a script.

use app::directory::{bulk::api::EditBulk, record_api::CreateOrganisation};
use axum::http::StatusCode;
use domain::{
    directory::{BulkDone, BulkForm, DirectoryList, OrganisationForm},
    id::HealthRegionId,
};

use crate::{
    pages::assert_complete,
    record_form::submit,
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::Client,
    },
};

const PAGE: &str = "/directory/bulk/organisations?q=Sammelhaus";

contract! {
    async fn the_page_is_complete_in_both_languages_and_offered_to_those_who_may(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        for (list, words) in [
            ("organisations", ["Gemeinsam ändern", "Change together"]),
            ("people", ["Für alle sichtbar werden Menschen nur einzeln", "only one by one"]),
        ] {
            let path = format!("/directory/bulk/{list}");
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let page = coordinator.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_complete(&path, &page);
                assert!(page.text().contains(words), "{words} in {path}: {}", page.text());
            }
            let href = format!("href=\"{path}");
            assert!(coordinator.get(&format!("/directory/{list}")).await.body.contains(&href));
            let member = app.signed_in(MEMBER).await;
            assert!(!member.get(&format!("/directory/{list}")).await.body.contains(&href));
            assert_eq!(member.get(&path).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(coordinator.get("/directory/bulk/committees").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_plain_form_changes_several_and_says_how_many(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let records = records(&coordinator).await;
        let form = BulkForm { visibility: "region".to_owned(), is_confirmed: true, ..BulkForm::default() };
        let wish = |records: &[String], form: &BulkForm| EditBulk {
            list: DirectoryList::Organisations,
            records: records.to_vec(),
            form: form.clone(),
        };
        let done = submit(&coordinator, PAGE, &wish(&records, &form)).await;
        let shown = coordinator.get(done.location()).await;
        assert!(shown.text().contains("2 Einträge sind geändert."), "{}", shown.text());
        // What was read before is an old version by now.
        let stale = coordinator.call(wish(&records, &form)).await;
        assert!(stale.is_err());
        let now = sent(&coordinator).await;
        let again = BulkForm { is_confirmed: false, ..form };
        assert_eq!(coordinator.call(wish(&now, &again)).await, Ok(BulkDone { changed: 0, same: 2 }));
    }

    async fn what_cannot_be_done_is_said_and_nothing_that_was_typed_is_lost(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let records = records(&coordinator).await;
        let wish = |records: Vec<String>, form: BulkForm| EditBulk { list: DirectoryList::Organisations, records, form };
        let first = records[..1].to_vec();
        let form = BulkForm { kind: "hospice".to_owned(), last_day: "bald".to_owned(), ..BulkForm::default() };
        let refused = submit(&coordinator, PAGE, &wish(first, form)).await;
        let again = coordinator.get(refused.location()).await;
        assert!(again.text().contains("Das ist kein Tag."), "{}", again.text());
        assert!(again.body.contains("value=\"bald\""));
        let is_ticked = |record: &String| {
            let row = again.body.split(&format!("value=\"{record}\"")).nth(1).unwrap();
            row.split('>').next().unwrap().contains("checked")
        };
        assert_eq!(records.iter().map(is_ticked).collect::<Vec<_>>(), [true, false]);
        for (wish, words) in [
            (wish(Vec::new(), BulkForm { kind: "hospice".to_owned(), ..BulkForm::default() }), "Kreuzen Sie mindestens einen Eintrag an."),
            (wish(records, BulkForm::default()), "Geben Sie an, was sich ändern soll."),
        ] {
            let refused = submit(&coordinator, PAGE, &wish).await;
            let again = coordinator.get(refused.location()).await;
            assert!(again.text().contains(words), "{words} in {}", again.text());
        }
    }
}

/// Two organisations that nobody else has, as the form sends them.
async fn records(client: &Client) -> Vec<String> {
    for name in ["Sammelhaus Eins", "Sammelhaus Zwei"] {
        let form = OrganisationForm { name: name.to_owned(), ..OrganisationForm::blank() };
        client
            .call(CreateOrganisation { region: HealthRegionId::named("hassberge"), form, meant: true })
            .await
            .unwrap();
    }
    sent(client).await
}

/// The records of the page, as its form sends them.
async fn sent(client: &Client) -> Vec<String> {
    let page = client.get(PAGE).await;
    let rows = page.body.split("name=\"records[]\" value=\"").skip(1);
    rows.filter_map(|row| row.split('"').next().map(str::to_owned)).collect()
}
