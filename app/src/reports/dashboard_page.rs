//! How plans are doing: a sentence, bars by field of action with their table, and what is delayed, with the reason.

use domain::{
    plan::PlanSummary,
    reports::{MeasureLine, Standing, StandingCounts},
};
use leptos::prelude::*;
use leptos_router::{components::Form, hooks::use_query_map};
use time::Date;

use super::{
    api::{self, Dashboard},
    chart_panels::CoursePanels,
    chart_text,
    day_choice::DayChoice,
    figures::sum,
    followed::Followed,
    lane_panel::heading,
    measure_row::{self, DelayedRow, has_several_regions},
    past_panels::{PastPanels, Refused},
    plan_panels::PlanPanels,
    sentence,
    share_panel::use_ten_rule,
    text,
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links::{self, DashboardTable},
    ui::{
        Icon, Loaded, Title,
        chart::{Legend, Part, Segment, StackedBar, Texture, TextureDefinitions},
        form::without_empty,
        format,
    },
};

/// The value of the choice of all plans.
const ALL: &str = "all";

/// `/dashboard`: `plan` is the id of a plan, or `all`; `weeks` says how far ahead milestones are told; `on` is another day
/// than today, and `since` an earlier one with which it is compared.
#[component]
pub fn DashboardPage() -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let followed = Followed::new();
    provide_context(followed);
    let dashboard = ask(
        move || {
            let asked = ["plan", "weeks", "on", "since"].map(|name| query.read().get(name));
            (asked, followed.news.get())
        },
        |([plan, weeks, on, since], _)| api::load_dashboard(plan, weeks, on, since),
    );
    view! {
        <Title text=move || text::dashboard_title(language.get())/>
        <Loaded resource=dashboard children=|dashboard| view! { <Figures dashboard/> }/>
    }
    .into_any()
}

/// How a standing is drawn.
pub(super) const fn part(standing: Standing) -> Part {
    let (label, class, texture): (fn(Language) -> &'static str, _, _) = match standing {
        Standing::Reached => {
            (|language| text::standing(language, Standing::Reached), "bar--reached", Texture::Plain)
        }
        Standing::Running => {
            (|language| text::standing(language, Standing::Running), "bar--running", Texture::Dots)
        }
        Standing::Delayed => {
            (|language| text::standing(language, Standing::Delayed), "bar--delayed", Texture::Hatch)
        }
        Standing::NotBegun => {
            (|language| text::standing(language, Standing::NotBegun), "bar--planned", Texture::Plain)
        }
        Standing::Stopped => {
            (|language| text::standing(language, Standing::Stopped), "bar--stopped", Texture::Cross)
        }
    };
    Part { label, class, texture }
}

pub(super) fn segments(counts: &StandingCounts) -> Vec<Segment> {
    Standing::ALL
        .iter()
        .map(|standing| Segment { part: part(*standing), count: counts.of(*standing) })
        .collect()
}

