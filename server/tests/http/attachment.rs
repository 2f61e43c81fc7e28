//! Files that are attached to measures, over HTTP: who may send and open one, what is said of a bad one, and that nothing is
//! ever run.

use app::{
    error::AppError,
    links,
    plan::{attachment_api::RemoveAttachment, measure_api::LoadMeasure},
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    id::{AttachmentId, MeasureId},
    plan::{EditError, FILE_MAX, FILES_MAX, FileProblem},
};
use leptos::server_fn::ServerFn as _;

use crate::{
    plan::{board, current_plan},
    support::{
        Demo,
        people::{CHAIR, COORDINATOR, GUEST, HESSEN, MANAGER, MEMBER, OPERATOR},
        test_app::{Answer, Client},
    },
};

const BOUNDARY: &str = "grenze";

contract! {
    async fn a_file_goes_out_as_it_came_and_is_saved_not_run(app: Demo) {
        let member = app.signed_in(MEMBER).await;
        let content = [b"%PDF-1.7\n".as_slice(), &[0, 255, 128]].concat();
        assert_eq!(send(&member, "Übersicht \u{202e}Mai.pdf", &content).await.status, StatusCode::NO_CONTENT);
        let file = member.get(&links::attachment(first(&member).await)).await;
        assert_eq!((file.status, file.bytes()), (StatusCode::OK, content.as_slice()));
        for (name, value) in [
            ("content-type", "application/pdf"),
            (
                "content-disposition",
                "attachment; filename=\"_bersicht Mai.pdf\"; filename*=UTF-8''%C3%9Cbersicht%20Mai.pdf",
            ),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "sandbox; default-src 'none'"),
            ("cache-control", "no-store"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(file.header(name), value, "{name}");
        }
    }

    async fn a_file_is_taken_from_those_who_edit_the_measure_and_from_our_own_pages(app: Demo) {
        for (email, status) in [
            (OPERATOR, StatusCode::FORBIDDEN),
            (HESSEN, StatusCode::FORBIDDEN),
            (COORDINATOR, StatusCode::NO_CONTENT),
            (MANAGER, StatusCode::FORBIDDEN),
            (CHAIR, StatusCode::FORBIDDEN),
            (MEMBER, StatusCode::NO_CONTENT),
            (GUEST, StatusCode::FORBIDDEN),
        ] {
            let client = app.signed_in(email).await;
            assert_eq!(send(&client, &format!("{email}.txt"), b"Text").await.status, status, "{email}");
        }
        let visitor = send(&app.anonymous(), "a.txt", b"Text").await;
        assert_eq!((visitor.status, visitor.body.as_str()), (StatusCode::UNAUTHORIZED, "not-signed-in"));
        let coordinator = app.signed_in(COORDINATOR).await;
        let id = measure().to_string();
        let foreign = Form { site: "cross-site", ..Form::of(&id, "b.txt", b"Text") }.send(&coordinator).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
        for (measure, status) in [
            (MeasureId::named("none").to_string(), StatusCode::NOT_FOUND),
            ("x".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            assert_eq!(Form::of(&measure, "c.txt", b"Text").send(&coordinator).await.status, status);
        }
        assert_eq!(names(&coordinator).await, ["koordination@hassberge.example.txt", "mitglied@hassberge.example.txt"]);
    }

    async fn only_those_who_work_in_the_region_open_a_file_or_hear_of_it(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        send(&coordinator, "Vertrauliches Papier.txt", b"Vertraulich").await;
        let path = links::attachment(first(&coordinator).await);
        let sheet = format!("/plan/{}/board?measure={}", current_plan(), measure());
        for email in [COORDINATOR, MANAGER, CHAIR, MEMBER] {
            let client = app.signed_in(email).await;
            assert_eq!(client.get(&path).await.body, "Vertraulich", "{email}");
            let page = client.get(&sheet).await;
            assert!(page.body.contains(&path) && page.text().contains("Vertrauliches Papier.txt"), "{email}");
        }
        for client in [
            app.anonymous(),
            app.signed_in(OPERATOR).await,
            app.signed_in(HESSEN).await,
            app.signed_in(GUEST).await,
        ] {
            let answer = client.get(&path).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_FOUND, ""));
            assert!(!client.get(&sheet).await.tells("Vertrauliches Papier"));
        }
        for path in ["/plan/attachment/none".to_owned(), links::attachment(AttachmentId::named("none"))] {
            assert_eq!(coordinator.get(&path).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_bad_file_is_refused_with_the_reason_and_nothing_is_kept(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let page = format!("/plan/{}/table?measure={}", current_plan(), measure());
        let large = vec![b'a'; FILE_MAX + 1];
        let files: [(&str, &[u8], FileProblem, &str); 7] = [
            ("", b"", FileProblem::Missing, "Bitte wählen Sie eine Datei."),
            (".pdf", b"%PDF-", FileProblem::Nameless, "Diese Datei hat keinen Namen."),
            ("leer.txt", b"", FileProblem::Empty, "In dieser Datei steht nichts."),
            ("lang.txt", &large, FileProblem::TooLarge, "Diese Datei ist zu groß: höchstens 10 MB."),
            ("seite.html", b"<script>", FileProblem::UnknownKind, "Dateien dieser Art nehmen wir nicht an."),
            ("bild.png", b"<script>", FileProblem::Mismatched, "passt nicht zu ihrem Namen"),
            ("brief.docx", b"PK\x03\x04 cut off", FileProblem::Mismatched, "oder sie ist beschädigt"),
        ];
        let id = measure().to_string();
        for (name, content, problem, sentence) in files {
            let told = send(&client, name, content).await;
            assert_eq!((told.status, told.body.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, problem.as_str()));
            // Without a script the page says it, in the view that was open.
            let form = Form { page: Some(&page), ..Form::of(&id, name, content) };
            let led = form.send(&client).await;
            assert_eq!(led.location(), format!("{page}&problem={problem}"));
            assert!(client.get(led.location()).await.text().contains(sentence), "{problem}");
        }
        let english = client.get_in("en", &format!("{page}&problem=large-file")).await;
        assert!(english.text().contains("This file is too large: at most 10 MB."));
        assert_eq!(names(&client).await, [""; 0]);
    }

    async fn what_is_far_too_large_is_refused_as_well(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let endless = vec![b'a'; server::http::attachment::UPLOAD_LIMIT + 1];
        let told = send(&client, "endlos.txt", &endless).await;
        assert_eq!((told.status, told.body.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "large-file"));
        // The largest that is taken is larger than anything else that is sent.
        assert_eq!(send(&client, "lang.txt", &endless[..FILE_MAX]).await.status, StatusCode::NO_CONTENT);
        assert!(client.get(&links::attachment(first(&client).await)).await.bytes().len() == FILE_MAX);
    }

    async fn a_form_without_a_file_or_a_measure_is_answered(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let request = || {
            Request::post(links::ATTACHMENT_UPLOAD)
                .header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        };
        let part = |name: &str| format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        for (body, code) in [
            (format!("{}{}{end}", part("measure"), measure()), "missing-file"),
            (format!("{}Text{end}", part("file")), "invalid"),
            (format!("{}{}", part("measure"), measure()), "invalid"),
            (String::new(), "invalid"),
        ] {
            let answer = client.send_body(request(), Body::from(body.clone())).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, code), "{body:?}");
        }
    }

    async fn a_file_that_breaks_off_leaves_nothing(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let id = measure().to_string();
        let whole = Form::of(&id, "halb.txt", b"Ein halber Satz").body();
        let half = whole[..whole.len() - 20].to_vec();
        let request = Request::post(links::ATTACHMENT_UPLOAD)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        let answer = client.send_body(request, Body::from(half)).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
        assert_eq!(names(&client).await, [""; 0]);
    }

    async fn a_form_without_a_script_adds_and_removes_and_comes_back_to_its_sheet(app: Demo) {
        let client = app.signed_in(MEMBER).await;
        let page = format!("/plan/{}/board?measure={}", current_plan(), measure());
        let (id, was_refused) = (measure().to_string(), format!("{page}&problem=empty-file"));
        let form = Form { page: Some(&was_refused), ..Form::of(&id, "Notiz.txt", b"Text") };
        assert_eq!(form.send(&client).await.location(), format!("{page}#sheet-attachments"));
        assert!(client.get(&page).await.text().contains("Notiz.txt"));
        // A second time it is there already.
        assert_eq!(form.send(&client).await.location(), format!("{page}&problem=already-there"));
        let body = format!("attachment={}", first(&client).await);
        let answer = client.submit_on(&page, RemoveAttachment::PATH, body).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::FOUND, page.as_str()));
        assert_eq!(names(&client).await, [""; 0]);
        // From nowhere it leads to the plans, and never to somebody else's page.
        let elsewhere = Form { page: Some("https://example.org//evil"), ..Form::of(&id, "Notiz.txt", b"Text") };
        assert_eq!(elsewhere.send(&client).await.location(), "/plan#sheet-attachments");
    }

    async fn those_who_may_not_edit_the_measure_remove_nothing(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        send(&coordinator, "Notiz.txt", b"Text").await;
        let attachment = first(&coordinator).await;
        for (email, error) in [
            (MANAGER, (StatusCode::FORBIDDEN, AppError::NotAllowed)),
            (CHAIR, (StatusCode::FORBIDDEN, AppError::NotAllowed)),
            (GUEST, (StatusCode::NOT_FOUND, AppError::NotFound)),
            (HESSEN, (StatusCode::NOT_FOUND, AppError::NotFound)),
            (OPERATOR, (StatusCode::NOT_FOUND, AppError::NotFound)),
        ] {
            let refused = app.signed_in(email).await.call(RemoveAttachment { attachment }).await;
            assert_eq!(refused.map(drop), Err(error), "{email}");
        }
        let visitor = app.anonymous().call(RemoveAttachment { attachment }).await;
        assert_eq!(visitor.map(drop), Err((StatusCode::UNAUTHORIZED, AppError::NotSignedIn)));
        let detail = app.signed_in(MEMBER).await.call(RemoveAttachment { attachment }).await.unwrap();
        assert_eq!(detail.attachments.files, []);
        assert_eq!(coordinator.get(&links::attachment(attachment)).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_full_measure_takes_no_more(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        for number in 0..FILES_MAX {
            let taken = send(&client, &format!("{number}.txt"), b"Text").await;
            assert_eq!(taken.status, StatusCode::NO_CONTENT);
        }
        let told = send(&client, "zuviel.txt", b"Text").await;
        assert_eq!(AppError::from_code(&told.body), Some(AppError::Refused(EditError::File(FileProblem::TooMany))));
    }

    async fn others_hear_of_a_file_as_an_event_and_guests_do_not(app: Demo) {
        let (coordinator, member) = (app.signed_in(COORDINATOR).await, app.signed_in(MEMBER).await);
        let start = board(&member).await.change;
        let live = || Request::get(format!("/live/plan/{}?after={start}", current_plan()));
        let mut heard = member.listen(live()).await.unwrap();
        let mut unheard = app.signed_in(GUEST).await.listen(live()).await.unwrap();
        send(&coordinator, "Notiz.txt", b"Text").await;
        let event = heard.next().await;
        assert_eq!(event.data["record"]["kind"], "attachment");
        assert_eq!(event.data["title"], "Notiz.txt");
        assert!(unheard.is_silent().await);
    }
}

/// A measure of the working group on care, of which the member is one and the chair is not.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

/// The form of a sheet with a file in it.
struct Form<'a> {
    measure: &'a str,
    name: &'a str,
    content: &'a [u8],
    site: &'static str,
    /// Where the form stands, if it is sent without a script.
    page: Option<&'a str>,
}

