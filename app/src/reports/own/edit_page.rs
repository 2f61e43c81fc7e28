//! `/dashboard/own/{id}/edit`: the tiles in their order, the forms for more, name and sharing, and the way to remove it all.

use domain::{
    directory::NamedRecord,
    id::{OwnDashboardId, PlanId},
    plan::ListStep,
    reports::{TILES_MAX, TileKind, TileSource},
};
use leptos::{prelude::*, server_fn::ServerFn as _};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{
        AddTile, ChangeDashboard, DashboardForm, DashboardRow, MoveTile, RemoveDashboard, RemoveTile,
        TileRow, load_dashboard_form,
    },
    choice::{NameAndAudience, problem_in_address},
    text,
};
use crate::{
    answer::ask,
    i18n::{Language, t, use_language},
    links,
    reports::{health::text as health_text, text as words},
    ui::{FormNews, Icon, Loaded, News, Title},
};

/// `said` is a word for what was done last, `at` and `step` the button with which the reader goes on.
#[component]
pub fn EditOwnDashboardPage() -> impl IntoView {
    let params = use_params_map();
    let form = ask(move || params.read().get("id").unwrap_or_default(), load_dashboard_form);
    view! { <Loaded resource=form children=|form| view! { <Content form/> }/> }.into_any()
}

/// A dashboard in the version that was seen, which each form names.
#[derive(Clone, Copy)]
struct Seen {
    id: OwnDashboardId,
    version: i64,
}

/// What the address says of the last form.
fn news_in_address() -> Option<News> {
    if let Some(problem) = problem_in_address() {
        return Some(Err(problem));
    }
    let said: fn(Language) -> &'static str = match use_query_map().read_untracked().get("said").as_deref() {
        Some("added") => text::added,
        Some("moved") => text::moved,
        Some("removed") => text::taken_away,
        _ => return None,
    };
    Some(Ok(said))
}

#[component]
fn Content(form: DashboardForm) -> impl IntoView {
    let language = use_language();
    let DashboardForm { about, tiles, plans, regions, audiences } = form;
    let DashboardRow { id, name, audience, version, .. } = about;
    let seen = Seen { id, version };
    let news = RwSignal::new(news_in_address());
    let title = {
        let name = name.clone();
        move || text::edit_of(language.get(), &name)
    };
    let heading = title.clone();
    let crumb = name.clone();
    let is_full = tiles.len() >= TILES_MAX;
    let more = if is_full {
        view! { <p class="note">{move || text::full(language.get(), TILES_MAX)}</p> }.into_any()
    } else {
        view! { <NewTiles seen plans regions/> }.into_any()
    };
    view! {
        <Title text=title/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(crate::plan::text::path)>
                <ol>
                    <li><a href=links::DASHBOARD>{t(words::dashboard_title)}</a></li>
                    <li><a href=links::OWN_DASHBOARDS>{t(text::title)}</a></li>
                    <li><a href=links::own_dashboard(id)>{crumb}</a></li>
                </ol>
            </nav>
            <div class="page-head">
                <h1>{heading}</h1>
                <div class="page-head__actions">
                    <a class="btn" href=links::own_dashboard(id)>{t(text::to_dashboard)}</a>
                </div>
            </div>
            <FormNews news/>
            <Tiles seen tiles/>
            {more}
            <section class="panel" aria-labelledby="dashboard-share">
                <h2 class="panel__head" id="dashboard-share">{t(text::name_and_share)}</h2>
                <form class="form" method="post" action=ChangeDashboard::PATH>
                    <Hidden seen/>
                    <NameAndAudience present=(name, audience.key) choices=audiences/>
                    <div class="actions">
                        <button class="btn btn--primary">{t(text::save)}</button>
                    </div>
                </form>
            </section>
            <section class="panel" aria-labelledby="dashboard-remove">
                <h2 class="panel__head" id="dashboard-remove">{t(text::remove)}</h2>
                <form class="form" method="post" action=RemoveDashboard::PATH>
                    <Hidden seen/>
                    <p class="note">{t(text::remove_hint)}</p>
                    <div class="actions">
                        <button class="btn">{t(text::remove)}</button>
                    </div>
                </form>
            </section>
        </div>
    }
    .into_any()
}

