//! The words of the network's health: what each figure is called, and what exactly it counts.

use domain::reports::NetworkFigure;

use crate::{
    i18n::Language::{self, De, En},
    ui::format,
};

/// What a figure is called.
pub(crate) const fn figure(language: Language, figure: NetworkFigure) -> &'static str {
    match (language, figure) {
        (De, NetworkFigure::Organisations) => "Organisationen",
        (De, NetworkFigure::People) => "Personen",
        (De, NetworkFigure::Committees) => "Gremien",
        (De, NetworkFigure::Sectors) => "Arten von Organisationen",
        (De, NetworkFigure::Isolated) => "Mitglieder ohne Sitz und Beziehung",
        (De, NetworkFigure::Vacant) => "Unbesetzte Sitze",
        (De, NetworkFigure::Ending) => "Sitze, die in 90 Tagen enden",
        (De, NetworkFigure::CutPoints) => "Wer allein andere anbindet",
        (De, NetworkFigure::Bridges) => "Kontakte, an denen andere hängen",
        (De, NetworkFigure::Overlaps) => "Doppelte Strukturen",
        (De, NetworkFigure::OpenFields) => "Handlungsfelder ohne Gremium",
        (En, NetworkFigure::Organisations) => "Organisations",
        (En, NetworkFigure::People) => "People",
        (En, NetworkFigure::Committees) => "Committees",
        (En, NetworkFigure::Sectors) => "Kinds of organisation",
        (En, NetworkFigure::Isolated) => "Members without seat and relation",
        (En, NetworkFigure::Vacant) => "Vacant seats",
        (En, NetworkFigure::Ending) => "Seats that end within 90 days",
        (En, NetworkFigure::CutPoints) => "Those who alone connect others",
        (En, NetworkFigure::Bridges) => "Contacts on which others depend",
        (En, NetworkFigure::Overlaps) => "Double structures",
        (En, NetworkFigure::OpenFields) => "Fields of action without a committee",
    }
}

/// What a figure counts.
pub(crate) const fn definition(language: Language, figure: NetworkFigure) -> &'static str {
    match (language, figure) {
        (De, NetworkFigure::Organisations) => {
            "Organisationen und Geschäftsstellen, die im Verzeichnis zu der Gesundheitsregion gehören."
        }
        (De, NetworkFigure::People) => "Personen, die im Verzeichnis zu der Gesundheitsregion gehören.",
        (De, NetworkFigure::Committees) => "Gremien der Gesundheitsregion.",
        (De, NetworkFigure::Sectors) => {
            "Jede Art von Organisation, die vorkommt, zählt einmal; „Sonstige“ zählt nicht."
        }
        (De, NetworkFigure::Isolated) => {
            "Organisationen und Personen, die in keinem Gremium sitzen, das Sie sehen, und keine Beziehung haben. Wer nur für eine Organisation arbeitet, hat damit noch keinen Sitz."
        }
        (De, NetworkFigure::Vacant) => {
            "Sitze in den Gremien, die Sie sehen: solche, die begonnen haben und zu denen keine Person eingetragen ist. Jeder zählt einzeln."
        }
        (De, NetworkFigure::Ending) => {
            "Sitze in den Gremien, die Sie sehen: Die Amtszeit endet in den nächsten 90 Tagen, und niemand übernimmt sie, weder dieselbe Person noch dieselbe Organisation."
        }
        (De, NetworkFigure::CutPoints) => {
            "Personen, Organisationen und Gremien, ohne die andere den Kontakt zum Rest verlören. Gezählt ist innerhalb dessen, was die Karte für die Auswahl zeigt."
        }
        (De, NetworkFigure::Bridges) => {
            "Kontakte zwischen zweien, ohne die mindestens zwei andere den Kontakt zum Rest verlören."
        }
        (De, NetworkFigure::Overlaps) => {
            "Paare von Gremien, in denen mindestens zwei dieselben Mitglieder sitzen."
        }
        (De, NetworkFigure::OpenFields) => {
            "Handlungsfelder, zu denen in einer Region kein Gremium arbeitet, das Sie sehen, wohl aber in mindestens der Hälfte ähnlicher Regionen; gibt es zu wenige ähnliche, zählt jedes Feld. Jede Region zählt für sich."
        }
        (En, NetworkFigure::Organisations) => {
            "Organisations and offices that belong to the health region in the directory."
        }
        (En, NetworkFigure::People) => "People who belong to the health region in the directory.",
        (En, NetworkFigure::Committees) => "Committees of the health region.",
        (En, NetworkFigure::Sectors) => {
            "Each kind of organisation that occurs counts once; “other” does not count."
        }
        (En, NetworkFigure::Isolated) => {
            "Organisations and people who sit in no committee that you see and have no relation. Working for an organisation is no seat yet."
        }
        (En, NetworkFigure::Vacant) => {
            "Seats in the committees that you see: those that have begun and for which no person is entered. Each counts by itself."
        }
        (En, NetworkFigure::Ending) => {
            "Seats in the committees that you see: their term ends within the next 90 days and nobody takes them over, neither the same person nor the same organisation."
        }
        (En, NetworkFigure::CutPoints) => {
            "People, organisations and committees without whom others would lose contact with the rest. Counted within what the map shows for the choice."
        }
        (En, NetworkFigure::Bridges) => {
            "Contacts between two without which at least two others would lose contact with the rest."
        }
        (En, NetworkFigure::Overlaps) => "Pairs of committees in which at least two of the same members sit.",
        (En, NetworkFigure::OpenFields) => {
            "Fields of action on which no committee that you see in a region works, though one does in at least half of the similar regions; where too few are similar, every field counts. Each region counts by itself."
        }
    }
}

