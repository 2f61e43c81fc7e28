//! What the map shows, as files.

use axum::http::StatusCode;
use domain::network::NodeKind;
use server::network_file::read_network;

use crate::{
    network::snapshot,
    support::{
        Demo,
        people::{GUEST, MEMBER},
        test_app::Answer,
    },
};

const FILES: [&str; 7] = [
    "/network/export.graphml",
    "/network/export.gexf",
    "/network/export.gml",
    "/network/export.json",
    "/network/export.svg",
    "/network/nodes.csv",
    "/network/links.csv",
];

/// Those that can be read again.
const NETWORKS: [&str; 4] =
    ["/network/export.graphml", "/network/export.gexf", "/network/export.gml", "/network/export.json"];

contract! {
    async fn a_file_holds_what_the_screen_shows(app: Demo) {
        for (client, query) in [
            (app.anonymous(), ""),
            (app.signed_in(GUEST).await, ""),
            (app.signed_in(MEMBER).await, "?kind=committee,person&field=Pflege"),
        ] {
            let page = client.get(&format!("/map{query}")).await;
            let expected = shown(&page);
            for path in NETWORKS {
                let file = client.get(&format!("{path}{query}")).await;
                assert_eq!(file.status, StatusCode::OK, "{path}");
                let network = read_network(&file.body).unwrap();
                assert_eq!(network.kinds.len(), expected, "{path}{query}");
                assert!(!network.links.is_empty(), "{path}{query}");
            }
            let table = client.get(&format!("/network/nodes.csv{query}")).await;
            // The head, and an end after each line.
            assert_eq!(table.body.lines().count(), expected + 1, "{query}");
        }
    }

    async fn a_file_holds_nothing_its_reader_may_not_see(app: Demo) {
        let everything = snapshot(&app.signed_in(MEMBER).await).await;
        let people: Vec<_> =
            everything.nodes.iter().filter(|node| node.kind == NodeKind::Person).collect();
        assert!(people.len() > 100);
        let visitor = app.anonymous();
        for path in FILES {
            for query in ["", "?kind=person", "?view=table&q=leitung", &format!("?node={}", people[0].id)] {
                let file = visitor.get(&format!("{path}{query}")).await;
                assert_eq!(file.status, StatusCode::OK);
                let told = people.iter().filter(|person| file.body.contains(&person.id.to_string()));
                assert_eq!(told.count(), 0, "{path}{query}");
                assert!(!file.body.contains("Leitung Pflegestützpunkt Haßberge"), "{path}{query}");
            }
        }
    }

    async fn a_file_that_is_read_and_written_again_is_the_same(app: Demo) {
        let file = app.signed_in(MEMBER).await.get("/network/export.gml").await;
        let entries = formats::gml::read(&file.body, &formats::gml::Limits::USUAL).unwrap();
        let mut again = Vec::new();
        formats::gml::write_entries(&entries, &mut again).unwrap();
        assert!(file.body.contains("Ha&#223;berge"));
        assert_eq!(String::from_utf8(again).unwrap(), file.body);
    }

    async fn a_file_says_by_its_name_what_is_in_it(app: Demo) {
        let client = app.anonymous();
        let today = app.store().clock().today();
        let region = "region=Gesundheitsregion%20plus%20Landkreis%20Ha%C3%9Fberge";
        for (language, path, name, kind) in [
            ("de", format!("/network/export.gexf?{region}"), "netzwerk-hassberge-{}.gexf", "application/gexf+xml"),
            ("en", "/network/export.graphml".to_owned(), "network-{}.graphml", "application/graphml+xml"),
            ("de", "/network/export.gml".to_owned(), "netzwerk-{}.gml", "text/x-gml; charset=us-ascii"),
            ("de", "/network/links.csv".to_owned(), "netzwerk-verbindungen-{}.csv", "text/csv; charset=utf-8"),
        ] {
            let file = client.get_in(language, &path).await;
            let name = name.replace("{}", &today.to_string());
            assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{name}\""));
            assert_eq!(file.header("content-type"), kind);
            assert_eq!(file.header("cache-control"), "private, no-store");
        }
    }

    async fn tables_speak_the_language_of_their_reader(app: Demo) {
        let client = app.anonymous();
        let german = client.get_in("de", "/network/nodes.csv?kind=committee").await;
        assert!(german.body.starts_with("\u{feff}Name;Art;Ebene;Region;Handlungsfelder;Gezeigte Verbindungen;x;y;ID\r\n"));
        assert!(german.body.contains(";Gremium;Region;Gesundheitsregion plus Landkreis Haßberge;"));
        let english = client.get_in("en", "/network/links.csv").await;
        assert!(english.body.starts_with("\u{feff}From,Kind (from),Connection,To,"));
        assert!(english.body.contains(",belongs to,Gesundheitsregion plus Landkreis Haßberge,Health region,"));
    }

    async fn the_name_asked_for_in_the_table_counts_also_in_its_file(app: Demo) {
        let client = app.anonymous();
        let table = client.get("/network/nodes.csv?view=table&q=AG+Pflege").await;
        let mut names = table.body.lines().skip(1).map(|line| line.split(';').next().unwrap()).peekable();
        assert!(names.peek().is_some());
        assert!(names.all(|name| ["ag", "pflege"].iter().all(|word| name.to_lowercase().contains(word))));
    }

    async fn the_picture_shows_each_node_and_says_what_it_is(app: Demo) {
        let client = app.signed_in(GUEST).await;
        let query = "kind=committee,person&field=Pflege";
        let expected = shown(&client.get(&format!("/map?{query}")).await);
        let picture = client.get_in("de", &format!("/network/export.svg?{query}")).await;
        assert_eq!(picture.header("content-type"), "image/svg+xml");
        assert!(picture.header("content-disposition").starts_with("inline; filename=\"netzwerk-"));
        assert!(picture.header("content-security-policy").contains("default-src 'none'"));
        // One of them is that of the picture.
        assert_eq!(picture.body.matches("<title>").count(), expected + 1);
        assert!(picture.body.contains("Art: Gremien, Menschen; Handlungsfeld: Pflege"));
        assert!(picture.body.contains("Beispieldaten – nicht amtlich"));
        let dark = client.get(&format!("/network/export.svg?{query}&colours=dark")).await;
        assert!(picture.body.contains("fill=\"#ffffff\"") && dark.body.contains("fill=\"#131525\""));
    }

    async fn what_is_unknown_in_the_query_is_ignored(app: Demo) {
        let client = app.anonymous();
        let all = client.get("/network/export.json").await;
        let odd = client.get("/network/export.json?kind=guild&region=99&node=x&%ff=%zz&level").await;
        assert_eq!((odd.status, odd.body), (StatusCode::OK, all.body));
    }
}

/// How many nodes the page says it shows: "Alle 563 gezeigt", "12 von 563 gezeigt".
fn shown(page: &Answer) -> usize {
    let (before, _) = page.body.split_once(" gezeigt").unwrap();
    let said = before.rsplit('>').next().unwrap();
    said.split(' ').find_map(|word| word.replace('.', "").parse().ok()).unwrap()
}
