//! The network as one actor may see it, and where its nodes stand on the map.

use std::collections::{HashMap, HashSet};

use domain::{
    change::RecordKind,
    directory::{Committee, HealthRegion, Membership, Organisation, OrganisationKind, Person, Relation},
    id::{CommitteeId, FieldId, OrganisationId},
    network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind},
};
use network_map::layout::{LayoutRequest, layout};
use uuid::Uuid;

use crate::{
    Session, StoreResult, Write,
    backend::{execute, rows},
};

/// Chooses among equally good pictures; always the same, so that an instance filled twice looks the same.
const LAYOUT_SEED: u64 = 20_270_101;

impl Session {
    /// All nodes and links the actor may see, with their stored positions.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_network(&mut self) -> StoreResult<NetworkSnapshot> {
        let today = self.today();
        let mut regions: Vec<HealthRegion> = rows!(
            self,
            "select * from health_region where valid_to is null or valid_to > $1 order by health_region_id",
            today,
        )?;
        let organisations: Vec<Organisation> = rows!(
            self,
            "select * from organisation where valid_to is null or valid_to > $1 order by organisation_id",
            today,
        )?;
        let committees: Vec<Committee> = rows!(
            self,
            "select * from committee where valid_to is null or valid_to > $1 order by committee_id",
            today,
        )?;
        let people: Vec<Person> = rows!(
            self,
            "select * from person where valid_to is null or valid_to > $1 order by person_id",
            today
        )?;
        let memberships: Vec<Membership> = rows!(
            self,
            "select * from membership where (valid_to is null or valid_to > $1) order by membership_id",
            today,
        )?;
        let relations: Vec<Relation> = rows!(
            self,
            "select * from relation where (valid_to is null or valid_to > $1) order by relation_id",
            today,
        )?;
        let positions: Vec<(Uuid, f64, f64)> = rows!(self, "select record_id, x, y from node_position")?;
        let fields = self.node_fields(&memberships).await?;

        // Nodes name the region they lie in, so only regions that may be seen are known at all.
        regions.retain(|region| self.sees(region.visibility, &region.place()));
        let mut network = Builder::new(&regions, fields, positions);
        for region in &regions {
            network.add(region.id.0, NodeKind::Region, &region.name, None, Some(region.id.0));
        }
        for body in organisations.iter().filter(|body| self.sees(body.visibility, &body.place())) {
            let kind =
                if body.kind == OrganisationKind::Office { NodeKind::Office } else { NodeKind::Organisation };
            let region = body.health_region_id.map(|id| id.0);
            network.add(body.id.0, kind, &body.name, Some(body.level), region);
        }
        for committee in
            committees.iter().filter(|committee| self.sees(committee.visibility, &committee.place()))
        {
            let region = committee.health_region_id.map(|id| id.0);
            network.add(committee.id.0, NodeKind::Committee, &committee.name, Some(committee.level), region);
        }
        for person in people.iter().filter(|person| self.sees(person.visibility, &person.place())) {
            network.add(
                person.id.0,
                NodeKind::Person,
                &person.name,
                None,
                person.health_region_id.map(|id| id.0),
            );
        }

        // The closest bond first: of several links between two nodes the map draws one.
        for seat in memberships.iter().filter(|seat| seat.valid_from.is_none_or(|from| from <= today)) {
            let kind = if seat.role.leads() { LinkKind::Chair } else { LinkKind::Membership };
            if let Some(person) = seat.person_id {
                network.link(person.0, seat.committee_id.0, kind);
            }
            if let Some(body) = seat.organisation_id {
                network.link(body.0, seat.committee_id.0, LinkKind::Membership);
            }
            if let (Some(person), Some(body)) = (seat.person_id, seat.organisation_id) {
                network.link(person.0, body.0, LinkKind::Delegation);
            }
        }
        for committee in &committees {
            if let Some(parent) = committee.parent_id {
                network.link(committee.id.0, parent.0, LinkKind::Parent);
            }
            if let Some(region) = committee.health_region_id {
                network.link(committee.id.0, region.0, LinkKind::Belongs);
            }
        }
        for body in &organisations {
            if let Some(region) = body.health_region_id {
                network.link(body.id.0, region.0, LinkKind::Belongs);
            }
        }
        for person in &people {
            if let Some(body) = person.organisation_id {
                network.link(person.id.0, body.0, LinkKind::Delegation);
            }
        }
        for relation in &relations {
            network.link(relation.from.id, relation.to.id, LinkKind::Relation);
        }
        Ok(network.snapshot)
    }

    /// Names of the fields in which each node works: committees and organisations by their own entry, people by the
    /// committees they sit in.
    async fn node_fields(&mut self, memberships: &[Membership]) -> StoreResult<NodeFields> {
        let fields = self.list_fields().await?;
        let names: HashMap<FieldId, String> =
            fields.into_iter().map(|field| (field.id, field.name)).collect();
        let committees: Vec<(CommitteeId, FieldId)> =
            rows!(self, "select committee_id, field_id from committee_field")?;
        let organisations: Vec<(OrganisationId, FieldId)> =
            rows!(self, "select organisation_id, field_id from organisation_field")?;
        let mut of_node: HashMap<Uuid, Vec<FieldId>> = HashMap::new();
        for (committee, field) in committees {
            of_node.entry(committee.0).or_default().push(field);
        }
        for (organisation, field) in organisations {
            of_node.entry(organisation.0).or_default().push(field);
        }
        for seat in memberships {
            if let (Some(person), Some(fields)) = (seat.person_id, of_node.get(&seat.committee_id.0).cloned())
            {
                of_node.entry(person.0).or_default().extend(fields);
            }
        }
        Ok(NodeFields { names, of_node })
    }
}

