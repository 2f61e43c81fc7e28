//! Whether the figures of a plan are released to its state, since when and by whom; and taking that back.

use domain::plan::{PlanSettings, PlanState};
use leptos::{form::ActionForm, prelude::*};

use super::{actions::SettingsActions, text};
use crate::{
    i18n::{t, use_language},
    links,
    ui::format,
};

/// What is released, and what that means.
#[component]
pub(super) fn Release(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let body = if settings.plan.state == PlanState::Draft {
        view! { <p>{t(text::release_draft)}</p> }.into_any()
    } else if settings.plan.is_released() {
        view! {
            <Released settings=settings.clone()/>
            <p class="panel__section">{t(text::release_means)}</p>
            <div class="actions panel__section">
                <Step settings is_released=false actions/>
                <a class="btn" href=links::REGIONS_DASHBOARD>{t(text::to_comparison)}</a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <p>{t(text::release_lead)}</p>
            <p class="panel__section">{t(text::release_means)}</p>
            <div class="actions panel__section">
                <Step settings is_released=true actions/>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="plan-release">
            <h2 class="panel__head" id="plan-release">{t(text::release)}</h2>
            {body}
        </section>
    }
    .into_any()
}

#[component]
fn Released(settings: PlanSettings) -> impl IntoView {
    let language = use_language();
    let day = settings.plan.released_on.map(|day| {
        view! {
            <dt>{t(text::released_on)}</dt>
            <dd>{move || format::date(language.get(), day)}</dd>
        }
    });
    let who = settings.released_by.map(|name| {
        view! {
            <dt>{t(text::released_by)}</dt>
            <dd lang="de">{name}</dd>
        }
    });
    view! { <dl class="facts">{day} {who}</dl> }.into_any()
}

/// The button that releases the figures or takes that back.
#[component]
fn Step(settings: PlanSettings, is_released: bool, actions: SettingsActions) -> impl IntoView {
    let words = if is_released { text::release_figures } else { text::take_release_back };
    view! {
        <ActionForm action=actions.release>
            <input type="hidden" name="plan" value=settings.plan.id.to_string()/>
            <input type="hidden" name="version" value=settings.plan.version.to_string()/>
            <input type="hidden" name="is_released" value=is_released.to_string()/>
            <button class="btn">{t(words)}</button>
        </ActionForm>
    }
    .into_any()
}
