//! Draws nodes: one quad each, the symbol as a signed distance.

use domain::network::NodeKind;
use web_sys::WebGl2RenderingContext as Gl;

use super::MapError;
use super::card::Frame;
use super::program::{Figure, Figures, Program};

/// The program for nodes and its two layers.
pub(super) struct NodeRenderer {
    program: Program,
    pub(super) base: Figures,
    pub(super) highlight: Figures,
}

impl NodeRenderer {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self {
            program: Program::new(gl, include_str!("nodes.vert"), include_str!("nodes.frag"))?,
            base: Figures::new(gl, Figure::Strip, 1, 2)?,
            highlight: Figures::new(gl, Figure::Strip, 1, 2)?,
        })
    }

    pub(super) fn draw_base(&self, gl: &Gl, frame: &Frame) {
        self.start(gl, frame, frame.node_strength);
        self.base.draw(gl, 4);
    }

    pub(super) fn draw_highlight(&self, gl: &Gl, frame: &Frame) {
        if self.highlight.count() > 0 {
            self.start(gl, frame, 1.0);
            self.highlight.draw(gl, 4);
        }
    }

    fn start(&self, gl: &Gl, frame: &Frame, strength: f32) {
        let program = &self.program;
        let palette = &frame.palette;
        let kinds: Vec<f32> = NodeKind::ALL.iter().flat_map(|&kind| palette.kind(kind).channels()).collect();
        frame.start(gl, program);
        program.set_number(gl, "u_symbol_scale", frame.symbol_scale);
        program.set_number(gl, "u_strength", strength);
        program.set_colours(gl, "u_kinds", &kinds);
        program.set_colours(gl, "u_ground", &palette.ground.channels());
        program.set_colours(gl, "u_ink", &palette.ink.channels());
    }
}
