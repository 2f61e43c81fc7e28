//! The start page: one sentence, then what is late, mine and new, in the order that suits the reader.

use domain::{
    directory::DirectoryList,
    plan::{PlanState, PlanSummary, is_late},
    reports::{DirectoryCounts, MeasureLine, Overview},
};
use leptos::prelude::*;
use time::Date;

use super::{
    api::{self, StartPage},
    figures::is_current,
    measure_row::{self, DelayedRow, OwnRow, has_several_regions},
    needs_panel::NeedsPanel,
    news::News,
    reader::Reader,
    sentence::{self, Facts},
    text,
    visitor::{AdoptedPlans, SignInHint, WhatIsHere},
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links,
    plan::PlanRow,
    ui::{Icon, Loaded, Title, format},
};

/// Plans shown here; the list of plans has all.
const PLANS: usize = 6;

/// `/`.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let language = use_language();
    let start = ask(|| (), |()| api::load_overview());
    view! {
        <Title text=move || text::overview(language.get())/>
        <Loaded resource=start children=|start| view! { <Start start/> }/>
    }
    .into_any()
}

/// What the lead is made of.
fn facts(overview: &Overview, today: Date) -> Facts {
    let current: Vec<_> = overview.plans.iter().filter(|summary| is_current(&summary.plan, today)).collect();
    let coming = overview.mine.iter().filter(|line| !is_late(line.status, line.due_on, today));
    Facts {
        today,
        late: overview.late_count,
        oldest_due: overview.late.first().and_then(|line| line.due_on),
        mine: overview.mine_count,
        mine_late: overview.mine_late_count,
        next_due: coming.filter_map(|line| line.due_on).min(),
        plans: overview.plans.len(),
        current_plans: current.len(),
        measures: current.iter().map(|summary| summary.measures).sum(),
        finished: current.iter().map(|summary| summary.finished).sum(),
        counts: overview.counts,
        newest: overview.news.first().map(|entry| entry.at),
    }
}

#[component]
fn Start(start: StartPage) -> impl IntoView {
    let language = use_language();
    let StartPage { today, is_signed_in, roles, is_demo, overview } = start;
    let reader = Reader::of(is_signed_in, &roles);
    let facts = facts(&overview, today);
    let Overview { plans, news, late, late_count, mine, mine_count, needs, counts, .. } = overview;
    let has_news = !news.is_empty();

    let late = move || view! { <Late lines=late count=late_count today/> }.into_any();
    let mine = move || view! { <Mine lines=mine count=mine_count today/> }.into_any();
    let shown: Vec<_> = plans
        .into_iter()
        .filter(|summary| is_current(&summary.plan, today) || summary.plan.state == PlanState::Draft)
        .take(PLANS)
        .collect();
    let news = move || view! { <News entries=news today/> }.into_any();
    let has_needs = !needs.is_nothing();
    let needs = move || view! { <NeedsPanel needs today/> }.into_any();
    let (main, side) = match reader {
        Reader::Visitor => {
            let adopted = view! { <AdoptedPlans plans=shown/> }.into_any();
            let mut side = vec![view! { <SignInHint is_demo/> }.into_any()];
            side.extend(has_news.then(news));
            (vec![view! { <WhatIsHere/> }.into_any(), adopted], side)
        }
        // Who has no work here is told of what there is, not that there is none.
        Reader::Guest => {
            let mut main: Vec<_> = has_needs.then(needs).into_iter().collect();
            main.extend([plan_panel(shown), late()]);
            (main, vec![news()])
        }
        Reader::Member => (vec![needs(), mine(), late()], vec![news(), plan_panel(shown)]),
        Reader::Manager => {
            let mut main = vec![needs(), late()];
            main.extend((mine_count > 0).then(mine));
            (main, vec![plan_panel(shown), news()])
        }
        Reader::Coordinator => (vec![needs(), late(), mine()], vec![news(), plan_panel(shown)]),
        Reader::Operator => {
            let mut main: Vec<_> = has_needs.then(needs).into_iter().collect();
            main.extend([view! { <Contents counts/> }.into_any(), plan_panel(shown)]);
            (main, vec![news()])
        }
    };
    let about = (reader == Reader::Visitor).then(|| view! { {t(text::about)} " " });
    let lead = {
        let facts = facts.clone();
        move || sentence::lead(language.get(), reader, &facts).0
    };
    let emphasis = move || sentence::lead(language.get(), reader, &facts).1;
    view! {
        <div class="page">
            <div class="page-head">
                <h1>{t(text::overview)}</h1>
                <p class="note">
                    <time datetime=today.to_string()>{move || format::weekday_date(language.get(), today)}</time>
                </p>
            </div>
            <p class="lead">{about} {lead} " " <strong>{emphasis}</strong></p>
            <div class="columns">
                <div class="stack">{main}</div>
                <div class="stack">{side}</div>
            </div>
        </div>
    }
    .into_any()
}

