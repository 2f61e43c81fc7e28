//! How far measures and indicators are, counted: beside it stands how people judge them.

use domain::plan::{Card, IndicatorSeries, RollUp};
use leptos::prelude::*;

use super::text;
use crate::{
    i18n::{t, use_language},
    plan::open_plan::OpenPlan,
    ui::Icon,
};

/// "3 von 8 Maßnahmen abgeschlossen", "1 von 2 Indikatoren am Ziel"; of an outcome, a goal, a field or the plan. A filter
/// does not change it.
#[component]
pub(super) fn Counted(
    state: OpenPlan,
    #[prop(into)] cards: Signal<Vec<Card>>,
    indicators: Signal<Vec<IndicatorSeries>>,
) -> impl IntoView {
    let counted = Memo::new(move |_| {
        cards.with(|cards| indicators.with(|indicators| RollUp::of(cards, indicators, state.today)))
    });
    view! {
        <Measures counted/>
        <Indicators counted/>
    }
}

#[component]
fn Measures(counted: Memo<RollUp>) -> impl IntoView {
    let language = use_language();
    move || {
        let RollUp { measures: all, finished, late, .. } = counted.get();
        if all == 0 {
            return view! { <p class="muted">{t(text::no_measures)}</p> }.into_any();
        }
        view! {
            <div class="outline__progress">
                <progress
                    class="progress"
                    max=all.to_string()
                    value=finished.to_string()
                    aria-label=move || text::progress(language.get(), finished, all)
                ></progress>
                <span>{move || text::progress(language.get(), finished, all)}</span>
                {(late > 0)
                    .then(|| {
                        view! {
                            <span class="state state--delayed">
                                <Icon name="delayed" small=true/>
                                {move || text::late(language.get(), late)}
                            </span>
                        }
                    })}
            </div>
        }
        .into_any()
    }
}

/// Nothing where no indicator has a target.
#[component]
fn Indicators(counted: Memo<RollUp>) -> impl IntoView {
    let language = use_language();
    move || {
        let RollUp { indicators, at_target, without_value, .. } = counted.get();
        (indicators > 0).then(|| {
            view! {
                <p class="note">
                    {move || text::at_target(language.get(), at_target, indicators)}
                    {(without_value > 0)
                        .then(|| view! { ", " {move || text::without_value(language.get(), without_value)} })}
                </p>
            }
        })
    }
}
