//! In which order regions, committees and members stand, and where that puts them.

use std::collections::BTreeMap;

use domain::network::NodeKind;

use super::block::Block;
use super::cell::{Cell, Stack, extent, stacks};
use super::{LEVELS, Layer, Layers};
use crate::layout::ascending::ascending;
use crate::layout::coarsen::Mesh;

/// How often the order is improved.
const SWEEPS: usize = 16;
/// The share of the way to what they are linked with that columns go, in turn: with all of it alone, two of them would
/// change places for ever.
const SHARES: [f32; 4] = [1.0, 0.7, 1.0, 0.4];
/// Free layout units between two cells, and between two layers.
const BETWEEN_CELLS: f32 = 11.0;
pub(super) const BETWEEN_LAYERS: f32 = 16.0;
/// The picture shall be about so many times as wide as high.
const ASPECT: f32 = 1.45;

/// How high the stacks of each layer may be, in layout units.
pub(super) type Heights = [f32; LEVELS.len()];

/// Regions, and whoever belongs to none, from left to right, each with its cells from layer to layer.
#[derive(Clone, Debug)]
pub(super) struct Order {
    columns: Vec<[Cell; LEVELS.len()]>,
    layer_of: Vec<usize>,
}

impl Order {
    pub(super) fn of(
        kinds: &[NodeKind],
        groups: &[Option<u16>],
        homes: &[Option<u32>],
        layers: &[usize],
    ) -> Self {
        // Who belongs to no region stands with the committee.
        let region =
            |node: usize| groups[node].or_else(|| homes[node].and_then(|home| groups[home as usize]));
        let mut columns: BTreeMap<Option<u16>, [Cell; LEVELS.len()]> = BTreeMap::new();
        let mut blocks: BTreeMap<(Option<u16>, usize, Option<u32>), Block> = BTreeMap::new();
        for node in 0..kinds.len() {
            let (column, layer) = (region(node), layers[node]);
            let sign = &mut columns.entry(column).or_default()[layer].sign;
            match kinds[node] {
                NodeKind::Region | NodeKind::Office => sign.heads.push(node as u32),
                NodeKind::Committee => {
                    blocks.entry((column, layer, Some(node as u32))).or_default().heads.push(node as u32);
                }
                _ => {
                    // Whose committee stands elsewhere stands with others like that.
                    let is_here =
                        |home: &u32| (region(*home as usize), layers[*home as usize]) == (column, layer);
                    let home = homes[node].filter(is_here);
                    blocks.entry((column, layer, home)).or_default().members.push(node as u32);
                }
            }
        }
        for ((column, layer, _), block) in blocks {
            columns.entry(column).or_default()[layer].blocks.push(block);
        }
        Self { columns: columns.into_values().collect(), layer_of: layers.to_vec() }
    }

    /// The layer of each node, as its place in [`LEVELS`].
    pub(super) fn layers(&self) -> &[usize] {
        &self.layer_of
    }

    /// Heights in proportion to what stands in the layers, with which the picture gets its aspect.
    pub(super) fn fitting_heights(&self) -> Heights {
        let sizes: Vec<Vec<[f32; 2]>> = (0..LEVELS.len()).map(|layer| self.cells(layer).1).collect();
        let area_of = |sizes: &Vec<[f32; 2]>| -> f32 {
            sizes.iter().map(|[width, height]| (width + BETWEEN_CELLS) * (height + BETWEEN_CELLS)).sum()
        };
        let mut areas = [0.0; LEVELS.len()];
        areas.iter_mut().zip(&sizes).for_each(|(area, sizes)| *area = area_of(sizes));
        let all = areas.iter().sum::<f32>().max(1.0);
        let heights = |height: f32| areas.map(|area| area / all * height);
        let (mut low, mut high) = (1.0f32, all.max(16.0));
        for _ in 0..24 {
            let middle = (low * high).sqrt();
            let extents = sizes
                .iter()
                .zip(heights(middle))
                .map(|(sizes, most)| extent(&stacks(sizes, BETWEEN_CELLS, most), BETWEEN_CELLS));
            let [width, height] = extents.fold([0.0f32; 2], |[width, height], extent| {
                let layer = if extent[1] > 0.0 { extent[1] + BETWEEN_LAYERS } else { 0.0 };
                [width.max(extent[0]), height + layer]
            });
            if width > height * ASPECT { low = middle } else { high = middle }
        }
        heights(high)
    }

