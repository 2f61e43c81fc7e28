//! The network as one actor may see it, and where its nodes stand on the map.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use domain::{
    change::RecordKind,
    directory::{
        Committee, HealthRegion, Membership, MembershipRole, Organisation, OrganisationKind, Person, Relation,
    },
    id::{CommitteeId, FieldId, OrganisationId},
    network::{
        DatedLink, DatedNode, Link, LinkKind, NetworkHistory, NetworkSnapshot, Node, NodeKind, Period,
        TimeSpan,
    },
};
use network_map::{
    history::{network_of_all_days, network_on},
    layout::{LayoutRequest, layout},
};
use time::Date;
use uuid::Uuid;

use crate::{
    Session, StoreResult, Write,
    backend::{execute, on_tx, rows},
    record::FromRecordRow,
    search::ENTRY_REACH,
    session::push_reach,
};

/// Chooses among equally good pictures; always the same, so that an instance filled twice looks the same.
const LAYOUT_SEED: u64 = 20_270_101;

impl Session {
    /// All nodes and links of today that the actor may see, with their stored positions; the same one again for as
    /// long as it is true.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_network(&mut self) -> StoreResult<Arc<NetworkSnapshot>> {
        let today = self.today();
        self.get_network_on(today).await
    }

    /// All nodes and links of a day that the actor may see now, with their stored positions.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_network_on(&mut self, day: Date) -> StoreResult<Arc<NetworkSnapshot>> {
        let history = self.get_network_history().await?;
        Ok(match &self.networks {
            Some(cache) => cache.network_on(&history, day),
            None => Arc::new(network_on(&history, day)),
        })
    }

    /// The network of all days as far as the actor may see it now, with its stored positions.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_network_history(&mut self) -> StoreResult<Arc<NetworkHistory>> {
        match self.networks.clone() {
            Some(cache) => self.share_history(&cache).await,
            None => self.read_history().await.map(Arc::new),
        }
    }

    /// The network of all days, as the database has it now.
    pub(crate) async fn read_history(&mut self) -> StoreResult<NetworkHistory> {
        let mut regions: Vec<HealthRegion> =
            rows!(self, "select * from health_region order by health_region_id")?;
        let organisations: Vec<Organisation> =
            rows!(self, "select * from organisation order by organisation_id")?;
        let committees: Vec<Committee> = rows!(self, "select * from committee order by committee_id")?;
        let people: Vec<Person> = rows!(self, "select * from person order by person_id")?;
        let memberships: Vec<Membership> = rows!(self, "select * from membership order by membership_id")?;
        let relations: Vec<Relation> = rows!(self, "select * from relation order by relation_id")?;
        let positions: Vec<(Uuid, f64, f64)> = rows!(self, "select record_id, x, y from node_position")?;
        let fields = self.node_fields().await?;

        // Nodes name the region they lie in, so only regions that may be seen are known at all.
        regions.retain(|region| self.sees(region.visibility, &region.place()));
        let mut network = Builder::new(&regions, fields, positions);
        for region in &regions {
            let period = Period::new(region.valid_from, region.valid_to);
            network.add(region.id.0, NodeKind::Region, &region.name, None, Some(region.id.0), period);
        }
        for body in organisations.iter().filter(|body| self.sees(body.visibility, &body.place())) {
            let kind =
                if body.kind == OrganisationKind::Office { NodeKind::Office } else { NodeKind::Organisation };
            let region = body.health_region_id.map(|id| id.0);
            let period = Period::new(body.valid_from, body.valid_to);
            network.add(body.id.0, kind, &body.name, Some(body.level), region, period);
        }
        for committee in
            committees.iter().filter(|committee| self.sees(committee.visibility, &committee.place()))
        {
            let region = committee.health_region_id.map(|id| id.0);
            let (kind, level) = (NodeKind::Committee, Some(committee.level));
            let period = Period::new(committee.valid_from, committee.valid_to);
            network.add(committee.id.0, kind, &committee.name, level, region, period);
        }
        for person in people.iter().filter(|person| self.sees(person.visibility, &person.place())) {
            let region = person.health_region_id.map(|id| id.0);
            let period = Period::new(person.valid_from, person.valid_to);
            network.add(person.id.0, NodeKind::Person, &person.name, None, region, period);
        }

        // The closest bond first: of several links between two nodes the map draws one.
        for seat in &memberships {
            let period = Period::new(seat.valid_from, seat.valid_to);
            let committee = seat.committee_id.0;
            let person = seat.person_id.map(|id| id.0).filter(|id| network.has(*id));
            if let Some(person) = person {
                let kind = if seat.role.leads() { LinkKind::Chair } else { LinkKind::Membership };
                network.link(person, committee, kind, Some(seat.role), period);
            }
            if let Some(body) = seat.organisation_id {
                let role = person.is_none().then_some(seat.role);
                network.link(body.0, committee, LinkKind::Membership, role, period);
            }
            if let (Some(person), Some(body)) = (person, seat.organisation_id) {
                network.link(person, body.0, LinkKind::Delegation, None, period);
            }
        }
        for committee in &committees {
            if let Some(parent) = committee.parent_id {
                network.link(committee.id.0, parent.0, LinkKind::Parent, None, Period::ALWAYS);
            }
            if let Some(region) = committee.health_region_id {
                network.link(committee.id.0, region.0, LinkKind::Belongs, None, Period::ALWAYS);
            }
        }
        for body in &organisations {
            if let Some(region) = body.health_region_id {
                network.link(body.id.0, region.0, LinkKind::Belongs, None, Period::ALWAYS);
            }
        }
        for person in &people {
            if let Some(body) = person.organisation_id {
                network.link(person.id.0, body.0, LinkKind::Delegation, None, Period::ALWAYS);
            }
        }
        for relation in &relations {
            let period = Period::new(relation.valid_from, relation.valid_to);
            network.link(relation.from.id, relation.to.id, LinkKind::Relation, None, period);
        }
        Ok(network.history)
    }

    /// The days between which something begins or ends that the actor may see.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_time_span(&mut self) -> StoreResult<TimeSpan> {
        let (today, actor, reach) = (self.today(), self.actor.clone(), self.reach.clone());
        let bounds: Option<(Option<Date>, Option<Date>)> = on_tx!(self.tx, |connection| {
            // A period that never begins or never ends has one bound, its other.
            let mut statement = sqlx::QueryBuilder::new(
                "select min(coalesce(valid_from, valid_to)), max(coalesce(valid_to, valid_from)) from (
                    select health_region_id as node_id, valid_from, valid_to from health_region
                    union all select organisation_id, valid_from, valid_to from organisation
                    union all select committee_id, valid_from, valid_to from committee
                    union all select person_id, valid_from, valid_to from person
                    union all select committee_id, valid_from, valid_to from membership
                    union all select from_id, valid_from, valid_to from relation
                 ) period join search_entry on search_entry.record_id = period.node_id where 1 = 1",
            );
            push_reach(&mut statement, &actor, &reach, ENTRY_REACH);
            statement
                .build()
                .try_map(|row| FromRecordRow::from_record_row(&row))
                .fetch_optional(connection)
                .await
        })?;
        let (first, last) = bounds.unwrap_or_default();
        Ok(TimeSpan {
            first: first.unwrap_or(today).min(today),
            last: last.unwrap_or(today).max(today),
            today,
        })
    }

    /// Names of the fields in which committees and organisations work.
    async fn node_fields(&mut self) -> StoreResult<NodeFields> {
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
        Ok(NodeFields { names, of_node })
    }
}

