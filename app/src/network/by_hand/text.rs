//! The words for what is laid on the picture by hand.

use super::{PINS_MAX, Refusal};
use crate::i18n::Language;

crate::texts! {
    notes: "Notizen", "Notes";
    add_note: "Notiz anbringen", "Add a note";
    write: "Text der Notiz", "Text of the note";
    done: "Fertig", "Done";
    cancel: "Abbrechen", "Cancel";
    edit(words: &str): "Notiz ändern: {words}", "Change the note: {words}";
    remove(words: &str): "Notiz entfernen: {words}", "Remove the note: {words}";
    help: "Ziehen oder Alt und Pfeiltasten verschieben die Notiz, Entfernen nimmt sie weg.",
        "Drag or Alt and arrow keys move the note, Delete removes it.";
    unpin: "Loslassen", "Release";
    unpin_all(number: &str): "Verschoben: {number}", "Moved: {number}";
    release_all(number: &str): "Verschoben: {number}, alle loslassen", "Moved: {number}, release all";
    no_note: "Dafür ist in einer Adresse kein Platz mehr. Kürzen oder entfernen Sie eine Notiz.",
        "An address has no room left for this. Shorten or remove a note.";
    no_pin(most: usize): "Mehr als {most} Knoten lassen sich nicht verschieben. Lassen Sie einen los.",
        "No more than {most} nodes can be moved. Release one.";
}

/// Why something could not be laid.
#[must_use]
pub(super) fn refusal(language: Language, refusal: Refusal) -> String {
    match refusal {
        Refusal::Pin => no_pin(language, PINS_MAX),
        Refusal::Note => no_note(language).to_owned(),
    }
}
