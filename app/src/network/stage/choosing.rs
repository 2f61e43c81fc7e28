//! Choosing several nodes: by a line around them, by clicks and by keys.

use std::cmp::Reverse;

use leptos::prelude::*;
use network_map::{graph::Direction, lasso::Lasso};
use uuid::Uuid;
use web_sys::{KeyboardEvent, PointerEvent};

use super::Stage;
use crate::network::{choice::Tool, reading::degrees};

/// CSS pixels between two corners of a line drawn by hand.
const STEP: f32 = 3.0;

/// A line around nodes, as far as it is drawn.
pub(super) enum Drawing {
    /// A box, from one corner to the other.
    Box([f32; 2], Vec<[f32; 2]>),
    /// Whatever the hand draws.
    Free(Vec<[f32; 2]>),
}

impl Drawing {
    /// Takes the line to where the pointer is.
    pub(super) fn go_on(&mut self, at: [f32; 2]) {
        match self {
            Self::Box(from, corners) => *corners = Lasso::rectangle(*from, at),
            Self::Free(corners) => {
                let is_near = |last: &[f32; 2]| (last[0] - at[0]).hypot(last[1] - at[1]) < STEP;
                if !corners.last().is_some_and(is_near) {
                    corners.push(at);
                }
            }
        }
    }

    /// Where it goes, in CSS pixels.
    pub(super) fn corners(&self) -> &[[f32; 2]] {
        match self {
            Self::Box(_, corners) | Self::Free(corners) => corners,
        }
    }
}

impl Stage {
    /// The line that a pointer begins, if it does not move the picture: with Shift a box, with the tool a free one.
    pub(super) fn begins_line(&self, event: &PointerEvent, at: [f32; 2]) -> Option<Drawing> {
        if event.shift_key() {
            return Some(Drawing::Box(at, Vec::new()));
        }
        let tool = self.state.choosing.tool.get_untracked();
        (tool == Tool::Choose).then(|| Drawing::Free(vec![at]))
    }

    /// Chooses the nodes inside a line too; the best linked if there is not room for all.
    pub(super) fn choose_inside(&self, line: &[[f32; 2]]) {
        let mut inside = self.view.borrow().inside(line);
        let network = self.network.borrow();
        let degrees = degrees(&network);
        inside.sort_by_key(|&node| Reverse(degrees[node as usize]));
        let ids: Vec<Uuid> = inside.iter().map(|&node| network.nodes[node as usize].id).collect();
        drop(network);
        if !ids.is_empty() {
            self.state.choose_too(&ids);
        }
    }

    /// Adds a node to the chosen ones or takes it out.
    pub(super) fn toggle(&self, index: u32) {
        if let Some(node) = self.node(index) {
            let is_chosen = self.state.query.with_untracked(|query| query.chosen.contains(&node.id));
            self.state.set_chosen(node.id, !is_chosen);
        }
    }

    /// Does what a key means for the choice; returns whether it means anything.
    pub(super) fn choose_by_key(&self, event: &KeyboardEvent) -> bool {
        let direction = match event.key().as_str() {
            "ArrowLeft" => Direction::Left,
            "ArrowRight" => Direction::Right,
            "ArrowUp" => Direction::Up,
            "ArrowDown" => Direction::Down,
            " " | "Enter" if event.key() == " " || event.shift_key() => {
                let selected = self.selected.get();
                selected.into_iter().for_each(|index| self.toggle(index));
                return selected.is_some();
            }
            "Escape" => return self.give_up_choosing(),
            _ => return false,
        };
        if event.shift_key() {
            self.choose_towards(direction);
        }
        event.shift_key()
    }

    /// Ends a line that is being drawn, else empties the choice; returns whether there was either.
    fn give_up_choosing(&self) -> bool {
        if self.gesture.borrow_mut().drawing.take().is_some() {
            self.state.choosing.line.set(Vec::new());
            return true;
        }
        let is_anybody = self.state.query.with_untracked(|query| !query.chosen.is_empty());
        if is_anybody {
            self.state.clear_choice();
        }
        is_anybody
    }

    /// Walks to the neighbour in a direction, and chooses both.
    fn choose_towards(&self, direction: Direction) {
        let Some(next) = self.next_towards(direction) else { return };
        let both = [self.selected.replace(Some(next)), Some(next)];
        self.change(|view| view.set_selection(Some(next)));
        let ids: Vec<Uuid> =
            both.into_iter().flatten().filter_map(|index| self.node(index)).map(|node| node.id).collect();
        self.state.walk_and_choose(&ids);
    }

    /// Shows who is chosen. The panel opens or closes in the meantime.
    pub(super) fn show_chosen(self: &std::rc::Rc<Self>, nodes: Vec<u32>) {
        self.change(|view| view.set_chosen(nodes));
        let weak = std::rc::Rc::downgrade(self);
        request_animation_frame(move || {
            if let Some(stage) = weak.upgrade() {
                stage.measure();
            }
        });
    }
}
