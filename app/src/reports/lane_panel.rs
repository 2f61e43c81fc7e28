//! Measures by what they have in common: counted and judged side by side, as bars and as a table whose numbers lead to
//! the measures they count.

use domain::{
    id::PlanId,
    plan::Judged,
    reports::{Figure, LaneFigures, Standing},
};
use leptos::prelude::*;

use super::{
    dashboard_page::{part, segments},
    plan_sentence as sentence, plan_text as words, text,
    tile_place::panel_id,
};
use crate::{
    i18n::{Language, t, use_language},
    links::{self, DashboardTable},
    plan::{plan_query::measures_path, text as plan_text},
    ui::{
        Icon,
        chart::{Legend, Part, Segment, StackedBar, Texture},
        format,
    },
};

/// How many bars are shown before one asks for the others.
const SHOWN: usize = 10;

/// How a judgement is drawn.
fn judged_part(judged: Judged) -> Part {
    let (label, class, texture): (fn(Language) -> &'static str, _, _) = match judged {
        Judged::OnTrack => {
            (|language| plan_text::judged(language, Judged::OnTrack), "bar--reached", Texture::Plain)
        }
        Judged::AtRisk => {
            (|language| plan_text::judged(language, Judged::AtRisk), "bar--watch", Texture::Dots)
        }
        Judged::InTrouble => {
            (|language| plan_text::judged(language, Judged::InTrouble), "bar--delayed", Texture::Hatch)
        }
        Judged::NotJudged => {
            (|language| plan_text::judged(language, Judged::NotJudged), "bar--planned", Texture::Plain)
        }
    };
    Part { label, class, texture }
}

/// A number that leads to the measures it counts; none leads nowhere.
#[component]
pub(super) fn Number(plan: PlanId, figure: Figure) -> impl IntoView {
    let language = use_language();
    let number = move || format::count(language.get(), figure.count);
    if figure.count == 0 {
        return view! { <span class="muted">{number}</span> }.into_any();
    }
    let href = measures_path(plan, figure.filter);
    view! {
        <a class="figure-link" href=href>
            {number}
        </a>
    }
    .into_any()
}

/// The title of a table with the link to its file.
#[component]
pub(super) fn PanelHead(plan: PlanId, weeks: u8, table: DashboardTable) -> impl IntoView {
    let language = use_language();
    let title = move || words::title(language.get(), table);
    let label = move || words::csv_of(language.get(), title());
    let href = links::dashboard_table(table, plan, weeks);
    view! {
        <div class="panel__head">
            <h2 id=heading(table)>{title}</h2>
            <a class="btn btn--small screen-only" href=href download="" aria-label=label>
                <Icon name="download" small=true/>
                {t(words::csv)}
            </a>
        </div>
    }
    .into_any()
}

/// The id of the title of a table.
pub(super) fn heading(table: DashboardTable) -> String {
    panel_id(&format!("figures-{table}"))
}

/// What the figures of a table mean.
#[component]
pub(super) fn Meaning(table: DashboardTable) -> impl IntoView {
    let language = use_language();
    let items = move || {
        let definitions = words::definitions(language.get(), table).into_iter();
        definitions
            .map(|(word, definition)| {
                view! {
                    <dt>{word}</dt>
                    <dd>{definition}</dd>
                }
            })
            .collect_view()
    };
    view! {
        <details class="disclosure">
            <summary>
                <Icon name="chevron-down" small=true/>
                {t(text::definitions)}
            </summary>
            <dl class="facts">{items}</dl>
        </details>
    }
    .into_any()
}

/// The name of what measures have in common, or what to call those that lack it.
#[component]
fn LaneName(table: DashboardTable, name: String) -> impl IntoView {
    let language = use_language();
    if name.is_empty() {
        return view! { <span class="muted">{move || words::without(language.get(), table)}</span> }
            .into_any();
    }
    view! { <span lang="de">{name}</span> }.into_any()
}

