//! Writes GraphML.

use std::io::{self, Write};

use app::network::export::{fields, region};
use domain::network::{NetworkSnapshot, Node};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::{kind_word, link_word, xml::clean};

/// The attributes of nodes: key, name, type.
const NODE_KEYS: [(&str, &str, &str); 7] = [
    ("label", "label", "string"),
    ("kind", "kind", "string"),
    ("level", "level", "string"),
    ("region", "region", "string"),
    ("fields", "fields", "string"),
    ("x", "x", "double"),
    ("y", "y", "double"),
];

/// The key of the kind of a link; a file has one key for each attribute of nodes and of links.
const LINK_KIND: &str = "link-kind";

/// Writes `network` with what `description` says of it.
///
/// # Errors
/// Those of `out`.
pub fn write_graphml(network: &NetworkSnapshot, description: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let document =
        writer.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    document.write_inner_content(|writer| {
        for (id, name, kind) in NODE_KEYS {
            write_key(writer, id, "node", name, kind)?;
        }
        write_key(writer, LINK_KIND, "edge", "kind", "string")?;
        let graph = writer.create_element("graph").with_attribute(("edgedefault", "directed"));
        graph.write_inner_content(|writer| {
            writer.create_element("desc").write_text_content(BytesText::new(&clean(description)))?;
            for node in &network.nodes {
                write_node(writer, network, node)?;
            }
            let id = |node: u32| Some(network.nodes.get(node as usize)?.id.to_string());
            for link in &network.links {
                let (Some(source), Some(target)) = (id(link.source), id(link.target)) else { continue };
                let edge = writer.create_element("edge");
                edge.with_attributes([("source", source.as_str()), ("target", target.as_str())])
                    .write_inner_content(|writer| write_data(writer, LINK_KIND, link_word(link.kind)))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn write_key<W: Write>(writer: &mut Writer<W>, id: &str, of: &str, name: &str, kind: &str) -> io::Result<()> {
    let key = writer.create_element("key");
    key.with_attributes([("id", id), ("for", of), ("attr.name", name), ("attr.type", kind)])
        .write_empty()
        .map(drop)
}

fn write_node<W: Write>(writer: &mut Writer<W>, network: &NetworkSnapshot, node: &Node) -> io::Result<()> {
    let element = writer.create_element("node").with_attribute(("id", node.id.to_string().as_str()));
    element
        .write_inner_content(|writer| {
            write_data(writer, "label", &node.label)?;
            write_data(writer, "kind", kind_word(node.kind))?;
            if let Some(level) = node.level {
                write_data(writer, "level", level.as_str())?;
            }
            if let Some(region) = region(network, node) {
                write_data(writer, "region", region)?;
            }
            let fields = fields(network, node).collect::<Vec<_>>().join("; ");
            if !fields.is_empty() {
                write_data(writer, "fields", &fields)?;
            }
            write_data(writer, "x", &node.position[0].to_string())?;
            write_data(writer, "y", &node.position[1].to_string())
        })
        .map(drop)
}

fn write_data<W: Write>(writer: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    let data = writer.create_element("data").with_attribute(("key", key));
    data.write_text_content(BytesText::new(&clean(value))).map(drop)
}
