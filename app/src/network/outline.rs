//! Whom an outline goes around in the picture: those who sit in a committee, or who belong to a health region.

use domain::network::{NetworkSnapshot, NodeKind};
use network_map::hulls::Hull;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{filter_panel::without_brand, measure::is_seat, query::MapQuery};

/// Most committees with an outline at once: more cannot be told apart.
const MOST_COMMITTEES: usize = 12;

/// Around whom outlines are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MapOutline {
    /// Around nobody.
    #[default]
    None,
    /// Around a committee and those who sit in it, for each that is looked at.
    Committee,
    /// Around those who belong to a health region.
    Region,
}

impl MapOutline {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::None, Self::Committee, Self::Region];

    /// As it stands in the URL; none needs no word.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Committee => Some("committee"),
            Self::Region => Some("region"),
        }
    }

    pub(super) fn read(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|outline| outline.word() == word).unwrap_or_default()
    }
}

/// The outlines that `query` asks for, each with its name.
#[must_use]
pub(super) fn hulls(network: &NetworkSnapshot, query: &MapQuery) -> Vec<Hull> {
    match query.outline {
        MapOutline::None => Vec::new(),
        MapOutline::Committee => around_committees(network, query),
        MapOutline::Region => around_regions(network),
    }
}

/// Around each committee that is selected or chosen, or in which somebody sits who is.
fn around_committees(network: &NetworkSnapshot, query: &MapQuery) -> Vec<Hull> {
    let kind = |node: u32| network.nodes.get(node as usize).map(|node| node.kind);
    let is_looked_at = |id: Uuid| query.node == Some(id) || query.chosen.contains(&id);
    let nodes = (0u32..).zip(&network.nodes);
    let looked_at: Vec<u32> =
        nodes.filter(|(_, node)| is_looked_at(node.id)).map(|(index, _)| index).collect();
    let seats = || network.links.iter().filter(|link| is_seat(link.kind));
    let mut committees: Vec<u32> =
        looked_at.iter().copied().filter(|&node| kind(node) == Some(NodeKind::Committee)).collect();
    let through_seats = seats().filter(|link| {
        looked_at.contains(&link.source)
            && kind(link.source) != Some(NodeKind::Committee)
            && kind(link.target) == Some(NodeKind::Committee)
    });
    committees.extend(through_seats.map(|link| link.target));
    committees.sort_unstable();
    committees.dedup();
    committees.truncate(MOST_COMMITTEES);
    let hull = |(tone, committee): (u8, u32)| {
        let members = seats().filter(|link| link.target == committee).map(|link| link.source);
        let name = network.nodes[committee as usize].label.clone();
        Hull { name, nodes: std::iter::once(committee).chain(members).collect(), tone }
    };
    (0..).zip(committees).map(hull).collect()
}

fn around_regions(network: &NetworkSnapshot) -> Vec<Hull> {
    let mut nodes = vec![Vec::new(); network.regions.len()];
    for (index, node) in (0u32..).zip(&network.nodes) {
        if let Some(nodes) = node.region.and_then(|region| nodes.get_mut(usize::from(region))) {
            nodes.push(index);
        }
    }
    let regions = network.regions.iter().zip(nodes).enumerate();
    let hull = |(index, (name, nodes)): (usize, (&String, Vec<u32>))| {
        // Tones begin again after the last one; the name tells who is who.
        Hull { name: without_brand(name).to_owned(), nodes, tone: (index % usize::from(u8::MAX)) as u8 }
    };
    regions.map(hull).filter(|hull| !hull.nodes.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::reading::tests::network;

    fn around(outline: MapOutline, node: u128) -> Vec<(String, Vec<u32>)> {
        let query = MapQuery { outline, node: Some(Uuid::from_u128(node)), ..MapQuery::default() };
        hulls(&network(), &query).into_iter().map(|hull| (hull.name, hull.nodes)).collect()
    }

    #[test]
    fn a_committee_has_an_outline_around_those_who_sit_in_it() {
        let forum = ("Gesundheitsforum Haßberge".to_owned(), vec![1, 3, 4]);
        assert_eq!(around(MapOutline::Committee, 2), std::slice::from_ref(&forum));
        // Also if somebody is selected who sits there; to be set up by it is no seat.
        assert_eq!(around(MapOutline::Committee, 4), [forum]);
        assert_eq!(around(MapOutline::Committee, 3), [("AG Pflege".to_owned(), vec![2])]);
        assert!(around(MapOutline::Committee, 99).is_empty() && around(MapOutline::None, 2).is_empty());
    }

    #[test]
    fn a_region_has_an_outline_around_those_who_belong_to_it() {
        assert_eq!(around(MapOutline::Region, 99), [("Haßberge".to_owned(), vec![0, 1, 2, 4])]);
    }

    #[test]
    fn no_more_committees_have_an_outline_than_can_be_told_apart() {
        let mut network = network();
        let committee = network.nodes[1].clone();
        for id in 100..130 {
            network.nodes.push(domain::network::Node { id: Uuid::from_u128(id), ..committee.clone() });
        }
        let query = MapQuery { outline: MapOutline::Committee, ..MapQuery::default() };
        let query = query.with_chosen((100..130).map(Uuid::from_u128));
        assert_eq!(hulls(&network, &query).len(), MOST_COMMITTEES);
    }
}