#[component]
fn Figures(dashboard: Dashboard) -> impl IntoView {
    let language = use_language();
    let Dashboard {
        today,
        is_signed_in,
        plans,
        chosen,
        fields,
        regions,
        is_withheld,
        delayed,
        delayed_count,
        report,
        burn_up,
        past,
        asked,
        change,
        weeks,
        compares_regions,
    } = dashboard;
    // What was stays as it was.
    let live = chosen.filter(|_| past.is_none());
    let followed = use_context::<Followed>();
    Effect::new(move |_| {
        if let Some(followed) = followed {
            followed.show(live, change);
        }
    });
    if plans.is_empty() {
        return view! { <NoPlan is_signed_in/> }.into_any();
    }
    let all = sum(&fields);
    // Also on paper, where there is nothing to choose.
    let about = plans.iter().find(|summary| chosen == Some(summary.plan.id)).map(|summary| {
        let (from, to) = (summary.plan.period_from, summary.plan.period_to);
        view! {
            <p>
                <span lang="de">{plan_name(summary)}</span>
                " · "
                {move || format::period(language.get(), from, to)}
            </p>
        }
    });
    let as_of = past.as_ref().and_then(|past| past.as_ref().ok()).map_or(today, |past| past.day.on);
    let refusal = past.as_ref().and_then(|past| past.as_ref().err()).copied();
    let day_choice = chosen.map(|plan| view! { <DayChoice plan today asked refusal/> });
    let board = chosen.map(|plan| view! { <a class="btn" href=links::board(plan)>{t(text::to_board)}</a> });
    let way = |href: &'static str, words: fn(Language) -> &'static str| {
        view! { <a class="btn btn--quiet btn--small" href=href>{t(words)}</a> }
    };
    let comparison = compares_regions.then(|| way(links::REGIONS_DASHBOARD, text::to_comparison));
    let network = way(links::NETWORK_DASHBOARD, text::to_network);
    let own = way(links::OWN_DASHBOARDS, text::to_own);
    let explained = way(links::CHARTS, chart_text::explained);
    let choice = view! { <PlanChoice plans chosen=chosen.map_or_else(|| ALL.to_owned(), |plan| plan.to_string()) with_all=compares_regions/> };
    let body = if let Some(past) = past {
        match past {
            Ok(past) => view! { <PastPanels past/> }.into_any(),
            Err(refusal) => view! { <Refused refusal/> }.into_any(),
        }
    } else if all.total() == 0 && regions.is_empty() {
        let hint = if chosen.is_some() { text::no_measures } else { text::none_together };
        view! {
            <div class="panel empty">
                <Icon name="chart" large=true/>
                <h2 class="empty__title">{t(text::no_measures_title)}</h2>
                <p>{t(hint)}</p>
            </div>
        }
        .into_any()
    } else if let Some((plan, report)) = chosen.zip(report) {
        view! {
            <p class="lead">{move || sentence::standing(language.get(), &all)}</p>
            <CoursePanels points=burn_up all today/>
            <PlanPanels plan report delayed delayed_count today weeks/>
        }
        .into_any()
    } else {
        view! { <Together fields regions is_withheld delayed delayed_count today/> }.into_any()
    };
    view! {
        <TextureDefinitions/>
        <div class="page">
            <div class="page-head">
                <div class="page-head__title">
                    <h1>{t(text::dashboard_title)}</h1>
                    {about}
                    <p class="note">
                        {move || text::as_of(language.get(), &format::date(language.get(), as_of))}
                    </p>
                </div>
                <div class="page-head__actions">{choice} {board}</div>
            </div>
            <div class="dashboard-ways screen-only">{network} {comparison} {own} {explained}</div>
            {day_choice}
            {body}
        </div>
    }
    .into_any()
}

/// All current plans that the reader may compare: added up, by health region, and what is delayed in them.
#[component]
fn Together(
    fields: Vec<(String, StandingCounts)>,
    regions: Vec<(String, StandingCounts)>,
    /// Whether figures of other health regions are in no sum.
    is_withheld: bool,
    delayed: Vec<MeasureLine>,
    delayed_count: usize,
    today: Date,
) -> impl IntoView {
    let language = use_language();
    let all = sum(&fields);
    let lead = (all.total() > 0)
        .then(|| view! { <p class="lead">{move || sentence::standing(language.get(), &all)}</p> });
    let withheld = is_withheld.then(|| view! { <p class="note">{t(text::few_released)}</p> });
    let by_field = (all.total() > 0).then(|| view! { <Fields fields all/> });
    let delays = (all.total() > 0).then(|| view! { <Delayed lines=delayed count=delayed_count today/> });
    view! {
        {lead}
        <p class="note">{t(text::together_hint)}</p>
        {withheld}
        <div class="columns columns--even">
            <div class="stack">
                {by_field}
                <Regions regions/>
            </div>
            {delays}
        </div>
    }
    .into_any()
}

/// The title of a plan with its health region, which is said once.
pub(super) fn plan_name(summary: &PlanSummary) -> String {
    let PlanSummary { plan, health_region, .. } = summary;
    if plan.title.contains(health_region) {
        plan.title.clone()
    } else {
        format!("{health_region}: {}", plan.title)
    }
}

