//! Works out who holds a network together, and says so in rows.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    network::{NetworkSnapshot, NodeKind},
    search::fold,
};
use network_map::bonds::{
    centrality::Centrality,
    communities::Communities,
    contacts::Contacts,
    cut_points::{Bridge, CutPoint, CutPoints},
};

use super::{
    BondsReading, BridgeRow, CommunityRow, ConnectedRow, CutPointRow, GoBetween, Listed, Loss, Numbers,
    Without,
};
use crate::network::{
    query::MapQuery,
    reading::{NodeRow, row},
};

/// Most rows of each list.
const ROWS: usize = 8;
/// Most names of those who lose contact.
const LOST_NAMES: usize = 4;
/// Most names of regions in which somebody has contacts.
const REGION_NAMES: usize = 3;
/// Most names of those who have no contact.
const ISOLATED_NAMES: usize = 60;
/// Most members named as the way out of a community.
const WAYS_OUT: usize = 3;
/// Of so many that cut off the most, the gravest are looked for.
const LOOKED_AT: usize = 200;
/// The best linked contacts between which a detour is looked for.
const ENDS: usize = 6;
/// A region of fewer is not lost as a region.
const LEAST_OF_REGION: usize = 3;
/// Chooses among equally good communities; always the same.
const SEED: u64 = 1;

/// Surveys what `query` shows of a network; takes seconds if it is large.
pub(super) fn survey(network: &NetworkSnapshot, query: &MapQuery) -> BondsReading {
    let visible = query.filter(&network.fields, &network.regions).visible(network);
    Survey::new(network, &visible).read()
}

struct Survey<'a> {
    network: &'a NetworkSnapshot,
    contacts: Contacts,
    /// How many contacts each node of the network has.
    degrees: Vec<usize>,
    cuts: CutPoints,
    /// For each node of the contacts its part, and of each part how many belong to a region.
    part: Vec<u32>,
    regions: BTreeMap<(u32, u16), usize>,
}

impl<'a> Survey<'a> {
    fn new(network: &'a NetworkSnapshot, visible: &[bool]) -> Self {
        let contacts = Contacts::of(network, visible);
        let mut degrees = vec![0; network.nodes.len()];
        for node in contacts.nodes() {
            degrees[contacts.index(node)] = contacts.of_node(node).len();
        }
        let cuts = CutPoints::of(&contacts);
        let mut part = vec![0; contacts.node_count()];
        let mut regions: BTreeMap<_, usize> = BTreeMap::new();
        for (number, nodes) in (0..).zip(cuts.parts()) {
            for &node in nodes {
                part[node as usize] = number;
                if let Some(region) = network.nodes[contacts.index(node)].region {
                    *regions.entry((number, region)).or_default() += 1;
                }
            }
        }
        Self { network, contacts, degrees, cuts, part, regions }
    }

    fn read(&self) -> BondsReading {
        let centrality = Centrality::of(&self.contacts);
        let is_committee = |&node: &u32| self.kind(node) == NodeKind::Committee;
        let isolated = self.contacts.nodes().filter(|&node| self.degree(node) == 0);
        BondsReading {
            counted: self.numbers(&self.contacts.nodes().collect::<Vec<_>>()),
            contacts: self.contacts.link_count(),
            largest_part: self.cuts.parts().map(<[u32]>::len).max().unwrap_or(0),
            sample: (!centrality.is_exact()).then_some(centrality.sources),
            people: self.go_betweens(&centrality, |node| !is_committee(node)),
            committees: self.go_betweens(&centrality, is_committee),
            cut_points: self.cut_points(),
            bridges: self.bridges(),
            connected: self.connected(&centrality),
            communities: self.communities(),
            isolated: self.named(isolated.collect(), ISOLATED_NAMES),
        }
    }

    fn kind(&self, node: u32) -> NodeKind {
        self.network.nodes[self.contacts.index(node)].kind
    }

    fn region(&self, node: u32) -> Option<u16> {
        self.network.nodes[self.contacts.index(node)].region
    }

