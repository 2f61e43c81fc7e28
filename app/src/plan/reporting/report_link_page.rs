//! `/report/{token}`: where a link in a mail leads; reports of one measure without signing in.

use domain::plan::MeasureStatus;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{LinkedReport, load_linked_report},
    my_measures_page::MeasureFacts,
    quick_report::{QuickReport, ReportActions},
    text,
};
use crate::{
    answer::ask,
    error::AppError,
    i18n::{t, use_language},
    links,
    ui::{Failed, FormNews, Icon, Title, format},
};

/// The page.
#[component]
pub fn ReportLinkPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
    let actions = ReportActions::new();
    let report = ask(move || (token.get(), actions.made()), |(token, _)| load_linked_report(token));
    view! {
        <Title text=move || text::link_heading(language.get())/>
        <div class="page page--narrow">
            <div class="page-head">
                <h1>{t(text::link_heading)}</h1>
            </div>
            <FormNews news=actions.news/>
            <Transition>
                {move || Suspend::new(async move {
                    match report.await {
                        Ok(report) => view! { <Content report actions token=token.get_untracked()/> }.into_any(),
                        Err(AppError::NotFound) => view! { <Gone/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Content(report: LinkedReport, actions: ReportActions, token: String) -> impl IntoView {
    let language = use_language();
    let LinkedReport { measure: own, name, last_day, today } = report;
    let query = use_query_map();
    let chosen = query.read_untracked().get("status").and_then(|status| status.parse::<MeasureStatus>().ok());
    let chosen = chosen.filter(|status| own.next_statuses().contains(status));
    let measure_link = links::sheet(own.measure.plan_id, own.measure.id, None);
    let lead = move || text::link_lead(language.get(), &name, &format::date(language.get(), last_day));
    view! {
        <p class="lead">{lead}</p>
        <section class="panel" aria-labelledby="reported-measure">
            <h2 class="panel__head" id="reported-measure" lang="de">{own.measure.title.clone()}</h2>
            <div class="panel__section">
                <MeasureFacts own=own.clone() today/>
            </div>
            <div class="panel__section">
                <h3 class="quick-report__heading">{t(text::which)}</h3>
                <QuickReport own actions token chosen/>
            </div>
        </section>
        <p><a href=measure_link>{t(text::open_measure)}</a></p>
    }
    .into_any()
}

/// What whoever comes with an old or broken link is told.
#[component]
fn Gone() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="clock" large=true/>
            <h2 class="empty__title">{t(text::link_gone)}</h2>
            <p>{t(text::link_gone_hint)}</p>
            <p><a class="btn btn--primary" href=links::MY_MEASURES>{t(text::my_measures)}</a></p>
        </div>
    }
    .into_any()
}
