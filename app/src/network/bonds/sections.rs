//! The lists of the page. Each row leads to the record, and to the node on the map.

use leptos::prelude::*;

use super::{BridgeRow, CommunityRow, ConnectedRow, CutPointRow, GoBetween, Listed, Loss, Without, text};
use crate::{
    i18n::{Language, t, use_language},
    links,
    network::{filter_panel::without_brand, map_state::MapState, query::MapView, reading::NodeRow},
    ui::{Icon, KindMark, format},
};

/// What a figure means, in a sentence.
#[component]
pub(super) fn Definition(words: fn(Language) -> &'static str) -> impl IntoView {
    view! { <p class="note bonds__definition">{t(words)}</p> }
}

/// Those over whom most of the shortest ways lead.
#[component]
pub(super) fn GoBetweens(
    state: MapState,
    title: fn(Language) -> &'static str,
    rows: Vec<GoBetween>,
) -> impl IntoView {
    let language = use_language();
    let most = rows.first().map_or(1.0, |first| first.percent);
    let nobody = rows.is_empty().then(|| view! { <p class="muted">{t(text::nobody_between)}</p> });
    let row = move |go_between: GoBetween| {
        let (percent, error) = (go_between.percent, go_between.error);
        let share = move || text::share(language.get(), percent, error);
        let row = go_between.row.clone();
        let names = match &go_between.without {
            Without::Loss(loss) => Some(loss.clone()),
            Without::Detour { .. } | Without::Nothing => None,
        };
        let regions = go_between.regions.clone();
        let reason = move || text::reason(language.get(), &go_between);
        view! {
            <li class="bond">
                <Named state row/>
                <span class="bond__figure">{share}</span>
                // The figure stands beside it.
                <progress class="progress" aria-hidden="true" max=most value=percent></progress>
                <p class="note">{reason} {names.map(|loss| view! { " " <Lost loss/> })}</p>
                <InRegions regions/>
            </li>
        }
    };
    view! {
        <section>
            <h3 class="bonds__list-head">{t(title)} <span class="muted">{t(text::mediation)}</span></h3>
            {nobody}
            <ol class="bonds">{rows.into_iter().map(row).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// Those without whom others lose contact.
#[component]
pub(super) fn CutPoints(state: MapState, rows: Listed<CutPointRow>) -> impl IntoView {
    let language = use_language();
    let Listed { first, total } = rows;
    let number = first.len();
    let row = move |CutPointRow { row, loss }: CutPointRow| {
        let (kind, said) = (row.kind, loss.clone());
        view! {
            <li class="bond">
                <Named state row/>
                <p class="note">{move || text::loss(language.get(), Some(kind), &said)} " " <Lost loss/></p>
            </li>
        }
    };
    view! {
        <section class="panel" aria-labelledby="bonds-cut-points">
            <h2 id="bonds-cut-points">{t(text::cut_points)}</h2>
            <Definition words=text::cut_points_explained/>
            {(total == 0).then(|| view! { <p class="muted">{t(text::no_cut_points)}</p> })}
            <ol class="bonds bonds--even">{first.into_iter().map(row).collect_view()}</ol>
            <Remark words=text::the_gravest number total/>
        </section>
    }
    .into_any()
}

/// Contacts without which others lose contact.
#[component]
pub(super) fn Bridges(state: MapState, rows: Listed<BridgeRow>) -> impl IntoView {
    let language = use_language();
    let Listed { first, total } = rows;
    let number = first.len();
    let row = move |BridgeRow { near, far, loss }: BridgeRow| {
        let said = loss.clone();
        view! {
            <li class="bond bond--pair">
                <Named state row=near/>
                <Named state row=far/>
                <p class="note">{move || text::loss(language.get(), None, &said)} " " <Lost loss/></p>
            </li>
        }
    };
    view! {
        <section class="panel" aria-labelledby="bonds-bridges">
            <h2 id="bonds-bridges">{t(text::bridges)}</h2>
            <Definition words=text::bridges_explained/>
            {(total == 0).then(|| view! { <p class="muted">{t(text::no_bridges)}</p> })}
            <ol class="bonds bonds--even">{first.into_iter().map(row).collect_view()}</ol>
            <Remark words=text::the_gravest number total/>
        </section>
    }
    .into_any()
}

/// Those who have more to do with each other than with the rest.
#[component]
pub(super) fn Communities(state: MapState, rows: Listed<CommunityRow>) -> impl IntoView {
    let Listed { first, total } = rows;
    let number = first.len();
    view! {
        <section class="panel" aria-labelledby="bonds-communities">
            <h2 id="bonds-communities">{t(text::communities)}</h2>
            <Definition words=text::communities_explained/>
            <ol class="bonds bonds--even">
                {first.into_iter().map(|row| view! { <Community state row/> }).collect_view()}
            </ol>
            <Remark words=text::the_largest number total/>
        </section>
    }
    .into_any()
}

#[component]
fn Community(state: MapState, row: CommunityRow) -> impl IntoView {
    let language = use_language();
    let CommunityRow { middle, members, region, inside, outward } = row;
    let percent = move |percent: u32| format::value(language.get(), f64::from(percent), "%");
    let region = region.map(|(name, share)| {
        view! { <Regions names=vec![name]/> {move || format!(" ({}) · ", percent(share))} }
    });
    let is_closed = outward.is_empty();
    let outward = outward.into_iter().map(|(row, number)| {
        let number = move || text::outward_number(language.get(), &text::count(language.get(), number));
        view! { <li><Named state row/> <span class="note nowrap">{number}</span></li> }
    });
    let outward = outward.collect_view();
    view! {
        <li class="bond">
            <span class="bond__title"><span class="muted">{t(text::around)}</span> <Named state row=middle/></span>
            <p class="note">{move || text::numbers(language.get(), members)}</p>
            <p class="note">{region} {move || text::inside(language.get(), &percent(inside))}</p>
            <p class="note">{t(if is_closed { text::no_way_out } else { text::outward })}</p>
            <ul class="bonds bond__more">{outward}</ul>
        </li>
    }
    .into_any()
}

/// Who has the most contacts.
#[component]
pub(super) fn Connected(state: MapState, rows: Vec<ConnectedRow>) -> impl IntoView {
    let language = use_language();
    let row = move |ConnectedRow { row, closeness }: ConnectedRow| {
        let contacts = row.links;
        view! {
            <tr>
                <th scope="row"><Named state row/></th>
                <td class="num">{move || text::count(language.get(), contacts)}</td>
                <td class="num nowrap">{move || text::share(language.get(), closeness, 0.0)}</td>
            </tr>
        }
    };
    view! {
        <section class="panel" aria-labelledby="bonds-connected">
            <h2 id="bonds-connected">{t(text::connected)}</h2>
            <Definition words=text::connected_explained/>
            <table class="table table--plain" aria-labelledby="bonds-connected">
                <thead>
                    <tr>
                        <th scope="col">{t(text::name)}</th>
                        <th scope="col" class="num">{t(text::contacts)}</th>
                        <th scope="col" class="num">{t(text::closeness)}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// Who has no contact.
#[component]
pub(super) fn Isolated(state: MapState, rows: Listed<NodeRow>) -> impl IntoView {
    let Listed { first, total } = rows;
    let hidden = total - first.len();
    let nobody = (total == 0).then(|| view! { <p class="muted">{t(text::nobody_isolated)}</p> });
    view! {
        <section class="panel" aria-labelledby="bonds-isolated">
            <h2 id="bonds-isolated">{t(text::isolated)}</h2>
            <Definition words=text::isolated_explained/>
            {nobody}
            <ul class="bonds">{first.into_iter().map(|row| view! { <li class="bond"><Named state row/></li> }).collect_view()}</ul>
            <p class="note"><More number=hidden/></p>
        </section>
    }
    .into_any()
}

/// How many of all are listed, if not all are.
#[component]
fn Remark(words: fn(Language, &str, &str) -> String, number: usize, total: usize) -> impl IntoView {
    let language = use_language();
    (number < total).then(|| {
        let words = move || {
            let language = language.get();
            words(language, &text::count(language, number), &text::count(language, total))
        };
        view! { <p class="note">{words}</p> }
    })
}

/// The names of what loses contact: regions if there are any, else the first of the nodes.
#[component]
fn Lost(loss: Loss) -> impl IntoView {
    let Loss { regions, numbers, first } = loss;
    if !regions.is_empty() {
        return view! { <Regions names=regions/> }.into_any();
    }
    let more = numbers.total() - first.len();
    let names: Vec<String> = first.into_iter().map(|row| row.name).collect();
    view! { <span lang="de">{names.join(", ")}</span> <More number=more/> }.into_any()
}

/// Names of regions without the words that many begin with.
#[component]
fn Regions(names: Vec<String>) -> impl IntoView {
    let names: Vec<&str> = names.iter().map(|name| without_brand(name)).collect();
    view! { <span lang="de">{names.join(", ")}</span> }
}

/// Where somebody has contacts, if it is not only one region.
#[component]
fn InRegions(regions: Listed<String>) -> impl IntoView {
    let language = use_language();
    let Listed { first, total } = regions;
    let more = total - first.len();
    (total > 1).then(|| {
        let number = move || text::in_regions(language.get(), &text::count(language.get(), total));
        view! {
            <p class="note">{number} " " <Regions names=first/> <More number=more/></p>
        }
    })
}

/// "und 3 weitere", if there are more.
#[component]
fn More(number: usize) -> impl IntoView {
    let language = use_language();
    (number > 0).then(|| {
        let words = move || text::and_more(language.get(), &text::count(language.get(), number));
        view! { " " {words} }
    })
}

/// A name, which leads to the record, and the way to the node on the map.
#[component]
fn Named(state: MapState, row: NodeRow) -> impl IntoView {
    let language = use_language();
    let (id, kind, record) = (row.id, row.kind, links::record(row.record()));
    let name = row.name.clone();
    let on_map = move || links::map(&state.query.read().with_view(MapView::Net).with_node(Some(id)));
    view! {
        <span class="bond__name">
            <KindMark kind/>
            <a href=record lang="de">{row.name}</a>
            <a
                class="bond__on-map"
                href=on_map
                aria-label=move || text::show_in_net(language.get(), &name)
                title=t(text::on_map)
            >
                <Icon name="network" small=true/>
            </a>
        </span>
    }
    .into_any()
}
