//! The words of what is attached.

crate::texts! {
    attachments: "Anlagen", "Attachments";
    who_sees: "Sichtbar für alle, die in der Gesundheitsregion mitarbeiten.",
        "Visible to everybody who works in the health region.";
    nothing: "Noch keine Anlagen.", "No attachments yet.";
    facts(size: &str, who: &str, when: &str): "{size}, von {who}, {when}", "{size}, by {who}, {when}";
    file: "Datei anhängen", "Attach a file";
    hint(megabytes: usize): "PDF, Word, Excel, PowerPoint oder LibreOffice ohne Makros, Text, CSV, Termin (ICS) oder Bild; bis {megabytes} MB.",
        "PDF, Word, Excel, PowerPoint or LibreOffice without macros, text, CSV, appointment (ICS) or picture; up to {megabytes} MB.";
    add: "Anhängen", "Attach";
    uploading(name: &str): "„{name}“ wird hochgeladen …", "Uploading “{name}” …";
    added(name: &str): "„{name}“ ist angehängt.", "“{name}” is attached.";
    no_connection: "Keine Verbindung zum Server. Bitte hängen Sie die Datei noch einmal an.",
        "No connection to the server. Please attach the file once more.";
    full(most: usize): "Mehr als {most} Anlagen hat eine Maßnahme nicht.", "A measure has no more than {most} attachments.";
    remove: "Entfernen", "Remove";
    remove_file(name: &str): "Entfernen: {name}", "Remove: {name}";
}
