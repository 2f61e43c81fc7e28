//! The words of this room.

use domain::network::{LinkKind, NodeKind};

use crate::i18n::Language;

/// One node of a kind.
#[must_use]
pub(crate) const fn kind(language: Language, kind: NodeKind) -> &'static str {
    match (language, kind) {
        (Language::De, NodeKind::Region) => "Gesundheitsregion",
        (Language::De, NodeKind::Office) => "Geschäftsstelle",
        (Language::De, NodeKind::Committee) => "Gremium",
        (Language::En, NodeKind::Region) => "Health region",
        (Language::En, NodeKind::Office) => "Coordinating office",
        (Language::En, NodeKind::Committee) => "Committee",
        (_, NodeKind::Organisation) => "Organisation",
        (_, NodeKind::Person) => "Person",
    }
}

/// Several nodes of a kind.
#[must_use]
pub(crate) const fn kinds(language: Language, kind: NodeKind) -> &'static str {
    match (language, kind) {
        (Language::De, NodeKind::Region) => "Regionen",
        (Language::De, NodeKind::Office) => "Geschäftsstellen",
        (Language::De, NodeKind::Committee) => "Gremien",
        (Language::De, NodeKind::Organisation) => "Organisationen",
        (Language::De, NodeKind::Person) => "Menschen",
        (Language::En, NodeKind::Region) => "Regions",
        (Language::En, NodeKind::Office) => "Coordinating offices",
        (Language::En, NodeKind::Committee) => "Committees",
        (Language::En, NodeKind::Organisation) => "Organisations",
        (Language::En, NodeKind::Person) => "People",
    }
}

/// What neighbours are to a node, by why they are linked and whether the link starts at the node.
#[must_use]
pub(crate) const fn neighbours(language: Language, kind: LinkKind, is_outgoing: bool) -> &'static str {
    match (language, kind, is_outgoing) {
        (Language::De, LinkKind::Membership, true) => "Sitzt in",
        (Language::De, LinkKind::Membership, false) => "Mitglieder",
        (Language::De, LinkKind::Chair, true) => "Leitet oder moderiert",
        (Language::De, LinkKind::Chair, false) => "Leitung und Moderation",
        (Language::De, LinkKind::Delegation, true) => "Vertritt",
        (Language::De, LinkKind::Delegation, false) => "Vertreten durch",
        (Language::De, LinkKind::Parent, true) => "Eingesetzt von",
        (Language::De, LinkKind::Parent, false) => "Hat eingesetzt",
        (Language::De, LinkKind::Belongs, true) => "Gehört zu",
        (Language::De, LinkKind::Belongs, false) => "Dazu gehören",
        (Language::De, LinkKind::Relation, _) => "Weitere Beziehungen",
        (Language::En, LinkKind::Membership, true) => "Sits in",
        (Language::En, LinkKind::Membership, false) => "Members",
        (Language::En, LinkKind::Chair, true) => "Chairs or moderates",
        (Language::En, LinkKind::Chair, false) => "Chair and moderation",
        (Language::En, LinkKind::Delegation, true) => "Represents",
        (Language::En, LinkKind::Delegation, false) => "Represented by",
        (Language::En, LinkKind::Parent, true) => "Set up by",
        (Language::En, LinkKind::Parent, false) => "Has set up",
        (Language::En, LinkKind::Belongs, true) => "Belongs to",
        (Language::En, LinkKind::Belongs, false) => "Includes",
        (Language::En, LinkKind::Relation, _) => "Other relations",
    }
}

