//! Large networks from afar: each region as one mark, with how many nodes it stands for and how many links lead from one
//! to another.

use std::collections::HashMap;

use domain::network::{NetworkSnapshot, NodeKind};

use crate::layer::Numbers;

/// Networks with no more nodes than this are never gathered: one sees everything at once.
pub const MOST_SINGLE: usize = 5_000;
/// CSS pixels per layout unit from which on nothing is gathered, and below which everything is.
const ZOOMS: [f32; 2] = [1.1, 0.75];
/// A mark is so large with one node, and grows so much with the square root of their number, in units of symbol size.
const RADIUS: [f32; 2] = [1.4, 0.2];
/// So many lines are drawn per region, the strongest: more would be fog.
const LINES_PER_REGION: usize = 3;
/// From how many links on a line is drawn wider, for each of its widths.
const WIDER_FROM: [u32; 4] = [4, 12, 40, 120];
/// The widths of lines that stand for several links, beside that of an ordinary link; the shaders know the same numbers.
const WIDTHS: [f32; WIDER_FROM.len() + 1] = [1.2, 2.2, 3.6, 5.4, 7.6];
/// The style that has the first of these widths; the others follow.
const FIRST_STYLE: f32 = 6.0;

/// What a region is gathered to.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionMark {
    /// Its index in the snapshot.
    pub region: u16,
    /// The node that stands for it, if it has one.
    pub node: Option<u32>,
    /// The middle of its nodes, in layout units.
    pub place: [f32; 2],
    /// How many nodes it stands for.
    pub count: u32,
    /// Its name with that number.
    pub name: String,
}

impl RegionMark {
    /// In units of symbol size.
    #[must_use]
    pub fn radius(&self) -> f32 {
        RADIUS[0] + RADIUS[1] * (self.count as f32).sqrt()
    }
}

/// The regions of a network and how they are linked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aggregate {
    /// Regions with at least one node that is shown.
    pub marks: Vec<RegionMark>,
    /// Two places in `marks`, and how many links there are between their nodes; the strongest of all, in rising order.
    pub links: Vec<(u32, u32, u32)>,
}

impl Aggregate {
    /// Gathers the nodes that are `visible` and stand at `places`; nothing if the network is not large. Nodes without a
    /// region are left out.
    #[must_use]
    pub fn new(
        snapshot: &NetworkSnapshot,
        visible: &[bool],
        places: &[[f32; 2]],
        is_link_visible: impl Fn(u32) -> bool,
    ) -> Self {
        if snapshot.nodes.len() <= MOST_SINGLE {
            return Self::default();
        }
        #[derive(Clone, Copy, Default)]
        struct Sum {
            count: u32,
            x: f64,
            y: f64,
            node: Option<u32>,
        }
        let mut sums = vec![Sum::default(); snapshot.regions.len()];
        for (index, node) in snapshot.nodes.iter().enumerate().filter(|(index, _)| visible[*index]) {
            let Some(sum) = node.region.and_then(|region| sums.get_mut(usize::from(region))) else {
                continue;
            };
            sum.count += 1;
            sum.x += f64::from(places[index][0]);
            sum.y += f64::from(places[index][1]);
            if node.kind == NodeKind::Region && sum.node.is_none() {
                sum.node = Some(index as u32);
            }
        }
        let mut place_of = vec![None; sums.len()];
        let mut marks = Vec::new();
        for (region, Sum { count, x, y, node }) in
            sums.into_iter().enumerate().filter(|(_, sum)| sum.count > 0)
        {
            place_of[region] = Some(marks.len() as u32);
            marks.push(RegionMark {
                region: region as u16,
                node,
                place: [x, y].map(|sum| (sum / f64::from(count)) as f32),
                count,
                name: format!("{} · {count}", snapshot.regions[region]),
            });
        }
        let mark_of = |node: u32| {
            let node = node as usize;
            let region = snapshot.nodes.get(node).filter(|_| visible[node])?.region?;
            place_of.get(usize::from(region)).copied().flatten()
        };
        let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
        let shown = snapshot.links.iter().enumerate().filter(|(index, _)| is_link_visible(*index as u32));
        for (_, link) in shown {
            if let Some((from, to)) =
                mark_of(link.source).zip(mark_of(link.target)).filter(|(from, to)| from != to)
            {
                *counts.entry((from.min(to), from.max(to))).or_default() += 1;
            }
        }
        let mut links: Vec<(u32, u32, u32)> =
            counts.into_iter().map(|((from, to), count)| (from, to, count)).collect();
        links.sort_unstable_by_key(|&(from, to, count)| (count, from, to));
        let weak = links.len().saturating_sub(LINES_PER_REGION * marks.len());
        Self { links: links.split_off(weak), marks }
    }

    /// How far the nodes are gathered at this zoom, from 0 (each is seen) to 1 (only regions are).
    #[must_use]
    pub fn share(&self, zoom: f32) -> f32 {
        if self.marks.is_empty() {
            return 0.0;
        }
        crate::camera::ease(((ZOOMS[0] - zoom) / (ZOOMS[0] - ZOOMS[1])).clamp(0.0, 1.0))
    }