impl<'a> Form<'a> {
    fn of(measure: &'a str, name: &'a str, content: &'a [u8]) -> Self {
        Self { measure, name, content, site: "same-origin", page: None }
    }

    fn body(&self) -> Vec<u8> {
        let Self { measure, name, .. } = self;
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"measure\"\r\n\r\n{measure}\r\n--{BOUNDARY}\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: text/html\r\n\r\n"
        );
        [head.as_bytes(), self.content, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat()
    }

    async fn send(&self, client: &Client) -> Answer {
        let accepted = if self.page.is_some() { "text/html,application/xhtml+xml;q=0.9" } else { "*/*" };
        let request = Request::post(links::ATTACHMENT_UPLOAD)
            .header("sec-fetch-site", self.site)
            .header(header::ACCEPT, accepted)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        let request = match self.page {
            Some(page) if page.starts_with('/') => {
                request.header(header::REFERER, format!("http://geflecht.example{page}"))
            }
            Some(page) => request.header(header::REFERER, page),
            None => request,
        };
        client.send_body(request, Body::from(self.body())).await
    }
}

/// Sends a file as a script does.
async fn send(client: &Client, name: &str, content: &[u8]) -> Answer {
    Form::of(&measure().to_string(), name, content).send(client).await
}

/// The names of the files, as somebody who sees them is told.
async fn names(client: &Client) -> Vec<String> {
    let files = client.call(LoadMeasure { measure: measure() }).await.unwrap().attachments.files;
    files.into_iter().map(|file| file.attachment.name).collect()
}

async fn first(client: &Client) -> AttachmentId {
    client.call(LoadMeasure { measure: measure() }).await.unwrap().attachments.files[0].attachment.id
}
