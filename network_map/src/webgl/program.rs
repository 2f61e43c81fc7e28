//! Compiles shader programs and fills instance buffers: what both renderers share.

use std::collections::HashMap;

use js_sys::Float32Array;
use web_sys::{
    WebGl2RenderingContext as Gl, WebGlBuffer, WebGlProgram, WebGlUniformLocation, WebGlVertexArrayObject,
};

use super::MapError;

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

/// Instances on the graphics card, each drawn as a quad.
pub(super) struct Instances {
    vertex_array: WebGlVertexArrayObject,
    buffer: WebGlBuffer,
    floats: usize,
    count: i32,
}

impl Instances {
    /// `attributes` are the numbers of floats of the attributes, by location.
    pub(super) fn new(gl: &Gl, attributes: &[i32]) -> Result<Self, MapError> {
        let vertex_array = gl.create_vertex_array().ok_or(MapError::ContextLost)?;
        let buffer = gl.create_buffer().ok_or(MapError::ContextLost)?;
        gl.bind_vertex_array(Some(&vertex_array));
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&buffer));
        let floats: i32 = attributes.iter().sum();
        let mut start = 0;
        for (location, &size) in attributes.iter().enumerate() {
            let location = location as u32;
            gl.enable_vertex_attrib_array(location);
            gl.vertex_attrib_pointer_with_i32(location, size, Gl::FLOAT, false, floats * 4, start * 4);
            gl.vertex_attrib_divisor(location, 1);
            start += size;
        }
        gl.bind_vertex_array(None);
        Ok(Self { vertex_array, buffer, floats: floats as usize, count: 0 })
    }

    pub(super) fn fill(&mut self, gl: &Gl, numbers: &[f32]) {
        self.count = (numbers.len() / self.floats) as i32;
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        let array = Float32Array::from(numbers);
        gl.buffer_data_with_array_buffer_view(Gl::ARRAY_BUFFER, &array, Gl::STATIC_DRAW);
    }

    pub(super) fn draw(&self, gl: &Gl) {
        if self.count > 0 {
            gl.bind_vertex_array(Some(&self.vertex_array));
            gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, 4, self.count);
            gl.bind_vertex_array(None);
        }
    }

    pub(super) fn delete(&self, gl: &Gl) {
        gl.delete_vertex_array(Some(&self.vertex_array));
        gl.delete_buffer(Some(&self.buffer));
    }
}
