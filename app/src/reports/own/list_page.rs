//! `/dashboard/own`: the dashboards that the reader may open, and the form for a new one.

use leptos::{prelude::*, server_fn::ServerFn as _};
use leptos_router::hooks::use_query_map;

use super::{
    api::{CreateDashboard, DashboardRow, OwnDashboards, RestoreDashboard, list_own_dashboards},
    choice::{NameAndAudience, problem_in_address},
    text,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    network::saved_views::text as view_text,
    reports::text as words,
    ui::{FormNews, Icon, Loaded, Title},
};

/// `removed` names a dashboard that can be brought back.
#[component]
pub fn OwnDashboardsPage() -> impl IntoView {
    let language = use_language();
    let dashboards = ask(|| (), |()| list_own_dashboards());
    view! {
        <Title text=move || text::title(language.get())/>
        <Loaded resource=dashboards children=|answer| view! { <Content answer/> }/>
    }
    .into_any()
}

#[component]
fn Content(answer: OwnDashboards) -> impl IntoView {
    let OwnDashboards { is_signed_in, dashboards, audiences } = answer;
    let news = RwSignal::new(problem_in_address().map(Err));
    let list = if dashboards.is_empty() {
        view! { <p class="muted">{t(text::none)}</p> }.into_any()
    } else {
        let rows = dashboards.into_iter().map(|row| view! { <Row row/> });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    let new = if is_signed_in {
        view! {
            <section class="panel screen-only" aria-labelledby="new-dashboard">
                <h2 class="panel__head" id="new-dashboard">{t(text::new)}</h2>
                <form class="form" method="post" action=CreateDashboard::PATH>
                    <NameAndAudience present=(String::new(), "private".to_owned()) choices=audiences/>
                    <div class="actions">
                        <button class="btn btn--primary">{t(text::create)}</button>
                    </div>
                </form>
            </section>
        }
        .into_any()
    } else {
        view! {
            <div class="panel">
                <p>{t(text::sign_in_hint)}</p>
                <p class="actions">
                    <a class="btn btn--primary" href="/sign-in" rel="external">{t(words::sign_in)}</a>
                </p>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="page">
            <nav class="breadcrumb" aria-label=t(crate::plan::text::path)>
                <ol>
                    <li><a href=links::DASHBOARD>{t(words::dashboard_title)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::title)}</h1>
            <p class="lead">{t(text::lead)}</p>
            <FormNews news/>
            <Removed/>
            <section class="panel" aria-label=t(text::list)>{list}</section>
            {new}
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: DashboardRow) -> impl IntoView {
    let language = use_language();
    let DashboardRow { id, name, tiles, audience, owner, may_change, .. } = row;
    let label = {
        let name = name.clone();
        move || text::edit_of(language.get(), &name)
    };
    let about = move || {
        let language = language.get();
        let owner = owner.as_ref().map(|owner| view_text::owned(language, owner));
        let said = [text::tiles_count(language, tiles), view_text::audience(language, &audience)];
        said.into_iter().chain(owner).collect::<Vec<_>>().join(" · ")
    };
    let edit = may_change.then(|| {
        view! {
            <a class="btn btn--quiet btn--small screen-only" href=links::own_dashboard_form(id) aria-label=label>
                <Icon name="edit" small=true/>
                {t(text::edit)}
            </a>
        }
    });
    view! {
        <li>
            <div class="row__main">
                <p class="row__title"><a href=links::own_dashboard(id)>{name}</a></p>
                <p class="muted">{about}</p>
            </div>
            {edit}
        </li>
    }
    .into_any()
}

/// The way back to a dashboard that was just removed.
#[component]
fn Removed() -> impl IntoView {
    let removed = use_query_map().read_untracked().get("removed");
    removed.map(|id| {
        view! {
            <div class="alert alert--success">
                <Icon name="success"/>
                <p role="status">{t(text::removed)}</p>
                <form method="post" action=RestoreDashboard::PATH>
                    <input type="hidden" name="id" value=id/>
                    <button class="btn btn--small">{t(text::undo)}</button>
                </form>
            </div>
        }
    })
}
