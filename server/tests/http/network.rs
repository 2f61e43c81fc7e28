//! The data of the map.

use axum::http::{Request, StatusCode, header};
use domain::{
    directory::{Level, Organisation, OrganisationKind},
    id::{HealthRegionId, OrganisationId},
    network::{NetworkSnapshot, NodeKind},
    permission::{Actor, StateKey, Visibility},
};
use network_map::{borders::Borders, wire};
use store::content::{Content, demo::demo};

use crate::{
    pages::assert_complete,
    support::{
        Demo,
        people::{COORDINATOR, GUEST, MEMBER},
        test_app::{Answer, Client},
    },
};

contract! {
    async fn visitors_get_what_is_published(app: Demo) {
        let network = snapshot(&app.anonymous()).await;
        assert!(network.nodes.len() > 300);
        assert!(network.nodes.iter().all(|node| node.kind != NodeKind::Person));
        assert!(network.nodes.iter().all(|node| node.position != [0.0, 0.0]));
        let people = demo(app.store().clock().today()).people;
        assert!(!people.iter().any(|person| network.nodes.iter().any(|node| node.id == person.id.0)));
    }

    async fn borders_are_sent_again_only_if_they_have_changed(app: Demo) {
        let client = app.anonymous();
        let first = client.get("/network/borders").await;
        assert_eq!(first.status, StatusCode::OK);
        let borders: Borders = postcard::from_bytes(first.bytes()).unwrap();
        assert!(borders.districts.len() > 20 && borders.states.len() == 2);
        assert!(first.bytes().len() < 40_000, "{} bytes", first.bytes().len());
        let again = Request::get("/network/borders").header("if-none-match", first.header("etag"));
        let headers = client.headers_of(again).await;
        assert!(!headers.contains_key("content-type"), "nothing is sent again");
        assert_eq!(headers["etag"], first.header("etag"));
    }

    async fn people_are_on_the_map_for_those_who_are_signed_in(app: Demo) {
        for reader in [COORDINATOR, MEMBER, GUEST] {
            let network = snapshot(&app.signed_in(reader).await).await;
            assert!(network.nodes.iter().any(|node| node.kind == NodeKind::Person), "{reader}");
            assert!(network.nodes.len() >= 600 && network.links.len() >= 1800, "{reader}");
        }
    }

    async fn the_table_says_what_the_picture_shows(app: Demo) {
        for (client, people) in [(app.anonymous(), false), (app.signed_in(MEMBER).await, true)] {
            let network = snapshot(&client).await;
            let page = client.get("/map?view=table").await;
            assert_eq!(page.status, StatusCode::OK);
            assert_complete("/map?view=table", &page);
            assert!(page.body.contains("<table") && page.body.matches("<tr").count() > 10);
            let page = client.get("/map?view=table&kind=person").await;
            let people_shown = network.nodes.iter().filter(|node| node.kind == NodeKind::Person);
            let shown = people_shown.filter(|node| page.text().contains(&node.label)).count();
            assert_eq!(shown > 0, people);
        }
    }

    async fn a_link_to_a_node_shows_it_and_its_neighbours(app: Demo) {
        let client = app.anonymous();
        let network = snapshot(&client).await;
        let forum = network.nodes.iter().position(|node| node.label == "Gesundheitsforum Haßberge").unwrap();
        let page = client.get(&format!("/map?node={}", network.nodes[forum].id)).await;
        assert_complete("/map?node=", &page);
        let text = page.text();
        assert!(text.contains("Gesundheitsforum Haßberge"));
        let neighbours =
            network.links.iter().filter_map(|link| match (link.source as usize, link.target as usize) {
                (one, other) if one == forum => Some(other),
                (one, other) if other == forum => Some(one),
                _ => None,
            });
        let named = neighbours.filter(|index| text.contains(&network.nodes[*index].label)).count();
        assert!(named >= 5, "{named} neighbours in {text}");
    }

    async fn a_link_to_a_choice_says_who_it_is_and_offers_only_them(app: Demo) {
        let client = app.anonymous();
        let network = snapshot(&client).await;
        let chosen: Vec<_> = network.nodes.iter().filter(|node| node.kind == NodeKind::Committee).take(3).collect();
        let ids: Vec<String> = chosen.iter().map(|node| node.id.to_string()).collect();
        for view in ["", "&view=table"] {
            let path = format!("/map?chosen={},nobody{view}", ids.join(","));
            let page = client.get(&path).await;
            assert_complete(&path, &page);
            let text = page.text();
            assert!(text.contains("3 Knoten ausgewählt") && text.contains("Nur diese zeigen"), "{text}");
            assert!(chosen.iter().all(|node| text.contains(&node.label)));
        }
        let page = client.get(&format!("/map?only={}&view=table", ids.join(","))).await;
        assert!(page.text().contains("Nur Ausgewählte (3)"));
        assert_eq!(page.body.matches("role=\"rowheader\"").count(), 3);
        let other = client.get("/map?only=nobody&view=table").await;
        assert!(other.body.matches("role=\"rowheader\"").count() > 10);
    }

    async fn the_size_of_nodes_says_a_number_that_stands_in_the_table_and_below_the_picture(app: Demo) {
        let client = app.anonymous();
        for (size, column, remark) in [
            ("betweenness", "Vermittlung", "Größe der Knoten: Vermittlung zwischen anderen."),
            ("seats", "Sitze", "Größe der Knoten: Zahl der Sitze."),
        ] {
            let path = format!("/map?view=table&size={size}&sort=size");
            let page = client.get(&path).await;
            assert_complete(&path, &page);
            assert!(page.body.contains(&format!("data-label=\"{column}\"")), "{path}");
            assert!(page.text().contains("Am größten: "), "{path}");
            let picture = client.get_in("de", &format!("/network/export.svg?size={size}")).await;
            assert!(picture.body.contains(remark), "{size}");
            assert_ne!(picture.body, client.get_in("de", "/network/export.svg").await.body);
        }
        let usual = client.get("/map?view=table&size=huge").await;
        assert!(!usual.body.contains("data-label=\"Vermittlung\"") && !usual.text().contains("Am größten"));
    }

    async fn outlines_are_in_the_picture_and_the_form_keeps_them(app: Demo) {
        let client = app.anonymous();
        let network = snapshot(&client).await;
        let forum = network.nodes.iter().find(|node| node.label == "Gesundheitsforum Haßberge").unwrap().id;
        let plain = client.get_in("de", &format!("/network/export.svg?node={forum}")).await;
        let around = client.get_in("de", &format!("/network/export.svg?node={forum}&outline=committee")).await;
        let areas = |body: &str| body.matches("fill-rule=\"evenodd\"").count();
        assert_eq!((areas(&plain.body), areas(&around.body)), (0, 1));
        assert!(around.body.contains("Umrisse: die Mitglieder eines Gremiums."));
        let regions = client.get_in("de", "/network/export.svg?outline=region").await;
        assert!(areas(&regions.body) > 10 && regions.body.contains("Umrisse: Gesundheitsregionen."));
        let page = client.get(&format!("/map?node={forum}&outline=committee&size=seats")).await;
        assert!(page.body.contains("name=\"outline\"") && page.text().contains("jemanden, der darin sitzt"));
        let forms = page.body.split("<form").filter_map(|form| form.split("</form>").next());
        let chosen_in: Vec<_> = forms.filter(|form| form.contains("id=\"map-outline\"")).collect();
        assert_eq!(chosen_in.len(), 1);
        assert!(!chosen_in[0].contains("type=\"hidden\" name=\"outline\""), "the form says it once");
        let table = client.get("/map?view=table&outline=committee").await;
        assert!(table.body.contains("name=\"outline\" value=\"committee\""), "the table keeps it");
    }

    async fn a_way_leads_around_whom_it_shall_avoid(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let network = snapshot(&client).await;
        let id_of = |name: &str| network.nodes.iter().find(|node| node.label == name).unwrap().id;
        let [from, to] = ["Gesundheitsforum Haßberge", "AG Fachkräfte Gesundheit Odenwaldkreis"].map(id_of);
        let way = format!("/map?node={to}&from={from}");
        let page = client.get(&way).await;
        assert_complete(&way, &page);
        let link = page.body.split("avoid=").nth(1).and_then(|rest| rest.get(..22)).expect("a station can be avoided");
        let other = client.get(&format!("{way}&avoid={link}")).await;
        assert_complete(&way, &other);
        assert!(other.text().contains("Ohne ") && other.body.contains("wieder zulassen"), "{}", other.text());
        // Nobody who is avoided is offered to be avoided once more.
        assert!(page.body.contains(" meiden\"") && !other.body.contains(&format!("avoid={link},{link}")));
        let nobody = client.get(&format!("{way}&avoid=nobody")).await;
        assert!(!nobody.body.contains("wieder zulassen"));
    }

    async fn a_group_is_folded_into_one_node_and_opened_again(app: Demo) {
        let client = app.anonymous();
        let network = snapshot(&client).await;
        let region = network.nodes.iter().find(|node| node.kind == NodeKind::Region).unwrap();
        let inside = network.nodes.iter().filter(|node| node.region == region.region).count() - 1;
        let path = format!("/map?view=table&kind=region&fold={}", region.id);
        let page = client.get(&path).await;
        assert_complete(&path, &page);
        let text = page.text();
        assert!(inside > 3 && text.contains(&format!("{} (+{inside})", region.label)), "{text}");
        assert!(text.contains("1 zusammengefaltet") && text.contains("Aufklappen"));
        assert!(text.contains("Zusammenfalten"), "the others can be folded too");
        let rest = client.get("/map?view=table&kind=region").await;
        assert!(!rest.text().contains(&format!("{} (+", region.label)));
        let offer = "zu einem Knoten zusammenfalten";
        let compared = client.get("/map?view=table&kind=region&since=2024-12-31").await;
        assert!(rest.body.contains(offer) && !compared.body.contains(offer), "two days are compared node by node");
        let picture = client.get_in("de", &format!("/network/export.svg?fold={}", region.id)).await;
        assert!(picture.body.contains(&format!("(+{inside})")));
        assert!(picture.body.contains("1 zusammengefaltet"), "the picture says that something is folded");
    }

    async fn the_questions_are_answered_on_the_page(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        for (path, expected) in [
            ("/map?view=topic", "Wohin mit der Idee?"),
            ("/map?view=topic&q=Kurzzeitpflege", "Börse für Kurzzeitpflege"),
            ("/map?view=topic&q=Xylophon", "Niemand Passendes gefunden"),
            ("/map?view=gaps", "Ähnliche Regionen"),
            ("/map?view=overlaps&least=5&weight=3", "ein Handlungsfeld zählt wie drei Mitglieder"),
            ("/map?view=overlaps&least=99&weight=x", "mindestens zwei dieselben"),
        ] {
            let page = coordinator.get(path).await;
            assert_complete(path, &page);
            assert!(page.text().contains(expected), "{path}: {}", page.text());
        }
    }

    async fn members_are_named_as_reasons_only_to_those_who_may_see_them(app: Demo) {
        let path = "/map?view=topic&q=Pflegest%C3%BCtzpunkt";
        let member = "Leitung Pflegestützpunkt Haßberge";
        assert!(app.signed_in(COORDINATOR).await.get(path).await.text().contains(member));
        assert!(!app.anonymous().get(path).await.text().contains(member));
    }

    async fn the_list_of_changes_is_whole_without_a_script(app: Demo) {
        let path = "/map?view=changes&since=2024-12-31&on=2025-01-01";
        let page = app.signed_in(MEMBER).await.get(path).await;
        assert_complete(path, &page);
        let text = page.text();
        assert!(text.contains("Gegenüber dem 31. Dezember 2024:"), "{text}");
        assert!(text.contains("Gesundheitsforum Bäderland Bayerische Rhön"));
        assert!(text.contains("Gesundheitsforum Landkreis Rhön-Grabfeld"));
        assert!(page.body.contains("type=\"date\"") && page.body.contains("value=\"2024-12-31\""));
        // Whoever may not see people reads the same of their organisations.
        let text = app.anonymous().get(path).await.text();
        assert!(text.contains("Gesundheitsforum Bäderland Bayerische Rhön"));
        assert!(!text.contains("Leitung Gesundheitsamt Landkreis Bad Kissingen"));
    }

    async fn a_page_shows_the_network_of_the_day_it_names(app: Demo) {
        let client = app.anonymous();
        let names = ["AG Pandemie Haßberge", "Projektgruppe Pflegemesse Haßberge"];
        for (day, expected) in [
            ("on=2021-06-30", [true, false]),
            ("on=2026-01-01", [false, true]),
            ("on=neulich", [false, true]),
            ("on=2026-02-30", [false, true]),
        ] {
            let path = format!("/map?view=table&q=Haßberge&kind=committee&{day}").replace('ß', "%C3%9F");
            let text = client.get(&path).await.text();
            assert_eq!(names.map(|name| text.contains(name)), expected, "{path}");
            let file = client.get(&format!("/network/nodes.csv?{day}")).await;
            assert_eq!(names.map(|name| file.body.contains(name)), expected, "{day}");
        }
    }

    async fn a_link_to_a_node_that_is_hidden_shows_nothing_of_it(app: Demo) {
        let network = snapshot(&app.signed_in(MEMBER).await).await;
        let person =
            network.nodes.iter().find(|node| node.label == "Leitung Pflegestützpunkt Haßberge").unwrap();
        let page = app.anonymous().get(&format!("/map?node={}", person.id)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text().contains(&person.label));
    }

    async fn who_holds_the_network_together_is_said_to_each_as_far_as_they_see(app: Demo) {
        let path = "/map?view=bonds";
        let Content { people, organisations: bodies, .. } = demo(app.store().clock().today());
        for (client, sees_people) in [(app.anonymous(), false), (app.signed_in(MEMBER).await, true)] {
            let network = snapshot(&client).await;
            let number = |kinds: &[NodeKind]| {
                network.nodes.iter().filter(|node| kinds.contains(&node.kind)).count().to_string()
            };
            let page = client.get(path).await;
            assert_complete(path, &page);
            let text = page.text();
            for expected in [
                "Wer das Netz zusammenhält".to_owned(),
                "Vermittlung ist der Anteil".to_owned(),
                format!("zwischen {} Gremien", number(&[NodeKind::Committee])),
                format!("{} Organisationen", number(&[NodeKind::Office, NodeKind::Organisation])),
            ] {
                assert!(text.contains(&expected), "no {expected} in {text}");
            }
            // Some are called like what they stand for.
            let own_names = people.iter().map(|person| person.name.as_str());
            let mut own_names = own_names.filter(|name| !bodies.iter().any(|body| body.name.contains(name)));
            assert_eq!(own_names.any(|name| text.contains(name)), sees_people);
            assert_eq!(text.contains(&format!("und {} Menschen", number(&[NodeKind::Person]))), sees_people);
        }
        let english = app.signed_in(COORDINATOR).await.get_in("en", path).await;
        assert!(english.text().contains("Mediation is the share"), "{}", english.text());
    }

    async fn who_holds_it_together_is_worked_out_anew_when_something_has_changed(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let lonely = "Klinik ohne Kontakt";
        assert!(!client.get("/map?view=bonds").await.text().contains(lonely));
        let mut body = demo(app.store().clock().today()).organisations.remove(0);
        body.id = OrganisationId::named("lonely");
        body.name = lonely.to_owned();
        let content = Content { organisations: vec![body], ..Content::default() };
        let mut write = app.store().write(&Actor::System).await.unwrap();
        write.load(&content, None).await.unwrap();
        write.commit().await.unwrap();
        assert!(client.get("/map?view=bonds").await.text().contains(lonely));
        assert!(!client.get("/map?view=bonds&kind=committee").await.text().contains(lonely));
    }

    async fn a_network_that_has_not_changed_is_not_sent_again(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let first = client.get("/network/snapshot").await;
        let tag = first.header("etag");
        let again = ask(&client, tag, "br").await;
        assert_eq!((again.status, again.bytes().len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!((again.header("etag"), again.header("vary")), (tag, "accept-encoding, cookie"));
        load(&app, secret()).await;
        let changed = ask(&client, tag, "identity").await;
        assert_eq!(changed.status, StatusCode::OK);
        assert_ne!(changed.header("etag"), tag);
        assert!(tells_secret(changed.bytes()));
    }

    async fn nobody_is_answered_with_the_network_of_somebody_else(app: Demo) {
        load(&app, secret()).await;
        let coordinator = app.signed_in(COORDINATOR).await;
        let all = coordinator.get("/network/snapshot").await;
        assert!(tells_secret(all.bytes()));
        for reader in [app.signed_in(GUEST).await, app.signed_in(MEMBER).await, app.anonymous()] {
            for encoding in ["br", "identity"] {
                let answer = ask(&reader, all.header("etag"), encoding).await;
                assert_eq!(answer.status, StatusCode::OK);
                let is_compressed = answer.header("content-encoding") == "br";
                assert_eq!(is_compressed, encoding == "br");
                let bytes = if is_compressed { decompressed(answer.bytes()) } else { answer.bytes().to_vec() };
                assert!(!tells_secret(&bytes));
            }
            let page = reader.get("/map?view=table&text=Vertrauliche+Stelle").await;
            assert!(!page.tells_id(secret().id));
        }
        assert!(tells_secret(coordinator.get("/network/snapshot").await.bytes()));
    }

    async fn a_network_travels_compressed_and_arrives_whole(app: Demo) {
        let plain = app.anonymous().get("/network/snapshot").await;
        let compressed = ask(&app.anonymous(), "\"none\"", "gzip, br").await;
        assert!(compressed.bytes().len() < plain.bytes().len() * 3 / 4);
        assert_eq!(decompressed(compressed.bytes()), plain.bytes());
    }
}

pub(crate) async fn snapshot(client: &Client) -> NetworkSnapshot {
    let answer = client.get("/network/snapshot").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, wire::MEDIA_TYPE));
    wire::decode(answer.bytes()).unwrap()
}

