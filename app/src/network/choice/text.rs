//! The words for choosing several nodes.

use crate::i18n::Language;

crate::texts! {
    tools: "Werkzeug", "Tool";
    tool_move: "Bewegen", "Move";
    tool_choose: "Auswählen", "Select";
    clear: "Auswahl leeren", "Clear the selection";
    only: "Nur diese zeigen", "Show only these";
    hide: "Ausblenden", "Hide";
    as_table: "Als Tabelle", "As a table";
    on_the_map: "Im Netz zeigen", "Show on the map";
    common: "Gemeinsam in", "Together in";
    of_them: "von ihnen", "of them";
    take_out(name: &str): "Aus der Auswahl nehmen: {name}", "Take out of the selection: {name}";
    choose(name: &str): "{name} auswählen", "Select {name}";
    choose_all: "Alle auf dieser Seite auswählen", "Select all on this page";
    column: "Auswahl", "Selection";
    apply: "Auswahl übernehmen", "Apply the selection";
    list: "Ausgewählt", "Selected";
    left_out(number: &str, most: &str):
        "{number} passten nicht mehr hinein: Mehr als {most} Knoten fasst eine Adresse nicht.",
        "{number} did not fit: an address holds no more than {most} nodes.";
    cleared: "Auswahl geleert", "Selection cleared";
    added(name: &str, number: &str): "{name} hinzugefügt, {number}", "{name} added, {number}";
    taken_out(name: &str, number: &str): "{name} herausgenommen, {number}", "{name} taken out, {number}";
}

/// "1 Knoten ausgewählt", "12 Knoten ausgewählt"; `number` is already written out.
#[must_use]
pub(in crate::network) fn chosen(language: Language, count: usize, number: &str) -> String {
    match (language, count) {
        (Language::De, _) => format!("{number} Knoten ausgewählt"),
        (Language::En, 1) => "1 node selected".to_owned(),
        (Language::En, _) => format!("{number} nodes selected"),
    }
}

/// "3 Verbindungen untereinander, 41 zu anderen".
#[must_use]
pub(super) fn links(language: Language, among: usize, numbers: [&str; 2]) -> String {
    let [inner, outer] = numbers;
    match (language, among) {
        (Language::De, 1) => format!("1 Verbindung untereinander, {outer} zu anderen"),
        (Language::De, _) => format!("{inner} Verbindungen untereinander, {outer} zu anderen"),
        (Language::En, 1) => format!("1 connection among them, {outer} to others"),
        (Language::En, _) => format!("{inner} connections among them, {outer} to others"),
    }
}
