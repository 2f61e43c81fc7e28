//! The words of this room.

use domain::plan::{BoardColumn, Judged, Lack, MeasureStatus, PlanState, StatusAge, TrafficLight};

use super::plan_query::{Grouping, Only, PlanView};
use crate::i18n::Language;

/// The heading of a column: its own, or the name of its entry.
pub(crate) fn column(language: Language, column: &BoardColumn) -> String {
    column.title.clone().unwrap_or_else(|| usual_column(language, column.entry))
}

/// The heading of a column that has none of its own.
pub(super) fn usual_column(language: Language, entry: MeasureStatus) -> String {
    if entry == entry.stage() {
        return stage(language, entry).to_owned();
    }
    let mut letters = status(language, entry).chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The name of a stage.
pub(crate) const fn stage(language: Language, stage: MeasureStatus) -> &'static str {
    match (language, stage.stage()) {
        (Language::De, MeasureStatus::Planned) => "Geplant",
        (Language::De, MeasureStatus::Decided) => "Beschlossen",
        (Language::De, MeasureStatus::Running) => "In Umsetzung",
        (Language::De, MeasureStatus::Delayed) => "Verzögert",
        (Language::De, _) => "Abgeschlossen",
        (Language::En, MeasureStatus::Planned) => "Planned",
        (Language::En, MeasureStatus::Decided) => "Decided",
        (Language::En, MeasureStatus::Running) => "Running",
        (Language::En, MeasureStatus::Delayed) => "Delayed",
        (Language::En, _) => "Finished",
    }
}

/// The word for a status.
pub(crate) const fn status(language: Language, status: MeasureStatus) -> &'static str {
    match (language, status) {
        (Language::De, MeasureStatus::Idea) => "Idee",
        (Language::De, MeasureStatus::Planned) => "geplant",
        (Language::De, MeasureStatus::Decided) => "beschlossen",
        (Language::De, MeasureStatus::Running) => "läuft",
        (Language::De, MeasureStatus::Delayed) => "verzögert",
        (Language::De, MeasureStatus::Paused) => "pausiert",
        (Language::De, MeasureStatus::Done) => "erreicht",
        (Language::De, MeasureStatus::Permanent) => "verstetigt",
        (Language::De, MeasureStatus::Stopped) => "beendet",
        (Language::En, MeasureStatus::Idea) => "idea",
        (Language::En, MeasureStatus::Planned) => "planned",
        (Language::En, MeasureStatus::Decided) => "decided",
        (Language::En, MeasureStatus::Running) => "running",
        (Language::En, MeasureStatus::Delayed) => "delayed",
        (Language::En, MeasureStatus::Paused) => "paused",
        (Language::En, MeasureStatus::Done) => "reached",
        (Language::En, MeasureStatus::Permanent) => "made permanent",
        (Language::En, MeasureStatus::Stopped) => "stopped",
    }
}

/// The word for the state of a plan.
pub(crate) const fn plan_state(language: Language, state: PlanState) -> &'static str {
    match (language, state) {
        (Language::De, PlanState::Draft) => "Entwurf",
        (Language::De, PlanState::Adopted) => "beschlossen",
        (Language::De, PlanState::Continued) => "fortgeführt",
        (Language::En, PlanState::Draft) => "draft",
        (Language::En, PlanState::Adopted) => "adopted",
        (Language::En, PlanState::Continued) => "continued",
    }
}

/// The word for a traffic light.
pub(super) const fn light(language: Language, light: TrafficLight) -> &'static str {
    match (language, light) {
        (Language::De, TrafficLight::OnTrack) => "auf Kurs",
        (Language::De, TrafficLight::AtRisk) => "gefährdet",
        (Language::De, TrafficLight::InTrouble) => "in Schwierigkeiten",
        (Language::En, TrafficLight::OnTrack) => "on track",
        (Language::En, TrafficLight::AtRisk) => "at risk",
        (Language::En, TrafficLight::InTrouble) => "in trouble",
    }
}

/// The word for how an open measure is judged today.
pub(crate) const fn judged(language: Language, judged: Judged) -> &'static str {
    match (language, judged) {
        (_, Judged::OnTrack) => light(language, TrafficLight::OnTrack),
        (_, Judged::AtRisk) => light(language, TrafficLight::AtRisk),
        (_, Judged::InTrouble) => light(language, TrafficLight::InTrouble),
        (Language::De, Judged::NotJudged) => "nicht eingeschätzt",
        (Language::En, Judged::NotJudged) => "not judged",
    }
}

/// The words for how long a measure has had its status.
pub(crate) const fn status_age(language: Language, age: StatusAge) -> &'static str {
    match (language, age) {
        (Language::De, StatusAge::Month) => "unter 30 Tagen",
        (Language::De, StatusAge::Quarter) => "30 bis 89 Tage",
        (Language::De, StatusAge::HalfYear) => "90 bis 179 Tage",
        (Language::De, StatusAge::Year) => "180 bis 364 Tage",
        (Language::De, StatusAge::Longer) => "ein Jahr und länger",
        (Language::En, StatusAge::Month) => "under 30 days",
        (Language::En, StatusAge::Quarter) => "30 to 89 days",
        (Language::En, StatusAge::HalfYear) => "90 to 179 days",
        (Language::En, StatusAge::Year) => "180 to 364 days",
        (Language::En, StatusAge::Longer) => "a year and longer",
    }
}

