//! Nodes as symbols that tell their names.

use std::io::{self, Write};

use domain::network::NodeKind;

use super::text::Escaped;
use super::{Picture, Short, is_on_screen};
use crate::layer::{DrawnNode, Layer, Mark};
use crate::look;
use crate::palette::{Shape, shape};
use crate::shapes::corners;

/// The symbols of a layer; `strength` is how much of their colour they have.
pub(super) fn write_nodes(
    picture: &Picture<'_>,
    layer: &Layer,
    strength: f32,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let same_look = |one: &DrawnNode, other: &DrawnNode| (one.kind, one.mark) == (other.kind, other.mark);
    for group in layer.nodes.chunk_by(same_look) {
        let DrawnNode { kind, mark, .. } = group[0];
        let fill = palette.ground.mixed(palette.kind(kind), strength);
        let is_outlined = mark >= Mark::Hovered;
        let stroke = if is_outlined { palette.ink } else { palette.ground };
        writeln!(out, "<g fill=\"{}\" stroke=\"{}\" stroke-linejoin=\"round\">", fill.css(), stroke.css())?;
        for drawn in group {
            let at = camera.to_screen(scene.position(drawn.node).unwrap_or_default());
            let (radius, outline) = look::symbol(drawn.radius, camera.symbol_scale(), mark);
            if !is_on_screen(camera, &[at, at], 0.0) {
                continue;
            }
            let name = &scene.snapshot().nodes[drawn.node as usize].label;
            write_symbol(out, kind, at, radius, outline, Some(name))?;
        }
        out.write_all(b"</g>\n")?;
    }
    Ok(())
}

/// A symbol whose outline lies around it, not over it.
pub(super) fn write_symbol(
    out: &mut dyn Write,
    kind: NodeKind,
    at: [f32; 2],
    radius: f32,
    outline: f32,
    name: Option<&str>,
) -> io::Result<()> {
    let (shape, middle) = (shape(kind), outline * 0.5);
    let [x, y] = at.map(Short);
    let element = if shape == Shape::Circle {
        write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{:.2}\"", radius + middle)?;
        "circle"
    } else {
        let corners: Vec<String> = corners(shape, radius, middle)
            .iter()
            .map(|corner| format!("{},{}", Short(at[0] + corner[0]), Short(at[1] + corner[1])))
            .collect();
        write!(out, "<polygon points=\"{}\"", corners.join(" "))?;
        "polygon"
    };
    if outline > 0.0 {
        write!(out, " stroke-width=\"{outline:.2}\"")?;
    }
    match name {
        Some(name) => writeln!(out, "><title>{}</title></{element}>", Escaped(name)),
        None => out.write_all(b"/>\n"),
    }
}

/// The signs of regions that stand for their nodes.
pub(super) fn write_regions(picture: &Picture<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let [fill, stroke] = [palette.kind(NodeKind::Region), palette.ground].map(|colour| colour.css());
    writeln!(out, "<g fill=\"{fill}\" stroke=\"{stroke}\" stroke-linejoin=\"round\">")?;
    for mark in &scene.aggregate().marks {
        let (radius, outline) = look::symbol(mark.radius(), camera.symbol_scale(), Mark::None);
        let at = camera.to_screen(mark.place);
        write_symbol(out, NodeKind::Region, at, radius, outline, Some(&mark.name))?;
    }
    out.write_all(b"</g>\n")
}
