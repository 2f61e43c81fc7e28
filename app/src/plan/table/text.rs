//! The words of the table.

use crate::{i18n::Language, plan::plan_query::TableColumn};

/// The heading of a column.
pub(super) const fn column(language: Language, column: TableColumn) -> &'static str {
    match (language, column) {
        (Language::De, TableColumn::Title) => "Maßnahme",
        (Language::De, TableColumn::Goal) => "Ziel",
        (Language::De, TableColumn::Committee) => "Gremium",
        (Language::De, TableColumn::Person) => "Zuständig",
        (Language::De, TableColumn::StartsOn) => "Beginn",
        (Language::De, TableColumn::DueOn) => "Fällig",
        (Language::De, TableColumn::Milestones) => "Meilensteine",
        (Language::De, TableColumn::Judged) => "Einschätzung",
        (Language::En, TableColumn::Title) => "Measure",
        (Language::En, TableColumn::Goal) => "Goal",
        (Language::En, TableColumn::Committee) => "Committee",
        (Language::En, TableColumn::Person) => "Responsible",
        (Language::En, TableColumn::StartsOn) => "Begins",
        (Language::En, TableColumn::DueOn) => "Due",
        (Language::En, TableColumn::Milestones) => "Milestones",
        (Language::En, TableColumn::Judged) => "Judgement",
        (_, TableColumn::Status) => "Status",
    }
}

crate::texts! {
    caption: "Maßnahmen des Plans", "Measures of the plan";
    columns: "Spalten", "Columns";
    shown(column: &str): "{column}: sichtbar", "{column}: shown";
    hidden(column: &str): "{column}: verborgen", "{column}: hidden";
    change(column: &str, words: &str): "{column}: {words}, ändern", "{column}: {words}, change";
    rename(title: &str): "Umbenennen: {title}", "Rename: {title}";
    empty: "–", "–";
    nothing: "leer", "empty";
    late: "überfällig", "overdue";
    none: "Keine Maßnahme passt zum Filter.", "No measure matches the filter.";
    loading: "Lädt …", "Loading …";
    with_reason: "Mit Begründung …", "With a reason …";
    hint: "Ein Klick auf eine Zelle ändert sie; Eingabetaste sichert, Escape bricht ab.",
        "A click on a cell changes it; Enter saves, Escape cancels.";
    saved(column: &str): "{column}: gespeichert", "{column}: saved";
}
