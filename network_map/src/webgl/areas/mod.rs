//! Draws areas below links and nodes: borders of outlines, and hulls around groups.

use web_sys::WebGl2RenderingContext as Gl;

use super::MapError;
use super::card::Frame;
use super::program::{Figures, Program};
use crate::areas::Areas;
use crate::palette::TONES;

/// The programs for areas and what they draw.
pub(super) struct AreaRenderer {
    fill: Program,
    border: Program,
    fills: Figures,
    borders: Figures,
}

impl AreaRenderer {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        Ok(Self {
            fill: Program::new(gl, include_str!("fill.vert"), include_str!("../plain.frag"))?,
            border: Program::new(gl, include_str!("border.vert"), include_str!("border.frag"))?,
            fills: Figures::new(gl, 1)?,
            borders: Figures::new(gl, 2)?,
        })
    }

    pub(super) fn fill(&mut self, gl: &Gl, areas: &Areas) {
        self.fills.fill(gl, &areas.fills);
        self.borders.fill(gl, &areas.borders);
    }

    pub(super) fn draw(&self, gl: &Gl, frame: &Frame) {
        if self.borders.count() == 0 {
            return;
        }
        let palette = &frame.palette;
        let tones = (0..TONES as u8).map(|tone| palette.tone(tone)).chain([palette.link]);
        let tones: Vec<f32> = tones.flat_map(|colour| colour.channels()).collect();
        for (program, figures, corners) in [(&self.fill, &self.fills, 1), (&self.border, &self.borders, 6)] {
            frame.start(gl, program);
            program.set_colours(gl, "u_tones", &tones);
            figures.start(gl);
            gl.draw_arrays(Gl::TRIANGLES, 0, corners * figures.count());
        }
    }

    pub(super) fn delete(&self, gl: &Gl) {
        self.fills.delete(gl);
        self.borders.delete(gl);
    }
}
