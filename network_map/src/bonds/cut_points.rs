//! Without whom the network falls apart: cut points and bridges.

use std::ops::Range;

use super::contacts::Contacts;

/// A node whose loss would divide the part of the network it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutPoint {
    /// The node.
    pub node: u32,
    /// The pieces that would lose contact with the largest, as places in [`CutPoints::order`].
    pieces: Vec<Range<usize>>,
}

/// A contact whose loss would divide the part of the network it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The end at the larger side.
    pub near: u32,
    /// The end at the smaller side.
    pub far: u32,
    /// The smaller side, as places in [`CutPoints::order`].
    side: [Range<usize>; 2],
}

/// What holds by a single node or a single contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CutPoints {
    /// All nodes, so that what is cut off lies together: part by part, in the order of a walk into the depth.
    order: Vec<u32>,
    /// The parts that are not in contact with each other, as places in `order`.
    parts: Vec<Range<usize>>,
    /// The cut points, in no particular order.
    pub points: Vec<CutPoint>,
    /// The bridges, in no particular order.
    pub bridges: Vec<Bridge>,
}

impl CutPoint {
    /// How many nodes would lose contact with the largest remaining piece.
    #[must_use]
    pub fn cut_off_count(&self) -> usize {
        self.pieces.iter().map(Range::len).sum()
    }
}

impl Bridge {
    /// How many nodes are on the smaller side.
    #[must_use]
    pub fn side_count(&self) -> usize {
        self.side.iter().map(Range::len).sum()
    }
}

impl CutPoints {
    /// Finds them by one walk into the depth (Tarjan, 1974).
    #[must_use]
    pub fn of(contacts: &Contacts) -> Self {
        let mut walk = Walk::new(contacts);
        let mut found = Self::default();
        for root in 0..contacts.node_count() as u32 {
            if walk.place[root as usize] == NOT_WALKED {
                let part = walk.go(root);
                walk.read(&part, &mut found);
                found.parts.push(part);
            }
        }
        found.order = walk.order;
        found
    }

    /// The nodes that would lose contact with the largest remaining piece.
    pub fn cut_off(&self, point: &CutPoint) -> impl Iterator<Item = u32> {
        point.pieces.iter().flat_map(|piece| self.order[piece.clone()].iter().copied())
    }

    /// The nodes on the smaller side of a bridge.
    pub fn side(&self, bridge: &Bridge) -> impl Iterator<Item = u32> {
        bridge.side.iter().flat_map(|piece| self.order[piece.clone()].iter().copied())
    }

    /// The parts that are not in contact with each other.
    pub fn parts(&self) -> impl Iterator<Item = &[u32]> {
        self.parts.iter().map(|part| &self.order[part.clone()])
    }
}

const NOT_WALKED: usize = usize::MAX;

/// A walk into the depth. Who is first reached through a node follows it in `order`, without a gap.
struct Walk<'a> {
    contacts: &'a Contacts,
    /// The nodes as they were reached.
    order: Vec<u32>,
    /// For each node its place in `order`.
    place: Vec<usize>,
    /// For each place: where it was reached from, the end of what was reached through it, and the first place that can
    /// be reached from there without going back the same way.
    steps: Vec<Step>,
}

#[derive(Clone, Copy)]
struct Step {
    from: usize,
    end: usize,
    first: usize,
}

impl<'a> Walk<'a> {
    fn new(contacts: &'a Contacts) -> Self {
        let count = contacts.node_count();
        Self {
            contacts,
            order: Vec::with_capacity(count),
            place: vec![NOT_WALKED; count],
            steps: Vec::with_capacity(count),
        }
    }

    fn reach(&mut self, node: u32, from: usize) {
        let place = self.order.len();
        self.place[node as usize] = place;
        self.order.push(node);
        self.steps.push(Step { from, end: place + 1, first: place });
    }

    /// Walks through the part of `root`; without recursion, since a way may be as long as the network is large.
    fn go(&mut self, root: u32) -> Range<usize> {
        let begin = self.order.len();
        self.reach(root, NOT_WALKED);
        let mut open = vec![(begin, 0)];
        while let Some((place, next)) = open.last_mut() {
            let here = *place;
            let Some(&other) = self.contacts.of_node(self.order[here]).get(*next) else {
                open.pop();
                let Step { from, first, .. } = self.steps[here];
                self.steps[here].end = self.order.len();
                if from != NOT_WALKED {
                    self.steps[from].first = self.steps[from].first.min(first);
                }
                continue;
            };
            *next += 1;
            match self.place[other as usize] {
                NOT_WALKED => {
                    open.push((self.order.len(), 0));
                    self.reach(other, here);
                }
                there if there != self.steps[here].from => {
                    self.steps[here].first = self.steps[here].first.min(there);
                }
                _ => {}
            }
        }
        begin..self.order.len()
    }

    /// What was learnt on the walk through a part.
    fn read(&self, part: &Range<usize>, found: &mut CutPoints) {
        // What was reached through a node, and from which no way leads back past it.
        let mut behind: Vec<Vec<Range<usize>>> = vec![Vec::new(); part.len()];
        for place in part.clone().skip(1) {
            let Step { from, end, first } = self.steps[place];
            if first >= from {
                behind[from - part.start].push(place..end);
            }
            if first > from {
                let (near, far) = (self.order[from], self.order[place]);
                found.bridges.push(if 2 * (end - place) <= part.len() {
                    Bridge { near, far, side: [place..end, end..end] }
                } else {
                    Bridge { near: far, far: near, side: [part.start..place, end..part.end] }
                });
            }
        }
        for (place, behind) in part.clone().zip(behind) {
            if behind.len() > usize::from(place == part.start) {
                let pieces = all_but_the_largest(part, place, behind);
                found.points.push(CutPoint { node: self.order[place], pieces });
            }
        }
    }
}

