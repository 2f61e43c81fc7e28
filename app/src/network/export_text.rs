//! The words of files, pictures and print.

use domain::network::LinkKind;

use crate::i18n::Language;

/// Why two nodes are linked, as a legend says it.
#[must_use]
pub(crate) const fn link_kind(language: Language, kind: LinkKind) -> &'static str {
    match (language, kind) {
        (Language::De, LinkKind::Membership) => "Mitgliedschaft",
        (Language::De, LinkKind::Chair) => "Leitung oder Moderation",
        (Language::De, LinkKind::Delegation) => "Vertretung",
        (Language::De, LinkKind::Parent) => "Einsetzung",
        (Language::De, LinkKind::Belongs) => "Zugehörigkeit",
        (Language::De, LinkKind::Relation) => "Weitere Beziehung",
        (Language::En, LinkKind::Membership) => "Membership",
        (Language::En, LinkKind::Chair) => "Chair or moderation",
        (Language::En, LinkKind::Delegation) => "Representation",
        (Language::En, LinkKind::Parent) => "Set up by",
        (Language::En, LinkKind::Belongs) => "Belonging",
        (Language::En, LinkKind::Relation) => "Other relation",
    }
}

crate::texts! {
    share: "Teilen", "Share";
    copy_link: "Link kopieren", "Copy link";
    copied: "Der Link ist kopiert.", "The link has been copied.";
    copy_by_hand: "Dieser Link zeigt, was Sie gerade sehen:", "This link shows what you see now:";
    as_image: "Als Bild (PNG)", "As an image (PNG)";
    as_graphic: "Als Grafik (SVG)", "As a graphic (SVG)";
    print: "Drucken", "Print";
    as_data: "Als Daten", "As data";
    node_table: "Tabelle der Knoten (CSV)", "Table of nodes (CSV)";
    link_table: "Tabelle der Verbindungen (CSV)", "Table of connections (CSV)";

    as_of(date: &str): "Stand: {date} · Geflecht", "As of {date} · Geflecht";
    compared(date: &str): "verglichen mit dem {date}", "compared with {date}";
    demo: "Beispieldaten – nicht amtlich", "Example data – not official";

    /// What the source of the borders wants to be said.
    borders: "Grenzen: © GeoBasis-DE / BKG (2024), dl-de/by-2-0, Daten verändert",
        "Borders: © GeoBasis-DE / BKG (2024), dl-de/by-2-0, data changed";

    in_file_name: "netzwerk", "network";
    nodes_in_file_name: "knoten", "nodes";
    links_in_file_name: "verbindungen", "links";

    shown_links: "Gezeigte Verbindungen", "Connections shown";
    from: "Von", "From";
    kind_of_from: "Art (von)", "Kind (from)";
    relation: "Verbindung", "Connection";
    to: "Zu", "To";
    kind_of_to: "Art (zu)", "Kind (to)";
    id_of_from: "ID (von)", "ID (from)";
    id_of_to: "ID (zu)", "ID (to)";
}
