//! The words for records that are changed at once.

crate::texts! {
    edit_together: "Gemeinsam ändern", "Change together";
    lead: "Was Sie leer lassen, bleibt bei jedem Eintrag, wie es ist. Geändert werden alle angekreuzten oder keiner.",
        "What you leave empty stays as it is with every entry. Either all ticked entries are changed, or none.";
    chosen: "Einträge", "Entries";
    changes: "Was sich ändert", "What changes";
    narrow: "Auswahl in der Liste ändern", "Change the selection in the list";
    first_of(count: usize, total: &str): "Das sind die ersten {count} von {total} Einträgen. Grenzen Sie die Liste ein, um die anderen zu erreichen.",
        "These are the first {count} of {total} entries. Narrow the list to get to the others.";
    all: "Alle", "All";
    none: "Keine", "None";
    stays: "bleibt, wie es ist", "stays as it is";
    with_seats: "Ihre Sitze enden mit ihnen", "Their seats end with them";
    last_day_hint: "Leer heißt: Niemand endet.", "Empty means: nobody comes to an end.";
    is_confirmed: "Angaben sind geprüft und stimmen", "The details have been checked and are right";
    is_confirmed_hint: "Bei allen steht dann: heute zuletzt bestätigt.", "Today counts as the day on which all of them were last confirmed.";
    publish_one_by_one: "Für alle sichtbar werden Menschen nur einzeln, weil jeder gefragt werden muss.",
        "People become visible to everybody only one by one, since each has to be asked.";
    apply: "Alle angekreuzten ändern", "Change all ticked entries";
    nothing_to_edit: "Hier ist nichts, was Sie ändern können", "There is nothing here that you can change";
    nothing_to_edit_hint: "Ändern Sie in der Liste, wonach gefiltert wird.", "Change in the list what it is filtered by.";
    one_changed: "Ein Eintrag ist geändert.", "One entry has been changed.";
    many_changed(count: &str): "{count} Einträge sind geändert.", "{count} entries have been changed.";
    none_changed: "Kein Eintrag ist geändert: Alle waren schon so.", "No entry has been changed: all were like that already.";
    some_same(count: &str): "{count} waren schon so.", "{count} were like that already.";
    choose_records: "Kreuzen Sie mindestens einen Eintrag an.", "Tick at least one entry.";
    nothing_to_change: "Geben Sie an, was sich ändern soll.", "Say what is to change.";
}