/// What loses contact with the largest piece if the node at `place` goes: of what lies `behind` it, each for itself, and
/// of everything else.
fn all_but_the_largest(part: &Range<usize>, place: usize, behind: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let size = |piece: &[Range<usize>]| piece.iter().map(Range::len).sum::<usize>();
    let mut elsewhere = Vec::new();
    let mut end = part.start;
    for gone in std::iter::once(&(place..place + 1)).chain(&behind) {
        elsewhere.push(end..gone.start);
        end = gone.end;
    }
    elsewhere.push(end..part.end);
    let mut pieces: Vec<_> = behind.into_iter().map(|piece| vec![piece]).collect();
    pieces.push(elsewhere);
    pieces.sort_by_key(|piece| size(piece));
    pieces.pop();
    pieces.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(contacts: &Contacts, is_gone: impl Fn(u32) -> bool) -> Vec<Vec<u32>> {
        let mut parts: Vec<Vec<u32>> = Vec::new();
        for start in (0..contacts.node_count() as u32).filter(|&node| !is_gone(node)) {
            if parts.iter().any(|part| part.contains(&start)) {
                continue;
            }
            let mut part = vec![start];
            let mut next = 0;
            while let Some(&node) = part.get(next) {
                next += 1;
                for &other in contacts.of_node(node) {
                    if !is_gone(other) && !part.contains(&other) {
                        part.push(other);
                    }
                }
            }
            parts.push(part);
        }
        parts
    }

    proptest::proptest! {
        #[test]
        fn a_cut_point_is_whose_loss_makes_more_parts(count in 0usize..16, links in links()) {
            let contacts = Contacts::new(count, &links);
            let found = CutPoints::of(&contacts);
            let before = parts(&contacts, |_| false);
            assert_eq!(found.parts().count(), before.len());
            for node in 0..count as u32 {
                let after = parts(&contacts, |other| other == node);
                let alone = contacts.of_node(node).is_empty();
                let divides = after.len() + usize::from(alone) > before.len();
                let point = found.points.iter().find(|point| point.node == node);
                assert_eq!(point.is_some(), divides, "node {node} of {contacts:?}");
                if let Some(point) = point {
                    let pieces = after.iter().filter(|part| part.iter().any(|other| contacts.of_node(node).contains(other)));
                    let (all, most) = pieces.fold((0, 0), |(all, most), piece| (all + piece.len(), most.max(piece.len())));
                    assert_eq!(point.cut_off_count(), all - most);
                    let cut_off: Vec<u32> = found.cut_off(point).collect();
                    assert_eq!(cut_off.len(), all - most);
                    for piece in &after {
                        let lost = piece.iter().filter(|other| cut_off.contains(other)).count();
                        assert!(lost == 0 || lost == piece.len(), "{cut_off:?} divides {piece:?}");
                    }
                }
            }
        }

        #[test]
        fn a_bridge_is_the_contact_whose_loss_makes_more_parts(count in 0usize..16, links in links()) {
            let contacts = Contacts::new(count, &links);
            let found = CutPoints::of(&contacts);
            let before = parts(&contacts, |_| false).len();
            for (a, b) in contacts.pairs() {
                let others: Vec<_> = contacts.pairs().filter(|&pair| pair != (a, b)).collect();
                let after = parts(&Contacts::new(count, &others), |_| false);
                let bridge = found.bridges.iter().find(|bridge| {
                    (bridge.near, bridge.far) == (a, b) || (bridge.near, bridge.far) == (b, a)
                });
                assert_eq!(bridge.is_some(), after.len() > before, "{a} and {b} of {contacts:?}");
                if let Some(bridge) = bridge {
                    let mut side: Vec<u32> = found.side(bridge).collect();
                    let mut part = after.iter().find(|part| part.contains(&bridge.far)).unwrap().clone();
                    let near = after.iter().find(|part| part.contains(&bridge.near)).unwrap();
                    side.sort_unstable();
                    part.sort_unstable();
                    assert_eq!(side, part);
                    assert!(bridge.side_count() <= near.len());
                }
            }
        }
    }

    fn links() -> impl proptest::strategy::Strategy<Value = Vec<(u32, u32)>> {
        proptest::collection::vec((0u32..16, 0u32..16), 0..24)
    }

    #[test]
    fn a_long_way_is_walked_without_recursion() {
        let count = 100_000;
        let links: Vec<(u32, u32)> = (1..count).map(|node| (node - 1, node)).collect();
        let found = CutPoints::of(&Contacts::new(count as usize, &links));
        assert_eq!((found.points.len(), found.bridges.len()), (99_998, 99_999));
        let middle = found.points.iter().map(CutPoint::cut_off_count).max();
        assert_eq!(middle, Some(49_999));
    }

    #[test]
    fn who_holds_a_star_together_cuts_off_all_but_one() {
        let links: Vec<(u32, u32)> = (1..20_000).map(|node| (0, node)).collect();
        let found = CutPoints::of(&Contacts::new(20_000, &links));
        assert_eq!(found.points.iter().map(|point| point.node).collect::<Vec<_>>(), [0]);
        assert_eq!(found.points[0].cut_off_count(), 19_998);
    }
}
