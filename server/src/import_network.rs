//! A network becomes a table that the directory can be compared with: a row for each node, then one for each edge.

use std::collections::HashSet;

use domain::{
    exchange::{ImportField, SourceSheet, SourceTable},
    search::fold,
};
use formats::table::{Limits, Measured, Place, TableError};
use uuid::Uuid;

use crate::network_file::{NetworkText, NodeText};

/// The first columns are called by what an import reads in them. Those of edges come before what else is said of nodes.
const COLUMNS: [ImportField; 9] = [
    ImportField::NodeId,
    ImportField::NodeName,
    ImportField::NodeKind,
    ImportField::NodeLevel,
    ImportField::NodeRegion,
    ImportField::EdgeFrom,
    ImportField::EdgeTo,
    ImportField::EdgeKind,
    ImportField::SeatRole,
];

/// Where a node is drawn, and how: it says nothing of the record.
const DRAWN: [&str; 9] = ["x", "y", "z", "uuid", "color", "colour", "size", "width", "shape"];

/// How other programs name what a node is called, what it is, where it stands and lies, folded; the first that is there counts.
const NAMES: [&str; 4] = ["label", "name", "bezeichnung", "title"];
const KINDS: [&str; 6] = ["kind", "type", "typ", "art", "category", "kategorie"];
const LEVELS: [&str; 2] = ["level", "ebene"];
const REGIONS: [&str; 3] = ["region", "gesundheitsregion", "health region"];
/// How they name why two nodes are linked, and what a member is.
const EDGE_KINDS: [&str; 7] = ["kind", "relationship", "relation", "beziehung", "type", "typ", "label"];
const ROLES: [&str; 3] = ["role", "rolle", "funktion"];

/// Nodes and edges as rows.
///
/// # Errors
/// [`TableError`] if there is no node, or more than a table may hold.
pub(crate) fn network_table(network: &NetworkText) -> Result<SourceTable, TableError> {
    if network.nodes.is_empty() {
        return Err(TableError::Empty);
    }
    let folded: Vec<String> = network.names.iter().map(|name| fold(name)).collect();
    let nodes = Meant::of(
        &folded,
        network.nodes.iter().map(|node| &node.said),
        [NAMES.as_slice(), &KINDS, &LEVELS, &REGIONS],
    );
    let edges = Meant::of(
        &folded,
        network.edges.iter().map(|edge| &edge.said),
        [EDGE_KINDS.as_slice(), &ROLES, &[], &[]],
    );
    let width = COLUMNS.len() + nodes.rest.len() + edges.rest.len();
    let count = network.nodes.len() + network.edges.len();
    check(width, Limits::USUAL.columns, Measured::Columns)?;
    check(count, Limits::USUAL.rows, Measured::Rows)?;
    check(count.saturating_mul(width), Limits::USUAL.cells, Measured::Cells)?;

    let ids: Vec<String> = network.nodes.iter().map(|node| id(network, node)).collect();
    if ids.iter().collect::<HashSet<_>>().len() < ids.len() {
        let why = "two nodes are the same record".to_owned();
        return Err(TableError::Broken { place: Place::default(), why });
    }
    let mut rows = Vec::with_capacity(1 + count);
    let others = nodes.rest.iter().chain(&edges.rest).map(|name| network.names[*name].as_str());
    rows.push(row(COLUMNS.map(|field| Some(field.as_str())), others.enumerate(), width)?);
    for (node, id) in network.nodes.iter().zip(&ids) {
        let [name, kind, level, region] = nodes.values(&node.said);
        let name = name.or_else(|| Some(node.id.as_str()).filter(|id| says_a_name(id)));
        let first = [Some(id.as_str()), name, kind, level, region, None, None, None, None];
        rows.push(row(first, nodes.others(&node.said), width)?);
    }
    for edge in &network.edges {
        let [kind, role, ..] = edges.values(&edge.said);
        let ends = [edge.source, edge.target].map(|end| ids.get(end).map(String::as_str));
        let first = [None, None, None, None, None, ends[0], ends[1], kind, role];
        let others = edges.others(&edge.said).map(|(at, value)| (nodes.rest.len() + at, value));
        rows.push(row(first, others, width)?);
    }
    Ok(SourceTable { sheets: vec![SourceSheet { name: String::new(), rows, head: (0, 1) }] })
}

fn check(count: usize, max: usize, what: Measured) -> Result<(), TableError> {
    if count > max {
        return Err(TableError::TooMuch { what, max: max as u64, place: Place::default() });
    }
    Ok(())
}

/// GML numbers its nodes; the id of the record stands beside the number in files of our own.
fn id(network: &NetworkText, node: &NodeText) -> String {
    let record = network.said(&node.said, "uuid").filter(|id| id.parse::<Uuid>().is_ok());
    one_line(record.unwrap_or(&node.id))
}

/// Programs that have no labels name a node by its id; a number or the id of a record is no name.
fn says_a_name(id: &str) -> bool {
    id.chars().any(char::is_alphabetic) && id.parse::<Uuid>().is_err()
}

/// Which of the things that are said of nodes, or of edges, mean what; the others become columns of their own.
struct Meant {
    meant: [Option<usize>; 4],
    rest: Vec<usize>,
    /// The place of a name among the others.
    place_of: Vec<Option<usize>>,
}

