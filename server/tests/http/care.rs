//! Care of the directory: confirmed by pages and forms, and by those concerned with a link in a mail.

use app::{
    directory::{
        care::api::{
            AskConcerned, ConfirmOwn, ConfirmRecords, LoadAsked, LoadCare, SettleCareNote, TellChange,
        },
        record_api::{CreatePerson, EditPerson, LoadEditedPerson},
    },
    error::AppError,
};
use axum::http::StatusCode;
use domain::{
    change::{RecordKind, RecordRef},
    directory::{Confirmer, ContactForm, ContactKind, PersonForm},
    id::{HealthRegionId, PersonId},
    permission::Actor,
    plan::{EditError, Letter},
};
use leptos::server_fn::ServerFn;
use serde::Serialize;
use server::mail::prepare;
use time::Duration;
use uuid::Uuid;

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{COORDINATOR, GUEST, MEMBER},
        test_app::{Answer, Client},
    },
};

const SITE: &str = "https://geflecht.example";

contract! {
    async fn the_pages_are_complete_in_both_languages(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        for (path, words) in [
            ("/directory/care".to_owned(), ["Noch nie bestätigt", "Never confirmed"]),
            ("/directory/care?kind=person&months=7".to_owned(), ["7 Monaten", "7 months"]),
            ("/directory".to_owned(), ["Verzeichnis pflegen", "Care of the directory"]),
            (format!("/directory/people/{}", psp_lead()), ["Noch nie bestätigt", "Never confirmed"]),
            ("/care/thanks".to_owned(), ["Vielen Dank", "Thank you"]),
        ] {
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let page = coordinator.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_complete(&path, &page);
                assert!(page.text().contains(words), "{words} in {path}: {}", page.text());
            }
        }
        for email in [MEMBER, GUEST] {
            let client = app.signed_in(email).await;
            assert!(!client.get("/directory").await.body.contains("href=\"/directory/care\""), "{email}");
            let page = client.get(&format!("/directory/people/{}", psp_lead())).await;
            assert!(!page.text().contains("Noch nie bestätigt"), "{email}");
        }
    }

    async fn chosen_rows_are_confirmed_by_a_form_all_or_none(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let page = "/directory/care?kind=organisation";
        let before = load(&coordinator, "organisation").await;
        let words: Vec<String> = before.stale.iter().take(2).map(|row| word(row.named.record)).collect();
        let mut wrong = words.clone();
        wrong.push(word(RecordRef::new(RecordKind::Organisation, Uuid::nil())));
        let refused = submit(&coordinator, page, &ConfirmRecords { chosen: wrong }).await;
        assert!(refused.location().contains("problem=not-found"), "{}", refused.location());
        let told = coordinator.get(refused.location()).await;
        assert!(told.text().contains("Das gibt es nicht"), "{}", told.text());
        assert_eq!(load(&coordinator, "organisation").await.total, before.total);

        let done = submit(&coordinator, page, &ConfirmRecords { chosen: words }).await;
        assert_eq!(done.status, StatusCode::FOUND);
        assert!(done.header("location").contains(page), "{}", done.header("location"));
        assert_eq!(load(&coordinator, "organisation").await.total, before.total - 2);
        let path = format!("/directory/organisations/{}", before.stale[0].named.record.id);
        assert!(coordinator.get(&path).await.text().contains("Zuletzt bestätigt am "));
        let nothing = coordinator.call(ConfirmRecords { chosen: Vec::new() }).await;
        assert_eq!(nothing, Err((StatusCode::UNPROCESSABLE_ENTITY, AppError::Invalid)));
    }

    async fn those_concerned_see_what_is_their_own_and_answer_once_without_signing_in(app: Demo) {
        let app = with_mail(&app).await;
        let coordinator = app.signed_in(COORDINATOR).await;
        let mia = make_person(&coordinator).await;
        let record = word(RecordRef::new(RecordKind::Person, mia));
        coordinator.call(AskConcerned { record: record.clone() }).await.unwrap();
        let again = coordinator.call(AskConcerned { record: record.clone() }).await.unwrap_err();
        assert_eq!(again.1, AppError::Refused(EditError::AskedLately { days: 14 }));
        let token = token_of(&sent(&app).await);
        let anybody = app.anonymous();
        let path = format!("/care/{token}");
        for (language, words) in [("de", "Alles stimmt"), ("en", "Everything is right")] {
            let page = anybody.get_in(language, &path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_complete(&path, &page);
            for words in [words, "Mia Mustermann", "mia@haus.example"] {
                assert!(page.text().contains(words), "{words} in {}", page.text());
            }
            assert!(!page.text().contains("Geheime Funktion"), "only name, organisation and contact");
        }
        for forged in [format!("A{token}"), token[1..].to_owned(), "x".to_owned(), "%00".to_owned()] {
            let refused = anybody.call(LoadAsked { token: forged.clone() }).await;
            assert_eq!(refused, Err((StatusCode::NOT_FOUND, AppError::NotFound)), "{forged}");
        }
        let done = submit(&anybody, &path, &ConfirmOwn { token: token.clone() }).await;
        assert_eq!(done.location(), "/care/thanks");
        let edited = load_person(&coordinator, mia).await;
        assert_eq!(edited, Some(Confirmer::Concerned));
        let used = anybody.call(ConfirmOwn { token: token.clone() }).await;
        assert_eq!(used, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
        let gone = anybody.get(&path).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert!(gone.text().contains("Dieser Link gilt nicht mehr"));
    }

    async fn what_has_changed_is_told_by_a_form_and_settled(app: Demo) {
        let app = with_mail(&app).await;
        let coordinator = app.signed_in(COORDINATOR).await;
        let record = word(RecordRef::new(RecordKind::Person, make_person(&coordinator).await));
        coordinator.call(AskConcerned { record: record.clone() }).await.unwrap();
        let token = token_of(&sent(&app).await);
        let (anybody, path) = (app.anonymous(), format!("/care/{token}"));
        let tell = |note: &str| TellChange { token: token.clone(), note: note.to_owned() };
        let long = "ä".repeat(2001);
        let refused = anybody.call(tell(&long)).await.unwrap_err();
        assert_eq!(refused.1, AppError::Refused(EditError::TooLong { max: 2000 }));
        let refused = submit(&anybody, &path, &tell(" ")).await;
        assert!(refused.location().contains("problem=empty"), "{}", refused.location());
        assert!(anybody.get(refused.location()).await.text().contains("Das darf nicht leer sein."));
        let told = submit(&anybody, &path, &tell("Neue Nummer: <b>09521</b>")).await;
        assert_eq!(told.location(), "/care/thanks");

        let page = coordinator.get("/directory/care").await;
        assert!(page.text().contains("Gemeldete Änderungen"));
        assert!(!page.body.contains("<b>09521"), "what people typed is text");
        assert_eq!(load(&coordinator, "person").await.noted.len(), 1);
        let settle = |seen: &str| SettleCareNote { record: record.clone(), seen: seen.to_owned() };
        let refused = submit(&coordinator, "/directory/care", &settle("")).await;
        assert!(refused.header("location").contains("problem=stale"), "{}", refused.header("location"));
        assert_eq!(load(&coordinator, "person").await.noted.len(), 1);
        let seen = settle("Neue Nummer: <b>09521</b>");
        let settled = submit(&coordinator, "/directory/care", &seen).await;
        assert_eq!(settled.status, StatusCode::FOUND);
        assert!(settled.header("location").contains("/directory/care"), "{}", settled.header("location"));
        assert!(load(&coordinator, "person").await.noted.is_empty());
    }

    async fn a_link_ends_with_the_address_it_was_sent_to(app: Demo) {
        let app = with_mail(&app).await;
        let coordinator = app.signed_in(COORDINATOR).await;
        let mia = make_person(&coordinator).await;
        let record = word(RecordRef::new(RecordKind::Person, mia));
        coordinator.call(AskConcerned { record: record.clone() }).await.unwrap();
        let token = token_of(&sent(&app).await);
        let anybody = app.anonymous();
        assert!(anybody.call(LoadAsked { token: token.clone() }).await.is_ok());
        let edited = coordinator.call(LoadEditedPerson { id: mia.to_string() }).await.unwrap();
        let mut form = PersonForm::of(&edited.record, &edited.contacts);
        say(&mut form.contacts, "neu@haus.example");
        let version = edited.record.version;
        coordinator.call(EditPerson { person: mia, form, version }).await.unwrap();
        let gone = Err((StatusCode::NOT_FOUND, AppError::NotFound));
        assert_eq!(anybody.call(LoadAsked { token: token.clone() }).await, gone);
        assert_eq!(anybody.call(ConfirmOwn { token }).await, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
    }

    async fn a_link_ends_after_thirty_days(app: Demo) {
        let app = with_mail(&app).await;
        let coordinator = app.signed_in(COORDINATOR).await;
        let record = word(RecordRef::new(RecordKind::Person, make_person(&coordinator).await));
        coordinator.call(AskConcerned { record }).await.unwrap();
        let token = token_of(&sent(&app).await);
        let anybody = app.anonymous();
        app.store().clock().advance(Duration::days(29));
        assert!(anybody.call(LoadAsked { token: token.clone() }).await.is_ok());
        app.store().clock().advance(Duration::days(2));
        assert_eq!(anybody.call(LoadAsked { token }).await, Err((StatusCode::NOT_FOUND, AppError::NotFound)));
    }

    async fn where_no_mail_is_sent_nobody_is_asked(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let record = word(RecordRef::new(RecordKind::Person, make_person(&coordinator).await));
        let refused = coordinator.call(AskConcerned { record }).await.unwrap_err();
        assert_eq!(refused.1, AppError::Refused(EditError::NobodyToAsk));
        let page = coordinator.get("/directory/care").await;
        assert!(page.text().contains("Diese Installation verschickt keine E-Mails"), "{}", page.text());
    }
}

fn psp_lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

/// A record as forms name it.
fn word(record: RecordRef) -> String {
    format!("{}.{}", record.kind, record.id)
}

async fn load(client: &Client, kind: &str) -> domain::directory::CareList {
    let (region, kind, months) = (String::new(), kind.to_owned(), String::new());
    client.call(LoadCare { region, kind, months }).await.unwrap().care
}

/// Who has confirmed a person last.
async fn load_person(client: &Client, id: PersonId) -> Option<Confirmer> {
    let page = client.call(app::directory::api::LoadPerson { id: id.to_string() }).await.unwrap();
    page.answer.detail.around.confirmation.and_then(|confirmation| confirmation.by)
}

/// Enters somebody who can be written to.
async fn make_person(coordinator: &Client) -> PersonId {
    let mut form = PersonForm {
        name: "Mia Mustermann".to_owned(),
        function: "Geheime Funktion".to_owned(),
        ..PersonForm::blank("")
    };
    say(&mut form.contacts, "mia@haus.example");
    let wish = CreatePerson { region: HealthRegionId::named("hassberge"), form, meant: true };
    let made = submit(coordinator, "/directory/people/new", &wish).await;
    let id: Uuid = made.location().rsplit('/').next().unwrap().parse().unwrap();
    PersonId(id)
}

fn say(rows: &mut [ContactForm], email: &str) {
    let row = rows.iter_mut().find(|row| row.kind == ContactKind::Email).unwrap();
    email.clone_into(&mut row.value);
}

/// The application where mail is sent.
async fn with_mail(app: &Demo) -> Demo {
    prepare(app.store()).await.unwrap();
    app.adjusted(|state| state.instance.mail_site = Some(SITE.to_owned()))
}

/// The mail that waits to be sent.
async fn sent(app: &Demo) -> Letter {
    let mut write = app.store().write(&Actor::System).await.unwrap();
    let mail = write.claim_mail().await.unwrap().expect("a mail waits");
    write.remove_mail(mail.id).await.unwrap();
    write.commit().await.unwrap();
    mail.letter
}

fn token_of(letter: &Letter) -> String {
    let link = letter.text.split(&format!("{SITE}/care/")).nth(1).expect("the mail has a link");
    link.chars().take_while(|sign| !sign.is_whitespace()).collect()
}

/// Sends a form from a page as a browser without a script would.
async fn submit<F: ServerFn + Serialize>(client: &Client, page: &str, wish: &F) -> Answer {
    let address = format!("http://geflecht.example{page}");
    client.submit_on(&address, F::PATH, serde_qs::to_string(wish).unwrap()).await
}
