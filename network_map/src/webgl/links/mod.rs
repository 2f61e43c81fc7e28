//! Draws links: a strip each, as wide as the line, and arrows on those that have a direction.

use web_sys::WebGl2RenderingContext as Gl;

use super::MapError;
use super::card::Frame;
use super::program::{Figure, Figures, Program};
use crate::layer::Layer;
use crate::places::Places;

/// A bent link is drawn in so many pieces.
const PIECES: i32 = 14;
/// From this zoom on (CSS pixels per layout unit) links at rest have arrows.
const ARROWS_FROM_ZOOM: f32 = 5.0;

/// Links of one layer, the straight ones first.
pub(super) struct Links {
    figures: Figures,
    straight: i32,
}

impl Links {
    fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self { figures: Figures::new(gl, Figure::Strip, 2, 2)?, straight: 0 })
    }

    pub(super) fn fill(&mut self, gl: &Gl, layer: &Layer, places: &Places) {
        self.figures.fill(gl, &layer.link_numbers(places));
        self.straight = layer.straight_count() as i32;
    }

    pub(super) fn count(&self) -> i32 {
        self.figures.count()
    }

    pub(super) fn delete(&self, gl: &Gl) {
        self.figures.delete(gl);
    }
}

/// The programs for links and their two layers.
pub(super) struct LinkRenderer {
    lines: Program,
    arrows: Program,
    pub(super) base: Links,
    pub(super) highlight: Links,
}

impl LinkRenderer {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self {
            lines: Program::new(gl, include_str!("links.vert"), include_str!("links.frag"))?,
            arrows: Program::new(gl, include_str!("arrows.vert"), include_str!("arrows.frag"))?,
            base: Links::new(gl)?,
            highlight: Links::new(gl)?,
        })
    }

    pub(super) fn draw_base(&self, gl: &Gl, frame: &Frame) {
        self.draw(gl, frame, &self.base, frame.zoom >= ARROWS_FROM_ZOOM);
    }

    pub(super) fn draw_highlight(&self, gl: &Gl, frame: &Frame) {
        self.draw(gl, frame, &self.highlight, true);
    }

    fn draw(&self, gl: &Gl, frame: &Frame, links: &Links, has_arrows: bool) {
        let count = links.count();
        if count == 0 {
            return;
        }
        self.start(gl, frame, &self.lines);
        if links.straight > 0 {
            self.lines.set_number(gl, "u_pieces", 1.0);
            links.figures.draw_range(gl, 4, 0, links.straight);
        }
        if count > links.straight {
            self.lines.set_number(gl, "u_pieces", PIECES as f32);
            links.figures.draw_range(gl, 2 * (PIECES + 1), links.straight, count - links.straight);
        }
        if has_arrows {
            self.start(gl, frame, &self.arrows);
            links.figures.draw(gl, 3);
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
}
