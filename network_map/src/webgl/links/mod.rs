//! Draws links: a strip each, as wide as the line, or a thin line; and arrows on those that have a direction.

use web_sys::WebGl2RenderingContext as Gl;

use super::MapError;
use super::card::Frame;
use super::program::{Figures, Program};
use crate::camera::Bounds;
use crate::detail::Means;
use crate::layer::Layer;
use crate::look;
use crate::places::Places;
use crate::tiles::Tiles;

/// A bent link is drawn in so many pieces.
const PIECES: i32 = 14;
/// More bent links than this are drawn straight while lines are thin.
const MOST_BENT: i32 = 2_000;

/// Links of one layer: the straight ones first, sorted by where they are.
pub(super) struct Links {
    figures: Figures,
    straight: i32,
    tiles: Tiles,
}

impl Links {
    fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self { figures: Figures::new(gl, 2)?, straight: 0, tiles: Tiles::default() })
    }

    pub(super) fn fill(&mut self, gl: &Gl, mut layer: Layer, places: &Places) {
        let straight = layer.straight_count();
        self.straight = straight as i32;
        self.tiles = Tiles::sort(&mut layer.links[..straight], places.targets());
        self.figures.fill(gl, &layer.link_numbers(places));
    }

    pub(super) fn count(&self) -> i32 {
        self.figures.count()
    }

    /// Runs of the straight links, each with its first and how many there are, that can be seen in a part of the world;
    /// all if that is not said.
    pub(super) fn runs(&self, view: Option<Bounds>) -> Vec<[i32; 2]> {
        match view {
            Some(view) => {
                let runs = self.tiles.runs(view).into_iter();
                runs.map(|[first, end]| [first as i32, (end - first) as i32]).collect()
            }
            None => vec![[0, self.straight]],
        }
    }

    /// How many links a frame with these runs draws.
    pub(super) fn count_in(&self, runs: &[[i32; 2]]) -> usize {
        let bent = self.count() - self.straight;
        (runs.iter().map(|[_, count]| count).sum::<i32>() + bent) as usize
    }
}

/// The programs for links and their two layers.
pub(super) struct LinkRenderer {
    strips: Program,
    thin: Program,
    arrows: Program,
    pub(super) base: Links,
    pub(super) highlight: Links,
    /// Lines between regions, instead of the links between their nodes.
    pub(super) regions: Figures,
}

impl LinkRenderer {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        let plain = include_str!("../plain.frag");
        Ok(Self {
            strips: Program::new(gl, include_str!("links.vert"), include_str!("links.frag"))?,
            thin: Program::new(gl, include_str!("thin.vert"), plain)?,
            arrows: Program::new(gl, include_str!("arrows.vert"), plain)?,
            base: Links::new(gl)?,
            highlight: Links::new(gl)?,
            regions: Figures::new(gl, 2)?,
        })
    }

    pub(super) fn draw_base(&self, gl: &Gl, frame: &Frame, means: Means, runs: &[[i32; 2]]) {
        let links = &self.base;
        if links.count() == 0 || frame.gathered >= 1.0 {
            return;
        }
        let frame = &Frame { link_strength: frame.link_strength * (1.0 - frame.gathered), ..*frame };
        let bent = [links.straight, links.count() - links.straight];
        links.figures.start(gl);
        if means.has_thin_lines {
            self.start(gl, frame, &self.thin);
            let step = (1.0 / means.share).round().max(1.0) as i32;
            self.thin.set_whole(gl, "u_step", step);
            let many = (bent[1] > MOST_BENT).then_some(&bent);
            for [first, count] in runs.iter().chain(many) {
                self.thin.set_whole(gl, "u_first", *first);
                gl.draw_arrays(Gl::LINES, 0, 2 * ((count + step - 1) / step));
            }
        } else {
            self.draw_strips(gl, frame, runs);
        }
        if !means.has_thin_lines || bent[1] <= MOST_BENT {
            self.draw_bent(gl, frame, links);
        }
        if !means.has_thin_lines && frame.zoom >= look::ARROWS_FROM_ZOOM {
            self.draw_arrows(gl, frame, runs.iter().chain([&bent]));
        }
    }

    pub(super) fn draw_highlight(&self, gl: &Gl, frame: &Frame) {
        let links = &self.highlight;
        if links.count() > 0 {
            links.figures.start(gl);
            self.draw_strips(gl, frame, &[[0, links.straight]]);
            self.draw_bent(gl, frame, links);
            self.draw_arrows(gl, frame, [&[0, links.count()]].into_iter());
        }
    }

    pub(super) fn draw_regions(&self, gl: &Gl, frame: &Frame) {
        if self.regions.count() > 0 && frame.gathered > 0.0 {
            self.regions.start(gl);
            let link_strength = frame.palette.link_strength * frame.gathered;
            self.draw_strips(gl, &Frame { link_strength, ..*frame }, &[[0, self.regions.count()]]);
        }
    }

    fn draw_strips(&self, gl: &Gl, frame: &Frame, runs: &[[i32; 2]]) {
        self.start(gl, frame, &self.strips);
        self.strips.set_whole(gl, "u_pieces", 1);
        for &[first, count] in runs {
            self.strips.set_whole(gl, "u_first", first);
            gl.draw_arrays(Gl::TRIANGLES, 0, 6 * count);
        }
    }

    fn draw_bent(&self, gl: &Gl, frame: &Frame, links: &Links) {
        let bent = links.count() - links.straight;
        if bent > 0 {
            self.start(gl, frame, &self.strips);
            self.strips.set_whole(gl, "u_pieces", PIECES);
            self.strips.set_whole(gl, "u_first", links.straight);
            gl.draw_arrays(Gl::TRIANGLES, 0, 6 * PIECES * bent);
        }
    }

    fn draw_arrows<'a>(&self, gl: &Gl, frame: &Frame, runs: impl Iterator<Item = &'a [i32; 2]>) {
        self.start(gl, frame, &self.arrows);
        for [first, count] in runs {
            self.arrows.set_whole(gl, "u_first", *first);
            gl.draw_arrays(Gl::TRIANGLES, 0, 3 * count);
        }
    }

    fn start(&self, gl: &Gl, frame: &Frame, program: &Program) {
        let palette = &frame.palette;
        frame.start(gl, program);
        program.set_number(gl, "u_width", frame.link_width);
        program.set_number(gl, "u_strength", frame.link_strength);
        program.set_colours(gl, "u_link", &palette.link.channels());
        program.set_colours(gl, "u_ink", &palette.ink.channels());
    }

    pub(super) fn delete(&self, gl: &Gl) {
        self.base.figures.delete(gl);
        self.highlight.figures.delete(gl);
        self.regions.delete(gl);
    }
}
