//! A picture that is drawn where nobody sees it, and then shown more than once.

use web_sys::{WebGl2RenderingContext as Gl, WebGlFramebuffer, WebGlTexture};

use super::MapError;

/// A picture on the graphics card.
pub(super) struct Offscreen {
    framebuffer: WebGlFramebuffer,
    texture: WebGlTexture,
    size: [i32; 2],
}

impl Offscreen {
    pub(super) fn new(gl: &Gl) -> Result<Self, MapError> {
        let framebuffer = gl.create_framebuffer().ok_or(MapError::ContextLost)?;
        let texture = gl.create_texture().ok_or(MapError::ContextLost)?;
        Ok(Self { framebuffer, texture, size: [0; 2] })
    }

    /// Makes what is drawn next go here, onto so many pixels.
    pub(super) fn start(&mut self, gl: &Gl, size: [i32; 2]) {
        gl.bind_framebuffer(Gl::FRAMEBUFFER, Some(&self.framebuffer));
        if self.size != size {
            self.size = size;
            gl.active_texture(Gl::TEXTURE0);
            gl.bind_texture(Gl::TEXTURE_2D, Some(&self.texture));
            let [width, height] = size;
            // Fails only for data of the wrong size, and there is none.
            let _ = gl.tex_image_2d_with_i32_and_i32_and_i32_and_format_and_type_and_opt_u8_array(
                Gl::TEXTURE_2D,
                0,
                Gl::RGBA8 as i32,
                width,
                height,
                0,
                Gl::RGBA,
                Gl::UNSIGNED_BYTE,
                None,
            );
            let target = Gl::COLOR_ATTACHMENT0;
            gl.framebuffer_texture_2d(Gl::FRAMEBUFFER, target, Gl::TEXTURE_2D, Some(&self.texture), 0);
        }
        gl.viewport(0, 0, size[0], size[1]);
    }

    /// Shows the picture on the canvas, which has as many pixels; what is drawn next goes there.
    pub(super) fn show(&self, gl: &Gl) {
        let [width, height] = self.size;
        gl.bind_framebuffer(Gl::READ_FRAMEBUFFER, Some(&self.framebuffer));
        gl.bind_framebuffer(Gl::DRAW_FRAMEBUFFER, None);
        gl.blit_framebuffer(0, 0, width, height, 0, 0, width, height, Gl::COLOR_BUFFER_BIT, Gl::NEAREST);
        gl.bind_framebuffer(Gl::FRAMEBUFFER, None);
        gl.viewport(0, 0, width, height);
    }

    pub(super) fn delete(&self, gl: &Gl) {
        gl.delete_framebuffer(Some(&self.framebuffer));
        gl.delete_texture(Some(&self.texture));
    }
}
