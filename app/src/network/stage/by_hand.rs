//! What hands lay on the picture: nodes that are dragged to another place, and notes.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use super::Stage;
use crate::network::by_hand::{Editing, Pin, Spot};

/// CSS pixels that a key moves a node.
const STEP: f32 = 16.0;
/// How far from its middle a node is taken hold of, in CSS pixels.
const GRASP: f32 = 22.0;
/// How far the pointer may move in a click on a note, in CSS pixels.
const CLICK: f32 = 5.0;
/// CSS pixels that a note is wide while it is written.
const NOTE_WIDTH: f32 = 240.0;
/// CSS pixels from a node to a note that is laid beside it, and to its mark.
const BESIDE: [f32; 2] = [22.0, -10.0];
const MARK: [f32; 2] = [5.0, -19.0];

/// Where nodes and notes are laid, and the note that is being dragged.
#[derive(Default)]
pub(super) struct LaidByHand {
    /// The pinned nodes, each with where it stands in layout units.
    pins: RefCell<Vec<(u32, [f32; 2])>>,
    /// Where the notes are, in layout units; one that is being written last.
    notes: RefCell<Vec<[f32; 2]>>,
    dragged: RefCell<Option<DraggedNote>>,
}

struct DraggedNote {
    number: usize,
    start: [f32; 2],
    at: [f32; 2],
    has_moved: bool,
}

/// A node in somebody's hand.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) node: u32,
    /// From the pointer to the middle of the node, in CSS pixels.
    offset: [f32; 2],
}

impl Stage {
    /// The node that a pointer takes hold of, if it presses on one; a finger only the selected one, for it also moves
    /// the picture.
    pub(super) fn grasp(&self, event: &PointerEvent, at: [f32; 2]) -> Option<Held> {
        let view = self.view.borrow();
        let node = view.pick(at[0], at[1], 0.0)?;
        let is_finger = event.pointer_type() == "touch";
        if is_finger && self.selected.get() != Some(node) {
            return None;
        }
        let [x, y] = view.screen_position(node)?;
        // From afar a region is pressed whose own node may stand elsewhere.
        ((x - at[0]).hypot(y - at[1]) <= GRASP).then_some(Held { node, offset: [x - at[0], y - at[1]] })
    }

    /// Takes a held node to where the pointer is.
    pub(super) fn drag(&self, held: Held, at: [f32; 2]) {
        let place = self.view.borrow().layout_place([at[0] + held.offset[0], at[1] + held.offset[1]]);
        let mut pins = self.laid.pins.borrow().clone();
        pins.retain(|(node, _)| *node != held.node);
        pins.push((held.node, Spot::at(place).place()));
        self.show_pins(pins, false);
    }

    /// Leaves a held node where it is, or puts it back if there is no room for its pin.
    pub(super) fn let_go(&self, held: Held) {
        let place =
            self.laid.pins.borrow().iter().find(|(node, _)| *node == held.node).map(|(_, place)| *place);
        let (Some(place), Some(node)) = (place, self.node(held.node)) else { return };
        if !self.state.pin(node.id, Spot::at(place)) {
            self.put_back();
        }
    }

    /// Shows nodes where the URL says, after they were held elsewhere.
    pub(super) fn put_back(&self) {
        let pins = self.state.query.with_untracked(|query| query.pins.clone());
        self.show_pinned(&pins, true);
    }

    /// Shows these nodes where they are pinned; those that are not there are left out.
    pub(super) fn show_pinned(&self, pins: &[Pin], is_animated: bool) {
        let known = pins.iter().filter_map(|pin| Some((self.index_of(pin.node)?, pin.spot.place())));
        self.show_pins(known.collect(), is_animated);
        // The marks are new, even where the places are not.
        self.draw_soon();
    }

    /// Shows nodes where they are pinned, and all others in their places.
    fn show_pins(&self, pins: Vec<(u32, [f32; 2])>, is_animated: bool) {
        if *self.laid.pins.borrow() == pins {
            return;
        }
        self.laid.pins.replace(pins);
        let places = self.with_pins(self.own_places());
        self.change(|view| view.set_positions(&places, is_animated));
    }

    /// Forgets the pins, which were indices into another network.
    pub(super) fn forget_pins(&self) {
        self.laid.pins.take();
    }

    /// The places with those of the pinned nodes.
    pub(super) fn with_pins(&self, mut places: Vec<[f32; 2]>) -> Vec<[f32; 2]> {
        for (node, place) in &*self.laid.pins.borrow() {
            if let Some(known) = places.get_mut(*node as usize) {
                *known = *place;
            }
        }
        places
    }

    /// Moves the selected node by a key; returns whether it was one.
    pub(super) fn drag_by_key(&self, event: &KeyboardEvent) -> bool {
        let way = match event.key().as_str() {
            "ArrowLeft" => [-STEP, 0.0],
            "ArrowRight" => [STEP, 0.0],
            "ArrowUp" => [0.0, -STEP],
            "ArrowDown" => [0.0, STEP],
            _ => return false,
        };
        let Some(index) = self.selected.get() else { return false };
        let place = {
            let view = self.view.borrow();
            view.screen_position(index).map(|[x, y]| view.layout_place([x + way[0], y + way[1]]))
        };
        if let (Some(place), Some(node)) = (place, self.node(index)) {
            self.state.pin(node.id, Spot::at(place));
        }
        true
    }

