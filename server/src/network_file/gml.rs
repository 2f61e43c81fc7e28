//! GML: reads what nodes and edges say, writes with places and colours as drawing programs read them.

use std::io::{self, Write};

use app::network::export::{fields, region};
use domain::network::{NetworkSnapshot, Node};
use formats::gml::{Entry, GmlWriter, Limits, Value};
use network_map::{
    graph::Graph,
    layout::node_radius,
    palette::{Colour, Palette, Shape, Theme, shape},
};

use super::{Builder, NetworkFileError, NetworkText, Said, kind_word, link_word};

pub(super) fn read(text: &str, most: usize) -> Result<NetworkText, NetworkFileError> {
    let entries = formats::gml::read(text, &Limits::USUAL)?;
    let graph = entries.iter().find_map(|entry| list(entry, "graph")).ok_or(NetworkFileError::NoGraph)?;
    let mut builder = Builder::of(most);
    for (index, node) in graph.iter().filter_map(|entry| list(entry, "node")).enumerate() {
        let id = plain(node, "id").unwrap_or_else(|| index.to_string());
        let said = said(node, &["id"], &mut builder);
        builder.add_node(id, said)?;
    }
    for edge in graph.iter().filter_map(|entry| list(entry, "edge")) {
        let end = |key| plain(edge, key).unwrap_or_default();
        let said = said(edge, &["source", "target"], &mut builder);
        builder.add_edge(end("source"), end("target"), said)?;
    }
    builder.finish()
}

/// Everything that is said in a word or a number; how something is drawn stands in lists.
fn said(entries: &[Entry], but: &[&str], builder: &mut Builder) -> Said {
    let rest = entries.iter().filter(|entry| !but.contains(&entry.key.as_str()));
    rest.filter_map(|entry| Some((builder.name(&entry.key), word(&entry.value)?))).collect()
}

/// What stands in the list of a key.
fn list<'a>(entry: &'a Entry, key: &str) -> Option<&'a [Entry]> {
    match &entry.value {
        Value::List(entries) if entry.key == key => Some(entries),
        _ => None,
    }
}

/// The first value of a key as it is compared: the number 7 and the text "7" are the same id.
fn plain(entries: &[Entry], key: &str) -> Option<String> {
    word(&entries.iter().find(|entry| entry.key == key)?.value)
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::Integer(number) => Some(number.to_string()),
        Value::Real(number) => Some(number.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::List(_) => None,
    }
}

/// Writes `network` with what `description` says of it. Ids are whole numbers, as the format wants them; those of the
/// application stand beside them.
///
/// # Errors
/// Those of `out`.
pub fn write_gml(network: &NetworkSnapshot, description: &str, out: &mut dyn Write) -> io::Result<()> {
    let graph = Graph::of(network);
    let palette = Palette::of(Theme::Light);
    let mut writer = GmlWriter::new(out);
    writer.text("Creator", "Geflecht")?;
    writer.list("graph", |writer| {
        writer.text("comment", description)?;
        writer.integer("directed", 1)?;
        writer.integer("multigraph", 1)?;
        for (index, node) in (0u32..).zip(&network.nodes) {
            let radius = node_radius(node.kind, graph.degree(index));
            writer.list("node", |writer| {
                writer.integer("id", i64::from(index))?;
                write_node(writer, network, node)?;
                write_look(writer, node, palette.kind(node.kind), radius)
            })?;
        }
        let is_there = |node: u32| (node as usize) < network.nodes.len();
        for link in network.links.iter().filter(|link| is_there(link.source) && is_there(link.target)) {
            writer.list("edge", |writer| {
                writer.integer("source", i64::from(link.source))?;
                writer.integer("target", i64::from(link.target))?;
                writer.text("kind", link_word(link.kind))
            })?;
        }
        Ok(())
    })
}

fn write_node(writer: &mut GmlWriter<'_>, network: &NetworkSnapshot, node: &Node) -> io::Result<()> {
    writer.text("label", &node.label)?;
    writer.text("uuid", &node.id.to_string())?;
    writer.text("kind", kind_word(node.kind))?;
    if let Some(level) = node.level {
        writer.text("level", level.as_str())?;
    }
    if let Some(region) = region(network, node) {
        writer.text("region", region)?;
    }
    let fields = fields(network, node).collect::<Vec<_>>().join("; ");
    if fields.is_empty() { Ok(()) } else { writer.text("fields", &fields) }
}

fn write_look(
    writer: &mut GmlWriter<'_>,
    node: &Node,
    Colour([red, green, blue]): Colour,
    radius: f32,
) -> io::Result<()> {
    let shape = match shape(node.kind) {
        Shape::Square => "rectangle",
        Shape::Triangle => "triangle",
        Shape::Diamond => "diamond",
        Shape::Circle => "ellipse",
    };
    writer.list("graphics", |writer| {
        writer.real("x", shortest(node.position[0]))?;
        writer.real("y", shortest(node.position[1]))?;
        writer.real("w", shortest(2.0 * radius))?;
        writer.real("h", shortest(2.0 * radius))?;
        writer.text("type", shape)?;
        writer.text("fill", &format!("#{red:02X}{green:02X}{blue:02X}"))
    })
}

/// The shortest number that means it, not the nearest of twice as many digits.
fn shortest(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}
