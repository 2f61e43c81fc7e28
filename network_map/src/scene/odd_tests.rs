//! Networks as nobody expects them: nothing is lost, nothing breaks, and everything can be picked.

use domain::network::{Link, LinkKind, NodeKind};

use super::*;
use crate::areas::Areas;
use crate::layer::Numbers;
use crate::layout::random::Random;
use crate::sample::network_of;
use crate::tiles::Tiles;

const KINDS: [NodeKind; 3] = [NodeKind::Committee, NodeKind::Organisation, NodeKind::Person];

fn scene(count: usize, links: &[(u32, u32, LinkKind)], place: impl Fn(usize) -> [f32; 2]) -> Scene {
    let kinds: Vec<NodeKind> = (0..count).map(|node| KINDS[node % KINDS.len()]).collect();
    let mut snapshot = network_of(&kinds, links);
    for (index, node) in snapshot.nodes.iter_mut().enumerate() {
        node.position = place(index);
    }
    Scene::new(snapshot, MapFilter::default())
}

fn spiral(node: usize) -> [f32; 2] {
    let (angle, distance) = (node as f32 * 2.4, 3.0 * (node as f32).sqrt());
    [distance * angle.cos(), distance * angle.sin()]
}

/// The networks by name.
fn odd_scenes() -> Vec<(&'static str, Scene)> {
    let kind = LinkKind::Membership;
    let star: Vec<_> = (1..20_000).map(|node| (node, 0, kind)).collect();
    let path: Vec<_> = (1..5_000).map(|node| (node - 1, node, kind)).collect();
    let doubled: Vec<_> =
        LinkKind::ALL.iter().flat_map(|&kind| [(0, 1, kind), (1, 0, kind), (2, 2, kind)]).collect();
    let nowhere = [(0, 99, kind), (99, 98, kind), (0, 1, kind)];
    vec![
        ("empty", scene(0, &[], spiral)),
        ("one node", scene(1, &[], spiral)),
        ("all in one place", scene(50, &[(0, 1, kind), (1, 2, kind)], |_| [3.0, 4.0])),
        ("links to oneself and many between two", scene(3, &doubled, spiral)),
        ("links to nowhere", scene(2, &nowhere, spiral)),
        ("a star of 20,000", scene(20_000, &star, spiral)),
        ("a long path", scene(5_000, &path, |node| [node as f32 * 4.0, 0.0])),
        ("10,000 alone", scene(10_000, &[], spiral)),
    ]
}

fn is_finite(numbers: &Numbers) -> bool {
    [&numbers.places, &numbers.origins, &numbers.looks]
        .into_iter()
        .all(|list| list.iter().all(|value| value.is_finite()))
}

#[test]
fn every_node_and_every_link_between_two_nodes_is_drawn_once() {
    for (name, scene) in odd_scenes() {
        let count = scene.snapshot().nodes.len() as u32;
        let base = scene.base();
        let mut nodes: Vec<u32> = base.nodes.iter().map(|drawn| drawn.node).collect();
        nodes.sort_unstable();
        assert!(nodes.into_iter().eq(0..count), "{name}");
        let key = |source: u32, target: u32, kind: LinkKind| (source, target, kind);
        let mut drawn: Vec<_> =
            base.links.iter().map(|link| key(link.source, link.target, link.kind)).collect();
        let is_real = |link: &&Link| link.source != link.target && link.source < count && link.target < count;
        let links = scene.snapshot().links.iter().filter(is_real);
        let mut expected: Vec<_> = links.map(|link| key(link.source, link.target, link.kind)).collect();
        drawn.sort_unstable();
        expected.sort_unstable();
        assert_eq!(drawn, expected, "{name}");
        assert!(is_finite(&base.node_numbers(scene.places())), "{name}");
        assert!(is_finite(&base.link_numbers(scene.places())), "{name}");
    }
}