    /// Begins a note beside the selected node, or in the middle of the picture.
    pub(super) fn begin_note(&self) {
        let spot = {
            let view = self.view.borrow();
            let selected = self.selected.get().and_then(|index| view.screen_position(index));
            let [x, y] = selected.map_or_else(|| view.middle(), |[x, y]| [x + BESIDE[0], y + BESIDE[1]]);
            // All of it shall be seen while it is written.
            let rightmost = self.canvas.client_width() as f32 - NOTE_WIDTH;
            Spot::at(view.layout_place([x.min(rightmost).max(0.0), y]))
        };
        self.state.laying.editing.set(Some(Editing { number: None, spot }));
    }

    /// Shows the notes where they are laid.
    pub(super) fn show_notes(&self, notes: Vec<[f32; 2]>) {
        self.laid.notes.replace(notes);
        self.draw_soon();
    }

    /// Moves notes and the marks of pins to where they belong on the screen.
    pub(super) fn move_laid(&self) {
        let Some(map) = self.canvas.parent_element() else { return };
        let place = |list: &str, places: &[[f32; 2]], beside: [f32; 2]| {
            if places.is_empty() {
                return;
            }
            let Ok(Some(list)) = map.query_selector(list) else { return };
            let (children, view) = (list.children(), self.view.borrow());
            for (index, place) in (0..).zip(places) {
                let [x, y] = view.screen_place(*place);
                if let Some(Ok(child)) = children.item(index).map(Element::dyn_into::<HtmlElement>) {
                    let to = format!("translate({:.1}px, {:.1}px)", x + beside[0], y + beside[1]);
                    drop(child.style().set_property("transform", &to));
                }
            }
        };
        let pins: Vec<[f32; 2]> = self.laid.pins.borrow().iter().map(|(_, place)| *place).collect();
        place(".map__pins", &pins, MARK);
        let mut notes = self.laid.notes.borrow().clone();
        if let Some(dragged) = &*self.laid.dragged.borrow()
            && let Some(place) = notes.get_mut(dragged.number)
        {
            *place = self.beside(*place, dragged);
        }
        place(".map__notes", &notes, [0.0; 2]);
    }

    /// Where a dragged note is, in layout units.
    fn beside(&self, place: [f32; 2], dragged: &DraggedNote) -> [f32; 2] {
        let view = self.view.borrow();
        let [x, y] = view.screen_place(place);
        view.layout_place([x + dragged.at[0] - dragged.start[0], y + dragged.at[1] - dragged.start[1]])
    }

    /// Takes hold of the note under the pointer.
    pub(super) fn note_down(&self, event: &PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(words) = target.and_then(|target| target.closest(".map__note-words").ok().flatten()) else {
            return;
        };
        let note = words.closest("[data-note]").ok().flatten();
        let number = note.and_then(|note| note.get_attribute("data-note")?.parse().ok());
        let Some(number) = number.filter(|_| event.button() == 0) else { return };
        drop(words.set_pointer_capture(event.pointer_id()));
        self.state.laying.was_dragged.set(false);
        let at = self.place(event);
        self.laid.dragged.replace(Some(DraggedNote { number, start: at, at, has_moved: false }));
    }

    /// Takes it along.
    pub(super) fn note_move(&self, event: &PointerEvent) {
        let at = self.place(event);
        let mut dragged = self.laid.dragged.borrow_mut();
        let Some(dragged) = &mut *dragged else { return };
        dragged.has_moved |= (at[0] - dragged.start[0]).hypot(at[1] - dragged.start[1]) > CLICK;
        if dragged.has_moved {
            dragged.at = at;
            self.draw_soon();
        }
    }

    /// Leaves it where it is.
    pub(super) fn note_up(&self, _: &PointerEvent) {
        let Some(dragged) = self.laid.dragged.take().filter(|dragged| dragged.has_moved) else { return };
        let Some(from) = self.laid.notes.borrow().get(dragged.number).copied() else { return };
        let to = self.beside(from, &dragged);
        if let Some(place) = self.laid.notes.borrow_mut().get_mut(dragged.number) {
            *place = to;
        }
        self.state.laying.was_dragged.set(true);
        self.state.move_note(dragged.number, [to[0] - from[0], to[1] - from[1]]);
    }

    /// Listens to what happens to notes, which lie over the canvas.
    pub(super) fn listen_to_notes(self: &Rc<Self>) {
        let Some(map) = self.canvas.parent_element() else { return };
        self.on(&map, "pointerdown", Self::note_down);
        self.on(&map, "pointermove", Self::note_move);
        self.on(&map, "pointerup", Self::note_up);
        self.on(&map, "pointercancel", |stage: &Self, _: &PointerEvent| {
            stage.laid.dragged.take();
            stage.draw_soon();
        });
    }
}
