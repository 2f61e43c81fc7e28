//! How one gets from one node to another: over few steps, and rather through small circles than through large ones,
//! since two members of a large forum may never have met.

use domain::network::{LinkKind, NetworkSnapshot, NodeKind};

use crate::graph::Graph;

/// What a step costs, and what comes on top.
const STEP: u32 = 12;
/// To belong to the same region is hardly a reason to know each other.
const BELONGING: u32 = 6;
/// The way through a region, to which everybody belongs.
const THROUGH_REGION: u32 = 24;
/// A circle of so many costs as much as half a step.
const LARGE_CIRCLE: usize = 60;
/// A way around may cost this many times as much as the best, plus a step.
const LONGEST_DETOUR: u32 = 2;

/// A step along a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it leads.
    pub node: u32,
    /// Why the two are linked.
    pub kind: LinkKind,
    /// Whether the link starts where the step does.
    pub is_outgoing: bool,
}

/// Up to `most` paths from one node to another, the best first; they share no node but the two ends.
///
/// Empty if there is none, or if the two are the same. Equal networks give equal paths.
#[must_use]
pub fn paths(snapshot: &NetworkSnapshot, graph: &Graph, from: u32, to: u32, most: usize) -> Vec<Vec<Step>> {
    paths_avoiding(snapshot, graph, [from, to], &[], most)
}

/// The same between two ends over none of these nodes; ends are not avoided.
#[must_use]
pub fn paths_avoiding(
    snapshot: &NetworkSnapshot,
    graph: &Graph,
    [from, to]: [u32; 2],
    avoided: &[u32],
    most: usize,
) -> Vec<Vec<Step>> {
    let mut is_used = vec![false; graph.node_count()];
    for &node in avoided {
        if let Some(is_used) = is_used.get_mut(node as usize) {
            *is_used = true;
        }
    }
    let mut found: Vec<Vec<Step>> = Vec::new();
    let mut longest = u32::MAX;
    while found.len() < most {
        let search = Search { snapshot, graph, ends: [from, to], is_used: &is_used };
        let Some((cost, path)) = search.best_path(found.is_empty()) else {
            break;
        };
        if cost > longest {
            break;
        }
        if found.is_empty() {
            longest = cost * LONGEST_DETOUR + STEP;
        }
        for step in path.iter().filter(|step| step.node != to) {
            is_used[step.node as usize] = true;
        }
        found.push(path);
    }
    found
}

/// What a path is looked for in.
struct Search<'a> {
    snapshot: &'a NetworkSnapshot,
    graph: &'a Graph,
    ends: [u32; 2],
    /// Nodes that the path does not lead over.
    is_used: &'a [bool],
}

/// What is known from one end.
struct Side {
    /// What it costs to get from the end to each node, without passing that node itself.
    costs: Vec<u32>,
    /// The node before, and the link from there.
    before: Vec<(u32, u32)>,
    open: Open,
}

impl Side {
    fn new(count: usize, end: u32) -> Self {
        let mut side = Self { costs: vec![u32::MAX; count], before: vec![(0, 0); count], open: Open::new() };
        side.costs[end as usize] = 0;
        side.open.push(0, end);
        side
    }
}

