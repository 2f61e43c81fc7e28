//! The names of all nodes, made ready once for a search that answers each key at once.

use std::cmp::Reverse;

use domain::network::NetworkSnapshot;
use domain::search::fold;

/// The folded names of a network in one text, and how well its nodes are linked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Name after name, each followed by a line feed, which no folded text contains.
    text: String,
    /// Where each name ends in the text.
    ends: Vec<u32>,
    degrees: Vec<u32>,
}

impl Names {
    /// The names of a network; at 100,000 nodes this takes some ten times as long as a search.
    #[must_use]
    pub fn of(network: &NetworkSnapshot) -> Self {
        let mut names = Self { degrees: vec![0; network.nodes.len()], ..Self::default() };
        for node in &network.nodes {
            names.text.push_str(&fold(&node.label));
            names.ends.push(names.text.len() as u32);
            names.text.push('\n');
        }
        for end in network.links.iter().flat_map(|link| [link.source, link.target]) {
            if let Some(degree) = names.degrees.get_mut(end as usize) {
                *degree += 1;
            }
        }
        names
    }

    /// Up to `most` visible nodes whose name holds every word of `text`, the likeliest first: names that begin so, then
    /// names with a word that begins so, and of those the best linked.
    #[must_use]
    pub fn find(&self, visible: &[bool], text: &str, most: usize) -> Vec<u32> {
        let wanted = fold(text);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
        let mut found = Vec::new();
        let mut next = 0;
        for (at, _) in self.text.match_indices(rarest) {
            // A name that holds the word twice is met twice.
            if at < self.start(next) {
                continue;
            }
            let node = next + self.ends[next..].partition_point(|&end| (end as usize) < at);
            next = node + 1;
            let name = self.name(node);
            if visible.get(node) == Some(&true) && words.iter().all(|word| name.contains(word)) {
                found.push((rank(name, &wanted), Reverse(self.degrees[node]), node as u32));
            }
        }
        if found.len() > most {
            found.select_nth_unstable(most);
            found.truncate(most);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, _, node)| node).collect()
    }

    fn name(&self, node: usize) -> &str {
        &self.text[self.start(node)..self.ends[node] as usize]
    }

    fn start(&self, node: usize) -> usize {
        node.checked_sub(1).map_or(0, |before| self.ends[before] as usize + 1)
    }
}

/// Smaller is likelier.
fn rank(name: &str, wanted: &str) -> u8 {
    let begins_word = |(at, _): (usize, &str)| at == 0 || name.as_bytes()[at - 1] == b' ';
    if name.starts_with(wanted) {
        0
    } else if name.match_indices(wanted).any(begins_word) {
        1
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use domain::network::NodeKind;

    use super::*;
    use crate::sample::{network_of, state_network};

    fn named(labels: &[&str], links: &[(u32, u32)]) -> NetworkSnapshot {
        let links: Vec<_> = links
            .iter()
            .map(|&(source, target)| (source, target, domain::network::LinkKind::Relation))
            .collect();
        let mut network = network_of(&vec![NodeKind::Organisation; labels.len()], &links);
        for (node, label) in network.nodes.iter_mut().zip(labels) {
            (*label).clone_into(&mut node.label);
        }
        network
    }

    #[test]
    fn the_likeliest_is_first() {
        let labels = ["AG Altenpflege", "Pflegestützpunkt", "AG Pflege", "Forum Pflege"];
        let network = named(&labels, &[(3, 0), (3, 1)]);
        let names = Names::of(&network);
        assert_eq!(names.find(&[true; 4], "pflege", 9), [1, 3, 2, 0]);
        assert_eq!(names.find(&[true; 4], "pflege", 2), [1, 3]);
        assert_eq!(names.find(&[true, false, true, true], "Pflege", 1), [3]);
        assert_eq!(names.find(&[true; 4], "pflege ag", 9), [0, 2]);
        assert!(names.find(&[true; 4], " – ", 9).is_empty());
    }

    #[test]
    fn a_name_that_holds_a_word_twice_is_found_once() {
        let names = Names::of(&named(&["Netz im Netz", "Netz", "", "Netze"], &[]));
        assert_eq!(names.find(&[true; 4], "netz", 9), [0, 1, 3]);
    }

    #[test]
    fn it_finds_what_looking_at_each_name_finds() {
        let network = state_network();
        let names = Names::of(&network);
        let visible: Vec<bool> = (0..network.nodes.len()).map(|node| node % 3 != 0).collect();
        for text in ["a", "kassel", "klinikum kassel", "offenbach", "liga wohl", "ä", "zzz"] {
            let words = fold(text);
            let holds = |label: &str| words.split_whitespace().all(|word| fold(label).contains(word));
            let expected: Vec<u32> = (0u32..)
                .zip(&network.nodes)
                .filter(|(index, node)| visible[*index as usize] && holds(&node.label))
                .map(|(index, _)| index)
                .collect();
            let mut found = names.find(&visible, text, usize::MAX);
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
}
