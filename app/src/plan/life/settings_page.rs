//! What whoever looks after a plan can do to it.

use domain::plan::{PlanSettings, PlanState, PlanWish, TRASH_DAYS};
use leptos::{form::ActionForm, prelude::*};

use super::{
    actions::SettingsActions,
    adoption::Adoption,
    ask_about,
    card_form::CardForm,
    columns_form::ColumnsForm,
    fields::{PlanFields, Returned},
    head::LifeHead,
    own_fields_form::OwnFieldsForm,
    plan_in_address,
    release::Release,
    text,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    plan::{
        life_api::{self as api, PlanForm},
        text as plan_text,
    },
    ui::{Failed, FormNews, Icon},
};

/// `/plan/{plan}/settings`.
#[component]
pub fn PlanSettingsPage() -> impl IntoView {
    let plan = plan_in_address();
    let actions = SettingsActions::new();
    let settings =
        ask(move || (plan.get(), actions.made()), |(plan, _)| ask_about(plan, api::load_plan_settings));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match settings.await {
                    Ok(settings) => view! { <Settings settings actions/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Settings(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let (plan, rights) = (settings.plan.clone(), settings.rights);
    let (id, version) = (plan.id, plan.version);
    let is_removable = rights.remove && plan.state == PlanState::Draft && settings.is_empty;
    let removed = settings.removed;
    view! {
        <div class="page">
            <LifeHead plan=plan.clone() health_region=settings.health_region.clone() heading=plan_text::settings/>
            <FormNews news=actions.news/>
            <div class="columns columns--even">
                {rights.edit.then(|| view! { <Details settings=settings.clone() actions/> })}
                <div class="stack">
                    {rights.adopt.then(|| view! { <Adoption settings=settings.clone() actions/> })}
                    {rights.release.then(|| view! { <Release settings=settings.clone() actions/> })}
                    {rights
                        .edit
                        .then(|| {
                            view! {
                                <section class="panel" aria-labelledby="plan-next">
                                    <h2 class="panel__head" id="plan-next">{t(text::next_year)}</h2>
                                    <p>{t(text::next_year_lead)}</p>
                                    <div class="actions panel__section">
                                        <a class="btn" href=links::plan_continuation(id)>
                                            <Icon name="arrow-right" small=true/>
                                            {t(text::continue_plan)}
                                        </a>
                                    </div>
                                </section>
                            }
                        })}
                    {rights.remove.then(|| view! { <TrashLink plan=id removed/> })}
                    {is_removable
                        .then(|| {
                            view! {
                                <section class="panel" aria-labelledby="plan-remove">
                                    <h2 class="panel__head" id="plan-remove">{t(text::remove_plan)}</h2>
                                    <p>{t(text::remove_plan_lead)}</p>
                                    <ActionForm action=actions.remove attr:class="actions panel__section">
                                        <input type="hidden" name="plan" value=id.to_string()/>
                                        <input type="hidden" name="version" value=version.to_string()/>
                                        <button class="btn btn--danger">{t(text::remove)}</button>
                                    </ActionForm>
                                </section>
                            }
                        })}
                </div>
            </div>
            {rights
                .edit
                .then(|| {
                    view! {
                        <ColumnsForm settings=settings.clone() actions/>
                        <OwnFieldsForm settings=settings.clone() actions/>
                        <CardForm settings=settings.clone() actions/>
                    }
                })}
        </div>
    }
    .into_any()
}

/// Title, period and visibility. Where somebody else was faster, what was typed stays, beside what holds now.
#[component]
fn Details(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let plan = settings.plan;
    let returned = Returned::from_address();
    let present = PlanForm::of(&PlanWish::of(&plan));
    let typed = actions.typed.get_untracked().or(returned.form);
    let overtaken = typed.as_ref().is_some_and(|typed| *typed != present);
    let problem = Signal::derive({
        let returned = returned.problem.clone();
        move || {
            actions.edit.value().with(|value| match value {
                Some(answer) => answer.clone().err(),
                None => returned.clone(),
            })
        }
    });
    let is_stale = move || overtaken && problem.get() == Some(crate::error::AppError::Stale);
    let form = typed.unwrap_or_else(|| present.clone());
    view! {
        <section class="panel" aria-labelledby="plan-details">
            <h2 class="panel__head" id="plan-details">{t(text::details)}</h2>
            <ActionForm action=actions.edit attr:class="form">
                <input type="hidden" name="plan" value=plan.id.to_string()/>
                <input type="hidden" name="version" value=plan.version.to_string()/>
                <PlanFields form problem/>
                {move || is_stale().then(|| view! { <Present form=present.clone()/> })}
                <div class="actions">
                    <button class="btn btn--primary">{t(text::save)}</button>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// What holds now, where something else was typed.
#[component]
fn Present(form: PlanForm) -> impl IntoView {
    let language = use_language();
    let PlanForm { title, from, to, visibility } = form;
    view! {
        <dl class="facts">
            <dt>{t(text::plan_title)}</dt>
            <dd lang="de">{title}</dd>
            <dt>{t(text::period)}</dt>
            <dd>{from} " – " {to}</dd>
            <dt>{t(text::visibility)}</dt>
            <dd>{move || crate::directory::word::visibility(language.get(), visibility)}</dd>
        </dl>
    }
    .into_any()
}

#[component]
fn TrashLink(plan: domain::id::PlanId, removed: usize) -> impl IntoView {
    let language = use_language();
    view! {
        <section class="panel" aria-labelledby="plan-trash">
            <h2 class="panel__head" id="plan-trash">{t(plan_text::trash)}</h2>
            <p>{move || text::trash_holds(language.get(), removed, TRASH_DAYS)}</p>
            <div class="actions panel__section">
                <a class="btn" href=links::plan_trash(plan)>
                    <Icon name="history" small=true/>
                    {t(text::open_trash)}
                </a>
            </div>
        </section>
    }
    .into_any()
}
