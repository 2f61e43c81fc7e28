//! Nodes as symbols that tell their names.

use std::io::{self, Write};

use domain::network::{Difference, NodeKind};

use super::text::Escaped;
use super::{Picture, Short, is_on_screen};
use crate::layer::{DrawnNode, Layer, Mark};
use crate::look;
use crate::palette::{Colour, Shape, shape};
use crate::shapes::{Badge, LARGE, RING_DASH, RING_GAP, RING_WIDTH, corners};

/// The symbols of a layer; `strength` is how much of their colour they have.
pub(super) fn write_nodes(
    picture: &Picture<'_>,
    layer: &Layer,
    strength: f32,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let same_look = |one: &DrawnNode, other: &DrawnNode| {
        (one.kind, one.mark, one.difference) == (other.kind, other.mark, other.difference)
    };
    for group in layer.nodes.chunk_by(same_look) {
        let DrawnNode { kind, mark, difference, .. } = group[0];
        let different = if scene.has_focus() { palette.faded_strength.max(strength) } else { 1.0 };
        let fill = palette.ground.mixed(
            palette.kind(kind),
            match difference {
                None => strength,
                Some(Difference::Gone) => different * look::PALE,
                Some(_) => different,
            },
        );
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
            if let Some(difference) = difference {
                let accent = palette.ground.mixed(palette.difference(difference), different);
                write_mark(out, (kind, difference), (at, radius, outline), [accent, palette.ground])?;
            }
        }
        out.write_all(b"</g>\n")?;
    }
    Ok(())
}

/// The ring and the badge of what differs from another day.
fn write_mark(
    out: &mut dyn Write,
    (kind, difference): (NodeKind, Difference),
    (at, radius, outline): ([f32; 2], f32, f32),
    [accent, ground]: [Colour; 2],
) -> io::Result<()> {
    let (accent, ground) = (accent.css(), ground.css());
    let [step, share] = RING_DASH;
    let dash = match difference {
        Difference::Gone => format!(" stroke-dasharray=\"{:.1} {:.1}\"", step * share, step * (1.0 - share)),
        Difference::New | Difference::Changed => String::new(),
    };
    write!(out, "<g fill=\"none\" stroke=\"{accent}\"{dash}>")?;
    write_symbol(out, kind, at, radius + outline + RING_GAP, RING_WIDTH, None)?;
    out.write_all(b"</g>\n")?;
    if difference == Difference::Changed && radius < LARGE {
        return Ok(());
    }
    let badge = Badge::of(radius, outline);
    let [x, y] = [Short(at[0] + badge.aside), Short(at[1] - badge.aside)];
    write!(
        out,
        "<circle cx=\"{x}\" cy=\"{y}\" r=\"{:.1}\" fill=\"{accent}\" stroke=\"{ground}\"/>",
        badge.radius
    )?;
    if difference == Difference::Changed {
        return writeln!(
            out,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{:.1}\" fill=\"{ground}\" stroke=\"none\"/>",
            badge.dot
        );
    }
    let (arm, across) = (badge.arm, 2.0 * badge.arm);
    let plus = if difference == Difference::New {
        format!("m{:.1} {:.1}v{across:.1}", -arm, -arm)
    } else {
        String::new()
    };
    writeln!(
        out,
        "<path d=\"M{x} {y}m{:.1} 0h{across:.1}{plus}\" stroke=\"{ground}\" stroke-width=\"{:.1}\"/>",
        -arm,
        2.0 * badge.thickness,
    )
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
