//! The words for how an organisation goes on.

crate::texts! {
    succession: "Nachfolge und Umbenennung", "Succession and change of name";
    succession_of(name: &str): "Nachfolge und Umbenennung: {name}", "Succession and change of name: {name}";
    succession_lead: "Heißt die Organisation anders, oder geht sie in anderen auf? So bleibt erhalten, was vorher war.",
        "Has the organisation another name, or has it become part of others? This keeps what was before.";
    succession_link: "Umbenennen oder Nachfolge eintragen", "Change the name or enter a succession";
    rename: "Umbenennen", "Change the name";
    rename_lead: "Der bisherige Name bleibt auf der Seite stehen, und die Organisation wird weiter unter ihm gefunden.",
        "The present name stays on the page, and the organisation is still found under it.";
    new_name: "Neuer Name", "New name";
    first_day_of_name: "Heißt so ab", "Has this name from";
    succeed: "Nachfolge eintragen", "Enter the succession";
    succeed_lead: "Die Organisation endet am Tag davor. Ihre Seite bleibt und nennt, wer folgt; deren Seiten nennen sie.",
        "The organisation ends the day before. Its page stays and says who follows; their pages name it.";
    first_day: "Erster Tag der Nachfolge", "First day of the succession";
    successor(number: usize): "Nachfolge durch ({number})", "Succeeded by ({number})";
    successor_hint: "Bei einer Aufteilung wählen Sie mehrere. Sitze gehen an die erste.",
        "For a split choose several. Seats go to the first.";
    seats: "Offene Sitze übernehmen", "Take over open seats";
    seats_hint: "Angekreuzte Sitze enden am Tag davor und gehen ab dem ersten Tag als neue Sitze weiter.",
        "Ticked seats end the day before, and go on as new seats from the first day.";
    no_seats: "Offene Sitze, die Sie übertragen könnten, gibt es nicht.", "There are no open seats that you could hand over.";
    vacant: "unbesetzt", "vacant";
    person_unseen: "Person nicht sichtbar", "person not visible";
    ends_rest: "Die übrigen Sitze der Organisation enden mit ihr", "The other seats of the organisation end with it";
    ends_rest_hint: "Ohne das Häkchen bleiben sie offen.", "Without the tick they stay open.";
    is_succeeded: "Die Nachfolge ist eingetragen; die Seite der Organisation nennt sie. Wer dort das Ende zurücknimmt, nimmt auch sie zurück.",
        "The succession is entered; the page of the organisation names it. Whoever takes the end back takes it back as well.";
    lineage: "Frühere Namen und Nachfolge", "Former names and succession";
    until_then(day: &str): "bis {day}:", "until {day}:";
    followed_by(day: &str): "Ab {day} folgt:", "Followed from {day} by:";
    follows(day: &str): "Seit {day} in der Nachfolge von:", "Since {day} in succession to:";
    followed: "Es folgt:", "Followed by:";
    following: "In der Nachfolge von:", "In succession to:";
}
