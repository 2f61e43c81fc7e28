//! Pushes nodes apart until none overlap.

/// Free room kept between the outlines of two nodes, in layout units.
pub(super) const GAP: f32 = 1.2;
/// After so many rounds without success the picture is stretched a little: crowded places then find room.
const PATIENCE: usize = 40;
const STRETCH: f32 = 1.04;

/// Spreads crowded places into the empty room around them: `rounds` gentle pushes towards `distance` between centres.
pub(super) fn spread(positions: &mut [[f32; 2]], distance: f32, rounds: usize) {
    let half = vec![(distance - GAP) * 0.5; positions.len()];
    let softly = vec![1.0; positions.len()];
    let mut grid = Grid::default();
    for _ in 0..rounds {
        if !push_apart(positions, &half, &softly, 0.5, distance, &mut grid) {
            return;
        }
    }
}

/// As [`remove`], but gives up after `rounds`.
pub(super) fn part(positions: &mut [[f32; 2]], radii: &[f32], mobility: &[f32], rounds: usize) {
    let widest = radii.iter().copied().fold(0.0, f32::max);
    let mut grid = Grid::default();
    for _ in 0..rounds {
        if !push_apart(positions, radii, mobility, 0.7, 2.0 * widest + GAP, &mut grid) {
            return;
        }
    }
}

/// Moves nodes until every two are at least [`GAP`] apart; `mobility` zero holds a node where it is.
///
/// Two held nodes that overlap stay as they are.
pub(super) fn remove(positions: &mut [[f32; 2]], radii: &[f32], mobility: &[f32]) {
    let widest = radii.iter().copied().fold(0.0, f32::max);
    let cell = 2.0 * widest + GAP;
    let may_stretch = mobility.iter().all(|&mobility| mobility == 1.0);
    let mut grid = Grid::default();
    for round in 1..=2_000 {
        if !push_apart(positions, radii, mobility, 1.01, cell, &mut grid) {
            return;
        }
        if may_stretch && round % PATIENCE == 0 {
            for position in positions.iter_mut() {
                *position = position.map(|value| value * STRETCH);
            }
        }
    }
}

/// One round that closes the part `eagerness` of what is missing; returns whether anything was moved.
fn push_apart(
    positions: &mut [[f32; 2]],
    radii: &[f32],
    mobility: &[f32],
    eagerness: f32,
    cell: f32,
    grid: &mut Grid,
) -> bool {
    if positions.len() < 2 {
        return false;
    }
    grid.fill(positions, cell);
    let mut has_moved = false;
    for node in 0..positions.len() {
        for row in -1..=1 {
            for other in grid.run(node, row) {
                let other = grid.nodes[other] as usize;
                let share = mobility[node] + mobility[other];
                if other <= node || share == 0.0 {
                    continue;
                }
                let reach = radii[node] + radii[other] + GAP;
                let (dx, dy) =
                    (positions[other][0] - positions[node][0], positions[other][1] - positions[node][1]);
                let squared = dx * dx + dy * dy;
                if squared >= reach * reach {
                    continue;
                }
                has_moved = true;
                let distance = squared.sqrt();
                let [unit_x, unit_y] = if distance > 1e-3 {
                    [dx / distance, dy / distance]
                } else {
                    // Coincident: part in a direction of their own, the golden angle apart from the next pair's.
                    let angle = (node + other) as f32 * 2.399_963;
                    [angle.cos(), angle.sin()]
                };
                // A hair too far, so that rounding does not leave them touching.
                let push = (reach - distance) * eagerness + 1e-3;
                let (back, forth) = (push * mobility[node] / share, push * mobility[other] / share);
                positions[node][0] -= unit_x * back;
                positions[node][1] -= unit_y * back;
                positions[other][0] += unit_x * forth;
                positions[other][1] += unit_y * forth;
            }
        }
    }
    has_moved
}

