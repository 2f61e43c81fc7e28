//! The choice of another day, and of an earlier one to compare it with: a plain form, so that it also works without a
//! script.

use domain::{
    id::PlanId,
    reports::{PastField, PastRefusal},
};
use leptos::prelude::*;
use leptos_router::components::Form;
use time::Date;

use super::chart_text as words;
use crate::{
    i18n::{t, use_language},
    links,
    ui::{Icon, form::without_empty},
};

/// The choice for a plan; open once a day was asked for.
#[component]
pub(super) fn DayChoice(
    plan: PlanId,
    /// The last day that can be shown.
    today: Date,
    /// What was typed, the day first.
    asked: [String; 2],
    /// Why it cannot be shown.
    refusal: Option<PastRefusal>,
) -> impl IntoView {
    let is_asked = asked.iter().any(|text| !text.is_empty());
    let back = is_asked.then(|| {
        let href = links::dashboard(plan, 4);
        view! { <a class="btn btn--quiet" href=href>{t(words::back_to_today)}</a> }
    });
    let [on, since] = asked;
    let field = move |field, value| view! { <DayField field value today refusal/> };
    view! {
        <details class="disclosure day-choice screen-only" open=is_asked>
            <summary>
                <Icon name="chevron-down" small=true/>
                {t(words::other_day)}
            </summary>
            <Form method="GET" action=links::DASHBOARD on_form_data=without_empty(&["on", "since"]) attr:class="day-choice__form">
                <input type="hidden" name="plan" value=plan.to_string()/>
                {field(PastField::On, on)}
                {field(PastField::Since, since)}
                <div class="actions">
                    <button class="btn">{t(words::go)}</button>
                    {back}
                </div>
            </Form>
            <p class="note">{t(words::other_day_hint)}</p>
        </details>
    }
    .into_any()
}

#[component]
fn DayField(field: PastField, value: String, today: Date, refusal: Option<PastRefusal>) -> impl IntoView {
    let language = use_language();
    let name = field.as_str();
    let id = format!("day-{name}");
    let error_id = format!("{id}-error");
    let label = move || match field {
        PastField::On => words::on(language.get()),
        PastField::Since => words::since(language.get()),
    };
    let problem = refusal.filter(|refusal| refusal.field == field).map(|refusal| refusal.problem);
    let error = problem.map(|problem| {
        view! {
            <p class="field__error" id=error_id.clone()>
                <Icon name="error" small=true/>
                {move || words::refused(language.get(), field, problem)}
            </p>
        }
    });
    let described_by = problem.map(|_| error_id);
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                class="input"
                type="date"
                id=id
                name=name
                value=value
                max=today.to_string()
                aria-invalid=problem.map(|_| "true")
                aria-describedby=described_by
            />
            {error}
        </div>
    }
    .into_any()
}