/// The reason of a step along a link, as it stands between the two names.
#[must_use]
pub(crate) const fn step(language: Language, kind: LinkKind, is_outgoing: bool) -> &'static str {
    match (language, kind, is_outgoing) {
        (Language::De, LinkKind::Membership, true) => "sitzt in",
        (Language::De, LinkKind::Membership, false) => "hat als Mitglied",
        (Language::De, LinkKind::Chair, true) => "leitet oder moderiert",
        (Language::De, LinkKind::Chair, false) => "wird geleitet oder moderiert von",
        (Language::De, LinkKind::Delegation, true) => "vertritt",
        (Language::De, LinkKind::Delegation, false) => "wird vertreten durch",
        (Language::De, LinkKind::Parent, true) => "wurde eingesetzt von",
        (Language::De, LinkKind::Parent, false) => "hat eingesetzt",
        (Language::De, LinkKind::Belongs, true) => "gehört zu",
        (Language::De, LinkKind::Belongs, false) => "umfasst",
        (Language::De, LinkKind::Relation, _) => "steht in Beziehung zu",
        (Language::En, LinkKind::Membership, true) => "sits in",
        (Language::En, LinkKind::Membership, false) => "has as a member",
        (Language::En, LinkKind::Chair, true) => "chairs or moderates",
        (Language::En, LinkKind::Chair, false) => "is chaired or moderated by",
        (Language::En, LinkKind::Delegation, true) => "represents",
        (Language::En, LinkKind::Delegation, false) => "is represented by",
        (Language::En, LinkKind::Parent, true) => "was set up by",
        (Language::En, LinkKind::Parent, false) => "has set up",
        (Language::En, LinkKind::Belongs, true) => "belongs to",
        (Language::En, LinkKind::Belongs, false) => "includes",
        (Language::En, LinkKind::Relation, _) => "has a relation to",
    }
}

/// "1 Verbindung", "41 Verbindungen"; `number` is already written out.
#[must_use]
pub(crate) fn connections(language: Language, count: usize, number: &str) -> String {
    match (language, count) {
        (Language::De, 1) => "1 Verbindung".to_owned(),
        (Language::De, _) => format!("{number} Verbindungen"),
        (Language::En, 1) => "1 connection".to_owned(),
        (Language::En, _) => format!("{number} connections"),
    }
}

