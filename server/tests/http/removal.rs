//! What was entered by mistake is removed and brought back by pages and forms alone.

use app::directory::{
    record_api::{CreatePerson, LoadEditedPerson},
    removal::api::{LoadDirectoryTrash, LoadRemoval, RemoveRecord, RestoreRecord},
};
use axum::http::StatusCode;
use domain::{
    change::RecordKind,
    directory::PersonForm,
    id::{HealthRegionId, PersonId},
};
use leptos::server_fn::ServerFn;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{CHAIR, COORDINATOR, GUEST},
        test_app::{Answer, Client},
    },
};

contract! {
    async fn a_person_is_removed_by_a_form_and_comes_back_from_the_trash(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let id = make_person(&coordinator).await;
        let page = format!("/directory/people/{id}");
        let edit = coordinator.get(&format!("{page}/edit")).await;
        let removal = format!("/directory/remove?kind=person&id={id}");
        assert!(edit.body.replace("&amp;", "&").contains(&removal), "{}", edit.body);
        for (language, words) in [("de", "Was mitgeht"), ("en", "What goes along")] {
            let shown = coordinator.get_in(language, &removal).await;
            assert_eq!(shown.status, StatusCode::OK);
            assert_complete(&removal, &shown);
            assert!(shown.text().contains(words), "{words} in {}", shown.text());
        }
        let wish = |version| RemoveRecord { kind: RecordKind::Person, id: id.0, version };
        let stale = submit(&coordinator, &removal, &wish(7)).await;
        assert!(stale.location().ends_with("&problem=stale"), "{}", stale.location());
        let done = submit(&coordinator, &removal, &wish(1)).await;
        assert_eq!(done.location(), "/directory/trash");
        assert_eq!(coordinator.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(coordinator.get(&removal).await.status, StatusCode::NOT_FOUND);
        for (language, words) in [("de", "Wiederherstellen"), ("en", "Restore")] {
            let trash = coordinator.get_in(language, "/directory/trash").await;
            assert_complete("/directory/trash", &trash);
            for words in ["Irma Irrtum", words] {
                assert!(trash.text().contains(words), "{words} in {}", trash.text());
            }
        }
        let removed = coordinator.call(LoadDirectoryTrash {}).await.unwrap();
        let back = submit(&coordinator, "/directory/trash", &RestoreRecord { removal: removed[0].id }).await;
        assert_eq!(back.location(), page);
        assert!(coordinator.get(&page).await.text().contains("Irma Irrtum"));
        assert!(coordinator.get("/directory/trash").await.text().contains("Der Papierkorb ist leer"));
    }

    async fn what_a_plan_names_is_shown_with_the_place_and_no_button(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        // The head of the care advice centre answers for measures.
        let lead = PersonId::named("hassberge/psp");
        let removal = format!("/directory/remove?kind=person&id={lead}");
        let proposal =
            coordinator.call(LoadRemoval { kind: "person".to_owned(), id: lead.to_string() }).await.unwrap();
        assert!(!proposal.hindrances.is_empty());
        let shown = coordinator.get(&removal).await;
        assert!(shown.text().contains("Was das Entfernen verhindert"), "{}", shown.text());
        assert!(!shown.body.contains("btn--danger"), "{}", shown.body);
        let wish = RemoveRecord { kind: RecordKind::Person, id: lead.0, version: proposal.version };
        let refused = submit(&coordinator, &removal, &wish).await;
        assert!(refused.location().ends_with("&problem=in-use"), "{}", refused.location());
        let shown = coordinator.get(refused.location()).await;
        assert!(shown.text().contains("Daran hängt noch etwas."), "{}", shown.text());
    }

    async fn only_those_who_look_after_a_directory_find_the_way_to_its_trash(app: Demo) {
        let link = "href=\"/directory/trash\"";
        assert!(app.signed_in(COORDINATOR).await.get("/directory").await.body.contains(link));
        for email in [CHAIR, GUEST] {
            assert!(!app.signed_in(email).await.get("/directory").await.body.contains(link), "{email}");
        }
    }
}

async fn make_person(coordinator: &Client) -> PersonId {
    let form = PersonForm { name: "Irma Irrtum".to_owned(), ..PersonForm::blank("") };
    let wish = CreatePerson { region: HealthRegionId::named("hassberge"), form, meant: true };
    let made = submit(coordinator, "/directory/people/new", &wish).await;
    let id: Uuid = made.location().rsplit('/').next().unwrap().parse().unwrap();
    let edited = coordinator.call(LoadEditedPerson { id: id.to_string() }).await.unwrap();
    assert_eq!(edited.record.version, 1);
    PersonId(id)
}

/// Sends a form from a page as a browser without a script would.
async fn submit<F: ServerFn + Serialize>(client: &Client, page: &str, wish: &F) -> Answer {
    let address = format!("http://geflecht.example{page}");
    client.submit_on(&address, F::PATH, serde_qs::to_string(wish).unwrap()).await
}