/// The words for which measures alone are shown.
pub(super) const fn only(language: Language, only: Only) -> &'static str {
    match (language, only) {
        (_, Only::Mine) => mine(language),
        (_, Only::Late) => late(language),
        (_, Only::New) => new_for_me(language),
        (Language::De, Only::Open) => "nicht abgeschlossen",
        (Language::De, Only::Overdue) => "über ihrem Termin",
        (Language::De, Only::Untouched) => "seit 90 Tagen nicht angefasst",
        (Language::En, Only::Open) => "not finished",
        (Language::En, Only::Overdue) => "past their day",
        (Language::En, Only::Untouched) => "not touched for 90 days",
    }
}

/// The words for which goals alone are shown.
pub(super) const fn lack(language: Language, lack: Lack) -> &'static str {
    match (language, lack) {
        (Language::De, Lack::Measure) => "Ziele ohne Maßnahme",
        (Language::De, Lack::Value) => "Indikatoren ohne Wert im Zeitraum des Plans",
        (Language::En, Lack::Measure) => "goals without a measure",
        (Language::En, Lack::Value) => "indicators without a value in the period of the plan",
    }
}

/// The word for a view.
pub(super) const fn view(language: Language, view: PlanView) -> &'static str {
    match (language, view) {
        (_, PlanView::Board) => "Board",
        (Language::De, PlanView::Table) => "Tabelle",
        (Language::De, PlanView::Outline) => "Ziele",
        (Language::De, PlanView::Timeline) => "Zeitplan",
        (Language::De, PlanView::Calendar) => "Kalender",
        (Language::De, PlanView::Indicators) => "Indikatoren",
        (Language::En, PlanView::Table) => "Table",
        (Language::En, PlanView::Outline) => "Goals",
        (Language::En, PlanView::Timeline) => "Timeline",
        (Language::En, PlanView::Calendar) => "Calendar",
        (Language::En, PlanView::Indicators) => "Indicators",
    }
}

/// The word for what measures are grouped by.
pub(super) const fn grouping(language: Language, grouping: Grouping) -> &'static str {
    match (language, grouping) {
        (Language::De, Grouping::Goal) => "Nach Ziel",
        (Language::De, Grouping::Field) => "Nach Feld",
        (Language::De, Grouping::Committee) => "Nach Gremium",
        (Language::De, Grouping::Person) => "Nach Person",
        (Language::En, Grouping::Goal) => "By goal",
        (Language::En, Grouping::Field) => "By field",
        (Language::En, Grouping::Committee) => "By committee",
        (Language::En, Grouping::Person) => "By person",
    }
}

