//! Where time comes from: the only place that reads the machine's clock.

use std::sync::{Arc, Mutex, PoisonError};

use domain::calendar::german_time;
use time::{Date, OffsetDateTime};

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

    /// The day in Germany.
    #[must_use]
    pub fn today(&self) -> Date {
        german_time(self.now()).date()
    }

    /// Moves a fixed clock on; the machine's clock cannot be moved.
    pub fn advance(&self, by: time::Duration) {
        if let Self::Fixed(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_fixed_clock_stands_still() {
        let clock = Clock::fixed(datetime!(2026 - 11 - 21 08:00 UTC));
        assert_eq!(clock.now(), clock.now());
        clock.advance(time::Duration::hours(1));
        assert_eq!(clock.now(), datetime!(2026 - 11 - 21 09:00 UTC));
    }
}
