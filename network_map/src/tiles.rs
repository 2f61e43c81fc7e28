//! Which links can be seen in a part of the picture, as few runs of a sorted list.
//!
//! The square around all nodes is parted into ever smaller cells. A link belongs to the cell of its middle on the finest
//! level on which a cell is as large as the link; so it reaches at most half a cell beyond its own.

use crate::camera::Bounds;
use crate::layer::DrawnLink;

/// Level 0 is one cell, each further level has four times as many.
const LEVELS: u32 = 7;
/// Runs with gaps smaller than this are drawn as one: a call costs more than some links out of sight.
const SMALL_GAP: u32 = 64;

/// A sorted list of links by cell.
#[derive(Clone, Debug, Default)]
pub struct Tiles {
    low: [f32; 2],
    /// Length of the side of the whole square, in layout units.
    side: f32,
    /// Where each cell begins in the list, by level, row and column, and where the last one ends.
    starts: Vec<u32>,
}

impl Tiles {
    /// Sorts `links` between nodes at `positions`. Links of one cell keep their order.
    #[must_use]
    pub fn sort(links: &mut [DrawnLink], positions: &[[f32; 2]]) -> Self {
        let bounds = Bounds::around(positions.iter().copied());
        let Bounds { low, high } = bounds.unwrap_or(Bounds { low: [0.0; 2], high: [0.0; 2] });
        let side = (high[0] - low[0]).max(high[1] - low[1]).max(1e-3);
        let mut tiles = Self { low, side, starts: vec![0; first_cell(LEVELS) + 1] };
        let cells: Vec<usize> = links
            .iter()
            .map(|link| tiles.cell(positions[link.source as usize], positions[link.target as usize]))
            .collect();
        for &cell in &cells {
            tiles.starts[cell + 1] += 1;
        }
        for cell in 1..tiles.starts.len() {
            tiles.starts[cell] += tiles.starts[cell - 1];
        }
        let mut next = tiles.starts.clone();
        let unsorted = links.to_vec();
        for (link, cell) in unsorted.into_iter().zip(cells) {
            links[next[cell] as usize] = link;
            next[cell] += 1;
        }
        tiles
    }

    /// Runs of the list, each from its first to behind its last link, that hold every link which can be seen in `view`.
    #[must_use]
    pub fn runs(&self, view: Bounds) -> Vec<[u32; 2]> {
        let mut runs: Vec<[u32; 2]> = Vec::new();
        if self.starts.is_empty() {
            return runs;
        }
        for level in 0..LEVELS {
            let count = 1usize << level;
            let cell = self.side / count as f32;
            let range = |axis: usize| {
                let place = |value: f32| ((value - self.low[axis]) / cell).clamp(-1.0, count as f32);
                // Links reach half a cell beyond their own.
                let (first, last) = (place(view.low[axis] - 0.5 * cell), place(view.high[axis] + 0.5 * cell));
                (last >= 0.0)
                    .then(|| (first.max(0.0) as usize).min(count - 1)..=(last as usize).min(count - 1))
            };
            let (Some(columns), Some(rows)) = (range(0), range(1)) else { continue };
            for row in rows {
                let start = first_cell(level) + row * count;
                let run = [self.starts[start + columns.start()], self.starts[start + columns.end() + 1]];
                match runs.last_mut() {
                    Some(last) if run[0] <= last[1] + SMALL_GAP => last[1] = last[1].max(run[1]),
                    _ if run[0] < run[1] => runs.push(run),
                    _ => {}
                }
            }
        }
        runs
    }

    fn cell(&self, from: [f32; 2], to: [f32; 2]) -> usize {
        let extent = (from[0] - to[0]).abs().max((from[1] - to[1]).abs());
        let finest = (self.side / extent.max(1e-6)).log2().max(0.0) as u32;
        let level = finest.min(LEVELS - 1);
        let count = 1usize << level;
        let [column, row] = [0, 1].map(|axis| {
            let middle = (from[axis] + to[axis]) * 0.5;
            (((middle - self.low[axis]) / self.side * count as f32) as usize).min(count - 1)
        });
        first_cell(level) + row * count + column
    }
}

