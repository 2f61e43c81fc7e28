//! What the two layers consist of.

use domain::network::{Link, LinkKind, Node};
use uuid::Uuid;

use super::*;
use crate::labels::Emphasis;

/// A committee (0) with an organisation (1) and a person (2); a region (3) that nobody is linked with.
fn small() -> Scene {
    let node = |index: u128, kind, position| Node {
        id: Uuid::from_u128(index),
        kind,
        label: format!("Knoten {index}"),
        level: None,
        region: None,
        fields: 0,
        position,
    };
    let link = |source, target, kind| Link { source, target, kind };
    let snapshot = NetworkSnapshot {
        nodes: vec![
            node(0, NodeKind::Committee, [0.0, 0.0]),
            node(1, NodeKind::Organisation, [10.0, 0.0]),
            node(2, NodeKind::Person, [0.0, 10.0]),
            node(3, NodeKind::Region, [-10.0, -10.0]),
        ],
        links: vec![
            link(1, 0, LinkKind::Membership),
            link(2, 0, LinkKind::Chair),
            link(2, 2, LinkKind::Parent),
        ],
        ..NetworkSnapshot::default()
    };
    Scene::new(snapshot, MapFilter::default())
}

fn styles(layer: &Layer) -> Vec<f32> {
    layer
        .node_numbers(&Places::new(vec![[0.0; 2]; 4]))
        .looks
        .as_chunks::<2>()
        .0
        .iter()
        .map(|look| look[1])
        .collect()
}

#[test]
fn at_rest_everything_visible_is_drawn_once_the_important_on_top() {
    let base = small().base();
    assert_eq!(styles(&base), [4.0, 3.0, 2.0, 0.0]);
    let (nodes, links) = (base.node_numbers(small().places()), base.link_numbers(small().places()));
    assert_eq!((&nodes.places[..2], nodes.looks[0]), (&[0.0, 10.0][..], 0.5));
    assert_eq!(links.places, [10.0, 0.0, 0.0, 0.0, 0.0, 10.0, 0.0, 0.0]);
    assert_eq!(links.looks, [0.0, 0.0, 1.0, 0.0]);
    assert_eq!(small().highlight(), Layer::default());
}

#[test]
fn filtered_nodes_and_their_links_are_not_drawn() {
    let mut scene = small();
    scene
        .set_filter(MapFilter { kinds: vec![NodeKind::Committee, NodeKind::Person], ..MapFilter::default() });
    assert_eq!(styles(&scene.base()), [4.0, 2.0]);
    assert_eq!(scene.base().links.len(), 1);
    scene.set_selection(Some(1));
    assert_eq!(scene.selected(), None);
    assert_eq!(scene.highlight(), Layer::default());
}

#[test]
fn links_of_hidden_kinds_are_not_drawn() {
    let mut scene = small();
    scene.set_filter(MapFilter { link_kinds: vec![LinkKind::Chair], ..MapFilter::default() });
    scene.set_selection(Some(0));
    assert_eq!(scene.base().links.len(), 1);
    assert_eq!(styles(&scene.highlight()), [20.0, 50.0]);
}

#[test]
fn the_selection_is_drawn_above_its_neighbours() {
    let mut scene = small();
    assert!(scene.set_selection(Some(0)));
    assert!(!scene.set_selection(Some(0)));
    let highlight = scene.highlight();
    assert_eq!(styles(&highlight), [19.0, 20.0, 50.0]);
    assert!(highlight.links.iter().all(|link| link.is_strong && link.target == 0));
    assert_eq!(highlight.link_numbers(scene.places()).looks, [16.0, 0.0, 17.0, 0.0]);
}

#[test]
fn the_selected_node_is_named_first_then_its_neighbours() {
    let mut scene = small();
    scene.set_selection(Some(2));
    let camera = Camera::default();
    let named: Vec<(Subject, Emphasis)> =
        scene.label_candidates(&camera).map(|candidate| (candidate.subject, candidate.emphasis)).collect();
    let node = Subject::Node;
    assert_eq!(
        named,
        [(node(2), Emphasis::Selected), (node(0), Emphasis::Neighbour), (node(3), Emphasis::Landmark)]
    );
}

