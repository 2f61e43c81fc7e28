//! Mail to users: how often, in which language, and when it is time.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime, Time, Weekday};

use super::{Notification, OwnMeasure};
use crate::{calendar::german_time, id::UserId, text::EmailAddress, text_enum};

text_enum! {
    /// How often somebody gets mail about what they are told.
    MailRhythm {
        /// Soon after it has happened.
        AtOnce = "at_once",
        /// Once each morning.
        Daily = "daily",
        /// Not at all.
        Never = "never",
    }
}

/// What somebody wants to get by mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailChoice {
    /// How often they are told by mail what they are told here.
    pub rhythm: MailRhythm,
    /// Whether they get an overview of their measures each week.
    pub has_digest: bool,
    /// The code of the language they are written in.
    pub language: String,
}

impl Default for MailChoice {
    fn default() -> Self {
        Self { rhythm: MailRhythm::Daily, has_digest: true, language: "de".to_owned() }
    }
}

/// The hour in Germany at which the mail of a day goes out.
const HOUR: u8 = 7;

/// For how long nothing more must have happened before mail is sent soon after it, so that quick successive changes
/// make one mail.
const QUIET: Duration = Duration::minutes(5);

/// The longest that such mail waits for that.
const PATIENCE: Duration = Duration::minutes(20);

/// What is older than this when mail is first sent is left to the page.
pub const MAILED_WITHIN: Duration = Duration::days(3);

/// The day of the week on which overviews go out.
const DIGEST_DAY: Weekday = Weekday::Monday;

impl MailRhythm {
    /// Whether it is time to write of what happened first and last at these times.
    #[must_use]
    pub fn is_time(self, first: OffsetDateTime, last: OffsetDateTime, now: OffsetDateTime) -> bool {
        match self {
            Self::AtOnce => now - last >= QUIET || now - first >= PATIENCE,
            Self::Daily => last_morning(now) >= first,
            Self::Never => false,
        }
    }
}

/// When the mail of a day went out last.
fn last_morning(now: OffsetDateTime) -> OffsetDateTime {
    let now = german_time(now);
    let morning = now.replace_time(Time::from_hms(HOUR, 0, 0).unwrap_or(Time::MIDNIGHT));
    if morning <= now { morning } else { morning - Duration::days(1) }
}

/// The day whose overview is due at a time: the last Monday whose morning has come.
#[must_use]
pub fn digest_day(now: OffsetDateTime) -> Date {
    let day = last_morning(now).date();
    let since = day.weekday().number_days_from_monday() + 7 - DIGEST_DAY.number_days_from_monday();
    day - Duration::days(i64::from(since % 7))
}

/// Somebody who may be written to.
#[derive(Clone, Debug, PartialEq)]
pub struct MailRecipient {
    /// Who.
    pub user_id: UserId,
    /// Their name.
    pub name: String,
    /// Where to.
    pub email: EmailAddress,
    /// What they want to get.
    pub choice: MailChoice,
}

/// What somebody is to be written of.
#[derive(Clone, Debug, PartialEq)]
pub enum MailContent {
    /// What they are told, oldest first.
    News(Vec<Notification>),
    /// An overview of their measures.
    Digest(Digest),
}

/// An overview of somebody's measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// The day it is written on.
    pub today: Date,
    /// Their open measures, the most urgent first.
    pub measures: Vec<OwnMeasure>,
    /// How many things they have not read.
    pub unread: usize,
}

/// A mail as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject, one line.
    pub subject: String,
    /// The words as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn quick_successive_changes_make_one_mail() {
        let (first, now) = (datetime!(2026-11-23 10:00 UTC), datetime!(2026-11-23 10:04 UTC));
        assert!(!MailRhythm::AtOnce.is_time(first, first, now));
        assert!(MailRhythm::AtOnce.is_time(first, first, now + Duration::minutes(1)));
        let busy = now + Duration::minutes(10);
        assert!(!MailRhythm::AtOnce.is_time(first, busy, busy));
        assert!(MailRhythm::AtOnce.is_time(first, busy, first + PATIENCE), "but not for ever");
        assert!(!MailRhythm::Never.is_time(first, first, now + Duration::days(9)));
    }

    #[test]
    fn what_happens_during_a_day_is_told_on_the_next_morning() {
        let at = datetime!(2026-11-23 06:30 UTC);
        assert!(!MailRhythm::Daily.is_time(at, at, datetime!(2026-11-23 22:00 UTC)));
        assert!(!MailRhythm::Daily.is_time(at, at, datetime!(2026-11-24 05:59 UTC)));
        assert!(
            MailRhythm::Daily.is_time(at, at, datetime!(2026-11-24 06:00 UTC)),
            "seven o'clock in winter"
        );
        let night = datetime!(2026-11-23 05:00 UTC);
        assert!(MailRhythm::Daily.is_time(night, night, datetime!(2026-11-23 06:00 UTC)));
    }

    #[test]
    fn the_overview_of_a_week_is_due_from_monday_morning_on() {
        assert_eq!(digest_day(datetime!(2026-11-23 06:00 UTC)), date!(2026 - 11 - 23));
        assert_eq!(digest_day(datetime!(2026-11-23 05:59 UTC)), date!(2026 - 11 - 16));
        assert_eq!(digest_day(datetime!(2026-11-29 20:00 UTC)), date!(2026 - 11 - 23));
    }
}