    fn name(&self, node: u32) -> &str {
        &self.network.nodes[self.contacts.index(node)].label
    }

    fn degree(&self, node: u32) -> usize {
        self.contacts.of_node(node).len()
    }

    fn row(&self, node: u32) -> NodeRow {
        row(self.network, &self.degrees, self.contacts.index(node))
    }

    /// The nodes by name.
    fn named(&self, mut nodes: Vec<u32>, most: usize) -> Listed<NodeRow> {
        nodes.sort_by_cached_key(|&node| (fold(self.name(node)), node));
        let first = nodes.iter().take(most).map(|&node| self.row(node)).collect();
        Listed { first, total: nodes.len() }
    }

    /// Those of whom `is_wanted` that stand between most others.
    fn go_betweens(&self, centrality: &Centrality, is_wanted: impl Fn(&u32) -> bool) -> Vec<GoBetween> {
        let share = |node: u32| centrality.betweenness[node as usize];
        let mut found: Vec<u32> =
            self.contacts.nodes().filter(is_wanted).filter(|&node| share(node) > 0.0).collect();
        found.sort_by(|&a, &b| share(b).total_cmp(&share(a)).then(a.cmp(&b)));
        let go_between = |&node: &u32| GoBetween {
            row: self.row(node),
            percent: 100.0 * share(node),
            error: 100.0 * centrality.error[node as usize],
            regions: self.regions_around(node),
            without: self.without(node),
        };
        found.iter().take(ROWS).map(go_between).collect()
    }

    /// Where the contacts of a node are.
    fn regions_around(&self, node: u32) -> Listed<String> {
        let regions = self.numbers_by_region(self.contacts.of_node(node));
        let names = regions.iter().filter_map(|(region, _)| self.network.regions.get(usize::from(*region)));
        Listed { first: names.take(REGION_NAMES).cloned().collect(), total: regions.len() }
    }

    /// The gravest that can be said: that committees or regions lose contact, else that ways grow longer, else who else
    /// loses contact.
    fn without(&self, node: u32) -> Without {
        let loss = self.cuts.points.iter().find(|point| point.node == node).map(|point| self.loss_of(point));
        match loss {
            Some(loss) if loss.numbers.committees > 0 || !loss.regions.is_empty() => Without::Loss(loss),
            loss => self.detour(node).or(loss.map(Without::Loss)).unwrap_or(Without::Nothing),
        }
    }

    /// The two of its best linked contacts that would be farthest from each other without it.
    fn detour(&self, node: u32) -> Option<Without> {
        let mut ends = self.contacts.of_node(node).to_vec();
        ends.sort_by_key(|&end| (Reverse(self.degree(end)), end));
        ends.truncate(ENDS);
        let mut farthest = (2, None);
        for (index, &first) in ends.iter().enumerate() {
            let steps = self.contacts.steps_from(first, node);
            for &second in &ends[index + 1..] {
                if let Some(steps) = steps[second as usize].filter(|&steps| steps > farthest.0) {
                    farthest = (steps, Some((first, second)));
                }
            }
        }
        let (steps, ends) = farthest;
        ends.map(|(first, second)| Without::Detour {
            first: self.name(first).to_owned(),
            second: self.name(second).to_owned(),
            steps,
        })
    }

    fn cut_points(&self) -> Listed<CutPointRow> {
        let mut points: Vec<&CutPoint> = self.cuts.points.iter().collect();
        points.sort_by_key(|point| (Reverse(point.cut_off_count()), point.node));
        let rows = points.iter().take(LOOKED_AT);
        let rows = rows.map(|point| CutPointRow { row: self.row(point.node), loss: self.loss_of(point) });
        Listed { first: gravest(rows.collect(), |row| &row.loss), total: points.len() }
    }

