//! The forms for organisations and people, as they are sent with and without a script.

use app::{
    directory::{
        api::{LoadOrganisation, LoadPerson},
        record_api::{
            CreateOrganisation, CreatePerson, EditOrganisation, EditPerson, EndRecord, FindNamesakes,
            LoadEditedPerson,
        },
    },
    error::AppError,
};
use axum::http::StatusCode;
use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        ContactForm, ContactKind, FieldFault, FieldProblem, OrganisationForm, PersonForm, RecordField,
    },
    id::{HealthRegionId, OrganisationId, PersonId},
};
use leptos::server_fn::ServerFn;
use serde::Serialize;

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::{Answer, Client},
    },
};

contract! {
    async fn the_pages_are_complete_in_both_languages(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        for (path, words) in [
            ("/directory/organisations/new".to_owned(), ["Neue Organisation", "New organisation"]),
            ("/directory/people/new".to_owned(), ["Neue Person", "New person"]),
            (
                format!("/directory/organisations/{}/edit", psp()),
                ["Pflegestützpunkt Haßberge ändern", "Change Pflegestützpunkt Haßberge"],
            ),
            (format!("/directory/people/{}/edit", psp_lead()), ["Letzter Tag", "Last day"]),
        ] {
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let page = coordinator.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_complete(&path, &page);
                assert!(page.text().contains(words), "{words} in {path}: {}", page.text());
            }
        }
    }

    async fn the_ways_to_the_forms_are_shown_to_those_who_may_go_them(app: Demo) {
        let (coordinator, member) = (app.signed_in(COORDINATOR).await, app.signed_in(MEMBER).await);
        for (path, way) in [
            ("/directory/organisations".to_owned(), "/directory/organisations/new".to_owned()),
            ("/directory/people".to_owned(), "/directory/people/new".to_owned()),
            (
                format!("/directory/organisations/{}", psp()),
                format!("/directory/organisations/{}/edit", psp()),
            ),
            (
                format!("/directory/organisations/{}", psp()),
                format!("/directory/people/new?organisation={}", psp()),
            ),
            (format!("/directory/people/{}", psp_lead()), format!("/directory/people/{}/edit", psp_lead())),
        ] {
            let way = format!("href=\"{way}\"");
            assert!(coordinator.get(&path).await.body.contains(&way), "{way} on {path}");
            assert!(!member.get(&path).await.body.contains(&way), "{way} on {path} for a member");
        }
        let districts = coordinator.get("/directory/regions").await;
        assert!(!districts.body.contains("/directory/regions/new"), "districts have no such form");
    }

    async fn an_organisation_is_entered_by_a_form_and_nothing_that_was_typed_is_lost(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let wish = |name: &str, email: &str, to: &str| {
            let mut form = OrganisationForm {
                name: name.to_owned(),
                description: "Hilft & <heilt>".to_owned(),
                district: "09674".to_owned(),
                from: "2026-01-01".to_owned(),
                to: to.to_owned(),
                ..OrganisationForm::blank()
            };
            say(&mut form.contacts, ContactKind::Email, email);
            CreateOrganisation { region: hassberge(), form, meant: false }
        };
        let page = "/directory/organisations/new";
        for (name, email, to, code, sentence) in [
            (" ", "info@haus.example", "", "fields:name.0.empty", "Das darf nicht leer sein."),
            ("Haus am Main", "haus", "", "fields:contact.0.not-an-email", "Das ist keine E-Mail-Adresse."),
            (
                "Haus am Main",
                "info@haus.example",
                "2025-12-31",
                "fields:valid-to.0.ends-before-it-begins",
                "Das Ende läge vor dem Anfang.",
            ),
        ] {
            let refused = submit(&coordinator, page, &wish(name, email, to)).await;
            let location = refused.location();
            assert!(location.ends_with(&format!("&problem={code}")), "{location}");
            let again = coordinator.get(location).await;
            assert_eq!(again.status, StatusCode::OK);
            for typed in [format!("value=\"{email}\""), format!("value=\"{}\"", if to.is_empty() { "2026-01-01" } else { to })] {
                assert!(again.body.contains(&typed), "{typed} in {}", again.body);
            }
            assert!(again.body.contains("Hilft &amp; &lt;heilt&gt;"), "{}", again.body);
            assert_eq!(again.body.matches("aria-invalid=\"true\"").count(), 1);
            assert!(again.text().contains(sentence), "{sentence}");
        }
        let made = submit(&coordinator, page, &wish("Haus am Main", "info@haus.example", "")).await;
        let shown = coordinator.get(made.location()).await;
        for words in ["Haus am Main", "Hilft & <heilt>", "info@haus.example", "1. Januar 2026", "Kontakt: E-Mail"] {
            assert!(shown.text().contains(words), "{words} in {}", shown.text());
        }
    }

    async fn whoever_has_no_script_is_told_of_namesakes_before_anything_is_kept(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let form = OrganisationForm {
            name: "Pflegestuetzpunkt Hassberge e.V.".to_owned(),
            ..OrganisationForm::blank()
        };
        let wish = |meant| CreateOrganisation { region: hassberge(), form: form.clone(), meant };
        let page = "/directory/organisations/new";
        assert!(!coordinator.get(page).await.body.contains("name=\"meant\""));
        let refused = submit(&coordinator, page, &wish(false)).await;
        assert!(refused.location().ends_with("&problem=already-there"), "{}", refused.location());
        let again = coordinator.get(refused.location()).await;
        assert!(again.body.contains(&format!("href=\"/directory/organisations/{}\"", psp())), "{}", again.body);
        assert!(again.body.contains("name=\"meant\""));
        assert!(again.body.contains("value=\"Pflegestuetzpunkt Hassberge e.V.\""));
        let search = FindNamesakes {
            kind: RecordKind::Organisation,
            name: "Pflegestützpunkt Haßberge".to_owned(),
            except: None,
        };
        assert_eq!(coordinator.call(search.clone()).await.unwrap().len(), 1, "nothing was kept");
        let made = submit(&coordinator, page, &wish(true)).await;
        assert!(made.location().starts_with("/directory/organisations/"), "{}", made.location());
        assert_eq!(coordinator.call(search).await.unwrap().len(), 2);
        // A script has shown them while the name was typed.
        coordinator.call(wish(false)).await.unwrap();
    }

    async fn a_person_is_entered_where_they_work_and_changed(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let page = format!("/directory/people/new?organisation={}", psp());
        let chosen = format!("<option value=\"{}\" selected", psp());
        assert!(coordinator.get(&page).await.body.contains(&chosen));
        let form = PersonForm {
            name: "Dr. Erika Beispiel".to_owned(),
            function: "Pflegeberatung".to_owned(),
            ..PersonForm::blank(&psp().to_string())
        };
        let wish = CreatePerson { region: hassberge(), form, meant: false };
        let made = submit(&coordinator, &page, &wish).await;
        let path = made.location().to_owned();
        let id: PersonId = path.rsplit('/').next().unwrap().parse().unwrap();
        let person = coordinator.call(LoadPerson { id: id.to_string() }).await.unwrap().answer.detail;
        assert_eq!(person.record.organisation_id, Some(psp()));

        let edit = format!("{path}/edit");
        let mut form = PersonForm { function: "Leitung".to_owned(), ..opened(&coordinator, id).await };
        say(&mut form.contacts, ContactKind::Phone, "am Empfang");
        let wish = |form: &PersonForm, version| EditPerson { person: id, form: form.clone(), version };
        let refused = submit(&coordinator, &edit, &wish(&form, 1)).await;
        let again = coordinator.get(refused.location()).await;
        assert!(again.text().contains("Das ist keine Telefonnummer."), "{}", again.text());
        assert!(again.body.contains("value=\"am Empfang\"") && again.body.contains("value=\"Leitung\""));
        say(&mut form.contacts, ContactKind::Phone, "09521 27-0");
        let saved = submit(&coordinator, refused.location(), &wish(&form, 1)).await;
        assert_eq!(saved.location(), path);
        let shown = coordinator.get(&path).await.text();
        for words in ["Leitung, vorher Pflegeberatung", "+49 9521 27-0"] {
            assert!(shown.contains(words), "{words} in {shown}");
        }
    }

    async fn whoever_was_overtaken_sees_what_holds_now_beside_what_they_typed(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let path = format!("/directory/people/{}/edit", psp_lead());
        let opened = opened(&coordinator, psp_lead()).await;
        let mut faster = PersonForm { function: "Schneller".to_owned(), ..opened.clone() };
        say(&mut faster.contacts, ContactKind::Email, "schneller@hassberge.example");
        let mut slower = PersonForm { function: "Langsamer".to_owned(), ..opened };
        say(&mut slower.contacts, ContactKind::Phone, "09521 4711");
        let wish = |form: &PersonForm, version| EditPerson { person: psp_lead(), form: form.clone(), version };
        coordinator.call(wish(&faster, 1)).await.unwrap();
        let refused = coordinator.call(wish(&slower, 1)).await;
        assert_eq!(refused, Err((StatusCode::CONFLICT, AppError::Stale)));

        let stale = submit(&coordinator, &path, &wish(&slower, 1)).await;
        let page = coordinator.get(stale.location()).await;
        assert!(page.text().contains("Jemand anderes hat das inzwischen geändert."), "{}", page.text());
        // What was typed, what holds now beside it, and what somebody else has changed and nobody typed over.
        for value in ["Langsamer", "09521 4711", "schneller@hassberge.example"] {
            assert!(page.body.contains(&format!("value=\"{value}\"")), "{value} in {}", page.body);
        }
        assert!(page.text().contains("Inzwischen gilt"), "{}", page.text());
        assert!(page.text().contains("Schneller"), "{}", page.text());
        assert!(page.body.contains("name=\"version\" value=\"2\""), "{}", page.body);
    }

    async fn a_record_is_ended_by_its_own_form_and_the_end_taken_back(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let path = format!("/directory/organisations/{}", psp());
        let edit = format!("{path}/edit");
        let wish = |last_day: &str, version| EndRecord {
            record: RecordRef::new(RecordKind::Organisation, psp()),
            last_day: last_day.to_owned(),
            with_seats: false,
            version,
        };
        let early = coordinator.call(wish("2000-01-01", 1)).await;
        let problem = FieldProblem::of(RecordField::ValidTo, FieldFault::EndsBeforeItBegins);
        assert_eq!(early, Err((StatusCode::UNPROCESSABLE_ENTITY, AppError::Fields(vec![problem]))));
        let refused = submit(&coordinator, &edit, &wish("2000-01-01", 1)).await;
        let page = coordinator.get(refused.location()).await;
        assert_eq!(page.text().matches("Das Ende läge vor dem Anfang.").count(), 1, "{}", page.text());
        assert!(page.body.contains("value=\"2000-01-01\""));
        let ended = submit(&coordinator, refused.location(), &wish("2021-12-31", 1)).await;
        assert_eq!(ended.location(), path);
        let list = "/directory/organisations?q=Pflegest%C3%BCtzpunkt%20Ha%C3%9Fberge";
        assert!(!coordinator.get(list).await.body.contains(&path));
        assert!(coordinator.get(&path).await.text().contains("Gilt bis: 31. Dezember 2021"));

        let record = coordinator.call(LoadOrganisation { id: psp().to_string() }).await.unwrap().answer;
        let form = OrganisationForm::of(&record.detail.record, &record.contacts);
        let form = OrganisationForm { to: String::new(), ..form };
        let back = EditOrganisation { organisation: psp(), form, version: 2 };
        assert_eq!(submit(&coordinator, &edit, &back).await.location(), path);
        assert!(coordinator.get(list).await.body.contains(&path));
    }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn psp() -> OrganisationId {
    OrganisationId::named("hassberge/psp")
}

fn psp_lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

/// The form of a person as it is found.
async fn opened(client: &Client, id: PersonId) -> PersonForm {
    let edited = client.call(LoadEditedPerson { id: id.to_string() }).await.unwrap();
    PersonForm::of(&edited.record, &edited.contacts)
}

/// Types into the first row of a kind.
fn say(rows: &mut [ContactForm], kind: ContactKind, value: &str) {
    value.clone_into(&mut rows.iter_mut().find(|row| row.kind == kind).unwrap().value);
}

/// Sends a form from a page as a browser without a script would.
pub(crate) async fn submit<F: ServerFn + Serialize>(client: &Client, page: &str, wish: &F) -> Answer {
    let address = format!("http://geflecht.example{page}");
    client.submit_on(&address, F::PATH, serde_qs::to_string(wish).unwrap()).await
}
