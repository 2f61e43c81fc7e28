//! The words of the forms of the directory.

use domain::directory::{FieldFault, RecordField};

use crate::i18n::Language;

crate::texts! {
    new_organisation: "Neue Organisation", "New organisation";
    new_person: "Neue Person", "New person";
    new_committee: "Neues Gremium", "New committee";
    new_health_region: "Neue Gesundheitsregion", "New health region";
    new_committee_lead: "Es steht danach im Verzeichnis und auf der Karte; seine Mitglieder tragen Sie auf seiner Seite ein.",
        "It will stand in the directory and on the map; its members are added on its page.";
    new_health_region_lead: "Sie steht danach im Verzeichnis und kann Gremien, Organisationen, Menschen und Pläne haben.",
        "It will stand in the directory, and can have committees, organisations, people and plans.";
    new_organisation_lead: "Sie steht danach im Verzeichnis und kann Sitze, Beziehungen und Maßnahmen haben.",
        "It will stand in the directory, and can have seats, relations and measures.";
    new_person_lead: "Sie steht danach im Verzeichnis. Tragen Sie nur ein, was die Region zum Arbeiten braucht.",
        "They will stand in the directory. Enter only what the region needs for its work.";
    add_person: "Person hinzufügen", "Add a person";
    create_committee: "Gremium anlegen", "Add the committee";
    create_health_region: "Gesundheitsregion anlegen", "Add the health region";
    go_on: "Weiter", "Continue";
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
    task: "Aufgabe", "Task";
    task_hint: "Was es berät oder entscheidet, und wie oft es sich trifft.",
        "What it advises on or decides, and how often it meets.";
    region_description_hint: "Wer hier zusammenarbeitet und woran, in ein, zwei Sätzen.",
        "Who works together here and on what, in a sentence or two.";
    districts_hint: "Ein Kreis gehört nur zu einer Gesundheitsregion zugleich. Versorgungsgebiete und Landesebene liegen darüber.",
        "A district belongs to one health region at a time. Health service areas and the state level lie above.";
    office_hint: "Name, Anschrift und Kontakt stehen bei der Geschäftsstelle, einer Organisation der Region, und werden dort geändert.",
        "Name, address and contact are kept with the office, an organisation of the region, and are changed there.";
    find_district: "Kreis oder Stadt suchen", "Find a district";
    districts_from: "Änderung der Kreise gilt ab", "Change of districts holds from";
    districts_from_hint: "Leer heißt ab heute. Auch ein Tag, der schon war oder erst kommt: Karte und Auswertung rechnen mit ihm.",
        "Empty means from today. A day in the past or to come will do, too: map and reports go by it.";
    belongs_to(region: &str): "gehört zu {region}", "belongs to {region}";
    belongs_until(region: &str, day: &str): "gehört bis {day} zu {region}", "belongs to {region} until {day}";
    taken(district: &str, region: &str): "„{district}“ gehört schon zu „{region}“. Nehmen Sie den Kreis zuerst dort heraus.",
        "“{district}” already belongs to “{region}”. Take the district out there first.";
    taken_by_another(district: &str): "„{district}“ gehört schon zu einer anderen Gesundheitsregion. Nehmen Sie den Kreis zuerst dort heraus.",
        "“{district}” already belongs to another health region. Take the district out there first.";
    nothing_chosen: "keine Angabe", "not specified";
    as_before: "wie bisher", "as before";
    visible_to: "Sichtbar für", "Visible to";
    valid_to_hint: "Leer lassen, wenn kein Ende feststeht. Wer den Tag löscht, nimmt das Ende zurück; Sitze, die damit geendet haben, kommen wieder.",
        "Leave empty if no end is known. Clearing the day takes the end back; seats that ended with it return.";
    contact: "Kontakt", "Contact";
    contact_hint: "Was leer bleibt, wird nicht gespeichert; wer ein Feld leert, löscht die Angabe.",
        "What stays empty is not saved; emptying a field deletes it.";
    numbered(word: &str, number: usize): "{word} ({number})", "{word} ({number})";
    consent_hint: "Für alle, auch ohne Anmeldung, ist eine Angabe erst mit Einwilligung der Person da, und erst wenn auch die Person für alle sichtbar ist. Wer Tag und Beleg leert, nimmt die Angabe sofort zurück.",
        "A field is there for everybody, also without signing in, only with the person's consent, and only if the person is visible to everybody too. Clearing day and source takes the field back at once.";
    consent_to(word: &str): "{word}: Einwilligung zur Veröffentlichung", "{word}: consent to publication";
    consent_day_of(word: &str): "{word}: eingewilligt am", "{word}: consent given on";
    consent_source_of(word: &str): "{word}: Beleg, zum Beispiel E-Mail oder Beitrittserklärung",
        "{word}: source, for example e-mail or declaration of membership";
    consent_as_kept(kept: &str): "Einwilligung: {kept}", "Consent: {kept}";
    no_consent: "Einwilligung: keine", "Consent: none";
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
    end_organisation_lead: "Nach dem letzten Tag steht sie in keiner Liste mehr. Ihre Seite und ihr Verlauf bleiben, ebenso die Menschen, die dort arbeiten.",
        "After the last day it is in no list any more. Its page and its history stay, and so do the people who work there.";
    end_person_lead: "Nach dem letzten Tag steht die Person in keiner Liste mehr. Ihre Seite und ihr Verlauf bleiben.",
        "After the last day the person is in no list any more. Their page and their history stay.";
    end_committee_lead: "Nach dem letzten Tag steht es in keiner Liste mehr. Seine Seite und sein Verlauf bleiben, ebenso Gremien, die es eingesetzt hat.",
        "After the last day it is in no list any more. Its page and its history stay, and so do committees that it has set up.";
    end_health_region_lead: "Nach dem letzten Tag steht sie in keiner Liste mehr, und ihre Kreise sind frei. Ihre Gremien, Organisationen, Menschen und Pläne bleiben.",
        "After the last day it is in no list any more, and its districts are free. Its committees, organisations, people and plans stay.";
    one_seat_too: "Auch der offene Sitz endet an diesem Tag", "The open seat ends on this day as well";
    seats_too(count: usize): "Auch die {count} offenen Sitze enden an diesem Tag", "The {count} open seats end on this day as well";
    end_seats_hint: "Ohne das Häkchen bleiben die Sitze offen. Wer das Ende zurücknimmt, holt auch sie zurück.",
        "Without the tick the seats stay open. Whoever takes the end back, brings them back as well.";
    one_seat_of_others: "Ein Sitz in einem Gremium, das andere betreuen, bleibt offen.",
        "One seat in a committee that others look after stays open.";
    many_seats_of_others(count: usize): "{count} Sitze in Gremien, die andere betreuen, bleiben offen.",
        "{count} seats in committees that others look after stay open.";
    no_open_seats: "Offene Sitze gibt es nicht.", "There are no open seats.";
    last_day: "Letzter Tag", "Last day";

    empty: "Das darf nicht leer sein.", "This must not be empty.";
    too_long(max: usize): "Das ist zu lang: höchstens {max} Zeichen.", "This is too long: at most {max} characters.";
    not_a_day: "Das ist kein Tag.", "This is not a day.";
    ends_before_it_begins: "Das Ende läge vor dem Anfang.", "The end would come before the beginning.";
    not_there: "Das gibt es nicht oder nicht mehr. Bitte wählen Sie etwas anderes.",
        "This is not there, or no longer. Please choose something else.";
    not_offered: "Das steht hier nicht zur Wahl.", "This is not offered here.";
    circle: "Das ginge im Kreis: Das gewählte Gremium steht schon unter diesem.",
        "This would go in a circle: that committee stands below this one already.";
    belongs_elsewhere: "Das gehört schon zu einer anderen Gesundheitsregion.",
        "This belongs to another health region already.";
    name_taken: "Diesen Namen gibt es hier schon. Bitte wählen Sie einen anderen.",
        "This name is taken here. Please choose another one.";
    seat_begins_later: "Ein Sitz beginnt erst nach diesem Tag. Wählen Sie einen späteren Tag, oder nehmen Sie das Häkchen bei den Sitzen weg.",
        "A seat begins only after this day. Choose a later day, or take away the tick for the seats.";
    same_name: "So heißt sie schon.", "It has this name already.";
    in_future: "Dieser Tag liegt noch vor uns. Tragen Sie den neuen Namen ein, sobald er gilt.",
        "This day is still to come. Enter the new name once it holds.";
    too_early: "Der Tag muss nach dem Anfang der Organisation und ihrer letzten Umbenennung liegen.",
        "The day must come after the beginning of the organisation and its last change of name.";
    has_ended: "An diesem Tag gibt es die Organisation nicht mehr.", "On this day the organisation is no more.";
    not_yet_there: "An diesem Tag gibt es sie noch nicht. Ändern Sie den Tag oder ihren Anfang.",
        "On this day it is not there yet. Change the day, or its beginning.";
    same_record: "Eine Organisation kann nicht auf sich selbst folgen.", "An organisation cannot succeed itself.";
    has_successor: "Die Nachfolge ist schon eingetragen. Auf der Seite der Organisation steht, durch wen.",
        "The succession is entered already. The page of the organisation says by whom.";
    not_an_email: "Das ist keine E-Mail-Adresse.", "This is not an e-mail address.";
    not_a_phone: "Das ist keine Telefonnummer. Bitte mit Vorwahl, zum Beispiel 09521 27-0.",
        "This is not a telephone number. Please add the area code, for example 09521 27-0.";
    not_a_web_address: "Das ist keine Internetadresse, zum Beispiel www.beispiel.de.",
        "This is not an address on the web, for example www.example.org.";
    in_the_future: "Dieser Tag liegt in der Zukunft.", "This day is in the future.";
    needs_consent: "Für alle sichtbar wird das erst mit Einwilligung: Tragen Sie Tag und Beleg ein, oder zeigen Sie es weniger Menschen.",
        "This becomes visible to everybody only with consent: enter day and source, or show it to fewer people.";
    person_needs_consent: "Für alle sichtbar wird eine Person erst mit einer Kontaktangabe, in deren Veröffentlichung sie eingewilligt hat.",
        "A person becomes visible to everybody only with a contact field that they have agreed to publish.";
}

