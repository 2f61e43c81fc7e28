//! The words of reporting.

crate::texts! {
    my_measures: "Meine Maßnahmen", "My measures";
    lead: "Was Sie verantworten oder Ihr Gremium bearbeitet, das Dringendste zuerst. Stand und Werte melden Sie gleich hier.",
        "What you answer for or your committee works on, the most urgent first. Report status and values right here.";
    nothing: "Zurzeit ist nichts offen", "Nothing is open at present";
    nothing_hint: "Hier steht, wofür Sie als verantwortlich eingetragen sind, und was Ihre Gremien bearbeiten.",
        "What you are named responsible for is listed here, and what your committees work on.";
    late_heading: "Überfällig", "Overdue";
    next_heading: "In den nächsten 14 Tagen", "Within the next 14 days";
    soon_heading: "In 15 bis 30 Tagen", "In 15 to 30 days";
    later_heading: "Später oder ohne Termin", "Later or without a day";
    responsible: "Sie sind verantwortlich", "You are responsible";
    report_heading: "Stand melden", "Report";
    report_for(title: &str): "Stand melden: {title}", "Report: {title}";
    status_now(status: &str): "Stand: {status}", "Status: {status}";
    set_to(status: &str): "Melden: {status}", "Report: {status}";
    due(day: &str): "bis {day}", "by {day}";
    was_due(day: &str): "war fällig {day}", "was due {day}";
    becomes: "Neuer Stand", "New status";
    because: "Mit Begründung", "With a reason";
    which: "Was ist geschehen?", "What has happened?";
    values: "Werte von heute", "Today’s values";
    report_value(name: &str): "Melden: {name}", "Report: {name}";
    send_status: "Stand speichern", "Save status";
    last_value(value: &str, day: &str): "Zuletzt {value} ({day})", "Last {value} ({day})";
    no_value: "Noch kein Wert", "No value yet";
    status_saved: "Der Stand ist gespeichert", "The status is saved";
    value_saved: "Der Wert ist gespeichert", "The value is saved";

    link_heading: "Stand einer Maßnahme melden", "Report how a measure stands";
    link_lead(name: &str, day: &str): "Sie melden als {name}. Dieser Link gilt nur für diese Maßnahme, bis zum {day}.",
        "You report as {name}. This link is for this measure alone, until {day}.";
    link_gone: "Dieser Link gilt nicht mehr", "This link is no longer valid";
    link_gone_hint: "Links aus E-Mails gelten zwei Wochen. Nach der Anmeldung finden Sie alle Ihre Maßnahmen auf einer Seite.",
        "Links in mail are valid for two weeks. After signing in you find all your measures on one page.";
    open_measure: "Alles zu dieser Maßnahme", "All about this measure";
}
