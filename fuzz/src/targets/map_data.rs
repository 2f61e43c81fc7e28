//! The form in which a network travels to the browser.

use domain::{
    directory::Level,
    network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind},
};
use network_map::wire::{decode, encode};
use uuid::Uuid;

/// A network of nothing, and one of three nodes.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let node = |id, kind, label: &str| Node {
        id: Uuid::from_u128(id),
        kind,
        label: label.to_owned(),
        level: Some(Level::Region),
        region: Some(0),
        fields: 1,
        position: [id as f32, -3.5],
    };
    let link = |source, target, kind| Link { source, target, kind };
    let network = NetworkSnapshot {
        nodes: vec![
            node(1, NodeKind::Region, "Haßberge"),
            node(2, NodeKind::Committee, "AG Pflege"),
            node(3, NodeKind::Person, ""),
        ],
        links: vec![link(2, 1, LinkKind::Chair), link(1, 0, LinkKind::Belongs)],
        regions: vec!["Haßberge".to_owned()],
        fields: vec!["Pflege".to_owned()],
    };
    vec![encode(&NetworkSnapshot::default()), encode(&network)]
}

/// What is decoded is decoded again, but for places, which are rounded.
pub(super) fn check(input: &[u8]) -> bool {
    let Ok(network) = decode(input) else { return false };
    assert!(network.nodes.iter().flat_map(|node| node.position).all(f32::is_finite));
    assert!(
        network.nodes.iter().filter_map(|node| node.region).all(|at| usize::from(at) < network.regions.len())
    );
    let mut ends = network.links.iter().flat_map(|link| [link.source, link.target]);
    assert!(ends.all(|end| (end as usize) < network.nodes.len()));
    let again = decode(&encode(&network)).expect("what was encoded can be decoded");
    assert_eq!(placeless(again), placeless(network));
    true
}

fn placeless(mut network: NetworkSnapshot) -> NetworkSnapshot {
    for node in &mut network.nodes {
        node.position = [0.0; 2];
    }
    network
}
