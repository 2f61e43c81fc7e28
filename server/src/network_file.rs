//! Networks in files: JSON with `nodes` and `edges`, GraphML, GEXF. Only what a layout needs is read.

use std::collections::HashMap;

use domain::network::NodeKind;
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};
use serde::Deserialize;
use serde_json::Value;

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
    /// Neither JSON nor XML.
    #[error("this is neither JSON nor XML")]
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
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next() {
        Some('{') => read_json(text),
        Some('<') => read_xml(text),
        _ => Err(NetworkFileError::Unknown),
    }
}

#[derive(Deserialize)]
struct JsonNetwork {
    nodes: Vec<JsonNode>,
    edges: Vec<JsonEdge>,
}

#[derive(Deserialize)]
struct JsonNode {
    id: Option<Value>,
    #[serde(default)]
    kind: String,
    region: Option<Value>,
}

#[derive(Deserialize)]
struct JsonEdge {
    source: Value,
    target: Value,
}

fn read_json(text: &str) -> Result<NetworkFile, NetworkFileError> {
    let network: JsonNetwork = serde_json::from_str(text)?;
    let mut builder = Builder::default();
    for (index, node) in network.nodes.into_iter().enumerate() {
        let id = node.id.as_ref().map_or_else(|| index.to_string(), plain);
        builder.add_node(id, &node.kind, node.region.as_ref().map(plain).as_deref())?;
    }
    for edge in network.edges {
        builder.add_edge(plain(&edge.source), plain(&edge.target));
    }
    builder.finish()
}

/// A value as it is compared: the number 7 and the text "7" are the same id.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A node of GraphML or GEXF while its attributes are read.
#[derive(Default)]
struct XmlNode {
    id: String,
    kind: String,
    region: Option<String>,
}

impl XmlNode {
    fn set(&mut self, name: &str, value: String) {
        match name {
            "kind" => self.kind = value,
            "region" => self.region = Some(value),
            _ => {}
        }
    }
}

/// GraphML and GEXF differ only in how they attach attributes: `<data key>` with a text, `<attvalue for value>`.
fn read_xml(text: &str) -> Result<NetworkFile, NetworkFileError> {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder::default();
    let mut names: HashMap<String, String> = HashMap::new();
    let mut node: Option<XmlNode> = None;
    let mut key: Option<String> = None;
    let mut value = String::new();
    let mut depth = 0;
    loop {
        let event = reader.read_event();
        let position = reader.buffer_position();
        let broken = |error: String| NetworkFileError::Xml { position, error };
        let event = event.map_err(|error| broken(error.to_string()))?;
        let is_empty = matches!(event, Event::Empty(_));
        depth += i64::from(matches!(event, Event::Start(_))) - i64::from(matches!(event, Event::End(_)));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let attribute = |name| attribute(&tag, name).map_err(broken);
                match tag.local_name().as_ref() {
                    // The declaration of an attribute: GraphML names it in `attr.name`, GEXF in `title`.
                    "key" => drop(names.insert(attribute("id")?, attribute("attr.name")?)),
                    "attribute" => drop(names.insert(attribute("id")?, attribute("title")?)),
                    "node" => node = Some(XmlNode { id: attribute("id")?, ..XmlNode::default() }),
                    "data" => key = names.get(&attribute("key")?).cloned(),
                    "attvalue" => {
                        let name = names.get(&attribute("for")?);
                        if let (Some(node), Some(name)) = (&mut node, name) {
                            node.set(name, attribute("value")?);
                        }
                    }
                    "edge" => builder.add_edge(attribute("source")?, attribute("target")?),
                    _ => {}
                }
                if is_empty
                    && tag.local_name().as_ref() == "node"
                    && let Some(node) = node.take()
                {
                    builder.add_node(node.id, &node.kind, node.region.as_deref())?;
                }
            }
            Event::Text(text) if key.is_some() => value.push_str(&text.xml10_content()),
            Event::CData(text) if key.is_some() => value.push_str(&text.xml10_content()),
            Event::GeneralRef(name) if key.is_some() => {
                let character = name.resolve_char_ref().map_err(|error| broken(error.to_string()))?;
                match (character, resolve_predefined_entity(&name)) {
                    (Some(character), _) => value.push(character),
                    (None, Some(text)) => value.push_str(text),
                    (None, None) => return Err(broken(format!("&{};, an unknown entity", &*name))),
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "data" => {
                    if let (Some(node), Some(key)) = (&mut node, key.take()) {
                        node.set(&key, value.trim().to_owned());
                    }
                    value.clear();
                }
                "node" => {
                    if let Some(node) = node.take() {
                        builder.add_node(node.id, &node.kind, node.region.as_deref())?;
                    }
                }
                _ => {}
            },
            Event::Eof if depth > 0 => return Err(broken("the file ends early".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    builder.finish()
}

/// An attribute, empty if it is missing. Entities of the file's own are not known, so none can grow.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<String, String> {
    let Some(attribute) = tag.try_get_attribute(name).map_err(|error| error.to_string())? else {
        return Ok(String::new());
    };
    let value = attribute.normalized_value(XmlVersion::default()).map_err(|error| error.to_string())?;
    Ok(value.into_owned())
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

    #[test]
    fn the_three_forms_tell_the_same() {
        let expected = NetworkFile {
            kinds: vec![NodeKind::Committee, NodeKind::Organisation, NodeKind::Organisation],
            regions: vec![Some(0), Some(0), None],
            links: vec![(0, 1)],
        };
        for text in [JSON, GRAPHML, GEXF] {
            assert_eq!(read_network(text).unwrap(), expected, "{text}");
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
