//! The words of mail.

crate::texts! {
    greeting(name: &str): "Guten Tag {name},", "Hello {name},";
    news_subject(number: &str): "{number} Neuigkeiten zu Ihren Maßnahmen", "{number} news about your measures";
    news_lead: "das ist bei Maßnahmen geschehen, denen Sie folgen:", "this has happened to measures that you follow:";
    digest_subject(open: &str): "Ihre Woche: {open}", "Your week: {open}";
    digest_subject_late(open: &str, late: &str): "Ihre Woche: {open}, {late} überfällig", "Your week: {open}, {late} overdue";
    one_open: "eine offene Maßnahme", "one open measure";
    open(number: &str): "{number} offene Maßnahmen", "{number} open measures";
    digest_lead: "das steht bei Ihren Maßnahmen an. Den Stand melden Sie mit zwei Klicks.",
        "this is what lies ahead for your measures. Report how they stand with two clicks.";
    digest_lead_unread(number: &str): "das steht bei Ihren Maßnahmen an; ungelesene Benachrichtigungen: {number}. Den Stand melden Sie mit zwei Klicks.",
        "this is what lies ahead for your measures; unread notifications: {number}. Report how they stand with two clicks.";
    late: "Überfällig", "Overdue";
    coming: "Offen", "Open";
    status(status: &str): "Stand: {status}", "Status: {status}";
    due(day: &str): "fällig am {day}", "due on {day}";
    was_due(day: &str): "war fällig am {day}", "was due on {day}";
    no_day: "ohne Termin", "without a day";
    report: "Stand melden", "Report";
    report_value: "Wert melden", "Report a value";
    set_to(status: &str): "Melden: {status}", "Report: {status}";
    all_measures: "Alle meine Maßnahmen", "All my measures";
    choices: "Einstellen, welche E-Mails ich bekomme", "Choose which mail I get";
    closing: "Die Links zum Melden gelten zwei Wochen und nur für die genannte Maßnahme. Bitte leiten Sie diese E-Mail nicht weiter.",
        "The links for reporting are valid for two weeks and for the named measure alone. Please do not forward this mail.";
}
