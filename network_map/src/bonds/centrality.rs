//! Who stands between the others, and who is near to them.

use super::contacts::Contacts;
use crate::layout::random::Random;

/// Up to so many nodes, the ways from each of them are counted.
const ALL_SOURCES: usize = 10_000;

/// For larger networks: so many steps along links in all, which is seconds, and never fewer than so many sources.
const EFFORT: usize = 500_000_000;
const LEAST_SOURCES: usize = 64;

/// So many steps along links are done before a page is shown: some hundredths of a second.
const EFFORT_AT_ONCE: usize = 20_000_000;

/// The sources are divided among so many threads; always as many, so that the sums are the same on every machine.
const THREADS: usize = 4;

/// The error is twice the standard error: of twenty figures, nineteen are nearer to the truth.
const STANDARD_ERRORS: f64 = 2.0;

/// Chooses the sources; always the same, so that the same network has the same figures.
const SEED: u64 = 11;

/// The figures of each node, in the order of the graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Centrality {
    /// The share of all pairs of *other* nodes that a shortest way through this one links, from 0 to 1. If there are
    /// several shortest ways, each counts in part.
    pub betweenness: Vec<f64>,
    /// How far off the betweenness may be; 0 if it is exact.
    pub error: Vec<f64>,
    /// The mean of 1 / steps to each other node, where no way at all counts 0: 1 if all are direct contacts.
    pub closeness: Vec<f64>,
    /// From how many nodes the ways were counted; all of them, or a sample.
    pub sources: usize,
}

impl Centrality {
    /// The figures of a graph: exact up to 10,000 nodes, from a sample above.
    #[must_use]
    pub fn of(contacts: &Contacts) -> Self {
        let count = contacts.node_count();
        let sources = if count <= ALL_SOURCES {
            count
        } else {
            (EFFORT / (count + 2 * contacts.link_count())).clamp(LEAST_SOURCES, count)
        };
        Self::from_sources(contacts, sources)
    }

    /// The figures with no more effort than the page can wait for: exact for small networks, from a sample for others.
    #[must_use]
    pub fn at_once(contacts: &Contacts) -> Self {
        let count = contacts.node_count();
        let sources = EFFORT_AT_ONCE / (count + 2 * contacts.link_count()).max(1);
        Self::from_sources(contacts, sources.max(LEAST_SOURCES).min(count))
    }

    /// The figures from the ways that begin at `sources` nodes chosen by chance.
    ///
    /// Brandes' algorithm: with σ(v) shortest ways from the source to v, the dependency of the source on v is
    /// σ(v) g(v) − 1, where g(v) = 1 / σ(v) + Σ g(w) over the next nodes w on these ways.
    fn from_sources(contacts: &Contacts, sources: usize) -> Self {
        let count = contacts.node_count();
        let mut order: Vec<u32> = (0..count as u32).collect();
        if sources < count {
            Random::new(SEED).shuffle(&mut order);
        }
        let sums = sum_up(contacts, &order[..sources]);
        let others = count.saturating_sub(1) as f64;
        let pairs = (others * (others - 1.0)).max(1.0);
        let sample = sources as f64;
        let scale = count as f64 / sample.max(1.0);
        // Sources are drawn without replacement: none is left out, no error.
        let missing = 1.0 - sample / count.max(1) as f64;
        let error = |sums: &Sums| {
            let variance = (sums.squares - sums.between * sums.between / sample).max(0.0) / (sample - 1.0);
            STANDARD_ERRORS * count as f64 * (variance / sample * missing).sqrt() / pairs
        };
        Self {
            betweenness: sums.iter().map(|sums| sums.between * scale / pairs).collect(),
            error: sums.iter().map(|sums| if sources < count { error(sums) } else { 0.0 }).collect(),
            closeness: sums.iter().map(|sums| sums.near * scale / others.max(1.0)).collect(),
            sources,
        }
    }

    /// Whether the ways from all nodes were counted.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.sources == self.betweenness.len()
    }
}

/// What is summed up for a node over all sources.
#[derive(Clone, Copy, Default)]
struct Sums {
    between: f64,
    squares: f64,
    near: f64,
}

