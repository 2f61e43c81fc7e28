//! Records that stand in the directory twice: reviewed, compared, made one and parted by pages and forms alone.

use app::{
    directory::{
        duplicates::api::{LoadDuplicates, LoadMerge, LoadMerged, MergeRecords, PartMerged, SetApart},
        record_api::{CreatePerson, EditPerson, LoadEditedPerson},
    },
    error::AppError,
};
use axum::http::StatusCode;
use domain::{
    change::{RecordKind, RecordRef},
    directory::{ContactForm, ContactKind, MergeChoices, PersonForm, Side},
    id::{HealthRegionId, PersonId},
};
use leptos::server_fn::ServerFn;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{COORDINATOR, GUEST, MEMBER},
        test_app::{Answer, Client},
    },
};

contract! {
    async fn the_pages_are_complete_in_both_languages(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let twin = make_twin(&coordinator).await;
        for (path, words) in [
            (
                "/directory/duplicates".to_owned(),
                ["Warum: gleicher Name", "Why: same name"],
            ),
            (format!("/directory/people/merge?keep={}&from={twin}", psp_lead()), ["Bleibt bestehen", "Stays"]),
            ("/directory".to_owned(), ["Doppelte Einträge prüfen", "Review duplicates"]),
        ] {
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let page = coordinator.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_complete(&path, &page);
                assert!(page.text().contains(words), "{words} in {path}: {}", page.text());
            }
        }
        for email in [MEMBER, GUEST] {
            let home = app.signed_in(email).await.get("/directory").await;
            assert!(!home.body.contains("href=\"/directory/duplicates\""), "{email}");
        }
    }

    async fn what_is_not_the_same_is_said_by_a_form_and_taken_back(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let twin = make_twin(&coordinator).await;
        let page = "/directory/duplicates";
        let before = coordinator.call(LoadDuplicates { region: String::new() }).await.unwrap().duplicates;
        let wish = |is_apart| SetApart { kind: RecordKind::Person, one: twin.0, other: psp_lead().0, is_apart };
        for (is_apart, total) in [(true, before.total - 1), (false, before.total)] {
            let done = submit(&coordinator, page, &wish(is_apart)).await;
            assert!(done.status.is_redirection(), "{}", done.status);
            let now = coordinator.call(LoadDuplicates { region: String::new() }).await.unwrap().duplicates;
            assert_eq!((now.total, now.apart.len()), (total, usize::from(is_apart)));
        }
    }

    async fn two_become_one_by_a_form_and_the_old_address_leads_to_the_kept_one(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let twin = make_twin(&coordinator).await;
        let page = format!("/directory/people/merge?keep={}&from={twin}", psp_lead());
        let shown = coordinator.get(&page).await;
        // The twin was written later, and says who works there in its own way; nobody has another workplace.
        for name in ["choices[name]", "choices[function]", "choices[organisation]"] {
            assert_eq!(shown.body.matches(&format!("name=\"{name}\"")).count(), 2, "{name} in {}", shown.body);
        }
        assert!(shown.text().contains("1 Kontakt"), "{}", shown.text());
        let stale = submit(&coordinator, &page, &wish(twin, [7, 1], MergeChoices::default())).await;
        assert!(stale.location().ends_with("&problem=stale"), "{}", stale.location());
        assert!(coordinator.get(stale.location()).await.text().contains("Jemand anderes hat das inzwischen geändert."));

        let choices = MergeChoices { function: Some(Side::Other), ..MergeChoices::default() };
        let done = submit(&coordinator, &page, &wish(twin, [1, 1], choices)).await;
        let kept = format!("/directory/people/{}", psp_lead());
        assert_eq!(done.location(), kept);
        let shown = coordinator.get(&kept).await;
        for words in ["Zweite Leitung", "doppelt@hassberge.example", "Zusammengeführt", "Wieder trennen"] {
            assert!(shown.text().contains(words), "{words} in {}", shown.text());
        }
        assert_eq!(coordinator.get(&format!("/directory/people/{twin}")).await.location(), kept);
        let member = app.signed_in(MEMBER).await;
        assert_eq!(member.get(&format!("/directory/people/{twin}")).await.location(), kept);
        assert!(!member.get(&kept).await.text().contains("Wieder trennen"));
        let visitor = app.anonymous();
        assert_eq!(visitor.get(&format!("/directory/people/{twin}")).await.status, StatusCode::NOT_FOUND);
    }

    async fn two_are_parted_by_a_form_unless_something_stands_in_the_way(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let twin = make_twin(&coordinator).await;
        let choices = MergeChoices { function: Some(Side::Other), ..MergeChoices::default() };
        let kept = format!("/directory/people/{}", psp_lead());
        let parted = |id| PartMerged { merge: id };
        let record = RecordRef::new(RecordKind::Person, psp_lead());
        coordinator.call(wish(twin, [1, 1], choices)).await.unwrap();
        let merged = coordinator.call(LoadMerged { record }).await.unwrap();
        let done = submit(&coordinator, &kept, &parted(merged[0].id)).await;
        let back = format!("/directory/people/{twin}");
        assert_eq!(done.location(), back);
        assert!(coordinator.get(&back).await.text().contains("Leitung Pflegestuetzpunkt Hassberge"));
        let again = coordinator.call(parted(merged[0].id)).await;
        assert_eq!(again, Err((StatusCode::NOT_FOUND, AppError::NotFound)));

        let proposal = LoadMerge {
            kind: RecordKind::Person,
            keep: psp_lead().to_string(),
            from: twin.to_string(),
        };
        let proposal = coordinator.call(proposal).await.unwrap();
        let versions = [proposal.kept.version, proposal.other.version];
        coordinator.call(wish(twin, versions, choices)).await.unwrap();
        let edited = coordinator.call(LoadEditedPerson { id: psp_lead().to_string() }).await.unwrap();
        let form = PersonForm {
            function: "Dritte Leitung".to_owned(),
            ..PersonForm::of(&edited.record, &edited.contacts)
        };
        let version = edited.record.version;
        coordinator.call(EditPerson { person: psp_lead(), form, version }).await.unwrap();
        let merged = coordinator.call(LoadMerged { record }).await.unwrap();
        let refused = submit(&coordinator, &kept, &parted(merged[0].id)).await;
        assert!(refused.location().ends_with("?problem=stale"), "{}", refused.location());
        let shown = coordinator.get(refused.location()).await;
        for words in ["Das lässt sich nicht mehr trennen.", "Person: Leitung Pflegestützpunkt Haßberge"] {
            assert!(shown.text().contains(words), "{words} in {}", shown.text());
        }
        assert!(!shown.text().contains("Wieder trennen"));
    }

    async fn whoever_changes_a_record_is_led_to_merging_it_with_its_namesake(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let twin = make_twin(&coordinator).await;
        let page = coordinator.get(&format!("/directory/people/{}/edit", psp_lead())).await;
        let way = format!("/directory/people/merge?keep={}&from={twin}", psp_lead());
        assert!(page.body.replace("&amp;", "&").contains(&way), "{way} in {}", page.body);
    }
}