    /// Bridges to more than a single node; whoever has only one contact is at the end of one anyway.
    fn bridges(&self) -> Listed<BridgeRow> {
        let bridges = self.cuts.bridges.iter().filter(|bridge| bridge.side_count() > 1);
        let mut bridges: Vec<&Bridge> = bridges.collect();
        bridges.sort_by_key(|bridge| (Reverse(bridge.side_count()), bridge.near, bridge.far));
        let rows = bridges.iter().take(LOOKED_AT).map(|bridge| BridgeRow {
            near: self.row(bridge.near),
            far: self.row(bridge.far),
            loss: self.loss(self.cuts.side(bridge).collect(), None),
        });
        Listed { first: gravest(rows.collect(), |row| &row.loss), total: bridges.len() }
    }

    fn loss_of(&self, point: &CutPoint) -> Loss {
        self.loss(self.cuts.cut_off(point).collect(), Some(point.node))
    }

    /// What it means that `lost` lose contact because of a node that goes.
    fn loss(&self, mut lost: Vec<u32>, gone: Option<u32>) -> Loss {
        let mut regions: BTreeMap<(u32, u16), usize> = BTreeMap::new();
        for &node in lost.iter().chain(&gone) {
            if let Some(region) = self.region(node) {
                *regions.entry((self.part[node as usize], region)).or_default() += 1;
            }
        }
        let is_lost = |&(place, count): &(&(u32, u16), &usize)| {
            *count >= LEAST_OF_REGION && self.regions.get(place) == Some(count)
        };
        let regions = regions.iter().filter(is_lost);
        let regions = regions.filter_map(|(&(_, region), _)| self.network.regions.get(usize::from(region)));
        let is_committee = |node: u32| self.kind(node) == NodeKind::Committee;
        lost.sort_by_cached_key(|&node| {
            (!is_committee(node), Reverse(self.degree(node)), fold(self.name(node)), node)
        });
        Loss {
            regions: regions.cloned().collect(),
            numbers: self.numbers(&lost),
            first: lost.iter().take(LOST_NAMES).map(|&node| self.row(node)).collect(),
        }
    }

    fn numbers(&self, nodes: &[u32]) -> Numbers {
        let count =
            |wanted: &[NodeKind]| nodes.iter().filter(|&&node| wanted.contains(&self.kind(node))).count();
        Numbers {
            committees: count(&[NodeKind::Committee]),
            organisations: count(&[NodeKind::Office, NodeKind::Organisation]),
            people: count(&[NodeKind::Person]),
        }
    }

    fn connected(&self, centrality: &Centrality) -> Vec<ConnectedRow> {
        let mut nodes: Vec<u32> = self.contacts.nodes().filter(|&node| self.degree(node) > 0).collect();
        nodes.sort_by_key(|&node| (Reverse(self.degree(node)), node));
        let connected = |&node: &u32| ConnectedRow {
            row: self.row(node),
            closeness: 100.0 * centrality.closeness[node as usize],
        };
        nodes.iter().take(ROWS).map(connected).collect()
    }

    fn communities(&self) -> Listed<CommunityRow> {
        let found = Communities::of(&self.contacts, SEED);
        let several: Vec<&Vec<u32>> = found.members.iter().filter(|members| members.len() > 1).collect();
        let community = |members: &&Vec<u32>| {
            let own: BTreeSet<u32> = members.iter().copied().collect();
            let outside =
                |node: u32| self.contacts.of_node(node).iter().filter(|other| !own.contains(other)).count();
            let mut outward: Vec<(usize, u32)> =
                members.iter().map(|&node| (outside(node), node)).filter(|(number, _)| *number > 0).collect();
            outward.sort_by_key(|&(number, node)| (Reverse(number), node));
            let out: usize = outward.iter().map(|(number, _)| number).sum();
            let ends: usize = members.iter().map(|&node| self.degree(node)).sum();
            let middle = members.iter().copied().max_by_key(|&node| {
                (self.kind(node) == NodeKind::Committee, self.degree(node), u32::MAX - node)
            });
            // Each contact inside has both ends there.
            let inside = (ends - out) / 2;
            Some(CommunityRow {
                middle: self.row(middle?),
                members: self.numbers(members),
                region: self.region_of(members),
                inside: percent(inside, inside + out),
                outward: outward
                    .iter()
                    .take(WAYS_OUT)
                    .map(|&(number, node)| (self.row(node), number))
                    .collect(),
            })
        };
        Listed { first: several.iter().filter_map(community).take(ROWS).collect(), total: several.len() }
    }