/// Nodes sorted by row and column of a square grid, filled anew each round.
#[derive(Default)]
struct Grid {
    nodes: Vec<u32>,
    node_cells: Vec<[i32; 2]>,
    starts: Vec<u32>,
    columns: i32,
    rows: i32,
}

impl Grid {
    fn fill(&mut self, positions: &[[f32; 2]], cell: f32) {
        let mut low = [f32::MAX; 2];
        let mut high = [f32::MIN; 2];
        for position in positions {
            for axis in 0..2 {
                low[axis] = low[axis].min(position[axis]);
                high[axis] = high[axis].max(position[axis]);
            }
        }
        // Stray nodes far out must not blow up the table: never more than a few cells per node.
        let area = (high[0] - low[0]).max(cell) * (high[1] - low[1]).max(cell);
        let cell = cell.max((area / (positions.len() as f32 * 4.0 + 64.0)).sqrt());
        self.columns = ((high[0] - low[0]) / cell) as i32 + 1;
        self.rows = ((high[1] - low[1]) / cell) as i32 + 1;
        self.node_cells.clear();
        self.node_cells.extend(
            positions.iter().map(|position| [0, 1].map(|axis| ((position[axis] - low[axis]) / cell) as i32)),
        );
        self.starts.clear();
        self.starts.resize((self.columns * self.rows) as usize + 1, 0);
        for &[column, row] in &self.node_cells {
            self.starts[(row * self.columns + column) as usize + 1] += 1;
        }
        for index in 1..self.starts.len() {
            self.starts[index] += self.starts[index - 1];
        }
        let mut next = self.starts.clone();
        self.nodes.clear();
        self.nodes.resize(positions.len(), 0);
        for (node, &[column, row]) in self.node_cells.iter().enumerate() {
            let slot = &mut next[(row * self.columns + column) as usize];
            self.nodes[*slot as usize] = node as u32;
            *slot += 1;
        }
    }

    /// The nodes of the three cells in the row `offset` below that of `node`, as a range of `nodes`.
    fn run(&self, node: usize, offset: i32) -> std::ops::Range<usize> {
        let [column, row] = self.node_cells[node];
        let row = row + offset;
        if row < 0 || row >= self.rows {
            return 0..0;
        }
        let first = row * self.columns + (column - 1).max(0);
        let last = row * self.columns + (column + 1).min(self.columns - 1);
        self.starts[first as usize] as usize..self.starts[last as usize + 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::random::Random;

    fn closest_gap(positions: &[[f32; 2]], radii: &[f32]) -> f32 {
        let mut gap = f32::MAX;
        for a in 0..positions.len() {
            for b in 0..a {
                let distance = (positions[a][0] - positions[b][0]).hypot(positions[a][1] - positions[b][1]);
                gap = gap.min(distance - radii[a] - radii[b]);
            }
        }
        gap
    }

    #[test]
    fn crowded_nodes_are_pushed_apart() {
        let mut random = Random::new(9);
        let mut positions: Vec<[f32; 2]> = (0..400).map(|_| random.in_disc(8.0)).collect();
        let radii: Vec<f32> = (0..400).map(|node| if node % 10 == 0 { 1.1 } else { 0.5 }).collect();
        remove(&mut positions, &radii, &[1.0; 400]);
        assert!(closest_gap(&positions, &radii) >= GAP * 0.999);
    }

    #[test]
    fn coincident_nodes_part() {
        let mut positions = vec![[2.0, 2.0]; 30];
        remove(&mut positions, &[0.5; 30], &[1.0; 30]);
        assert!(closest_gap(&positions, &[0.5; 30]) >= GAP * 0.999);
    }

    #[test]
    fn held_nodes_stay_and_others_make_room() {
        let mut positions = vec![[0.0, 0.0], [0.2, 0.0]];
        remove(&mut positions, &[0.5; 2], &[0.0, 1.0]);
        assert_eq!(positions[0], [0.0, 0.0]);
        assert!(positions[1][0] >= 2.2);
    }
}