/// Names what a form is about, and the version that was seen.
#[component]
fn Hidden(seen: Seen) -> impl IntoView {
    view! {
        <input type="hidden" name="id" value=seen.id.to_string()/>
        <input type="hidden" name="version" value=seen.version.to_string()/>
    }
}

/// The tiles in their order, each with what can be done to it.
#[component]
fn Tiles(seen: Seen, tiles: Vec<TileRow>) -> impl IntoView {
    let count = tiles.len();
    let focused = focused_in_address(count);
    let list = if tiles.is_empty() {
        view! { <p class="muted">{t(text::no_tiles)}</p> }.into_any()
    } else {
        let rows = tiles.into_iter().enumerate().map(|(place, tile)| {
            let focused = focused.filter(|(at, _)| *at == place).map(|(_, step)| step);
            let ends = (place == 0, place + 1 == count);
            view! { <TileLine seen tile place ends focused/> }
        });
        view! { <ol class="rows">{rows.collect_view()}</ol> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="dashboard-tiles">
            <h2 class="panel__head" id="dashboard-tiles">{t(text::tiles)}</h2>
            {list}
        </section>
    }
    .into_any()
}

/// The tile that was moved last, and the button with which it can go on: the other one at an end.
fn focused_in_address(count: usize) -> Option<(usize, ListStep)> {
    let query = use_query_map();
    let query = query.read_untracked();
    let place: usize = query.get("at")?.parse().ok()?;
    let step: ListStep = query.get("step")?.parse().ok()?;
    Some((place, going_on(place, step, count)))
}

fn going_on(place: usize, step: ListStep, count: usize) -> ListStep {
    match step {
        _ if step.from(place, count).is_some() => step,
        ListStep::Up => ListStep::Down,
        ListStep::Down => ListStep::Up,
    }
}

#[component]
fn TileLine(
    seen: Seen,
    tile: TileRow,
    place: usize,
    /// Whether it is the first, and whether it is the last.
    ends: (bool, bool),
    /// The button that has the focus.
    focused: Option<ListStep>,
) -> impl IntoView {
    let language = use_language();
    let TileRow { kind, name, is_gone } = tile;
    let about = move |language: Language| match (&name, kind.source()) {
        (Some(name), _) => name.clone(),
        (None, _) if is_gone => text::gone_short(language).to_owned(),
        (None, TileSource::Reader) => text::yours(language).to_owned(),
        (None, _) => health_text::all_regions(language).to_owned(),
    };
    let about = StoredValue::new(about);
    let said = move || about.with_value(|about| about(language.get()));
    let whole = Signal::derive(move || format!("{}, {}", text::kind(language.get(), kind), said()));
    view! {
        <li>
            <div class="row__main">
                <p class="row__title">{move || text::kind(language.get(), kind)}</p>
                <p class="muted">{said}</p>
            </div>
            <div class="tile-line__steps">
                <Step seen place step=ListStep::Up whole is_end=ends.0 is_focused={focused == Some(ListStep::Up)}/>
                <Step seen place step=ListStep::Down whole is_end=ends.1 is_focused={focused == Some(ListStep::Down)}/>
                <form method="post" action=RemoveTile::PATH>
                    <Hidden seen/>
                    <input type="hidden" name="place" value=place.to_string()/>
                    <button
                        class="btn btn--quiet btn--small"
                        aria-label=move || text::take_away_of(language.get(), &whole.get())
                    >
                        {t(text::take_away)}
                    </button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

/// A button that moves a tile one place.
#[component]
fn Step(
    seen: Seen,
    place: usize,
    step: ListStep,
    /// The name of the tile.
    whole: Signal<String>,
    is_end: bool,
    is_focused: bool,
) -> impl IntoView {
    let language = use_language();
    let word = match step {
        ListStep::Up => text::up,
        ListStep::Down => text::down,
    };
    let label = move || match step {
        ListStep::Up => text::up_of(language.get(), &whole.get()),
        ListStep::Down => text::down_of(language.get(), &whole.get()),
    };
    view! {
        <form method="post" action=MoveTile::PATH>
            <Hidden seen/>
            <input type="hidden" name="place" value=place.to_string()/>
            <input type="hidden" name="step" value=step.as_str()/>
            <button class="btn btn--quiet btn--small" aria-label=label disabled=is_end autofocus=is_focused>
                {t(word)}
            </button>
        </form>
    }
    .into_any()
}

/// A form for each kind of source, so that nobody has to know which choices go together.
#[component]
fn NewTiles(seen: Seen, plans: Vec<(PlanId, String)>, regions: Vec<NamedRecord>) -> impl IntoView {
    let about_plan = if plans.is_empty() {
        view! { <p class="muted">{t(text::no_plans)}</p> }.into_any()
    } else {
        let plans = plans
            .into_iter()
            .map(|(id, name)| view! { <option value=id.to_string()>{name}</option> })
            .collect_view()
            .into_any();
        view! { <NewTile seen source=TileSource::Plan label=text::plan options=plans/> }.into_any()
    };
    let regions = regions
        .into_iter()
        .map(|region| view! { <option value=region.record.id.to_string()>{region.name}</option> })
        .collect_view();
    let regions = view! {
        <option value="">{t(health_text::all_regions)}</option>
        {regions}
    }
    .into_any();
    view! {
        <section class="panel" aria-labelledby="new-plan-tile">
            <h2 class="panel__head" id="new-plan-tile">{t(text::add_plan)}</h2>
            {about_plan}
        </section>
        <section class="panel" aria-labelledby="new-network-tile">
            <h2 class="panel__head" id="new-network-tile">{t(text::add_network)}</h2>
            <NewTile seen source=TileSource::Network label=text::region options=regions/>
        </section>
        <section class="panel" aria-labelledby="new-needs-tile">
            <h2 class="panel__head" id="new-needs-tile">{t(text::add_needs)}</h2>
            <form class="form" method="post" action=AddTile::PATH>
                <Hidden seen/>
                <input type="hidden" name="kind" value=TileKind::Needs.as_str()/>
                <input type="hidden" name="about" value=""/>
                <p class="note">{t(text::needs_hint)}</p>
                <div class="actions">
                    <button class="btn">
                        <Icon name="plus" small=true/>
                        {t(text::add)}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// The form for a tile about a plan or a network.
#[component]
fn NewTile(
    seen: Seen,
    source: TileSource,
    /// What is chosen.
    label: fn(Language) -> &'static str,
    /// The choices.
    options: AnyView,
) -> impl IntoView {
    let language = use_language();
    let word = if source == TileSource::Plan { "plan" } else { "network" };
    let (kind_id, about_id) = (format!("tile-kind-{word}"), format!("tile-about-{word}"));
    let (kind_for, about_for) = (kind_id.clone(), about_id.clone());
    let kinds = TileKind::ALL.iter().copied().filter(|kind| kind.source() == source);
    let kinds = kinds.map(|kind| {
        view! { <option value=kind.as_str()>{move || text::kind(language.get(), kind)}</option> }
    });
    view! {
        <form class="form tile-form" method="post" action=AddTile::PATH>
            <Hidden seen/>
            <div class="form__row">
                <div class="field">
                    <label class="field__label" for=kind_for>{t(text::what)}</label>
                    <select class="input" id=kind_id name="kind">{kinds.collect_view()}</select>
                </div>
                <div class="field">
                    <label class="field__label" for=about_for>{t(label)}</label>
                    <select class="input" id=about_id name="about">{options}</select>
                </div>
            </div>
            <div class="actions">
                <button class="btn">
                    <Icon name="plus" small=true/>
                    {t(text::add)}
                </button>
            </div>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_moves_a_tile_goes_on_with_a_button_that_works() {
        assert_eq!(going_on(1, ListStep::Up, 3), ListStep::Up);
        assert_eq!(going_on(0, ListStep::Up, 3), ListStep::Down);
        assert_eq!(going_on(2, ListStep::Down, 3), ListStep::Up);
    }
}
