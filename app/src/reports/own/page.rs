//! `/dashboard/own/{id}`: the tiles of a dashboard, in the order that its owner gave them.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{DashboardRow, ShownDashboard, load_own_dashboard},
    text,
    tile::TileItem,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    network::saved_views::text as view_text,
    reports::text as words,
    ui::{Icon, Loaded, Title, chart::TextureDefinitions, format},
};

/// A dashboard that somebody has put together.
#[component]
pub fn OwnDashboardPage() -> impl IntoView {
    let params = use_params_map();
    let dashboard = ask(move || params.read().get("id").unwrap_or_default(), load_own_dashboard);
    view! { <Loaded resource=dashboard children=|dashboard| view! { <Content dashboard/> }/> }.into_any()
}

#[component]
fn Content(dashboard: ShownDashboard) -> impl IntoView {
    let language = use_language();
    let ShownDashboard { today, about, tiles } = dashboard;
    let DashboardRow { id, name, audience, owner, may_change, .. } = about;
    let title = name.clone();
    let said = move || {
        let language = language.get();
        let as_of = words::as_of(language, &format::date(language, today));
        let owner = owner.as_ref().map(|owner| view_text::owned(language, owner));
        let audience = view_text::audience(language, &audience);
        [as_of, audience].into_iter().chain(owner).collect::<Vec<_>>().join(" · ")
    };
    let edit = may_change.then(|| {
        view! {
            <a class="btn" href=links::own_dashboard_form(id)>
                <Icon name="edit" small=true/>
                {t(text::edit)}
            </a>
        }
    });
    let body = if tiles.is_empty() {
        let add = may_change.then(|| {
            view! { <a class="btn btn--primary" href=links::own_dashboard_form(id)>{t(text::add_first)}</a> }
        });
        view! {
            <div class="panel empty">
                <Icon name="chart" large=true/>
                <h2 class="empty__title">{t(text::empty)}</h2>
                <p>{t(text::empty_hint)}</p>
                {add}
            </div>
        }
        .into_any()
    } else {
        let tiles = tiles.into_iter().enumerate();
        let tiles = tiles.map(|(place, tile)| view! { <TileItem tile place today/> });
        view! { <ol class="tiles">{tiles.collect_view()}</ol> }.into_any()
    };
    view! {
        <Title text=title/>
        <TextureDefinitions/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(crate::plan::text::path)>
                <ol>
                    <li><a href=links::DASHBOARD>{t(words::dashboard_title)}</a></li>
                    <li><a href=links::OWN_DASHBOARDS>{t(text::title)}</a></li>
                </ol>
            </nav>
            <div class="page-head">
                <div class="page-head__title">
                    <h1>{name}</h1>
                    <p class="note">{said}</p>
                </div>
                <div class="page-head__actions">{edit}</div>
            </div>
            {body}
        </div>
    }
    .into_any()
}
