//! Everything that is told of one plan, in the order in which a manager asks: how far it is, what is delayed, what comes
//! next, who has how much to do, and whether one can trust the data.

use domain::{
    id::PlanId,
    plan::{MeasureFilter, PlanView, StatusAge},
    reports::{
        AgeFigures, Care, CareRecords, Delay, DueMilestone, Figure, MeasureLine, PlanReport, Standing,
    },
};
use leptos::prelude::*;
use time::Date;

use super::{
    chart_panels::IndicatorsPanel,
    dashboard_page::Delayed,
    figures::{WEEKS, until},
    lane_panel::{LanePanel, Meaning, Number, PanelHead, heading},
    plan_sentence as sentence, plan_text as words,
    share_panel::{TenRule, use_ten_rule},
    text,
    tile_place::{is_tile, panel_id},
};
use crate::{
    i18n::{Language, t, use_language},
    links::{self, DashboardTable},
    plan::{plan_query::lacking_path, text as plan_text},
    ui::{
        Icon,
        chart::{Legend, Part, Segment, StackedBar, Texture},
        format,
    },
};

/// All panels of a plan.
#[component]
pub(super) fn PlanPanels(
    plan: PlanId,
    report: PlanReport,
    /// Measures that are delayed, the longest overdue first.
    delayed: Vec<MeasureLine>,
    /// How many are delayed in all.
    delayed_count: usize,
    today: Date,
    /// For how many weeks milestones are told.
    weeks: u8,
) -> impl IntoView {
    let care = report.clone();
    let shares = report.clone();
    let lates = report.clone();
    let PlanReport { fields, goals, committees, people, milestones, ages, indicators, .. } = report;
    view! {
        <div class="stack">
            <LanePanel plan weeks table=DashboardTable::Fields lanes=fields/>
            <TenRule plan weeks report=shares/>
            <LanePanel plan weeks table=DashboardTable::Goals lanes=goals/>
            <IndicatorsPanel plan indicators/>
            <DelayedPanel plan weeks report=lates delayed delayed_count today/>
            <Milestones plan weeks milestones today/>
            <LanePanel plan weeks table=DashboardTable::Committees lanes=committees/>
            <LanePanel plan weeks table=DashboardTable::People lanes=people/>
            <CarePanel plan weeks report=care/>
            <Ages plan weeks ages/>
        </div>
    }
    .into_any()
}

/// What is delayed, counted and listed.
#[component]
pub(super) fn DelayedPanel(
    plan: PlanId,
    weeks: u8,
    report: PlanReport,
    /// Measures that are delayed, the longest overdue first.
    delayed: Vec<MeasureLine>,
    /// How many are delayed in all.
    delayed_count: usize,
    today: Date,
) -> impl IntoView {
    let before = view! { <Delays plan report/> }.into_any();
    let head = view! { <PanelHead plan weeks table=DashboardTable::Delayed/> }.into_any();
    view! { <Delayed lines=delayed count=delayed_count today head before/> }.into_any()
}

/// How many measures are delayed how, before they are listed.
#[component]
fn Delays(plan: PlanId, report: PlanReport) -> impl IntoView {
    let language = use_language();
    let rows = Delay::ALL.iter().map(|delay| {
        let figure = report.delay(*delay);
        view! {
            <dt>{move || words::delay(language.get(), *delay)}</dt>
            <dd><Number plan figure/></dd>
        }
    });
    // Every measure has one field of action, so these are all.
    let count: i64 = report.fields.iter().map(|lane| lane.standing(Standing::Delayed).count).sum();
    let filter = MeasureFilter { standing: Some(Standing::Delayed), ..MeasureFilter::default() };
    let all = Figure { count, filter };
    view! {
        <dl class="facts delays">
            {rows.collect_view()}
            <dt>{t(words::all_delayed)}</dt>
            <dd><Number plan figure=all/></dd>
        </dl>
        <Meaning table=DashboardTable::Delayed/>
    }
    .into_any()
}

