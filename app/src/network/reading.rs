//! What there is to say about a network in words and numbers; the same code on the server and in the browser.

use domain::{
    change::{RecordKind, RecordRef},
    directory::Level,
    network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind},
    search::fold,
};
use network_map::{
    filter::{MapFilter, part},
    graph::Graph,
    paths::{Step, paths_avoiding},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    choice::{ChoiceReading, read_choice},
    measure::{Measured, NodeSize},
    overlap_reading::{OverlapRow, read_overlaps},
    query::{MapQuery, MapView, NodeOrder},
    time::ComparisonReading,
};

/// Rows on a page of the table.
pub const PAGE_SIZE: usize = 50;

/// Most ways from one node to another.
const WAYS: usize = 3;

/// The order of the groups of neighbours: the closest bond first.
const GROUPS: [LinkKind; 6] = [
    LinkKind::Chair,
    LinkKind::Parent,
    LinkKind::Belongs,
    LinkKind::Membership,
    LinkKind::Delegation,
    LinkKind::Relation,
];

/// Everything the page says about a network, given a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapReading {
    /// How the network is shown.
    pub view: MapView,
    /// The numbers beside the choices.
    pub legend: Legend,
    /// What the size of a node says, if it says a number.
    pub sizes: Option<SizeReading>,
    /// The selected node, if there is one of that id.
    pub selected: Option<NodeReading>,
    /// The nodes that are chosen together, if any are there.
    pub choice: Option<ChoiceReading>,
    /// The ways to the selected node, if they are asked for.
    pub ways: Option<Ways>,
    /// The page of the table, if one is asked for.
    pub table: Option<NodePage>,
    /// Committees with common members, if they are asked for.
    pub overlaps: Option<Vec<OverlapRow>>,
    /// What differs from another day, if that is asked for.
    pub comparison: Option<ComparisonReading>,
}

/// What the size of a node says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SizeReading {
    /// What is measured.
    pub size: NodeSize,
    /// The name of the largest node with its number; none if all numbers are 0.
    pub largest: Option<(String, f64)>,
    /// Whether the numbers are estimated.
    pub is_estimate: bool,
}

/// How one gets from one node to the selected one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ways {
    /// Where they begin.
    pub from: NodeRow,
    /// Over whom they shall not lead.
    pub avoided: Vec<NodeRow>,
    /// The ways, the best first; none if the two are the same or nothing links them.
    pub ways: Vec<Vec<WayStep>>,
}

/// A step of a way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WayStep {
    /// Why the two are linked.
    pub kind: LinkKind,
    /// Whether the link starts where the step does.
    pub is_outgoing: bool,
    /// Where the step leads.
    pub row: NodeRow,
}

/// What there is to choose from, and how many nodes each choice stands for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Legend {
    /// Nodes of the whole network.
    pub nodes: usize,
    /// Links of the whole network.
    pub links: usize,
    /// Nodes the filter shows.
    pub shown: usize,
    /// The kinds that occur: visitors, for one, see no people.
    pub known_kinds: Vec<NodeKind>,
    /// Per kind, in the order of [`NodeKind::ALL`].
    pub kinds: [usize; 5],
    /// Per level from municipality to federation.
    pub levels: [usize; 4],
    /// Fields of action with their numbers.
    pub fields: Vec<(String, usize)>,
    /// Names of the health regions.
    pub regions: Vec<String>,
    /// Per seat, in the order of [`Seat::ALL`](network_map::filter::Seat::ALL).
    pub seats: [usize; 2],
    /// The name of the node around which is shown.
    pub around: Option<String>,
    /// How many nodes are the only ones shown; none if that is no restriction.
    pub only: usize,
    /// How many groups are shown as one node.
    pub folded: usize,
    /// How many nodes were hidden one by one.
    pub hidden: usize,
}

/// A node by itself, as a row or a link shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NodeRow {
    /// The id of its record.
    pub id: Uuid,
    /// What it is.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// Its level, if its kind has one.
    pub level: Option<Level>,
    /// The name of its health region.
    pub region: Option<String>,
    /// How many links it has.
    pub links: usize,
}

