//! The selected node: what it is, with whom it is linked and why, and where to read on.

use leptos::prelude::*;

use super::{
    appearance_text as words,
    by_hand::Unpin,
    fold_link::FoldLink,
    involved::InvolvedIn,
    map_state::{Command, MapState, focus_soon, is_plain},
    reading::{NeighbourGroup, NodeReading, NodeRow, WayStep, Ways},
    restriction::DEPTH_MAX,
    restriction_text, text,
    time::{ChangeRow, SelectedChange},
};
use crate::{
    directory::word,
    i18n::{t, use_language},
    links,
    ui::{Icon, KindMark, format},
};

/// Neighbours of one group that are shown at once; a few more than this are shown too.
const SHOWN: usize = 8;

/// The panel beside the picture.
#[component]
pub(super) fn SelectionPanel(
    state: MapState,
    node: NodeReading,
    /// The ways to this node, if they are asked for.
    ways: Option<Ways>,
    /// How it differs from the day that is compared with.
    change: Option<ChangeRow>,
) -> impl IntoView {
    let language = use_language();
    let NodeReading { row, fields, groups, is_hidden } = node;
    let (id, kind, level) = (row.id, row.kind, row.level);
    let number = move || {
        let number = format::count(language.get(), i64::try_from(row.links).unwrap_or(i64::MAX));
        text::connections(language.get(), row.links, &number)
    };
    let described = move || {
        let language = language.get();
        let level = level.map(|level| format!(" · {}", word::level(language, level)));
        format!("{}{}", text::kind(language, kind), level.unwrap_or_default())
    };
    let without = move || links::map(&state.query.read().with_node(None));
    let close = move |event: leptos::ev::MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            state.select(None);
            focus_soon("map-canvas");
        }
    };
    let hide = move |event: leptos::ev::MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            state.filter(|query| query.with_hidden(id));
            focus_soon("map-canvas");
        }
    };
    let chips = (!fields.is_empty()).then(|| {
        view! {
            <ul class="chips panel__section" aria-label=t(text::fields)>
                {fields.into_iter().map(|field| view! { <li class="chip">{field}</li> }).collect_view()}
            </ul>
        }
    });
    let hidden = is_hidden.then(|| view! {
        <div class="alert panel__section">
            <Icon name="filter"/>
            <div>
                <p>{t(text::hidden)}</p>
                <a href=move || links::map(&state.query.read().without_filter()) data-noscroll="">{t(text::reset_filter)}</a>
            </div>
        </div>
    });
    let alone =
        groups.is_empty().then(|| view! { <p class="muted panel__section">{t(text::no_neighbours)}</p> });
    let begin_way = ways.is_none().then(|| {
        view! {
            <a class="btn" href=move || links::map(&state.query.read().with_from(Some(id))) data-noscroll="">
                {t(text::way_from_here)}
            </a>
        }
    });
    let ways = ways.map(|ways| view! { <WaysTo state ways to=id/> });
    let record = row.record();
    let page =
        links::record(record).map(|path| view! { <a class="btn btn--primary" href=path>{t(text::open)}</a> });
    view! {
        <section class="panel map-panel map-panel--selection" aria-labelledby="map-selection">
            <div class="panel__head">
                <p class="map-panel__kind">
                    <KindMark kind/>
                    {described}
                </p>
                <a
                    class="btn btn--quiet btn--small btn--icon"
                    href=without
                    aria-label=t(text::close_selection)
                    on:click=close
                >
                    <Icon name="close"/>
                </a>
            </div>
            <h2 id="map-selection" tabindex="-1">{row.name}</h2>
            <p class="muted map-panel__place">{row.region.map(|region| format!("{region} · "))} {number}</p>
            {chips}
            {hidden}
            {change.map(|change| view! { <SelectedChange change/> })}
            <div class="actions panel__section" data-commands="">
                {page}
                <button
                    class="btn needs-script"
                    type="button"
                    aria-label=t(text::centre)
                    on:click=move |_| state.tell(Command::FlyTo(id))
                >
                    {t(text::centre_short)}
                </button>
                {begin_way}
                <Unpin state id/>
                <a
                    class="btn"
                    href=move || links::map(&state.query.read().with_hidden(id))
                    data-noscroll=""
                    on:click=hide
                >
                    {t(restriction_text::hide)}
                </a>
                <FoldLink state id kind look="btn" focus="map-selection"/>
            </div>
            <Surroundings state id/>
            {ways}
            {groups.into_iter().map(|group| view! { <Group state group/> }).collect_view()}
            {alone}
            <InvolvedIn record/>
        </section>
    }
}

