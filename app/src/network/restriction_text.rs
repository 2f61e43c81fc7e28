//! The words for what restricts the map.

use super::restriction::SeatWord;
use crate::i18n::Language;

crate::texts! {
    restrictions: "Einschränkungen", "Restrictions";
    of(what: &str, value: &str): "{what}: {value}", "{what}: {value}";
    lift(words: &str): "Aufheben: {words}", "Lift: {words}";
    lift_all: "Alle aufheben", "Lift all";
    undo: "Filter zurücknehmen", "Undo filter";
    field: "Handlungsfeld", "Field of action";
    seat_legend: "Rolle", "Role";
    seats_legend: "Nur mit dieser Rolle im Gremium", "Only with this role in a committee";
    chair: "Leitung", "Chair";
    member: "Mitglied", "Member";
    only(number: &str): "Nur Ausgewählte ({number})", "Only selected ({number})";
    hidden(number: &str): "{number} ausgeblendet", "{number} hidden";
    hide: "Ausblenden", "Hide";
    folded(number: &str): "{number} zusammengefaltet", "{number} folded";
    fold: "Zusammenfalten", "Fold";
    unfold: "Aufklappen", "Unfold";
    fold_node(name: &str): "{name} zu einem Knoten zusammenfalten", "Fold {name} into one node";
    unfold_node(name: &str): "{name} aufklappen", "Unfold {name}";
    around_here: "Nur das Umfeld zeigen", "Show only the surroundings";
    end_around: "Ganz", "All";
}

/// A seat by itself.
#[must_use]
pub(super) const fn seat(language: Language, seat: SeatWord) -> &'static str {
    match seat {
        SeatWord::Chair => chair(language),
        SeatWord::Member => member(language),
    }
}

/// "1 Schritt", "2 Schritte".
#[must_use]
pub(super) fn steps(language: Language, depth: u32) -> String {
    match (language, depth) {
        (Language::De, 1) => "1 Schritt".to_owned(),
        (Language::De, _) => format!("{depth} Schritte"),
        (Language::En, 1) => "1 step".to_owned(),
        (Language::En, _) => format!("{depth} steps"),
    }
}

/// "Umfeld von AG Pflege, 2 Schritte".
#[must_use]
pub(super) fn around(language: Language, name: &str, depth: u32) -> String {
    let steps = steps(language, depth);
    match language {
        Language::De => format!("Umfeld von {name}, {steps}"),
        Language::En => format!("Around {name}, {steps}"),
    }
}
