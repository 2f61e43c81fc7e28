//! Where the nodes stand, and while they move to another arrangement, where they come from.

use crate::camera::ease;

/// Milliseconds in which nodes move to another arrangement.
pub const DURATION: f64 = 500.0;

/// The places of all nodes, in layout units.
#[derive(Clone, Debug, Default)]
pub struct Places {
    targets: Vec<[f32; 2]>,
    /// Empty unless nodes are moving.
    origins: Vec<[f32; 2]>,
    /// How much of the way is done, from 0 to 1, evenly in time.
    progress: f32,
    /// Set at the first frame, because only frames know the time.
    started: Option<f64>,
}

impl Places {
    /// Nodes that stand still.
    #[must_use]
    pub fn new(targets: Vec<[f32; 2]>) -> Self {
        Self { targets, ..Self::default() }
    }

    /// Sends each node to its new place, or puts it there at once. Nodes without a new place stay where they are sent
    /// already, as do those whose new place is not finite.
    pub fn move_to(&mut self, places: &[[f32; 2]], is_animated: bool) {
        let now: Vec<[f32; 2]> = if is_animated {
            (0..self.targets.len()).map(|node| self.now(node)).collect()
        } else {
            Vec::new()
        };
        for (target, place) in self.targets.iter_mut().zip(places) {
            if place.iter().all(|value| value.is_finite()) {
                *target = *place;
            }
        }
        (self.origins, self.progress, self.started) = (now, 0.0, None);
    }

    /// Moves on to the time `now_ms`; returns whether nodes are still under way.
    pub fn advance(&mut self, now_ms: f64) -> bool {
        if !self.is_moving() {
            return false;
        }
        let started = *self.started.get_or_insert(now_ms);
        self.progress = ((now_ms - started) / DURATION).clamp(0.0, 1.0) as f32;
        if self.progress >= 1.0 {
            self.origins = Vec::new();
        }
        self.is_moving()
    }

    /// Whether nodes are under way.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        !self.origins.is_empty()
    }

    /// How much of the way lies behind every node, from 0 to 1; 1 when all stand still.
    #[must_use]
    pub fn share(&self) -> f32 {
        if self.is_moving() { ease(self.progress) } else { 1.0 }
    }

    /// Where the nodes are going, or stand.
    #[must_use]
    pub fn targets(&self) -> &[[f32; 2]] {
        &self.targets
    }

    /// Where the nodes come from; empty unless they are moving.
    #[must_use]
    pub fn origins(&self) -> &[[f32; 2]] {
        &self.origins
    }

    /// Where a node is at this moment.
    ///
    /// # Panics
    /// If there is no such node.
    #[must_use]
    pub fn now(&self, node: usize) -> [f32; 2] {
        let to = self.targets[node];
        match self.origins.get(node) {
            Some(from) => mixed(*from, to, self.share()),
            None => to,
        }
    }
}

/// The place `share` of the way between two others.
#[must_use]
pub fn mixed(from: [f32; 2], to: [f32; 2], share: f32) -> [f32; 2] {
    [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_move_gently_and_arrive_exactly() {
        let mut places = Places::new(vec![[0.0, 0.0], [2.0, 2.0]]);
        places.move_to(&[[10.0, 0.0], [2.0, 4.0]], true);
        assert_eq!(places.now(0), [0.0, 0.0]);
        assert!(places.advance(1_000.0) && places.advance(1_250.0));
        assert_eq!((places.now(0), places.share()), ([5.0, 0.0], 0.5));
        assert!(!places.advance(1_600.0));
        assert_eq!((places.now(0), places.now(1), places.share()), ([10.0, 0.0], [2.0, 4.0], 1.0));
    }

    #[test]
    fn a_second_move_begins_where_the_first_has_come_to() {
        let mut places = Places::new(vec![[0.0, 0.0]]);
        places.move_to(&[[10.0, 0.0]], true);
        places.advance(0.0);
        places.advance(250.0);
        places.move_to(&[[0.0, 8.0]], true);
        assert_eq!((places.now(0), places.targets()[0]), ([5.0, 0.0], [0.0, 8.0]));
    }

    #[test]
    fn without_animation_nodes_are_there_at_once() {
        let mut places = Places::new(vec![[0.0, 0.0], [1.0, 1.0]]);
        places.move_to(&[[3.0, 3.0]], false);
        assert!(!places.is_moving());
        assert_eq!((places.now(0), places.now(1)), ([3.0, 3.0], [1.0, 1.0]));
    }

    #[test]
    fn a_place_that_is_nowhere_is_ignored() {
        let mut places = Places::new(vec![[0.0, 0.0]]);
        places.move_to(&[[f32::NAN, 1.0], [5.0, 5.0]], false);
        assert_eq!(places.targets(), [[0.0, 0.0]]);
    }
}
