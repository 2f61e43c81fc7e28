//! The words of the forms for organisations and people.

use domain::directory::{FieldFault, RecordField};

use crate::i18n::Language;

crate::texts! {
    new_organisation: "Neue Organisation", "New organisation";
    new_person: "Neue Person", "New person";
    new_organisation_lead: "Sie steht danach im Verzeichnis und kann Sitze, Beziehungen und Maßnahmen haben.",
        "It will stand in the directory, and can have seats, relations and measures.";
    new_person_lead: "Sie steht danach im Verzeichnis. Tragen Sie nur ein, was die Region zum Arbeiten braucht.",
        "They will stand in the directory. Enter only what the region needs for its work.";
    add_person: "Person hinzufügen", "Add a person";
    create_organisation: "Organisation anlegen", "Add the organisation";
    create_person: "Person anlegen", "Add the person";
    edit: "Ändern", "Change";
    edit_of(name: &str): "{name} ändern", "Change {name}";
    details: "Angaben ändern", "Change the details";
    save: "Speichern", "Save";
    cancel: "Abbrechen", "Cancel";
    health_region: "Gesundheitsregion", "Health region";
    person_name_hint: "Mit Titel, zum Beispiel Dr. Anna Beispiel.", "With title, for example Dr. Anna Beispiel.";
    function_hint: "Was die Person dort tut, zum Beispiel Leitung Pflegedienst.",
        "What the person does there, for example head of nursing.";
    description_hint: "Was sie tut, in ein, zwei Sätzen.", "What it does, in a sentence or two.";
    nothing_chosen: "keine Angabe", "not specified";
    as_before: "wie bisher", "as before";
    visible_to: "Sichtbar für", "Visible to";
    valid_to_hint: "Leer lassen, wenn kein Ende feststeht. Wer den Tag löscht, nimmt das Ende zurück.",
        "Leave empty if no end is known. Clearing the day takes the end back.";
    contact: "Kontakt", "Contact";
    contact_hint: "Was leer bleibt, wird nicht gespeichert; wer ein Feld leert, löscht die Angabe.",
        "What stays empty is not saved; emptying a field deletes it.";
    numbered(word: &str, number: usize): "{word} ({number})", "{word} ({number})";
    visible_of(word: &str): "{word}: sichtbar für", "{word}: visible to";

    namesakes: "Unter diesem Namen gibt es schon:", "There is already, under this name:";
    new_tab: "(neuer Tab)", "(new tab)";
    meant: "Trotzdem anlegen: Gemeint ist jemand oder etwas anderes.",
        "Add it anyway: somebody or something else is meant.";
    already_there: "Unter diesem Namen gibt es schon einen Eintrag. Ist er gemeint, ändern Sie ihn; sonst bestätigen Sie unten mit dem Häkchen.",
        "There is already an entry under this name. If it is the one you mean, change that; else confirm with the tick below.";
    stale: "Jemand anderes hat das inzwischen geändert. Ihre Angaben stehen noch da; beim nächsten Speichern gelten sie.",
        "Somebody else has changed this in the meantime. What you entered is still there; it will hold when you save again.";
    holds_now: "Inzwischen gilt", "What holds now";

    end: "Beenden", "End";
    end_lead: "Nach dem letzten Tag steht der Eintrag in keiner Liste mehr. Seine Seite und sein Verlauf bleiben, ebenso Sitze in Gremien: Diese beenden Sie auf der Seite des Gremiums.",
        "After the last day the entry is in no list any more. Its page and its history stay, and so do seats in committees: end those on the page of the committee.";
    last_day: "Letzter Tag", "Last day";

    empty: "Das darf nicht leer sein.", "This must not be empty.";
    too_long(max: usize): "Das ist zu lang: höchstens {max} Zeichen.", "This is too long: at most {max} characters.";
    not_a_day: "Das ist kein Tag.", "This is not a day.";
    ends_before_it_begins: "Das Ende läge vor dem Anfang.", "The end would come before the beginning.";
    not_there: "Das gibt es nicht oder nicht mehr. Bitte wählen Sie etwas anderes.",
        "This is not there, or no longer. Please choose something else.";
    not_offered: "Das steht hier nicht zur Wahl.", "This is not offered here.";
    not_an_email: "Das ist keine E-Mail-Adresse.", "This is not an e-mail address.";
    not_a_phone: "Das ist keine Telefonnummer. Bitte mit Vorwahl, zum Beispiel 09521 27-0.",
        "This is not a telephone number. Please add the area code, for example 09521 27-0.";
    not_a_web_address: "Das ist keine Internetadresse, zum Beispiel www.beispiel.de.",
        "This is not an address on the web, for example www.example.org.";
}

/// What is wrong with a field.
#[must_use]
pub(super) fn fault(language: Language, field: RecordField, fault: FieldFault) -> String {
    let sentence = match fault {
        FieldFault::TooLong => return too_long(language, field.longest()),
        FieldFault::Empty => empty(language),
        FieldFault::NotADay => not_a_day(language),
        FieldFault::EndsBeforeItBegins => ends_before_it_begins(language),
        FieldFault::NotThere => not_there(language),
        FieldFault::NotOffered => not_offered(language),
        FieldFault::NotAnEmail => not_an_email(language),
        FieldFault::NotAPhone => not_a_phone(language),
        FieldFault::NotAWebAddress => not_a_web_address(language),
    };
    sentence.to_owned()
}