/// The choice of a plan: a plain form, so that it also works without JavaScript.
#[component]
fn PlanChoice(
    plans: Vec<PlanSummary>,
    chosen: String,
    /// Whether the reader may lay them together.
    with_all: bool,
) -> impl IntoView {
    if plans.len() < 2 {
        return ().into_any();
    }
    let by_rule = use_ten_rule();
    let options: Vec<_> = plans
        .into_iter()
        .map(|summary| {
            let value = summary.plan.id.to_string();
            let is_chosen = value == chosen;
            let name = plan_name(&summary);
            view! {
                <option value=value selected=is_chosen>
                    {name}
                </option>
            }
        })
        .collect();
    let all = with_all
        .then(|| view! { <option value=ALL selected={chosen == ALL}>{t(text::all_current)}</option> });
    view! {
        <Form method="GET" action=links::DASHBOARD on_form_data=without_empty(&["plan"]) attr:class="plan-choice">
            {move || by_rule.get().then(|| view! { <input type="hidden" name="rule" value=links::TEN_RULE/> })}
            <label class="visually-hidden" for="plan">{t(text::plan)}</label>
            <select class="input" id="plan" name="plan" prop:value=chosen.clone()>
                {all}
                {options}
            </select>
            <button class="btn">{t(text::show)}</button>
        </Form>
    }
    .into_any()
}

/// Bars by field of action, their legend, and the same as a table.
#[component]
fn Fields(fields: Vec<(String, StandingCounts)>, all: StandingCounts) -> impl IntoView {
    let rows =
        fields.clone().into_iter().map(|(field, counts)| view! { <FieldBar field counts/> }).collect_view();
    let parts: Vec<_> = Standing::ALL
        .iter()
        .filter(|standing| all.of(**standing) > 0)
        .map(|standing| part(*standing))
        .collect();
    view! {
        <section class="panel" aria-labelledby="by-field">
            <h2 class="panel__head" id="by-field">{t(text::by_field)}</h2>
            {rows}
            <Legend label=text::legend parts/>
            <details class="disclosure">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {t(text::as_table)}
                </summary>
                <FieldTable fields all/>
            </details>
            <Definitions/>
        </section>
    }
    .into_any()
}

/// The name of a field of action, or what to call what has none.
fn field_name(field: String) -> AnyView {
    if field.is_empty() { t(text::without_field).into_any() } else { field.into_any() }
}

#[component]
fn FieldBar(field: String, counts: StandingCounts) -> impl IntoView {
    let language = use_language();
    let value = move || {
        let n = |count| format::count(language.get(), count);
        text::of(language.get(), &n(counts.on_course()), &n(counts.total()))
    };
    view! {
        <div class="chart-row">
            <span>{field_name(field.clone())}</span>
            <StackedBar name=field segments=segments(&counts)/>
            <span class="chart-row__value">{value}</span>
        </div>
    }
    .into_any()
}

