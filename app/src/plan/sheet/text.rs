//! The words of a measure's sheet.

use domain::plan::{MeasureKind, Setting};

use crate::i18n::Language;

/// The word for what a measure is.
pub(crate) const fn kind(language: Language, kind: MeasureKind) -> &'static str {
    match (language, kind) {
        (Language::De, MeasureKind::Activity) => "Aktivität",
        (Language::De, MeasureKind::Offer) => "Angebot",
        (Language::De, MeasureKind::Event) => "Veranstaltung",
        (Language::De, MeasureKind::Project) => "Projekt",
        (Language::En, MeasureKind::Activity) => "Activity",
        (Language::En, MeasureKind::Offer) => "Offer",
        (Language::En, MeasureKind::Event) => "Event",
        (Language::En, MeasureKind::Project) => "Project",
    }
}

/// The word for where people are reached.
pub(crate) const fn setting(language: Language, setting: Setting) -> &'static str {
    match (language, setting) {
        (Language::De, Setting::Municipality) => "Kommune",
        (Language::De, Setting::Nursery) => "Kita",
        (Language::De, Setting::School) => "Schule",
        (Language::De, Setting::University) => "Hochschule",
        (Language::De, Setting::Workplace) => "Betrieb",
        (Language::De, Setting::Care) => "Pflege",
        (Language::De, Setting::Treatment) => "Krankenhaus und Praxis",
        (Language::De, Setting::Leisure) => "Verein und Freizeit",
        (Language::En, Setting::Municipality) => "Municipality",
        (Language::En, Setting::Nursery) => "Nursery",
        (Language::En, Setting::School) => "School",
        (Language::En, Setting::University) => "University",
        (Language::En, Setting::Workplace) => "Workplace",
        (Language::En, Setting::Care) => "Care",
        (Language::En, Setting::Treatment) => "Hospital and practice",
        (Language::En, Setting::Leisure) => "Clubs and leisure",
    }
}

crate::texts! {
    measure: "Maßnahme", "Measure";
    close: "Schließen", "Close";
    loading: "Wird geladen …", "Loading …";
    is_gone: "Diese Maßnahme gibt es nicht mehr.", "This measure is no longer there.";
    nobody: "niemand", "nobody";
    save: "Speichern", "Save";
    saving: "Wird gespeichert …", "Saving …";
    saved: "Gespeichert", "Saved";
    waiting: "Noch nicht gespeichert: keine Verbindung. Es wird gespeichert, sobald sie wieder da ist.",
        "Not saved yet: no connection. It will be saved when the connection is back.";
    conflict(theirs: &str): "Inzwischen steht hier: „{theirs}“", "By now this says: “{theirs}”";
    conflict_empty: "Inzwischen ist dieses Feld leer.", "By now this field is empty.";
    keep_mine: "Meine Angabe speichern", "Save mine";
    take_theirs: "Die andere übernehmen", "Take the other";

    title: "Titel", "Title";
    description: "Beschreibung", "Description";
    goal: "Ziel", "Goal";
    outcome: "Ergebnis", "Outcome";
    no_outcome: "keinem bestimmten", "none in particular";
    kind_label: "Art", "Kind";
    setting_label: "Lebenswelt", "Setting";
    committee: "Gremium", "Committee";
    responsible: "Zuständig", "Responsible";
    organisation: "Federführung", "Leading organisation";
    starts_on: "Beginn", "Begins";
    due_on: "Fällig am", "Due on";
    cost: "Kosten in Euro", "Cost in euros";
    euros(cost: &str): "{cost} Euro", "{cost} euros";
    funding: "Finanzierung", "Funding";
    basis: "Grundlage", "Basis";
    origin: "Ursprung", "Origin";
    members: "Im Gremium", "In the committee";
    others: "Weitere in der Region", "Others in the region";

    status_heading: "Stand", "Status";
    status: "Stand", "Status";
    also_here(names: &str): "Gerade auch hier: {names}", "Also here now: {names}";
    reason: "Grund", "Reason";
    next_step: "Nächster Schritt", "Next step";
    save_status: "Stand speichern", "Save the status";
    lacks_reason: "Grund und nächster Schritt fehlen noch.", "Reason and next step are still missing.";
    why: "Bei „verzögert“, „pausiert“ und „beendet“ sagen Sie den anderen, warum, und wie es weitergeht.",
        "With “delayed”, “paused” and “stopped” you tell the others why, and what happens next.";

    continues: "führt fort:", "continues:";
    continued_in: "wird fortgeführt in:", "is continued in:";
    facts: "Angaben", "Details";
    own_values: "Weitere Angaben", "Further details";
    milestones: "Meilensteine", "Milestones";
    no_milestones: "Noch keine Meilensteine.", "No milestones yet.";
    milestone_done(title: &str): "Erledigt: {title}", "Done: {title}";
    milestone_title: "Neuer Meilenstein", "New milestone";
    milestone_day: "Bis", "By";
    milestone_person: "Zuständig", "Responsible";
    milestone_nobody: "niemand", "nobody";
    add_milestone: "Hinzufügen", "Add";
    change_milestone(title: &str): "Meilenstein ändern: {title}", "Change the milestone: {title}";
    remove_milestone: "Entfernen", "Remove";
    done_on(day: &str): "erledigt am {day}", "done on {day}";
    by(day: &str): "bis {day}", "by {day}";
    late(day: &str): "war fällig am {day}", "was due on {day}";

    indicators: "Indikatoren", "Indicators";
    no_indicators: "Zu diesem Ziel gibt es noch keinen Indikator.", "There is no indicator for this goal yet.";
    value(unit: &str): "Neuer Wert ({unit})", "New value ({unit})";
    value_plain: "Neuer Wert", "New value";
    measured_on: "Stand vom", "As of";
    note: "Anmerkung", "Note";
    report: "Melden", "Report";
    report_for(indicator: &str): "Wert melden: {indicator}", "Report a value: {indicator}";

    remove: "Maßnahme entfernen", "Remove the measure";
    remove_question(title: &str): "„{title}“ entfernen?", "Remove “{title}”?";
    remove_consequence: "Die Maßnahme verschwindet mit ihren Meilensteinen aus dem Plan. Sie können das rückgängig machen.",
        "The measure disappears from the plan, with its milestones. You can undo this.";
    remove_now: "Entfernen", "Remove";
    cancel: "Abbrechen", "Cancel";

    new_measure: "Neue Maßnahme", "New measure";
    new_title: "Was soll getan werden?", "What is to be done?";
    column: "Spalte", "Column";
    no_committee: "keins", "none";
    create: "Anlegen", "Create";
}
