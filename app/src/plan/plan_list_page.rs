//! All plans the reader may see, by health region, and a plan as a row of a list.

use domain::{
    change::{RecordKind, RecordRef},
    id::HealthRegionId,
    plan::{PlanState, PlanSummary},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, PlanList},
    plan_list_text as text, text as words,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    ui::{Icon, KindMark, Loaded, Title, format},
};

/// `/plan`: `state` shows only plans of that state.
#[component]
pub fn PlanListPage() -> impl IntoView {
    let language = use_language();
    let plans = ask(|| (), |()| api::list_plans());
    view! {
        <Title text=move || text::title(language.get())/>
        <Loaded resource=plans children=|list| view! { <Plans list/> }/>
    }
    .into_any()
}

/// The plans of one health region.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    region: HealthRegionId,
    name: String,
    is_own: bool,
    plans: Vec<PlanSummary>,
}

/// Plans by health region, in the order in which they come: own regions are first already.
fn by_region(list: &PlanList, state: Option<PlanState>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for summary in list.plans.iter().filter(|summary| state.is_none_or(|state| summary.plan.state == state)) {
        let region = summary.plan.health_region_id;
        match groups.iter_mut().find(|group| group.region == region) {
            Some(group) => group.plans.push(summary.clone()),
            None => groups.push(Group {
                region,
                name: summary.health_region.clone(),
                is_own: list.own_regions.contains(&region),
                plans: vec![summary.clone()],
            }),
        }
    }
    groups
}

#[component]
fn Plans(list: PlanList) -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let chosen =
        Memo::new(move |_| query.read().get("state").and_then(|state| state.parse::<PlanState>().ok()));
    let regions = by_region(&list, None).len();
    let plans = list.plans.len();
    if plans == 0 {
        return view! { <NoPlan is_signed_in=list.is_signed_in may_create=list.may_create/> }.into_any();
    }
    let new_plan = list.may_create.then(|| view! { <NewPlanLink/> });
    let states: Vec<_> = PlanState::ALL
        .iter()
        .map(|state| (*state, list.plans.iter().filter(|summary| summary.plan.state == *state).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let filter = (states.len() > 1).then(|| view! { <StateFilter chosen states/> });
    view! {
        <div class="page">
            <div class="page-head">
                <h1>{t(text::title)}</h1>
                <div class="page-head__actions">{filter} {new_plan}</div>
            </div>
            <p class="lead">{move || text::lead(language.get(), plans, regions)}</p>
            {move || {
                let groups = by_region(&list, chosen.get());
                if groups.is_empty() {
                    view! {
                        <div class="empty">
                            <Icon name="board" large=true/>
                            <h2 class="empty__title">{t(text::none_of_state_title)}</h2>
                            <p>{t(text::none_of_state)}</p>
                            <a class="btn" href=links::PLANS>{t(text::show_all)}</a>
                        </div>
                    }
                        .into_any()
                } else {
                    groups.into_iter().map(|group| view! { <RegionPlans group/> }).collect_view().into_any()
                }
            }}
        </div>
    }
    .into_any()
}

#[component]
fn StateFilter(chosen: Memo<Option<PlanState>>, states: Vec<(PlanState, usize)>) -> impl IntoView {
    let language = use_language();
    let current = move |state: Option<PlanState>| (chosen.get() == state).then_some("page");
    view! {
        <nav class="segmented" aria-label=t(text::filter)>
            <a href=links::PLANS aria-current=move || current(None)>{t(text::all)}</a>
            {states
                .into_iter()
                .map(|(state, count)| {
                    view! {
                        <a href=format!("{}?state={state}", links::PLANS) aria-current=move || current(Some(state))>
                            {move || words::plan_state(language.get(), state)}
                            " "
                            <span class="muted">{count}</span>
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
    .into_any()
}

#[component]
fn RegionPlans(group: Group) -> impl IntoView {
    let heading = format!("region-{}", group.region);
    let labelled_by = heading.clone();
    let link = links::record(RecordRef::new(RecordKind::HealthRegion, group.region));
    view! {
        <section class="panel" aria-labelledby=labelled_by>
            <div class="panel__head">
                <h2 class="table__name" id=heading>
                    <KindMark kind=domain::network::NodeKind::Region/>
                    <a href=link>{group.name}</a>
                </h2>
                {group.is_own.then(|| view! { <span class="tag">{t(text::own_region)}</span> })}
            </div>
            <ul class="rows">
                {group.plans.into_iter().map(|summary| view! { <PlanRow summary/> }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

/// A plan as a row: title, period, state, and how many of its measures are finished.
#[component]
pub(crate) fn PlanRow(
    /// The plan.
    summary: PlanSummary,
    /// Whether to name the health region, where the list does not.
    #[prop(optional)]
    with_region: bool,
) -> impl IntoView {
    let language = use_language();
    let PlanSummary { plan, health_region, measures, finished } = summary;
    let (from, to, state) = (plan.period_from, plan.period_to, plan.state);
    let region = with_region.then(|| format!("{health_region} · "));
    let label = {
        let title = plan.title.clone();
        move || text::progress_of(language.get(), &title)
    };
    let bar = (measures > 0).then(|| {
        view! {
            <progress class="progress" max=measures.to_string() value=finished.to_string() aria-label=label></progress>
        }
    });
    view! {
        <li>
            <div class="row__main">
                <p class="row__title">
                    <a href=links::board(plan.id)>{plan.title}</a>
                </p>
                <p class="muted">
                    {region} <span class="nowrap">{move || format::period(language.get(), from, to)}</span> " "
                    <span class="tag">{move || words::plan_state(language.get(), state)}</span>
                </p>
            </div>
            <div class="row__side">
                <p class="note">{move || text::progress(language.get(), finished, measures)}</p>
                {bar}
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn NewPlanLink() -> impl IntoView {
    view! {
        <a class="btn btn--primary" href=links::NEW_PLAN>
            <Icon name="plus"/>
            {t(text::new_plan)}
        </a>
    }
}

#[component]
fn NoPlan(is_signed_in: bool, may_create: bool) -> impl IntoView {
    view! {
        <div class="page">
            <div class="page-head">
                <h1>{t(text::title)}</h1>
            </div>
            <div class="empty">
                <Icon name="board" large=true/>
                <h2 class="empty__title">{t(text::none_title)}</h2>
                <p>{t(text::none)}</p>
                <div class="actions">
                    {may_create.then(|| view! { <NewPlanLink/> })}
                    {(!is_signed_in)
                        .then(|| {
                            view! {
                                <a class="btn btn--primary" href="/sign-in" rel="external">
                                    {t(text::sign_in)}
                                </a>
                            }
                        })}
                    <a class="btn" href="/directory">{t(text::directory)}</a>
                </div>
            </div>
        </div>
    }
    .into_any()
}
