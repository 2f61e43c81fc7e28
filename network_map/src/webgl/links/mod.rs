//! Draws links: one quad each, as wide as the line.

use web_sys::WebGl2RenderingContext as Gl;

use super::program::{Instances, Program};
use super::{Frame, MapError};

/// Start; end; whether it belongs to the selection. See [`crate::scene::LINK_FLOATS`].
const ATTRIBUTES: [i32; 3] = [2, 2, 1];

/// The program for links and its two layers.
pub(super) struct LinkRenderer {
    program: Program,
    pub(super) base: Instances,
    pub(super) highlight: Instances,
}

impl LinkRenderer {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self {
            program: Program::new(gl, include_str!("links.vert"), include_str!("links.frag"))?,
            base: Instances::new(gl, &ATTRIBUTES)?,
            highlight: Instances::new(gl, &ATTRIBUTES)?,
        })
    }

    pub(super) fn draw_base(&self, gl: &Gl, frame: &Frame) {
        self.start(gl, frame);
        self.base.draw(gl);
    }

    pub(super) fn draw_highlight(&self, gl: &Gl, frame: &Frame) {
        self.start(gl, frame);
        self.highlight.draw(gl);
    }

    fn start(&self, gl: &Gl, frame: &Frame) {
        let program = &self.program;
        let palette = &frame.palette;
        program.start(gl);
        program.set_pair(gl, "u_viewport", frame.viewport);
        program.set_pair(gl, "u_offset", frame.offset);
        program.set_number(gl, "u_zoom", frame.zoom);
        program.set_number(gl, "u_pixel_ratio", frame.pixel_ratio);
        program.set_number(gl, "u_width", frame.link_width);
        program.set_number(gl, "u_strength", frame.link_strength);
        program.set_colours(gl, "u_link", &palette.link.channels());
        program.set_colours(gl, "u_ink", &palette.ink.channels());
    }
}
