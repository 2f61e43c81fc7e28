//! The words of the checklist.

crate::texts! {
    checklist: "Checkliste", "Checklist";
    nothing: "Noch keine Punkte.", "No points yet.";
    done_of(done: usize, all: usize): "{done} von {all} erledigt", "{done} of {all} done";
    done(title: &str): "Erledigt: {title}", "Done: {title}";
    new_point: "Neuer Punkt", "New point";
    add: "Hinzufügen", "Add";
    change(title: &str): "Punkt ändern: {title}", "Change the point: {title}";
    title: "Was ist zu tun?", "What is to be done?";
    person: "Wer", "Who";
    nobody: "niemand", "nobody";
    due_on: "Bis", "By";
    by(day: &str): "bis {day}", "by {day}";
    late(day: &str): "war fällig am {day}", "was due on {day}";
    save: "Speichern", "Save";
    up: "Nach oben", "Move up";
    down: "Nach unten", "Move down";
    remove: "Entfernen", "Remove";
    moved(title: &str, place: usize, of: usize): "„{title}“ ist jetzt Punkt {place} von {of}.", "“{title}” is now point {place} of {of}.";
}
