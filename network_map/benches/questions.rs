//! What the map is asked, and how long an answer takes: CPU time, the best of several runs, on one thread.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use domain::directory::Level;
use domain::network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind};
use network_map::filter::MapFilter;
use network_map::graph::Graph;
use network_map::names::Names;
use network_map::overlaps::overlaps;
use network_map::paths::paths;
use network_map::scene::Scene;
use network_map::wire;
use uuid::Uuid;

const RUNS: usize = 9;
/// Members of the fewest that are an overlap, as on the page.
const LEAST_SHARED: usize = 2;
/// Most ways from one node to another, as on the page.
const WAYS: usize = 3;
const SUGGESTIONS: usize = 8;

#[expect(clippy::print_stdout, reason = "a benchmark talks to its user")]
fn main() {
    println!("{:<34} {:>9} {:>9} {:>9}", "CPU in ms", "S", "M", "L");
    let networks = [1_000, 10_000, 100_000].map(made);
    for (question, answer) in QUESTIONS {
        let [s, m, l] = networks.each_ref().map(|network| best(|| answer(network)).as_secs_f64() * 1_000.0);
        println!("{question:<34} {s:>9.2} {m:>9.2} {l:>9.2}");
    }
}

type Question = (&'static str, fn(&Made) -> usize);

const QUESTIONS: [Question; 9] = [
    ("write for the wire", |made| wire::encode(&made.network).len()),
    ("read from the wire", |made| wire::decode(&made.wire).map_or(0, |network| network.nodes.len())),
    ("who is linked with whom", |made| Graph::of(&made.network).node_count()),
    ("make the scene", |made| Scene::new(made.network.clone(), MapFilter::default()).snapshot().nodes.len()),
    ("filter, with the legend's numbers", |made| {
        let filter = MapFilter { kinds: vec![NodeKind::Person], fields: 0b11, ..MapFilter::default() };
        filter.counts(&made.network).shown + filter.visible(&made.network).len()
    }),
    ("paths between far nodes", |made| {
        let last = made.network.nodes.len() as u32 - 1;
        paths(&made.network, &made.graph, 40, last, WAYS).len()
    }),
    ("make names ready for the search", |made| Names::of(&made.network).find(&[], "", 0).len()),
    ("a key in the search", |made| made.names.find(&made.visible, "pfl", SUGGESTIONS).len()),
    ("double structures", |made| overlaps(&made.network, |_| true, LEAST_SHARED, 1).len()),
];

fn best(mut work: impl FnMut() -> usize) -> Duration {
    let run = |_| {
        let start = ThreadTime::now();
        black_box(work());
        start.elapsed()
    };
    (0..RUNS).map(run).min().unwrap_or_default()
}

/// A network with what a page keeps beside it.
struct Made {
    network: NetworkSnapshot,
    graph: Graph,
    names: Names,
    visible: Vec<bool>,
    wire: Vec<u8>,
}

/// About `count` nodes with three links each: regions with committees of thirty, people who sit mostly in their own
/// region, and a few who sit anywhere.
fn made(count: usize) -> Made {
    let mut random = Random(7);
    let region_count = (count / 250).clamp(4, 400);
    let names =
        ["Klinikum", "Pflegestützpunkt", "Beratung", "Ärztenetz", "Gesundheitsamt", "Apotheke", "Hospiz"];
    let node = |index: usize| {
        let home = index % region_count;
        let kind = match index / region_count {
            0 => NodeKind::Region,
            1..=8 => NodeKind::Committee,
            step if step % 3 == 0 => NodeKind::Organisation,
            _ => NodeKind::Person,
        };
        Node {
            id: Uuid::from_u128(index as u128),
            kind,
            label: format!("{} {} {home}", names[index % names.len()], index / region_count),
            level: (kind != NodeKind::Person).then_some(Level::Region),
            region: Some(home as u16),
            fields: 1 << (index % 12),
            position: [(home % 20) as f32 * 90.0 + (index % 83) as f32, (index % 4_001) as f32 * 0.5],
        }
    };
    let nodes: Vec<Node> = (0..count).map(node).collect();
    let mut links = Vec::new();
    for (index, node) in nodes.iter().enumerate().skip(region_count) {
        let home = index % region_count;
        if node.kind != NodeKind::Person {
            links.push(Link { source: index as u32, target: home as u32, kind: LinkKind::Belongs });
        }
        while links.len() < 3 * index {
            let near = if random.below(10) == 0 { random.below(region_count) } else { home };
            let committee = region_count * (1 + random.below(8)) + near;
            links.push(Link { source: index as u32, target: committee as u32, kind: LinkKind::Membership });
        }
    }
    let regions = (0..region_count).map(|home| format!("Gesundheitsregion {home}")).collect();
    let fields = (0..12).map(|field| format!("Handlungsfeld {field}")).collect();
    let network = NetworkSnapshot { nodes, links, regions, fields };
    Made {
        graph: Graph::of(&network),
        names: Names::of(&network),
        visible: vec![true; count],
        wire: wire::encode(&network),
        network,
    }
}

/// A linear congruential generator: the same network each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
