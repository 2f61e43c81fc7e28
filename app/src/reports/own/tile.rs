//! A tile of a dashboard: a panel of the pages that everybody has, with the link to where it comes from.

use domain::reports::{PlanReport, StandingCounts, TileKind};
use leptos::{context::Provider, prelude::*};
use time::Date;

use super::{
    api::{PlanTile, ShownTile, TileContent},
    text,
};
use crate::{
    i18n::{Language, t, use_language},
    links::{self, DashboardTable},
    reports::{
        chart_panels::{BurnUp, IndicatorsPanel, Standings},
        health::{FigureTable, query::HealthQuery, text as health_text},
        lane_panel::LanePanel,
        needs_panel::NeedsPanel,
        plan_panels::{Ages, CarePanel, DelayedPanel, Milestones},
        text as words,
        tile_place::{TilePlace, panel_id},
    },
};

/// For how many weeks a tile tells milestones.
pub(super) const WEEKS: u8 = 4;

/// A tile in its place.
#[component]
pub(super) fn TileItem(tile: ShownTile, place: usize, today: Date) -> impl IntoView {
    let ShownTile { kind, name, content } = tile;
    // What has many columns needs the whole width.
    let class = match kind {
        TileKind::Fields | TileKind::Indicators => "tile tile--wide",
        _ => "tile",
    };
    let source = source(&content, name);
    view! {
        <li class=class>
            {source}
            <Provider value=TilePlace(place)>
                <TilePanel kind content today/>
            </Provider>
        </li>
    }
    .into_any()
}

/// The way to where a tile comes from, by the name of that; none leads to what is gone.
fn source(content: &TileContent, name: Option<String>) -> Option<AnyView> {
    let (href, otherwise): (String, fn(Language) -> &'static str) = match content {
        TileContent::Gone => return None,
        TileContent::Plan(shown) if shown.is_draft => (links::board(shown.plan), words::plan),
        TileContent::Plan(shown) => (links::dashboard(shown.plan, WEEKS), words::plan),
        TileContent::Network(network) => (network_query(network).path(), health_text::all_regions),
        TileContent::Needs(_) => ("/".to_owned(), words::overview),
    };
    let words = match name {
        Some(name) => view! { <span lang="de">{name}</span> }.into_any(),
        None => t(otherwise).into_any(),
    };
    Some(
        view! { <p class="tile__source"><a class="btn btn--quiet btn--small" href=href>{words}</a></p> }
            .into_any(),
    )
}

fn network_query(network: &crate::reports::health::api::HealthDashboard) -> HealthQuery {
    let region = network.region.as_ref().map(|region| domain::id::HealthRegionId(region.record.id));
    HealthQuery { region, ..HealthQuery::default() }
}

#[component]
fn TilePanel(kind: TileKind, content: TileContent, today: Date) -> impl IntoView {
    match content {
        TileContent::Gone => view! { <Nothing kind why=text::gone/> }.into_any(),
        TileContent::Plan(shown) => plan_panel(kind, *shown, today),
        TileContent::Network(network) => {
            let query = network_query(&network);
            view! { <FigureTable query dashboard=*network is_reach={kind == TileKind::Reach}/> }.into_any()
        }
        TileContent::Needs(needs) => view! { <NeedsPanel needs=*needs today/> }.into_any(),
    }
}

/// How all measures of a report stand.
fn all_of(report: &PlanReport) -> StandingCounts {
    report.fields.iter().fold(StandingCounts::default(), |mut sum, lane| {
        sum.add_all(lane.standing);
        sum
    })
}

fn plan_panel(kind: TileKind, shown: PlanTile, today: Date) -> AnyView {
    let PlanTile { plan, report, burn_up, delayed, delayed_count, .. } = shown;
    let weeks = WEEKS;
    let all = all_of(&report);
    match kind {
        TileKind::Indicators if report.indicators.is_empty() => {
            view! { <Nothing kind why=text::no_indicators/> }.into_any()
        }
        TileKind::Indicators => view! { <IndicatorsPanel plan indicators=report.indicators/> }.into_any(),
        // A plan without measures lacks care all the more.
        TileKind::Care => view! { <CarePanel plan weeks report/> }.into_any(),
        _ if all.total() == 0 => view! { <Nothing kind why=text::no_measures/> }.into_any(),
        TileKind::Standings => view! { <Standings all/> }.into_any(),
        TileKind::Course => view! { <BurnUp points=burn_up today/> }.into_any(),
        TileKind::Fields => {
            view! { <LanePanel plan weeks table=DashboardTable::Fields lanes=report.fields/> }.into_any()
        }
        TileKind::Delayed => {
            view! { <DelayedPanel plan weeks report delayed delayed_count today/> }.into_any()
        }
        TileKind::Milestones => {
            view! { <Milestones plan weeks milestones=report.milestones today/> }.into_any()
        }
        TileKind::Ages => view! { <Ages plan weeks ages=report.ages/> }.into_any(),
        // These are about no plan.
        TileKind::Reach | TileKind::Attention | TileKind::Needs => {
            view! { <Nothing kind why=text::gone/> }.into_any()
        }
    }
}

/// A tile that has nothing to show says why.
#[component]
fn Nothing(kind: TileKind, why: fn(Language) -> &'static str) -> impl IntoView {
    let language = use_language();
    let heading = panel_id("nothing");
    let labelled_by = heading.clone();
    view! {
        <section class="panel" aria-labelledby=labelled_by>
            <h2 class="panel__head" id=heading>{move || text::kind(language.get(), kind)}</h2>
            <p class="muted">{t(why)}</p>
        </section>
    }
    .into_any()
}
