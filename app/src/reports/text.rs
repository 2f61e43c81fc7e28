//! The words of this room; figures in sentences are in `sentence`, changes in `change_words`.

use domain::reports::Standing;

use crate::i18n::Language::{self, De, En};

/// The word for how a measure stands.
pub(crate) const fn standing(language: Language, standing: Standing) -> &'static str {
    match (language, standing) {
        (De, Standing::Reached) => "erreicht",
        (De, Standing::Running) => "läuft",
        (De, Standing::Delayed) => "verzögert",
        (De, Standing::NotBegun) => "noch nicht begonnen",
        (De, Standing::Stopped) => "eingestellt",
        (En, Standing::Reached) => "reached",
        (En, Standing::Running) => "running",
        (En, Standing::Delayed) => "delayed",
        (En, Standing::NotBegun) => "not begun yet",
        (En, Standing::Stopped) => "stopped",
    }
}

/// How it is decided which measure stands how.
pub(crate) const fn definition(language: Language, standing: Standing) -> &'static str {
    match (language, standing) {
        (De, Standing::Reached) => "Die Maßnahme ist abgeschlossen oder verstetigt.",
        (De, Standing::Running) => "Sie ist in Umsetzung und nicht über ihren Termin.",
        (De, Standing::Delayed) => {
            "Sie ist als verzögert oder pausiert gemeldet, oder ihr Termin ist vorbei."
        }
        (De, Standing::NotBegun) => {
            "Sie ist Idee, geplant oder beschlossen, und ihr Termin ist nicht vorbei."
        }
        (De, Standing::Stopped) => "Sie wurde aufgegeben.",
        (En, Standing::Reached) => "The measure is finished or was made permanent.",
        (En, Standing::Running) => "It is under way and not past its day.",
        (En, Standing::Delayed) => "It is reported as delayed or paused, or its day has passed.",
        (En, Standing::NotBegun) => "It is an idea, planned or decided, and its day has not passed.",
        (En, Standing::Stopped) => "It was given up.",
    }
}

/// The word for a field of a record, if readers know it.
pub(crate) fn field(language: Language, field: &str) -> Option<&'static str> {
    let words = match field {
        "title" => ["Titel", "title"],
        "name" => ["Name", "name"],
        "description" => ["Beschreibung", "description"],
        "due_on" => [field_due(De), field_due(En)],
        "starts_on" => ["Beginn", "start"],
        "done_on" => ["erledigt am", "done on"],
        "reason" => ["Grund", "reason"],
        "next_step" => ["nächster Schritt", "next step"],
        "committee_id" => ["Gremium", "committee"],
        "responsible_id" => ["zuständige Person", "responsible person"],
        "organisation_id" => ["Organisation", "organisation"],
        "goal_id" => ["Ziel", "goal"],
        "field_id" => ["Handlungsfeld", "field of action"],
        "topic_id" => ["Thema", "topic"],
        "target" | "target_on" => ["Zielwert", "target"],
        "baseline" => ["Ausgangswert", "baseline"],
        "unit" => ["Einheit", "unit"],
        "story" => ["Erklärung der Werte", "explanation of the values"],
        "target_group" => ["Zielgruppe", "target group"],
        "need" | "need_source" => ["Bedarf", "need"],
        "equity" => ["Chancengerechtigkeit", "equal chances"],
        "priority" => ["Priorität", "priority"],
        "basis" => ["Grundlage", "basis"],
        "origin" => ["Ursprung", "origin"],
        "visibility" => ["Sichtbarkeit", "visibility"],
        "period_from" | "period_to" => ["Zeitraum", "period"],
        "columns" => ["Spalten des Boards", "columns of the board"],
        "own_fields" => ["eigene Felder", "own fields"],
        "card_face" => ["Karten", "cards"],
        "released_on" => ["Freigabe der Zahlen", "release of the figures"],
        own if own.starts_with("own_values") => ["eigenes Feld", "own field"],
        "role" => ["Rolle", "role"],
        "valid_from" | "valid_to" => ["Laufzeit", "term"],
        "note" => ["Anmerkung", "note"],
        _ => return None,
    };
    let [german, english] = words;
    Some(match language {
        De => german,
        En => english,
    })
}

