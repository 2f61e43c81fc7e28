//! JSON with `nodes` and `edges`, as networkx calls it node-link data.

use std::{
    fmt,
    io::{self, Write},
};

use app::network::export::{fields, region};
use domain::network::{Link, NetworkSnapshot, Node};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{IgnoredAny, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{Builder, NetworkFileError, NetworkText, Said, kind_word, link_word};

#[derive(Deserialize)]
struct JsonNetwork {
    nodes: Vec<JsonNode>,
    /// Older versions of networkx call them links.
    #[serde(alias = "links")]
    edges: Vec<JsonEdge>,
}

#[derive(Deserialize)]
struct JsonNode {
    id: Option<Value>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Deserialize)]
struct JsonEdge {
    source: Value,
    target: Value,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// How many there are of each: counted first, because an empty node takes much more room than it has letters.
#[derive(Deserialize)]
struct JsonCounts {
    nodes: Count,
    #[serde(alias = "links")]
    edges: Count,
}

/// The length of a list, of which nothing is kept.
struct Count(usize);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Counting)
    }
}

struct Counting;

impl<'de> Visitor<'de> for Counting {
    type Value = Count;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Count, A::Error> {
        let mut count = 0;
        while list.next_element::<IgnoredAny>()?.is_some() {
            count += 1;
        }
        Ok(Count(count))
    }
}

pub(super) fn read(text: &str, most: usize) -> Result<NetworkText, NetworkFileError> {
    let counts: JsonCounts = serde_json::from_str(text)?;
    if counts.nodes.0 + counts.edges.0 > most {
        return Err(NetworkFileError::TooMuch);
    }
    let network: JsonNetwork = serde_json::from_str(text)?;
    let mut builder = Builder::of(most);
    for (index, node) in network.nodes.into_iter().enumerate() {
        let id = node.id.as_ref().map_or_else(|| index.to_string(), plain);
        let said = said(&node.rest, &mut builder);
        builder.add_node(id, said)?;
    }
    for edge in network.edges {
        let said = said(&edge.rest, &mut builder);
        builder.add_edge(plain(&edge.source), plain(&edge.target), said)?;
    }
    builder.finish()
}

/// Everything that is said in words or numbers, or as a list of them.
fn said(rest: &Map<String, Value>, builder: &mut Builder) -> Said {
    let text = |value: &Value| match value {
        Value::Null | Value::Object(_) => None,
        Value::Array(values) => Some(values.iter().map(plain).collect::<Vec<_>>().join("; ")),
        value => Some(plain(value)),
    };
    rest.iter().filter_map(|(name, value)| Some((builder.name(name), text(value)?))).collect()
}

/// A value as it is compared: the number 7 and the text "7" are the same id.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[derive(Serialize)]
struct Document<'a> {
    directed: bool,
    multigraph: bool,
    graph: About<'a>,
    nodes: Nodes<'a>,
    edges: Edges<'a>,
}

#[derive(Serialize)]
struct About<'a> {
    description: &'a str,
}

/// All nodes; a type of its own so that they are written one after the other.
struct Nodes<'a>(&'a NetworkSnapshot);

/// All links.
struct Edges<'a>(&'a NetworkSnapshot);

#[derive(Serialize)]
struct WrittenNode<'a> {
    id: String,
    label: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    fields: Vec<&'a str>,
    x: f32,
    y: f32,
}

#[derive(Serialize)]
struct WrittenEdge {
    source: String,
    target: String,
    kind: &'static str,
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.nodes.iter().map(|node: &Node| WrittenNode {
            id: node.id.to_string(),
            label: &node.label,
            kind: kind_word(node.kind),
            level: node.level.map(|level| level.as_str()),
            region: region(self.0, node),
            fields: fields(self.0, node).collect(),
            x: node.position[0],
            y: node.position[1],
        }))
    }
}

impl Serialize for Edges<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let id = |node: u32| Some(self.0.nodes.get(node as usize)?.id.to_string());
        serializer.collect_seq(self.0.links.iter().filter_map(|link: &Link| {
            Some(WrittenEdge {
                source: id(link.source)?,
                target: id(link.target)?,
                kind: link_word(link.kind),
            })
        }))
    }
}

/// Writes `network` with what `description` says of it.
///
/// # Errors
/// Those of `out`.
pub fn write_json(network: &NetworkSnapshot, description: &str, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        directed: true,
        multigraph: true,
        graph: About { description },
        nodes: Nodes(network),
        edges: Edges(network),
    };
    serde_json::to_writer(out, &document).map_err(io::Error::from)
}
