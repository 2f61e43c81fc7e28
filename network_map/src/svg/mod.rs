//! The picture as SVG: true vectors for print, for readers without a script, and for drawing programs.
//!
//! The same scene, camera, colours and names as on the screen. Looks are attributes, not styles, so that no content
//! security policy takes them away.

mod links;
mod names;
mod nodes;
mod text;

use std::collections::HashSet;
use std::io::{self, Write};

use crate::camera::Camera;
use crate::caption::{Block, Caption, Piece};
use crate::layer::DrawnLink;
use crate::look;
use crate::palette::Palette;
use crate::scene::Scene;

use text::Escaped;
pub use text::text_width;

/// A picture of this size fits with its caption on a sheet of A4 on its side, and its names can be read.
pub const PAPER: [f32; 2] = [1400.0, 800.0];
/// The fonts to write with: that of the page, and what others have in its place.
const FAMILY: &str = "Fira Sans, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

/// What is drawn.
#[derive(Debug)]
pub struct Picture<'a> {
    /// The network and what of it is looked at.
    pub scene: &'a Scene,
    /// Which part of it, how large.
    pub camera: &'a Camera,
    /// In which colours.
    pub palette: &'a Palette,
    /// What stands around it.
    pub caption: &'a Caption,
    /// The language of the words, as HTML names it.
    pub language: &'a str,
}

/// A number with at most one decimal.
struct Short(f32);

impl std::fmt::Display for Short {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Adding zero turns a negative one into a positive one.
        write!(formatter, "{}", (self.0 * 10.0).round() / 10.0 + 0.0)
    }
}

/// Writes `picture` as a document.
///
/// # Errors
/// Those of `out`.
pub fn write_svg(picture: &Picture<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Picture { camera, palette, caption, language, .. } = picture;
    let [width, height] = camera.viewport();
    let (head, foot) = (caption.head(width, &text_width), caption.foot(width, &text_width));
    let total = head.height + height + foot.height;
    let (ground, title, subtitle) =
        (palette.ground.css(), Escaped(&caption.title), Escaped(&caption.subtitle));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
         role=\"img\" aria-label=\"{title}\" lang=\"{language}\" font-family=\"{FAMILY}\">\n\
         <title>{title}</title>\n<desc>{subtitle}</desc>\n\
         <rect width=\"{w}\" height=\"{h}\" fill=\"{ground}\"/>",
        w = Short(width),
        h = Short(total),
    )?;
    write_block(out, &head, 0.0, palette)?;
    // Cuts off what reaches over the edge.
    writeln!(
        out,
        "<svg y=\"{y}\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" overflow=\"hidden\">",
        y = Short(head.height),
        w = Short(width),
        h = Short(height),
    )?;
    write_network(picture, out)?;
    write_block(out, &caption.signs_seen(camera), 0.0, palette)?;
    out.write_all(b"</svg>\n")?;
    write_block(out, &foot, head.height + height, palette)?;
    out.write_all(b"</svg>\n")
}

fn write_network(picture: &Picture<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let (mut base, highlight) = (scene.base(), scene.highlight());
    let stepped_back = if scene.has_focus() || scene.is_comparison() { 1.0 } else { 0.0 };
    let link_strength = look::link_strength(palette, base.links.len(), stepped_back);
    write_areas(picture, out)?;
    if scene.is_gathered(camera) {
        links::write_region_links(picture, out)?;
        nodes::write_regions(picture, out)?;
    } else {
        let above: HashSet<u32> = highlight.nodes.iter().map(|drawn| drawn.node).collect();
        base.nodes.retain(|drawn| !above.contains(&drawn.node));
        let key = |drawn: &DrawnLink| (drawn.source, drawn.target, drawn.kind, drawn.bend.to_bits());
        let above: HashSet<_> = highlight.links.iter().map(key).collect();
        base.links.retain(|drawn| !above.contains(&key(drawn)));
        links::write_links(picture, &base, link_strength, out)?;
        nodes::write_nodes(picture, &base, look::node_strength(palette, stepped_back), out)?;
    }
    links::write_links(picture, &highlight, link_strength, out)?;
    nodes::write_nodes(picture, &highlight, 1.0, out)?;
    names::write_names(picture, out)
}

