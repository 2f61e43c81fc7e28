//! The words of notifications.

use domain::plan::{MailRhythm, Notification, NotificationKind};

use crate::{i18n::Language, plan::text as plan_text, ui::format};

crate::texts! {
    notifications: "Benachrichtigungen", "Notifications";
    none_unread: "Benachrichtigungen", "Notifications";
    unread(number: &str): "Benachrichtigungen: {number} ungelesen", "Notifications: {number} unread";
    nothing: "Noch gibt es nichts zu melden. Folgen Sie einer Maßnahme, um von ihr zu hören.",
        "There is nothing to tell yet. Follow a measure to hear of it.";
    new: "neu", "new";
    read_all: "Alle als gelesen markieren", "Mark all as read";
    read_one(title: &str): "Als gelesen markieren: {title}", "Mark as read: {title}";

    choices: "Wovon möchten Sie hören?", "What do you want to hear of?";
    choices_hint: "Es geht um Maßnahmen, denen Sie folgen, und um Meilensteine, um die Sie sich kümmern. Sie folgen, was Sie verantworten, wo Sie mitreden, und was Sie selbst wählen.",
        "This is about measures that you follow, and milestones that you see to. You follow those you answer for, those you have talked about, and those you choose.";
    save: "Speichern", "Save";
    saved: "Gespeichert", "Saved";

    mail: "E-Mail", "Mail";
    no_mail: "Diese Installation verschickt keine E-Mails.", "This installation sends no mail.";
    rhythm_heading: "Neuigkeiten", "News";
    with_digest: "Montags ein Überblick über meine Maßnahmen", "An overview of my measures on Mondays";
    mail_language: "Sprache der E-Mails", "Language of mail";
    save_mail: "E-Mail-Wahl speichern", "Save mail choice";
    send_digest: "Überblick jetzt schicken", "Send the overview now";
    digest_sent: "Der Überblick ist unterwegs", "The overview is on its way";

    the_program: "Geflecht", "Geflecht";
    mentioned(actor: &str): "{actor} hat Sie erwähnt", "{actor} has mentioned you";
    mentioned_often(actor: &str, times: i64): "{actor} hat Sie {times}-mal erwähnt", "{actor} has mentioned you {times} times";
    assigned(actor: &str): "{actor} hat Sie als zuständig eingetragen", "{actor} has made you responsible";
    changed(actor: &str): "{actor} hat die Maßnahme geändert", "{actor} has changed the measure";
    commented(actor: &str): "{actor} hat kommentiert", "{actor} has commented";
    commented_often(actor: &str, times: i64): "{actor} hat {times}-mal kommentiert", "{actor} has commented {times} times";
    due_soon(day: &str): "Fällig am {day}", "Due on {day}";
    overdue(day: &str): "Überfällig: war fällig am {day}", "Overdue: was due on {day}";
    milestone_due_soon(title: &str, day: &str): "Meilenstein „{title}“: fällig am {day}", "Milestone “{title}”: due on {day}";
    milestone_overdue(title: &str, day: &str): "Meilenstein „{title}“ ist überfällig: war fällig am {day}",
        "Milestone “{title}” is overdue: was due on {day}";
    status_news(before: &str, after: &str): "Stand: {before} → {after}", "Status: {before} → {after}";
    day_news(before: &str, after: &str): "Termin: {before} → {after}", "Day: {before} → {after}";
    no_day: "offen", "open";
}

/// What somebody can choose to hear of.
pub(super) const fn kind(language: Language, kind: NotificationKind) -> &'static str {
    match (language, kind) {
        (Language::De, NotificationKind::Mentioned) => "Jemand erwähnt mich",
        (Language::De, NotificationKind::Assigned) => "Ich werde zuständig",
        (Language::De, NotificationKind::Changed) => "Stand oder Termin ändert sich",
        (Language::De, NotificationKind::Commented) => "Jemand kommentiert",
        (Language::De, NotificationKind::DueSoon) => "Ein Termin ist in sieben Tagen",
        (Language::De, NotificationKind::Overdue) => "Ein Termin ist vorbei",
        (Language::En, NotificationKind::Mentioned) => "Somebody mentions me",
        (Language::En, NotificationKind::Assigned) => "I become responsible",
        (Language::En, NotificationKind::Changed) => "Status or day changes",
        (Language::En, NotificationKind::Commented) => "Somebody comments",
        (Language::En, NotificationKind::DueSoon) => "A day is within seven days",
        (Language::En, NotificationKind::Overdue) => "A day is over",
    }
}