fn psp_lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

/// The head of the care advice centre once more, in another spelling.
async fn make_twin(coordinator: &Client) -> PersonId {
    let mut form = PersonForm {
        name: "Leitung Pflegestuetzpunkt Hassberge".to_owned(),
        function: "Zweite Leitung".to_owned(),
        ..PersonForm::blank("")
    };
    say(&mut form.contacts, "doppelt@hassberge.example");
    let wish = CreatePerson { region: HealthRegionId::named("hassberge"), form, meant: true };
    let made = submit(coordinator, "/directory/people/new", &wish).await;
    let id: Uuid = made.location().rsplit('/').next().unwrap().parse().unwrap();
    PersonId(id)
}

fn say(rows: &mut [ContactForm], email: &str) {
    let row = rows.iter_mut().find(|row| row.kind == ContactKind::Email).unwrap();
    email.clone_into(&mut row.value);
}

/// Makes the twin part of the head of the care advice centre.
fn wish(twin: PersonId, [keep_version, from_version]: [i64; 2], choices: MergeChoices) -> MergeRecords {
    let (kind, keep, from) = (RecordKind::Person, psp_lead().0, twin.0);
    MergeRecords { kind, keep, from, keep_version, from_version, choices }
}

/// Sends a form from a page as a browser without a script would.
async fn submit<F: ServerFn + Serialize>(client: &Client, page: &str, wish: &F) -> Answer {
    let address = format!("http://geflecht.example{page}");
    client.submit_on(&address, F::PATH, serde_qs::to_string(wish).unwrap()).await
}
