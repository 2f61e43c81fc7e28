//! The picture before an audience: larger names, and afterwards what was seen before.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use network_map::camera;

use super::Stage;
use crate::network::{map_state::Arranging, query::MapArrangement};

/// How many times as large as usual names are.
const NAME_SCALE: f32 = 1.5;

/// What a stage keeps while it is presented.
#[derive(Default)]
pub(super) struct Presented {
    is_on: Cell<bool>,
    /// What was seen before; none if the page began with a presentation.
    from: Cell<Option<camera::View>>,
    /// Whether the whole screen is still to be given back, after which the picture has less room.
    fits_again: Cell<bool>,
}

impl Stage {
    /// Whether the picture is presented.
    pub(super) fn is_presented(&self) -> bool {
        self.presented.is_on.get()
    }

    /// Presents the picture, or gives back what was seen before.
    pub(super) fn present(self: &Rc<Self>, presents: bool) {
        if self.presented.is_on.replace(presents) == presents {
            return;
        }
        self.change(|view| view.set_name_scale(if presents { NAME_SCALE } else { 1.0 }));
        if presents {
            self.presented.fits_again.set(false);
            self.presented.from.set(self.view.borrow().aim());
            return;
        }
        let from = self.presented.from.get();
        self.presented.fits_again.set(from.is_none() && document().fullscreen_element().is_some());
        let weak = Rc::downgrade(self);
        // The panels come back in the meantime, and the query of before has moved the camera.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let Some(stage) = weak.upgrade().filter(|stage| !stage.is_presented()) else { return };
                stage.measure();
                stage.resize();
                // Nodes on their way to other places are shown when they have them.
                if stage.state.arranging.get_untracked() == Arranging::UnderWay {
                    return;
                }
                stage.presented.from.set(None);
                match from {
                    Some(from) => stage.change(|view| view.fly_back(from)),
                    None => stage.show_what_is_asked(),
                }
            });
        });
    }

    /// What was seen before the presentation, if that is over and not seen again yet; only once.
    pub(super) fn way_back(&self) -> Option<camera::View> {
        if self.is_presented() { None } else { self.presented.from.take() }
    }

    /// Shows nodes that have just got their places: what the query is about while it is presented, what was seen before
    /// the presentation, or everything.
    pub(super) fn show_in_place(&self, way_back: Option<camera::View>) {
        match way_back {
            _ if self.is_presented() => self.show_what_is_asked(),
            Some(from) => self.change(|view| view.fly_back(from)),
            None => self.change(|view| self.fit(view)),
        }
    }

    /// Shows what was made for the whole screen once more, until that is given back.
    pub(super) fn fit_again(&self) {
        if self.presented.fits_again.get() {
            self.presented.fits_again.set(document().fullscreen_element().is_some());
            self.show_what_is_asked();
        }
    }

    /// Flies to what the query is about: its way or its pairs, its node, or everything.
    pub(super) fn show_what_is_asked(&self) {
        // The picture may have become larger or smaller just now.
        self.resize();
        let (has_path, is_around) = {
            let query = self.state.query.read_untracked();
            let is_way = query.from.is_some() && query.node.is_some();
            (is_way || query.lights_pairs, query.arrangement == MapArrangement::Around)
        };
        // Rings are about everything around their node.
        let node = self.selected.get().filter(|_| !is_around);
        self.change(|view| match node {
            // Between two nodes there may be no way.
            _ if has_path && view.fly_to_path() => {}
            Some(index) => view.fly_to(index),
            None => self.fit(view),
        });
    }
}