crate::texts! {
    board: "Board", "Board";
    board_of(goal: &str): "Board: {goal}", "Board: {goal}";
    group_by: "Gruppieren", "Group";
    together: "Zusammen", "Together";
    not_set: "nicht angegeben", "not given";
    nobody: "Niemand zuständig", "Nobody responsible";
    no_committee: "Ohne Gremium", "No committee";
    goal: "Ziel", "Goal";
    goals: "Ziele", "Goals";
    views: "Ansicht des Plans", "View of the plan";
    only_goal(goal: &str): "Nur Maßnahmen für: {goal}", "Only measures for: {goal}";
    adopted_by_on(committee: &str, day: &str): "beschlossen: {committee}, {day}", "adopted: {committee}, {day}";
    adopted_on(day: &str): "beschlossen am {day}", "adopted on {day}";
    target(value: &str): "Ziel {value}", "Target {value}";
    no_value: "noch kein Wert", "no value yet";
    course(indicator: &str, value: &str, target: &str):
        "{indicator}: zuletzt {value}, Ziel {target}", "{indicator}: latest {value}, target {target}";
    filter: "Maßnahmen filtern", "Filter measures";
    filter_text: "Titel, Gremium, Name", "Title, committee, name";
    filter_submit: "Filtern", "Filter";
    which: "Welche Maßnahmen", "Which measures";
    every: "Alle", "All";
    mine: "Meine", "Mine";
    late: "Verspätet", "Late";
    new_for_me: "Neu für mich", "New to me";
    is_new: "neu", "new";
    field: "Handlungsfeld", "Field of action";
    committee: "Gremium", "Committee";
    person: "Zuständig", "Responsible";
    status_is: "Status", "Status";
    standing: "Stand", "Standing";
    judged_as: "Eingeschätzt", "Judged";
    for_so_long: "Im Status seit", "In this status for";
    only_these: "Nur", "Only";
    shown_of(shown: usize, all: usize): "{shown} von {all} Maßnahmen", "{shown} of {all} measures";
    lift_filter: "Filter aufheben", "Lift the filter";
    outcomes: "Ergebnisse", "Outcomes";
    measures_in_column: "Maßnahmen", "measures";
    empty_column: "Keine Maßnahme", "No measure";
    more_in_table(left: usize): "{left} weitere in der Tabelle", "{left} more in the table";
    milestones: "Meilensteine", "Milestones";
    milestones_of(done: i64, all: i64): "{done} von {all}", "{done} of {all}";
    checklist_of(done: i64, all: i64): "Checkliste: {done} von {all} erledigt", "Checklist: {done} of {all} done";
    old_light(word: &str): "{word} (veraltet)", "{word} (out of date)";
    blocked_by(title: &str): "blockiert durch „{title}“", "blocked by “{title}”";
    blocked_by_more(title: &str, more: usize): "blockiert durch „{title}“ und {more} weitere", "blocked by “{title}” and {more} more";
    responsible(name: &str): "zuständig: {name}", "responsible: {name}";
    late_weeks(weeks: i64): "{weeks} Wochen überfällig", "{weeks} weeks overdue";
    late_days(days: i64): "{days} Tage überfällig", "{days} days overdue";
    late_day: "seit gestern überfällig", "overdue since yesterday";
    grab(title: &str): "Greifen: {title}", "Grab: {title}";
    move_to(title: &str): "Verschieben nach …: {title}", "Move to …: {title}";
    move_to_title: "Verschieben nach …", "Move to …";
    open_sheet: "Blatt der Maßnahme öffnen", "Open the measure’s sheet";
    here(column: &str): "{column} (hier)", "{column} (here)";
    grabbed(title: &str, column: &str, place: usize, of: usize):
        "„{title}“ gegriffen, Spalte {column}, Platz {place} von {of}. Mit den Pfeiltasten bewegen, mit der Eingabetaste ablegen, mit Escape abbrechen.",
        "“{title}” grabbed, column {column}, place {place} of {of}. Move with the arrow keys, drop with Enter, cancel with Escape.";
    at(column: &str, place: usize, of: usize):
        "Spalte {column}, Platz {place} von {of}", "Column {column}, place {place} of {of}";
    too_many(count: usize, limit: u32): "Dort liegen jetzt {count} Maßnahmen, vorgesehen sind höchstens {limit}.",
        "{count} measures are there now, {limit} at most are intended.";
    fill_within(limit: u32): "Maßnahmen, vorgesehen sind höchstens {limit}", "measures, {limit} at most are intended";
    fill_beyond(all: usize, limit: u32): "Maßnahmen; insgesamt {all}, mehr als die vorgesehenen {limit}",
        "measures; {all} in all, more than the {limit} intended";
    dropped(title: &str, column: &str):
        "„{title}“ liegt jetzt in {column}.", "“{title}” is now in {column}.";
    cancelled(title: &str): "Abgebrochen, „{title}“ liegt wieder am alten Platz.",
        "Cancelled, “{title}” is back in its place.";
    moved_by_other(title: &str, column: &str): "„{title}“ wurde gerade von jemand anderem geändert und liegt in {column}.",
        "“{title}” was just changed by somebody else and is in {column}.";
    not_moved: "Nicht verschoben", "Not moved";
    not_moved_stale(title: &str, wanted: &str, now: &str):
        "„{title}“ sollte nach {wanted}, wurde aber inzwischen von jemand anderem geändert und liegt in {now}.",
        "“{title}” was to go to {wanted}, but somebody else has changed it in the meantime; it is in {now}.";
    move_again(column: &str): "Trotzdem nach {column} verschieben", "Move to {column} anyway";
    dismiss: "So lassen", "Leave it";
    again: "Noch einmal versuchen", "Try again";
    removed(title: &str): "„{title}“ ist entfernt.", "“{title}” has been removed.";
    restored(title: &str): "„{title}“ ist wieder da.", "“{title}” is back.";
    undo: "Rückgängig", "Undo";
    trash: "Papierkorb", "Trash";
    settings: "Plan bearbeiten", "Edit the plan";
    close: "Schließen", "Close";
    saving: "Wird gespeichert …", "Saving …";
    waiting: "Ohne Verbindung; wird nachgereicht, sobald sie wieder da ist", "No connection; will be sent when it is back";
    saved: "Gespeichert", "Saved";
    offline: "Die Verbindung ist unterbrochen; Änderungen anderer erscheinen, sobald sie wieder da ist.",
        "The connection is interrupted; changes by others will appear when it is back.";
    board_hint: "Karten lassen sich ziehen, mit dem Griff per Tastatur bewegen oder über das Menü verschieben.",
        "Cards can be dragged, moved by keyboard with the grip, or moved with the menu.";
    drop_here: "Hier ablegen", "Drop here";
    back_to_plans: "Umsetzungspläne", "Implementation plans";
    path: "Pfad", "Path";
}
