//! Networks in files: JSON with `nodes` and `edges`, GraphML, GEXF, GML, and tables. Everything is written; the first four are
//! read, whole for the directory ([`NetworkText`]), and of that what a layout needs ([`NetworkFile`]).

mod gexf;
mod gml;
mod graphml;
mod json;
mod table;
mod xml;

use std::collections::HashMap;

use domain::network::{LinkKind, NodeKind};
use formats::{
    gml::{GmlError, decoded, is_gml},
    table::{Limits, Measured, Place, TableError},
};

pub use self::{
    gexf::write_gexf,
    gml::write_gml,
    graphml::write_graphml,
    json::write_json,
    table::{excel, write_table, written},
};

/// The most nodes and edges that are read for the directory; a layout may have more.
const MOST: usize = Limits::USUAL.rows;

/// A node or an edge with what else is said of it: places in [`NetworkText::names`], and values.
type Said = Vec<(usize, String)>;

/// A node as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeText {
    /// What its edges call it.
    pub id: String,
    /// What is said of it.
    pub said: Said,
}

/// An edge as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeText {
    /// The node it begins at: a place in [`NetworkText::nodes`].
    pub source: usize,
    /// The node it ends at.
    pub target: usize,
    /// What is said of it.
    pub said: Said,
}

/// Everything that a file tells of a network in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkText {
    /// The names of what is said of nodes and edges, each once.
    pub names: Vec<String>,
    /// The nodes; no two have the same id.
    pub nodes: Vec<NodeText>,
    /// The edges.
    pub edges: Vec<EdgeText>,
}

impl NetworkText {
    /// What is said under a name.
    #[must_use]
    pub fn said<'a>(&self, said: &'a [(usize, String)], name: &str) -> Option<&'a str> {
        let (_, value) =
            said.iter().find(|(at, _)| self.names.get(*at).is_some_and(|known| known == name))?;
        Some(value)
    }
}

