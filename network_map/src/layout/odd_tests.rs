//! Networks as nobody expects them: every node gets a place of its own, and always the same.

use proptest::prelude::*;

use super::*;

/// Fails if a node has no place, or two overlap. The nodes are compared along one axis, so that large networks take no
/// longer than their layout.
fn assert_apart(name: &str, request: &LayoutRequest, positions: &[[f32; 2]]) {
    assert_eq!(positions.len(), request.node_count, "{name}");
    assert!(positions.iter().flatten().all(|value| value.is_finite()), "{name}");
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by(|&a, &b| positions[a][0].total_cmp(&positions[b][0]));
    let widest = order.iter().map(|&node| request.radius(node)).fold(0.0, f32::max);
    for (place, &a) in order.iter().enumerate() {
        let near = |b: &&usize| positions[**b][0] - positions[a][0] <= 2.0 * widest;
        for &b in order[place + 1..].iter().take_while(near) {
            let (dx, dy) = (positions[a][0] - positions[b][0], positions[a][1] - positions[b][1]);
            let gap = dx.hypot(dy) - request.radius(a) - request.radius(b);
            assert!(gap >= 0.0, "{name}: {a} and {b} overlap by {}", -gap);
        }
    }
}

fn plain(node_count: usize, links: Vec<(u32, u32)>) -> LayoutRequest {
    LayoutRequest { node_count, links, ..LayoutRequest::default() }
}

#[test]
fn a_star_of_twenty_thousand_is_laid_out() {
    let request = plain(20_001, (1..=20_000).map(|leaf| (0, leaf)).collect());
    assert_apart("a star", &request, &layout(&request));
}

#[test]
fn a_path_of_twenty_thousand_is_laid_out() {
    let request = plain(20_000, (1..20_000).map(|node| (node - 1, node)).collect());
    assert_apart("a path", &request, &layout(&request));
}

#[test]
fn ten_thousand_without_a_link_are_laid_out_with_regions_and_without() {
    let alone = plain(10_000, Vec::new());
    assert_apart("alone", &alone, &layout(&alone));
    let groups = (0..10_000).map(|node| Some((node % 40) as u16)).collect();
    let grouped = LayoutRequest { groups, ..alone };
    assert_apart("alone in regions", &grouped, &layout(&grouped));
}

#[test]
fn nodes_that_stood_in_one_place_part() {
    for (known, place) in [(60, [0.0, 0.0]), (60, [5e3, -5e3]), (40, [3.0, 4.0])] {
        let mut request = plain(60, vec![(0, 1), (1, 1), (1, 0)]);
        request.previous = (0..60).map(|node| (node < known).then_some(place)).collect();
        let positions = layout(&request);
        assert_apart("one place", &request, &positions);
        assert_eq!(positions, layout(&request));
    }
}

#[test]
fn places_that_are_no_numbers_are_no_places() {
    let mut request = plain(5, vec![(0, 1), (1, 2)]);
    request.previous = vec![Some([f32::NAN, 0.0]), Some([0.0, f32::INFINITY]), None, Some([1.0, 2.0]), None];
    request.pinned = vec![true; 5];
    assert_apart("no numbers", &request, &layout(&request));
}

/// Any network of up to 60 nodes, with links to oneself, between the same two and to nowhere.
fn any_request() -> impl Strategy<Value = LayoutRequest> {
    let kinds = prop::sample::select(domain::network::NodeKind::ALL.to_vec());
    let radius = 0.3f32..1.2;
    let group = prop::option::of(0u16..5);
    let arrangement = prop::sample::select(vec![Arrangement::Neighbourhoods, Arrangement::Structure]);
    let nodes = prop::collection::vec((kinds, radius, group), 0..60);
    let links = prop::collection::vec((0u32..64, 0u32..64), 0..120);
    (nodes, links, arrangement, any::<u64>()).prop_map(|(nodes, links, arrangement, seed)| LayoutRequest {
        node_count: nodes.len(),
        links,
        radii: nodes.iter().map(|(_, radius, _)| *radius).collect(),
        groups: nodes.iter().map(|(_, _, group)| *group).collect(),
        kinds: nodes.iter().map(|(kind, ..)| *kind).collect(),
        arrangement,
        seed,
        ..LayoutRequest::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_network_has_a_picture_without_overlaps_and_always_the_same(request in any_request()) {
        let positions = layout(&request);
        assert_apart("any network", &request, &positions);
        prop_assert_eq!(positions, layout(&request));
    }

    #[test]
    fn whoever_has_a_place_keeps_it_whatever_comes(request in any_request(), newcomers in 1usize..5) {
        let before = layout(&request);
        let mut grown = request.clone();
        grown.previous = before.iter().copied().map(Some).collect();
        if request.node_count <= newcomers {
            return Ok(());
        }
        for newcomer in request.node_count..request.node_count + newcomers {
            grown.links.push((newcomer as u32, newcomer as u32 / 2));
            grown.previous.push(None);
            grown.radii.push(0.5);
            grown.groups.push(None);
            grown.kinds.push(domain::network::NodeKind::Person);
        }
        grown.node_count += newcomers;
        // Links to nowhere would now lead to the newcomers.
        grown.links.retain(|&(a, b)| {
            (a as usize) < grown.node_count && (b as usize) < grown.node_count
        });
        let after = layout(&grown);
        assert_apart("with newcomers", &grown, &after);
        let moved = before.iter().zip(&after).map(|(a, b)| (a[0] - b[0]).hypot(a[1] - b[1]));
        let mean = moved.sum::<f32>() / before.len() as f32;
        prop_assert!(mean < 1.0, "the others move by {} on the mean", mean);
    }
}
