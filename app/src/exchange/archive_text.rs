//! The words of archives.

crate::texts! {
    archive: "Gesamten Bestand herunterladen", "Download everything";
    path: "Pfad", "Path";
    lead: "Alles, was hier erfasst ist, in einer Datei: um umzuziehen, um es aufzubewahren, oder für ein anderes Programm. Aus ihr lässt sich alles ohne Verlust wiederherstellen.",
        "Everything that is recorded here, in one file: to move, to keep it, or for another program. From it everything can be restored without loss.";
    confidential: "Diese Datei ist vertraulich", "This file is confidential";
    confidential_hint: "Sie enthält das Verzeichnis mit allen Kontaktangaben, alle Pläne mit Kommentaren und Anlagen, gemerkte Ansichten, den Verlauf und die Konten mit ihren Rollen, auch was sonst nur wenige sehen. Kennwörter und Anmeldungen enthält sie nicht.",
        "It holds the directory with all contact details, all plans with comments and attachments, saved views, the history, and the accounts with their roles, also what only few may see otherwise. It holds no passwords and no sessions.";
    whole: "Die ganze Instanz", "The whole instance";
    whole_hint: "Bei vielen Anlagen dauert das einige Minuten. Währenddessen kann weitergearbeitet werden; die Datei zeigt den Stand, mit dem sie begonnen hat.",
        "With many attachments this takes some minutes. People can work on meanwhile; the file shows everything as it was when it began.";
    download_whole: "Alles herunterladen (JSON)", "Download everything (JSON)";
    parts: "Eine Gesundheitsregion", "One health region";
    parts_hint: "Was zu ihr gehört, und die Menschen und Organisationen, auf die es verweist.",
        "What belongs to it, and the people and organisations it refers to.";
    restore_hint: "Wiederhergestellt wird auf dem Server mit „geflecht restore“, in eine leere Datenbank. Die Konten bekommen dort neue Kennwörter.",
        "It is restored on the server by “geflecht restore”, into an empty database. The accounts get new passwords there.";
}
