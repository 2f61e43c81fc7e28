//! The forms for health regions and their districts, as they are sent with and without a script.

use app::directory::{
    health_region_api::{CreateHealthRegion, EditHealthRegion, LoadEditedHealthRegion},
    record_api::EndRecord,
};
use axum::http::StatusCode;
use domain::{
    change::{RecordKind, RecordRef},
    directory::HealthRegionForm,
    id::{HealthRegionId, OrganisationId},
};

use crate::{
    pages::assert_complete,
    record_form::submit,
    support::{
        Demo,
        people::{COORDINATOR, HESSEN, OPERATOR},
        test_app::Client,
    },
};

contract! {
    async fn the_pages_of_health_regions_are_complete_in_both_languages(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        for (path, words) in [
            ("/directory/health-regions/new".to_owned(), ["Neue Gesundheitsregion", "New health region"]),
            (
                "/directory/health-regions/new?state=09".to_owned(),
                ["Kitzingen (Landkreis)", "Kitzingen (Rural district)"],
            ),
            (
                format!("/directory/health-regions/{}/edit", hassberge()),
                ["ihre Kreise sind frei", "its districts are free"],
            ),
        ] {
            for (language, words) in ["de", "en"].into_iter().zip(words) {
                let page = operator.get_in(language, &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_complete(&path, &page);
                assert!(page.text().contains(words), "{words} in {path}: {}", page.text());
            }
        }
    }

    async fn the_ways_to_the_forms_of_health_regions_are_shown_to_those_who_may_go_them(app: Demo) {
        let (operator, coordinator) = (app.signed_in(OPERATOR).await, app.signed_in(COORDINATOR).await);
        let list = "/directory/health-regions";
        let new = "href=\"/directory/health-regions/new\"";
        assert!(operator.get(list).await.body.contains(new));
        assert!(!coordinator.get(list).await.body.contains(new));
        let page = format!("/directory/health-regions/{}", hassberge());
        let edit = format!("href=\"{page}/edit\"");
        assert!(operator.get(&page).await.body.contains(&edit));
        assert!(coordinator.get(&page).await.body.contains(&edit));
        assert!(!app.anonymous().get(&page).await.body.contains(&edit));
        let office = format!("href=\"/directory/organisations/{}\"", OrganisationId::named("hassberge/geschaeftsstelle"));
        assert!(coordinator.get(&format!("{page}/edit")).await.body.contains(&office));
        // Whoever may set one up in a single state is not asked for it.
        let hessen = app.signed_in(HESSEN).await;
        let form = hessen.get("/directory/health-regions/new").await;
        assert!(form.body.contains("name=\"state\" value=\"06\""), "{}", form.body);
        let asked = operator.get("/directory/health-regions/new").await;
        assert!(asked.body.contains("<select") && !asked.body.contains("name=\"form[name]\""));
    }

    async fn a_district_that_another_has_is_refused_by_name_and_nothing_that_was_typed_is_lost(app: Demo) {
        let operator = app.signed_in(OPERATOR).await;
        let page = "/directory/health-regions/new?state=09";
        let wish = |districts: &[&str]| CreateHealthRegion {
            state: "09".to_owned(),
            form: HealthRegionForm {
                name: "Gesundheitsregion plus Mainviereck".to_owned(),
                districts: districts.iter().map(|key| (*key).to_owned()).collect(),
                ..HealthRegionForm::blank()
            },
        };
        let refused = submit(&operator, page, &wish(&["09675", "09674"])).await;
        let location = refused.location();
        assert!(location.contains("problem=fields:districts.1.belongs-elsewhere"), "{location}");
        let again = operator.get(location).await;
        let holder = opened(&operator, hassberge()).await.name;
        let sentence = format!("„Haßberge“ gehört schon zu „{holder}“.");
        assert!(again.text().contains(&sentence), "{sentence} in {}", again.text());
        assert_eq!(again.body.matches("aria-invalid=\"true\"").count(), 1);
        assert!(again.body.contains("value=\"Gesundheitsregion plus Mainviereck\""));
        for key in ["09675", "09674"] {
            let row = again.body.split(&format!("value=\"{key}\"")).nth(1).unwrap();
            assert!(row.split('>').next().unwrap().contains("checked"), "{key} stays chosen");
        }
        let made = submit(&operator, page, &wish(&["09675"])).await;
        let shown = operator.get(made.location()).await;
        for words in ["Gesundheitsregion plus Mainviereck", "Kitzingen", "90.400 Einwohner"] {
            assert!(shown.text().contains(words), "{words} in {}", shown.text());
        }
    }

    async fn a_health_region_is_changed_ended_and_brought_back(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let path = format!("/directory/health-regions/{}", hassberge());
        let edit = format!("{path}/edit");
        let form = opened(&coordinator, hassberge()).await;
        let change = |form: HealthRegionForm, version| EditHealthRegion { health_region: hassberge(), form, version };
        let changed = HealthRegionForm {
            description: "Arbeitet zusammen.".to_owned(),
            districts: vec!["09674".to_owned(), "09675".to_owned()],
            ..form.clone()
        };
        assert_eq!(submit(&coordinator, &edit, &change(changed, 1)).await.location(), path);
        let shown = coordinator.get(&path).await.text();
        for words in ["Arbeitet zusammen.", "Kitzingen", "Kreise und Städte: Haßberge, Kitzingen, vorher Haßberge"] {
            assert!(shown.contains(words), "{words} in {shown}");
        }
        let later = |day: &str| HealthRegionForm { districts_from: day.to_owned(), ..form.clone() };
        let refused = submit(&coordinator, &edit, &change(later("bald"), 2)).await;
        assert!(refused.location().contains("problem=fields:districts-from.0.not-a-day"), "{}", refused.location());
        let again = coordinator.get(refused.location()).await;
        assert!(again.body.contains("value=\"bald\"") && again.text().contains("Das ist kein Tag."));
        assert_eq!(submit(&coordinator, &edit, &change(later("2090-01-01"), 2)).await.location(), path);
        let shown = coordinator.get(&path).await.text();
        for words in ["bleibt dabei bis 31. Dezember 2089", "Kreise und Städte gelten ab: 1. Januar 2090"] {
            assert!(shown.contains(words), "{words} in {shown}");
        }
        let end = EndRecord {
            record: RecordRef::new(RecordKind::HealthRegion, hassberge()),
            last_day: "2026-11-20".to_owned(),
            with_seats: false,
            version: 3,
        };
        assert_eq!(submit(&coordinator, &edit, &end).await.location(), path);
        let list = "/directory/health-regions?q=Ha%C3%9Fberge";
        assert!(!coordinator.get(list).await.body.contains(&format!("href=\"{path}\"")));
        let back = change(HealthRegionForm { to: String::new(), ..form.clone() }, 4);
        assert_eq!(submit(&coordinator, &edit, &back).await.location(), path);
        assert!(coordinator.get(list).await.body.contains(&format!("href=\"{path}\"")));
    }
}

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

/// The form of a health region as it is found.
async fn opened(client: &Client, id: HealthRegionId) -> HealthRegionForm {
    let edited = client.call(LoadEditedHealthRegion { id: id.to_string() }).await.unwrap();
    HealthRegionForm::of(&edited.record, &edited.covered)
}
