//! Health regions side by side, over HTTP: the page, its file, the release behind it, and nobody gets at what is not released.

use app::{
    plan::life_api::{LoadPlanSettings, SetFiguresReleased},
    reports::regions::{
        api::{LoadRegions, RegionsDashboard},
        query::RegionsQuery,
    },
};
use axum::http::StatusCode;
use domain::{
    id::{HealthRegionId, PlanId},
    reports::{Compare, ComparedFigure, ComparedRegion},
};
use formats::table::{Limits, read};
use leptos::server_fn::ServerFn as _;

use crate::{
    pages::assert_complete,
    plan::current_plan,
    support::{
        Demo,
        people::{COORDINATOR, GUEST, HESSEN, MANAGER},
        test_app::Client,
    },
};

contract! {
    async fn the_page_is_complete_in_both_languages(app: Demo) {
        let manager = app.signed_in(MANAGER).await;
        for (language, words) in [
            ("de", ["Gesundheitsregionen im Vergleich", "haben 3 Zahlen freigegeben", "Summe der freigegebenen", "Wer auffällt"]),
            ("en", ["Health regions compared", "3 have released figures", "Sum of those released", "Who stands out"]),
        ] {
            let page = manager.get_in(language, "/dashboard/regions").await;
            assert_eq!(page.status, StatusCode::OK);
            assert_complete("/dashboard/regions", &page);
            for words in words {
                assert!(page.text().contains(words), "{words} in {language}: {}", page.text());
            }
            assert!(page.body.contains("class=\"choropleth\"") && page.body.contains("map-area--none"));
            assert!(page.body.contains(&format!("href=\"#region-{}\"", HealthRegionId::named("bamberg"))));
        }
    }

    async fn the_dashboard_leads_to_the_comparison_those_who_may_compare(app: Demo) {
        let link = "href=\"/dashboard/regions\"";
        assert!(app.signed_in(COORDINATOR).await.get("/dashboard").await.body.contains(link));
        for client in [app.anonymous(), app.signed_in(GUEST).await] {
            assert!(!client.get("/dashboard").await.body.contains(link));
        }
    }

    async fn no_filter_order_or_file_shows_what_is_not_released(app: Demo) {
        let hidden = PlanId::named("rhoen-grabfeld/plan");
        for email in [MANAGER, HESSEN] {
            let client = app.signed_in(email).await;
            for state in ["", "06", "09"] {
                for with in Compare::ALL {
                    let dashboard = load(&client, state, with.as_str()).await;
                    for region in &dashboard.comparison.regions {
                        let is_released = region.released().is_some();
                        assert!(region.plan.is_none() || is_released || region.is_own, "{}", region.name);
                    }
                    assert_eq!(dashboard.comparison.summary.sums.is_some(), dashboard.comparison.summary.released >= 3);
                }
                for sort in ["name", "-late", "untouched"] {
                    for path in ["/dashboard/regions", "/dashboard/regions.csv"] {
                        let path = format!("{path}?state={state}&figure=untouched&sort={sort}&year=2026");
                        let answer = client.get(&path).await;
                        assert_eq!(answer.status, StatusCode::OK, "{path}");
                        if path.contains(".csv") {
                            assert!(!answer.body.contains(&hidden.to_string()), "{path}");
                        } else {
                            assert!(!answer.tells_id(hidden), "{path}");
                        }
                    }
                }
            }
        }
    }

    async fn the_file_has_the_rows_of_the_page_in_their_order(app: Demo) {
        let manager = app.signed_in(MANAGER).await;
        let file = manager.get("/dashboard/regions.csv?sort=-measures").await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let rows = read(file.bytes(), &Limits::USUAL).unwrap().remove(0).rows;
        let mut regions = load(&manager, "", "all").await.comparison.regions;
        let sort = |name: &str| (name == "sort").then(|| "-measures".to_owned());
        RegionsQuery::read(sort).sort.order(&mut regions);
        let names: Vec<_> = regions.iter().map(|region| region.name.clone()).collect();
        let listed: Vec<_> = rows[1..=names.len()].iter().map(|row| row[0].clone()).collect();
        assert_eq!(listed, names);
        let measures = |region: &ComparedRegion| {
            let value = region.plan.as_ref().and_then(|plan| plan.counts.value(ComparedFigure::Measures));
            value.map_or_else(String::new, |value| value.value.to_string())
        };
        for (row, region) in rows[1..].iter().zip(&regions) {
            assert_eq!(row[2], measures(region), "{}", region.name);
        }
        assert_eq!(rows.len(), 1 + names.len() + 2, "sums and medians of three");
    }

    async fn a_release_is_seen_at_once_and_its_end_too(app: Demo) {
        let manager = app.signed_in(MANAGER).await;
        for (is_released, words) in [(true, "Freigegeben von"), (false, "sind nicht freigegeben")] {
            let settings = manager.call(LoadPlanSettings { plan: current_plan() }).await.unwrap();
            let version = settings.plan.version;
            let release = SetFiguresReleased { plan: current_plan(), is_released, version };
            manager.call(release).await.unwrap();
            let page = manager.get(&format!("/plan/{}/settings", current_plan())).await;
            assert!(page.text().contains(words), "{words}: {}", page.text());
            let dashboard = load(&manager, "", "all").await;
            assert_eq!(dashboard.comparison.summary.released, if is_released { 4 } else { 3 });
            let own = dashboard.comparison.regions.iter().find(|region| region.is_own).unwrap();
            assert!(own.plan.is_some(), "the own figures are always there");
        }
    }

    async fn a_plain_form_releases_the_figures_and_leads_back(app: Demo) {
        let manager = app.signed_in(MANAGER).await;
        let page = format!("/plan/{}/settings", current_plan());
        let body = format!("plan={}&is_released=true&version=1", current_plan());
        let answer = manager.submit_on(&page, SetFiguresReleased::PATH, body).await;
        assert_eq!(answer.location(), page);
        assert!(manager.get(&page).await.text().contains("Freigabe zurücknehmen"));
    }
}

async fn load(client: &Client, state: &str, compare_with: &str) -> RegionsDashboard {
    let state = Some(state.to_owned()).filter(|state| !state.is_empty());
    client.call(LoadRegions { state, year: None, compare_with: Some(compare_with.to_owned()) }).await.unwrap()
}