fn sum_up(contacts: &Contacts, sources: &[u32]) -> Vec<Sums> {
    let sum_up_share = |share: &[u32]| {
        let mut sums = vec![Sums::default(); contacts.node_count()];
        let mut ways = Ways::new(contacts.node_count());
        for &source in share {
            ways.find(contacts, source);
            ways.add_to(&mut sums);
        }
        sums
    };
    let mut total = vec![Sums::default(); contacts.node_count()];
    let shares = sources.chunks(sources.len().div_ceil(THREADS).max(1)).collect::<Vec<_>>();
    for sums in of_each(&shares, &sum_up_share) {
        for (total, sums) in total.iter_mut().zip(sums) {
            total.between += sums.between;
            total.squares += sums.squares;
            total.near += sums.near;
        }
    }
    total
}

/// The sums of each share, in their order.
#[cfg(not(target_arch = "wasm32"))]
fn of_each(shares: &[&[u32]], sum_up: &(dyn Fn(&[u32]) -> Vec<Sums> + Sync)) -> Vec<Vec<Sums>> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = shares.iter().map(|share| scope.spawn(move || sum_up(share))).collect();
        let sums = threads.into_iter().map(|thread| thread.join().expect("adding numbers does not panic"));
        sums.collect()
    })
}

/// The same in a browser, which has one thread.
#[cfg(target_arch = "wasm32")]
fn of_each(shares: &[&[u32]], sum_up: &dyn Fn(&[u32]) -> Vec<Sums>) -> Vec<Vec<Sums>> {
    shares.iter().map(|share| sum_up(share)).collect()
}

/// The shortest ways from one source; memory that is used again for each.
struct Ways {
    /// Nodes in the order in which they are reached, and for each where its next nodes begin in `next`.
    reached: Vec<(u32, u32)>,
    /// The next nodes on shortest ways.
    next: Vec<u32>,
    steps: Vec<u32>,
    /// σ, and on the way back g.
    number: Vec<f64>,
    back: Vec<f64>,
}

const NOT_REACHED: u32 = u32::MAX;

impl Ways {
    fn new(count: usize) -> Self {
        Self {
            reached: Vec::with_capacity(count),
            next: Vec::new(),
            steps: vec![NOT_REACHED; count],
            number: vec![0.0; count],
            back: vec![0.0; count],
        }
    }

    /// Finds all shortest ways from `source`, the nearest nodes first.
    fn find(&mut self, contacts: &Contacts, source: u32) {
        self.steps.fill(NOT_REACHED);
        self.reached.clear();
        self.next.clear();
        self.steps[source as usize] = 0;
        self.number[source as usize] = 1.0;
        self.reached.push((source, 0));
        let mut place = 0;
        while let Some((node, begin)) = self.reached.get_mut(place) {
            let node = *node;
            *begin = self.next.len() as u32;
            let (further, number) = (self.steps[node as usize] + 1, self.number[node as usize]);
            for &other in contacts.of_node(node) {
                let index = other as usize;
                if self.steps[index] == NOT_REACHED {
                    self.steps[index] = further;
                    self.number[index] = number;
                    self.reached.push((other, 0));
                    self.next.push(other);
                } else if self.steps[index] == further {
                    self.number[index] += number;
                    self.next.push(other);
                }
            }
            place += 1;
        }
    }

