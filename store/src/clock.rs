//! Where time comes from: the only place that reads the machine's clock.

use std::sync::{Arc, Mutex, PoisonError};

use time::{Date, OffsetDateTime, UtcOffset};

/// A source of time: the machine's, or one that stands still until a test moves it.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that shows what it was set to.
    Fixed(Arc<Mutex<OffsetDateTime>>),
}

impl Clock {
    /// A clock that stands at this time.
    #[must_use]
    pub fn fixed(at: OffsetDateTime) -> Self {
        Self::Fixed(Arc::new(Mutex::new(at)))
    }

    /// The time in UTC, in whole microseconds, which is what both databases keep.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> OffsetDateTime {
        let now = match self {
            Self::System => OffsetDateTime::now_utc(),
            Self::Fixed(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        };
        now.replace_microsecond(now.microsecond()).unwrap_or(now)
    }

    /// The day in Germany: one or two hours ahead of UTC.
    #[must_use]
    pub fn today(&self) -> Date {
        german_date(self.now())
    }

    /// Moves a fixed clock on; the machine's clock cannot be moved.
    pub fn advance(&self, by: time::Duration) {
        if let Self::Fixed(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

/// The day in Germany at a time: summer time holds from the last Sunday of March to the last Sunday of October,
/// changing at 1:00 UTC (EU directive 2000/84).
#[must_use]
pub fn german_date(at: OffsetDateTime) -> Date {
    let at = at.to_offset(UtcOffset::UTC);
    let last_sunday = |month: time::Month| {
        Date::from_calendar_date(at.year(), month, 31).map(|last| {
            let back = i64::from(last.weekday().number_days_from_sunday());
            (last - time::Duration::days(back)).midnight().assume_utc() + time::Duration::hours(1)
        })
    };
    let summer = match (last_sunday(time::Month::March), last_sunday(time::Month::October)) {
        (Ok(from), Ok(to)) => from <= at && at < to,
        _ => false,
    };
    (at + time::Duration::hours(if summer { 2 } else { 1 })).date()
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn the_day_in_germany_begins_before_the_day_in_utc() {
        assert_eq!(german_date(datetime!(2026 - 11 - 21 23:30 UTC)), date!(2026 - 11 - 22));
        assert_eq!(german_date(datetime!(2026 - 11 - 21 22:30 UTC)), date!(2026 - 11 - 21));
        assert_eq!(german_date(datetime!(2026 - 07 - 01 22:30 UTC)), date!(2026 - 07 - 02));
    }

    #[test]
    fn a_fixed_clock_stands_still() {
        let clock = Clock::fixed(datetime!(2026 - 11 - 21 08:00 UTC));
        assert_eq!(clock.now(), clock.now());
        clock.advance(time::Duration::hours(1));
        assert_eq!(clock.now(), datetime!(2026 - 11 - 21 09:00 UTC));
    }
}
