//! Names at their nodes and areas.

use std::io::{self, Write};

use super::text::{Escaped, text_width};
use super::{Picture, Short};
use crate::labels::{self, Emphasis, LINE_HEIGHT, PlacedLabel, SetText};
use crate::line_breaks::wrap;
use crate::look;
use crate::palette::Colour;

/// The names that have room, each with a rim.
pub(super) fn write_names(picture: &Picture<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let placed = labels::place(
        scene.label_candidates(camera),
        &scene.symbols(camera),
        camera.viewport(),
        &[],
        |subject, emphasis| {
            let lines = wrap(scene.name(subject));
            let size = labels::font_size(emphasis);
            let width = lines.iter().map(|line| text_width(line, size)).fold(0.0, f32::max);
            SetText { lines: lines.into(), width: width.ceil() }
        },
    );
    let ground = palette.ground.css();
    // All rims below all names, as elements of their own: not every program knows how to draw a stroke below a fill.
    writeln!(
        out,
        "<g fill=\"{ground}\" stroke=\"{ground}\" stroke-width=\"{}\" stroke-linejoin=\"round\" aria-hidden=\"true\">",
        look::RIM
    )?;
    for label in placed.iter().rev() {
        write_name(out, label, None)?;
    }
    out.write_all(b"</g>\n<g>\n")?;
    for label in placed.iter().rev() {
        let is_quiet = !label.emphasis.is_strong() && scene.has_focus();
        let is_plain = is_quiet || label.emphasis <= Emphasis::Plain;
        write_name(out, label, Some(if is_plain { palette.quiet_ink } else { palette.ink }))?;
    }
    out.write_all(b"</g>\n")
}

fn write_name(out: &mut dyn Write, label: &PlacedLabel, ink: Option<Colour>) -> io::Result<()> {
    let size = labels::font_size(label.emphasis);
    let anchor = match label.alignment {
        0.0 => "start",
        1.0 => "end",
        _ => "middle",
    };
    write!(out, "<text font-size=\"{size}\" text-anchor=\"{anchor}\"")?;
    if label.emphasis > Emphasis::Plain {
        out.write_all(b" font-weight=\"600\"")?;
    }
    if let Some(ink) = ink {
        write!(out, " fill=\"{}\"", ink.css())?;
    }
    out.write_all(b">")?;
    let area = &label.area;
    let x = area.left + labels::PADDING + (area.right - area.left - 2.0 * labels::PADDING) * label.alignment;
    for (index, line) in label.text.lines.iter().enumerate() {
        let y = area.top + (index as f32 + 0.5) * LINE_HEIGHT + 0.35 * size;
        write!(out, "<tspan x=\"{}\" y=\"{}\">{}</tspan>", Short(x), Short(y), Escaped(line))?;
    }
    out.write_all(b"</text>\n")
}
