//! Arranges parts that have no link with each other side by side, so that none lies inside another.

use std::collections::BTreeSet;

/// Edge of the squares in which room is booked, in layout units.
const CELL: f32 = 5.0;

/// Moves each part (a list of node indices) as a whole; the largest takes the middle, the others settle around it.
pub(super) fn pack(positions: &mut [[f32; 2]], parts: &[Vec<u32>]) {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&part| (std::cmp::Reverse(parts[part].len()), part));
    let mut taken: BTreeSet<(i32, i32)> = BTreeSet::new();
    // Where the search for a part of this footprint last ended: what did not fit further in will not fit now.
    let mut last_footprint = usize::MAX;
    let mut turn = 0;
    for part in order {
        let nodes = &parts[part];
        let middle = middle(positions, nodes);
        for &node in nodes {
            for axis in 0..2 {
                positions[node as usize][axis] -= middle[axis];
            }
        }
        let footprint = footprint(positions, nodes);
        if footprint.len() != last_footprint || footprint.len() > 9 {
            turn = 0;
        }
        last_footprint = footprint.len();
        let (column, row) = loop {
            let (column, row) = spiral(turn);
            turn += 1;
            if footprint.iter().all(|&(x, y)| !taken.contains(&(x + column, y + row))) {
                break (column, row);
            }
        };
        taken.extend(footprint.iter().map(|&(x, y)| (x + column, y + row)));
        for &node in nodes {
            positions[node as usize][0] += column as f32 * CELL;
            positions[node as usize][1] += row as f32 * CELL;
        }
    }
}

fn middle(positions: &[[f32; 2]], nodes: &[u32]) -> [f32; 2] {
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for &node in nodes {
        for axis in 0..2 {
            low[axis] = low[axis].min(positions[node as usize][axis]);
            high[axis] = high[axis].max(positions[node as usize][axis]);
        }
    }
    [0, 1].map(|axis| (low[axis] + high[axis]) * 0.5)
}

/// The squares a part covers, with its bays filled row by row and one square of room below and to the right.
fn footprint(positions: &[[f32; 2]], nodes: &[u32]) -> Vec<(i32, i32)> {
    let mut rows: std::collections::BTreeMap<i32, (i32, i32)> = std::collections::BTreeMap::new();
    for &node in nodes {
        let [column, row] = positions[node as usize].map(|value| (value / CELL).floor() as i32);
        for row in row..=row + i32::from(nodes.len() > 1) {
            let span = rows.entry(row).or_insert((column, column));
            *span = (span.0.min(column), span.1.max(column));
        }
    }
    // A row that no node touches still belongs to the part: links cross it.
    let mut cells = Vec::new();
    let mut last: Option<(i32, (i32, i32))> = None;
    for (row, span) in rows {
        if let Some((last_row, last_span)) = last {
            for row in last_row + 1..row {
                let bridge = (last_span.0.min(span.0), last_span.1.max(span.1));
                cells.extend((bridge.0..=bridge.1).map(|column| (column, row)));
            }
        }
        cells.extend((span.0..=span.1 + i32::from(nodes.len() > 1)).map(|column| (column, row)));
        last = Some((row, span));
    }
    cells
}

/// The `turn`-th square of a walk around the origin in growing rings.
fn spiral(turn: i64) -> (i32, i32) {
    if turn == 0 {
        return (0, 0);
    }
    let mut ring = (((turn as f64).sqrt() + 1.0) / 2.0) as i64;
    // The root may be off by one on the border of a ring.
    while (2 * ring + 1).pow(2) <= turn {
        ring += 1;
    }
    while ring > 1 && (2 * ring - 1).pow(2) > turn {
        ring -= 1;
    }
    let step = turn - (2 * ring - 1).pow(2);
    let (side, along) = (step / (2 * ring), step % (2 * ring) + 1);
    let (column, row) = match side {
        0 => (ring, along - ring),
        1 => (ring - along, ring),
        2 => (-ring, ring - along),
        _ => (along - ring, -ring),
    };
    (column as i32, row as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spiral_visits_each_square_once() {
        let squares: BTreeSet<(i32, i32)> = (0..441).map(spiral).collect();
        assert_eq!(squares.len(), 441);
        assert!(squares.iter().all(|&(x, y)| x.abs() <= 10 && y.abs() <= 10));
    }

    #[test]
    fn parts_book_squares_of_their_own() {
        let mut positions: Vec<[f32; 2]> = (0..40).map(|node| [(node % 10) as f32 * 3.0, 0.0]).collect();
        let parts: Vec<Vec<u32>> = (0..4).map(|part| (part * 10..part * 10 + 10).collect()).collect();
        pack(&mut positions, &parts);
        for a in 0..4 {
            for b in 0..a {
                for x in a * 10..a * 10 + 10 {
                    for y in b * 10..b * 10 + 10 {
                        assert!(
                            (positions[x][0] - positions[y][0]).hypot(positions[x][1] - positions[y][1])
                                > 1.0
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn many_single_nodes_are_packed_without_searching_from_the_middle_each_time() {
        let mut positions = vec![[0.0, 0.0]; 20_000];
        let parts: Vec<Vec<u32>> = (0..20_000).map(|node| vec![node]).collect();
        pack(&mut positions, &parts);
        let places: BTreeSet<(i32, i32)> =
            positions.iter().map(|place| (place[0] as i32, place[1] as i32)).collect();
        assert_eq!(places.len(), 20_000);
    }
}