/// What a layout needs of a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkFile {
    /// What each node stands for.
    pub kinds: Vec<NodeKind>,
    /// The region of each node, numbered as they appear.
    pub regions: Vec<Option<u16>>,
    /// Pairs of linked nodes.
    pub links: Vec<(u32, u32)>,
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NetworkFileError {
    /// None of the forms that are read.
    #[error("this is neither JSON nor XML nor GML")]
    Unknown,
    /// Broken or unexpected JSON.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// Broken XML.
    #[error("byte {position}: {error}")]
    Xml {
        /// Where, in bytes from the start.
        position: u64,
        /// What is wrong.
        error: String,
    },
    /// Broken GML.
    #[error("{0}")]
    Gml(#[from] GmlError),
    /// GML without a network.
    #[error("the list graph is missing")]
    NoGraph,
    /// Not in the encoding that every form but GML has.
    #[error("byte {0} is no UTF-8")]
    Encoding(usize),
    /// An edge that ends nowhere.
    #[error("edge {edge} names the node {node}, which is not there")]
    NoNode {
        /// The number of the edge, from 1.
        edge: usize,
        /// What it names.
        node: String,
    },
    /// Two nodes with the same id.
    #[error("there are two nodes with the id {0}")]
    Twice(String),
    /// More than a list may hold.
    #[error("there are more than {} nodes and edges", MOST)]
    TooMuch,
    /// More than the layout can tell apart.
    #[error("there are more than {} regions", u16::MAX)]
    TooManyRegions,
}

impl NetworkFileError {
    /// As the reader of a table says it of a file: with the line, where one is known.
    #[must_use]
    pub fn in_table(&self, bytes: &[u8]) -> TableError {
        let line_of = |position: usize| {
            let before = &bytes[..bytes.len().min(position)];
            Some(1 + before.iter().filter(|byte| **byte == b'\n').count())
        };
        let row = match self {
            Self::Json(error) => Some(error.line()),
            Self::Xml { position, .. } => line_of(usize::try_from(*position).unwrap_or(usize::MAX)),
            Self::Gml(GmlError::Broken { line, .. } | GmlError::TooMuch { line, .. }) => Some(*line),
            Self::Encoding(position) => line_of(*position),
            Self::TooMuch => {
                let max = MOST as u64;
                return TableError::TooMuch { what: Measured::Rows, max, place: Place::default() };
            }
            Self::Unknown | Self::NoGraph | Self::NoNode { .. } | Self::Twice(_) | Self::TooManyRegions => {
                None
            }
        };
        TableError::Broken { place: Place { row, ..Place::default() }, why: self.to_string() }
    }
}

/// Reads what a layout needs; the form is recognised by how the text begins.
///
/// # Errors
/// [`NetworkFileError`] names the place.
pub fn read_network(text: &str) -> Result<NetworkFile, NetworkFileError> {
    NetworkFile::of(&read_text(text, usize::MAX)?)
}

/// Reads what a layout needs from the bytes of a file.
///
/// # Errors
/// [`NetworkFileError`] names the place.
pub fn read_network_file(bytes: &[u8]) -> Result<NetworkFile, NetworkFileError> {
    NetworkFile::of(&read_bytes(bytes, usize::MAX)?)
}

fn read_text(text: &str, most: usize) -> Result<NetworkText, NetworkFileError> {
    let beginning = text.trim_start_matches('\u{feff}').trim_start();
    let before = &text[..text.len() - beginning.len()];
    match beginning.chars().next() {
        // An error names the line of the file.
        Some('{') => match before.matches('\n').count() {
            0 => json::read(beginning, most),
            lines => json::read(&format!("{}{beginning}", "\n".repeat(lines)), most),
        },
        Some('<') => xml::read(beginning, most).map_err(|error| match error {
            NetworkFileError::Xml { position, error } => {
                NetworkFileError::Xml { position: position + before.len() as u64, error }
            }
            error => error,
        }),
        _ if is_gml(text) => gml::read(text, most),
        _ => Err(NetworkFileError::Unknown),
    }
}

/// Reads everything that the bytes of a file tell of a network, if it is not more than a list may hold.
///
/// # Errors
/// [`NetworkFileError`] names the place.
pub fn read_network_text(bytes: &[u8]) -> Result<NetworkText, NetworkFileError> {
    read_bytes(bytes, MOST)
}

fn read_bytes(bytes: &[u8], most: usize) -> Result<NetworkText, NetworkFileError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(text, most),
        Err(error) => {
            let text = decoded(bytes);
            if is_gml(&text) {
                gml::read(&text, most)
            } else {
                Err(NetworkFileError::Encoding(error.valid_up_to()))
            }
        }
    }
}

/// Whether a file is one of the networks that are read: a table of text may begin alike, but says no such word.
#[must_use]
pub fn is_network(bytes: &[u8]) -> bool {
    /// Where the word stands that says what a file is.
    const BEGINNING: usize = 4096;
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]);
    let beginning = text.trim_start_matches('\u{feff}').trim_start();
    if beginning.starts_with('{') {
        // What else there is may come first, however much it is.
        let text = String::from_utf8_lossy(bytes);
        return ["\"nodes\"", "\"links\"", "\"edges\""].iter().any(|word| text.contains(word));
    }
    if beginning.starts_with('<') {
        return text.contains("<graphml") || text.contains("<gexf");
    }
    let opens_graph = |at: usize| text[at + "graph".len()..].trim_start().starts_with('[');
    is_gml(&text) && text.match_indices("graph").any(|(at, _)| opens_graph(at))
}

/// Collects nodes and edges; edges may come before the nodes they name.
#[derive(Default)]
struct Builder {
    /// How many nodes and edges there may be.
    most: usize,
    network: NetworkText,
    index_of: HashMap<String, usize>,
    name_of: HashMap<String, usize>,
    edges: Vec<(String, String, Said)>,
}