    /// The columns that have somebody in a layer, and the sizes of their cells.
    fn cells(&self, layer: usize) -> (Vec<&Cell>, Vec<[f32; 2]>) {
        let cells = self.columns.iter().map(|column| &column[layer]);
        cells.map(|cell| (cell, cell.size())).filter(|(_, size)| size[1] > 0.0).unzip()
    }

    /// Puts everything into its place: the widest layer first, the others near what they are linked with in it.
    pub(super) fn settle(&self, mesh: &Mesh, heights: &Heights) -> Layers {
        let layers: Vec<(Vec<&Cell>, Vec<[f32; 2]>)> =
            (0..LEVELS.len()).map(|layer| self.cells(layer)).collect();
        let stacked: Vec<Vec<Stack>> = layers
            .iter()
            .zip(heights)
            .map(|((_, sizes), &most)| stacks(sizes, BETWEEN_CELLS, most))
            .collect();
        let extents: Vec<[f32; 2]> = stacked.iter().map(|stacks| extent(stacks, BETWEEN_CELLS)).collect();
        let width = extents.iter().map(|extent| extent[0]).fold(0.0, f32::max);
        let mut tops = [0.0; LEVELS.len()];
        let mut top = 0.0;
        for layer in 0..LEVELS.len() {
            tops[layer] = top;
            top += if extents[layer][1] > 0.0 { extents[layer][1] + BETWEEN_LAYERS } else { 0.0 };
        }
        let mut positions = vec![[f32::NAN; 2]; self.layer_of.len()];
        let mut widest_first: Vec<usize> = (0..LEVELS.len()).collect();
        widest_first.sort_by(|&a, &b| extents[b][0].total_cmp(&extents[a][0]).then(a.cmp(&b)));
        for layer in widest_first {
            let (cells, sizes) = &layers[layer];
            for (stack, left) in
                stacked[layer].iter().zip(lefts(&stacked[layer], cells, mesh, &positions, width))
            {
                let mut top = tops[layer];
                for index in stack.items.clone() {
                    let indent = left + (stack.size[0] - sizes[index][0]) * 0.5;
                    for (node, [x, y]) in cells[index].places() {
                        positions[node as usize] = [indent + x, top + y];
                    }
                    top += sizes[index][1] + BETWEEN_CELLS;
                }
            }
        }
        let found = (0..LEVELS.len()).filter(|&layer| extents[layer][1] > 0.0).map(|layer| Layer {
            level: LEVELS[layer],
            top: tops[layer],
            bottom: tops[layer] + extents[layer][1],
        });
        Layers { positions, layers: found.collect(), sides: [0.0, width] }
    }

    /// Orders columns, blocks and members by the middle of what they are linked with, and keeps the best order.
    pub(super) fn reduce_crossings(&mut self, mesh: &Mesh, heights: &Heights) {
        let mut places = self.settle(mesh, heights).positions;
        let mut best = (crossings(mesh, self.layers(), &places), self.clone());
        for sweep in 0..SWEEPS {
            for step in 0..LEVELS.len() {
                let layer = if sweep % 2 == 0 { step } else { LEVELS.len() - 1 - step };
                self.columns.iter_mut().for_each(|column| sort_blocks(&mut column[layer], mesh, &places));
            }
            self.sort_columns(mesh, &places, SHARES[sweep % SHARES.len()]);
            places = self.settle(mesh, heights).positions;
            let cost = crossings(mesh, self.layers(), &places);
            if cost < best.0 {
                best = (cost, self.clone());
            }
        }
        *self = best.1;
    }

    fn sort_columns(&mut self, mesh: &Mesh, places: &[[f32; 2]], share: f32) {
        let mut column_of = vec![0usize; self.layer_of.len()];
        for (index, column) in self.columns.iter().enumerate() {
            column.iter().flat_map(Cell::nodes).for_each(|node| column_of[node as usize] = index);
        }
        let pulls = self.columns.iter().enumerate().map(|(index, column)| {
            let nodes = || column.iter().flat_map(Cell::nodes).map(|node| node as usize);
            let own = mean(nodes().map(|node| places[node][0])).unwrap_or(0.0);
            let away = nodes().flat_map(|node| mesh.edges(node)).map(|&(other, _)| other as usize);
            let pull = mean(away.filter(|&other| column_of[other] != index).map(|other| places[other][0]));
            own + (pull.unwrap_or(own) - own) * share
        });
        let mut sorted: Vec<(f32, [Cell; LEVELS.len()])> =
            pulls.collect::<Vec<_>>().into_iter().zip(std::mem::take(&mut self.columns)).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.columns = sorted.into_iter().map(|(_, column)| column).collect();
    }
}

