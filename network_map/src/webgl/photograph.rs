//! The picture as it leaves the page.

use web_sys::HtmlCanvasElement;

use super::{Dirty, MapView, Stand, Surface};
use crate::camera::Camera;
use crate::caption::Caption;
use crate::palette::Palette;
use crate::svg::{Picture, write_svg};

/// What [`MapView::photograph`] hands over; both canvases are only so for as long as it is looked at.
#[derive(Debug)]
pub struct Photograph<'a> {
    /// The picture.
    pub picture: &'a HtmlCanvasElement,
    /// The names, to be laid over it.
    pub names: &'a HtmlCanvasElement,
    /// What part of the world they show, and how large.
    pub camera: &'a Camera,
    /// The colours.
    pub palette: &'a Palette,
}

impl MapView {
    /// What no panel covers, as vectors on paper: as large as it is, or on a picture of the size `fitted`.
    #[must_use]
    pub fn to_svg(&self, fitted: Option<[f32; 2]>, caption: &Caption, language: &str) -> Vec<u8> {
        let free = self.camera.of_free_area();
        let camera = match fitted {
            Some(size) => {
                let seen = free.visible_world();
                // No paper for what is empty.
                let full = self.scene.full_bounds().and_then(|bounds| bounds.common(seen));
                Camera::showing(full.unwrap_or(seen), size)
            }
            None => free,
        };
        let (scene, palette) = (&self.scene, &Palette::paper());
        let mut bytes = Vec::new();
        // Nothing can go wrong in memory.
        let _ = write_svg(&Picture { scene, camera: &camera, palette, caption, language }, &mut bytes);
        bytes
    }

    /// Draws what no panel covers once, with everything and at this ratio of pixels, for `take` to look at, and then the
    /// screen again; does nothing if nothing can be drawn now.
    pub fn photograph(&mut self, pixel_ratio: f32, take: impl FnOnce(&Photograph<'_>)) {
        let is_usable = match &mut self.surface {
            Surface::Card(card) => card.is_usable(),
            Surface::Flat(_) => true,
        };
        if !is_usable || !self.has_size {
            return;
        }
        let (camera, panels, ratio) =
            (self.camera.clone(), std::mem::take(&mut self.panels), self.pixel_ratio);
        let is_moving = std::mem::take(&mut self.is_moving);
        self.camera = camera.of_free_area();
        let size = self.camera.viewport();
        self.draw_anew(size, pixel_ratio);
        let picture = match &self.surface {
            Surface::Card(card) => card.canvas(),
            Surface::Flat(flat) => flat.canvas(),
        };
        take(&Photograph {
            picture,
            names: self.text.canvas(),
            camera: &self.camera,
            palette: &self.palette,
        });
        let size = camera.viewport();
        (self.camera, self.panels, self.is_moving) = (camera, panels, is_moving);
        self.draw_anew(size, ratio);
    }

    fn draw_anew(&mut self, [width, height]: [f32; 2], pixel_ratio: f32) {
        self.resize(width, height, pixel_ratio);
        self.dirty = Dirty { names: true, ..self.dirty };
        let stand = Stand { offset: self.camera.offset(), zoom: self.camera.zoom() };
        self.draw(stand, self.named.0);
    }
}
