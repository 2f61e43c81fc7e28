//! What a person has agreed to publish, and nothing else of theirs, is shown to visitors through every door.

use app::directory::record_api::{EditPerson, LoadEditedPerson};
use axum::http::StatusCode;
use domain::{
    directory::{ContactForm, ContactKind, PersonForm},
    id::{CommitteeId, PersonId},
    permission::Visibility,
};

use crate::{
    record_form::submit,
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::Client,
    },
};

const EMAIL: &str = "psp@hassberge.example";
const PHONE: &str = "+49 9521 4711";
const SOURCE: &str = "Beitrittserklaerung";

contract! {
    async fn a_visitor_sees_a_contact_field_of_a_person_only_with_consent(app: Demo) {
        let (visitor, coordinator) = (app.anonymous(), app.signed_in(COORDINATOR).await);
        let page = format!("/directory/people/{}", lead());
        let care = CommitteeId::named("hassberge/ag-pflege");
        let today = app.store().clock().today().to_string();
        assert_eq!(visitor.get(&page).await.status, StatusCode::NOT_FOUND);

        let mut form = opened(&coordinator).await;
        form.visibility = Visibility::Public;
        let email = row(&mut form, ContactKind::Email);
        email.visibility = Visibility::Public;
        (email.consent_day, email.consent_source) = (today.clone(), SOURCE.to_owned());
        let phone = row(&mut form, ContactKind::Phone);
        (phone.value, phone.visibility) = (PHONE.to_owned(), Visibility::Public);
        (phone.consent_day, phone.consent_source) = (today, SOURCE.to_owned());
        save(&coordinator, form).await;
        let files = [
            "/directory/people.csv".to_owned(),
            "/directory/people.vcf".to_owned(),
            format!("{page}/contact.vcf"),
        ];
        for path in &files {
            let file = visitor.get(path).await;
            assert!(file.body.contains(EMAIL) && file.body.contains("4711"), "{path}: {}", file.body);
        }
        let shown = visitor.get(&page).await.text();
        assert!(shown.contains("psp (at) hassberge.example"), "{shown}");

        // They withdraw what they have agreed to for the address; the number stays.
        let mut form = opened(&coordinator).await;
        let email = row(&mut form, ContactKind::Email);
        (email.consent_day, email.consent_source) = (String::new(), String::new());
        save(&coordinator, form).await;
        let pages = [page.clone(), format!("/map?node={}", lead()), "/search?q=psp".to_owned(), format!("/directory/committees/{care}/members.vcf")];
        for path in files.iter().chain(&pages) {
            let shown = visitor.get(path).await;
            assert!(!shown.body.contains(EMAIL) && !shown.body.contains("psp (at)"), "{path}: {}", shown.body);
            assert!(!shown.tells(SOURCE), "{path}: how somebody has agreed is not for visitors");
        }
        assert!(visitor.get(&page).await.text().contains(PHONE));
        let member = app.signed_in(MEMBER).await.get(&page).await;
        assert!(member.body.contains(EMAIL) && !member.tells(SOURCE), "the network sees the address still");
        let history = coordinator.get(&page).await.text();
        assert!(history.contains("Beleg der Einwilligung") && history.contains(SOURCE), "{history}");
    }

    async fn the_form_says_in_both_languages_what_is_missing(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let path = format!("/directory/people/{}/edit", lead());
        let tomorrow = app.store().clock().today().next_day().unwrap().to_string();
        for (day, source, code, words) in [
            ("", "", "consent-day.0.needs-consent", ["Für alle sichtbar wird das erst mit Einwilligung", "only with consent"]),
            ("", SOURCE, "consent-day.0.empty", ["Das darf nicht leer sein.", "This must not be empty."]),
            (tomorrow.as_str(), SOURCE, "consent-day.0.in-the-future", ["Dieser Tag liegt in der Zukunft.", "This day is in the future."]),
        ] {
            let mut form = opened(&coordinator).await;
            let email = row(&mut form, ContactKind::Email);
            email.visibility = Visibility::Public;
            (email.consent_day, email.consent_source) = (day.to_owned(), source.to_owned());
            let wish = EditPerson { person: lead(), form, version: 1 };
            let refused = submit(&coordinator, &path, &wish).await;
            assert!(refused.location().contains(&format!("fields:{code}")), "{}", refused.location());
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let again = coordinator.get_in(language, refused.location()).await;
                assert!(again.text().contains(words), "{words}: {}", again.text());
                assert!(again.body.contains(&format!("value=\"{source}\"")), "what was typed stays");
            }
        }
    }
}

fn lead() -> PersonId {
    PersonId::named("hassberge/psp")
}

async fn opened(client: &Client) -> PersonForm {
    let edited = client.call(LoadEditedPerson { id: lead().to_string() }).await.unwrap();
    PersonForm::of(&edited.record, &edited.contacts)
}

fn row(form: &mut PersonForm, kind: ContactKind) -> &mut ContactForm {
    form.contacts.iter_mut().find(|row| row.kind == kind).unwrap()
}

/// Saves a form as a browser without a script would.
async fn save(client: &Client, form: PersonForm) {
    let edited = client.call(LoadEditedPerson { id: lead().to_string() }).await.unwrap();
    let page = format!("/directory/people/{}", lead());
    let wish = EditPerson { person: lead(), form, version: edited.record.version };
    assert_eq!(submit(client, &format!("{page}/edit"), &wish).await.location(), page);
}
