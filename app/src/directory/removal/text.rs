//! The words for what is removed from the directory and brought back.

crate::texts! {
    remove: "Entfernen", "Remove";
    only_mistakes: "Entfernen Sie nur, was versehentlich eingetragen wurde. Was es gab und nicht mehr gibt, wird beendet.",
        "Remove only what was entered by mistake. What was there and is no more comes to its end instead.";
    look_first: "Prüfen und entfernen", "Review and remove";
    remove_this(name: &str): "„{name}“ entfernen", "Remove “{name}”";
    lead(days: i64): "Der Eintrag kommt in den Papierkorb des Verzeichnisses. Dort lässt er sich {days} Tage lang wiederherstellen, danach wird er endgültig gelöscht.",
        "The entry goes into the trash of the directory. There it can be restored for {days} days; after that it is deleted for good.";
    goes_along: "Was mitgeht", "What goes along";
    goes_along_hint: "Das kommt mit dem Eintrag zurück.", "This comes back with the entry.";
    nothing_along: "Am Eintrag hängt nichts, was mitginge.", "Nothing belongs to the entry that would go along.";
    stays_without: "Was bleibt und ihn nicht mehr nennt", "What stays and no longer names it";
    stays_without_hint: "Wird der Eintrag wiederhergestellt, nennt es ihn wieder, soweit es bis dahin niemand geändert hat.",
        "If the entry is restored, it is named again, unless somebody has changed that by then.";
    kept_by: "Was das Entfernen verhindert", "What prevents the removal";
    kept_by_hint: "Nennen Sie dort zuerst jemand anderen oder niemanden.", "First name somebody else there, or nobody.";
    not_visible(counts: &str): "Für Sie nicht einsehbar oder ohne eigene Seite: {counts}",
        "Not open to you, or without a page of its own: {counts}";
    checklist_of: "Checkliste der Maßnahme", "Checklist of the measure";
    milestone_of: "Meilenstein der Maßnahme", "Milestone of the measure";
    partner_of: "Partner der Maßnahme", "Partner of the measure";
    named_by: "Maßnahme", "Measure";
    adopted: "Beschlossener Plan", "Adopted plan";
    cancel: "Abbrechen", "Cancel";

    trash: "Papierkorb", "Trash";
    trash_of: "Papierkorb des Verzeichnisses", "Trash of the directory";
    trash_lead(days: i64): "Was aus dem Verzeichnis entfernt wurde, lässt sich {days} Tage lang wiederherstellen.",
        "What was removed from the directory can be restored for {days} days.";
    trash_empty: "Der Papierkorb ist leer", "The trash is empty";
    trash_empty_hint: "Entfernte Organisationen, Menschen, Gremien und Beziehungen erscheinen hier.",
        "Removed organisations, people, committees and relations appear here.";
    removed_records: "Entfernte Einträge", "Removed entries";
    restore: "Wiederherstellen", "Restore";
    comes_back(counts: &str): "Damit zurück: {counts}", "Comes back with it: {counts}";
    removed_by(at: &str, actor: &str): "Entfernt am {at} von {actor}", "Removed on {at} by {actor}";
    until(day: &str): "Wiederherstellbar bis {day}", "Can be restored until {day}";
}
