//! What a network holds before its rows are read: which rows are nodes, what they stand for, and in which order they count.
//!
//! Edges may stand before the nodes that they name, and a person before those they work for. So rows count by what they are:
//! organisations, committees, people, then edges, where somebody works before where they sit.

use std::collections::HashMap;

use super::{
    RowPart,
    reading::{Cells, Reading, first},
};
use crate::{
    exchange::{
        field::ImportField,
        matching::End,
        network_value::{EdgeSense, NodeMeaning, edge_sense, edge_word, node_of_words},
    },
    network::NodeKind,
    search::fold,
};

/// A node that the file names.
#[derive(Debug)]
pub(super) struct NodeSeen {
    /// What it is called.
    pub(super) name: String,
    /// What it stands for, if that is known by now.
    pub(super) kind: Option<NodeKind>,
    /// The nodes of those for whom a person works, by their ids.
    pub(super) employers: Vec<String>,
    /// Who it is, once its row is read and comes in.
    pub(super) end: Option<End>,
}

/// The nodes and edges of a file; a list has none.
#[derive(Debug, Default)]
pub(super) struct Net {
    parts: HashMap<usize, RowPart>,
    pub(super) nodes: HashMap<String, NodeSeen>,
}

impl Net {
    /// What a row is.
    pub(super) fn part(&self, row: usize) -> RowPart {
        self.parts.get(&row).copied().unwrap_or_default()
    }
}

/// When a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Row,
    Body,
    Board,
    Human,
    Edge(EdgeSense),
}

/// The key of the question what nodes of a kind are.
pub(super) fn node_key(text: &str) -> String {
    format!("node:{}", fold(text))
}

impl Reading<'_> {
    /// Looks through all rows that are not empty, and tells the order in which they count.
    pub(super) fn survey(&mut self, rows: &[(usize, &[String])]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        if !self.settings.columns.iter().flatten().any(|field| field.is_of_network()) {
            return order;
        }
        let mut turns = vec![Turn::Row; rows.len()];
        let (mut nodes, mut edges) = (0, Vec::new());
        for (at, (row, cells)) in rows.iter().enumerate() {
            let cells = self.by_field(cells);
            if cells.keys().any(|field| field.is_of_edge()) {
                edges.push(at);
                self.net.parts.insert(*row, RowPart::Edge(edges.len()));
            } else if cells.keys().any(|field| field.is_of_node()) {
                nodes += 1;
                self.net.parts.insert(*row, RowPart::Node(nodes));
                turns[at] = self.note_node(&cells);
            }
        }
        for at in edges {
            turns[at] = Turn::Edge(self.note_edge(&self.by_field(rows[at].1)));
        }
        order.sort_by_key(|at| (turns[*at], *at));
        order
    }

    fn note_node(&mut self, cells: &Cells<'_>) -> Turn {
        let text = |field| first(cells, field).map_or("", |(_, text)| text);
        let kind = self.meaning_of(text(ImportField::NodeKind)).map(|meaning| meaning.kind);
        let (id, name) = (text(ImportField::NodeId), text(ImportField::NodeName));
        let name = if name.is_empty() { id } else { name };
        // What the file names twice, is the first.
        self.net.nodes.entry(id.to_owned()).or_insert_with(|| NodeSeen {
            name: name.to_owned(),
            kind,
            employers: Vec::new(),
            end: None,
        });
        match kind {
            Some(NodeKind::Organisation | NodeKind::Office) => Turn::Body,
            Some(NodeKind::Committee) => Turn::Board,
            Some(NodeKind::Person) => Turn::Human,
            Some(NodeKind::Region) | None => Turn::Row,
        }
    }

    /// Notes for whom somebody works.
    fn note_edge(&mut self, cells: &Cells<'_>) -> EdgeSense {
        let text = |field| first(cells, field).map_or("", |(_, text)| text);
        let (from, to) = (text(ImportField::EdgeFrom), text(ImportField::EdgeTo));
        let kind = |id: &str| self.net.nodes.get(id).and_then(|node| node.kind);
        let (Some(kind_of_from), Some(kind_of_to)) = (kind(from), kind(to)) else {
            return EdgeSense::Relation;
        };
        let sense = edge_sense(edge_word(text(ImportField::EdgeKind)), kind_of_from, kind_of_to);
        if sense == EdgeSense::Work {
            let (person, body) = if kind_of_from == NodeKind::Person { (from, to) } else { (to, from) };
            if let Some(node) = self.net.nodes.get_mut(person) {
                node.employers.push(body.to_owned());
            }
        }
        sense
    }

    /// What the nodes of a kind stand for: as somebody has said, or else as the word says.
    pub(super) fn meaning_of(&self, text: &str) -> Option<NodeMeaning> {
        node_of_words(self.settings.answers.get(&node_key(text)).map_or(text, String::as_str))
    }
}
