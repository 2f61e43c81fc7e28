//! Networks in files: JSON with `nodes` and `edges`, GraphML, GEXF, GML, and tables. Everything is written; of the first
//! four what a layout needs is read.

mod gexf;
mod gml;
mod graphml;
mod json;
mod table;
mod xml;

use std::collections::HashMap;

use domain::network::{LinkKind, NodeKind};
use formats::gml::{GmlError, decoded, is_gml};

pub use self::{
    gexf::write_gexf,
    gml::write_gml,
    graphml::write_graphml,
    json::write_json,
    table::{excel, write_table, written},
};

/// What a file tells of a network.
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
    /// More than the layout can tell apart.
    #[error("there are more than {} regions", u16::MAX)]
    TooManyRegions,
}

/// Reads a network; the form is recognised by how the text begins.
///
/// # Errors
/// [`NetworkFileError`] names the place.
pub fn read_network(text: &str) -> Result<NetworkFile, NetworkFileError> {
    let beginning = text.trim_start_matches('\u{feff}').trim_start();
    match beginning.chars().next() {
        Some('{') => json::read(beginning),
        Some('<') => xml::read(beginning),
        _ if is_gml(text) => gml::read(text),
        _ => Err(NetworkFileError::Unknown),
    }
}

/// Reads a network from the bytes of a file.
///
/// # Errors
/// [`NetworkFileError`] names the place.
pub fn read_network_file(bytes: &[u8]) -> Result<NetworkFile, NetworkFileError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => read_network(text),
        Err(error) => {
            let text = decoded(bytes);
            if is_gml(&text) {
                gml::read(&text)
            } else {
                Err(NetworkFileError::Encoding(error.valid_up_to()))
            }
        }
    }
}

/// Collects nodes and edges; edges may come before the nodes they name.
#[derive(Default)]
struct Builder {
    network: NetworkFile,
    index_of: HashMap<String, u32>,
    region_of: HashMap<String, u16>,
    edges: Vec<(String, String)>,
}

impl Builder {
    fn add_node(&mut self, id: String, kind: &str, region: Option<&str>) -> Result<(), NetworkFileError> {
        let index = self.network.kinds.len() as u32;
        if self.index_of.contains_key(&id) {
            return Err(NetworkFileError::Twice(id));
        }
        self.index_of.insert(id, index);
        self.network.kinds.push(kind_of(kind));
        let region = match region.filter(|region| !matches!(*region, "" | "-1" | "null")) {
            None => None,
            Some(region) => Some(self.number(region)?),
        };
        self.network.regions.push(region);
        Ok(())
    }

    fn number(&mut self, region: &str) -> Result<u16, NetworkFileError> {
        if let Some(known) = self.region_of.get(region) {
            return Ok(*known);
        }
        let next = u16::try_from(self.region_of.len()).map_err(|_| NetworkFileError::TooManyRegions)?;
        self.region_of.insert(region.to_owned(), next);
        Ok(next)
    }

    fn add_edge(&mut self, source: String, target: String) {
        self.edges.push((source, target));
    }

    fn finish(self) -> Result<NetworkFile, NetworkFileError> {
        let Self { mut network, index_of, edges, .. } = self;
        for (edge, (source, target)) in edges.into_iter().enumerate() {
            let find = |node: String| match index_of.get(&node) {
                Some(index) => Ok(*index),
                None => Err(NetworkFileError::NoNode { edge: edge + 1, node }),
            };
            network.links.push((find(source)?, find(target)?));
        }
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
    fn gml_may_be_in_its_old_encoding_and_nothing_else() {
        let network = read_network_file(b"graph [ node [ id 1 region \"Ha\xdfberge\" ] ]").unwrap();
        assert_eq!(network.regions, [Some(0)]);
        let error = read_network_file(b"{\"nodes\": [{\"id\": \"\xdf\"}], \"edges\": []}").unwrap_err();
        assert_eq!(error.to_string(), "byte 19 is no UTF-8");
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