/// A node with its neighbours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NodeReading {
    /// The node.
    pub row: NodeRow,
    /// Names of its fields of action.
    pub fields: Vec<String>,
    /// Its neighbours, by why they are linked.
    pub groups: Vec<NeighbourGroup>,
    /// Whether the filter hides it.
    pub is_hidden: bool,
}

/// Neighbours linked for the same reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeighbourGroup {
    /// The reason.
    pub kind: LinkKind,
    /// Whether the links start at the node itself; relations are not told apart.
    pub is_outgoing: bool,
    /// The neighbours, by name.
    pub neighbours: Vec<NodeRow>,
}

/// A page of the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NodePage {
    /// The rows of this page.
    pub rows: Vec<NodeRow>,
    /// What is measured, and the number of each row, where that is more than the links that every row tells.
    pub numbers: Option<(NodeSize, Vec<f64>)>,
    /// The page, from 1.
    pub page: usize,
    /// The rows on all pages.
    pub total: usize,
}

impl NodePage {
    /// How many pages there are.
    #[must_use]
    pub fn last_page(&self) -> usize {
        self.total.div_ceil(PAGE_SIZE).max(1)
    }
}

impl NodeRow {
    /// The record behind the node.
    #[must_use]
    pub fn record(&self) -> RecordRef {
        record(self.kind, self.id)
    }
}

/// The record behind a node.
#[must_use]
pub fn record(kind: NodeKind, id: Uuid) -> RecordRef {
    let kind = match kind {
        NodeKind::Region => RecordKind::HealthRegion,
        NodeKind::Office | NodeKind::Organisation => RecordKind::Organisation,
        NodeKind::Committee => RecordKind::Committee,
        NodeKind::Person => RecordKind::Person,
    };
    RecordRef { kind, id }
}

fn known_kinds(network: &NetworkSnapshot) -> Vec<NodeKind> {
    let occurs =
        |kind: &NodeKind| network.nodes.is_empty() || network.nodes.iter().any(|node| node.kind == *kind);
    NodeKind::ALL.into_iter().filter(occurs).collect()
}

impl Legend {
    /// What there is to choose from where `filter` is set.
    pub(super) fn of(network: &NetworkSnapshot, filter: &MapFilter) -> Self {
        let counts = filter.counts(network);
        Self {
            nodes: network.nodes.len(),
            links: network.links.len(),
            shown: counts.shown,
            known_kinds: known_kinds(network),
            kinds: counts.kinds,
            levels: counts.levels,
            fields: network.fields.iter().cloned().zip(counts.fields).collect(),
            regions: network.regions.clone(),
            seats: counts.seats,
            around: filter.around.as_ref().and_then(|around| {
                let middle = network.nodes.iter().find(|node| node.id == around.node);
                middle.map(|node| node.label.clone())
            }),
            only: network.nodes.iter().filter(|node| filter.only.contains(&node.id)).count(),
            // A filter knows nothing of groups.
            folded: 0,
            hidden: network.nodes.iter().filter(|node| filter.hidden.contains(&node.id)).count(),
        }
    }
}

impl Legend {
    /// With the number of groups that `query` shows as one node.
    pub(super) fn with_folds(self, network: &NetworkSnapshot, query: &MapQuery) -> Self {
        let folded = network.nodes.iter().filter(|node| query.folds().contains(&node.id)).count();
        Self { folded, ..self }
    }
}

impl MapReading {
    /// Reads `network` as `query` asks.
    #[must_use]
    pub fn of(network: &NetworkSnapshot, query: &MapQuery) -> Self {
        let network = query.fold(network);
        Self::with_measured(&network, query, Measured::of(&network, query.size).as_ref())
    }

