//! Mail as its readers get it.

use domain::{
    id::{GoalId, NotificationId, PlanId, UserId},
    plan::{FieldNews, MailChoice, Measure, MeasureKind, MeasureRights, NotificationKind},
    text::EmailAddress,
};
use time::macros::{date, datetime};

use super::*;
use crate::plan::reporting::link::verify;

const SENDER: Sender<'_> =
    Sender { site: "https://geflecht.example", key: "key", today: date!(2026 - 11 - 23) };

fn recipient(language: &str) -> MailRecipient {
    MailRecipient {
        user_id: UserId::named("anna"),
        name: "Anna Berg".to_owned(),
        email: EmailAddress::parse("anna@hassberge.example").unwrap(),
        choice: MailChoice { language: language.to_owned(), ..MailChoice::default() },
    }
}

fn own(title: &str, status: MeasureStatus, due_on: Option<Date>) -> OwnMeasure {
    OwnMeasure {
        measure: Measure {
            id: MeasureId::named(title),
            plan_id: PlanId::named("plan"),
            goal_id: GoalId::named("goal"),
            outcome_id: None,
            title: title.to_owned(),
            description: String::new(),
            status,
            position: 0.0,
            committee_id: None,
            responsible_id: None,
            organisation_id: None,
            kind: MeasureKind::Activity,
            setting: None,
            starts_on: None,
            due_on,
            cost: None,
            funding: String::new(),
            basis: String::new(),
            origin: String::new(),
            reason: String::new(),
            next_step: String::new(),
            own_values: domain::plan::OwnValues::default(),
            continues_id: None,
            version: 1,
        },
        plan: "Umsetzungsplan 2026".to_owned(),
        health_region: "Haßberge".to_owned(),
        committee: None,
        indicators: Vec::new(),
        is_responsible: true,
        rights: MeasureRights { advance: true, report: true, ..MeasureRights::default() },
    }
}

fn notification(title: &str) -> Notification {
    Notification {
        id: NotificationId::named(title),
        kind: NotificationKind::Commented,
        measure_id: MeasureId::named(title),
        plan_id: PlanId::named("plan"),
        title: title.to_owned(),
        actor: "Jonas Weber".to_owned(),
        at: datetime!(2026-11-22 08:00 UTC),
        count: 1,
        news: FieldNews::default(),
        comment_id: None,
        milestone: None,
        due_on: None,
        is_read: false,
    }
}

#[test]
fn each_measure_has_a_link_for_each_status_that_may_follow() {
    let measures = vec![own("Gesunde Kita", MeasureStatus::Running, Some(date!(2026 - 11 - 01)))];
    let digest = Digest { today: SENDER.today, measures, unread: 2 };
    let letter = digest_letter(SENDER, &recipient("de"), &digest);
    assert_eq!(letter.subject, "Ihre Woche: eine offene Maßnahme, 1 überfällig");
    for words in ["Guten Tag Anna Berg,", "Überfällig", "war fällig am 1. November 2026", "Melden: erreicht"]
    {
        assert!(letter.text.contains(words) && letter.html.contains(words), "{words} in {}", letter.text);
    }
    let token = letter.text.split("/report/").nth(1).unwrap().split('?').next().unwrap();
    let link = verify(token, "key").unwrap();
    assert_eq!((link.user_id, link.measure_id), (UserId::named("anna"), MeasureId::named("Gesunde Kita")));
    assert!(letter.text.contains("?status=done\n") && letter.text.contains("?status=delayed\n"));
    assert!(!letter.text.contains("?status=running"), "it runs already");
}

#[test]
fn only_those_who_may_report_get_links_to_report() {
    let mut reader = own("Gesunde Kita", MeasureStatus::Running, None);
    reader.rights = MeasureRights::default();
    let digest = Digest { today: SENDER.today, measures: vec![reader], unread: 0 };
    assert!(!digest_letter(SENDER, &recipient("en"), &digest).text.contains("/report/"));
    let news = [notification("Gesunde Kita")];
    assert!(!news_letter(SENDER, &recipient("en"), &news, &digest.measures).text.contains("/report/"));
}

#[test]
fn one_piece_of_news_is_its_subject_and_several_are_counted() {
    let one = [notification("Gesunde Kita")];
    let letter = news_letter(SENDER, &recipient("en"), &one, &[]);
    assert_eq!(letter.subject, "Gesunde Kita: Jonas Weber has commented");
    let both = [notification("Gesunde Kita"), notification("Lotsen")];
    assert_eq!(news_letter(SENDER, &recipient("de"), &both, &[]).subject, "2 Neuigkeiten zu Ihren Maßnahmen");
}

#[test]
fn what_people_typed_is_text_and_nothing_else() {
    let typed = "<img src=x onerror=alert(1)>\r\nBcc: all@example.org";
    let letter = news_letter(SENDER, &recipient("de"), &[notification(typed)], &[]);
    assert!(!letter.html.contains("<img"));
    assert!(!letter.subject.contains(['\r', '\n']));
}
