//! What hands do while something is laid on the picture.

use leptos::prelude::*;
use uuid::Uuid;

use super::{Note, Spot};
use crate::network::{
    map_canvas::CANVAS,
    map_state::{MapState, focus_soon},
};

/// A note that is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::network) struct Editing {
    /// The note that it takes the place of; none for a new one.
    pub number: Option<usize>,
    /// Where it is.
    pub spot: Spot,
}

/// What an address has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::network) enum Refusal {
    /// One more pin.
    Pin,
    /// One more note, or a longer one.
    Note,
}

/// The note that is being written, and what there was no room for.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::network) struct Laying {
    /// The note.
    pub editing: RwSignal<Option<Editing>>,
    /// Why something could not be laid.
    pub refusal: RwSignal<Option<Refusal>>,
    /// Set between the end of a drag and the click that browsers send after it.
    pub was_dragged: RwSignal<bool>,
}

impl MapState {
    /// Pins a node; returns whether there was room for it.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only hands on the picture do"))]
    pub(in crate::network) fn pin(self, node: Uuid, spot: Spot) -> bool {
        let next = self.query.with_untracked(|query| query.with_pin(node, spot));
        self.laying.refusal.set(next.is_none().then_some(Refusal::Pin));
        if let Some(next) = &next {
            self.go(next);
        }
        next.is_some()
    }

    /// Puts what was typed in place of the note that is being written; an empty one is gone.
    pub(in crate::network) fn write_note(self, typed: &str) {
        let Some(Editing { number, spot }) = self.laying.editing.get_untracked() else { return };
        let next = match (Note::new(spot, typed), number) {
            (Some(note), _) => self.query.with_untracked(|query| query.with_note(number, note)),
            (None, Some(number)) => Some(self.query.with_untracked(|query| query.without_note(number))),
            (None, None) => return self.stop_writing(),
        };
        self.laying.refusal.set(next.is_none().then_some(Refusal::Note));
        if let Some(next) = next {
            self.stop_writing();
            self.go(&next);
        }
    }

    /// Gives up what is being written.
    pub(in crate::network) fn stop_writing(self) {
        self.laying.editing.set(None);
        focus_soon(CANVAS);
    }

    /// Moves a note by so many layout units.
    pub(in crate::network) fn move_note(self, number: usize, way: [f32; 2]) {
        let next = self.query.with_untracked(|query| {
            let note = query.notes.get(number)?;
            query.with_note(Some(number), Note { spot: note.spot.moved(way), text: note.text.clone() })
        });
        if let Some(next) = next {
            self.go(&next);
        }
    }
}
