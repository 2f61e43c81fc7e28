//! The course of an indicator as a small line against its target.

use domain::plan::IndicatorSeries;
use leptos::prelude::*;

use super::text;
use crate::{i18n::use_language, ui::format};

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
/// Room for the line's thickness and the dot.
const MARGIN: f64 = 4.0;

/// Where the values and the target lie in a box of `WIDTH` by `HEIGHT`; time runs to the right.
fn course(series: &IndicatorSeries) -> (Vec<(f64, f64)>, Option<f64>) {
    let values: Vec<(f64, f64)> = series
        .measurements
        .iter()
        .map(|measurement| (f64::from(measurement.measured_on.to_julian_day()), measurement.value))
        .collect();
    let target = series.indicator.target;
    let all = || values.iter().map(|(_, value)| *value).chain(target).chain(series.indicator.baseline);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let span = if high > low { high - low } else { 1.0 };
    let y = |value: f64| HEIGHT - MARGIN - (value - low) / span * (HEIGHT - 2.0 * MARGIN);
    let (Some((first, _)), Some((last, _))) = (values.first(), values.last()) else {
        return (Vec::new(), target.map(y));
    };
    let days = if last > first { last - first } else { 1.0 };
    let line =
        values.iter().map(|(day, value)| (MARGIN + (day - first) / days * (WIDTH - 2.0 * MARGIN), y(*value)));
    (line.collect(), target.map(y))
}

fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        path.push_str(&format!("{}{x:.1} {y:.1}", if index == 0 { "M" } else { " L" }));
    }
    path
}

/// The small line with the latest value and the target in words.
#[component]
pub(super) fn Spark(
    /// The indicator with its values.
    series: IndicatorSeries,
) -> impl IntoView {
    let language = use_language();
    let (points, target_line) = course(&series);
    let now = points.last().copied();
    let unit = series.indicator.unit.clone();
    let latest = series.latest().map(|measurement| measurement.value);
    let target = series.indicator.target;
    let name = series.indicator.name.clone();
    let words = {
        let unit = unit.clone();
        move |value: Option<f64>| {
            let language = language.get();
            value.map_or_else(
                || text::no_value(language).to_owned(),
                |value| format::value(language, value, &unit),
            )
        }
    };
    let label = {
        let (words, name) = (words.clone(), name.clone());
        move || text::course(language.get(), &name, &words(latest), &words(target))
    };
    let target_words = {
        let words = words.clone();
        move || target.map(|target| text::target(language.get(), &words(Some(target))))
    };
    view! {
        <div class="goal__value">
            <svg class="spark" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
                {target_line.map(|y| view! { <path class="spark__goal" d=format!("M0 {y:.1}H{WIDTH}")></path> })}
                <path class="spark__line" d=path(&points)></path>
                {now
                    .map(|(x, y)| {
                        view! { <circle class="spark__now" cx=format!("{x:.1}") cy=format!("{y:.1}") r="3"></circle> }
                    })}
            </svg>
            <p>
                <b>{move || words(latest)}</b>
                <span class="note">{target_words}</span>
            </p>
        </div>
        <p class="note">{name}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{IndicatorId, MeasurementId, OutcomeId},
        plan::{Direction, Indicator, Measurement},
    };
    use time::macros::date;

    use super::*;

    fn series(values: &[(time::Date, f64)], target: Option<f64>) -> IndicatorSeries {
        IndicatorSeries {
            indicator: Indicator {
                id: IndicatorId::named("i"),
                outcome_id: OutcomeId::named("o"),
                name: "Versorgungsgrad".to_owned(),
                unit: "%".to_owned(),
                direction: Direction::Up,
                definition: String::new(),
                source: String::new(),
                baseline: None,
                baseline_on: None,
                target,
                target_on: None,
                story: None,
                version: 1,
            },
            measurements: values
                .iter()
                .map(|(measured_on, value)| Measurement {
                    id: MeasurementId::named("m"),
                    indicator_id: IndicatorId::named("i"),
                    measured_on: *measured_on,
                    value: *value,
                    note: String::new(),
                })
                .collect(),
        }
    }

    #[test]
    fn the_line_rises_with_the_values_and_stays_in_its_box() {
        let rising = series(&[(date!(2026 - 01 - 01), 91.0), (date!(2026 - 07 - 01), 94.0)], Some(100.0));
        let (points, target) = course(&rising);
        assert!(points[0].1 > points[1].1 && points[1].1 > target.unwrap());
        assert!(points.iter().all(|(x, y)| (0.0..=WIDTH).contains(x) && (0.0..=HEIGHT).contains(y)));
        assert_eq!(path(&points).matches('L').count(), 1);
    }

    #[test]
    fn no_value_or_one_value_still_draws() {
        assert_eq!(course(&series(&[], None)), (Vec::new(), None));
        let (points, _) = course(&series(&[(date!(2026 - 01 - 01), 5.0)], None));
        assert!(points[0].0.is_finite() && points[0].1.is_finite());
    }
}