impl Builder {
    fn of(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// A place for what is said under a name.
    fn name(&mut self, name: &str) -> usize {
        if let Some(known) = self.name_of.get(name) {
            return *known;
        }
        let next = self.network.names.len();
        self.name_of.insert(name.to_owned(), next);
        self.network.names.push(name.to_owned());
        next
    }

    /// Refuses another node or edge where there are as many as there may be.
    fn check_room(&self) -> Result<(), NetworkFileError> {
        let count = self.network.nodes.len() + self.edges.len();
        if count < self.most { Ok(()) } else { Err(NetworkFileError::TooMuch) }
    }

    fn add_node(&mut self, id: String, said: Said) -> Result<(), NetworkFileError> {
        self.check_room()?;
        if self.index_of.contains_key(&id) {
            return Err(NetworkFileError::Twice(id));
        }
        self.index_of.insert(id.clone(), self.network.nodes.len());
        self.network.nodes.push(NodeText { id, said });
        Ok(())
    }

    fn add_edge(&mut self, source: String, target: String, said: Said) -> Result<(), NetworkFileError> {
        self.check_room()?;
        self.edges.push((source, target, said));
        Ok(())
    }

    fn finish(self) -> Result<NetworkText, NetworkFileError> {
        let Self { mut network, index_of, edges, .. } = self;
        for (edge, (source, target, said)) in edges.into_iter().enumerate() {
            let find = |node: String| match index_of.get(&node) {
                Some(index) => Ok(*index),
                None => Err(NetworkFileError::NoNode { edge: edge + 1, node }),
            };
            network.edges.push(EdgeText { source: find(source)?, target: find(target)?, said });
        }
        Ok(network)
    }
}

impl NetworkFile {
    fn of(text: &NetworkText) -> Result<Self, NetworkFileError> {
        let mut network = Self::default();
        let mut region_of: HashMap<&str, u16> = HashMap::new();
        for node in &text.nodes {
            network.kinds.push(kind_of(text.said(&node.said, "kind").unwrap_or_default()));
            let region = text.said(&node.said, "region");
            network.regions.push(match region.filter(|region| !matches!(*region, "" | "-1" | "null")) {
                None => None,
                Some(region) => {
                    let next = u16::try_from(region_of.len()).map_err(|_| NetworkFileError::TooManyRegions);
                    Some(match region_of.get(region) {
                        Some(known) => *known,
                        None => *region_of.entry(region).or_insert(next?),
                    })
                }
            });
        }
        network.links = text.edges.iter().map(|edge| (edge.source as u32, edge.target as u32)).collect();
        Ok(network)
    }
}

/// The word of a kind of node in files.
fn kind_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Region => "region",
        NodeKind::Office => "office",
        NodeKind::Committee => "committee",
        NodeKind::Organisation => "organisation",
        NodeKind::Person => "person",
    }
}

/// The word of a kind of link in files.
fn link_word(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Membership => "membership",
        LinkKind::Chair => "chair",
        LinkKind::Delegation => "delegation",
        LinkKind::Parent => "parent",
        LinkKind::Belongs => "belongs",
        LinkKind::Relation => "relation",
    }
}

