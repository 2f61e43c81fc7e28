//! Networks of other programs.

use std::io::{self, Write};

use domain::network::{Link, LinkKind, NetworkSnapshot, Node, NodeKind};
use formats::gml;
use server::network_file::{
    NetworkFile, read_network, read_network_file, write_gexf, write_gml, write_graphml, write_json,
};
use uuid::Uuid;

pub(super) const WORDS: &[&str] = &[
    "<node id=\"a\">",
    "</node>",
    "<node id=\"b\"/>",
    "<edge source=\"a\" target=\"b\"/>",
    "<data key=\"d0\">",
    "</data>",
    "<key id=\"d0\" for=\"node\" attr.name=\"kind\"/>",
    "<attvalue for=\"0\" value=\"person\"/>",
    "<attvalues>",
    "</attvalues>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "&#x10ffff;",
    "{\"nodes\": [], \"edges\": []}",
    "\"id\": ",
    "\"kind\": \"office\"",
    "\"region\": ",
    "null",
    "node [",
    "edge [",
    "]",
    "id ",
    "source ",
    "target ",
    "region \"Hof\"",
    "# ",
    "\u{feff}",
];

pub(super) const GML_WORDS: &[&str] = &[
    "graph [", "node [", "edge [", "]", "[", "id 1 ", "label \"", "\"", "&#223;", "&#x", "&szlig;", "&amp;",
    "&", ";", "# ", "+INF", "-INF", "1.5e3", ".5", "-", "+", "\u{feff}", "a_b1 ",
];

/// Writes a network under a title.
type Writer = fn(&NetworkSnapshot, &str, &mut dyn Write) -> io::Result<()>;

/// What is read of a network is read again from each of the forms in which it can be written.
pub(super) fn check(input: &[u8]) -> bool {
    let Ok(network) = read_network_file(input) else { return false };
    let NetworkFile { kinds, regions, links } = &network;
    assert_eq!(kinds.len(), regions.len());
    assert!(links.iter().all(|(from, to)| (*from.max(to) as usize) < kinds.len()), "{links:?}");
    let snapshot = snapshot(&network);
    let writers: [Writer; 4] = [write_graphml, write_gexf, write_gml, write_json];
    for write in writers {
        let mut bytes = Vec::new();
        write(&snapshot, "<&\">", &mut bytes).expect("memory takes every network");
        let text = String::from_utf8(bytes).expect("networks are written as text");
        let again = read_network(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(again, network, "{text}");
    }
    true
}

fn snapshot(network: &NetworkFile) -> NetworkSnapshot {
    let node = |(index, (kind, region)): (usize, (&NodeKind, &Option<u16>))| Node {
        id: Uuid::from_u128(index as u128),
        kind: *kind,
        label: format!("Knoten {index} <&\">"),
        level: None,
        region: *region,
        fields: 0,
        position: [index as f32, 0.5],
    };
    let links = network.links.iter().map(|(source, target)| Link {
        source: *source,
        target: *target,
        kind: LinkKind::Relation,
    });
    let count = network.regions.iter().flatten().max().map_or(0, |last| usize::from(*last) + 1);
    NetworkSnapshot {
        nodes: network.kinds.iter().zip(&network.regions).enumerate().map(node).collect(),
        links: links.collect(),
        regions: (0..count).map(|number| format!("Region {number}")).collect(),
        fields: Vec::new(),
    }
}

/// The keys and lists of GML, whatever they are about.
pub(super) fn check_gml(input: &[u8]) -> bool {
    let Ok(entries) = gml::read(&gml::decoded(input), &gml::Limits::USUAL) else { return false };
    let mut bytes = Vec::new();
    gml::write_entries(&entries, &mut bytes).expect("what was read can be written");
    assert!(bytes.is_ascii());
    let text = gml::decoded(&bytes);
    let again = gml::read(&text, &gml::Limits { text_bytes: usize::MAX, ..gml::Limits::USUAL });
    assert_eq!(again.as_ref(), Ok(&entries), "{text}");
    true
}
