//! The head of a plan's pages.

use domain::{id::PlanId, plan::Board};
use leptos::prelude::*;

use super::text;
use crate::{
    i18n::{t, use_language},
    links,
    ui::{Icon, format},
};

/// The ways to look at a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlanView {
    /// Measures in columns.
    Board,
    /// Goals with what belongs to them.
    Outline,
}

/// Where the plan belongs, what it is called and how far it is, and the ways to look at it.
#[component]
pub(super) fn PlanHead(
    board: Board,
    /// The one that is open.
    view: PlanView,
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
                <nav class="segmented" aria-label=t(text::views)>
                    <a href=links::board(plan.id) aria-current=(view == PlanView::Board).then_some("page")>
                        {t(text::board)}
                    </a>
                    <a href=links::outline(plan.id) aria-current=(view == PlanView::Outline).then_some("page")>
                        {t(text::goals)}
                    </a>
                </nav>
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
