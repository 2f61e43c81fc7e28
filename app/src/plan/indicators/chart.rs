//! The course of an indicator against its target, with its values as a table and both as files.

use domain::plan::{Direction, IndicatorSeries};
use leptos::prelude::*;
use time::Date;

use super::text;
use crate::{
    i18n::{Language, use_language},
    ui::chart::{Cell, DataTable, Drawing, Line, Picture, line},
};

/// The line of an indicator up to its target, or up to today.
fn line_of(series: &IndicatorSeries, today: Date) -> Line {
    let indicator = &series.indicator;
    Line {
        values: series.measurements.iter().map(|value| (value.measured_on, value.value)).collect(),
        unit: indicator.unit.clone(),
        target: indicator.target,
        target_on: indicator.target_on,
        more_is_better: indicator.direction == Direction::Up,
        baseline: indicator.baseline,
        forecast: indicator.target_on.and_then(|on| series.forecast(on)),
        today,
    }
}

/// The picture of an indicator in a language.
pub(super) fn drawing(series: &IndicatorSeries, today: Date) -> Callback<Language, Drawing> {
    let (name, course) = (series.indicator.name.clone(), line_of(series, today));
    Callback::new(move |language| line(language, text::picture(language, &name), &course))
}

/// Its values, the oldest first.
pub(super) fn values(series: &IndicatorSeries) -> Callback<Language, DataTable> {
    let measurements = series.measurements.clone();
    let unit = series.indicator.unit.clone();
    Callback::new(move |language| {
        let value = text::value(language);
        let value = if unit.is_empty() { value.to_owned() } else { format!("{value} ({unit})") };
        let row = |measured: &domain::plan::Measurement| {
            vec![
                measured.measured_on.to_string().into(),
                Cell::Number(measured.value),
                measured.note.as_str().into(),
            ]
        };
        DataTable {
            head: vec![text::day(language).to_owned(), value, text::note(language).to_owned()],
            rows: measurements.iter().map(row).collect(),
        }
    })
}

/// The picture; what it shows is said in words beside it.
#[component]
pub(super) fn Chart(drawing: Callback<Language, Drawing>) -> impl IntoView {
    let language = use_language();
    view! { {move || view! { <Picture drawing=drawing.run(language.get())/> }} }.into_any()
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{IndicatorId, MeasurementId, OutcomeId},
        plan::{Indicator, Measurement},
    };
    use time::macros::date;

    use super::*;

    #[test]
    fn a_line_goes_to_the_target_by_the_way_the_values_have_taken() {
        let days = [date!(2026 - 01 - 01), date!(2026 - 01 - 31), date!(2026 - 03 - 02)];
        let series = IndicatorSeries {
            indicator: Indicator {
                id: IndicatorId::named("i"),
                outcome_id: OutcomeId::named("o"),
                name: "Wartezeit".to_owned(),
                unit: "Tage".to_owned(),
                direction: Direction::Down,
                definition: String::new(),
                source: String::new(),
                baseline: Some(30.0),
                baseline_on: None,
                target: Some(10.0),
                target_on: Some(date!(2026 - 04 - 01)),
                story: None,
                version: 1,
            },
            measurements: days
                .into_iter()
                .zip([28.0, 25.0, 22.0])
                .map(|(measured_on, value)| Measurement {
                    id: MeasurementId::named("m"),
                    indicator_id: IndicatorId::named("i"),
                    measured_on,
                    value,
                    note: String::new(),
                })
                .collect(),
        };
        let line = line_of(&series, date!(2026 - 03 - 10));
        assert!(!line.more_is_better && line.values.len() == 3);
        assert!((line.forecast.unwrap() - 19.0).abs() < 1e-9, "{:?}", line.forecast);
    }
}
