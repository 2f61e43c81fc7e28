//! What hands do on the picture while nodes are chosen.

use leptos::prelude::*;
use uuid::Uuid;

use crate::network::{map_state::MapState, query::MapQuery};

/// What a pointer on the picture does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::network) enum Tool {
    /// Moves the picture and selects a node.
    #[default]
    Move,
    /// Draws a line around nodes and chooses several.
    Choose,
}

/// The tool, the line that is being drawn, and what did not fit into the choice.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::network) struct Choosing {
    /// The tool in hand.
    pub tool: RwSignal<Tool>,
    /// The corners of the line, in CSS pixels from the upper left corner of the picture; empty while none is drawn.
    pub line: RwSignal<Vec<[f32; 2]>>,
    /// How many nodes the last choice had to leave out.
    pub left_out: RwSignal<usize>,
}

impl MapState {
    /// Chooses nodes beside those that are chosen; the first of them if there is not room for all.
    pub(in crate::network) fn choose_too(self, nodes: &[Uuid]) {
        let query = self.query.get_untracked();
        self.choose_in(&query, nodes);
    }

    /// The same, and selects the last of them.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only keys on the picture do"))]
    pub(in crate::network) fn walk_and_choose(self, nodes: &[Uuid]) {
        let query = self.query.with_untracked(|query| query.with_node(nodes.last().copied()));
        self.choose_in(&query, nodes);
    }

    fn choose_in(self, query: &MapQuery, nodes: &[Uuid]) {
        let wanted = query.chosen.iter().chain(nodes).copied();
        let next = query.with_chosen(wanted);
        let left_out = nodes.iter().filter(|node| !next.chosen.contains(node)).count();
        self.choosing.left_out.set(left_out);
        self.go(&next);
    }

    /// Adds a node to the chosen ones or takes it out.
    pub(in crate::network) fn set_chosen(self, node: Uuid, is_chosen: bool) {
        let next = self.query.with_untracked(|query| query.with_choice_of(node, is_chosen));
        self.choosing.left_out.set(usize::from(is_chosen && !next.chosen.contains(&node)));
        self.go(&next);
    }

    /// Chooses nobody.
    pub(in crate::network) fn clear_choice(self) {
        self.choosing.left_out.set(0);
        self.go(&self.query.with_untracked(|query| query.with_chosen([])));
    }
}
