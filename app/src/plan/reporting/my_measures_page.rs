//! `/plan/mine`: the reader's measures over all plans, each with the forms to report of it.

use domain::{
    plan::{MeasureStatus, OwnMeasure, is_late},
    reports::Urgency,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::{Date, Duration};

use super::{
    api::{OwnMeasures, load_own_measures},
    quick_report::{QuickReport, ReportActions},
    text,
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links,
    plan::text as plan_text,
    ui::{Failed, FormNews, Icon, Title, format},
};

/// A heading with its id, and the measures under it.
type Part = (fn(Language) -> &'static str, &'static str, Vec<OwnMeasure>);

/// Up to how many days ahead a measure is due soon.
const SOON: Duration = Duration::days(30);

/// The page.
#[component]
pub fn MyMeasuresPage() -> impl IntoView {
    let language = use_language();
    let actions = ReportActions::new();
    let own = ask(move || actions.made(), |_| load_own_measures());
    view! {
        <Title text=move || text::my_measures(language.get())/>
        <div class="page">
            <div class="page-head">
                <h1>{t(text::my_measures)}</h1>
            </div>
            <p class="lead">{t(text::lead)}</p>
            <FormNews news=actions.news/>
            <Transition>
                {move || Suspend::new(async move {
                    match own.await {
                        Ok(own) => view! { <Content own actions/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Content(own: OwnMeasures, actions: ReportActions) -> impl IntoView {
    let OwnMeasures { measures, today } = own;
    if measures.is_empty() {
        return view! {
            <div class="empty">
                <Icon name="success" large=true/>
                <h2 class="empty__title">{t(text::nothing)}</h2>
                <p>{t(text::nothing_hint)}</p>
            </div>
        }
        .into_any();
    }
    let mut parts: [Part; 4] = [
        (text::late_heading, "late", Vec::new()),
        (text::next_heading, "next", Vec::new()),
        (text::soon_heading, "soon", Vec::new()),
        (text::later_heading, "later", Vec::new()),
    ];
    for own in measures {
        parts[urgency(own.measure.status, own.measure.due_on, today)].2.push(own);
    }
    parts
        .into_iter()
        .filter(|(_, _, measures)| !measures.is_empty())
        .map(|(heading, id, measures)| {
            let rows = measures.into_iter().map(|own| view! { <Row own today actions/> });
            view! {
                <section class="panel" aria-labelledby=id>
                    <h2 class="panel__head" id=id>{t(heading)}</h2>
                    <ul class="rows own-measures">{rows.collect_view()}</ul>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

/// In which part of the page a measure stands: late, next, soon, or later. The start page counts the first two.
fn urgency(status: MeasureStatus, due_on: Option<Date>, today: Date) -> usize {
    match Urgency::of(status, due_on, today) {
        Urgency::Overdue => 0,
        Urgency::Next => 1,
        Urgency::Later if due_on.is_some_and(|due_on| due_on <= today + SOON) => 2,
        Urgency::Later => 3,
    }
}

#[component]
fn Row(own: OwnMeasure, today: Date, actions: ReportActions) -> impl IntoView {
    let language = use_language();
    let link = links::sheet(own.measure.plan_id, own.measure.id, None);
    let returned = use_query_map().read_untracked().get("measure");
    let is_returned = returned == Some(own.measure.id.to_string());
    let may_report = own.rights.advance || own.rights.report && !own.indicators.is_empty();
    let label = {
        let title = own.measure.title.clone();
        move || text::report_for(language.get(), &title)
    };
    view! {
        <li>
            <div class="row__main">
                <h3 class="row__title">
                    <a href=link lang="de">{own.measure.title.clone()}</a>
                </h3>
                <MeasureFacts own=own.clone() today/>
                {may_report.then(|| view! {
                    <details class="quick-report" open=is_returned>
                        <summary class="btn btn--small" aria-label=label>{t(text::report_heading)}</summary>
                        <div class="quick-report__forms">
                            <QuickReport own actions token=""/>
                        </div>
                    </details>
                })}
            </div>
        </li>
    }
    .into_any()
}

/// How a measure stands, by when it is to be done, and whose it is.
#[component]
pub(super) fn MeasureFacts(own: OwnMeasure, today: Date) -> impl IntoView {
    let language = use_language();
    let (status, due_on) = (own.measure.status, own.measure.due_on);
    let is_late = is_late(status, due_on, today);
    let due = due_on.map(|due_on| {
        let words = move || {
            let language = language.get();
            let day = format::near_date(language, due_on, today);
            if is_late { text::was_due(language, &day) } else { text::due(language, &day) }
        };
        if is_late {
            view! {
                <span class="state state--delayed">
                    <Icon name="delayed" small=true/>
                    {words}
                </span>
            }
            .into_any()
        } else {
            view! { <span class="nowrap">{words}</span> }.into_any()
        }
    });
    let committee = own.committee.map(|committee| committee.name);
    let whose: Vec<_> = committee.into_iter().chain([own.plan]).collect();
    view! {
        <p>
            {move || text::status_now(language.get(), plan_text::status(language.get(), status))}
            {due.is_some().then_some(" · ")}
            {due}
        </p>
        <p class="muted" lang="de">{whose.join(" · ")}</p>
        {own.is_responsible.then(|| view! { <p class="note">{t(text::responsible)}</p> })}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_most_urgent_comes_first() {
        let today = date!(2026 - 11 - 22);
        let urgency = |due_on| urgency(MeasureStatus::Running, due_on, today);
        assert_eq!(urgency(Some(date!(2026 - 11 - 21))), 0);
        assert_eq!(urgency(Some(today)), 1);
        assert_eq!(urgency(Some(date!(2026 - 12 - 06))), 1);
        assert_eq!(urgency(Some(date!(2026 - 12 - 07))), 2);
        assert_eq!(urgency(Some(date!(2026 - 12 - 22))), 2);
        assert_eq!(urgency(Some(date!(2026 - 12 - 23))), 3);
        assert_eq!(urgency(None), 3);
    }
}
