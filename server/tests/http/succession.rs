//! Organisations get another name and are succeeded by pages and forms alone.

use app::directory::{
    record_api::CreateOrganisation,
    succession_api::{LoadSuccession, RenameOrganisation, SucceedOrganisation},
};
use axum::http::StatusCode;
use domain::{
    directory::{
        MembershipRole, NewMember, NewSeat, OrganisationForm, RenameForm, SuccessionForm, seat_mark,
    },
    id::{CommitteeId, HealthRegionId, OrganisationId},
    permission::Actor,
};
use uuid::Uuid;

use crate::{
    pages::assert_complete,
    record_form::submit,
    support::{Demo, people::COORDINATOR, test_app::Client},
};

contract! {
    async fn an_organisation_gets_another_name_by_a_form_and_keeps_the_one_it_had(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let id = make(&coordinator, "Verein Altnahme").await;
        let page = format!("/directory/organisations/{id}");
        let forms = format!("{page}/succession");
        let way = format!("href=\"{forms}\"");
        assert!(coordinator.get(&format!("{page}/edit")).await.body.contains(&way));
        for (language, words) in [("de", "Heißt so ab"), ("en", "Has this name from")] {
            let shown = coordinator.get_in(language, &forms).await;
            assert_eq!(shown.status, StatusCode::OK);
            assert_complete(&forms, &shown);
            assert!(shown.text().contains(words), "{words} in {}", shown.text());
        }
        let wish = |name: &str, from: &str, version| RenameOrganisation {
            organisation: id,
            form: RenameForm { name: name.to_owned(), from: from.to_owned() },
            version,
        };
        for (name, from, problem, sentence) in [
            ("Verein & Neu", "", "fields:renamed-on.0.empty", "Das darf nicht leer sein."),
            ("Verein & Neu", "2999-01-01", "fields:renamed-on.0.in-future", "Dieser Tag liegt noch vor uns."),
            ("Verein Altnahme", "2020-01-01", "fields:new-name.0.same-name", "So heißt sie schon."),
        ] {
            let refused = submit(&coordinator, &forms, &wish(name, from, 1)).await;
            assert!(refused.location().ends_with(&format!("&problem={problem}")), "{}", refused.location());
            let again = coordinator.get(refused.location()).await;
            assert!(again.text().contains(sentence), "{sentence} in {}", again.text());
            assert_eq!(again.body.matches("aria-invalid=\"true\"").count(), 1);
            let typed = format!("value=\"{}\"", name.replace('&', "&amp;"));
            assert!(again.body.contains(&typed), "{typed} in {}", again.body);
        }
        let stale = submit(&coordinator, &forms, &wish("Verein & Neu", "2020-01-01", 7)).await;
        assert!(stale.location().ends_with("&problem=stale"), "{}", stale.location());
        let again = coordinator.get(stale.location()).await;
        // Both forms are of the version that is there now.
        assert_eq!(again.body.matches("name=\"version\" value=\"1\"").count(), 2, "{}", again.body);

        let done = submit(&coordinator, &forms, &wish("Verein & Neu", "2020-01-01", 1)).await;
        assert_eq!(done.location(), page);
        for (language, words) in [
            ("de", ["Verein & Neu", "bis 31. Dezember 2019: Verein Altnahme", "vorher Verein Altnahme"]),
            ("en", ["Verein & Neu", "until 31 December 2019: Verein Altnahme", "before: Verein Altnahme"]),
        ] {
            let shown = coordinator.get_in(language, &page).await;
            assert_complete(&page, &shown);
            for words in words {
                assert!(shown.text().contains(words), "{words} in {}", shown.text());
            }
        }
        let found = coordinator.get("/search?q=Altnahme").await;
        assert!(found.body.contains(&format!("href=\"{page}\"")), "{}", found.text());
    }

    async fn an_organisation_is_succeeded_by_a_form_and_the_pages_tell_each_other(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let old = make(&coordinator, "Verein Altnahme").await;
        let heir = make(&coordinator, "Verein Erbe").await;
        let mut write = app.store().write(&Actor::System).await.unwrap();
        let seat = NewSeat {
            committee_id: CommitteeId::named("hassberge/ag-pflege"),
            member: NewMember::Organisation(old),
            role: MembershipRole::Member,
            is_voting: true,
            valid_from: None,
        };
        write.add_seat(&seat).await.unwrap();
        write.commit().await.unwrap();
        let page = format!("/directory/organisations/{old}");
        let forms = format!("{page}/succession");
        let offer = coordinator.call(LoadSuccession { id: old.to_string() }).await.unwrap();
        assert!(offer.successors.iter().all(|named| named.record.id != old.0));
        let [seat] = offer.seats.as_slice() else { panic!("{:?}", offer.seats) };
        let mark = seat_mark(seat.membership_id, seat.version);
        let shown = coordinator.get(&forms).await;
        assert!(shown.body.contains(&format!("value=\"{mark}\"")), "{}", shown.body);
        let wish = |on: &str, successor: OrganisationId, version| SucceedOrganisation {
            organisation: old,
            form: SuccessionForm {
                on: on.to_owned(),
                successors: vec![String::new(), successor.to_string()],
                seats: vec![mark.clone()],
                ends_rest: true,
            },
            version,
        };
        for (on, successor, problem, sentence) in [
            ("", heir, "fields:succeeded-on.0.empty", "Das darf nicht leer sein."),
            (
                "2999-01-01",
                old,
                "fields:successor.1.same-record",
                "Eine Organisation kann nicht auf sich selbst folgen.",
            ),
        ] {
            let refused = submit(&coordinator, &forms, &wish(on, successor, 1)).await;
            assert!(refused.location().ends_with(&format!("&problem={problem}")), "{}", refused.location());
            let again = coordinator.get(refused.location()).await;
            assert!(again.text().contains(sentence), "{sentence} in {}", again.text());
            assert_eq!(again.body.matches("aria-invalid=\"true\"").count(), 1);
        }
        let stale = submit(&coordinator, &forms, &wish("2999-01-01", heir, 7)).await;
        assert!(stale.location().ends_with("&problem=stale"), "{}", stale.location());
        let done = submit(&coordinator, &forms, &wish("2999-01-01", heir, 1)).await;
        assert_eq!(done.location(), page);
        let heirs = format!("/directory/organisations/{heir}");
        for (path, words) in [
            (&page, ["Ab 1. Januar 2999 folgt:", "Verein Erbe"]),
            (&heirs, ["Seit 1. Januar 2999 in der Nachfolge von:", "AG Versorgung mit Pflege Haßberge"]),
        ] {
            let shown = coordinator.get(path).await;
            assert_complete(path, &shown);
            for words in words {
                assert!(shown.text().contains(words), "{words} in {}", shown.text());
            }
        }
        let shown = coordinator.get(&forms).await;
        assert!(shown.text().contains("Die Nachfolge ist eingetragen"), "{}", shown.text());
    }
}

async fn make(coordinator: &Client, name: &str) -> OrganisationId {
    let form = OrganisationForm { name: name.to_owned(), ..OrganisationForm::blank() };
    let wish = CreateOrganisation { region: HealthRegionId::named("hassberge"), form, meant: true };
    let made = submit(coordinator, "/directory/organisations/new", &wish).await;
    let id: Uuid = made.location().rsplit('/').next().unwrap().parse().unwrap();
    OrganisationId(id)
}
