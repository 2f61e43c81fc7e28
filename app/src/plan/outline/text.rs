//! The words of the page of goals.

use domain::plan::{Direction, Priority};

use crate::i18n::Language;

/// The words for which way an indicator should go.
pub(crate) const fn direction(language: Language, direction: Direction) -> &'static str {
    match (language, direction) {
        (Language::De, Direction::Up) => "Mehr ist besser",
        (Language::De, Direction::Down) => "Weniger ist besser",
        (Language::En, Direction::Up) => "More is better",
        (Language::En, Direction::Down) => "Less is better",
    }
}

/// The word for how much a goal matters beside the others.
pub(crate) const fn priority(language: Language, priority: Priority) -> &'static str {
    match (language, priority) {
        (Language::De, Priority::High) => "hoch",
        (Language::De, Priority::Medium) => "mittel",
        (Language::De, Priority::Low) => "niedrig",
        (Language::En, Priority::High) => "high",
        (Language::En, Priority::Medium) => "medium",
        (Language::En, Priority::Low) => "low",
    }
}

crate::texts! {
    no_shown_goals: "Kein Ziel passt zum Filter.", "No goal matches the filter.";
    no_goals: "Dieser Plan hat noch keine Ziele.", "This plan has no goals yet.";
    target_group: "Zielgruppe", "Target group";
    reasons: "Bedarf und Priorität", "Need and priority";
    need: "Bedarf", "Need";
    need_hint: "Was zeigt, dass es dieses Ziel braucht?", "What shows that this goal is needed?";
    need_source: "Quelle", "Source";
    equity: "Chancengerechtigkeit", "Equal chances";
    equity_hint: "Wie erreicht das Ziel Menschen, die es schwerer haben als andere?",
        "How does the goal reach people who are worse off than others?";
    priority_label: "Priorität", "Priority";
    priority_is(word: &str): "Priorität: {word}", "Priority: {word}";
    no_priority: "nicht festgelegt", "not set";
    progress(finished: usize, all: usize): "{finished} von {all} Maßnahmen abgeschlossen",
        "{finished} of {all} measures finished";
    late(late: usize): "{late} verzögert oder überfällig", "{late} delayed or overdue";
    at_target(reached: usize, all: usize): "{reached} von {all} Indikatoren am Ziel", "{reached} of {all} indicators at their target";
    without_value(number: usize): "{number} noch ohne Wert", "{number} without a value yet";
    judged: "Eingeschätzt", "Judged";
    judged_so(number: usize, light: &str): "{number} {light}", "{number} {light}";
    not_judged(number: usize): "{number} nicht eingeschätzt", "{number} not judged";
    meaning: "Was die Zahlen bedeuten", "What the numbers mean";
    meaning_words(days: i64):
        "Gezählt wird, wie viele Maßnahmen abgeschlossen sind; jede zählt gleich viel, ob groß oder klein. Ebenso zählt jeder Indikator mit Zielwert gleich viel; am Ziel ist, wessen neuester Wert den Zielwert erreicht. Eine Maßnahme, die zu keinem Ergebnis gehört, zählt beim Ziel mit. Daneben steht, wie Menschen die noch offenen einschätzen: von jeder die neueste Einschätzung. Was älter als {days} Tage ist, gilt als nicht eingeschätzt. Das eine ersetzt das andere nicht.",
        "Counted is how many measures are finished; each counts as much as any other, large or small. So does each indicator that has a target; it is there when its newest value reaches it. A measure that belongs to no outcome counts for the goal. Beside it stands how people judge those that are still open: the newest judgement of each. What is older than {days} days counts as not judged. The one does not replace the other.";
    no_measures: "Noch keine Maßnahme.", "No measure yet.";
    measures: "Maßnahmen", "Measures";
    without_outcome: "Für das Ziel insgesamt", "For the goal as a whole";
    outcome: "Ergebnis", "Outcome";
    on_board: "Auf dem Board", "On the board";
    on_board_of(goal: &str): "Auf dem Board: {goal}", "On the board: {goal}";

    new_goal: "Neues Ziel", "New goal";
    new_outcome: "Neues Ergebnis", "New outcome";
    new_indicator: "Neuer Indikator", "New indicator";
    change_goal: "Ziel ändern", "Change the goal";
    change_outcome: "Ergebnis ändern", "Change the outcome";
    change_indicator: "Indikator ändern", "Change the indicator";
    overdue(status: &str): "{status}, überfällig", "{status}, overdue";
    name: "Titel", "Title";
    field: "Handlungsfeld", "Field of action";
    topic: "Thema", "Topic";
    no_topic: "keine Angabe", "not specified";
    indicator_name: "Was wird gemessen?", "What is measured?";
    unit: "Einheit", "Unit";
    direction_label: "Richtung", "Direction";
    definition: "Definition", "Definition";
    definition_hint: "Was wird gezählt, was nicht?", "What is counted, and what is not?";
    data_source: "Datenquelle", "Source of the data";
    baseline: "Ausgangswert", "Baseline";
    baseline_on: "Stand des Ausgangswerts", "Day of the baseline";
    target: "Zielwert", "Target value";
    target_on: "Zu erreichen bis", "To be reached by";
    story: "Warum die Werte so sind", "Why the values are as they are";
    story_hint: "Höchstens 2.000 Zeichen. Steht bei den Indikatoren unter der Kurve, mit Ihrem Namen und der Zeit.",
        "At most 2,000 characters. Stands under the curve of the indicator, with your name and the time.";
    history: "Verlauf", "History";
    create: "Anlegen", "Create";
    save: "Speichern", "Save";
    remove: "Entfernen", "Remove";
    done: "Gespeichert.", "Saved.";
    removed: "Entfernt.", "Removed.";
}
