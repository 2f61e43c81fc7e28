//! Where values and days lie in a picture, and which of them are named beside it.

use time::{Date, Month};

/// Values from one end to the other, on a line from one place to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    span: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale for some values on the line `from` one place `to` another. A single value lies at its start, and no value
    /// at all leaves it from 0 to 1.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>, (from, to): (f64, f64)) -> Self {
        let ends = values.into_iter().filter(|value| value.is_finite()).fold(None, |ends, value| {
            let (low, high) = ends.unwrap_or((value, value));
            Some((value.min(low), value.max(high)))
        });
        let (low, high) = ends.unwrap_or((0.0, 1.0));
        Self { low, span: if high > low { high - low } else { 1.0 }, from, to }
    }

    /// Where a value lies.
    #[must_use]
    pub fn place(&self, value: f64) -> f64 {
        self.from + (value - self.low) / self.span * (self.to - self.from)
    }

    /// Where a day lies on a scale of days.
    #[must_use]
    pub fn day(&self, day: Date) -> f64 {
        self.place(day_number(day))
    }

    /// Round values within the scale, at most about so many and at least two where there is room for them.
    #[must_use]
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let step = round_step(self.span / most.max(1) as f64);
        let first = (self.low / step).ceil();
        let last = ((self.low + self.span) / step).floor();
        let count = (last - first).max(0.0) as usize;
        (0..=count).map(|number| (first + number as f64) * step).collect()
    }
}

/// A day as a value of a scale.
#[must_use]
pub fn day_number(day: Date) -> f64 {
    f64::from(day.to_julian_day())
}

/// The smallest of 1, 2, 5, 10, 20, 50 … (or 0.5, 0.2, 0.1 …) that is no smaller than a number.
fn round_step(number: f64) -> f64 {
    let power = 10_f64.powf(number.max(f64::MIN_POSITIVE).log10().floor());
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|step| step * power)
        .find(|step| *step >= number * 0.999_999)
        .unwrap_or(10.0 * power)
}

/// The first days of months between two days: of every month, or of every second, third, sixth or twelfth, so that there
/// are no more than so many.
#[must_use]
pub fn months(first: Date, last: Date, most: usize) -> Vec<Date> {
    let months = |every: u8| -> Vec<Date> {
        let all = (first.year()..=last.year()).flat_map(|year| {
            let is_meant = move |number: &u8| (number - 1).is_multiple_of(every);
            (1..=12_u8).filter(is_meant).filter_map(move |number| {
                Date::from_calendar_date(year, Month::try_from(number).ok()?, 1).ok()
            })
        });
        all.filter(|day| first <= *day && *day <= last).collect()
    };
    let found = [1, 2, 3, 6].into_iter().map(months).find(|months| months.len() <= most);
    found.unwrap_or_else(|| {
        let years = months(12);
        let step = years.len().div_ceil(most.max(1)).max(1);
        years.into_iter().step_by(step).collect()
    })
}

/// A length or a place as it is written into a picture.
#[must_use]
pub fn written(place: f64) -> String {
    format!("{place:.1}")
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_ends_of_a_scale_lie_at_its_ends() {
        let scale = Scale::of([70.0, 60.0, 90.0], (100.0, 10.0));
        assert_eq!((scale.place(60.0), scale.place(90.0), scale.place(75.0)), (100.0, 10.0, 55.0));
        assert_eq!(Scale::of([5.0], (0.0, 10.0)).place(5.0), 0.0);
        assert_eq!(Scale::of([], (0.0, 10.0)).place(1.0), 10.0);
        assert_eq!(Scale::of([f64::NAN, 2.0, 4.0], (0.0, 10.0)).place(4.0), 10.0);
    }

    #[test]
    fn ticks_are_round_and_within() {
        let ticks = |low, high, most| Scale::of([low, high], (0.0, 1.0)).ticks(most);
        assert_eq!(ticks(0.0, 40.0, 4), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(0.0, 3.0, 4), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(61.0, 94.0, 4), [70.0, 80.0, 90.0]);
        assert_eq!(ticks(-20.0, 20.0, 4), [-20.0, -10.0, 0.0, 10.0, 20.0]);
        for (low, high) in [(0.0, 0.07), (3.0, 3.0), (-1e9, 1e9), (0.0, 123_456.0)] {
            let ticks = ticks(low, high, 4);
            assert!((1..=6).contains(&ticks.len()), "{low} to {high}: {ticks:?}");
            assert!(ticks.is_sorted());
        }
    }

    #[test]
    fn months_are_named_as_often_as_there_is_room() {
        let of = |first, last| months(first, last, 4);
        assert_eq!(
            of(date!(2026 - 01 - 15), date!(2026 - 03 - 01)),
            [date!(2026 - 02 - 01), date!(2026 - 03 - 01)]
        );
        let year = of(date!(2026 - 01 - 01), date!(2026 - 12 - 31));
        assert_eq!(year.iter().map(|day| u8::from(day.month())).collect::<Vec<_>>(), [1, 4, 7, 10]);
        assert_eq!(of(date!(2000 - 01 - 01), date!(2026 - 01 - 01)).len(), 4);
        assert!(of(date!(2026 - 01 - 02), date!(2026 - 01 - 20)).is_empty());
    }
}