    /// The same with what has been measured already.
    #[must_use]
    pub fn with_measured(network: &NetworkSnapshot, query: &MapQuery, measured: Option<&Measured>) -> Self {
        let network = &*query.fold(network);
        let filter = query.filter(&network.fields, &network.regions);
        let legend = Legend::of(network, &filter).with_folds(network, query);
        let visible = filter.visible(network);
        let degrees = degrees(network);
        let find = |id: Option<Uuid>| id.and_then(|id| network.nodes.iter().position(|node| node.id == id));
        let selected = find(query.node).map(|index| read_node(network, &degrees, index, !visible[index]));
        let ends = find(query.from).zip(find(query.node));
        let ways = ends.map(|(from, to)| read_ways(network, &degrees, [from, to], &query.avoided));
        let choice = read_choice(network, &degrees, &query.chosen);
        let table =
            (query.view == MapView::Table).then(|| read_page(network, &degrees, &visible, query, measured));
        let sizes = measured.map(|measured| SizeReading::of(network, measured));
        let overlaps = (query.view == MapView::Overlaps)
            .then(|| read_overlaps(network, &degrees, &visible, query.overlap_rule));
        Self { view: query.view, legend, sizes, selected, choice, ways, table, overlaps, comparison: None }
    }
}

impl SizeReading {
    /// What `measured` says of a network.
    #[must_use]
    pub fn of(network: &NetworkSnapshot, measured: &Measured) -> Self {
        let largest = measured.largest().and_then(|node| {
            let name = network.nodes.get(node)?.label.clone();
            Some((name, measured.number(node)))
        });
        Self { size: measured.size, largest, is_estimate: measured.is_estimate }
    }
}

fn has_words(folded_name: &str, folded_words: &str) -> bool {
    folded_words.split_whitespace().all(|word| folded_name.contains(word))
}

/// How many links each node has.
pub(super) fn degrees(network: &NetworkSnapshot) -> Vec<usize> {
    let mut degrees = vec![0; network.nodes.len()];
    for end in network.links.iter().flat_map(|link| [link.source, link.target]) {
        if let Some(degree) = degrees.get_mut(end as usize) {
            *degree += 1;
        }
    }
    degrees
}

pub(super) fn row(network: &NetworkSnapshot, degrees: &[usize], index: usize) -> NodeRow {
    let Node { id, kind, label, level, region, .. } = &network.nodes[index];
    NodeRow {
        id: *id,
        kind: *kind,
        name: label.clone(),
        level: *level,
        region: region
            .and_then(|region| network.regions.get(usize::from(region)))
            // A region is in itself.
            .filter(|_| *kind != NodeKind::Region)
            .cloned(),
        links: degrees[index],
    }
}

fn read_node(network: &NetworkSnapshot, degrees: &[usize], index: usize, is_hidden: bool) -> NodeReading {
    let bits = network.nodes[index].fields;
    let fields = network.fields.iter().enumerate().filter(|(bit, _)| super::query::has_bit(bits, *bit));
    let touches = |link: &&Link| [link.source, link.target].contains(&(index as u32));
    let touching: Vec<&Link> = network.links.iter().filter(touches).collect();
    let mut groups: Vec<NeighbourGroup> = Vec::new();
    for kind in GROUPS {
        for is_outgoing in [true, false] {
            let mut neighbours: Vec<NodeRow> = touching
                .iter()
                .filter(|link| link.kind == kind)
                .filter_map(|link| {
                    let (source, target) = (link.source as usize, link.target as usize);
                    let (near, far) = if is_outgoing { (source, target) } else { (target, source) };
                    (near == index && far < network.nodes.len()).then(|| row(network, degrees, far))
                })
                .collect();
            if neighbours.is_empty() {
                continue;
            }
            match groups.last_mut() {
                Some(before) if kind == LinkKind::Relation && before.kind == kind => {
                    before.neighbours.append(&mut neighbours);
                }
                _ => groups.push(NeighbourGroup { kind, is_outgoing, neighbours }),
            }
        }
    }
    for group in &mut groups {
        group.neighbours.sort_by_cached_key(|row| (row.kind, fold(&row.name), row.id));
    }
    NodeReading {
        row: row(network, degrees, index),
        fields: fields.map(|(_, name)| name.clone()).collect(),
        groups,
        is_hidden,
    }
}

