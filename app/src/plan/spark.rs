//! The course of an indicator as a small line against its target.

use domain::plan::IndicatorSeries;
use leptos::prelude::*;

use super::text;
use crate::{
    i18n::use_language,
    ui::{
        chart::{Picture, sparkline},
        format,
    },
};

/// The small line with the latest value and the target in words.
#[component]
pub(super) fn Spark(
    /// The indicator with its values.
    series: IndicatorSeries,
) -> impl IntoView {
    let language = use_language();
    let values: Vec<_> = series.measurements.iter().map(|value| (value.measured_on, value.value)).collect();
    let baseline = series.indicator.baseline;
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
            {move || view! { <Picture drawing=sparkline(label(), &values, target, baseline)/> }}
            <p>
                <b>{move || words(latest)}</b>
                <span class="note">{target_words}</span>
            </p>
        </div>
        <p class="note">{name}</p>
    }
    .into_any()
}
