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
    let mut is_used = vec![false; graph.node_count()];
    let mut found: Vec<Vec<Step>> = Vec::new();
    let mut longest = u32::MAX;
    while found.len() < most {
        let Some((cost, path)) = best_path(snapshot, graph, from, to, &is_used, found.is_empty()) else {
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

/// Dijkstra's algorithm. A direct link is only taken if it is asked for: it leaves no node to avoid.
fn best_path(
    snapshot: &NetworkSnapshot,
    graph: &Graph,
    from: u32,
    to: u32,
    is_used: &[bool],
    may_be_direct: bool,
) -> Option<(u32, Vec<Step>)> {
    let count = graph.node_count();
    if from == to || from as usize >= count || to as usize >= count {
        return None;
    }
    let mut costs = vec![u32::MAX; count];
    let mut steps: Vec<Option<(u32, Step)>> = vec![None; count];
    let mut open = Open::new();
    open.push(0, from);
    costs[from as usize] = 0;
    while let Some((cost, node)) = open.pop() {
        if node == to {
            return Some((cost, walk_back(&steps, from, to)));
        }
        if cost > costs[node as usize] {
            continue;
        }
        let passing = if node == from { 0 } else { cost_of_passing(snapshot, graph, node) };
        for next in graph.neighbours(node) {
            let is_direct = node == from && next.node == to;
            if (is_used[next.node as usize] && next.node != to) || (is_direct && !may_be_direct) {
                continue;
            }
            let link = &snapshot.links[next.link as usize];
            let belonging = if link.kind == LinkKind::Belongs { BELONGING } else { 0 };
            let total = cost + passing + STEP + belonging;
            if total < costs[next.node as usize] {
                costs[next.node as usize] = total;
                let step = Step { node: next.node, kind: link.kind, is_outgoing: link.source == node };
                steps[next.node as usize] = Some((node, step));
                open.push(total, next.node);
            }
        }
    }
    None
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

    /// The cheapest; of equally cheap ones, the last.
    fn pop(&mut self) -> Option<(u32, u32)> {
        self.count = self.count.checked_sub(1)?;
        loop {
            match self.lists[self.cost % DEAREST].pop() {
                Some(node) => return Some((self.cost as u32, node)),
                None => self.cost += 1,
            }
        }
    }
}

fn cost_of_passing(snapshot: &NetworkSnapshot, graph: &Graph, node: u32) -> u32 {
    let circle = graph.degree(node).min(LARGE_CIRCLE) as u32 * STEP / (2 * LARGE_CIRCLE as u32);
    let region = snapshot.nodes[node as usize].kind == NodeKind::Region;
    circle + if region { THROUGH_REGION } else { 0 }
}

fn walk_back(steps: &[Option<(u32, Step)>], from: u32, to: u32) -> Vec<Step> {
    let mut path = Vec::new();
    let mut node = to;
    while node != from
        && let Some((before, step)) = steps[node as usize]
    {
        path.push(step);
        node = before;
    }
    path.reverse();
    path
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
}
