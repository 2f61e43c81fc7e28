//! Who is linked with whom, as compact adjacency lists.

use domain::network::NetworkSnapshot;

/// A neighbour and the link that leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Index of the neighbouring node.
    pub node: u32,
    /// Index of the link in the list the graph was made from.
    pub link: u32,
}

/// A direction on the screen, as of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards smaller x.
    Left,
    /// Towards larger x.
    Right,
    /// Towards smaller y.
    Up,
    /// Towards larger y.
    Down,
}

impl Direction {
    fn vector(self) -> [f32; 2] {
        match self {
            Self::Left => [-1.0, 0.0],
            Self::Right => [1.0, 0.0],
            Self::Up => [0.0, -1.0],
            Self::Down => [0.0, 1.0],
        }
    }
}

/// An undirected graph in compressed rows. Links that start where they end, or point nowhere, are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    offsets: Vec<u32>,
    neighbours: Vec<Neighbour>,
}

impl Graph {
    /// Builds the rows for nodes `0..node_count`.
    #[must_use]
    pub fn new(node_count: usize, links: &[(u32, u32)]) -> Self {
        let is_drawn = |&(source, target): &(u32, u32)| {
            source != target && (source as usize) < node_count && (target as usize) < node_count
        };
        let mut offsets = vec![0u32; node_count + 1];
        for &(source, target) in links.iter().filter(|link| is_drawn(link)) {
            offsets[source as usize + 1] += 1;
            offsets[target as usize + 1] += 1;
        }
        for node in 0..node_count {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut neighbours = vec![Neighbour { node: 0, link: 0 }; offsets[node_count] as usize];
        for (link, &(source, target)) in links.iter().enumerate().filter(|(_, link)| is_drawn(link)) {
            for (from, to) in [(source, target), (target, source)] {
                neighbours[next[from as usize] as usize] = Neighbour { node: to, link: link as u32 };
                next[from as usize] += 1;
            }
        }
        Self { offsets, neighbours }
    }

    /// The graph of all links of a network.
    #[must_use]
    pub fn of(snapshot: &NetworkSnapshot) -> Self {
        let links: Vec<(u32, u32)> = snapshot.links.iter().map(|link| (link.source, link.target)).collect();
        Self::new(snapshot.nodes.len(), &links)
    }

    /// How many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The neighbours of `node`, in the order of the links; a node linked twice appears twice.
    #[must_use]
    pub fn neighbours(&self, node: u32) -> &[Neighbour] {
        match (self.offsets.get(node as usize), self.offsets.get(node as usize + 1)) {
            (Some(&first), Some(&last)) => &self.neighbours[first as usize..last as usize],
            _ => &[],
        }
    }

    /// How many links `node` has.
    #[must_use]
    pub fn degree(&self, node: u32) -> usize {
        self.neighbours(node).len()
    }

    /// Where an arrow key leads from `node`: the linked neighbour that best matches the direction, or where none is
    /// linked that way, the nearest visible node on that side.
    #[must_use]
    pub fn neighbour_towards(
        &self,
        node: u32,
        direction: Direction,
        positions: &[[f32; 2]],
        is_visible: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let &from = positions.get(node as usize)?;
        let cost = |other: u32| detour(from, *positions.get(other as usize)?, direction);
        let best = |candidates: &mut dyn Iterator<Item = u32>| {
            candidates
                .filter(|&other| other != node && is_visible(other))
                .filter_map(|other| Some((cost(other)?, other)))
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
                .map(|(_, other)| other)
        };
        best(&mut self.neighbours(node).iter().map(|neighbour| neighbour.node))
            .or_else(|| best(&mut (0..positions.len() as u32)))
    }
}

/// How far a target is, made dearer the more it lies off the direction; nothing outside the quarter-plane wedge.
fn detour(from: [f32; 2], to: [f32; 2], direction: Direction) -> Option<f32> {
    let [along_x, along_y] = direction.vector();
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let ahead = dx * along_x + dy * along_y;
    let aside = (dx * along_y - dy * along_x).abs();
    // A little more than the diagonal, so that every node can be reached by some key.
    (ahead > 0.0 && aside <= ahead * 1.01).then(|| ahead.hypot(aside) * (1.0 + 2.0 * aside / ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CROSS: [[f32; 2]; 6] =
        [[0.0, 0.0], [10.0, 1.0], [-10.0, 0.0], [0.0, -10.0], [3.0, 0.5], [0.5, 4.0]];

    fn cross() -> Graph {
        Graph::new(CROSS.len(), &[(0, 1), (2, 0), (0, 3), (3, 3), (1, 99)])
    }

    #[test]
    fn neighbours_are_listed_on_both_ends_with_their_link() {
        let graph = cross();
        let linked: Vec<(u32, u32)> = graph.neighbours(0).iter().map(|next| (next.node, next.link)).collect();
        assert_eq!(linked, [(1, 0), (2, 1), (3, 2)]);
        assert_eq!(graph.neighbours(2), [Neighbour { node: 0, link: 1 }]);
    }

    #[test]
    fn links_to_oneself_or_to_nowhere_are_left_out() {
        let graph = cross();
        assert_eq!((graph.degree(3), graph.degree(1), graph.degree(99)), (1, 1, 0));
    }

    #[test]
    fn an_arrow_key_prefers_a_linked_neighbour_to_a_nearer_stranger() {
        assert_eq!(cross().neighbour_towards(0, Direction::Right, &CROSS, |_| true), Some(1));
    }

    #[test]
    fn an_arrow_key_falls_back_to_the_nearest_visible_node() {
        let graph = cross();
        assert_eq!(graph.neighbour_towards(0, Direction::Down, &CROSS, |_| true), Some(5));
        assert_eq!(graph.neighbour_towards(0, Direction::Down, &CROSS, |node| node != 5), None);
        assert_eq!(graph.neighbour_towards(0, Direction::Right, &CROSS, |node| node != 1), Some(4));
    }

    #[test]
    fn an_empty_graph_has_no_neighbours() {
        let graph = Graph::new(0, &[]);
        assert_eq!(graph.node_count(), 0);
        assert!(graph.neighbours(0).is_empty());
    }
}