impl Search<'_> {
    /// Dijkstra's algorithm from both ends at once, so that it looks around each of them only half the way. A direct link
    /// is only taken if it is asked for: it leaves no node to avoid.
    fn best_path(&self, may_be_direct: bool) -> Option<(u32, Vec<Step>)> {
        let (count, [from, to]) = (self.graph.node_count(), self.ends);
        if from == to || from as usize >= count || to as usize >= count {
            return None;
        }
        let mut sides = self.ends.map(|end| Side::new(count, end));
        let mut best: Option<(u32, u32)> = None;
        while let [Some(one), Some(other)] = sides.each_mut().map(|side| side.open.cheapest()) {
            // What has not met by now costs no less.
            if best.is_some_and(|(cost, _)| one + other >= cost) {
                break;
            }
            let turn = usize::from(sides[1].open.count < sides[0].open.count);
            self.look_around(&mut sides, turn, may_be_direct, &mut best);
        }
        best.map(|(cost, meeting)| (cost, self.walk(&sides, meeting)))
    }

    /// Looks at the neighbours of the cheapest node of one side, and notes where the best path so far meets the other.
    fn look_around(
        &self,
        sides: &mut [Side; 2],
        turn: usize,
        may_be_direct: bool,
        best: &mut Option<(u32, u32)>,
    ) {
        let [near, far] = [self.ends[turn], self.ends[1 - turn]];
        let Some((cost, node)) = sides[turn].open.pop() else { return };
        if cost > sides[turn].costs[node as usize] || node == far {
            return;
        }
        let passing = if node == near { 0 } else { self.cost_of_passing(node) };
        for next in self.graph.neighbours(node) {
            let is_direct = node == near && next.node == far;
            if (self.is_used[next.node as usize] && next.node != far) || (is_direct && !may_be_direct) {
                continue;
            }
            let link = &self.snapshot.links[next.link as usize];
            let belonging = if link.kind == LinkKind::Belongs { BELONGING } else { 0 };
            let total = cost + passing + STEP + belonging;
            let side = &mut sides[turn];
            if total >= side.costs[next.node as usize] {
                continue;
            }
            side.costs[next.node as usize] = total;
            side.before[next.node as usize] = (node, next.link);
            side.open.push(total, next.node);
            let rest = sides[1 - turn].costs[next.node as usize];
            if rest != u32::MAX {
                let passing = if next.node == far { 0 } else { self.cost_of_passing(next.node) };
                let whole = total + passing + rest;
                if best.is_none_or(|(cost, _)| whole < cost) {
                    *best = Some((whole, next.node));
                }
            }
        }
    }

    fn cost_of_passing(&self, node: u32) -> u32 {
        let circle = self.graph.degree(node).min(LARGE_CIRCLE) as u32 * STEP / (2 * LARGE_CIRCLE as u32);
        let region = self.snapshot.nodes[node as usize].kind == NodeKind::Region;
        circle + if region { THROUGH_REGION } else { 0 }
    }

    /// The steps from the first end over the node where both sides have met to the other.
    fn walk(&self, sides: &[Side; 2], meeting: u32) -> Vec<Step> {
        let step = |begin: u32, node: u32, link: u32| {
            let link = &self.snapshot.links[link as usize];
            Step { node, kind: link.kind, is_outgoing: link.source == begin }
        };
        let mut path = Vec::new();
        let mut node = meeting;
        while node != self.ends[0] {
            let (before, link) = sides[0].before[node as usize];
            path.push(step(before, node, link));
            node = before;
        }
        path.reverse();
        node = meeting;
        while node != self.ends[1] {
            let (after, link) = sides[1].before[node as usize];
            path.push(step(node, after, link));
            node = after;
        }
        path
    }
}

/// More than any step costs.
const DEAREST: usize = 64;
const _: () = assert!(STEP + BELONGING + THROUGH_REGION + STEP / 2 < DEAREST as u32);

/// The nodes yet to be looked at, by what it costs to reach them. As no step costs more than [`DEAREST`], few costs are
/// open at a time, and each has a list of its own.
struct Open {
    lists: [Vec<u32>; DEAREST],
    cost: usize,
    count: usize,
}

impl Open {
    fn new() -> Self {
        Self { lists: [const { Vec::new() }; DEAREST], cost: 0, count: 0 }
    }

    /// Costs no less than the last that was taken.
    fn push(&mut self, cost: u32, node: u32) {
        self.lists[cost as usize % DEAREST].push(node);
        self.count += 1;
    }

    /// What the cheapest costs.
    fn cheapest(&mut self) -> Option<u32> {
        if self.count == 0 {
            return None;
        }
        while self.lists[self.cost % DEAREST].is_empty() {
            self.cost += 1;
        }
        Some(self.cost as u32)
    }

