//! What is seen, as a file for other programs: which forms there are, and what stands in the tables.

use domain::network::{NetworkSnapshot, Node};
use time::Date;

use super::{export_text as text, query::has_bit};
use crate::{directory::word, i18n::Language, network::text as words};

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// XML of many network programs.
    GraphMl,
    /// XML of Gephi, with places, colours and shapes.
    Gexf,
    /// Keys and lists of many network programs.
    Gml,
    /// A table of the nodes.
    NodeTable,
    /// A table of the links.
    LinkTable,
    /// Nodes and links as JSON.
    Json,
    /// The picture as vectors.
    Svg,
}

impl ExportFormat {
    /// All forms.
    pub const ALL: [Self; 7] =
        [Self::NodeTable, Self::LinkTable, Self::GraphMl, Self::Gexf, Self::Gml, Self::Json, Self::Svg];

    /// Those that other programs reckon with, in the order of the menu.
    pub const DATA: [Self; 6] =
        [Self::NodeTable, Self::LinkTable, Self::GraphMl, Self::Gexf, Self::Gml, Self::Json];

    /// Where the server answers with it; the query is that of the map.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::GraphMl => "/network/export.graphml",
            Self::Gexf => "/network/export.gexf",
            Self::Gml => "/network/export.gml",
            Self::NodeTable => "/network/nodes.csv",
            Self::LinkTable => "/network/links.csv",
            Self::Json => "/network/export.json",
            Self::Svg => "/network/export.svg",
        }
    }

    /// The end of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Gml => "gml",
            Self::NodeTable | Self::LinkTable => "csv",
            Self::Json => "json",
            Self::Svg => "svg",
        }
    }

    /// As it is offered.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            Self::GraphMl => "GraphML",
            Self::Gexf => "GEXF (Gephi)",
            Self::Gml => "GML",
            Self::NodeTable => text::node_table(language),
            Self::LinkTable => text::link_table(language),
            Self::Json => "JSON",
            Self::Svg => "SVG",
        }
    }

    /// The name of a file without its end: "netzwerk-knoten-hassberge-2026-11-22".
    #[must_use]
    pub fn file_name(self, language: Language, region: Option<&str>, today: Date) -> String {
        let part = match self {
            Self::NodeTable => Some(text::nodes_in_file_name(language)),
            Self::LinkTable => Some(text::links_in_file_name(language)),
            Self::GraphMl | Self::Gexf | Self::Gml | Self::Json | Self::Svg => None,
        };
        file_name(language, part, region, today)
    }
}

/// The name of a file about the network without its end, in letters that every system can keep.
#[must_use]
pub fn file_name(language: Language, part: Option<&str>, region: Option<&str>, today: Date) -> String {
    let region = region.map(|name| slug(place(name)));
    let parts = [Some(text::in_file_name(language).to_owned()), part.map(str::to_owned), region];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.chain([today.to_string()]).collect::<Vec<_>>().join("-")
}

/// A health region by its place: "Haßberge" for "Gesundheitsregion plus Landkreis Haßberge".
fn place(name: &str) -> &str {
    ["Gesundheitsregion plus ", "Landkreis "]
        .iter()
        .fold(name, |name, generic| name.strip_prefix(generic).unwrap_or(name))
}

/// A name in letters that every system can keep in the name of a file.
#[must_use]
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            letter if letter.is_ascii_alphanumeric() => slug.push(letter),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// What stands in a cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, which may come from anybody.
    Text(String),
    /// A number.
    Number(f32),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The head of [`node_rows`].
#[must_use]
pub fn node_head(language: Language) -> [&'static str; 9] {
    [
        words::name(language),
        words::kind_legend(language),
        words::level(language),
        words::region(language),
        words::fields(language),
        text::shown_links(language),
        "x",
        "y",
        "ID",
    ]
}

/// A row for each node, in words of `language`.
pub fn node_rows(network: &NetworkSnapshot, language: Language) -> impl Iterator<Item = [Cell; 9]> {
    let degrees = super::reading::degrees(network);
    network.nodes.iter().zip(degrees).map(move |(node, degree)| {
        [
            node.label.as_str().into(),
            words::kind(language, node.kind).into(),
            node.level.map_or("", |level| word::level(language, level)).into(),
            region(network, node).unwrap_or_default().into(),
            Cell::Text(fields(network, node).collect::<Vec<_>>().join(", ")),
            Cell::Number(degree as f32),
            Cell::Number(node.position[0]),
            Cell::Number(node.position[1]),
            Cell::Text(node.id.to_string()),
        ]
    })
}

