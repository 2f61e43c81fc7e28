//! The words for what is said about a measure.

crate::texts! {
    comments: "Kommentare", "Comments";
    count_none: "Kommentieren", "Comment";
    count_one: "1 Kommentar", "1 comment";
    count(number: usize): "{number} Kommentare", "{number} comments";
    nothing_said: "Noch hat niemand etwas dazu gesagt.", "Nobody has said anything about this yet.";
    who_hears: "Sichtbar für alle, die in der Region mitarbeiten; nicht für Gäste und nicht öffentlich.",
        "Visible to everybody who works in the region; not to guests, and not in public.";
    new_comment: "Neuer Kommentar", "New comment";
    hint: "**fett**, *kursiv*, „- “ für Listen. Mit @ erwähnen Sie jemanden.",
        "**bold**, *italic*, “- ” for lists. With @ you mention somebody.";
    people: "Wen meinen Sie?", "Whom do you mean?";
    people_found(number: usize): "Zur Auswahl: {number}", "To choose from: {number}";
    send: "Kommentieren", "Comment";
    edited: "bearbeitet", "edited";
    change(when: &str): "Kommentar ändern oder entfernen: {when}", "Change or remove the comment: {when}";
    take_away(author: &str, when: &str): "Kommentar entfernen: {author}, {when}",
        "Remove the comment: {author}, {when}";
    text: "Text", "Text";
    save: "Speichern", "Save";
    remove: "Kommentar entfernen", "Remove the comment";
    follow: "Folgen", "Follow";
    follow_hint: "Wer folgt, hört von Kommentaren, neuem Stand und Terminen.",
        "Who follows hears of comments, changes of status and days.";
}