    /// The cheapest; of equally cheap ones, the last.
    fn pop(&mut self) -> Option<(u32, u32)> {
        let cost = self.cheapest()?;
        let node = self.lists[self.cost % DEAREST].pop()?;
        self.count -= 1;
        Some((cost, node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::network_of;

    const REGION: NodeKind = NodeKind::Region;
    const COMMITTEE: NodeKind = NodeKind::Committee;
    const PERSON: NodeKind = NodeKind::Person;

    fn nodes(path: &[Step]) -> Vec<u32> {
        path.iter().map(|step| step.node).collect()
    }

    #[test]
    fn a_path_names_the_reason_of_each_step() {
        let snapshot = network_of(
            &[PERSON, COMMITTEE, PERSON],
            &[(0, 1, LinkKind::Membership), (2, 1, LinkKind::Chair)],
        );
        let found = paths(&snapshot, &Graph::of(&snapshot), 0, 2, 3);
        assert_eq!(
            found,
            [vec![
                Step { node: 1, kind: LinkKind::Membership, is_outgoing: true },
                Step { node: 2, kind: LinkKind::Chair, is_outgoing: false },
            ]]
        );
    }

    #[test]
    fn people_are_a_better_way_than_the_region_they_belong_to() {
        let kinds = [PERSON, REGION, PERSON, COMMITTEE, PERSON, COMMITTEE];
        let snapshot = network_of(
            &kinds,
            &[
                (0, 1, LinkKind::Belongs),
                (2, 1, LinkKind::Belongs),
                (0, 3, LinkKind::Membership),
                (4, 3, LinkKind::Membership),
                (4, 5, LinkKind::Membership),
                (2, 5, LinkKind::Membership),
            ],
        );
        let found = paths(&snapshot, &Graph::of(&snapshot), 0, 2, 3);
        assert_eq!(found.iter().map(|path| nodes(path)).collect::<Vec<_>>(), [vec![3, 4, 5, 2], vec![1, 2]]);
    }

    #[test]
    fn a_small_circle_is_preferred_to_a_large_one() {
        let mut kinds = vec![PERSON, PERSON, COMMITTEE, COMMITTEE];
        let mut links = vec![
            (0, 2, LinkKind::Membership),
            (1, 2, LinkKind::Membership),
            (0, 3, LinkKind::Membership),
            (1, 3, LinkKind::Membership),
        ];
        for member in 4..50 {
            kinds.push(PERSON);
            links.push((member, 2, LinkKind::Membership));
        }
        let snapshot = network_of(&kinds, &links);
        let found = paths(&snapshot, &Graph::of(&snapshot), 0, 1, 3);
        assert_eq!(found.iter().map(|path| nodes(path)).collect::<Vec<_>>(), [vec![3, 1], vec![2, 1]]);
    }

    #[test]
    fn neighbours_are_told_apart_from_the_ways_around() {
        let snapshot = network_of(
            &[PERSON, PERSON, COMMITTEE],
            &[(0, 1, LinkKind::Relation), (0, 2, LinkKind::Membership), (1, 2, LinkKind::Membership)],
        );
        let found = paths(&snapshot, &Graph::of(&snapshot), 0, 1, 3);
        assert_eq!(found.iter().map(|path| nodes(path)).collect::<Vec<_>>(), [vec![1], vec![2, 1]]);
    }

    #[test]
    fn where_there_is_no_path_there_is_none() {
        let snapshot = network_of(&[PERSON, PERSON, PERSON], &[(0, 1, LinkKind::Relation)]);
        let graph = Graph::of(&snapshot);
        for (from, to) in [(0, 2), (1, 1), (0, 9), (9, 0)] {
            assert!(paths(&snapshot, &graph, from, to, 3).is_empty(), "{from} to {to}");
        }
    }

    #[test]
    fn a_path_leads_over_nobody_who_is_avoided() {
        let mut links: Vec<_> =
            (1..4).flat_map(|way| [(0, way, LinkKind::Relation), (way, 4, LinkKind::Relation)]).collect();
        links.push((3, 2, LinkKind::Relation));
        let snapshot = network_of(&[PERSON; 5], &links);
        let graph = Graph::of(&snapshot);
        let over = |avoided: &[u32]| -> Vec<u32> {
            let found = paths_avoiding(&snapshot, &graph, [0, 4], avoided, 3);
            let mut over: Vec<u32> = found.iter().map(|path| path[0].node).collect();
            over.sort_unstable();
            over
        };
        assert_eq!(over(&[]), [1, 2, 3]);
        assert_eq!(over(&[2, 99]), [1, 3]);
        assert_eq!(over(&[0, 4, 1, 3]), [2]);
        assert!(over(&[1, 2, 3]).is_empty());
    }

    /// What a path costs, if each of its steps follows a link of that kind.
    fn cost_of(search: &Search<'_>, path: &[Step]) -> u32 {
        let mut at = search.ends[0];
        let mut cost = 0;
        for step in path {
            let is_meant = |link: &domain::network::Link| {
                let ends = if step.is_outgoing { (at, step.node) } else { (step.node, at) };
                (link.source, link.target) == ends && link.kind == step.kind
            };
            assert!(search.snapshot.links.iter().any(is_meant), "there is no link for {step:?}");
            cost += STEP + if step.kind == LinkKind::Belongs { BELONGING } else { 0 };
            cost += if step.node == search.ends[1] { 0 } else { search.cost_of_passing(step.node) };
            at = step.node;
        }
        assert_eq!(at, search.ends[1]);
        cost
    }

    /// The cost of the best path, by trying all.
    fn by_hand(search: &Search<'_>, at: u32, seen: &mut Vec<u32>, may_be_direct: bool) -> Option<u32> {
        let [from, to] = search.ends;
        if at == to {
            return Some(0);
        }
        seen.push(at);
        let mut best = None;
        for next in search.graph.neighbours(at) {
            let is_direct = at == from && next.node == to;
            let is_closed = search.is_used[next.node as usize] && next.node != to;
            if seen.contains(&next.node) || is_closed || (is_direct && !may_be_direct) {
                continue;
            }
            let belongs = search.snapshot.links[next.link as usize].kind == LinkKind::Belongs;
            let step = STEP + if belongs { BELONGING } else { 0 };
            let passing = if next.node == to { 0 } else { search.cost_of_passing(next.node) };
            if let Some(rest) = by_hand(search, next.node, seen, may_be_direct) {
                let whole = step + passing + rest;
                best = Some(best.map_or(whole, |best: u32| best.min(whole)));
            }
        }
        seen.pop();
        best
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

        #[test]
        fn no_path_is_better_than_the_one_that_is_found(
            kinds in proptest::collection::vec(0usize..5, 2..8),
            links in proptest::collection::vec((0u32..8, 0u32..8, 0usize..6), 0..16),
            used in proptest::collection::vec(proptest::bool::weighted(0.15), 8),
            may_be_direct: bool,
        ) {
            let kinds: Vec<NodeKind> = kinds.into_iter().map(|kind| NodeKind::ALL[kind]).collect();
            let links: Vec<_> = links.into_iter().map(|(a, b, kind)| (a, b, LinkKind::ALL[kind])).collect();
            let snapshot = network_of(&kinds, &links);
            let graph = Graph::of(&snapshot);
            let search = Search { snapshot: &snapshot, graph: &graph, ends: [0, 1], is_used: &used };
            let found = search.best_path(may_be_direct);
            let expected = by_hand(&search, 0, &mut Vec::new(), may_be_direct);
            assert_eq!(found.as_ref().map(|(cost, _)| *cost), expected);
            if let Some((cost, path)) = found {
                assert_eq!(cost_of(&search, &path), cost);
                let between = &path[..path.len() - 1];
                assert!(between.iter().all(|step| !used[step.node as usize]));
            }
        }
    }
}
