//! Makes a smaller network of the same shape: nodes that belong together become one heavier node.

use std::collections::BTreeMap;

use super::random::Random;

/// A weighted network; the finest has mass one everywhere, coarser ones carry the masses of what they stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Mesh {
    pub(super) masses: Vec<f32>,
    pub(super) groups: Vec<Option<u16>>,
    pub(super) offsets: Vec<u32>,
    /// Neighbour and weight of the link to it.
    pub(super) edges: Vec<(u32, f32)>,
}

/// Links inside a health region hold this much tighter than links across.
const LOYALTY: f32 = 3.0;
/// A coarse node stands for at most this many nodes of the finer mesh, so that masses stay comparable.
const LARGEST_MERGER: u32 = 6;

impl Mesh {
    /// Builds the mesh of the whole network; `links` must be in range and without self-links.
    pub(super) fn new(masses: Vec<f32>, groups: Vec<Option<u16>>, links: &[(u32, u32, f32)]) -> Self {
        let count = masses.len();
        let mut offsets = vec![0u32; count + 1];
        for &(source, target, _) in links {
            offsets[source as usize + 1] += 1;
            offsets[target as usize + 1] += 1;
        }
        for node in 0..count {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut edges = vec![(0, 0.0); links.len() * 2];
        for &(source, target, weight) in links {
            for (from, to) in [(source, target), (target, source)] {
                edges[next[from as usize] as usize] = (to, weight);
                next[from as usize] += 1;
            }
        }
        Self { masses, groups, offsets, edges }
    }

    pub(super) fn len(&self) -> usize {
        self.masses.len()
    }

    pub(super) fn edges(&self, node: usize) -> &[(u32, f32)] {
        &self.edges[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    fn are_of_one_group(&self, a: usize, b: usize) -> bool {
        self.groups[a].is_some() && self.groups[a] == self.groups[b]
    }

    /// Merges each node with its closest neighbours. Returns the coarser mesh and, per node, its new index.
    pub(super) fn coarsen(&self, random: &mut Random) -> (Self, Vec<u32>) {
        const NONE: u32 = u32::MAX;
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        random.shuffle(&mut order);
        // Leaves first: they have no choice.
        order.sort_by_key(|&node| self.edges(node as usize).len().min(8));
        let mut parents = vec![NONE; self.len()];
        let mut sizes: Vec<u32> = Vec::new();
        let mut masses: Vec<f32> = Vec::new();
        // Per hub and group, the merger of those neighbours that found no room with anybody they are linked with.
        let mut siblings: BTreeMap<(u32, Option<u16>), u32> = BTreeMap::new();
        for &node in &order {
            let node = node as usize;
            if parents[node] != NONE {
                continue;
            }
            let affinity = |&(other, weight): &(u32, f32)| {
                let other = other as usize;
                let (mass, size) = match parents[other] {
                    NONE => (self.masses[other], 1),
                    parent => (masses[parent as usize], sizes[parent as usize]),
                };
                let loyalty = if self.are_of_one_group(node, other) { LOYALTY } else { 1.0 };
                (size < LARGEST_MERGER)
                    .then_some((weight * loyalty / (mass * self.masses[node]).sqrt(), other))
            };
            let best = self
                .edges(node)
                .iter()
                .filter_map(affinity)
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            let hub = self.edges(node).first().map(|&(hub, _)| (hub, self.groups[node]));
            let joined = match (best, hub) {
                (Some((_, other)), _) => parents[other],
                (None, Some(hub)) => siblings.get(&hub).copied().unwrap_or(NONE),
                (None, None) => NONE,
            };
            let parent = if joined != NONE && sizes[joined as usize] < LARGEST_MERGER {
                joined
            } else {
                let parent = sizes.len() as u32;
                sizes.push(0);
                masses.push(0.0);
                if let Some((_, other)) = best {
                    parents[other] = parent;
                    sizes[parent as usize] += 1;
                    masses[parent as usize] += self.masses[other];
                } else if let Some(hub) = hub {
                    siblings.insert(hub, parent);
                }
                parent
            };
            parents[node] = parent;
            sizes[parent as usize] += 1;
            masses[parent as usize] += self.masses[node];
        }
        (self.merge(&parents, masses), parents)
    }

    fn merge(&self, parents: &[u32], masses: Vec<f32>) -> Self {
        let count = masses.len();
        let mut groups: Vec<Option<Option<u16>>> = vec![None; count];
        let mut members = vec![Vec::new(); count];
        for (node, &parent) in parents.iter().enumerate() {
            members[parent as usize].push(node);
            let group = &mut groups[parent as usize];
            *group = match *group {
                None => Some(self.groups[node]),
                Some(known) if known == self.groups[node] => Some(known),
                Some(_) => Some(None),
            };
        }
        let mut offsets = Vec::with_capacity(count + 1);
        let mut edges: Vec<(u32, f32)> = Vec::new();
        // Where the sum of links to each other parent stands in `edges`, valid if beyond the start of this row.
        let mut slots = vec![usize::MAX; count];
        for (parent, members) in members.iter().enumerate() {
            offsets.push(edges.len() as u32);
            let row = edges.len();
            for &(other, weight) in members.iter().flat_map(|&node| self.edges(node)) {
                let target = parents[other as usize];
                if target as usize == parent {
                    continue;
                }
                match slots[target as usize] {
                    slot if slot != usize::MAX && slot >= row => edges[slot].1 += weight,
                    _ => {
                        slots[target as usize] = edges.len();
                        edges.push((target, weight));
                    }
                }
            }
        }
        offsets.push(edges.len() as u32);
        Self { masses, groups: groups.into_iter().map(Option::flatten).collect(), offsets, edges }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn star(leaves: u32) -> Mesh {
        let links: Vec<(u32, u32, f32)> = (1..=leaves).map(|leaf| (0, leaf, 1.0)).collect();
        Mesh::new(vec![1.0; leaves as usize + 1], vec![None; leaves as usize + 1], &links)
    }

    #[test]
    fn coarsening_keeps_the_total_mass() {
        let (coarse, parents) = star(20).coarsen(&mut Random::new(1));
        assert!(coarse.len() <= 6);
        assert_eq!(coarse.masses.iter().sum::<f32>(), 21.0);
        assert!(parents.iter().all(|&parent| (parent as usize) < coarse.len()));
    }

    #[test]
    fn links_between_the_same_two_mergers_add_up() {
        let mesh =
            Mesh::new(vec![1.0; 4], vec![None; 4], &[(0, 1, 1.0), (2, 3, 1.0), (0, 2, 0.1), (1, 3, 0.2)]);
        let coarse = mesh.merge(&[0, 0, 1, 1], vec![2.0, 2.0]);
        assert_eq!(coarse.edges(0).len(), 1);
        assert!((coarse.edges(0)[0].1 - 0.3).abs() < 1e-6);
    }

    #[test]
    fn nodes_merge_within_their_group_where_they_can() {
        let groups = vec![Some(0), Some(0), Some(1), Some(1)];
        let mesh = Mesh::new(vec![1.0; 4], groups, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]);
        let (_, parents) = mesh.coarsen(&mut Random::new(4));
        assert_eq!(parents[0], parents[1]);
        assert_eq!(parents[2], parents[3]);
        assert_ne!(parents[1], parents[2]);
    }
}
