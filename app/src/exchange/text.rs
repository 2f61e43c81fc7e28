//! The words of the assistant.

crate::texts! {
    imports: "Listen einlesen", "Import lists";
    lead: "Bringen Sie Ihre Liste von Organisationen, Personen und ihren Sitzen in Gremien so mit, wie sie ist: aus Excel, LibreOffice oder als CSV; oder ein Netz aus Gephi, yEd oder unserer Karte. Sie sehen zuerst, was sich ändern würde. Geschrieben wird erst, wenn Sie zustimmen, und alles lässt sich zurücknehmen.",
        "Bring your list of organisations, people and their seats in committees as it is: from Excel, LibreOffice or as CSV; or a network from Gephi, yEd or our map. You first see what would change. Nothing is written until you agree, and everything can be taken back.";
    new_list: "Neue Liste", "New list";
    file: "Datei", "File";
    file_hint: "XLSX, ODS, CSV, Kontakte (vCard) oder ein Netz (GraphML, GEXF, GML, JSON), höchstens 32 MB.",
        "XLSX, ODS, CSV, contacts (vCard) or a network (GraphML, GEXF, GML, JSON), at most 32 MB.";
    region: "Für welche Gesundheitsregion?", "For which health region?";
    upload: "Datei lesen", "Read the file";
    earlier: "Begonnene und eingelesene Listen", "Lists begun and imported";
    brought_by(name: &str, when: &str): "{name}, {when}", "{name}, {when}";
    sums(new: &str, changed: &str, rejected: &str):
        "{new} neu, {changed} geändert, {rejected} nicht eingelesen",
        "{new} new, {changed} changed, {rejected} not imported";
    state_draft: "In Arbeit", "In preparation";
    state_applied: "Eingelesen", "Imported";
    state_undone: "Zurückgenommen", "Taken back";

    path: "Pfad", "Path";
    steps: "Schritte", "Steps";
    step_columns: "Spalten", "Columns";
    step_questions: "Rückfragen", "Questions";
    step_preview: "Vorschau", "Preview";
    step_number(number: usize, name: &str): "{number}. {name}", "{number}. {name}";
    open_questions(count: usize): "{count} offen", "{count} open";

    columns_lead: "Was steht in welcher Spalte? Das meiste haben wir erkannt. Bitte prüfen Sie es; was Sie nicht brauchen, bleibt weg.",
        "Which column holds what? We have recognised most of it. Please check; what you do not need is left out.";
    column: "Spalte in der Datei", "Column in the file";
    samples: "Zum Beispiel", "For example";
    means: "Bedeutung", "Meaning";
    means_of(column: &str): "Bedeutung der Spalte {column}", "Meaning of column {column}";
    not_imported: "– nicht einlesen –", "– do not import –";
    of_organisation: "Organisation", "Organisation";
    of_person: "Person", "Person";
    of_seat: "Sitz in einem Gremium", "Seat in a committee";
    of_network: "Netz", "Network";
    go_on: "Weiter", "Continue";
    no_name_column: "Keine Spalte nennt eine Organisation oder eine Person. Bitte wählen Sie mindestens eine solche Spalte.",
        "No column names an organisation or a person. Please choose at least one such column.";
    head_title: "Die Überschriften stehen woanders?", "Are the column names elsewhere?";
    sheet: "Tabellenblatt", "Sheet";
    sheet_rows(name: &str, rows: &str): "{name} ({rows} Zeilen)", "{name} ({rows} rows)";
    head_first: "Erste Zeile mit Überschriften", "First row of column names";
    head_count: "Wie viele Zeilen?", "How many rows?";
    head_none: "Keine Überschriften", "No column names";
    read_again: "So lesen", "Read it this way";
    column_number(column: usize): "Spalte {column}", "column {column}";
    first_rows: "Die ersten Zeilen der Datei", "The first rows of the file";

    questions_lead: "Das können nur Sie wissen. Was offen bleibt, wird nicht eingelesen und steht danach mit seinem Grund im Bericht.",
        "Only you can know this. What stays open is not imported, and is in the report afterwards with its reason.";
    no_questions: "Keine Rückfragen", "No questions";
    no_questions_hint: "Alles ließ sich eindeutig zuordnen.", "Everything could be understood without doubt.";
    to_preview: "Zur Vorschau", "To the preview";
    save_answers: "Antworten übernehmen", "Keep the answers";
    leave_out_all: "Alle nicht lesbaren Werte weglassen", "Leave out all values that cannot be read";
    leave_out: "weglassen", "leave out";
    make_new: "jemand Neues: neu anlegen", "somebody new: make a new record";
    make_new_committee: "ein neues Gremium: anlegen", "a new committee: set it up";
    make_new_organisation: "eine andere: neu anlegen", "another one: make a new record";
    open: "– bitte wählen –", "– please choose –";
    question_kind(value: &str): "Welche Art von Organisation ist „{value}“?", "What kind of organisation is “{value}”?";
    question_district(value: &str): "Welcher Kreis ist mit „{value}“ gemeint?", "Which district is meant by “{value}”?";
    question_email(value: &str): "„{value}“ ist keine E-Mail-Adresse", "“{value}” is not an e-mail address";
    question_phone(value: &str): "„{value}“ ist keine Telefonnummer", "“{value}” is not a telephone number";
    question_web(value: &str): "„{value}“ ist keine Internetadresse", "“{value}” is not a web address";
    question_organisation(value: &str): "Gibt es „{value}“ schon?", "Is “{value}” there already?";
    question_person(value: &str): "Gibt es „{value}“ schon?", "Is “{value}” there already?";
    question_committee(value: &str): "Welches Gremium ist mit „{value}“ gemeint?", "Which committee is meant by “{value}”?";
    question_role(value: &str): "Welche Funktion im Gremium ist „{value}“?", "What role in the committee is “{value}”?";
    question_voting(value: &str): "Heißt „{value}“ stimmberechtigt?", "Does “{value}” mean entitled to vote?";
    question_node(value: &str): "Was sind die Knoten der Art „{value}“?", "What are the nodes of the kind “{value}”?";
    question_nodes: "Was sind die Knoten, deren Art die Datei nicht nennt?", "What are the nodes whose kind the file does not tell?";
    question_relation(value: &str): "Was heißt die Verbindung „{value}“?", "What does the link “{value}” mean?";
    question_edges: "Was heißen die Verbindungen, deren Art die Datei nicht nennt?",
        "What do the links mean whose kind the file does not tell?";
    leave_committee_out: "das Gremium und seine Sitze weglassen", "leave out the committee and its seats";
    yes: "ja", "yes";
    no: "nein", "no";
    in_row(rows: &str): "Zeile {rows}", "Row {rows}";
    in_rows(rows: &str): "Zeilen {rows}", "Rows {rows}";
    same_as(name: &str, detail: &str): "ist {name} ({detail})", "is {name} ({detail})";
    from_row(row: usize): "Zeile {row}", "row {row}";
    from_directory: "im Verzeichnis", "in the directory";

    preview_lead: "Noch ist nichts geschrieben. Jede Zeile Ihrer Datei ist hier, genau einmal.",
        "Nothing is written yet. Every row of your file is here, exactly once.";
    all_rows: "Alle", "All";
    rows_shown: "Zeilen nach Ergebnis", "Rows by outcome";
    row(row: usize): "Zeile {row}", "Row {row}";
    row_of(row: &str, part: &str): "{row}: {part}", "{row}: {part}";
    node(number: usize): "Knoten {number}", "node {number}";
    edge(number: usize): "Verbindung {number}", "link {number}";
    before: "vorher", "before";
    after: "nachher", "after";
    nothing: "leer", "empty";
    narrowed(whom: &str): "Der neue Wert wird sichtbar für {whom}; die Freigabe galt dem alten.",
        "The new value will be visible to {whom}; it was the old one that was released.";
    is_same(why: &str): "erkannt: {why}", "recognised: {why}";
    brought_in_row(row: usize): "aus Zeile {row}", "from row {row}";
    apply(new: &str, changed: &str): "Einlesen: {new} neu, {changed} geändert", "Import: {new} new, {changed} changed";
    applying: "Wird eingelesen …", "Importing …";
    nothing_to_apply: "Es gibt nichts einzulesen: keine Zeile bringt etwas Neues.",
        "There is nothing to import: no row brings anything new.";
    with_rejected(count: &str): "Zeilen, die nicht eingelesen werden: {count}. Die Gründe stehen bei jeder von ihnen.",
        "Rows that will not be imported: {count}. The reasons stand with each of them.";
    discard: "Datei verwerfen", "Discard the file";
    no_rows: "Hier ist nichts", "There is nothing here";
    no_rows_hint: "Keine Zeile hat dieses Ergebnis.", "No row has this outcome.";
    pages: "Seiten", "Pages";
    page_of(page: usize, last: usize): "Seite {page} von {last}", "Page {page} of {last}";
    previous: "Vorige", "Previous";
    next: "Nächste", "Next";

    applied_lead(rows: &str): "Alle {rows} Zeilen sind abgerechnet:", "All {rows} rows are accounted for:";
    rejected_file: "Nicht eingelesene Zeilen als CSV", "Rows not imported, as CSV";
    undo: "Alles zurücknehmen", "Take everything back";
    undo_lead: "Neue Einträge verschwinden, geänderte werden wie vorher.",
        "New entries disappear, changed ones become what they were.";
    undone: "Dieser Import ist zurückgenommen. Das Verzeichnis ist wie vorher.",
        "This import has been taken back. The directory is as it was.";
    cannot_undo: "Das lässt sich nicht mehr als Ganzes zurücknehmen. Seitdem wurde geändert oder verwendet:",
        "This can no longer be taken back as a whole. Since then, these were changed or used:";
    and_more(count: usize): "und {count} weitere", "and {count} more";

    problem_empty: "Die Datei ist leer.", "The file is empty.";
    problem_no_table: "Das ist keine Tabelle. Bitte wählen Sie eine Datei im Format XLSX, ODS oder CSV, oder ein Netz.",
        "This is not a table. Please choose a file in the format XLSX, ODS or CSV, or a network.";
    problem_old: "Das ist eine alte Excel-Datei (XLS) oder eine mit Kennwort. Bitte speichern Sie sie in Excel als .xlsx ohne Kennwort.",
        "This is an old Excel file (XLS), or one with a password. Please save it in Excel as .xlsx without a password.";
    problem_too_much(place: &str): "Die Datei ist zu groß ({place}). Bitte teilen Sie sie auf.",
        "The file is too large ({place}). Please divide it.";
    problem_broken(place: &str): "Die Datei ist beschädigt ({place}). Bitte speichern Sie sie neu und versuchen Sie es noch einmal.",
        "The file is damaged ({place}). Please save it anew and try again.";
    problem_no_file: "Bitte wählen Sie eine Datei.", "Please choose a file.";
}
