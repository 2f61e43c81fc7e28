//! What the map computes off the main thread. A module of its own: it needs SIMD and speed, the client needs few bytes.

use domain::network::NodeKind;
use network_map::layout::{self, Arrangement, LayoutRequest};
use network_map::task::Task;
use wasm_bindgen::prelude::wasm_bindgen;

/// Stands for a node without a region.
const NO_REGION: u16 = u16::MAX;

/// Positions of a network arranged by its structure, as `[x0, y0, x1, y1, …]` in layout units.
///
/// `links` are pairs of nodes; `regions` has a region or 65535 per node, `kinds` the place of its kind in
/// [`NodeKind::ALL`]. Both may be empty. Unknown kinds are organisations.
#[must_use]
#[wasm_bindgen]
pub fn arrange_structure(
    node_count: u32,
    links: &[u32],
    regions: &[u16],
    kinds: &[u8],
    seed: u32,
) -> Vec<f32> {
    let request = LayoutRequest {
        node_count: node_count as usize,
        links: links.as_chunks::<2>().0.iter().map(|&[source, target]| (source, target)).collect(),
        groups: regions.iter().map(|&region| (region != NO_REGION).then_some(region)).collect(),
        kinds: kinds.iter().map(|&kind| kind_of(kind)).collect(),
        arrangement: Arrangement::Structure,
        seed: u64::from(seed),
        ..LayoutRequest::default()
    };
    layout::layout(&request).into_iter().flatten().collect()
}

/// Arranges a network: a [`Task`] becomes a [`Picture`](network_map::task::Picture), both as Postcard. None for what is
/// no task.
#[must_use]
#[wasm_bindgen]
pub fn arrange(task: &[u8]) -> Option<Vec<u8>> {
    let picture = postcard::from_bytes::<Task>(task).ok()?.solve().ok()?;
    postcard::to_allocvec(&picture).ok()
}

fn kind_of(index: u8) -> NodeKind {
    NodeKind::ALL.get(usize::from(index)).copied().unwrap_or(NodeKind::Organisation)
}

#[cfg(test)]
mod tests {
    use domain::network::NetworkSnapshot;
    use network_map::task::{Order, Picture};

    use super::*;

    #[test]
    fn positions_come_as_pairs_in_the_order_of_the_nodes() {
        let positions = arrange_structure(3, &[0, 1, 1, 2], &[0, NO_REGION, 0], &[2, 3, 255], 1);
        assert_eq!(positions.len(), 6);
        assert!(positions.iter().all(|value| value.is_finite()));
    }

    #[test]
    fn a_task_becomes_a_picture_and_everything_else_nothing() {
        let task = Task::new(&NetworkSnapshot::default(), &[], Order::Levels);
        let picture = arrange(&postcard::to_allocvec(&task).unwrap()).expect("this is a task");
        assert_eq!(postcard::from_bytes::<Picture>(&picture), Ok(Picture::default()));
        assert_eq!(arrange(&[9, 9, 9]), None);
    }

    #[test]
    fn what_is_not_said_is_no_mistake() {
        assert_eq!(arrange_structure(2, &[0, 1, 7], &[], &[], 1).len(), 4);
        assert!(arrange_structure(0, &[], &[], &[], 1).is_empty());
    }
}
