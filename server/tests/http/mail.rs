//! Mail to users, and reporting with the links in it.

use app::plan::{
    comment_api::{FollowMeasure, WriteComment},
    measure_api::LoadMeasure,
    notifications::api::{ChooseMail, LoadNotifications, SendDigest},
    reporting::api::{LoadLinkedReport, LoadOwnMeasures, ReportStatus, ReportTodaysValue},
};
use axum::http::StatusCode;
use domain::{
    id::MeasureId,
    permission::Actor,
    plan::{Letter, MailRhythm, MeasureStatus},
};
use server::mail::{Mailer, prepare, send_waiting, write_due};
use time::Duration;

use crate::support::{
    Demo,
    people::{CHAIR, GUEST, MANAGER, MEMBER},
};

const SITE: &str = "https://geflecht.example";

contract! {
    async fn a_link_from_a_mail_reports_of_its_measure_alone_and_under_the_name_of_its_reader(app: Demo) {
        let app = with_mail(&app).await;
        let member = app.signed_in(MEMBER).await;
        member.call(SendDigest {}).await.unwrap();
        let letter = sent(&app).await;
        let token = token_of(&letter, "Börse für Kurzzeitpflege");
        let anybody = app.anonymous();
        let page = anybody.get(&format!("/report/{token}?status=running")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Börse für Kurzzeitpflege") && page.text().contains("Pflegedienstleitung Sozialstation"));

        let report = anybody.call(LoadLinkedReport { token: token.clone() }).await.unwrap();
        assert_eq!(report.measure.measure.id, measure());
        let status = |measure, version, token: &str| ReportStatus {
            measure,
            status: MeasureStatus::Running,
            reason: String::new(),
            next_step: String::new(),
            version,
            token: token.to_owned(),
        };
        let version = report.measure.measure.version;
        let told = anybody.call(status(measure(), version, &token)).await.unwrap();
        assert_eq!(told.measure.status, MeasureStatus::Running);
        let detail = member.call(LoadMeasure { measure: measure() }).await.unwrap();
        assert_eq!(detail.changes[0].actor, "Pflegedienstleitung Sozialstation Haßfurt");

        let not_found = StatusCode::NOT_FOUND;
        let other = MeasureId::named("hassberge/plan/Gesunde Kita");
        assert_eq!(anybody.call(status(other, 1, &token)).await.unwrap_err().0, not_found);
        let first = if token.starts_with('A') { "B" } else { "A" };
        let forged = format!("{first}{}", &token[1..]);
        for forged in [forged.as_str(), "x", "%00"] {
            let token = forged.to_owned();
            assert_eq!(anybody.call(LoadLinkedReport { token }).await.unwrap_err().0, not_found, "{forged}");
        }
        let stale = anybody.call(status(measure(), version, &token)).await.unwrap_err();
        assert_eq!(stale.0, StatusCode::CONFLICT);
        let unsigned = anybody.call(status(measure(), version, "")).await.unwrap_err();
        assert_eq!(unsigned.0, StatusCode::UNAUTHORIZED);

        app.store().clock().advance(Duration::days(15));
        assert_eq!(anybody.call(LoadLinkedReport { token: token.clone() }).await.unwrap_err().0, not_found);
        let page = anybody.get(&format!("/report/{token}")).await;
        assert_eq!(page.status, not_found);
        assert!(page.text().contains("Dieser Link gilt nicht mehr"));
    }

    async fn a_form_without_a_script_reports_too_and_says_what_is_missing(app: Demo) {
        let app = with_mail(&app).await;
        app.signed_in(MEMBER).await.call(SendDigest {}).await.unwrap();
        let token = token_of(&sent(&app).await, "Börse für Kurzzeitpflege");
        let anybody = app.anonymous();
        let report = anybody.call(LoadLinkedReport { token: token.clone() }).await.unwrap();
        let version = report.measure.measure.version;
        let page = format!("/report/{token}");
        let body = |status: &str| format!("measure={}&version={version}&token={token}&status={status}", measure());
        let late = format!("{}&next_step=Nachfassen", body("delayed"));
        let refused = anybody.submit_on(&page, path_of::<ReportStatus>(), late).await;
        assert!(refused.location().starts_with(&page), "{}", refused.location());
        let again = anybody.get(refused.location()).await;
        assert!(again.text().contains("Nachfassen"), "what was typed is kept: {}", again.text());
        let done = anybody.submit_on(&page, path_of::<ReportStatus>(), body("running")).await;
        assert!(done.location().starts_with(&page), "{}", done.location());
        let report = anybody.call(LoadLinkedReport { token }).await.unwrap();
        assert_eq!(report.measure.measure.status, MeasureStatus::Running);
    }

    async fn a_value_is_reported_for_today(app: Demo) {
        let member = app.signed_in(MEMBER).await;
        let own = member.call(LoadOwnMeasures {}).await.unwrap();
        let with_indicator = own.measures.iter().find(|own| !own.indicators.is_empty()).unwrap();
        let indicator = with_indicator.indicators[0].indicator.id;
        let report = |value: &str| ReportTodaysValue {
            measure: with_indicator.measure.id,
            indicator,
            value: value.to_owned(),
            token: String::new(),
        };
        let told = member.call(report("12,5")).await.unwrap();
        let latest = told.indicators.iter().find(|series| series.indicator.id == indicator).unwrap().latest().unwrap();
        assert_eq!((latest.value, latest.measured_on), (12.5, own.today));
        assert_eq!(member.call(report("viele")).await.unwrap_err().0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(app.signed_in(GUEST).await.call(report("1")).await.unwrap_err().0, StatusCode::FORBIDDEN);
        assert!(member.get("/plan/mine").await.text().contains(&with_indicator.measure.title));
        assert_eq!(app.anonymous().get("/plan/mine").await.status, StatusCode::UNAUTHORIZED);
    }

    async fn news_leaves_as_a_mail_with_both_texts(app: Demo) {
        let app = with_mail(&app).await;
        let (chair, manager) = (app.signed_in(CHAIR).await, app.signed_in(MANAGER).await);
        manager.call(FollowMeasure { measure: measure(), is_on: true }).await.unwrap();
        let choice = |language: &str| ChooseMail {
            rhythm: MailRhythm::AtOnce,
            has_digest: false,
            language: language.to_owned(),
        };
        manager.call(choice("en")).await.unwrap();
        assert_eq!(manager.call(choice("tlh")).await.unwrap_err().0, StatusCode::UNPROCESSABLE_ENTITY);
        let told = manager.call(LoadNotifications {}).await.unwrap().mail.unwrap();
        assert_eq!((told.rhythm, told.has_digest, told.language.as_str()), (MailRhythm::AtOnce, false, "en"));

        let text = "Seht her".to_owned();
        chair.call(WriteComment { measure: measure(), text, mentions: Vec::new() }).await.unwrap();
        app.store().clock().advance(Duration::minutes(6));
        assert!(write_due(app.store(), SITE).await.unwrap() > 0);
        assert_eq!(write_due(app.store(), SITE).await.unwrap(), 0, "each is written of once");
        let folder = tempfile::tempdir().unwrap();
        let way = format!("file:{}", folder.path().display());
        let mailer = Mailer::new(&way, "Geflecht <geflecht@amt.example>", SITE).unwrap();
        assert!(send_waiting(app.store(), &mailer).await.unwrap() > 0);
        assert_eq!(send_waiting(app.store(), &mailer).await.unwrap(), 0);
        let mails: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect();
        let mail = mails.iter().find(|mail| mail.contains(MANAGER)).unwrap();
        for part in ["From: Geflecht <geflecht@amt.example>", "multipart/alternative", "text/plain", "text/html", "Message-ID: <"] {
            assert!(mail.contains(part), "{part} in {mail}");
        }
    }

    async fn where_no_mail_is_sent_nobody_is_offered_any(app: Demo) {
        let member = app.signed_in(MEMBER).await;
        assert_eq!(member.call(LoadNotifications {}).await.unwrap().mail, None);
        assert!(member.get("/notifications").await.text().contains("Diese Installation verschickt keine E-Mails."));
        assert_eq!(member.call(SendDigest {}).await.unwrap_err().0, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

/// A measure of the working group on care.
fn measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
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
    write.commit().await.unwrap();
    mail.letter
}

/// The token of the first link to report of a measure.
fn token_of(letter: &Letter, title: &str) -> String {
    let part = letter.text.split(&format!("* {title}\n")).nth(1).expect("the mail names the measure");
    let link = part.split(&format!("{SITE}/report/")).nth(1).expect("the mail has a link to report");
    link.chars().take_while(|sign| !sign.is_whitespace() && *sign != '?').collect()
}

fn path_of<F: leptos::server_fn::ServerFn>() -> &'static str {
    F::PATH
}
