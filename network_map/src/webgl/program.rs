//! Compiles shader programs and fills buffers: what all renderers share.

use std::collections::HashMap;

use js_sys::Float32Array;
use web_sys::{
    WebGl2RenderingContext as Gl, WebGlBuffer, WebGlProgram, WebGlUniformLocation, WebGlVertexArrayObject,
};

use super::MapError;
use crate::layer::Numbers;

/// A linked program with its uniforms by name.
pub(super) struct Program {
    program: WebGlProgram,
    uniforms: HashMap<String, WebGlUniformLocation>,
}

impl Program {
    pub(super) fn new(gl: &Gl, vertex: &str, fragment: &str) -> Result<Self, MapError> {
        let program = gl.create_program().ok_or(MapError::ContextLost)?;
        for (kind, source) in [(Gl::VERTEX_SHADER, vertex), (Gl::FRAGMENT_SHADER, fragment)] {
            let shader = gl.create_shader(kind).ok_or(MapError::ContextLost)?;
            gl.shader_source(&shader, source);
            gl.compile_shader(&shader);
            if !gl.get_shader_parameter(&shader, Gl::COMPILE_STATUS).is_truthy() {
                return Err(MapError::Shader(gl.get_shader_info_log(&shader).unwrap_or_default()));
            }
            gl.attach_shader(&program, &shader);
            gl.delete_shader(Some(&shader));
        }
        gl.link_program(&program);
        if !gl.get_program_parameter(&program, Gl::LINK_STATUS).is_truthy() {
            return Err(MapError::Shader(gl.get_program_info_log(&program).unwrap_or_default()));
        }
        let count =
            gl.get_program_parameter(&program, Gl::ACTIVE_UNIFORMS).as_f64().unwrap_or_default() as u32;
        let uniforms = (0..count)
            .filter_map(|index| {
                let name = gl.get_active_uniform(&program, index)?.name();
                let location = gl.get_uniform_location(&program, &name)?;
                // Arrays are listed as `name[0]`.
                Some((name.trim_end_matches("[0]").to_owned(), location))
            })
            .collect();
        Ok(Self { program, uniforms })
    }

    pub(super) fn start(&self, gl: &Gl) {
        gl.use_program(Some(&self.program));
    }

    pub(super) fn set_number(&self, gl: &Gl, name: &str, value: f32) {
        gl.uniform1f(self.uniforms.get(name), value);
    }

    pub(super) fn set_pair(&self, gl: &Gl, name: &str, [x, y]: [f32; 2]) {
        gl.uniform2f(self.uniforms.get(name), x, y);
    }

    /// One colour, or several after each other.
    pub(super) fn set_colours(&self, gl: &Gl, name: &str, channels: &[f32]) {
        gl.uniform3fv_with_f32_array(self.uniforms.get(name), channels);
    }
}

/// What the numbers of a [`Figures`] describe.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// Each set of numbers is one figure, drawn as a strip of corners that the shader finds by itself.
    Strip,
    /// Each set of numbers is one corner of a triangle.
    Triangle,
}

/// Figures on the graphics card: where their points stand, where they come from while they move, and how they look.
///
/// Attributes are numbered: first the points, then their origins, then the looks.
pub(super) struct Figures {
    vertex_array: WebGlVertexArrayObject,
    places: WebGlBuffer,
    origins: WebGlBuffer,
    looks: WebGlBuffer,
    figure: Figure,
    points: u32,
    look_floats: u32,
    count: i32,
}

impl Figures {
    /// `points` per set of numbers, and `look_floats` numbers for its look, at most four.
    pub(super) fn new(gl: &Gl, figure: Figure, points: u32, look_floats: u32) -> Result<Self, MapError> {
        let buffer = || gl.create_buffer().ok_or(MapError::ContextLost);
        let vertex_array = gl.create_vertex_array().ok_or(MapError::ContextLost)?;
        let figures = Self {
            vertex_array,
            places: buffer()?,
            origins: buffer()?,
            looks: buffer()?,
            figure,
            points,
            look_floats,
            count: 0,
        };
        gl.bind_vertex_array(Some(&figures.vertex_array));
        for point in 0..points {
            gl.enable_vertex_attrib_array(point);
        }
        gl.enable_vertex_attrib_array(2 * points);
        for location in 0..=2 * points {
            gl.vertex_attrib_divisor(location, u32::from(figure == Figure::Strip));
        }
        gl.bind_vertex_array(None);
        figures.point_at(gl, 0);
        Ok(figures)
    }

    /// Where in the buffers drawing begins.
    fn point_at(&self, gl: &Gl, first: i32) {
        gl.bind_vertex_array(Some(&self.vertex_array));
        let stride = self.points as i32 * 8;
        for (buffer, start) in [(&self.places, 0), (&self.origins, self.points)] {
            gl.bind_buffer(Gl::ARRAY_BUFFER, Some(buffer));
            for point in 0..self.points {
                let offset = first * stride + point as i32 * 8;
                gl.vertex_attrib_pointer_with_i32(start + point, 2, Gl::FLOAT, false, stride, offset);
            }
        }
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.looks));
        let look_bytes = self.look_floats as i32 * 4;
        let size = self.look_floats as i32;
        gl.vertex_attrib_pointer_with_i32(
            2 * self.points,
            size,
            Gl::FLOAT,
            false,
            look_bytes,
            first * look_bytes,
        );
        gl.bind_vertex_array(None);
    }

    pub(super) fn fill(&mut self, gl: &Gl, numbers: &Numbers) {
        self.count = (numbers.places.len() as u32 / (2 * self.points)) as i32;
        for (buffer, numbers) in [
            (&self.places, &numbers.places),
            (&self.origins, &numbers.origins),
            (&self.looks, &numbers.looks),
        ] {
            gl.bind_buffer(Gl::ARRAY_BUFFER, Some(buffer));
            let array = Float32Array::from(numbers.as_slice());
            gl.buffer_data_with_array_buffer_view(Gl::ARRAY_BUFFER, &array, Gl::STATIC_DRAW);
        }
        gl.bind_vertex_array(Some(&self.vertex_array));
        for location in self.points..2 * self.points {
            // At rest nothing has an origin, and the shader ignores it.
            if numbers.origins.is_empty() {
                gl.disable_vertex_attrib_array(location);
            } else {
                gl.enable_vertex_attrib_array(location);
            }
        }
        gl.bind_vertex_array(None);
    }

    pub(super) fn count(&self) -> i32 {
        self.count
    }

    /// Draws all; a strip has `corners`.
    pub(super) fn draw(&self, gl: &Gl, corners: i32) {
        self.draw_range(gl, corners, 0, self.count);
    }

    /// Draws `count` of them from `first` on; a strip has `corners`.
    pub(super) fn draw_range(&self, gl: &Gl, corners: i32, first: i32, count: i32) {
        if count <= 0 {
            return;
        }
        if first > 0 {
            self.point_at(gl, first);
        }
        gl.bind_vertex_array(Some(&self.vertex_array));
        match self.figure {
            Figure::Strip => gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, corners, count),
            Figure::Triangle => gl.draw_arrays(Gl::TRIANGLES, 0, count),
        }
        gl.bind_vertex_array(None);
        if first > 0 {
            self.point_at(gl, 0);
        }
    }

    pub(super) fn delete(&self, gl: &Gl) {
        gl.delete_vertex_array(Some(&self.vertex_array));
        for buffer in [&self.places, &self.origins, &self.looks] {
            gl.delete_buffer(Some(buffer));
        }
    }
}
