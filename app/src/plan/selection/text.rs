//! The words of changing several measures at once.

use domain::plan::MeasureField;

use crate::i18n::Language;

crate::texts! {
    select: "Mehrere auswählen", "Select several";
    finish: "Auswahl beenden", "Finish selecting";
    bar: "Ausgewählte Maßnahmen", "Selected measures";
    none: "Noch keine Maßnahme ausgewählt", "No measure selected yet";
    one: "1 Maßnahme ausgewählt", "1 measure selected";
    several(count: usize): "{count} Maßnahmen ausgewählt", "{count} measures selected";
    all: "Alle gezeigten", "All that are shown";
    nothing: "Keine", "None";
    choose(title: &str): "Auswählen: {title}", "Select: {title}";
    what: "Was ändern", "What to change";
    value: "In was", "To what";
    column: "Spalte", "Column";
    goal: "Ziel", "Goal";
    committee: "Gremium", "Committee";
    person: "Zuständig", "Responsible";
    starts_on: "Beginn", "Begin";
    due_on: "Fällig", "Due";
    funding: "Finanzierung", "Funding";
    nobody: "niemand", "nobody";
    no_committee: "kein Gremium", "no committee";
    apply: "Anwenden", "Apply";
    remove: "Entfernen", "Remove";
    changed(count: usize): "{count} Maßnahmen geändert", "{count} measures changed";
    removed(count: usize): "{count} Maßnahmen entfernt", "{count} measures removed";
    not_allowed: "Nicht alle ausgewählten Maßnahmen dürfen Sie so ändern; es wurde keine geändert.",
        "You may not change all selected measures in this way; none was changed.";
}

/// The word for a field that is changed on several measures.
pub(super) fn field(language: Language, field: MeasureField) -> &'static str {
    match field {
        MeasureField::Goal => goal(language),
        MeasureField::Committee => committee(language),
        MeasureField::Responsible => person(language),
        MeasureField::StartsOn => starts_on(language),
        MeasureField::DueOn => due_on(language),
        _ => funding(language),
    }
}