/// By how much a figure has changed: "+2", "−1", "±0".
pub(crate) fn change(language: Language, (now, then): (usize, usize)) -> String {
    let number = |number: usize| format::count(language, i64::try_from(number).unwrap_or(i64::MAX));
    match now.cmp(&then) {
        std::cmp::Ordering::Greater => format!("+{}", number(now - then)),
        std::cmp::Ordering::Less => format!("−{}", number(then - now)),
        std::cmp::Ordering::Equal => "±0".to_owned(),
    }
}

crate::texts! {
    title: "Wie es um das Netzwerk steht", "How the network is doing";
    lead: "Wer dabei ist, wo Sitze leer sind, wovon viel abhängt und was fehlt: jede Zahl führt zu dem, was sie zählt.",
        "Who takes part, where seats are empty, on what much depends and what is missing: each number leads to what it counts.";
    said(organisations: &str, people: &str, committees: &str, isolated: &str):
        "Dabei sind Organisationen: {organisations}, Personen: {people}, Gremien: {committees}. Ohne Sitz und Beziehung: {isolated}.",
        "Taking part are organisations: {organisations}, people: {people}, committees: {committees}. Without seat and relation: {isolated}.";
    choice: "Auswahl", "Choice";
    region: "Gesundheitsregion", "Health region";
    all_regions: "Alle, die Sie sehen", "All that you see";
    since: "Vergleichen mit dem", "Compare with";
    show: "Anzeigen", "Show";
    reach: "Wer dabei ist", "Who takes part";
    attention: "Wo ein Blick lohnt", "Where to look";
    figure_head: "Zahl", "Figure";
    today: "heute", "today";
    change_head: "Veränderung", "Change";
    csv: "CSV", "CSV";
    csv_label: "Alle Zahlen als CSV herunterladen", "Download all figures as CSV";
    list_csv_label: "Diese Liste als CSV herunterladen", "Download this list as CSV";
    definitions: "Was die Zahlen bedeuten", "What the figures mean";
    seen_rule: "Gezählt ist, was Sie sehen dürfen. Der frühere Tag folgt den Laufzeiten im Verzeichnis: Was keinen Beginn hat, war immer da. Handlungsfelder und Ihre Rechte sind an beiden Tagen die von heute.",
        "Counted is what you may see. The earlier day follows the terms in the directory: what has no beginning was always there. Fields of action and your rights are those of today on both days.";
    of_day(figure: &str, day: &str): "{figure} am {day}", "{figure} on {day}";
    close: "Liste schließen", "Close the list";
    on_map: "Auf der Karte zeigen", "Show on the map";
    nothing: "An diesem Tag gibt es nichts davon.", "There is nothing of it on this day.";
    not_public: "nicht öffentlich", "not public";
    ends(day: &str): "bis {day}", "until {day}";
    shared(count: usize): "gemeinsame Mitglieder: {count}", "members in common: {count}";
    pages: "Seiten der Liste", "Pages of the list";
    page_of(page: usize, pages: usize): "Seite {page} von {pages}", "Page {page} of {pages}";
    earlier: "Vorige", "Previous";
    later: "Nächste", "Next";
    name: "Name", "Name";
    second: "Zweiter Name", "Second name";
    detail: "Näheres", "Detail";
    definition_head: "Was sie zählt", "What it counts";
    file_name: "netzwerk", "network";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_says_its_direction() {
        assert_eq!(change(De, (1_003, 1)), "+1.002");
        assert_eq!(change(En, (0, 2)), "−2");
        assert_eq!(change(De, (4, 4)), "±0");
    }
}
