//! The days at which the slider stops: the first of each month, and today.

use domain::network::TimeSpan;
use time::Date;

/// The stops, from the first to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stops {
    days: Vec<Date>,
    today: usize,
}

impl Stops {
    /// The stops of a span of time.
    pub(super) fn new(span: TimeSpan) -> Self {
        let mut days = Vec::new();
        let mut month = Some(first_of_month(span.first));
        while let Some(day) = month.filter(|day| *day <= span.last) {
            days.push(day);
            month = first_of_next_month(day);
        }
        days.extend([span.today, span.last]);
        days.sort_unstable();
        days.dedup();
        let today = days.partition_point(|day| *day < span.today);
        Self { days, today }
    }

    /// The number of the last stop.
    pub(super) fn last(&self) -> usize {
        self.days.len() - 1
    }

    /// The day of a stop; none is today, and so is what lies behind the last.
    pub(super) fn day(&self, stop: usize) -> Option<Date> {
        self.days.get(stop).copied().filter(|_| stop != self.today)
    }

    /// The stop on a day, or the last before it.
    pub(super) fn stop(&self, day: Option<Date>) -> usize {
        let Some(day) = day else { return self.today };
        self.days.partition_point(|stop| *stop <= day).saturating_sub(1)
    }

    /// Where the years of the span begin, in percent of the way.
    pub(super) fn years(&self) -> Vec<f64> {
        let last = self.last().max(1) as f64;
        let days = self.days.iter().enumerate().filter(|(_, day)| day.ordinal() == 1);
        days.map(|(stop, _)| stop as f64 / last * 100.0).collect()
    }
}

fn first_of_month(day: Date) -> Date {
    day.replace_day(1).unwrap_or(day)
}

fn first_of_next_month(day: Date) -> Option<Date> {
    let year = if day.month() == time::Month::December { day.year() + 1 } else { day.year() };
    Date::from_calendar_date(year, day.month().next(), 1).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn stops() -> Stops {
        Stops::new(TimeSpan {
            first: date!(2025 - 10 - 15),
            last: date!(2026 - 03 - 07),
            today: date!(2026 - 02 - 14),
        })
    }

    #[test]
    fn there_is_a_stop_at_each_month_and_today_and_at_the_end() {
        let stops = stops();
        let days: Vec<Date> =
            (0..=stops.last()).map(|stop| stops.day(stop).unwrap_or(date!(1999 - 01 - 01))).collect();
        assert_eq!(
            days,
            [
                date!(2025 - 10 - 01),
                date!(2025 - 11 - 01),
                date!(2025 - 12 - 01),
                date!(2026 - 01 - 01),
                date!(2026 - 02 - 01),
                date!(1999 - 01 - 01),
                date!(2026 - 03 - 01),
                date!(2026 - 03 - 07),
            ]
        );
    }

    #[test]
    fn a_day_belongs_to_the_stop_before_it() {
        let stops = stops();
        assert_eq!(stops.stop(Some(date!(2025 - 12 - 24))), 2);
        assert_eq!(stops.stop(Some(date!(2014 - 01 - 01))), 0);
        assert_eq!(stops.stop(Some(date!(2099 - 01 - 01))), stops.last());
        assert_eq!((stops.stop(None), stops.day(5)), (5, None));
        for stop in 0..=stops.last() {
            assert_eq!(stops.stop(stops.day(stop)), stop);
        }
    }

    #[test]
    fn a_year_begins_where_its_first_month_does() {
        assert_eq!(stops().years(), [300.0 / 7.0]);
    }

    #[test]
    fn a_network_without_a_past_has_one_stop_or_two() {
        let today = date!(2026 - 02 - 01);
        let stops = Stops::new(TimeSpan { first: today, last: today, today });
        assert_eq!((stops.last(), stops.stop(None), stops.day(0)), (0, 0, None));
        assert!(stops.years().is_empty());
    }
}
