//! Networks come in by the list assistant: our own again, in each form, and those of other programs.

use std::collections::BTreeSet;

use app::{
    exchange::api,
    links::{ImportStep, import_step},
};
use axum::http::StatusCode;
use domain::{
    directory::Level,
    exchange::{Counts, Outcome, preview},
    id::{HealthRegionId, ImportId},
    network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind},
    permission::Actor,
};
use server::{
    import_file::read_table,
    network_file::{read_network_text, write_gexf, write_gml, write_graphml, write_json},
};
use store::content::{Content, demo::demo};
use uuid::Uuid;

use crate::{
    exchange::{import_of, upload},
    support::{
        Demo, Empty,
        people::{COORDINATOR, PASSWORD},
        test_app::Client,
    },
};

const FORMS: [&str; 4] = ["graphml", "gexf", "gml", "json"];

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

/// The health region with whoever coordinates it, and nothing else.
async fn fill(app: &Empty) -> String {
    let all = demo(app.store().clock().today());
    let region = all.health_regions.into_iter().find(|region| region.id == hassberge()).unwrap();
    let name = region.name.clone();
    let mut users = all.users;
    users.retain(|user| user.user.email.as_str() == COORDINATOR);
    for user in &mut users {
        user.user.person_id = None;
    }
    let content = Content { health_regions: vec![region], users, ..Content::default() };
    let hash = server::passwords::hash(PASSWORD.to_owned()).await.unwrap();
    let mut write = app.store().write(&Actor::System).await.unwrap();
    write.load(&content, Some(&hash)).await.unwrap();
    write.commit().await.unwrap();
    name
}

/// A network as the map of another instance would write it.
fn network(region: &str) -> NetworkSnapshot {
    let node = |id: u128, kind, label: &str, level| Node {
        id: if kind == NodeKind::Region { hassberge().0 } else { Uuid::from_u128(id) },
        kind,
        label: label.to_owned(),
        level,
        region: Some(0),
        fields: 0,
        position: [id as f32, 1.0],
    };
    let link = |source, target, kind| Link { source, target, kind };
    NetworkSnapshot {
        nodes: vec![
            node(1, NodeKind::Region, region, None),
            node(2, NodeKind::Person, "Dr. Mia Muster", None),
            node(3, NodeKind::Person, "Leitung, Praxis <Süd>", None),
            node(4, NodeKind::Committee, "AG Sucht", Some(Level::Region)),
            node(5, NodeKind::Committee, "Gesundheitsforum", Some(Level::Municipality)),
            node(6, NodeKind::Office, "Geschäftsstelle", Some(Level::Region)),
            node(7, NodeKind::Organisation, "Hospizverein & Co", Some(Level::Municipality)),
            node(8, NodeKind::Organisation, "Hospizverein Nord", Some(Level::Region)),
        ],
        links: vec![
            link(1, 3, LinkKind::Chair),
            link(6, 3, LinkKind::Membership),
            link(1, 6, LinkKind::Delegation),
            link(2, 4, LinkKind::Membership),
            link(7, 4, LinkKind::Membership),
            link(3, 4, LinkKind::Parent),
            link(3, 0, LinkKind::Belongs),
            link(4, 0, LinkKind::Belongs),
            link(5, 0, LinkKind::Belongs),
            link(6, 0, LinkKind::Belongs),
            link(7, 0, LinkKind::Belongs),
            link(5, 7, LinkKind::Relation),
        ],
        regions: vec![region.to_owned()],
        fields: Vec::new(),
    }
}

fn written(form: &str, network: &NetworkSnapshot) -> Vec<u8> {
    let mut bytes = Vec::new();
    match form {
        "graphml" => write_graphml(network, "Netz", &mut bytes),
        "gexf" => write_gexf(network, "Netz", &mut bytes),
        "gml" => write_gml(network, "Netz", &mut bytes),
        _ => write_json(network, "Netz", &mut bytes),
    }
    .unwrap();
    bytes
}

/// What a file tells of nodes and edges, without ids and places.
fn told(bytes: &[u8]) -> BTreeSet<String> {
    let network = read_network_text(bytes).unwrap();
    let said = |said, name| network.said(said, name).unwrap_or_default().to_owned();
    let name = |at: usize| said(&network.nodes[at].said, "label");
    let nodes = network
        .nodes
        .iter()
        .map(|node| ["label", "kind", "level", "region"].map(|name| said(&node.said, name)).join(" | "));
    let edges = network
        .edges
        .iter()
        .map(|edge| format!("{} - {} - {}", name(edge.source), said(&edge.said, "kind"), name(edge.target)));
    nodes.chain(edges).collect()
}

/// Brings a network in, with the answer to what its relations are.
async fn bring(client: &Client, form: &str, bytes: &[u8]) -> (ImportId, Counts) {
    let region = hassberge().to_string();
    let answer = upload(client, "same-origin", &region, &format!("netz.{form}"), bytes).await;
    let import = import_of(&answer);
    let asked = client.call(api::LoadImport { import, show: None, page: 1 }).await.unwrap();
    let keys: Vec<_> = asked.questions.iter().map(|question| question.key.as_str()).collect();
    assert_eq!(keys, ["relation:relation"], "{form}");
    let answers = vec![api::AnswerForm { key: keys[0].to_owned(), answer: "advises".to_owned() }];
    client.call(api::AnswerImport { import, version: 1, answers, leave_out: false }).await.unwrap();
    let counts = client.call(api::ApplyImport { import, version: 2 }).await.unwrap();
    (import, counts)
}

