//! The health of the network over HTTP: each number leads to exactly what it counts, on the page and as a file.

use app::reports::health::{
    api::{HealthDashboard, LoadNetworkHealth},
    query::{HealthQuery, PAGE_SIZE},
};
use axum::http::StatusCode;
use domain::{id::HealthRegionId, reports::NetworkFigure};
use formats::table::{Limits, read};

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::Client,
    },
};

contract! {
    async fn the_page_is_complete_in_both_languages(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        for (language, words) in [
            ("de", ["Wie es um das Netzwerk steht", "Wo ein Blick lohnt", "Doppelte Strukturen", "Was die Zahlen bedeuten"]),
            ("en", ["How the network is doing", "Where to look", "Double structures", "What the figures mean"]),
        ] {
            let page = client.get_in(language, "/dashboard/network").await;
            assert_eq!(page.status, StatusCode::OK);
            assert_complete("/dashboard/network", &page);
            for words in words {
                assert!(page.text().contains(words), "{words} in {language}: {}", page.text());
            }
        }
        for client in [client, app.anonymous()] {
            assert!(client.get("/dashboard").await.body.contains("href=\"/dashboard/network\""));
        }
    }

    async fn each_number_leads_to_as_many_records_as_it_says(app: Demo) {
        let own = Some(HealthRegionId::named("hassberge"));
        for (client, regions) in [(app.anonymous(), vec![None]), (app.signed_in(MEMBER).await, vec![None, own])] {
            for region in regions {
                let all = load(&client, HealthQuery { region, ..HealthQuery::default() }).await;
                for figure in NetworkFigure::ALL {
                    let (now, then) = all.figure(*figure);
                    for (count, is_then) in [(now, false), (then, true)] {
                        let query = HealthQuery { region, ..HealthQuery::default() }.with_records(*figure, is_then);
                        let listed = load(&client, query).await.listed.unwrap();
                        assert_eq!((listed.total, listed.records.len()), (count, count.min(PAGE_SIZE)), "{figure}");
                    }
                }
            }
        }
    }

    async fn the_list_of_a_number_stands_on_the_page_and_in_its_file(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let region = Some(HealthRegionId::named("hassberge"));
        let query = HealthQuery { region, ..HealthQuery::default() }.with_records(NetworkFigure::Committees, false);
        let listed = load(&client, query).await.listed.unwrap();
        assert!(listed.total > 2);
        let page = client.get(&query.path()).await;
        let list = page.body.split_once("id=\"records\"").unwrap().1.split("</section>").next().unwrap();
        assert_eq!(list.matches("row__title").count(), listed.records.len());
        let file = client.get(&query.file_path()).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let rows = read(file.bytes(), &Limits::USUAL).unwrap().remove(0).rows;
        assert_eq!(rows.len(), 1 + listed.total);
        let figures = client.get(&query.without_records().file_path()).await;
        let rows = read(figures.bytes(), &Limits::USUAL).unwrap().remove(0).rows;
        assert_eq!(rows.len(), 1 + NetworkFigure::ALL.len());
        let committees = &rows[1 + NetworkFigure::Committees as usize];
        assert_eq!(committees[1], listed.total.to_string());
    }

    async fn all_pages_of_a_long_list_are_the_list(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let query = HealthQuery::default().with_records(NetworkFigure::Organisations, false);
        let first = load(&client, query).await.listed.unwrap();
        assert!(first.total > PAGE_SIZE, "{}", first.total);
        let mut records = Vec::new();
        for page in 0..first.total.div_ceil(PAGE_SIZE) {
            let listed = load(&client, HealthQuery { page, ..query }).await.listed.unwrap();
            assert_eq!(listed.page, page);
            records.extend(listed.records);
        }
        assert_eq!(records.len(), first.total);
        let behind = load(&client, HealthQuery { page: 9_999, ..query }).await.listed.unwrap();
        assert_eq!(behind.page, first.total.div_ceil(PAGE_SIZE) - 1, "the last page for who asks for a later one");
    }
}

async fn load(client: &Client, query: HealthQuery) -> HealthDashboard {
    let [region, since, figure, of, page] = query.pairs().map(|(_, value)| value);
    client.call(LoadNetworkHealth { region, since, figure, of, page }).await.unwrap()
}
