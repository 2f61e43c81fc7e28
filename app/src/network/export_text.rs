//! The words of files, pictures and print.

crate::texts! {
    share: "Teilen", "Share";
    copy_link: "Link kopieren", "Copy link";
    copied: "Der Link ist kopiert.", "The link has been copied.";
    copy_by_hand: "Dieser Link zeigt, was Sie gerade sehen:", "This link shows what you see now:";
    as_data: "Als Daten", "As data";
    node_table: "Tabelle der Knoten (CSV)", "Table of nodes (CSV)";
    link_table: "Tabelle der Verbindungen (CSV)", "Table of connections (CSV)";

    field: "Handlungsfeld", "Field of action";
    as_of(date: &str): "Stand: {date} · Geflecht", "As of {date} · Geflecht";
    demo: "Beispieldaten – nicht amtlich", "Example data – not official";

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