struct NodeFields {
    names: HashMap<FieldId, String>,
    of_node: HashMap<Uuid, Vec<FieldId>>,
}

/// Collects nodes and links into a history.
struct Builder {
    history: NetworkHistory,
    index: HashMap<Uuid, u32>,
    regions: HashMap<Uuid, u16>,
    fields: NodeFields,
    positions: HashMap<Uuid, [f32; 2]>,
}

impl Builder {
    #[expect(clippy::cast_possible_truncation, reason = "positions are drawn in single precision")]
    fn new(regions: &[HealthRegion], fields: NodeFields, positions: Vec<(Uuid, f64, f64)>) -> Self {
        // States name their fields alike; on the map a field is its name.
        let mut names: Vec<String> = fields.names.values().cloned().collect();
        names.sort_unstable();
        names.dedup();
        names.truncate(32);
        let history = NetworkHistory { fields: names, ..NetworkHistory::default() };
        let regions = (0u16..).zip(regions).map(|(index, region)| (region.id.0, index)).collect();
        let positions = positions.into_iter().map(|(id, x, y)| (id, [x as f32, y as f32])).collect();
        Self { history, index: HashMap::new(), regions, fields, positions }
    }

    fn add(
        &mut self,
        id: Uuid,
        kind: NodeKind,
        label: &str,
        level: Option<domain::directory::Level>,
        region: Option<Uuid>,
        period: Period,
    ) {
        let Ok(index) = u32::try_from(self.history.nodes.len()) else { return };
        let fields = self.fields.of_node.get(&id).map(Vec::as_slice).unwrap_or_default();
        let fields = fields.iter().filter_map(|field| self.fields.names.get(field)).fold(0, |mask, name| {
            let bit = self.history.fields.iter().position(|known| known == name);
            bit.map_or(mask, |bit| mask | 1 << bit)
        });
        self.index.insert(id, index);
        let node = Node {
            id,
            kind,
            label: label.to_owned(),
            level,
            region: region.and_then(|region| self.regions.get(&region).copied()),
            fields,
            position: self.positions.get(&id).copied().unwrap_or_default(),
        };
        self.history.nodes.push(DatedNode { node, period });
    }

    /// Whether the actor may see the node.
    fn has(&self, id: Uuid) -> bool {
        self.index.contains_key(&id)
    }

    /// Notes why two nodes are linked, unless one of them is not visible.
    fn link(
        &mut self,
        source: Uuid,
        target: Uuid,
        kind: LinkKind,
        role: Option<MembershipRole>,
        period: Period,
    ) {
        let (Some(&source), Some(&target)) = (self.index.get(&source), self.index.get(&target)) else {
            return;
        };
        if source != target {
            self.history.links.push(DatedLink { link: Link { source, target, kind }, role, period });
        }
    }
}

impl Write {
    /// Gives every node of all days a place on the map: nodes that have one keep it, new ones are placed near their
    /// neighbours. Returns how many were placed. Works for seconds on a large new network.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`](crate::StoreError::NotAllowed) unless the program itself asks.
    pub async fn place_nodes(&mut self) -> StoreResult<usize> {
        self.require_program()?;
        let network = network_of_all_days(&self.read_history().await?);
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
        execute!(self, "update node_placing set revision = revision + 1")?;
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
