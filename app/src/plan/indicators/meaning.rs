//! What an indicator means: what it counts, where its values come from, and where it began.

use domain::plan::Indicator;
use leptos::prelude::*;

use super::text;
use crate::{
    i18n::{t, use_language},
    ui::format,
};

/// What is said of it; nothing where nothing is said.
#[component]
pub(super) fn Meaning(indicator: Indicator) -> impl IntoView {
    let language = use_language();
    let Indicator { definition, source, unit, baseline, baseline_on, .. } = indicator;
    let is_silent = definition.is_empty() && source.is_empty() && baseline.is_none();
    let began = baseline.map(|value| {
        move || {
            let language = language.get();
            let value = format::value(language, value, &unit);
            match baseline_on {
                Some(day) => text::value_on(language, &value, &format::short_date(language, day)),
                None => value,
            }
        }
    });
    (!is_silent).then(|| {
        view! {
            <dl class="facts">
                {(!definition.is_empty())
                    .then(|| {
                        view! {
                            <dt>{t(text::definition)}</dt>
                            <dd>
                                <span lang="de" class="prose">{definition}</span>
                            </dd>
                        }
                    })}
                {(!source.is_empty())
                    .then(|| {
                        view! {
                            <dt>{t(text::source)}</dt>
                            <dd lang="de">{source}</dd>
                        }
                    })}
                {began
                    .map(|words| {
                        view! {
                            <dt>{t(text::baseline)}</dt>
                            <dd>{words}</dd>
                        }
                    })}
            </dl>
        }
    })
}