/// One way to divide the measures of a plan.
#[component]
pub(super) fn LanePanel(
    plan: PlanId,
    weeks: u8,
    table: DashboardTable,
    lanes: Vec<LaneFigures>,
) -> impl IntoView {
    let language = use_language();
    let said = lanes.clone();
    let lead = move || sentence::lanes(language.get(), table, &said);
    let bar = |lane: &LaneFigures| view! { <LaneBars table lane=lane.clone()/> };
    let (first, others) = lanes.split_at(lanes.len().min(SHOWN));
    let first = first.iter().map(bar).collect_view();
    let count = i64::try_from(others.len()).unwrap_or(i64::MAX);
    let others = (count > 0).then(|| {
        view! {
            <details class="disclosure disclosure--printed">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {move || words::others(language.get(), &format::count(language.get(), count))}
                </summary>
                {others.iter().map(bar).collect_view()}
            </details>
        }
    });
    let occurs = |standing: &&Standing| lanes.iter().any(|lane| lane.standing(**standing).count > 0);
    let parts: Vec<_> = Standing::ALL.iter().filter(occurs).map(|standing| part(*standing)).collect();
    let is_judged = |judged: &&Judged| lanes.iter().any(|lane| lane.judged(**judged).count > 0);
    let judged: Vec<_> = Judged::ALL.iter().filter(is_judged).map(|judged| judged_part(*judged)).collect();
    view! {
        <section class="panel" aria-labelledby=heading(table)>
            <PanelHead plan weeks table/>
            <p>{lead}</p>
            <div class="chart-row chart-row--two chart-row__head" aria-hidden="true">
                <span></span>
                <span class="chart-row__counted">{t(words::counted)}</span>
                <span>{t(words::judged)}</span>
            </div>
            {first}
            {others}
            <div class="legends">
                <Legend label=text::legend parts/>
                <Legend label=words::judged_legend parts=judged/>
            </div>
            <details class="disclosure disclosure--printed">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {t(text::as_table)}
                </summary>
                <p class="note">{t(words::of_plan)}</p>
                <LaneTable plan table lanes/>
            </details>
            <Meaning table/>
        </section>
    }
    .into_any()
}

/// How the measures of a lane stand, and beside it how they are judged.
#[component]
fn LaneBars(table: DashboardTable, lane: LaneFigures) -> impl IntoView {
    let language = use_language();
    let standing = lane.standing;
    let value = move || {
        let n = |count| format::count(language.get(), count);
        text::of(language.get(), &n(standing.on_course()), &n(standing.total()))
    };
    let name = lane.name.clone();
    let spoken = Signal::derive(move || {
        if name.is_empty() { words::without(language.get(), table).to_owned() } else { name.clone() }
    });
    let judged_name = Signal::derive(move || words::judged_of(language.get(), &spoken.get()));
    let judged: Vec<_> = Judged::ALL
        .iter()
        .map(|judged| Segment { part: judged_part(*judged), count: lane.judged(*judged).count })
        .collect();
    view! {
        <div class="chart-row chart-row--two">
            <LaneName table name=lane.name.clone()/>
            <StackedBar name=spoken segments=segments(&standing)/>
            <span class="chart-row__value">{value}</span>
            <StackedBar name=judged_name segments=judged/>
        </div>
    }
    .into_any()
}

/// The same as a table.
#[component]
fn LaneTable(plan: PlanId, table: DashboardTable, lanes: Vec<LaneFigures>) -> impl IntoView {
    let language = use_language();
    let caption = panel_id(&format!("table-{table}"));
    let labelled_by = caption.clone();
    let standings = Standing::ALL.iter().map(|standing| {
        view! { <th scope="col" class="num">{move || text::standing(language.get(), *standing)}</th> }
    });
    let judged = Judged::ALL.iter().map(|judged| {
        view! { <th scope="col" class="num">{move || plan_text::judged(language.get(), *judged)}</th> }
    });
    let row = |lane: LaneFigures| {
        let standings = Standing::ALL.iter().map(|standing| lane.standing(*standing));
        let judged = Judged::ALL.iter().map(|judged| lane.judged(*judged));
        let cells = standings
            .chain([lane.all(), lane.open()])
            .chain(judged)
            .map(|figure| view! { <td class="num"><Number plan figure/></td> })
            .collect_view();
        view! {
            <tr>
                <th scope="row"><LaneName table name=lane.name/></th>
                {cells}
            </tr>
        }
    };
    view! {
        <div class="table-wrap" role="region" aria-labelledby=labelled_by tabindex="0">
            <table class="table table--plain">
                <caption class="visually-hidden" id=caption>
                    {move || words::table_of(language.get(), words::title(language.get(), table))}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">{move || words::row_head(language.get(), table)}</th>
                        {standings.collect_view()}
                        <th scope="col" class="num">{t(text::total)}</th>
                        <th scope="col" class="num">{t(words::open)}</th>
                        {judged.collect_view()}
                    </tr>
                </thead>
                <tbody>{lanes.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