/// How often somebody gets mail.
pub(super) const fn rhythm(language: Language, rhythm: MailRhythm) -> &'static str {
    match (language, rhythm) {
        (Language::De, MailRhythm::AtOnce) => "Bald, nachdem etwas geschehen ist",
        (Language::De, MailRhythm::Daily) => "Einmal täglich, morgens",
        (Language::De, MailRhythm::Never) => "Nicht per E-Mail",
        (Language::En, MailRhythm::AtOnce) => "Soon after something has happened",
        (Language::En, MailRhythm::Daily) => "Once a day, in the morning",
        (Language::En, MailRhythm::Never) => "Not by mail",
    }
}

/// What has happened, in a sentence without its full stop.
pub(crate) fn sentence(language: Language, notification: &Notification) -> String {
    let actor = match notification.actor.as_str() {
        "" => the_program(language),
        actor => actor,
    };
    let day = || notification.due_on.map(|day| format::date(language, day)).unwrap_or_default();
    match (notification.kind, notification.count) {
        (NotificationKind::Mentioned, ..=1) => mentioned(language, actor),
        (NotificationKind::Mentioned, times) => mentioned_often(language, actor, times),
        (NotificationKind::Assigned, _) => assigned(language, actor),
        (NotificationKind::Changed, _) => changed(language, actor),
        (NotificationKind::Commented, ..=1) => commented(language, actor),
        (NotificationKind::Commented, times) => commented_often(language, actor, times),
        (NotificationKind::DueSoon, _) => match &notification.milestone {
            Some(title) => milestone_due_soon(language, title, &day()),
            None => due_soon(language, &day()),
        },
        (NotificationKind::Overdue, _) => match &notification.milestone {
            Some(title) => milestone_overdue(language, title, &day()),
            None => overdue(language, &day()),
        },
    }
}

/// What has changed, from what to what.
pub(in crate::plan) fn news(language: Language, notification: &Notification) -> Vec<String> {
    let status = notification.news.status.map(|(before, after)| {
        status_news(language, plan_text::status(language, before), plan_text::status(language, after))
    });
    let day = |day: Option<time::Date>| {
        day.map_or_else(|| no_day(language).to_owned(), |day| format::date(language, day))
    };
    let due = notification.news.due_on.map(|(before, after)| day_news(language, &day(before), &day(after)));
    status.into_iter().chain(due).collect()
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{MeasureId, NotificationId, PlanId},
        plan::{FieldNews, MeasureStatus},
    };
    use time::macros::{date, datetime};

    use super::*;
    use crate::i18n::Language::{De, En};

    fn notification(kind: NotificationKind, count: i64) -> Notification {
        Notification {
            id: NotificationId::named("n"),
            kind,
            measure_id: MeasureId::named("m"),
            plan_id: PlanId::named("p"),
            title: "Gesunde Kita".to_owned(),
            actor: "Anna Berg".to_owned(),
            at: datetime!(2026-11-21 08:00 UTC),
            count,
            news: FieldNews {
                status: Some((MeasureStatus::Running, MeasureStatus::Delayed)),
                due_on: Some((None, Some(date!(2027 - 05 - 01)))),
            },
            comment_id: None,
            milestone: None,
            due_on: Some(date!(2026 - 11 - 28)),
            is_read: false,
        }
    }

    #[test]
    fn every_kind_is_said_in_both_languages() {
        for language in [De, En] {
            for kind in NotificationKind::ALL {
                let said = sentence(language, &notification(*kind, 1));
                assert!(said.contains("Anna Berg") || said.contains("28"), "{said}");
            }
        }
    }

    #[test]
    fn what_happened_often_is_counted_and_what_changed_is_named() {
        let often = notification(NotificationKind::Commented, 3);
        assert_eq!(sentence(De, &often), "Anna Berg hat 3-mal kommentiert");
        assert_eq!(news(De, &often), ["Stand: läuft → verzögert", "Termin: offen → 1. Mai 2027"]);
        let program = Notification { actor: String::new(), ..notification(NotificationKind::Changed, 1) };
        assert_eq!(sentence(En, &program), "Geflecht has changed the measure");
        let step = Notification {
            milestone: Some("Raum gefunden".to_owned()),
            ..notification(NotificationKind::DueSoon, 1)
        };
        assert_eq!(sentence(De, &step), "Meilenstein „Raum gefunden“: fällig am 28. November 2026");
    }
}