#[component]
fn FieldTable(fields: Vec<(String, StandingCounts)>, all: StandingCounts) -> impl IntoView {
    let language = use_language();
    let heads = Standing::ALL
        .iter()
        .map(|standing| view! { <th scope="col" class="num">{move || text::standing(language.get(), *standing)}</th> })
        .collect_view();
    let cells = move |counts: StandingCounts| {
        let numbers = counts.counts.into_iter().chain([counts.total()]);
        numbers
            .map(|count| view! { <td class="num">{move || format::count(language.get(), count)}</td> })
            .collect_view()
    };
    let sum = (fields.len() > 1).then(|| {
        view! {
            <tr>
                <th scope="row">{t(text::sum)}</th>
                {cells(all)}
            </tr>
        }
    });
    view! {
        <div class="table-wrap" role="region" aria-labelledby="by-field-table" tabindex="0">
            <table class="table table--plain">
                <caption class="visually-hidden" id="by-field-table">
                    {t(text::table_caption)}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">{t(text::field_of_action)}</th>
                        {heads}
                        <th scope="col" class="num">{t(text::total)}</th>
                    </tr>
                </thead>
                <tbody>
                    {fields
                        .into_iter()
                        .map(|(field, counts)| {
                            view! {
                                <tr>
                                    <th scope="row">{field_name(field)}</th>
                                    {cells(counts)}
                                </tr>
                            }
                        })
                        .collect_view()}
                    {sum}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What each figure means.
#[component]
fn Definitions() -> impl IntoView {
    let language = use_language();
    let standings = Standing::ALL
        .iter()
        .map(|standing| {
            view! {
                <dt>{move || text::standing(language.get(), *standing)}</dt>
                <dd>{move || text::definition(language.get(), *standing)}</dd>
            }
        })
        .collect_view();
    view! {
        <details class="disclosure">
            <summary>
                <Icon name="chevron-down" small=true/>
                {t(text::definitions)}
            </summary>
            <dl class="facts">
                {standings}
                <dt>{t(text::on_course)}</dt>
                <dd>{t(text::on_course_definition)}</dd>
                <dt>{t(text::current)}</dt>
                <dd>{t(text::current_definition)}</dd>
            </dl>
        </details>
    }
    .into_any()
}

/// Health regions, the best first; itself a table, so it needs no other.
#[component]
fn Regions(regions: Vec<(String, StandingCounts)>) -> impl IntoView {
    let language = use_language();
    view! {
        <section class="panel">
            <div class="table-wrap" role="region" aria-labelledby="by-region" tabindex="0">
                <table class="table table--plain">
                    <caption id="by-region">
                        {t(text::by_region)} <span class="note">" · " {t(text::on_course_note)}</span>
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(text::region)}</th>
                            <th scope="col">{t(text::share)}</th>
                            <th scope="col" class="num">{t(text::on_course)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {regions
                            .into_iter()
                            .map(|(region, counts)| {
                                let percent = counts.share();
                                let width = format!("{percent}%");
                                view! {
                                    <tr>
                                        <th scope="row">{region}</th>
                                        <td>
                                            <svg class="bars" aria-hidden="true">
                                                <rect class="bar--track" width="100%" height="100%"></rect>
                                                <rect class="bar--running" width=width height="100%"></rect>
                                            </svg>
                                        </td>
                                        <td class="num nowrap">
                                            {move || format!("{}\u{a0}%", format::count(language.get(), percent))}
                                        </td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What is delayed, with the reason and what happens next.
#[component]
pub(super) fn Delayed(
    lines: Vec<MeasureLine>,
    /// How many are delayed in all.
    count: usize,
    today: Date,
    /// The title, where it is more than the words.
    #[prop(optional)]
    head: Option<AnyView>,
    /// What is told before the list.
    #[prop(optional)]
    before: Option<AnyView>,
) -> impl IntoView {
    let language = use_language();
    let with_region = has_several_regions(&lines);
    let rest = count.saturating_sub(lines.len());
    let head = head.unwrap_or_else(|| {
        view! { <h2 class="panel__head" id=heading(DashboardTable::Delayed)>{t(text::what_is_delayed)}</h2> }
            .into_any()
    });
    let list = if lines.is_empty() {
        view! {
            <p class="state state--reached">
                <Icon name="reached" small=true/>
                {t(text::nothing_delayed)}
            </p>
        }
        .into_any()
    } else {
        let more = (rest > 0).then(|| {
            view! { <p class="note panel__section">{move || measure_row::more(language.get(), rest)}</p> }
        });
        view! {
            <ul class="rows">
                {lines.into_iter().map(|line| view! { <DelayedRow line today with_region in_detail=true/> }).collect_view()}
            </ul>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby=heading(DashboardTable::Delayed)>
            {head}
            {before}
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn NoPlan(is_signed_in: bool) -> impl IntoView {
    let hint = if is_signed_in { text::no_plan_member } else { text::no_plan_visitor };
    let next = if is_signed_in {
        view! { <a class="btn btn--primary" href=links::PLANS>{t(text::to_plans)}</a> }.into_any()
    } else {
        view! { <a class="btn btn--primary" href="/sign-in" rel="external">{t(text::sign_in)}</a> }.into_any()
    };
    view! {
        <div class="page">
            <div class="page-head">
                <h1>{t(text::dashboard_title)}</h1>
            </div>
            <div class="empty">
                <Icon name="chart" large=true/>
                <h2 class="empty__title">{t(text::no_plan_title)}</h2>
                <p>{t(hint)}</p>
                <div class="actions">
                    {next} <a class="btn" href=links::NETWORK_DASHBOARD>{t(text::to_network)}</a>
                    <a class="btn" href="/map">{t(text::to_map)}</a>
                </div>
            </div>
        </div>
    }
    .into_any()
}
