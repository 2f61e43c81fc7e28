//! The words of the forms around seats.

crate::texts! {
    add: "Mitglied hinzufügen", "Add a member";
    who: "Name der Person oder Organisation", "Name of the person or organisation";
    search: "Suchen", "Search";
    choose: "Wer soll Mitglied werden?", "Who is to become a member?";
    nobody: "Niemand im Verzeichnis heißt so.", "Nobody in the directory has this name.";
    new_person(name: &str): "Neu im Verzeichnis: „{name}“", "New in the directory: “{name}”";
    new_organisation(name: &str): "Neue Organisation: „{name}“", "New organisation: “{name}”";
    organisation_kind: "Art der Organisation", "Kind of organisation";
    organisation_kind_hint: "Nur für neue Organisationen.", "Only for new organisations.";
    function: "Funktion", "Function";
    function_hint: "Zum Beispiel Leitung Pflegedienst; nur für neue Menschen.",
        "For example head of nursing; only for new people.";
    role: "Rolle im Gremium", "Role in the committee";
    voting: "stimmberechtigt", "has a vote";
    from: "Erster Tag", "First day";
    submit: "Hinzufügen", "Add";
    change_of(name: &str): "Sitz ändern: {name}", "Change the seat: {name}";
    close: "Schließen", "Close";
    change: "Ändern", "Change";
    save: "Speichern", "Save";
    last_day: "Letzter Tag", "Last day";
    end: "Sitz beenden", "End the seat";
    added: "Das Mitglied ist eingetragen.", "The member has been added.";
    changed: "Der Sitz ist geändert.", "The seat has been changed.";
    ended: "Der Sitz ist beendet.", "The seat has been ended.";
    vacant_seat: "nicht besetzt", "vacant";
}