/// Where the stacks of a layer begin: in their order, near what they are linked with among those that have a place.
fn lefts(stacks: &[Stack], cells: &[&Cell], mesh: &Mesh, positions: &[[f32; 2]], width: f32) -> Vec<f32> {
    let taken = extent(stacks, BETWEEN_CELLS)[0];
    let offsets: Vec<f32> = stacks
        .iter()
        .scan(0.0, |next, stack| {
            let left = *next;
            *next += stack.size[0] + BETWEEN_CELLS;
            Some(left)
        })
        .collect();
    let wanted: Vec<f32> = stacks
        .iter()
        .zip(&offsets)
        .map(|(stack, offset)| {
            let nodes = cells[stack.items.clone()].iter().flat_map(|cell| cell.nodes());
            let linked = nodes
                .flat_map(|node| mesh.edges(node as usize))
                .map(|&(other, _)| positions[other as usize][0]);
            let middle = mean(linked.filter(|x| x.is_finite()));
            middle.map_or(offset + (width - taken) * 0.5, |middle| middle - stack.size[0] * 0.5)
        })
        .collect();
    ascending(&wanted, |index| offsets[index], width - taken)
}

fn sort_blocks(cell: &mut Cell, mesh: &Mesh, places: &[[f32; 2]]) {
    for block in &mut cell.blocks {
        block.sort_by(|node| pull(node, mesh, places));
    }
    let pull_of = |block: &Block| mean(block.nodes().map(|node| pull(node, mesh, places))).unwrap_or(0.0);
    cell.blocks.sort_by(|a, b| pull_of(a).total_cmp(&pull_of(b)));
}

/// The middle of what a node is linked with, from left to right; its own place if that is nothing.
fn pull(node: u32, mesh: &Mesh, places: &[[f32; 2]]) -> f32 {
    let linked = mesh.edges(node as usize).iter().map(|&(other, _)| places[other as usize][0]);
    mean(linked).unwrap_or(places[node as usize][0])
}

fn mean(values: impl Iterator<Item = f32>) -> Option<f32> {
    let (sum, count) = values.fold((0.0f32, 0u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / count as f32)
}

/// How many pairs of links between the same two layers cross, if the links were straight lines from layer to layer.
pub(super) fn crossings(mesh: &Mesh, layer_of: &[usize], places: &[[f32; 2]]) -> u64 {
    let mut links: Vec<(usize, usize, [f32; 2])> = (0..mesh.len())
        .flat_map(|node| mesh.edges(node).iter().map(move |&(other, _)| (node, other as usize)))
        .map(|(above, below)| (layer_of[above], layer_of[below], [places[above][0], places[below][0]]))
        .filter(|(above, below, _)| above < below)
        .collect();
    links.sort_by(|(a, b, [x, y]), (c, d, [v, w])| {
        (a, b).cmp(&(c, d)).then(x.total_cmp(v)).then(y.total_cmp(w))
    });
    let of_layers = links.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
    of_layers.map(|links| inversions(&mut links.iter().map(|link| link.2[1]).collect::<Vec<f32>>())).sum()
}

/// How many pairs stand in descending order; sorts the values by merging.
fn inversions(values: &mut [f32]) -> u64 {
    if values.len() < 2 {
        return 0;
    }
    let (left, right) = values.split_at_mut(values.len() / 2);
    let mut count = inversions(left) + inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let mut rest = &*left;
    for &value in &*right {
        let smaller = rest.iter().take_while(|&&other| other <= value).count();
        merged.extend_from_slice(&rest[..smaller]);
        rest = &rest[smaller..];
        count += rest.len() as u64;
        merged.push(value);
    }
    merged.extend_from_slice(rest);
    values.copy_from_slice(&merged);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_counted_between_the_same_two_layers() {
        let mesh = Mesh::new(
            vec![1.0; 6],
            vec![None; 6],
            &[(0, 3, 1.0), (1, 2, 1.0), (1, 3, 1.0), (4, 0, 1.0), (5, 4, 1.0)],
        );
        let places = [0.0, 1.0, 0.0, 1.0, 5.0, 9.0].map(|x| [x, 0.0]);
        assert_eq!(crossings(&mesh, &[0, 0, 1, 1, 2, 2], &places), 1);
        assert_eq!(inversions(&mut [3.0, 1.0, 2.0, 2.0, 0.0]), 7);
        assert_eq!(inversions(&mut []), 0);
    }
}
