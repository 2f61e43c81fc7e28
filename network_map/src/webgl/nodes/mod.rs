//! Draws nodes: one quad each, the symbol as a signed distance.

use domain::network::NodeKind;
use web_sys::WebGl2RenderingContext as Gl;

use super::MapError;
use super::card::Frame;
use super::program::{Figures, Program};

/// The program for nodes and its two layers.
pub(super) struct NodeRenderer {
    program: Program,
    pub(super) base: Figures,
    pub(super) highlight: Figures,
    /// Marks of regions, instead of their nodes.
    pub(super) regions: Figures,
}

impl NodeRenderer {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self {
            program: Program::new(gl, include_str!("nodes.vert"), include_str!("nodes.frag"))?,
            base: Figures::new(gl, 1)?,
            highlight: Figures::new(gl, 1)?,
            regions: Figures::new(gl, 1)?,
        })
    }

    pub(super) fn draw_base(&self, gl: &Gl, frame: &Frame) {
        self.draw(gl, frame, &self.base, frame.node_strength, 1.0 - frame.gathered);
    }

    pub(super) fn draw_highlight(&self, gl: &Gl, frame: &Frame) {
        self.draw(gl, frame, &self.highlight, 1.0, 1.0);
    }

    pub(super) fn draw_regions(&self, gl: &Gl, frame: &Frame) {
        self.draw(gl, frame, &self.regions, frame.node_strength, frame.gathered);
    }

    fn draw(&self, gl: &Gl, frame: &Frame, figures: &Figures, strength: f32, alpha: f32) {
        if figures.count() == 0 || alpha <= 0.0 {
            return;
        }
        let program = &self.program;
        let palette = &frame.palette;
        let kinds: Vec<f32> = NodeKind::ALL.iter().flat_map(|&kind| palette.kind(kind).channels()).collect();
        frame.start(gl, program);
        program.set_number(gl, "u_symbol_scale", frame.symbol_scale);
        program.set_number(gl, "u_strength", strength);
        program.set_number(gl, "u_difference_strength", frame.difference_strength.max(strength));
        program.set_number(gl, "u_alpha", alpha);
        program.set_colours(gl, "u_kinds", &kinds);
        program.set_colours(gl, "u_ground", &palette.ground.channels());
        program.set_colours(gl, "u_ink", &palette.ink.channels());
        figures.start(gl);
        gl.draw_arrays(Gl::TRIANGLES, 0, 6 * figures.count());
    }

    pub(super) fn delete(&self, gl: &Gl) {
        self.base.delete(gl);
        self.highlight.delete(gl);
        self.regions.delete(gl);
    }
}
