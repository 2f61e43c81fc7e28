//! The words of what is made of those who sit in a committee: mailing list, attendance list, labels, contacts.

use crate::i18n::Language;

crate::texts! {
    take_along: "Mitglieder nutzen", "Use the members";
    back: "Zum Gremium", "To the committee";
    sheets: "Aus den Mitgliedern", "Made of the members";
    mailing_list: "E-Mail-Verteiler", "Mailing list";
    attendance_list: "Anwesenheitsliste", "Attendance list";
    address_labels: "Adressetiketten", "Address labels";
    contacts: "Kontakte (vCard)", "Contacts (vCard)";
    contact: "Als Kontakt (vCard)", "As a contact (vCard)";
    print: "Drucken", "Print";
    as_of(day: &str): "Mitglieder am {day}", "Members on {day}";

    who: "Wer angeschrieben wird", "Who is written to";
    all: "Alle", "All";
    voting: "Mit Stimme", "With a vote";
    leading: "Leitung", "Those who lead";
    addresses: "Adressen", "Addresses";
    addresses_hint: "Für das Feld „An“ oder „Bcc“ Ihres E-Mail-Programms. Mit „Bcc“ sehen die Angeschriebenen einander nicht.",
        "For the field “To” or “Bcc” of your mail program. With “Bcc” those you write to do not see one another.";
    copy: "Adressen kopieren", "Copy addresses";
    copied: "Die Adressen sind kopiert.", "The addresses have been copied.";
    copy_by_hand: "Diese Adressen gehören in Ihr E-Mail-Programm:", "These addresses belong in your mail program:";
    write_to: "Offen anschreiben (An)", "Write openly (To)";
    write_bcc: "Verdeckt anschreiben (Bcc)", "Write covertly (Bcc)";
    too_many: "Für einen Klick sind es zu viele Adressen. Kopieren Sie sie in eine neue Nachricht.",
        "There are too many addresses for a click. Copy them into a new message.";
    none: "Hier ist keine E-Mail-Adresse, die Sie sehen dürfen", "There is no e-mail address here that you may see";
    none_why: "Adressen sehen nur Angemeldete, die in der Region mitarbeiten; und manche sind noch nicht eingetragen.",
        "Addresses are only for people who are signed in and work in the region; and some are not recorded yet.";
    without_email: "Ohne E-Mail-Adresse, die Sie sehen dürfen", "Without an e-mail address that you may see";
    without_address: "Ohne Anschrift, die Sie sehen dürfen", "Without a postal address that you may see";
    no_address: "Hier ist keine Anschrift, die Sie sehen dürfen", "There is no postal address here that you may see";
    no_members: "Dieses Gremium hat heute keine Mitglieder.", "This committee has no members today.";
    not_shown(count: usize): "{count} Mitglieder, deren Namen Sie nicht sehen", "{count} members whose names you do not see";

    meeting_on: "Sitzung am", "Meeting on";
    place: "Ort", "Place";
    begin_and_end: "Beginn und Ende", "Begin and end";
    number: "Nr.", "No.";
    name: "Name", "Name";
    organisation: "Organisation", "Organisation";
    role: "Rolle", "Role";
    signature: "Unterschrift", "Signature";
    guest: "Gast", "Guest";
    with_vote: "mit Stimme", "with a vote";
    labels_hint: "Für Bögen mit 3 × 8 Etiketten von 70 × 37 mm. Drucken Sie in tatsächlicher Größe (100 %) und ohne Ränder.",
        "For sheets of 3 × 8 labels of 70 × 37 mm. Print in actual size (100 %) and without margins.";

    one_email: "Eine Adresse", "One address";
    many_emails(count: usize): "{count} Adressen", "{count} addresses";
}

/// "23 Adressen".
#[must_use]
pub(super) fn emails(language: Language, count: usize) -> String {
    if count == 1 { one_email(language).to_owned() } else { many_emails(language, count) }
}
