//! The plan that follows another one, and what goes along.

use domain::plan::{ContinuationOffer, Goal, OpenMeasure, PlanState};
use leptos::{form::ActionForm, prelude::*};

use super::{
    ask_about,
    fields::{PlanFields, Returned},
    head::LifeHead,
    plan_in_address, text,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    plan::{
        life_api::{self as api, ContinuePlan, PlanForm},
        text as plan_text,
    },
    ui::{Icon, Loaded},
};

/// `/plan/{plan}/continue`.
#[component]
pub fn ContinuationPage() -> impl IntoView {
    let plan = plan_in_address();
    let offer = ask(move || plan.get(), |plan| ask_about(plan, api::load_continuation));
    view! { <Loaded resource=offer children=|offer| view! { <Continuation offer/> }/> }.into_any()
}

#[component]
fn Continuation(offer: ContinuationOffer) -> impl IntoView {
    let language = use_language();
    let create = ServerAction::<ContinuePlan>::new();
    let ContinuationOffer { settings, proposal, goals, finished, later_plans } = offer;
    let plan = settings.plan;
    let returned = Returned::from_address();
    let problem = Signal::derive({
        let returned = returned.problem.clone();
        move || {
            create.value().with(|value| match value {
                Some(answer) => answer.clone().err(),
                None => returned.clone(),
            })
        }
    });
    let form = returned.form.unwrap_or_else(|| PlanForm::of(&proposal));
    let chosen = returned.measures;
    let open: usize = goals.iter().map(|(_, measures)| measures.len()).sum();
    let groups = goals.into_iter().filter(|(_, measures)| !measures.is_empty());
    let groups =
        groups.map(move |(goal, measures)| view! { <GoalMeasures goal measures chosen=chosen.clone()/> });
    let exists = (!later_plans.is_empty()).then(|| {
        let names = later_plans.join(", ");
        view! {
            <div class="alert">
                <Icon name="info"/>
                <p>{move || text::later_plans(language.get(), &names)}</p>
            </div>
        }
    });
    let mark = (plan.state == PlanState::Adopted).then(|| {
        let title = plan.title.clone();
        view! {
            <label class="check">
                <input type="checkbox" name="mark_continued" value="true" checked=true/>
                <span>{move || text::mark_old(language.get(), &title)}</span>
            </label>
        }
    });
    view! {
        <div class="page">
            <LifeHead plan=plan.clone() health_region=settings.health_region heading=text::continue_plan is_deeper=true/>
            <p class="lead">{t(text::continue_lead)}</p>
            {exists}
            <ActionForm action=create attr:class="stack">
                <input type="hidden" name="plan" value=plan.id.to_string()/>
                <div class="columns columns--even">
                    <section class="panel plan-life__next" aria-labelledby="next-plan">
                        <h2 class="panel__head" id="next-plan">{t(text::next_plan)}</h2>
                        <div class="form">
                            <PlanFields form problem/>
                            {mark}
                        </div>
                    </section>
                    <section class="panel" aria-labelledby="next-measures">
                        <h2 class="panel__head" id="next-measures">{t(text::open_measures)}</h2>
                        <p class="note">{move || text::goes_along(language.get(), open, finished)}</p>
                        {groups.collect_view()}
                    </section>
                </div>
                <div class="actions">
                    <button class="btn btn--primary">{t(text::create_next)}</button>
                    <a class="btn btn--quiet" href=links::plan_settings(plan.id)>{t(text::cancel)}</a>
                </div>
            </ActionForm>
        </div>
    }
    .into_any()
}

/// The open measures of a goal, each to be left behind if it is not wanted any more.
#[component]
fn GoalMeasures(goal: Goal, measures: Vec<OpenMeasure>, chosen: Option<Vec<String>>) -> impl IntoView {
    let language = use_language();
    let checks = measures.into_iter().map(|measure| {
        let id = measure.id.to_string();
        let is_chosen = chosen.as_ref().is_none_or(|chosen| chosen.contains(&id));
        let (status, steps) = (measure.status, measure.open_milestones);
        view! {
            <label class="check plan-life__measure">
                <input type="checkbox" name="measures[]" value=id checked=is_chosen/>
                <span>
                    <span lang="de">{measure.title}</span>
                    " · "
                    <span class="note">
                        {move || {
                            let language = language.get();
                            text::status_and_steps(language, plan_text::status(language, status), steps)
                        }}
                    </span>
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="panel__section">
            <legend class="legend" lang="de">{goal.title}</legend>
            {checks.collect_view()}
        </fieldset>
    }
    .into_any()
}
