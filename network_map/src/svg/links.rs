//! Links as lines, with their arrows.

use std::io::{self, Write};

use domain::network::{Difference, LinkKind};

use super::{Picture, Short, is_on_screen};
use crate::aggregate::line_width;
use crate::layer::{DrawnLink, Layer};
use crate::look;

/// How the links of a group look.
#[derive(Clone, Copy, PartialEq)]
struct LinkLook {
    kind: LinkKind,
    is_strong: bool,
    difference: Option<Difference>,
    /// In tenths, so that many links share one look.
    nearness: u8,
}

/// The links of a layer with their arrows; `strength` is the share of their colour that those at rest have.
pub(super) fn write_links(
    picture: &Picture<'_>,
    layer: &Layer,
    strength: f32,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let width = look::link_width(camera.zoom());
    let place = |node: u32| scene.position(node).unwrap_or_default();
    let mut links: Vec<(LinkLook, &DrawnLink)> = Vec::with_capacity(layer.links.len());
    for drawn in &layer.links {
        let (from, to) = (place(drawn.source), place(drawn.target));
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        let nearness = (look::nearness(length) * 10.0).round() as u8;
        if is_on_screen(camera, &[from, to].map(|place| camera.to_screen(place)), drawn.bend) {
            links.push((
                LinkLook {
                    kind: drawn.kind,
                    is_strong: drawn.is_strong,
                    difference: drawn.difference,
                    nearness,
                },
                drawn,
            ));
        }
    }
    links.sort_by_key(|(look, _)| (look.is_strong, look.difference, look.nearness, look.kind));
    for group in links.chunk_by(|(one, _), (other, _)| one == other) {
        let look = group[0].0;
        let share = f32::from(look.nearness) * 0.1;
        let stepped_back = if scene.has_focus() && !look.is_strong { palette.faded_strength } else { 1.0 };
        let is_gone = look.difference == Some(Difference::Gone);
        let (colour, opacity) = match look.difference {
            Some(difference) => {
                (palette.difference(difference), stepped_back * if is_gone { 0.6 } else { 0.8 })
            }
            None if look.is_strong => (palette.ink, look::STRONG_LINK),
            None => (palette.link, strength * share),
        };
        write!(
            out,
            "<g fill=\"none\" stroke=\"{}\" stroke-opacity=\"{opacity:.3}\" stroke-width=\"{:.2}\"",
            colour.css(),
            width * look::relative_width(look.kind) * look::share_of_width(look.is_strong, share),
        )?;
        let dashes = if is_gone { Some([4.0, 4.0]) } else { look::dashes(look.kind) };
        if let Some([line, gap]) = dashes {
            write!(out, " stroke-dasharray=\"{line} {gap}\"")?;
        }
        out.write_all(b">\n")?;
        for (_, drawn) in group {
            let [from, to] = [drawn.source, drawn.target].map(|node| camera.to_screen(place(node)));
            let [x, y] = from.map(Short);
            write!(out, "<path d=\"M{x} {y}")?;
            if drawn.bend == 0.0 {
                out.write_all(b"L")?;
            } else {
                // The control point lies twice as far aside as the middle of the curve.
                let [x, y] = aside(from, to, 2.0 * drawn.bend).map(Short);
                write!(out, "Q{x} {y} ")?;
            }
            let [x, y] = to.map(Short);
            writeln!(out, "{x} {y}\"/>")?;
        }
        out.write_all(b"</g>\n")?;
        if look::is_directed(look.kind) && (look.is_strong || camera.zoom() >= look::ARROWS_FROM_ZOOM) {
            let opacity = match look.difference {
                Some(_) => opacity,
                None if look.is_strong => look::STRONG_ARROW,
                None => (strength * 1.6).min(1.0),
            };
            writeln!(out, "<g fill=\"{}\" fill-opacity=\"{opacity:.3}\">", colour.css())?;
            for (_, drawn) in group {
                let ends = [drawn.source, drawn.target].map(|node| camera.to_screen(place(node)));
                write_arrow(out, ends, drawn.bend, 2.6 + 1.5 * width)?;
            }
            out.write_all(b"</g>\n")?;
        }
    }
    Ok(())
}

/// The middle between two places, moved aside by a share of their distance.
fn aside([ax, ay]: [f32; 2], [bx, by]: [f32; 2], share: f32) -> [f32; 2] {
    [(ax + bx) * 0.5 - (by - ay) * share, (ay + by) * 0.5 + (bx - ax) * share]
}

fn write_arrow(out: &mut dyn Write, [from, to]: [[f32; 2]; 2], bend: f32, size: f32) -> io::Result<()> {
    let way = [to[0] - from[0], to[1] - from[1]];
    let length = way[0].hypot(way[1]);
    if length < look::SHORTEST_WITH_ARROW {
        return Ok(());
    }
    let [x, y] = aside(from, to, bend);
    let along = way.map(|part| part / length * size);
    let corner = |forwards: f32, sideways: f32| {
        let [dx, dy] = [along[0] * forwards - along[1] * sideways, along[1] * forwards + along[0] * sideways];
        format!("{} {}", Short(x + dx), Short(y + dy))
    };
    writeln!(out, "<path d=\"M{}L{}L{}Z\"/>", corner(1.0, 0.0), corner(-0.8, 0.7), corner(-0.8, -0.7))
}

/// The lines between regions that stand for their nodes.
pub(super) fn write_region_links(picture: &Picture<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let aggregate = scene.aggregate();
    writeln!(out, "<g stroke=\"{}\">", palette.link.css())?;
    for &(from, to, count) in &aggregate.links {
        let ends = [from, to].map(|mark| aggregate.marks[mark as usize].place);
        let nearness = look::nearness((ends[0][0] - ends[1][0]).hypot(ends[0][1] - ends[1][1]));
        let width =
            look::link_width(camera.zoom()) * line_width(count) * look::share_of_width(false, nearness);
        let [[x, y], [to_x, to_y]] = ends.map(|place| camera.to_screen(place).map(Short));
        writeln!(
            out,
            "<path d=\"M{x} {y}L{to_x} {to_y}\" stroke-opacity=\"{:.3}\" stroke-width=\"{width:.2}\"/>",
            palette.link_strength * nearness
        )?;
    }
    out.write_all(b"</g>\n")
}
