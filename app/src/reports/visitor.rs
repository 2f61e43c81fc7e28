//! The start page of somebody without an account: what this is, what is public, and where to sign in.

use domain::plan::PlanSummary;
use leptos::prelude::*;

use super::text;
use crate::{
    i18n::{Language, t},
    links,
    plan::PlanRow,
    ui::Icon,
};

/// What can be found here, with links.
#[component]
pub(crate) fn WhatIsHere() -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="what">
            <h2 class="panel__head" id="what">{t(text::what_title)}</h2>
            <ul class="rows">
                <Way icon="network" href="/map" name=text::to_map hint=text::map_hint/>
                <Way icon="directory" href="/directory" name=text::to_directory hint=text::directory_hint/>
                <Way icon="board" href=links::PLANS name=text::plans hint=text::plans_hint/>
                <Way icon="chart" href=links::DASHBOARD name=text::dashboard hint=text::dashboard_hint/>
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Way(
    icon: &'static str,
    href: &'static str,
    name: fn(Language) -> &'static str,
    hint: fn(Language) -> &'static str,
) -> impl IntoView {
    view! {
        <li>
            <Icon name=icon/>
            <div class="row__main">
                <p class="row__title">
                    <a href=href>{t(name)}</a>
                </p>
                <p class="muted">{t(hint)}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Why and where to sign in.
#[component]
pub(crate) fn SignInHint(
    /// Whether the content is an example.
    is_demo: bool,
) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="sign-in">
            <h2 class="panel__head" id="sign-in">{t(text::sign_in_title)}</h2>
            <div class="flow">
                <p>{t(text::sign_in_hint)}</p>
                {is_demo.then(|| view! { <p class="note">{t(text::sign_in_demo)}</p> })}
                <a class="btn btn--primary" href="/sign-in" rel="external">{t(text::sign_in)}</a>
            </div>
        </section>
    }
    .into_any()
}

/// The published plans.
#[component]
pub(crate) fn AdoptedPlans(
    /// Plans to show.
    plans: Vec<PlanSummary>,
) -> impl IntoView {
    let list = if plans.is_empty() {
        view! { <p class="muted">{t(text::no_adopted_plan)}</p> }.into_any()
    } else {
        view! {
            <ul class="rows">
                {plans.into_iter().map(|summary| view! { <PlanRow summary with_region=true/> }).collect_view()}
            </ul>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="plans">
            <div class="panel__head">
                <h2 id="plans">{t(text::adopted_plans)}</h2>
                <a class="btn btn--small" href=links::PLANS>{t(text::all_plans)}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}
