//! When a frame is drawn, and what with.

use super::card::Frame;
use super::{Dirty, MapView, Stand, Surface};
use crate::camera::ease;
use crate::labels;
use crate::look;

/// Milliseconds in which the rest steps back when something is selected.
const STEP_BACK: f64 = 160.0;
/// Milliseconds after which a picture that does not move is at rest, and drawn with everything.
const SETTLE: f64 = 140.0;
/// Milliseconds and frames after which names are placed anew while the picture moves.
const NAMES_AGAIN: (f64, u32) = (160.0, 8);
/// Networks with more nodes are not named while nodes move to other places.
const MOST_NAMED_WHILE_MOVING: usize = 1_500;

impl MapView {
    /// Draws if anything has changed; returns whether another frame is needed. `now_ms` is the time that
    /// `requestAnimationFrame` passes on.
    pub fn frame(&mut self, now_ms: f64) -> bool {
        if let Surface::Card(card) = &mut self.surface {
            if !card.is_usable() {
                return false;
            }
            self.dirty.picture |= card.is_empty();
        }
        if !self.has_size {
            return false;
        }
        if self.wants_fit
            && let Some(bounds) = self.scene.bounds()
        {
            self.camera.fit(bounds);
            self.wants_fit = false;
            self.dirty.picture = true;
        }
        let flies_on = self.camera.advance(now_ms);
        let steps_on = self.step_back(now_ms);
        let was_under_way = self.scene.places().is_moving();
        let moves_on = self.scene.advance(now_ms);
        if was_under_way && !moves_on {
            // Nobody comes from anywhere any more.
            self.dirty = Dirty::ALL;
        }
        let stand = Stand { offset: self.camera.offset(), zoom: self.camera.zoom() };
        let has_moved = moves_on || steps_on || self.shown.is_some_and(|shown| shown != stand);
        if has_moved {
            self.moved = now_ms;
        }
        let was_moving = std::mem::replace(&mut self.is_moving, now_ms - self.moved < SETTLE);
        if has_moved || was_moving != self.is_moving {
            self.dirty.picture = true;
        }
        if self.dirty.is_anything() {
            self.draw(stand, now_ms);
        }
        flies_on || self.is_moving
    }

    /// Moves on with stepping back or forth; returns whether it is under way.
    fn step_back(&mut self, now_ms: f64) -> bool {
        let target = if self.scene.has_focus() || self.scene.is_comparison() { 1.0 } else { 0.0 };
        if self.stepped_back == target {
            self.last_step = None;
            return false;
        }
        if self.is_motion_reduced {
            self.stepped_back = target;
            self.dirty.picture = true;
            return false;
        }
        let elapsed = now_ms - self.last_step.replace(now_ms).unwrap_or(now_ms);
        let step = (elapsed / STEP_BACK) as f32;
        self.stepped_back = if target > self.stepped_back {
            (self.stepped_back + step).min(target)
        } else {
            (self.stepped_back - step).max(target)
        };
        self.dirty.picture = true;
        true
    }

    pub(super) fn draw(&mut self, stand: Stand, now_ms: f64) {
        let Dirty { base, highlight, .. } = self.dirty;
        match &mut self.surface {
            Surface::Card(card) => card.fill(&self.scene, self.dirty),
            Surface::Flat(flat) => flat.fill(&self.scene, base, highlight),
        }
        let frame = self.frame_now();
        match &mut self.surface {
            Surface::Card(card) => card.draw(&frame, self.dirty.is_rest()),
            Surface::Flat(flat) => flat.draw(&self.scene, &frame),
        }
        self.shown = Some(stand);
        // Names that move along with the picture are placed anew from time to time.
        let is_along = self.is_moving && !self.dirty.names && !self.scene.places().is_moving();
        self.named.1 += 1;
        if is_along && (now_ms - self.named.0 < NAMES_AGAIN.0 || self.named.1 < NAMES_AGAIN.1) {
            self.text.follow(stand);
        } else {
            self.named = (now_ms, 0);
            self.draw_labels(stand);
        }
        self.dirty = Dirty::default();
    }

    fn draw_labels(&mut self, stand: Stand) {
        let Self { scene, camera, text, palette, pixel_ratio, panels, name_scale, .. } = self;
        let is_crowd_moving =
            scene.places().is_moving() && scene.snapshot().nodes.len() > MOST_NAMED_WHILE_MOVING;
        let mut placed = Vec::new();
        if self.has_names && !is_crowd_moving {
            placed = labels::place_enlarged(
                *name_scale,
                scene.label_candidates(camera),
                &scene.symbols(camera),
                camera.viewport(),
                panels,
                |subject, emphasis| text.set(subject, emphasis, scene.name(subject)),
            );
        }
        text.draw(&placed, palette, *pixel_ratio * *name_scale, scene.has_focus(), stand);
    }

    fn frame_now(&self) -> Frame {
        let Self { camera, palette, pixel_ratio, .. } = self;
        let stepped_back = ease(self.stepped_back);
        let has_focus = self.scene.has_focus();
        let link_count = match &self.surface {
            Surface::Card(card) => card.link_count(),
            Surface::Flat(flat) => flat.link_count(),
        };
        Frame {
            viewport: camera.viewport(),
            offset: camera.offset(),
            zoom: camera.zoom(),
            symbol_scale: camera.symbol_scale(),
            pixel_ratio: *pixel_ratio,
            progress: self.scene.places().share(),
            link_width: look::link_width(camera.zoom()),
            link_strength: look::link_strength(palette, link_count, stepped_back),
            node_strength: look::node_strength(palette, stepped_back),
            difference_strength: if has_focus { palette.faded_strength } else { 1.0 },
            palette: *palette,
            gathered: self.scene.aggregate().share(camera.zoom()),
            world: camera.visible_world(),
            is_moving: self.is_moving,
            detail: self.detail,
        }
    }
}