crate::texts! {
    network: "Netzwerk", "Network";
    as_table_title: "Netzwerk als Tabelle", "Network as a table";
    arrangement: "Darstellung", "View";
    net: "Netz", "Map";
    table: "Tabelle", "Table";
    questions: "Fragen", "Questions";
    overlaps_question: "Wo gibt es doppelte Strukturen?", "Where are double structures?";
    loading: "Wird geladen …", "Loading …";

    filter: "Filter", "Filter";
    close_filter: "Filter schließen", "Close filter";
    region: "Region", "Region";
    all_regions: "Alle Regionen", "All regions";
    kind_legend: "Art", "Kind";
    level_legend: "Nur diese Ebenen", "Only these levels";
    field_legend: "Nur diese Handlungsfelder", "Only these fields of action";
    part_of_name: "Name enthält", "Name contains";
    apply: "Anwenden", "Apply";
    reset: "Zurücksetzen", "Reset";
    shown(shown: &str, all: &str): "{shown} von {all} gezeigt", "{shown} of {all} shown";
    all_shown(all: &str): "Alle {all} gezeigt", "All {all} shown";

    way_from_here: "Weg von hier …", "Way from here …";
    choose_target: "Wählen Sie jetzt, wohin der Weg führen soll: im Netz, in der Suche oder in den Listen.",
        "Now choose where the way shall lead: on the map, in the search or in the lists.";
    way_begins: "Weg von hier", "Way from here";
    way_here: "Weg hierher", "Way here";
    no_way: "Es führt kein Weg dorthin.", "There is no way there.";
    other_ways(number: &str): "Andere Wege: {number}", "Other ways: {number}";
    end_way: "Weg beenden", "End the way";
    way_announced(from: &str, to: &str, steps: usize):
        "Weg von {from} nach {to}: {steps} Schritte.", "Way from {from} to {to}: {steps} steps.";

    search: "Im Netz suchen", "Search the map";
    suggestions: "Vorschläge", "Suggestions";
    no_suggestion: "Nichts gefunden", "Nothing found";
    no_suggestion_in_filter: "Nichts gefunden; der Filter blendet einen Teil des Netzes aus.",
        "Nothing found; the filter hides part of the map.";

    canvas(shown: &str): "Netz mit {shown} Knoten; auch als Tabelle verfügbar",
        "Map of {shown} nodes; also available as a table";
    canvas_help:
        "Pfeiltasten gehen von Knoten zu Knoten, mit Umschalt wählen sie mehrere aus, Leertaste nimmt den Knoten zur Auswahl, Eingabe öffnet \
         die Seite, Entfernen blendet aus, F faltet ein Gremium oder eine Region zusammen, Escape hebt die Auswahl auf, Plus und Minus zoomen, Null zeigt alles, Schrägstrich führt zur Suche.",
        "Arrow keys walk from node to node, with Shift they select several, Space adds the node to the selection, Enter opens the page, \
         Delete hides, F folds a committee or a region, Escape clears the selection, plus and minus zoom, zero shows everything, slash leads to the search.";
    canvas_help_presented:
        "Pfeiltasten und die Tasten Bild auf und Bild ab blättern durch die gemerkten Ansichten, Plus und Minus zoomen, Null zeigt alles, Escape beendet die \
         Präsentation.",
        "Arrow keys, Page Up and Page Down go through the kept views, plus and minus zoom, zero shows everything, Escape ends the presentation.";
    zoom_in: "Vergrößern", "Zoom in";
    zoom_out: "Verkleinern", "Zoom out";
    fit: "Alles zeigen", "Show all";

    drawing: "Das Netz wird mit JavaScript gezeichnet. Alles, was es zeigt, steht auch in der Tabelle.",
        "The map is drawn with JavaScript. Everything it shows is also in the table.";
    to_table: "Als Tabelle ansehen", "View as a table";
    no_data_title: "Das Netz konnte nicht geladen werden", "The map could not be loaded";
    no_data: "Der Server war nicht zu erreichen. Die Tabelle geht vielleicht trotzdem.",
        "The server could not be reached. The table may still work.";
    again: "Noch einmal versuchen", "Try again";
    no_picture_title: "Dieser Browser kann das Netz nicht zeichnen", "This browser cannot draw the map";
    no_picture: "Dafür fehlt ihm WebGL 2. Die Tabelle zeigt dasselbe.", "It lacks WebGL 2. The table shows the same.";
    lost_title: "Das Bild ist gerade nicht verfügbar", "The picture is not available right now";
    lost: "Die Grafik wurde unterbrochen und kommt meist von selbst zurück.",
        "The graphics were interrupted and usually come back by themselves.";
    empty_title: "Noch ist das Netz leer", "The map is still empty";
    empty: "Sobald es Regionen, Gremien, Organisationen oder Menschen gibt, erscheinen sie hier.",
        "As soon as there are regions, committees, organisations or people, they appear here.";
    to_directory: "Zum Verzeichnis", "To the directory";
    nothing_shown_title: "Der Filter lässt nichts übrig", "The filter leaves nothing";
    nothing_shown: "Nehmen Sie eine Auswahl zurück, dann erscheint wieder etwas.",
        "Take back one of the choices and something will appear again.";

    close_selection: "Auswahl schließen", "Close selection";
    fields: "Handlungsfelder", "Fields of action";
    hidden: "Der Filter blendet diesen Knoten im Netz aus.", "The filter hides this node on the map.";
    reset_filter: "Filter zurücksetzen", "Reset filter";
    all_of_group(count: &str): "Alle {count} zeigen", "Show all {count}";
    no_neighbours: "Keine Verbindungen, die Sie sehen dürfen.", "No connections that you may see.";
    open: "Öffnen", "Open";
    centre_short: "Zentrieren", "Centre";
    centre: "Auf diesen Knoten zentrieren", "Centre on this node";
    deselected: "Auswahl aufgehoben", "Selection cleared";

    name: "Name", "Name";
    level: "Ebene", "Level";
    links: "Verbindungen", "Connections";
    picture: "Bild", "Picture";
    show_in_net: "Im Netz zeigen", "Show on the map";
    caption(total: &str): "{total} Knoten des Netzwerks mit Art, Ebene, Region und Zahl der Verbindungen",
        "{total} nodes of the network with kind, level, region and number of connections";
    pages: "Seiten", "Pages";
    page(number: &str): "Seite {number}", "Page {number}";
    rows(from: &str, to: &str, total: &str): "{from}–{to} von {total}", "{from}–{to} of {total}";
    back: "Zurück", "Previous";
    next: "Weiter", "Next";
}