/// How many of a list are not shown, as a link to where they are.
fn more(count: usize, shown: usize, href: &'static str) -> Option<AnyView> {
    let language = use_language();
    let rest = count.saturating_sub(shown);
    let words = move || measure_row::more(language.get(), rest);
    (rest > 0).then(|| view! { <p class="panel__section"><a href=href>{words}</a></p> }.into_any())
}

#[component]
fn Late(lines: Vec<MeasureLine>, count: usize, today: Date) -> impl IntoView {
    let more = more(count, lines.len(), links::DASHBOARD);
    let with_region = has_several_regions(&lines);
    let list = if lines.is_empty() {
        view! {
            <p class="state state--reached">
                <Icon name="reached" small=true/>
                {t(text::nothing_late)}
            </p>
        }
        .into_any()
    } else {
        view! {
            <ul class="rows">
                {lines.into_iter().map(|line| view! { <DelayedRow line today with_region/> }).collect_view()}
            </ul>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="late">
            <div class="panel__head">
                <h2 id="late">{t(text::late)}</h2>
                <a class="btn btn--small" href=links::DASHBOARD>{t(text::to_dashboard)}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn Mine(lines: Vec<MeasureLine>, count: usize, today: Date) -> impl IntoView {
    let more = more(count, lines.len(), links::MY_MEASURES);
    let with_region = has_several_regions(&lines);
    let list = if lines.is_empty() {
        view! { <p class="muted">{t(text::nothing_mine)}</p> }.into_any()
    } else {
        view! {
            <ul class="rows">
                {lines.into_iter().map(|line| view! { <OwnRow line today with_region/> }).collect_view()}
            </ul>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="mine">
            <div class="panel__head">
                <h2 id="mine">{t(text::mine)}</h2>
                <a class="btn btn--small" href=links::MY_MEASURES>{t(text::report_mine)}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn plan_panel(plans: Vec<PlanSummary>) -> AnyView {
    let list = if plans.is_empty() {
        view! { <p class="muted">{t(text::no_plan)}</p> }.into_any()
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
                <h2 id="plans">{t(text::plans)}</h2>
                <a class="btn btn--small" href=links::PLANS>{t(text::all_plans)}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}

/// What the installation holds, for whoever runs it.
#[component]
fn Contents(counts: DirectoryCounts) -> impl IntoView {
    let language = use_language();
    let line = move |list: DirectoryList, name: fn(Language) -> &'static str, count: i64| {
        view! {
            <li>
                <a href=links::directory(list)>{t(name)}</a>
                <span class="links__side num">{move || format::count(language.get(), count)}</span>
            </li>
        }
    };
    view! {
        <section class="panel" aria-labelledby="contents">
            <h2 class="panel__head" id="contents">{t(text::contents)}</h2>
            <ul class="links">
                {line(DirectoryList::HealthRegions, text::health_regions, counts.health_regions)}
                {line(DirectoryList::Committees, text::committees, counts.committees)}
                {line(DirectoryList::Organisations, text::organisations, counts.organisations)}
                {line(DirectoryList::People, text::people, counts.people)}
            </ul>
            <p class="note">{t(text::contents_note)}</p>
        </section>
    }
    .into_any()
}