    /// The region of most of the members that are in one, and their share.
    fn region_of(&self, members: &[u32]) -> Option<(String, u32)> {
        let regions = self.numbers_by_region(members);
        let &(region, number) = regions.first()?;
        let name = self.network.regions.get(usize::from(region))?;
        Some((name.clone(), percent(number, regions.iter().map(|(_, number)| number).sum())))
    }

    /// How many of the nodes are in each region, the most first.
    fn numbers_by_region(&self, nodes: &[u32]) -> Vec<(u16, usize)> {
        let mut numbers: BTreeMap<u16, usize> = BTreeMap::new();
        for region in nodes.iter().filter_map(|&node| self.region(node)) {
            *numbers.entry(region).or_default() += 1;
        }
        let mut numbers: Vec<_> = numbers.into_iter().collect();
        numbers.sort_by_key(|&(region, number)| (Reverse(number), region));
        numbers
    }
}

fn percent(part: usize, whole: usize) -> u32 {
    (100.0 * part as f64 / whole.max(1) as f64).round() as u32
}

/// The rows with the gravest loss: regions before committees before others.
fn gravest<T>(mut rows: Vec<T>, loss: impl Fn(&T) -> &Loss) -> Vec<T> {
    let weight = |row: &T| {
        let loss = loss(row);
        (loss.regions.len(), loss.numbers.committees, loss.numbers.total())
    };
    rows.sort_by_key(|row| Reverse(weight(row)));
    rows.truncate(ROWS);
    rows
}

#[cfg(test)]
mod tests {
    use domain::network::{Link, LinkKind, Node};
    use uuid::Uuid;

    use super::*;

    /// Two regions of a committee with its members each, and a person who sits in both committees.
    fn two_regions() -> NetworkSnapshot {
        let mut network = NetworkSnapshot {
            regions: vec!["Hof".to_owned(), "Haßberge".to_owned()],
            ..NetworkSnapshot::default()
        };
        let mut add = |kind, label: &str, region| {
            let id = Uuid::from_u128(network.nodes.len() as u128);
            let label = label.to_owned();
            network.nodes.push(Node { id, kind, label, level: None, region, fields: 0, position: [0.0; 2] });
            network.nodes.len() as u32 - 1
        };
        let link = |source, target, kind| Link { source, target, kind };
        let between = add(NodeKind::Person, "Vermittlerin", None);
        let mut links = Vec::new();
        for (region, members) in [(0u16, 2), (1, 4)] {
            let place = add(NodeKind::Region, "Region", Some(region));
            let committee =
                add(NodeKind::Committee, ["AG Hof", "AG Haßberge"][usize::from(region)], Some(region));
            links.push(link(committee, place, LinkKind::Belongs));
            links.push(link(between, committee, LinkKind::Membership));
            for member in 0..members {
                let body = add(NodeKind::Organisation, &format!("Klinik {region}{member}"), Some(region));
                links.push(link(body, committee, LinkKind::Membership));
                links.push(link(body, place, LinkKind::Belongs));
            }
        }
        add(NodeKind::Person, "Alleinstehender", Some(0));
        network.links = links;
        network
    }

    fn surveyed(query: &MapQuery) -> BondsReading {
        survey(&two_regions(), query)
    }