contract! {
    async fn our_own_network_comes_in_again_and_changes_nothing(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let known = app.store().read(&Actor::System).await.unwrap().get_known(hassberge()).await.unwrap();
        for form in FORMS {
            let file = client.get(&format!("/network/export.{form}")).await;
            assert_eq!(file.status, StatusCode::OK);
            let table = read_table(file.bytes()).unwrap();
            let shown = preview(&table, &table.suggested_settings(), &known);
            assert!(shown.questions.is_empty(), "{form}: {:#?}", shown.questions.first());
            let other = shown.rows.iter().find(|row| matches!(row.outcome, Outcome::New | Outcome::Changed));
            assert!(other.is_none(), "{form}: {other:#?}");
            let Counts { rows, unchanged, rejected, .. } = shown.counts;
            assert_eq!(rows, unchanged + rejected, "{form}");
            assert!(unchanged > 100, "{form}: {unchanged}");
        }
    }

    async fn a_network_is_the_same_once_it_has_come_in_and_gone_out(app: Empty) {
        let region = fill(&app).await;
        let client = app.signed_in(COORDINATOR).await;
        let network = network(&region);
        for form in FORMS {
            let first = written(form, &network);
            let (import, counts) = bring(&client, form, &first).await;
            assert_eq!((counts.rows, counts.rejected), (20, 0), "{form}");
            let out = client.get(&format!("/network/export.{form}")).await;
            assert_eq!(told(out.bytes()), told(&first), "{form}");

            client.call(api::UndoImport { import, version: 3 }).await.unwrap();
            let nothing = client.get(&format!("/network/export.{form}")).await;
            assert_eq!(told(nothing.bytes()).len(), 1, "{form}: only the health region is left");
            // What went out comes into a directory that knows none of it, and is the same again.
            let (import, again) = bring(&client, form, out.bytes()).await;
            assert_eq!(again, counts, "{form}");
            let out = client.get(&format!("/network/export.{form}")).await;
            assert_eq!(told(out.bytes()), told(&first), "{form}");
            client.call(api::UndoImport { import, version: 3 }).await.unwrap();
        }
    }

    async fn a_network_of_another_program_is_asked_about_and_taken_back(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let file = r#"<graphml><key id="r" for="edge" attr.name="Rolle"/><key id="k" for="node" attr.name="Typ"/><graph>
            <node id="Runder Tisch Sucht"><data key="k">Runde</data></node>
            <node id="Mia Muster"><data key="k">Person</data></node>
            <edge source="Mia Muster" target="Runder Tisch Sucht"><data key="r">Gast</data></edge>
            <edge source="Mia Muster" target="Runder Tisch Sucht"/></graph></graphml>"#;
        let region = hassberge().to_string();
        let answer = upload(&client, "same-origin", &region, "sucht.graphml", file.as_bytes()).await;
        let import = import_of(&answer);
        let columns = client.get(&import_step(import, ImportStep::Columns)).await;
        assert!(columns.body.contains("Name des Knotens"), "{}", columns.body);
        let questions = client.get(&import_step(import, ImportStep::Questions)).await;
        assert!(questions.text().contains("Was sind die Knoten der Art „Runde“?"), "{}", questions.text());
        let answers = vec![api::AnswerForm { key: "node:runde".to_owned(), answer: "committee".to_owned() }];
        client.call(api::AnswerImport { import, version: 1, answers, leave_out: false }).await.unwrap();
        let page = client.get(&import_step(import, ImportStep::Preview)).await.text();
        assert!(page.contains("Knoten 1") && page.contains("Mia Muster → Runder Tisch Sucht"), "{page}");
        let counts = client.call(api::ApplyImport { import, version: 2 }).await.unwrap();
        assert_eq!(counts, Counts { rows: 4, new: 3, changed: 0, unchanged: 1, rejected: 0 });
        let list = client.get("/directory/committees?q=Runder+Tisch").await;
        assert!(list.text().contains("Runder Tisch Sucht"), "{}", list.text());
        client.call(api::UndoImport { import, version: 3 }).await.unwrap();
        let list = client.get("/directory/committees?q=Runder+Tisch").await;
        assert!(!list.text().contains("Runder Tisch Sucht"), "{}", list.text());
    }

    async fn a_hostile_or_broken_network_is_refused_with_its_place(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let region = hassberge().to_string();
        let deep = format!("graph [ {}", "a [ ".repeat(100));
        let files = [
            ("<!DOCTYPE a [<!ENTITY a \"aaaa\">]>\n<graphml><key id=\"k\" attr.name=\"kind\"/><node id=\"x\">\
              <data key=\"k\">&a;</data></node></graphml>", "problem=broken&row=2"),
            ("<gexf><nodes>", "problem=broken&row=1"),
            ("{\"nodes\": [{\"id\": 1}],\n\"edges\": [{\"source\": 1, \"target\": 2}]}", "problem=broken"),
            (deep.as_str(), "problem=broken&row=1"),
            ("{\"nodes\": [], \"edges\": []}", "problem=empty"),
        ];
        for (file, problem) in files {
            let answer = upload(&client, "same-origin", &region, "netz", file.as_bytes()).await;
            assert_eq!(answer.location(), format!("/directory/import?{problem}"), "{file}");
        }
    }
}