struct NodeFields {
    names: HashMap<FieldId, String>,
    of_node: HashMap<Uuid, Vec<FieldId>>,
}

/// Collects nodes and links into a snapshot.
struct Builder {
    snapshot: NetworkSnapshot,
    index: HashMap<Uuid, u32>,
    regions: HashMap<Uuid, u16>,
    fields: NodeFields,
    positions: HashMap<Uuid, [f32; 2]>,
    linked: HashSet<(u32, u32)>,
}

impl Builder {
    #[expect(clippy::cast_possible_truncation, reason = "positions are drawn in single precision")]
    fn new(regions: &[HealthRegion], fields: NodeFields, positions: Vec<(Uuid, f64, f64)>) -> Self {
        // States name their fields alike; on the map a field is its name.
        let mut names: Vec<String> = fields.names.values().cloned().collect();
        names.sort_unstable();
        names.dedup();
        names.truncate(32);
        let snapshot = NetworkSnapshot {
            regions: regions.iter().map(|region| region.name.clone()).collect(),
            fields: names,
            ..NetworkSnapshot::default()
        };
        let regions = (0u16..).zip(regions).map(|(index, region)| (region.id.0, index)).collect();
        let positions = positions.into_iter().map(|(id, x, y)| (id, [x as f32, y as f32])).collect();
        Self { snapshot, index: HashMap::new(), regions, fields, positions, linked: HashSet::new() }
    }

    fn add(
        &mut self,
        id: Uuid,
        kind: NodeKind,
        label: &str,
        level: Option<domain::directory::Level>,
        region: Option<Uuid>,
    ) {
        let Ok(index) = u32::try_from(self.snapshot.nodes.len()) else { return };
        let fields = self.fields.of_node.get(&id).map(Vec::as_slice).unwrap_or_default();
        let fields = fields.iter().filter_map(|field| self.fields.names.get(field)).fold(0, |mask, name| {
            let bit = self.snapshot.fields.iter().position(|known| known == name);
            bit.map_or(mask, |bit| mask | 1 << bit)
        });
        self.index.insert(id, index);
        self.snapshot.nodes.push(Node {
            id,
            kind,
            label: label.to_owned(),
            level,
            region: region.and_then(|region| self.regions.get(&region).copied()),
            fields,
            position: self.positions.get(&id).copied().unwrap_or_default(),
        });
    }

    /// Links two nodes, unless one of them is not visible or they are linked already.
    fn link(&mut self, source: Uuid, target: Uuid, kind: LinkKind) {
        let (Some(source), Some(target)) = (self.index.get(&source), self.index.get(&target)) else { return };
        let pair = (*source.min(target), *source.max(target));
        if source != target && self.linked.insert(pair) {
            self.snapshot.links.push(Link { source: *source, target: *target, kind });
        }
    }
}

impl Write {
    /// Gives every node a place on the map: nodes that have one keep it, new ones are placed near their neighbours.
    /// Returns how many were placed. Works for seconds on a large new network.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`](crate::StoreError::NotAllowed) unless the program itself asks.
    pub async fn place_nodes(&mut self) -> StoreResult<usize> {
        self.require_program()?;
        let network = self.get_network().await?;
        let placed: Vec<(Uuid, f64)> = rows!(self, "select record_id, x from node_position")?;
        let placed: HashSet<Uuid> = placed.into_iter().map(|(id, _)| id).collect();
        let new = network.nodes.iter().filter(|node| !placed.contains(&node.id)).count();
        if new == 0 {
            return Ok(0);
        }
        let mut request = LayoutRequest::of_snapshot(&network, LAYOUT_SEED);
        if !placed.is_empty() {
            request.previous =
                network.nodes.iter().map(|node| placed.contains(&node.id).then_some(node.position)).collect();
        }
        let positions = tokio::task::spawn_blocking(move || layout(&request)).await.unwrap_or_default();
        for (node, [x, y]) in network.nodes.iter().zip(positions) {
            execute!(
                self,
                "insert into node_position (record_id, x, y) values ($1, $2, $3)
                 on conflict (record_id) do update set x = excluded.x, y = excluded.y",
                node.id,
                f64::from(x),
                f64::from(y),
            )?;
        }
        Ok(new)
    }
}

/// The kinds of record that are nodes of the map.
#[must_use]
pub fn is_node(kind: RecordKind) -> bool {
    matches!(
        kind,
        RecordKind::HealthRegion | RecordKind::Organisation | RecordKind::Committee | RecordKind::Person
    )
}
