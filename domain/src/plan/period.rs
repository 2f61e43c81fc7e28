//! When a measure is done.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

/// When a measure begins and when it is to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its first day.
    pub starts_on: Option<Date>,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
}

impl Period {
    /// Whether it ends before it begins.
    #[must_use]
    pub fn is_reversed(self) -> bool {
        matches!((self.starts_on, self.due_on), (Some(from), Some(to)) if to < from)
    }

    /// The first and the last day; one of them where the other is open, nothing where both are.
    #[must_use]
    pub fn days(self) -> Option<(Date, Date)> {
        let from = self.starts_on.or(self.due_on)?;
        Some((from, self.due_on.unwrap_or(from)))
    }

    /// The same length some days later; before the year 1 or after 9999 nothing moves.
    #[must_use]
    pub fn later(self, by: Duration) -> Self {
        let moved = |day: Option<Date>| day.map(|day| day.checked_add(by).unwrap_or(day));
        Self { starts_on: moved(self.starts_on), due_on: moved(self.due_on) }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const SPRING: Period =
        Period { starts_on: Some(date!(2026 - 03 - 01)), due_on: Some(date!(2026 - 05 - 31)) };

    #[test]
    fn a_period_ends_where_it_begins_or_later() {
        assert!(!SPRING.is_reversed() && !Period::default().is_reversed());
        assert!(!Period { due_on: SPRING.starts_on, ..SPRING }.is_reversed());
        assert!(Period { starts_on: SPRING.due_on, due_on: SPRING.starts_on }.is_reversed());
    }

    #[test]
    fn an_open_end_lasts_one_day() {
        let (from, to) = (date!(2026 - 03 - 01), date!(2026 - 05 - 31));
        assert_eq!(SPRING.days(), Some((from, to)));
        assert_eq!(Period { due_on: None, ..SPRING }.days(), Some((from, from)));
        assert_eq!(Period { starts_on: None, ..SPRING }.days(), Some((to, to)));
        assert_eq!(Period::default().days(), None);
    }

    #[test]
    fn moved_periods_keep_their_length_and_stay_in_the_calendar() {
        let later = SPRING.later(Duration::weeks(1));
        assert_eq!(later.days(), Some((date!(2026 - 03 - 08), date!(2026 - 06 - 07))));
        assert_eq!(later.later(Duration::weeks(-1)), SPRING);
        let last = Period { starts_on: Some(Date::MAX), due_on: None };
        assert_eq!(last.later(Duration::DAY), last);
    }
}
