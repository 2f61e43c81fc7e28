//! What stands in mail to users: what they are told, and the weekly overview of their measures.

pub(crate) mod page;
mod text;

use std::collections::HashSet;

use domain::{
    id::MeasureId,
    plan::{Digest, Letter, MailRecipient, MeasureStatus, Notification, OwnMeasure, ReportLink, is_late},
};
use page::{Item, Page, Section};
use time::Date;

use super::{notifications::text as notification_text, reporting::link::sign, text as plan_text};
use crate::{i18n::Language, links, ui::format};

/// The statuses that are offered in mail, as far as they may follow.
const OFFERED: [MeasureStatus; 3] = [MeasureStatus::Running, MeasureStatus::Done, MeasureStatus::Delayed];

/// Who writes: where the application is found, and what signs links to it.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The address of the application, without a slash at its end.
    pub site: &'a str,
    /// The key that signs links.
    pub key: &'a str,
    /// The day in Germany.
    pub today: Date,
}

/// A mail about what somebody is told; `own` are the measures of which they may report.
#[must_use]
pub fn news_letter(
    sender: Sender<'_>,
    recipient: &MailRecipient,
    news: &[Notification],
    own: &[OwnMeasure],
) -> Letter {
    let language = language_of(recipient);
    let reportable: HashSet<MeasureId> =
        own.iter().filter(|own| own.rights.advance).map(|own| own.measure.id).collect();
    let items = news.iter().map(|notification| {
        let mut lines = vec![notification_text::sentence(language, notification)];
        lines.extend(notification_text::news(language, notification));
        let measure = notification.measure_id;
        let report = reportable
            .contains(&measure)
            .then(|| (text::report(language).to_owned(), sender.report(recipient, measure, None)));
        Item {
            title: notification.title.clone(),
            link: sender.at(&links::sheet(notification.plan_id, measure, notification.comment_id)),
            lines,
            actions: report.into_iter().collect(),
        }
    });
    let subject = match news {
        [only] => format!("{}: {}", only.title, notification_text::sentence(language, only)),
        _ => text::news_subject(language, &format::count(language, count(news.len()))),
    };
    let sections = vec![Section { heading: String::new(), items: items.collect() }];
    sender.letter(language, recipient, subject, text::news_lead(language).to_owned(), sections)
}

/// The weekly overview of somebody's measures.
#[must_use]
pub fn digest_letter(sender: Sender<'_>, recipient: &MailRecipient, digest: &Digest) -> Letter {
    let language = language_of(recipient);
    let today = digest.today;
    let is_late = |own: &OwnMeasure| is_late(own.measure.status, own.measure.due_on, today);
    let (late, coming): (Vec<&OwnMeasure>, Vec<_>) = digest.measures.iter().partition(|own| is_late(own));
    let item = |own: &&OwnMeasure| sender.own_item(language, recipient, own, today);
    let mut sections = Vec::new();
    for (heading, measures) in [(text::late(language), &late), (text::coming(language), &coming)] {
        if !measures.is_empty() {
            let items = measures.iter().map(item).collect();
            sections.push(Section { heading: heading.to_owned(), items });
        }
    }
    let open = match digest.measures.len() {
        1 => text::one_open(language).to_owned(),
        open => text::open(language, &format::count(language, count(open))),
    };
    let subject = match late.len() {
        0 => text::digest_subject(language, &open),
        late => text::digest_subject_late(language, &open, &format::count(language, count(late))),
    };
    let lead = match digest.unread {
        0 => text::digest_lead(language).to_owned(),
        unread => text::digest_lead_unread(language, &format::count(language, count(unread))),
    };
    sender.letter(language, recipient, subject, lead, sections)
}

impl Sender<'_> {
    pub(crate) fn at(self, path: &str) -> String {
        format!("{}{path}", self.site)
    }

    fn report(self, recipient: &MailRecipient, measure: MeasureId, status: Option<MeasureStatus>) -> String {
        let link = ReportLink::new(recipient.user_id, measure, self.today);
        self.at(&links::report(&sign(&link, self.key), status))
    }

    /// A measure with a link for each status that is offered: the first of two clicks.
    fn own_item(self, language: Language, recipient: &MailRecipient, own: &OwnMeasure, today: Date) -> Item {
        let measure = &own.measure;
        let status = text::status(language, plan_text::status(language, measure.status));
        let due = match measure.due_on {
            Some(due_on) if due_on < today => text::was_due(language, &format::date(language, due_on)),
            Some(due_on) => text::due(language, &format::date(language, due_on)),
            None => text::no_day(language).to_owned(),
        };
        let offered = OFFERED.into_iter().filter(|status| measure.status.may_become(*status));
        let mut actions: Vec<_> = offered
            .map(|status| {
                let label = text::set_to(language, plan_text::status(language, status));
                (label, self.report(recipient, measure.id, Some(status)))
            })
            .collect();
        if own.rights.report && !own.indicators.is_empty() {
            actions.push((text::report_value(language).to_owned(), self.report(recipient, measure.id, None)));
        }
        Item {
            title: measure.title.clone(),
            link: self.at(&links::sheet(measure.plan_id, measure.id, None)),
            lines: vec![format!("{status}, {due}")],
            actions: if own.rights.advance { actions } else { Vec::new() },
        }
    }

    fn letter(
        self,
        language: Language,
        recipient: &MailRecipient,
        subject: String,
        lead: String,
        sections: Vec<Section>,
    ) -> Letter {
        let page = Page {
            language,
            greeting: text::greeting(language, &recipient.name),
            lead,
            sections,
            links: vec![
                (text::all_measures(language).to_owned(), self.at(links::MY_MEASURES)),
                (text::choices(language).to_owned(), self.at(links::NOTIFICATIONS)),
            ],
            closing: text::closing(language).to_owned(),
        };
        // What somebody wrote must not begin a line of the mail's head.
        let subject: String =
            subject.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
        Letter { text: page.text(), html: page.html(&subject), subject }
    }
}

fn language_of(recipient: &MailRecipient) -> Language {
    Language::from_code(&recipient.choice.language).unwrap_or_default()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
