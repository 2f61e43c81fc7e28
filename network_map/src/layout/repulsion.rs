//! Barnes–Hut: what all nodes together do to each node, in n log n.
//!
//! Nodes are sorted along a Morton curve and split into leaves of a few neighbours. The tree is walked once per
//! *leaf*, not once per node: the list of far cells and near nodes it collects is then applied to each node of the
//! leaf in a flat loop, which the compiler vectorises.

/// Distances are softened by this square, so that coincident nodes give finite numbers.
const SOFTENING: f32 = 1e-2;
const LEAF_SIZE: u32 = 16;
const LANES: usize = 8;
const CURVE_BITS: u32 = 16;

struct Cell {
    x: f32,
    y: f32,
    mass: f32,
    edge: f32,
    first: u32,
    last: u32,
    /// Index of the next cell that is not inside this one.
    skip: u32,
    is_leaf: bool,
}

/// The push on one node, per unit of its own mass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Push {
    pub(super) force: [f32; 2],
    /// How fast the force changes as the node moves; bounds the step that is safe.
    pub(super) stiffness: f32,
}

/// Reusable memory for repeated evaluations over nodes that move little between them.
#[derive(Default)]
pub(super) struct Repulsion {
    keys: Vec<(u32, u32)>,
    spare: Vec<(u32, u32)>,
    xs: Vec<f32>,
    ys: Vec<f32>,
    masses: Vec<f32>,
    cells: Vec<Cell>,
    near_x: Vec<f32>,
    near_y: Vec<f32>,
    near_mass: Vec<f32>,
}

impl Repulsion {
    /// Sums `mass / distance` over all other nodes into `pushes`; cells that look smaller than `theta` count as one.
    pub(super) fn push(
        &mut self,
        positions: &[[f32; 2]],
        masses: &[f32],
        theta: f32,
        pushes: &mut Vec<Push>,
    ) {
        pushes.clear();
        pushes.resize(positions.len(), Push::default());
        if positions.len() < 2 {
            return;
        }
        let edge = self.sort(positions, masses);
        self.cells.clear();
        self.build(0, self.keys.len() as u32, CURVE_BITS, edge);
        for leaf in 0..self.cells.len() {
            if self.cells[leaf].is_leaf {
                self.collect(leaf, theta);
                self.apply(leaf, pushes);
            }
        }
    }

    /// Orders the nodes along the curve and returns the edge of the square around them.
    fn sort(&mut self, positions: &[[f32; 2]], masses: &[f32]) -> f32 {
        let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
        for position in positions {
            for axis in 0..2 {
                low[axis] = low[axis].min(position[axis]);
                high[axis] = high[axis].max(position[axis]);
            }
        }
        let edge = (high[0] - low[0]).max(high[1] - low[1]).max(1e-6) * 1.0001;
        let to_cell = (1u32 << CURVE_BITS) as f32 / edge;
        self.keys.clear();
        self.keys.extend(positions.iter().enumerate().map(|(node, position)| {
            let column = ((position[0] - low[0]) * to_cell) as u32;
            let row = ((position[1] - low[1]) * to_cell) as u32;
            (spread(column.min(0xffff)) | (spread(row.min(0xffff)) << 1), node as u32)
        }));
        radix_sort(&mut self.keys, &mut self.spare);
        self.xs.clear();
        self.ys.clear();
        self.masses.clear();
        for &(_, node) in &self.keys {
            self.xs.push(positions[node as usize][0]);
            self.ys.push(positions[node as usize][1]);
            self.masses.push(masses[node as usize]);
        }
        edge
    }

    fn build(&mut self, first: u32, last: u32, bits: u32, edge: f32) {
        let index = self.cells.len();
        let (mut x, mut y, mut mass) = (0.0, 0.0, 0.0);
        for node in first as usize..last as usize {
            x += self.xs[node] * self.masses[node];
            y += self.ys[node] * self.masses[node];
            mass += self.masses[node];
        }
        let is_leaf = last - first <= LEAF_SIZE || bits == 0;
        self.cells.push(Cell { x: x / mass, y: y / mass, mass, edge, first, last, skip: 0, is_leaf });
        if !is_leaf {
            let shift = (bits - 1) * 2;
            let mut start = first;
            for quadrant in 0..4 {
                let end = start
                    + self.keys[start as usize..last as usize]
                        .partition_point(|&(key, _)| (key >> shift) & 3 <= quadrant)
                        as u32;
                if end > start {
                    self.build(start, end, bits - 1, edge * 0.5);
                }
                start = end;
            }
        }
        self.cells[index].skip = self.cells.len() as u32;
    }

