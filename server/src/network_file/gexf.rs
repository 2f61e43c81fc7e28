//! Writes GEXF 1.3, with the places, colours and shapes that Gephi begins with.

use std::io::{self, Write};

use app::network::export::{fields, region};
use domain::network::{NetworkSnapshot, Node};
use network_map::{
    graph::Graph,
    layout::node_radius,
    palette::{Colour, Palette, Shape, Theme, shape},
};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::{kind_word, link_word, xml::clean};

/// The attributes of nodes; their ids are their places here.
const NODE_ATTRIBUTES: [&str; 4] = ["kind", "level", "region", "fields"];

/// Writes `network` with what `description` says of it.
///
/// # Errors
/// Those of `out`.
pub fn write_gexf(network: &NetworkSnapshot, description: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let document = writer.create_element("gexf").with_attributes([
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("version", "1.3"),
    ]);
    document.write_inner_content(|writer| {
        writer.create_element("meta").write_inner_content(|writer| {
            writer.create_element("creator").write_text_content(BytesText::new("Geflecht"))?;
            let text = clean(description);
            writer.create_element("description").write_text_content(BytesText::new(&text)).map(drop)
        })?;
        let graph = writer.create_element("graph").with_attribute(("defaultedgetype", "directed"));
        graph.write_inner_content(|writer| {
            write_attributes(writer, "node", &NODE_ATTRIBUTES)?;
            write_attributes(writer, "edge", &["kind"])?;
            writer.create_element("nodes").write_inner_content(|writer| write_nodes(writer, network))?;
            writer.create_element("edges").write_inner_content(|writer| write_edges(writer, network))?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn write_attributes<W: Write>(writer: &mut Writer<W>, class: &str, names: &[&str]) -> io::Result<()> {
    let attributes = writer.create_element("attributes").with_attribute(("class", class));
    attributes
        .write_inner_content(|writer| {
            for (id, name) in names.iter().enumerate() {
                let attribute = writer.create_element("attribute");
                attribute
                    .with_attributes([("id", id.to_string().as_str()), ("title", name), ("type", "string")])
                    .write_empty()?;
            }
            Ok(())
        })
        .map(drop)
}

fn write_nodes<W: Write>(writer: &mut Writer<W>, network: &NetworkSnapshot) -> io::Result<()> {
    let graph = Graph::of(network);
    let palette = Palette::of(Theme::Light);
    for (index, node) in (0u32..).zip(&network.nodes) {
        let id = node.id.to_string();
        let element = writer.create_element("node");
        element.with_attributes([("id", id.as_str()), ("label", &clean(&node.label))]).write_inner_content(
            |writer| {
                let fields = fields(network, node).collect::<Vec<_>>().join("; ");
                let values = [
                    Some(kind_word(node.kind)),
                    node.level.map(|level| level.as_str()),
                    region(network, node),
                    Some(fields.as_str()).filter(|fields| !fields.is_empty()),
                ];
                write_values(writer, &values)?;
                write_look(writer, node, palette.kind(node.kind), node_radius(node.kind, graph.degree(index)))
            },
        )?;
    }
    Ok(())
}

fn write_look<W: Write>(
    writer: &mut Writer<W>,
    node: &Node,
    Colour([red, green, blue]): Colour,
    radius: f32,
) -> io::Result<()> {
    let [red, green, blue] = [red, green, blue].map(|channel| channel.to_string());
    let colour = writer.create_element("viz:color");
    colour.with_attributes([("r", red.as_str()), ("g", &green), ("b", &blue)]).write_empty()?;
    // Upwards there is what is downwards on a screen.
    let [x, y] = [node.position[0], -node.position[1]].map(|place| place.to_string());
    let position = writer.create_element("viz:position");
    position.with_attributes([("x", x.as_str()), ("y", &y), ("z", "0")]).write_empty()?;
    let size = (2.0 * radius).to_string();
    writer.create_element("viz:size").with_attribute(("value", size.as_str())).write_empty()?;
    let shape = match shape(node.kind) {
        Shape::Square => "square",
        Shape::Triangle => "triangle",
        Shape::Diamond => "diamond",
        Shape::Circle => "disc",
    };
    writer.create_element("viz:shape").with_attribute(("value", shape)).write_empty().map(drop)
}

fn write_edges<W: Write>(writer: &mut Writer<W>, network: &NetworkSnapshot) -> io::Result<()> {
    let id = |node: u32| Some(network.nodes.get(node as usize)?.id.to_string());
    for (index, link) in network.links.iter().enumerate() {
        let (Some(source), Some(target)) = (id(link.source), id(link.target)) else { continue };
        let edge = writer.create_element("edge");
        edge.with_attributes([("id", index.to_string().as_str()), ("source", &source), ("target", &target)])
            .write_inner_content(|writer| write_values(writer, &[Some(link_word(link.kind))]))?;
    }
    Ok(())
}

fn write_values<W: Write>(writer: &mut Writer<W>, values: &[Option<&str>]) -> io::Result<()> {
    writer
        .create_element("attvalues")
        .write_inner_content(|writer| {
            for (id, value) in values.iter().enumerate() {
                let Some(value) = value else { continue };
                let element = writer.create_element("attvalue");
                element
                    .with_attributes([("for", id.to_string().as_str()), ("value", &clean(value))])
                    .write_empty()?;
            }
            Ok(())
        })
        .map(drop)
}
