//! A made-up state with 26 health regions, for tests: about 700 nodes and 1400 links.

use domain::directory::Level;
use domain::network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind};
use uuid::Uuid;

const REGIONS: [&str; 26] = [
    "Bergstraße",
    "Darmstadt",
    "Darmstadt-Dieburg",
    "Frankfurt am Main",
    "Fulda",
    "Gießen",
    "Groß-Gerau",
    "Hersfeld-Rotenburg",
    "Hochtaunuskreis",
    "Kassel",
    "Kassel (Stadt)",
    "Lahn-Dill-Kreis",
    "Limburg-Weilburg",
    "Main-Kinzig-Kreis",
    "Main-Taunus-Kreis",
    "Marburg-Biedenkopf",
    "Odenwaldkreis",
    "Offenbach am Main",
    "Offenbach",
    "Rheingau-Taunus-Kreis",
    "Schwalm-Eder-Kreis",
    "Vogelsbergkreis",
    "Waldeck-Frankenberg",
    "Werra-Meißner-Kreis",
    "Wetteraukreis",
    "Wiesbaden",
];
const ORGANISATIONS: [&str; 14] = [
    "Klinikum",
    "Krankenkasse",
    "Hausarztnetz",
    "Caritas",
    "Diakonie",
    "Apothekerverband",
    "Hebammenpraxis",
    "Pflegestützpunkt",
    "Gesundheitsamt",
    "Sozialpsychiatrischer Dienst",
    "Rettungsdienst",
    "Volkshochschule",
    "Selbsthilfe-Kontaktstelle",
    "Suchtberatungsstelle",
];
const PERSONS: [&str; 8] = [
    "Landrätin",
    "Fachdienst Gesundheit",
    "Patientenvertretung",
    "Seniorenbeirat",
    "Moderation Pflege",
    "Leitung Gesundheitsamt",
    "Kreisbeigeordneter",
    "Behindertenbeauftragte",
];
const STATE_BODIES: [&str; 12] = [
    "Hessische Krankenhausgesellschaft",
    "HAGE",
    "Kassenärztliche Vereinigung Hessen",
    "Landesärztekammer Hessen",
    "Verband der Ersatzkassen",
    "AOK Hessen",
    "Hessischer Städtetag",
    "Hessischer Landkreistag",
    "Landesapothekerkammer Hessen",
    "Landespflegerat",
    "Liga der Freien Wohlfahrtspflege",
    "MDK Hessen",
];
const TOPICS: [&str; 6] = ["Pflege", "Versorgung", "Prävention", "Hitze", "Sucht", "Kindergesundheit"];

struct Builder {
    snapshot: NetworkSnapshot,
    state: u64,
}

impl Builder {
    fn chance(&mut self, bound: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % bound
    }

    fn node(
        &mut self,
        kind: NodeKind,
        label: String,
        level: Option<Level>,
        region: Option<u16>,
        fields: u32,
    ) -> u32 {
        let index = self.snapshot.nodes.len();
        let id = Uuid::from_u128(index as u128);
        self.snapshot.nodes.push(Node { id, kind, label, level, region, fields, position: [0.0; 2] });
        index as u32
    }

    fn link(&mut self, source: u32, target: u32, kind: LinkKind) {
        self.snapshot.links.push(Link { source, target, kind });
    }
}

/// The network with all nodes at the origin.
pub(crate) fn state_network() -> NetworkSnapshot {
    let mut builder = Builder { snapshot: NetworkSnapshot::default(), state: 7 };
    builder.snapshot.regions = REGIONS.iter().map(|&name| name.to_owned()).collect();
    builder.snapshot.fields = TOPICS.iter().map(|&name| name.to_owned()).collect();
    let all = (1 << TOPICS.len()) - 1;
    let state = Some(Level::State);
    let service = builder.node(NodeKind::Office, "Serviceeinheit Hessen".to_owned(), state, None, all);
    let conference =
        builder.node(NodeKind::Committee, "Landesgesundheitskonferenz".to_owned(), state, None, all);
    builder.link(service, conference, LinkKind::Membership);
    let mut state_groups = Vec::new();
    for (field, topic) in TOPICS.iter().enumerate() {
        let group = builder.node(NodeKind::Committee, format!("Landes-AG {topic}"), state, None, 1 << field);
        builder.link(group, conference, LinkKind::Parent);
        state_groups.push(group);
    }
    let mut bodies = Vec::new();
    for label in STATE_BODIES {
        let field = builder.chance(TOPICS.len());
        let body = builder.node(NodeKind::Organisation, label.to_owned(), state, None, 1 << field | 2);
        builder.link(body, conference, LinkKind::Membership);
        builder.link(body, state_groups[field], LinkKind::Membership);
        bodies.push(body);
    }
    for (index, name) in REGIONS.iter().enumerate() {
        add_region(&mut builder, index as u16, name, service, &state_groups, &bodies);
    }
    builder.snapshot
}

