//! What is known of a network on a day, so that its health can be counted.

use std::collections::HashSet;

use domain::{
    change::{RecordKind, RecordRef},
    directory::NamedRecord,
    id::{HealthRegionId, OrganisationId},
    network::{LinkKind, NetworkHistory, NetworkSnapshot, Node, NodeKind},
    reports::{HealthFacts, LEAST_SHARED, MemberFacts, NetworkHealth},
};
use network_map::{
    bonds::{contacts::Contacts, cut_points::CutPoints},
    filter::MapFilter,
    overlaps::overlaps,
};
use time::Date;
use uuid::Uuid;

use crate::{Session, StoreError, StoreResult, current::Current};

impl Session {
    /// The health of the network of a health region on a day, or of all that the actor may see. What was on that day is
    /// what the terms of records say; rights and fields of action are those of today.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the health region.
    pub async fn get_network_health(
        &mut self,
        region: Option<HealthRegionId>,
        day: Date,
    ) -> StoreResult<NetworkHealth> {
        Ok(NetworkHealth::of(&self.health_facts(region, day).await?, day))
    }

    async fn health_facts(&mut self, region: Option<HealthRegionId>, day: Date) -> StoreResult<HealthFacts> {
        let history = self.get_network_history().await?;
        let network = self.get_network_on(day).await?;
        if let Some(HealthRegionId(wanted)) = region {
            let is_wanted = |node: &Node| node.kind == NodeKind::Region && node.id == wanted;
            if !history.nodes.iter().any(|dated| is_wanted(&dated.node)) {
                return Err(StoreError::NotFound(RecordKind::HealthRegion));
            }
            // Before it was founded there was nothing in it.
            if !network.nodes.iter().any(is_wanted) {
                return Ok(HealthFacts::default());
            }
        }
        let mut current = self.directory_on(day).await?;
        let has_begun = |from: Option<Date>| from.is_none_or(|from| from <= day);
        current.regions.retain(|region| has_begun(region.valid_from));
        current.committees.retain(|committee| has_begun(committee.valid_from));
        let today = self.today();
        let (fields, fields_of) = self.committee_fields(Some(today)).await?;
        let committees = current.committees.iter();
        let committees = committees
            .filter(|committee| region.is_none() || committee.health_region_id == region)
            .map(|committee| current.committee_facts(committee, &fields_of))
            .collect();
        let mut facts = HealthFacts {
            region: region.map(|id| RecordRef::new(RecordKind::HealthRegion, id)),
            regions: self.region_facts(&current, &fields_of),
            fields,
            committees,
            ..HealthFacts::default()
        };
        let part = Part::new(&network, region);
        facts.members = part.members(&involved(&history, day), &current);
        part.add_structure(&mut facts);
        Ok(facts)
    }
}

/// Who has a seat or a relation on a day. Of several bonds between two the map draws one, so all of them are asked.
fn involved(history: &NetworkHistory, day: Date) -> HashSet<Uuid> {
    let is_there = |node: u32| history.nodes.get(node as usize).filter(|dated| dated.period.contains(day));
    let bonds = history.links.iter().filter(|dated| {
        let kind = dated.link.kind;
        dated.period.contains(day)
            && matches!(kind, LinkKind::Membership | LinkKind::Chair | LinkKind::Relation)
    });
    let ends = bonds.filter_map(|dated| is_there(dated.link.source).zip(is_there(dated.link.target)));
    ends.flat_map(|(source, target)| [source.node.id, target.node.id]).collect()
}

/// The part of a network that is looked at.
struct Part<'a> {
    network: &'a NetworkSnapshot,
    /// Per node, whether it belongs to the part.
    visible: Vec<bool>,
}

impl<'a> Part<'a> {
    /// What the map shows of a health region, or all of it.
    fn new(network: &'a NetworkSnapshot, region: Option<HealthRegionId>) -> Self {
        // Nodes name their region by its place among the regions.
        let mut regions = network.nodes.iter().filter(|node| node.kind == NodeKind::Region);
        let place = region.and_then(|wanted| regions.position(|node| node.id == wanted.0));
        let filter =
            MapFilter { region: place.and_then(|place| place.try_into().ok()), ..MapFilter::default() };
        Self { network, visible: filter.visible(network) }
    }

    fn named(&self, node: usize) -> NamedRecord {
        let Node { id, kind, label, .. } = &self.network.nodes[node];
        let kind = match kind {
            NodeKind::Region => RecordKind::HealthRegion,
            NodeKind::Office | NodeKind::Organisation => RecordKind::Organisation,
            NodeKind::Committee => RecordKind::Committee,
            NodeKind::Person => RecordKind::Person,
        };
        NamedRecord { record: RecordRef { kind, id: *id }, name: label.clone() }
    }

    /// The organisations and people of the part.
    fn members(&self, involved: &HashSet<Uuid>, current: &Current) -> Vec<MemberFacts> {
        let nodes = self.network.nodes.iter().enumerate();
        let members = nodes.filter(|(index, node)| {
            self.visible[*index]
                && matches!(node.kind, NodeKind::Office | NodeKind::Organisation | NodeKind::Person)
        });
        members
            .map(|(index, node)| MemberFacts {
                member: self.named(index),
                sector: current.organisations.get(&OrganisationId(node.id)).map(|body| body.kind),
                is_involved: involved.contains(&node.id),
            })
            .collect()
    }

    /// On whom others depend, and what is double, as the map counts it for the same part.
    fn add_structure(&self, facts: &mut HealthFacts) {
        let contacts = Contacts::of(self.network, &self.visible);
        let cuts = CutPoints::of(&contacts);
        let named = |node: u32| self.named(contacts.index(node));
        facts.cut_points = cuts.points.iter().map(|point| named(point.node)).collect();
        // Whoever has a single contact is at the end of a bridge anyway.
        let bridges = cuts.bridges.iter().filter(|bridge| bridge.side_count() > 1);
        facts.bridges = bridges.map(|bridge| [named(bridge.near), named(bridge.far)]).collect();
        let double = overlaps(self.network, |node| self.visible[node as usize], LEAST_SHARED, 0);
        let pair = |node: u32| self.named(node as usize);
        facts.overlaps = double
            .iter()
            .map(|double| ([pair(double.first), pair(double.second)], double.members.len()))
            .collect();
    }
}
