//! What is in a vector picture, and that it is well-formed.

use std::collections::BTreeMap;

use domain::network::{LinkKind, NetworkSnapshot, NodeKind};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::camera::Bounds;
use crate::filter::MapFilter;
use crate::hulls::Hull;
use crate::outlines::Outline;
use crate::sample::state_network;

const SIZE: [f32; 2] = [1400.0, 800.0];

/// The made-up state with its nodes in rows.
fn state() -> NetworkSnapshot {
    let mut network = state_network();
    for (index, node) in network.nodes.iter_mut().enumerate() {
        node.position = [(index % 30) as f32 * 5.0, (index / 30) as f32 * 5.0];
    }
    network
}

fn caption() -> Caption {
    Caption {
        title: "Netzwerk <Hessen> & \"mehr\"".to_owned(),
        nodes: vec![(NodeKind::Region, "Regionen".to_owned()), (NodeKind::Person, "Menschen".to_owned())],
        links: vec![(LinkKind::Belongs, "Zugehörigkeit".to_owned())],
        ..Caption::default()
    }
}

fn written(scene: &Scene, camera: &Camera) -> String {
    let (palette, caption) = (Palette::paper(), caption());
    let picture = Picture { scene, camera, palette: &palette, caption: &caption, language: "de" };
    let mut bytes = Vec::new();
    write_svg(&picture, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Counts elements, and reads the titles of nodes; panics where it is not well-formed.
fn read(svg: &str) -> (BTreeMap<String, usize>, Vec<String>) {
    let mut reader = Reader::from_str(svg);
    let (mut counts, mut titles, mut open) = (BTreeMap::new(), Vec::new(), Vec::<String>::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                *counts.entry(name.clone()).or_default() += 1;
                open.push(name);
                if open.ends_with(&["polygon".to_owned(), "title".to_owned()])
                    || open.ends_with(&["circle".to_owned(), "title".to_owned()])
                {
                    titles.push(String::new());
                }
            }
            Event::Empty(tag) => *counts.entry(tag.local_name().as_ref().to_owned()).or_default() += 1,
            Event::End(tag) => assert_eq!(open.pop().as_deref(), Some(tag.local_name().as_ref())),
            Event::Text(text) if open.last().is_some_and(|name| name == "title") => {
                if let Some(title) = titles.last_mut() {
                    title.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(_) | Event::Text(_) => {}
            Event::Eof => break,
            other => panic!("{other:?} is unexpected"),
        }
    }
    assert!(open.is_empty());
    (counts, titles)
}

fn fitted(scene: &Scene) -> Camera {
    Camera::showing(scene.bounds().unwrap(), SIZE)
}

#[test]
fn every_visible_node_and_link_is_there_once() {
    let network = state();
    for (filter, selected) in [
        (MapFilter::default(), None),
        (MapFilter { kinds: vec![NodeKind::Region, NodeKind::Committee], ..MapFilter::default() }, None),
        (MapFilter::default(), Some(0)),
    ] {
        let mut scene = Scene::new(network.clone(), filter.clone());
        scene.set_selection(selected);
        let (_, mut titles) = read(&written(&scene, &fitted(&scene)));
        let visible = filter.visible(&network);
        let shown = network.nodes.iter().zip(&visible).filter(|(_, is_visible)| **is_visible);
        let mut names: Vec<String> = shown.map(|(node, _)| node.label.clone()).collect();
        names.sort();
        titles.sort();
        assert_eq!(titles, names);
    }
    let scene = Scene::new(network.clone(), MapFilter::default());
    let svg = written(&scene, &fitted(&scene));
    let lines = svg.lines().filter(|line| line.starts_with("<path d=\"M") && !line.contains("stroke="));
    let arrows = svg.lines().filter(|line| line.ends_with("Z\"/>")).count();
    assert_eq!(lines.count() - arrows, network.links.len());
}

#[test]
fn kinds_differ_in_shape_and_dash() {
    let scene = Scene::new(state(), MapFilter::default());
    let svg = written(&scene, &fitted(&scene));
    let (counts, _) = read(&svg);
    let of =
        |kind: fn(NodeKind) -> bool| scene.snapshot().nodes.iter().filter(|node| kind(node.kind)).count();
    let circles = of(|kind| matches!(kind, NodeKind::Organisation | NodeKind::Person));
    // And one of each in the legend.
    assert_eq!(counts["circle"], circles + 1);
    assert_eq!(counts["polygon"], of(|_| true) - circles + 1);
    assert!(svg.contains("stroke-dasharray=\"1.5 3.5\""));
}

#[test]
fn names_are_escaped_and_cannot_break_out() {
    let mut network = state();
    network.nodes[0].label = "</text><script>alert(\"1\")</script>\u{1}".to_owned();
    let scene = Scene::new(network, MapFilter::default());
    let svg = written(&scene, &fitted(&scene));
    let (counts, _) = read(&svg);
    assert!(!counts.contains_key("script"));
    assert!(svg.contains("&lt;script&gt;"));
    assert!(svg.contains("aria-label=\"Netzwerk &lt;Hessen&gt; &amp; &quot;mehr&quot;\""));
}

#[test]
fn what_is_off_the_picture_is_left_out() {
    let scene = Scene::new(state(), MapFilter::default());
    let [x, y] = scene.position(0).unwrap();
    let near = Bounds { low: [x - 15.0, y - 15.0], high: [x + 15.0, y + 15.0] };
    let camera = Camera::showing(near, SIZE);
    let (_, titles) = read(&written(&scene, &camera));
    let seen = camera.visible_world();
    let is_seen =
        |[x, y]: [f32; 2]| x > seen.low[0] && x < seen.high[0] && y > seen.low[1] && y < seen.high[1];
    let inside = scene.snapshot().nodes.iter().filter(|node| is_seen(node.position)).count();
    assert!(inside > 0 && inside < scene.snapshot().nodes.len());
    assert!(titles.len() >= inside && titles.len() < inside + 40, "{} for {inside}", titles.len());
}

#[test]
fn the_selection_stands_out_and_areas_lie_below() {
    let mut scene = Scene::new(state(), MapFilter::default());
    scene.set_hulls(vec![Hull { name: "Gruppe".to_owned(), nodes: vec![0, 1, 2], tone: 1 }]);
    scene.set_outlines(vec![Outline {
        name: "Kreis".to_owned(),
        polygons: vec![vec![vec![[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]], Vec::new()]],
    }]);
    assert_eq!(scene.full_bounds(), scene.bounds());
    scene.set_outlines(vec![Outline {
        name: "Kreis".to_owned(),
        polygons: vec![vec![vec![[-90.0, 0.0], [10.0, 0.0], [0.0, 10.0]], Vec::new()]],
    }]);
    assert_eq!(scene.full_bounds().unwrap().low[0], -90.0);
    scene.set_selection(Some(0));
    let svg = written(&scene, &fitted(&scene));
    read(&svg);
    assert!(svg.contains("stroke-width=\"2.25\"") && svg.contains("font-size=\"15\""));
    assert!(svg.find("fill-rule=\"evenodd\"").unwrap() < svg.find("<polygon").unwrap());
}

#[test]
fn a_large_network_from_afar_is_its_regions() {
    let mut network = state();
    let (first, count) = (network.nodes[0].clone(), network.nodes.len());
    let more = (count..=crate::aggregate::MOST_SINGLE).map(|index| domain::network::Node {
        label: format!("Knoten {index}"),
        position: [index as f32, (index % 2) as f32 * 2_000.0],
        region: Some((index % 2) as u16),
        ..first.clone()
    });
    network.nodes.extend(more);
    let scene = Scene::new(network, MapFilter::default());
    let (_, titles) = read(&written(&scene, &fitted(&scene)));
    let marks: Vec<String> = scene.aggregate().marks.iter().map(|mark| mark.name.clone()).collect();
    assert!(marks.len() > 1 && titles == marks, "{titles:?}");
    let [x, y] = scene.position(count as u32).unwrap();
    let near = Bounds { low: [x, y], high: [x + 20.0, y + 20.0] };
    let (_, titles) = read(&written(&scene, &Camera::showing(near, SIZE)));
    assert!(titles.iter().any(|title| title.starts_with("Knoten")));
}

#[test]
fn an_empty_network_is_an_empty_picture() {
    let scene = Scene::default();
    let (counts, titles) = read(&written(&scene, &Camera::default()));
    assert!(titles.is_empty());
    assert_eq!(counts["rect"], 1);
}

#[test]
fn what_differs_from_another_day_has_its_ring_and_its_badge() {
    use domain::network::Difference::{Gone, New};

    let network = state();
    let mut scene = Scene::new(network.clone(), MapFilter::default());
    let camera = Camera::showing(scene.bounds().unwrap(), SIZE);
    let (plain, _) = read(&written(&scene, &camera));
    let mut nodes = vec![None; network.nodes.len()];
    (nodes[0], nodes[1]) = (Some(New), Some(Gone));
    scene.set_differences(crate::comparison::Differences { nodes, links: Vec::new() });
    let svg = written(&scene, &camera);
    let (marked, titles) = read(&svg);
    assert_eq!(titles.len(), network.nodes.len());
    let outlines = |counts: &BTreeMap<String, usize>| counts["circle"] + counts["polygon"];
    // Of each a ring, and a badge.
    assert_eq!(outlines(&marked), outlines(&plain) + 4);
    assert_eq!(svg.matches("stroke-dasharray=\"3.3 2.7\"").count(), 1);
}
