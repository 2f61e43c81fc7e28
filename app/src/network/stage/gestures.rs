//! What the pointer, the wheel and the keys do.

use leptos::prelude::*;
use network_map::{folding::is_group, graph::Direction};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::{Stage, by_hand::Held, choosing::Drawing};
use crate::{
    links,
    network::{choice::Tool, map_state::Command, reading::record, search_box},
};

/// How far from its outline a node is still hit, in CSS pixels: by a mouse, and by a finger.
const TOLERANCE: [f32; 2] = [5.0, 16.0];
/// How far the pointer may move in a click.
const CLICK: f32 = 5.0;
/// Farther than any screen is wide.
const ANYWHERE: f32 = 4_000.0;

/// A pointer that is down.
#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    at: [f32; 2],
}

/// The pointers that are down, and whether they have moved so far that this is no click.
#[derive(Default)]
pub(super) struct Gesture {
    fingers: Vec<Finger>,
    start: [f32; 2],
    has_moved: bool,
    /// The line around nodes that the pointer draws, if it does not move the picture.
    pub(super) drawing: Option<Drawing>,
    /// The node that the pointer has taken hold of.
    held: Option<Held>,
}

impl Stage {
    pub(super) fn hover(&self, index: Option<u32>) {
        drop(self.canvas.class_list().toggle_with_force("map__canvas--over", index.is_some()));
        self.change(|view| view.set_hover(index));
    }

    pub(super) fn place(&self, event: &MouseEvent) -> [f32; 2] {
        let bounds = self.canvas.get_bounding_client_rect();
        [event.client_x() as f32 - bounds.left() as f32, event.client_y() as f32 - bounds.top() as f32]
    }

    pub(super) fn pick(&self, event: &PointerEvent) -> Option<u32> {
        let [x, y] = self.place(event);
        let tolerance = TOLERANCE[usize::from(event.pointer_type() == "touch")];
        self.view.borrow().pick(x, y, tolerance)
    }

