//! A region in one layer: its sign, and below it the blocks of its committees.

use super::block::Block;

/// Free layout units between two blocks.
const BETWEEN: f32 = 4.5;
/// A cell is about so many times as wide as high.
const ASPECT: f32 = 1.3;

/// The sign of the region with its offices above, blocks below; empty where the region has nobody in a layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) sign: Block,
    pub(super) blocks: Vec<Block>,
}

impl Cell {
    pub(super) fn nodes(&self) -> impl Iterator<Item = u32> + '_ {
        std::iter::once(&self.sign).chain(&self.blocks).flat_map(Block::nodes)
    }

    /// Width and height in layout units; nothing without nodes.
    pub(super) fn size(&self) -> [f32; 2] {
        let sign = self.sign.size();
        let [width, height] = extent(&self.stacks(), BETWEEN);
        [sign[0].max(width), sign[1] + height]
    }

    fn stacks(&self) -> Vec<Stack> {
        let sizes: Vec<[f32; 2]> = self.blocks.iter().map(Block::size).collect();
        let area: f32 = sizes.iter().map(|[width, height]| (width + BETWEEN) * (height + BETWEEN)).sum();
        stacks(&sizes, BETWEEN, (area / ASPECT).sqrt())
    }

    /// The nodes with their places from the upper left corner.
    pub(super) fn places(&self) -> Vec<(u32, [f32; 2])> {
        let [width, _] = self.size();
        let sign = self.sign.size();
        let mut places = Vec::new();
        let mut put = |block: &Block, left: f32, top: f32| {
            places.extend(block.places().map(|(node, [x, y])| (node, [left + x, top + y])));
        };
        put(&self.sign, (width - sign[0]) * 0.5, 0.0);
        let stacks = self.stacks();
        let mut left = (width - extent(&stacks, BETWEEN)[0]) * 0.5;
        for stack in stacks {
            let mut top = sign[1];
            for block in &self.blocks[stack.items.clone()] {
                put(block, left + (stack.size[0] - block.size()[0]) * 0.5, top);
                top += block.size()[1] + BETWEEN;
            }
            left += stack.size[0] + BETWEEN;
        }
        places
    }
}

/// Things above each other.
#[derive(Clone, Debug)]
pub(super) struct Stack {
    pub(super) items: std::ops::Range<usize>,
    pub(super) size: [f32; 2],
}

/// Stacks things in their order, each stack up to a height; from left to right they keep their order.
pub(super) fn stacks(sizes: &[[f32; 2]], between: f32, most: f32) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    for (index, &[width, height]) in sizes.iter().enumerate() {
        match stacks.last_mut() {
            Some(stack) if stack.size[1] + between + height <= most => {
                stack.items.end = index + 1;
                stack.size = [stack.size[0].max(width), stack.size[1] + between + height];
            }
            _ => stacks.push(Stack { items: index..index + 1, size: [width, height] }),
        }
    }
    stacks
}

/// Width and height of stacks side by side.
pub(super) fn extent(stacks: &[Stack], between: f32) -> [f32; 2] {
    let width: f32 = stacks.iter().map(|stack| stack.size[0]).sum();
    let height = stacks.iter().map(|stack| stack.size[1]).fold(0.0, f32::max);
    [width + between * stacks.len().saturating_sub(1) as f32, height]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_is_full_when_the_next_would_be_too_high() {
        let sizes = [[4.0, 3.0], [2.0, 3.0], [6.0, 2.0], [1.0, 30.0]];
        let found = stacks(&sizes, 1.0, 7.0);
        let items: Vec<_> = found.iter().map(|stack| stack.items.clone()).collect();
        assert_eq!(items, [0..2, 2..3, 3..4]);
        assert_eq!(extent(&found, 1.0), [4.0 + 6.0 + 1.0 + 2.0, 30.0]);
        assert_eq!(extent(&[], 1.0), [0.0, 0.0]);
    }
}
