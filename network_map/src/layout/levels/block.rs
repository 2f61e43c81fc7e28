//! A committee with those who sit in it, side by side in a few rows.

/// Layout units from one to the next in a row, and from row to row.
const SPACING: f32 = 5.2;
const ROW: f32 = 4.8;
/// A block is about so many times as wide as high.
const ASPECT: f32 = 1.6;
/// Most heads beside each other.
const MOST_HEADS: usize = 6;

/// Heads in the upper rows, members below.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) heads: Vec<u32>,
    pub(super) members: Vec<u32>,
}

impl Block {
    pub(super) fn nodes(&self) -> impl Iterator<Item = u32> + '_ {
        self.heads.iter().chain(&self.members).copied()
    }

    /// How many stand beside each other.
    fn columns(&self) -> usize {
        let for_members = (self.members.len() as f32 * ASPECT * ROW / SPACING).sqrt().ceil() as usize;
        for_members.max(self.heads.len().min(MOST_HEADS)).max(1)
    }

    /// Width and height in layout units; nothing without nodes.
    pub(super) fn size(&self) -> [f32; 2] {
        if self.heads.is_empty() && self.members.is_empty() {
            return [0.0; 2];
        }
        let columns = self.columns();
        let rows = self.heads.len().div_ceil(columns) + self.members.len().div_ceil(columns);
        [columns as f32 * SPACING, rows as f32 * ROW]
    }

    /// Orders heads and members from left to right.
    pub(super) fn sort_by(&mut self, place: impl Fn(u32) -> f32) {
        for nodes in [&mut self.heads, &mut self.members] {
            nodes.sort_by(|&a, &b| place(a).total_cmp(&place(b)).then(a.cmp(&b)));
        }
    }

    /// The nodes with their places from the upper left corner of the block.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, [f32; 2])> + '_ {
        let columns = self.columns();
        let rows_of_heads = self.heads.len().div_ceil(columns);
        let heads = self.heads.iter().copied().zip(slots(self.heads.len(), columns, 0));
        heads.chain(self.members.iter().copied().zip(slots(self.members.len(), columns, rows_of_heads)))
    }
}

/// The places of `count` nodes in rows from `first_row` on, from left to right; a row that is not full stands in the middle.
fn slots(count: usize, columns: usize, first_row: usize) -> Vec<[f32; 2]> {
    let mut slots: Vec<[f32; 2]> = (0..count)
        .map(|index| {
            let row = index / columns;
            let in_row = (count - row * columns).min(columns);
            let indent = (columns - in_row) as f32 * 0.5;
            let column = (index % columns) as f32 + indent + 0.5;
            [column * SPACING, ((first_row + row) as f32 + 0.5) * ROW]
        })
        .collect();
    slots.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    slots
}