fn add_region(builder: &mut Builder, index: u16, name: &str, service: u32, groups: &[u32], bodies: &[u32]) {
    let here = Some(index);
    let level = Some(Level::Region);
    let region = builder.node(NodeKind::Region, name.to_owned(), level, here, 0);
    let office = builder.node(NodeKind::Office, format!("Gesundheitskoordination {name}"), level, here, 0);
    let conference =
        builder.node(NodeKind::Committee, format!("Gesundheitskonferenz {name}"), level, here, 63);
    builder.link(office, region, LinkKind::Belongs);
    builder.link(conference, region, LinkKind::Belongs);
    builder.link(office, conference, LinkKind::Relation);
    builder.link(office, service, LinkKind::Relation);
    let mut committees = vec![conference];
    let count = 2 + builder.chance(3);
    for offset in 0..count {
        let field = (offset + usize::from(index)) % TOPICS.len();
        let group =
            builder.node(NodeKind::Committee, format!("AG {}", TOPICS[field]), level, here, 1 << field);
        builder.link(group, conference, LinkKind::Parent);
        builder.link(office, group, LinkKind::Relation);
        if builder.chance(4) == 0 {
            builder.link(group, groups[field], LinkKind::Relation);
        }
        committees.push(group);
    }
    for offset in 0..9 + builder.chance(6) {
        let label = format!("{} {name}", ORGANISATIONS[offset % ORGANISATIONS.len()]);
        let field = builder.chance(TOPICS.len());
        let level = Some(Level::Municipality);
        let body = builder.node(NodeKind::Organisation, label, level, here, 1 << field);
        let seat = committees[builder.chance(committees.len())];
        builder.link(body, seat, LinkKind::Membership);
        if offset % 3 == 0 {
            builder.link(body, conference, LinkKind::Membership);
        }
        if offset % 2 == 0 {
            let other = committees[builder.chance(committees.len())];
            builder.link(body, other, LinkKind::Membership);
        }
        if builder.chance(6) == 0 {
            let parent = bodies[builder.chance(bodies.len())];
            builder.link(body, parent, LinkKind::Delegation);
        }
    }
    for (offset, label) in PERSONS.iter().enumerate() {
        let person = builder.node(NodeKind::Person, (*label).to_owned(), None, here, 0);
        let kind = if offset == 0 { LinkKind::Chair } else { LinkKind::Membership };
        builder.link(person, conference, kind);
        for _ in 0..builder.chance(3) {
            let seat = committees[builder.chance(committees.len())];
            builder.link(person, seat, LinkKind::Membership);
        }
    }
    let body = bodies[builder.chance(bodies.len())];
    builder.link(body, conference, LinkKind::Membership);
}

/// A network of nodes of these kinds without names or places.
pub(crate) fn network_of(kinds: &[NodeKind], links: &[(u32, u32, LinkKind)]) -> NetworkSnapshot {
    let node = |(index, kind): (usize, &NodeKind)| Node {
        id: Uuid::from_u128(index as u128),
        kind: *kind,
        label: String::new(),
        level: None,
        region: None,
        fields: 0,
        position: [0.0; 2],
    };
    NetworkSnapshot {
        nodes: kinds.iter().enumerate().map(node).collect(),
        links: links.iter().map(|&(source, target, kind)| Link { source, target, kind }).collect(),
        ..NetworkSnapshot::default()
    }
}