#[test]
fn a_node_is_picked_where_it_is_drawn() {
    let scene = small();
    let mut camera = Camera::default();
    camera.resize(400.0, 400.0);
    let screen = camera.to_screen([10.0, 0.0]);
    assert_eq!(scene.pick(&camera, [screen[0] + 3.0, screen[1]], 4.0), Some(1));
    assert_eq!(scene.pick(&camera, [screen[0] + 20.0, screen[1]], 4.0), None);
}

#[test]
fn bounds_are_those_of_what_is_visible() {
    let mut scene = small();
    scene.set_filter(MapFilter { kinds: vec![NodeKind::Person], ..MapFilter::default() });
    assert_eq!(scene.bounds(), Some(Bounds { low: [0.0, 10.0], high: [0.0, 10.0] }));
    assert_eq!(Scene::default().bounds(), None);
}

#[test]
fn links_between_the_same_nodes_are_drawn_apart_and_after_the_straight_ones() {
    let mut snapshot = small().snapshot().clone();
    snapshot.links.insert(0, Link { source: 0, target: 1, kind: LinkKind::Chair });
    let base = Scene::new(snapshot, MapFilter::default()).base();
    assert_eq!((base.links.len(), base.straight_count()), (3, 1));
    // Both seen from their own source, and they start at either end.
    assert_eq!(base.links[1].bend, base.links[2].bend);
}

#[test]
fn nodes_hidden_by_hand_stay_hidden_whatever_the_filter_says() {
    let mut scene = small();
    scene.set_hidden(&[0, 99]);
    assert_eq!((scene.base().nodes.len(), scene.base().links.len()), (3, 0));
    scene.set_filter(MapFilter { kinds: vec![NodeKind::Committee], ..MapFilter::default() });
    assert!(scene.base().nodes.is_empty());
    scene.set_hidden(&[]);
    assert_eq!(scene.base().nodes.len(), 1);
}

#[test]
fn the_area_of_a_node_says_its_share_of_the_largest() {
    let radii = |scene: &Scene| -> Vec<f32> {
        (0..4).map(|node| scene.drawn_node(node, Mark::None).radius).collect()
    };
    let mut scene = small();
    let plain = radii(&scene);
    scene.set_sizes(Some(&[0.5, 99.0, f32::NAN]));
    let sized = radii(&scene);
    assert_eq!(sized[1..], [SIZES[1], SIZES[0], SIZES[0]]);
    // Half of the share is half of the area, above the smallest.
    let area = |radius: f32| radius * radius - SIZES[0] * SIZES[0];
    assert!((area(sized[0]) * 2.0 - area(sized[1])).abs() < 1e-4);
    scene.set_sizes(None);
    assert_eq!(radii(&scene), plain);
}

#[test]
fn a_moved_node_is_picked_where_it_goes() {
    let mut scene = small();
    let mut camera = Camera::default();
    camera.resize(400.0, 400.0);
    scene.set_positions(&[[0.0, 0.0], [20.0, 20.0]], true);
    let pick = |scene: &Scene, place| scene.pick(&camera, camera.to_screen(place), 4.0);
    assert_eq!((pick(&scene, [20.0, 20.0]), pick(&scene, [10.0, 0.0])), (Some(1), None));
    assert_eq!(scene.base().node_numbers(scene.places()).origins[2..4], [10.0, 0.0]);
    scene.advance(0.0);
    scene.advance(1e4);
    assert!(scene.base().node_numbers(scene.places()).origins.is_empty());
}