    /// Adds what the source depends on each node, the farthest first.
    fn add_to(&mut self, sums: &mut [Sums]) {
        let mut end = self.next.len();
        for &(node, begin) in self.reached[1..].iter().rev() {
            let index = node as usize;
            let beyond = &self.next[begin as usize..end];
            end = begin as usize;
            let number = self.number[index];
            self.back[index] =
                1.0 / number + beyond.iter().map(|&next| self.back[next as usize]).sum::<f64>();
            let dependency = number * self.back[index] - 1.0;
            let sums = &mut sums[index];
            sums.between += dependency;
            sums.squares += dependency * dependency;
            sums.near += 1.0 / f64::from(self.steps[index]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    /// Counts the shortest ways between each pair one by one.
    fn by_hand(contacts: &Contacts) -> (Vec<f64>, Vec<f64>) {
        let count = contacts.node_count();
        let (mut betweenness, mut closeness) = (vec![0.0; count], vec![0.0; count]);
        for from in 0..count as u32 {
            let steps = contacts.steps_from(from, u32::MAX);
            for to in (0..count as u32).filter(|&to| to != from) {
                let Some(length) = steps[to as usize] else { continue };
                closeness[from as usize] += 1.0 / f64::from(length) / (count - 1) as f64;
                let ways = ways_between(contacts, from, to, length);
                for &node in ways.iter().flatten().filter(|&&node| node != from && node != to) {
                    let pairs = (count - 1) * (count - 2);
                    betweenness[node as usize] += 1.0 / ways.len() as f64 / pairs as f64;
                }
            }
        }
        (betweenness, closeness)
    }

    /// All ways of so many steps.
    fn ways_between(contacts: &Contacts, from: u32, to: u32, steps: u32) -> Vec<Vec<u32>> {
        if steps == 0 {
            return if from == to { vec![vec![to]] } else { Vec::new() };
        }
        let next = contacts.of_node(from).iter();
        let rest = next.flat_map(|&next| ways_between(contacts, next, to, steps - 1));
        rest.map(|way| [vec![from], way].concat()).collect()
    }

    proptest::proptest! {
        #[test]
        fn the_figures_are_those_of_a_count_by_hand(
            count in 0usize..9,
            links in proptest::collection::vec((0u32..9, 0u32..9), 0..16),
        ) {
            let contacts = Contacts::new(count, &links);
            let (betweenness, closeness) = by_hand(&contacts);
            let found = Centrality::of(&contacts);
            assert!(found.is_exact() && found.error.iter().all(|&error| error == 0.0));
            assert!(near(&found.betweenness, &betweenness), "{:?} is not {betweenness:?}", found.betweenness);
            assert!(near(&found.closeness, &closeness), "{:?} is not {closeness:?}", found.closeness);
        }
    }

    #[test]
    fn all_ways_of_a_star_lead_through_its_middle() {
        let links: Vec<(u32, u32)> = (1..2_000).map(|node| (0, node)).collect();
        let found = Centrality::of(&Contacts::new(2_000, &links));
        assert!((found.betweenness[0] - 1.0).abs() < 1e-9 && (found.closeness[0] - 1.0).abs() < 1e-9);
        assert!(found.betweenness[1..].iter().all(|&share| share == 0.0));
    }

    #[test]
    fn a_sample_is_as_near_to_the_truth_as_it_says() {
        let snapshot = crate::sample::state_network();
        let contacts = Contacts::of(&snapshot, &vec![true; snapshot.nodes.len()]);
        let exact = Centrality::of(&contacts);
        let sample = Centrality::from_sources(&contacts, contacts.node_count() / 4);
        assert!(exact.is_exact() && !sample.is_exact());
        let within = (0..contacts.node_count())
            .filter(|&node| (sample.betweenness[node] - exact.betweenness[node]).abs() <= sample.error[node])
            .count();
        assert!(within * 100 >= contacts.node_count() * 85, "{within} of {}", contacts.node_count());
        assert!(sample.error.iter().all(|error| error.is_finite()));
        assert_eq!(sample, Centrality::from_sources(&contacts, contacts.node_count() / 4));
        let most = |figures: &[f64]| (0..figures.len()).max_by(|&a, &b| figures[a].total_cmp(&figures[b]));
        assert_eq!(most(&sample.betweenness), most(&exact.betweenness));
    }

    #[test]
    fn what_is_shown_at_once_is_exact_for_a_small_network_and_a_sample_of_a_large_one() {
        let snapshot = crate::sample::state_network();
        let contacts = Contacts::of(&snapshot, &vec![true; snapshot.nodes.len()]);
        assert_eq!(Centrality::at_once(&contacts), Centrality::of(&contacts));
        let star: Vec<(u32, u32)> = (1..20_000).map(|node| (0, node)).collect();
        let found = Centrality::at_once(&Contacts::new(20_000, &star));
        assert!(!found.is_exact() && found.sources >= LEAST_SOURCES);
        assert!(found.betweenness[0] > 0.9 && found.betweenness[1..].iter().all(|&share| share == 0.0));
    }

    #[test]
    fn odd_networks_have_figures_too() {
        for count in [0, 1, 2, 3] {
            let found = Centrality::of(&Contacts::new(count, &[(0, 1)]));
            assert_eq!(found, Centrality::at_once(&Contacts::new(count, &[(0, 1)])));
            let all = found.betweenness.iter().chain(&found.closeness).chain(&found.error);
            assert!(all.copied().all(|figure| (0.0..=1.0).contains(&figure)), "{found:?}");
        }
    }
}