/// Asks for what is not tagged so.
async fn ask(client: &Client, known: &str, encoding: &str) -> Answer {
    let request = Request::get("/network/snapshot")
        .header(header::IF_NONE_MATCH, known)
        .header(header::ACCEPT_ENCODING, encoding);
    client.send(request).await
}

fn decompressed(mut bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    brotli::BrotliDecompress(&mut bytes, &mut out).unwrap();
    out
}

/// An organisation that only the office of Haßberge may see.
fn secret() -> Organisation {
    Organisation {
        id: OrganisationId::named("secret"),
        name: "Vertrauliche Stelle".to_owned(),
        kind: OrganisationKind::Other,
        level: Level::Region,
        health_region_id: Some(HealthRegionId::named("hassberge")),
        state: Some(StateKey::new("09")),
        ags: None,
        description: String::new(),
        visibility: Visibility::Office,
        valid_from: None,
        valid_to: None,
        version: 1,
    }
}

async fn load(app: &Demo, body: Organisation) {
    let content = Content { organisations: vec![body], ..Content::default() };
    let mut write = app.store().write(&Actor::System).await.unwrap();
    write.load(&content, None).await.unwrap();
    write.commit().await.unwrap();
}

fn tells_secret(bytes: &[u8]) -> bool {
    wire::decode(bytes).unwrap().nodes.iter().any(|node| node.id == secret().id.0)
}