impl Meant {
    fn of<'a>(
        folded: &[String],
        said: impl Iterator<Item = &'a Vec<(usize, String)>>,
        words: [&[&str]; 4],
    ) -> Self {
        let mut is_said = vec![false; folded.len()];
        for (name, _) in said.flatten() {
            is_said[*name] = true;
        }
        let meant = words.map(|words| {
            let of = |word: &&str| (0..folded.len()).find(|at| is_said[*at] && folded[*at] == **word);
            words.iter().find_map(of)
        });
        let mut rest = Vec::new();
        let mut place_of = vec![None; folded.len()];
        for at in (0..folded.len()).filter(|at| is_said[*at]) {
            if !meant.contains(&Some(at)) && !DRAWN.contains(&folded[at].as_str()) {
                place_of[at] = Some(rest.len());
                rest.push(at);
            }
        }
        Self { meant, rest, place_of }
    }

    fn values<'a>(&self, said: &'a [(usize, String)]) -> [Option<&'a str>; 4] {
        let value = |name: Option<usize>| {
            let value = said.iter().find(|(known, _)| Some(*known) == name).map(|(_, value)| value.as_str());
            // Gephi says so of every edge.
            value.filter(|value| !matches!(fold(value).as_str(), "directed" | "undirected"))
        };
        self.meant.map(value)
    }

    fn others<'a>(&self, said: &'a [(usize, String)]) -> impl Iterator<Item = (usize, &'a str)> {
        said.iter().filter_map(|(name, value)| Some((self.place_of[*name]?, value.as_str())))
    }
}

fn row<'a>(
    first: [Option<&str>; COLUMNS.len()],
    others: impl Iterator<Item = (usize, &'a str)>,
    width: usize,
) -> Result<Vec<String>, TableError> {
    let mut row = vec![String::new(); width];
    for (cell, text) in row.iter_mut().zip(first) {
        *cell = text.map(one_line).unwrap_or_default();
    }
    for (at, text) in others {
        if let Some(cell) = row.get_mut(COLUMNS.len() + at) {
            *cell = one_line(text);
        }
    }
    for cell in &row {
        check(cell.chars().count(), Limits::USUAL.cell_letters, Measured::CellLetters)?;
    }
    let used = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    row.truncate(used);
    Ok(row)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use domain::exchange::suggest_columns;

    use crate::import_file::read_table;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read_table(text.as_bytes()).unwrap().sheets.remove(0).rows
    }

    #[test]
    fn nodes_and_edges_become_rows_with_what_is_said_of_them() {
        let rows = rows(
            r#"{"nodes": [{"id": "AG Pflege", "type": "Gremium", "x": 2}, {"id": 7, "label": "Mia  Muster", "E-Mail": "m@a.example"}],
                "links": [{"source": 7, "target": "AG Pflege", "type": "undirected", "Rolle": "Gast", "seit": "2024"}]}"#,
        );
        let fields = ["node_id", "node_name", "node_kind", "node_level", "node_region"];
        assert_eq!(rows[0][..5], fields);
        assert_eq!(rows[0][5..], ["edge_from", "edge_to", "edge_kind", "seat_role", "E-Mail", "seit"]);
        assert_eq!(rows[1], ["AG Pflege", "AG Pflege", "Gremium"]);
        assert_eq!(rows[2][..2], ["7", "Mia Muster"]);
        assert_eq!(rows[2][9], "m@a.example");
        assert_eq!(rows[3][5..], ["7", "AG Pflege", "", "Gast", "", "2024"]);
        let columns = suggest_columns(&rows[0], &rows[1..]);
        assert!(columns.iter().all(Option::is_some), "{columns:?}");
    }

    #[test]
    fn a_number_or_the_id_of_a_record_is_no_name() {
        let id = "0191d7b0-0000-7000-8000-000000000001";
        let text = format!(
            "graph [ node [ id 1 uuid \"{id}\" ] node [ id 2 label \"B\" ] edge [ source 1 target 2 ] ]"
        );
        let rows = rows(&text);
        assert_eq!(
            (rows[1].clone(), rows[2].clone()),
            (vec![id.to_owned()], vec!["2".to_owned(), "B".to_owned()])
        );
        assert_eq!(rows[3][5..], [id, "2"]);
    }

    #[test]
    fn what_is_broken_or_too_much_is_refused_with_its_place() {
        let many: String = (0..400).map(|at| format!("\"a{at}\": 1,")).collect();
        for (text, said) in [
            ("<graphml>\n<node id=\"a\">".to_owned(), "row 2"),
            ("{\"nodes\": [], \"edges\": [] }".to_owned(), "there is nothing in it"),
            (
                "{\"nodes\": [{\"id\": 1}],\n \"edges\": [{\"source\": 1, \"target\": 2}]}".to_owned(),
                "names the node 2",
            ),
            (format!("{{\"nodes\": [{{{many}\"id\": 1}}], \"edges\": []}}"), "more Columns than 300"),
            (
                format!("{{\"nodes\": [{{\"id\": \"{}\"}}], \"edges\": []}}", "x".repeat(10_001)),
                "more CellLetters",
            ),
        ] {
            let error = read_table(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
        let twice = "0191d7b0-0000-7000-8000-000000000001";
        let text = format!("graph [ node [ id 1 uuid \"{twice}\" ] node [ id 2 uuid \"{twice}\" ] ]");
        assert!(read_table(text.as_bytes()).is_err());
    }
}