/// The indices of the nodes that the query avoids, in its order.
pub(super) fn avoided(network: &NetworkSnapshot, avoided: &[Uuid]) -> Vec<u32> {
    let find = |id: &Uuid| network.nodes.iter().position(|node| node.id == *id);
    avoided.iter().filter_map(find).map(|index| index as u32).collect()
}

fn read_ways(network: &NetworkSnapshot, degrees: &[usize], [from, to]: [usize; 2], ids: &[Uuid]) -> Ways {
    let avoided = avoided(network, ids);
    let found = paths_avoiding(network, &Graph::of(network), [from as u32, to as u32], &avoided, WAYS);
    let step = |step: &Step| WayStep {
        kind: step.kind,
        is_outgoing: step.is_outgoing,
        row: row(network, degrees, step.node as usize),
    };
    Ways {
        from: row(network, degrees, from),
        avoided: avoided.iter().map(|&node| row(network, degrees, node as usize)).collect(),
        ways: found.iter().map(|path| path.iter().map(step).collect()).collect(),
    }
}

/// The part of `network` that `query` shows: what the filter leaves, in the table also by name, and the links between.
#[must_use]
pub fn shown_part(network: &NetworkSnapshot, query: &MapQuery) -> NetworkSnapshot {
    let network = &*query.fold(network);
    let filter = query.filter(&network.fields, &network.regions);
    let mut visible = filter.visible(network);
    if query.view == MapView::Table {
        retain_named(network, &mut visible, query);
    }
    part(network, &visible, &filter)
}

/// Hides nodes that are not called as `query` asks.
fn retain_named(network: &NetworkSnapshot, visible: &mut [bool], query: &MapQuery) {
    let wanted = fold(&query.text);
    for (is_visible, node) in visible.iter_mut().zip(&network.nodes) {
        *is_visible &= has_words(&fold(&node.label), &wanted);
    }
}

