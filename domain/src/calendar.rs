//! Time in Germany, where every user of a German health region lives.

use time::{Date, Duration, Month, OffsetDateTime, UtcOffset};

/// A time as clocks in Germany show it.
///
/// Summer time holds from the last Sunday of March to the last Sunday of October, changing at 1:00 UTC
/// (EU directive 2000/84).
#[must_use]
pub fn german_time(at: OffsetDateTime) -> OffsetDateTime {
    let at = at.to_offset(UtcOffset::UTC);
    let change = |month: Month| {
        Date::from_calendar_date(at.year(), month, 31).map(|last| {
            let last_sunday = last - Duration::days(i64::from(last.weekday().number_days_from_sunday()));
            last_sunday.midnight().assume_utc() + Duration::hours(1)
        })
    };
    let is_summer = match (change(Month::March), change(Month::October)) {
        (Ok(begin), Ok(end)) => begin <= at && at < end,
        _ => false,
    };
    at.to_offset(UtcOffset::from_hms(if is_summer { 2 } else { 1 }, 0, 0).unwrap_or(UtcOffset::UTC))
}

/// The day a date field of a form sends (`YYYY-MM-DD`).
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok().filter(|year| (1000..10_000).contains(year))?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn a_day_is_read_as_date_fields_send_it() {
        assert_eq!(parse_day(" 2026-11-22 "), Some(date!(2026 - 11 - 22)));
        for text in [
            "",
            "22.11.2026",
            "2026-02-30",
            "2026-13-01",
            "2026-11",
            "26-11-22",
            "2026-11-22-1",
            "12026-01-01",
        ] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn the_day_in_germany_begins_before_the_day_in_utc() {
        assert_eq!(german_time(datetime!(2026 - 11 - 21 23:30 UTC)).date(), date!(2026 - 11 - 22));
        assert_eq!(german_time(datetime!(2026 - 11 - 21 22:30 UTC)).date(), date!(2026 - 11 - 21));
        assert_eq!(german_time(datetime!(2026 - 07 - 01 22:30 UTC)).date(), date!(2026 - 07 - 02));
    }

    #[test]
    fn clocks_change_on_the_last_sundays_of_march_and_october() {
        let hour = |at| german_time(at).hour();
        assert_eq!(hour(datetime!(2026 - 03 - 29 00:59 UTC)), 1);
        assert_eq!(hour(datetime!(2026 - 03 - 29 01:00 UTC)), 3);
        assert_eq!(hour(datetime!(2026 - 10 - 25 00:59 UTC)), 2);
        assert_eq!(hour(datetime!(2026 - 10 - 25 01:00 UTC)), 2);
    }
}