    #[test]
    fn without_the_go_between_a_region_loses_contact() {
        let bonds = surveyed(&MapQuery::default());
        assert_eq!(bonds.counted, Numbers { committees: 2, organisations: 6, people: 2 });
        assert_eq!((bonds.contacts, bonds.largest_part, bonds.sample), (8, 9, None));
        let [first, ..] = bonds.people.as_slice() else { panic!("{:?}", bonds.people) };
        assert_eq!(first.row.name, "Vermittlerin");
        // 3 in the one region, 5 in the other; 9 others make 36 pairs.
        assert!((first.percent - 100.0 * 15.0 / 36.0).abs() < 1e-9, "{}", first.percent);
        assert_eq!(first.regions, Listed { first: vec!["Hof".to_owned(), "Haßberge".to_owned()], total: 2 });
        let Without::Loss(loss) = &first.without else { panic!("{first:?}") };
        assert_eq!((loss.regions.as_slice(), loss.numbers.total()), (["Hof".to_owned()].as_slice(), 3));
        assert_eq!(loss.first[0].name, "AG Hof");
        assert_eq!(bonds.cut_points.first[0].row.name, "Vermittlerin");
        assert_eq!(bonds.cut_points.total, 3);
        assert_eq!(bonds.committees[0].row.name, "AG Haßberge");
    }

    #[test]
    fn bridges_to_a_single_node_are_not_named() {
        let bonds = surveyed(&MapQuery::default());
        let ends: Vec<_> =
            bonds.bridges.first.iter().map(|row| (row.near.name.as_str(), row.far.name.as_str())).collect();
        assert_eq!(ends, [("AG Haßberge", "Vermittlerin"), ("Vermittlerin", "AG Hof")]);
        assert_eq!(bonds.bridges.total, 2);
    }

    #[test]
    fn the_best_connected_the_groups_and_the_lonely_are_named() {
        let bonds = surveyed(&MapQuery::default());
        let [first, ..] = bonds.connected.as_slice() else { panic!("{:?}", bonds.connected) };
        assert_eq!((first.row.name.as_str(), first.row.links), ("AG Haßberge", 5));
        assert!(first.closeness > 50.0 && first.closeness < 100.0, "{}", first.closeness);
        let [large, small] = bonds.communities.first.as_slice() else { panic!("{:?}", bonds.communities) };
        assert_eq!((large.middle.name.as_str(), small.middle.name.as_str()), ("AG Haßberge", "AG Hof"));
        assert_eq!(small.region, Some(("Hof".to_owned(), 100)));
        assert_eq!(large.members.total() + small.members.total(), 9);
        assert!(large.outward.len() == 1 && (75..100).contains(&large.inside), "{large:?}");
        let lonely: Vec<_> = bonds.isolated.first.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((lonely, bonds.isolated.total), (vec!["Alleinstehender"], 1));
    }

    #[test]
    fn what_the_filter_hides_does_not_count() {
        let region = MapQuery { region: Some("Haßberge".to_owned()), ..MapQuery::default() };
        let bonds = surveyed(&region);
        assert_eq!((bonds.counted.total(), bonds.contacts, bonds.people.len()), (5, 4, 0));
        assert_eq!(bonds.isolated.total, 0);
        let people = surveyed(&MapQuery::default().with_kind(NodeKind::Committee, false));
        assert_eq!((people.contacts, people.isolated.total), (0, 8));
        let nothing = survey(&NetworkSnapshot::default(), &MapQuery::default());
        assert_eq!(nothing, BondsReading::default());
    }

    #[test]
    fn who_shortens_ways_says_between_whom() {
        let mut network = two_regions();
        // A second way between the two committees, over a body that sits in none of them.
        let (first, second) = (3, 7);
        assert_eq!(
            [first, second].map(|node| network.nodes[node as usize].kind),
            [NodeKind::Organisation; 2]
        );
        network.links.push(Link { source: first, target: second, kind: LinkKind::Relation });
        let bonds = survey(&network, &MapQuery::default());
        let between = bonds.people.iter().find(|row| row.row.name == "Vermittlerin").unwrap();
        let expected =
            Without::Detour { first: "AG Haßberge".to_owned(), second: "AG Hof".to_owned(), steps: 3 };
        assert_eq!(between.without, expected);
    }
}