/// Whether the open seats end as well.
#[must_use]
pub(super) fn end_seats(language: Language, count: usize) -> String {
    if count == 1 { one_seat_too(language).to_owned() } else { seats_too(language, count) }
}

/// What becomes of seats that are not the reader's to end.
#[must_use]
pub(super) fn seats_of_others(language: Language, count: usize) -> String {
    if count == 1 { one_seat_of_others(language).to_owned() } else { many_seats_of_others(language, count) }
}

/// What is wrong with a field.
#[must_use]
pub(in crate::directory) fn fault(language: Language, field: RecordField, fault: FieldFault) -> String {
    let sentence = match fault {
        FieldFault::TooLong => return too_long(language, field.longest()),
        FieldFault::Empty => empty(language),
        FieldFault::NotADay => not_a_day(language),
        FieldFault::EndsBeforeItBegins => ends_before_it_begins(language),
        FieldFault::NotThere => not_there(language),
        FieldFault::NotOffered => not_offered(language),
        FieldFault::Circle => circle(language),
        FieldFault::BelongsElsewhere => belongs_elsewhere(language),
        FieldFault::NameTaken => name_taken(language),
        FieldFault::SeatBeginsLater => seat_begins_later(language),
        FieldFault::SameName => same_name(language),
        FieldFault::InFuture => in_future(language),
        FieldFault::TooEarly => too_early(language),
        FieldFault::HasEnded => has_ended(language),
        FieldFault::NotYetThere => not_yet_there(language),
        FieldFault::SameRecord => same_record(language),
        FieldFault::HasSuccessor => has_successor(language),
        FieldFault::NotAnEmail => not_an_email(language),
        FieldFault::NotAPhone => not_a_phone(language),
        FieldFault::NotAWebAddress => not_a_web_address(language),
        FieldFault::InTheFuture => in_the_future(language),
        FieldFault::NeedsConsent if field == RecordField::Visibility => person_needs_consent(language),
        FieldFault::NeedsConsent => needs_consent(language),
    };
    sentence.to_owned()
}