/// The head of [`link_rows`].
#[must_use]
pub fn link_head(language: Language) -> [&'static str; 7] {
    [
        text::from(language),
        text::kind_of_from(language),
        text::relation(language),
        text::to(language),
        text::kind_of_to(language),
        text::id_of_from(language),
        text::id_of_to(language),
    ]
}

/// A row for each link, in words of `language`: who, how, with whom.
pub fn link_rows(network: &NetworkSnapshot, language: Language) -> impl Iterator<Item = [Cell; 7]> {
    network.links.iter().filter_map(move |link| {
        let source = network.nodes.get(link.source as usize)?;
        let target = network.nodes.get(link.target as usize)?;
        Some([
            source.label.as_str().into(),
            words::kind(language, source.kind).into(),
            words::step(language, link.kind, true).into(),
            target.label.as_str().into(),
            words::kind(language, target.kind).into(),
            Cell::Text(source.id.to_string()),
            Cell::Text(target.id.to_string()),
        ])
    })
}

/// The name of the health region of a node.
#[must_use]
pub fn region<'a>(network: &'a NetworkSnapshot, node: &Node) -> Option<&'a str> {
    node.region.and_then(|region| network.regions.get(usize::from(region))).map(String::as_str)
}

/// The names of the fields of action of a node.
pub fn fields<'a>(network: &'a NetworkSnapshot, node: &Node) -> impl Iterator<Item = &'a str> + use<'a> {
    let bits = node.fields;
    let fields = network.fields.iter().enumerate();
    fields.filter(move |(bit, _)| has_bit(bits, *bit)).map(|(_, name)| name.as_str())
}

#[cfg(test)]
mod tests {
    use domain::{
        directory::Level,
        network::{Link, LinkKind, NodeKind},
    };
    use time::macros::date;
    use uuid::Uuid;

    use super::*;

    fn network() -> NetworkSnapshot {
        let node = |id, kind, label: &str, level| Node {
            id: Uuid::from_u128(id),
            kind,
            label: label.to_owned(),
            level,
            region: Some(0),
            fields: 0b11,
            position: [1.5, -2.0],
        };
        NetworkSnapshot {
            nodes: vec![
                node(1, NodeKind::Person, "Pflegedirektion", None),
                node(2, NodeKind::Committee, "AG Pflege", Some(Level::Region)),
            ],
            links: vec![Link { source: 0, target: 1, kind: LinkKind::Membership }],
            regions: vec!["Gesundheitsregion plus Landkreis Haßberge".to_owned()],
            fields: vec!["Pflege".to_owned(), "Sucht".to_owned()],
        }
    }

    #[test]
    fn files_are_named_by_what_is_in_them() {
        let today = date!(2026 - 11 - 22);
        let named = |format: ExportFormat, region| format.file_name(Language::De, region, today);
        assert_eq!(named(ExportFormat::GraphMl, None), "netzwerk-2026-11-22");
        assert_eq!(
            named(ExportFormat::NodeTable, Some("Gesundheitsregion plus Landkreis Haßberge")),
            "netzwerk-knoten-hassberge-2026-11-22"
        );
        assert_eq!(named(ExportFormat::Json, Some("Stadt Köln / ../")), "netzwerk-stadt-koeln-2026-11-22");
        assert_eq!(
            ExportFormat::LinkTable.file_name(Language::En, Some("\"\r\n"), today),
            "network-links-2026-11-22"
        );
    }

    #[test]
    fn rows_are_written_in_words_and_fit_their_heads() {
        let network = network();
        let row = node_rows(&network, Language::De).nth(1).unwrap();
        let expected = ["AG Pflege", "Gremium", "Region"].map(Cell::from);
        assert_eq!(row[..3], expected);
        assert_eq!(row[4..6], ["Pflege, Sucht".into(), Cell::Number(1.0)]);
        let row = link_rows(&network, Language::En).next().unwrap();
        assert_eq!(row[..4], ["Pflegedirektion", "Person", "sits in", "AG Pflege"].map(Cell::from));
    }

    #[test]
    fn every_form_has_a_path_of_its_own() {
        for (index, format) in ExportFormat::ALL.iter().enumerate() {
            assert!(format.path().ends_with(format.extension()));
            assert!(ExportFormat::ALL[..index].iter().all(|other| other.path() != format.path()));
        }
    }
}
