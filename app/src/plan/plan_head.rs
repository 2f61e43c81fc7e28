//! The head of a plan's pages.

use domain::{id::PlanId, plan::Board};
use leptos::prelude::*;

use super::{open_plan::OpenPlan, plan_query::PlanView, text};
use crate::{
    i18n::{t, use_language},
    links,
    ui::{Icon, format},
};

/// Where the plan belongs, what it is called and how far it is.
#[component]
pub(super) fn PlanHead(
    board: Board,
    /// The actions beside the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let language = use_language();
    let plan = board.plan;
    let may_manage = board.rights.is_any();
    let region = links::record(board.health_region.record).unwrap_or_default();
    let adopted_by = board.adopted_by.map(|committee| committee.name);
    let state_words = move || {
        let language = language.get();
        match (&adopted_by, plan.adopted_on) {
            (Some(committee), Some(day)) => {
                text::adopted_by_on(language, committee, &format::date(language, day))
            }
            (None, Some(day)) => text::adopted_on(language, &format::date(language, day)),
            _ => text::plan_state(language, plan.state).to_owned(),
        }
    };
    view! {
        <nav class="breadcrumb" aria-label=t(text::path)>
            <ol>
                <li><a href="/plan">{t(text::back_to_plans)}</a></li>
                <li><a href=region>{board.health_region.name}</a></li>
            </ol>
        </nav>
        <div class="page-head">
            <div class="page-head__title">
                <h1>{plan.title}</h1>
                <span class="chip">{state_words}</span>
                {may_manage.then(|| view! { <SettingsLink plan=plan.id/> })}
            </div>
            <div class="page-head__actions">
                {children.map(|children| children())}
            </div>
        </div>
    }
    .into_any()
}

/// The way to what whoever looks after a plan can do to it.
#[component]
fn SettingsLink(plan: PlanId) -> impl IntoView {
    view! {
        <a class="btn btn--quiet btn--small" href=links::plan_settings(plan)>
            <Icon name="settings" small=true/>
            {t(text::settings)}
        </a>
    }
}

/// The ways to look at a plan; the filter goes along.
#[component]
pub(super) fn PlanTabs(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let open = Memo::new(move |_| state.query.with(|query| query.view));
    let tabs = PlanView::ALL.iter().copied().map(|view| {
        let href = move || {
            state.path(|query| {
                query.view = view;
                query.measure = None;
            })
        };
        view! {
            <a href=href aria-current=move || (open.get() == view).then_some("page")>
                {move || text::view(language.get(), view)}
            </a>
        }
    });
    view! { <nav class="tabs plan-tabs" aria-label=t(text::views)>{tabs.collect_view()}</nav> }.into_any()
}
