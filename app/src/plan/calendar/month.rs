//! Months as weeks from Monday to Sunday.

use time::{Date, Duration, Month};

/// The first day of the month in which a day lies.
pub(in crate::plan) fn first_of_month(day: Date) -> Date {
    day - Duration::days(i64::from(day.day()) - 1)
}

/// The first day of the month that many months later, within the calendar's years.
pub(in crate::plan) fn later_month(first: Date, by: i32) -> Date {
    let months = first.year() * 12 + i32::from(u8::from(first.month())) - 1 + by;
    let month = u8::try_from(months.rem_euclid(12) + 1).ok().and_then(|month| Month::try_from(month).ok());
    month.and_then(|month| Date::from_calendar_date(months.div_euclid(12), month, 1).ok()).unwrap_or(first)
}

/// The weeks that a month touches, each from Monday to Sunday.
pub(super) fn weeks(first: Date) -> Vec<[Date; 7]> {
    let monday = first - Duration::days(i64::from(first.weekday().number_days_from_monday()));
    let end = later_month(first, 1);
    (0..6)
        .map(|week| std::array::from_fn(|day| monday.saturating_add(Duration::days(week * 7 + day as i64))))
        .take_while(|week: &[Date; 7]| week[0] < end)
        .collect()
}

#[cfg(test)]
mod tests {
    use time::{Weekday, macros::date};

    use super::*;

    #[test]
    fn months_follow_one_another_over_the_years() {
        let november = first_of_month(date!(2026 - 11 - 22));
        assert_eq!(november, date!(2026 - 11 - 01));
        assert_eq!(later_month(november, 2), date!(2027 - 01 - 01));
        assert_eq!(later_month(november, -11), date!(2025 - 12 - 01));
    }

    #[test]
    fn weeks_cover_the_month_and_begin_on_mondays() {
        for (first, count) in
            [(date!(2026 - 11 - 01), 6), (date!(2027 - 02 - 01), 4), (date!(2026 - 12 - 01), 5)]
        {
            let weeks = weeks(first);
            assert_eq!(weeks.len(), count, "{first}");
            assert!(weeks.iter().all(|week| week[0].weekday() == Weekday::Monday));
            assert!(weeks[0].contains(&first));
            assert!(weeks.last().unwrap().contains(&(later_month(first, 1) - Duration::DAY)));
        }
    }
}
