//! Which node is under the pointer.

use crate::camera::Bounds;
use crate::lasso::Lasso;

/// Nodes sorted into a square grid.
#[derive(Clone, Debug, Default)]
pub struct PickIndex {
    origin: [f32; 2],
    cell: f32,
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

impl PickIndex {
    /// Sorts nodes at `positions` with a few to a square.
    #[must_use]
    pub fn new(positions: &[[f32; 2]]) -> Self {
        let Some(bounds) = Bounds::around(positions.iter().copied()) else {
            return Self::default();
        };
        let (width, height) = (bounds.high[0] - bounds.low[0], bounds.high[1] - bounds.low[1]);
        let cell = (width * height / positions.len() as f32 * 2.0)
            .sqrt()
            .max(width.max(height) / (positions.len() as f32 + 1.0))
            .max(1e-3);
        let (columns, rows) = ((width / cell) as usize + 1, (height / cell) as usize + 1);
        let mut index = Self {
            origin: bounds.low,
            cell,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            nodes: Vec::new(),
        };
        let squares: Vec<usize> = positions.iter().map(|&place| index.square(place)).collect();
        for &square in &squares {
            index.starts[square + 1] += 1;
        }
        for square in 1..index.starts.len() {
            index.starts[square] += index.starts[square - 1];
        }
        let mut next = index.starts.clone();
        index.nodes = vec![0; positions.len()];
        for (node, &square) in squares.iter().enumerate() {
            index.nodes[next[square] as usize] = node as u32;
            next[square] += 1;
        }
        index
    }

    /// The node whose outline is nearest to `point` and not farther than `tolerance`, of those `reach` knows.
    ///
    /// `reach` gives a node's radius, or none if it cannot be picked; no radius may exceed `widest`. All lengths in
    /// layout units. A point inside two nodes belongs to the one whose centre is nearer.
    #[must_use]
    pub fn nearest(
        &self,
        positions: &[[f32; 2]],
        point: [f32; 2],
        tolerance: f32,
        widest: f32,
        reach: impl Fn(u32) -> Option<f32>,
    ) -> Option<u32> {
        let mut best: Option<(f32, f32, u32)> = None;
        let [x, y] = point;
        let reach_most = tolerance + widest;
        let around = Bounds { low: [x - reach_most, y - reach_most], high: [x + reach_most, y + reach_most] };
        self.visit(around, |node| {
            let Some(radius) = reach(node) else { return };
            let [x, y] = positions[node as usize];
            let distance = (x - point[0]).hypot(y - point[1]);
            let gap = (distance - radius).max(0.0);
            if gap <= tolerance && best.is_none_or(|best| (gap, distance, node) < best) {
                best = Some((gap, distance, node));
            }
        });
        best.map(|(_, _, node)| node)
    }

    /// The nodes that `lasso`, in layout units, encloses, in the order of their numbers.
    #[must_use]
    pub fn inside(&self, positions: &[[f32; 2]], lasso: &Lasso) -> Vec<u32> {
        let mut inside = Vec::new();
        self.visit(lasso.bounds(), |node| {
            if lasso.encloses(positions[node as usize]) {
                inside.push(node);
            }
        });
        inside.sort_unstable();
        inside
    }

    /// Calls `visitor` with every node in the squares that `area` touches, and so with some beside it.
    pub fn visit(&self, area: Bounds, mut visitor: impl FnMut(u32)) {
        for [first, last] in self.runs(area) {
            self.nodes[first..last].iter().copied().for_each(&mut visitor);
        }
    }

    /// How many nodes [`PickIndex::visit`] would visit.
    #[must_use]
    pub fn count_in(&self, area: Bounds) -> usize {
        self.runs(area).map(|[first, last]| last - first).sum()
    }

    /// Where the nodes of each touched row of squares begin and end.
    fn runs(&self, area: Bounds) -> impl Iterator<Item = [usize; 2]> + '_ {
        let [first, last] = [area.low, area.high].map(|corner| self.column_and_row(corner));
        let rows = if self.nodes.is_empty() { 0..0 } else { first[1]..last[1] + 1 };
        rows.map(move |row| {
            let start = row * self.columns;
            [first[0], last[0] + 1].map(|column| self.starts[start + column] as usize)
        })
    }

    fn column_and_row(&self, place: [f32; 2]) -> [usize; 2] {
        // Casting saturates, so places left of or above the picture are in its first column or row.
        let column = ((place[0] - self.origin[0]) / self.cell) as usize;
        let row = ((place[1] - self.origin[1]) / self.cell) as usize;
        [column.min(self.columns.saturating_sub(1)), row.min(self.rows.saturating_sub(1))]
    }

    fn square(&self, place: [f32; 2]) -> usize {
        let [column, row] = self.column_and_row(place);
        row * self.columns + column
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::random::Random;

    #[test]
    fn the_grid_finds_what_a_full_search_finds() {
        let mut random = Random::new(5);
        let positions: Vec<[f32; 2]> = (0..800).map(|_| random.in_disc(60.0)).collect();
        let index = PickIndex::new(&positions);
        for _ in 0..200 {
            let point = random.in_disc(75.0);
            let expected = (0..800u32)
                .map(|node| {
                    let [x, y] = positions[node as usize];
                    ((x - point[0]).hypot(y - point[1]), node)
                })
                .filter(|&(distance, _)| distance <= 4.0)
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, node)| node);
            assert_eq!(index.nearest(&positions, point, 4.0, 0.0, |_| Some(0.0)), expected);
        }
    }

    #[test]
    fn invisible_nodes_cannot_be_picked() {
        let positions = [[0.0, 0.0], [1.0, 0.0]];
        let index = PickIndex::new(&positions);
        let pick = |is_visible: fn(u32) -> bool| {
            index.nearest(&positions, [0.1, 0.0], 3.0, 0.5, |node| is_visible(node).then_some(0.5))
        };
        assert_eq!(pick(|_| true), Some(0));
        assert_eq!(pick(|node| node != 0), Some(1));
        assert_eq!(pick(|_| false), None);
    }

    #[test]
    fn a_large_node_reaches_farther_than_a_small_one() {
        let positions = [[0.0, 0.0], [5.0, 0.0]];
        let index = PickIndex::new(&positions);
        let radius = |node: u32| Some(if node == 0 { 3.0 } else { 0.5 });
        assert_eq!(index.nearest(&positions, [2.9, 0.0], 1.0, 3.0, radius), Some(0));
    }

    #[test]
    fn nothing_is_picked_from_an_empty_map_or_far_away() {
        assert_eq!(PickIndex::new(&[]).nearest(&[], [0.0, 0.0], 9.0, 1.0, |_| Some(1.0)), None);
        let lonely = [[7.0, 7.0]];
        assert_eq!(PickIndex::new(&lonely).nearest(&lonely, [0.0, 0.0], 2.0, 0.5, |_| Some(0.5)), None);
    }
}