/// Shows only what is a few steps away, or all again.
#[component]
fn Surroundings(state: MapState, id: uuid::Uuid) -> impl IntoView {
    let language = use_language();
    let depth =
        Memo::new(move |_| state.query.read().around.filter(|(node, _)| *node == id).map(|(_, depth)| depth));
    let step = move |wanted: Option<u32>| {
        // Read together: "Ganz 1 2 3 Schritte"; each says by itself what it is.
        let words = move || match wanted {
            None => view! { {restriction_text::end_around(language.get())} }.into_any(),
            Some(DEPTH_MAX) => view! { {restriction_text::steps(language.get(), DEPTH_MAX)} }.into_any(),
            Some(depth) => {
                let words = restriction_text::steps(language.get(), depth);
                let (number, word) = words.split_once(' ').unwrap_or((&words, ""));
                let (number, word) = (number.to_owned(), format!(" {word}"));
                view! { {number}<span class="visually-hidden">{word}</span> }.into_any()
            }
        };
        view! {
            <a
                href=move || links::map(&state.query.read().with_around(wanted.map(|depth| (id, depth))))
                aria-current=move || (depth.get() == wanted).then_some("true")
                data-noscroll=""
            >
                {words}
            </a>
        }
    };
    view! {
        <div class="panel__section">
            <h3 class="panel__label" id="map-around">{t(restriction_text::around_here)}</h3>
            <div class="segmented" role="group" aria-labelledby="map-around">
                {step(None)}
                {(1..=DEPTH_MAX).map(|depth| step(Some(depth))).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

/// How one gets here from another node.
#[component]
fn WaysTo(state: MapState, ways: Ways, to: uuid::Uuid) -> impl IntoView {
    let language = use_language();
    let Ways { from, avoided, ways } = ways;
    let is_begun = from.id == to;
    let begin = from.clone();
    let mut lists = ways.into_iter().map(move |steps| view! { <Way state from=begin.clone() steps to/> });
    let best = lists.next();
    let others: Vec<_> = lists.collect();
    let number = others.len();
    let no_way = if avoided.is_empty() { text::no_way } else { words::no_way_without };
    let none = (!is_begun && best.is_none()).then(|| view! { <p class="muted">{t(no_way)}</p> });
    let avoided = (!avoided.is_empty()).then(|| view! { <Avoided state avoided/> });
    let others = (number > 0).then(|| view! {
        <details class="disclosure">
            <summary>
                <Icon name="chevron-down" small=true/>
                {move || {
                    let language = language.get();
                    text::other_ways(language, &format::count(language, i64::try_from(number).unwrap_or(i64::MAX)))
                }}
            </summary>
            {others}
        </details>
    });
    let title = if is_begun { text::way_begins } else { text::way_here };
    view! {
        <section class="panel__section ways" aria-labelledby="map-way">
            <h3 class="panel__label" id="map-way" tabindex="-1">{t(title)}</h3>
            {avoided}
            {is_begun.then(|| view! { <p>{t(text::choose_target)}</p> })}
            {none}
            {best}
            {others}
            <a class="btn btn--small" href=move || links::map(&state.query.read().with_from(None)) data-noscroll="">
                {t(text::end_way)}
            </a>
        </section>
    }
    .into_any()
}

/// Over whom the way shall not lead; each can be allowed again.
#[component]
fn Avoided(state: MapState, avoided: Vec<NodeRow>) -> impl IntoView {
    let language = use_language();
    let chip = move |row: NodeRow| {
        let (id, name) = (row.id, row.name.clone());
        view! {
            <li>
                <a
                    class="chip chip--on"
                    href=move || links::map(&state.query.read().with_avoided(id, false))
                    aria-label=move || words::allow_again(language.get(), &row.name)
                    data-noscroll=""
                    on:click=move |event| avoid(state, &event, id, false)
                >
                    {move || words::without(language.get(), &name)}
                    <Icon name="close" small=true/>
                </a>
            </li>
        }
    };
    view! {
        <ul class="chips ways__avoided" aria-label=t(words::avoided)>
            {avoided.into_iter().map(chip).collect_view()}
        </ul>
    }
}

/// Asks for a way without a node, or with it again, in place of following the link.
fn avoid(state: MapState, event: &leptos::ev::MouseEvent, id: uuid::Uuid, is_avoided: bool) {
    if is_plain(event) {
        event.prevent_default();
        state.filter(|query| query.with_avoided(id, is_avoided));
        // What was pressed is gone, and the focus would be with it.
        focus_soon("map-way");
    }
}

/// The steps of a way, each with its reason; those between the ends can be avoided.
#[component]
fn Way(state: MapState, from: NodeRow, steps: Vec<WayStep>, to: uuid::Uuid) -> impl IntoView {
    let language = use_language();
    let steps = steps.into_iter().map(|WayStep { kind, is_outgoing, row }| {
        let (id, name) = (row.id, row.name.clone());
        let avoid = (id != to).then(|| {
            view! {
                <a
                    class="btn btn--quiet btn--small way__avoid"
                    href=move || links::map(&state.query.read().with_avoided(id, true))
                    aria-label=move || words::avoid_node(language.get(), &name)
                    data-noscroll=""
                    on:click=move |event| avoid(state, &event, id, true)
                >
                    {t(words::avoid)}
                </a>
            }
        });
        view! {
            <li>
                <span class="note">{move || text::step(language.get(), kind, is_outgoing)}</span>
                <Named state row/>
                {avoid}
            </li>
        }
    });
    view! {
        <ol class="way">
            <li><Named state row=from/></li>
            {steps.collect_view()}
        </ol>
    }
    .into_any()
}

#[component]
fn Group(state: MapState, group: NeighbourGroup) -> impl IntoView {
    let language = use_language();
    let NeighbourGroup { kind: link, is_outgoing, mut neighbours } = group;
    let count = neighbours.len();
    let number = move || format::count(language.get(), i64::try_from(count).unwrap_or(i64::MAX));
    // A fold that hides two is a nuisance.
    let rest = if count > SHOWN + 2 { neighbours.split_off(SHOWN) } else { Vec::new() };
    let list = move |rows: Vec<NodeRow>| {
        view! { <ul class="links">{rows.into_iter().map(|row| view! { <Neighbour state row/> }).collect_view()}</ul> }
    };
    view! {
        <h3 class="panel__label">
            {move || text::neighbours(language.get(), link, is_outgoing)}
            <span class="map-panel__number">{number}</span>
        </h3>
        {list(neighbours)}
        {(!rest.is_empty()).then(|| view! {
            <details class="disclosure">
                <summary>
                    <Icon name="chevron-down" small=true/>
                    {move || text::all_of_group(language.get(), &number())}
                </summary>
                {list(rest)}
            </details>
        })}
    }
}

#[component]
fn Neighbour(state: MapState, row: NodeRow) -> impl IntoView {
    view! { <li><Named state row/></li> }
}

/// The name of a node, which leads to it.
#[component]
fn Named(state: MapState, row: NodeRow) -> impl IntoView {
    let language = use_language();
    let (id, kind) = (row.id, row.kind);
    view! {
            <KindMark kind/>
            <a
                href=move || links::map(&state.query.read().with_node(Some(id)))
                on:click=move |event| {
                    if is_plain(&event) {
                        event.prevent_default();
                        state.visit(id);
                        focus_soon("map-selection");
                    }
                }
            >
                <span class="visually-hidden">{move || format!("{}: ", text::kind(language.get(), kind))}</span>
                {row.name}
            </a>
    }
}
