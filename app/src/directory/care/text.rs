//! The words for the care of the directory.

crate::texts! {
    care: "Verzeichnis pflegen", "Care of the directory";
    lead: "Was lange niemand bestätigt hat, das Älteste zuerst. Bestätigen Sie, was noch stimmt, oder fragen Sie nach.",
        "What nobody has confirmed for long, the oldest first. Confirm what is still right, or ask those concerned.";
    region: "Gesundheitsregion", "Health region";
    all_regions: "alle, die Sie pflegen", "all that you look after";
    kind: "Was", "What";
    all_kinds: "alles", "everything";
    threshold: "Nicht bestätigt seit", "Not confirmed for";
    months(months: u8): "{months} Monaten", "{months} months";
    show: "Zeigen", "Show";
    to_confirm: "Zu bestätigen", "To confirm";
    first_of(shown: &str, total: &str): "Die ersten {shown} von {total}", "The first {shown} of {total}";
    none: "Alles ist bestätigt", "Everything is confirmed";
    none_hint: "Hier steht, was länger niemand bestätigt hat. Wer einen Eintrag anlegt oder ändert, bestätigt ihn damit.",
        "What nobody has confirmed for longer is listed here. Whoever adds or changes an entry confirms it by that.";

    never: "Noch nie bestätigt", "Never confirmed";
    confirmed_on(day: &str): "Zuletzt bestätigt am {day}", "Last confirmed on {day}";
    confirmed_by(day: &str, name: &str): "Zuletzt bestätigt am {day} von {name}", "Last confirmed on {day} by {name}";
    confirmed_by_concerned(day: &str): "Zuletzt bestätigt am {day}, auf Nachfrage selbst", "Last confirmed on {day}, by those concerned themselves";
    asked_on(day: &str): "nachgefragt am {day}", "asked on {day}";
    confirm: "Bestätigen", "Confirm";
    confirm_chosen: "Ausgewählte bestätigen", "Confirm the chosen ones";
    choose(name: &str): "{name} auswählen", "Choose {name}";
    this(name: &str): ": {name}", ": {name}";
    ask: "Nachfragen", "Ask";
    ask_at(name: &str, address: &str): ": {name}, {address}", ": {name}, {address}";
    no_mail: "Diese Installation verschickt keine E-Mails; nachfragen lässt sich von hier aus nicht.",
        "This installation sends no mail; nobody can be asked from here.";
    was_confirmed: "Bestätigt.", "Confirmed.";
    was_asked: "Die Nachfrage ist unterwegs.", "The question is on its way.";
    was_settled: "Erledigt.", "Settled.";

    told: "Gemeldete Änderungen", "Changes that were told";
    told_hint: "Das haben die Angefragten geantwortet. Ändern Sie den Eintrag, und haken Sie die Meldung dann ab.",
        "This is what those who were asked have answered. Change the entry, then tick the message off.";
    told_on(day: &str): "gemeldet am {day}", "told on {day}";
    edit: "Bearbeiten", "Edit";
    settle: "Erledigt", "Settled";

    heading: "Pflege", "Care";

    link_heading: "Stimmen Ihre Angaben noch?", "Are your details still right?";
    link_lead(day: &str): "Das steht über Sie im Verzeichnis. Sie können einmal antworten, bis zum {day}.",
        "This is what the directory says about you. You can answer once, until {day}.";
    details: "Ihre Angaben", "Your details";
    no_contact: "keine Kontaktangaben", "no contact details";
    all_right: "Alles stimmt", "Everything is right";
    something_changed: "Etwas hat sich geändert", "Something has changed";
    what_changed: "Was hat sich geändert?", "What has changed?";
    what_changed_hint: "Wer das Verzeichnis pflegt, liest Ihre Antwort und trägt die Änderung ein.",
        "Those who look after the directory read your answer and enter the change.";
    send: "Änderung melden", "Tell the change";
    thanks: "Vielen Dank!", "Thank you!";
    thanks_hint: "Ihre Antwort ist angekommen. Sie können diese Seite schließen.", "Your answer has arrived. You can close this page.";
    link_gone: "Dieser Link gilt nicht mehr", "This link is no longer valid";
    link_gone_hint: "Er wurde schon benutzt, ist älter als 30 Tage, oder Ihre E-Mail-Adresse wurde geändert.",
        "It was used already, is older than 30 days, or your e-mail address was changed.";
}