crate::texts! {
    // Start page
    overview: "Übersicht", "Overview";
    late: "Was zu spät ist", "What is late";
    mine: "Was bei mir liegt", "What is with me";
    news: "Was neu ist", "What is new";
    plans: "Umsetzungspläne", "Implementation plans";
    nothing_late: "Keine Maßnahme ist über ihren Termin.", "No measure is past its day.";
    needs: "Was heute ansteht", "What needs you today";
    needs_nothing: "Heute wartet nichts auf Sie.", "Nothing waits for you today.";
    needs_overdue: "Ihre Maßnahmen über dem Termin", "Your measures past their day";
    needs_next: "Ihre Maßnahmen, fällig in 14 Tagen", "Your measures due within 14 days";
    needs_changed: "Von anderen geändert seit Ihrem letzten Besuch:", "Changed by others since your last visit:";
    needs_asked: "Wartet auf Ihre Antwort", "Waits for your answer";
    needs_all: "Alle Benachrichtigungen, auch zum Abhaken", "All notifications, to tick off too";
    report_mine: "Stand melden", "Report";
    nothing_mine: "Gerade liegt nichts bei Ihnen. Maßnahmen Ihrer Gremien, und solche, für die Sie zuständig sind, erscheinen hier.",
        "Nothing is with you at the moment. Measures of your committees, and those you answer for, appear here.";
    nothing_new: "Noch hat niemand etwas geändert. Änderungen an Plänen und am Verzeichnis erscheinen hier.",
        "Nobody has changed anything yet. Changes of plans and the directory appear here.";
    no_plan: "Für Sie ist noch kein laufender Plan sichtbar.", "No current plan is visible to you yet.";
    all_plans: "Alle Pläne", "All plans";
    to_dashboard: "Zur Auswertung", "To the dashboard";
    to_plans: "Zu den Umsetzungsplänen", "To the implementation plans";
    due(day: &str): "fällig {day}", "due {day}";
    until(day: &str): "bis {day}", "by {day}";
    no_due: "ohne Termin", "without a day";
    no_reason: "Noch kein Grund eingetragen.", "No reason given yet.";
    more(count: &str): "und {count} weitere Maßnahmen", "and {count} more measures";
    one_more: "und eine weitere Maßnahme", "and one more measure";

    // Visitors
    what_title: "Was Sie hier finden", "What you find here";
    to_map: "Netzwerk", "Network";
    map_hint: "Wer mit wem zusammenarbeitet, als Karte und als Tabelle", "Who works with whom, as a map and as a table";
    to_directory: "Verzeichnis", "Directory";
    directory_hint: "Gesundheitsregionen, Gremien und Organisationen zum Nachschlagen",
        "Health regions, committees and organisations to look up";
    plans_hint: "Was Regionen sich vorgenommen haben und wie weit sie sind", "What regions have set out to do, and how far they have come";
    dashboard: "Auswertung", "Dashboard";
    dashboard_hint: "Veröffentlichte Pläne in Zahlen", "Published plans in figures";
    about: "Geflecht zeigt, wer in den Gesundheitsregionen zusammenarbeitet, was vereinbart ist und wie weit es ist.",
        "Geflecht shows who works together in the health regions, what was agreed and how far it has come.";
    adopted_plans: "Beschlossene Pläne", "Adopted plans";
    no_adopted_plan: "Noch hat keine Region einen laufenden Plan veröffentlicht.", "No region has published a current plan yet.";
    sign_in_title: "Sie arbeiten hier mit?", "Do you work here?";
    sign_in_hint: "Angemeldet sehen Sie, was bei Ihnen liegt, können Maßnahmen verschieben und alles lesen, was Ihre Region teilt.",
        "Signed in, you see what is with you, can move measures, and read all that your region shares.";
    sign_in_demo: "Die Zugänge dieser Vorführung nennt der Server beim Start.", "The server names the accounts of this demo when it starts.";
    sign_in: "Anmelden", "Sign in";

    // Operators
    contents: "Was diese Installation enthält", "What this installation holds";
    contents_note: "Gezählt ist, was Sie sehen dürfen. Alle Zahlen gibt „geflecht stats“ aus.",
        "Counted is what you may see. “geflecht stats” prints all figures.";
    health_regions: "Gesundheitsregionen", "Health regions";
    committees: "Gremien", "Committees";
    organisations: "Organisationen", "Organisations";
    people: "Personen", "People";

    // Changes
    about_measure: "zu", "on";
    written: "geschrieben", "written";
    attached: "angehängt", "attached";
    joined: "hinzugefügt", "added";
    created: "neu angelegt", "created";
    changed: "geändert", "changed";
    removed: "entfernt", "removed";
    moved: "verschoben", "moved";
    reordered: "neu eingeordnet", "put in another place";
    field_due: "Termin", "due day";
    no_day: "offen", "open";

    // Dashboard
    dashboard_title: "Auswertung", "Dashboard";
    plan: "Plan", "Plan";
    all_current: "Alle laufenden Pläne", "All current plans";
    show: "Anzeigen", "Show";
    to_board: "Zum Plan", "To the plan";
    to_network: "Zum Netzwerk in Zahlen", "The network in figures";
    to_own: "Eigene Auswertungen", "Own dashboards";
    to_comparison: "Regionen vergleichen", "Compare regions";
    as_of(day: &str): "Stand {day}", "As of {day}";
    by_field: "Nach Handlungsfeld", "By field of action";
    by_region: "Nach Gesundheitsregion", "By health region";
    legend: "Legende", "Legend";
    as_table: "Als Tabelle", "As a table";
    table_caption: "Maßnahmen nach Handlungsfeld und Stand", "Measures by field of action and standing";
    field_of_action: "Handlungsfeld", "Field of action";
    without_field: "ohne Handlungsfeld", "without a field of action";
    total: "gesamt", "total";
    sum: "Summe", "Sum";
    of(part: &str, whole: &str): "{part} von {whole}", "{part} of {whole}";
    on_course: "im Plan", "on course";
    on_course_definition: "Erreichte und laufende Maßnahmen zusammen, geteilt durch alle Maßnahmen des Plans.",
        "Reached and running measures together, divided by all measures of the plan.";
    on_course_note: "Anteil der Maßnahmen, die erreicht sind oder laufen", "Share of measures that are reached or running";
    region: "Gesundheitsregion", "Health region";
    share: "Anteil", "Share";
    definitions: "Was die Zahlen bedeuten", "What the figures mean";
    current_definition: "Laufend ist ein beschlossener Plan, dessen Zeitraum begonnen hat und nicht vorbei ist.",
        "A plan is current if it was adopted and its period has begun and is not over.";
    current: "laufender Plan", "current plan";
    what_is_delayed: "Was verzögert ist, und warum", "What is delayed, and why";
    nothing_delayed: "Nichts ist verzögert.", "Nothing is delayed.";
    reason: "Grund:", "Reason:";
    next_step: "Nächster Schritt:", "Next step:";
    no_next_step: "Noch kein nächster Schritt eingetragen.", "No next step given yet.";
    no_plan_title: "Noch nichts auszuwerten", "Nothing to report yet";
    no_plan_visitor: "Noch hat keine Region einen beschlossenen Plan veröffentlicht.", "No region has published an adopted plan yet.";
    no_plan_member: "Sobald ein Plan beschlossen ist, erscheint er hier. Entwürfe stehen in der Liste der Pläne.",
        "As soon as a plan is adopted, it appears here. Drafts are in the list of plans.";
    no_measures_title: "Noch keine Maßnahmen", "No measures yet";
    no_measures: "Der Plan hat noch keine Maßnahmen. Auf dem Board lassen sie sich anlegen.",
        "The plan has no measures yet. They can be added on the board.";
    none_together: "Keiner der laufenden Pläne ist Ihr eigener, und keiner hat Zahlen freigegeben. Wählen Sie oben einen Plan.",
        "No current plan is your own, and none has released its figures. Choose a plan above.";
    together_hint: "Enthalten sind Ihre eigenen laufenden Pläne und solche, deren Gesundheitsregion die Zahlen freigegeben hat.",
        "Included are your own current plans, and those whose health region has released its figures.";
    few_released: "Zahlen anderer Gesundheitsregionen werden erst zusammengezählt, wenn drei von ihnen sie freigegeben haben.",
        "Figures of other health regions are added up only once three of them have released them.";
}
