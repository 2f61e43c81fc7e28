//! How measures are judged, counted beside how far they are.

use domain::plan::{Card, JUDGEMENT_DAYS, JudgedMeasures, TrafficLight};
use leptos::prelude::*;

use super::text;
use crate::{
    i18n::{t, use_language},
    plan::{light::look, open_plan::OpenPlan, text as plan_text},
    ui::Icon,
};

/// "Eingeschätzt: 3 auf Kurs, 1 gefährdet, 8 nicht eingeschätzt"; nothing where no measure is open.
#[component]
pub(super) fn Judged(state: OpenPlan, #[prop(into)] cards: Signal<Vec<Card>>) -> impl IntoView {
    let language = use_language();
    let judged = Memo::new(move |_| cards.with(|cards| JudgedMeasures::of(cards, state.today)));
    move || {
        let judged = judged.get();
        (judged != JudgedMeasures::default()).then(|| {
            let lights = TrafficLight::ALL.iter().filter(|light| judged.count(**light) > 0).map(|light| {
                let (light, number) = (*light, judged.count(*light));
                let (icon, colour) = look(light);
                view! {
                    <li class=format!("light light--{colour}")>
                        <Icon name=icon small=true/>
                        {move || text::judged_so(language.get(), number, plan_text::light(language.get(), light))}
                    </li>
                }
            });
            let rest = (judged.not_judged > 0).then(|| {
                let number = judged.not_judged;
                view! { <li class="muted">{move || text::not_judged(language.get(), number)}</li> }
            });
            view! {
                <ul class="outline__judged" aria-label=t(text::judged)>
                    <li class="note" aria-hidden="true">{t(text::judged)} ":"</li>
                    {lights.collect_view()}
                    {rest}
                </ul>
            }
        })
    }
}

/// What the counts mean, behind a button.
#[component]
pub(super) fn Meaning() -> impl IntoView {
    let language = use_language();
    view! {
        <details class="disclosure">
            <summary>
                <Icon name="info" small=true/>
                {t(text::meaning)}
            </summary>
            <p class="note">{move || text::meaning_words(language.get(), JUDGEMENT_DAYS)}</p>
        </details>
    }
}
