//! By whom a plan was adopted and when; and taking that back.

use domain::plan::{PlanSettings, PlanState};
use leptos::{form::ActionForm, prelude::*};

use super::{actions::SettingsActions, text};
use crate::{
    i18n::{Language, t, use_language},
    links,
    ui::format,
};

/// How far the plan is, and what may follow.
#[component]
pub(super) fn Adoption(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let body = match settings.plan.state {
        PlanState::Draft => view! { <Adopt settings actions/> }.into_any(),
        PlanState::Adopted => view! {
            <AdoptedBy settings=settings.clone()/>
            <div class="actions panel__section">
                <Step settings=settings.clone() to=PlanState::Continued words=text::mark_continued actions/>
                <Step settings to=PlanState::Draft words=text::take_back actions/>
            </div>
        }
        .into_any(),
        PlanState::Continued => view! {
            <AdoptedBy settings=settings.clone()/>
            <p class="panel__section">{t(text::is_continued)}</p>
            <div class="actions panel__section">
                <Step settings to=PlanState::Adopted words=text::take_back_continued actions/>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="panel" aria-labelledby="plan-adoption">
            <h2 class="panel__head" id="plan-adoption">{t(text::adoption)}</h2>
            {body}
        </section>
    }
    .into_any()
}

#[component]
fn Adopt(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let PlanSettings { plan, committees, today, .. } = settings;
    if committees.is_empty() {
        return view! { <p class="muted">{t(text::no_committee)}</p> }.into_any();
    }
    let options = committees.into_iter().map(|committee| {
        view! { <option value=committee.record.id.to_string()>{committee.name}</option> }
    });
    view! {
        <p>{t(text::adopt_lead)}</p>
        <ActionForm action=actions.adopt attr:class="form panel__section">
            <input type="hidden" name="plan" value=plan.id.to_string()/>
            <input type="hidden" name="version" value=plan.version.to_string()/>
            <div class="form__row">
                <div class="field">
                    <label class="field__label" for="adopt-committee">{t(text::committee)}</label>
                    <select class="input" id="adopt-committee" name="committee" lang="de">
                        {options.collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label class="field__label" for="adopt-on">{t(text::adopted_on)}</label>
                    <input
                        class="input"
                        id="adopt-on"
                        name="on"
                        type="date"
                        required=true
                        max=today.to_string()
                        value=today.to_string()
                    />
                </div>
            </div>
            <div class="actions">
                <button class="btn">{t(text::adopt)}</button>
            </div>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn AdoptedBy(settings: PlanSettings) -> impl IntoView {
    let language = use_language();
    let committee = settings.adopted_by.map(|committee| {
        let link = links::record(committee.record);
        view! {
            <dt>{t(text::committee)}</dt>
            <dd><a href=link lang="de">{committee.name}</a></dd>
        }
    });
    let day = settings.plan.adopted_on.map(|day| {
        view! {
            <dt>{t(text::adopted_on)}</dt>
            <dd>{move || format::date(language.get(), day)}</dd>
        }
    });
    view! { <dl class="facts">{committee} {day}</dl> }.into_any()
}

/// The button that takes the plan to another state.
#[component]
fn Step(
    settings: PlanSettings,
    to: PlanState,
    words: fn(Language) -> &'static str,
    actions: SettingsActions,
) -> impl IntoView {
    view! {
        <ActionForm action=actions.set_state>
            <input type="hidden" name="plan" value=settings.plan.id.to_string()/>
            <input type="hidden" name="version" value=settings.plan.version.to_string()/>
            <input type="hidden" name="state" value=to.as_str()/>
            <button class="btn">{t(words)}</button>
        </ActionForm>
    }
    .into_any()
}