    fn collect(&mut self, leaf: usize, theta: f32) {
        self.near_x.clear();
        self.near_y.clear();
        self.near_mass.clear();
        let range = self.cells[leaf].first as usize..self.cells[leaf].last as usize;
        let bounds = |values: &[f32]| {
            values.iter().fold((f32::MAX, f32::MIN), |(low, high), &value| (low.min(value), high.max(value)))
        };
        let (left, right) = bounds(&self.xs[range.clone()]);
        let (top, bottom) = bounds(&self.ys[range]);
        let (x, y) = ((left + right) * 0.5, (top + bottom) * 0.5);
        let reach = ((right - left).powi(2) + (bottom - top).powi(2)).sqrt() * 0.5;
        let mut index = 0;
        while let Some(cell) = self.cells.get(index) {
            let distance = ((cell.x - x).powi(2) + (cell.y - y).powi(2)).sqrt() - reach;
            if cell.edge < theta * distance {
                self.near_x.push(cell.x);
                self.near_y.push(cell.y);
                self.near_mass.push(cell.mass);
                index = cell.skip as usize;
            } else if cell.is_leaf {
                let nodes = cell.first as usize..cell.last as usize;
                self.near_x.extend_from_slice(&self.xs[nodes.clone()]);
                self.near_y.extend_from_slice(&self.ys[nodes.clone()]);
                self.near_mass.extend_from_slice(&self.masses[nodes]);
                index = cell.skip as usize;
            } else {
                index += 1;
            }
        }
        let padded = self.near_x.len().next_multiple_of(LANES);
        self.near_x.resize(padded, 0.0);
        self.near_y.resize(padded, 0.0);
        self.near_mass.resize(padded, 0.0);
    }

    fn apply(&self, leaf: usize, pushes: &mut [Push]) {
        for node in self.cells[leaf].first as usize..self.cells[leaf].last as usize {
            let (x, y) = (self.xs[node], self.ys[node]);
            // Separate sums per lane: float addition may not be reordered, so one sum could not be vectorised.
            let mut sums = [[0.0f32; LANES]; 3];
            let near = self
                .near_x
                .as_chunks::<LANES>()
                .0
                .iter()
                .zip(self.near_y.as_chunks::<LANES>().0)
                .zip(self.near_mass.as_chunks::<LANES>().0);
            for ((near_x, near_y), near_mass) in near {
                for lane in 0..LANES {
                    let dx = x - near_x[lane];
                    let dy = y - near_y[lane];
                    let strength = near_mass[lane] / (dx * dx + dy * dy + SOFTENING);
                    sums[0][lane] += dx * strength;
                    sums[1][lane] += dy * strength;
                    sums[2][lane] += strength;
                }
            }
            let total = sums.map(|lanes| lanes.iter().sum::<f32>());
            // The node itself was in the list: it pushes nowhere but would count as very stiff.
            let stiffness = (total[2] - self.masses[node] / SOFTENING).max(0.0);
            pushes[self.keys[node].1 as usize] = Push { force: [total[0], total[1]], stiffness };
        }
    }
}

/// Puts a zero between the lower sixteen bits.
fn spread(value: u32) -> u32 {
    let mut value = value;
    value = (value | (value << 8)) & 0x00ff_00ff;
    value = (value | (value << 4)) & 0x0f0f_0f0f;
    value = (value | (value << 2)) & 0x3333_3333;
    (value | (value << 1)) & 0x5555_5555
}

fn radix_sort(keys: &mut Vec<(u32, u32)>, spare: &mut Vec<(u32, u32)>) {
    if keys.len() < 2048 {
        keys.sort_unstable();
        return;
    }
    spare.clear();
    spare.resize(keys.len(), (0, 0));
    for shift in [0, 11, 22] {
        let mut starts = [0usize; 2048];
        for &(key, _) in keys.iter() {
            starts[(key >> shift) as usize & 2047] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for &entry in keys.iter() {
            let start = &mut starts[(entry.0 >> shift) as usize & 2047];
            spare[*start] = entry;
            *start += 1;
        }
        std::mem::swap(keys, spare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::random::Random;

    #[test]
    fn the_tree_agrees_with_the_sum_over_all_pairs() {
        let mut random = Random::new(3);
        let positions: Vec<[f32; 2]> = (0..500).map(|_| random.in_disc(20.0)).collect();
        let masses: Vec<f32> = (0..500).map(|_| 1.0 + random.unit()).collect();
        let mut pushes = Vec::new();
        Repulsion::default().push(&positions, &masses, 0.7, &mut pushes);
        let (mut wrong, mut right) = (0.0, 0.0);
        for (node, position) in positions.iter().enumerate() {
            let mut exact = [0.0f32; 2];
            for (other, place) in positions.iter().enumerate() {
                let (dx, dy) = (position[0] - place[0], position[1] - place[1]);
                let strength = masses[other] / (dx * dx + dy * dy + SOFTENING);
                exact[0] += dx * strength;
                exact[1] += dy * strength;
            }
            let force = pushes[node].force;
            wrong += (force[0] - exact[0]).hypot(force[1] - exact[1]);
            right += exact[0].hypot(exact[1]);
        }
        assert!(wrong / right < 0.02, "relative error {}", wrong / right);
    }

    #[test]
    fn coincident_nodes_give_finite_numbers() {
        let mut pushes = Vec::new();
        Repulsion::default().push(&[[1.0, 1.0]; 40], &[1.0; 40], 1.0, &mut pushes);
        assert!(pushes.iter().all(|push| push.force == [0.0, 0.0] && push.stiffness.is_finite()));
    }

    #[test]
    fn a_long_list_is_sorted_by_radix_as_by_comparison() {
        let mut random = Random::new(1);
        let mut keys: Vec<(u32, u32)> = (0..5000).map(|index| (random.next_u32(), index)).collect();
        let mut expected = keys.clone();
        expected.sort_unstable();
        radix_sort(&mut keys, &mut Vec::new());
        assert_eq!(keys, expected);
    }
}