#[test]
fn a_hull_goes_around_the_visible_of_its_nodes_and_is_named_above() {
    let mut scene = small();
    scene.set_hulls(vec![
        Hull { name: "Pflege".to_owned(), nodes: vec![0, 1, 99], tone: 2 },
        Hull { name: "Niemand".to_owned(), nodes: vec![99], tone: 0 },
    ]);
    assert_eq!(scene.hull_shapes().len(), 1);
    let camera = Camera::default();
    let name = |scene: &Scene| scene.label_candidates(&camera).find(|it| it.subject == Subject::Hull(0));
    let before = name(&scene).expect("the hull is named").at;
    assert!(before[1] <= camera.to_screen([0.0, -HULL_PADDING])[1] + 0.5);
    assert_eq!(scene.name(Subject::Hull(0)), "Pflege");
    scene.set_filter(MapFilter { kinds: vec![NodeKind::Person], ..MapFilter::default() });
    assert!(scene.hull_shapes().is_empty());
}

#[test]
fn two_outlines_are_drawn_the_larger_first_each_around_its_own_and_under_its_name() {
    let mut scene = small();
    scene.set_hulls(vec![
        Hull { name: "AG Pflege".to_owned(), nodes: vec![0, 1], tone: 0 },
        Hull { name: "Forum".to_owned(), nodes: vec![0, 2, 3], tone: 5 },
    ]);
    let extent = |corners: &[[f32; 2]], axis: usize| {
        let values = || corners.iter().map(|corner| corner[axis]);
        format!("{:.1}..{:.1}", values().fold(f32::MAX, f32::min), values().fold(f32::MIN, f32::max))
    };
    let drawn = |shape: &HullShape| {
        let name = scene.name(Subject::Hull(shape.hull));
        let [x, y] = [0, 1].map(|axis| extent(&shape.target, axis));
        format!("{name}, tone {}: {x} by {y}", shape.tone)
    };
    let drawn: Vec<String> = scene.hull_shapes().iter().map(drawn).collect();
    assert_eq!(
        drawn,
        ["Forum, tone 5: -14.0..4.0 by -14.0..14.0", "AG Pflege, tone 0: -4.0..14.0 by -4.0..4.0",]
    );
    let camera = Camera::default();
    let named = |subject| scene.label_candidates(&camera).any(|candidate| candidate.subject == subject);
    assert!(named(Subject::Hull(0)) && named(Subject::Hull(1)));
}

#[test]
fn what_differs_from_another_day_is_drawn_as_such_above_the_rest_and_named_first() {
    use domain::network::Difference::{Changed, Gone, New};

    let mut scene = small();
    assert!(!scene.is_comparison());
    scene.set_differences(Differences {
        nodes: vec![Some(Changed), Some(Gone), Some(New), None],
        links: vec![Some(Gone), None, None],
    });
    assert!(scene.is_comparison());
    let base = scene.base();
    assert_eq!(styles(&base), [0.0, 2.0 + 192.0, 3.0 + 128.0, 4.0 + 64.0]);
    assert_eq!(base.link_numbers(scene.places()).looks, [128.0, 0.0, 1.0, 0.0]);
    scene.set_selection(Some(1));
    assert_eq!(styles(&scene.highlight()), [2.0 + 16.0 + 192.0, 3.0 + 48.0 + 128.0]);
    scene.set_selection(None);
    let camera = Camera::default();
    let named: Vec<Subject> = scene.label_candidates(&camera).map(|candidate| candidate.subject).collect();
    assert_eq!(named, [0, 1, 2, 3].map(Subject::Node));
}

#[test]
fn a_large_network_is_not_gathered_to_regions_while_two_days_are_compared() {
    let mut snapshot = crate::sample::network_of(&[NodeKind::Person; 6_000], &[]);
    snapshot.regions = vec!["Hof".to_owned()];
    snapshot.nodes.iter_mut().for_each(|node| node.region = Some(0));
    let mut scene = Scene::new(snapshot, MapFilter::default());
    assert_eq!(scene.aggregate().marks.len(), 1);
    scene.set_differences(Differences { nodes: vec![None; 6_000], links: Vec::new() });
    assert!(scene.aggregate().marks.is_empty());
    scene.set_differences(Differences::default());
    assert_eq!(scene.aggregate().marks.len(), 1);
}