/// Borders and hulls.
fn write_areas(picture: &Picture<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Picture { scene, camera, palette, .. } = picture;
    let ring = |corners: &[[f32; 2]]| {
        let corners: Vec<String> = corners
            .iter()
            .map(|&corner| camera.to_screen(corner))
            .map(|[x, y]| format!("{} {}", Short(x), Short(y)))
            .collect();
        format!("M{}Z", corners.join("L"))
    };
    let outlines = scene.outlines().iter().map(|outline| {
        let rings = outline.polygons.iter().flatten().filter(|corners| !corners.is_empty());
        (
            rings.map(|corners| ring(corners)).collect::<String>(),
            palette.link,
            crate::areas::OUTLINE_STRENGTHS,
        )
    });
    let hulls = scene.hull_shapes().iter();
    let hulls = hulls.map(|hull| (ring(&hull.target), palette.tone(hull.tone), crate::areas::HULL_STRENGTHS));
    for (path, colour, [fill, border]) in outlines.chain(hulls) {
        if path.is_empty() {
            continue;
        }
        writeln!(
            out,
            "<path d=\"{path}\" fill=\"{c}\" fill-opacity=\"{fill}\" fill-rule=\"evenodd\" stroke=\"{c}\" \
             stroke-opacity=\"{border}\" stroke-width=\"{width}\"/>",
            c = colour.css(),
            width = look::AREA_BORDER,
        )?;
    }
    Ok(())
}

/// Whether a line between two places touches the picture, as far as the rectangle around it tells.
fn is_on_screen(camera: &Camera, ends: &[[f32; 2]; 2], bend: f32) -> bool {
    let viewport = camera.viewport();
    let length = (ends[1][0] - ends[0][0]).hypot(ends[1][1] - ends[0][1]);
    let reach = bend.abs() * length + 2.0;
    (0..2).all(|axis| {
        let (low, high) = (ends[0][axis].min(ends[1][axis]), ends[0][axis].max(ends[1][axis]));
        high + reach >= 0.0 && low - reach <= viewport[axis]
    })
}

fn write_block(out: &mut dyn Write, block: &Block, top: f32, palette: &Palette) -> io::Result<()> {
    writeln!(out, "<g transform=\"translate(0 {})\">", Short(top))?;
    for piece in &block.pieces {
        match piece {
            Piece::Symbol(kind, at) => {
                write!(out, "<g fill=\"{}\">", palette.kind(*kind).css())?;
                nodes::write_symbol(out, *kind, *at, look::legend_radius(*kind), 0.0, None)?;
                out.write_all(b"</g>\n")?;
            }
            Piece::Line(kind, [x, y], length) => {
                let width = look::legend_width(*kind);
                let (colour, x, y, end) = (palette.link.css(), Short(*x), Short(*y), Short(x + length));
                write!(
                    out,
                    "<path d=\"M{x} {y}L{end} {y}\" stroke=\"{colour}\" stroke-width=\"{width:.1}\""
                )?;
                if let Some([line, gap]) = look::dashes(*kind) {
                    write!(out, " stroke-dasharray=\"{line} {gap}\"")?;
                }
                out.write_all(b"/>\n")?;
            }
            Piece::Words { words, at: [x, y], size, is_strong } => {
                let weight = if *is_strong { " font-weight=\"600\"" } else { "" };
                let (ink, x, y) = (palette.ink.css(), Short(*x), Short(*y));
                writeln!(
                    out,
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} fill=\"{ink}\">{}</text>",
                    Escaped(words)
                )?;
            }
        }
    }
    out.write_all(b"</g>\n")
}

#[cfg(test)]
mod tests;