    pub(super) fn pointer_down(&self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" && event.button() != 0 {
            return;
        }
        drop(self.canvas.set_pointer_capture(event.pointer_id()));
        let at = self.place(event);
        let mut gesture = self.gesture.borrow_mut();
        if gesture.fingers.is_empty() {
            gesture.start = at;
            gesture.has_moved = false;
            // What is presented is looked at, not changed.
            let may_change = !self.is_presented();
            gesture.drawing = if may_change { self.begins_line(event, at) } else { None };
            let may_grasp = may_change && gesture.drawing.is_none();
            gesture.held = if may_grasp { self.grasp(event, at) } else { None };
        } else {
            gesture.has_moved = true;
            // Two fingers move the picture.
            gesture.drawing = None;
            if gesture.held.take().is_some() {
                self.put_back();
            }
            self.state.choosing.line.set(Vec::new());
        }
        gesture.fingers.push(Finger { id: event.pointer_id(), at });
    }

    pub(super) fn pointer_move(&self, event: &PointerEvent) {
        let at = self.place(event);
        let mut gesture = self.gesture.borrow_mut();
        let Some(moving) = gesture.fingers.iter().position(|finger| finger.id == event.pointer_id()) else {
            drop(gesture);
            if event.pointer_type() != "touch" {
                self.hover(self.pick(event));
            }
            return;
        };
        let before = std::mem::replace(&mut gesture.fingers[moving].at, at);
        let [dx, dy] = [at[0] - before[0], at[1] - before[1]];
        let is_click =
            !gesture.has_moved && (at[0] - gesture.start[0]).hypot(at[1] - gesture.start[1]) <= CLICK;
        if is_click {
            gesture.fingers[moving].at = before;
            return;
        }
        gesture.has_moved = true;
        if let Some(drawing) = &mut gesture.drawing {
            drawing.go_on(at);
            self.state.choosing.line.set(drawing.corners().to_vec());
            return;
        }
        if let Some(held) = gesture.held {
            drop(gesture);
            drop(self.canvas.class_list().add_1("map__canvas--held"));
            return self.drag(held, at);
        }
        let other =
            gesture.fingers.iter().find(|finger| finger.id != event.pointer_id()).map(|finger| finger.at);
        drop(gesture);
        drop(self.canvas.class_list().add_1("map__canvas--held"));
        self.change(|view| match other {
            None => view.pan_by(dx, dy),
            Some(other) => {
                let spread = |point: [f32; 2]| (point[0] - other[0]).hypot(point[1] - other[1]).max(1.0);
                view.pan_by(dx * 0.5, dy * 0.5);
                let middle = [0, 1].map(|axis| (at[axis] + other[axis]) * 0.5);
                view.zoom_at(middle[0], middle[1], spread(at) / spread(before));
            }
        });
    }

    pub(super) fn pointer_up(&self, event: &PointerEvent) {
        let was_click = {
            let gesture = self.gesture.borrow();
            gesture.fingers.len() == 1 && gesture.fingers[0].id == event.pointer_id() && !gesture.has_moved
        };
        let picked = self.pick(event);
        let (drawing, held) = {
            let mut gesture = self.gesture.borrow_mut();
            (gesture.drawing.take(), gesture.held.take())
        };
        self.pointer_gone(event);
        match drawing {
            None if was_click => self.choose(picked),
            None => held.into_iter().for_each(|held| self.let_go(held)),
            Some(_) if was_click => {
                if let Some(picked) = picked {
                    self.toggle(picked);
                }
            }
            Some(drawing) => self.choose_inside(drawing.corners()),
        }
    }

    pub(super) fn pointer_gone(&self, event: &PointerEvent) {
        let mut gesture = self.gesture.borrow_mut();
        gesture.fingers.retain(|finger| finger.id != event.pointer_id());
        if gesture.fingers.is_empty() {
            gesture.drawing = None;
            if gesture.held.take().is_some() {
                self.put_back();
            }
            self.state.choosing.line.set(Vec::new());
            drop(self.canvas.class_list().remove_1("map__canvas--held"));
        }
    }

    pub(super) fn wheel(&self, event: &WheelEvent) {
        event.prevent_default();
        // Lines and pages as about so many pixels; a pinch on a touchpad comes as a wheel with Ctrl, in small steps.
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 24.0,
            WheelEvent::DOM_DELTA_PAGE => 400.0,
            _ => 1.0,
        };
        let speed = if event.ctrl_key() { 0.01 } else { 0.0015 };
        let factor = (-event.delta_y() * unit * speed).clamp(-0.7, 0.7).exp() as f32;
        let [x, y] = self.place(event);
        self.change(|view| view.zoom_at(x, y, factor));
    }

    pub(super) fn double_click(&self, event: &MouseEvent) {
        if self.state.choosing.tool.get_untracked() == Tool::Choose {
            return;
        }
        let [x, y] = self.place(event);
        let picked = self.view.borrow().pick(x, y, TOLERANCE[0]);
        match picked.and_then(|index| self.node(index)) {
            Some(node) => self.state.tell(Command::FlyTo(node.id)),
            None => self.change(|view| view.zoom_at(x, y, 1.8)),
        }
    }

    pub(super) fn key_down(&self, event: &KeyboardEvent) {
        // Who presents steps with the arrows, which the presentation listens to.
        let is_zoom = matches!(event.key().as_str(), "+" | "=" | "-" | "_" | "0");
        if self.is_presented() && !is_zoom {
            return;
        }
        if event.alt_key() && self.drag_by_key(event) {
            return event.prevent_default();
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if self.choose_by_key(event) {
            event.prevent_default();
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => self.walk(Direction::Left),
            "ArrowRight" => self.walk(Direction::Right),
            "ArrowUp" => self.walk(Direction::Up),
            "ArrowDown" => self.walk(Direction::Down),
            "Enter" => {
                let node = self.selected.get().and_then(|index| self.node(index));
                match node.and_then(|node| links::record(record(node.kind, node.id))) {
                    Some(path) => self.state.open(&path),
                    None => return,
                }
            }
            "Delete" => {
                let Some(node) = self.selected.get().and_then(|index| self.node(index)) else { return };
                let id = node.id;
                self.state.filter(|query| query.with_hidden(id));
            }
            "f" | "F" => {
                if !self.state.query.read_untracked().knows_folds() {
                    return;
                }
                let node = self.selected.get().and_then(|index| self.node(index));
                let Some(node) = node.filter(|node| is_group(node.kind)) else { return };
                let id = node.id;
                self.state.filter(|query| query.with_folded(id, !query.folds().contains(&id)));
            }
            "Escape" if self.selected.get().is_some() => self.choose(None),
            "+" | "=" => self.state.tell(Command::Zoom(1.6)),
            "-" | "_" => self.state.tell(Command::Zoom(1.0 / 1.6)),
            "0" => self.state.tell(Command::Fit),
            "/" => {
                let field = document().get_element_by_id(search_box::FIELD);
                if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                    drop(field.focus());
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// The neighbour in a direction; from nowhere, what is nearest to the middle.
    pub(super) fn next_towards(&self, direction: Direction) -> Option<u32> {
        let view = self.view.borrow();
        match self.selected.get() {
            Some(index) => view.neighbour_towards(index, direction),
            None => {
                let bounds = self.canvas.get_bounding_client_rect();
                view.pick(bounds.width() as f32 * 0.5, bounds.height() as f32 * 0.5, ANYWHERE)
            }
        }
    }

    fn walk(&self, direction: Direction) {
        let next = self.next_towards(direction);
        if next.is_some() {
            self.choose(next);
        }
    }
}