#[test]
fn all_links_stay_drawn_when_they_are_sorted_into_tiles() {
    for (name, scene) in odd_scenes() {
        let mut base = scene.base();
        let straight = base.straight_count();
        let tiles = Tiles::sort(&mut base.links[..straight], scene.places().targets());
        if let Some(bounds) = scene.bounds() {
            let drawn: u32 = tiles.runs(bounds).iter().map(|[first, end]| end - first).sum();
            assert_eq!(drawn as usize, straight, "{name}");
        }
    }
}

#[test]
fn every_kind_of_link_is_drawn_in_its_own_way_wherever_it_is_looked_at() {
    let links: Vec<_> =
        LinkKind::ALL.iter().enumerate().map(|(index, &kind)| (0, 1 + index as u32, kind)).collect();
    let mut scene = scene(1 + links.len(), &links, spiral);
    let places = scene.places().clone();
    let styles = |layer: &Layer| -> Vec<u32> {
        let looks = layer.link_numbers(&places).looks;
        let mut styles: Vec<u32> = looks.as_chunks::<2>().0.iter().map(|look| look[0] as u32).collect();
        styles.sort_unstable();
        styles
    };
    assert_eq!(styles(&scene.base()), [0, 1, 2, 3, 4, 5]);
    scene.set_selection(Some(0));
    assert_eq!(styles(&scene.highlight()), [16, 17, 18, 19, 20, 21]);
}

#[test]
fn what_is_picked_is_what_a_search_through_all_nodes_finds() {
    let mut random = Random::new(21);
    for (name, scene) in odd_scenes() {
        let mut camera = Camera::default();
        camera.resize(900.0, 700.0);
        if let Some(bounds) = scene.bounds() {
            camera.fit(bounds);
        }
        let symbol = camera.symbol_scale() / camera.zoom();
        for _ in 0..30 {
            let screen = [random.unit() * 900.0, random.unit() * 700.0];
            let [x, y] = camera.to_world(screen);
            let gap = |node: u32| {
                let [to_x, to_y] = scene.position(node).expect("the node is there");
                let distance = (to_x - x).hypot(to_y - y);
                ((distance - scene.drawn_node(node, Mark::None).radius * symbol).max(0.0), distance, node)
            };
            let nodes = 0..scene.snapshot().nodes.len() as u32;
            let nearest = nodes.map(gap).min_by(|a, b| a.partial_cmp(b).expect("distances are numbers"));
            let tolerance = 5.0;
            let expected =
                nearest.filter(|(gap, ..)| *gap <= tolerance / camera.zoom()).map(|(.., node)| node);
            assert_eq!(scene.pick(&camera, screen, tolerance), expected, "{name} at {screen:?}");
        }
    }
}

#[test]
fn everything_can_be_done_with_every_network() {
    for (name, mut scene) in odd_scenes() {
        let count = scene.snapshot().nodes.len();
        let mut camera = Camera::default();
        camera.resize(900.0, 700.0);
        scene.set_selection(Some(0));
        scene.set_hover(Some(1));
        scene.set_path(vec![0, 1, 99_999]);
        scene.set_sizes(Some(&vec![f32::INFINITY; count / 2]));
        scene.set_hulls(vec![hulls::Hull { name: name.to_owned(), nodes: vec![0, 1, 2, 99_999], tone: 200 }]);
        let moved: Vec<[f32; 2]> = (0..count).map(|node| [spiral(node)[1], 7.0]).collect();
        scene.set_positions(&moved, true);
        scene.advance(0.0);
        scene.advance(100.0);
        let (base, highlight) = (scene.base(), scene.highlight());
        for numbers in [base.node_numbers(scene.places()), highlight.link_numbers(scene.places())] {
            assert!(is_finite(&numbers), "{name}");
            assert_eq!(numbers.origins.len(), numbers.places.len(), "{name}");
        }
        let areas = Areas::new(scene.outlines(), scene.hull_shapes(), true);
        assert!(is_finite(&areas.fills) && is_finite(&areas.borders), "{name}");
        let mut names = scene.label_candidates(&camera);
        assert!(names.all(|candidate| candidate.at.iter().all(|value| value.is_finite())), "{name}");
        assert!(scene.symbols(&camera).iter().all(|symbol| symbol.radius.is_finite()), "{name}");
    }
}
