//! Nodes that are chosen together, by a line around them or one by one.

use super::Scene;
use crate::camera::Camera;
use crate::lasso::Lasso;

impl Scene {
    /// Chooses nodes, by their indices in the snapshot, in place of those before; returns whether that is a change.
    pub fn set_chosen(&mut self, mut nodes: Vec<u32>) -> bool {
        nodes.sort_unstable();
        nodes.dedup();
        let is_new = self.chosen != nodes;
        self.chosen = nodes;
        is_new
    }

    /// The chosen nodes that are not filtered out.
    pub fn chosen(&self) -> impl Iterator<Item = u32> + '_ {
        self.chosen.iter().copied().filter(|&node| self.is_visible(node))
    }

    /// Whether the visitor looks at something, from which everything else steps back.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        self.selected().is_some() || self.chosen().next().is_some()
    }

    /// The visible links between two chosen nodes, each once.
    pub(super) fn links_among_chosen(&self) -> impl Iterator<Item = u32> + '_ {
        let is_chosen = |node: &u32| self.chosen.binary_search(node).is_ok();
        self.chosen()
            .flat_map(move |node| {
                self.shown_links(node).filter(move |next| node < next.node && is_chosen(&next.node))
            })
            .map(|next| next.link)
    }

    /// The visible nodes inside a line on the screen, by their indices, ascending. From afar those of the regions inside,
    /// like under the pointer.
    #[must_use]
    pub fn inside(&self, camera: &Camera, screen: &[[f32; 2]]) -> Vec<u32> {
        let Some(lasso) = Lasso::new(screen.iter().map(|&corner| camera.to_world(corner))) else {
            return Vec::new();
        };
        let mut inside: Vec<u32> = if self.is_gathered(camera) {
            let marks = self.aggregate.marks.iter().filter(|mark| lasso.encloses(mark.place));
            marks.filter_map(|mark| mark.node).collect()
        } else {
            self.pick_index.inside(self.places.targets(), &lasso)
        };
        inside.retain(|&node| self.is_visible(node));
        inside.sort_unstable();
        inside
    }
}

#[cfg(test)]
mod tests {
    use domain::network::{NetworkSnapshot, Node, NodeKind};
    use uuid::Uuid;

    use super::*;
    use crate::aggregate::MOST_SINGLE;
    use crate::camera::Bounds;
    use crate::filter::MapFilter;
    use crate::sample::state_network;

    fn scene() -> Scene {
        Scene::new(state_network(), MapFilter::default())
    }

    #[test]
    fn a_line_takes_the_visible_nodes_it_goes_around_on_the_screen() {
        let mut scene = scene();
        scene.set_gathering(false);
        let camera = Camera::showing(scene.bounds().unwrap(), [900.0, 700.0]);
        let line = [[100.0, 80.0], [620.0, 140.0], [500.0, 560.0], [180.0, 420.0]];
        let lasso = Lasso::new(line).unwrap();
        let is_inside = |node: &u32| lasso.encloses(camera.to_screen(scene.position(*node).unwrap()));
        let expected: Vec<u32> = (0..scene.snapshot().nodes.len() as u32).filter(is_inside).collect();
        assert!(expected.len() > 10);
        assert_eq!(scene.inside(&camera, &line), expected);
        scene.set_hidden(&expected[1..]);
        assert_eq!(scene.inside(&camera, &line), expected[..1]);
        assert!(scene.inside(&camera, &line[..2]).is_empty());
    }

    #[test]
    fn from_afar_a_line_takes_regions() {
        let node = |index: u32| Node {
            id: Uuid::from_u128(u128::from(index)),
            kind: if index == 0 { NodeKind::Region } else { NodeKind::Person },
            label: String::new(),
            level: None,
            region: Some((index % 2) as u16),
            fields: 0,
            position: [(index % 2 * 100) as f32, (index / 2) as f32 * 0.01],
        };
        let snapshot = NetworkSnapshot {
            nodes: (0..=MOST_SINGLE as u32).map(node).collect(),
            regions: vec!["Haßberge".to_owned(), "Coburg".to_owned()],
            ..NetworkSnapshot::default()
        };
        let scene = Scene::new(snapshot, MapFilter::default());
        let far = Camera::showing(Bounds { low: [-900.0; 2], high: [900.0; 2] }, [900.0, 900.0]);
        assert!(scene.is_gathered(&far));
        // Only the first region has a node that stands for it.
        assert_eq!(scene.inside(&far, &Lasso::rectangle([0.0; 2], [900.0; 2])), [0]);
    }

    #[test]
    fn the_chosen_stand_out_with_the_links_among_them_and_no_others() {
        let mut scene = scene();
        let link = scene.snapshot().links[0];
        assert!(!scene.has_focus());
        assert!(scene.set_chosen(vec![link.target, link.source, link.source]));
        assert!(!scene.set_chosen(vec![link.source, link.target]));
        assert!(scene.has_focus());
        let highlight = scene.highlight();
        assert_eq!(highlight.nodes.len(), 2);
        assert!(!highlight.links.is_empty());
        let ends = |drawn: &crate::layer::DrawnLink| {
            [drawn.source, drawn.target].iter().all(|end| [link.source, link.target].contains(end))
        };
        assert!(highlight.links.iter().all(ends));
        scene.set_hidden(&[link.source, link.target]);
        assert!(!scene.has_focus() && scene.highlight().nodes.is_empty());
    }
}
