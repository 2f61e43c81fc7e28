//! The words for the fields that a plan has of its own, and for the face of its cards.

use domain::plan::{CardPart, OwnFieldKind};

use crate::i18n::Language;

/// The word for what is written into a field.
pub(super) const fn kind(language: Language, kind: OwnFieldKind) -> &'static str {
    match (language, kind) {
        (_, OwnFieldKind::Text) => "Text",
        (Language::De, OwnFieldKind::Number) => "Zahl",
        (Language::De, OwnFieldKind::Day) => "Datum",
        (Language::De, OwnFieldKind::Choice) => "Auswahl",
        (Language::En, OwnFieldKind::Number) => "Number",
        (Language::En, OwnFieldKind::Day) => "Date",
        (Language::En, OwnFieldKind::Choice) => "Choice",
    }
}

/// The word for a part of a card.
pub(super) const fn part(language: Language, part: CardPart) -> &'static str {
    match (language, part) {
        (Language::De, CardPart::Committee) => "Gremium",
        (Language::De, CardPart::Reason) => "Grund, wenn etwas stockt",
        (Language::De, CardPart::Judgement) => "Einschätzung (Ampel)",
        (Language::De, CardPart::Checklist) => "Fortschritt der Checkliste",
        (Language::De, CardPart::Milestones) => "Fortschritt der Meilensteine",
        (Language::De, CardPart::DueOn) => "Fälligkeit",
        (Language::De, CardPart::Responsible) => "Zuständige Person",
        (Language::En, CardPart::Committee) => "Committee",
        (Language::En, CardPart::Reason) => "Reason, where something is stuck",
        (Language::En, CardPart::Judgement) => "Judgement (traffic light)",
        (Language::En, CardPart::Checklist) => "Progress of the checklist",
        (Language::En, CardPart::Milestones) => "Progress of the milestones",
        (Language::En, CardPart::DueOn) => "When it is due",
        (Language::En, CardPart::Responsible) => "Responsible person",
    }
}

/// What is lost with a field.
pub(super) fn lost(language: Language, measures: usize) -> String {
    match (language, measures) {
        (Language::De, 0) => "Keine Maßnahme hat hier eine Angabe.".to_owned(),
        (Language::De, 1) => "Eine Maßnahme hat hier eine Angabe; sie geht verloren.".to_owned(),
        (Language::De, _) => format!("{measures} Maßnahmen haben hier eine Angabe; sie gehen verloren."),
        (Language::En, 0) => "No measure has a value here.".to_owned(),
        (Language::En, 1) => "One measure has a value here; it will be lost.".to_owned(),
        (Language::En, _) => format!("{measures} measures have a value here; they will be lost."),
    }
}

crate::texts! {
    own_fields: "Eigene Felder", "Own fields";
    lead: "Was Sie zu jeder Maßnahme zusätzlich festhalten, etwa eine Kostenstelle. Die Felder stehen im Blatt der Maßnahme und als Spalten in der Tabelle.",
        "What you note of each measure besides, such as a cost centre. The fields are on the sheet of the measure, and columns in the table.";
    none: "Der Plan hat noch keine eigenen Felder.", "The plan has no fields of its own yet.";
    name: "Name", "Name";
    kind_label: "Art", "Kind";
    kind_hint: "Die Art lässt sich später nicht mehr ändern.", "The kind cannot be changed later.";
    options: "Möglichkeiten, jede in einer eigenen Zeile", "Options, each on a line of its own";
    options_hint: "Nur für die Art „Auswahl“. Was nicht mehr angeboten wird, bleibt bei den Maßnahmen stehen, die es haben.",
        "For the kind “Choice” only. What is no longer offered stays with the measures that have it.";
    on_card: "Auf der Karte zeigen", "Show on the card";
    is_on_card: "auf der Karte", "on the card";
    new_field: "Neues Feld", "New field";
    add: "Feld anlegen", "Add the field";
    full(max: usize): "Der Plan hat {max} eigene Felder; mehr sind nicht möglich.", "The plan has {max} fields of its own; there cannot be more.";
    change(name: &str): "Ändern: {name}", "Change: {name}";
    up(name: &str): "Nach oben: {name}", "Up: {name}";
    down(name: &str): "Nach unten: {name}", "Down: {name}";
    remove(name: &str): "Entfernen: {name}", "Remove: {name}";
    up_short: "Nach oben", "Up";
    down_short: "Nach unten", "Down";
    change_short: "Ändern", "Change";
    remove_short: "Entfernen", "Remove";
    meant: "Ja, die Angaben sollen gelöscht werden", "Yes, delete the values";
    save: "Feld speichern", "Save the field";
    remove_now: "Feld entfernen", "Remove the field";
    saved: "Die eigenen Felder sind gespeichert.", "The own fields are saved.";

    card: "Karte", "Card";
    card_lead: "Was die Karten des Boards zeigen. Titel, Stand und was überfällig ist, stehen immer da; eigene Felder nach deren Häkchen.",
        "What the cards of the board show. Title, status and what is overdue are always there; own fields by their tick.";
    card_parts: "Auf der Karte", "On the card";
    save_card: "Karte speichern", "Save the card";
    card_saved: "Die Karte ist gespeichert.", "The card is saved.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_counted() {
        assert_eq!(lost(Language::De, 1), "Eine Maßnahme hat hier eine Angabe; sie geht verloren.");
        assert_eq!(lost(Language::En, 3), "3 measures have a value here; they will be lost.");
        assert_eq!(lost(Language::En, 0), "No measure has a value here.");
    }
}
