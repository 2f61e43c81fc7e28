//! Where an indicator is heading, if it goes on as it has.

use time::Date;

use super::IndicatorSeries;

/// The fewest values from which a course can be read.
const VALUES_MIN: usize = 3;

/// The fewest days between the first and the last value.
const DAYS_MIN: f64 = 30.0;

impl IndicatorSeries {
    /// The value on a day if the values go on along their line of best fit (least squares); `None` with too few values,
    /// or for a day that is not after the last of them.
    #[must_use]
    pub fn forecast(&self, on: Date) -> Option<f64> {
        let last = self.latest()?.measured_on;
        if self.measurements.len() < VALUES_MIN || on <= last {
            return None;
        }
        let day = |date: Date| f64::from(date.to_julian_day() - last.to_julian_day());
        let points: Vec<_> =
            self.measurements.iter().map(|value| (day(value.measured_on), value.value)).collect();
        if points.first().is_none_or(|(first, _)| -first < DAYS_MIN) {
            return None;
        }
        let count = points.len() as f64;
        let mean_day = points.iter().map(|(day, _)| day).sum::<f64>() / count;
        let mean_value = points.iter().map(|(_, value)| value).sum::<f64>() / count;
        let spread: f64 = points.iter().map(|(day, _)| (day - mean_day).powi(2)).sum();
        let slope =
            points.iter().map(|(day, value)| (day - mean_day) * (value - mean_value)).sum::<f64>() / spread;
        let value = mean_value + slope * (day(on) - mean_day);
        // What is counted or shared out does not fall below nothing, or above the whole.
        let most = if self.indicator.unit == "%" { 100.0 } else { f64::INFINITY };
        let is_positive = points.iter().all(|(_, value)| *value >= 0.0);
        value.is_finite().then(|| if is_positive { value.clamp(0.0, most.max(mean_value)) } else { value })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{
        id::{IndicatorId, MeasurementId, OutcomeId},
        plan::{Direction, Indicator, Measurement},
    };

    fn series(unit: &str, values: &[(Date, f64)]) -> IndicatorSeries {
        let id = IndicatorId::named("i");
        IndicatorSeries {
            indicator: Indicator {
                id,
                outcome_id: OutcomeId::named("o"),
                name: "Versorgungsgrad".to_owned(),
                unit: unit.to_owned(),
                direction: Direction::Up,
                definition: String::new(),
                source: String::new(),
                baseline: None,
                baseline_on: None,
                target: None,
                target_on: None,
                story: None,
                version: 1,
            },
            measurements: values
                .iter()
                .map(|(measured_on, value)| Measurement {
                    id: MeasurementId::named(&measured_on.to_string()),
                    indicator_id: id,
                    measured_on: *measured_on,
                    value: *value,
                    note: String::new(),
                })
                .collect(),
        }
    }

    #[test]
    fn a_straight_course_goes_on_straight() {
        let rising = series(
            "Personen",
            &[(date!(2026 - 01 - 01), 10.0), (date!(2026 - 01 - 31), 13.0), (date!(2026 - 03 - 02), 16.0)],
        );
        let value = rising.forecast(date!(2026 - 04 - 01)).unwrap();
        assert!((value - 19.0).abs() < 1e-9, "{value}");
    }

    #[test]
    fn shares_and_counts_stay_within_what_is_possible() {
        let falling = series(
            "Tage",
            &[(date!(2026 - 01 - 01), 9.0), (date!(2026 - 02 - 01), 5.0), (date!(2026 - 03 - 01), 1.0)],
        );
        assert_eq!(falling.forecast(date!(2027 - 01 - 01)), Some(0.0));
        let rising = series(
            "%",
            &[(date!(2026 - 01 - 01), 80.0), (date!(2026 - 02 - 01), 90.0), (date!(2026 - 03 - 01), 99.0)],
        );
        assert_eq!(rising.forecast(date!(2027 - 01 - 01)), Some(100.0));
    }

    #[test]
    fn too_few_values_tell_nothing() {
        let days =
            [date!(2026 - 01 - 01), date!(2026 - 02 - 01), date!(2026 - 01 - 05), date!(2026 - 01 - 09)];
        let on = date!(2027 - 01 - 01);
        assert_eq!(series("%", &[]).forecast(on), None);
        assert_eq!(series("%", &[(days[0], 1.0), (days[1], 2.0)]).forecast(on), None);
        assert_eq!(series("%", &[(days[0], 1.0), (days[2], 2.0), (days[3], 3.0)]).forecast(on), None);
        let enough = series("%", &[(days[0], 1.0), (days[3], 2.0), (days[1], 3.0)]);
        assert_eq!(enough.forecast(days[1]), None);
        assert!(enough.forecast(on).is_some());
    }
}