    /// The mark at a place, or the nearest whose outline is within `tolerance`; lengths in layout units, `symbol` is the
    /// layout units per unit of symbol size.
    #[must_use]
    pub fn pick(&self, [x, y]: [f32; 2], tolerance: f32, symbol: f32) -> Option<&RegionMark> {
        let gap = |mark: &&RegionMark| (mark.place[0] - x).hypot(mark.place[1] - y) - mark.radius() * symbol;
        let nearest = self.marks.iter().min_by(|a, b| gap(a).total_cmp(&gap(b)))?;
        (gap(&nearest) <= tolerance).then_some(nearest)
    }

    /// The marks as numbers, as [`Layer::node_numbers`](crate::layer::Layer::node_numbers).
    #[must_use]
    pub fn mark_numbers(&self) -> Numbers {
        Numbers {
            places: self.marks.iter().flat_map(|mark| mark.place).collect(),
            origins: Vec::new(),
            looks: self
                .marks
                .iter()
                .flat_map(|mark| [mark.radius(), NodeKind::Region as u8 as f32])
                .collect(),
        }
    }

    /// The links as numbers, the most important last, as [`Layer::link_numbers`](crate::layer::Layer::link_numbers).
    #[must_use]
    pub fn link_numbers(&self) -> Numbers {
        let style = |count: u32| FIRST_STYLE + width_class(count) as f32;
        let ends = self.links.iter().flat_map(|&(from, to, _)| [from, to]);
        Numbers {
            places: ends.flat_map(|mark| self.marks[mark as usize].place).collect(),
            origins: Vec::new(),
            looks: self.links.iter().flat_map(|&(_, _, count)| [style(count), 0.0]).collect(),
        }
    }
}

/// How wide the line for so many links is beside an ordinary link.
#[must_use]
pub fn line_width(count: u32) -> f32 {
    WIDTHS[width_class(count)]
}

fn width_class(count: u32) -> usize {
    WIDER_FROM.iter().filter(|&&least| count >= least).count()
}

#[cfg(test)]
mod tests {
    use domain::network::{Link, LinkKind};

    use super::*;
    use crate::filter::MapFilter;
    use crate::sample::network_of;

    /// 6,000 nodes in three regions beside each other, the last node of none, with 3 links from the first to the second.
    fn large() -> NetworkSnapshot {
        let mut snapshot = network_of(&[NodeKind::Person; 6_000], &[]);
        snapshot.regions = ["A", "B", "C"].map(str::to_owned).to_vec();
        for (index, node) in snapshot.nodes.iter_mut().enumerate() {
            let region = (index / 2_000) as u16;
            node.region = Some(region);
            node.position = [f32::from(region) * 100.0 + if index % 2 == 0 { -1.0 } else { 1.0 }, 7.0];
        }
        snapshot.nodes[2_000].kind = NodeKind::Region;
        snapshot.nodes[5_999].region = None;
        let link = |source, target| Link { source, target, kind: LinkKind::Relation };
        snapshot.links = vec![link(0, 2_001), link(2_000, 1), link(5, 2_007), link(0, 1), link(4_000, 5_999)];
        snapshot
    }

    fn gathered(snapshot: &NetworkSnapshot) -> Aggregate {
        let visible = MapFilter::default().visible(snapshot);
        let places: Vec<[f32; 2]> = snapshot.nodes.iter().map(|node| node.position).collect();
        Aggregate::new(snapshot, &visible, &places, |_| true)
    }

    #[test]
    fn each_region_is_one_mark_in_the_middle_of_its_nodes() {
        let aggregate = gathered(&large());
        let marks: Vec<_> = aggregate.marks.iter().map(|mark| (mark.place, mark.count, mark.node)).collect();
        assert_eq!(marks[0], ([0.0, 7.0], 2_000, None));
        assert_eq!(marks[1], ([100.0, 7.0], 2_000, Some(2_000)));
        assert_eq!(marks[2].1, 1_999);
        assert_eq!(aggregate.marks[2].name, "C · 1999");
    }

    #[test]
    fn links_between_two_regions_are_one_line_and_links_inside_are_none() {
        assert_eq!(gathered(&large()).links, [(0, 1, 3)]);
    }

    #[test]
    fn more_links_make_a_wider_line() {
        let mut snapshot = large();
        let many = (0..50).map(|node| Link { source: node, target: 4_000 + node, kind: LinkKind::Relation });
        snapshot.links.extend(many);
        let looks = gathered(&snapshot).link_numbers().looks;
        assert_eq!(looks, [6.0, 0.0, 9.0, 0.0]);
        assert!([1, 4, 12, 40, 120].map(line_width).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn small_networks_are_never_gathered() {
        let mut snapshot = large();
        snapshot.nodes.truncate(MOST_SINGLE);
        assert_eq!(gathered(&snapshot), Aggregate::default());
        assert_eq!(gathered(&snapshot).share(0.01), 0.0);
    }

    #[test]
    fn coming_closer_the_regions_give_way_to_their_nodes() {
        let aggregate = gathered(&large());
        let shares = [0.5, 0.8, 1.0, 2.0].map(|zoom| aggregate.share(zoom));
        assert_eq!((shares[0], shares[3]), (1.0, 0.0));
        assert!(shares.is_sorted_by(|a, b| a > b) && shares[1] < 1.0, "{shares:?}");
    }

    #[test]
    fn a_mark_is_picked_where_it_is_drawn() {
        let aggregate = gathered(&large());
        let pick = |x| aggregate.pick([x, 7.0], 1.0, 1.0).map(|mark| mark.region);
        assert_eq!((pick(100.0), pick(110.0), pick(50.0)), (Some(1), Some(1), None));
    }
}
