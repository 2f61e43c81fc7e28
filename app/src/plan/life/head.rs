//! The head of the pages behind a plan: where it belongs, and what the page is for.

use domain::{directory::NamedRecord, plan::Plan};
use leptos::prelude::*;

use crate::{
    i18n::{Language, t, use_language},
    links,
    plan::text as plan_text,
    ui::Title,
};

#[component]
pub(super) fn LifeHead(
    plan: Plan,
    health_region: NamedRecord,
    /// What the page is for.
    heading: fn(Language) -> &'static str,
    /// Whether the page lies behind the settings.
    #[prop(optional)]
    is_deeper: bool,
) -> impl IntoView {
    let language = use_language();
    let region = links::record(health_region.record).unwrap_or_default();
    let title = plan.title.clone();
    let settings = is_deeper.then(|| {
        view! { <li><a href=links::plan_settings(plan.id)>{t(plan_text::settings)}</a></li> }
    });
    view! {
        <Title text=move || format!("{}: {title}", heading(language.get()))/>
        <nav class="breadcrumb" aria-label=t(plan_text::path)>
            <ol>
                <li><a href=links::PLANS>{t(plan_text::back_to_plans)}</a></li>
                <li><a href=region lang="de">{health_region.name}</a></li>
                <li><a href=links::board(plan.id) lang="de">{plan.title}</a></li>
                {settings}
            </ol>
        </nav>
        <div class="page-head">
            <div class="page-head__title">
                <h1>{t(heading)}</h1>
                <span class="chip">{move || plan_text::plan_state(language.get(), plan.state)}</span>
            </div>
        </div>
    }
    .into_any()
}