/// Milestones that are to be done soon, or should have been.
#[component]
pub(super) fn Milestones(
    plan: PlanId,
    weeks: u8,
    milestones: Vec<DueMilestone>,
    today: Date,
) -> impl IntoView {
    let language = use_language();
    let table = DashboardTable::Milestones;
    let said = milestones.clone();
    let lead = move || sentence::milestones(language.get(), &said, (today, until(today, weeks)));
    let by_rule = use_ten_rule();
    let choices = WEEKS.into_iter().map(|choice| {
        let current = (choice == weeks).then_some("true");
        let href = move || {
            if by_rule.get() {
                links::dashboard_by_rule(plan, choice)
            } else {
                links::dashboard(plan, choice)
            }
        };
        view! {
            <a href=href data-noscroll="true" aria-current=current>
                {move || words::weeks(language.get(), choice)}
            </a>
        }
    });
    // A tile tells the usual weeks; whoever wants others follows its link.
    let choice = (!is_tile()).then(|| {
        view! { <nav class="segmented" aria-label=t(words::ahead)>{choices.collect_view()}</nav> }
    });
    // That there is none is said above.
    let list = (!milestones.is_empty()).then(|| {
        let rows = milestones.into_iter().map(|milestone| view! { <MilestoneRow plan milestone today/> });
        view! { <ul class="rows">{rows.collect_view()}</ul> }
    });
    view! {
        <section class="panel" aria-labelledby=heading(table)>
            <PanelHead plan weeks table/>
            <p>{lead}</p>
            {choice}
            {list}
            <Meaning table/>
        </section>
    }
    .into_any()
}

#[component]
fn MilestoneRow(plan: PlanId, milestone: DueMilestone, today: Date) -> impl IntoView {
    let language = use_language();
    let DueMilestone { title, due_on, measure_id, measure, committee, .. } = milestone;
    let place: Vec<_> = [measure].into_iter().chain(committee.map(|committee| committee.name)).collect();
    let late = (due_on < today).then(|| {
        view! {
            <span class="state state--delayed">
                <Icon name="delayed" small=true/>
                {t(words::late_milestone)}
            </span>
        }
    });
    view! {
        <li>
            <div class="row__main" lang="de">
                <p class="row__title">
                    <a href=links::sheet(plan, measure_id, None)>{title}</a>
                </p>
                <p class="muted">{place.join(" · ")}</p>
            </div>
            <div class="row__side">
                <p>{move || text::due(language.get(), &format::near_date(language.get(), due_on, today))}</p>
                {late}
            </div>
        </li>
    }
    .into_any()
}

/// What shows that the data are not looked after; itself a table, so it needs no other.
#[component]
pub(super) fn CarePanel(plan: PlanId, weeks: u8, report: PlanReport) -> impl IntoView {
    let language = use_language();
    let table = DashboardTable::Care;
    let rows = Care::ALL
        .iter()
        .map(|care| {
            let share = report.care_share(*care);
            let count = share.lacking;
            let number = match care.records() {
                CareRecords::Measures(filter) => {
                    let figure = Figure { count, filter };
                    view! { <Number plan figure/> }.into_any()
                }
                CareRecords::Goals(lack) => {
                    let href = lacking_path(plan, PlanView::Outline, lack);
                    view! { <NumberOf count href/> }.into_any()
                }
                CareRecords::Indicators(lack) => {
                    let href = lacking_path(plan, PlanView::Indicators, lack);
                    view! { <NumberOf count href/> }.into_any()
                }
            };
            view! {
                <tr>
                    <th scope="row">{move || words::care(language.get(), *care)}</th>
                    <td class="num">{number}</td>
                    <td class="num">{move || format::count(language.get(), share.of)}</td>
                    <td class="num nowrap">
                        {move || {
                            let percent = share.percent();
                            percent.map(|percent| format!("{}\u{a0}%", format::count(language.get(), percent)))
                        }}
                    </td>
                </tr>
            }
        })
        .collect_view();
    let score = report.care_score().map(|score| {
        let words = move || words::care_score(language.get(), &format::count(language.get(), score));
        view! { <strong>{words}</strong> " " }
    });
    let lead = move || sentence::care(language.get(), &report);
    let caption = panel_id("table-care");
    let labelled_by = caption.clone();
    view! {
        <section class="panel" aria-labelledby=heading(table)>
            <PanelHead plan weeks table/>
            <p>{score} {lead}</p>
            <div class="table-wrap" role="region" aria-labelledby=labelled_by tabindex="0">
                <table class="table table--plain">
                    <caption class="visually-hidden" id=caption>
                        {move || words::table_of(language.get(), words::title(language.get(), table))}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(words::what)}</th>
                            <th scope="col" class="num">{t(words::count)}</th>
                            <th scope="col" class="num">{t(words::care_of)}</th>
                            <th scope="col" class="num">{t(words::care_share)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Meaning table/>
        </section>
    }
    .into_any()
}

