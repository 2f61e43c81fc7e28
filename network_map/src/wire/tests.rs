//! Round trips, and bytes that nobody should have sent.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::sample::state_network;

fn any_node(regions: usize) -> impl Strategy<Value = Node> {
    let region = (0..=regions).prop_map(|region| region.checked_sub(1).map(|region| region as u16));
    let place = [-4_000.0f32..4_000.0, -90.0f32..9_000.0];
    (any::<u128>(), 0..5usize, "\\PC{0,20}", 0..5usize, region, any::<u32>(), place).prop_map(
        |(id, kind, label, level, region, fields, position)| Node {
            id: Uuid::from_u128(id),
            kind: NodeKind::ALL[kind],
            label,
            level: level.checked_sub(1).map(|level| Level::ALL[level]),
            region,
            fields,
            position,
        },
    )
}

fn any_network() -> impl Strategy<Value = NetworkSnapshot> {
    let names = || vec("\\PC{0,12}", 0..8);
    (names(), names()).prop_flat_map(|(regions, fields)| {
        vec(any_node(regions.len()), 0..40).prop_flat_map(move |nodes| {
            let (regions, fields) = (regions.clone(), fields.clone());
            let end = 0..(nodes.len() as u32).max(1);
            let most = if nodes.is_empty() { 1 } else { 80 };
            vec((end.clone(), end, 0..6usize), 0..most).prop_map(move |links| NetworkSnapshot {
                nodes: nodes.clone(),
                links: links
                    .into_iter()
                    .map(|(source, target, kind)| Link { source, target, kind: LinkKind::ALL[kind] })
                    .collect(),
                regions: regions.clone(),
                fields: fields.clone(),
            })
        })
    })
}

/// What comes back is the same but for the positions, and these are off by no more than the quantum.
fn assert_same(read: &NetworkSnapshot, network: &NetworkSnapshot) {
    let [dx, dy] = quantum(bounds(&network.nodes));
    let mut moved = read.clone();
    for (node, original) in moved.nodes.iter_mut().zip(&network.nodes) {
        for (axis, most) in [(0, dx), (1, dy)] {
            let off = (node.position[axis] - original.position[axis]).abs();
            assert!(off <= most + original.position[axis].abs() * f32::EPSILON, "{off} is more than {most}");
        }
        node.position = original.position;
    }
    assert_eq!(&moved, network);
}

proptest! {
    #[test]
    fn a_network_comes_back_as_it_was(network in any_network()) {
        assert_same(&decode(&encode(&network)).unwrap(), &network);
    }

    #[test]
    fn foreign_bytes_are_an_error_and_nothing_worse(bytes in vec(any::<u8>(), 0..400)) {
        let mut bytes = bytes;
        prop_assert!(decode(&bytes).is_err());
        bytes.splice(0..0, MARK.into_iter().chain([VERSION]));
        if let Ok(network) = decode(&bytes) {
            prop_assert_eq!(decode(&encode(&network)).map(|again| again.links), Ok(network.links));
        }
    }

    #[test]
    fn a_network_that_was_damaged_on_its_way_is_read_without_harm(
        network in any_network(),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = encode(&network);
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(read) = decode(&bytes) {
            let count = read.nodes.len() as u32;
            prop_assert!(read.links.iter().all(|link| link.source < count && link.target < count));
            prop_assert!(read.nodes.iter().all(|node| node.region.is_none_or(|region| usize::from(region) < read.regions.len())));
            prop_assert!(read.nodes.iter().all(|node| node.position.iter().all(|value| value.is_finite())));
        }
    }
}

#[test]
fn a_network_that_ends_too_early_or_too_late_is_refused() {
    let bytes = encode(&state_network());
    for end in 0..bytes.len() {
        assert!(decode(&bytes[..end]).is_err(), "{end} of {} bytes", bytes.len());
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(decode(&longer), Err(WireError::Malformed));
}

#[test]
fn another_version_is_refused() {
    let mut bytes = encode(&state_network());
    bytes[MARK.len()] += 1;
    assert_eq!(decode(&bytes), Err(WireError::Unknown));
}

#[test]
fn numbers_that_promise_too_much_are_refused_before_memory_is_taken() {
    let most = [0xff, 0xff, 0xff, 0xff, 0x0f];
    for place in 0..4 {
        let mut bytes = MARK.to_vec();
        bytes.push(VERSION);
        bytes.extend(std::iter::repeat_n(0, place));
        bytes.extend(most);
        bytes.extend([0; 64]);
        assert_eq!(decode(&bytes), Err(WireError::Truncated));
    }
}

#[test]
fn a_link_to_nowhere_is_refused() {
    let mut network = state_network();
    network.links[0].target = network.nodes.len() as u32;
    assert_eq!(decode(&encode(&network)), Err(WireError::Malformed));
}

#[test]
fn what_has_no_place_does_not_displace_the_others() {
    let mut network = state_network();
    network.nodes[0].position = [f32::NAN, f32::INFINITY];
    let read = decode(&encode(&network)).unwrap();
    let all = bounds(&network.nodes);
    assert_eq!(read.nodes[0].position, [all.low[0], all.high[1]]);
    let [dx, dy] = quantum(all);
    let off = |node: usize, axis: usize| {
        (read.nodes[node].position[axis] - network.nodes[node].position[axis]).abs()
    };
    assert!((1..network.nodes.len()).all(|node| off(node, 0) <= dx * 1.01 && off(node, 1) <= dy * 1.01));
}

#[test]
fn a_position_takes_four_bytes_and_a_link_few() {
    let network = state_network();
    let with = encode(&network).len();
    let without_links = encode(&NetworkSnapshot { links: Vec::new(), ..network.clone() }).len();
    assert!((with - without_links) as f32 / (network.links.len() as f32) < 5.0);
}
