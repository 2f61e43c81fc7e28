//! Who is in contact with whom: the network as the figures of its structure count it.

use domain::network::{NetworkSnapshot, NodeKind};

/// An undirected graph in compressed rows, in which two nodes are linked at most once and none with itself. Its nodes
/// have numbers of their own, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    nodes: Vec<u32>,
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Contacts {
    /// The contacts between the nodes that are `visible`. Regions are nobody's contact: all who belong to one need not
    /// know each other.
    #[must_use]
    pub fn of(snapshot: &NetworkSnapshot, visible: &[bool]) -> Self {
        let mut numbers: Vec<Option<u32>> = vec![None; snapshot.nodes.len()];
        let mut nodes = Vec::new();
        for (index, node) in snapshot.nodes.iter().enumerate() {
            if node.kind != NodeKind::Region && visible.get(index) == Some(&true) {
                numbers[index] = Some(nodes.len() as u32);
                nodes.push(index as u32);
            }
        }
        let number = |node: u32| numbers.get(node as usize).copied().flatten();
        let links = snapshot.links.iter().filter_map(|link| number(link.source).zip(number(link.target)));
        let mut contacts = Self::new(nodes.len(), &links.collect::<Vec<_>>());
        contacts.nodes = nodes;
        contacts
    }

    /// The graph of the nodes `0..count` with these links. Repeated links count once, links to oneself or to other
    /// nodes not at all.
    #[must_use]
    pub fn new(count: usize, links: &[(u32, u32)]) -> Self {
        let is_contact = |&&(a, b): &&(u32, u32)| a != b && (a as usize) < count && (b as usize) < count;
        let mut both: Vec<(u32, u32)> =
            links.iter().filter(is_contact).flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        both.sort_unstable();
        both.dedup();
        let mut offsets = vec![0u32; count + 1];
        for &(from, _) in &both {
            offsets[from as usize + 1] += 1;
        }
        for node in 0..count {
            offsets[node + 1] += offsets[node];
        }
        let targets = both.into_iter().map(|(_, to)| to).collect();
        Self { nodes: (0..count as u32).collect(), offsets, targets }
    }

    /// How many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// The nodes, in order.
    pub fn nodes(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.nodes.len() as u32
    }

    /// How many pairs of nodes are in contact.
    #[must_use]
    pub fn link_count(&self) -> usize {
        self.targets.len() / 2
    }

    /// The index of `node` in the snapshot.
    #[must_use]
    pub fn index(&self, node: u32) -> usize {
        self.nodes[node as usize] as usize
    }

    /// Whom `node` is in contact with, in order.
    #[must_use]
    pub fn of_node(&self, node: u32) -> &[u32] {
        let [first, last] = [node, node + 1].map(|node| self.offsets[node as usize] as usize);
        &self.targets[first..last]
    }

    /// Every pair in contact, once, the smaller number first.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        self.nodes().flat_map(move |node| {
            self.of_node(node).iter().filter(move |&&other| node < other).map(move |&other| (node, other))
        })
    }

    /// How many steps each node is away from `start` if nobody goes through `without`; `None` if no way leads there.
    #[must_use]
    pub fn steps_from(&self, start: u32, without: u32) -> Vec<Option<u32>> {
        let mut steps = vec![None; self.node_count()];
        let mut reached = vec![start];
        steps[start as usize] = Some(0);
        let mut next = 0;
        while let Some(&node) = reached.get(next) {
            next += 1;
            let further = steps[node as usize].map(|steps| steps + 1);
            for &other in self.of_node(node) {
                if other != without && steps[other as usize].is_none() {
                    steps[other as usize] = further;
                    reached.push(other);
                }
            }
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use domain::network::LinkKind::{Belongs, Chair, Membership};

    use super::*;
    use crate::sample::network_of;

    #[test]
    fn regions_and_hidden_nodes_are_nobodys_contact() {
        use NodeKind::{Committee, Person, Region};
        let snapshot = network_of(
            &[Region, Person, Committee, Person],
            &[(1, 0, Belongs), (1, 2, Membership), (3, 2, Membership), (2, 0, Belongs)],
        );
        let all = Contacts::of(&snapshot, &[true; 4]);
        assert_eq!((0..3).map(|node| all.index(node)).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(all.pairs().collect::<Vec<_>>(), [(0, 1), (1, 2)]);
        let some = Contacts::of(&snapshot, &[true, true, true, false]);
        assert_eq!((some.node_count(), some.link_count()), (2, 1));
    }

    #[test]
    fn a_pair_linked_twice_is_one_contact_and_nobody_is_their_own() {
        let snapshot = network_of(
            &[NodeKind::Person, NodeKind::Committee],
            &[(0, 1, Membership), (0, 1, Chair), (1, 0, Chair), (1, 1, Chair), (1, 9, Chair)],
        );
        let contacts = Contacts::of(&snapshot, &[true; 2]);
        assert_eq!((contacts.of_node(0), contacts.of_node(1)), ([1].as_slice(), [0].as_slice()));
    }

    #[test]
    fn steps_lead_around_the_one_who_is_left_out() {
        let contacts = Contacts::new(6, &[(0, 1), (1, 2), (0, 3), (3, 4), (4, 2)]);
        assert_eq!(contacts.steps_from(0, 5)[2], Some(2));
        assert_eq!(contacts.steps_from(0, 1), [Some(0), None, Some(3), Some(1), Some(2), None]);
    }
}
