//! The words of the timeline.

crate::texts! {
    region: "Zeitplan", "Timeline";
    hint: "Balken lassen sich ziehen, an den Enden auch verlängern. Per Tastatur: Eingabetaste greift, Pfeiltasten verschieben um eine Woche, mit der Umschalttaste nur das Ende, Escape bricht ab.",
        "Bars can be dragged, and stretched at their ends. By keyboard: Enter grabs, arrow keys move by a week, with Shift only the end, Escape cancels.";
    from_to(from: &str, to: &str): "{from} bis {to}", "{from} to {to}";
    on(day: &str): "am {day}", "on {day}";
    from(day: &str): "ab {day}", "from {day}";
    until(day: &str): "bis {day}", "by {day}";
    without_date: "ohne Termin", "no date";
    bar(title: &str, period: &str, status: &str): "{title}, {period}, {status}", "{title}, {period}, {status}";
    milestone(title: &str, day: &str): "Meilenstein: {title}, {day}", "Milestone: {title}, {day}";
    milestone_done(title: &str, day: &str): "Meilenstein: {title}, {day}, erledigt", "Milestone: {title}, {day}, done";
    grabbed(title: &str): "„{title}“ gegriffen. Mit den Pfeiltasten verschieben, mit der Eingabetaste ablegen, mit Escape abbrechen.",
        "“{title}” grabbed. Move with the arrow keys, drop with Enter, cancel with Escape.";
    cancelled: "Abgebrochen, der Termin bleibt.", "Cancelled, the date stays.";
    moved(title: &str, period: &str): "„{title}“: jetzt {period}.", "“{title}”: now {period}.";
    refused(title: &str, why: &str): "„{title}“ bleibt, wie es war: {why}", "“{title}” stays as it was: {why}";
    undo: "Rückgängig", "Undo";
    close: "Schließen", "Close";
    waits(word: &str, title: &str): "{word} „{title}“", "{word} “{title}”";
    early(word: &str, title: &str): "{word} „{title}“, beginnt aber vor deren Ende", "{word} “{title}”, but begins before its end";
    none: "Keine Maßnahme passt zum Filter.", "No measure matches the filter.";
    measure: "Maßnahme", "Measure";
    all: "Alle Maßnahmen", "All measures";
}
