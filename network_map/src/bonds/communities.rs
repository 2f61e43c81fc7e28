//! Who has more to do with each other than with the rest.

use leiden_rs::{GraphData, GraphDataBuilder, Leiden, LeidenConfig, LeidenError};

use super::contacts::Contacts;

/// The parts into which a network divides by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Communities {
    /// The community of each node, in the order of the graph; the largest is 0.
    pub of_node: Vec<u32>,
    /// The nodes of each community, in order.
    pub members: Vec<Vec<u32>>,
    /// How much clearer the parts are than chance would make them, at most 1 (modularity); 0 if there is no link.
    pub modularity: f64,
}

impl Communities {
    /// The communities by the Leiden algorithm (Traag, Waltman and van Eck, 2019), which are connected in themselves.
    /// Equal graphs and seeds give equal communities. A node without contacts is a community by itself.
    #[must_use]
    pub fn of(contacts: &Contacts, seed: u64) -> Self {
        let config = LeidenConfig::builder().seed(seed).build();
        let found = graph(contacts)
            .and_then(|graph| Leiden::new(config).run(&graph))
            .expect("links name nodes of the graph and weigh 1");
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); found.partition.num_communities()];
        for (node, &community) in (0u32..).zip(found.partition.as_slice()) {
            members[community].push(node);
        }
        members.retain(|members| !members.is_empty());
        members.sort_by_key(|members| (usize::MAX - members.len(), members[0]));
        let mut of_node = vec![0; contacts.node_count()];
        for (community, members) in (0u32..).zip(&members) {
            for &member in members {
                of_node[member as usize] = community;
            }
        }
        let modularity = if contacts.link_count() == 0 { 0.0 } else { found.quality };
        Self { of_node, members, modularity }
    }
}

fn graph(contacts: &Contacts) -> Result<GraphData, LeidenError> {
    let mut graph = GraphDataBuilder::new(contacts.node_count());
    for (a, b) in contacts.pairs() {
        graph.add_edge(a as usize, b as usize, 1.0)?;
    }
    graph.build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{bonds::cut_points::CutPoints, sample::state_network};

    #[test]
    fn two_circles_with_one_contact_are_two_communities() {
        let mut links = vec![(4, 5)];
        for circle in [0..5u32, 5..10] {
            links.extend(circle.clone().flat_map(|a| circle.clone().map(move |b| (a, b))));
        }
        let found = Communities::of(&Contacts::new(11, &links), 1);
        assert_eq!(found.members, [vec![0, 1, 2, 3, 4], vec![5, 6, 7, 8, 9], vec![10]]);
        assert_eq!(found.of_node, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2]);
        assert!(found.modularity > 0.4 && found.modularity < 0.5, "{}", found.modularity);
    }

    #[test]
    fn equal_seeds_give_equal_communities() {
        let snapshot = state_network();
        let contacts = Contacts::of(&snapshot, &vec![true; snapshot.nodes.len()]);
        let found = Communities::of(&contacts, 7);
        assert_eq!(found, Communities::of(&contacts, 7));
        assert!(found.members.len() > 10 && found.modularity > 0.6, "{}", found.modularity);
    }

    #[test]
    fn networks_without_links_have_no_communities_of_several() {
        assert_eq!(Communities::of(&Contacts::default(), 1), Communities::default());
        let alone = Communities::of(&Contacts::new(3, &[]), 1);
        assert_eq!((alone.members, alone.modularity), (vec![vec![0], vec![1], vec![2]], 0.0));
    }

    proptest::proptest! {
        #[test]
        fn everybody_is_in_one_community_that_is_connected_in_itself(
            count in 0usize..24,
            links in proptest::collection::vec((0u32..24, 0u32..24), 0..48),
            seed in 0u64..4,
        ) {
            let contacts = Contacts::new(count, &links);
            let found = Communities::of(&contacts, seed);
            assert_eq!(found.members.iter().map(Vec::len).sum::<usize>(), count);
            for (community, members) in (0..).zip(&found.members) {
                assert!(members.iter().all(|&member| found.of_node[member as usize] == community));
                let place = |node: u32| members.iter().position(|&member| member == node).map(|place| place as u32);
                let inside: Vec<_> = contacts.pairs().filter_map(|(a, b)| place(a).zip(place(b))).collect();
                assert_eq!(CutPoints::of(&Contacts::new(members.len(), &inside)).parts().count(), 1);
            }
        }
    }
}
