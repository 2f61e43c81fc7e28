//! Compiles shader programs and fills buffers: what all renderers share.

use std::collections::HashMap;

use js_sys::Float32Array;
use web_sys::{WebGl2RenderingContext as Gl, WebGlProgram, WebGlTexture, WebGlUniformLocation};

use super::MapError;
use crate::layer::Numbers;

/// What all vertex shaders begin with.
const PULL: &str = include_str!("pull.glsl");

/// A linked program with its uniforms by name.
pub(super) struct Program {
    program: WebGlProgram,
    uniforms: HashMap<String, WebGlUniformLocation>,
}

impl Program {
    /// The vertex shader is written without what `pull.glsl` says already.
    pub(super) fn new(gl: &Gl, vertex: &str, fragment: &str) -> Result<Self, MapError> {
        let vertex = format!("{PULL}{vertex}");
        let program = gl.create_program().ok_or(MapError::ContextLost)?;
        for (kind, source) in [(Gl::VERTEX_SHADER, vertex.as_str()), (Gl::FRAGMENT_SHADER, fragment)] {
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
        let program = Self { program, uniforms };
        program.start(gl);
        for (unit, name) in (0..).zip(["u_places", "u_origins", "u_looks"]) {
            program.set_whole(gl, name, unit);
        }
        Ok(program)
    }

    pub(super) fn start(&self, gl: &Gl) {
        gl.use_program(Some(&self.program));
    }

    pub(super) fn set_number(&self, gl: &Gl, name: &str, value: f32) {
        gl.uniform1f(self.uniforms.get(name), value);
    }

    pub(super) fn set_whole(&self, gl: &Gl, name: &str, value: i32) {
        gl.uniform1i(self.uniforms.get(name), value);
    }

    pub(super) fn set_pair(&self, gl: &Gl, name: &str, [x, y]: [f32; 2]) {
        gl.uniform2f(self.uniforms.get(name), x, y);
    }

    /// One colour, or several after each other.
    pub(super) fn set_colours(&self, gl: &Gl, name: &str, channels: &[f32]) {
        gl.uniform3fv_with_f32_array(self.uniforms.get(name), channels);
    }
}

/// Figures on the graphics card: where their points stand, where they come from while they move, and how they look.
///
/// The numbers lie in textures, from which a shader takes what belongs to the figure that it is at: `pull.glsl`. Without
/// attributes there is nothing to repeat for each corner, any part can be drawn, and a processor that plays graphics card
/// is not slowed down by instances.
pub(super) struct Figures {
    places: Table,
    origins: Table,
    looks: Table,
    points: usize,
    count: i32,
}

impl Figures {
    /// `points` per figure: one or two.
    pub(super) fn new(gl: &Gl, points: usize) -> Result<Self, MapError> {
        let table = |floats| Table::new(gl, floats);
        Ok(Self {
            places: table(2 * points)?,
            origins: table(2 * points)?,
            looks: table(2)?,
            points,
            count: 0,
        })
    }

    pub(super) fn fill(&mut self, gl: &Gl, numbers: &Numbers) {
        self.count = (numbers.places.len() / (2 * self.points)) as i32;
        self.places.fill(gl, &numbers.places);
        self.origins.fill(gl, &numbers.origins);
        self.looks.fill(gl, &numbers.looks);
    }

    pub(super) fn count(&self) -> i32 {
        self.count
    }

    /// Makes these the figures that the next calls draw.
    pub(super) fn start(&self, gl: &Gl) {
        for (unit, table) in [&self.places, &self.origins, &self.looks].into_iter().enumerate() {
            gl.active_texture(Gl::TEXTURE0 + unit as u32);
            gl.bind_texture(Gl::TEXTURE_2D, Some(&table.texture));
        }
    }

    pub(super) fn delete(&self, gl: &Gl) {
        for table in [&self.places, &self.origins, &self.looks] {
            gl.delete_texture(Some(&table.texture));
        }
    }
}

/// A list of numbers as a texture.
struct Table {
    texture: WebGlTexture,
    /// Per entry: two or four.
    floats: usize,
}

impl Table {
    /// Entries per row, as `pull.glsl` knows; no card has smaller textures.
    const ROW: usize = 2048;

    fn new(gl: &Gl, floats: usize) -> Result<Self, MapError> {
        let texture = gl.create_texture().ok_or(MapError::ContextLost)?;
        gl.bind_texture(Gl::TEXTURE_2D, Some(&texture));
        for filter in [Gl::TEXTURE_MIN_FILTER, Gl::TEXTURE_MAG_FILTER] {
            gl.tex_parameteri(Gl::TEXTURE_2D, filter, Gl::NEAREST as i32);
        }
        let table = Self { texture, floats };
        table.fill(gl, &[]);
        Ok(table)
    }

    fn fill(&self, gl: &Gl, numbers: &[f32]) {
        let row = Self::ROW * self.floats;
        // An empty texture could not be used at all.
        let (width, height, length) = match numbers.len() {
            0 => (1, 1, self.floats),
            some => (Self::ROW, some.div_ceil(row), some.div_ceil(row) * row),
        };
        let array = Float32Array::new_with_length(length as u32);
        array.subarray(0, numbers.len() as u32).copy_from(numbers);
        let (kept, given) = if self.floats == 2 { (Gl::RG32F, Gl::RG) } else { (Gl::RGBA32F, Gl::RGBA) };
        gl.bind_texture(Gl::TEXTURE_2D, Some(&self.texture));
        // Fails only for an array of the wrong type or size.
        let _ = gl.tex_image_2d_with_i32_and_i32_and_i32_and_format_and_type_and_opt_array_buffer_view(
            Gl::TEXTURE_2D,
            0,
            kept as i32,
            width as i32,
            height as i32,
            0,
            given,
            Gl::FLOAT,
            Some(&array),
        );
    }
}
