//! What any layout must keep: order in the picture, the same picture again, places that stay.

use domain::network::NodeKind;

use super::*;
use crate::sample::state_network;

fn state_request() -> LayoutRequest {
    LayoutRequest::of_snapshot(&state_network(), 1)
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

pub(crate) fn closest_gap(request: &LayoutRequest, positions: &[[f32; 2]]) -> f32 {
    let mut gap = f32::MAX;
    for a in 0..positions.len() {
        for b in 0..a {
            gap = gap.min(distance(positions[a], positions[b]) - request.radius(a) - request.radius(b));
        }
    }
    gap
}

#[test]
fn the_same_request_gives_the_same_picture() {
    assert_eq!(layout(&state_request()), layout(&state_request()));
}

#[test]
fn another_seed_gives_another_picture() {
    assert_ne!(layout(&state_request()), layout(&LayoutRequest { seed: 2, ..state_request() }));
}

#[test]
fn nothing_overlaps_at_rest() {
    let request = state_request();
    assert!(closest_gap(&request, &layout(&request)) >= overlap::GAP * 0.999);
}

#[test]
fn each_node_has_room_for_its_label() {
    let positions = layout(&state_request());
    let square: f32 = positions.iter().map(|place| place[0].powi(2) + place[1].powi(2)).sum::<f32>();
    let area_of_each = std::f32::consts::TAU * square / (positions.len() as f32).powi(2);
    assert!(area_of_each.sqrt() >= 5.9, "spacing {}", area_of_each.sqrt());
}

/// The share of the five nearest nodes of each member that are of its own region.
fn share_at_home(request: &LayoutRequest) -> f32 {
    let positions = layout(request);
    let (mut at_home, mut grouped) = (0, 0);
    for node in 0..request.node_count {
        let Some(group) = request.group(node) else { continue };
        let mut others: Vec<usize> = (0..request.node_count).filter(|&other| other != node).collect();
        others.sort_by(|&a, &b| {
            distance(positions[node], positions[a]).total_cmp(&distance(positions[node], positions[b]))
        });
        at_home += others[..5].iter().filter(|&&other| request.group(other) == Some(group)).count();
        grouped += 5;
    }
    at_home as f32 / grouped as f32
}

#[test]
fn members_of_a_region_stand_nearer_to_each_other_than_to_others() {
    for seed in 1..=4 {
        let share = share_at_home(&LayoutRequest { seed, ..state_request() });
        assert!(share > 0.85, "with seed {seed}, {share} of the nearest nodes are of the same region");
    }
}

#[test]
fn between_neighbourhoods_there_is_a_clear_gap() {
    let request = state_request();
    let positions = layout(&request);
    for a in 0..request.node_count {
        for b in 0..a {
            if let (Some(x), Some(y)) = (request.group(a), request.group(b))
                && x != y
            {
                let between = distance(positions[a], positions[b]);
                assert!(between > 5.0, "regions {x} and {y} are only {between} apart");
            }
        }
    }
}

#[test]
fn the_sign_of_a_region_stands_above_its_members() {
    let request = state_request();
    let positions = layout(&request);
    for sign in (0..request.node_count).filter(|&node| request.kind(node) == NodeKind::Region) {
        let members: Vec<[f32; 2]> = (0..request.node_count)
            .filter(|&node| node != sign && request.group(node) == request.group(sign))
            .map(|node| positions[node])
            .collect();
        let above = members.iter().filter(|place| place[1] < positions[sign][1]).count();
        assert!(above * 4 < members.len(), "{above} of {} members stand above their sign", members.len());
    }
}

#[test]
fn the_picture_has_the_shape_of_a_screen() {
    let positions = layout(&state_request());
    let extent = |axis: usize| {
        let values = positions.iter().map(|place| place[axis]);
        values.clone().fold(f32::MIN, f32::max) - values.fold(f32::MAX, f32::min)
    };
    let aspect = extent(0) / extent(1);
    assert!((1.1..2.0).contains(&aspect), "{aspect} times as wide as high");
}

#[test]
fn parts_without_links_between_them_do_not_interpenetrate() {
    let triangle = |first: u32| [(first, first + 1), (first + 1, first + 2), (first + 2, first)];
    let mut links: Vec<(u32, u32)> = (0..60).map(|node| (node, (node + 1) % 60)).collect();
    links.extend((0..10).flat_map(|part| triangle(60 + part * 3)));
    let request = LayoutRequest { node_count: 100, links, ..LayoutRequest::default() };
    let positions = layout(&request);
    // The ring is hollow: a part inside it would be nearer to its middle than the ring is.
    let ring = &positions[..60];
    let sum = ring.iter().fold([0.0, 0.0], |sum, place| [sum[0] + place[0], sum[1] + place[1]]);
    let middle = sum.map(|value| value / 60.0);
    let radius = ring.iter().map(|&place| distance(place, middle)).fold(f32::MAX, f32::min);
    assert!(positions[60..].iter().all(|&place| distance(place, middle) > radius));
    assert!(closest_gap(&request, &positions) >= overlap::GAP * 0.999);
}

#[test]
fn an_unlinked_member_stays_with_its_region() {
    let mut request = state_request();
    request.node_count += 1;
    request.radii.push(0.5);
    request.groups.push(Some(3));
    let positions = layout(&request);
    let newcomer = positions[request.node_count - 1];
    let nearest = (0..request.node_count - 1)
        .min_by(|&a, &b| distance(positions[a], newcomer).total_cmp(&distance(positions[b], newcomer)));
    assert_eq!(request.group(nearest.unwrap()), Some(3));
}

#[test]
fn nodes_that_had_a_place_keep_it_when_one_joins() {
    let mut request = state_request();
    let before = layout(&request);
    request.previous = before.iter().copied().map(Some).chain([None]).collect();
    request.node_count += 1;
    request.radii.push(0.5);
    request.groups.push(Some(3));
    request.links.push((30, request.node_count as u32 - 1));
    let after = layout(&request);
    let farthest = before.iter().zip(&after).map(|(&a, &b)| distance(a, b)).fold(0.0, f32::max);
    assert!(farthest < 0.5, "someone moved by {farthest}");
    assert!(distance(after[request.node_count - 1], after[30]) < 20.0);
    assert!(closest_gap(&request, &after) >= overlap::GAP * 0.999);
}

#[test]
fn when_a_few_come_and_go_the_others_move_by_less_than_two_percent_of_the_width() {
    let before = state_request();
    let places = layout(&before);
    let width = {
        let columns = places.iter().map(|place| place[0]);
        columns.clone().fold(f32::MIN, f32::max) - columns.fold(f32::MAX, f32::min)
    };
    for seed in 1..=6 {
        let mut random = random::Random::new(seed);
        let count = before.node_count;
        let is_gone: Vec<bool> = (0..count).map(|_| random.below(count) < 8).collect();
        let mut request = LayoutRequest { seed, ..LayoutRequest::default() };
        let mut numbers = vec![u32::MAX; count];
        for node in (0..count).filter(|&node| !is_gone[node]) {
            numbers[node] = request.previous.len() as u32;
            request.previous.push(Some(places[node]));
            request.radii.push(before.radius(node));
            request.groups.push(before.group(node));
            request.kinds.push(before.kind(node));
        }
        let kept = request.previous.len();
        let ends = before.links.iter().map(|&(a, b)| (numbers[a as usize], numbers[b as usize]));
        request.links = ends.filter(|&(a, b)| a != u32::MAX && b != u32::MAX).collect();
        for newcomer in kept..kept + 8 {
            let neighbour = random.below(kept);
            request.links.push((newcomer as u32, neighbour as u32));
            request.previous.push(None);
            request.radii.push(0.5);
            request.groups.push(request.groups[neighbour]);
            request.kinds.push(NodeKind::Person);
        }
        request.node_count = kept + 8;
        let after = layout(&request);
        let moved = (0..kept).filter_map(|node| Some(distance(request.previous[node]?, after[node])));
        let mean = moved.sum::<f32>() / kept as f32;
        assert!(mean < width * 0.02, "with seed {seed} the others move by {mean} of {width}");
        assert!(closest_gap(&request, &after) >= overlap::GAP * 0.999);
    }
}

#[test]
fn pinned_nodes_do_not_move() {
    let mut request = state_request();
    request.previous = vec![None; request.node_count];
    request.previous[5] = Some([100.0, -40.0]);
    request.pinned = vec![false; request.node_count];
    request.pinned[5] = true;
    assert_eq!(layout(&request)[5], [100.0, -40.0]);
}

#[test]
fn odd_networks_are_laid_out_too() {
    assert!(layout(&LayoutRequest::default()).is_empty());
    let alone = layout(&LayoutRequest { node_count: 1, ..LayoutRequest::default() });
    assert_eq!(alone, [[0.0, 0.0]]);
    let links = vec![(0, 0), (0, 1), (0, 1), (1, 0), (7, 1), (2, 2)];
    let odd = LayoutRequest { node_count: 4, links, ..LayoutRequest::default() };
    let positions = layout(&odd);
    assert!(positions.iter().flatten().all(|value| value.is_finite()));
    assert!(closest_gap(&odd, &positions) >= overlap::GAP * 0.999);
}

#[test]
fn a_star_of_a_thousand_leaves_is_laid_out() {
    let links = (1..1001).map(|leaf| (0, leaf)).collect();
    let request = LayoutRequest { node_count: 1001, links, ..LayoutRequest::default() };
    let positions = layout(&request);
    assert!(closest_gap(&request, &positions) >= overlap::GAP * 0.999);
}

fn structure_request() -> LayoutRequest {
    LayoutRequest { arrangement: Arrangement::Structure, ..state_request() }
}

#[test]
fn a_structure_keeps_the_same_order_and_is_the_same_again() {
    let request = structure_request();
    let positions = layout(&request);
    assert_eq!(positions, layout(&request));
    assert!(closest_gap(&request, &positions) >= overlap::GAP * 0.999);
    assert_ne!(positions, layout(&state_request()));
}

/// How far linked nodes are from each other, as a share of any two nodes.
fn link_length(request: &LayoutRequest) -> f32 {
    let positions = layout(request);
    let mean = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let (sum, count) = pairs
            .fold((0.0, 0), |(sum, count), (a, b)| (sum + distance(positions[a], positions[b]), count + 1));
        sum / count as f32
    };
    let linked = mean(&mut request.links.iter().map(|&(a, b)| (a as usize, b as usize)));
    let any = mean(&mut (0..request.node_count).flat_map(|a| (0..a).map(move |b| (a, b))));
    linked / any
}

#[test]
fn in_a_structure_what_is_linked_stands_close() {
    for seed in 1..=4 {
        let length = link_length(&LayoutRequest { seed, ..structure_request() });
        assert!(length < 0.45, "with seed {seed}, links are {length} of the mean distance");
    }
}

#[test]
fn odd_networks_have_a_structure_too() {
    let star: Vec<(u32, u32)> = (1..2000).map(|leaf| (0, leaf)).collect();
    let path: Vec<(u32, u32)> = (1..1000).map(|node| (node - 1, node)).collect();
    for (node_count, links) in [
        (0, Vec::new()),
        (1, vec![(0, 0)]),
        (2, vec![(0, 1), (0, 1), (1, 0)]),
        (500, Vec::new()),
        (2000, star),
        (1000, path),
    ] {
        let request = LayoutRequest {
            node_count,
            links,
            arrangement: Arrangement::Structure,
            ..LayoutRequest::default()
        };
        let positions = layout(&request);
        assert_eq!(positions.len(), node_count);
        assert!(positions.iter().flatten().all(|value| value.is_finite()), "{node_count} nodes");
        if node_count > 1 && node_count <= 1000 {
            assert!(closest_gap(&request, &positions) > 0.0, "{node_count} nodes");
        }
    }
}
