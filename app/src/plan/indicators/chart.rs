//! The course of an indicator against its target, with axes: geometry and drawing.

use domain::plan::IndicatorSeries;
use leptos::prelude::*;
use time::Date;

use super::text;
use crate::{i18n::use_language, ui::format};

/// The size of the picture in its own units.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 150.0;
/// Room for the words beside and below the plot.
const LEFT: f64 = 8.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 24.0;

/// A point with what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
    day: Date,
    value: f64,
}

/// Where everything lies.
#[derive(Clone, Debug, PartialEq)]
struct Plot {
    values: Vec<Point>,
    /// The target, on its day.
    target: Option<Point>,
    /// Where the values are heading on the target's day.
    forecast: Option<Point>,
    /// The height of the value at the start.
    baseline: Option<f64>,
    first: Date,
    last: Date,
}

impl Plot {
    /// The picture of a series; `today` ends the axis where there is no later day.
    fn new(series: &IndicatorSeries, today: Date) -> Self {
        let indicator = &series.indicator;
        let days = || series.measurements.iter().map(|value| value.measured_on);
        let first = days().chain(indicator.target_on).chain([today]).min().unwrap_or(today);
        let last = days().chain(indicator.target_on).chain([today]).max().unwrap_or(today);
        let forecast = indicator.target_on.and_then(|on| series.forecast(on));
        let all = || {
            let values = series.measurements.iter().map(|value| value.value);
            values.chain(indicator.target).chain(indicator.baseline).chain(forecast)
        };
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
        let span = if high > low { high - low } else { 1.0 };
        let length = f64::from((last.to_julian_day() - first.to_julian_day()).max(1));
        let y = |value: f64| HEIGHT - BOTTOM - (value - low) / span * (HEIGHT - TOP - BOTTOM);
        let point = |day: Date, value: f64| {
            let along = f64::from(day.to_julian_day() - first.to_julian_day()) / length;
            Point { x: LEFT + along * (WIDTH - LEFT - RIGHT), y: y(value), day, value }
        };
        Self {
            values: series.measurements.iter().map(|it| point(it.measured_on, it.value)).collect(),
            target: indicator.target.map(|target| point(indicator.target_on.unwrap_or(last), target)),
            forecast: indicator.target_on.zip(forecast).map(|(on, value)| point(on, value)),
            baseline: indicator.baseline.map(y),
            first,
            last,
        }
    }

    fn line(&self) -> String {
        let points = self.values.iter().enumerate();
        points
            .map(|(index, point)| {
                format!("{}{:.1} {:.1}", if index == 0 { "M" } else { " L" }, point.x, point.y)
            })
            .collect()
    }
}

/// The picture; what it shows is said in words beside it.
#[component]
pub(super) fn Chart(series: IndicatorSeries, today: Date) -> impl IntoView {
    let language = use_language();
    let plot = Plot::new(&series, today);
    let unit = series.indicator.unit.clone();
    let words = move |point: Point| {
        let language = language.get();
        format!("{}: {}", format::date(language, point.day), format::value(language, point.value, &unit))
    };
    let label = {
        let name = series.indicator.name.clone();
        move || text::picture(language.get(), &name)
    };
    let (first, last) = (plot.first, plot.last);
    let line = plot.line();
    let way = plot
        .values
        .last()
        .zip(plot.forecast)
        .map(|(from, to)| format!("M{:.1} {:.1} L{:.1} {:.1}", from.x, from.y, to.x, to.y));
    let dots = plot.values.iter().map(|point| {
        let point = *point;
        let words = words.clone();
        view! {
            <circle class="course__dot" cx=format!("{:.1}", point.x) cy=format!("{:.1}", point.y) r="3.5">
                <title>{move || words(point)}</title>
            </circle>
        }
    });
    let forecast = plot.forecast.map(|point| {
        view! {
            <circle
                class="course__forecast-dot"
                cx=format!("{:.1}", point.x)
                cy=format!("{:.1}", point.y)
                r="3.5"
            ></circle>
        }
    });
    let target = plot.target.map(|point| {
        let (x, y) = (point.x, point.y);
        let diamond = format!("M{x:.1} {:.1}l5 5l-5 5l-5 -5z", y - 5.0);
        view! {
            <path class="course__target" d=format!("M{LEFT} {y:.1}H{:.1}", WIDTH - RIGHT)></path>
            <path class="course__target-mark" d=diamond></path>
            <text class="course__label" x=LEFT y=format!("{:.1}", y - 5.0)>
                {move || text::target_label(language.get())}
            </text>
        }
    });
    let baseline = plot.baseline.map(|y| {
        view! { <path class="course__baseline" d=format!("M{LEFT} {y:.1}H{:.1}", WIDTH - RIGHT)></path> }
    });
    view! {
        <svg class="course" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            {baseline}
            {target}
            <path class="course__axis" d=format!("M{LEFT} {:.1}H{:.1}", HEIGHT - BOTTOM + 6.0, WIDTH - RIGHT)></path>
            <text class="course__label" x=LEFT y=HEIGHT - 4.0>{move || format::month(language.get(), first)}</text>
            <text class="course__label course__label--end" x=WIDTH - RIGHT y=HEIGHT - 4.0>
                {move || format::month(language.get(), last)}
            </text>
            {way.map(|way| view! { <path class="course__forecast" d=way></path> })}
            <path class="course__line" d=line></path>
            {forecast}
            {dots.collect_view()}
        </svg>
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

    fn series(values: &[(Date, f64)], target: Option<f64>, target_on: Option<Date>) -> IndicatorSeries {
        IndicatorSeries {
            indicator: Indicator {
                id: IndicatorId::named("i"),
                outcome_id: OutcomeId::named("o"),
                name: "Versorgungsgrad".to_owned(),
                unit: "%".to_owned(),
                direction: Direction::Up,
                definition: String::new(),
                source: String::new(),
                baseline: Some(60.0),
                baseline_on: None,
                target,
                target_on,
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

    const TODAY: Date = date!(2026 - 11 - 22);

    #[test]
    fn everything_lies_within_the_picture_and_better_is_higher() {
        let values =
            [(date!(2026 - 01 - 01), 62.0), (date!(2026 - 05 - 01), 66.0), (date!(2026 - 09 - 01), 71.0)];
        let plot = Plot::new(&series(&values, Some(90.0), Some(date!(2027 - 12 - 31))), TODAY);
        let (target, forecast) = (plot.target.unwrap(), plot.forecast.unwrap());
        assert!(plot.values.is_sorted_by(|a, b| a.x < b.x && a.y > b.y));
        assert_eq!((target.x, forecast.x), (WIDTH - RIGHT, WIDTH - RIGHT));
        let heights =
            plot.values.iter().chain([&target, &forecast]).map(|point| point.y).chain(plot.baseline);
        for y in heights {
            assert!((TOP..=HEIGHT - BOTTOM).contains(&y), "{y}");
        }
        assert_eq!(plot.line().matches('L').count(), 2);
    }

    #[test]
    fn without_values_only_the_target_is_drawn() {
        let plot = Plot::new(&series(&[], Some(90.0), None), TODAY);
        assert_eq!((plot.values.len(), plot.forecast, plot.line().as_str()), (0, None, ""));
        assert_eq!(plot.target.map(|target| target.day), Some(TODAY));
        assert!(plot.target.unwrap().y.is_finite());
    }
}