/// How many cells all coarser levels have.
fn first_cell(level: u32) -> usize {
    ((1usize << (2 * level)) - 1) / 3
}

#[cfg(test)]
mod tests {
    use domain::network::LinkKind;

    use super::*;
    use crate::layout::random::Random;

    fn link(source: usize, target: usize) -> DrawnLink {
        let (source, target) = (source as u32, target as u32);
        DrawnLink { source, target, kind: LinkKind::Relation, bend: 0.0, is_strong: false, difference: None }
    }

    fn is_in_view(link: &DrawnLink, positions: &[[f32; 2]], view: Bounds) -> bool {
        let [a, b] = [link.source, link.target].map(|node| positions[node as usize]);
        (0..2).all(|axis| a[axis].min(b[axis]) <= view.high[axis] && a[axis].max(b[axis]) >= view.low[axis])
    }

    #[test]
    fn every_link_that_can_be_seen_is_in_a_run() {
        let mut random = Random::new(8);
        for round in 0..60 {
            let count = 2 + random.below(400);
            let spread = if round % 7 == 0 { 0.0 } else { 200.0 };
            let positions: Vec<[f32; 2]> = (0..count).map(|_| random.in_disc(spread)).collect();
            let mut links: Vec<DrawnLink> =
                (0..600).map(|_| link(random.below(count), random.below(count))).collect();
            let before = links.len();
            let tiles = Tiles::sort(&mut links, &positions);
            assert_eq!(links.len(), before);
            let ([x, y], half) = (random.in_disc(250.0), random.unit() * 120.0);
            let view = Bounds { low: [x - half, y - half], high: [x + half, y + half] };
            let runs = tiles.runs(view);
            for (index, link) in
                links.iter().enumerate().filter(|(_, link)| is_in_view(link, &positions, view))
            {
                let index = index as u32;
                assert!(
                    runs.iter().any(|&[first, end]| first <= index && index < end),
                    "{link:?} in {view:?}"
                );
            }
            assert!(runs.is_sorted_by(|a, b| a[1] < b[0]), "{runs:?}");
        }
    }

    #[test]
    fn seen_from_afar_all_links_are_one_run() {
        let mut random = Random::new(9);
        let positions: Vec<[f32; 2]> = (0..500).map(|_| random.in_disc(100.0)).collect();
        let mut links: Vec<DrawnLink> =
            (0..900).map(|_| link(random.below(500), random.below(500))).collect();
        let tiles = Tiles::sort(&mut links, &positions);
        assert_eq!(tiles.runs(Bounds { low: [-101.0; 2], high: [101.0; 2] }), [[0, 900]]);
    }

    #[test]
    fn from_near_most_short_links_are_left_out() {
        let positions: Vec<[f32; 2]> =
            (0..10_000).map(|node| [(node % 100) as f32, (node / 100) as f32]).collect();
        let mut links: Vec<DrawnLink> = (0..9_999).map(|node| link(node, node + 1)).collect();
        let tiles = Tiles::sort(&mut links, &positions);
        let runs = tiles.runs(Bounds { low: [40.0, 40.0], high: [50.0, 50.0] });
        let drawn: u32 = runs.iter().map(|[first, end]| end - first).sum();
        assert!(drawn < 1_200, "{drawn}");
    }

    #[test]
    fn nothing_is_no_run() {
        let tiles = Tiles::sort(&mut [], &[]);
        assert!(tiles.runs(Bounds { low: [-1.0; 2], high: [1.0; 2] }).is_empty());
        assert!(Tiles::default().runs(Bounds { low: [-1.0; 2], high: [1.0; 2] }).is_empty());
    }
}