fn read_page(
    network: &NetworkSnapshot,
    degrees: &[usize],
    visible: &[bool],
    query: &MapQuery,
    measured: Option<&Measured>,
) -> NodePage {
    let mut visible = visible.to_vec();
    retain_named(network, &mut visible, query);
    // As bits, numbers that are not negative have the same order.
    let number = |index| measured.map_or(0, |measured| measured.number(index).to_bits());
    let mut found: Vec<(u64, String, usize)> = network
        .nodes
        .iter()
        .enumerate()
        .filter(|(index, _)| visible[*index])
        .map(|(index, node)| (index, fold(&node.label)))
        .map(|(index, name)| {
            let first = match query.order {
                NodeOrder::Name => 0,
                NodeOrder::Links => u64::MAX - degrees[index] as u64,
                NodeOrder::Size => u64::MAX - number(index),
            };
            (first, name, index)
        })
        .collect();
    found.sort_unstable();
    let mut page = NodePage { total: found.len(), ..NodePage::default() };
    page.page = query.page.clamp(1, page.last_page());
    let rows = found.iter().skip((page.page - 1) * PAGE_SIZE).take(PAGE_SIZE).map(|(_, _, index)| *index);
    page.numbers = measured
        .filter(|measured| measured.size != NodeSize::Links)
        .map(|measured| (measured.size, rows.clone().map(|index| measured.number(index)).collect()));
    page.rows = rows.map(|index| row(network, degrees, index)).collect();
    page
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn node(id: u128, kind: NodeKind, label: &str, region: Option<u16>, fields: u32) -> Node {
        let level = (kind == NodeKind::Committee).then_some(Level::Region);
        Node {
            id: Uuid::from_u128(id),
            kind,
            label: label.to_owned(),
            level,
            region,
            fields,
            position: [0.0; 2],
        }
    }

    pub(in crate::network) fn network() -> NetworkSnapshot {
        let link = |source, target, kind| Link { source, target, kind };
        NetworkSnapshot {
            nodes: vec![
                node(1, NodeKind::Region, "Haßberge", Some(0), 0),
                node(2, NodeKind::Committee, "Gesundheitsforum Haßberge", Some(0), 0b11),
                node(3, NodeKind::Committee, "AG Pflege", Some(0), 0b01),
                node(4, NodeKind::Person, "Ärztlicher Leiter", None, 0),
                node(5, NodeKind::Organisation, "Pflegestützpunkt", Some(0), 0b01),
            ],
            links: vec![
                link(1, 0, LinkKind::Belongs),
                link(2, 1, LinkKind::Parent),
                link(3, 1, LinkKind::Chair),
                link(4, 1, LinkKind::Membership),
                link(4, 2, LinkKind::Relation),
                link(1, 4, LinkKind::Relation),
            ],
            regions: vec!["Haßberge".to_owned()],
            fields: vec!["Pflege".to_owned(), "Prävention".to_owned()],
        }
    }

    #[test]
    fn neighbours_are_grouped_by_why_they_are_linked() {
        let query = MapQuery { node: Some(Uuid::from_u128(2)), ..MapQuery::default() };
        let read = MapReading::of(&network(), &query).selected.expect("the forum is there");
        let groups: Vec<(LinkKind, bool)> =
            read.groups.iter().map(|group| (group.kind, group.is_outgoing)).collect();
        assert_eq!(
            groups,
            [
                (LinkKind::Chair, false),
                (LinkKind::Parent, false),
                (LinkKind::Belongs, true),
                (LinkKind::Membership, false),
                (LinkKind::Relation, true),
            ]
        );
        assert_eq!((read.row.links, read.fields.len(), read.is_hidden), (5, 2, false));
        assert_eq!(read.row.region.as_deref(), Some("Haßberge"));
    }

    #[test]
    fn an_unknown_id_selects_nothing_and_a_filtered_node_stays_selected() {
        let unknown = MapQuery { node: Some(Uuid::from_u128(99)), ..MapQuery::default() };
        assert_eq!(MapReading::of(&network(), &unknown).selected, None);
        let query =
            MapQuery { node: Some(Uuid::from_u128(2)), kinds: vec![NodeKind::Person], ..MapQuery::default() };
        let read = MapReading::of(&network(), &query);
        assert!(read.selected.is_some_and(|node| node.is_hidden));
        assert_eq!((read.legend.shown, read.legend.nodes), (1, 5));
    }

    #[test]
    fn the_table_is_filtered_ordered_and_never_past_its_end() {
        let mut query = MapQuery { view: MapView::Table, page: 9, ..MapQuery::default() };
        let page = MapReading::of(&network(), &query).table.expect("a table was asked for");
        assert_eq!((page.page, page.total, page.last_page()), (1, 5, 1));
        assert_eq!(page.rows[0].name, "AG Pflege");
        query.order = NodeOrder::Links;
        query.text = "hassberge".to_owned();
        let page = MapReading::of(&network(), &query).table.expect("a table was asked for");
        let names: Vec<&str> = page.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Gesundheitsforum Haßberge", "Haßberge"]);
    }

    #[test]
    fn ways_lead_to_the_selected_node_and_name_their_reasons() {
        let network = network();
        let query = MapQuery {
            node: Some(Uuid::from_u128(1)),
            from: Some(Uuid::from_u128(3)),
            ..MapQuery::default()
        };
        let ways = MapReading::of(&network, &query).ways.unwrap();
        assert_eq!(ways.from.name, "AG Pflege");
        let reasons: Vec<_> = ways.ways[0].iter().map(|step| (step.kind, step.row.name.as_str())).collect();
        assert_eq!(
            reasons,
            [(LinkKind::Parent, "Gesundheitsforum Haßberge"), (LinkKind::Belongs, "Haßberge"),]
        );
        let begun = MapReading::of(&network, &query.with_from(query.node)).ways.unwrap();
        assert!(begun.ways.is_empty());
        assert_eq!(MapReading::of(&network, &query.with_node(None)).ways, None);
    }
}
