//! The forms for committees, and how they and what belongs to them end, as they are sent with and without a script.

use app::{
    directory::{
        api::{AddSeat, LoadCommittee, Newcomer},
        committee_api::{CreateCommittee, EditCommittee, LoadEditedCommittee},
        record_api::EndRecord,
    },
    error::AppError,
};
use axum::http::StatusCode;
use domain::{
    change::{RecordKind, RecordRef},
    directory::{CommitteeForm, MembershipRole, OrganisationKind},
    id::{CommitteeId, FieldId, HealthRegionId, PersonId},
};

use crate::{
    pages::assert_complete,
    record_form::submit,
    support::{
        Demo,
        people::{CHAIR, COORDINATOR, MEMBER},
        test_app::Client,
    },
};

contract! {
    async fn the_pages_of_committees_are_complete_in_both_languages(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        for (path, words) in [
            ("/directory/committees/new".to_owned(), ["Neues Gremium", "New committee"]),
            (
                format!("/directory/committees/{}/edit", care()),
                ["offenen Sitze enden an diesem Tag", "open seats end on this day as well"],
            ),
        ] {
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let page = coordinator.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_complete(&path, &page);
                assert!(page.text().contains(words), "{words} in {path}: {}", page.text());
            }
        }
    }

    async fn the_ways_to_the_forms_of_committees_are_shown_to_those_who_may_go_them(app: Demo) {
        let (coordinator, member) = (app.signed_in(COORDINATOR).await, app.signed_in(MEMBER).await);
        for (path, way) in [
            ("/directory/committees".to_owned(), "/directory/committees/new".to_owned()),
            (
                format!("/directory/health-regions/{}", hassberge()),
                format!("/directory/committees/new?region={}", hassberge()),
            ),
            (format!("/directory/committees/{}", care()), format!("/directory/committees/{}/edit", care())),
        ] {
            let way = format!("href=\"{way}\"");
            assert!(coordinator.get(&path).await.body.contains(&way), "{way} on {path}");
            assert!(!member.get(&path).await.body.contains(&way), "{way} on {path} for a member");
        }
        let chair = app.signed_in(CHAIR).await;
        let own = chair.get(&format!("/directory/committees/{}", health_care())).await;
        assert!(own.body.contains(&format!("/directory/committees/{}/edit", health_care())));
    }

    async fn a_committee_is_set_up_by_a_form_and_nothing_that_was_typed_is_lost(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let page = format!("/directory/committees/new?region={}", hassberge());
        let chosen = format!("<option value=\"{}\" selected", hassberge());
        assert!(coordinator.get(&page).await.body.contains(&chosen));
        let wish = |name: &str, to: &str| CreateCommittee {
            region: hassberge(),
            form: CommitteeForm {
                name: name.to_owned(),
                parent: forum().to_string(),
                fields: vec![FieldId::named("pf").to_string()],
                description: "Plant & <baut>".to_owned(),
                from: "2026-01-01".to_owned(),
                to: to.to_owned(),
                ..CommitteeForm::blank()
            },
        };
        for (name, to, code, sentence) in [
            (" ", "", "fields:name.0.empty", "Das darf nicht leer sein."),
            (
                "AG Trinkwasser",
                "2025-12-31",
                "fields:valid-to.0.ends-before-it-begins",
                "Das Ende läge vor dem Anfang.",
            ),
        ] {
            let refused = submit(&coordinator, &page, &wish(name, to)).await;
            let location = refused.location();
            assert!(location.ends_with(&format!("&problem={code}")), "{location}");
            let again = coordinator.get(location).await;
            assert!(again.body.contains("Plant &amp; &lt;baut&gt;"), "{}", again.body);
            assert!(again.body.contains(&format!("<option value=\"{}\" selected", forum())), "{}", again.body);
            let field = again.body.split(&format!("value=\"{}\"", FieldId::named("pf"))).nth(1).unwrap();
            assert!(field.split('>').next().unwrap().contains("checked"), "what was chosen stays chosen");
            assert_eq!(again.body.matches("aria-invalid=\"true\"").count(), 1);
            assert!(again.text().contains(sentence), "{sentence}");
        }
        let made = submit(&coordinator, &page, &wish("AG Trinkwasser", "")).await;
        let shown = coordinator.get(made.location()).await;
        for words in ["AG Trinkwasser", "Plant & <baut>", "Pflege", "Gesundheitsforum Haßberge", "1. Januar 2026"] {
            assert!(shown.text().contains(words), "{words} in {}", shown.text());
        }
    }

    async fn a_circle_is_refused_at_its_field(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let edit = format!("/directory/committees/{}/edit", forum());
        let form = CommitteeForm { parent: health_care().to_string(), ..opened(&coordinator, forum()).await };
        let wish = EditCommittee { committee: forum(), form, version: 1 };
        let refused = submit(&coordinator, &edit, &wish).await;
        let again = coordinator.get(refused.location()).await;
        assert!(again.text().contains("Das ginge im Kreis"), "{}", again.text());
        assert_eq!(again.body.matches("aria-invalid=\"true\"").count(), 1);
    }

    async fn whoever_was_overtaken_sees_what_holds_now_of_a_committee(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let edit = format!("/directory/committees/{}/edit", care());
        let opened = opened(&coordinator, care()).await;
        let wish = |description: &str| {
            let form = CommitteeForm { description: description.to_owned(), ..opened.clone() };
            EditCommittee { committee: care(), form, version: 1 }
        };
        coordinator.call(wish("Schneller")).await.unwrap();
        assert_eq!(coordinator.call(wish("Langsamer")).await, Err((StatusCode::CONFLICT, AppError::Stale)));
        let stale = submit(&coordinator, &edit, &wish("Langsamer")).await;
        let page = coordinator.get(stale.location()).await;
        for words in ["Jemand anderes hat das inzwischen geändert.", "Inzwischen gilt", "Schneller", "Langsamer"] {
            assert!(page.text().contains(words), "{words} in {}", page.text());
        }
        assert!(page.body.contains("name=\"version\" value=\"2\""), "{}", page.body);
        let again = EditCommittee { version: 2, ..wish("Langsamer") };
        assert_eq!(submit(&coordinator, &edit, &again).await.location(), page_of(care()));
    }

    async fn a_committee_ends_with_its_seats_and_comes_back_with_them(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let edit = format!("/directory/committees/{}/edit", care());
        let load = async || {
            let page = coordinator.call(LoadCommittee { id: care().to_string() }).await.unwrap().answer;
            page.around.seats.iter().filter(|seat| seat.valid_to.is_none()).count()
        };
        let before = load().await;
        assert!(before > 3);
        let wish = |last_day: &str, with_seats| EndRecord {
            record: RecordRef::new(RecordKind::Committee, care()),
            last_day: last_day.to_owned(),
            with_seats,
            version: 1,
        };
        let refused = submit(&coordinator, &edit, &wish("2000-01-01", false)).await;
        let page = coordinator.get(refused.location()).await;
        assert_eq!(page.text().matches("Das Ende läge vor dem Anfang.").count(), 1, "{}", page.text());
        let check = page.body.split("name=\"with_seats\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(!check.contains("checked"), "what was chosen stays chosen: {check}");
        let ended = submit(&coordinator, &edit, &wish("2026-11-20", true)).await;
        assert_eq!(ended.location(), page_of(care()));
        assert_eq!(load().await, 0);
        let form = CommitteeForm { to: String::new(), ..opened(&coordinator, care()).await };
        coordinator.call(EditCommittee { committee: care(), form, version: 2 }).await.unwrap();
        assert_eq!(load().await, before);
    }

    async fn an_organisation_is_entered_with_its_seat(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let wish = |member: &str, kind| AddSeat {
            committee: care(),
            member: member.to_owned(),
            name: "Nachbarschaftshilfe Zeil".to_owned(),
            newcomer: Newcomer { function: String::new(), kind },
            role: MembershipRole::Member,
            is_voting: true,
            from: String::new(),
        };
        let invalid = coordinator.call(wish("new-organisation", None)).await;
        assert_eq!(invalid, Err((StatusCode::UNPROCESSABLE_ENTITY, AppError::Invalid)));
        let page = format!("{}?member=Nachbarschaft", page_of(care()));
        let made = submit(&coordinator, &page, &wish("new-organisation", Some(OrganisationKind::Welfare))).await;
        assert_eq!(made.location(), page_of(care()));
        let shown = coordinator.get(&page_of(care())).await;
        assert!(shown.text().contains("Nachbarschaftshilfe Zeil"), "{}", shown.text());
        let form = coordinator.get(&format!("{}?member=Zeil", page_of(care()))).await;
        assert!(form.body.contains("value=\"new-organisation\""), "{}", form.body);
    }

    async fn what_was_typed_for_a_seat_is_not_lost_when_it_is_refused(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let member = format!("person:{}", PersonId::named("hassberge/psp"));
        let wish = AddSeat {
            committee: care(),
            member: member.clone(),
            name: "Leitung Pflegestützpunkt Haßberge".to_owned(),
            newcomer: Newcomer {
                function: "Zeitgeberin".to_owned(),
                kind: Some(OrganisationKind::Sports),
            },
            role: MembershipRole::Moderator,
            is_voting: false,
            from: "2026-12-24".to_owned(),
        };
        let refused = submit(&coordinator, &page_of(care()), &wish).await;
        assert!(refused.location().ends_with("&problem=already-there"), "{}", refused.location());
        let again = coordinator.get(refused.location()).await;
        assert!(again.text().contains("Das gibt es hier schon."), "{}", again.text());
        for value in ["Zeitgeberin", "2026-12-24"] {
            assert!(again.body.contains(&format!("value=\"{value}\"")), "{value} in {}", again.body);
        }
        let chosen = again.body.split(&format!("value=\"{member}\"")).nth(1).unwrap();
        assert!(chosen.split('>').next().unwrap().contains("checked"), "{chosen}");
        assert!(again.body.contains("<option value=\"sports\" selected"), "{}", again.body);
    }

    async fn whoever_ends_is_told_how_many_seats_are_open(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let lead = PersonId::named("hassberge/psp");
        let page = coordinator.get(&format!("/directory/people/{lead}/edit")).await;
        assert!(page.body.contains("name=\"with_seats\""));
        assert!(page.text().contains("offenen Sitze enden an diesem Tag"), "{}", page.text());
    }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn forum() -> CommitteeId {
    CommitteeId::named("hassberge/forum")
}

fn care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-pflege")
}

/// The working group that the chair of the demo leads; the forum has set it up.
fn health_care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-versorgung")
}

fn page_of(committee: CommitteeId) -> String {
    format!("/directory/committees/{committee}")
}

/// The form of a committee as it is found.
async fn opened(client: &Client, id: CommitteeId) -> CommitteeForm {
    let edited = client.call(LoadEditedCommittee { id: id.to_string() }).await.unwrap();
    CommitteeForm::of(&edited.record, &edited.chosen)
}
