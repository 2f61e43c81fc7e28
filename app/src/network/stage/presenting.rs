//! The picture before an audience: larger names, and afterwards what was seen before.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use network_map::camera;

use super::Stage;

/// How many times as large as usual names are.
const NAME_SCALE: f32 = 1.5;

/// What a stage keeps while it is presented.
#[derive(Default)]
pub(super) struct Presented {
    is_on: Cell<bool>,
    /// What was seen before; none if the page began with a presentation.
    from: Cell<Option<camera::View>>,
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
            self.presented.from.set(self.view.borrow().aim());
            return;
        }
        let from = self.presented.from.take();
        let weak = Rc::downgrade(self);
        // The panels come back in the meantime, and the query of before has moved the camera.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let Some(stage) = weak.upgrade() else { return };
                stage.measure();
                stage.resize();
                match from {
                    Some(from) => stage.change(|view| view.fly_back(from)),
                    None => stage.show_what_is_asked(),
                }
            });
        });
    }

    /// Flies to what the query is about: its way, its node, or everything.
    pub(super) fn show_what_is_asked(&self) {
        // The picture may have become larger or smaller just now.
        self.resize();
        let (is_way, selected) = {
            let query = self.state.query.read_untracked();
            (query.from.is_some() && query.node.is_some(), self.selected.get())
        };
        self.change(|view| match selected {
            Some(_) if is_way => view.fly_to_path(),
            Some(index) => view.fly_to(index),
            None => self.fit(view),
        });
    }
}