/// A number of records that are no measures, with the link to them.
#[component]
fn NumberOf(count: i64, href: String) -> impl IntoView {
    let language = use_language();
    let number = move || format::count(language.get(), count);
    if count == 0 {
        return view! { <span class="muted">{number}</span> }.into_any();
    }
    view! {
        <a class="figure-link" href=href>
            {number}
        </a>
    }
    .into_any()
}

/// How an age is drawn.
fn age_part(age: StatusAge) -> Part {
    let (label, class, texture): (fn(Language) -> &'static str, _, _) = match age {
        StatusAge::Month => {
            (|language| plan_text::status_age(language, StatusAge::Month), "bar--reached", Texture::Plain)
        }
        StatusAge::Quarter => {
            (|language| plan_text::status_age(language, StatusAge::Quarter), "bar--running", Texture::Dots)
        }
        StatusAge::HalfYear => {
            (|language| plan_text::status_age(language, StatusAge::HalfYear), "bar--planned", Texture::Plain)
        }
        StatusAge::Year => {
            (|language| plan_text::status_age(language, StatusAge::Year), "bar--stopped", Texture::Cross)
        }
        StatusAge::Longer => {
            (|language| plan_text::status_age(language, StatusAge::Longer), "bar--delayed", Texture::Hatch)
        }
    };
    Part { label, class, texture }
}

/// For how long open measures have had their status.
#[component]
pub(super) fn Ages(plan: PlanId, weeks: u8, ages: Vec<AgeFigures>) -> impl IntoView {
    let language = use_language();
    let table = DashboardTable::Ages;
    let said = ages.clone();
    let lead = move || sentence::ages(language.get(), &said);
    let bars = ages.iter().map(|figures| view! { <AgeBar figures=*figures/> }).collect_view();
    let occurs = |age: &&StatusAge| ages.iter().any(|figures| figures.age(**age).count > 0);
    let parts: Vec<_> = StatusAge::ALL.iter().filter(occurs).map(|age| age_part(*age)).collect();
    view! {
        <section class="panel" aria-labelledby=heading(table)>
            <PanelHead plan weeks table/>
            <p>{lead}</p>
            {bars}
            <Legend label=words::age_legend parts/>
            <details class="disclosure disclosure--printed">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {t(text::as_table)}
                </summary>
                <p class="note">{t(words::of_plan)}</p>
                <AgeTable plan ages/>
            </details>
            <Meaning table/>
        </section>
    }
    .into_any()
}

#[component]
fn AgeBar(figures: AgeFigures) -> impl IntoView {
    let language = use_language();
    let status = Signal::derive(move || plan_text::status(language.get(), figures.status).to_owned());
    let segments: Vec<_> = StatusAge::ALL
        .iter()
        .map(|age| Segment { part: age_part(*age), count: figures.age(*age).count })
        .collect();
    view! {
        <div class="chart-row">
            <span>{status}</span>
            <StackedBar name=status segments/>
            <span class="chart-row__value">{move || format::count(language.get(), figures.all().count)}</span>
        </div>
    }
    .into_any()
}

#[component]
fn AgeTable(plan: PlanId, ages: Vec<AgeFigures>) -> impl IntoView {
    let language = use_language();
    let table = DashboardTable::Ages;
    let heads = StatusAge::ALL.iter().map(|age| {
        view! { <th scope="col" class="num">{move || plan_text::status_age(language.get(), *age)}</th> }
    });
    let caption = panel_id("table-ages");
    let labelled_by = caption.clone();
    let rows = ages.into_iter().map(|figures| {
        let cells = StatusAge::ALL.iter().map(|age| figures.age(*age)).chain([figures.all()]);
        let cells = cells.map(|figure| view! { <td class="num"><Number plan figure/></td> });
        view! {
            <tr>
                <th scope="row">{move || plan_text::status(language.get(), figures.status)}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="table-wrap" role="region" aria-labelledby=labelled_by tabindex="0">
            <table class="table table--plain">
                <caption class="visually-hidden" id=caption>
                    {move || words::table_of(language.get(), words::title(language.get(), table))}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">{move || words::row_head(language.get(), table)}</th>
                        {heads.collect_view()}
                        <th scope="col" class="num">{t(text::total)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
