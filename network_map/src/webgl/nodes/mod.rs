//! Draws nodes: one quad each, the symbol as a signed distance.

use domain::network::NodeKind;
use web_sys::WebGl2RenderingContext as Gl;

use super::program::{Instances, Program};
use super::{Frame, MapError};

/// x and y; radius; style. See [`crate::scene::NODE_FLOATS`].
const ATTRIBUTES: [i32; 3] = [2, 1, 1];

/// The program for nodes and its two layers.
pub(super) struct NodeRenderer {
    program: Program,
    pub(super) base: Instances,
    pub(super) highlight: Instances,
}

impl NodeRenderer {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self {
            program: Program::new(gl, include_str!("nodes.vert"), include_str!("nodes.frag"))?,
            base: Instances::new(gl, &ATTRIBUTES)?,
            highlight: Instances::new(gl, &ATTRIBUTES)?,
        })
    }

    pub(super) fn draw_base(&self, gl: &Gl, frame: &Frame) {
        self.start(gl, frame, frame.node_strength);
        self.base.draw(gl);
    }

    pub(super) fn draw_highlight(&self, gl: &Gl, frame: &Frame) {
        self.start(gl, frame, 1.0);
        self.highlight.draw(gl);
    }

    fn start(&self, gl: &Gl, frame: &Frame, strength: f32) {
        let program = &self.program;
        let palette = &frame.palette;
        let kinds: Vec<f32> = NodeKind::ALL.iter().flat_map(|&kind| palette.kind(kind).channels()).collect();
        program.start(gl);
        program.set_pair(gl, "u_viewport", frame.viewport);
        program.set_pair(gl, "u_offset", frame.offset);
        program.set_number(gl, "u_zoom", frame.zoom);
        program.set_number(gl, "u_symbol_scale", frame.symbol_scale);
        program.set_number(gl, "u_pixel_ratio", frame.pixel_ratio);
        program.set_number(gl, "u_strength", strength);
        program.set_colours(gl, "u_kinds", &kinds);
        program.set_colours(gl, "u_ground", &palette.ground.channels());
        program.set_colours(gl, "u_ink", &palette.ink.channels());
    }
}