fn kind_of(word: &str) -> NodeKind {
    match word {
        "region" | "district" | "health_region" => NodeKind::Region,
        "office" => NodeKind::Office,
        "committee" => NodeKind::Committee,
        "person" => NodeKind::Person,
        _ => NodeKind::Organisation,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use domain::{
        directory::Level,
        network::{Link, NetworkSnapshot, Node},
    };
    use uuid::Uuid;

    use super::*;

    const GRAPHML: &str = r#"<?xml version="1.0"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="d0" for="node" attr.name="kind" attr.type="string"/>
          <key id="d1" for="node" attr.name="region" attr.type="string"/>
          <graph edgedefault="undirected">
            <edge source="a" target="b"/>
            <node id="a"><data key="d0">committee</data><data key="d1">Ha&#223;berge</data></node>
            <node id="b"><data key="d1">Haßberge</data></node>
            <node id="c"/>
          </graph>
        </graphml>"#;

    const GEXF: &str = r#"<gexf version="1.3"><graph>
        <attributes class="node"><attribute id="0" title="kind" type="string"/>
          <attribute id="1" title="region" type="string"/></attributes>
        <nodes>
          <node id="a"><attvalues><attvalue for="0" value="committee"/><attvalue for="1" value="Haßberge"/></attvalues></node>
          <node id="b"><attvalues><attvalue for="1" value="Haßberge"/></attvalues></node>
          <node id="c"/>
        </nodes>
        <edges><edge id="0" source="a" target="b"/></edges></graph></gexf>"#;

    const JSON: &str = r#"{"nodes": [
        {"id": "a", "kind": "committee", "label": "AG Pflege", "region": 0, "topics": []},
        {"id": "b", "kind": "practice", "region": 0}, {"id": "c", "region": -1}],
        "edges": [{"source": "a", "target": "b", "kind": "member"}]}"#;

    const GML: &str = r#"# written by hand
        graph [
          edge [ source 5 target 7 kind "member" ]
          node [ id 5 label "AG Pflege" kind "committee" region "Ha&#223;berge" ]
          node [ id 7 region "Haßberge" graphics [ x 1.5 y -2 ] ]
          node [ id 9 region -1 ]
        ]"#;

    #[test]
    fn the_four_forms_tell_the_same() {
        let expected = NetworkFile {
            kinds: vec![NodeKind::Committee, NodeKind::Organisation, NodeKind::Organisation],
            regions: vec![Some(0), Some(0), None],
            links: vec![(0, 1)],
        };
        for text in [JSON, GRAPHML, GEXF, GML] {
            assert_eq!(read_network(text).unwrap(), expected, "{text}");
        }
    }

    fn written(
        write: fn(&NetworkSnapshot, &str, &mut dyn Write) -> io::Result<()>,
        network: &NetworkSnapshot,
    ) -> String {
        let mut bytes = Vec::new();
        write(network, "Netz <1> & \"mehr\"", &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let node = |id, kind, label: &str, region| Node {
            id: Uuid::from_u128(id),
            kind,
            label: label.to_owned(),
            level: Some(Level::Region),
            region,
            fields: 0b11,
            position: [1.25, -3.5],
        };
        let link = |source, target, kind| Link { source, target, kind };
        let network = NetworkSnapshot {
            nodes: vec![
                node(1, NodeKind::Region, "Haßberge", Some(1)),
                node(2, NodeKind::Committee, "AG <Pflege> & \"Alter\" ]]>", Some(0)),
                node(3, NodeKind::Person, "Leitung\u{0}\u{1b} 'Ä' \u{fffe}", None),
                node(4, NodeKind::Office, "", Some(1)),
            ],
            links: vec![
                link(2, 1, LinkKind::Chair),
                link(2, 1, LinkKind::Membership),
                link(1, 0, LinkKind::Belongs),
                link(3, 3, LinkKind::Relation),
            ],
            regions: vec!["Köln & Bonn".to_owned(), "Haßberge".to_owned()],
            fields: vec!["Pflege".to_owned(), "<Sucht>".to_owned()],
        };
        let expected = NetworkFile {
            kinds: vec![NodeKind::Region, NodeKind::Committee, NodeKind::Person, NodeKind::Office],
            // Numbered as they appear.
            regions: vec![Some(0), Some(1), None, Some(0)],
            links: vec![(2, 1), (2, 1), (1, 0), (3, 3)],
        };
        for write in [write_graphml, write_gexf, write_json] {
            let text = written(write, &network);
            assert_eq!(read_network(&text).unwrap(), expected, "{text}");
            assert!(text.contains("Haßberge") && text.contains("chair"), "{text}");
        }
        let gml = written(write_gml, &network);
        assert!(gml.is_ascii() && gml.contains("Ha&#223;berge"), "{gml}");
        assert_eq!(read_network(&gml).unwrap(), expected, "{gml}");
        let entries = formats::gml::read(&gml, &formats::gml::Limits::USUAL).unwrap();
        let mut again = Vec::new();
        formats::gml::write_entries(&entries, &mut again).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), gml);
    }

    #[test]
    fn what_else_a_file_says_is_read_in_every_form() {
        const YED: &str = r#"<graphml><key for="node" id="d5" yfiles.type="nodegraphics"/>
            <key attr.name="Rolle" for="edge" id="d9"/><graph>
            <node id="n0"><data key="d5"><y:ShapeNode xmlns:y="y"><y:NodeLabel>AG <![CDATA[Pflege]]></y:NodeLabel>
            </y:ShapeNode></data><graph><node id="n0::n1"/></graph></node>
            <edge source="n0" target="n0::n1"><data key="d9">Gast</data></edge></graph></graphml>"#;
        let text = read_text(YED, MOST).unwrap();
        let outer = text.nodes.iter().find(|node| node.id == "n0").unwrap();
        assert_eq!(text.said(&outer.said, "label"), Some("AG Pflege"));
        assert_eq!((text.nodes.len(), text.said(&text.edges[0].said, "Rolle")), (2, Some("Gast")));

        const GEPHI: &str = r#"<gexf><graph>
            <attributes class="node"><attribute id="0" title="Ort" type="string"/></attributes>
            <attributes class="edge"><attribute id="0" title="kind" type="string"/></attributes>
            <nodes><node id="1" label="Verein &amp; Co"><attvalues><attvalue for="0" value="Hof"/></attvalues></node></nodes>
            <edges><edge source="1" target="1" label="kennt"><attvalues><attvalue for="0" value="funds"/></attvalues></edge>
            </edges></graph></gexf>"#;
        let text = read_text(GEPHI, MOST).unwrap();
        let (node, edge) = (&text.nodes[0].said, &text.edges[0].said);
        assert_eq!((text.said(node, "label"), text.said(node, "Ort")), (Some("Verein & Co"), Some("Hof")));
        assert_eq!((text.said(edge, "label"), text.said(edge, "kind")), (Some("kennt"), Some("funds")));

        for text in [
            r#"{"directed": false, "nodes": [{"id": "a", "name": "A", "tags": ["x", 2], "no": null}],
                "links": [{"source": "a", "target": "a", "role": "Gast", "weight": 2}]}"#,
            "graph [ node [ id 1 name \"A\" tags \"x; 2\" ] edge [ source 1 target 1 role \"Gast\" weight 2 ] ]",
        ] {
            let network = read_text(text, MOST).unwrap();
            let (node, edge) = (&network.nodes[0].said, &network.edges[0].said);
            assert_eq!((network.said(node, "name"), network.said(node, "tags")), (Some("A"), Some("x; 2")));
            assert_eq!((network.said(edge, "role"), network.said(edge, "weight")), (Some("Gast"), Some("2")));
            assert_eq!(network.said(node, "no"), None);
        }
    }

    #[test]
    fn a_network_is_told_from_a_table_of_text() {
        for text in [GRAPHML, GEXF, JSON, GML, "graph[node[id 1]]", "Creator \"x\"\ngraph\n[\n]"] {
            assert!(is_network(text.as_bytes()), "{text}");
        }
        for text in ["Name;Ort", "{Name};{Ort}", "<html></html>", "graph;Ort", "Name Ort\ngraph 1", ""] {
            assert!(!is_network(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn gml_may_be_in_its_old_encoding_and_nothing_else() {
        let network = read_network_file(b"graph [ node [ id 1 region \"Ha\xdfberge\" ] ]").unwrap();
        assert_eq!(network.regions, [Some(0)]);
        let error = read_network_file(b"{\"nodes\": [{\"id\": \"\xdf\"}], \"edges\": []}").unwrap_err();
        assert_eq!(error.to_string(), "byte 19 is no UTF-8");
    }

    #[test]
    fn what_comes_before_a_network_moves_no_line_and_hides_nothing() {
        let row = |text: &str| match read_network_text(text.as_bytes()).unwrap_err().in_table(text.as_bytes())
        {
            TableError::Broken { place, .. } => place.row,
            error => panic!("{error}"),
        };
        assert_eq!(row("\u{feff}\n\n{\"nodes\": 3}"), Some(3));
        assert_eq!(row("\u{feff}\n\n<graphml>\n<node id=\"&lol;\"/></graphml>"), Some(4));
        let long = format!(r#"{{"graph": {{"note": "{}"}}, "nodes": [], "edges": []}}"#, "x".repeat(5000));
        assert!(is_network(long.as_bytes()));
    }

    #[test]
    fn more_than_a_list_may_hold_is_refused_while_it_is_read() {
        let nodes = |count: usize| vec!["{}"; count].join(",");
        let text = |count| format!(r#"{{"nodes": [{}], "edges": []}}"#, nodes(count));
        assert_eq!(read_text(&text(Limits::USUAL.rows), MOST).unwrap().nodes.len(), Limits::USUAL.rows);
        let error = read_text(&text(Limits::USUAL.rows + 5), MOST).unwrap_err();
        assert!(matches!(error, NetworkFileError::TooMuch), "{error}");
        let error = error.in_table(b"");
        assert!(matches!(error, TableError::TooMuch { what: Measured::Rows, max: 200_000, .. }), "{error}");
    }

    #[test]
    fn an_empty_network_can_be_written() {
        for write in [write_graphml, write_gexf, write_gml, write_json] {
            let text = written(write, &NetworkSnapshot::default());
            assert_eq!(read_network(&text).unwrap(), NetworkFile::default(), "{text}");
        }
    }

    #[test]
    fn nodes_without_ids_are_counted_from_zero() {
        let network = read_network(r#"{"nodes": [{}, {}], "edges": [{"source": 1, "target": 0}]}"#).unwrap();
        assert_eq!(network.links, [(1, 0)]);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (text, said) in [
            ("", "neither JSON nor XML"),
            ("id;name", "neither JSON nor XML"),
            ("{\"nodes\": []", "line 1"),
            ("{\"nodes\": 3, \"edges\": []}", "line 1"),
            ("<graphml><node id=\"a\">", "byte"),
            ("<graphml><node id=\"a\"></edge></graphml>", "byte"),
            ("<graphml><node id=\"&lol;\"/></graphml>", "byte"),
            ("nodes [\n]", "the list graph is missing"),
            ("\n\ngraph [ node ]", "line 3: the key node has no value"),
            ("graph [\n  node [ id 1 ]\n", "line 1: the list graph does not end"),
            ("graph [ node [ id 1 ] node [ id 1 ] ]", "two nodes with the id 1"),
            ("graph [ node [ ] edge [ source 0 target 1 ] ]", "edge 1 names the node 1"),
            ("<graphml><node id=\"a\"/><node id=\"a\"/></graphml>", "two nodes with the id a"),
            (
                "{\"nodes\": [{\"id\": 1}], \"edges\": [{\"source\": 1, \"target\": 2}]}",
                "edge 1 names the node 2",
            ),
        ] {
            let error = read_network(text).unwrap_err().to_string();
            assert!(error.contains(said), "{text}: {error}");
        }
    }

    #[test]
    fn entities_of_the_file_do_not_grow() {
        let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
            <graphml><key id=\"k\" attr.name=\"region\"/><node id=\"x\"><data key=\"k\">&b;</data></node></graphml>";
        assert!(read_network(bomb).unwrap_err().to_string().contains("&b;, an unknown entity"));
    }
}
