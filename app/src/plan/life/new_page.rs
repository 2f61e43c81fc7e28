//! A new plan for a health region.

use domain::{directory::NamedRecord, permission::Visibility};
use leptos::{form::ActionForm, prelude::*};

use super::{
    fields::{PlanFields, Returned},
    text,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    plan::{
        life_api::{self as api, CreatePlan, PlanForm},
        text as plan_text,
    },
    ui::{Loaded, Title},
};

/// `/plan/new`: `region` is chosen at first.
#[component]
pub fn NewPlanPage() -> impl IntoView {
    let regions = ask(|| (), |()| api::load_plan_regions());
    view! { <Loaded resource=regions children=|regions| view! { <NewPlan regions/> }/> }.into_any()
}

#[component]
fn NewPlan(regions: Vec<NamedRecord>) -> impl IntoView {
    let language = use_language();
    let create = ServerAction::<CreatePlan>::new();
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
    let form = returned.form.unwrap_or_else(|| PlanForm {
        title: String::new(),
        from: String::new(),
        to: String::new(),
        visibility: Visibility::Region,
    });
    let chosen = returned.region;
    let options = regions.into_iter().map(move |region| {
        let id = region.record.id.to_string();
        let is_chosen = chosen.as_ref() == Some(&id);
        view! { <option value=id selected=is_chosen>{region.name}</option> }
    });
    view! {
        <Title text=move || text::new_plan(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(plan_text::path)>
                <ol>
                    <li><a href=links::PLANS>{t(plan_text::back_to_plans)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::new_plan)}</h1>
            <p class="lead">{t(text::new_plan_lead)}</p>
            <div class="panel plan-life__panel">
                <ActionForm action=create attr:class="form">
                    <div class="field">
                        <label class="field__label" for="plan-region">{t(text::region)}</label>
                        <select class="input" id="plan-region" name="region" lang="de">{options.collect_view()}</select>
                    </div>
                    <PlanFields form problem/>
                    <div class="actions">
                        <button class="btn btn--primary">{t(text::create)}</button>
                        <a class="btn btn--quiet" href=links::PLANS>{t(text::cancel)}</a>
                    </div>
                </ActionForm>
            </div>
        </div>
    }
    .into_any()
}
